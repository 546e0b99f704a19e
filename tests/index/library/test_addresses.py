"""Articles from addresses: a real site on this machine, a real library."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from awkward import RSS, simple_pdf
from misbehaving_server import Site, redirect, response, serving

from index import AddressError, Article, Library, UnreadableError
from index.library import adding
from index.library.addresses import fetcher_of, is_address

TEXT = (
    "Der Rat der Stadt hat am Montag über den Haushalt gesprochen, der im Herbst kommt. Frau Holm sagte, sie lehne ihn "
    "ab, weil für die Brücke nichts übrig bleibe."
)
PAGE = (
    '<html><head><title>Rat lehnt ab</title><meta charset="utf-8"><meta property="og:site_name" content="Stadtfunk">'
    '<meta property="article:published_time" content="2024-11-16T08:00:00+01:00"></head>'
    f"<body><article><h1>Rat lehnt ab</h1><p>{TEXT}</p><p>{TEXT[:82]}</p></article></body></html>"
)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as library:
        yield library


def test_a_page_becomes_an_article(site: Site, library: Library) -> None:
    site.pages |= {"/rat": redirect("/rat.html"), "/rat.html": response(PAGE.encode())}
    told: list[tuple[int, int | None, str]] = []
    report = library.add([f"{site.address}/rat"], lambda *news: told.append(news), allow_private=True)
    (article,) = report.added
    assert article == Article.from_text(
        f"{TEXT}\n\n{TEXT[:82]}",
        title="Rat lehnt ab",
        source=f"{site.address}/rat.html",
        published=datetime.date(2024, 11, 16),
        outlet="Stadtfunk",
    )
    assert told[:2] == [(len(PAGE.encode()), len(PAGE.encode()), "bytes of 127.0.0.1"), (1, 1, "addresses")]
    assert library.statements(speaker="Holm")


def test_a_second_visit(site: Site, library: Library) -> None:
    fetch = lambda: library.add(f"{site.address}/rat", allow_private=True)  # noqa: E731
    site.pages["/rat"] = response(PAGE.encode(), etag='"1"')
    (article,) = fetch().added
    site.pages["/rat"] = response(status=304)
    assert fetch().unchanged == [article]
    assert site.headers[-1]["if-none-match"] == '"1"'

    site.pages["/rat"] = response(PAGE.replace("Montag", "Dienstag").encode(), etag='"2"')
    assert len(fetch().updated) == 1
    assert len(library.versions(article.id)) == 2

    library.remove(article.id)
    fetch()
    assert "if-none-match" not in site.headers[-1]  # it is gone from here, so it has to be sent again
    assert [one.id for one in library.articles()] == [article.id]


def test_a_visit_whose_article_was_not_stored_is_made_again(site: Site, library: Library) -> None:
    site.pages["/rat"] = response(PAGE.encode(), etag='"1"')
    address = f"{site.address}/rat"
    library.add(address, allow_private=True)
    site.pages["/rat"] = response(PAGE.replace("Montag", "Dienstag").encode(), etag='"2"')

    def fail() -> None:
        raise OSError("the process ends here")

    with pytest.raises(OSError, match="ends here"):
        adding.add(library.store, fail, library.tagger, address, fetcher=lambda: fetcher_of(True))  # type: ignore[arg-type]
    library.add(address, allow_private=True)
    assert "if-none-match" not in site.headers[-1]
    assert "Dienstag" in library.articles()[0].text


@pytest.mark.parametrize(
    ("path", "content", "kind", "words"),
    [
        ("/rat.pdf", simple_pdf(), "application/pdf", "Rat"),
        ("/rat", simple_pdf(), "application/octet-stream", "Rat"),
        ("/rat.txt", TEXT.encode("cp1252"), "text/plain; charset=iso-8859-1", "für die Brücke"),
        ("/rat", "Президент заявил, что мира нет.".encode("koi8-r"), "text/plain; charset=koi8-r", "заявил"),
        ("/rat", PAGE.replace("utf-8", "x").encode("cp1252"), "text/html; charset=utf-8", "für die Brücke"),
    ],
)
def test_other_kinds_and_encodings(
    site: Site, library: Library, path: str, content: bytes, kind: str, words: str
) -> None:
    site.pages[path] = response(content, kind)
    (article,) = library.add(site.address + path, allow_private=True).added
    assert words in article.text
    assert article.source == site.address + path


def test_a_feed_is_its_entries(site: Site, library: Library) -> None:
    site.pages["/feed"] = response(RSS.encode(), "text/html")
    report = library.add(f"{site.address}/feed", allow_private=True)
    assert [article.source for article in report.added] == ["https://example.org/1", f"{site.address}/feed#3"]
    assert [source for source, _ in report.failed] == [f"{site.address}/feed#2"]


def test_what_cannot_be_had_is_reported_and_the_rest_is_added(site: Site, library: Library, tmp_path: Path) -> None:
    site.pages |= {
        "/rat": response(PAGE.encode()),
        "/picture": response(b"\x89PNG", "image/png"),
        "/inside": redirect("http://10.0.0.1/"),
        "/nothing": response(b"<html><body></body></html>"),
    }
    (tmp_path / "a.txt").write_text("Er kam.")
    paths = ("/picture", "/missing", "/nothing", "/rat")
    report = library.add([*(site.address + path for path in paths), tmp_path / "a.txt"], allow_private=True)
    assert [article.source for article in report.added] == [f"{site.address}/rat", str(tmp_path / "a.txt")]
    assert [source for source, _ in report.failed] == [site.address + path for path in paths[:3]]
    picture, missing, nothing = (error for _, error in report.failed)
    assert "neither a page nor a document that is read (image/png)" in str(picture)
    assert isinstance(missing, AddressError)
    assert missing.lasting
    assert "without an article" in str(nothing)


def test_private_networks_are_refused(site: Site, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages["/rat"] = response(PAGE.encode())
    ((source, error),) = library.add(f"{site.address}/rat").failed
    assert (source, site.asked) == (f"{site.address}/rat", [])
    assert "127.0.0.1" in str(error)
    assert "BELEG_ALLOW_PRIVATE=1" in str(error)
    monkeypatch.setenv("BELEG_ALLOW_PRIVATE", "1")
    assert library.add(f"{site.address}/rat", allow_private=False).failed
    assert len(library.add(f"{site.address}/rat").added) == 1


def test_what_is_an_address() -> None:
    assert is_address(" HTTPS://example.org")
    assert not is_address("article.html")
    assert not is_address(Path("https://example.org"))


def test_other_addresses_are_none(library: Library) -> None:
    ((_, error),) = library.add("ftp://example.org/rat").failed
    assert isinstance(error, UnreadableError)
    assert "has to begin with http:// or https://" in str(error)
