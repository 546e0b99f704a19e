"""A library of one article, and an assistant for whom a scripted model writes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import DAM
from scripted_server import ScriptedServer, model_at

from index import Article, Library
from qa import Assistant


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        opened.add(
            Article.from_text(
                DAM, title="Malter gesperrt", source="dam", published="2024-05-07", outlet="Bergbote", language="de"
            )
        )
        yield opened


@pytest.fixture
def assistant(library: Library, server: ScriptedServer) -> Assistant:
    return Assistant(library, model_at(server.url))
