"""An article as HTML, its cited sentences marked. All text is untrusted and escaped here, once."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from index.article import Article, Sentence
from index.search.explaining import Match
from index.text.controls import TURNS
from index.text.spans import SentenceKind, Span
from qa.answer.citation import Citation
from qa.answer.in_words import date_in_words
from qa.answer.render import escape

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_TAGS: dict[SentenceKind, tuple[str, str]] = {
    "text": ("<p>", "</p>"),
    "heading": ("<h3>", "</h3>"),
    "caption": ('<p class="caption">', "</p>"),
    "note": ('<p class="note">', "</p>"),
}


def steady(text: str) -> str:
    """`text` without the characters that turn the direction of all that stands behind them (UAX 9, 2.1 to 2.4)."""
    return TURNS.sub("", text)


def language_attribute(language: str | None) -> str:
    """` lang="de"`, or nothing where the language is not known."""
    return f' lang="{language}"' if language and re.fullmatch(r"[a-z]{2,3}", language) else ""


def origin(article: Article) -> str:
    """Outlet and date as plain text, “Deutschlandfunk, 16 November 2024”; empty where neither is known."""
    published = date_in_words(article.published, "en") if article.published else ""
    return ", ".join(part for part in (steady(article.outlet or ""), published) if part)


_Said = TypeVar("_Said")


@dataclass(frozen=True)
class _Block:
    """A paragraph or heading: `text[start:end]` without the white space around it."""

    start: int
    end: int
    kind: SentenceKind


def article_html(
    article: Article,
    sentences: Sequence[Sentence] = (),
    citations: Iterable[Citation] = (),
    shown: int | None = None,
    note: str = "",
    changed: Collection[int] = (),
    matches: Iterable[Match] = (),
) -> str:
    """The article, ready to show.

    The text of the element with the class `article-text` is `article.text`, character for character.

    Args:
        article: the article.
        sentences: its sentences, in order; they tell headings and captions from text.
        citations: what is cited; citations of other articles are left out.
        shown: the number of the citation that is to be seen first.
        note: what is to be said about the article before it, as plain text.
        changed: the numbers of citations whose sentence no longer stands in the article's current version.
        matches: words of the cited sentences that answered words of the question; underlined, with those words.
    """
    here = [citation for citation in citations if citation.sentence.article == article]
    blocks = list(_blocks(article.text, sentences))
    title_is_in_text = bool(blocks) and article.text[blocks[0].start : blocks[0].end].lstrip("# ") == article.title
    details = " · ".join(escape(part) for part in (origin(article), steady(article.author or "")) if part)
    target = "" if shown is None else f' data-shown="{shown}"'
    target += language_attribute(article.language)
    return (
        f'<article class="article" data-article="{escape(article.id)}" tabindex="-1" '
        f'aria-label="Article: {escape(article.title)}"{target}>'
        f'<header><p class="origin" lang="en">{details}</p>'
        + ("" if title_is_in_text else f"<h2>{escape(article.title)}</h2>")
        + (f'<p class="note" lang="en">{escape(note)}</p>' if note else "")
        + '</header><div class="article-text">'
        + _text_html(
            article.text,
            blocks,
            _Marks(_cited(here)),
            title_is_in_text,
            changed,
            _Marks((span, True) for citation in here for span in citation.marked),
            _Marks(_matched(matches).items()),
            _corrections(here, changed),
        )
        + "</div></article>"
    )


def _blocks(text: str, sentences: Sequence[Sentence]) -> Iterator[_Block]:
    """Paragraphs, divided again where the kind of the sentences changes."""
    start = first = 0
    for end in [*(match.start() for match in _BLANK_LINES.finditer(text)), len(text)]:
        last = bisect_left(sentences, end, key=lambda sentence: sentence.start)
        inside = sentences[first:last]
        first = last
        begin, kind = start, inside[0].kind if inside else "text"
        for sentence in inside:
            if sentence.kind != kind:
                yield from _trimmed(text, begin, sentence.start, kind)
                begin, kind = sentence.start, sentence.kind
        yield from _trimmed(text, begin, end, kind)
        start = end


def _trimmed(text: str, start: int, end: int, kind: SentenceKind) -> Iterator[_Block]:
    stretch = text[start:end]
    if stretch.strip():
        yield _Block(start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip()), kind)


def _cited(citations: Iterable[Citation]) -> Iterator[tuple[Span, tuple[int, bool]]]:
    """(span, (number, whether it is cited itself or only gives the name)) of all that is to be marked."""
    for citation in citations:
        yield (citation.sentence.start, citation.sentence.end), (citation.number, True)
        if citation.context:
            yield (citation.context.start, citation.context.end), (citation.number, False)


def _corrections(citations: Iterable[Citation], changed: Collection[int]) -> dict[int, str]:
    """By the end of each cited statement's last sentence, a button that corrects who says it; it has no text."""
    buttons: dict[int, str] = {}
    for citation in citations:
        statement = citation.statement
        if statement is None or citation.number in changed:
            continue
        speaker = statement.speaker or ""
        label = f"Said by {speaker}. Correct who says this" if speaker else "Say who says this"
        buttons[citation.sentence.end] = (
            f'<button type="button" class="correct-speaker" data-statement="{escape(statement.id)}" '
            f'data-speaker="{escape(speaker)}" title="{escape(label)}" aria-label="{escape(label)}"></button>'
        )
    return buttons


def _matched(matches: Iterable[Match]) -> dict[Span, str]:
    """By their place, what the words say that are underlined: “In the question: phone, call”."""
    words: dict[Span, list[str]] = {}
    for match in matches:
        words.setdefault((match.start, match.end), []).append(match.word)
    return {span: f"In the question: {', '.join(dict.fromkeys(found))}" for span, found in words.items()}


class _Marks(Generic[_Said]):
    """Spans of a text, each with what is said of it."""

    def __init__(self, marks: Iterable[tuple[Span, _Said]]) -> None:
        self._cuts: list[int] = []
        self._on: list[tuple[_Said, ...]] = []
        """What is said of the text from each cut to the next one."""
        begun: dict[int, list[int]] = {}
        said = []
        for number, ((start, end), one) in enumerate(marks):
            said.append(one)
            if start < end:
                begun.setdefault(start, []).append(number)
                begun.setdefault(end, []).append(~number)
        on: dict[int, None] = {}
        for cut in sorted(begun):
            for number in begun[cut]:
                if number < 0:
                    on.pop(~number)
                else:
                    on[number] = None
            self._cuts.append(cut)
            self._on.append(tuple(said[number] for number in sorted(on)))

    def edges(self, start: int, end: int) -> list[int]:
        """`start`, the places between where marks begin and end, and `end`."""
        return [start, *self._cuts[bisect_right(self._cuts, start) : bisect_left(self._cuts, end)], end]

    def on(self, place: int) -> tuple[_Said, ...]:
        """What is said of the character at a place."""
        number = bisect_right(self._cuts, place)
        return self._on[number - 1] if number else ()


def _words_html(text: str, stretch: Span, answering: _Marks[bool], matched: _Marks[str]) -> str:
    """`text[slice(*stretch)]` as HTML, the words that answer in bold, those that the question has underlined."""
    start, end = stretch
    pieces = []
    for begin, stop in pairwise(sorted({*answering.edges(start, end), *matched.edges(start, end)})):
        piece = escape(text[begin:stop])
        if titles := matched.on(begin):
            piece = f'<span class="matched" title="{escape(titles[0])}">{piece}</span>'
        pieces.append(f"<strong>{piece}</strong>" if answering.on(begin) else piece)
    return "".join(pieces)


def _text_html(
    text: str,
    blocks: Sequence[_Block],
    marks: _Marks[tuple[int, bool]],
    title_first: bool,
    changed: Collection[int],
    answering: _Marks[bool],
    matched: _Marks[str],
    corrections: dict[int, str],
) -> str:
    pieces = []
    position = 0
    begun: set[int] = set()
    for block in blocks:
        opening, closing = ("<h2>", "</h2>") if title_first and block is blocks[0] else _TAGS[block.kind]
        pieces += [escape(text[position : block.start]), opening]
        for start, end in pairwise(marks.edges(block.start, block.end)):
            on = marks.on(start)
            cited = [number for number, itself in on if itself]
            naming = [number for number, itself in on if not itself]
            shown = _words_html(text, (start, end), answering, matched)
            pieces.append(_piece_html(shown, cited, naming, begun, changed))
            pieces.append(corrections.get(end, "") if cited else "")
        pieces.append(closing)
        position = block.end
    return "".join([*pieces, escape(text[position:])])


def _piece_html(escaped: str, cited: list[int], naming: list[int], begun: set[int], changed: Collection[int]) -> str:
    if cited:
        new = [number for number in cited if number not in begun]
        begun.update(cited)
        numbers = f' data-begins="{" ".join(map(str, new))}" tabindex="-1"' if new else ""
        kind = "cited changed" if any(number in changed for number in cited) else "cited"
        return f'<mark class="{kind}" data-numbers="{" ".join(map(str, cited))}"{numbers}>{escaped}</mark>'
    if naming:
        title = "Tells whom sentence " + ", ".join(map(str, naming)) + " speaks of"
        return f'<span class="context" title="{title}">{escaped}</span>'
    return escaped
