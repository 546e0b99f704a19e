"""Attributes of a page's elements: those of an element with thousands are left out before a parser sees them."""

import re

_ATTRIBUTES = 300
"""Attributes of an element: libxml2 compares each with each, so that a megabyte of elements with 9,000 took 8 seconds,
one element of a megabyte minutes. Elements of outlets have twenty at most."""
_BLANK = r" \t\n\f\r"
_ATTRIBUTE = re.compile(
    rf"[^{_BLANK}/>][^{_BLANK}/>=]*+(?:[{_BLANK}]*+=[{_BLANK}]*+(?:\"[^\"]*+\"|'[^']*+'|[^{_BLANK}>]*+))?+"
)
_OPENED = re.compile(
    rf"<!--(?:-?>|.*?(?:--!?>|\Z))|<([a-z][^{_BLANK}/>]*+)((?:[{_BLANK}/]++|{_ATTRIBUTE.pattern})*+)",
    re.IGNORECASE | re.DOTALL,
)
"""A comment, or a start tag's name and attributes, as HTML's tokenizer reads them (https://html.spec.whatwg.org/,
13.2.5): quotation marks count behind “=” alone."""
_CLOSED = {name: re.compile(f"</{name}|\\Z", re.IGNORECASE) for name in ("script", "style")}


def without_long_tags(page: str) -> str:
    """HTML in which no element has more attributes than any outlet's have; theirs hold no text of an article."""
    kept: list[str] = []
    place = last = 0
    while found := _OPENED.search(page, place):
        place = found.end()
        tag, attributes = (found[1] or "").lower(), found[2] or ""
        if len(attributes) > 2 * _ATTRIBUTES and len(_ATTRIBUTE.findall(attributes)) > _ATTRIBUTES:
            kept.append(page[last : found.start(2)])
            last = place
        if tag in _CLOSED and (closed := _CLOSED[tag].search(page, place)):
            place = closed.start()
    return "".join([*kept, page[last:]])
