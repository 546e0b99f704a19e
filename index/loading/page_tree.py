"""A web page's tree, within bounds in which reading it takes time that grows with its length.

trafilatura asks hundreds of questions of each element, and compares each author with each, each short paragraph with
its neighbours up to a long one. Pages of outlets stay far below these bounds; what does not is no page of an article.
"""

import json
from typing import Any

from lxml import etree
from lxml.html import HtmlElement, document_fromstring
from trafilatura import load_html

from index.errors import UnreadableError
from index.loading.blocks import BLOCKS

_BYTES = 40
"""Characters of a page for each of its elements, at least. Saved pages of outlets have 60 to 200."""
_ELEMENTS, _MOST_ELEMENTS = 25_000, 200_000
"""Elements that a short page may have (trafilatura reads so many in two seconds), and that any may have."""
_DEPTH, _DEEPEST = 40, 255
"""How deep elements may lie, on average and at most. Outlets' lie 10 to 20 deep; below 256 libxml2 leaves them out."""
_MOST_PARAGRAPHS = 2000
"""Paragraphs up to which trafilatura compares with jusText, which takes 0.2 µs times their square where all are short.
Articles have up to 200."""
_BLOCKS, _META, _LIST, _WORDS = 10, 300, 20, 1000
"""Blocks of JSON-LD, meta elements, entries of a JSON-LD list that are read; characters of a name or an attribute."""
_LD_JSON = "application/ld+json"
_TEXTS = ("articleBody", "text")


def tree_of_page(name: str, page: str) -> HtmlElement | None:
    """The tree of a page; None where there is no page in it.

    Raises:
        UnreadableError: it has more elements than a page with an article has.
    """
    tree = load_html(page)
    if tree is None:  # a piece of a page, which trafilatura does not take
        try:
            tree = document_fromstring(page.encode("utf-8", "replace"), ensure_head_body=True)
        except (etree.ParserError, ValueError):
            return None
    count = int(tree.xpath("count(//*)"))
    most = min(_MOST_ELEMENTS, max(_ELEMENTS, len(page) // _BYTES))
    if count > most:
        raise UnreadableError(
            f"{name} has {count:,} elements, a page of its length may have {most:,}: save what you see of it as text."
        )
    depth = depths = 0
    for event, _ in etree.iterwalk(tree, ("start", "end")):
        depth += 1 if event == "start" else -1
        depths += depth
        if depth > _DEEPEST or depths > 2 * _DEPTH * most:
            raise UnreadableError(f"{name} is nested too deeply to be an article: save what you see of it as text.")
    _shorten(tree)
    return tree


def is_long(tree: HtmlElement) -> bool:
    """Whether a page has so many paragraphs that trafilatura's own rules are to read it, without its comparisons."""
    count = 0
    for element in tree.iter("br", *BLOCKS):
        count += any(text and not text.isspace() for text in (element.text, element.tail))
        if count > _MOST_PARAGRAPHS:
            return True
    return False


def _shorten(tree: HtmlElement) -> None:
    """Cut what says who wrote a page and when, where it is longer than any outlet's."""
    for number, element in enumerate(tree.iter("meta")):
        if number >= _META:
            element.attrib.clear()
        elif len(content := element.get("content", "")) > _WORDS:
            element.set("content", content[:_WORDS])
    for number, element in enumerate(tree.xpath(f"//script[@type='{_LD_JSON}']")):
        element.text = _short_json(element.text or "") if number < _BLOCKS else ""
    for element in tree.iter("title"):
        element.text = (element.text or "")[:_WORDS]


def _short_json(text: str) -> str:
    """A block of JSON-LD with its lists and names cut; a long one that is broken is empty: it is read by patterns."""
    try:
        return json.dumps(_short_value(json.loads(text), ""), ensure_ascii=False)
    except (ValueError, RecursionError):
        return text if len(text) <= 20 * _WORDS else ""


def _short_value(value: Any, key: str) -> Any:  # noqa: ANN401 (any JSON value)
    if isinstance(value, dict):
        return {key: _short_value(inside, key) for key, inside in value.items()}
    if isinstance(value, list):
        return [_short_value(inside, key) for inside in value[:_LIST]]
    return value[:_WORDS] if isinstance(value, str) and key not in _TEXTS else value
