"""Text in quotation marks in a claim: the source's very words, or a translation that is marked as one.

A translation is marked in brackets behind the original, “Büchse der Pandora” (translation: “Pandora's box”), or, where
the original is not shown, “Pandora's box” (translated). German: (Übersetzung: …), (übersetzt).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Sentence
from index.text.quotations import quotations_of
from index.text.spans import Span
from index.text.terms import words_of
from index.text.wording import omitted_of, places_of, trimmed
from qa.checking.cited import Source
from qa.checking.claims import Disagreement

_SINGLE = re.compile(r"(?<!\w)[‘‚'‹›](?=\w)([^‘‚‹›\n]{2,600}?)[’‘'›‹](?!\w)")
_TYPED = str.maketrans(
    {"＂": '"', "〝": "“", "〞": "”", "〟": "„", "‟": "“", "『": "“", "』": "”", "「": "“", "」": "”"}
)
_MARKED = re.compile(
    r"\s*[,;–—-]?\s*[(\[]\s*(?:(?:my|our|own|in|eigene|meine|auf)\s+)?"
    r"(?:translat\w*|English|German|übersetz\w*|Übersetz\w*|Deutsch|Englisch)"
    r"(?:\s+(?:translation|by\s+\w+|from\s+(?:the\s+)?German|from\s+(?:the\s+)?English|aus\s+dem\s+\w+))?"
    r"\s*(?:[:,–—-]\s*(?P<translation>[^()\[\]]{1,1000}?))?\s*[)\]]",
)
SCARE = 2
"""Words of a quotation that is a title or an expression; its capitals may differ from the source's."""


@dataclass(frozen=True)
class Quoted:
    """A quotation in a claim."""

    text: str
    """Without its marks."""
    start: int
    """Where its opening mark stands in the claim."""
    end: int
    """Behind its closing mark and the translation."""
    marked: bool = False
    """Whether it is marked as translated."""
    translation: str | None = None
    """What stands in brackets behind it as its translation; None where `text` itself is translated, or nothing is."""


def typographic(text: str) -> str:
    """`text` with rarer quotation marks as common ones, code point for code point where it can be."""
    return re.sub(r",,(?=\w)", "„", re.sub(r"``", "“", text.replace("''", "”"))).translate(_TYPED)


def quoted_of(text: str) -> tuple[Quoted, ...]:
    """The outermost quotations of a claim, in order, in any of the German and English marks."""
    spans = [(one.start, one.end) for one in quotations_of(text)]
    for match in _SINGLE.finditer(text):
        if all(match.end() <= start or end <= match.start() for start, end in spans):
            spans.append(match.span())
    found = []
    behind = 0
    for start, end in sorted(spans):
        if start < behind:  # within the translation of the one before
            continue
        mark = _MARKED.match(text, end)
        translation = mark["translation"] if mark else None
        behind = mark.end() if mark else end
        found.append(
            Quoted(text[start + 1 : end - 1], start, behind, bool(mark), trimmed(translation) if translation else None)
        )
    return tuple(found)


def without_quotations(text: str, quoted: Sequence[Quoted], kept: bool = True) -> str:
    """A claim without its quotations, or with an ellipsis where each stood."""
    pieces, position = [], 0
    for one in quoted:
        pieces += [text[position : one.start], " … " if kept else " "]
        position = one.end
    return "".join([*pieces, text[position:]])


def stands(quotation: str, sentences: Sequence[Sentence]) -> bool:
    """Whether every part of a quotation (it may have omissions) stands letter for letter in cited sentences.

    It may go over several sentences if they follow each other and all are cited.
    """
    stretches = [article_text[start:end] for article_text, (start, end) in _stretches(sentences)]
    parts = [part for part in map(trimmed, omitted_of(quotation)) if any(map(str.isalnum, part))]
    if not parts:
        return True
    for stretch in stretches:
        if all(places_of(part, stretch) for part in parts):
            return True
        if len(words_of(quotation)) <= SCARE and all(places_of(part.lower(), stretch.lower()) for part in parts):
            return True
    return False


def _stretches(sentences: Sequence[Sentence]) -> list[tuple[str, Span]]:
    """The cited sentences of each article, those that follow each other as one stretch."""
    found: list[tuple[str, str, Span]] = []
    for one in sorted(set(sentences), key=lambda s: (s.article.id, s.start)):
        if found and found[-1][0] == one.article.id and not one.article.text[found[-1][2][1] : one.start].strip():
            found[-1] = (*found[-1][:2], (found[-1][2][0], one.end))
        else:
            found.append((one.article.id, one.article.text, (one.start, one.end)))
    return [(text, span) for _, text, span in found]


def quotations_agree(quoted: Sequence[Quoted], source: Source) -> Disagreement:
    """Every quotation stands in the sentences, letter for letter but for typography, or is a marked translation."""
    for one in quoted:
        translated = one.marked and one.translation is None
        if not translated and not stands(one.text, source.sentences) and one.text.strip() not in source.outlets:
            return "quotation", one.text
    return None
