"""A name that fits several people: a question with it may have to be asked back."""

from collections.abc import Sequence

from index.article import Statement
from index.names.person_names import parse_name, same_name


def people_of(asked: str, statements: Sequence[Statement]) -> dict[str, list[Statement]]:
    """The people that a bare surname fits, by their fullest names, each with the statements that are surely theirs.

    One entry at most where `asked` has a given name, or is no person's; statements under the bare surname are in none.
    """
    if parse_name(asked).given or parse_name(asked).phrase:
        return {}
    found: dict[str, list[Statement]] = {}
    names = {name for one in statements if (name := _meant(asked, one))}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        parsed = parse_name(name)
        if not parsed.given or parsed.phrase or parsed.places:
            continue
        known = next((other for other in found if same_name(name, other) and same_name(other, name)), name)
        found.setdefault(known, []).extend(one for one in statements if _meant(asked, one) == name)
    return found


def _meant(asked: str, statement: Statement) -> str | None:
    """Who of those who speak and tell is asked for."""
    told = statement.source is not None and same_name(asked, statement.source)
    return statement.source if told and not same_name(asked, statement.speaker or "") else statement.speaker
