"""OpenAI-compatible servers through LlamaIndex: Ollama, llama.cpp, vLLM, LM Studio, OpenAI.

The only place where LlamaIndex's OpenAI client is imported; it takes seconds, and only where a model is configured.
"""

import ipaddress
import re
import socket
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx

from index.errors import LanguageModelError
from qa.language_model.call import Chunk, Message, current_call
from qa.language_model.faults import FaultError, fault_of, said_in
from qa.language_model.tokens import Tokens

if TYPE_CHECKING:
    from llama_index.core.base.llms.types import ChatResponse
    from llama_index.core.llms import LLM

OLLAMA = "http://127.0.0.1:11434"
_CONNECTING = 5.0
"""Seconds until a server that does not take the connection counts as down."""
_PROBE = 2.0
"""Seconds for a question about the server itself."""
SMALLEST_CONTEXT = 4096
"""Tokens, where the server does not say: what Ollama reads by default (docs.ollama.com/context-length)."""
MOST_WRITTEN = 2048
"""Tokens of an answer at most, a quarter of a small context; a model that thinks first needs most of them for that."""
MOST_BYTES = 8_000_000
"""Of one response: an event of a word or two has some 300, so that `MOST_WRITTEN` tokens have a tenth of it."""
_NAMED = 5
"""Models of the server that the user is told of."""


def base_url(written: str) -> str:
    """A server's URL as its API begins: “http://127.0.0.1:11434” → “http://127.0.0.1:11434/v1”.

    Raises:
        LanguageModelError: it is no URL, or has a password in it.
    """
    url = urlsplit(written.strip())
    if url.username or url.password:
        raise LanguageModelError("A server's URL holds no user and no password: keys belong in BELEG_LLM_API_KEY.")
    try:
        known = url.scheme in ("http", "https") and bool(url.hostname) and (url.port is None or url.port > 0)
    except ValueError:  # the port is no number
        known = False
    if not known or url.query or url.fragment:
        raise LanguageModelError(f"“{written}” is no server's URL: give one such as {OLLAMA}/v1.")
    path = url.path.rstrip("/").removesuffix("/chat/completions")
    return f"{url.scheme}://{url.netloc}{path or '/v1'}"


def http_client(url: str, silence: float, key: str | None) -> httpx.Client:
    """A client for `url` that can be interrupted, says nothing of this machine, and follows no redirection.

    Args:
        url: where it will be used; a server on this machine is reached without a proxy.
        silence: seconds that the server may be silent.
        key: sent as the bearer's; empty: none is sent; None: whatever the caller sends.
    """

    def prepare(request: httpx.Request) -> None:
        for name in list(request.headers):
            if name.startswith(("x-stainless-", "openai-")):  # operating system, Python, organisation
                del request.headers[name]
        request.headers["user-agent"] = "beleg"
        request.headers["accept-encoding"] = "identity"
        if key is not None:
            request.headers.pop("authorization", None)
        if key:
            request.headers["authorization"] = f"Bearer {key}"
        request.extensions["trace"] = _remember_sockets

    def bound(response: httpx.Response) -> None:
        if response.headers.get("content-encoding", "identity") != "identity":  # a few bytes may unpack to gigabytes
            raise FaultError("unreadable", response.headers["content-encoding"])
        assert isinstance(response.stream, httpx.SyncByteStream)
        response.stream = _Bounded(response.stream)

    return httpx.Client(
        timeout=httpx.Timeout(silence, connect=min(_CONNECTING, silence)),
        limits=httpx.Limits(max_keepalive_connections=0),  # a call's connection is its own, to be dropped with it
        trust_env=not _on_this_machine(url),
        event_hooks={"request": [prepare], "response": [bound]},
    )


class _Bounded(httpx.SyncByteStream):
    """The first `MOST_BYTES` of a response; whoever sends more, with line breaks or without, comes to no end."""

    def __init__(self, stream: httpx.SyncByteStream) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        left = MOST_BYTES
        for piece in self._stream:
            left -= len(piece)
            if left < 0:
                raise FaultError("endless", f"{MOST_BYTES:,}")
            yield piece

    def close(self) -> None:
        self._stream.close()


def _remember_sockets(event: str, info: Mapping[str, Any]) -> None:
    """Trace of httpx: the call that this thread reads learns its socket, so that it can be woken up."""
    call = current_call.get()
    if call is None or event not in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
        return
    found = info["return_value"].get_extra_info("socket")
    if isinstance(found, socket.socket):
        call.sockets.append(found)
        if call.ended.is_set():
            call.end()


def _on_this_machine(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def guarded(llm: Any, silence: float) -> "LLM":  # noqa: ANN401 (its private parts are no LLM's)
    """An LLM of the OpenAI family without its own tries, whose calls can be interrupted; any other as it is."""
    if not hasattr(llm, "_get_client"):
        return llm  # type: ignore[no-any-return]
    copy = llm.model_copy(update={"max_retries": 0, "timeout": min(silence, getattr(llm, "timeout", silence))})
    if copy._client is not None:
        copy._client = copy._client.with_options(max_retries=0)
    elif copy._http_client is None:
        copy._http_client = http_client(str(getattr(llm, "api_base", "")), silence, None)
    return copy  # type: ignore[no-any-return]


def chunks(llm: "LLM", messages: Sequence[Message], context: int, manners: set[str]) -> Generator[Chunk, None, None]:
    """What an LLM answers, as it comes; one of the OpenAI family writes a quarter of its context at most.

    Args:
        llm: who is asked.
        messages: what it is told.
        context: tokens that it reads and writes at most.
        manners: how its server wants to be asked (`_MANNERS`), as far as it has said so; what it says now is added.

    Raises:
        Exception: whatever the LLM raises.
    """
    from llama_index.core.base.llms.types import ChatMessage, MessageRole  # a second; whoever has an LLM has it

    def asked(told: Sequence[Message]) -> list[ChatMessage]:
        return [ChatMessage(content=text, role=MessageRole(role)) for role, text in told]

    if not hasattr(llm, "_get_client"):
        yield from _read(lambda: llm.stream_chat(asked(messages)))
        return
    begun, tried = False, set(manners)
    while True:
        try:
            said, options = asked(_told(messages, tried)), _options(llm, context, tried)
            for chunk in _read(partial(llm.stream_chat, said, **options)):
                begun = True
                manners |= tried  # not what was refused however it was asked
                yield chunk
            return
        except Exception as error:
            manner = None if begun else _other_manner(error, tried)
            if manner is None:
                raise
            tried.add(manner)


_MANNERS = {
    "max_completion_tokens": re.compile(r"max_completion_tokens"),
    "no max_tokens": re.compile(r"max_(?:completion_)?tokens"),
    "no temperature": re.compile(r"temperature"),
    "no system role": re.compile(r"system[_ ](?:role|message|prompt)|role[^.]{0,20}system|roles must alternate"),
    "no usage": re.compile(""),
}
"""What a server refuses, by what it says: OpenAI's newer models (“Use 'max_completion_tokens' instead”, “'temperature'
does not support 0”), templates such as Gemma's (“System role not supported”), and, where it says none of that, an older
server that does not know `stream_options`."""


def _other_manner(error: Exception, manners: set[str]) -> str | None:
    """How to ask instead, after a refusal; None where nothing is left to try, or it was refused for something else."""
    fault, said = fault_of(error), said_in(error)
    for manner, pattern in _MANNERS.items():
        if manner not in manners and pattern.search(said) and (fault.kind == "refused" or manner == "no system role"):
            return manner
    return None


def _told(messages: Sequence[Message], manners: set[str]) -> Sequence[Message]:
    """The messages; where there is no role for the system, it is the user who says what it would."""
    if "no system role" not in manners:
        return messages
    return [("user", "\n\n".join(text for _, text in messages))]


def _options(llm: "LLM", context: int, manners: set[str]) -> dict[str, Any]:
    options: dict[str, Any] = {} if "no usage" in manners else {"stream_options": {"include_usage": True}}
    if llm.metadata.num_output <= 0 and "no max_tokens" not in manners:
        name = "max_completion_tokens" if "max_completion_tokens" in manners else "max_tokens"
        options[name] = min(MOST_WRITTEN, context // 4)
    if "no temperature" in manners:
        from openai import NOT_GIVEN  # a second; whoever has such a server has it

        options["temperature"] = NOT_GIVEN
    return options


def _read(stream: "Callable[[], Iterator[ChatResponse]]") -> Iterator[Chunk]:
    seen, any_event = 0, False
    responses = stream()
    try:
        for response in responses:
            choices = getattr(response.raw, "choices", None)
            any_event = True
            content = response.message.content or ""
            text = response.delta if response.delta is not None else content[seen:]
            seen += len(text)
            yield Chunk(text, choices[0].finish_reason if choices else None, choices is not None, _tokens(response))
    finally:
        if isinstance(responses, Generator):
            responses.close()
    if not any_event:
        raise FaultError("unreadable", "no events")


def _tokens(response: "ChatResponse") -> Tokens | None:
    counts = response.additional_kwargs
    read, written = counts.get("prompt_tokens"), counts.get("completion_tokens")
    return Tokens(int(read), int(written)) if read and written else None


def models_at(llm: "LLM") -> list[dict[str, Any]]:
    """The models that an LLM's server lists, each with what it says of it; empty where it lists none."""
    client = getattr(llm, "_get_client", lambda: None)()
    return [] if client is None else _listed(client._client, f"{str(client.base_url).rstrip('/')}/models")


def _listed(client: httpx.Client, url: str, field: str = "data") -> list[dict[str, Any]]:
    with suppress(httpx.HTTPError, FaultError, ValueError):
        answered = client.get(url, timeout=_PROBE)
        if answered.status_code == 200 and isinstance(found := answered.json(), dict):
            return [one for one in found.get(field) or () if isinstance(one, dict)]
    return []


def names_at(llm: "LLM") -> list[str]:
    """The names of some models that an LLM's server has."""
    return [str(one["id"])[:60] for one in models_at(llm) if one.get("id")][:_NAMED]


def context_of(llm: Any) -> int:  # noqa: ANN401 (its private parts are no LLM's)
    """Tokens that an LLM reads and writes at most: as its server says, else what is sure; else as the LLM says."""
    if not hasattr(llm, "_get_client"):
        return int(llm.metadata.context_window)
    name = str(llm.metadata.model_name)
    found = next((one for one in models_at(llm) if one.get("id") == name), {})
    meta = found.get("meta")  # of llama.cpp; the others: vLLM, OpenRouter, Groq
    said = [meta.get("n_ctx") if isinstance(meta, dict) else None]
    said += (found.get(field) for field in ("max_model_len", "context_length", "context_window"))
    if found.get("owned_by") == "library":  # Ollama: what is loaded has the context that is really used
        client = llm._get_client()
        loaded = _listed(client._client, f"{str(client.base_url).rstrip('/').removesuffix('/v1')}/api/ps", "models")
        said += (one.get("context_length") for one in loaded if one.get("name") in (name, f"{name}:latest"))
    return next((size for size in said if isinstance(size, int) and size > 0), SMALLEST_CONTEXT)


def ollama_models(at: str = OLLAMA) -> list[str]:
    """The models of an Ollama that runs on this machine's usual port; empty where there is none."""
    with http_client(at, 0.5, "") as client:
        return [str(one["name"])[:60] for one in _listed(client, f"{at}/api/tags", "models") if one.get("name")]
