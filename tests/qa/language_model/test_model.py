"""A language model that is asked: its settings, its server's faults, its streams, and where its key goes."""

import gc
import gzip
import logging
import socket
import subprocess
import sys
import threading
import time
from typing import Any

import pytest
from scripted_server import ASKED, MODEL, Said, ScriptedServer, fault_of, model_at, reply_of, wait_for

from index import Settings
from index.errors import LanguageModelError
from qa.language_model.configured import model_of
from qa.language_model.faults import FaultError, Kind
from qa.language_model.model import LONGEST, TRIES, Model, Reply, without_thought
from qa.language_model.server import MOST_BYTES, SMALLEST_CONTEXT, base_url, ollama_models
from qa.language_model.tokens import Tokens

KEY = "sk-geheim-4711"


@pytest.fixture(autouse=True)
def afresh(server: ScriptedServer) -> None:
    server.models = [{"id": MODEL, "object": "model"}]
    server.refuses = frozenset()
    server.says("The boat sank. [1]")


def test_what_the_server_is_asked_and_what_it_says(server: ScriptedServer) -> None:
    words, reply = reply_of(model_at(server.url))
    assert "".join(words).strip() == "The boat sank. [1]"
    assert reply == Reply("The boat sank. [1]", Tokens(210, 12))
    asked = server.requests[0]
    assert asked["messages"] == [{"role": role, "content": text} for role, text in ASKED]
    assert (asked["model"], asked["stream"], asked["temperature"]) == (MODEL, True, 0)
    assert asked["max_tokens"] == SMALLEST_CONTEXT // 4


def test_words_come_as_the_server_sends_them(server: ScriptedServer) -> None:
    server.says(Said("one two three", pause=0.3))
    begin = time.monotonic()
    stream = model_at(server.url).stream(ASKED)
    assert next(stream) == "one "
    first = time.monotonic() - begin
    assert list(stream) == ["two ", "three "]
    assert first < (time.monotonic() - begin) / 2


def test_the_key_is_sent_and_shown_nowhere(server: ScriptedServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    settings = Settings.read(
        {"BELEG_LLM_URL": server.url, "BELEG_LLM_MODEL": MODEL, "BELEG_LLM_API_KEY": KEY, "OPENAI_API_KEY": "sk-other"}
    )
    model = model_of(settings)
    assert model is not None
    reply_of(model)
    logged = caplog.text
    server.says(Said(status=401, error=f"wrong key {KEY}"))
    fault = fault_of(model)
    server.says(Said(status=400, error=f"wrong key {KEY}"))
    other = fault_of(model)
    shown = [settings, model, model.llm, model.llm.to_dict(), vars(model), fault, other, logged]
    shown += [one.line(language, MODEL, server.url) for one in (fault, other) for language in ("en", "de")]
    assert [one for one in shown if "geheim" in f"{one} {one!r}"] == []
    assert {headers["authorization"] for headers in server.headers} == {f"Bearer {KEY}"}


def test_without_a_key_none_is_sent_and_nothing_of_this_machine(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-other")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-other")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")  # a server on this machine is behind no proxy
    reply_of(model_at(server.url))
    (headers,) = server.headers
    assert headers["user-agent"] == "beleg"
    assert not {"authorization", "openai-organization"} & headers.keys()
    assert [name for name in headers if name.startswith("x-stainless")] == []


FAULTS: list[tuple[Said, Kind, int]] = [
    (Said(status=401), "key", 1),
    (Said(status=403), "key", 1),
    (Said(status=404), "model", 1),
    (Said(status=429, headers=(("retry-after", "60"),)), "busy", 1),
    (Said(status=429, headers=(("retry-after", "0"),)), "busy", TRIES),
    (Said(status=500), "broken", TRIES),
    (Said(status=503), "broken", TRIES),
    (Said(status=418), "refused", 2),
    (Said(status=302, headers=(("location", "http://127.0.0.1:9/"),)), "refused", 2),
    (Said("The boat", cut=True), "cut", 1),
    (Said("The boat", unfinished=True), "cut", 1),
    (Said(""), "empty", 1),
    (Said("<think>Hm. "), "empty", 1),
    (Said("", finish="length"), "empty", 1),
    (Said("sinking-and-sinking-and-sinking " * 40, for_ever=True), "endless", 1),
    (Said("<think>" + f"{'h' * 300} " * 20, for_ever=True), "endless", 1),
    (Said(raw=b"data: " + b"x" * MOST_BYTES), "endless", 1),
    (Said(raw=b": ping\n\n" * (MOST_BYTES // 8 + 1)), "endless", 1),
    (Said(raw=gzip.compress(b"x" * MOST_BYTES), headers=(("content-encoding", "gzip"),)), "unreadable", 1),
    (Said(raw=b"data: \xff\xfe\n\n"), "unreadable", 1),
    (Said(raw=b"data: {no\n\n"), "unreadable", 1),
    (Said(raw=b"<html>It works!</html>"), "unreadable", 1),
    (Said(raw=b'data: {"error": {"message": "out of memory"}}\n\n'), "broken", 1),
]


@pytest.mark.parametrize(("said", "kind", "requests"), FAULTS)
def test_faults_are_known_and_tries_are_bounded(server: ScriptedServer, said: Said, kind: Kind, requests: int) -> None:
    server.says(said)
    fault = fault_of(model_at(server.url))
    assert (fault.kind, len(server.requests)) == (kind, requests)
    for language in ("en", "de"):
        line = fault.line(language, MODEL, server.url)
        assert MODEL in line or server.url in line
        assert "\n" not in line
        assert "Traceback" not in line


@pytest.mark.parametrize("said", [Said("x", wait=9), Said(pings=True)])
def test_a_silent_server_is_left(server: ScriptedServer, said: Said) -> None:
    server.says(said)
    fault = fault_of(model_at(server.url, silence=0.5))
    assert (fault.kind, fault.detail) == ("silent", "0.5")
    wait_for(server.dropped.is_set)


def test_an_answer_that_trickles_for_ever_is_left(server: ScriptedServer) -> None:
    server.says(Said("sank", pause=0.1, for_ever=True))
    assert fault_of(model_at(server.url, silence=0.5)).kind == "slow"
    wait_for(server.dropped.is_set)


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    fault = fault_of(model_at(f"http://127.0.0.1:{port}/v1"))
    assert fault.kind == "down"
    assert fault.line("en", MODEL, f"http://127.0.0.1:{port}/v1").startswith(
        f"No language model answers at http://127.0.0.1:{port}/v1. Start the server"
    )


def test_what_passes_is_asked_again(server: ScriptedServer) -> None:
    server.says(Said(status=503), Said(status=429, headers=(("retry-after", "0.1"),)), Said("The boat sank. [1]"))
    assert reply_of(model_at(server.url))[1].text == "The boat sank. [1]"
    assert len(server.requests) == 3


def test_closing_the_stream_frees_the_server(server: ScriptedServer) -> None:
    server.says(Said("The boat sank. " * 50, pause=0.1))
    stream = model_at(server.url).stream(ASKED)
    next(stream)
    assert not server.dropped.is_set()
    stream.close()
    wait_for(server.dropped.is_set)


@pytest.mark.parametrize("said", [Said("x", wait=9), Said("The boat sank. " * 50, pause=0.1)])
def test_stop_frees_the_server_before_and_after_the_first_word(server: ScriptedServer, said: Said) -> None:
    server.says(said)
    model, stop = model_at(server.url), threading.Event()
    threading.Timer(0.5, stop.set).start()
    with pytest.raises(FaultError) as caught:
        reply_of(model, stop)
    assert caught.value.kind == "stopped"
    wait_for(server.dropped.is_set)


def test_no_thread_is_left_behind(server: ScriptedServer) -> None:
    before = threading.active_count()
    server.says(Said("x", wait=9))
    fault_of(model_at(server.url, silence=0.3))
    server.says(Said("x y z", pause=0.1))
    next(model_at(server.url).stream(ASKED))
    gc.collect()
    wait_for(lambda: threading.active_count() <= before)


def test_a_server_that_knows_no_usage_is_asked_without(server: ScriptedServer) -> None:
    server.refuses = frozenset({"stream_options"})
    server.says(Said("The boat sank. [1]", usage=False))
    _, reply = reply_of(model_at(server.url))
    assert reply.text == "The boat sank. [1]"
    assert reply.tokens.estimated
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("fields", "context"),
    [
        ({}, SMALLEST_CONTEXT),
        ({"max_model_len": 8192}, 8192),  # vLLM
        ({"meta": {"n_ctx": 2048, "n_ctx_train": 131072}}, 2048),  # llama.cpp
        ({"context_length": 32768}, 32768),  # OpenRouter
        ({"max_model_len": "many"}, SMALLEST_CONTEXT),
    ],
)
def test_the_context_is_asked_of_the_server(server: ScriptedServer, fields: dict[str, Any], context: int) -> None:
    server.models = [{"id": "another", "max_model_len": 77}, {"id": MODEL, **fields}]
    assert model_at(server.url).context == context
    assert model_at(server.url, beleg_llm_context="6000").context == 6000


def test_the_context_of_what_ollama_has_loaded(server: ScriptedServer) -> None:
    server.models = [{"id": MODEL, "owned_by": "library"}]
    server.ollama = {"ps": [{"name": "another:latest", "context_length": 1}]}
    assert model_at(server.url).context == SMALLEST_CONTEXT
    server.ollama = {"ps": [{"name": f"{MODEL}:latest", "context_length": 16384}]}
    assert model_at(server.url).context == 16384


def test_an_ollama_on_this_machine_is_found(server: ScriptedServer) -> None:
    server.ollama = {"tags": [{"name": "llama3.2:latest"}, {"name": "qwen3:4b"}, {}]}
    assert ollama_models(server.url.removesuffix("/v1")) == ["llama3.2:latest", "qwen3:4b"]
    server.ollama = {}
    assert ollama_models(server.url.removesuffix("/v1")) == []


def test_the_models_that_are_there(server: ScriptedServer) -> None:
    server.models = [{"id": "llama3.2"}, {"id": "qwen3"}, "nonsense", {"object": "model"}]  # type: ignore[list-item]
    assert model_at(server.url).there() == ["llama3.2", "qwen3"]


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("http://127.0.0.1:11434", "http://127.0.0.1:11434/v1"),
        ("http://127.0.0.1:11434/v1/", "http://127.0.0.1:11434/v1"),
        ("https://example.org/api/v1/chat/completions", "https://example.org/api/v1"),
        (" http://[::1]:8080 ", "http://[::1]:8080/v1"),
    ],
)
def test_a_url_as_people_write_it(written: str, url: str) -> None:
    assert base_url(written) == url


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({"BELEG_LLM_MODEL": "llama3.2"}, "The model llama3.2 is on which server?"),
        ({"BELEG_LLM_URL": "http://127.0.0.1:1"}, "Which model of http://127.0.0.1:1/v1?"),
        ({"BELEG_LLM_URL": "localhost:11434", "BELEG_LLM_MODEL": "m"}, "“localhost:11434” is no server's URL"),
        ({"BELEG_LLM_URL": "http://a:b/v1", "BELEG_LLM_MODEL": "m"}, "“http://a:b/v1” is no server's URL"),
        ({"BELEG_LLM_URL": f"http://me:{KEY}@127.0.0.1", "BELEG_LLM_MODEL": "m"}, "holds no user and no password"),
        ({"BELEG_LLM_CONTEXT": "much"}, "BELEG_LLM_CONTEXT is “much”: give a number above 2047"),
        ({"BELEG_LLM_TIMEOUT": "-1"}, "BELEG_LLM_TIMEOUT is “-1”"),
        ({"BELEG_LLM_TIMEOUT": "nan"}, "BELEG_LLM_TIMEOUT is “nan”"),
    ],
)
def test_settings_that_cannot_be(variables: dict[str, str], message: str) -> None:
    with pytest.raises(LanguageModelError) as caught:
        model_of(Settings.read(variables))
    assert message in str(caught.value)
    assert KEY not in str(caught.value)


def test_without_settings_there_is_no_model_and_no_import() -> None:
    program = (
        "import sys; from index import Settings; from qa.language_model.configured import model_of; "
        "print(model_of(Settings.read({})),"
        " sorted({'llama_index', 'openai'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "None []\n"


def test_a_model_of_one_own(server: ScriptedServer) -> None:
    from llama_index.core.llms import MockLLM
    from llama_index.llms.openai_like import OpenAILike

    assert reply_of(Model(MockLLM()))[1].text.endswith("assistant:")
    assert reply_of(Model(MockLLM(max_tokens=2)))[1] == Reply("text text", Tokens(15, 7, estimated=True))
    own = OpenAILike(model=MODEL, api_base=server.url, api_key=KEY, is_chat_model=True)
    server.says(Said(status=500))
    assert fault_of(Model(own)).kind == "broken"
    assert (len(server.requests), own.max_retries) == (TRIES, 3)
    assert server.headers[0]["authorization"] == f"Bearer {KEY}"


def test_words_that_come_together_with_the_end_are_told() -> None:
    from llama_index.core.llms import MockLLM

    interval = sys.getswitchinterval()
    sys.setswitchinterval(5.0)  # the reading thread is done before the first word is looked at
    try:
        words, reply = reply_of(Model(MockLLM(max_tokens=2)))
    finally:
        sys.setswitchinterval(interval)
    assert "".join(words).strip() == reply.text == "text text"


def test_an_llm_that_raises_or_hangs_hurts_nobody() -> None:
    from llama_index.core.llms import MockLLM

    class Raising(MockLLM):
        def stream_chat(self, *_: Any, **__: Any) -> Any:
            raise ZeroDivisionError(KEY)

    released = threading.Event()

    class Hanging(MockLLM):
        def stream_chat(self, *_: Any, **__: Any) -> Any:
            released.wait(20)
            return iter(())

    fault = fault_of(Model(Raising()))
    assert (fault.kind, fault.detail) == ("other", "ZeroDivisionError")
    assert fault_of(Model(Hanging(), silence=0.2)).kind == "silent"
    released.set()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<think>hm</think>\n\nYes. [1]", "Yes. [1]"),
        ("<think>hm", ""),
        ("<thi", ""),
        ("<thinking>a</thinking>b", "b"),
        ("Yes <think> no", "Yes <think> no"),
        ("< 5 %", "< 5 %"),
    ],
)
def test_thoughts_are_no_answer(text: str, shown: str) -> None:
    assert without_thought(text) == shown


def test_an_answer_is_at_most_so_long(server: ScriptedServer) -> None:
    server.says(Said("sank " * (LONGEST // 5 - 10)))
    assert len(reply_of(model_at(server.url))[1].text) < LONGEST
