"""Answers as language models really write them: in Markdown, other brackets, a prompt too long, a bare translation."""

import pytest
from articles import ASKED, CRACKS
from scripted_server import MODEL, Said, ScriptedServer, model_at

from index import Library
from qa import Assistant


@pytest.mark.parametrize(
    "reply",
    [
        "Erna Kraus said that the wall has 14 cracks [1].",
        "- **Erna Kraus** said that the wall has 14 cracks. [1]",
        "```\nErna Kraus said that the wall has 14 cracks. [1]\n```",
        "Erna Kraus said that the wall has 14 cracks. 【1】",
        "Erna Kraus said that the wall has 14 cracks.[^1]",
        "Erna Kraus said that the wall has 14 cracks (1).",
        "[1] Erna Kraus said that the wall has 14 cracks.",
        "Erna Kraus said that the wall has 14 cracks. [1-1]",
        "Erna Kraus said that the wall has 14 cracks. [1]\n\nSources:\n[1] Försterin Erna Kraus sagte am Montag",
        "<think>\nThe wall [9]?\n</think>\n\nErna Kraus said that the wall has 14 cracks. [1]",
        "The wall, they ask.\n</think>\n\nErna Kraus said that the wall has 14 cracks. [1]",
    ],
)
def test_an_answer_as_models_write_it(assistant: Assistant, server: ScriptedServer, reply: str) -> None:
    server.says(reply)
    answer = assistant.ask(ASKED)
    assert answer.text == "Erna Kraus said that the wall has 14 cracks. [1]"
    assert answer.dropped == ()


def test_what_is_shown_translated_only_stands_beside_its_original(assistant: Assistant, server: ScriptedServer) -> None:
    server.says("Erna Kraus said: “the wall has 14 cracks” (translated). [1]")
    assert assistant.ask(ASKED).text == (
        f"Erna Kraus said: “the wall has 14 cracks” (translated). [1] In the original: {CRACKS} [1]"
    )


def test_a_prompt_that_is_too_long_is_made_shorter(library: Library, server: ScriptedServer) -> None:
    too_long = Said(status=400, error="This model's maximum context length is 2000 tokens.")
    server.says(too_long, "Die Talsperre Malter bleibt gesperrt. [1]")
    model = model_at(server.url)
    answer = Assistant(library, model).ask("Warum ist die Talsperre Malter gesperrt?")
    assert (answer.writer, model.context, len(server.requests)) == (MODEL, 2000, 2)
    server.says(too_long)
    answer = Assistant(library, model_at(server.url)).ask("Warum ist die Talsperre Malter gesperrt?")
    assert (answer.writer, len(server.requests)) == ("extractive", 2)
    assert "--llm-context" in (answer.fault or "")


def test_the_wrong_language_is_written_again(assistant: Assistant, server: ScriptedServer) -> None:
    server.says("Erna Kraus sagte, dass die Mauer 14 Risse hat. [1]", "a) Erna Kraus said the wall has 14 cracks. [1]")
    assert assistant.ask(ASKED).text == "Erna Kraus said the wall has 14 cracks. [1]"
    assert "it is in another language" in server.prompt()
