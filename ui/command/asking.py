"""The questions of `beleg ask`: one, or a conversation typed line by line."""

import sys
from collections.abc import Iterator
from contextlib import suppress

import typer

from qa.answer.answer import Answer

History = list[tuple[str, Answer | str]]
"""The conversation so far; whoever answers a question adds it."""


def asked_in_turn(question: str | None) -> Iterator[tuple[str, History]]:
    """`question`, or, where there is none, each line of the standard input until an empty one or its end.

    Each comes with the conversation before it. Only a terminal gets a prompt.
    """
    history: History = []
    if question is not None:
        yield question, history
        return
    prompts = sys.stdin.isatty()
    if prompts:
        typer.echo("Ask, and follow up (“And Hardt?”, “Warum?”). An empty line ends the conversation.")
    while line := (_typed() if prompts else sys.stdin.readline().strip()):
        yield line, history
        typer.echo()


def _typed() -> str:
    """A line from the terminal, with the editing that the system's `readline` gives; empty at the end."""
    with suppress(ImportError):
        import readline  # noqa: F401 (`input` uses it once it is imported)
    try:
        return input("› ").strip()
    except EOFError:
        typer.echo()
        return ""
