"""A library of one article, and an assistant for whom a scripted model writes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import DAM
from scripted_server import ScriptedServer, model_at

from index import Article, Library
from qa import Assistant

ARTICLE = Article.from_text(
    DAM, title="Malter gesperrt", source="dam", published="2024-05-07", outlet="Bergbote", language="de"
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library that all tests of a file read, and none changes."""
    with Library.open(tmp_path_factory.mktemp("library")) as opened:
        opened.add(ARTICLE)
        yield opened


@pytest.fixture
def own_library(tmp_path: Path) -> Iterator[Library]:
    """The same for one test, which may change it."""
    with Library.open(tmp_path / "library") as opened:
        opened.add(ARTICLE)
        yield opened


@pytest.fixture
def assistant(library: Library, server: ScriptedServer) -> Assistant:
    return Assistant(library, model_at(server.url))
