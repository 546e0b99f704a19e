"""Common given names in German, English and French news, by gender (general knowledge); lower case."""

MALE = frozenset(
    "achim adam adolf ahmed alain alan albert albrecht alejandro aleksander alessandro alex alexander alexej alfons "
    "alfred ali allan alois amir anatoli andre andreas andrej andrew andré angus anthony anton antonio armin arne "
    "arno arnold arthur artur axel baldur barack bashar bastian benedikt benjamin benno bernd bernhard bertram "
    "bill björn bodo boris brian bruce bruno burkhard carl carlos carsten charles chris christian christoph "
    "christopher claus clemens colin cornelius craig daniel david denis dennis derek detlef detlev diego dieter "
    "dietmar dietrich dimitri dirk dominik donald douglas eberhard eckart eckhard edgar edmund eduard edward edwin "
    "egon elmar emil emmanuel enrico eric erich erik ernesto ernst erwin eugen ewald fabian felix ferdinand fernando "
    "fidel florian francis francisco franco francois frank franz françois fred frederik friedrich fritz gabriel gary "
    "gebhard georg george georges gerald gerard gerd gerhard gerhardt gilbert giorgio giovanni giuseppe gordon graham "
    "greg gregor guenther guido gustav günter günther hamid hannes hans harald harry hartmut hasan hassan heiko "
    "heiner heinrich heinz helmut hendrik henning henri henrik henry herbert herman hermann hilmar holger horst "
    "howard hubert hugo hussein ian ibrahim ignacio igor ingo ivan iwan jack jacques jaime jakob jakub james jan "
    "jaroslaw jason jean jeff jeffrey jens jerome jerry jesus jim jiri joachim joakim joaquin jochen joe joel joerg "
    "johannes john jon jonas jonathan jorge jose josef joseph jost josé juan juergen jules julian julius jurij justin "
    "jörg jürgen kai karel karim karl karsten keith ken kenneth kevin khaled kilian klaas klaus klemens kofi konrad "
    "konstantin kristian kurt lars lech leo leon leonhard leonid lorenz lothar louis luca lucas ludger ludwig luigi "
    "luis lukas lutz magnus maik malte manfred manuel marc marcel marco marcus marek marian mario marius mark markus "
    "martin martino mathias matteo matthew matthias maurice max maximilian mehmet meinhard michael michail michel "
    "miguel mike mikhail milan milos mirko mitch mohammed moritz mustafa nicholas nick nicola nicolas niels nikolai "
    "nikolas nikolaus nils noah norbert norman olaf olav ole olexandr oliver olli omar oskar otmar ottmar otto "
    "ottokar pablo paolo pascal patrick patrik paul pavel pawel pedro peer per peter philipp pierre pim piotr rainer "
    "ralf ralph ramon randolf raul raymond recep reiner reinhard reinhold reto ricardo richard rick rob robert "
    "roberto robin rodrigo roger roland rolf roman romano ron ronald rory roy rudi rudolf rupert russell ryan rüdiger "
    "samuel sascha scott sebastian sepp sergei sergej sergio siegfried siegmar sigmar sigurd silvio simeon simon "
    "stanislaw stefan stefano steffen stephan steve steven stewart sven sönke tarek ted terry theo theodor thilo "
    "thomas thorsten till tim timo timothy titus tobias todd tom tomas tomasz tony torben torsten tristan udo ueli "
    "ulf ulrich urs utz uwe valentin viktor vitali vladimir volker wadim walter walther wendelin wenzel werner "
    "wilfried wilhelm willi william willy wim winfried wjatscheslaw wladimir wolfgang wolfram wolodymyr woody "
    "xaver yannick yusuf zoltan".split()
)
FEMALE = frozenset(
    "ada agnes aisha aleida alena alexa alexandra alice alina amelie amy andrea angela angelika angelina anita anja "
    "anke anna annalena anne annegret anneliese annemarie annette anni antje antonia ariane astrid ayse barbara bea "
    "beate beatrice beatrix bella benita bertha bettina bianca birgit birte bodil brigitte brit britta bärbel camilla "
    "carina carla carmen carola carolin caroline catherine cathrin celia chantal charlotte chiara christa christiane "
    "christin christina christine cindy claire clara clarissa claudia condoleezza constanze cora cornelia cäcilia "
    "dagmar dagny dana daniela debora deborah delia denise diana dilma dominique doris dorothea dorothee dörte ebba "
    "edda edith elena eleonore elfriede elisa elisabeth elisabetta elise elizabeth elke ellen elvira emilia emma "
    "erika erna esther eva evelyn fatima fiona franka franziska frauke frieda friederike gabi gabriele gerda gerlinde "
    "gertrud gesine gisela giulia grit gudrun gunda gundula hanna hannah hannelore harriet hedwig "
    "heidemarie heidi heike helen helena helene helga hella henriette henrike herta hilary hildegard hillary ida "
    "ilona ilse imke ina ines inga inge ingeborg ingrid irene irina iris irma isabel isabell isabella isabelle "
    "jacqueline jana jane janet janina janine jasmin jeanette jennifer jenny jessica jill joana johanna josefine "
    "judith jule julia juliane julie jutta karen karin karina karla karolin karoline katarina katharina kathrin katja "
    "katrin kerstin kirsten klara kristin kristina käthe lara larissa laura lea lena lene leni leonie lieselotte "
    "lilian lilli linda lisa liz lore lotte louisa louise lucia lucy luise lydia lynn madeleine magda magdalena maike "
    "maja manja manuela mareike margaret margarete margarita margit margot margrit maria mariam marianne marie "
    "mariella marina marion marisa marit marlene marlies martha martina mary mechthild meike melanie melissa "
    "michaela michelle mira miriam mona monika nadine nadja nancy natalia natalie natascha nathalie nelly nicole nina "
    "nora olga olivia pamela patricia paula pauline petra pia rachel ramona rebecca regina regine renate ricarda rita "
    "romy rosa rosemarie roswitha ruth sabine sabrina sahra samantha sandra sara sarah saskia sevim sheila sibylle "
    "sieglinde sigrid silke silvana silvia simone sina sofia sonja sophia sophie stefanie steffi stella stephanie "
    "susan susanna susanne suse svenja sylvia tamara tanja tatjana teresa thea theresa therese theresia tina trude "
    "ulla ulrike ursel ursula uta ute vanessa vera verena verona veronika victoria viktoria viola viviane waltraud "
    "wanda wiebke xenia yasmin yolanda yvonne zoe".split()
)


_GIVEN = MALE | FEMALE


def is_given_name(word: str) -> bool:
    """Whether a lower-case word is a given name, or two of them joined by a hyphen (“hans-georg”)."""
    if "-" not in word:
        return word in _GIVEN
    return all(part in _GIVEN for part in word.split("-"))


def is_male(word: str) -> bool:
    """Whether a lower-case word is a man's given name; of “jan-eva” the first part decides."""
    return word.split("-")[0] in MALE


def is_female(word: str) -> bool:
    """Whether a lower-case word is a woman's given name."""
    return word.split("-")[0] in FEMALE
