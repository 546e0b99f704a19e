"""How servers differ: what they refuse, how they want to be asked, while they load, and what a model thinks first."""

import time

import pytest
from scripted_server import MODEL, Said, ScriptedServer, fault_of, model_at, reply_of

from qa.language_model.faults import Kind
from qa.language_model.model import SMALLEST, TRIES, without_thought

ANSWER = "The boat sank. [1]"


@pytest.fixture(autouse=True)
def afresh(server: ScriptedServer) -> None:
    server.models = [{"id": MODEL, "object": "model"}]
    server.refuses, server.refusal, server.knows_no_system = frozenset(), "", False
    server.says(ANSWER)


def test_a_server_that_is_loading_its_model_is_waited_for(server: ScriptedServer) -> None:
    loading = Said(status=503, error="Loading model", headers=(("retry-after", "0.1"),))
    server.says(loading, ANSWER)
    assert reply_of(model_at(server.url))[1].text == ANSWER
    server.says(loading)
    fault = fault_of(model_at(server.url))
    assert (fault.kind, len(server.requests)) == ("loading", TRIES)
    assert fault.line("en", MODEL, server.url) == (
        f"{server.url} is still loading {MODEL} (503). Ask again in a moment."
    )


@pytest.mark.parametrize(
    ("said", "kind", "detail"),
    [
        # vLLM and OpenAI; llama.cpp; LM Studio
        ((400, "This model's maximum context length is 2048 tokens. However, you requested 4113 tokens."), "context",
         "400, 2048 tokens"),
        ((400, "the request exceeds the available context size (1536 tokens), try increasing it"), "context",
         "400, 1536 tokens"),
        ((400, "Trying to keep the first 5000 tokens when context the overflows. The prompt is too long."), "context",
         "400"),
        ((400, "'max_tokens' is too large: 2048. This model's maximum context length is 1024 tokens."), "context",
         "400, 1024 tokens"),
        # Ollama; OpenAI; LM Studio
        ((404, 'model "llama9" not found, try pulling it first'), "model", "404; ollama pull"),
        ((400, "No models loaded. Please load a model in the developer page."), "model", "400"),
        ((400, "The model `gpt-9` does not exist or you do not have access to it."), "model", "400"),
        ((429, "You exceeded your current quota, please check your plan."), "busy", "429, quota"),
        ((401, "Incorrect API key provided: sk-geheim"), "key", "401"),
    ],
)  # fmt: skip
def test_what_a_refusal_means(server: ScriptedServer, said: tuple[int, str], kind: Kind, detail: str) -> None:
    server.says(Said(status=said[0], error=said[1]))
    fault = fault_of(model_at(server.url))
    assert (fault.kind, fault.detail, len(server.requests)) == (kind, detail, 1)
    for language in ("en", "de"):
        assert detail in fault.line(language, MODEL, server.url)
        assert "sk-geheim" not in fault.line(language, MODEL, server.url)


def test_the_context_shrinks_to_what_the_server_says(server: ScriptedServer) -> None:
    model = model_at(server.url, beleg_llm_context="8000")
    assert model.shrink(3000, 8000)
    assert model.shrink(3000, 8000)  # another chat, whose prompt was made for as much
    assert model.context == 3000
    assert model.shrink(None, 3000)
    assert model.context == 1500
    assert not model.shrink(SMALLEST - 1, 1500)
    assert model.context == 1500


def test_a_newer_model_of_openai_is_asked_as_it_wants(server: ScriptedServer) -> None:
    server.refuses = frozenset({"max_tokens"})
    server.refusal = "Unsupported parameter: 'max_tokens' is not supported. Use 'max_completion_tokens' instead."
    model = model_at(server.url)
    assert reply_of(model)[1].text == ANSWER
    assert "max_completion_tokens" in server.requests[-1]
    assert "max_tokens" not in server.requests[-1]
    assert len(server.requests) == 2
    reply_of(model)
    assert len(server.requests) == 3  # the server has said it once


def test_what_is_refused_however_it_is_asked_teaches_nothing(server: ScriptedServer) -> None:
    model = model_at(server.url)
    server.says(Said(status=400, error="The prompt was filtered."))
    assert fault_of(model).kind == "refused"
    server.says(ANSWER)
    reply_of(model)
    assert "stream_options" in server.requests[0]


def test_a_model_that_takes_no_temperature(server: ScriptedServer) -> None:
    server.refuses = frozenset({"temperature"})
    server.refusal = "Unsupported value: 'temperature' does not support 0 with this model."
    assert reply_of(model_at(server.url))[1].text == ANSWER
    assert "temperature" not in server.requests[-1]
    assert "stream_options" in server.requests[-1]


def test_a_server_that_wants_several_things_otherwise(server: ScriptedServer) -> None:
    server.refuses = frozenset({"max_tokens", "max_completion_tokens", "temperature", "stream_options"})
    assert reply_of(model_at(server.url))[1].text == ANSWER
    assert not server.refuses & server.requests[-1].keys()


def test_a_template_without_a_system_role(server: ScriptedServer) -> None:
    server.knows_no_system = True
    assert reply_of(model_at(server.url))[1].text == ANSWER
    assert server.requests[-1]["messages"] == [{"role": "user", "content": "You answer.\n\nWho sank?"}]
    assert len(server.requests) == 2


def test_nothing_but_messages_is_sent_that_a_template_without_tools_could_refuse(server: ScriptedServer) -> None:
    reply_of(model_at(server.url))
    assert not {"tools", "tool_choice", "functions", "response_format"} & server.requests[0].keys()


def test_a_model_that_thinks_in_a_field_of_its_own_is_not_silent(server: ScriptedServer) -> None:
    server.says(Said(ANSWER, reasoning="hm " * 8, pause=0.1))
    begin = time.monotonic()
    assert reply_of(model_at(server.url, silence=0.6))[1].text == ANSWER
    assert time.monotonic() - begin > 0.6
    server.says(Said("", reasoning="hm hm", finish="length"))
    fault = fault_of(model_at(server.url))
    assert (fault.kind, fault.detail) == ("empty", ": length")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<thought>hm</thought>Yes. [1]", "Yes. [1]"),
        ("<reasoning>\nhm\n</reasoning>\n\nYes. [1]", "Yes. [1]"),
        ("[THINK]hm[/THINK]Yes. [1]", "Yes. [1]"),
        ("[THI", ""),
        ("hm, they say so.\n</think>\n\nYes. [1]", "Yes. [1]"),  # the template has the opening tag
        ("<|channel|>analysis<|message|>hm<|end|><|start|>assistant<|channel|>final<|message|>Yes. [1]", "Yes. [1]"),
        ("<|channel|>analysis<|message|>hm", ""),
        ("<|channel|>final<|message|>Yes. [1]", "Yes. [1]"),
        ("<|channel|>final", ""),
        ("[1] Yes.", "[1] Yes."),
        ("Think of it. [1]", "Think of it. [1]"),
    ],
)
def test_what_a_model_thinks_is_no_answer(text: str, shown: str) -> None:
    assert without_thought(text) == shown
