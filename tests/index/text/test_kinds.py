"""What a line of an article is: text, heading, caption, a note of the outlet."""

from index.text.kinds import kinds_of
from index.text.sentences import split_sentences


def test_kinds_of_sentences() -> None:
    text = (
        "Brücke gesperrt\n\nDie Brücke ist zu. Sie ist alt.\n\nFoto: dpa\n\n(dpa/rtr)\n\n"
        "Lesen Sie auch: Der Fluss\n\nHafen 3:1\nAue 2:0\nCalw 1:1\n"
    )
    spans = split_sentences(text)
    kinds = kinds_of(text, spans)
    assert [(text[start:end], kind) for (start, end), kind in zip(spans, kinds, strict=True)] == [
        ("Brücke gesperrt", "heading"),
        ("Die Brücke ist zu.", "text"),
        ("Sie ist alt.", "text"),
        ("Foto: dpa", "caption"),
        ("(dpa/rtr)", "note"),
        ("Lesen Sie auch: Der Fluss", "note"),
        ("Hafen 3:1\nAue 2:0\nCalw 1:1", "text"),
    ]
