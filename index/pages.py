"""The page of a PDF that something stands on."""

from index.article import Passage, Sentence


def page_of(place: Sentence | Passage) -> int | None:
    r"""The number of the page that a sentence or a passage begins on, from 1; None where the article has no pages.

    The text of a PDF has a form feed (“\f”) at the end of each page, as have texts that pdftotext made.
    """
    text = place.article.text
    return text.count("\f", 0, place.start) + 1 if "\f" in text else None
