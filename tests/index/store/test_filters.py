"""Filters: which articles a search, a list, statements and an answer are about."""

import datetime
import json
from collections.abc import Iterator
from pathlib import Path

import gradio as gr
import pytest
from command import beleg_here
from typer.testing import Result

from index import Article, Filter, FilterError, Library
from qa import Assistant
from ui.page.chat import Chat
from ui.page.filters import choices_of, note_html


def article(source: str, text: str, published: str | None, outlet: str | None, language: str) -> Article:
    return Article(
        source, text, source, source, published and datetime.date.fromisoformat(published), outlet, None, language
    )


TREES = [
    article("jan", "Försterin Ida Lohse sagte, die Eichen im Wald seien krank.", "2023-01-10", "Waldbote", "de"),
    article("mar", "Försterin Ida Lohse sagte, die Eichen im Wald erholten sich.", "2023-03-31", "Waldbote", "de"),
    article("apr", "Forester Ida Lohse said the oaks in the forest were healthy.", "2023-04-01", "The Leaf", "en"),
    article("undated", "Försterin Ida Lohse sagte, die Eichen im Wald brauchten Regen.", None, None, "de"),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("filters") / "library") as library:
        library.add(TREES)
        yield library


WITHIN = [
    (Filter(), ["jan", "mar", "apr", "undated"]),
    (Filter.of(since="2023-01-10"), ["jan", "mar", "apr"]),
    (Filter.of(since="2023-01-11", until="2023-03-31"), ["mar"]),
    (Filter.of(until="2023-03"), ["jan", "mar"]),
    (Filter.of(since="2023", until="2023"), ["jan", "mar", "apr"]),
    (Filter.of(since="1. April 2023", until="01.04.2023"), ["apr"]),
    (Filter.of(outlets=["  waldBOTE "]), ["jan", "mar"]),
    (Filter.of(outlets=["waldbote", "The Leaf"]), ["jan", "mar", "apr"]),
    (Filter.of(languages=["DE"]), ["jan", "mar", "undated"]),
    (Filter.of(languages=["de"], outlets=["Waldbote"], since="2023-02"), ["mar"]),
    (Filter(articles=("undated", "apr")), ["apr", "undated"]),
    (Filter(articles="apr"), ["apr"]),  # type: ignore[arg-type]
    (Filter.of(since="2024"), []),
    (Filter.of(articles=["undated"], until="2030"), []),
]


@pytest.mark.parametrize(("within", "there"), WITHIN, ids=str)
def test_everything_is_within_the_filter(library: Library, within: Filter, there: list[str]) -> None:
    assert [one.id for one in library.articles(within)] == there
    said = library.statements("Lohse", within=within)
    assert [one.article.id for one in said] == there
    assert sorted(hit.passage.article.id for hit in library.search("Eichen im Wald", within=within)) == sorted(there)
    answer = Assistant(library).ask("Was sagte Lohse?", within=within)
    assert {citation.sentence.article.id for citation in answer.citations} == set(there)
    assert answer.within == (within or None)
    assert (answer.answered, answer.reason) == ((True, None) if there else (False, "nothing within"))


def test_facts_and_who_spoke_are_within_the_filter(library: Library) -> None:
    within = Filter(articles=("mar",))
    for question in ("Wer äußerte sich zu den Eichen?", "Erholen sich die Eichen im Wald?"):
        cited = Assistant(library).ask(question, within=within).citations
        assert {citation.sentence.article.id for citation in cited} == {"mar"}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"outlets": ["Waldpost"]}, "No article has the outlet “Waldpost”. The library has: Waldbote, The Leaf."),
        ({"languages": ["fr"]}, "No article has the language “fr”. The library has: de, en."),
        ({"articles": ["jan", "may"]}, "No article may is in the library in .*, which has 4."),
        ({"since": "31.02.2023"}, "“31.02.2023” .since. is no day"),
        ({"until": "2023-13"}, "“2023-13” .until. is no day"),
        ({"until": "soon"}, "“soon” .until. is no day"),
        ({"since": "2023-02", "until": "2023-01"}, "from 2023-02-01 to 2023-01-31: the first day is after the last"),
    ],
)
def test_what_cannot_be_is_said(library: Library, given: dict[str, object], message: str) -> None:
    for use in (library.articles, lambda within: library.search("Eichen", within=within), library.statements):
        with pytest.raises(FilterError, match=message):
            use(within=Filter.of(**given))


def test_a_library_that_names_no_outlet_says_so(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add(TREES[3])
        with pytest.raises(FilterError, match="none of the library says its outlet"):
            library.search("Eichen", within=Filter(outlets=("dpa",)))


def test_few_of_many_are_found_by_each_first_stage(tmp_path: Path) -> None:
    """More better matches than any first stage takes lie outside the filter."""
    towns = [
        f"{first}{last}" for first in ("Adel", "Berg", "Dorn", "Eben", "Falk") for last in "heim hausen tal".split()
    ]
    outside = [
        Article.from_text(
            f"Das Schwimmbad in {town} öffnet am {day}. Mai wieder.", source=f"{town}{day}", outlet="Viele"
        )
        for town in towns
        for day in range(1, 25)
    ]
    inside = Article.from_text("Ein Hallenbad bleibt zu.", source="pool", outlet="Wenige", published="2020-02-03")
    question = "Wann öffnet das Schwimmbad wieder?"
    with Library.open(tmp_path) as library:
        library.add([*outside, inside])
        assert {hit.passage.article.outlet for hit in library.search(question, limit=100)} == {"Viele"}
        assert library.vector_store  # from here on Chroma answers where nothing is filtered
        for within in (Filter(outlets=("Wenige",)), Filter.of(until="2021")):
            (hit,) = library.search(question, within=within)
            assert hit.passage.article.source == "pool"
        assert library.search("öffnet Mai", within=Filter(outlets=("Wenige",))) == []


def test_the_command_line(library: Library) -> None:
    def run(*arguments: str) -> Result:
        return beleg_here("--library", str(library.folder), *arguments)

    listed = json.loads(run("list", "--json", "--since", "2023-02", "--language", "de").stdout)
    assert [one["id"] for one in listed] == ["mar"]
    assert run("list", "--until", "2022").stderr == "No article fits the filter: until 2022-12-31.\n"
    question = "Was sagte Lohse zu den Eichen?"
    answer = json.loads(
        run("ask", question, "--json", "--article", "jan", "--article", "mar", "--until", "2023-02").stdout
    )
    assert [one["article"]["id"] for one in answer["citations"]] == ["jan"]
    assert answer["within"] == {
        "since": None,
        "until": "2023-02-28",
        "outlets": [],
        "languages": [],
        "articles": ["jan", "mar"],
    }
    assert "asked within: Waldbote\n" in run("ask", question, "--outlet", "Waldbote").stdout
    failed = run("ask", question, "--outlet", "Waldpost")
    assert (failed.exit_code, failed.stderr) == (
        1,
        "beleg: No article has the outlet “Waldpost”. The library has: Waldbote, The Leaf.\n",
    )


def test_the_chat(library: Library) -> None:
    chat = Chat(library)
    question = "Was sagte Lohse zu den Eichen?"
    *_, (_, conversation, _, answers, hint) = chat.ask(question, [], "", "2023-02", "2023-03", ["Waldbote"], ["de"], [])
    assert [citation.sentence.article.id for citation in answers[0].citations] == ["mar"]
    assert "Asked only: 2023-02-01 to 2023-03-31; Waldbote; de</p>" in conversation
    assert hint == ""
    *_, (box, conversation, _, answers, hint) = chat.ask(question, answers, "", "<b>", "", [], [], [])
    assert (box, len(answers)) == (question, 1)
    assert "“&lt;b&gt;” (since) is no day" in hint
    *_, (_, conversation, _, answers, _) = chat.ask(question, [], "", "", "", None, None, None)
    assert answers[0].within is None
    assert "Asked only" not in conversation


def test_the_chats_row_says_what_is_set_and_offers_what_is_there(library: Library) -> None:
    assert note_html("", "", [], [], []) == ""
    assert note_html("2023", "", ["<i>"], [], []) == "<p>Asking only: since 2023-01-01; &lt;i&gt;</p>"
    assert 'role="alert"' in note_html("x", "", [], [], [])
    assert choices_of(library) == [
        gr.update(choices=["The Leaf", "Waldbote"]),
        gr.update(choices=[("German", "de"), ("English", "en")]),
        gr.update(choices=[(one.title, one.id) for one in TREES]),
    ]
