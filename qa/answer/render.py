"""An answer as HTML and as Markdown, for notebooks. All text is untrusted and escaped here, once."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from index.article import Article
from index.text.spans import Span
from qa.answer.citation import Citation, Part, pieces_of
from qa.answer.outlets import also_in

_NOT_IN_HTML = re.compile(r"[\x00\ud800-\udfff]")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")

_AROUND = 200
"""Code points of the article that are shown before and after a cited sentence, at most: two sentences or so."""

_MARKED = "background:#fbe9b0;color:#1d1c1a"
_NAMING = "text-decoration:underline dotted"
_QUOTED = "white-space:pre-line;unicode-bidi:isolate"

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\\": "&#92;", "\x00": "\ufffd"})
_METACHARACTERS = re.compile(r"[`*_\[~$]|(?<=:)//|(?<=www)\.", re.IGNORECASE)
_AT_THE_START = re.compile(r"^(\s*)(\d+(?=[.)]))?(?=[#+=.)-])")


def escape(text: str) -> str:
    """`text` as HTML that shows it; NUL and lone surrogates, which HTML cannot hold, become U+FFFD."""
    return html.escape(_NOT_IN_HTML.sub("\ufffd", text)).replace("\r", "&#13;")


def escape_markdown(text: str) -> str:
    r"""`text` as one line of Markdown that shows it, white space aside: no markup, no HTML, no link, no formula.

    CommonMark 0.31.2: a backslash before punctuation takes its meaning (section 2.4), so does a character reference
    (2.5); GFM links “www.” and “://” by themselves (6.9). A backslash is a reference too, since “\\(” begins a formula
    in notebooks.
    """
    line = re.sub(r"\s+", " ", _NOT_IN_HTML.sub("\ufffd", text)).translate(_ENTITIES)
    line = _METACHARACTERS.sub(lambda match: "\\" + match[0], line)
    return _AT_THE_START.sub(lambda match: match[0] + "\\", line)


def pieces_html(pieces: Iterable[tuple[str, bool]]) -> str:
    """Text as HTML, the words that answer in bold (`Answer.pieces`)."""
    return "".join(f"<strong>{escape(text)}</strong>" if marked else escape(text) for text, marked in pieces)


def stretch_html(text: str, stretch: Span, answering: Iterable[Span]) -> str:
    """`text[slice(*stretch)]` as HTML, those of the `answering` spans that lie in it in bold."""
    pieces, position = [], stretch[0]
    for start, end in sorted(span for span in answering if stretch[0] <= span[0] and span[1] <= stretch[1]):
        if start >= position:
            pieces += [(text[position:start], False), (text[start:end], True)]
            position = end
    return pieces_html([*pieces, (text[position : stretch[1]], False)])


def _pieces_markdown(pieces: Iterable[tuple[str, bool]]) -> str:
    return "".join(f"<b>{escape_markdown(text)}</b>" if marked else escape_markdown(text) for text, marked in pieces)


def answer_html(question: str, parts: Sequence[Part], citations: Sequence[Citation]) -> str:
    """The answer, and below it each cited sentence highlighted where it stands in its article.

    Styles stand on the elements only, so that nothing else in the notebook changes; no scripts, no links, no images.
    The classes keep MathJax from taking a price in dollars for a formula.
    """
    body = "".join(
        escape(part.text)
        if part.citation is None
        else f'<span style="unicode-bidi:isolate">{pieces_html(pieces_of(part, citations))}</span>{_numbers_html(part)}'
        for part in parts
    ).strip()
    sources = "".join(_article_html(article, cited) for article, cited in _by_article(citations))
    return (
        '<div class="tex2jax_ignore mathjax_ignore" style="max-width:44em;line-height:1.5">'
        f"<p><strong>{escape(question)}</strong></p>"
        f'<p style="white-space:pre-line">{body}</p>{sources}</div>'
    )


def answer_markdown(parts: Sequence[Part], citations: Sequence[Citation]) -> str:
    """The answer as Markdown, each proven part with its number, and below it the cited articles."""
    body = "".join(
        "\n".join(map(escape_markdown, part.text.split("\n")))
        if part.citation is None
        else " ".join([_pieces_markdown(pieces_of(part, citations)), *map(_number_markdown, part.numbers)])
        for part in parts
    )
    paragraphs = "\n\n".join(line.strip() for line in body.split("\n") if line.strip())
    sources = "\n".join(
        f"- {' '.join(_number_markdown(one.number) for one in cited)} {escape_markdown(_about(article, cited))}"
        for article, cited in _by_article(citations)
    )
    return f"{paragraphs}\n\n{sources}" if sources else paragraphs


def _numbers_html(part: Part) -> str:
    return "".join(f"&nbsp;<sup>[{number}]</sup>" for number in part.numbers)


def _number_markdown(number: int) -> str:
    return f"**\\[{number}]**"


def _by_article(citations: Iterable[Citation]) -> list[tuple[Article, list[Citation]]]:
    """The cited articles in the order of their first citation."""
    found: dict[Article, list[Citation]] = {}
    for citation in citations:
        found.setdefault(citation.sentence.article, []).append(citation)
    return list(found.items())


def _about(article: Article, cited: Iterable[Citation]) -> str:
    """Title, outlet, date and id, as far as they are known, and what else prints the same text."""
    also = also_in(list(dict.fromkeys(other for one in cited for other in one.also)), "en")
    published = article.published.isoformat() if article.published else None
    return " · ".join(part for part in (article.title, article.outlet, published, article.id, also) if part)


def _article_html(article: Article, cited: list[Citation]) -> str:
    numbers = {(one.sentence.start, one.sentence.end): one.number for one in cited}
    naming = {(one.context.start, one.context.end) for one in cited if one.context and one.context.article == article}
    answering = {span for one in cited for span in one.marked}
    excerpts = "".join(
        f'<blockquote style="{_QUOTED};margin:.3em 0 .8em 1em">'
        f"{_excerpt_html(article, window, numbers, naming, answering)}</blockquote>"
        for window in _windows(article.text, [*numbers, *naming])
    )
    return f'<p style="margin:.8em 0 0"><small>{escape(_about(article, cited))}</small></p>{excerpts}'


def _windows(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """What is shown of `text`: each span with what stands around it in its paragraph, those that meet as one."""
    shown: Span | None = None
    for start, end in sorted(spans):
        window = _before(text, start), _after(text, end)
        if shown and window[0] <= shown[1]:
            shown = shown[0], max(shown[1], window[1])
            continue
        if shown:
            yield shown
        shown = window
    if shown:
        yield shown


def _before(text: str, start: int) -> int:
    """Where the paragraph before `start` begins, or a word at most `_AROUND` code points before."""
    first = max(0, start - _AROUND)
    breaks = [match.end() for match in _BLANK_LINE.finditer(text, first, start)]
    if breaks or first == 0:
        return breaks[-1] if breaks else 0
    space = text.find(" ", first, start)
    return space + 1 if space >= 0 else start


def _after(text: str, end: int) -> int:
    """Where the paragraph behind `end` ends, or a word at most `_AROUND` code points behind."""
    last = min(len(text), end + _AROUND)
    found = _BLANK_LINE.search(text, end, last)
    if found or last == len(text):
        return found.start() if found else last
    space = text.rfind(" ", end, last)
    return space if space >= 0 else end


def _excerpt_html(
    article: Article, window: Span, numbers: dict[Span, int], naming: set[Span], answering: set[Span]
) -> str:
    start, end = window
    cuts = {cut for span in (*numbers, *naming) for cut in span if start < cut < end}
    pieces = []
    for piece in pairwise([start, *sorted(cuts), end]):
        shown = stretch_html(article.text, piece, answering)
        cited = [number for span, number in numbers.items() if span[0] <= piece[0] and piece[1] <= span[1]]
        if cited:
            begun = "".join(f"<sup>[{number}]</sup>&nbsp;" for span, number in numbers.items() if span[0] == piece[0])
            shown = f'{begun}<mark style="{_MARKED}">{shown}</mark>'
        elif any(span[0] <= piece[0] and piece[1] <= span[1] for span in naming):
            shown = f'<span style="{_NAMING}">{shown}</span>'
        pieces.append(shown)
    return ("… " if start else "") + "".join(pieces).strip() + (" …" if end < len(article.text) else "")
