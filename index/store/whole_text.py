"""Articles by what stands in their text: letter for letter, by words in any form, by the terms shared with a text."""

from collections.abc import Collection, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from index.article import Article
from index.lexicon.function_words import STOP_WORDS
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


PART = 5
"""Letters of a term that may be part of a compound: shorter ones are chance (“Spiel”, “art”)."""


def articles_wording(store: Store, words: Sequence[Collection[str]], within: NDArray[np.int64] | None) -> list[Article]:
    """The current articles that may have each of some words, in their text or title, in the order of adding.

    By the full text's terms, so that what it takes grows with the different words of a library, not with its texts.

    Args:
        store: where they are.
        words: of each word the folded forms and stems, one of which has to stand there: as a term of its own, or at the
            beginning or end of a compound, where it has `PART` letters. A word with a form that is a stop word (“US”,
            “WHO”), which is no term, rules nothing out.
        within: keys of the only articles that count; None: all.
    """
    with store.snapshot():
        vocabulary = store.full_text_terms()
        titles = [(key, frozenset(terms_of(title))) for key, title in store.article_titles()]
        keys: set[int] | None = None if within is None else set(within.tolist())
        for forms in words:
            if not STOP_WORDS.isdisjoint(forms):  # no term
                continue
            parts = tuple(form for form in forms if len(form) >= PART)
            alike = {term for term in vocabulary if term.startswith(parts) or term.endswith(parts)} if parts else set()
            found = store.articles_with_terms(alike | set(forms))
            titled = {key for key, terms in titles if _have(terms, forms, parts)}
            keys = found | titled if keys is None else keys & (found | titled)
        return store.articles(None if keys is None else np.array(sorted(keys), dtype=np.int64))


def _have(terms: Collection[str], forms: Collection[str], parts: tuple[str, ...]) -> bool:
    return any(term in forms or term.startswith(parts) or term.endswith(parts) for term in terms)
