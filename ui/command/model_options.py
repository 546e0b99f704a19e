"""The options that name a language model, shared by `beleg ask` and `beleg chat`."""

from dataclasses import replace
from typing import Annotated

import typer

from index.settings import Settings
from qa.language_model.configured import model_of
from qa.language_model.model import Model

Url = Annotated[
    str | None,
    typer.Option("--llm-url", metavar="URL", help="An OpenAI-compatible server that writes; else BELEG_LLM_URL."),
]
Name = Annotated[
    str | None, typer.Option("--llm-model", metavar="NAME", help="Its model that writes; else BELEG_LLM_MODEL.")
]
Context = Annotated[
    int | None,
    typer.Option(
        "--llm-context", metavar="TOKENS", min=2048, help="What it reads and writes at most; else asked of it."
    ),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Ask the model again what it has answered before.")]


def named_model(url: str | None, name: str | None, context: int | None) -> Model | None:
    """The model that the options and the environment name, options first; None where they name none.

    Raises:
        LanguageModelError: they name half a model, or what cannot be one.
    """
    settings = Settings.read()
    return model_of(
        replace(
            settings,
            llm_url=url or settings.llm_url,
            llm_model=name or settings.llm_model,
            llm_context=context or settings.llm_context,
        )
    )
