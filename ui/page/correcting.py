"""Who says a cited sentence, corrected where it stands in its article."""

from collections.abc import Callable
from typing import Any

import gradio as gr

from index.errors import LibraryError
from index.library import Library
from qa.answer.citation import Citation
from qa.answer.render import escape
from ui.views.article import article_html

PASSES_CORRECTIONS = "window.belegCorrect = (data) => trigger('correct', data)"
"""What the article's pane runs when it is loaded, for `controls.js` to pass clicks on to."""


def corrected_html(library: Library, statement_id: str, name: str | None) -> str:
    """Let `name` be who says a statement; the article, with the statement marked and what was done.

    None takes the correction back.
    """
    try:
        before = library.statement(statement_id)
        now = library.undo_correction(statement_id) if name is None else library.correct(statement_id, name)
        sentences = library.sentences(now.article)
    except (LibraryError, ValueError) as error:
        return f"<p>{escape(str(error))}</p>"
    said, earlier = (escape(one.speaker or "nobody named") for one in (now, before))
    note = f"Said by {said}, no longer by {earlier}."
    if name is not None:
        button = f'<button type="button" class="undo-correction" data-statement="{escape(now.id)}">Undo</button>'
        note = f"{note} Answers from now on know that. {button}"
    numbered = [Citation(i, one, statement=now) for i, one in enumerate(now.sentences, start=1)]
    return f'{article_html(now.article, sentences, numbered, 1)}<p class="corrected" role="status">{note}</p>'


def correct_in(article: gr.HTML, library: Library, view: Callable[[str], str]) -> None:
    """Let the article's pane correct who says what; `view` makes a new view of some HTML."""

    def correct(click: gr.EventData) -> str:
        data: dict[str, Any] = click._data
        name = data.get("name")
        return view(corrected_html(library, str(data["statement"]), None if name is None else str(name)))

    article.correct(correct, None, article, show_progress="hidden", api_visibility="private")
