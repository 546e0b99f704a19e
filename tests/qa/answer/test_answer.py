"""The values that an answer is made of."""

import dataclasses
import json

import pytest

from index.article import Article, Sentence, Statement
from qa import Answer, Citation, Part

TEXT = "Olsen trat auf. Er sagte: „Der Hafen 🚢 ist voll.“ Der Hafen hat drei Kräne."
ARTICLE = Article.from_text(TEXT, title="Hafen", source="https://example.org/a", outlet="Bote", published="2024-03-05")
FIRST = Sentence(ARTICLE, 0, 15)
SAID = Sentence(ARTICLE, 16, TEXT.index(" Der Hafen hat"))
FACT = Sentence(ARTICLE, TEXT.index("Der Hafen hat"), len(TEXT))
STATEMENT = Statement(ARTICLE, "direct", ((TEXT.index("„"), SAID.end),), (SAID,), "Olsen")
ANSWER = Answer(
    question="What did Olsen say?",
    parts=(Part("Olsen:\n"), Part(SAID.text, 1), Part(" "), Part(FACT.text, 2)),
    citations=(Citation(1, SAID, FIRST, STATEMENT), Citation(2, FACT)),
)


def test_text_holds_the_numbers_behind_what_they_prove() -> None:
    assert ANSWER.text == "Olsen:\nEr sagte: „Der Hafen 🚢 ist voll.“ [1] Der Hafen hat drei Kräne. [2]"
    assert str(ANSWER) == ANSWER.text


def test_as_dict_is_json_with_code_point_offsets() -> None:
    values = json.loads(json.dumps(ANSWER.as_dict()))
    origin = {"id": ARTICLE.id, "title": "Hafen", "source": "https://example.org/a", "outlet": "Bote",
              "published": "2024-03-05"}  # fmt: skip
    assert values == {
        "question": "What did Olsen say?",
        "understood_as": None,
        "answered": True,
        "reason": None, "kind": "fact", "confidence": None,
        "text": ANSWER.text,
        "within": None,
        "citations": [
            {"number": 1, "text": SAID.text, "start": SAID.start, "end": SAID.end, "marked": [],
             "context": "Olsen trat auf.",
             "speaker": "Olsen", "told_by": None, "kind": "direct", "told": None, "article": origin, "also": []},
            {"number": 2, "text": FACT.text, "start": FACT.start, "end": FACT.end, "marked": [],
             "context": None,
             "speaker": None, "told_by": None, "kind": None, "told": None, "article": origin, "also": []},
        ],
        "writer": "extractive", "dropped": [], "tokens": None, "fault": None,
    }  # fmt: skip
    for citation in values["citations"]:
        assert TEXT[citation["start"] : citation["end"]] == citation["text"]


def test_a_refusal_as_dict() -> None:
    refusal = Answer("What?", (Part("Nothing."),), answered=False, reason="not covered")
    assert refusal.as_dict() == {
        "question": "What?", "answered": False, "reason": "not covered", "kind": "fact", "confidence": None,
        "text": "Nothing.", "within": None,
        "understood_as": None, "citations": [],
        "writer": "extractive", "dropped": [], "tokens": None, "fault": None,
    }  # fmt: skip


def test_an_article_without_date_as_dict() -> None:
    article = Article.from_text("Ein Satz.", title="T")
    values = Answer("What?", (), (Citation(1, Sentence(article, 0, 9)),)).as_dict()
    assert values["citations"][0]["article"] == {
        "id": article.id, "title": "T", "source": None, "outlet": None, "published": None,
    }  # fmt: skip


def test_answers_are_frozen_and_compare_by_value() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        ANSWER.question = "Another?"  # type: ignore[misc]
    assert dataclasses.replace(ANSWER) == ANSWER
    assert hash(ANSWER) == hash(dataclasses.replace(ANSWER))
