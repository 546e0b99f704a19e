"""What was fetched, as a file of a kind that is read: by what the server says it is, else by its address and bytes."""

import codecs
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from index.loading.decode import declared
from index.loading.readers import READERS

_KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/x-markdown": ".md",
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "message/rfc822": ".eml",
    "text/csv": ".csv",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/rdf+xml": ".rss",
    "application/xml": ".xml",
    "text/xml": ".xml",
}
"""Media types (https://www.iana.org/assignments/media-types) and the ending of such files."""
_SAYS_NOTHING = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/download", "text/plain"})
_BEGINNINGS = (
    (b"%pdf-", ".pdf"),
    (b"<!doctype html", ".html"),
    (b"<html", ".html"),
    (b"<rss", ".rss"),
    (b"<rdf:rdf", ".rss"),
    (b"<feed", ".atom"),
)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_FEEDS = (".rss", ".atom", ".xml")
_TEXTS = (".html", ".txt", ".md", ".csv")


def suffix_of(address: str, kind: str, content: bytes) -> str | None:
    """The ending, a key of `READERS`, of a file with this content; None where it is of no kind that is read.

    Args:
        address: where it was fetched.
        kind: the media type that the server says, in small letters; empty where it says none.
        content: its bytes.
    """
    begins = _beginning(content)
    if kind in _SAYS_NOTHING or kind in ("application/xml", "text/xml", "text/html"):
        # a server that knows no better says one of these of pages and feeds, too
        if begins:
            return begins
        ending = PurePosixPath(urlsplit(address).path).suffix.casefold()
        if kind in _SAYS_NOTHING and ending in READERS and ending != ".zip":
            return ending
    return _KINDS.get(kind)


def is_feed(suffix: str | None) -> bool:
    """Whether a file of this ending is read as a feed."""
    return suffix in _FEEDS


def in_utf8(content: bytes, suffix: str, charset: str | None) -> bytes:
    """Text in UTF-8 where the server says in which encoding it is, and it is; else as it is: its reader finds it."""
    if charset is None or suffix not in _TEXTS or content.startswith(_MARKS):
        return content
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return content
    try:
        # as browsers read it (https://encoding.spec.whatwg.org/#names-and-labels)
        return declared(
            content, "windows-1252" if charset in ("iso-8859-1", "latin1", "us-ascii") else charset
        ).encode()
    except (LookupError, ValueError):
        return content


def _beginning(content: bytes) -> str | None:
    """The ending by the first bytes, behind marks, white space, comments and an XML declaration."""
    start = content[:2000]
    for mark in _MARKS:
        start = start.removeprefix(mark)
    start = start.replace(b"\0", b"").lstrip().lower()
    for opened, closed in ((b"<?xml", b"?>"), (b"<?xml-stylesheet", b"?>"), (b"<!--", b"-->")):
        if start.startswith(opened):
            start = start.partition(closed)[2].lstrip()
    return next((suffix for beginning, suffix in _BEGINNINGS if start.startswith(beginning)), None)
