"""Verbs of saying as questions use them, in families that a question and a statement's cue share.

General knowledge of both languages; two words of one verb are joined by “_”.
"""

import re
from collections.abc import Iterable

_ENGLISH = {
    "say": """
        say says said tell tells told state states stated think thinks thought claim claims claimed comment
        comments commented remark remarked write wrote declare declared explain explained mention mentioned
        argue argued believe believes believed report reported add added emphasise emphasised emphasize
        emphasized stress stressed note noted announce announced confirm confirmed predict predicted suggest
        suggested describe described call called respond responded reply replied react reacted answer answered
        express expressed speak spoke talk talked feel felt mean meant saying
        telling claiming arguing viewed assess assessed stating explaining suggesting announcing
    """,
    "demand": """
        demand demands demanded call_for request requested require required urge urged ask_for propose
        proposed want wanted wants insist insisted demanding
        calling_for urging requesting requiring proposing insisting
    """,
    "criticise": """
        criticise criticises criticised criticize criticizes criticized condemn condemned blame blamed accuse
        accused attack attacked complain complained denounce denounced reproach object objected reject
        rejected oppose opposed criticising criticizing condemning
    """,
    "praise": """
        praise praised welcome welcomed support supported defend defended commend commended back backed
    """,
    "deny": """
        deny denied dispute disputed refute refuted
    """,
    "warn": """
        warn warned warning fear feared threaten threatened
    """,
    "promise": """
        promise promised pledge pledged assure assured hope hoped expect expected
    """,
}
_GERMAN = {
    "say": """
        sagen sagt sagte sagten gesagt erklären erklärt erklärte erklärten meinen meint meinte meinten gemeint
        berichten berichtet berichtete berichteten mitteilen mitgeteilt teilte teilten äußern äußert äußerte
        äußerten geäußert denken denkt dachte gedacht behaupten behauptet behauptete behaupteten schreiben
        schreibt schrieb schrieben geschrieben betonen betont betonte betonten erwähnen erwähnt erwähnte reden
        redet redete geredet sprechen spricht sprach sprachen gesprochen erzählen erzählt erzählte bestätigen
        bestätigt bestätigte ankündigen kündigt kündigte angekündigt antworten antwortet antwortete
        geantwortet reagieren reagiert reagierte hinzufügen fügte vermuten vermutet vermutete glauben glaubt
        glaubte halten hält hielt gehalten begründen begründet begründete erläutern erläutert erläuterte
        bezeichnen bezeichnet bezeichnete vorschlagen schlägt schlug vorgeschlagen bewerten bewertet bewertete
        beurteilen beurteilt beurteilte kommentieren kommentiert kommentierte
    """,
    "demand": """
        fordern fordert forderte forderten gefordert verlangen verlangt verlangte verlangten wünscht wünschte
        anmahnen mahnt mahnte appellieren appellierte bitten bat will wollte
    """,
    "criticise": """
        kritisieren kritisiert kritisierte kritisierten bemängeln bemängelt bemängelte verurteilen verurteilt
        verurteilte verurteilten beklagen beklagt beklagte vorwerfen wirft warf warfen vorgeworfen ablehnen
        lehnt lehnte abgelehnt zurückweisen weist wies zurückgewiesen beschweren beschwert beschwerte
        beschuldigen beschuldigt beschuldigte
    """,
    "praise": """
        loben lobt lobte lobten gelobt begrüßen begrüßt begrüßte unterstützt unterstützte würdigt würdigte
        verteidigen verteidigt verteidigte befürwortet befürwortete
    """,
    "deny": """
        bestreiten bestreitet bestritt bestritten dementieren dementiert dementierte leugnen leugnet leugnete
    """,
    "warn": """
        warnen warnt warnte warnten gewarnt befürchten befürchtet befürchtete droht drohte drohten gedroht
    """,
    "promise": """
        versprechen verspricht versprach versprochen zusagen  versichern versichert versicherte hofft
        hoffte erwartet erwartete
    """,
}

# Verbs that ask for speech or for something else (“What did Tesla call his invention?”): where nobody's statement
# answers, a fact may.
LOOSE = frozenset(
    """
    call called describe described feel felt mean meant want wanted wants expect expected back backed support supported
    oppose opposed propose proposed attack attacked suggest suggested write wrote add added note noted require required
    threaten threatened react reacted respond responded defend defended promise promised hope hoped believe believes
    believed think thinks thought insist insisted announce announced argue argued request requested mention mentioned
    halten hält hielt gehalten bezeichnen bezeichnet bezeichnete schreiben schreibt schrieb schrieben geschrieben denken
    denkt dachte gedacht vorschlagen schlägt schlug vorgeschlagen will wollte wünscht wünschte lehnt lehnte unterstützt
    unterstützte verteidigt verteidigte droht drohte drohten reagiert reagierte erwartet erwartete spricht sprach
    sprachen fügte teilt teilte teilten glauben glaubt glaubte ankündigen kündigt kündigte angekündigt weist wies
    wirft warf declare declared viewed assess assessed warning bewerten bewertet bewertete
    beurteilen beurteilt beurteilte
    """.split()
)

_FAMILY = {
    form.replace("_", " "): family
    for verbs in (_ENGLISH, _GERMAN)
    for family, forms in verbs.items()
    for form in forms.split()
}


def verb_family(verb: str) -> str | None:
    """The family of a verb form: “kritisierte”, “criticise” → "criticise"; None if it is no verb of saying."""
    return _FAMILY.get(verb.lower())


def is_german(word: str) -> bool:
    """Whether a lower-cased word is a German form of a verb of saying and no English word."""
    return word in _GERMAN_WORDS


def _alternatives(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


_ENGLISH_WORDS = {form.replace("_", " ") for forms in _ENGLISH.values() for form in forms.split()}
_GERMAN_WORDS = {form for forms in _GERMAN.values() for form in forms.split()} - {"will", "bat"}

ENGLISH_FORMS = _alternatives(_ENGLISH_WORDS)
GERMAN_FORMS = _alternatives(_GERMAN_WORDS | {"will", "bat"})
"""All forms as alternatives of a regular expression, the longest first."""
ENGLISH_AFTER_AUXILIARY = (
    rf"(?:{_alternatives(form for form in _ENGLISH_WORDS if not re.search('[^s]s$', form))})"
    r"(?!\s+(?:say|said|tell|told|state|stated|claim|claimed)\b)"
)
"""Those that can stand behind “did” or “has”: not “states” (“What did the United States say?”), nor a noun in front of
the verb (“What did the UN report say?”)."""
ENGLISH_GOING_ON = _alternatives(form for form in _ENGLISH_WORDS if re.search("ing(?: |$)", form))
"""Those behind “was”: “What was Merkel demanding?”; “What was the ship called?” asks for nobody's words."""
GERMAN_STRICT = _alternatives(_GERMAN_WORDS - LOOSE)
"""Those that ask for nothing but speech."""


MORE = {
    form.replace("_", " "): family
    for family, forms in {
        "say": """
            doubts doubted sees recalled asserted admitted admits conceded concedes acknowledged acknowledges cautioned
            cautions maintained maintains contended alleged alleges revealed reveals indicated indicates signalled
            disclosed thinks pointed_out points_out made_clear makes_clear spoke_out insists announces notes tweeted
            argues believes estimated estimates asked asks regretted regrets lamented joked posted concluded concludes
            speculated reiterated repeated remarked summarised predicts declares
            bezweifelt bezweifelte sah sieht ergänzte ergänzt unterstrich unterstreicht verwies verweist verkündete
            verkündet bekräftigte bekräftigt gestand gesteht beteuerte beteuert schilderte schildert prognostizierte
            prognostiziert urteilte urteilt offenbarte konstatierte konstatiert twitterte schätzte schätzt verriet
            beschrieb beschreibt rechnet rechnete bedauerte bedauert mutmaßte mutmaßt scherzte folgerte
            wiederholte resümierte spottete bilanzierte entgegnete entgegnet erwiderte erwidert
        """,
        "demand": """
            called_on calls_on called_for calls_for ruft rief aufgerufen auffordert aufgefordert plädierte plädiert
            pochte pocht drängte drängt ermahnte ermahnt beschwor
        """,
        "criticise": """
            rejects opposes accuses blames condemns monierte moniert rügte rügt wetterte
        """,
        "praise": "welcomes defends praises backs endorsed endorses",
        "deny": "denies ruled_out rules_out verneinte verneint schloss schließt",
        "warn": "warns fears prophezeite",
        "promise": "expects hopes promises pledges vowed vows",
    }.items()
    for form in forms.split()
}
"""Verbs of claims and sentences that questions do not ask with."""

SEPARABLE = {
    **dict.fromkeys(("gab", "gibt", "gaben"), frozenset(("bekannt", "zu", "an"))),
    **dict.fromkeys(("stellte", "stellt", "stellten"), frozenset(("fest", "klar"))),
    **dict.fromkeys(("machte", "macht", "machten"), frozenset(("deutlich", "klar"))),
    **dict.fromkeys(("hob", "hebt"), frozenset(("hervor",))),
    **dict.fromkeys(("räumte", "räumt"), frozenset(("ein",))),
    **dict.fromkeys(("ging", "geht", "gehen", "gingen", "gehe"), frozenset(("aus",))),
    **dict.fromkeys(("stimmte", "stimmt"), frozenset(("zu",))),
}

PARTICLES = frozenset("deutlich klar bekannt".split())
"""German verbs of saying in two parts, which say something else without the second."""

NOUNS = frozenset(
    "states comments remarks mention stress demand demands request requests claim claims report reports call calls "
    "warning fear fears threat promise hope hopes attack support backs note notes reproach answer response talk view "
    "statement reden sprechen meinen halten schreiben glauben denken bitten antworten warnen".split()
)
"""Forms that are nouns as often as verbs; they count where a name stands right before them."""

SAYING = re.compile(
    rf"\b(?:{ENGLISH_FORMS}|{GERMAN_FORMS}|{'|'.join(map(re.escape, MORE))}|(?:{'|'.join(SEPARABLE)})\b.*\b"
    r"(?:bekannt|fest|klar|deutlich|hervor|ein|aus|zu|an))\b",
    re.IGNORECASE,
)
"""Any verb of saying of either language."""


def family_of(word: str) -> str | None:
    """The family of a verb of saying; None if the word is none."""
    return MORE.get(word.lower()) or verb_family(word)
