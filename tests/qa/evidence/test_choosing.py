"""Of all that somebody says, which sentences an answer shows, and of how many."""

from pathlib import Path

from index import Article, Library
from qa import Assistant

QUOTED = "„Die Werft wird wieder bauen“, sagte Eva Groß im Hafen."
SAID = [f"Eva Groß sagte, das {thing} sei {how}." for thing, how in (("Dock", "alt"), ("Tor", "neu"), ("Boot", "leck"))]
MORE = ["Eva Groß sagte, der Kran sei teuer.", "Eva Groß sagte, die Halle sei kalt."]


def test_direct_quotations_are_shown_first_and_the_rest_counted(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add(Article.from_text(" ".join([*SAID, *MORE, QUOTED]), source="yard"))
        answer = Assistant(library).ask("Was sagte Eva Groß?")
        assert QUOTED in [one.sentence.text for one in answer.citations]
        assert "4 von 6 Sätzen" in answer.text


def test_the_same_sentence_is_shown_and_counted_once(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add(
            [Article.from_text(f"{SAID[0]} {text}", source=text) for text in ("Es regnet viel.", "Es ist kalt.")]
        )
        answer = Assistant(library).ask("Was sagte Eva Groß?")
        assert [one.sentence.text for one in answer.citations] == [SAID[0]]
        assert "von" not in answer.text.rpartition("[1]")[2]
