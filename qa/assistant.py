"""Question → plan → evidence → answer: these steps in order, nothing else."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from index.filters import Filter, articles_within
from index.keywords import STOP_WORDS, words_of
from index.library import Library
from index.recency import asks_for_newest, without_recency
from index.selection import Selection
from qa.answer import Answer
from qa.disagreement import find_disagreement
from qa.extract import write
from qa.facts import find_facts
from qa.question import Plan, plan_of
from qa.quote_check import QuoteCheck, check
from qa.sources import as_sources
from qa.statements import Found, find_statements
from qa.when import dated

if TYPE_CHECKING:
    from qa.llama import AssistantChatEngine, AssistantQueryEngine


class Assistant:
    """Answers questions from the articles of one library, every sentence proven by a citation."""

    def __init__(self, library: Library) -> None:
        self.library = library

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
                Nothing is read from it yet.
            within: the articles to answer from; None: all of the library.

        Raises:
            LibraryError: the library cannot be read.
            FilterError: the library has no such outlet, language or article.
        """
        plan = plan_of(question)
        asked, newest = plan.question, asks_for_newest(plan.question)
        if newest:
            plan = replace(plan_of(without_recency(plan.question)), newest=True, language=plan.language)
        plan, within, when = dated(plan, within, date.today())
        if all(word in STOP_WORDS for word in words_of(question)):
            return write(plan, Found(reason="no question"))
        with self.library.store.snapshot():  # what is found is still there when it is read
            library = Selection(self.library, within, newest)
            found = as_sources(library, self._find(library, plan, within))
            if when and found.reason and found.reason != "nothing within":
                found = replace(found, topic=", ".join(filter(None, [found.topic, when.phrase])))
            return replace(write(plan, found), question=asked, within=within or None)

    async def aask(
        self,
        question: str,
        history: Sequence[tuple[str, Answer | str]] | None = None,
        within: Filter | None = None,
    ) -> Answer:
        """`ask` in a thread of its own, so that an event loop goes on meanwhile."""
        return await asyncio.to_thread(self.ask, question, history, within)

    def check_quote(self, text: str, speaker: str | None = None) -> QuoteCheck:
        """Who said a quotation, where and when; verbatim, altered, or somebody else's (`qa.check_quote`)."""
        return check(self.library, text, speaker)

    def as_query_engine(self) -> "AssistantQueryEngine":
        """The assistant as a LlamaIndex query engine; the `source_nodes` of a response are the citations."""
        from qa.llama import AssistantQueryEngine

        return AssistantQueryEngine(self)

    def as_chat_engine(self) -> "AssistantChatEngine":
        """The assistant as a LlamaIndex chat engine, which remembers the conversation."""
        from qa.llama import AssistantChatEngine

        return AssistantChatEngine(self)

    def _find(self, library: Library, plan: Plan, within: Filter | None) -> Found:
        if not library.store.passage_count():
            return Found(reason="empty library")
        if within and not len(articles_within(library.store, within)):
            return Found(reason="nothing within", topic=str(within))
        if plan.people:
            return find_disagreement(library, plan)
        if plan.asks:
            found = find_statements(library, plan)
            if found.reason is None or plan.strict:
                return found
        return find_facts(library, plan)


def ask(question: str, within: Filter | None = None) -> Answer:
    """Answer `question` from the user's own library (`BELEG_HOME`), which starts with the seeds when it is new.

    `within`: the articles to answer from; None: all.

    Raises:
        LibraryError: the library cannot be opened or read.
        FilterError: the library has no such outlet, language or article.
    """
    with Library.open() as library:
        return Assistant(library).ask(question, within=within)


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
