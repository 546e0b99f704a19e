"""What kind of request a question is."""

from pathlib import Path

import pytest

from index.errors import ModelError
from index.models.embedder import EmbeddedModel
from index.models.word_vectors import WordVectors
from qa.question.plan import plan_of
from qa.question.request import KINDS, Kind, _learned, request_of

TRAINED_ON = Path(__file__).parents[3] / "bench" / "fresh" / "requests_train.tsv"


@pytest.fixture(scope="module")
def vectors() -> WordVectors:
    return WordVectors(EmbeddedModel())


@pytest.mark.parametrize(
    ("asked", "kind", "language"),
    [
        ("Hallo, was kannst du denn?", "talk", "de"),
        ("Danke", "talk", "de"),
        ("Hi!", "talk", "en"),
        ("Which articles are about Kantara?", "library", "en"),
        ("Wie viele Artikel sind hier drin?", "library", "de"),
        ("Wer ist Edda Kranz?", "person", "de"),
        ("What is the Ferry Company?", "person", "en"),
        ("Worum geht es in dem Artikel über die Talsperre?", "article", "de"),
        ("kürzer bitte", "last answer", "de"),
        ("source?", "last answer", "en"),
        ("Schreib mir ein Gedicht über Bienen", "other", "de"),
    ],
)
def test_what_is_no_question_to_the_articles_leaves(
    asked: str, kind: Kind, language: str, vectors: WordVectors
) -> None:
    request = request_of(plan_of(asked), vectors)
    assert (request.kind, request.leaves, request.language) == (kind, True, language)


@pytest.mark.parametrize(
    "asked",
    ["What did Miersch say about Taurus?", "Was sagte Hardt?", "Who criticised Scholz?", "When did the dam break?",
     "Was gibt es Neues zu Taurus?", "Warum ist die Talsperre gesperrt?", "How many people died in Kantara?",
     "What do Hardt and Miersch disagree on?", "Wer hat die Wahl gewonnen?", "wehrpflicht ab wann"],
)  # fmt: skip
def test_a_question_stays_one(asked: str, vectors: WordVectors) -> None:
    assert not request_of(plan_of(asked), vectors).leaves


def test_speech_is_what_the_plan_says(vectors: WordVectors) -> None:
    assert request_of(plan_of("What did Miersch say about Taurus?"), vectors).kind == "speech"
    assert request_of(plan_of("What do Hardt and Miersch disagree on?"), vectors).kind == "comparison"


@pytest.mark.parametrize("asked", ["", "?", "\ud800", "\x00", "🚀 " * 700, "x" * 2_000, "Что сказал Мирш?"])
def test_odd_requests_have_a_kind(asked: str, vectors: WordVectors) -> None:
    assert request_of(plan_of(asked), vectors).kind in KINDS


def test_the_weights_are_those_of_the_file(vectors: WordVectors) -> None:
    lines = [line.split("\t") for line in TRAINED_ON.read_text(encoding="utf-8").splitlines()][::8]
    right = [request_of(plan_of(text), vectors).kind == kind for kind, *_, text in lines]
    assert sum(right) >= 0.97 * len(right)


def test_damaged_weights_are_said_to_be(tmp_path: Path) -> None:
    damaged = tmp_path / "requests.npz"
    damaged.write_bytes(b"PK no archive")
    with pytest.raises(ModelError, match="Install Beleg again"):
        _learned(damaged)
