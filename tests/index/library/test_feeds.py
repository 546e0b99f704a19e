"""Feeds that are followed: new entries become articles, once, in full; a broken feed costs a line."""

import datetime
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from misbehaving_server import Send, Site, response, serving

from index import AddReport, AddressError, ArticleError, Feed, Library, NotInLibraryError
from index.fetching.fetch import Fetcher, Limits
from index.fetching.networks import anywhere
from index.library.adding import Interrupted
from index.library.feeds import refresh_feed, refresh_feeds
from index.loading.reading import Reading
from index.store.database import FILE_NAME
from index.store.feeds import keep_feed

LONG = "Der Rat der Stadt hat am Montag über den Haushalt gesprochen, der im Herbst kommt. "
XML = "application/rss+xml"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as library:
        yield library


@pytest.fixture
def reading() -> Iterator[Reading]:
    with Reading() as reading:
        yield reading


def item(name: str, text: str) -> str:
    return (
        f"<item><title>{name}</title><link>/{name}</link><guid>{name}</guid><description>{text}</description>"
        "<pubDate>Sat, 16 Nov 2024 08:00:00 +0100</pubDate></item>"
    )


def feed(*items: str, **headers: str) -> bytes:
    return response(
        f'<rss version="2.0"><channel><title>Stadtfunk</title>{"".join(items)}</channel></rss>'.encode(), XML, **headers
    )


def page(name: str) -> bytes:
    return response(f"<html><body><article><h1>{name}</h1><p>{name}: {LONG * 3}</p><p>{LONG}</p></article>".encode())


def refresh(library: Library, site: Site, reading: Reading) -> AddReport:
    """A refresh without the pauses between two fetches."""
    with Fetcher(anywhere, Limits(pause=0, silence=1, total=5)) as fetcher:
        return refresh_feeds(library.store, library.add, fetcher, reading)


def follow(library: Library, site: Site, reading: Reading) -> AddReport:
    with Fetcher(anywhere, Limits(pause=0, silence=1, total=5)) as fetcher:
        return refresh_feed(Feed(f"{site.address}/feed"), library.store, library.add, fetcher, reading)


def texts(library: Library) -> dict[str, str]:
    return {article.title: article.text for article in library.articles()}


def test_new_entries_become_articles_once(site: Site, library: Library, reading: Reading) -> None:
    whole = LONG * 15
    site.pages["/feed"] = feed(item("b", "Kurz …"), item("a", whole), etag='"1"')
    site.pages["/b"] = page("b")
    assert len(follow(library, site, reading).added) == 2
    assert texts(library) == {"a": whole.strip(), "b": f"b: {(LONG * 3).strip()}\n\n{LONG.strip()}"}
    assert {article.source for article in library.articles()} == {f"{site.address}/a", f"{site.address}/b"}
    assert {article.published for article in library.articles()} == {datetime.date(2024, 11, 16)}
    assert {article.outlet for article in library.articles()} == {"Stadtfunk"}
    (kept,) = library.feeds()
    assert (kept.title, kept.seen, kept.problem, kept.etag) == ("Stadtfunk", 2, None, '"1"')

    asked = len(site.asked)
    site.pages["/feed"] = response(status=304)
    assert repr(refresh(library, site, reading)) == "AddReport(added=0, updated=0, unchanged=0, failed=[])"
    assert site.asked[asked:] == ["/robots.txt", "/feed"]
    assert site.headers[-1]["if-none-match"] == '"1"'

    library.remove(library.articles()[0].id)
    site.pages["/feed"] = feed(item("c", whole + "Neu."), item("b", "Anders …"), item("a", whole), etag='"2"')
    assert [article.title for article in refresh(library, site, reading).added] == ["c"]  # what is removed stays so
    assert site.asked_for("/b") == 1


def test_an_entry_that_cannot_be_fetched_now_comes_again(site: Site, library: Library, reading: Reading) -> None:
    site.pages["/feed"] = feed(item("a", "Kurz."), item("b", "Auch kurz."), etag='"1"')
    site.pages |= {"/a": response(status=500), "/b": response(status=404)}
    report = follow(library, site, reading)
    assert [article.text for article in report.added] == ["Auch kurz."]  # never to be had: as far as the feed has it
    assert [(source, str(error).partition(" ")[2]) for source, error in report.failed] == [
        (f"{site.address}/b", "does not exist (404): check the address."),
        (f"{site.address}/a", "cannot be had now, its server fails (500): try again later."),
    ]
    site.pages["/a"] = page("a")
    assert [article.title for article in refresh(library, site, reading).added] == ["a"]
    assert site.asked_for("/b") == 1
    assert library.feeds()[0].etag == '"1"'


def test_the_page_has_less_than_the_feed(site: Site, library: Library, reading: Reading) -> None:
    site.pages["/feed"] = feed(item("a", LONG * 5))
    site.pages["/a"] = response(f"<html><body><article><p>{LONG}</p></article></body></html>".encode())
    follow(library, site, reading)
    assert texts(library) == {"a": (LONG * 5).strip()}


def test_an_entry_whose_address_is_none(site: Site, library: Library, reading: Reading) -> None:
    site.pages["/feed"] = feed(item("a", "Kurz.").replace("<link>/a<", "<link>javascript:alert(1)<"))
    report = follow(library, site, reading)
    assert [article.text for article in report.added] == ["Kurz."]
    ((_, error),) = report.failed
    assert "is no address of a page" in str(error)
    assert refresh(library, site, reading).failed == []


def test_entries_without_text_or_address(site: Site, library: Library, reading: Reading) -> None:
    site.pages["/feed"] = feed("<item><title>a</title></item>", "<item><description>Er kam.</description></item>")
    report = follow(library, site, reading)
    assert [article.text for article in report.added] == ["Er kam."]
    assert [source for source, _ in report.failed] == ["a"]
    assert refresh(library, site, reading).failed == []


def test_a_broken_feed_costs_a_line_and_the_others_are_refreshed(
    site: Site, library: Library, reading: Reading
) -> None:
    def reset(send: Send) -> None:
        send(b"HTTP/1.1 200 OK\r\ncontent-length: 999\r\n\r\n<rss>")

    site.pages["/feed"] = feed(item("a", LONG * 15))
    for name in ("gone", "broken", "page", "half"):
        keep_feed(library.store, Feed(f"{site.address}/{name}"))
    keep_feed(library.store, Feed(f"{site.address}/feed"))
    site.pages |= {
        "/broken": response(b"<rss><channel>", XML),
        "/page": response(b'<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>'),
        "/half": reset,
    }
    report = refresh(library, site, reading)
    assert [article.title for article in report.added] == ["a"]
    said = {source.rpartition("/")[2]: str(error) for source, error in report.failed}
    assert list(said) == ["broken", "gone", "half", "page"]
    assert "is broken XML" in said["broken"]
    assert "does not exist (404)" in said["gone"]
    assert "broke off while it was sent" in said["half"]
    assert said["page"] == f"{site.address}/page is no feed: it names these: {site.address}/feed."
    assert {one.address.rpartition("/")[2]: one.problem for one in library.feeds()} == {**said, "feed": None}


def test_what_was_done_when_it_is_interrupted_is_not_done_again(site: Site, library: Library, reading: Reading) -> None:
    def interrupt(done: int, total: int | None, what: str) -> None:
        if (done, what) == (2, "entries of Stadtfunk"):
            raise KeyboardInterrupt

    site.pages["/feed"] = feed(*(item(name, "Kurz.") for name in "abc"), etag='"1"')
    site.pages |= {f"/{name}": page(name) for name in "abc"}
    keep_feed(library.store, Feed(f"{site.address}/feed", "Stadtfunk"))
    with pytest.raises(Interrupted) as caught, Fetcher(anywhere, Limits(pause=0)) as fetcher:
        refresh_feeds(library.store, library.add, fetcher, reading, interrupt)
    assert [article.title for article in caught.value.report.added] == ["c", "b"]
    assert [article.title for article in refresh(library, site, reading).added] == ["a"]
    assert (site.asked_for("/b"), site.asked_for("/c")) == (1, 1)


def test_following(site: Site, library: Library) -> None:
    site.pages["/feed"] = feed(item("a", LONG * 15))
    address = f"{site.address}/feed"
    with pytest.raises(AddressError, match="this machine or one of a private network"):
        library.add_feed(address)
    with pytest.raises(ArticleError, match="does not exist"):
        library.add_feed(f"{site.address}/missing", allow_private=True)
    assert library.feeds() == []
    assert len(library.add_feed(f" {address} ", allow_private=True).added) == 1
    assert [one.address for one in library.feeds()] == [address]
    assert library.refresh_feeds(allow_private=True).added == []
    library.remove_feed(address)
    assert library.feeds() == []
    assert len(library.articles()) == 1
    with pytest.raises(NotInLibraryError, match="is not followed"):
        library.remove_feed(address)


def test_a_library_of_the_sixth_format_follows_feeds(tmp_path: Path) -> None:
    Library.open(tmp_path).close()
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    for table in ("visit", "feed", "feed_entry"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("PRAGMA user_version = 6")
    connection.close()
    with Library.open(tmp_path) as library:
        assert library.feeds() == []
        keep_feed(library.store, Feed("https://example.org/feed"))
        assert len(library.feeds()) == 1
