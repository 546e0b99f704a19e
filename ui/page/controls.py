"""The conversation's controls in the chat: undo, retry, clear and export."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from qa.answer.answer import Answer
from qa.answer.export import conversation_json, conversation_markdown

AT_ONCE = 8
"""Questions that are answered at once: a language model may take minutes for one."""
MOST_TURNS = 100
"""Turns that a conversation keeps; the first ones leave the page when there are more."""

_STATIC = Path(__file__).parents[1] / "static"
_ROW = (
    '<div role="group" aria-label="Conversation">'
    '<button type="button" data-do="undo" title="Take the last question back">Undo</button>'
    '<button type="button" data-do="retry" title="Ask the last question again">Retry</button>'
    '<button type="button" data-do="clear" title="Begin a new conversation">Clear</button>'
    '<span class="export"><button type="button" data-do="export" data-format="md" aria-label="Save as Markdown" '
    'title="Save the conversation as Markdown">↓ Markdown</button>'
    '<button type="button" data-do="export" data-format="json" aria-label="Save as JSON" '
    'title="Save the conversation as JSON">↓ JSON</button></span></div>'
)
_FORMATS: dict[str, tuple[str, Callable[[Sequence[Answer]], str]]] = {
    "md": ("text/markdown", conversation_markdown),
    "json": ("application/json", conversation_json),
}

Ask = Callable[..., Iterator[tuple[Any, ...]]]
"""`Chat.ask`: (question, answers, *filters) to updates of the page."""


def controls_row() -> gr.HTML:
    """The row of controls; the page's style shows it while there is a conversation and nothing is being answered."""
    style, script = ((_STATIC / name).read_text("utf-8") for name in ("controls.css", "controls.js"))
    return gr.HTML(
        _ROW,
        elem_id="controls",
        apply_default_css=False,
        head=f"<style>{style}</style><script>{script}</script>",
        js_on_load="belegControls(element, { undo: () => trigger('undo'), retry: () => trigger('retry'), "
        "clear: () => trigger('clear'), export: (format) => trigger('export', { format }) })",
    )


def undo(answers: list[Answer]) -> tuple[str, list[Answer]]:
    """Take the last turn back: (its question, for the question box, what is left)."""
    return (answers[-1].question, answers[:-1]) if answers else ("", answers)


def exported(answers: Sequence[Answer], form: str) -> dict[str, str]:
    """The conversation as a file for the browser to save: its name, type and text."""
    kind, write = _FORMATS[form if form in _FORMATS else "md"]
    return {"name": f"beleg-conversation.{form if form in _FORMATS else 'md'}", "type": kind, "text": write(answers)}


OPENED = "document.querySelector('#article article')?.dataset.article ?? null"
"""JavaScript: the id of the article that is open, which goes with a question in place of all its HTML."""


def connect(row: gr.HTML, show: Callable[[list[Answer]], str], ask: Ask, page: dict[str, Any]) -> None:
    """Let the row act on the page.

    Args:
        row: of `controls_row`.
        show: a conversation as HTML.
        ask: `Chat.ask`.
        page: the components: "question", "conversation", "answers", "hint"; "answered", what `ask` updates; "beside",
            what is set beside the question (the article shown, the filters).
    """
    quietly: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    file = gr.JSON(visible="hidden", elem_id="exported")
    changed = [page["question"], page["conversation"], page["answers"], page["hint"]]

    def take_back(answers: list[Answer]) -> tuple[str, str, list[Answer], str]:
        question, left = undo(answers)
        return question, show(left), left, ""

    def clear() -> tuple[str, str, list[Answer], str]:
        return "", show([]), [], ""

    def retry(answers: list[Answer], *beside: Any) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 (their own)
        yield from ask(answers[-1].question if answers else "", answers[:-1], *beside)

    def export(answers: list[Answer], click: gr.EventData) -> dict[str, str]:
        return exported(answers, str(click._data["format"]))

    row.undo(take_back, page["answers"], changed, **quietly)
    row.clear(clear, None, changed, **quietly)
    beside = [page["answers"], *page["beside"]]
    js = f"(answers, article, ...filters) => [answers, {OPENED}, ...filters]"
    row.retry(retry, beside, page["answered"], js=js, concurrency_limit=AT_ONCE, **quietly)
    row.export(export, page["answers"], file, **quietly).then(
        None, file, None, js="(file) => belegControls.save(file)", **quietly
    )
