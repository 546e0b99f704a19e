"""A quotation against an article's text: the very words, or the words that were changed.

*The very words* means exactly these but for typography: quotation marks, white space, hyphens and dashes, soft hyphens
and other characters without width, dots of an ellipsis, and whether an umlaut is one code point or two.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from index.lexicon.function_words import STOP_WORDS
from index.text.controls import CONTROLS
from index.text.spans import Span

_WIDTHLESS = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_MARKS = "„“”\"»«‚‘’'‹›"
_DASHES = "-‐‑‒–—―−"
_WORD = re.compile(rf"[\w{_WIDTHLESS}\u0300-\u036f]+(?:['’.,:][\w{_WIDTHLESS}]+)*")
_TRAILING = " \t\r\n.,;" + _MARKS
_PLAIN = re.compile(r"[A-Za-z0-9]+")

SAME_WORDS = 0.7
"""Share of a quotation's words that must stand in one stretch of the article for it to be that stretch, altered.
`bench/quotes.py`: with it, one word changed is found and a quotation of another article is not taken for this one."""
SAME_ORDER = 0.4
"""Share of them that must stand there in the same order: two sentences that changed places leave the longer one."""
FEW = 3
"""Words at an end of a quotation that may have been replaced."""
FEWEST_WORDS = 4
"""A shorter quotation with a word changed cannot be told from chance."""

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
    return max(_PLAIN.findall(unicodedata.normalize("NFC", quotation)), key=len, default="")


def pattern_of(quotation: str, with_widthless: bool) -> re.Pattern[str]:
    """Matches the quotation's very words; `with_widthless` also where soft hyphens and the like stand within them."""
    pieces = []
    between = f"[{_WIDTHLESS}]*" if with_widthless else ""
    text = unicodedata.normalize("NFC", quotation).translate(dict.fromkeys(map(ord, _WIDTHLESS)))
    text = re.sub(r"\.\s?\.\s?\.", "…", text)
    for token in re.findall(r"\s+|.", text, re.DOTALL):
        decomposed = unicodedata.normalize("NFD", token)
        if token.isspace():
            pieces.append(r"\s+")
        elif token in _MARKS:
            pieces.append(f"[{_MARKS}]")
        elif token in _DASHES:
            pieces.append(f"[{_DASHES}]")
        elif token == "…":
            pieces.append(r"(?:…|\.\s?\.\s?\.)")
        elif decomposed != token:
            pieces.append(f"(?:{re.escape(token)}|{re.escape(decomposed)})")
        else:
            pieces.append(re.escape(token))
    left = r"(?<!\w)" if text[:1].isalnum() else ""
    right = r"(?!\w)" if text[-1:].isalnum() else ""
    return re.compile(left + between.join(pieces) + right)


def places_of(quotation: str, text: str) -> list[Span]:
    """Where the very words of a quotation stand in `text`."""
    widthless = any(character in text for character in _WIDTHLESS)
    return [match.span() for match in pattern_of(quotation, widthless).finditer(text)]


def _key(word: str) -> str:
    plain = unicodedata.normalize("NFC", word.translate(dict.fromkeys(map(ord, _WIDTHLESS))))
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
    begin, _ = _window(one, other, width)
    margin = len(one) + 12  # a sentence that was left out in the middle
    low, high = max(0, begin - margin), min(len(other), begin + 2 * margin + len(one))
    aligned = SequenceMatcher(None, one, other[low:high], autojunk=False)
    blocks = _together([(a, b + low, size) for a, b, size in aligned.get_matching_blocks() if size], len(one))
    in_order = sum(size for _, _, size in blocks) / len(one)
    if not blocks or in_order < SAME_ORDER:
        return None
    first, last = blocks[0], blocks[-1]
    # Words at the two ends that were changed have their counterpart beside what is the same; where more than those is
    # missing, sentences changed places, and the window that has most of the words says where they are.
    start, end = first[1], last[1] + last[2]
    ahead, behind = first[0], len(one) - last[0] - last[2]
    if max(ahead, behind) > FEW:
        wanted = [i for i in range(begin, min(len(other), begin + width)) if other[i] in set(one)]
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
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        ours = quotation[quoted[a0][0] : quoted[a1 - 1][1]] if a1 > a0 else ""
        theirs = text[there[b0][0] : there[b1 - 1][1]] if b1 > b0 else ""
        found.append(Change(kinds[tag], theirs, ours))
    return tuple(found)


_OMISSION = re.compile(r"\s*(?:\[\s*(?:…|\.\s?\.\s?\.)\s*\]|\(\s*(?:…|\.\s?\.\s?\.)\s*\)|…|\.\.\.)\s*")


def omitted_of(part: str) -> tuple[str, ...]:
    """A quotation cut at its omissions, “[…]” and “…”."""
    return tuple(piece for piece in _OMISSION.split(part) if piece.strip())
