"""Addresses to articles: fetched, read as files of their kind are, remembered for the next visit."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from index.article import Article
from index.errors import AddressError
from index.loading.reading import Reading
from index.progress import Progress
from index.settings import Settings
from index.store.store import Store
from index.store.visits import remember_visit, visit_of

if TYPE_CHECKING:
    from index.fetching.fetch import Fetcher

_ADDRESS = re.compile(r"\s*https?://", re.IGNORECASE)


def is_address(source: object) -> bool:
    """Whether a source is to be fetched."""
    return isinstance(source, str) and _ADDRESS.match(source) is not None


def fetcher_of(allow_private: bool | None) -> "Fetcher":
    """Who fetches; None: private networks as `BELEG_ALLOW_PRIVATE` has it."""
    from index.fetching.fetch import Fetcher  # httpx takes 0.2 s
    from index.fetching.networks import anywhere, is_public

    allowed = Settings.read().allow_private if allow_private is None else allow_private
    return Fetcher(anywhere if allowed else is_public)


def articles_at(
    address: str,
    store: Store,
    fetcher: "Fetcher",
    reading: Reading,
    columns: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> Iterator[tuple[str, Article | Exception]]:
    """The articles at an address with their places; those that are in the library where nothing has changed since.

    Raises:
        AddressError: it cannot be fetched, or is nothing that is read.
    """
    from index.fetching.fetch import Validators  # httpx takes 0.2 s
    from index.loading.fetched import in_utf8, suffix_of
    from index.loading.readers import articles_of_file

    address = address.strip()
    before = visit_of(store, address)
    fetched = fetcher.fetch(address, Validators(before.etag, before.modified) if before else None, progress)
    if fetched is None:
        assert before is not None
        yield from ((article.source or address, article) for article in before.articles)
        return
    suffix = suffix_of(fetched.address, fetched.kind, fetched.content)
    if suffix is None:
        what = f"{address} is neither a page nor a document that is read ({fetched.kind or 'of no kind'})"
        raise AddressError(f"{what}: save it as a file of a kind that is.", lasting=True)
    content = in_utf8(fetched.content, suffix, fetched.charset)
    found: list[Any] = []
    for place, article in articles_of_file(fetched.address, suffix, content, columns or {}, reading):
        yield place, article
        found.append(article)
    if all(isinstance(article, Article) for article in found):
        remember_visit(store, address, fetched.validators.etag, fetched.validators.modified, found)
