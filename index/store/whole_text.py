"""Articles by what stands in their text, letter for letter, or by the terms they share with a text."""

from collections.abc import Iterator

from index.article import Article
from index.store.store import Store
from index.text.terms import match_expression, terms_of

_AT_ONCE = 100
"""Articles that are held in memory."""
_SOFT_HYPHEN = "\u00ad"
_SPLITS_WORDS = (_SOFT_HYPHEN, "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff")


def articles_holding(store: Store, letters: str) -> Iterator[Article]:
    """Yield the current articles whose text has `letters`, or in which characters without width may split them.

    All articles for empty `letters`.
    """
    where = " OR ".join(["instr(text, ?)"] * (1 + len(_SPLITS_WORDS)))
    rows = store.database.rows(
        f"SELECT key FROM article WHERE current = 1 AND ({where}) ORDER BY key", letters, *_SPLITS_WORDS
    )
    for start in range(0, len(rows), _AT_ONCE):
        yield from store.articles_of([key for (key,) in rows[start : start + _AT_ONCE]])


def articles_sharing(store: Store, text: str, limit: int) -> list[Article]:
    """The articles of the `limit` passages that share most terms with `text`, weighted by BM25, best first."""
    with store.snapshot():
        hits = store.full_text(match_expression(terms_of(text)), limit)
        passages = store.passages(number for number, _ in hits)
    return list({passage.article.id: passage.article for passage in passages}.values())
