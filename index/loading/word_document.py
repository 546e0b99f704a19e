"""A Word document (.docx, Office Open XML, ECMA-376) to an article.

The text is that of the body with its tables and text boxes, in order, and below it the footnotes and endnotes; deleted
text of tracked changes, comments, headers and footers stay out. The title is the paragraph of the style “Title” at the
beginning, else the document's property. The file's dates say when it was written, not when the article appeared, and
its creator is the computer's user: neither is taken.
"""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree

from index.article import Article
from index.errors import EmptyArticleError, UnreadableError
from index.loading.archive import BROKEN, unpacked, unpacks_to_too_much
from index.loading.xml_tree import tree_of_xml

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
"""The same namespace where Word saves as “Strict Open XML Document”."""
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LARGEST, _TAGS = 100_000_000, 1_500_000
"""Bytes of a part, and its tags. The longest novels have 3 MB of text, and Word writes a tag for five letters."""


def article_of_docx(name: str, data: bytes) -> Article:
    """The article of a .docx file.

    Raises:
        UnreadableError: it is broken, protected by a password, or no Word document.
        EmptyArticleError: it has no text.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            document = _part(archive, "word/document.xml")
            parts = set(archive.namelist())
            properties = _part(archive, "docProps/core.xml") if "docProps/core.xml" in parts else None
            notes = [_part(archive, part) for part in _NOTES if part in parts]
    except (
        *BROKEN,
        ElementTree.ParseError,
        LookupError,
        RuntimeError,
        ValueError,
    ) as error:  # no such part or encoding; a password; a namespace that would grow
        problem = (
            f"{name} is no Word document that can be read ({error}): open it in a word processor and save it again."
        )
        raise UnreadableError(problem) from error
    paragraphs = list(_paragraphs(document))
    title = properties.findtext(".//{http://purl.org/dc/elements/1.1/}title") if properties is not None else None
    if len(paragraphs) > 1 and paragraphs[0][1].casefold() in ("title", "titel"):
        title = paragraphs.pop(0)[0]
    paragraphs += [
        paragraph for part in notes for note in part if not note.get(f"{_W}type") for paragraph in _paragraphs(note)
    ]
    text = "\n\n".join(paragraph for paragraph, _ in paragraphs)
    if not text:
        raise EmptyArticleError(f"{name} has no text, only pictures perhaps: nothing to add.")
    return Article.from_text(text, title=" ".join((title or "").split()) or None, source=name)


def _part(archive: zipfile.ZipFile, part: str) -> ElementTree.Element:
    entry = archive.getinfo(part)
    if problem := unpacks_to_too_much(entry, _LARGEST):
        raise zipfile.BadZipFile(f"{part} {problem}")
    data = unpacked(archive, entry)
    if (tags := data.count(b"<")) > _TAGS:
        raise zipfile.BadZipFile(f"{part} has {tags:,} tags")
    if b"<!DOCTYPE" in data:
        raise zipfile.BadZipFile(f"{part} declares a document type, which no program writes")
    return tree_of_xml(data.replace(_STRICT, _W[1:-1].encode()))


def _paragraphs(element: ElementTree.Element) -> Iterator[tuple[str, str]]:
    """Text and style of each paragraph with text; a table's row is one paragraph."""
    for child in element:
        if child.tag == f"{_W}p":
            style = child.find(f"{_W}pPr/{_W}pStyle")
            item = child.find(f"{_W}pPr/{_W}numPr") is not None
            if text := _text(child).strip():
                yield ("- " if item else "") + text, (style.get(f"{_W}val") or "") if style is not None else ""
            for box in _outermost(child, f"{_W}txbxContent", _FALLBACK):
                yield from _paragraphs(box)
        elif child.tag == f"{_W}tbl":
            for row in _outermost(child, f"{_W}tr"):
                cells = (
                    " ".join(filter(None, map(_text, _outermost(cell, f"{_W}p")))).strip()
                    for cell in _outermost(row, f"{_W}tc")
                )
                if text := " | ".join(cells).strip(" |"):
                    yield text, ""
        elif child.tag != _FALLBACK:
            yield from _paragraphs(child)


def _outermost(element: ElementTree.Element, tag: str, but: str = "") -> Iterator[ElementTree.Element]:
    """The elements of a name in `element` that lie in no other of them, in order; none in elements named `but`."""
    stack = list(reversed(element))
    while stack:
        child = stack.pop()
        if child.tag == tag:
            yield child
        elif child.tag != but:
            stack += reversed(child)


def _text(element: ElementTree.Element) -> str:
    parts: list[str] = []
    for child in element:
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag == f"{_W}tab":
            parts.append("\t")
        elif child.tag == f"{_W}noBreakHyphen":
            parts.append("-")
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif child.tag not in (f"{_W}pPr", f"{_W}rPr", f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", _FALLBACK):
            parts.append(_text(child))
    return "".join(parts)
