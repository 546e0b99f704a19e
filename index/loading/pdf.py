r"""A PDF to an article: its lines are put together to paragraphs again.

A PDF knows places of characters only. Lines come in the order in which the file draws them, which is the reading order
of what word processors, browsers and layout programs write, in columns, too. Running headers and page numbers go, words
that a line's end divided are joined, and a page ends with a form feed (“\f”, as in pdftotext's output): white space for
sentences, and what tells a sentence's page. The date of a PDF's file is when it was printed, so it is not taken.
"""

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from statistics import median
from typing import Any

from pypdf import PageObject, PdfReader, apply_configuration
from pypdf.errors import DependencyError, LimitReachedError

from index.article import Article
from index.errors import EmptyArticleError, UnreadableError

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it mends on the way is not for the user

_MARGIN = 0.08
"""Share of a page's height at its top and its bottom where running headers and page numbers stand: 24 mm of A4."""
_LARGEST = 1000
"""Points of a font; a page of A0 has 3,370."""
_PAGE_NUMBER = re.compile(
    r"(?:(?:seite|page|s\.|p\.)\s*)?[–-]?\s*\d{1,4}\s*[–-]?(?:\s*(?:von|of|/)\s*\d{1,4})?", re.IGNORECASE
)
_PROGRAM_TITLE = re.compile(
    r"microsoft (?:word|powerpoint)|untitled|unbenannt|about:blank|\.\w{3,4}$|^https?:", re.IGNORECASE
)
_LIGATURES = {
    ord(ligature): letters for ligature, letters in zip("ﬀﬁﬂﬃﬄ", ("ff", "fi", "fl", "ffi", "ffl"), strict=True)
}
_WORK, _WORK_A_BYTE = 500_000, 10
"""What pypdf may do for a PDF: a character is 1, an operator (“move”, “draw”) 6, a page 500, each about 2 µs. A page of
text has 10,000 to 30,000 in 3,000 to 5,000 bytes (Chromium, six layouts); what has more is packed to do harm."""
_OPERATOR, _PAGE = 6, 500
_WORD = 100
"""Characters of a word, divided or not, that are looked at."""
_SPACED = re.compile(r"(?:[^\W\d_][.,:;!?–-]?\s{1,9}){4,199}[^\W\d_][.!?]?")
"""A heading whose letters stand apart: “R a t  l e h n t  a b”, with more space between words."""
_HYPHENATED = re.compile(r"(?<!\w)\w++-\w+")
_DIVIDED = re.compile(r"([\w-]*[^\W_][\"“”»)]?)[-‐\u00ad]$")
_AND = re.compile(r"(?:und|oder|sowie|bzw\.|bis|and|or|to)\b")
_TERMINAL = re.compile(r"[.!?…:][\"“”»«’')\]]*$")


@dataclass(frozen=True)
class _Line:
    """A line of a page. `x` and `y` in points, `y` from the page's top, `size` of the font."""

    text: str
    page: int
    x: float
    y: float
    size: float
    margin: bool


class _TooMuch(BaseException):
    """More work than `_WORK`. No `Exception`: within a form pypdf takes each for the form's fault and goes on."""


@dataclass
class _Work:
    """How much of `_WORK` is left."""

    left: int

    def do(self, much: int) -> None:
        """Take `much` of it.

        Raises:
            _TooMuch: so much is not left.
        """
        self.left -= much
        if self.left < 0:
            raise _TooMuch("more drawn on its pages than they can hold")


def article_of_pdf(name: str, data: bytes) -> Article:
    """The article of a PDF file.

    Raises:
        UnreadableError: it is broken, or needs a password.
        EmptyArticleError: it has no text, as scans have none.
    """
    work = _Work(_WORK + _WORK_A_BYTE * len(data))
    unpacked = 2 * work.left  # bytes of a stream
    try:
        with apply_configuration(
            stream_parsing_work_maximum_count=work.left // _OPERATOR,
            array_based_stream_maximum_output_length=unpacked,
            lzw_maximum_output_length=unpacked,
            run_length_maximum_output_length=unpacked,
            zlib_maximum_output_length=unpacked,
        ):
            reader = PdfReader(BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise UnreadableError(f"{name} is protected by a password: save a copy without one.")
            lines = [line for number, page in enumerate(reader.pages) for line in _lines_of(page, number, work)]
            title = str(reader.metadata.title or "") if reader.metadata else ""
            pages = len(reader.pages)
    except UnreadableError:
        raise
    except (_TooMuch, LimitReachedError) as error:
        raise UnreadableError(
            f"{name} holds too much for a PDF of {len(data):,} bytes ({error}): print the article's pages to a new one."
        ) from error
    except DependencyError as error:
        raise UnreadableError(f"{name} is encrypted ({error}): save a copy without encryption.") from error
    except Exception as error:  # pypdf raises nearly anything on broken files
        problem = (
            f"{name} is a broken PDF ({type(error).__name__}: {error}): open it in a viewer and print it to a new one."
        )
        raise UnreadableError(problem) from error
    lines = _without_margins(lines)
    if not lines:
        problem = f"{name} has no text, only pictures of it (a scan): run a text recognition over it, such as ocrmypdf."
        raise EmptyArticleError(problem)
    body = median(line.size for line in lines for _ in range(len(line.text)))
    blocks = list(_blocks(lines, body))
    if _PROGRAM_TITLE.search(title):
        title = ""
    first = " ".join(line.text for line in blocks[0])
    if len(blocks) > 1 and (first == " ".join(title.split()) or blocks[0][0].size > 1.25 * body) and len(first) < 200:
        title = title if first.casefold() == " ".join(title.split()).casefold() else first
        del blocks[0]
    return Article.from_text(_text(blocks, pages), title=title.strip() or None, source=name)


def _lines_of(page: PageObject, number: int, work: _Work) -> Iterator[_Line]:
    """The lines of a page in the order in which they are drawn."""
    work.do(_PAGE)
    parts: list[tuple[str, float, float, float]] = []

    def visit(text: str, page_matrix: list[float], text_matrix: list[float], font: object, size: float) -> None:
        x = text_matrix[4] * page_matrix[0] + text_matrix[5] * page_matrix[2] + page_matrix[4]
        y = text_matrix[4] * page_matrix[1] + text_matrix[5] * page_matrix[3] + page_matrix[5]
        scale = abs(text_matrix[3] * page_matrix[3]) or abs(text_matrix[1] * page_matrix[2]) or 1
        parts.append((text, x, y, size * scale))
        work.do(len(text))

    def count(operator: bytes, operands: list[Any], page_matrix: list[float], text_matrix: list[float]) -> None:
        work.do(_OPERATOR + (len(operands[0]) if operands and isinstance(operands[0], list) else 0))

    page.extract_text(visitor_operand_before=count, visitor_text=visit)
    top, height = float(page.mediabox.top), float(page.mediabox.height) or 1.0
    line = ""
    place = (0.0, 0.0, 0.0)
    for text, x, y, size in parts:
        for index, piece in enumerate(text.split("\n")):
            moved = piece.strip() and line and abs(y - place[1]) > 0.5 * max(size, place[2], 1)
            if line and (index or moved):
                yield from _line(line, number, place, top, height)
                line = ""
            if piece.strip() and not line.strip():
                place, line = (x, y, size), ""
            line += piece
    yield from _line(line, number, place, top, height)


def _line(text: str, number: int, place: tuple[float, float, float], top: float, height: float) -> Iterator[_Line]:
    if _SPACED.fullmatch(text.strip()):
        text = " ".join("".join(word.split()) for word in re.split(r"\s{2,}", text.strip()))
    text = " ".join(text.translate(_LIGATURES).split())
    if text:
        y = top - place[1]
        yield _Line(text, number, place[0], y, place[2], not _MARGIN * height < y < (1 - _MARGIN) * height)


def _without_margins(lines: Sequence[_Line]) -> list[_Line]:
    """The lines without running headers and page numbers.

    In the margins goes what stands on half of the pages, its digits left aside, page numbers, and on a document of one
    page what is set smaller than the text.
    """
    if not lines:
        return []
    body = median(line.size for line in lines for _ in range(len(line.text)))
    pages = len({line.page for line in lines})
    repeated = Counter({(re.sub(r"\d+", "#", line.text), line.page) for line in lines if line.margin})
    counts = Counter(text for text, _ in repeated)
    return [
        line
        for line in lines
        if not line.margin
        or not (
            _PAGE_NUMBER.fullmatch(line.text)
            or (pages > 1 and counts[re.sub(r"\d+", "#", line.text)] >= max(2, pages / 2))
            or line.size < 0.85 * body
        )
    ]


def _blocks(lines: Sequence[_Line], body: float) -> Iterator[list[_Line]]:
    """Paragraphs and headings as lines."""
    steps = [
        after.y - before.y
        for before, after in pairwise(lines)
        if before.page == after.page and 0 < after.y - before.y < 3 * body
    ]
    leading = median(steps) if steps else 1.2 * body
    width = sorted(len(line.text) for line in lines)[int(0.9 * (len(lines) - 1))]
    lefts = Counter((line.page, round(line.x)) for line in lines)
    block: list[_Line] = []
    for line in lines:
        if block and _begins_block(block[-1], line, body, leading, width, lefts):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _begins_block(
    before: _Line, line: _Line, body: float, leading: float, width: int, lefts: Counter[tuple[int, int]]
) -> bool:
    """Whether `line` begins a paragraph: by its font, the space above it, its indentation, or the line before.

    `body` is the size of the text's font and `leading` the distance of its lines in points, `width` that of a full line
    in characters, `lefts` how many lines begin at a place of a page.
    """
    if abs(line.size - before.size) > 0.15 * before.size:
        return True
    ended = _TERMINAL.search(before.text) is not None
    if line.page != before.page or line.y < before.y:  # the next column or page
        return ended and (len(before.text) < 0.8 * width or line.text[:1] in "•–-")
    if line.y - before.y > 1.25 * max(leading, 1.2 * line.size):
        return True
    if line.size > 1.15 * body:
        return False  # a heading of several lines
    near = range(round(line.x - 3 * min(line.size, _LARGEST)), round(line.x) + 2)
    left = max(near, key=lambda x: lefts[line.page, x])
    indented = line.x > left + 0.5 * line.size
    short = len(before.text) < 0.6 * width
    return (indented and (ended or short or abs(line.x - before.x) > 0.5 * line.size)) or (ended and short)


def _text(blocks: Sequence[Sequence[_Line]], pages: int) -> str:
    """The text of the blocks, an empty line between them; a page ends with a form feed."""
    hyphenated = {word for block in blocks for line in block for word in _HYPHENATED.findall(line.text)}
    text: list[str] = []
    page = 0
    for number, block in enumerate(blocks):
        if number:
            text.append("\n\n")
        for index, line in enumerate(block):
            feeds = "\f" * (line.page - page)
            page = line.page
            if not index:
                text.append(feeds + line.text)
                continue
            divided = _DIVIDED.search(text[-1][-_WORD:])
            if divided is None:
                text.append((feeds or " ") + line.text)
                continue
            if _AND.match(line.text):
                text.append((feeds or " ") + line.text)
                continue
            first, space, rest = line.text.partition(" ")
            address = "/" in text[-1][-_WORD:].rpartition(" ")[2]
            if not address and _is_division(divided[1], first, hyphenated):
                text[-1] = text[-1][:-1]
            text.append(first + (feeds or space) + rest)
    return "".join(text) + "\f" * (pages - page)


def _is_division(before: str, after: str, hyphenated: set[str]) -> bool:
    """Whether the hyphen between two parts of a word stands there because the line ended."""
    start, _, last = before.rpartition("-")
    if not after[:1].islower() or last.isdigit() or (last.isupper() and len(last) > 1):
        return False  # “NASA-Mission”, “90-minütig”, “US-amerikanisch”
    if start and last.islower():
        return False  # “public-private-partnership”; but “CDU-Politi-kers”
    known = re.match(r"\w*", after)
    return f"{last}-{known[0] if known else after}" not in hyphenated
