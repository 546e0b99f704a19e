"""The units that a text's lines form: paragraphs, headings, list items, the lines of a front matter.

A line break within a paragraph means nothing where the text is wrapped at some width, and ends a paragraph where it is
not (one paragraph a line); which of the two a text is, its own lines say.
"""

import re
from collections.abc import Iterator, Sequence

from index.lexicon.function_words import NEVER_LAST_OF_LINE
from index.text.spans import Span

_WRAP_WIDTH = 120
"""Characters. Text that is wrapped for reading has lines of 60 to 100 (RFC 5322 asks for 78, Markdown formatters write
80 to 120); text that is not has whole paragraphs in most of its lines."""

_LINE = re.compile(r"[^\n\r\x85\u2028\u2029]*(?:\r\n|[\n\r\x85\u2028\u2029])|[^\n\r\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line; a form feed does not, a page may end within a paragraph."""
_NO_BREAK = ("", " ")

_HEADING = re.compile(r"#{1,6}\s")
_BULLET = re.compile(r"[•◦▪‣⁃]|\[\d{1,3}\]\s")
_DASH_ITEM = re.compile(r"[-*+–—]\s+\S")
_NUMBERED = re.compile(r"\(?(\d{1,3}|[a-z])(?:\.\)|[.)])\s")
_OWN_LINE = re.compile(
    r"(?:https?://|www\.)\S+$|[|>]|!\[|"
    r"(?:foto|fotos|photo|photos|bild|bildquelle|bildunterschrift|caption|image|credit|©)\s*[:/©]",
    re.IGNORECASE,
)
_FRONT_MATTER_KEY = re.compile(r"[\w -]{1,40}:(?:\s|$)")
_FRONT_MATTER_LINES = 60
_ENDED = (".", "!", "?", ":", ";", "…", "“", "”", '"', "«", "»", ")")


class Lines:
    """A text's lines, each as a span without the white space around it; one empty span where it has blank lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: list[Span] = []
        for match in _LINE.finditer(text):
            line = match[0]
            start = match.end() - len(line.lstrip())
            end = max(start, match.start() + len(line.rstrip()))
            if start < end or not self.spans or self.spans[-1][0] < self.spans[-1][1]:
                self.spans.append((start, end))
        long = sum(end - start for start, end in self.spans if end - start > _WRAP_WIDTH)
        self.wrapped = 2 * long < sum(end - start for start, end in self.spans)
        """Whether a line break within a paragraph means nothing."""
        self.body = front_matter_end(text)
        """Where the front matter ends and the text begins."""

    def units(self) -> Iterator[Span]:
        """The units as (start, end) without white space around them; none spans a blank line."""
        block: list[Span] = []
        for start, end in self.spans:
            if start == end:
                yield from self._units_of_block(block)
                block = []
            elif start < self.body:
                yield start, end
            else:
                block.append((start, end))
        yield from self._units_of_block(block)

    def paragraphs(self, spans: Sequence[Span]) -> Iterator[list[Span]]:
        """Runs of sentences that nothing separates that `ends_paragraph`."""
        paragraph: list[Span] = []
        for span in spans:
            if paragraph and self.ends_paragraph(paragraph[-1][1], span[0]):
                yield paragraph
                paragraph = []
            paragraph.append(span)
        if paragraph:
            yield paragraph

    def ends_paragraph(self, end: int, start: int) -> bool:
        """Whether a paragraph ends in the white space between a sentence's end and the next one's start."""
        gap = self.text[end:start]
        return gap not in _NO_BREAK and len(_BREAK.findall(gap)) > self.wrapped

    def _units_of_block(self, block: list[Span]) -> Iterator[Span]:
        """The units of lines that no blank line separates."""
        if not block:
            return
        begin, previous = block[0]
        first = last = self.text[begin:previous]
        for start, end in block[1:]:
            line = self.text[start:end]
            if self._breaks(first, last, line):
                yield begin, previous
                begin, first = start, line
            previous, last = end, line
        yield begin, previous

    def _breaks(self, first: str, previous: str, line: str) -> bool:
        """Whether `line` begins a unit behind the line `previous`, of the unit that the line `first` began."""
        if _HEADING.match(line) or _HEADING.match(previous) or _BULLET.match(line):
            return True
        if _OWN_LINE.match(line) or _OWN_LINE.match(previous):
            return True
        if not any(map(str.isalnum, line)) or not any(map(str.isalnum, previous)):
            return len(line) > 2
        if _DASH_ITEM.match(line):
            return previous.endswith(_ENDED) or first[0] == line[0] or not self.wrapped
        if _NUMBERED.match(line):
            return previous.endswith(_ENDED) or bool(_NUMBERED.match(first)) or not self.wrapped
        if self.wrapped or line[0].islower() or line[0] in ",;.:)]}":
            return False
        if line[0] == "(" and not previous.endswith(_ENDED):
            return False
        last = previous.rpartition(" ")[2].casefold()
        return previous.endswith(_ENDED) or not (last in NEVER_LAST_OF_LINE or (len(last) == 1 and last.isalpha()))


def front_matter_end(text: str) -> int:
    """Where the front matter ends, the `key: value` lines between two of `---` at a text's beginning; 0 without one."""
    offset = keys = 0
    for number, line in enumerate(text[:20_000].splitlines(keepends=True)):
        content = line.strip().removeprefix("\ufeff")
        offset += len(line)
        if number == 0 and content != "---":
            return 0
        if number and content in ("---", "..."):
            return offset if keys else 0
        keys += bool(_FRONT_MATTER_KEY.match(content))
        if number > _FRONT_MATTER_LINES:
            return 0
    return 0
