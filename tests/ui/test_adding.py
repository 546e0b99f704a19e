"""Files that are added in the chat are read beside it: it answers meanwhile, and one bad file loses no other."""

import json
import os
import pickle
import re
import resource
import signal
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from chat_client import ChatClient, until

from index import Library
from ui.page.adding import Added, Adding, Progress


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with Library.open() as library:
        yield library


def files(folder: Path, *texts: str) -> list[str]:
    """Files as an upload leaves them: each in a folder of its own."""
    paths = [folder / str(number) / f"file-{number}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


def many(folder: Path) -> list[str]:
    """A hundred articles, which are stored in two batches."""
    return files(folder / "uploads", *(f"Artikel {number}. {long_article(10)}" for number in range(100)))


def long_article(sentences: int) -> str:
    return " ".join(f"Die Imkerin Edda Kranz sagte, Volk {number} sei gesund." for number in range(sentences))


def test_the_work_is_done_by_another_process(library: Library, tmp_path: Path) -> None:
    def seconds(who: int) -> float:
        used = resource.getrusage(who)
        return used.ru_utime + used.ru_stime

    here, there = seconds(resource.RUSAGE_SELF), seconds(resource.RUSAGE_CHILDREN)
    with closing(Adding(library)) as adding:
        *_, added = adding.add(files(tmp_path / "uploads", long_article(1000)))
    assert added == Added({"added": 1, "updated": 0, "unchanged": 0}, [])
    assert seconds(resource.RUSAGE_SELF) - here < (seconds(resource.RUSAGE_CHILDREN) - there) / 4
    assert [article.title for article in library.articles()][1:] == [long_article(1)]


def test_it_tells_how_far_it_is(library: Library, tmp_path: Path) -> None:
    *told, added = Adding(library).add(many(tmp_path))
    assert isinstance(added, Added)
    assert added.counts["added"] == 100
    assert told
    for news in told:
        assert isinstance(news, Progress)
        assert (0 < news.done <= news.total, news.what in ("files", "articles", "vectors")) == (True, True)


def test_it_goes_on_where_nobody_listens(library: Library, tmp_path: Path) -> None:
    listening = Adding(library).add(many(tmp_path))
    next(listening)
    listening.close()
    until(lambda: len(library.articles()) == 101)


def test_it_ends_with_the_chat_and_what_is_stored_is_whole(library: Library, tmp_path: Path) -> None:
    with closing(Adding(library)) as adding:
        listening = adding.add(many(tmp_path))
        while not len(library.articles()) > 1:
            next(listening)
    stored = library.articles()
    assert 1 < len(stored) < 101
    assert all(library.sentences(article) and library.statements(article=article) for article in stored)


def test_a_reading_that_is_killed_is_said(library: Library, tmp_path: Path) -> None:
    adding = Adding(library)
    listening = adding.add(many(tmp_path))
    next(listening)
    (process,) = adding._running
    os.kill(process.pid or 0, signal.SIGKILL)
    *_, added = listening
    assert added == Added({}, ["Reading broke off (exit status -9). What was added until then is kept."])


def test_in_another_process_a_library_is_opened_as_here(tmp_path: Path) -> None:
    with Library.open(tmp_path, embedding_model="some/model", reranker="another/model", reader="a/third") as library:
        with pickle.loads(pickle.dumps(library)) as copy:
            assert copy.articles() == []
        assert copy.__reduce__() == (Library, (tmp_path, "some/model", None, "another/model", "a/third"))


def test_a_question_is_answered_while_an_article_is_read(address: str, tmp_path: Path) -> None:
    def counted(page: ChatClient) -> list[str]:
        return re.findall(r"\d+ articles?", json.dumps(page.outcome(page.event("start"), [])["output"]))

    (tmp_path / "long.txt").write_text(long_article(4_000), encoding="utf-8")  # 200 kB
    with closing(ChatClient(address)) as one, closing(ChatClient(address)) as other:
        before = counted(other)
        assert before
        one.join(one.event("add"), [one.upload(tmp_path / "long.txt")]).raise_for_status()
        heard = one.heard()
        for news in heard:
            if "Adding" in json.dumps(news):
                break
        for _ in range(3):
            outcome = other.ask("What did Putin demand?")
            assert "territorialen Realitäten" in json.dumps(outcome["output"], ensure_ascii=False)
            assert counted(other) == before  # it was answered before the adding ended
        rest = [news for news in heard if news["msg"] == "process_completed"]
        assert "1 added" in json.dumps(rest[0]["output"])
        assert counted(other) != before
