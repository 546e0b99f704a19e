"""Common given names in German, English and French news, by gender (general knowledge); lower case."""

MALE = frozenset(
    "adam adolf albert alexander alfred andreas anton armin arnold axel barack benjamin bernd bernhard björn "
    "boris bruno carl christian christoph daniel david dieter dirk dominik donald eberhard edmund emmanuel "
    "erich ernst eugen fabian felix ferdinand florian frank franz friedrich fritz georg george gerd gerhard "
    "gordon gregor guido günter günther hans harald hartmut heiko heiner heinrich heinz helmut henry herbert "
    "hermann holger horst hubert hugo ingo jacques jakob jan jean jens jim joachim jochen joe johannes john "
    "jonas jörg josef joseph juan julian jürgen kai karl klaus kofi konrad kurt lars lothar ludwig luis lukas "
    "manfred marc marcus mario mark markus martin matthias max michael mike mohammed moritz nicolas niels "
    "nikolaus nils norbert olaf oliver oskar otto pascal patrick paul pedro peer peter philipp rainer ralf "
    "recep reinhard reinhold richard robert roland rolf roman ronald rudolf rüdiger sebastian sergei siegfried "
    "siegmar sigmar silvio simon stefan steffen stephan steven theo theodor thomas thorsten tim tobias tom tony "
    "torsten ulrich uwe viktor volker walter werner wilhelm willi william willy winfried wladimir wolfgang "
    "wolodymyr xaver".split()
)
FEMALE = frozenset(
    "agnes alexandra alice andrea angela angelika anja anke anna anne annegret annalena annette antje astrid "
    "barbara beate bettina birgit brigitte carla carmen carola caroline charlotte christa christiane christina "
    "christine claudia condoleezza cornelia dagmar daniela diana doris dorothee edith elisabeth elke ellen emma "
    "erika eva franziska frauke gabriele gerda gesine gisela gudrun hannelore hanna heide heidi heike helene "
    "helga hildegard hillary ilse ines inge ingrid irene iris jana jennifer jessica johanna judith julia karin "
    "katarina katharina kathrin katja katrin kerstin kirsten kristina laura lena lisa lydia manuela margarete "
    "margot maria marianne marie marion marlene martina mary melanie michaela michelle monika nadine nancy "
    "nicole nina olga petra regina renate rita rosa ruth sabine sahra sandra sarah sibylle sigrid silke silvia "
    "simone sonja sophie stefanie stephanie susan susanne svenja sylvia tanja theresa ulla ulrike ursula ute "
    "vera veronika victoria waltraud yvonne".split()
)


def is_given_name(word: str) -> bool:
    """Whether a lower-case word is a given name, or two of them joined by a hyphen (“hans-georg”)."""
    return all(part in MALE or part in FEMALE for part in word.split("-"))


def is_male(word: str) -> bool:
    """Whether a lower-case word is a man's given name; of “jan-eva” the first part decides."""
    return word.split("-")[0] in MALE


def is_female(word: str) -> bool:
    """Whether a lower-case word is a woman's given name."""
    return word.split("-")[0] in FEMALE
