"""An OpenAI-compatible server that says what a test wrote for it: for good, lying and dying models.

Real HTTP on 127.0.0.1, real server-sent events, a word at a time; what it was asked is kept in `requests`.
"""

import asyncio
import json
import socket
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse

from index import Settings
from qa.language_model.configured import model_of
from qa.language_model.faults import FaultError
from qa.language_model.model import Model, Reply

MODEL = "scripted-1"
ASKED = [("system", "You answer."), ("user", "Who sank?")]


@dataclass(frozen=True)
class Said:
    """An answer of the model's, and how the server sends it."""

    text: str = ""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    error: str = "scripted"
    """What a status other than 200 says."""
    wait: float = 0.0
    """Seconds before the first word."""
    pause: float = 0.0
    """Seconds before each further word."""
    cut: bool = False
    """Whether the connection breaks behind the last word."""
    unfinished: bool = False
    """Whether the stream ends cleanly, but without saying so."""
    for_ever: bool = False
    """Whether it says the text again and again."""
    pings: bool = False
    """Whether it sends nothing but comments."""
    finish: str = "stop"
    usage: bool = True
    reasoning: str = ""
    """What it thinks before it answers, in a field of its own: `reasoning_content`, as DeepSeek and vLLM send it."""
    raw: bytes | None = None
    """Sent in place of events."""


@dataclass
class ScriptedServer:
    """What the server will say, and what it was asked."""

    port: int = 0
    script: list[Said] = field(default_factory=list)
    """The answers in order; the last one again and again."""
    models: list[dict[str, Any]] = field(default_factory=lambda: [{"id": MODEL, "object": "model"}])
    ollama: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """What Ollama's own pages say: “tags”, the models that it has, and “ps”, those that are loaded."""
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    dropped: threading.Event = field(default_factory=threading.Event)
    """Set where the client goes away before the answer's end."""
    refuses: frozenset[str] = frozenset()
    """Fields of a request that the server does not know."""
    refusal: str = ""
    """What it says then; empty: that they are unknown."""
    knows_no_system: bool = False
    """Whether its model's template refuses the role “system”, as Gemma's does."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def says(self, *script: Said | str) -> None:
        self.script = [Said(one) if isinstance(one, str) else one for one in script]
        self.requests.clear()
        self.headers.clear()
        self.dropped.clear()

    def prompt(self, i: int = -1) -> str:
        """All that the model was told in a request."""
        return "\n".join(message["content"] for message in self.requests[i]["messages"])

    async def answer(self, request: Request) -> Response:
        body = await request.json()
        said = self.script[min(len(self.requests), len(self.script) - 1)]
        self.requests.append(body)
        self.headers.append(dict(request.headers))
        if unknown := self.refuses & body.keys():
            return JSONResponse({"error": {"message": self.refusal or f"unknown: {unknown}"}}, 400)
        if self.knows_no_system and any(message["role"] == "system" for message in body["messages"]):
            return JSONResponse({"error": {"message": "System role not supported"}}, 500)
        if said.status != 200:
            return JSONResponse({"error": {"message": said.error}}, said.status, dict(said.headers))
        stream = self._left(request, said) if said.raw is None else self._raw(said)
        return StreamingResponse(stream, headers=dict(said.headers), media_type="text/event-stream")

    async def _raw(self, said: Said) -> AsyncIterator[bytes]:
        assert said.raw is not None
        yield said.raw

    async def _left(self, request: Request, said: Said) -> AsyncIterator[bytes]:
        """The events; notes where the client goes away meanwhile."""
        whole = False
        try:
            async for event in self._events(request, said):
                yield event
            whole = True
        finally:
            if not whole and not said.cut:
                self.dropped.set()

    async def _events(self, request: Request, said: Said) -> AsyncIterator[bytes]:
        for _ in range(int(said.wait / 0.02)):
            await asyncio.sleep(0.02)
            if await request.is_disconnected():
                self.dropped.set()
                return
        while said.pings:
            yield b": ping\n\n"
            await asyncio.sleep(0.02)
        yield _event({"role": "assistant", "content": ""})
        for word in said.reasoning.split(" ") if said.reasoning else ():
            yield _event({"content": None, "reasoning_content": word + " "})
            await asyncio.sleep(said.pause)
        while True:
            for word in said.text.split(" "):
                yield _event({"content": word + " "})
                await asyncio.sleep(said.pause)
            if not said.for_ever:
                break
        if said.cut:
            raise ConnectionResetError("scripted")
        if said.unfinished:
            return
        yield _event({}, said.finish)
        if said.usage:
            yield _data({"choices": [], "usage": {"prompt_tokens": 210, "completion_tokens": 12, "total_tokens": 222}})
        yield b"data: [DONE]\n\n"


def _event(delta: dict[str, Any], finish: str | None = None) -> bytes:
    return _data({"choices": [{"index": 0, "delta": delta, "finish_reason": finish}]})


def _data(fields: dict[str, Any]) -> bytes:
    chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": MODEL, **fields}
    return f"data: {json.dumps(chunk)}\n\n".encode()


def _application(server: ScriptedServer) -> FastAPI:
    application = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)

    @application.post("/v1/chat/completions")
    async def chat(request: Request) -> Response:
        return await server.answer(request)

    @application.get("/api/{page}")
    async def ollama(page: str) -> dict[str, Any]:
        return {"models": server.ollama.get(page, [])}

    @application.get("/v1/models")
    async def models() -> dict[str, Any]:
        return {"object": "list", "data": server.models}

    return application


@contextmanager
def scripted_server() -> Iterator[ScriptedServer]:
    """A running server on a free port."""
    server = ScriptedServer()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server.port = listening.getsockname()[1]
        configuration = uvicorn.Config(_application(server), log_level="critical", timeout_graceful_shutdown=1)
        running = uvicorn.Server(configuration)
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        wait_for(lambda: running.started)
        try:
            yield server
        finally:
            running.should_exit = True
            thread.join(5)


def wait_for(reached: Callable[[], bool], seconds: float = 30.0) -> None:
    """Return as soon as something is so; fail where it is not in time."""
    end = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)


def model_at(url: str, silence: float = 30.0, **settings: Any) -> Model:
    """The model of an environment that names the server."""
    variables = {"BELEG_LLM_URL": url, "BELEG_LLM_MODEL": MODEL, "BELEG_LLM_TIMEOUT": str(silence)}
    found = model_of(Settings.read(variables | {name.upper(): value for name, value in settings.items()}))
    assert found is not None
    return found


def reply_of(model: Model, stop: threading.Event | None = None) -> tuple[list[str], Reply]:
    """The words as they came, and the whole reply."""
    stream = model.stream(ASKED, stop)
    words = []
    while True:
        try:
            words.append(next(stream))
        except StopIteration as end:
            return words, end.value


def fault_of(model: Model) -> FaultError:
    with pytest.raises(FaultError) as caught:
        reply_of(model)
    return caught.value
