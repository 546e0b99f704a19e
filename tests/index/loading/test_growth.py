"""Reading a file takes time that grows with its length, and memory within bounds; what would not is refused."""

import tracemalloc
from collections.abc import Iterator
from pathlib import PurePath

import pytest
from bad_files import KINDS, Form
from growth import MOST, growth

from index.article import Article
from index.errors import ArticleError
from index.loading.readers import READERS
from index.loading.reading import read_here


def found(suffix: str, data: bytes) -> list[str]:
    """What comes of a file: “ok” for an article, and each error. Read in this process, whose time is measured."""
    return ["ok" if isinstance(item, Article) else str(item) for item in _articles_of(f"a{suffix}", data)]


def _articles_of(name: str, data: bytes) -> Iterator[Article | ArticleError]:
    for place, item in read_here(READERS[PurePath(name).suffix], name, data, {}):
        if not callable(item):
            yield item
        elif PurePath(place).suffix in READERS:
            yield from _articles_of(place, item())


@pytest.mark.parametrize(
    ("suffix", "form"),
    [
        pytest.param(suffix, form, id=f"{suffix} {name}")
        for suffix, forms in KINDS.items()
        for name, form in forms.items()
    ],
)
def test_time_grows_with_the_length(suffix: str, form: Form) -> None:
    assert growth(lambda data: found(suffix, data), form, enough=0.02) <= MOST


@pytest.mark.parametrize(
    ("suffix", "name"),
    [
        (".eml", "encoded words in Subject"),
        (".eml", "encoded words in Content-Type"),
        (".html", "authors in JSON-LD"),
        (".xml", "one namespace"),
        (".xml", "entities"),
        (".zip", "zeros"),
        (".pdf", "one word"),
        (".docx", "nested tables"),
    ],
)
def test_memory_is_that_of_the_length(suffix: str, name: str) -> None:
    data = KINDS[suffix][name](100_000)
    found(suffix, data)  # what it imports
    tracemalloc.start()
    try:
        found(suffix, data)
        assert tracemalloc.get_traced_memory()[1] < 100 * 100_000
    finally:
        tracemalloc.stop()


def test_what_would_grow_is_refused() -> None:
    (error,) = found(".xml", KINDS[".xml"]["one namespace"](10_000))
    assert "a namespace of more than 2,000 letters" in error
