"""Everything derived from the articles, made again: for another embedding model, or by a newer Beleg's rules."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from index.grammar.tagger import Tagger
from index.library.deriving import derive
from index.models.embedder import Embedder
from index.progress import Progress
from index.store.store import Store
from index.store.stories import catch_up
from index.store.writing import Derived, ModelStamp, put_again

_ARTICLES = 64
"""Articles whose passages are embedded at once."""


def reindex(store: Store, embedder: Embedder, tagger: Tagger, progress: Progress | None = None) -> int:
    """Derive sentences, passages, statements and vectors of every current article again; how many there are.

    It is one transaction: searches go on over the old index until the new one is whole, and whatever interrupts it
    leaves the old one. Others that want to write wait for it. Versions that were replaced keep what they have.

    Raises:
        LibraryError: the library cannot be written; everything is as before.
    """
    keys = [key for key, _ in store.article_titles()]
    model = ModelStamp(embedder.name, embedder.version, embedder.dimensions)
    put_again(store, keys, _batches(store, keys, embedder, tagger, progress), model)
    catch_up(store)
    return len(keys)


def _batches(
    store: Store, keys: Sequence[int], embedder: Embedder, tagger: Tagger, progress: Progress | None
) -> Iterator[tuple[list[Derived], NDArray[np.float32]]]:
    for start in range(0, len(keys), _ARTICLES):
        entries = [derive(article, tagger, progress) for article in store.articles_of(keys[start : start + _ARTICLES])]
        yield entries, embedder.passages([passage.text for entry in entries for passage in entry.passages])
        if progress:
            progress(start + len(entries), len(keys), "articles")
