"""The chat without a browser: what the views show, and what the chat does."""

import datetime
import html
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import gradio as gr
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Article, Library, Sentence, Statement
from index.article import sentences_of
from index.search.explaining import Match
from qa.answer.answer import Answer
from qa.answer.citation import Citation, Part
from qa.answer.export import conversation_json, conversation_markdown
from ui.page.chat import Chat
from ui.page.controls import MOST_TURNS, exported, undo
from ui.page.correcting import corrected_html
from ui.views.article import article_html, origin
from ui.views.conversation import conversation_html
from ui.views.draft import pending_html
from ui.views.library import MOST_LISTED, library_html, report_html
from ui.views.people import statements_html

STORM = Article.from_text(
    "# Sturm über Husum\n\nFoto: Der Hafen (Archiv)\n\nDer Sturm kam in der Nacht. Hafenmeister Jens Petersen sagte,\n"
    "so etwas habe er nie gesehen. Er werde die Boote sichern.\n\n\nEin Boot sank.\n",
    source="storm",
    published="2024-10-03",
    outlet="Nordblick",
    language="de",
)


def sentence(article: Article, text: str) -> Sentence:
    start = article.text.index(text)
    found = Sentence(article, start, start + len(text))
    assert article.text[found.start : found.end] == found.text == text
    return found


SEEN = sentence(STORM, "Hafenmeister Jens Petersen sagte,\nso etwas habe er nie gesehen.")
SECURED = sentence(STORM, "Er werde die Boote sichern.")


class _Reader(HTMLParser):
    """The elements, and the text of the element with the class `article-text`."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.marked: list[tuple[str | None, str]] = []
        self._open: list[str] = []
        self._inside: int | None = None
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open.append(tag)
        if dict(attrs).get("class") == "article-text":
            self._inside = len(self._open)
        if tag == "mark":
            self.marked.append((dict(attrs)["data-numbers"], ""))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        if self._inside is not None and len(self._open) < self._inside:
            self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside is not None:
            self.text += data
            if "mark" in self._open:
                number, text = self.marked[-1]
                self.marked[-1] = (number, text + data)


def test_cited_sentences_are_marked_with_their_numbers() -> None:
    citations = [Citation(1, SECURED, context=SEEN), Citation(2, SEEN)]
    page = _Reader(article_html(STORM, (), citations, shown=2))
    assert page.text == STORM.text
    assert page.marked == [("2", SEEN.text), ("1", SECURED.text)]
    assert ("article", "2") in [(tag, attributes.get("data-shown")) for tag, attributes in page.tags]


def test_the_sentence_that_gives_the_name_is_told_from_the_cited_one() -> None:
    page = article_html(STORM, (), [Citation(3, SECURED, context=SEEN)])
    assert f'<span class="context" title="Tells whom sentence 3 speaks of">{SEEN.text}</span>' in page


def test_words_that_the_question_has_are_underlined_with_the_questions_words() -> None:
    start = STORM.text.index("Hafenmeister")
    end = start + len("Hafenmeister")
    matches = [Match("harbour", start, end, 0.5), Match('<i>"master', start, end, 0.5)]
    cited = Citation(1, SEEN, marked=((start, end + len(" Jens")),))
    page = article_html(STORM, (), [cited], matches=matches)
    title = "In the question: harbour, &lt;i&gt;&quot;master"
    assert f'<strong><span class="matched" title="{title}">Hafenmeister</span></strong><strong> Jens</strong>' in page
    assert _Reader(page).text == STORM.text


def test_citations_of_another_article_are_not_marked_here() -> None:
    other = Article.from_text("Der Sturm kam in der Nacht.", title="Anderer", source="other")
    assert _Reader(article_html(STORM, (), [Citation(1, sentence(other, other.text))])).marked == []


def test_headings_captions_and_title_are_set_apart() -> None:
    with Library.open() as library:
        library.add(STORM)
        page = article_html(STORM, library.sentences(STORM))
    assert "<h2># Sturm über Husum</h2>" in page  # the heading in the text is the title: it is not repeated
    assert '<p class="caption">Foto: Der Hafen (Archiv)</p>' in page
    assert "Nordblick, 3 October 2024" in page
    assert _Reader(page).text == STORM.text


@st.composite
def _cited_articles(draw: st.DrawFn) -> tuple[Article, list[Sentence], list[Citation]]:
    text = draw(st.text(alphabet=st.sampled_from("ab<&\"'>.{}$ \n\r\t\u202eä🙂"), min_size=1, max_size=60)) + "x"
    article = Article(id="0" * 12, text=text, title=draw(st.text(max_size=8)))
    ends = st.integers(0, len(text))
    kinds = st.sampled_from(["text", "heading", "caption", "note"])
    edges = sorted({draw(ends) for _ in range(4)})
    sentences = [Sentence(article, a, b, draw(kinds)) for a, b in pairwise(edges)]
    spans = [sorted((draw(ends), draw(ends))) for _ in range(draw(st.integers(0, 4)))]
    citations = [
        Citation(number, Sentence(article, start, end), draw(st.sampled_from([None, *sentences])))
        for number, (start, end) in enumerate(spans, start=1)
        if start < end
    ]
    return article, sentences, citations


@given(_cited_articles())
def test_any_article_is_shown_character_for_character(case: tuple[Article, list[Sentence], list[Citation]]) -> None:
    article, sentences, citations = case
    page = _Reader(article_html(article, sentences, citations))
    assert page.text == article.text
    assert {tag for tag, _ in page.tags} <= {"article", "header", "div", "p", "h2", "h3", "mark", "span"}
    for citation in citations:
        marked = "".join(text for numbers, text in page.marked if str(citation.number) in (numbers or "").split())
        assert "".join(marked.split()) == "".join(citation.sentence.text.split())


def test_what_html_cannot_hold_is_replaced() -> None:
    article = Article(id="0" * 12, text="a\x00b\ud800c", title="t\x00")
    assert _Reader(article_html(article)).text == "a\ufffdb\ufffdc"


def test_origin() -> None:
    article = Article(id="0" * 12, text="x", title="x", outlet="Nordblick", published=datetime.date(2024, 3, 1))
    assert origin(article) == "Nordblick, 1 March 2024"
    assert origin(Article(id="0" * 12, text="x", title="x")) == ""


class _InAGermanLocale(datetime.date):
    """A date as a process with another locale than English formats it."""

    def __format__(self, form: str) -> str:
        return super().__format__(form).replace("March", "März")


def test_origin_is_english_whatever_the_locale() -> None:
    article = Article(id="0" * 12, text="x", title="x", outlet="Nordblick", published=_InAGermanLocale(2024, 3, 1))
    assert origin(article) == "Nordblick, 1 March 2024"


def test_answers_carry_buttons_for_their_citations() -> None:
    answer = Answer(
        "Was sagte Petersen?",
        (Part("Petersen: "), Part(SEEN.text, 1), Part("\n"), Part(SECURED.text, 2)),
        (Citation(1, SEEN), Citation(2, SECURED, context=SEEN)),
        language="de",
    )
    page = _Reader(
        conversation_html([Answer("Wer?", (Part("Nobody."),), answered=False, reason="not covered"), answer])
    )
    buttons = [
        (attributes["data-turn"], attributes["data-number"], attributes["aria-label"])
        for tag, attributes in page.tags
        if tag == "button" and attributes["class"] == "citation"
    ]
    first, second = (
        f"Source {number}: Nordblick, 3 October 2024. Show the sentence in its article." for number in (1, 2)
    )
    assert buttons == [("1", "1", first), ("1", "2", second), ("1", "1", first), ("1", "2", second)]


def test_everything_untrusted_is_escaped() -> None:
    hostile = "<img src=x onerror=alert(1)>\"'><script>alert(1)</script>"
    article = Article(id=hostile, text=hostile, title=hostile, outlet=hostile, author=hostile, language='de" x="')
    cited = Citation(1, Sentence(article, 0, len(hostile)))
    said = [
        Statement(article, "direct", ((0, 5),), (cited.sentence,), speaker=hostile, corrected=corrected)
        for corrected in (False, True)
    ]
    answer = Answer(hostile, (Part(hostile), Part(hostile, 1)), (cited,), understood_as=hostile)
    for page in (
        article_html(article, (), [cited]),
        conversation_html([answer], pending=pending_html(hostile)),
        conversation_html([], [hostile]),
        library_html([article]),
        report_html({}, [hostile]),
        statements_html(hostile, said),
    ):
        assert "<img" not in page
        assert "<script" not in page
        assert {name for _, attributes in _Reader(page).tags for name in attributes} <= {
            "class", "id", "type", "lang", "title", "tabindex", "aria-label", "aria-busy", "data-turn", "data-number",
            "data-numbers", "data-begins", "data-shown", "data-article", "data-text", "data-statement", "data-speaker",
        }  # fmt: skip


def test_a_name_or_a_sentence_turns_nothing_behind_it() -> None:
    text = "Er sagte, \u202edie Boote sänken."
    article = Article(id="0" * 12, text=text, title="t", outlet="\u2067Bote", published=STORM.published)
    cited = Citation(1, Sentence(article, 0, len(text)))
    page = conversation_html([Answer("q", (Part("\u202eBote:"), Part(text, 1)), (cited,), language="de")])
    shown = re.sub(r'data-text="[^"]*"', "", page)  # what is copied is exact
    assert re.search("[\u202a-\u202e\u2066-\u2069]", shown) is None
    assert '<span class="origin">Bote, 3 October 2024</span>' in page
    assert '<h2 class="question" lang="de">q</h2>' in page


def test_a_long_library_is_cut() -> None:
    articles = [Article(id=f"{number:012}", text="x", title="x") for number in range(MOST_LISTED + 1200)]
    page = library_html(articles)
    assert page.count('class="open"') == MOST_LISTED
    assert "1,400 articles" in page
    assert "1,200 more" in page


@pytest.fixture
def chat(home: Path) -> Chat:
    with Library.open() as library:
        yield Chat(library)


def click(**data: object) -> gr.EventData:
    return gr.EventData(None, data)


def test_the_article_that_is_open_is_asked_about(chat: Chat) -> None:
    (article,) = chat.library.articles()
    chat.library.add(Article.from_text("Im Hafen liegt ein Schiff.", source="harbour"))
    *_, (_, _, _, answers, _) = chat.ask("Worum geht es?", [], article.id)
    assert (answers[0].kind, answers[0].citations[0].sentence.article) == ("article", article)
    *_, (_, _, _, answers, _) = chat.ask("Worum geht es?", [], "no article's id")
    assert answers[0].citations == ()


def test_a_timeline_of_more_than_five_steps_is_plotted() -> None:
    text = " ".join(f"Am {day}. Mai 2025 geschah etwas." for day in range(1, 8))
    article = Article.from_text(text, title="Chronik", source="c", published="2025-06-01")
    sentences = sentences_of(article)
    told = [Citation(n, one, told=datetime.date(2025, 5, n)) for n, one in enumerate(sentences, 1)]
    parts = tuple(Part(one.sentence.text, one.number) for one in told)
    plotted = conversation_html([Answer("Chronologie", parts, tuple(told), kind="timeline")])
    assert plotted.count("<circle") == 7
    assert "What was when" in plotted
    assert "<circle" not in conversation_html([Answer("Chronologie", parts[:5], tuple(told[:5]), kind="timeline")])


def test_asking_following_and_history(chat: Chat) -> None:
    conversation, article, _ = chat.start()
    assert "What did Miersch say about Taurus?" in conversation
    assert "mark" not in {tag for tag, _ in _Reader(article).tags}
    *_, (_, conversation, article, answers, hint) = chat.ask("What did Miersch say about Taurus?", [])
    assert hint == ""
    assert [number for number, _ in _Reader(article).marked] == ["1", "2"]
    *_, (_, conversation, article, answers, _) = chat.ask("What did Putin demand?", answers)
    assert [answer.question for answer in answers] == ["What did Miersch say about Taurus?", "What did Putin demand?"]
    assert conversation.index("What did Miersch") < conversation.index("What did Putin")
    earlier = chat.follow(answers, click(turn=0, number=2))
    assert 'data-shown="2"' in earlier
    assert _Reader(earlier).marked[1][1] == answers[0].citations[1].sentence.text
    assert chat.follow(answers, click(turn=7, number=1)) == gr.skip()
    assert chat.follow(answers, click(turn=0, number=9)) == gr.skip()


def test_following_twice_is_seen_as_a_change(chat: Chat) -> None:
    *_, (_, _, _, answers, _) = chat.ask("What did Putin demand?", [])
    assert chat.follow(answers, click(turn=0, number=1)) != chat.follow(answers, click(turn=0, number=1))


def test_an_empty_question_gets_a_hint(chat: Chat) -> None:
    ((box, conversation, article, answers, hint),) = chat.ask("  \n", [])
    assert (box, conversation, article, answers) == ("", gr.skip(), gr.skip(), [])
    assert "question" in hint


def test_a_removed_article_is_still_shown_for_answers_that_cite_it(chat: Chat) -> None:
    *_, (_, _, _, answers, _) = chat.ask("What did Putin demand?", [])
    cited = answers[0].citations[0].sentence
    listed, report = chat.remove(click(article=cited.article.id))
    assert ("empty" in listed, report) == (True, "<p>Removed.</p>")
    page = _Reader(chat.follow(answers, click(turn=0, number=1)))
    assert page.text == cited.article.text
    assert page.marked == [("1", cited.text)]
    assert "no longer" in chat.open_article(click(article=cited.article.id))
    assert "There is no article" in chat.remove(click(article=cited.article.id))[1]
    assert "For example" not in chat.start()[0]


def test_without_the_seed_the_examples_are_of_the_newest_article(chat: Chat) -> None:
    for article in chat.library.articles():
        chat.library.remove(article.id)
    chat.library.add([Article.from_text("Der Hafen <b> ist voll.", title="Hafen <b> voll", source="harbour")])
    assert "Worum geht es in dem Artikel „Hafen &lt;b&gt; voll“?" in chat.start()[0]
    assert "<b>" not in chat.start()[0]


def test_uploads_are_added_and_deleted(chat: Chat, tmp_path: Path) -> None:
    uploads = []
    for name, text in (("storm.md", STORM.text), ("empty.txt", " "), ("picture.png", "x")):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).write_text(text, encoding="utf-8")
        uploads.append(str(tmp_path / name / name))
    *_, (listed, report, whole) = chat.add(uploads)
    assert "2 articles" in listed
    assert "1 added" in report
    assert not whole
    problems = [html.unescape(problem) for problem in re.findall("<li>(.*?)</li>", report)]
    assert [problem.split()[0] for problem in problems] == ["empty.txt", "picture.png"]
    assert not [problem for problem in problems if str(tmp_path) in problem]
    assert not any(Path(upload).exists() for upload in uploads)
    stored = chat.library.articles()[-1]
    assert (stored.text, stored.title, stored.source) == (STORM.text, "Sturm über Husum", None)


def test_a_conversation_goes_on_and_is_taken_back() -> None:
    with Library.open() as library:
        library.add(STORM)
        chat = Chat(library)
        answers: list[Answer] = []
        for question in ("Was sagte Petersen zu den Booten?", "Und zum Sturm?"):
            *_, (_, page, _, answers, _) = chat.ask(question, answers)
        assert 'Understood as: <span lang="de">Was sagte Petersen zum Sturm?</span>' in page
        assert undo(answers) == ("Und zum Sturm?", answers[:1])
        assert undo([]) == ("", [])
        assert "Understood as" not in chat.conversation(answers[:1])
        assert "Ask about your articles" in chat.conversation([])


def test_a_conversation_keeps_its_last_turns() -> None:
    with Library.open() as library:
        library.add(STORM)
        answer = Answer("Wer?", (Part("Nobody."),), answered=False, reason="not covered")
        *_, (_, _, _, answers, _) = Chat(library).ask("Was sagte Petersen?", [answer] * MOST_TURNS)
    assert len(answers) == MOST_TURNS
    assert answers[-1].question == "Was sagte Petersen?"


def test_a_conversation_is_saved_in_two_forms() -> None:
    answers = [Answer("Wer?", (Part("Nobody."),), answered=False, reason="not covered")]
    assert exported(answers, "md") == {
        "name": "beleg-conversation.md", "type": "text/markdown", "text": conversation_markdown(answers)
    }  # fmt: skip
    assert exported(answers, "json") == {
        "name": "beleg-conversation.json", "type": "application/json", "text": conversation_json(answers)
    }  # fmt: skip
    assert exported(answers, "../x")["name"] == "beleg-conversation.md"


def test_a_cited_statement_can_be_corrected_in_the_article() -> None:
    with Library.open() as library:
        library.add(STORM)
        statement = library.statements(speaker="Petersen")[0]
        cited = Citation(1, statement.sentences[0], statement=statement)
        page = article_html(STORM, library.sentences(STORM), [cited, Citation(2, SECURED)])
        assert _Reader(page).text == STORM.text  # the button has no text of its own
        assert [
            (attributes["data-statement"], attributes["data-speaker"])
            for tag, attributes in _Reader(page).tags
            if attributes.get("class") == "correct-speaker"
        ] == [(statement.id, "Jens Petersen")]
        assert "correct-speaker" not in article_html(STORM, (), [cited], changed=[1])

        said = corrected_html(library, statement.id, "Ida <b>Lund</b>")
        assert "Said by Ida &lt;b&gt;Lund&lt;/b&gt;, no longer by Jens Petersen. Answers from now on know that." in said
        assert library.statement(statement.id).speaker == "Ida <b>Lund</b>"
        assert "no longer by Ida &lt;b&gt;Lund" in corrected_html(library, statement.id, None)
        assert library.statement(statement.id).speaker == "Jens Petersen"
        assert corrected_html(library, statement.id, "  ") == "<p>A correction needs a name: who said it?</p>"
        assert "is no id of a statement" in corrected_html(library, "<x>", "Lund")
