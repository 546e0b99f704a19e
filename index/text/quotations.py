"""Where quotation marks open and close: „…“, „…”, »…«, «…», “…”, "…"."""

import re
from dataclasses import dataclass

_MARKS = re.compile(r"[„“”\"»«]{4,}|[„“”\"»«]")
"""A mark, or a row of them, which is an ornament and no quotation."""

_LONGEST = 2_500
"""Code points; a mark that is still open after that was a slip (a missing mark, an inch sign)."""


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
    for match in _MARKS.finditer(text):
        place, mark = match.start(), match.group()
        if len(mark) > 1:
            continue
        if opened is not None and (place - opened > _LONGEST or mark == text[opened] == "„"):
            opened = None
        if opened is None:
            if mark == "”" or not _may_open(text, place):
                continue
            opened, inner = place, False
            closing = {"„": '“”"', "“": '”“"', '"': '"“”', "»": "«", "«": "»"}[mark]
        elif mark == "„":
            inner = True
        elif mark in closing and inner:
            inner = False
        elif mark in closing and _may_close(text, place):
            if place > opened + 1:
                found.append(Quotation(opened, place + 1))
            opened = None
    return tuple(found)


def _may_open(text: str, place: int) -> bool:
    """A mark opens where a word follows at once and none stands right before it."""
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    return not after.isspace() and (not before.isalnum() or text[place] == "„") and before not in ".,!?"


def _may_close(text: str, place: int) -> bool:
    """A mark closes where it stands right behind a word or its full stop, or where a space follows it."""
    after = text[place + 1] if place + 1 < len(text) else " "
    return not text[place - 1].isspace() or not after.isalnum()
