import datetime

import pytest

from index.article import Article, Passage, Sentence, Statement
from index.errors import EmptyArticleError

TEXT = "Der Rat tagte am Montag.\r\n\r\nHolm lehnte den Plan ab, und die anderen waren dafür.\n"


def test_the_text_is_stored_unchanged() -> None:
    assert Article.from_text(TEXT).text == TEXT


def test_what_is_given_counts_more_than_what_the_text_says() -> None:
    text = "---\ntitle: Rat\ndate: 2024-05-03\npublisher: Stadtfunk\nauthor: E. Muster\nlang: de\n---\nThe council met."
    article = Article.from_text(
        text, title="Council", published="2024-05-04T08:00:00Z", outlet="City", author="J. Doe", language="en"
    )
    assert article == Article(
        id=article.id,
        text=text,
        title="Council",
        source=None,
        published=datetime.date(2024, 5, 4),
        outlet="City",
        author="J. Doe",
        language="en",
    )


def test_what_is_not_given_is_read_from_the_text() -> None:
    text = "---\ntitle: Rat\ndate: 2024-05-03\npublisher: Stadtfunk\nauthor: E. Muster\nlang: de\n---\nThe council met."
    article = Article.from_text(text, source="rat.txt")
    assert article == Article(
        id=article.id,
        text=text,
        title="Rat",
        source="rat.txt",
        published=datetime.date(2024, 5, 3),
        outlet="Stadtfunk",
        author="E. Muster",
        language="de",
    )


@pytest.mark.parametrize(
    ("published", "date"),
    [
        ("2024-11-16", datetime.date(2024, 11, 16)),
        (" 2024-11-16T23:59:00+01:00", datetime.date(2024, 11, 16)),
        (datetime.date(2024, 11, 16), datetime.date(2024, 11, 16)),
        (datetime.datetime(2024, 11, 16, 23, 59, tzinfo=datetime.UTC), datetime.date(2024, 11, 16)),
        ("", None),
        (None, None),
    ],
)
def test_published(published: str | datetime.date | None, date: datetime.date | None) -> None:
    assert Article.from_text(TEXT, published=published).published == date


def test_no_date() -> None:
    with pytest.raises(ValueError, match="gestern"):
        Article.from_text(TEXT, published="gestern")


@pytest.mark.parametrize("text", ["", " \n\t\u00a0"])
def test_no_text(text: str) -> None:
    with pytest.raises(EmptyArticleError, match=r"rat\.txt"):
        Article.from_text(text, source="rat.txt")


def test_identity() -> None:
    article = Article.from_text(TEXT, source="rat.txt")
    assert article.id == Article.from_text("Ein anderer Text.", title="Anders", source="rat.txt").id
    assert article.id != Article.from_text(TEXT, source="anders.txt").id
    without = Article.from_text(TEXT)
    assert without.id == Article.from_text(TEXT).id
    assert len({article.id, without.id, Article.from_text(TEXT + ".").id, Article.from_text(TEXT, title="A").id}) == 4
    assert len(article.id) == 12


def test_slices() -> None:
    article = Article(id="a", text="Holm sagte, er komme. Das war’s.", title="Holm")
    sentence = Sentence(article, 0, 21)
    assert sentence.text == "Holm sagte, er komme." == article.text[sentence.start : sentence.end]
    assert Passage(article, 0, 32).text == article.text
    statement = Statement(article, "indirect", ((12, 20), (26, 31)), (sentence,), "Holm", (0, 4), (5, 10))
    assert statement.text == "er komme … war’s"
