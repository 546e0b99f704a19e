"""A conversation as Markdown, JSON and plain text: whole, and nothing of an article is markup."""

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from index import Article, Library, Sentence
from qa import Answer, Assistant, Citation, Part, conversation_json, conversation_markdown
from qa.answer.export import answer_plain

HARBOUR = Article.from_text(
    "Hafenmeister Klaus Hansen sagte, der Hafen sei voll. "
    "Die Reederin Ina Voss kritisierte, der Hafen werde vernachlässigt.",
    title="Hafen",
    source="https://example.org/hafen",
    published="2024-03-05",
    outlet="Bote",
    language="de",
)
HOSTILE = "<img src=x onerror=alert(1)> *a* `b` [c](javascript:d) ![e](f) $g$ # h\n# i\n- j\n\n| k | www.example.org https://example.org"


@pytest.fixture
def answers(tmp_path: Path) -> Iterator[list[Answer]]:
    with Library.open(tmp_path / "library") as library:
        library.add(HARBOUR)
        assistant = Assistant(library)
        first = assistant.ask("What did Hansen say about the harbour?")
        second = assistant.ask("Und Voss?", [(first.question, first)])
        third = assistant.ask("What did Hansen say about taxes?", [(first.question, first), (second.question, second)])
        yield [first, second, third]


def test_markdown(answers: list[Answer]) -> None:
    article = answers[0].citations[0].sentence.article.id
    assert conversation_markdown(answers[:2]) == (
        "# Conversation\n"
        "\n## What did Hansen say about the harbour?\n\n"
        "Klaus Hansen (Bote, 5 March 2024; indirect speech):\n\n"
        "Hafenmeister Klaus Hansen sagte, der Hafen sei voll. **\\[1]**\n\n"
        f"- **\\[1]** Hafen · Bote · 2024-03-05 · {article}\n\n"
        "Cited sentences:\n\n"
        f"- **\\[1]** {article} (https:\\//example.org/hafen), characters 0 to 52: "
        "Hafenmeister Klaus Hansen sagte, der Hafen sei voll.\n"
        "\n## Und Voss?\n\n"
        "Understood as: Was sagte Voss zu „harbour“?\n\n"
        "Ina Voss (Bote, 5. März 2024; indirekte Rede):\n\n"
        "Die Reederin Ina Voss kritisierte, der Hafen werde vernachlässigt. **\\[1]**\n\n"
        f"- **\\[1]** Hafen · Bote · 2024-03-05 · {article}\n\n"
        "Cited sentences:\n\n"
        f"- **\\[1]** {article} (https:\\//example.org/hafen), characters 53 to 119: "
        "Die Reederin Ina Voss kritisierte, der Hafen werde vernachlässigt.\n"
    )


def test_json(answers: list[Answer]) -> None:
    values = json.loads(conversation_json(answers))
    assert values == {"answers": [answer.as_dict() for answer in answers]}
    assert [one["understood_as"] for one in values["answers"]] == [None, "Was sagte Voss zu „harbour“?", None]
    assert [one["answered"] for one in values["answers"]] == [True, True, False]
    for one in values["answers"][:2]:
        for citation in one["citations"]:
            assert HARBOUR.text[citation["start"] : citation["end"]] == citation["text"]


def test_plain_text(answers: list[Answer]) -> None:
    assert answer_plain(answers[1]) == (
        "Was sagte Voss zu „harbour“?\n\n"
        "Ina Voss (Bote, 5. März 2024; indirekte Rede):\n"
        "Die Reederin Ina Voss kritisierte, der Hafen werde vernachlässigt. [1]\n\n"
        "[1] Hafen · Bote · 2024-03-05 · https://example.org/hafen"
    )


def test_an_empty_conversation() -> None:
    assert conversation_markdown([]) == "# Conversation\n"
    assert json.loads(conversation_json([])) == {"answers": []}


def hostile(text: str) -> Answer:
    article = Article.from_text(text, title=text, source=text, outlet=text)
    sentence = Sentence(article, 0, len(text))
    return Answer(text, (Part(text), Part(text, 1)), (Citation(1, sentence),), understood_as=text)


class _Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


def markup(text: str) -> tuple[set[str], int]:
    """The elements that Markdown makes of a conversation, and how many headings."""
    markdown = MarkdownIt("gfm-like", {"html": True, "linkify": False}).enable("table")
    tags = _Tags(markdown.render(conversation_markdown([hostile(text)]))).tags
    return set(tags), sum(tag in ("h1", "h2", "h3") for tag in tags)


def test_hostile_text_is_text_in_markdown() -> None:
    assert markup(HOSTILE) == ({"h1", "h2", "p", "ul", "li", "strong"}, 2)


@given(st.text(alphabet="<>&*_`[]()!#-+|~$\\ \n1.a:/\x00\u202e\ud800", max_size=30).map("x".__add__))
def test_any_text_is_text_in_every_form(text: str) -> None:
    tags, headings = markup(text)
    assert tags <= {"h1", "h2", "p", "ul", "li", "strong"}
    assert headings <= 2
    answer = hostile(text)
    conversation_json([answer]).encode()
    assert json.loads(conversation_json([answer]))["answers"][0]["question"] == text
    answer_plain(answer).encode()
    assert not set(answer_plain(answer)) & set("\x00\u202e")
