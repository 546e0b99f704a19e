"""What is nobody's name: nouns that cannot speak, and words that somebody else says about the one they are ascribed to.

A wrong name in front of a quotation is worse than none: where the phrase that stands for the speaker means a thing, an
event or a quality (“weitere Tote”, “37 Prozent”, “schwere Kritik”), the statement has no speaker.
"""

import re
from collections.abc import Sequence

from index.grammar.parsed import ParsedArticle
from index.grammar.persons import is_role
from index.grammar.tokens import Word
from index.lexicon.given_names import FEMALE, MALE
from index.lexicon.reporting_german import NOUN_CUES, SOURCE_ENDINGS
from index.lexicon.roles import SPEAKING
from index.statements.candidate import Candidate
from index.text.spans import Span

_ABSTRACT = re.compile(
    r"(?:ung|ungen|heit|heiten|keit|keiten|ität|itäten|ismus|nis|nisse|nissen|tion|tionen|sion|sionen|prozent|"
    r"tote|toten|verletzte|verletzten|verbot|maßnahmen|vorkehrungen|probleme|folgen|kosten|preise)$"
)
"""Endings of nouns for qualities, events, times and amounts (Duden grammar on derivation)."""

_COLLECTIVE = re.compile(
    r"(?:ergebnis|ergebnisse|ergebnissen|rettung|sicherung|regierung|verwaltung|zeitung|leitung|führung|stiftung|abteilung|vertretung|versammlung|vereinigung|bewegung|"
    r"sendung|bevölkerung|besatzung|direktion|redaktion|fraktion|organisation|koalition|union|kommission|delegation|"
    r"opposition|nation|nationen|institution|institutionen|division|mission|föderation|inspektion|administration|"
    r"generation|aktion|station|mehrheit|minderheit|öffentlichkeit|einheit|universität|universitäten|bündnis|innung|"
    r"forschung|abordnung|begleitung|betreuung|versicherung|beratung|siedlung|konfession|"
    # documents
    r"mitteilung|mitteilungen|aussendung|meldung|meldungen|erklärung|erhebung|untersuchung|untersuchungen|befragung|"
    r"veröffentlichung|verordnung|verfassung|verfügung|resolution|zeichnung|auswertung|information|schätzung|"
    r"stellungnahme|petition|publikation|dokumentation|präsentation|botschaft|begründung|vereinbarung|aufstellung)(?:en)?$"
)
"""Nouns with such an ending for bodies that act and for texts that can be quoted."""

_THINGS = frozenset(
    # of the mind, of speech and of law
    "kritik idee ideen prinzip prinzipien grundsätze grundsätzen motiv motive name namen satz thema ziel ziele praxis "
    "chance chancen gefahr gefahren risiko risiken beweis beweise beweisen beschuldigungen differenzen schwierigkeiten "
    "recht unrecht liebe macht ohnmacht absichten interesse interessen details einzelheiten lob positives folgendes "
    "streit protest kompromiss erfolg erfolge fehler verlust verluste schuld vertrauen wahrheit strafe strafen "
    # events, states and times
    "fall fälle fällen vorfall unfall unglück anschlag angriff absturz brand feuer krieg kampf kämpfe streik rücktritt "
    "abschluss verkauf einsatz tod wahl spiel sieg niederlage wetter sonne beginn ende anfang dinge handel rückgang "
    "anstieg tag tage jahr jahre monat monate woche wochen stunden "
    # amounts and things
    "zahl anzahl teil millionen milliarden euro dollar stimmen fahrzeuge fahrzeug waffen geld gelder schiff brücke "
    "straße".split()
)
"""Common nouns for what cannot speak (general knowledge)."""

_CALLED = frozenset(
    "bericht berichte botschaft rat anklage urteil meldung meldungen information informationen erklärung stellungnahme "
    "nachricht klage aussage aussagen prognose ergebnis analyse kommentar antwort begründung".split()
)
"""Of the nouns that a clause depends on, those for texts, which can be quoted, and for bodies."""

_NO_ONES = frozenset(
    "angabe angaben aussagen information informationen meinung ansicht ansichten auffassung einschätzung "
    "einschätzungen schätzungen erkenntnissen worten überzeugung vermutungen gerüchten gerüchte spekulationen "
    "ermittlungen planungen plänen vorstellung willen annahmen vorwurf vorwürfe sicht vermutung überlieferungen".split()
)
"""Sources that say nothing of whose they are, where nothing stands behind them (“ersten Angaben zufolge”)."""

_OWNED = re.compile(r"(?:sche|(?:behörd|polizei|gericht|ärzt|kirch|staat|amt)liche)[nr]?$")
"""Adjectives that say whose: “israelischen Angaben zufolge”, “behördlichen Angaben zufolge”."""


def cannot_speak(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the phrase `words[first:last]`, without its article, means nothing that can speak."""
    end = next((i for i in range(first, last) if words[i].text in (",", "(")), last)
    if any(words[i].finite and words[i].text.islower() and not _attribute(words, i) for i in range(first, end - 1)):
        return True  # a piece of a sentence
    head = next((i for i in range(first, end) if words[i].noun), None)
    if head is None:
        return all(words[i].text.islower() and words[i].tag not in ("FM", "XY") for i in range(first, end))
    word = words[head]
    lower = word.lower.rpartition("-")[2]
    if word.tag[:2] in ("NE", "FM") or word.text.isupper() or is_role(word) or words[first].quotation:
        return False
    if word.lower in _NO_ONES:
        return head == end - 1 and not any(_OWNED.search(words[i].lower) for i in range(first, head))
    if lower in _CALLED or word.lower.endswith(SOURCE_ENDINGS) or _COLLECTIVE.search(lower):
        return False
    if lower in _THINGS or lower in NOUN_CUES:
        return True
    return bool(_ABSTRACT.search(lower)) and not SPEAKING.search(lower)


def _attribute(words: Sequence[Word], i: int) -> bool:
    """Whether a verb form is rather the participle in front of a noun: “die gestern veröffentlichten Zahlen”."""
    return words[i].text.endswith(("te", "ten")) and (words[i + 1].noun or words[i + 1].tag == "ADJ(A)")


def is_about(parsed: ParsedArticle, candidate: Candidate, name: str) -> bool:
    """Whether indirect speech itself names the person whose it is said to be, and its sentences do so nowhere else.

    Nobody names himself in his own indirect speech, other than “er, Köhler, sehe”: “Weber wolle nicht streiten” is what
    somebody else says about Weber. Only names that begin with a known given name are looked at.
    """
    parts = name.split()
    if (
        len(parts) < 2
        or parts[0].lower() not in MALE | FEMALE
        or "indirect" not in candidate.kind
        or not candidate.message
    ):
        return False
    if candidate.speaker is not None and not candidate.inherited and _beside(parsed, candidate, candidate.speaker):
        return False
    words = parsed.words
    for i in candidate.message:
        if words[i].text in (parts[-1], parts[-1] + "s"):
            apposed = i > 1 and words[i - 1].text == "," and words[i - 2].lower in ("er", "sie")
            if not apposed:
                return True
    return False


def _beside(parsed: ParsedArticle, candidate: Candidate, speaker: Span) -> bool:
    """Whether the speaker's words stand in the sentences of the message."""
    first, last = (parsed.sentences[parsed.sentence_at(candidate.message[place])] for place in (0, -1))
    return first.first <= speaker[0] and speaker[1] <= last.last
