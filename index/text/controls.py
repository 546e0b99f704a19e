"""Characters that are no text: control characters, marks that turn the direction of writing, halves of characters."""

import json
import re
from typing import Any

_TURNS = r"\u202a-\u202e\u2066-\u2069"
"""UAX 9, 2.1 to 2.4: what stands behind one is shown in another order."""
TURNS = re.compile(f"[{_TURNS}]")
CONTROLS = re.compile(rf"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f{_TURNS}\ud800-\udfff]")
"""What no question and no quotation needs: control characters but white space, marks of direction, lone surrogates."""
OBEYED = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029{_TURNS}\ud800-\udfff]")
"""What a terminal or a file would obey instead of showing it: all of these, and the ends of lines but the line feed."""
_UNSAFE_IN_JSON = re.compile(rf"[\x7f-\x9f\u2028\u2029{_TURNS}\ud800-\udfff]")


def as_json(value: Any) -> str:  # noqa: ANN401 (any JSON value)
    """`value` as JSON that is safe to print: its strings are exact, but no control character stands as itself."""
    dumped = json.dumps(value, ensure_ascii=False, indent=2)
    return _UNSAFE_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", dumped)
