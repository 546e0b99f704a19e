"""Versions of an article: listed, shown, and told from what a citation once proved."""

import datetime
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import gradio as gr
import pytest
from typer.testing import CliRunner

from index import Article, Library, NotInLibraryError, Sentence, standing, versions_of
from index.store.database import FILE_NAME
from ui.command.cli import app
from ui.page.chat import Chat

FIRST = (
    "Brücke gesperrt\n\n"
    "Die Brücke ist gesperrt. Bauleiterin Anna Roth sagte, die Sanierung dauere bis August. Busse fahren um."
)
SECOND = FIRST.replace("August", "Oktober").replace("Die Brücke", "Update: Seit Montag gilt dies.\n\nDie\nBrücke")


def article(text: str) -> Article:
    return Article.from_text(text, title="Brücke gesperrt", source="bridge", language="de")


def sentence(library: Library, text: str) -> Sentence:
    (found,) = [one for one in library.sentences(library.articles()[0].id) if one.text == text]
    assert found.article.text[found.start : found.end] == text
    return found


def test_versions_know_when_they_were_added(tmp_path: Path) -> None:
    before = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    with Library.open(tmp_path) as library:
        library.add(article(FIRST))
        library.add(article(SECOND))
        versions = versions_of(library, article(FIRST).id)
        with pytest.raises(NotInLibraryError):
            versions_of(library, "nothing")
    assert [(one.number, one.article) for one in versions] == [(1, article(FIRST)), (2, article(SECOND))]
    for one in versions:
        assert one.added is not None
        assert before <= one.added <= datetime.datetime.now(datetime.UTC)


def test_what_became_of_a_cited_sentence(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add(article(FIRST))
        closed = sentence(library, "Die Brücke ist gesperrt.")
        august = sentence(library, "Bauleiterin Anna Roth sagte, die Sanierung dauere bis August.")
        buses = sentence(library, "Busse fahren um.")
        assert [standing(library, one) for one in (closed, august, buses)] == ["current"] * 3
        library.add(article(SECOND))
        assert SECOND[closed.start : closed.end] != closed.text  # it stands elsewhere now, with a line break in it
        assert [standing(library, one) for one in (closed, august, buses)] == ["current", "changed", "current"]
        library.add(article(SECOND.replace("Busse fahren um.", "Niemand sagt: Busse fahren um.")))
        assert standing(library, buses) == "changed"
        library.add(article(FIRST))
        assert [standing(library, one) for one in (closed, august, buses)] == ["current"] * 3
        library.remove(article(FIRST).id)
        assert standing(library, closed) == "removed"


def test_show_lists_versions_and_shows_each(home: Path) -> None:
    with Library.open(home) as library:
        library.add(article(FIRST))
        library.add(article(SECOND))
        added = [one.added for one in versions_of(library, article(FIRST).id)]
    times = [f"{one.astimezone():%Y-%m-%d %H:%M}" for one in added if one]
    show = ["show", article(FIRST).id]
    listed = CliRunner().invoke(app, [*show, "--versions"])
    assert (listed.exit_code, listed.stdout) == (
        0,
        f"1\t{times[0]}\t{len(FIRST)}\t–\tBrücke gesperrt\n"
        f"2\t{times[1]}\t{len(SECOND)}\t+{len(SECOND) - len(FIRST)}\tBrücke gesperrt\n",
    )
    assert "bis August." in CliRunner().invoke(app, [*show, "--version", "1"]).stdout
    assert "bis Oktober." in CliRunner().invoke(app, [*show, "--version", "2"]).stdout
    assert "bis Oktober." in CliRunner().invoke(app, show).stdout
    for number in ("0", "3", "-1"):
        missing = CliRunner().invoke(app, [*show, "--version", number])
        assert (missing.exit_code, missing.stdout) == (1, "")
        assert missing.stderr == (
            f"beleg: {article(FIRST).id} has versions 1 to 2, no {number}: "
            f"`beleg show {article(FIRST).id} --versions` lists them.\n"
        )


def test_the_chat_says_what_became_of_an_earlier_citation(home: Path) -> None:
    with Library.open(home) as library:
        library.add(article(FIRST))
        chat = Chat(library)
        *_, (_, _, shown, answers, _) = chat.ask("Was sagte Roth?", [])
        cited = [citation.sentence.text for citation in answers[0].citations]
        assert cited == ["Bauleiterin Anna Roth sagte, die Sanierung dauere bis August."]
        assert "changed" not in shown
        first = gr.EventData(None, {"turn": 0, "number": 1})
        library.add(article(SECOND))
        changed = chat.follow(answers, first)
        assert "The article has changed since. No longer in it like this: sentence 1." in changed
        mark = re.search(
            r'<mark class="cited changed" data-numbers="1" data-begins="1" tabindex="-1">(.*?)</mark>', changed
        )
        assert mark is not None
        assert re.sub(r"<[^>]+>", "", mark[1]) == cited[0]  # but for the words that answered
        library.remove(article(FIRST).id)
        removed = chat.follow(answers, first)
        assert "This article is no longer in the library." in removed
        assert "changed" not in removed


def test_a_library_of_the_first_format_is_brought_up_to_date(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add(article(FIRST))
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.execute("ALTER TABLE article DROP COLUMN added")
        connection.execute("ALTER TABLE statement DROP COLUMN denied")
        connection.execute("ALTER TABLE statement DROP COLUMN source")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    with Library.open(tmp_path) as library:
        assert library.articles() == [article(FIRST)]
        assert [one.added for one in versions_of(library, article(FIRST).id)] == [None]
        library.add(article(SECOND))
        assert [one.added is None for one in versions_of(library, article(FIRST).id)] == [True, False]
    with Library.open(tmp_path) as library:
        assert library.articles() == [article(SECOND)]
