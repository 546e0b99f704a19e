"""The chat's People panel: who speaks, what they said, a correction of who said it, and the quote check."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import gradio as gr

from index.article import Statement
from index.errors import BelegError, LibraryError, NotInLibraryError
from index.library import Library
from qa.answer.citation import Citation
from qa.answer.render import escape
from qa.people import people, who
from qa.quote_check.check import QuoteCheck, check
from ui.views.article import article_html
from ui.views.people import people_html, statements_html, timeline_html
from ui.views.quotation import quote_html

_STATIC = Path(__file__).parents[1] / "static"
_MOST_IN_PLOT = 12


class People:
    """What the panel does when somebody searches, opens a person or a statement, corrects, or checks a quotation."""

    def __init__(self, library: Library, view: Callable[[str], str]) -> None:
        self.library = library
        self.view = view

    def everybody(self, search: str = "") -> str:
        """The plot of those who speak most, and the list of persons whose name has `search`."""
        everyone = people(self.library)
        shown = {one.name: one for one in everyone if search.casefold().strip() in " ".join(one.spellings).casefold()}
        names = list(shown)[:_MOST_IN_PLOT]
        dates: dict[str, list[date]] = {name: [] for name in names}
        of_spelling = {spelling: dates[name] for name in names for spelling in shown[name].spellings}
        for said in self.library.statements():
            for name in (said.speaker, said.source):
                if name in of_spelling and said.article.published:
                    of_spelling[name].append(said.article.published)
        return timeline_html([*dates.items()]) + people_html(everyone, search)

    def person(self, click: gr.EventData) -> str:
        """One person's statements by date."""
        return self._said(str(click._data["person"]))

    def statement(self, click: gr.EventData) -> str:
        """The article of a statement, its sentences marked."""
        try:
            found = self.library.statement(str(click._data["statement"]))
        except NotInLibraryError:
            return self.view("<p>This statement is no longer in the library.</p>")
        return self._article(found)

    def correct(self, click: gr.EventData) -> str:
        """Say who said a statement, or take that back: the statements of the person who is shown."""
        data = click._data
        try:
            if data.get("name") is None:
                self.library.undo_correction(str(data["statement"]))
            else:
                self.library.correct(str(data["statement"]), str(data["name"]))
        except (LibraryError, ValueError) as error:
            return f"<p>{escape(str(error))}</p>"
        return self._said(str(data["person"]))

    def check(self, text: str) -> tuple[str, QuoteCheck | None]:
        """What became of a pasted quotation."""
        try:
            found = check(self.library, text)
        except BelegError as error:
            return f"<p>{escape(str(error))}</p>", None
        return quote_html(found), found

    def place(self, found: QuoteCheck | None, click: gr.EventData) -> Any:  # noqa: ANN401 (HTML, or gr.skip())
        """The article of a place of the quotation, its sentences marked."""
        number = click._data["place"]
        if found is None or not 0 <= number < len(found.places):
            return gr.skip()
        place = found.places[number]
        try:
            sentences = self.library.sentences(place.article)
        except NotInLibraryError:  # removed since; the finding still holds its text
            sentences = ()
        return self.view(article_html(place.article, sentences, place.citations, place.citations[0].number))

    def _said(self, name: str) -> str:
        found = who(self.library, name)
        if found.person is None:  # all that they said was corrected away
            return self.everybody()
        dates = [one.article.published for one in found.statements if one.article.published]
        return timeline_html([(found.person.name, dates)]) + statements_html(found.person.name, found.statements)

    def _article(self, statement: Statement) -> str:
        article = statement.article
        numbered = [Citation(i, one, statement=statement) for i, one in enumerate(statement.sentences, start=1)]
        return self.view(article_html(article, self.library.sentences(article), numbered, 1))


def people_panel(panel: People, article: gr.HTML) -> None:
    """The panel, in the page that is being built; what is opened shows in `article`."""
    quietly: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    with gr.Sidebar(label="People", open=False, position="right", elem_id="people"):
        gr.HTML("<h2>Check a quotation</h2>", apply_default_css=False)
        pasted = gr.Textbox(
            label="Quotation", placeholder="Hardt: “…”", lines=2, max_lines=8, submit_btn="Check", elem_id="quotation"
        )
        finding = gr.HTML(elem_id="finding", apply_default_css=False, js_on_load=_passing("places", "place"))
        gr.HTML("<h2>Who said what</h2>", apply_default_css=False)
        search = gr.Textbox(label="Find a person", lines=1, max_lines=1, elem_id="find-person")
        listed = gr.HTML(
            elem_id="persons",
            apply_default_css=False,
            js_on_load=_passing("persons", "person", "everybody", "statement", "correct"),
        )
        checked = gr.State(None)
    gr.HTML(
        '<button type="button" class="people">People</button>',
        elem_id="open-people",
        apply_default_css=False,
        js_on_load=_passing("opener", "open"),
    ).open(panel.everybody, search, listed, **quietly)
    search.change(panel.everybody, search, listed, **quietly)
    listed.person(panel.person, None, listed, **quietly)
    listed.everybody(panel.everybody, search, listed, **quietly)
    listed.statement(panel.statement, None, article, **quietly)
    listed.correct(panel.correct, None, listed, **quietly)
    pasted.submit(panel.check, pasted, [finding, checked], **quietly)
    finding.place(panel.place, checked, article, **quietly)


def _passing(function: str, *events: str) -> str:
    """A script that gives `people.js` what it passes clicks on to; Gradio looks for the quoted names of the events."""
    passed = ", ".join(f"{event}: (data) => trigger('{event}', data)" for event in events)
    return f"belegPeople.{function}(element, {{{passed}}})"


def people_head() -> str:
    """The panel's style and script, for the page's head."""
    style, script = ((_STATIC / name).read_text("utf-8") for name in ("people.css", "people.js"))
    return f"<style>{style}</style><script>{script}</script>"
