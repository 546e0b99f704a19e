"""What a user said about who speaks: kept by article and quoted text, so that it outlives whatever is derived anew.

A statement's row comes and goes with every `reindex` and every new version of its article; a correction is a row of
its own that names the article, the words that are said and the place where they stood. It is laid over the statements
when they are read.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from index.article import Statement
from index.errors import NotInLibraryError

_STATEMENT_ID = re.compile(r"\s*([0-9a-f]{12}):(\d{1,9})(?:-(\d{1,9}))?\s*")
_SHOWN = 40
"""Code points of what is no id that a message repeats."""
_SAME_PLACE = 0.5
"""Share of the words' place that a statement has to have in common with a correction (intersection over union of the
code points) where newer rules cut the statement otherwise."""


@dataclass(frozen=True)
class Correction:
    """Somebody's word that `speaker` said `quote` in an article."""

    article_id: str
    start: int
    """Where what is said began when it was corrected, code points in the article's text."""
    end: int
    quote: str
    """`article.text[start:end]` of then."""
    speaker: str


def corrected(statements: Iterable[Statement], corrections: Sequence[Correction]) -> list[Statement]:
    """`statements` with the speakers that were corrected, each marked so."""
    by_article: dict[str, list[Correction]] = {}
    for one in corrections:
        by_article.setdefault(one.article_id, []).append(one)
    return [_laid_over(statement, by_article) for statement in statements]


def statement_of(statements: Sequence[Statement], name: str) -> Statement:
    """The statement that an id names, “ARTICLE:START-END”; “ARTICLE:START” will do where one alone starts there.

    Raises:
        NotInLibraryError: there is none.
    """
    found = [one for one in statements if _named(one, name)]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(one.id for one in found)
        raise NotInLibraryError(f"Several statements begin at {name}: say which one, {ids}.")
    raise NotInLibraryError(
        f"There is no statement {name} in the library. `beleg who NAME` shows the ids of a person's statements."
    )


def article_id_of(name: str) -> str:
    """The article that a statement's id names.

    Raises:
        NotInLibraryError: it is no id of a statement.
    """
    match = _STATEMENT_ID.fullmatch(name)
    if not match:
        raise NotInLibraryError(
            f"{name[:_SHOWN]!r} is no id of a statement; one looks like 0123456789ab:120-260, "
            "and `beleg who NAME` shows them."
        )
    return match[1]


def _named(statement: Statement, name: str) -> bool:
    match = _STATEMENT_ID.fullmatch(name)
    return bool(
        match
        and statement.article.id == match[1]
        and statement.spans[0][0] == int(match[2])
        and (match[3] is None or statement.spans[-1][1] == int(match[3]))
    )


def _laid_over(statement: Statement, by_article: Mapping[str, Sequence[Correction]]) -> Statement:
    found = correction_of(by_article.get(statement.article.id, ()), statement)
    # The words used for the wrong speaker say nothing about the right one.
    return (
        replace(statement, speaker=found.speaker, speaker_span=None, corrected=True, source=None)
        if found
        else statement
    )


def correction_of(corrections: Sequence[Correction], statement: Statement) -> Correction | None:
    """The correction that means this statement: of the same words, of several the nearest; else at the same place."""
    start, end = statement.spans[0][0], statement.spans[-1][1]
    here = [one for one in corrections if one.article_id == statement.article.id]
    text = statement.article.text
    same = [one for one in here if one.quote == text[start:end]]
    # The same words may stand twice: where the corrected ones are still at their place, another place is not meant.
    same = [one for one in same if one.start == start or text[one.start : one.end] != one.quote]
    if same:
        return min(same, key=lambda one: abs(one.start - start))
    unchanged = [one for one in here if text[one.start : one.end] == one.quote]
    best = max(unchanged, key=lambda one: _common(one, start, end), default=None)
    return best if best and _common(best, start, end) > _SAME_PLACE else None


def _common(one: Correction, start: int, end: int) -> float:
    inside = max(0, min(one.end, end) - max(one.start, start))
    return inside / (max(one.end, end) - min(one.start, start))


def ids_json(corrections: Iterable[Correction]) -> str:
    """The ids of the corrected articles as a JSON list, for SQLite."""
    return json.dumps(sorted({one.article_id for one in corrections}))
