"""Where quotation marks open and close: „…“, „…”, »…«, «…», « … », “…”, "…", ''…'', ‘…’."""

import re
from dataclasses import dataclass

_MARKS = re.compile(r"[„“”\"»«]{4,}|[„“”\"»«]|(?<!')''(?!')|‘(?=\w)(?!\d\ds?\b)")
"""A mark, or a row of them, which is an ornament and no quotation."""

_LONGEST = 2_500
"""Code points; a mark that is still open after that was a slip (a missing mark, an inch sign)."""

_SINGLE = re.compile(r"’(?!\w)|‘|\n[^\S\n]*\n")
"""What may close ‘…’, or what says that nothing does: another one, the end of its paragraph. An apostrophe in a word
is neither."""

_DOUBLED = re.compile(r"[,.?!]''(?!')")
"""What a text has whose doubled apostrophes are quotation marks; else they are Wikitext's italics."""

_SPACED = re.compile(rf"«\s[^«»]{{1,{_LONGEST}}}\s»")
"""« French marks, with their spaces »."""


@dataclass(frozen=True)
class Quotation:
    """A stretch in quotation marks, the marks included: `text[start:end]`."""

    start: int
    end: int


def quotations_of(text: str) -> tuple[Quotation, ...]:
    """Find the outermost quotations of a text, in order.

    What opens and what closes follows from the mark, and for marks that do both (“ closes in German and opens in
    English, " and » « go either way) from the white space around it. Inside an open quotation only its own closing
    marks count, so a quotation within it is part of it. A mark that never closes is ignored.
    """
    found: list[Quotation] = []
    opened: int | None = None
    closing, inner = "", False
    behind = 0
    doubled = _DOUBLED.search(text) is not None
    for match in _MARKS.finditer(text):
        place, mark = match.start(), match.group()
        if len(mark) > 2 or place < behind or (mark == "''" and not doubled):
            continue
        if opened is not None and (place - opened > _LONGEST or mark == text[opened] == "„"):
            opened = None
        if opened is None:
            whole = _SPACED.match(text, place) if mark == "«" else None
            end = whole.end() if whole else _single_end(text, place) if mark == "‘" else None
            if end is not None:
                found.append(Quotation(place, end))
                behind = end
                continue
            if mark in "”‘" or not _may_open(text, place, len(mark)):
                continue
            opened, inner = place, False
            closing = {"„": '“”"', "“": '”“"', '"': '"“”', "»": "«", "«": "»", "''": "''"}[mark]
        elif mark == "„":
            inner = True
        elif mark in closing and inner:
            inner = False
        elif mark in closing and _may_close(text, place, len(mark)):
            if place > opened + len(mark):
                found.append(Quotation(opened, place + len(mark)))
            opened = None
    return tuple(found)


def _single_end(text: str, place: int) -> int | None:
    """Where a quotation that ‘ opens at `place` ends; None where it opens none.

    “The workers’ union” has an apostrophe that looks like the end: behind an s a mark closes only beside a stop, or
    where no other one comes.
    """
    if place and not text[place - 1].isspace() and text[place - 1] not in '([–—“"':
        return None
    doubtful = None
    for match in _SINGLE.finditer(text, place + 2, min(len(text), place + _LONGEST)):
        if match.group() != "’":
            break
        end = match.end()
        beside = text[match.start() - 1] in ".,?!…" or text[end : end + 1] in (".", ",", "?", "!", ";", ":", "")
        if beside or text[match.start() - 1] != "s":
            return end
        doubtful = doubtful or end
    return doubtful


def _may_open(text: str, place: int, length: int) -> bool:
    """A mark opens where a word follows at once and none stands right before it."""
    before = text[place - 1] if place else " "
    after = text[place + length] if place + length < len(text) else " "
    return not after.isspace() and (not before.isalnum() or text[place] == "„") and before not in ".,!?"


def _may_close(text: str, place: int, length: int) -> bool:
    """A mark closes where it stands right behind a word or its full stop, or where a space follows it."""
    after = text[place + length] if place + length < len(text) else " "
    return not text[place - 1].isspace() or not after.isalnum()
