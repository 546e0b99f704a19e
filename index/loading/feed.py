"""An exported feed (RSS 2.0, RSS 1.0, Atom; WordPress's export is RSS) to articles, one an entry.

feedparser (https://feedparser.readthedocs.io) reads it: also what is no well-formed XML, with undeclared namespaces and
entities, in another encoding than it says. An entry's source is its address, else its identifier; its date is that of
publication, where it has none that of its last change; the outlet is the feed's title. The text is the longest that the
entry has of content, description and summary; what it says of its pictures and films (`media:description`) counts where
there is nothing else.
"""

import datetime
import hashlib
import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import zip_longest
from typing import Any

import feedparser

from index.article import Article
from index.errors import ArticleError, EmptyArticleError, UnreadableError
from index.loading.decode import decode_markup
from index.loading.web_page import text_of_fragment
from index.loading.xml_tree import GROWING
from index.text.dates import date_in

_MOST_ATTRIBUTES = 500
"""Attributes of an element; feedparser takes time that grows with their square. Elements of feeds have ten."""
_LONG_TAG = re.compile(rb"<[a-zA-Z?][^<>]{%d,}" % (4 * _MOST_ATTRIBUTES))
_QUOTED = re.compile(rb"\"[^\"]*\"|'[^']*'")
_OF_MEDIA = re.compile(rb"(</?)media:(?:description|text)\b")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_ROOT = re.compile(rb"<([a-zA-Z][\w:.-]{0,99})")
_END = re.compile(rb"</(?:\w{1,50}:)?(?:rss|rdf|feed)\s{0,100}>\s{0,100}$", re.IGNORECASE)
_MARKUP = re.compile(r"</(?:p|div|span|a|b|i|em|strong|li|ul|blockquote)>|<(?:p|br) ?/?>|<img\s", re.IGNORECASE)
"""What no news text has; what was escaped once too often has it when it is text."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_SHORT = 1000
"""Characters; of a shorter text the page is asked for the rest. An agency's flash is no longer, and where it is whole
its page costs one request."""
_GOES_ON = re.compile(
    r"(?:…|\.{3}|\[(?:…|\.{3}|&hellip;)\]|\b(?:weiterlesen|mehr lesen|read more|continue reading)\b\W{0,5})\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Entry:
    """An entry of a feed."""

    key: str
    """By what it is known again: a digest of its identifier, else its address, else of what it says."""
    address: str | None
    article: Article | ArticleError
    is_teaser: bool
    """Whether its text goes on where `address` leads."""
    title: str | None
    published: datetime.date | None
    outlet: str | None
    author: str | None


def articles_of_feed(name: str, data: bytes) -> Iterator[tuple[str, Article | ArticleError]]:
    """The articles of a feed with their places (`feed.xml#3`: the third entry).

    Raises:
        UnreadableError: it is no XML, or XML but no feed.
        EmptyArticleError: it has no entries.
    """
    for place, entry in entries_of_feed(name, data):
        yield place, entry.article


def read_entries(address: str, data: bytes, columns: Mapping[str, str]) -> Iterator[tuple[str, Entry]]:
    """The entries of a feed that was fetched, for a process of its own (`index.loading.reading`)."""
    return entries_of_feed(address, data, address)


def entries_of_feed(name: str, data: bytes, base: str = "") -> Iterator[tuple[str, Entry]]:
    """The entries of a feed with their places; addresses in them are relative to `base`.

    Raises:
        UnreadableError, EmptyArticleError: as `articles_of_feed`.
    """
    data = _DECLARATION.sub("", decode_markup(data, name)).encode()
    _check(name, data)
    found = _parsed(_OF_MEDIA.sub(rb"\1subtitle", data), base)
    if not found.entries:
        raise _no_entries(name, data, found)
    outlet = _line(found.feed.get("title"))
    breaks_off = found.bozo and not _END.search(data[-200:])
    texts = [_text_of(entry) for entry in found.entries]
    if found.bozo and not all(texts):  # what of media is broken may have swallowed what is not
        as_it_is = [_text_of(entry) for entry in _parsed(data, base).entries]
        texts = [text or other for text, other in zip_longest(texts, as_it_is[: len(texts)], fillvalue="")]
    for number, (entry, text) in enumerate(zip(found.entries, texts, strict=True), start=1):
        if entry.get("wp_post_type", "post") in ("post", "page"):  # WordPress exports its pictures and menus, too
            cut = breaks_off and number == len(texts)
            yield f"{name}#{number}", _entry(f"{name}#{number}", entry, text, outlet, cut)


def _parsed(data: bytes, base: str) -> Any:  # noqa: ANN401 (feedparser has no types)
    # Bytes as such feedparser would try as the name of a file first.
    headers = {"content-location": base} if base else None
    return feedparser.parse(BytesIO(data), response_headers=headers, resolve_relative_uris=False, sanitize_html=False)


def _check(name: str, data: bytes) -> None:
    """Refuse what would grow while it is read, or take time that grows with its square."""
    problem = ""
    if GROWING.search(data):
        problem = "it has entities of entities, or a namespace of more than 2,000 letters"
    for tag in _LONG_TAG.finditer(data):
        if _QUOTED.sub(b"", tag[0]).count(b"=") > _MOST_ATTRIBUTES:
            problem = f"it has an element with more than {_MOST_ATTRIBUTES} attributes"
    if problem:
        raise UnreadableError(f"{name} is broken XML ({problem}): export the feed again.")


def _no_entries(name: str, data: bytes, found: Any) -> ArticleError:  # noqa: ANN401 (feedparser has no types)
    if found.version:
        if found.bozo and not _END.search(data[-200:]):
            return UnreadableError(f"{name} is broken XML ({found.bozo_exception}): export the feed again.")
        return EmptyArticleError(f"{name} is a feed without entries: nothing to add.")
    root = _ROOT.search(data)
    if root is None:
        return UnreadableError(f"{name} is broken XML (it has no element): export the feed again.")
    what = f"{name} is XML (<{root[1].decode()}>) but neither RSS nor Atom"
    return UnreadableError(f"{what}: export the articles as HTML, text or CSV.")


def _entry(place: str, entry: Any, text: str, outlet: str | None, cut: bool) -> Entry:  # noqa: ANN401 (feedparser has no types)
    text = text or ("" if cut else _text(entry.get("subtitle")))
    address = entry.get("link") or None
    title = _line(entry.get("title"))
    published = _date(entry, "published") or _date(entry, "updated") or _date(entry, "created")
    names = [_line(author.get("name") or author.get("email")) for author in entry.get("authors", ())]
    author = ", ".join(dict.fromkeys(filter(None, names))) or None
    article: Article | ArticleError
    if text:
        source = address or entry.get("id") or place
        article = Article.from_text(text, title, source, published, outlet, author)
    elif cut:
        article = UnreadableError(f"{place} is broken XML (it breaks off): export the feed again.")
    else:
        article = EmptyArticleError(f"{place} has no text: add the page that it links to.")
    key = hashlib.sha256((entry.get("id") or address or f"{title}\0{text}").encode("utf-8", "replace")).hexdigest()[:32]
    is_teaser = address is not None and (len(text) < _SHORT or _GOES_ON.search(text[-200:]) is not None)
    return Entry(key, address, article, is_teaser, title, published, outlet, author)


def _text_of(entry: Any) -> str:  # noqa: ANN401 (feedparser has no types)
    """The longest text that an entry has for its own."""
    values = [*(part.get("value") for part in entry.get("content", ())), entry.get("summary")]
    return max(map(_text, values), key=len)


def _date(entry: Any, field: str) -> datetime.date | None:  # noqa: ANN401 (feedparser has no types)
    """The day as it is written, which is that of the outlet's time zone; else as feedparser reads it, in UTC."""
    if date := date_in(dict.get(entry, field) or ""):  # its own `get` would take “published” for “updated”
        return date
    parsed = dict.get(entry, f"{field}_parsed")
    return datetime.date(*parsed[:3]) if parsed else None


def _line(value: str | None) -> str | None:
    return " ".join(_text(value).split()) or None


def _text(value: str | None) -> str:
    """The text of a value, which may be HTML, and may be escaped once or twice too often."""
    text = value or ""
    for _ in range(3):
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text_of_fragment(text))
        if not _MARKUP.search(text):
            break
    return text
