"""The text of HTML elements, and of trafilatura's, as blocks: paragraphs, headings, items, rows of tables."""

from collections.abc import Iterator

from lxml import etree

_BLOCKS = frozenset(
    """
    p head list item quote table row cell code div body ab figure html h1 h2 h3 h4 h5 h6 ul ol li dl dt dd tr td th
    thead tbody tfoot caption blockquote pre section article main header footer aside figcaption address center form
    hr
    """.split()
)
_ITEMS, _BREAKS, _ROWS, _CELLS = ("item", "li"), ("lb", "br"), ("row", "tr"), ("cell", "td", "th")
_NO_TEXT = frozenset("script style noscript template head title iframe object svg".split())
_LAYOUT = 0.6
"""Share of a table's characters in one cell from which on the table lays out a page and that cell is the article."""


def blocks_of(element: etree._Element) -> Iterator[str]:
    """The blocks in `element`, in order: items with “- ” before them, rows of tables with “ | ” between the cells."""
    if element.tag == "table":
        cells = {cell: len("".join(cell.itertext())) for cell in element.iter(*_CELLS)}
        cell = max(cells, key=lambda cell: cells[cell], default=element)
        if len(cells) < 2 or cells[cell] < _LAYOUT * sum(cells.values()):
            for row in element.iter(*_ROWS):
                if line := " | ".join(plain_line("".join(cell.itertext())) for cell in row.iter(*_CELLS)):
                    yield line
            return
        element = cell
    bullet = "- " if element.tag in _ITEMS else ""
    line = element.text or ""
    for child in element:
        block = any(inside.tag in _BLOCKS for inside in child.iter())
        if block and plain_line(line):
            yield bullet + plain_line(line)
            bullet = ""
        if block:
            line = child.tail or ""
            for inside in blocks_of(child):
                yield bullet + inside
                bullet = ""
        else:
            line += _inline(child) + (child.tail or "")
    if plain_line(line):
        yield bullet + plain_line(line)


def _inline(element: etree._Element) -> str:
    """The text of an element within a line; a vertical tab for <br>."""
    if not isinstance(element.tag, str) or element.tag in _NO_TEXT:  # a comment has a function for a tag
        return ""
    if element.tag in _BREAKS:
        return "\v"
    return (element.text or "") + "".join(_inline(child) + (child.tail or "") for child in element)


def plain_line(text: str) -> str:
    """White space means nothing in HTML, but for the line breaks that vertical tabs stand for."""
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\v"))))
