"""The time of adding an article grows with its length, whatever it is made of; its store and its vectors too."""

from collections.abc import Iterator

import pytest
from growth import MOST, UNITS, growth, repeated

from index import Article, Library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("growth") / "library") as opened:
        yield opened


@pytest.mark.parametrize("form", ["one letter", "lines", "straight quotation marks", "sentences", "compounds"])
def test_an_article_added(library: Library, form: str) -> None:
    def add(text: str) -> None:
        article = Article.from_text(text, title="T", source=f"{form}-{len(text)}", language="de")
        assert not library.add(article).failed
        library.remove(article.id)

    assert growth(add, lambda length: repeated(UNITS[form], length)) <= MOST
