"""The text of HTML elements, and of trafilatura's, as blocks: paragraphs, headings, items, rows of tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

BLOCKS = frozenset(
    """
    p head list item quote table row cell code div body ab figure html h1 h2 h3 h4 h5 h6 ul ol li dl dt dd tr td th
    thead tbody tfoot caption blockquote pre section article main header footer aside figcaption address center form
    hr nav details summary fieldset legend button select option textarea video audio dialog menu
    """.split()
)
"""Elements that are no part of a line."""
_LINES = frozenset("p h1 h2 h3 h4 h5 h6 span a b i em strong font".split())
"""Elements in which an element of a name of its own (“app-link”) is part of the line."""
_RAISED = ("sup", "sub")
_ITEMS, _BREAKS, _ROWS, _CELLS = ("item", "li"), ("lb", "br"), ("row", "tr"), ("cell", "td", "th")
_NO_TEXT = frozenset("script style noscript template head title iframe object svg".split())
_length = etree.XPath("string-length()")
_LAYOUT = 0.6
"""Share of a table's characters in one cell from which on the table lays out a page and that cell is the article."""
_APART = re.compile(r"[a-zäöüß.,:;!?)”]\n[A-ZÄÖÜ„]|[a-zäöüß:;]\n\d|\d\n[A-ZÄÖÜ]")
"""The last character of an element and the first of the next where no word goes on: “Erika Muster|Stand: 12 Uhr”."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, item or row: its text, where it stands, and how many of its characters are links."""

    text: str
    element: etree._Element
    """The innermost block element around it."""
    linked: int


def blocks_of(element: etree._Element) -> list[str]:
    """The blocks in `element`, in order: items with “- ” before them, rows of tables with “ | ” between the cells."""
    return [block.text for block in placed_blocks(element)]


def placed_blocks(element: etree._Element) -> list[Block]:
    """The same with their elements."""
    around: set[etree._Element] = set()
    for block in element.iter(etree.Element):
        if not is_block(block):
            continue
        holder = block
        while holder is not None and holder not in around:
            around.add(holder)
            holder = holder.getparent() if holder is not element else None
    blocks: list[Block] = []
    _gather(element, around, blocks, "", any(one.tag == "a" for one in element.iterancestors()))
    return blocks


def is_block(element: etree._Element) -> bool:
    """Whether an element begins a line: those of HTML's names, and those of a page's own (“app-paragraph”)."""
    if "-" not in element.tag:
        return element.tag in BLOCKS
    holder = element.getparent()
    return holder is not None and holder.tag not in _LINES


class _Line:
    """A line that elements are added to, and how many of its characters are links."""

    def __init__(self, text: str | None) -> None:
        self._parts = [text or ""]
        self._last = (text or "")[-1:]
        self.linked = 0

    @property
    def text(self) -> str:
        """What it says, in one line but for its breaks."""
        return plain_line("".join(self._parts))

    def add(self, element: etree._Element, linked: bool) -> None:
        """An element within the line and what follows it."""
        if isinstance(element.tag, str) and element.tag not in _NO_TEXT:  # a comment has a function for a tag
            if element.tag in _BREAKS:
                self._say("\v")
            elif text := element.text or "":
                if element.tag not in _RAISED and _APART.fullmatch(f"{self._last}\n{text[0]}"):
                    self._say(" ")
                self._say(text)
                self.linked += len(text.strip()) if linked or element.tag == "a" else 0
            for child in element:
                self.add(child, linked or element.tag == "a")
        self._say(element.tail or "")

    def _say(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._last = text[-1]


def _gather(
    element: etree._Element, around: set[etree._Element], blocks: list[Block], bullet: str, linked: bool
) -> None:
    """Add the blocks in `element` to `blocks`, `bullet` before the first.

    `around`: all blocks and what holds one; `linked`: whether a link is around `element`.
    """
    linked = linked or element.tag == "a"
    if element.tag == "table":
        cells = {cell: _length(cell) for cell in _outermost(element, _CELLS)}
        cell = max(cells, key=lambda cell: cells[cell], default=element)
        if len(cells) < 2 or cells[cell] < _LAYOUT * sum(cells.values()):
            for row in _outermost(element, _ROWS):
                texts = (plain_line("".join(cell.itertext())) for cell in _outermost(row, _CELLS))
                if said := " | ".join(texts):
                    blocks.append(Block(bullet + said, row, len(said) if linked else 0))
                    bullet = ""
            return
        element = cell
    bullet += "- " if element.tag in _ITEMS else ""
    line = _Line(element.text)
    for child in element:
        if child not in around:
            line.add(child, linked)
            continue
        if text := line.text:
            blocks.append(Block(bullet + text, element, len(text) if linked else line.linked))
            bullet = ""
        line = _Line(child.tail)
        before = len(blocks)
        _gather(child, around, blocks, bullet, linked)
        bullet = bullet if len(blocks) == before else ""
    if text := line.text:
        blocks.append(Block(bullet + text, element, len(text) if linked else line.linked))


def _outermost(element: etree._Element, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """The elements of these names in `element` that lie in no other of them, in order."""
    stack = list(reversed(element))
    while stack:
        child = stack.pop()
        if child.tag in tags:
            yield child
        else:
            stack += reversed(child)


def plain_line(text: str) -> str:
    """White space means nothing in HTML, but for the line breaks that vertical tabs stand for."""
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\v"))))
