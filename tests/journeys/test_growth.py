"""Time grows with what comes from outside, not with its square: article, question, quotation, reply of a model."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from growth import MOST, UNITS, growth, repeated
from tagging import TAGGER

from index import Article, Library, QuestionError
from index.library.deriving import derive
from qa import Assistant, check_quote
from qa.checking.reply import claims_of

ARTICLES = (
    "one letter",
    "capital and small",
    "umlauts",
    "one name",
    "roles",
    "lines",
    "sentences",
    "compounds",
    "clauses",
    "opened quotations with words",
    "straight quotation marks",
    "whole quotations",
    "said",
)
REPLIES = ("one word", "sentences", "square brackets", "hyphens", "straight quotation marks with words", "and")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("growth") / "library") as made:
        made.add(Article.from_text("Miersch sagte, der Kanzler lote das aus. Hardt lehnte den Plan ab.", source="a"))
        yield made


@pytest.mark.parametrize("form", ARTICLES)
def test_an_article(form: str) -> None:
    def taken_apart(text: str) -> None:
        derive(Article.from_text(text, title="T", language="de"), TAGGER)

    assert growth(taken_apart, lambda length: repeated(UNITS[form], length)) <= MOST


@pytest.mark.parametrize("form", ["one letter", "umlauts", "one name", "roles", "opened quotations with words"])
def test_a_question_and_a_quotation(library: Library, form: str) -> None:
    assistant = Assistant(library)

    def asked(text: str) -> None:
        assistant.ask(text)
        with suppress(QuestionError):
            check_quote(text, library=library)

    assert growth(asked, lambda length: repeated(UNITS[form], length)) <= MOST


@pytest.mark.parametrize("form", REPLIES)
def test_a_reply(form: str) -> None:
    assert growth(claims_of, lambda length: repeated(UNITS[form], length)) <= MOST
