"""Question → passages: three first stages, one ranking."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Article, Hit, Library

TEXTS = {
    "ferry": "The ferry to Arran was cancelled on Friday because of high winds. It will sail again on Saturday.",
    "mill": "Die Windmühle in Ahlsdorf dreht sich seit Sonntag wieder. Die Reparatur kostete 400.000 Euro.",
    "strike": "Die Lokführer streiken am Montag im Güterverkehr. Die Gewerkschaft fordert höhere Löhne.",
    "school": "Die Schule in Seedorf bekommt eine neue Turnhalle. Die Kinder turnen bis dahin im Rathaus.",
    "whale": "A dead whale was washed up on the beach at Thurso. Biologists want to examine the animal.",
    "theft": "Diebe stahlen in Kassel ein Gemälde aus dem Museum. Die Polizei sucht einen grauen Lieferwagen.",
    "one word": "Taurus",
    "no word": "… ?!",
}
ARTICLES = {source: Article.from_text(text, title=source, source=source) for source, text in TEXTS.items()}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("search") / "library") as library:
        library.add(ARTICLES.values())
        yield library


def sources(hits: list[Hit]) -> list[str | None]:
    for hit in hits:
        passage = hit.passage
        assert passage.text == passage.article.text[passage.start : passage.end]
        assert hit.score > 0
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    return [hit.passage.article.source for hit in hits]


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("Why was the ferry cancelled?", "ferry"),
        ("Warum fiel die Fähre aus?", "ferry"),
        ("Was kostete die Reparatur der Windmühle?", "mill"),
        ("How much did the repair of the windmill cost?", "mill"),
        ("What does the trade union demand?", "strike"),
        ("Who is on strike on Monday?", "strike"),
        ("Wo wurde ein toter Wal gefunden?", "whale"),
        ("Which painting was stolen from the museum?", "theft"),
        ("Where do the pupils do gymnastics?", "school"),
        ("Taurus", "one word"),
        ("REPARATUR WINDMÜHLE", "mill"),
        ("Windmu\u0308hle", "mill"),
        ("Windmuehle", "mill"),
    ],
)
def test_the_passage_that_answers_comes_first(library: Library, question: str, source: str) -> None:
    assert sources(library.search(question))[0] == source


def test_one_article_of_one_word(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        library.add(ARTICLES["one word"])
        assert [hit.passage.text for hit in library.search("Taurus?")] == ["Taurus"]
        assert library.search("Butter?") == []


@pytest.mark.parametrize("question", ["", " ", "?!", "\x00", "🚀", "ωψξζ", "\ud800", "米尔施", '"', "*"])
def test_no_hit_where_nothing_matches(library: Library, question: str) -> None:
    assert library.search(question) == []


def test_limit(library: Library) -> None:
    question = "Reparatur Lokführer Turnhalle Gemälde ferry whale Taurus"
    every = library.search(question, limit=100)
    assert len(every) == len(set(sources(every))) == 7
    for limit in (1, 2, 5):
        assert library.search(question, limit=limit) == every[:limit]
    assert library.search(question, limit=0) == library.search(question, limit=-1) == []


def test_a_hundred_thousand_characters(library: Library) -> None:
    assert sources(library.search("was ist der " * 8000 + "Windmühle Reparatur"))[0] == "mill"
    assert library.search("x" * 100_000) == []
    library.search(" ".join(f"wort{n}" for n in range(10_000)))


def test_equal_passages_are_all_found_always_in_one_order(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        library.add([Article.from_text("Ein Wal strandete.", title="Wal", source=f"whale {n}") for n in range(12)])
        hits = library.search("Wal", limit=20)
        assert len(hits) == 12
        assert len({hit.score for hit in hits}) == 1
        assert library.search("Wal", limit=20) == hits
        assert library.search("Wal", limit=5) == hits[:5]


def test_the_order_of_adding_changes_nothing(library: Library, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as other:
        for article in reversed(ARTICLES.values()):
            other.add(article)
        for question in ("Why was the ferry cancelled?", "Wer fordert Löhne?", "museum painting whale", "Sonntag"):
            expected, found = library.search(question), other.search(question)
            assert sources(found) == sources(expected)
            assert [hit.score for hit in found] == pytest.approx([hit.score for hit in expected], abs=1e-5)


def test_the_same_hits_with_chroma_and_without(tmp_path: Path) -> None:
    questions = ["Why was the ferry cancelled?", "Wer fordert Löhne?", "museum painting whale", "dead animal"]
    with Library.open(tmp_path / "library") as writer:
        writer.add(ARTICLES.values())
        assert writer.store.is_drained()
        with_chroma = [writer.search(question) for question in questions]
    with Library.open(tmp_path / "library") as reader:  # opens no Chroma to read
        for question, expected in zip(questions, with_chroma, strict=True):
            found = reader.search(question)
            assert sources(found) == sources(expected)
            assert [hit.score for hit in found] == pytest.approx([hit.score for hit in expected], abs=1e-3)


def test_what_another_object_adds_replaces_and_removes_is_followed(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as here, Library.open(tmp_path / "library") as there:
        assert here.search("Windmühle") == []
        there.add([ARTICLES["mill"], ARTICLES["ferry"]])
        assert sources(here.search("Windmühle"))[0] == "mill"
        there.add(Article.from_text("Ein Café eröffnet.", title="mill", source="mill"))
        assert "mill" not in sources(here.search("Windmühle"))
        assert sources(here.search("Café")) == ["mill"]
        assert here.search("Café")[0].passage.text == "Ein Café eröffnet."
        there.remove(ARTICLES["mill"].id)
        assert here.search("Café") == []
        assert sources(here.search("ferry")) == ["ferry"]


def test_the_answering_sentence_is_in_the_best_passage_of_a_long_article(tmp_path: Path) -> None:
    filler = " ".join(f"Im Ort Nummer {n} wurde ein Brunnen gebaut." for n in range(120))
    text = f"{filler} Der Pilot landete das Flugzeug auf einer Wiese. {filler}"
    with Library.open(tmp_path / "library") as library:
        library.add(Article.from_text(text, title="Brunnen", source="wells"))
        best = library.search("Where did the pilot land the plane?")[0].passage
        assert "Der Pilot landete das Flugzeug auf einer Wiese." in best.text
        assert len(best.text) < len(text) / 5
