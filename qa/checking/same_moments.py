"""Whether the dates, weekdays and times of a claim are those of its sentences."""

from index.text.moments import agrees as _same_moment
from index.text.moments import day_of, moments_of
from qa.checking.cited import Source
from qa.checking.claims import Disagreement


def moments_agree(text: str, source: Source) -> Disagreement:
    """Every date, weekday and time of the claim is in the sentences, or is the article's day.

    The article's day does not take the place of a day that the sentences name and the claim leaves out.
    """
    claimed = moments_of(text)
    left_out = [
        one for one in source.moments if one.day and not any(_same_moment(m, [one], source.published) for m in claimed)
    ]
    day = [day_of(source.published)] if source.published else []
    for moment in claimed:
        if _same_moment(moment, source.moments, source.published):
            continue
        if not _same_moment(moment, day, source.published) or (moment.day and left_out):
            return "date", moment.text
    return None
