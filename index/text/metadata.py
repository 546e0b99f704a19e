"""What a text says about itself: title, date, outlet, author, language.

Taken, in this order: front matter (`key: value` lines between `---`), the first Markdown heading, what the outlet's
notes state (“Diese Nachricht wurde am 16.11.2024 im Programm Deutschlandfunk gesendet.”), and for the title else the
first heading before the text, else the first sentence of the text, shortened. A photo's caption is never the title.
"""

import datetime
import re
from dataclasses import dataclass

from index.text.dates import DATE, date_in
from index.text.kinds import BYLINE, kinds_of
from index.text.language import Language, language_of
from index.text.lines import Lines, front_matter_end
from index.text.sentences import split_sentences
from index.text.spans import SentenceKind

_HEAD, _TAIL = 20_000, 4_000
"""Characters read at a text's beginning and end: what it says about itself stands there."""

_TITLE_LENGTH = 90
"""Characters of a title made of a sentence: one line of a list on a terminal."""

_KEYS = {
    key: field
    for field, keys in {
        "title": "title titel headline überschrift",
        "published": "published published_at date datum publishdate pubdate veröffentlicht",
        "outlet": "outlet publisher publication medium site_name sitename zeitung sender source quelle",
        "author": "author authors autor autorin autoren byline",
        "language": "language lang sprache",
    }.items()
    for key in keys.split()
}
_MARKS = re.compile(r"^#{1,6}\s+|\s+#+$|\*\*|__")
_PUBLISHED = re.compile(
    r"\b(?:gesendet|ausgestrahlt|veröffentlicht|erschienen|published|broadcast|aired|appeared)\b", re.IGNORECASE
)
# “im Programm Deutschlandfunk gesendet”, “in der Süddeutschen Zeitung erschienen”, “published in The Guardian on …”
_OUTLET = re.compile(
    r"\b(?:im (?:Programm|Sender|Radio)\s|im\s|bei\s|in der\s|auf\s|(?:in|by|on)\s)"
    r"(?P<outlet>[A-ZÄÖÜ][\w.&'’-]*(?:\s(?:[A-ZÄÖÜ]|\d|für\b|der\b|of\b|the\b|and\b|&)[\w.&'’-]*){0,4}?)"
    r"(?=\s+(?:gesendet|ausgestrahlt|veröffentlicht|erschienen|on\b|am\b|at\b|um\b)|[.,;]?$|[.,;]\s)"
)


@dataclass(frozen=True)
class Metadata:
    """What a text says about itself; None where it does not say."""

    title: str
    published: datetime.date | None = None
    outlet: str | None = None
    author: str | None = None
    language: Language | None = None


def metadata_of(text: str) -> Metadata:
    """What `text` says about itself. The title is never empty: without one it is the first sentence, shortened.

    A date counts where the text states it about itself: in front matter, in a note of the outlet, on a line of its own
    above the text. Of several, front matter is taken first, then the first one.
    """
    body = front_matter_end(text)
    stated = _front_matter(text[:body])
    sentences = _kinds(text[: body + _HEAD], body)
    tail = _kinds(text[-_TAIL:], 0) if len(text) > body + _HEAD else []
    published, outlet, author = _stated_in_notes(sentences, tail)
    language = {"de": "de", "ge": "de", "en": "en"}.get(stated.get("language", "")[:2].casefold())
    return Metadata(
        title=stated.get("title") or _title(sentences) or _shortened(text[: body + _HEAD]) or "Untitled",
        published=date_in(stated.get("published", "")) or published,
        outlet=stated.get("outlet") or outlet,
        author=stated.get("author") or author,
        language="de" if language == "de" else "en" if language == "en" else language_of(text[body : body + _HEAD]),
    )


def _kinds(text: str, body: int) -> list[tuple[str, SentenceKind]]:
    """The sentences behind `body` with their kinds."""
    lines = Lines(text)
    spans = split_sentences(text, lines)
    kinds = kinds_of(text, spans, lines)
    return [(text[start:end], kind) for (start, end), kind in zip(spans, kinds, strict=True) if start >= body]


def _front_matter(block: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in block.splitlines():
        key, _, value = line.partition(":")
        field = _KEYS.get(key.strip().casefold())
        value = value.strip().strip("\"'[]").replace('", "', ", ").strip()
        if field and value and not (field == "outlet" and "/" in value):
            found.setdefault(field, value)
    return found


def _stated_in_notes(
    head: list[tuple[str, SentenceKind]], tail: list[tuple[str, SentenceKind]]
) -> tuple[datetime.date | None, str | None, str | None]:
    """Date, outlet and author; of each the first that a note states."""
    published: datetime.date | None = None
    outlet: str | None = None
    author: str | None = None
    above = True  # a date alone says when the text is from only above it; below, it may head a list of results
    for sentence, kind in head + tail:
        above = above and kind != "text"
        if kind != "note":
            continue
        if above or not DATE.fullmatch(sentence.rpartition(", ")[2].strip(" .")):
            published = published or date_in(sentence)
        if outlet is None and _PUBLISHED.search(sentence):
            found = _OUTLET.search(" ".join(DATE.sub("", sentence).split()))
            outlet = found["outlet"].rstrip(".") if found else None
        if author is None and (byline := BYLINE.match(sentence)):
            author = byline["author"]
    return published, outlet, author


def _title(sentences: list[tuple[str, SentenceKind]]) -> str:
    for sentence, kind in sentences:
        if kind == "heading" and sentence.startswith("#"):
            return _plain(sentence)
    return next((_shortened(_plain(sentence)) for sentence, kind in sentences if kind in ("heading", "text")), "")


def _plain(sentence: str) -> str:
    """A sentence in one line, without Markdown's marks."""
    return _MARKS.sub("", " ".join(sentence.split())).strip()


def _shortened(sentence: str) -> str:
    sentence = " ".join(sentence[: 10 * _TITLE_LENGTH].split())
    if len(sentence) <= _TITLE_LENGTH:
        return sentence
    cut = sentence[:_TITLE_LENGTH].rpartition(" ")[0] or sentence[: _TITLE_LENGTH - 1]
    return cut.rstrip(" ,;:–-") + "…"
