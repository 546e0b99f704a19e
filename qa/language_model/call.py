"""One call to a language model: its messages, its chunks, how to end it."""

import contextvars
import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qa.language_model.tokens import Tokens

if TYPE_CHECKING:
    pass


Message = tuple[str, str]
"""A role, "system" or "user" or "assistant", and its text."""

SILENCE = 60.0
"""Seconds that a server may be silent while it loads a model and reads the prompt; LlamaIndex waits as long."""


@dataclass
class Call:
    """One prompt on its way: how the reading thread is told to stop, and the sockets that wake it up."""

    ended: threading.Event = field(default_factory=threading.Event)
    sockets: list[socket.socket] = field(default_factory=list)
    begun: bool = False
    resumes: float = 0.0
    """Until when the server wants to be left alone (`time.monotonic`)."""

    def pause(self, seconds: float) -> None:
        """Wait, but not longer than until it is ended."""
        self.resumes = time.monotonic() + seconds
        self.ended.wait(seconds)

    def end(self) -> None:
        """Stop reading, now; the server sees its connection close."""
        self.ended.set()
        for one in self.sockets:
            with suppress(OSError):  # it is closed already
                one.shutdown(socket.SHUT_RDWR)


current_call: contextvars.ContextVar[Call | None] = contextvars.ContextVar("current_call", default=None)
"""The call that the running thread reads; qa/language_model/server.py adds its sockets."""


@dataclass(frozen=True)
class Chunk:
    """What an LLM sent at once."""

    text: str
    finish: str | None = None
    """Why it ends here: "stop", "length"; None where it goes on, or does not say."""
    says_finish: bool = False
    """Whether this LLM says where it ends: one that then does not was cut off."""
    tokens: Tokens | None = None
