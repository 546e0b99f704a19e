"""Pages as outlets' templates make them: nothing of an article is lost, nothing foreign kept."""

import datetime
import re

import pytest
from saved_pages import SavedPage, saved_pages

from index.article import Article
from index.errors import EmptyArticleError
from index.loading.web_page import article_of_html

PAGES = list(saved_pages())
ARTICLES = [pytest.param(page, id=f"{page.kind} {page.name}") for page in PAGES if not page.fails]
_SHORT = 12
"""Characters of a word that may stand in a sentence, too, and is foreign only as a paragraph."""


def read(page: SavedPage, markup: str | None = None) -> Article:
    return article_of_html("page.html", (markup or page.markup).encode())


def plain(text: str) -> str:
    return " ".join(text.split())


def assert_whole(page: SavedPage, article: Article) -> None:
    text, paragraphs = plain(article.text), [plain(part) for part in article.text.split("\n\n")]
    assert [part for part in page.body if plain(part) not in text] == []
    assert [part for part in page.body if len(part) > 40 and text.count(plain(part)) > 1] == []
    foreign = [part for part in page.absent if part in (paragraphs if len(part) < _SHORT else text)]
    assert foreign == []
    if page.lead:
        assert text.count(page.lead) == 1
        assert text.index(page.lead) < min(text.index(plain(part)) for part in page.body if part.endswith("."))
    if page.once:
        assert text.count(page.once) == 1


@pytest.mark.parametrize("page", ARTICLES)
def test_a_page(page: SavedPage) -> None:
    article = read(page)
    assert_whole(page, article)
    assert (article.outlet, article.author) == (page.outlet, page.author)
    assert article.published == datetime.date.fromisoformat(page.date)
    assert article.title == page.title


@pytest.mark.parametrize("page", [page for page in PAGES if page.fails], ids=lambda page: page.name)
def test_a_page_without_an_article(page: SavedPage) -> None:
    with pytest.raises(EmptyArticleError, match=page.fails) as error:
        read(page)
    assert re.search(r": .*(?:save|add)", str(error.value))  # the way out


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.lead and page.kind == "lead"], ids=lambda page: page.name
)
def test_a_lead_is_found_by_where_it_stands(page: SavedPage) -> None:
    """The same pages without a class, an id, a description."""
    markup = re.sub(r' (?:class|id|data-[\w-]+|itemprop|role)="[^"]*"', "", page.markup)
    article = read(page, re.sub(r"<meta [^>]*description[^>]*>", "", markup))
    text = plain(article.text)
    assert [part for part in (page.lead, *page.body) if part and plain(part) not in text] == []


def test_a_title_is_cut() -> None:
    title = "Der Rat der Stadt hat am Montag über den Haushalt gesprochen. " * 20
    page = f"<html><head><title>{title}</title></head><body><p>Der Rat tagt am Montag im großen Saal.</p></body></html>"
    found = article_of_html("a.html", page.encode()).title
    assert title.startswith(found.removesuffix("…"))
    assert 150 < len(found) <= 200


def test_a_text_in_json_gets_its_blanks_back() -> None:
    data = (
        '{"@type": "NewsArticle", "articleBody": "Der Rat lehnt den Plan ab.„Nein“, sagte Holm.Sie ging um 12.30 Uhr."}'
    )
    page = f'<html><head><script type="application/ld+json">{data}</script></head><body><div>Rat</div></body></html>'
    assert article_of_html("a.html", page.encode()).text == (
        "Der Rat lehnt den Plan ab. „Nein“, sagte Holm. Sie ging um 12.30 Uhr."
    )
