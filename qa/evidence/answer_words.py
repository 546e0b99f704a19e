"""The words of a sentence that answer a question: a time for “when”, a number for “how many”, a name for “who”.

What stands in the question too is no answer: “When was the bridge of 1848 torn down?” is not answered by 1848. The
patterns are general knowledge of how German and English write dates, numbers and places.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from index.article import Sentence
from index.grammar.persons import Persons
from index.grammar.tagger import Tagger
from index.grammar.tokens import tokens_of
from index.lexicon.calendar import alternatives
from index.lexicon.function_words import STOP_WORDS
from index.lexicon.given_names import FEMALE, MALE
from index.lexicon.numbers import COUNTED, SCALES, numbers_of
from index.text.spans import Span
from index.text.terms import stems, words_of
from qa.question.expected import Expected


def _alternatives(words: str) -> str:
    return "|".join(words.split())


_MONTHS = alternatives("month").replace("|may", "").replace("|mai", "")  # these are months only with a capital
_DAYS = alternatives("weekday")
_DAYTIMES = "abend|morgen|mittag|vormittag|nachmittag|nacht"
_SCALES = "|".join(sorted(SCALES, key=len, reverse=True))
_NUMBER_WORDS = "|".join(sorted({*COUNTED, *numbers_of("part", "many"), "third", "viermal"}, key=len, reverse=True))
_UNITS = (
    r"sekunden?|minuten?|stunden?|tag(?:e|en)?|wochen?|monat(?:e|en)?|jahr(?:e|en|zehnte?n?|hunderte?n?)?|"
    r"seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|century|centuries"
)
_FIGURE = r"\d+(?:[.,]\d{3})*(?:[.,]\d+)?"
_MEASURES = (
    r"franken|francs?|kronen|rubel|rubles?|roubles?|yen|yuan|rupees?|rupien|lire|pesos?|cents?|"
    r"prozent(?:punkte)?|percent|per cent|%|euro|dollars?|us-dollar|mark|pfund|pounds?|€|\$|£|meter|metern|kilometern?|"
    r"metres?|meters?|kilometres?|kilometers?|miles?|meilen?|tonnen?|tonnes?|tons?|kilogramm|kilograms?|kilo|grad|degrees?|"
    r"hektar|hectares?|km²?|m²?|kg|°c?"
)
_YEAR = r"(?:1\d|20)\d\d"
_ORDINAL = (
    r"(?:\d{1,2}(?:\.|st|nd|rd|th)|\w+(?:teenth|ieth|[frthnx]th)|first|second|third|\w+(?:zehnten?|[gzwhlnfs]tes?n?))"
)
_TIME = re.compile(
    rf"(?:\b\d{{1,2}}\.? )?\b(?:(?:{_MONTHS})|(?-i:May\b)|(?-i:Mai\b))s?(?: \d{{1,2}}(?:st|nd|rd|th)?\b)?"
    rf"(?:(?:,| of)? \d{{4}}\b)?"
    rf"|\b\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d\d)\b"
    rf"|\b{_YEAR}(?:[–-]\d{{2,4}}|er|s)?\b(?: jahren?\b)?"
    rf"|(?<=\bin )\d{{3}}\b(?! [a-zäöü])|(?<=\bim jahr )\d{{3}}\b|(?<=\bim jahre )\d{{3}}\b"
    rf"|\b\d{{1,2}}(?:[.:]\d\d)?(?: ?uhr\b| ?[ap]\.?m\b\.?)|\b\d{{1,2}}:\d\d\b"
    rf"|\b(?:{_DAYS})s?(?:{_DAYTIMES})?\b"
    rf"|\b(?:{_ORDINAL}[ -])?(?:jahrhunderts?|century|centuries)\b"
    rf"|\b(?:{alternatives('relative day')}|tonight)\b"
    rf"(?: (?:{_DAYTIMES}|morning|evening)\b)?"
    rf"|\b(?:seit|vor|since|within|in|nach|after|binnen|innerhalb) (?!the |de[rnm] )(?:\w+ ){{0,3}}?(?:{_UNITS})\b"
    rf"|\b\w+ (?:{_UNITS}) (?:ago|later|earlier|before|zuvor|später|danach)\b"
    rf"|\b(?:last|next|this|vergangene[nrms]?|letzte[nrms]?|nächste[nrms]?|kommende[nrms]?|diese[nrms]?) "
    rf"(?:year|month|week|jahr(?:es)?|monats?|woche|(?:{_DAYS})|(?:{_MONTHS})|{alternatives('season')})\b"
    rf"|\b(?:ende|anfang|mitte|end of|late|early) (?:des monats|des jahres|the month|the year)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"(?:[€$£]\s?)?(?<![\w.,])(?:{_FIGURE}|(?:{_NUMBER_WORDS})\b)(?![\w-])(?:\s(?:{_SCALES})\b)?(?:\s?(?:{_MEASURES})(?!\w))?"
    rf"|\b(?:{_NUMBER_WORDS})\b",
    re.IGNORECASE,
)
_DURATION = re.compile(
    rf"\b(?:knapp |rund |gut |fast |almost |about |over |nearly )?"
    rf"(?:{_FIGURE}|{_NUMBER_WORDS}|wenige[rn]?|few|several|mehrere[rn]?|einige[rn]?|eine[nrms]?|ein|a|an|one)"
    rf"(?:-| )(?:{_UNITS})\b|\b(?:{_UNITS})\b",
    re.IGNORECASE,
)
_OF_A_THING = re.compile(r"(?:wie lang|how long) (?:ist|war|sind|waren|is|was|are|were)\b", re.IGNORECASE)
"""“Wie lang ist die Brücke?” may ask for metres, “Wie lange …?” does not."""
_LENGTH = re.compile(
    rf"(?<!\d)(?<!\d[.,]){_FIGURE}[ -]?(?:(?:kilo|zenti|centi|milli)?met(?:er|re)[ns]?|(?:see)?meilen?|miles?|"
    r"feet|foot|inch(?:es)?|[kcm]?m)\b"
    r"(?![ -](?:tief|hoch|hohe|breit|deep|high|wide|tall|höhe|breite))",
    re.IGNORECASE,
)
_LONG = re.compile(r"\b(?:länge|lang|lange[mnrs]?|long|length)\b|länge\b", re.IGNORECASE)
_ONLY_YEAR = re.compile(_YEAR)
_NAME_WORD = r"(?:[A-ZÄÖÜÀ-Þ][\w’'.-]*\w|[A-ZÄÖÜ]\.)"
_PARTICLE = r"(?:von(?: de[rnm])?|van(?: de[rn])?|de(?: la)?|del|della|di|da|du|la|le|al|bin|ibn|of|zu)"
_FIRST = re.compile(r"[\w’'.-]+")
_LETTER = re.compile(r"\w")
_RUN = re.compile(rf"{_NAME_WORD}(?: (?:{_PARTICLE} )?{_NAME_WORD})*")
_PLACE = re.compile(
    r"\b(?:[Ii]n|[Ii]m|[Aa]t|[Nn]ear|[Bb]ei|[Bb]eim|[Nn]ach|[Aa]us|[Tt]o|[Ff]rom|[Oo]n|[Aa]uf|[Aa]n|[Aa]m|[Vv]or|[Ii]ns|"
    r"[Vv]on|[Oo]f|[Aa]cross|[Oo]utside|[Ii]nside|[Zz]u|[Zz]ur|[Zz]um|[Üü]ber|[Dd]urch|[Tt]hrough)"
    r"(?: (?:the|der|dem|den|die|das|einer|einem|einen|a|an|seiner|ihrer|his|her|their))?(?: [a-zäöüß-]+){0,2}? "
    rf"(?P<place>{_NAME_WORD}(?: (?:(?:of|de|am|an der|la) )?{_NAME_WORD})*)"
)
_PLAIN_PLACE = re.compile(
    r"\b(?:in|at|near|on|from|to|inside|outside) (?P<place>(?:the|a|an|his|her|their) (?:\w+ )?\w+)\b", re.IGNORECASE
)
_NO_NAMES = frozenset(
    "the a an this that these those it he she they we you i his her their in on at for and but from as when while if"
    " after before der die das ein eine dies diese dieser er sie es wir ihr sein ihre im am auf für und aber nach vor"
    " als wenn während laut bei mit von zu zum zur nicht auch dabei damit deshalb dennoch so millionen milliarden"
    " million billion millions billions tausende hunderte dutzende thousands hundreds dozens".split()
)
_UNIT_ASKED = re.compile(
    r"\b(?:how (?:many|much)|wie ?viele?n?|what (?:number|percentage|percent|share|proportion) of|welcher anteil"
    r"(?: der| an)?) (?P<noun>(?:[\w-]+ ?){1,3})",
    re.IGNORECASE,
)
_NEAR_UNIT = 60
"""Code points between a number and the thing counted: “14 der insgesamt 20 untersuchten Brücken”."""
_WHAT_YEAR = re.compile(r"\b(?:what|which|welche[smnr]?|in welchem) (?:year|jahr)", re.IGNORECASE)


def marked_in(question: str, expected: Expected | None, sentence: Sentence, tagger: Tagger) -> tuple[Span, ...]:
    """Where in the article the words of a cited sentence stand that answer the question, in order.

    As `answer_words`; people in German, where every noun has a capital, are told by their parts of speech.
    """
    german = sentence.article.language == "de"
    if expected == "person" and german:
        asked = _asked(question)
        named = [
            span
            for span in _people(sentence, tagger)
            if not asked.issuperset(words_of(sentence.article.text[slice(*span)]))
        ]
        if named:
            return tuple(named)
    found = answer_words(question, expected, sentence.text, german)
    return tuple((sentence.start + start, sentence.start + end) for start, end in found)


def _people(sentence: Sentence, tagger: Tagger) -> list[Span]:
    """Where a German sentence names people, in its article."""
    words = tokens_of(sentence, ())
    tagger.tag(words)
    sure = [one for one in Persons(words, [(0, len(words))]).mentions if one.role or one.gender != "?"]
    return [(words[one.first].start, words[one.last - 1].end) for one in sure]


def answer_words(question: str, expected: Expected | None, text: str, german: bool = False) -> tuple[Span, ...]:
    """Where in `text` words stand that may answer `question`, in order; empty where none do.

    Args:
        question: as asked.
        expected: what kind of words it asks for.
        text: a sentence.
        german: whether `text` is German, where every noun has a capital.
    """
    if expected is None:
        return ()
    asked = _asked(question)
    found = [
        span
        for span in _candidates(question, expected, text, german)
        if any(word not in asked for word in words_of(text[slice(*span)]) if word not in STOP_WORDS)
    ]
    if expected == "number":
        found = _counting(question, text, found)
    return tuple(found)


@lru_cache(maxsize=64)
def _asked(question: str) -> frozenset[str]:
    return frozenset(words_of(question))


def _candidates(question: str, expected: Expected, text: str, german: bool) -> Iterator[Span]:
    if expected == "time":
        for match in _TIME.finditer(text):
            if not _WHAT_YEAR.search(question) or re.search(r"\d{3,4}", match.group()):
                yield match.span()
    elif expected == "duration":
        yield from (match.span() for match in _DURATION.finditer(text))
        if _OF_A_THING.match(question) and _LONG.search(text):
            yield from (match.span() for match in _LENGTH.finditer(text))
    elif expected == "number":
        yield from (match.span() for match in _NUMBER.finditer(text))
    elif expected == "person":
        yield from _names(text, german)
    else:
        places = [match.span("place") for match in _PLACE.finditer(text) if not _TIME.match(match["place"])]
        yield from places or [match.span("place") for match in _PLAIN_PLACE.finditer(text)]


def _names(text: str, german: bool) -> Iterator[Span]:
    """Runs of words with a capital that look like names; in German two side by side, or one that is a given name."""
    for match in _RUN.finditer(text):
        start, end = match.span()
        while start < end and (first := _FIRST.match(text, start, end)) and first[0].lower() in _NO_NAMES:
            start += len(first[0]) + 1
        if start >= end:
            continue
        words = text[start:end].split(" ")
        at_start = not _LETTER.search(text, 0, start)
        given = any(word.lower() in MALE or word.lower() in FEMALE for word in words)
        if (
            given
            or len(words) > 1
            or (not german and not at_start)
            or (not german and words[0].lower() not in _NO_NAMES)
        ):
            yield start, end


_MEASURED = (
    (r"kost|preis|teuer|cost|price|expensive|pay|paid|zahl|money|geld",
     r"euro|dollar|mark|pfund|pound|frank|franc|kronen?|rubel|r[ou]uble|yen|yuan|rupee|rupien?|lire|cent\b|peso|[€$£¥]"),
    (r"\b(?:wie )?(?:lang|hoch|weit|tief|breit)\b|tall|high|deep|long|\bfar\b|wide|length|height|distance",
     r"met(?:er|re)|miles?|meile|\bkm\b|\bm\b|fuß|feet|foot"),
    (r"schwer|heavy|weigh|wiegt|wog", r"tonne|\btons?\b|kilo|\bkg\b|gram|pound|pfund"),
    (r"prozent|percent|anteil|share|proportion", r"prozent|per ?cent|%|hälfte|half|drittel|third|viertel|quarter"),
)  # fmt: skip
"""What a question says that asks for a measure, and how the measure is written (general knowledge)."""

_PRICE = re.compile(r"(?:und )?(?:wie teuer|how expensive|(?:wie ?viel|how much) .*(?:kost|cost)\w*)\b", re.IGNORECASE)
"""What only a sum of money answers."""


def _counting(question: str, text: str, found: list[Span]) -> list[Span]:
    """Those numbers that count what is asked for; where none stands beside it, those that are no years."""
    for asking, measure in _MEASURED:
        if re.search(asking, question, re.IGNORECASE):
            measured = [span for span in found if re.search(measure, text[slice(*span)], re.IGNORECASE)]
            if measured or _PRICE.match(question):
                return measured
    unit = _UNIT_ASKED.search(question)
    counted = [word for word in words_of(unit["noun"]) if word not in STOP_WORDS][:1] if unit else []
    nouns = {stem for word in counted for stem in stems(word)}
    if nouns:
        near = [
            span
            for span in found
            if any(nouns.intersection(stems(word)) for word in words_of(text[span[0] : span[1] + _NEAR_UNIT]))
        ]
        if near:
            return [span for span in near if not _ONLY_YEAR.fullmatch(text[slice(*span)])] or near
    return [span for span in found if not _ONLY_YEAR.fullmatch(text[slice(*span)])]
