"""The chat's row of filters: which articles the next question is asked of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from index.errors import FilterError
from index.library import Library
from index.store.filters import Filter
from qa.answer.render import escape
from ui.views.library import MOST_LISTED

_LANGUAGES = {"de": "German", "en": "English"}


@dataclass(frozen=True)
class FiltersRow:
    """The row's components, in the order of `filter_of`'s arguments."""

    since: gr.Textbox
    until: gr.Textbox
    outlets: gr.Dropdown
    languages: gr.Dropdown
    articles: gr.Dropdown

    @property
    def values(self) -> list[Any]:
        """What an event hands to `filter_of`."""
        return [self.since, self.until, self.outlets, self.languages, self.articles]

    @property
    def choices(self) -> list[Any]:
        """What `choices_of` fills."""
        return [self.outlets, self.languages, self.articles]


def filters_row() -> FiltersRow:
    """Make the row, closed, with a line below it that says what is set."""
    with gr.Accordion("Filters", open=False, elem_id="filters"):
        with gr.Row():
            since = gr.Textbox(label="From", placeholder="2024-01-01", max_lines=1, min_width=80, max_length=40)
            until = gr.Textbox(label="To", placeholder="2024-12-31", max_lines=1, min_width=80, max_length=40)
            languages = _choice("Language")
        with gr.Row():
            row = FiltersRow(since, until, _choice("Outlet"), languages, _choice("Articles"))
    note = gr.HTML(elem_id="filters-note", apply_default_css=False)
    gr.on(
        [value.change for value in row.values],
        note_html,
        row.values,
        note,
        show_progress="hidden",
        api_visibility="private",
    )
    return row


def filter_of(
    since: str | None = None,
    until: str | None = None,
    outlets: Sequence[str] | None = None,
    languages: Sequence[str] | None = None,
    articles: Sequence[str] | None = None,
) -> Filter:
    """The filter that is set.

    Raises:
        FilterError: a date cannot be read.
    """
    return Filter.of(since, until, outlets or (), languages or (), articles or ())


def note_html(*values: Any) -> str:  # noqa: ANN401 (`filter_of`'s)
    """What is set, or what is wrong with it; empty where nothing is."""
    try:
        within = filter_of(*values)
    except FilterError as error:
        return f'<p class="wrong" role="alert">{escape(str(error))}</p>'
    return f"<p>Asking only: {escape(str(within))}</p>" if within else ""


def choices_of(library: Library) -> list[Any]:
    """What may be chosen now: updates of the outlets, the languages and the articles."""
    with library.snapshot():
        outlets, languages, articles = library.outlets(), library.languages(), library.articles()
    named = [(_LANGUAGES.get(code, code), code) for code in languages]
    titles = [(article.title, article.id) for article in articles[:MOST_LISTED]]
    return [gr.update(choices=choices) for choices in (outlets, named, titles)]


def _choice(label: str) -> gr.Dropdown:
    # What is chosen may be gone from the library by the time of the question, which is then said like any other error.
    return gr.Dropdown([], label=label, multiselect=True, allow_custom_value=True, min_width=120)
