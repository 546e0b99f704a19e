"""Feeds that are followed: their new entries become articles, in full where the feed has only a teaser."""

import dataclasses
import datetime
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from index.article import Article
from index.errors import AddressError, ArticleError, UnreadableError
from index.library.adding import AddReport, Interrupted
from index.library.addresses import articles_at
from index.loading.reading import Reading
from index.progress import Progress
from index.store.feeds import Feed, feeds, keep_feed, mark_seen, seen_entries
from index.store.store import Store

if TYPE_CHECKING:
    from index.fetching.fetch import Fetched, Fetcher
    from index.loading.feed import Entry

Add = Callable[[Iterator[Article]], AddReport]
"""Stores articles, as `Library.add` does."""

_LINK = re.compile(rb"<link\b[^<>]{0,2000}>", re.IGNORECASE)
_OF_FEED = re.compile(rb"type\s*=\s*[\"']?application/(?:rss|atom)\+xml", re.IGNORECASE)
_HREF = re.compile(rb"href\s*=\s*[\"']?([^\s\"'<>]{1,2000})", re.IGNORECASE)
_MOST_NAMED = 5


def refresh_feed(
    feed: Feed, store: Store, add: Add, fetcher: "Fetcher", reading: Reading, progress: Progress | None = None
) -> AddReport:
    """Add the entries of a feed that have not been seen yet; what became of them.

    An entry that could not be fetched for a while comes again with the next refresh; one that never can be is added as
    far as the feed has it. Entries that are done are marked also where it is interrupted.

    Raises:
        ArticleError: the feed cannot be fetched, or is none.
        Interrupted: by the user; what was done is stored.
    """
    from index.fetching.fetch import Validators  # httpx takes 0.2 s

    name = feed.title or feed.address
    fetched = fetcher.fetch(feed.address, Validators(feed.etag, feed.modified), progress)
    now = datetime.datetime.now(datetime.UTC)
    if fetched is None:
        keep_feed(store, dataclasses.replace(feed, refreshed=now, problem=None))
        return AddReport()
    entries = list(_entries(fetched, reading))
    seen = seen_entries(store, feed.address)
    new = [entry for entry in entries if entry.key not in seen]
    run = _Run(store, fetcher, reading, name, progress)
    try:
        report = add(run.articles(new))
    except Interrupted as interruption:
        stored = {article.id for article in _stored(interruption.report)}
        mark_seen(store, feed.address, [key for article, key in run.keys.items() if article in stored])
        raise
    mark_seen(store, feed.address, run.done)
    title = next((entry.outlet for entry in entries if entry.outlet), feed.title)
    whole = run.done >= {entry.key for entry in new}  # else it is to be sent again, changed or not
    keep_feed(
        store,
        Feed(
            address=feed.address,
            title=title,
            refreshed=now,
            etag=fetched.validators.etag if whole else None,
            modified=fetched.validators.modified if whole else None,
        ),
    )
    report.failed[:0] = run.failed
    return report


def refresh_feeds(
    store: Store, add: Add, fetcher: "Fetcher", reading: Reading, progress: Progress | None = None
) -> AddReport:
    """Refresh all feeds; one that cannot be had is reported, and the others go on.

    Raises:
        Interrupted: by the user; what was done is stored.
    """
    whole = AddReport()
    for feed in feeds(store):
        try:
            _gather(whole, refresh_feed(feed, store, add, fetcher, reading, progress))
        except Interrupted as interruption:
            _gather(whole, interruption.report)
            raise Interrupted(whole) from interruption
        except KeyboardInterrupt as interruption:
            raise Interrupted(whole) from interruption
        except ArticleError as error:
            now = datetime.datetime.now(datetime.UTC)
            keep_feed(store, dataclasses.replace(feed, refreshed=now, problem=str(error)))
            whole.failed.append((feed.address, error))
    return whole


class _Run:
    """Makes the articles of new entries."""

    def __init__(
        self, store: Store, fetcher: "Fetcher", reading: Reading, name: str, progress: Progress | None
    ) -> None:
        self._store, self._fetcher, self._reading = store, fetcher, reading
        self._name, self._progress = name, progress
        self.keys: dict[str, str] = {}
        """Of each article, by its id, the key of its entry."""
        self.done: set[str] = set()
        """Keys of entries that need not come again."""
        self.failed: list[tuple[str, Exception]] = []

    def articles(self, entries: "list[Entry]") -> Iterator[Article]:
        """The articles of entries, the oldest first, as feeds have the newest first."""
        for number, entry in enumerate(reversed(entries), start=1):
            article = self._article(entry)
            if isinstance(article, Article):
                self.keys[article.id] = entry.key
                yield article
            if self._progress:
                self._progress(number, len(entries), f"entries of {self._name}")

    def _article(self, entry: "Entry") -> Article | None:
        """An entry's article: what it says itself, or what stands where its text goes on."""
        place = entry.address or entry.title or entry.key
        if entry.is_teaser and entry.address is not None:
            try:
                page = self._page(entry.address)
            except ArticleError as error:
                self.failed.append((place, error))
                if isinstance(error, AddressError) and not error.lasting:
                    return None
            else:
                self.done.add(entry.key)
                return _in_full(page, entry)
        elif isinstance(entry.article, ArticleError):
            self.failed.append((place, entry.article))
        self.done.add(entry.key)
        return entry.article if isinstance(entry.article, Article) else None

    def _page(self, address: str) -> Article:
        for _, found in articles_at(address, self._store, self._fetcher, self._reading):
            if isinstance(found, Article):
                return found
            raise found
        raise UnreadableError(f"{address} holds no articles: nothing to add.")


def _in_full(page: Article, entry: "Entry") -> Article:
    """The page's text with what the feed says about it; the feed's text where the page has less."""
    if isinstance(entry.article, Article) and len(entry.article.text) >= len(page.text):
        return entry.article
    return Article.from_text(
        page.text,
        title=entry.title or page.title,
        source=page.source,
        published=entry.published or page.published,
        outlet=page.outlet or entry.outlet,
        author=page.author or entry.author,
        language=page.language,
    )


def _entries(fetched: "Fetched", reading: Reading) -> "Iterator[Entry]":
    """The entries of what was fetched.

    Raises:
        ArticleError: it is no feed, or a feed without entries.
    """
    from index.loading.feed import read_entries  # 0.5 s
    from index.loading.fetched import is_feed, suffix_of

    suffix = suffix_of(fetched.address, fetched.kind, fetched.content)
    if not is_feed(suffix):
        feeds = _feeds_named(fetched)
        way_out = f"it names these: {', '.join(feeds)}" if feeds else "add it with `beleg add`"
        raise UnreadableError(f"{fetched.address} is no feed: {way_out}.")
    for _, found in reading.read(read_entries, fetched.address, fetched.content, {}):
        if isinstance(found, ArticleError):
            raise found
        yield found


def _feeds_named(fetched: "Fetched") -> list[str]:
    """The feeds that a page names for itself (https://www.rssboard.org/rss-autodiscovery)."""
    links = (link for link in _LINK.findall(fetched.content) if _OF_FEED.search(link))
    found = (_HREF.search(link) for link in links)
    addresses = [urljoin(fetched.address, href[1].decode("utf-8", "replace")) for href in found if href]
    return list(dict.fromkeys(addresses))[:_MOST_NAMED]


def _gather(whole: AddReport, part: AddReport) -> None:
    whole.added.extend(part.added)
    whole.updated.extend(part.updated)
    whole.unchanged.extend(part.unchanged)
    whole.failed.extend(part.failed)


def _stored(report: AddReport) -> list[Article]:
    return [*report.added, *report.updated, *report.unchanged]
