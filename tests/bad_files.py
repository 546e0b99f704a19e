"""Files that are made to be slow: for each kind its classic bad forms, about as many bytes of them as one asks for."""

import io
import json
import zipfile
import zlib
from collections.abc import Callable, Sequence

from awkward import docx, paragraph, pdf_file

Form = Callable[[int], bytes]
"""So many bytes, or nearly, of a bad form; of what is packed, when it is unpacked."""

_HEAD = "<html><head><title>Rat lehnt ab</title>"
_ARTICLE = (
    "<article><h1>Rat lehnt ab</h1>" + "<p>Der Rat der Stadt lehnt am Montag den Plan ab, sagte Frau Holm.</p>" * 9
)


def _between(before: str, unit: str, behind: str = "", closer: str = "") -> Form:
    """`unit` again and again, and `closer` as often, between `before` and `behind`."""

    def made(length: int) -> bytes:
        count = max(1, length // len((unit + closer).encode()))
        return f"{before}{unit * count}{closer * count}{behind}".encode()

    return made


def _in_head(unit: str, before: str = "", behind: str = "") -> Form:
    return _between(_HEAD + before, unit, f"{behind}</head><body>{_ARTICLE}")


def _in_body(unit: str, before: str = "", behind: str = "", closer: str = "") -> Form:
    return _between(f"{_HEAD}</head><body>{_ARTICLE}{before}", unit, behind, closer)


def _numbered(before: str, unit: str, behind: str = "") -> Form:
    """`unit`, with a number for each “{}” in it, again and again."""
    return lambda length: (
        before + "".join(unit.replace("{}", str(number)) for number in range(length // (len(unit) + 3))) + behind
    ).encode()


_NEWS = '{"@context": "https://schema.org", "@type": "NewsArticle", "author": '
_LD = '<script type="application/ld+json">'
PAGES: dict[str, Form] = {
    **{f"nested {tag}": _in_body(f"<{tag}>", closer=f"</{tag}>") for tag in "div p b font".split()},
    **{f"unclosed {tag}": _in_body(f"<{tag}>Wort ") for tag in "div p b a li td h1".split()},
    "only unclosed td": _between("", "<td>Wort "),
    **{f"repeated {tag}": _in_body(f"<{tag}>Er kam.</{tag}>\n") for tag in "p div li time".split()},
    "line breaks": _in_body("<br>"),
    "lines": _between("", "Er kam.<br><br>"),
    "nested tables": _in_body("<table><tr><td>", closer="</td></tr></table>"),
    "cells in deep tables": _in_body("<tr><td>Er<td>kam.", "<table><tr><td>" * 80 + "<table>"),
    "words in deep elements": _in_body("<i>Wort </i>", "<p>" + "<b>" * 240),
    "rows": _in_body("<tr><td>Er</td><td>kam.</td></tr>", "<table>", "</table>"),
    "links": _in_body("<li><a href='/a'>Wort</a></li>", "<ul>", "</ul>"),
    "angle brackets": _in_body("<"),
    "opened tags": _in_body("<a "),
    "opened comments": _in_body("<!--"),
    "comments": _in_body("<!-- a -->"),
    "entities": _in_body("&amp;"),
    "one attribute": _in_body("a ", '<p class="', '">Er kam.</p>'),
    **{
        f"other attributes {name}": _numbered(f"{_HEAD}</head><body>{_ARTICLE}<p ", unit, ">Er kam.")
        for name, unit in {
            "in a row": "a{}=1 ",
            "without blanks": 'a{}=""',
            "with slashes": "a{}/",
            "holding brackets": "a{}='<b>' ",
            "holding quotation marks": "a{}=b=' c{}' ",
        }.items()
    },
    "many attributes": _in_body(f"<p {' '.join(f'a{number}' for number in range(250))}>Er kam.</p>"),
    "opened scripts": _in_body("<script>"),
    "opened styles": _in_body("<style a"),
    "equals signs": _in_body('="', "<p ", ">Er kam."),
    "one line": _in_body("Er kam. ", "<p>"),
    "one letter": _in_body("a", "<p>"),
    "spaces": _in_body(" ", "<p>a", "b"),
    "titles": _in_head("<title>Rat</title>"),
    "one title": _in_head(" | ", "<title>", "</title>"),
    "meta": _in_head('<meta property="og:title" content="Rat">'),
    "one author": _in_head("Erika Muster, ", '<meta name="author" content="', '">'),
    "authors": _numbered(_HEAD, '<meta itemprop="author" content="Erika M{}">', f"</head><body>{_ARTICLE}"),
    "dates": _in_body("<p>16. November 2024</p>"),
    "JSON-LD": _numbered(_HEAD, f'{_LD}{_NEWS}{{"name": "Erika M{{}}"}}}}</script>', f"</head><body>{_ARTICLE}"),
    "deep JSON-LD": _in_head('{"a":', _LD, "</script>"),
    "authors in JSON-LD": _numbered(
        f"{_HEAD}{_LD}{_NEWS}[", '{"@type": "Person", "name": "Erika M{}"},', f'"E M"]}}</script></head>{_ARTICLE}'
    ),
    "authors in broken JSON-LD": _numbered(
        f"{_HEAD}{_LD}{_NEWS}[", '{"@type": "Person", "name": "Erika M{}"},', f"</script></head>{_ARTICLE}"
    ),
    "headings": _in_body("<h1>Rat lehnt ab</h1>"),
    "quotations": _in_body("<blockquote><p>Er kam am Montag in den Saal.</p></blockquote>"),
    "one class": _in_body("teaser-lead ", '<p class="', '">Er kam.</p>'),
    "paragraphs in deep elements": _in_body("<p>Er kam am Montag in den Saal.</p>", "<div>" * 200),
    "teasers": _in_body('<article><h3><a href="/a">Rat</a></h3><p>Er kam.</p></article>'),
    "one text in JSON-LD": _in_head("Er kam.", f'{_LD}{_NEWS}"a", "articleBody": "', '"}</script>'),
    "spaces in JSON-LD": _in_head(" ", f'{_LD}{_NEWS}"a", "articleBody": "Er', 'kam."}</script>'),
    "one author in JSON-LD": _in_head("Erika, ", f'{_LD}{_NEWS}"', '"}</script>'),
}

_FROM = "From: a@example.org\nSubject: Rat\n"
_MIXED = f'{_FROM}Content-Type: multipart/mixed; boundary="b"\n\n'
_TEXT = "\n\nDer Rat tagt.\n"
_HTML = f"{_FROM}Content-Type: text/html\n\n"
MAILS: dict[str, Form] = {
    **{
        f"{name} in {header}": _between(f"From: a\n{header}: ", unit, _TEXT)
        for header in ("Subject", "From", "Content-Type")
        for name, unit in {
            "encoded words": "=?utf-8?q?=C3=BC?= ",
            "encoded words without blanks": "=?utf-8?q?=C3=BC?=",
            "opened encoded words": "=?utf-8?q?a ",
            "commas": ",",
            "full stops": "a.",
            "brackets": "()",
            "opened brackets": "(",
            "quotation marks": '"',
            "parameters": "text/plain; a=b",
        }.items()
    },
    "a header without end": _between("From: a\nSubject: Rat", "\n a", _TEXT),
    "headers": _between(_FROM, "X-A: b\n", _TEXT),
    "bare boundaries": _between("From: a\nContent-Type: a/b", "; boundary=a", _TEXT),
    "forwarded messages": _between(_FROM + "\n", "----- Forwarded Message -----\nFrom: a\n\nEr kam.\n"),
    "hyphens": _between(_FROM + "\n", "-"),
    "nested parts": _numbered(_FROM, 'Content-Type: multipart/mixed; boundary="b{}"\n\n--b{}\n'),
    "nested messages": _between(_FROM, "Content-Type: message/rfc822\n\n", _TEXT),
    "attachments": _between(_MIXED, "--b\nContent-Disposition: attachment\n\na\n", "--b--\n"),
    "base64": _between(f"{_FROM}Content-Transfer-Encoding: base64\n\n", "TW=F!u"),
    "Punycode": _between(f"{_FROM}Content-Type: text/plain; charset=punycode\n\n", "ab-"),
    "paragraphs": _between(_HTML + "<div>" * 200, "<p>Er kam."),
    "deep tables": _between(_HTML + "<table><tr><td>" * 80 + "<table>", "<tr><td>Er<td>kam."),
    "deep words": _between(_HTML + "<b>" * 200, "<i>Wort</i> "),
    "line breaks": _between(_HTML, "Er kam.<br>"),
}


def pdf(contents: Sequence[bytes], extra: Sequence[bytes] = (), resources: bytes = b"") -> bytes:
    """A PDF of pages with these content streams, packed; `extra` objects have the numbers from 4 on."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        *extra,
    ]
    kids = []
    for content in map(zlib.compress, contents):
        how = b"<< /Length %d /Filter /FlateDecode >>" % len(content)
        objects.append(b"%s\nstream\n%s\nendstream" % (how, content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> %s >> >>" % (len(objects), resources)
        )
        kids.append(b"%d 0 R" % len(objects))
    return pdf_file(objects, kids)


_BT = b"BT /F1 11 Tf 50 700 Td "


def _drawn(before: bytes, unit: bytes, behind: bytes = b"") -> Form:
    return lambda length: pdf([before + unit * max(1, length // len(unit)) + behind])


PDFS: dict[str, Form] = {
    "divided words": _drawn(_BT + b"14 TL ", b"(W\xf6r-) '\n", b"ET"),
    "one word": lambda length: pdf([_BT + b"(" + b"a" * length + b") Tj ET"]),
    "one divided word": lambda length: pdf([_BT + b"14 TL (" + b"a-" * (length // 2) + b") ' (b) ' ET"]),
    "letters": _drawn(b"", _BT + b"(a) Tj ET\n"),
    "letters apart": _drawn(_BT + b"(", b"a ", b") Tj ET"),
    "letters in a list": _drawn(_BT + b"[", b"(a) -300 ", b"] TJ ET"),
    "lines of a huge font": _drawn(
        b"", b"".join(b"BT /F1 9000000 Tf 50 %d Td (Er) Tj ET\n" % (800 - n) for n in (1, 99))
    ),
    "states": _drawn(b"", b"q ", _BT + b"(Er kam.) Tj ET"),
    "pages": lambda length: pdf([_BT + b"(Er kam.) Tj ET"] * max(1, length // 40)),
}


def zipped(files: Sequence[tuple[str, bytes]], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, content in files:
            entry = zipfile.ZipInfo(name)
            entry.compress_type = compression
            target.writestr(entry, content)
    return out.getvalue()


ARCHIVES: dict[str, Form] = {
    "a text": lambda length: zipped([("a.txt", b"Er kam. " * (length // 8))]),
    "a page": lambda length: zipped([("a.html", b"<p>Er kam." * (length // 10))]),
    "zeros": lambda length: zipped([("a.txt", bytes(length))]),
    "files": lambda length: zipped([(f"{n}.txt", b"Er kam.") for n in range(length // 130)], zipfile.ZIP_STORED),
    "pictures": lambda length: zipped([(f"{n}.jpg", b"a") for n in range(length // 120)], zipfile.ZIP_STORED),
}


def _word(before: str, unit: str, behind: str = "", closer: str = "") -> Form:
    def made(length: int) -> bytes:
        count = max(1, length // len(unit + closer))
        with zipfile.ZipFile(io.BytesIO(docx(before + unit * count + closer * count + behind))) as archive:
            return zipped([(name, archive.read(name)) for name in archive.namelist()], zipfile.ZIP_STORED)

    return made


_CELL = "<w:p><w:t>Er</w:t></w:p>"
DOCUMENTS: dict[str, Form] = {
    "paragraphs": _word("", paragraph("Er kam.")),
    "one text": _word("<w:p><w:r><w:t>", "Er kam. ", "</w:t></w:r></w:p>"),
    "text boxes": _word("", f"<w:p><w:r><w:txbxContent>{paragraph('Er kam.')}</w:txbxContent></w:r></w:p>"),
    "nested text boxes": _word("", "<w:p><w:txbxContent>", "<w:t>Er</w:t>", "</w:txbxContent></w:p>"),
    "nested elements": _word("", "<w:x>", "", "</w:x>"),
    "nested tables": _word("", f"<w:tbl><w:tr><w:tc>{_CELL}", "", "</w:tc></w:tr></w:tbl>"),
    "nested cells": _word("<w:tbl><w:tr>", f"<w:tc>{_CELL}", "</w:tr></w:tbl>", "</w:tc>"),
    "nested paragraphs in a cell": _word(
        "<w:tbl><w:tr><w:tc>", "<w:p><w:t>Er</w:t>", "</w:tc></w:tr></w:tbl>", "</w:p>"
    ),
    "rows": _word("<w:tbl>", f"<w:tr><w:tc>{_CELL}</w:tc></w:tr>", "</w:tbl>"),
}


def _of_root(attribute: str) -> Form:
    """A feed whose root has attributes, each of another name."""
    return lambda length: (
        f"<rss {''.join(map(attribute.format, range(length // len(attribute))))}><item/></rss>".encode()
    )


_ITEM, _END = "<rss><channel><item><description>", "</description></item></channel></rss>"
FEEDS: dict[str, Form] = {
    "entries": _between("<rss>", "<item><description>Er kam.</description></item>", "</rss>"),
    "nested entries": _between("<rss>", "<item><description>Er kam.</description>", "</rss>", "</item>"),
    "nested content": _between("<rss><item><content>", "<a>Er", "</content></item></rss>", "</a>"),
    "one text": _between(_ITEM, "Er kam. ", _END),
    "paragraphs": _between(_ITEM, "&lt;p>Er kam.", _END),
    "nested tables": _between(_ITEM, "&lt;table>&lt;tr>&lt;td>Er&lt;td>kam.", _END),
    "attributes": _numbered(f"{_ITEM}&lt;p ", "a{}=1 ", f">Er kam.{_END}"),
    "one namespace": lambda length: _between(f'<rss xmlns="{"a" * (length // 2)}">', "<item/>", "</rss>")(length // 2),
    "broken entries": _between("<rss><channel>", "<item><title>A&B;</title><description>Er &auml;", "</channel></rss>"),
    "broken content": _between("<rss><item>&x;<content>", "<a>Er", "</content></item></rss>"),
    "ampersands": _between(_ITEM, "&", _END),
    "openers": _between(_ITEM, "<", _END),
    "opened tags": _between(_ITEM, "<a ", _END),
    "opened comments": _between(_ITEM, "<!--", _END),
    "opened CDATA": _between(f"{_ITEM}&x;", "<![CDATA[", _END),
    "escaped twice": _between(_ITEM, "&amp;lt;p&amp;gt;Er kam.", _END),
    "links": _between("<rss><item>", "<link>a</link>", "</item></rss>"),
    "authors": _between("<rss><item><description>Er</description>", "<author>a</author>", "</item></rss>"),
    "media": _between("<rss><item>", "<media:description>Er", "</item></rss>"),
    "one date": _between("<rss><item><description>Er</description><pubDate>", "1 Nov ", "</pubDate></item></rss>"),
    "attributes of the root": _of_root("a{}='' "),
    "namespaces": _of_root("xmlns:a{}='a' "),
    "entities": lambda length: (
        f'<!DOCTYPE r [<!ENTITY a "{"a" * (length // 2)}">]>{_ITEM}{"&a;" * (length // 6)}{_END}'.encode()
    ),
}

TABLES: dict[str, Form] = {
    "rows": _between("text\n", "Er kam.\n"),
    "one value": _between('text\n"', "Er kam.\n", '"\n'),
    "quotation marks": _between("text\n", '"'),
    "opened quotations": _between("text\n", '"Er kam.\n'),
    "columns": _between("text,", "a,", "\nEr kam.\n"),
    "columns and rows": lambda length: ("text" + ",a" * (length // 4) + "\n" + "Er kam.\n" * (length // 16)).encode(),
    "one date": _between("text,published\nEr kam.,", "16. 11. ", "\n"),
}
LINES: dict[str, Form] = {
    "rows": _between("", '{"text": "Er kam."}\n'),
    "one value": _between('{"text": "', "Er kam. ", '"}'),
    "deep lists": _between('{"text": ', "["),
    "deep objects": _between("", '{"a":', "1", "}"),
    "one number": _between('{"text": ', "1", "}"),
    "fields": lambda length: json.dumps({"text": "a"} | {f"a{n}": 1 for n in range(length // 12)}).encode(),
    "broken lines": _between("", '{"text"\n'),
}


def _bytes(unit: bytes, before: bytes = b"") -> Form:
    return lambda length: before + unit * max(1, length // len(unit))


TEXTS: dict[str, Form] = {
    "every byte": _bytes(bytes(range(256))),
    "bytes without controls": _bytes(bytes(range(32, 256))),
    "halves of UTF-8": _bytes(b"\xc3"),
    "wrong bytes": _bytes(b"Gr\xc3\xb6\xc3\x9fe \xe4"),
    "accents": _bytes("äöü".encode("cp1252")),
    "Russian": _bytes("Президент заявил. ".encode("koi8-r")),
    "Japanese": _bytes("大統領は言った。".encode("shift-jis")),
    "UTF-16": _bytes("Er kam. ".encode("utf-16-le"), b"\xff\xfe"),
    "halves of UTF-16": _bytes(b"\x00\xd8", b"\xff\xfe"),
    "marks": _bytes(b"\xef\xbb\xbf"),
    "front matter": _bytes(b"title: b\n", b"---\n"),
}

KINDS: dict[str, dict[str, Form]] = {
    ".html": PAGES,
    ".eml": MAILS,
    ".pdf": PDFS,
    ".zip": ARCHIVES,
    ".docx": DOCUMENTS,
    ".xml": FEEDS,
    ".csv": TABLES,
    ".jsonl": LINES,
    ".txt": TEXTS,
}
"""Ending of a file → the bad forms of its kind."""
