"""Units and currencies as German and English write them (`data/units.tsv`)."""

import re

from index.lexicon.table import row_key, rows

UNIT_OF = {row["word"]: row["unit"] for row in rows("units.tsv")}
"""How it is written, lower-cased → the unit's name."""
_FORMS = "|".join(re.escape(form).replace(r"\ ", r"\s") for form in sorted(UNIT_OF, key=len, reverse=True))
UNIT = re.compile(rf"[\s\u00a0-]{{0,2}}(?P<unit>{_FORMS})(?![^\W\d_])", re.IGNORECASE)
_ANY_UNIT = re.compile(rf"(?<![^\W\d_])(?:{_FORMS})(?![^\W\d_])", re.IGNORECASE)
MULTIPLES = {
    "year": ("month", 12),
    "decade": ("month", 120),
    "century": ("month", 1200),
    "week": ("day", 7),
    "minute": ("second", 60),
    "hour": ("second", 3600),
    "kilometre": ("millimetre", 1_000_000),
    "metre": ("millimetre", 1000),
    "centimetre": ("millimetre", 10),
    "hectare": ("square_metre", 10_000),
    "square_kilometre": ("square_metre", 1_000_000),
    "kilogram": ("gram", 1000),
    "tonne": ("gram", 1_000_000),
    "megawatt": ("kilowatt", 1000),
    "gigawatt": ("kilowatt", 1_000_000),
}
"""Unit → (smaller unit, how many of it): “18 Monate” are a year and a half. Only what is so exactly, as it is told."""
SIGN_BEFORE = re.compile(r"(?P<unit>us\$|[€$£¥])\s?$", re.IGNORECASE)
"""A currency's sign in front of a number."""


def unit_of(written: str) -> str:
    """The name of a unit, as a pattern of this module found it in a text."""
    return UNIT_OF[row_key(re.sub(r"\s", " ", written))]


def units_of(text: str) -> frozenset[str]:
    """The units that stand anywhere in `text`."""
    return frozenset(unit_of(match[0]) for match in _ANY_UNIT.finditer(text))
