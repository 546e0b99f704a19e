"""Text that is safe to print: nothing of an article reaches a terminal unchecked."""

import re
from collections import Counter
from collections.abc import Iterable

from index.text.controls import OBEYED

_ESCAPE_SEQUENCES = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_].*?(?:\x1b\\|\x07|\x9c|$)|[ -/]*[0-~])|\x9b[0-?]*[ -/]*[@-~]", re.DOTALL
)
"""ECMA-48 control sequences, control strings and escape sequences (sections 5.4, 5.6 and 5.3)."""


def printable(text: str) -> str:
    """`text` without what would make a terminal do something: escape sequences and control characters."""
    return OBEYED.sub("", _ESCAPE_SEQUENCES.sub("", text.replace("\r\n", "\n")))


def one_line(text: str) -> str:
    """`text`, printable and on one line."""
    return " ".join(printable(text).split())


def reasons(failed: Iterable[tuple[str, Exception]]) -> list[str]:
    """A line for each (source, error); of many in one table that are alike, the first and how many more there are."""
    lines: dict[tuple[str, str], str] = {}
    more: Counter[tuple[str, str]] = Counter()
    for source, error in failed:
        reason = one_line(str(error) if source in str(error) else f"{source}: {error}")
        alike = (source.partition("#")[0], re.sub(r"\d+", "", reason)) if "#" in source else (source, reason)
        more[alike] += alike in lines
        lines.setdefault(alike, reason)
    return [line + (f" (and {more[alike]:,} more like it)" if more[alike] else "") for alike, line in lines.items()]


def how_far(done: int, total: int | None, what: str) -> str:
    """“3 of 20 articles”, “1.2 of 5.0 MB”, “0.3 MB of example.org”."""
    unit, _, of = what.partition(" ")
    if unit != "bytes":
        return f"{done:,}{'' if total is None else f' of {total:,}'} {what}"
    size = max(done, total or 0)
    divisor, name = next((one for one in ((1e9, "GB"), (1e6, "MB"), (1e3, "kB")) if size >= one[0]), (1, "bytes"))
    amount = "{:.1f}" if divisor > 1 else "{:.0f}"
    said = amount.format(done / divisor) + (f" of {amount.format(total / divisor)}" if total else "")
    return f"{said} {name}{f' {of}' if of else ''}"
