"""A language model that writes: any LlamaIndex LLM, read as it streams; bounded in length, time and tries.

The model is read in a thread of its own, so that whoever waits for its words can stop at any moment, whatever the model
does: sends nothing, sends for ever, or hangs.
"""

import contextvars
import queue
import re
import threading
import time
from collections.abc import Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt

from qa.language_model.call import SILENCE, Call, Chunk, Message, current_call
from qa.language_model.faults import FaultError, fault_of
from qa.language_model.replies import key_of
from qa.language_model.tokens import Tokens, tokens_in

if TYPE_CHECKING:
    from llama_index.core.llms import LLM


_WHOLE = 4
"""How many times as long an answer may take in all."""
LONGEST = 8_000
"""Code points of an answer; six short statements are asked for."""
LONGEST_THOUGHT = 60_000
"""The same with what the model thinks aloud before it answers."""
SMALLEST = 1_024
"""Tokens of a context with which nothing can be answered any more."""
TRIES = 3
_LONGEST_WAIT = 10.0
"""Seconds; a server that wants a longer pause is not asked again, the user is told."""
_TICK = 0.05
"""Seconds between two looks at whether to stop."""

_TAGS = r"(?:think(?:ing)?|thought|reasoning)"
_THOUGHT = re.compile(
    rf"\s*(?:<{_TAGS}>.*?(?:</{_TAGS}>\s*|\Z)|\[THINK\].*?(?:\[/THINK\]\s*|\Z)|"
    r"(?=<\|channel\|>).*?(?:<\|channel\|>final<\|message\|>|\Z))",
    re.DOTALL | re.IGNORECASE,
)
"""What DeepSeek R1, Qwen 3, Magistral and gpt-oss think, where the server leaves it in the text."""
_THOUGHT_BEFORE = re.compile(rf"\A.*</{_TAGS}>\s*", re.DOTALL | re.IGNORECASE)
"""The same where the prompt's template has the opening tag already."""
_BEGINS = tuple(
    tag[:length]
    for tag in ("<thinking>", "<thought>", "<reasoning>", "[think]", "<|channel|>")
    for length in range(1, len(tag))
)


@dataclass(frozen=True)
class Reply:
    """A model's whole answer to a prompt."""

    text: str
    """Untrusted."""
    tokens: Tokens
    whole: bool = True
    """False where the model came to its limit of tokens before it was done."""


class Model:
    """Asks an LLM, and guards who asks.

    Args:
        llm: any LlamaIndex LLM, chat or completion.
        silence: seconds that it may send nothing.
        context: tokens that it reads and writes at most; None: the server or the LLM is asked.
    """

    def __init__(self, llm: "LLM", silence: float = SILENCE, context: int | None = None) -> None:
        from qa.language_model.server import guarded  # 0.1 s, which whoever asks no model need not wait for

        self.llm = guarded(llm, silence)
        self.silence = silence
        self._context = context
        self._manners: set[str] = set()

    @property
    def name(self) -> str:
        """What the model is called; where it has no name, what kind of LLM it is."""
        name = str(self.llm.metadata.model_name)
        return name if name not in ("", "unknown") else self.llm.class_name()

    @property
    def where(self) -> str:
        """The server's URL; empty where the LLM has none."""
        return str(getattr(self.llm, "api_base", None) or "")

    @property
    def context(self) -> int:
        """Tokens that it reads and writes at most."""
        from qa.language_model.server import context_of  # as above

        if self._context is None:
            self._context = context_of(self.llm)
        return self._context

    def shrink(self, limit: int | None, tried: int) -> bool:
        """Take the context for as small as its server says that it is, else for half; False where it is that small.

        Args:
            limit: what the server says, if it does.
            tried: the context for which a prompt was too long; where it is smaller by now, another chat has asked.
        """
        if self.context < tried:
            return True
        smaller = limit if limit and limit < self.context else self.context // 2
        if smaller < SMALLEST:
            return False
        self._context = smaller
        return True

    def there(self) -> list[str]:
        """The names of some models that its server has; empty where it does not say."""
        from qa.language_model.server import names_at  # as above

        return names_at(self.llm)

    def stream(self, messages: Sequence[Message], stop: threading.Event | None = None) -> Generator[str, None, Reply]:
        """Yield the answer's words as they come; closing the generator, or setting `stop`, drops the connection.

        Raises:
            FaultError: there is no answer, or none that is whole.
        """
        call, arrived = Call(), queue.SimpleQueue[Any]()
        context = contextvars.copy_context()
        reading = threading.Thread(target=context.run, args=(self._read, messages, call, arrived), daemon=True)
        reading.start()
        try:
            return (yield from self._words(messages, call, arrived, stop or threading.Event()))
        finally:
            call.end()

    def key(self, messages: Sequence[Message]) -> str:
        """What a reply to a prompt is kept under (qa/language_model/replies.py)."""
        return key_of(self.name, self.where, (LONGEST, self.context), messages)

    def _words(
        self, messages: Sequence[Message], call: Call, arrived: "queue.SimpleQueue[Any]", stop: threading.Event
    ) -> Generator[str, None, Reply]:
        begin = last = time.monotonic()
        text, shown = "", 0
        while True:
            now = time.monotonic()
            if stop.is_set():
                raise FaultError("stopped")
            if now - begin > _WHOLE * self.silence:
                raise FaultError("slow", f"{_WHOLE * self.silence:g}")
            if now - max(last, call.resumes) > self.silence:
                raise FaultError("silent", f"{self.silence:g}")
            items = _arrived(arrived)
            last = time.monotonic() if items else last
            text += "".join(item for item in items if isinstance(item, str))
            end = next((item for item in items if isinstance(item, FaultError | Chunk)), None)
            if isinstance(end, FaultError):
                raise end
            words = without_thought(text)
            if len(words) > LONGEST or len(text) > LONGEST_THOUGHT:
                raise FaultError("endless", str(len(text)))
            if len(words) > shown:
                yield words[shown:]
                shown = len(words)
            if end is not None:
                return _reply(messages, text, end)

    def _read(self, messages: Sequence[Message], call: Call, arrived: "queue.SimpleQueue[Any]") -> None:
        """Put the words, and then the last chunk or what went wrong, into `arrived`; try again where that may help."""
        current_call.set(call)
        tries = Retrying(
            stop=stop_after_attempt(TRIES),
            wait=_pause,
            retry=retry_if_exception(lambda error: not call.begun and not call.ended.is_set() and _passing(error)),
            sleep=call.pause,
            reraise=True,
        )
        try:
            arrived.put(tries(self._read_once, messages, call, arrived))
        except FaultError as fault:
            arrived.put(fault)
        finally:
            for (
                one
            ) in call.sockets:  # openai's stream holds itself: its connection would wait for the garbage collector
                one.close()

    def _read_once(self, messages: Sequence[Message], call: Call, arrived: "queue.SimpleQueue[Any]") -> Chunk:
        from qa.language_model.server import chunks  # as above

        finish, tokens, says_finish = None, None, False
        arriving = chunks(self.llm, messages, self.context, self._manners)
        try:
            for chunk in arriving:
                if call.ended.is_set():
                    break
                finish, tokens = chunk.finish or finish, chunk.tokens or tokens
                says_finish = says_finish or chunk.says_finish
                call.begun = call.begun or bool(chunk.text)
                arrived.put(chunk.text)  # empty while it thinks, apart from the text: it is not silent
        except Exception as error:  # of whatever LLM: the user is told, and the articles answer
            fault = fault_of(error)
            if fault.kind == "silent":
                fault.detail = f"{self.silence:g}"
            raise fault from error
        finally:
            arriving.close()
        if says_finish and finish is None:
            raise FaultError("cut", passing=True)
        return Chunk("", finish, tokens=tokens)


def _arrived(arrived: "queue.SimpleQueue[Any]") -> list[Any]:
    """All that has come, after a short wait for the first."""
    items = []
    with suppress(queue.Empty):
        items.append(arrived.get(timeout=_TICK))
        while True:
            items.append(arrived.get_nowait())
    return items


def _reply(messages: Sequence[Message], text: str, last: Chunk) -> Reply:
    words = without_thought(text).strip()
    if not words:
        raise FaultError("empty", f": {last.finish}" if last.finish not in (None, "stop") else "")
    tokens = last.tokens or Tokens(sum(tokens_in(said) for _, said in messages), tokens_in(text), estimated=True)
    return Reply(words, tokens, last.finish != "length")


def without_thought(text: str) -> str:
    """A model's text so far without what it thinks aloud first, and without what may be the beginning of that."""
    if text.lstrip().lower() in _BEGINS:
        return ""
    if match := _THOUGHT.match(text):
        return text[match.end() :]
    return _THOUGHT_BEFORE.sub("", text)


def _passing(error: BaseException) -> bool:
    return isinstance(error, FaultError) and error.passing and (error.wait or 0) <= _LONGEST_WAIT


def _pause(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    asked = error.wait if isinstance(error, FaultError) else None
    return asked if asked is not None else 0.5 * 2 ** (state.attempt_number - 1)
