"""Verbs of saying as claims and articles use them, beside those of index/lexicon/verb_families.py."""

import re

from index.lexicon.verb_families import ENGLISH_FORMS, GERMAN_FORMS, verb_family

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
