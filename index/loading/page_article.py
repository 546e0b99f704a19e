"""Which blocks of a page are its article: trafilatura's choice, set right by where the blocks stand.

trafilatura picks one container and drops elements by their names, so it loses a lead above the container and a body
that goes on in a second one. Its blocks are found again in the page. What stands between the headline and the first of
them is the lead if it reads like one, and what stands among them and is marked up like them belongs to them.
"""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lxml import etree

from index.lexicon.pages import PICTURE, QUOTE, is_aside
from index.loading.blocks import Block
from index.loading.page_facts import parts_of
from index.loading.page_layout import HEADINGS, LINES, Layout, is_link, tells
from index.text.dates import DATE
from index.text.kinds import BYLINE

_LISTED = frozenset(("li", "tr", "dd"))
_WITHIN = 5
"""Elements from an item's block out to what holds the paragraphs, at most."""
_HEADS = HEADINGS | {"summary", "dt"}
_PARAGRAPHS = frozenset(("p", "li", "span"))
_QUOTES = frozenset("blockquote q aside figure".split())
_LEAD_WORDS, _LEAD_LENGTH = 5, 45
"""Words and characters of a lead without a name of its own, at least."""
_LEAD_BLOCKS = 12
"""Blocks of a lead, its points in short too, at most."""
_DATED = 120
"""Characters of a line about when a page was written, at most."""
_FIRST_LENGTH = 60
"""Characters of an article's first paragraph, at least: above it may stand a kicker or a byline that was chosen."""
_SHINGLE, _SAME = 4, 0.8
"""Words in a row by which a text is found in another, and the share of them from which on it is part of that."""
_FULLER = 2
"""Times as much text as trafilatura chose that another container has where that one is taken."""
_TITLE_LENGTH, _TITLE_SHARE = 15, 0.4
"""Characters of a headline that is part of a title, or the other way, at least; and their share of the longer one."""
_WORD = re.compile(r"\w+")
_ENDED = re.compile(r"[.!?…][\"“”»«’')\]]*$")
_CLOCK = re.compile(
    r"(?:stand|updated?|published|veröffentlicht|aktualisiert|zuletzt)\b|.{0,40}\d{1,2}[.:]\d{2}\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Chosen:
    """The blocks of a page's article."""

    blocks: list[Block]
    headline: str | None
    """What stands in the page as the headline; None where nothing there is the title."""
    covered: float
    """Share of trafilatura's text that stands in the page's blocks; where it is little, it is from elsewhere."""
    cards: int
    """Headings that lead elsewhere, as an overview has them."""
    carded: float
    """Share of its characters that stand with such a heading."""


def article_blocks(body: etree._Element, found: Sequence[str], titles: Sequence[str], description: str) -> Chosen:
    """The blocks of a page's article.

    Args:
        body: The page's body.
        found: The blocks that trafilatura takes for the article.
        titles: What the page may be called.
        description: What its head says that the article is about, which often is its lead.
    """
    layout = Layout(body)
    shingles = [_shingles(block.text) for block in layout.blocks]
    chosen, covered = _choose(layout, shingles, found)
    headline = _headline(layout, titles, chosen)
    begin = headline.stop if headline else 0
    below = [index for index in range(begin, len(chosen)) if chosen[index]]
    layout.mark_boxes(chosen, headline, _first(layout, below))
    good = [
        not layout.elements[home].foreign and not is_aside(block.text)
        for home, block in zip(layout.homes, layout.blocks, strict=True)
    ]
    kept = [index for index in below if good[index]]
    first = _first(layout, kept)
    lead = _lead(layout, range(begin, first), good, bool(headline), frozenset(_shingles(description)))
    kept = _whole(layout, [index for index in kept if index >= first], good)
    kept = _without_repeats(layout, [*lead, *kept], shingles)
    while kept and layout.elements[layout.homes[kept[-1]]].tag in HEADINGS:
        kept.pop()
    blocks = [layout.blocks[index] for index in kept]
    carded = sum(len(layout.blocks[index].text) for index in kept if layout.in_card(index))
    return Chosen(
        blocks,
        headline=" ".join(layout.blocks[index].text for index in headline) or None,
        covered=covered,
        cards=sum(layout.leads_elsewhere(index) for index in range(len(layout.blocks))),
        carded=carded / max(1, sum(len(block.text) for block in blocks)),
    )


def _choose(
    layout: Layout, shingles: Sequence[Sequence[tuple[str, ...]]], found: Sequence[str]
) -> tuple[list[bool], float]:
    """For each block whether it is of the article, by what trafilatura found; how much of that stands in the page."""
    known = {one for text in found for one in _shingles(text)}
    chosen = _found(layout, shingles, known)
    if fuller := _fuller(layout, chosen):
        return fuller, 1.0
    if not any(chosen) and not known:  # a page too short for either
        return [layout.elements[home].tag == "p" and not layout.elements[home].named for home in layout.homes], 1.0
    return chosen, len(known.intersection(itertools.chain.from_iterable(shingles))) / len(known) if known else 1.0


def _first(layout: Layout, kept: Sequence[int]) -> int:
    """The first of these blocks that is a paragraph of an article."""
    long = (one for one in kept if tells(layout.blocks[one]) and len(layout.blocks[one].text) >= _FIRST_LENGTH)
    return next(long, kept[0] if kept else len(layout.blocks))


def _shingles(text: str) -> list[tuple[str, ...]]:
    """The runs of words of a text; of one with fewer words all of them."""
    words = _WORD.findall(text.lower())
    if len(words) <= _SHINGLE:
        return [tuple(words)] if words else []
    return [tuple(words[start : start + _SHINGLE]) for start in range(len(words) - _SHINGLE + 1)]


def _is_part(shingles: Sequence[tuple[str, ...]], of: Collection[tuple[str, ...]]) -> bool:
    return bool(shingles) and sum(one in of for one in shingles) >= _SAME * len(shingles)


def _found(
    layout: Layout, shingles: Sequence[Sequence[tuple[str, ...]]], known: Collection[tuple[str, ...]]
) -> list[bool]:
    """For each block whether trafilatura chose it; what stands in the page twice is the one in no foreign element."""
    found = [_is_part(one, known) for one in shingles]
    named = [layout.elements[home].named for home in layout.homes]
    own = {
        part
        for one, chosen, foreign in zip(shingles, found, named, strict=True)
        if chosen and not foreign
        for part in one
    }
    return [
        chosen and not (foreign and _is_part(one, own))
        for one, chosen, foreign in zip(shingles, found, named, strict=True)
    ]


def _fuller(layout: Layout, chosen: list[bool]) -> list[bool] | None:
    """`chosen` with the paragraphs of the container that has most of them, where that is much more; else None.

    A paragraph counts for the element around it, half for the next one (Readability's way).
    """
    text: dict[int, float] = defaultdict(float)
    holders: dict[int, list[int]] = {}
    told = 0
    for index, block in enumerate(layout.blocks):
        if not tells(block):
            continue
        told += len(block.text) if chosen[index] else 0
        if not layout.elements[layout.homes[index]].named:
            around = (one for one in layout.around(layout.homes[index]) if layout.elements[one].tag not in _PARAGRAPHS)
            holders[index] = list(around)
            for one, weight in zip(holders[index], (1.0, 0.5), strict=False):
                text[one] += weight * len(block.text)
    best = max(text, key=lambda one: text[one], default=-1)
    if best < 0 or text[best] <= _FULLER * told:
        return None
    return [one or best in holders.get(index, ()) for index, one in enumerate(chosen)]


def _headline(layout: Layout, titles: Sequence[str], chosen: Sequence[bool]) -> range:
    """The blocks of the headline: of the headings that are a title the highest, else what has a title's words."""
    wanted = [key for title in titles for part in (title, *parts_of(title)) if (key := _key(part))]
    best: tuple[int, int, int] | None = None
    for index in range(len(layout.blocks)):
        heading = next((one for one in layout.near(index) if layout.elements[one].tag in HEADINGS), None)
        if heading is None:
            rank, start, stop = 9, index, index + 1
            matches = _key(layout.blocks[index].text) in wanted
        elif layout.elements[heading].first == index:
            rank, start = int(layout.elements[heading].tag[1]), index
            stop = start + layout.elements[heading].blocks
            shown = _key(" ".join(block.text for block in layout.blocks[start:stop]))
            matches = any(_is_title(shown, key) for key in wanted)
        else:
            continue
        if matches and (best is None or rank < best[0]):
            best = rank, start, stop
    if best is None:
        return range(0)
    above = sum(
        len(block.text) for block, one in zip(layout.blocks[: best[1]], chosen, strict=False) if one and tells(block)
    )
    below = sum(len(block.text) for block, one in zip(layout.blocks[best[2] :], chosen[best[2] :], strict=True) if one)
    return range(best[1], best[2]) if above <= below else range(0)


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _is_title(shown: str, title: str) -> bool:
    short, long = sorted((shown, title), key=len)
    return short == long or (len(short) >= max(_TITLE_LENGTH, _TITLE_SHARE * len(long)) and short in long)


def _lead(
    layout: Layout,
    between: range,
    good: Sequence[bool],
    below_headline: bool,
    description: Collection[tuple[str, ...]],
) -> list[int]:
    """The blocks above the first paragraph that are the lead, and the byline."""
    lead: list[int] = []
    for index in between:
        block = layout.blocks[index]
        near = [layout.elements[one] for one in layout.near(index)]
        if not good[index] or is_link(block) or any(element.words & PICTURE for element in near):
            continue
        if BYLINE.match(block.text):
            is_lead = below_headline
        elif block.text.count(" ") + 1 < _LEAD_WORDS:
            is_lead = False
        else:
            stated = any(map(layout.may_lead, near)) or _is_part(_shingles(block.text), description)
            is_lead = stated or (below_headline and _reads_like_a_lead(block, near[0].tag))
        if is_lead:
            lead.append(index)
    return lead[:_LEAD_BLOCKS]


def _reads_like_a_lead(block: Block, tag: str) -> bool:
    """Whether a block that says something is a sentence, or as long as a line under a headline."""
    if len(block.text) < _DATED and (DATE.search(block.text) or _CLOCK.match(block.text)):
        return False
    long = len(block.text) >= _LEAD_LENGTH or block.text.startswith("- ")
    return _ENDED.search(block.text) is not None or (tag in LINES and long)


def _whole(layout: Layout, kept: list[int], good: Sequence[bool]) -> list[int]:
    """`kept` with what stands among its paragraphs, or goes on behind them, and was not chosen."""
    telling = [index for index in kept if tells(layout.blocks[index])]
    if not telling:
        return kept
    ways = {_way(layout, index) for index in telling}
    holders = Counter(one for index in telling for one in layout.near(index)[1:])
    main = {one for one, count in holders.items() if count > 1}
    taken = set(kept)
    more: list[int] = []
    for index in range(kept[0], len(layout.blocks)):
        block = layout.blocks[index]
        if index in taken:
            more.append(index)
        elif good[index] and not is_link(block):
            alike = _way(layout, index) in ways
            around = list(itertools.islice(layout.around(layout.homes[index]), _WITHIN))
            listed = tells(block) or any(layout.elements[one].tag in _LISTED for one in around)
            within = index < kept[-1] and listed and any(one in main for one in around)
            heads = index + 1 in taken and layout.elements[layout.homes[index]].tag in _HEADS
            if alike or within or heads:
                more.append(index)
    return more


def _way(layout: Layout, index: int) -> tuple[tuple[str, str], ...]:
    """The names and classes of a block's element and of those around it."""
    return tuple(layout.elements[one].kind for one in layout.near(index))


def _without_repeats(layout: Layout, kept: list[int], shingles: Sequence[Sequence[tuple[str, ...]]]) -> list[int]:
    """`kept` without what is there twice: a whole block, and a quotation that repeats a sentence."""
    seen: set[str] = set()
    quoted: dict[int, list[int]] = defaultdict(list)
    others: set[tuple[str, ...]] = set()
    once: list[int] = []
    for index in kept:
        key = layout.blocks[index].text
        if len(shingles[index]) > 1 and key in seen:
            continue
        seen.add(key)
        once.append(index)
        quote = next((one for one in layout.near(index) if _is_quote(layout, one)), None)
        if quote is None:
            others.update(shingles[index])
        else:
            quoted[quote].append(index)
    repeated = {
        index
        for inside in quoted.values()
        if _is_part(max((shingles[index] for index in inside), key=len), others)
        for index in inside
    }
    return [index for index in once if index not in repeated]


def _is_quote(layout: Layout, element: int) -> bool:
    return layout.elements[element].tag in _QUOTES or bool(layout.elements[element].words & QUOTE)
