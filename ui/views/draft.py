"""A draft as HTML: what a language model has written so far, each statement marked for whether it is checked."""

from qa.answer.render import escape
from qa.writing.draft import Draft, State
from ui.views.article import language_attribute

_MARKS: dict[State, tuple[str, str]] = {
    "unchecked": ("i", "not checked yet"),
    "holds": ("span", "checked: its sentences say so"),
    "fails": ("s", "checked: its sentences do not say so"),
}


def pending_html(question: str, draft: Draft | None = None, running: str | None = None) -> str:
    """A question that is being answered.

    Args:
        question: what was asked.
        draft: what a language model has written so far.
        running: what the Stop button stops; None where there is nothing to stop.
    """
    stops = f' data-running="{escape(running)}"' if running else ""
    if draft is None or not draft.parts:
        body = '<p class="answer" aria-busy="true">Reading the articles …</p>'
    else:
        parts = " ".join(_part_html(part.text, part.state) for part in draft.parts)
        body = (
            f'<p class="drafting">{escape(draft.writer)} is writing. What is in italics is not checked yet.</p>'
            f'<div class="answer draft" aria-busy="true"{language_attribute(draft.language)}>{parts}</div>'
        )
    return f'<section class="turn pending"{stops}><h2 class="question">{escape(question)}</h2>{body}</section>'


def _part_html(text: str, state: State) -> str:
    tag, title = _MARKS[state]
    return f'<{tag} class="{state}" title="{title}">{escape(text)}</{tag}>'
