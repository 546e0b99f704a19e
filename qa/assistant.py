"""Question → plan → evidence → answer: these steps in order, nothing else."""

import asyncio
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from index.errors import FilterError
from index.library import Library
from index.library.selection import Selection
from index.search.recency import asks_for_newest, without_recency
from index.settings import Settings
from index.store.filters import Filter, articles_within
from index.text.terms import STOP_WORDS, words_of
from qa.answer.answer import Answer
from qa.conversation.follow_up import FollowUp, follow_up
from qa.conversation.rewriting import Rewritten, rewritten
from qa.conversation.turn import without_article
from qa.evidence.disagreement import find_disagreement
from qa.evidence.facts import find_facts
from qa.evidence.found import Evidence, Found
from qa.evidence.gather import gather
from qa.evidence.said_why import asks_why, reasons_of
from qa.evidence.speech import find_statements
from qa.evidence.stories import as_sources
from qa.language_model.configured import model_of
from qa.language_model.model import Model
from qa.language_model.replies import Replies
from qa.question.plan import Plan, check_length, plan_of
from qa.question.times import dated
from qa.quote_check.check import QuoteCheck, check
from qa.writing.draft import Draft
from qa.writing.extract import write
from qa.writing.generate import Generation

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

    from qa.llamaindex import AssistantChatEngine, AssistantQueryEngine


_NEAREST = 3
"""Passages among which one of the articles cited before has to be for a follow-up to be about these."""


class Assistant:
    """Answers questions from the articles of one library, every sentence proven by a citation."""

    def __init__(self, library: Library, llm: "LLM | Model | None" = None, cache: bool = False) -> None:
        """An assistant over `library`.

        Args:
            library: what it answers from.
            llm: the language model that writes, any LlamaIndex LLM, or what the settings name
                (`qa.language_model.configured.model_of`); each of its statements is held against the articles. None:
                the articles' own sentences are the answer.
            cache: keep what the model wrote in the library's folder, and do not ask it the same twice.
        """
        self.library = library
        self.model = llm if llm is None or isinstance(llm, Model) else Model(llm)
        self._replies = Replies(library.folder) if cache else None

    def ask(
        self,
        question: str,
        history: Sequence[tuple[str, Answer | str]] | None = None,
        within: Filter | None = None,
    ) -> Answer:
        """Answer `question`, or say why not.

        Args:
            question: in German or English.
            history: earlier questions with their answers (an `Answer` or its text), the oldest first.
                A follow-up (“And Hardt?”) is written out with what it takes from them by the rules of
                qa/conversation/follow_up.py, or else by the language model, if there is one, under the checks of
                qa/conversation/rewriting.py, and then asked as any other question; `Answer.understood_as` says how. A
                question that stands by itself is not changed.
            within: the articles to answer from; None: all of the library.

        Raises:
            QuestionError: the question is longer than `qa.question.LONGEST`.
            LibraryError: the library cannot be read.
            FilterError: the library has no such outlet, language or article.
        """
        return _last(self.stream(question, history, within))

    def stream(
        self,
        question: str,
        history: Sequence[tuple[str, Answer | str]] | None = None,
        within: Filter | None = None,
        stop: threading.Event | None = None,
    ) -> Iterator[Draft | Answer]:
        """`ask`, with drafts while a language model writes; the answer comes last, and it alone is checked.

        Where `stop` is set, or the iterator is closed, the model's server is left at once; after `stop` the answer is
        what the articles say themselves.
        """
        check_length(question)
        after = follow_up(self.library, question, history or ())
        in_full = self._in_full(question, after, history or (), stop)
        extractive, plan, evidence = self._extract(question, replace(after, in_full=in_full.question), within)
        if self.model is None or not evidence:
            yield replace(extractive, tokens=in_full.tokens)
            return
        library = Selection(self.library, within)
        writing = Generation(library, self.model, plan.question, extractive, evidence, self._replies, stop)
        writing.tokens = in_full.tokens
        yield from writing.run()

    def _in_full(
        self,
        question: str,
        after: FollowUp,
        history: Sequence[tuple[str, Answer | str]],
        stop: threading.Event | None,
    ) -> Rewritten:
        """A follow-up question written out: by rules, or else by a model where there is one."""
        if after.in_full is not None or self.model is None:
            return Rewritten(after.in_full)
        return rewritten(self.model, question, history, stop)

    def _extract(
        self, question: str, after: FollowUp, within: Filter | None
    ) -> tuple[Answer, Plan, tuple[Evidence, ...]]:
        """The answer that needs no model, the question in full, and what a model may write from, if there is one."""
        understood_as = after.in_full
        asked, whole = plan_of(question).question, plan_of(understood_as or question)
        plan, newest = whole, asks_for_newest(whole.question)
        if newest:
            plan = replace(plan_of(without_recency(plan.question)), newest=True, language=plan.language)
        plan, within, when = dated(plan, within, date.today())
        if all(word in STOP_WORDS for word in words_of(whole.question)):
            return write(plan, Found(reason="no question")), whole, ()
        with self.library.store.snapshot():  # what is found is still there when it is read
            library = Selection(self.library, within, newest)
            found = self._find_in(after, plan, within) or self._find(library, plan, within)
            found = as_sources(library, found)
            if when and found.reason == "no such speaker" and self.library.statements(speaker=found.speaker):
                found = replace(found, reason="no statement on the topic", topic=plan.asks[0].topic or whole.question)
            if when and found.reason and found.reason != "nothing within":
                found = replace(found, topic=", ".join(filter(None, [found.topic, when.phrase])))
            answer = replace(write(plan, found), question=asked, within=within or None, understood_as=understood_as)
            return answer, whole, gather(library, plan, found) if self.model else ()

    async def aask(
        self,
        question: str,
        history: Sequence[tuple[str, Answer | str]] | None = None,
        within: Filter | None = None,
    ) -> Answer:
        """`ask` in a thread of its own, so that an event loop goes on meanwhile; cancelled, it leaves the model."""
        stop = threading.Event()
        try:
            return await asyncio.to_thread(_last, self.stream(question, history, within, stop))
        except asyncio.CancelledError:
            stop.set()
            raise

    def check_quote(self, text: str, speaker: str | None = None) -> QuoteCheck:
        """Who said a quotation, where and when; verbatim, altered, or somebody else's (`qa.check_quote`)."""
        return check(self.library, text, speaker)

    def as_query_engine(self) -> "AssistantQueryEngine":
        """The assistant as a LlamaIndex query engine; the `source_nodes` of a response are the citations."""
        from qa.llamaindex import AssistantQueryEngine

        return AssistantQueryEngine(self)

    def as_chat_engine(self) -> "AssistantChatEngine":
        """The assistant as a LlamaIndex chat engine, which remembers the conversation."""
        from qa.llamaindex import AssistantChatEngine

        return AssistantChatEngine(self)

    def _find_in(self, after: FollowUp, plan: Plan, within: Filter | None) -> Found | None:
        """What the articles that the turn before cites say, where the question goes on about them; None: nothing.

        So a fact is that of the same event, and “the chancellor” the one of the same article.
        """
        if not after.articles or (within and within.articles) or plan.people:
            return None
        nearest = self.library.search(plan.question, limit=_NEAREST, within=within)
        if after.in_full and not any(hit.passage.article.id in after.articles for hit in nearest):
            return None  # what was cited before was not what was asked for
        here = Selection(self.library, replace(within or Filter(), articles=after.articles))
        try:
            if plan.asks:
                role = plan.asks[0].speaker and plan.asks[0].speaker != without_article(plan.asks[0].speaker)
                found = find_statements(here, plan) if role else None
            else:
                asked = replace(plan_of(after.within or plan.question), newest=plan.newest, language=plan.language)
                found = find_facts(here, asked) if after.in_full else None
        except FilterError:  # an article was removed, or replaced, since it was cited
            return None
        return found if found and found.reason is None else None

    def _find(self, library: Library, plan: Plan, within: Filter | None) -> Found:
        if not library.store.passage_count():
            return Found(reason="empty library")
        if within and not len(articles_within(library.store, within)):
            return Found(reason="nothing within", topic=str(within))
        if plan.people:
            return find_disagreement(library, plan)
        if plan.asks:
            found = find_statements(library, plan)
            if found.reason is None and asks_why(plan):
                return reasons_of(library, plan, found)
            if found.reason is None or plan.strict:
                return found
        return find_facts(library, plan)


def _last(steps: Iterator[Draft | Answer]) -> Answer:
    """The answer that the drafts lead to."""
    *_, answer = steps
    assert isinstance(answer, Answer)
    return answer


def ask(question: str, within: Filter | None = None) -> Answer:
    """Answer `question` from the user's own library (`BELEG_HOME`), which starts with the seeds when it is new.

    `within`: the articles to answer from; None: all. A language model writes where `BELEG_LLM_URL` and
    `BELEG_LLM_MODEL` name one.

    Raises:
        QuestionError: the question is far too long.
        LanguageModelError: they name half a model, or what cannot be one.
        LibraryError: the library cannot be opened or read.
        FilterError: the library has no such outlet, language or article.
    """
    model = model_of(Settings.read())
    with Library.open() as library:
        return Assistant(library, model, cache=True).ask(question, within=within)


def check_quote(text: str, speaker: str | None = None, library: Library | None = None) -> QuoteCheck:
    """Hold a quotation against the library: who said it, where and when; verbatim, altered, or somebody else's.

    Args:
        text: the quotation, bare or with its speaker (“Hardt: ‘…’”).
        speaker: who is claimed to have said it; None: whoever `text` names, if anybody.
        library: None: the user's own.

    Raises:
        QuestionError: there are no words to check, or far too many.
        LibraryError: the library cannot be opened or read.
    """
    if library is not None:
        return check(library, text, speaker)
    with Library.open() as own:
        return check(own, text, speaker)


async def aask(question: str, within: Filter | None = None) -> Answer:
    """`ask` in a thread of its own, so that an event loop goes on meanwhile."""
    return await asyncio.to_thread(ask, question, within)
