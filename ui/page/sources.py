"""Where new articles come from in the chat: files, an address, a pasted text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import gradio as gr

from index.article import Article
from index.errors import ArticleError
from index.library.addresses import is_address
from index.loading.readers import READERS
from index.text.dates import date_in
from qa.answer.render import escape

_LONGEST_TEXT = 300_000
"""Characters of a pasted text; an event of the page has a million bytes at most (`ui/page/gate.py`)."""
_MOST_ADDRESSES = 20

Add = Callable[..., Iterator[tuple[Any, str, bool]]]
"""`Chat.add`: (uploads, sources) → (list of articles, what happened, whether all of it is there)."""


@dataclass(frozen=True)
class Sources:
    """The components that articles are added with."""

    files: gr.UploadButton
    address: gr.Textbox
    text: gr.Textbox
    title: gr.Textbox
    outlet: gr.Textbox
    date: gr.Textbox
    paste: gr.Button


def sources_panel() -> Sources:
    """The components, in the sidebar that is being built."""
    files = gr.UploadButton("Add files", file_count="multiple", file_types=list(READERS), size="md")
    address = gr.Textbox(
        label="Add a page by its address",
        placeholder="https://…",
        lines=1,
        max_lines=4,
        submit_btn="Add",
        elem_id="address",
    )
    with gr.Accordion("Paste a text", open=False, elem_id="paste"):
        text = gr.Textbox(label="Text", lines=5, max_lines=12, max_length=_LONGEST_TEXT)
        title = gr.Textbox(label="Title", lines=1, max_lines=1, max_length=1000)
        with gr.Row():
            outlet = gr.Textbox(label="Outlet", lines=1, max_lines=1, max_length=1000, min_width=80)
            date = gr.Textbox(label="Date", placeholder="2024-11-16", max_lines=1, max_length=100, min_width=80)
        paste = gr.Button("Add the text", size="md")
    return Sources(files, address, text, title, outlet, date, paste)


def add_from(sources: Sources, add: Add, articles: gr.HTML, report: gr.HTML) -> list[Any]:
    """Let the components add; `articles` and `report` show what became of it. Returns the events, for what follows."""

    def files(uploads: list[str]) -> Iterator[tuple[Any, str]]:
        for listed, said, _ in add(uploads=uploads):
            yield listed, said

    def page(typed: str) -> Iterator[tuple[Any, str, Any]]:
        addresses = addresses_in(typed)
        if not addresses:
            yield gr.skip(), "<p>Paste the address of a page first.</p>", gr.skip()
            return
        for listed, said, whole in add(sources=addresses):
            yield listed, said, "" if whole else gr.skip()

    def text(*typed: str) -> Iterator[tuple[Any, ...]]:
        try:
            article = pasted(*typed)
        except (ArticleError, ValueError) as error:
            yield gr.skip(), f"<p>{escape(str(error))}</p>", *[gr.skip()] * len(typed)
            return
        for listed, said, whole in add(sources=[article]):
            yield listed, said, *["" if whole else gr.skip()] * len(typed)

    quietly: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    typed = [sources.text, sources.title, sources.outlet, sources.date]
    shown = [articles, report]
    return [
        sources.files.upload(files, sources.files, shown, api_name="add", **quietly),
        sources.address.submit(page, sources.address, [*shown, sources.address], api_name="add_page", **quietly),
        sources.paste.click(text, typed, [*shown, *typed], api_name="add_text", **quietly),
    ]


def addresses_in(typed: str) -> list[str]:
    """The addresses in what was typed, “https://” put before those that leave it out."""
    words = list(dict.fromkeys(typed.split()))[:_MOST_ADDRESSES]
    return [word if is_address(word) or "://" in word else f"https://{word}" for word in words]


def pasted(text: str, title: str = "", outlet: str = "", date: str = "") -> Article:
    """A pasted text as an article.

    Raises:
        EmptyArticleError: it has no text.
        ValueError: `date` is none, or the text is too long.
    """
    if len(text) > _LONGEST_TEXT:
        raise ValueError(f"The text has {len(text):,} characters, at most {_LONGEST_TEXT:,} can be pasted: add a file.")
    published = date_in(date)
    if date.strip() and published is None:
        raise ValueError(f"“{date.strip()[:40]}” is no date: write it as 2024-11-16, or leave it out.")
    return Article.from_text(text, title.strip() or None, None, published, outlet.strip() or None)
