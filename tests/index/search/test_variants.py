"""Spellings, names in other languages and scripts, compounds and typos, in search and in its explanation."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Article, Library
from index.text.compounds import Splitter
from index.text.terms import words_of, words_with_spans

TEXTS = {
    "visit": "Präsident Selenskyj reiste am Montag nach Kiew. Er sprach über Marschflugkörper.",
    "meeting": "Die Vereinten Nationen tagten in Genf. Der Regierungssprecher war dort.",
    "ministers": "Lavrov met officials in Beijing and Milan.",
    "aid": "Die Europäische Union hilft dem Land. Miersch sprach in Berlin.",
    "fleet": "Die Vereinigten Staaten entsenden Schiffe.",
    "alliance": "Die OTAN tagte in Madrid.",
    "shoe": "Khrushchev banged his shoe.",
    "road": "Die Straße nach Müllrose ist gesperrt. Das Klimaschutzgesetz gilt.",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("variants") / "library") as library:
        library.add([Article.from_text(text, title=source, source=source) for source, text in TEXTS.items()])
        yield library


@pytest.mark.parametrize(
    ("question", "source", "pairs"),
    [
        ("Where did Zelensky go?", "visit", {("zelensky", "Selenskyj")}),
        ("Куда поехал Зеленский?", "visit", {("зеленский", "Selenskyj")}),
        ("What did Kyiv say?", "visit", {("kyiv", "Kiew")}),
        ("UNO Geneva", "meeting", {("uno", "Nationen"), ("geneva", "Genf")}),
        ("Lawrow in Peking", "ministers", {("lawrow", "Lavrov"), ("peking", "Beijing")}),
        ("Mailand", "ministers", {("mailand", "Milan")}),
        ("What did the EU do?", "aid", {("eu", "Union")}),
        ("What did the US do?", "fleet", {("us", "Staaten")}),
        ("NATO", "alliance", {("nato", "OTAN")}),
        ("European Union", "aid", {("european", "Europäische"), ("union", "Union")}),
        ("Wer war Chruschtschow?", "shoe", {("chruschtschow", "Khrushchev")}),
        ("Was sagte Mirsch?", "aid", {("mirsch", "Miersch")}),
        ("Flugkörper", "visit", {("flugkörper", "Marschflugkörper")}),
        (
            "Sprecher der Regierung",
            "meeting",
            {("sprecher", "Regierungssprecher"), ("regierung", "Regierungssprecher")},
        ),
        ("Strasse nach Muellrose", "road", {("strasse", "Straße"), ("muellrose", "Müllrose")}),
        ("Klimaschutz-Gesetz", "road", {("klimaschutz", "Klimaschutzgesetz"), ("gesetz", "Klimaschutzgesetz")}),
    ],
)
def test_other_words_of_the_same_thing_are_found_and_told(
    library: Library, question: str, source: str, pairs: set[tuple[str, str]]
) -> None:
    passage = library.search(question)[0].passage
    assert passage.article.source == source
    matches = library.explain(question, passage)
    assert pairs <= {(match.word, passage.article.text[match.start : match.end]) for match in matches}
    assert all(0 < match.weight <= 1 for match in matches)


def test_common_words_are_no_names_of_each_other(library: Library) -> None:
    passage = library.search("Wo ist die Straße?")[0].passage
    assert {match.word for match in library.explain("Wo ist die Straße?", passage)} == {"straße"}


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("windkraftanlage", ("wind", "kraft", "anlage")),
        ("regierungssprecher", ("regierung", "sprecher")),
        ("hochwasserschutz", ("hoch", "wasser", "schutz")),
        ("wirtschaft", ("wirtschaft",)),
        ("möglichkeit", ("möglichkeit",)),
        ("windkraftanlagen" * 9, ("windkraftanlagen" * 9,)),  # no word of a language
    ],
)
def test_compounds_are_split(library: Library, word: str, parts: tuple[str, ...]) -> None:
    assert Splitter(library.word_vectors.share).split(word) == parts


@pytest.mark.parametrize(
    "text", ["Die Mühle.", "Mu\u0308hle steht", "ﬁne O'Brien's 11.05 Uhr", "Re\u00adgie\u00adrung İzmir"]
)
def test_words_with_spans_are_the_words(text: str) -> None:
    found = words_with_spans(text)
    assert [word for word, _, _ in found] == words_of(text)
    assert [words_of(text[start:end]) for _, start, end in found] == [[word] for word, _, _ in found]


def test_beleg_search_explains(tmp_path: Path, library: Library) -> None:
    from rich.console import Console

    from ui.command.search import print_hits

    with (tmp_path / "out").open("w+", encoding="utf-8") as file:
        console = Console(file=file, highlight=False, markup=False, emoji=False)
        print_hits(console, library, "Lawrow in Peking", limit=1, json=False, explain=True)
        file.seek(0)
        lines = file.read().splitlines()
    assert lines[1:] == [TEXTS["ministers"], "lawrow → Lavrov 0.95, peking → Beijing 1.00"]
