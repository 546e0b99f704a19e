"""Whether what can be compared exactly agrees between a claim and its sentences: quotations, numbers, dates."""

from collections.abc import Sequence

from index.text import moments as dates
from index.text import quantities as numbers
from index.text.moments import moments_of
from index.text.quantities import quantities_of
from qa.checking.cited import Source
from qa.checking.claims import Problem
from qa.checking.same_quotations import Quoted, stands

Found = tuple[Problem, str] | None
"""What does not agree, and the words that do not; None where all does."""


def quotations_agree(quoted: Sequence[Quoted], source: Source) -> Found:
    """Every quotation stands in the sentences, letter for letter but for typography, or is a marked translation."""
    for one in quoted:
        translated = one.marked and one.translation is None
        if not translated and not stands(one.text, source.sentences) and one.text.strip() not in source.outlets:
            return "quotation", one.text
    return None


def moments_agree(text: str, source: Source) -> Found:
    """Every date, weekday and time of the claim is in the sentences, or is the article's day.

    The article's day does not take the place of a day that the sentences name and the claim leaves out.
    """
    claimed = moments_of(text)
    left_out = [
        one for one in source.moments if one.day and not any(dates.agrees(m, [one], source.published) for m in claimed)
    ]
    day = [dates.day_of(source.published)] if source.published else []
    for moment in claimed:
        if dates.agrees(moment, source.moments, source.published):
            continue
        if not dates.agrees(moment, day, source.published) or (moment.day and left_out):
            return "date", moment.text
    return None


def quantities_agree(text: str, language: str, source: Source) -> Found:
    """Every number of the claim is in the sentences, with its unit."""
    masked = list(text)
    for moment in moments_of(text):
        masked[moment.start : moment.end] = "\u00a0" * (moment.end - moment.start)
    known = [*source.quantities, *_of_day(source)]
    for one in quantities_of("".join(masked), language):
        if one.weak or any(numbers.agrees(one, other, source.units) for other in known):
            continue
        year = not one.unit and all(1100 <= value <= 2100 for value in one.values) and len(one.text) == 4
        return ("date" if year else "number"), one.text
    return None


def _of_day(source: Source) -> list[numbers.Quantity]:
    """The year of the article, as a number."""
    years = frozenset({float(source.published.year)}) if source.published else frozenset()
    return [numbers.Quantity(years, None, "", 0, 0)] if years else []
