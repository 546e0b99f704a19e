"""A sentence in words and marks: what is one word, which full stop belongs to it, what stands in quotation marks."""

import pytest

from index.article import Article, sentences_of
from index.grammar.tokens import Word, tokens_of
from index.text.quotations import quotations_of


def tokens(text: str) -> list[Word]:
    article = Article.from_text(text, title="T", language="de")
    found = [word for one in sentences_of(article) for word in tokens_of(one, quotations_of(text))]
    assert [text[word.start : word.end] for word in found] == [word.text for word in found]
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr. Moser kam am 16. Mai.", "Dr.|Moser|kam|am|16.|Mai|."),
        ("Er zahlte 1.250,50 Euro um 9:30 Uhr.", "Er|zahlte|1.250,50|Euro|um|9:30|Uhr|."),
        ("Der CDU-Politiker O'Neill und die Ein- und Ausfuhr.", "Der|CDU-Politiker|O'Neill|und|die|Ein-|und|Ausfuhr|."),
        ("„Es reicht.“", "„|Es|reicht|.|“"),
        ("Er sagte – leise –, ja!", "Er|sagte|–|leise|–|,|ja|!"),
    ],
)
def test_what_one_word_is(text: str, expected: str) -> None:
    assert "|".join(word.text for word in tokens(text)) == expected


def test_quotations_are_counted_through_the_article() -> None:
    found = tokens("Er rief „Halt“ laut. Sie sagte: „Nie. Und wieder: nie.“ Schluss.")
    assert [(word.text, word.quotation) for word in found if word.text.isalpha()] == [
        ("Er", 0), ("rief", 0), ("Halt", 1), ("laut", 0), ("Sie", 0), ("sagte", 0),
        ("Nie", 2), ("Und", 2), ("wieder", 2), ("nie", 2), ("Schluss", 0),
    ]  # fmt: skip
