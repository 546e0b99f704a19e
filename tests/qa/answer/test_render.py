"""An answer as HTML and as Markdown: what is shown is the text, and nothing of an article is markup."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from index import Article, Sentence
from qa import Answer, Citation, Part
from qa.answer.render import escape_markdown

STORM = Article.from_text(
    "# Sturm über Husum\n\nDer Sturm kam in der Nacht. Hafenmeister Jens Petersen sagte, so etwas habe er nie gesehen. "
    "Er werde die Boote sichern.\n\nEin Boot sank.\n",
    source="storm",
    published="2024-10-03",
    outlet="Nordblick",
    language="de",
)
HOSTILE = "<img src=x onerror=alert(1)>\"'><script>alert(1)</script><style>*{}</style>&amp; $a$ \\(b\\) `c` *d* [e](f)"


def sentence(article: Article, text: str) -> Sentence:
    start = article.text.index(text)
    assert article.text[start : start + len(text)] == text
    return Sentence(article, start, start + len(text))


SEEN = sentence(STORM, "Hafenmeister Jens Petersen sagte, so etwas habe er nie gesehen.")
SECURED = sentence(STORM, "Er werde die Boote sichern.")
ANSWER = Answer(
    "Was sagte Petersen?",
    (Part("Petersen (Nordblick):\n"), Part(SEEN.text, 1), Part(" "), Part(SECURED.text, 2)),
    (Citation(1, SEEN), Citation(2, SECURED, context=SEEN)),
    language="de",
)


class _Reader(HTMLParser):
    """Elements and text of a page; every element but those without an end is closed, in order."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self.marked: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "br":
            self._open.append(tag)
        if tag == "mark":
            self.marked.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if "mark" in self._open:
            self.marked[-1] += data


def words(text: str) -> str:
    return " ".join(text.split())


def test_cited_sentences_are_highlighted_in_their_paragraph() -> None:
    page = _Reader(ANSWER._repr_html_())
    assert page.marked == [SEEN.text, SECURED.text]
    assert words(page.text) == (
        "Was sagte Petersen?Petersen (Nordblick): Hafenmeister Jens Petersen sagte, so etwas habe er nie gesehen. [1] "
        "Er werde die Boote sichern. [2]Sturm über Husum · Nordblick · 2024-10-03 · " + STORM.id + "… Der Sturm kam in "
        "der Nacht. [1] Hafenmeister Jens Petersen sagte, so etwas habe er nie gesehen. [2] Er werde die Boote "
        "sichern. …"
    )


def test_the_sentence_that_gives_the_name_is_told_from_the_cited_one() -> None:
    answer = Answer("Wer?", (Part(SECURED.text, 1),), (Citation(1, SECURED, context=SEEN),))
    assert _Reader(answer._repr_html_()).marked == [SECURED.text]
    assert f'<span style="text-decoration:underline dotted">{SEEN.text}</span>' in answer._repr_html_()


def test_long_paragraphs_are_cut_at_words_and_far_sentences_apart() -> None:
    filling = "Wort " * 300
    article = Article(id="0" * 12, text=f"{filling}Eins. {filling}Zwei. {filling}", title="Lang")
    cited = [sentence(article, "Eins."), sentence(article, "Zwei.")]
    answer = Answer("?", (Part("x"),), tuple(Citation(number, one) for number, one in enumerate(cited, 1)))
    page = answer._repr_html_()
    assert page.count("<blockquote") == 2
    assert _Reader(page).marked == ["Eins.", "Zwei."]
    around = re.findall(r"<blockquote[^>]*>… (.*?) …</blockquote>", page)
    assert [len(one) > 350 and one.startswith("Wort ") and one.endswith(" Wort") for one in around] == [True, True]


def test_answers_without_citations_have_no_sources() -> None:
    answer = Answer("Who?", (Part("Nobody says that."),), answered=False, reason="not covered")
    assert answer._repr_markdown_() == "Nobody says that."
    assert _Reader(answer._repr_html_()).tags == ["div", "p", "strong", "p"]


def test_as_markdown() -> None:
    assert ANSWER._repr_markdown_() == (
        "Petersen (Nordblick):\n\n"
        "Hafenmeister Jens Petersen sagte, so etwas habe er nie gesehen. **\\[1]** Er werde die Boote sichern. "
        f"**\\[2]**\n\n- **\\[1]** **\\[2]** Sturm über Husum · Nordblick · 2024-10-03 · {STORM.id}"
    )


def test_nothing_of_an_article_becomes_markup() -> None:
    article = Article(id="0" * 12, text=HOSTILE, title=HOSTILE, outlet=HOSTILE)
    cited = Sentence(article, 0, len(HOSTILE))
    answer = Answer(HOSTILE, (Part(HOSTILE + "\n"), Part(HOSTILE, 1)), (Citation(1, cited),))
    page = _Reader(answer._repr_html_())
    assert set(page.tags) == {"div", "p", "strong", "span", "sup", "small", "blockquote", "mark"}
    assert page.attributes == {"class", "style"}
    assert page.text.count(HOSTILE) == 6
    shown = _Reader(MarkdownIt("commonmark").render(answer._repr_markdown_()))
    assert set(shown.tags) == {"p", "strong", "ul", "li"}
    assert shown.text.count(HOSTILE) == 4


@pytest.mark.parametrize("text", ["See http://example.org", "www.example.org", "WWW.example.org"])
def test_addresses_do_not_link_themselves(text: str) -> None:
    assert not re.search(r"://|www\.", escape_markdown(text), re.IGNORECASE)
    assert MarkdownIt("commonmark").render(escape_markdown(text)) == f"<p>{text}</p>\n"


@given(st.text(alphabet=st.sampled_from("ab1<>&\"'`*_~$#+-=.)!|\\:/[](){} \n\t\r\u2028ä🙂\x00"), max_size=60))
def test_markdown_shows_any_text(text: str) -> None:
    article = Article(id="0" * 12, text=text + "x", title="T")
    answer = Answer("?", (Part(text), Part("\n"), Part(text + "x", 1)), (Citation(1, Sentence(article, 0, 1)),))
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(answer._repr_markdown_())
    page = _Reader(markdown)
    assert set(page.tags) <= {"p", "strong", "ul", "li"}
    shown = text.replace("\x00", "\ufffd")
    assert words(page.text) == words(f"{shown} {shown}x [1] [1] T · {article.id}")
