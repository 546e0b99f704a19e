"""Who says what, by the words of a claim or of a sentence: “X said”, “laut X”, “was criticised by X”, “X: …”.

Sentences of articles are read by `index/statements/find.py`, with all of the article; a claim stands alone, is
English as often as German, and has to be read the same way in both, so these are a few patterns of the word order.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.lexicon.function_words import CLAIM_SUBJECTS
from index.lexicon.verb_families import LOOSE, family_of
from index.text.moments import moments_of
from qa.checking.word_order import subject_de, subject_en, tokens_of, verb_at

_ARTICLE_WORDS = frozenset(
    "article report text story source paper artikel bericht meldung text quelle zeitung beitrag nachricht passage "
    "sentence satz".split()
)
_ATTITUDE_EN = re.compile(
    r"\b(?:was|is|were|are|remains|remained|appears|appeared|seemed|sounded)\s+(?:also\s+|very\s+|not\s+|more\s+)?"
    r"(?:sceptical|skeptical|critical|opposed|convinced|concerned|worried|optimistic|pessimistic|confident|"
    r"in\s+favou?r|against|pleased|disappointed|outraged|cautious|reserved)\b",
    re.IGNORECASE,
)
_ATTITUDE_DE = re.compile(
    r"\b(?:ist|war|sei|sind|waren|zeigt\w*|zeigen)\b(?=[^.;:]{0,80}\b(?:skeptisch|kritisch|besorgt|überzeugt|"
    r"optimistisch|pessimistisch|zuversichtlich|dagegen|dafür|erfreut|enttäuscht|empört|zurückhaltend)\b)",
    re.IGNORECASE,
)
_NAME = r"(?:[^,;:.()“”„\"»«\n]|\.(?=[^\W_])|(?<=\bDr)\.|(?<=\bProf)\.){2,80}?"
_ACCORDING = [
    re.compile(
        rf"\b[Aa]ccording to (?P<name>{_NAME})(?=[,;:)(.“„\"]|\s(?:will|has|is|was|are|could|would|"
        rf"said|who|there|the)\b|$)"
    ),
    re.compile(
        rf"\b(?:[Ii]n|[Ff]rom) (?P<name>{_NAME})['’]s? (?:view|opinion|words|eyes|assessment|judgement|perspective)\b"
    ),
    re.compile(rf"\b(?:[Ii]n the (?:view|opinion|words|eyes) of) (?P<name>{_NAME})(?=[,;:.]|$)"),
    re.compile(rf"\bFor (?P<name>[A-Z]{_NAME})(?=,)"),
    re.compile(
        rf"\b(?:laut|gemäß|(?:nach|laut) (?:den )?(?:Angaben|Ansicht|Meinung|Worten|Auffassung|"
        rf"Einschätzung|Darstellung|"
        rf"Aussage|Überzeugung)(?: von| des| der| vom)?|aus (?:der )?Sicht (?:von|des|der|vom))\s+(?P<name>{_NAME})"
        rf"(?=[,;:)(.“„\"]|\s(?:ist|sei|sind|seien|hat|habe|haben|hatte|hätte|wird|werde|werden|würde|würden|wurde|wurden|war|waren|"
        rf"könn\w+|könnte\w*|müss\w+|muss|soll\w*|will|wolle|darf|dürf\w+|gibt|gebe|geht|gehe|trägt|kostet|versucht|"
        rf"versuche|steht|stehe|bleibt|kann|lässt|ging|gingen|kam|kamen|nahm|lag|lagen|fiel|fielen|hielt|blieb|stieg|sank|gab|gaben|stand|verlor|"
        rf"gewann|nicht|kein\w*|unter|dass|als|in|im|am|auf|für|zu|mit|von|seit|um|bei|\w+(?:te|ten)|(?-i:[a-zäöüß]{{3,}}t))\b|$)",
        re.IGNORECASE,
    ),
    re.compile(rf"(?:^|[,;“”«»\"]\s)so\s+(?P<name>(?:(?:der|die|das)\s)?[A-ZÄÖÜ]{_NAME})(?=[,;:.(“„\"]|$)"),
    re.compile(
        rf"(?:^|[,;]\s)(?:(?:[Nn]ach|[Dd]en)\s)?(?:Angaben\s(?:der\s|des\s|von\s)?)?(?P<name>[A-ZÄÖÜ]{_NAME}) zufolge\b"
    ),
]
_COLON = re.compile(r"^\W*(?P<name>[A-ZÄÖÜ][^:;.!?“”„\"»«]{1,80}?)\s*(?:\([^()]{0,60}\)\s*)?:\s")
_POSSESSIVE = re.compile(
    r"\b(?P<name>[A-ZÄÖÜ][\w-]+(?:\s[A-ZÄÖÜ][\w-]+){0,3})(?:['’]s?|s)\s+(?:\w+\s+){0,2}(?P<noun>criticism|demands?|"
    r"statements?|warnings?|remarks?|comments?|claims?|denial|scepticism|skepticism|doubts?|Kritik|Forderung(?:en)?|"
    r"Aussagen?|Warnung(?:en)?|Äußerung(?:en)?|Vorwürfe?|Behauptung(?:en)?|Skepsis|Zweifel|Dementi)\b"
)
_BY = re.compile(
    r"\b(?P<noun>criticism|demands?|statements?|warnings?|remarks?|objections?|praise|Kritik|Forderungen?|Lob|Warnungen?|"
    r"Vorwürfe|Widerspruch)\s+(?:\w+\s+){0,2}?(?:by|from|von|vom|durch)\s+(?P<name>(?:(?:the|der|den|dem)\s)?[A-ZÄÖÜ][^,;:.]{1,60})"
)


LONGEST = 2_000
"""Code points of a sentence that are read: what takes the square of its length, or a call for each “and said”, ends."""


@dataclass(frozen=True)
class Attribution:
    """That somebody says something, as a text has it."""

    speaker: str
    """As written: a name with what stands around it, an office, a pronoun."""
    family: str | None
    """Of the verb (index/lexicon/verb_families.py): “say”, “demand”, “deny” …; None where there is none."""
    cue: tuple[int, int]
    """Where the verb or the words that attribute stand in the text."""
    sure: bool = True
    """False for verbs that are also said of acts (“will”, “support”): these need no statement."""

    @property
    def pronoun(self) -> bool:
        """Whether it is “he” or “sie”."""
        return self.speaker.lower() in CLAIM_SUBJECTS

    @property
    def of_the_article(self) -> bool:
        """Whether the article itself is meant: “the report says”."""
        return not _ARTICLE_WORDS.isdisjoint(self.speaker.lower().split()[-2:])


def attributions_of(text: str, language: str | None) -> tuple[Attribution, ...]:
    """Who says something in a sentence, in the order of the words that say so.

    Args:
        text: a claim without what stands in quotation marks, or a sentence; `LONGEST` code points of it are read.
        language: "de", "en" or None.
    """
    text = text[:LONGEST]
    for moment in moments_of(text):  # “Am 8. Februar gab …”: its full stop ends nothing
        text = text[: moment.start] + " " * (moment.end - moment.start) + text[moment.end :]
    found = list(_set_phrases(text))
    tokens = tokens_of(text)
    for i in range(len(tokens)):
        verb = verb_at(tokens, i, language)
        if verb is None or (i == 0 and language == "de"):
            continue
        family, width = verb
        subject = subject_de(tokens, i) if language == "de" else subject_en(tokens, i, width)
        if subject is None:
            continue
        sure = tokens[i].lower not in LOOSE or width == 2
        span = (tokens[i].start, tokens[i + width - 1].end)
        found.append(Attribution(subject, family, span, sure))
    for pattern in (_ATTITUDE_EN, _ATTITUDE_DE):
        for match in pattern.finditer(text):
            i = next(n for n, token in enumerate(tokens) if token.start >= match.start())
            subject = subject_en(tokens, i, 1) if pattern is _ATTITUDE_EN else subject_de(tokens, i)
            if subject:
                found.append(Attribution(subject, None, match.span()))
    return tuple(dict.fromkeys(sorted(found, key=lambda one: one.cue)))


def parts_of(text: str, language: str | None) -> tuple[tuple[str, str], ...]:
    """What several speakers say in one sentence: (speaker, the clauses up to the next one's); empty for one.

    Who is told in one clause by another, “forderte A laut B, dass …”, has the same part as that one.
    """
    said = [one for one in attributions_of(text, language) if not one.pronoun]
    if len({one.speaker for one in said}) < 2:
        return ()
    starts = [max((text.rfind(mark, 0, one.cue[0]) for mark in ",;:"), default=-1) + 1 for one in said]
    ends = [min((after for after in starts if after > start), default=len(text)) for start in starts]
    return tuple((one.speaker, text[start:end]) for one, start, end in zip(said, starts, ends, strict=True))


def _set_phrases(text: str) -> Iterator[Attribution]:
    for pattern in _ACCORDING:
        for match in pattern.finditer(text):
            yield Attribution(match["name"].strip(), None, match.span())
    colon = _COLON.match(text)
    if colon and len(colon["name"].split()) <= 8 and not _verb_in(colon["name"]):
        yield Attribution(colon["name"], None, colon.span("name"))
    for pattern in (_POSSESSIVE, _BY):
        for match in pattern.finditer(text):
            yield Attribution(match["name"].strip(), None, match.span("noun"))


def _verb_in(text: str) -> bool:
    return any(family_of(word) for word in re.findall(r"\w+", text.lower()))
