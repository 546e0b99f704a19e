"""Question → plan → evidence → answer: these steps in order, nothing else."""

import asyncio
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from index.library import Library
from index.library.selection import Selection
from index.settings import Settings
from index.store.filters import Filter
from qa.answer.answer import Answer
from qa.conversation.follow_up import FollowUp, follow_up
from qa.conversation.rewriting import rewritten
from qa.evidence.find import beyond, find, find_in
from qa.evidence.found import Evidence, Found, Reason
from qa.evidence.gather import gather
from qa.evidence.stories import as_sources
from qa.evidence.whether import with_verdict
from qa.language_model.configured import model_of
from qa.language_model.model import Model
from qa.language_model.replies import Replies
from qa.language_model.tokens import Tokens
from qa.question.plan import LONGEST, Plan, is_too_long, plan_of
from qa.question.request import Request, request_of
from qa.question.times import When, dated, without_newest
from qa.quote_check.check import QuoteCheck, check
from qa.writing.again import language_wanted, wants_all
from qa.writing.draft import Draft
from qa.writing.extract import write
from qa.writing.generate import Generation
from qa.writing.requests import answer_to
from qa.writing.talk import talk

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

    from qa.llamaindex import AssistantChatEngine, AssistantQueryEngine


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
        opened: str | None = None,
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
            opened: the id of the article that the user has open, which “What is it about?” asks for.

        Raises:
            LibraryError: the library cannot be read.
            FilterError: the library has no such outlet, language or article.
        """
        return _last(self.stream(question, history, within, opened=opened))

    def stream(
        self,
        question: str,
        history: Sequence[tuple[str, Answer | str]] | None = None,
        within: Filter | None = None,
        stop: threading.Event | None = None,
        opened: str | None = None,
    ) -> Iterator[Draft | Answer]:
        """`ask`, with drafts while a language model writes; the answer comes last, and it alone is checked.

        Where `stop` is set, or the iterator is closed, the model's server is left at once; after `stop` the answer is
        what the articles say themselves. `opened`: as in `ask`.
        """
        if is_too_long(question):
            plan = plan_of(question[:LONGEST])
            reason: Reason = "no question" if plan.asks_nothing else "question too long"
            yield write(plan, Found(reason=reason, topic=f"{len(question):,}"), self.library.tagger)
            return
        asked = plan_of(question)
        request = request_of(asked, self.library.word_vectors)
        answer = self._in_language(request, asked, history or (), within) or self._all(asked, history or (), within)
        if answer := answer or answer_to(request, asked, self.library, history or (), within, opened=opened):
            yield answer
            return
        after, tokens = self._understood(question, history or (), stop)
        if after.in_full is not None:
            request = request_of(after.plan, self.library.word_vectors)
            if answer := answer_to(request, after.plan, self.library, (), within):
                yield replace(answer, question=asked.question, understood_as=after.in_full)
                return
        extractive, evidence = self._extracted(after, request, within)
        if self.model is None or not evidence:
            yield replace(extractive, tokens=tokens)
            return
        library = Selection(self.library, within)
        writing = Generation(library, self.model, after.plan, extractive, evidence, self._replies, stop)
        writing.tokens = tokens
        yield from writing.run()

    def _understood(
        self, question: str, history: Sequence[tuple[str, Answer | str]], stop: threading.Event | None
    ) -> tuple[FollowUp, Tokens | None]:
        """What a question asks after the turns before it: by rules, or else by a model where there is one."""
        after = follow_up(self.library, question, history)
        if after.in_full is not None or self.model is None:
            return after, None
        written = rewritten(self.model, after.asked, history, stop)
        return (replace(after, plan=plan_of(written.question)) if written.question else after), written.tokens

    def _in_language(
        self, request: Request, asked: Plan, history: Sequence[tuple[str, Answer | str]], within: Filter | None
    ) -> Answer | None:
        """The last answer with our own words in the language that is asked for (“auf Deutsch bitte”); else None."""
        language = language_wanted(asked.question) if request.kind == "last answer" and request.leaves else None
        last = next((one for _, one in reversed(history) if isinstance(one, Answer) and one.citations), None)
        if language is None or last is None:
            return None
        plan = replace(plan_of(last.understood_as or last.question), language=language)
        before = replace(request_of(plan, self.library.word_vectors), language=language)
        answer = answer_to(before, plan, self.library, (), within)
        answer = answer or self._extracted(FollowUp(plan, plan), before, within)[0]
        return replace(answer, question=asked.question, kind="last answer")

    def _all(self, asked: Plan, history: Sequence[tuple[str, Answer | str]], within: Filter | None) -> Answer | None:
        """The whole of the list that the last answer is a part of, where that is asked for; else None."""
        last = history[-1][1] if history else None
        if (
            not isinstance(last, Answer)
            or last.kind not in ("list", "library", "timeline")
            or not wants_all(asked.question)
        ):
            return None
        plan = plan_of(last.understood_as or last.question)
        language: Literal["de", "en"] = "de" if last.language == "de" else "en"
        before = replace(request_of(plan, self.library.word_vectors), language=language)
        answer = answer_to(before, plan, self.library, (), within, everything=True)
        return answer and replace(answer, question=asked.question, understood_as=plan.question)

    def _extracted(
        self, after: FollowUp, request: Request, within: Filter | None
    ) -> tuple[Answer, tuple[Evidence, ...]]:
        """The answer that needs no model, and what a model may write from, if there is one."""
        if after.plan.asks_nothing:
            return talk(self.library, after.plan, replace(request, kind="talk")), ()
        plan = without_newest(after.plan)
        newest = plan.newest
        asked_within = within
        plan, within, when = dated(plan, within, date.today())
        with self.library.snapshot():  # what is found is still there when it is read
            library = Selection(self.library, within, newest)
            found = find_in(after.articles, self.library, plan, _there(after, plan), within) or find(library, plan)
            found = self._with_time(as_sources(library, found), after, plan, when)
            if within and found.reason:
                outside = Selection(self.library, asked_within if when else None, newest)
                found = beyond(outside, plan, found, "time" if when else "filter")
            answer = write(plan, with_verdict(library, plan, found), library.tagger)
            answer = replace(answer, question=after.asked.question, within=within or None, understood_as=after.in_full)
            answer = replace(answer, kind=request.as_question)
            return answer, gather(library, plan, found) if self.model else ()

    def _with_time(self, found: Found, after: FollowUp, plan: Plan, when: When | None) -> Found:
        """Where there is nothing of the time that a question names: whoever speaks at another time is no stranger."""
        if when is None or not found.reason:
            return found
        nobody = found.reason in ("no such speaker", "no statement recognised")
        if nobody and self.library.statements(speaker=found.speaker):
            found = replace(found, reason="no statement on the topic", topic=plan.asks[0].topic or after.plan.question)
        if found.reason == "nothing within":
            return found
        return replace(found, topic=", ".join(filter(None, [found.topic, when.phrase])))

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
        from qa.llamaindex import AssistantQueryEngine  # llama_index takes two seconds

        return AssistantQueryEngine(self)

    def as_chat_engine(self) -> "AssistantChatEngine":
        """The assistant as a LlamaIndex chat engine, which remembers the conversation."""
        from qa.llamaindex import AssistantChatEngine  # llama_index takes two seconds

        return AssistantChatEngine(self)


def _there(after: FollowUp, plan: Plan) -> Plan | None:
    """A follow-up as the articles that the turn before cites are asked; None where the question stands by itself."""
    if after.in_full is None:
        return None
    return replace(after.within or plan, newest=plan.newest, language=plan.language)


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
