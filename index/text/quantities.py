"""The numbers of a text with their units, as German and English write them: 1,5 Mio. Euro = €1.5 million.

General knowledge of both languages; the separators follow DIN 5008 and the usual English style.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from index.lexicon.numbers import ONES, ORDINALS, PARTS, SCALES, SIGNS, TENS, ordinal_of, whole_of
from index.lexicon.table import row_key
from index.lexicon.units import MULTIPLES, SIGN_BEFORE, UNIT, UNIT_OF, unit_of

_DIGITS = re.compile(r"(?<![\w.,])\d+(?:[.,'’\u00a0\u202f]\d{3})*(?:[.,]\d+)?(?P<sign>[½¼¾⅓⅔])?|[½¼¾⅓⅔]")
_ORDINAL_SIGN = re.compile(r"(?:st|nd|rd|th)\b|\.(?=\s[A-ZÄÖÜ][a-zäöü])", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_SCALE_WORD = re.compile(
    rf"[\s\u00a0-]{{0,2}}((?:mio|mrd|tsd|mill|mn|bn)\b(?=\.?)|(?:{'|'.join(sorted(SCALES, key=len, reverse=True))})\b)"
    r"(?:(?<=mio)\.|(?<=mrd)\.|(?<=tsd)\.|(?<=mill)\.)?",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"\s?(?:to|bis|und|and|or|oder|[-–])\s?\d[\d.,]*\s({'|'.join(sorted(SCALES, key=len, reverse=True))})\b",
    re.IGNORECASE,
)
_LETTER_SCALE = re.compile(r"(m|k|b)\b(?!²)")
_HALF_A = re.compile(r"\sa(?:n)?(?=\s)")
_AND_A_HALF = re.compile(r"(?P<joint>[\s-])and(?P=joint)a(?P=joint)half\b", re.IGNORECASE)
_A_PART = re.compile(r"\b(?:an?|one)\s$", re.IGNORECASE)
_FURTHER = re.compile(r"[-\s]([^\W\d_]+)")
_AND = re.compile(r"\sand\s([^\W\d_]+)")
_MEASURED = re.compile(r"(jährig|tägig|stündig|monatig|wöchig|minütig|fach|köpfig|stellig|stöckig|mal)\w{0,3}$")
_MEASURED_UNIT = {
    "jährig": "year",
    "tägig": "day",
    "stündig": "hour",
    "monatig": "month",
    "wöchig": "week",
    "minütig": "minute",
}
_NOT_ASKED = frozenset("first erst once einmal both beide beiden beider viertel quarter quarters".split())
"""“erstmals”, “for the first time”, “beide”: said without a number as often as with one; a “Viertel” is a quarter of a
city too."""
_LEFT_OUT = ("year", "inch")
"""Units that a number often goes without: “aged 39”, mit 39 Jahren; “5 ft 3 in”, 5 Fuß 3 Zoll."""
_EQUAL = 1e-6


@dataclass(frozen=True)
class Quantity:
    """A number of a text."""

    values: frozenset[float]
    """What it can mean; more than one where the separators can be read in two ways."""
    unit: str | None
    """“euro”, “percent”, “year” …; None where no known unit stands beside it."""
    text: str
    """As written, with its unit."""
    start: int
    end: int
    ordinal: bool = False
    weak: bool = False
    """A number by the way (“both”, “once”, “first”): it proves a claim's number, and needs no proof itself."""


def quantities_of(text: str, language: str | None) -> tuple[Quantity, ...]:
    """The numbers of `text` in order, in digits and in words; “ein” and “one” are articles and are left out.

    Args:
        text: German or English.
        language: "de", "en" or None where it is not known: what “1.500” and “Billion” mean depends on it.
    """
    return _quantities(text, language)


@lru_cache(maxsize=4096)
def _quantities(text: str, language: str | None) -> tuple[Quantity, ...]:
    found = []
    for match in _DIGITS.finditer(text):
        values, end = _readings(match[0], language), match.end()
        ordinal = False
        if sign := _ORDINAL_SIGN.match(text, end):
            end, ordinal = sign.end(), True
        found.append(_with_unit(text, language, values, match.start(), end, ordinal))
    position = 0
    for match in _WORD.finditer(text):
        if match.start() < position:
            continue
        read = _spelled(text, match)
        if read is not None:
            value, end, ordinal, unit = read
            part = ordinal and _A_PART.search(text, max(0, match.start() - 5), match.start())  # “a fifth”
            values = frozenset({value, 1 / value}) if part and value else frozenset({value})
            quantity = _with_unit(text, language, values, match.start(), end, ordinal and not part)
            weak = quantity.unit is None and re.sub(r"(?<=erst)\w+", "", match[0].lower()) in _NOT_ASKED
            found.append(replace(quantity, unit=unit or quantity.unit, weak=weak))
            position = quantity.end
    return tuple(sorted(found, key=lambda one: one.start))


def is_unit(word: str) -> bool:
    """Whether a lower-cased word is a unit or a scale."""
    return word in UNIT_OF or word in SCALES


def agrees(one: Quantity, other: Quantity, units: frozenset[str]) -> bool:
    """Whether a claim's number is a source's: an equal value and no other unit.

    Args:
        one: the claim's.
        other: the source's.
        units: what stands anywhere in the source (“von 20 auf 30 Prozent” has a unit at the last number only).
    """
    one, other = _in_one_unit(one, other)
    equal = any(abs(a - b) <= _EQUAL * max(1.0, abs(a)) for a in one.values for b in other.values)
    if equal and one.ordinal and not other.ordinal and one.text[:1].isalpha() and other.text[:1].isalpha():
        return False  # “the second” is not “two”
    if not equal:
        return _percent_of_part(one, other)
    if one.unit is None or one.unit == other.unit:
        return True
    if "degree" in (one.unit, other.unit) and {one.unit, other.unit} <= {"degree", "celsius", "fahrenheit"}:
        return True
    return other.unit is None and (one.unit in units or one.unit in _LEFT_OUT)


def _in_one_unit(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """Two quantities in the smaller unit of both, where the one is a multiple of the other."""
    units = [MULTIPLES.get(number.unit or "", (number.unit, 1)) for number in (one, other)]
    if one.unit == other.unit or units[0][0] != units[1][0]:
        return one, other
    smaller = [
        replace(number, values=frozenset(value * times for value in number.values), unit=unit)
        for number, (unit, times) in zip((one, other), units, strict=True)
    ]
    return smaller[0], smaller[1]


def _percent_of_part(one: Quantity, other: Quantity) -> bool:
    """“half” and “50 percent”."""
    for part, whole in ((one, other), (other, one)):
        if whole.unit == "percent" and part.unit is None and not part.ordinal:
            return any(a < 1 and abs(a * 100 - b) < 0.5 for a in part.values for b in whole.values)
    return False


def _readings(written: str, language: str | None) -> frozenset[float]:
    """What digits with separators can mean."""
    extra = 0.0
    if written[-1] in SIGNS:
        extra, written = SIGNS[written[-1]], written[:-1]
        if not written:
            return frozenset({extra})
    plain = re.sub("['’\u00a0\u202f]", "", written)
    signs = re.findall("[.,]", plain)
    if not signs:
        return frozenset({float(plain) + extra})
    last = signs[-1]
    grouped = len(plain) - plain.rindex(last) - 1 == 3 and plain[0] != "0"
    if len(set(signs)) == 2:  # 1.234,5 or 1,234.5
        other = "," if last == "." else "."
        return frozenset({float(plain.replace(other, "").replace(last, ".", 1))})
    if len(signs) > 1:
        return frozenset({float(plain.replace(last, ""))})
    decimal, thousands = float(plain.replace(",", ".")), float(re.sub("[.,]", "", plain))
    if not grouped:
        return frozenset({decimal})
    if (language, last) in (("de", "."), ("en", ",")):
        return frozenset({thousands})
    if (language, last) in (("de", ","), ("en", ".")):  # right by the rules, and yet often copied from the source
        return frozenset({decimal, thousands})
    return frozenset({decimal, thousands})


def _with_unit(
    text: str, language: str | None, values: frozenset[float], start: int, end: int, ordinal: bool
) -> Quantity:
    """The number with the scale words and the unit behind it, or the currency's sign in front of it."""
    while scale := _SCALE_WORD.match(text, end):
        factor = _value_of_scale(scale[1], language)
        values, end = frozenset(value * factor for value in values), scale.end()
        if factor == 100 and (rest := _AND.match(text, end)) and (few := whole_of(rest[1].lower())) and few < 100:
            values, end = frozenset(value + few for value in values), rest.end()
    if joined := _RANGE.match(text, end):  # 30 to 50 thousand
        factor = _value_of_scale(joined[1], language)
        values |= frozenset(value * factor for value in values)
    before = SIGN_BEFORE.search(text, max(0, start - 4), start)
    if before:
        if letter := _LETTER_SCALE.match(text, end):
            factor = {"k": 1e3, "m": 1e6, "b": 1e9}[letter[1]]
            values, end = frozenset(value * factor for value in values), letter.end()
        return Quantity(values, unit_of(before["unit"]), text[before.start() : end], before.start(), end)
    unit = UNIT.match(text, end)
    if unit and not (ordinal and unit["unit"].islower() and len(unit["unit"]) == 1):
        name = unit_of(unit["unit"])
        return Quantity(values, name, text[start : unit.end()], start, unit.end(), ordinal)
    return Quantity(values, None, text[start:end], start, end, ordinal)


def _value_of_scale(written: str, language: str | None) -> float:
    word = row_key(written)
    if word == "billion" and language == "de":
        return 1e12
    return SCALES[word]


def _spelled(text: str, match: "re.Match[str]") -> tuple[float, int, bool, str | None] | None:
    """The number that begins with a word: (value, end, whether an ordinal, unit within the word)."""
    word, end = match[0].lower(), match.end()
    if word == "half" and (article := _HALF_A.match(text, end)):  # half a million
        end = article.end()
    if word in PARTS:
        return PARTS[word], end, False, None
    if word == "a" and (unit := UNIT.match(text, end)) and (half := _AND_A_HALF.match(text, unit.end())):
        return 1.5, half.end(), False, unit_of(unit["unit"])  # a year and a half
    whole = whole_of(stem := word.removesuffix("einhalb"))
    if whole is not None and stem != word:  # zweieinhalb
        return whole + 0.5, end, False, None
    if whole is not None and (half := _AND_A_HALF.match(text, end)):  # two and a half
        return whole + 0.5, half.end(), False, None
    if word in ("one", "eine", "ein", "einer", "einem", "einen", "a"):  # mostly an article
        return (1.0, end, False, None) if _SCALE_WORD.match(text, end) else None
    measured = _MEASURED.search(word)
    if measured and (value := whole_of(word[: measured.start()])) is not None:
        return value, end, False, _MEASURED_UNIT.get(measured[1])
    value = whole_of(word)
    if value is None:
        ordinal = ordinal_of(word)
        return None if ordinal is None else (ordinal, end, True, None)
    if word in TENS and (further := _FURTHER.match(text, end)):  # twenty-one, twenty-first
        behind = further[1].lower()
        if behind in ONES and 0 < ONES[behind] < 10:
            return value + ONES[behind], further.end(), False, None
        if behind in ORDINALS and further[0][0] == "-":
            return value + ORDINALS[behind], further.end(), True, None
    return value, end, False, None
