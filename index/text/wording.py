"""A quotation against an article's text: the very words, or the words that were changed.

*The very words* means exactly these but for typography: quotation marks, white space, hyphens and dashes, soft hyphens
and other characters without width, dots of an ellipsis, and whether an umlaut is one code point or two.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from rapidfuzz.distance import LCSseq

from index.lexicon.function_words import STOP_WORDS
from index.text.controls import CONTROLS
from index.text.spans import Span
from index.text.terms import normalised

_WIDTHLESS = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_MARKS = "„“”\"»«‚‘’'‹›"
_DASHES = "-‐‑‒–—―−"
_WORD = re.compile(rf"[\w{_WIDTHLESS}\u0300-\u036f]+(?:['’.,:][\w{_WIDTHLESS}]+)*")
_TRAILING = " \t\r\n.,;" + _MARKS
_PLAIN = re.compile(r"[A-Za-z0-9]+")
_UNEVEN = re.compile(
    rf"(?P<dots>\.\s?\.\s?\.)|(?P<space>\s[\s{_WIDTHLESS}]+)|(?P<widthless>[{_WIDTHLESS}]+)|(?P<marked>\w[\u0300-\u036f]{{1,8}})"
)
"""What is written in more code points than another text needs for it."""
_ALIKE = {
    **dict.fromkeys(map(ord, _MARKS), '"'),
    **dict.fromkeys(map(ord, _DASHES), "-"),
    **{code: " " for code in range(0x3001) if chr(code).isspace()},
}
_WITHIN = re.compile(r"(?<=\w)(?=\w)")
_NO_WORD = re.compile(r"\W")

SAME_WORDS = 0.7
"""Share of a quotation's words that must stand in one stretch of the article for it to be that stretch, altered.
`bench/quotes.py`: with it, one word changed is found and a quotation of another article is not taken for this one."""
SAME_ORDER = 0.4
"""Share of them that must stand there in the same order: two sentences that changed places leave the longer one."""
FEW = 3
"""Words at an end of a quotation that may have been replaced."""
FEWEST_WORDS = 4
"""A shorter quotation with a word changed cannot be told from chance."""

_MANY = 300
"""Words of a quotation, of which a window has most where the quotation was made of that."""
_CHANCE = 0.1
"""Share of them that may stand beside the window."""
_MOST_STEPS = 2_000_000
"""Pairs of equal words times the words of a quotation."""

ChangeKind = Literal["same", "left out", "put in", "replaced"]


@dataclass(frozen=True)
class Change:
    """A stretch of a quotation beside the article's: “left out” stands in the article alone, “put in” never does."""

    kind: ChangeKind
    article: str
    """What the article has; empty where words were put in."""
    quoted: str
    """What the quotation has; empty where words were left out."""


def cleaned(text: str) -> str:
    """`text` without control characters and marks of direction; white space stays."""
    return CONTROLS.sub("", text)


def trimmed(quotation: str) -> str:
    """A quotation without the marks around it, and without the full stop or comma of the sentence that quotes it."""
    return quotation.strip().lstrip(_MARKS + " \t\r\n").rstrip(_TRAILING)


def longest_plain_word(quotation: str) -> str:
    """The longest run of ASCII letters and digits: however a text spells the rest, this stands in it as it is."""
    return max(_PLAIN.findall(normalised("NFC", quotation)), key=len, default="")


@dataclass(frozen=True)
class Even:
    """A text with its typography evened out, to be compared code point by code point."""

    text: str
    _uneven: tuple[tuple[int, int, int, int], ...]
    """Stretches that are written in another length in the original: start and end in `text`, start and end there."""

    @classmethod
    def of(cls, original: str) -> "Even":
        """Write in one way what makes no other words of a text."""
        pieces: list[str] = []
        uneven: list[tuple[int, int, int, int]] = []
        position = length = 0
        for match in _UNEVEN.finditer(original):
            start, end = match.span()
            put = {"dots": "…", "space": " ", "widthless": ""}.get(match.lastgroup or "")
            put = unicodedata.normalize("NFC", match[0]) if put is None else put
            length += start - position
            uneven.append((length, length + len(put), start, end))
            length += len(put)
            pieces += [original[position:start], put]
            position = end
        return cls("".join([*pieces, original[position:]]).translate(_ALIKE), tuple(uneven))

    def places(self, parts: "Sequence[Even]") -> Iterator[tuple[Span, ...]]:
        """Yield where all of some parts of a quotation stand one behind the other, as spans of the original."""
        start = 0
        while first := self._find(parts[0].text, start):
            spans = [first]
            for part in parts[1:]:
                following = self._find(part.text, spans[-1][1])
                if following is None:
                    return
                spans.append(following)
            yield tuple(map(self._in_original, spans))
            start = first[1]

    def _find(self, words: str, start: int) -> Span | None:
        """The first place of some words from `start` on that neither begins nor ends within a word."""
        while (place := self.text.find(words, start)) >= 0:
            end = place + len(words)
            within = words[:1].isalnum() and _WITHIN.match(self.text, place)
            if not within and not (words[-1:].isalnum() and _WITHIN.match(self.text, end)):
                return place, end
            behind = _NO_WORD.search(self.text, place) if words[:1].isalnum() else None
            start = behind.start() if behind else place + 1 if not words[:1].isalnum() else len(self.text)
        return None

    def _in_original(self, span: Span) -> Span:
        start, last = span[0], span[1] - 1
        before = bisect_right(self._uneven, start, key=lambda one: one[1])
        _, behind, _, there = self._uneven[before - 1] if before else (0, 0, 0, 0)
        first = there + start - behind
        at = bisect_right(self._uneven, last, key=lambda one: one[0])
        begin, behind, _, end = self._uneven[at - 1] if at else (0, 0, 0, 0)
        return first, end if begin <= last < behind else end + last - behind + 1


def places_of(quotation: str, text: str) -> list[Span]:
    """Where the very words of a quotation stand in `text`."""
    return [span for (span,) in Even.of(text).places([Even.of(quotation)])]


def _key(word: str) -> str:
    plain = normalised("NFC", word.translate(dict.fromkeys(map(ord, _WIDTHLESS))))
    return plain.replace("’", "'")


def nearest_stretch(quotation: str, text: str) -> tuple[Span, float, tuple[Change, ...]] | None:
    """The stretch of `text` that a quotation was made of, how much of the quotation it holds, and what was changed.

    None where no stretch holds enough of it (`SAME_WORDS`, `SAME_ORDER`, `FEWEST_WORDS`).
    """
    quoted = [match.span() for match in _WORD.finditer(quotation)]
    there = [match.span() for match in _WORD.finditer(text)]
    one = [_key(quotation[start:end]).casefold() for start, end in quoted]
    other = [_key(text[start:end]).casefold() for start, end in there]
    if len(one) < FEWEST_WORDS or not other:
        return None
    width = len(one) + len(one) // 4 + 2
    begin, common = _window(one, other, width)
    if len(one) > _MANY and common < (SAME_WORDS - _CHANCE) * len(one):
        return None
    margin = len(one) + 12  # a sentence that was left out in the middle
    low, high = max(0, begin - margin), min(len(other), begin + 2 * margin + len(one))
    aligned = _aligned(one, other[low:high])
    blocks = _together([(a, b + low, end - a) for tag, a, end, b, _ in aligned if tag == "equal"], len(one))
    in_order = sum(size for _, _, size in blocks) / len(one)
    if not blocks or in_order < SAME_ORDER:
        return None
    first, last = blocks[0], blocks[-1]
    # Words at the two ends that were changed have their counterpart beside what is the same; where more than those is
    # missing, sentences changed places, and the window that has most of the words says where they are.
    start, end = first[1], last[1] + last[2]
    ahead, behind = first[0], len(one) - last[0] - last[2]
    if max(ahead, behind) > FEW:
        asked = set(one)
        wanted = [i for i in range(begin, min(len(other), begin + width)) if other[i] in asked]
        start, end = min(start, wanted[0]), max(end, wanted[-1] + 1)
    else:
        start, end = max(0, start - ahead), min(len(other), end + behind)
    bag = Counter(one) & Counter(other[start:end])
    share = sum(bag.values()) / len(one)
    content = [word for word in one if word not in STOP_WORDS]
    shared = sum((Counter(content) & Counter(other[start:end])).values())
    if share < SAME_WORDS or shared * 2 < len(content):
        return None
    changes = _changes(quotation, quoted, text, there[start:end])
    return (there[start][0], there[end - 1][1]), share, changes


def _window(one: list[str], other: list[str], width: int) -> tuple[int, int]:
    """Where the `width` words begin that have most of `one`, and how many of it they have."""
    wanted = Counter(one)
    seen: Counter[str] = Counter()
    common, best, begin = 0, -1, 0
    for i, word in enumerate(other):
        if word in wanted:
            seen[word] += 1
            common += seen[word] <= wanted[word]
        if i >= width and (gone := other[i - width]) in wanted:
            common -= seen[gone] <= wanted[gone]
            seen[gone] -= 1
        if common > best:
            best, begin = common, max(0, i - width + 1)
    return begin, best


def _aligned(one: Sequence[str], other: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """How `one` becomes `other`: (“equal”, “replace”, “delete” or “insert”, start and end in each), in order.

    By their longest common stretches, as people see it; where that would take too many steps (a word that is repeated a
    thousand times), by a longest common subsequence.
    """
    there = Counter(other)
    pairs = sum(count * there[word] for word, count in Counter(one).items())
    if pairs * len(one) <= _MOST_STEPS:
        return list(SequenceMatcher(None, one, other, autojunk=False).get_opcodes())
    found: list[tuple[str, int, int, int, int]] = []
    for step in LCSseq.opcodes(one, other):
        if step.tag != "equal" and found and found[-1][0] != "equal":
            _, begin, _, there_begin, _ = found.pop()
            found.append(("replace", begin, step.src_end, there_begin, step.dest_end))
        else:
            found.append((step.tag, step.src_start, step.src_end, step.dest_start, step.dest_end))
    return found


def _together(blocks: list[tuple[int, int, int]], length: int) -> list[tuple[int, int, int]]:
    """The blocks without lone words far from the others, which are the same by chance."""
    if not blocks:
        return []
    anchor = max(range(len(blocks)), key=lambda i: blocks[i][2])
    kept = [blocks[anchor]]
    for block in blocks[anchor + 1 :]:
        gap = block[1] - kept[-1][1] - kept[-1][2]
        if gap <= 3 + 4 * block[2] or (block[2] >= 3 and gap <= length + 40):
            kept.append(block)
    for block in reversed(blocks[:anchor]):
        gap = kept[0][1] - block[1] - block[2]
        if gap <= 3 + 4 * block[2] or (block[2] >= 3 and gap <= length + 40):
            kept.insert(0, block)
    return kept


def _changes(quotation: str, quoted: list[Span], text: str, there: list[Span]) -> tuple[Change, ...]:
    """Word by word, capitals too."""
    one = [_key(quotation[start:end]) for start, end in quoted]
    other = [_key(text[start:end]) for start, end in there]
    found = []
    kinds: dict[str, ChangeKind] = {"equal": "same", "insert": "left out", "delete": "put in", "replace": "replaced"}
    for tag, a0, a1, b0, b1 in _aligned(one, other):
        ours = quotation[quoted[a0][0] : quoted[a1 - 1][1]] if a1 > a0 else ""
        theirs = text[there[b0][0] : there[b1 - 1][1]] if b1 > b0 else ""
        found.append(Change(kinds[tag], theirs, ours))
    return tuple(found)


_OMISSION = re.compile(r"\[\s*(?:…|\.\s?\.\s?\.)\s*\]|\(\s*(?:…|\.\s?\.\s?\.)\s*\)|…|\.\.\.")


def omitted_of(part: str) -> tuple[str, ...]:
    """A quotation cut at its omissions, “[…]” and “…”."""
    return tuple(stripped for piece in _OMISSION.split(part) if (stripped := piece.strip()))
