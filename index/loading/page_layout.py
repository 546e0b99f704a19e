"""The elements of a page, measured: how much text each holds, how much of it links and trafilatura's choice.

A box is no part of the article and goes as a whole: by the words of its markup, its links, or what it
says first (“Mehr zum Thema”). What holds much of the chosen text, with those of its class, is none, whatever its name.
"""

import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from index.lexicon.pages import FOREIGN, LEAD, is_aside, is_label, markup_words
from index.loading.blocks import Block, placed_blocks

HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_FOREIGN_TAGS = frozenset(
    """
    aside footer nav form button dialog menu select option textarea label figure figcaption video audio address
    """.split()
)
LINES = frozenset("p li td th dd dt".split()) | HEADINGS
_NAMED = frozenset(("footer", "nav", "form"))
"""Of them those that never hold an article."""
_NAMES = ("class", "id", "role", "itemprop")
_NAME = re.compile(r"[\w-]{1,40}")
"""What an attribute of the page's own says an element is (data-component="related-list"), not what is in it."""
_TEASER = frozenset(("teaser", "teasers"))
"""Of foreign words those that a lead bears, too."""
_MAIN = 0.3
"""Share of the chosen characters from which on an element, with those of its name and class, is no box."""
_LINKED = 0.5
"""Share of characters in links from which on a block leads elsewhere (Readability's bound for a list or table)."""
_ALL_LINKED = 0.9
"""The same for a paragraph, in which names and sentences may be links."""
_CARD_LINKED = 0.1
"""Share of an article within the article that its link has at least where it is a teaser."""
_NEAR = 3
"""Elements around a block by whose names it may be a lead, or a quotation."""
_BOX = 800
"""Characters of a teaser, at most."""
_ASIDES = 0.4
"""Share of its characters in paragraphs that speak for the page from which on a box is no part of the article."""
_ENDED = re.compile(r"[.!?…:][\"“”»«’')\]]*$")


def tells(block: Block) -> bool:
    """Whether a block is a sentence, not a name, a heading or a link."""
    words = block.text.count(" ") + 1
    return not is_link(block) and (words >= 15 or (words >= 5 and _ENDED.search(block.text) is not None))


def is_link(block: Block) -> bool:
    """Whether most of a block leads elsewhere."""
    return block.linked > _LINKED * len(block.text)


@dataclass
class Element:
    """An element of a page; what it holds is in characters, but for `blocks`."""

    parent: int
    tag: str
    kind: tuple[str, str]
    """Its name and class."""
    words: frozenset[str]
    """Of its class, its id and the like."""
    named: bool
    """Whether its name or class, or that of one around it, says that it is no part of an article."""
    text: int = 0
    linked: int = 0
    asides: int = 0
    chosen: int = 0
    blocks: int = 0
    first: int = -1
    """Number of its first block."""
    card: bool = False
    """Whether a heading that leads elsewhere stands in it or in an element in it."""
    foreign: bool = False
    """Whether it is in a box, or one."""


class Layout:
    """The blocks and elements of a page, in order, by number.

    `homes` has for each block the number of its element.
    """

    def __init__(self, body: etree._Element) -> None:
        self.blocks = placed_blocks(body)
        raw = list(body.iter(etree.Element))
        number = {element: index for index, element in enumerate(raw)}
        self.elements: list[Element] = []
        for element in raw:
            self.elements.append(self._element(element, number.get(element.getparent(), -1)))
        self.homes = [number[block.element] for block in self.blocks]
        for index, (block, home) in enumerate(zip(self.blocks, self.homes, strict=True)):
            element = self.elements[home]
            element.text += len(block.text)
            element.linked += block.linked
            element.asides += len(block.text) if is_aside(block.text) else 0
            element.blocks += 1
            element.card = element.card or self.leads_elsewhere(index)
            element.first = index if element.first < 0 else element.first
        for element in reversed(self.elements[1:]):
            holder = self.elements[element.parent]
            holder.text += element.text
            holder.linked += element.linked
            holder.asides += element.asides
            holder.blocks += element.blocks
            holder.card = holder.card or element.card
            if element.first >= 0:
                holder.first = element.first if holder.first < 0 else min(holder.first, element.first)

    def _element(self, element: etree._Element, parent: int) -> Element:
        names = [
            value
            for name, value in element.attrib.items()
            if name in _NAMES or (name.startswith("data-") and _NAME.fullmatch(value))
        ]
        words = frozenset(markup_words(" ".join(names))) if names else frozenset()
        return Element(
            parent,
            element.tag,
            (element.tag, element.get("class", "")),
            words,
            named=bool(words & FOREIGN) or element.tag in _NAMED or (parent >= 0 and self.elements[parent].named),
        )

    def around(self, index: int) -> Iterator[int]:
        """Element `index` and those around it, from within."""
        while index >= 0:
            yield index
            index = self.elements[index].parent

    def near(self, index: int) -> list[int]:
        """The element of a block and the next two around it."""
        return list(itertools.islice(self.around(self.homes[index]), _NEAR))

    def leads_elsewhere(self, index: int) -> bool:
        """Whether a block is a heading that leads elsewhere."""
        return is_link(self.blocks[index]) and any(self.elements[one].tag in HEADINGS for one in self.near(index))

    def mark_boxes(self, chosen: Sequence[bool], headline: Collection[int], first: int) -> None:
        """Mark the elements that are boxes or in one.

        `chosen` says it of each block, `headline` has blocks' numbers, `first` is that of the first paragraph.
        """
        for block, home, is_chosen in zip(self.blocks, self.homes, chosen, strict=True):
            self.elements[home].chosen += len(block.text) if is_chosen else 0
        for element in reversed(self.elements[1:]):
            self.elements[element.parent].chosen += element.chosen
        of_kind: Counter[tuple[str, str]] = Counter()
        for element in self.elements:
            of_kind[element.kind] += element.chosen
        most = _MAIN * self.elements[0].chosen
        main = {one for index in headline for one in self.around(self.homes[index])} | {0}
        for index, element in enumerate(self.elements):
            much = of_kind[element.kind] if element.kind[1] else element.chosen
            inside = index > 0 and self.elements[element.parent].foreign
            element.foreign = inside or (index not in main and much <= most and self._is_box(element, first))

    def _is_box(self, element: Element, first: int) -> bool:
        if not element.text:
            return False
        if element.first <= first and self.may_lead(element):
            return False
        if element.tag in _FOREIGN_TAGS or element.words & FOREIGN:
            return True
        if element.linked > (_ALL_LINKED if element.tag == "p" else _LINKED) * element.text:
            return element.tag not in HEADINGS
        if element.tag in LINES:
            return False
        if element.tag == "article" and element.linked > _CARD_LINKED * element.text:
            return True
        labelled = element.blocks > 1 and is_label(self.blocks[element.first].text)
        return labelled or element.asides > _ASIDES * element.text

    def in_card(self, index: int) -> bool:
        """Whether a block stands in a box with a heading that leads elsewhere, as a teaser does."""
        return any(
            self.elements[one].card and self.elements[one].text <= _BOX for one in self.around(self.homes[index])
        )

    @staticmethod
    def may_lead(element: Element) -> bool:
        """Whether an element is named like a lead and does not lead elsewhere."""
        foreign = element.words & FOREIGN and not element.words & FOREIGN <= _TEASER
        return bool(element.words & LEAD) and not foreign and element.linked <= _LINKED * element.text
