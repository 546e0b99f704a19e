"""Whether the numbers of a claim are those of its sentences, with their units."""

from index.text.moments import moments_of
from index.text.quantities import Quantity, quantities_of
from index.text.quantities import agrees as _same_quantity
from qa.checking.cited import Source
from qa.checking.claims import Disagreement


def quantities_agree(text: str, language: str, source: Source) -> Disagreement:
    """Every number of the claim is in the sentences, with its unit."""
    masked = list(text)
    for moment in moments_of(text):
        masked[moment.start : moment.end] = "\u00a0" * (moment.end - moment.start)
    known = [*source.quantities, *_of_day(source)]
    for one in quantities_of("".join(masked), language):
        if one.weak or any(_same_quantity(one, other, source.units) for other in known):
            continue
        year = not one.unit and all(1100 <= value <= 2100 for value in one.values) and len(one.text) == 4
        return ("date" if year else "number"), one.text
    return None


def _of_day(source: Source) -> list[Quantity]:
    """The year of the article, as a number."""
    years = frozenset({float(source.published.year)}) if source.published else frozenset()
    return [Quantity(years, None, "", 0, 0)] if years else []
