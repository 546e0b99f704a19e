"""The writer that uses a language model: its statements are held against their sentences, and what fails is left out.

question and evidence → prompt → model → claims → verdicts → one repair → answer. Where the model fails, or nothing of
what it wrote holds, the extractive answer stands.
"""

import threading
import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace

from index.library.reads import Reads
from qa.answer.answer import Answer
from qa.checking.claims import Claim, Verdict
from qa.checking.reply import claims_of
from qa.checking.verify import Checker
from qa.evidence.found import Evidence
from qa.evidence.gather import in_reading_order
from qa.language_model.call import Message
from qa.language_model.faults import FaultError
from qa.language_model.model import Model, Reply
from qa.language_model.prompts import MOST_REPAIRED, fitting, lettered, prompt, repair_prompt, says_nothing
from qa.language_model.replies import Replies
from qa.language_model.tokens import Tokens
from qa.question.plan import Plan
from qa.writing.compose import instead, nothing_proven, nothing_said, written_answer
from qa.writing.draft import Draft, DraftPart, State

PROMPT = 5 / 8
"""Share of a model's context for the prompt; a quarter is the answer's, the rest for the statements of a repair."""
_BETWEEN_DRAFTS = 0.1
"""Seconds: nobody reads faster, and each draft is checked."""


class Generation:
    """One question on its way through a language model.

    Args:
        library: what the evidence is of; claims are checked with it.
        model: who writes.
        plan: of the question in full, whatever the user typed: what the model is asked.
        extractive: the answer that needs no model, which stands where the model's does not.
        evidence: what the model may write from, the best first.
        replies: where what the model writes is kept; None: nowhere.
        stop: set where the user wants no more of it.
    """

    def __init__(
        self,
        library: Reads,
        model: Model,
        plan: Plan,
        extractive: Answer,
        evidence: Sequence[Evidence],
        replies: Replies | None = None,
        stop: threading.Event | None = None,
    ) -> None:
        self.library, self.model, self.extractive = library, model, extractive
        self.plan, self.replies, self.stop = plan, replies, stop
        self._fit(evidence)
        self.tokens: Tokens | None = None
        self._received: list[tuple[Sequence[Message], Reply]] = []

    def run(self) -> Iterator[Draft | Answer]:
        """Yield drafts while the model writes, and at last the answer."""
        answer = yield from self._answer()
        yield replace(answer, tokens=self.tokens)

    def _fit(self, evidence: Sequence[Evidence]) -> None:
        """Take as much of the evidence, the best first, as the model can read, and write the prompt."""
        language = self.extractive.language
        self.context = self.model.context
        self.best_first = fitting(self.plan.question, language, evidence, int(PROMPT * self.context))
        self.evidence = in_reading_order(self.best_first)
        self.asked = prompt(self.plan.question, language, self.evidence)
        self._checker = Checker(self.evidence, self.library, language)

    def _answer(self) -> Generator[Draft, None, Answer]:
        try:
            reply = yield from self._first_reply()
        except FaultError as fault:
            return self._failed(fault)
        if says_nothing(reply.text):
            return nothing_said(self.extractive, self.model.name)
        verdicts = self._verify(_once(claims_of(reply.text)))
        failed = [one for one in verdicts if one.problem]
        if not verdicts:
            return self._failed(FaultError("empty"))
        if failed:
            yield self._draft([(one.claim.text, _state(one)) for one in verdicts])
            try:
                verdicts = self._repaired(verdicts, failed[:MOST_REPAIRED])
            except FaultError as fault:
                if fault.kind == "stopped" and len(failed) == len(verdicts):
                    return self._failed(fault)
        kept, dropped = self._that_stand(verdicts)
        if not kept:
            return nothing_proven(self.extractive, dropped, self.model.name)
        self._keep()
        return written_answer(
            self.extractive, self.plan, self.evidence, kept, dropped, self.model.name, self.library.tagger
        )

    def _that_stand(self, verdicts: Sequence[Verdict]) -> tuple[list[Verdict], list[Verdict]]:
        """What holds without what does not, and that: “he” is somebody else where the claim before is left out."""
        kept, dropped = [one for one in verdicts if not one.problem], [one for one in verdicts if one.problem]
        while dropped and (failing := [one for one in self._verify([v.claim for v in kept]) if one.problem]):
            gone = {one.claim for one in failing}
            kept = [one for one in kept if one.claim not in gone]
            dropped += failing
        return kept, dropped

    def _failed(self, fault: FaultError) -> Answer:
        if fault.kind == "model" and (there := self.model.there()):
            fault.detail += f"; {', '.join(there)}"
        line = fault.line(self.extractive.language, self.model.name, self.model.where)
        return replace(instead(self.extractive, line), fault=line)

    def _first_reply(self) -> Generator[Draft, None, Reply]:
        """The reply; once more with fewer sentences where they are more than the model can read."""
        try:
            return (yield from self._reply())
        except FaultError as fault:
            if fault.kind != "context" or not self.model.shrink(fault.limit, self.context):
                raise
        self._fit(self.best_first)
        return (yield from self._reply())

    def _reply(self) -> Generator[Draft, None, Reply]:
        """Yield what is written so far, each statement checked as soon as the next one begins."""
        text, drafted = "", 0.0
        states: list[State] = []
        stream = self._stream(self.asked)
        while True:
            try:
                text += next(stream)
            except StopIteration as end:
                reply: Reply = end.value
                return reply
            if time.monotonic() < drafted + _BETWEEN_DRAFTS or says_nothing(text) or not (claims := claims_of(text)):
                continue
            if len(states) < len(claims) - 1:
                states = list(map(_state, self._verify(claims[:-1])))
            drafted = time.monotonic()
            now: list[State] = [*states[: len(claims) - 1], "unchecked"]
            yield self._draft([(claim.text, state) for claim, state in zip(claims, now, strict=True)])

    def _repaired(self, verdicts: list[Verdict], failed: list[Verdict]) -> list[Verdict]:
        """The verdicts after the model wrote again what failed: whatever still fails keeps its first verdict."""
        stream = self._stream(repair_prompt(self.plan.question, self.extractive.language, self.evidence, failed))
        while True:
            try:
                next(stream)
            except StopIteration as end:
                again = lettered(end.value.text, len(failed))
                break
        texts = iter(again)
        written = [claims_of(next(texts, "")) if one.problem else [one.claim] for one in verdicts]
        checked = iter(self._verify([claim for claims in written for claim in claims]))
        repaired: list[Verdict] = []
        for first, claims in zip(verdicts, written, strict=True):
            second = [next(checked) for _ in claims]
            repaired += second if second and not any(one.problem for one in second) else [first]
        return repaired

    def _stream(self, messages: Sequence[Message]) -> Generator[str, None, Reply]:
        if self.replies and (kept := self.replies.get(self.model.key(messages))):
            yield kept[0]
            reply = Reply(*kept)
        else:
            reply = yield from self.model.stream(messages, self.stop)
        self.tokens = reply.tokens + self.tokens if self.tokens else reply.tokens
        self._received.append((messages, reply))
        return reply

    def _keep(self) -> None:
        """Keep what the model wrote, now that it was of use."""
        if self.replies is None:
            return
        for messages, reply in self._received:
            if reply.whole and not reply.tokens.cached:
                self.replies.put(self.model.key(messages), reply.text, reply.tokens)

    def _verify(self, claims: Sequence[Claim]) -> list[Verdict]:
        with self.library.snapshot():
            return self._checker.verdicts(claims)

    def _draft(self, parts: Sequence[tuple[str, State]]) -> Draft:
        shown = tuple(DraftPart(text, state) for text, state in parts)
        return Draft(self.extractive.question, shown, self.model.name, self.extractive.language)


def _once(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those that say again what one before them said: small models go round in circles."""
    return list({" ".join(claim.text.casefold().split()): claim for claim in reversed(claims)}.values())[::-1]


def _state(verdict: Verdict) -> State:
    return "fails" if verdict.problem else "holds"
