"""Who wrote an answer, and what that cost, in a line."""

from typing import TYPE_CHECKING

from qa.answer.answer import Answer

if TYPE_CHECKING:
    from qa.language_model.model import Model


def writer_line(answer: Answer) -> str:
    """“Written by llama3.2, each statement checked · 1,204 tokens read, 85 written”. The model's name is untrusted."""
    if answer.writer == "extractive":
        writer = "In the articles' own sentences"
    else:
        writer = f"Written by {answer.writer}, each statement checked"
    if answer.tokens is None:
        return writer
    about = "about " if answer.tokens.estimated else ""
    kept = " at an earlier time" if answer.tokens.cached else ""
    return f"{writer} · {about}{answer.tokens.read:,} tokens read, {answer.tokens.written:,} written{kept}"


def who_writes(model: "Model | None") -> str:
    """Who will write the answers, said before any; where nobody is named, an Ollama on this machine is offered."""
    if model:
        return f"Answers are written by {model.name} at {model.where}; each of its statements is checked."
    from qa.language_model.server import OLLAMA, ollama_models  # 0.1 s, which the command line need not wait for

    line = "Answers are the articles' own sentences; no language model is used."
    if found := ollama_models():
        line += (
            f" Ollama runs on this machine ({', '.join(found[:5])}). "
            f"To let it write: beleg chat --llm-url {OLLAMA}/v1 --llm-model {found[0]}"
        )
    return line
