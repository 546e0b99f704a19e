"""The text of HTML elements, and of trafilatura's, as blocks: paragraphs, headings, items, rows of tables."""

from collections.abc import Iterator

from lxml import etree

BLOCKS = frozenset(
    """
    p head list item quote table row cell code div body ab figure html h1 h2 h3 h4 h5 h6 ul ol li dl dt dd tr td th
    thead tbody tfoot caption blockquote pre section article main header footer aside figcaption address center form
    hr
    """.split()
)
"""Elements that are no part of a line."""
_ITEMS, _BREAKS, _ROWS, _CELLS = ("item", "li"), ("lb", "br"), ("row", "tr"), ("cell", "td", "th")
_NO_TEXT = frozenset("script style noscript template head title iframe object svg".split())
_length = etree.XPath("string-length()")
_LAYOUT = 0.6
"""Share of a table's characters in one cell from which on the table lays out a page and that cell is the article."""


def blocks_of(element: etree._Element) -> list[str]:
    """The blocks in `element`, in order: items with “- ” before them, rows of tables with “ | ” between the cells."""
    around: set[etree._Element] = set()
    for block in element.iter(*BLOCKS):
        holder = block
        while holder is not None and holder not in around:
            around.add(holder)
            holder = holder.getparent() if holder is not element else None
    blocks: list[str] = []
    _gather(element, around, blocks)
    return blocks


def _gather(element: etree._Element, around: set[etree._Element], blocks: list[str], bullet: str = "") -> None:
    """Add the blocks in `element` to `blocks`, `bullet` before the first. `around`: all blocks and what holds one."""
    if element.tag == "table":
        cells = {cell: _length(cell) for cell in _outermost(element, _CELLS)}
        cell = max(cells, key=lambda cell: cells[cell], default=element)
        if len(cells) < 2 or cells[cell] < _LAYOUT * sum(cells.values()):
            for row in _outermost(element, _ROWS):
                texts = (plain_line("".join(cell.itertext())) for cell in _outermost(row, _CELLS))
                if line := " | ".join(texts):
                    blocks.append(bullet + line)
                    bullet = ""
            return
        element = cell
    bullet += "- " if element.tag in _ITEMS else ""
    line = element.text or ""
    for child in element:
        if child not in around:
            line += _inline(child) + (child.tail or "")
            continue
        if plain_line(line):
            blocks.append(bullet + plain_line(line))
            bullet = ""
        line = child.tail or ""
        before = len(blocks)
        _gather(child, around, blocks, bullet)
        bullet = bullet if len(blocks) == before else ""
    if plain_line(line):
        blocks.append(bullet + plain_line(line))


def _outermost(element: etree._Element, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """The elements of these names in `element` that lie in no other of them, in order."""
    stack = list(reversed(element))
    while stack:
        child = stack.pop()
        if child.tag in tags:
            yield child
        else:
            stack += reversed(child)


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
