"""From the words used for a speaker to a name: media that quote, headings, roles, pronouns, several people."""

import pytest
from parsing import said_in, statements_in

MISTAKE = "„Das ist ein Fehler“"


@pytest.mark.parametrize(
    "text",
    [
        f"Das Nordblatt zitiert den Minister mit den Worten: {MISTAKE}.",
        f"Der Minister wird vom Nordblatt mit den Worten {MISTAKE} zitiert.",
        f"{MISTAKE}, zitiert das Nordblatt den Minister.",
    ],
)
def test_who_is_quoted_and_who_quotes_both_say_it(text: str) -> None:
    assert said_in(text) == [("direct", name, "zitiert", MISTAKE) for name in ("Minister", "Nordblatt")]


def test_a_heading_names_its_speaker_before_a_colon() -> None:
    text = "Minister Groß: „Wir bauen“\n\nDer Minister kam am Montag nach Kiew."
    assert said_in(text) == [("direct", "Groß", None, "„Wir bauen“")]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Jens Holm, Chef der Bahn, kam. Er sagte, der Zug fahre.", ["Jens Holm"]),
        ("Jens Holm, Chef der Bahn, kam. Der Chef sagte, der Zug fahre.", ["Jens Holm"]),
        ("Eva Groß kam. Groß sagte, der Zug fahre.", ["Eva Groß"]),
        ("Eva Groß und Karl Blau sagten, das Haus stehe.", ["Eva Groß", "Karl Blau"]),
        ("Der Sprecher der Bahn, Jens Holm, sagte, der Zug fahre.", ["Jens Holm"]),
        ("Eva Groß vom Verband sagte, der Zug fahre.", ["Eva Groß"]),
        ("Es sagte jemand, der Zug fahre.", [None]),
    ],
)
def test_who_is_meant(text: str, speakers: list[str | None]) -> None:
    assert [one.speaker for one in statements_in(text)] == speakers
