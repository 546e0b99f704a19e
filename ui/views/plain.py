"""Text and JSON that is safe to print: nothing of an article reaches a terminal unchecked."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

_ESCAPE_SEQUENCES = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_].*?(?:\x1b\\|\x07|\x9c|$)|[ -/]*[0-~])|\x9b[0-?]*[ -/]*[@-~]", re.DOTALL
)
"""ECMA-48 control sequences, control strings and escape sequences (sections 5.4, 5.6 and 5.3)."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters but line feed and tab, line separators, bidirectional overrides, and lone surrogates."""

_UNSAFE_IN_JSON = re.compile(r"[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """`text` without what would make a terminal do something: escape sequences and control characters."""
    return _CONTROLS.sub("", _ESCAPE_SEQUENCES.sub("", text.replace("\r\n", "\n")))


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


def as_json(value: Any) -> str:  # noqa: ANN401 (any JSON value)
    """`value` as JSON that is safe to print: its strings are exact, but no control character stands as itself."""
    dumped = json.dumps(value, ensure_ascii=False, indent=2)
    return _UNSAFE_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", dumped)
