"""The chat: a question box, answers with numbered citations, and beside them the article with the cited sentences."""

import itertools
import secrets
import threading
from collections.abc import Iterator, Sequence
from typing import Any

import gradio as gr

from index.article import Article, Passage
from index.errors import BelegError, LibraryError, NotInLibraryError
from index.library import Library
from index.library.addresses import is_address
from index.library.versions import standing
from index.search.explaining import Match
from qa.answer.answer import Answer
from qa.answer.citation import Citation
from qa.answer.render import escape
from qa.assistant import Assistant
from qa.evidence.examples import examples_of
from qa.language_model.model import Model
from qa.writing.draft import Draft
from ui.page.adding import Added, Adding
from ui.page.controls import AT_ONCE, MOST_TURNS, OPENED, connect, controls_row
from ui.page.correcting import PASSES_CORRECTIONS, correct_in
from ui.page.filters import choices_of, filter_of, filters_row
from ui.page.people import People, people_panel
from ui.page.sources import add_from, sources_panel
from ui.views.article import article_html
from ui.views.conversation import conversation_html
from ui.views.draft import pending_html
from ui.views.library import library_html, progress_html, report_html

_SEED = "seeds/000_5c7bb0f2d45ec495.txt"
_EXAMPLES = (
    "What did Miersch say about Taurus?",
    "Was sagte Hardt?",
    "What did Putin demand?",
    "When can I hear the interview with Miersch?",
    "Was sagte Scholz zu Taurus?",
)
"""Questions about the article that a new library starts with; the last one is declined, which is worth seeing."""


class Chat:
    """What the chat does when somebody asks, follows a number, or changes the library."""

    def __init__(self, library: Library, model: Model | None = None, cache: bool = True, note: str = "") -> None:
        self.library = library
        self.assistant = Assistant(library, model, cache)
        self._adding = Adding(library)
        self._note = note
        self._views = itertools.count()
        self._running: dict[str, threading.Event] = {}

    def ask(
        self,
        question: str,
        answers: list[Answer],
        opened: str | None = None,
        *filters: Any,  # noqa: ANN401
    ) -> Iterator[tuple[Any, ...]]:
        """Answer: (question box, conversation, article, answers, hint), first with the question pending.

        Args:
            question: as typed.
            answers: the earlier ones.
            opened: the id of the article that is open, which “What is it about?” asks for.
            filters: what is set in the row of filters.
        """
        question = question.strip()
        if not question:
            yield "", gr.skip(), gr.skip(), answers, "<p>Type a question first.</p>"
            return
        if is_address(question) and " " not in question:
            yield question, gr.skip(), gr.skip(), answers, "<p>To ask about a page, add its address under Library.</p>"
            return
        running, stop = secrets.token_hex(8), threading.Event()
        self._running[running] = stop
        stopping = running if self.assistant.model else None
        yield "", conversation_html(answers, pending=pending_html(question, None, stopping)), gr.skip(), answers, ""
        try:
            history = [(earlier.question, earlier) for earlier in answers]
            for answer in self.assistant.stream(question, history, filter_of(*filters), stop, opened):
                if isinstance(answer, Draft):
                    pending = pending_html(question, answer, stopping)
                    yield "", conversation_html(answers, pending=pending), gr.skip(), answers, ""
        except BelegError as error:
            yield (
                question,
                conversation_html(answers),
                gr.skip(),
                answers,
                f"<p>{escape(str(error))}</p>",
            )
            return
        finally:
            self._running.pop(running, None)
        assert isinstance(answer, Answer)
        answers = [*answers, answer][-MOST_TURNS:]
        cited = self._cited(answer, answer.citations[0].number) if answer.citations else gr.skip()
        yield "", conversation_html(answers), cited, answers, ""

    def stop(self, click: gr.EventData) -> None:
        """Let the model that writes an answer go; what the articles say themselves takes its place."""
        if event := self._running.get(str(click._data["running"])):
            event.set()

    def follow(self, answers: list[Answer], click: gr.EventData) -> Any:  # noqa: ANN401 (HTML, or gr.skip())
        """The article that a clicked number leads to."""
        turn, number = click._data["turn"], click._data["number"]
        if not 0 <= turn < len(answers):  # the page is older than the server
            return gr.skip()
        return self._cited(answers[turn], number)

    def open_article(self, click: gr.EventData) -> str:
        """An article of the library, with nothing marked."""
        try:
            article = self.library.article(click._data["article"])
        except NotInLibraryError:
            return self._view("<p>This article is no longer in the library.</p>")
        return self._view(article_html(article, self.library.sentences(article)))

    def remove(self, click: gr.EventData) -> tuple[str, str]:
        """Remove an article: (list of articles, what happened)."""
        try:
            self.library.remove(click._data["article"])
        except LibraryError as error:
            return self.articles(), f"<p>{escape(str(error))}</p>"
        return self.articles(), "<p>Removed.</p>"

    def add(
        self, uploads: Sequence[str] = (), sources: Sequence[str | Article] = ()
    ) -> Iterator[tuple[Any, str, bool]]:
        """Add uploaded files, addresses and articles: (list of articles, what happened, whether all of it is there).

        First that it is happening.
        """
        yield gr.skip(), "<p>Adding …</p>", False
        for news in self._adding.add(uploads, sources):
            if isinstance(news, Added):
                yield self.articles(), report_html(news.counts, news.problems), not news.problems
            else:
                yield gr.skip(), progress_html(news.done, news.total, news.what), False

    def close(self) -> None:
        """End what is being added; what is stored by then stays."""
        self._adding.close()

    def articles(self) -> str:
        """The list of the library's articles."""
        return library_html(self.library.articles())

    def conversation(self, answers: list[Answer]) -> str:
        """The conversation as HTML; what to try, where it is empty."""
        return conversation_html(answers, () if answers else _examples(self.library))

    def start(self) -> tuple[str, str, str]:
        """What a new page shows: (conversation, article, list of articles)."""
        articles = self.library.articles()
        first = article_html(articles[0], self.library.sentences(articles[0])) if articles else ""
        return (
            conversation_html([], _examples(self.library), note=self._note),
            self._view(first),
            library_html(articles),
        )

    def _cited(self, answer: Answer, number: int) -> Any:  # noqa: ANN401 (HTML, or gr.skip())
        cited = [citation for citation in answer.citations if citation.number == number]
        if not cited:
            return gr.skip()
        article = cited[0].sentence.article
        try:
            sentences = self.library.sentences(article)
        except NotInLibraryError:  # removed since it was cited; the answer still holds its text
            sentences = ()
        here = [citation for citation in answer.citations if citation.sentence.article == article]
        became = {citation.number: standing(self.library, citation.sentence) for citation in here}
        changed = [number for number, standing in became.items() if standing == "changed"]
        note = ""
        if "removed" in became.values():
            note = "This article is no longer in the library."
        elif changed:
            note = f"The article has changed since. No longer in it like this: sentence {', '.join(map(str, changed))}."
        return self._view(article_html(article, sentences, here, number, note, changed, self._matches(answer, here)))

    def _matches(self, answer: Answer, citations: Sequence[Citation]) -> Iterator[Match]:
        """Which words of the cited sentences answered which of the question: “phone call” → Telefonat."""
        asked = answer.understood_as or answer.question
        for cited in dict.fromkeys(citation.sentence for citation in citations):
            yield from self.library.explain(asked, Passage(cited.article, cited.start, cited.end))

    def _view(self, html: str) -> str:
        """`html` as a view of its own, so that following the same number twice counts as a change."""
        back = '<button type="button" class="back">← Back to the answer</button>'
        return f'<div data-view="{next(self._views)}">{back}{html}</div>'


def build(chat: Chat) -> gr.Blocks:
    """The page."""
    page = gr.Blocks(title="Beleg", analytics_enabled=False, fill_width=True, delete_cache=(3600, 3600))
    with page:
        answers = gr.State([])
        with gr.Sidebar(label="Library", open=False, elem_id="library"):
            gr.HTML("<h2>Library</h2>", apply_default_css=False)
            sources = sources_panel()
            report = gr.HTML(elem_id="report", apply_default_css=False)
            articles = gr.HTML(
                elem_id="articles",
                apply_default_css=False,
                js_on_load="beleg.library(element, (data) => trigger('open', data), (data) => trigger('remove', data))",
            )
        gr.HTML(
            '<header id="masthead"><h1>Beleg</h1><p>Answers from your articles, each sentence with its proof</p>'
            '<button type="button" class="library">Library</button></header><p id="announcement" role="status"></p>',
            apply_default_css=False,
            js_on_load="beleg.masthead(element)",
        )
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="conversation-column", min_width=0):
                conversation = gr.HTML(
                    elem_id="conversation",
                    apply_default_css=False,
                    js_on_load="beleg.conversation(element, watch, "
                    "(data) => trigger('cite', data), (data) => trigger('ask', data))",
                )
                with gr.Column(elem_id="asking"):
                    controls = controls_row()
                    question = gr.Textbox(
                        label="Your question",
                        placeholder="Ask about your articles …",
                        lines=1,
                        max_lines=5,
                        autofocus=True,
                        submit_btn="Ask",
                        elem_id="question",
                    )
                    stopping = gr.HTML(
                        '<button type="button" hidden>Stop writing</button>',
                        elem_id="stopping",
                        apply_default_css=False,
                        js_on_load="beleg.stopping(element, (data) => trigger('stop', data))",
                    )
                    hint = gr.HTML(elem_id="hint", apply_default_css=False)
                    filters = filters_row()
            with gr.Column(elem_id="article", min_width=0):
                article = gr.HTML(
                    apply_default_css=False, js_on_load=f"beleg.article(element, watch); {PASSES_CORRECTIONS}"
                )

        people_panel(People(chat.library, chat._view), article)
        correct_in(article, chat.library, chat._view)
        quietly: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        answered = [question, conversation, article, answers, hint]
        page.load(chat.start, None, [conversation, article, articles], **quietly)
        beside = [article, *filters.values]
        asked = [question, answers, *beside]
        js = f"(question, answers, article, ...filters) => [question, answers, {OPENED}, ...filters]"
        exampled = conversation.ask(_example, None, question, **quietly)
        for asks in (question.submit, exampled.then):
            asks(chat.ask, asked, answered, js=js, concurrency_limit=AT_ONCE, **quietly)
        stopping.stop(chat.stop, None, None, **quietly)
        page_parts = {"question": question, "conversation": conversation, "answers": answers, "hint": hint}
        connect(controls, chat.conversation, chat.ask, {**page_parts, "answered": answered, "beside": beside})
        conversation.cite(chat.follow, answers, article, **quietly)
        articles.open(chat.open_article, None, article, **quietly)
        removed = articles.remove(chat.remove, None, [articles, report], **quietly)
        added = add_from(sources, chat.add, articles, report)
        for changed in (page.load, removed.then, *(event.then for event in added)):
            changed(lambda: choices_of(chat.library), None, filters.choices, **quietly)
    return page


def _examples(library: Library) -> Sequence[str]:
    """Questions that work on the article that a new library starts with; where it is gone, on the newest."""
    articles = library.articles()
    if any(article.source == _SEED for article in articles):
        return _EXAMPLES
    language = "de" if articles and articles[-1].language == "de" else "en"
    return examples_of(library, language)


def _example(click: gr.EventData) -> str:
    return str(click._data["question"])
