"""A question's plan: what it asks for, of whom, about what, in which language.

The patterns are the ways in which journalists ask what somebody said, in German and English; everything that fits
none of them asks for a fact.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from index.lexicon.function_words import STOP_WORDS
from index.lexicon.given_names import FEMALE, MALE
from index.lexicon.verb_families import ENGLISH_AFTER_AUXILIARY as _EN_BARE
from index.lexicon.verb_families import ENGLISH_FORMS as _EN
from index.lexicon.verb_families import ENGLISH_GOING_ON as _EN_GOING_ON
from index.lexicon.verb_families import GERMAN_FORMS as _DE
from index.lexicon.verb_families import GERMAN_STRICT as _DE_STRICT
from index.lexicon.verb_families import LOOSE, verb_family
from index.text.controls import CONTROLS
from index.text.language import question_language
from index.text.terms import normalised, words_of
from qa.question.expected import Expected

_WHY = re.compile(r"\W*(?:why|warum|weshalb|wieso)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Ask:
    """One way to read a question about speech: who is asked for, and about what."""

    speaker: str | None
    """As asked; None in “Who criticised Scholz?”."""
    topic: str
    """What the statement is about, as asked; empty in “What did Putin demand?”."""
    besides: tuple[str, ...] = ()
    """Whose statements do not count, in “Who besides Hardt criticised Scholz?”."""


@dataclass(frozen=True)
class Plan:
    """What a question asks for."""

    question: str
    language: Literal["de", "en"]
    asks: tuple[Ask, ...] = ()
    """The readings of a question about speech, the likeliest first; empty where it asks for a fact."""
    family: str | None = None
    """The family of the verb of saying (“demand”, “criticise”, see index/lexicon/verb_families.py); None for a fact."""
    strict: bool = True
    """Only the person's own statements answer; else, where there is none, a fact may."""
    expected: Expected | None = None
    people: tuple[str, str] | None = None
    """Two people whose statements are asked for side by side (“What do Hardt and Miersch disagree on?”)."""
    newest: bool = False
    """Of what answers equally well the newer comes first (“latest”, “zuletzt”)."""

    @property
    def asks_why(self) -> bool:
        """Whether it asks for a reason."""
        return bool(_WHY.match(self.question))

    @property
    def asks_whether(self) -> bool:
        """Whether yes or no answers it, as “Did Scholz comment on Taurus?” asks."""
        return bool(_WHETHER.match(_OPENING.sub("", self.question)))

    @property
    def asks_nothing(self) -> bool:
        """Whether there is no word of content in it."""
        return all(word in STOP_WORDS for word in words_of(self.question))


_ABOUT_EN = (
    r"about|on|regarding|concerning|of|to|with regard to|with respect to|in regard to|as to|for|over|against|in|from"
)
_ABOUT_DE = (
    r"in Bezug auf|im Hinblick auf|hinsichtlich|bezüglich|angesichts|anlässlich|wegen|über|übers|zu|zum|zur|von|vom|"
    r"auf|gegen|für|an|am|mit|vor|bei|beim|nach|in|im"
)
ABOUT = _ABOUT_DE + "|" + _ABOUT_EN
"""The prepositions in front of a topic, as alternatives of a regular expression."""
_WHAT_DE = "(?:was(?: genau)?|worüber|wovon|wen|wem|wovor|wogegen|woran)"
_VIEW_EN = "position|opinion|views?|stance|take|reaction|response|comment|attitude|statement|demands?|criticism"
_VIEW_DE = "meinung|position|haltung|ansicht|reaktion|kritik|forderung|forderungen|stellungnahme|aussage"
_UTTER_EN = "make|made|express|expressed|voice|voiced|raise|raised|issue|issued|take|taken|hold|held|have|give|given"
_SOMETHING = "something|anything|nothing|that|this|it|etwas|irgendetwas|nichts|das|dies"
_BESIDES_EN = "(?:else |(?:besides|other than|apart from|except for|except) (?P<besides>.+?) )?"
_BESIDES_DE = "(?:(?:sonst noch|sonst|noch) |außer (?P<besides>.+?) )?"
_EN_HAVE = "did|does|do|has|have|had"
_EN_AUX = r"did|does|do|has|have|had|would|will|must|should"
_WHETHER = re.compile(rf"\W*(?:{_EN_AUX}|hat|haben|hatten?|{_DE_STRICT})\b", re.IGNORECASE)

# Each pattern names its parts; `rest` holds “SPEAKER about TOPIC”, which is split afterwards, as a name may itself
# hold a preposition (“Universität zu Köln”).
_PATTERNS = [
    rf"what (?:exactly |else )?(?:{_EN_AUX}) (?P<speaker>.+?) (?:have to )?(?P<verb>{_EN_BARE})(?:\s+(?P<tail>.*))?",
    rf"what (?:exactly |else )?(?:was|were|is|are) (?P<speaker>.+?) (?P<verb>{_EN_GOING_ON})(?:\s+(?P<tail>.*))?",
    rf"(?:how|why) (?:{_EN_HAVE}) (?P<speaker>.+?) (?P<verb>{_EN_BARE})(?:\s+(?P<tail>.*))?",
    rf"(?:whom|who) (?:{_EN_HAVE}) (?P<speaker>.+?) (?P<verb>{_EN_BARE})(?:\s+(?P<tail>.*))?",
    rf"(?:{_EN_HAVE}) (?P<speaker>.+?) (?:ever |also |already )?(?P<verb>{_EN_BARE})(?:\s+(?P<tail>.*))?",
    rf"who {_BESIDES_EN}(?:has |have )?(?P<verb>{_EN})(?:\s+(?P<tail>.*))?",
    rf"what (?:is|was|are|were) (?P<speaker>.+?)(?:'s|’s|'|’) (?P<verb>{_VIEW_EN})(?:\s+(?P<tail>.*))?",
    rf"(?:what|which) (?P<verb>{_VIEW_EN}) (?:{_EN_HAVE}) (?P<speaker>.+?) (?:{_UTTER_EN})(?:\s+(?P<tail>.*))?",
    rf"{_WHAT_DE} (?P<verb>{_DE}) (?:sich )?(?P<rest>.+?)(?: (?:zurück|vor|an|auf|mit|aus|ab|zu|hin))?",
    rf"{_WHAT_DE} (?:hat|haben|hatte|hatten|soll|sollen|habe) (?:sich )?(?P<rest>.+?) (?P<verb>{_DE})(?: haben)?",
    rf"(?:wie|warum|weshalb|wieso) (?P<verb>{_DE}) (?:sich )?(?P<rest>.+?)(?: (?:zurück|vor|an|auf|mit|aus|ab|zu))?",
    # “When did Putin demand that?” asks for the statement, which brings its date; “When did X say Y happened” does not.
    rf"when (?:{_EN_HAVE}) (?P<speaker>.+?) (?P<verb>{_EN_BARE}) that(?:\s+(?P<tail>(?:{_ABOUT_EN})\s.*))?",
    rf"wann (?P<verb>{_DE}) (?:sich )?(?P<rest>.+? das(?: (?:{_ABOUT_DE}) .+?)?)",
    rf"wann (?:hat|haben|hatte|hatten) (?P<rest>.+? das(?: (?:{_ABOUT_DE}) .+?)?) (?P<verb>{_DE})",
    rf"(?:wie|warum|weshalb|wieso) (?:hat|haben|hatte|hatten) (?:sich )?(?P<rest>.+?) (?P<verb>{_DE})",
    rf"(?P<verb>{_DE_STRICT}) (?:sich )?(?P<rest>.+?)(?: (?:zurück|vor|an|auf|mit|aus|ab|zu))?",
    rf"(?:hat|haben|hatte|hatten) (?:sich )?(?P<rest>.+?) (?P<verb>{_DE})",
    rf"wer {_BESIDES_DE}(?P<verb>{_DE}) (?:sich )?(?P<tail>.+?)(?: (?:zurück|vor|an|auf|mit|aus|ab|zu))?",
    rf"wer {_BESIDES_DE}(?:hat|haben|hatte|hatten) (?:sich )?(?P<tail>.+?) (?P<verb>{_DE})",
    rf"(?:was|wie) (?:ist|war|lautet|lautete) (?:die|der|das) (?P<verb>{_VIEW_DE}) (?:von |vom )?(?P<rest>.+?)",
    rf"(?:was|wie) (?:ist|war|lautet|lautete) (?P<speaker>.+?) (?P<verb>{_VIEW_DE})(?:\s+(?P<tail>.*))?",
    rf"(?!.* inne\b)welche (?P<verb>{_VIEW_DE}) (?:hat|hatte|vertritt|vertrat|äußert|äußerte|erhob|stellt|stellte) "
    r"(?P<rest>.+?)",
]
_COMPILED = [re.compile(pattern + r"\s*[?!.…]*", re.IGNORECASE | re.DOTALL) for pattern in _PATTERNS]
_OPENING = re.compile(r"\A(?:(?:and|und|so|also|please|bitte|tell me|sag mir)\b[\s,]*)+", re.IGNORECASE)
LONGEST = 2_000
"""Code points of a question, runs of white space as one; a longer text is no question."""
_READINGS = 3
"""Prepositions at which a speaker's name may end; each reading asks the library for a name."""
_FORMS_OF_ADDRESS = frozenset("frau herr herrn dr. prof. graf gräfin prinz prinzessin".split())
_NOUN_FAMILY = {"criticism": "criticise", "kritik": "criticise"} | dict.fromkeys(
    ("demand", "demands", "forderung", "forderungen"), "demand"
)
_TIME_NOUN = "year|date|day|month|time|century|jahr|datum|tag|monat|uhrzeit|jahrhundert"
_EXPECTED: list[tuple[str, Expected]] = [
    (r"(?:since |bis |seit |ab )?(?:when|wann)\b(?!.*, (?:what|who|which|how|where)\b)", "time"),
    (r"(?:at |by )?what time\b|um wie ?viel uhr\b", "time"),
    (rf"(?:in |an )?(?:what|which|welche[smnr]?) (?:{_TIME_NOUN})\b", "time"),
    (r"(?:for )?how long|wie lange?\b", "duration"),
    (r"how (?:many|much|old|far|tall|big|high|large|often|fast)\b|what (?:number|percentage|percent)\b", "number"),
    (r"wie ?(?:viele?n?|oft|alt|hoch|groß|weit|schnell|teuer)\b|welcher anteil\b", "number"),
    (r"(?:who|whom|whose|wer|wen|wem|wessen)\b", "person"),
    (r"(?:where|wo|woher|wohin)\b", "place"),
]


def plain(question: str) -> str:
    """A question on one line, without what no question needs."""
    return normalised("NFC", " ".join(CONTROLS.sub(" ", question).split()))


def is_too_long(question: str) -> bool:
    """Whether a question is longer than `LONGEST`: of a pasted article only a part would be answered."""
    return len(question) > LONGEST and len(" ".join(question.split())) > LONGEST


def plan_of(question: str) -> Plan:
    """Read a question.

    A question about speech gets its possible readings (`Plan.asks`), because where the speaker's name ends and the
    topic begins can only be told with the names of the library at hand. More than `LONGEST` code points have none.
    """
    question = plain(question)
    language = question_language(question)
    expected = next((kind for pattern, kind in _EXPECTED if re.match(pattern, question, re.IGNORECASE)), None)
    if len(question) > LONGEST:
        return Plan(question, language, expected=expected)
    bare = _OPENING.sub("", question.strip(" \"'„“”‚‘’«»"))
    bare = _CLAUSE_BEHIND.sub(r"\1\3\2", bare)  # “hat sich X dazu geäußert, dass …”
    bare = re.sub(r"^(what|who|how)['’]s\b", r"\1 is", bare, flags=re.IGNORECASE)
    if two := _disagreement(bare):
        people, topic = two
        return Plan(question, language, (Ask(people[0], topic),) if topic else (), people=people)
    for pattern in _COMPILED:
        match = pattern.fullmatch(bare)
        if match is None:
            continue
        parts = match.groupdict()
        verb = parts["verb"].lower()
        if _is_noun(bare, match, language):
            continue
        if parts.get("rest") is not None:
            asks = tuple(_split_german(parts["rest"]))
            if verb_family(verb) in _OF_SOMEBODY and (names := _TWO_NAMES.match(parts["rest"])):
                asks = (Ask(names[1], _topic(parts["rest"][names.end() :], _ABOUT_DE)), *asks)
        else:
            besides = tuple(filter(None, re.split(r",\s*|\s+(?:and|und|or|oder)\s+", parts.get("besides") or "")))
            asks = (Ask(_person(parts.get("speaker")), _topic(parts.get("tail") or "", ABOUT), besides),)
        asks = tuple(ask for ask in asks if ask.speaker or ask.topic)
        if asks and not any(ask.speaker and _is_no_person(ask.speaker, bare) for ask in asks[:1]):
            family = verb_family(verb) or _NOUN_FAMILY.get(verb, "say")
            strict = verb not in LOOSE and not re.match(
                "(?:how|why|when|wie|wann|warum|weshalb|wieso)\\b", bare, re.IGNORECASE
            )
            return Plan(question, language, asks, family, strict, expected)
    return Plan(question, language, expected=expected)


_TWO = r"(?P<one>.+?) (?:and|und) (?P<other>.+?)"
_DISAGREE = [
    re.compile(pattern + r"\s*[?!.…]*", re.IGNORECASE | re.DOTALL)
    for pattern in (
        rf"(?:what|where|how|on what|about what) (?:do|did|does) {_TWO} "
        r"(?:disagree|differ|argue|clash|quarrel|agree)(?: (?:on|about|over|in|with each other))*(?: (?P<topic>.+?))?",
        rf"(?:please )?(?:compare|contrast) (?:what )?{_TWO}(?: (?:say|said|think|on|about|over|regarding))*"
        r"(?: (?P<topic>.+?))?",
        rf"(?:bitte )?(?:vergleiche?|stelle?)(?:,? was)? {_TWO}"
        r"(?: (?:sagen|sagten|gegenüber|bei|beim|zu|zum|zur|über))+"
        r"(?: (?P<topic>.+?))?(?: (?:sagen|sagten|gegenüber))?",
        rf"why (?:do|did) {_TWO} (?:disagree|differ|argue|clash|quarrel)(?: with each other)?",
        rf"(?:do|did) {_TWO} (?:disagree|differ|agree)(?: (?:on|about|over|in)(?: (?P<topic>.+?))?)?",
        r"(?:worüber|worin|wie|wo|in welchen punkten) "
        r"(?:streiten|stritten|unterscheiden|widersprechen) (?:sich )?"
        rf"{_TWO}(?: (?:sich|einander|über|bei|zu|zum|zur|beim|voneinander))*(?: (?P<topic>.+?))?",
        rf"(?:worüber|worin|wobei|warum|weshalb|wieso) sind (?:sich )?{_TWO} "
        r"(?:uneins|uneinig|nicht einig|anderer meinung)",
        rf"(?:streiten|widersprechen|unterscheiden) (?:sich )?{_TWO}(?: (?:sich|einander))?"
        r"(?: (?:über|bei|zu|zum|zur|beim) (?P<topic>.+?))?",
    )
]
_NAME = re.compile(r"(?:[A-ZÄÖÜ][\w.’'-]*|von|van|de|der|den|zu|the)(?: (?:[A-ZÄÖÜ][\w.’'-]*|von|van|de|der|den|zu))*")


def _disagreement(bare: str) -> tuple[tuple[str, str], str] | None:
    """The two people and the topic of a question about what they disagree on."""
    for pattern in _DISAGREE:
        match = pattern.fullmatch(bare)
        if match and _NAME.fullmatch(match["one"]) and _NAME.fullmatch(match["other"]):
            return (match["one"], match["other"]), (match.groupdict().get("topic") or "").strip(" ?.!")
    return None


def _is_noun(question: str, match: re.Match[str], language: str) -> bool:
    """Whether the verb that an English pattern found is none: “State Route 168”, “video on demand”."""
    before = question[: match.start("verb")]
    capital = language == "en" and match["verb"][:1].isupper() and not question.isupper()
    return (bool(before) and capital) or bool(re.search(r"\b(?:on|in|a|an|the) $", before, re.IGNORECASE))


def _split_german(rest: str) -> Iterator[Ask]:
    """Yield readings of “Miersch zu Taurus”: split at the first preposition, at later ones, or not at all."""
    if clause := _ON_A_CLAUSE.search(rest):
        yield Ask(_person(rest[: clause.start()]), _topic(rest[clause.end() :], _ABOUT_DE))
        return
    for match in islice(re.finditer(rf"\s+(?:{_ABOUT_DE})\s+", rest, re.IGNORECASE), _READINGS):
        if rest[: match.start()].lower() not in _FORMS_OF_ADDRESS:
            yield Ask(_person(rest[: match.start()]), _topic(rest[match.end() :], _ABOUT_DE))
    if direct := re.search(r"\s+(?=(?:das|den|die|ein|eine|einen)\s)", rest):  # “Hardt den Kanzler”
        yield Ask(_person(rest[: direct.start()]), _topic(rest[direct.end() :], _ABOUT_DE))
    yield Ask(_person(rest), "")


_GIVEN = "|".join(sorted(MALE | FEMALE | _FORMS_OF_ADDRESS))
_TWO_NAMES = re.compile(rf"((?:(?i:{_GIVEN})\s+)?(?!(?i:{_GIVEN})\s)[A-ZÄÖÜ][\w-]+)\s+(?=[A-ZÄÖÜ])")
"""“Scholz Putin zum Abzug”: one calls on the other."""
_OF_SOMEBODY = frozenset(("demand", "criticise", "praise", "warn"))
"""Families of verbs that have a person for an object."""
_ABOUT_IT = r"(?:da|hier)(?:zu|rüber|von|gegen|für|ran|rauf|mit|vor|bei)"
_ON_A_CLAUSE = re.compile(rf"\s+{_ABOUT_IT}(?:,?\s+(?:(?:dass|daß|ob)\s+)?|$)", re.IGNORECASE)
"""“die FDP dazu, dass …”"""
_CLAUSE_BEHIND = re.compile(rf"(\s{_ABOUT_IT})(\s(?:{_DE}))(,\s(?:dass|daß|ob)\s.+?)(?=[\s?.!]*$)", re.IGNORECASE)
_ADVERBS = re.compile(
    r"(?:\s+(?:selbst|selber|etwas|irgendetwas|auch|schon|bereits|je|jemals|denn|eigentlich|sonst|noch|genau|alles|gestern|heute|zuletzt|"
    r"öffentlich|konkret|das|dies|ever|actually|also|already|recently|publicly))+$",
    re.IGNORECASE,
)
"""What may stand between a speaker's name and the verb or the topic."""


def _person(text: str | None) -> str | None:
    name = re.sub(r"^\W+|\W+$", "", (text or "").split(", ")[0])
    return _ADVERBS.sub("", name) or None


def _topic(tail: str, prepositions: str) -> str:
    """What is behind the verb, without the preposition and the clause that only says where it was said."""
    tail = re.sub(rf"^(?:{_SOMETHING})\s+(?=(?:{prepositions})\s)", "", tail.strip(), flags=re.IGNORECASE)
    tail = re.sub(rf"^(?:{prepositions})(?:\s+|[\s?.!]*$)", "", tail, flags=re.IGNORECASE)
    tail = tail.strip(' ?.!„“”"»«')
    return "" if re.fullmatch(_SOMETHING, tail, re.IGNORECASE) else tail


_INITIALS = re.compile(r"\b[A-ZÄÖÜ]{2,}\b")


def _is_no_person(speaker: str, question: str) -> bool:
    """“What did it mean”: a pronoun or bare function words are nobody's name; the WHO is somebody."""
    named = _INITIALS.search(speaker) and not question.isupper()
    return not named and all(word in STOP_WORDS for word in words_of(speaker))
