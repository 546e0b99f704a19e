"""Files that are made to be slow: for each kind the classic bad forms, as many bytes of them as one asks for."""

import io
import json
import zipfile
import zlib
from collections.abc import Callable, Sequence

from awkward import RSS, docx, paragraph
from growth import UNITS

Form = Callable[[int], bytes]
"""So many bytes, or nearly, of a bad form."""

_HEAD = "<html><head><title>Rat lehnt ab</title>"
_ARTICLE = (
    "<article><h1>Rat lehnt ab</h1>" + "<p>Der Rat der Stadt lehnt am Montag den Plan ab, sagte Frau Holm.</p>" * 9
)


def _page(unit: str, closer: str = "", where: str = "body") -> Form:
    """A page with an article and `unit` again and again, in its head, in the article or behind it."""

    def made(length: int) -> bytes:
        count = max(1, length // (len(unit.encode()) + len(closer.encode())))
        bad = unit * count + closer * count
        if where == "head":
            return f"{_HEAD}{bad}</head><body>{_ARTICLE}</article></body></html>".encode()
        if where == "article":
            return f"{_HEAD}</head><body>{_ARTICLE}{bad}</article></body></html>".encode()
        if where == "only":
            return bad.encode()
        return f"{_HEAD}</head><body>{_ARTICLE}</article>{bad}</body></html>".encode()

    return made


def _inside(before: str, unit: str, behind: str, where: str = "body") -> Form:
    """A page with `unit` again and again between `before` and `behind`."""

    def made(length: int) -> bytes:
        bad = f"{before}{unit * max(1, length // len(unit.encode()))}{behind}"
        return _page(bad, where=where)(1)

    return made


def _json_ld(text: Callable[[int], str]) -> Form:
    return lambda length: _page(f'<script type="application/ld+json">{text(length)}</script>', where="head")(1)


def _deep_json(length: int) -> str:
    return '{"a":' * (length // 6) + "1" + "}" * (length // 6)


def _news(author: object, **more: object) -> str:
    """What an outlet says about its article."""
    return json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "author": author, **more})


def _persons(length: int) -> list[dict[str, str]]:
    return [{"@type": "Person", "name": f"Erika M{number}"} for number in range(length // 42)]


PAGES: dict[str, Form] = {
    **{
        f"nested {tag}, {where}": _page(f"<{tag}>", f"</{tag}>", where)
        for tag in "div p b span blockquote section font article".split()
        for where in ("body", "article")
    },
    **{
        f"unclosed {tag}, {where}": _page(f"<{tag}>Wort ", "", where)
        for tag in "div p b a span li td h1 em table font q i form".split()
        for where in ("article", "only")
    },
    **{
        f"repeated {tag}, {where}": _page(f"<{tag}>Er kam.</{tag}>\n", "", where)
        for tag in "p div a span li td tr h2 b blockquote pre code time figure section article".split()
        for where in ("article", "only")
    },
    **{f"repeated {tag}": _page(f"<{tag}>", "", "article") for tag in ("br", "hr", "img src=a.jpg", "input", "wbr")},
    "text and br": _page("Er kam.<br>", "", "only"),
    "text and br, article": _page("Er kam.<br><br>", "", "article"),
    "nested table": _page("<table><tr><td>", "</td></tr></table>", "article"),
    "nested table, with text": _page("<table><tr><td>Er kam.<td>", "</td></tr></table>", "only"),
    "paragraphs in deep elements": lambda length: _page(
        "<div>" * 240 + "<p>Er kam.</p>" * (length // 14), where="article"
    )(1),
    "words in deep elements": lambda length: _page(
        "<p>" + "<b>" * 240 + "<i>Wort </i>" * (length // 12), where="article"
    )(1),
    "cells in deep tables": lambda length: _page(
        "<table><tr><td>" * 80 + "<table>" + "<tr><td>Er<td>kam." * (length // 18), where="article"
    )(1),
    "nested list": _page("<ul><li>Wort ", "</li></ul>", "article"),
    "nested links": _page("<a href='/a'>Wort<div>", "</div></a>", "article"),
    "table of cells": _inside("<table><tr>", "<td>Er kam.</td>", "</tr></table>", "article"),
    "table of rows": _inside("<table>", "<tr><td>Er</td><td>kam.</td></tr>", "</table>", "article"),
    "list of links": _inside("<ul>", "<li><a href='/a'>Wort</a></li>", "</ul>", "article"),
    "list of items": _inside("<ul>", "<li>Er kam.</li>", "</ul>", "article"),
    "open angle brackets": _page("<", "", "only"),
    "open angle brackets, article": _page("<", "", "article"),
    "open tags": _page("<a ", "", "article"),
    "open ends of tags": _page("</", "", "article"),
    "opened comments": _page("<!--", "", "article"),
    "comments": _page("<!-- a -->", "", "article"),
    "comments, only": _page("<!-- a -->Wort ", "", "only"),
    "one comment": _inside("<!--", "- ", "-->", "head"),
    "declarations": _page("<!", "", "only"),
    "instructions": _page("<?", "", "only"),
    "CDATA": _page("<![CDATA[", "]]>", "article"),
    "entities": _page("&amp;", "", "article"),
    "entities, only": _page("&lt;b&gt;", "", "only"),
    "numbered entities": _page("&#228;", "", "article"),
    "ampersands": _page("&", "", "article"),
    "one attribute": _inside('<p class="', "a ", '">Er kam.</p>', "article"),
    "one attribute, id": _inside('<div id="', "comment-", '">Er kam.</div>', "article"),
    "one address": _inside('<a href="http://a.de/', "a/", '">Er kam.</a>', "article"),
    "attributes": _inside("<p ", "a ", ">Er kam.</p>", "article"),
    "attributes of other names": lambda length: _page(
        "<p " + " ".join(f"a{number}=1" for number in range(length // 9)) + ">Er kam.</p>", where="article"
    )(1),
    "one picture": _inside('<img src="data:image/png;base64,', "AAAA", '">', "article"),
    "one title": _inside("<title>", "Rat – ", "</title>", "head"),
    "one title of a letter": _inside("<title>", "a", "</title>", "head"),
    "one title of bars": _inside("<title>", " | ", "</title>", "head"),
    "titles": _page("<title>Rat</title>", "", "head"),
    "first headings": _page("<h1>Rat</h1>", "", "only"),
    "one heading": _inside("<h1>", "Rat ", "</h1>", "only"),
    "one author": _inside('<meta name="author" content="', "Erika Muster, ", '">', "head"),
    "one author of a letter": _inside('<meta name="author" content="', "E", '">', "head"),
    "one author in the text": _inside('<p class="author">', "Erika Muster und ", "</p>", "article"),
    "authors": _page('<meta name="author" content="Erika Muster">', "", "head"),
    "other authors": lambda length: _page(
        "".join(f'<meta name="author" content="Erika M{number}">' for number in range(length // 42)), where="head"
    )(1),
    "meta": _page('<meta property="og:title" content="Rat">', "", "head"),
    "meta without end": _page('<meta content="', "", "head"),
    "one meta": _inside('<meta name="description" content="', "Wort ", '">', "head"),
    "one date": _inside('<meta name="date" content="', "2024-", '">', "head"),
    "keywords": _page('<meta name="keywords" content="a,b">', "", "head"),
    "links": _page('<link rel="canonical" href="http://a.de/2024/11/16/a">', "", "head"),
    "dates": _page("16.11.2024 ", "", "only"),
    "dates, article": _page("<p>16. November 2024</p>", "", "article"),
    "times": _page('<time datetime="2024-11-16">heute</time>', "", "article"),
    "digits": _page("1", "", "article"),
    "numbers and hyphens": _page("2024-", "", "only"),
    "scripts": _page("<script>a()</script>", "", "head"),
    "one script": _inside("<script>", '"a":{"', "</script>", "head"),
    "styles": _page("<style>p {}</style>", "", "head"),
    "one style": _inside("<style>", "p {} ", "</style>", "head"),
    "blocks of JSON-LD": _page(f'<script type="application/ld+json">{_news("Erika Muster")}</script>', "", "head"),
    "blocks of JSON-LD with authors": lambda length: _page(
        "".join(
            f'<script type="application/ld+json">{_news({"name": f"Erika M{number}"})}</script>'
            for number in range(length // 160)
        ),
        where="head",
    )(1),
    "deep JSON-LD": _json_ld(_deep_json),
    "deep lists of JSON-LD": _json_ld(lambda length: "[" * length),
    "broken JSON-LD": _json_ld(lambda length: '{"@type": "NewsArticle", "author": {"name": "' * (length // 44)),
    "broken JSON-LD, authors opened": _json_ld(lambda length: '"author": "name' * (length // 15)),
    "broken JSON-LD, persons opened": _json_ld(lambda length: '"person" "name' * (length // 14)),
    "broken JSON-LD, publishers opened": _json_ld(lambda length: '"publisher": ' * (length // 13)),
    "JSON-LD of quotation marks": _json_ld(lambda length: '"' * length),
    "JSON-LD of spaces": _json_ld(lambda length: '{"headline":' + " " * length),
    "JSON-LD of authors": _json_ld(lambda length: _news(_persons(length))),
    "JSON-LD of a graph of persons": _json_ld(
        lambda length: json.dumps({"@context": "https://schema.org", "@graph": _persons(length)})
    ),
    "broken JSON-LD of authors": _json_ld(lambda length: _news(_persons(length))[:-1]),
    "JSON-LD of one author": _json_ld(lambda length: _news({"name": "Erika, " * (length // 7)})),
    "JSON-LD of one author of a letter": _json_ld(lambda length: _news("e" * length)),
    "JSON-LD of one headline": _json_ld(lambda length: _news("Erika Muster", headline="Er\n" * (length // 4))),
    "JSON-LD of a body": _json_ld(lambda length: _news("Erika Muster", articleBody="Er kam. " * (length // 8))),
    "JSON-LD of digits": _json_ld(lambda length: '{"@type": "NewsArticle", "a": ' + "1" * length + "}"),
    "microdata of authors": lambda length: _page(
        "".join(f'<meta itemprop="author" content="Erika M{number}">' for number in range(length // 44)), where="head"
    )(1),
    "spaces between words": _page("Wort" + " " * 60, "", "only"),
    "spaces": _page(" ", "", "article"),
    "line feeds": _page("\n", "", "article"),
    "spaces in a paragraph": _inside("<p>a", " ", "b</p>", "article"),
    "licences": _page('<a rel="license" href="http://creativecommons.org/">CC</a>', "", "article"),
    "frames": _page("<iframe src='a'></iframe>", "", "article"),
    "unknown elements": _page("<x-a>Er kam.</x-a>", "", "article"),
    "captions": _page("<figure><img src=a><figcaption>Foto: dpa</figcaption></figure>", "", "article"),
    "comments of readers": _page('<div class="comment"><p>Er kam.</p></div>', "", "body"),
    "no characters": _page("\x00", "", "article"),
}
PAGES |= {f"page of {name}": _page(unit, "", "only") for name, unit in UNITS.items()}
PAGES |= {f"paragraph of {name}": _inside("<p>", unit, "</p>", "article") for name, unit in UNITS.items()}


def _mail(before: str, unit: str, behind: str = "") -> Form:
    """`unit` again and again between `before` and `behind`, in bytes."""

    def made(length: int) -> bytes:
        return (before + unit * max(1, length // len(unit)) + behind).encode()

    return made


_FROM = "From: a@example.org\nSubject: Rat\n"
_MIXED = f'{_FROM}Content-Type: multipart/mixed; boundary="b"\n\n'
_TEXT = "\n\nDer Rat tagt.\n"


def _nested_parts(length: int) -> bytes:
    parts = max(1, length // 60)
    head = [f'Content-Type: multipart/mixed; boundary="b{number}"\n\n--b{number}\n' for number in range(parts)]
    return (_FROM + "".join(head) + "\n\nDer Rat tagt.\n").encode()


def _nested_messages(length: int) -> bytes:
    return (_FROM + "Content-Type: message/rfc822\n\n" * (length // 30) + "\n\nDer Rat tagt.\n").encode()


MAILS: dict[str, Form] = {
    "encoded words in Subject": _mail("From: a@example.org\nSubject: ", "=?utf-8?q?=C3=BC?= ", _TEXT),
    "encoded words in Subject, no blanks": _mail("From: a@example.org\nSubject: ", "=?utf-8?q?=C3=BC?=", _TEXT),
    "encoded words in Subject, folded": _mail("From: a@example.org\nSubject: ", "=?utf-8?q?=C3=BC?=\n ", _TEXT),
    "base64 words in Subject": _mail("From: a@example.org\nSubject: ", "=?utf-8?b?w7w=?= ", _TEXT),
    "one encoded word in Subject": _mail("From: a@example.org\nSubject: =?utf-8?q?", "=C3=BC", f"?={_TEXT}"),
    "opened encoded words": _mail("From: a@example.org\nSubject: ", "=?", _TEXT),
    "opened encoded words with words": _mail("From: a@example.org\nSubject: ", "=?utf-8?q?a ", _TEXT),
    "encoded words in From": _mail("Subject: Rat\nFrom: ", "=?utf-8?q?=C3=BC?= ", f"<a@example.org>{_TEXT}"),
    "encoded words in To": _mail(f"{_FROM}To: ", "=?utf-8?q?=C3=BC?= ", _TEXT),
    "encoded words in Date": _mail(f"{_FROM}Date: ", "=?utf-8?q?=C3=BC?= ", _TEXT),
    "encoded words in Content-Type": _mail(f"{_FROM}Content-Type: text/plain; a=", "=?utf-8?q?a?= ", _TEXT),
    "encoded words in Content-Disposition": _mail(f"{_FROM}Content-Disposition: ", "=?utf-8?q?a?= ", _TEXT),
    "Subject of a letter": _mail("From: a@example.org\nSubject: ", "a", _TEXT),
    "Subject of words": _mail("From: a@example.org\nSubject: ", "Rat ", _TEXT),
    "Subject of spaces": _mail("From: a@example.org\nSubject: a", " ", f"b{_TEXT}"),
    "Subject of carriage returns": _mail("From: a@example.org\nSubject: ", "a\r", _TEXT),
    "From of a letter": _mail("Subject: Rat\nFrom: ", "a", _TEXT),
    "From of addresses": _mail("Subject: Rat\nFrom: ", "a@b.de, ", _TEXT),
    "From of commas": _mail("Subject: Rat\nFrom: ", ",", _TEXT),
    "From of opened brackets": _mail("Subject: Rat\nFrom: ", "(", _TEXT),
    "From of brackets": _mail("Subject: Rat\nFrom: ", "()", _TEXT),
    "From of angle brackets": _mail("Subject: Rat\nFrom: ", "<", _TEXT),
    "From of quotation marks": _mail("Subject: Rat\nFrom: ", '"', _TEXT),
    "From of full stops": _mail("Subject: Rat\nFrom: ", "a.", _TEXT),
    "From of colons": _mail("Subject: Rat\nFrom: ", "a: ", _TEXT),
    "From of backslashes": _mail('Subject: Rat\nFrom: "', "\\", _TEXT),
    "From of at signs": _mail("Subject: Rat\nFrom: ", "@", _TEXT),
    "Date of digits": _mail(f"{_FROM}Date: ", "1", _TEXT),
    "Date of words": _mail(f"{_FROM}Date: ", "16 Nov ", _TEXT),
    "Date of brackets": _mail(f"{_FROM}Date: Sat, 16 Nov 2024 08:00:00 +0100 ", "(", _TEXT),
    "Content-Type of parameters": _mail(f"{_FROM}Content-Type: text/plain", "; a=b", _TEXT),
    "Content-Type of other parameters": lambda length: (
        f"{_FROM}Content-Type: text/plain" + "".join(f"; a*{n}=b" for n in range(length // 9)) + _TEXT
    ).encode(),
    "Content-Type of percents": _mail(f"{_FROM}Content-Type: text/plain; charset*=utf-8''", "%C3", _TEXT),
    "Content-Type of slashes": _mail(f"{_FROM}Content-Type: ", "/", _TEXT),
    "Content-Type of quotation marks": _mail(f"{_FROM}Content-Type: text/plain; charset=", '"', _TEXT),
    "Content-Type of brackets": _mail(f"{_FROM}Content-Type: text/plain; charset=", "(", _TEXT),
    "one charset": _mail(f"{_FROM}Content-Type: text/plain; charset=", "a", _TEXT),
    "one boundary": lambda length: (
        f'{_FROM}Content-Type: multipart/mixed; boundary="{"a" * length}"\n\n--{"a" * length}\n{_TEXT}'
    ).encode(),
    "header without end": _mail("From: a@example.org\nSubject: Rat", "\n a", _TEXT),
    "headers": _mail(_FROM, "X-A: b\n", _TEXT),
    "other headers": lambda length: (_FROM + "".join(f"X-{n}: b\n" for n in range(length // 10)) + _TEXT).encode(),
    "Subjects": _mail("From: a@example.org\n", "Subject: Rat\n", _TEXT),
    "Content-Types": _mail(_FROM, "Content-Type: text/plain\n", _TEXT),
    "lines that are no header": _mail(_FROM, "a\n", _TEXT),
    "colons": _mail(_FROM, ":\n", _TEXT),
    "nested parts": _nested_parts,
    "nested messages": _nested_messages,
    "nested parts of one boundary": _mail(_FROM, 'Content-Type: multipart/mixed; boundary="b"\n\n--b\n', _TEXT),
    "nested alternatives": _mail(_FROM, 'Content-Type: multipart/alternative; boundary="b"\n\n--b\n', _TEXT),
    "attachments": _mail(_MIXED, "--b\nContent-Disposition: attachment\n\na\n", "--b--\n"),
    "parts": _mail(_MIXED, "--b\n\na\n", "--b--\n"),
    "empty parts": _mail(_MIXED, "--b\n", "--b--\n"),
    "pages": _mail(_MIXED, "--b\nContent-Type: text/html\n\n<p>Er kam.</p>\n", "--b--\n"),
    "no parts": _mail(_MIXED, "-\n"),
    "nearly boundaries": _mail(_MIXED, "--b \n--\n"),
    "base64": _mail(f"{_FROM}Content-Transfer-Encoding: base64\n\n", "TWFu\n"),
    "broken base64": _mail(f"{_FROM}Content-Transfer-Encoding: base64\n\n", "TW=F!u"),
    "quoted-printable": _mail(f"{_FROM}Content-Transfer-Encoding: quoted-printable\n\n", "=C3=BC"),
    "quoted-printable, soft breaks": _mail(f"{_FROM}Content-Transfer-Encoding: quoted-printable\n\n", "a=\n"),
    "uuencoded": _mail(f"{_FROM}Content-Transfer-Encoding: x-uuencode\n\nbegin 644 a\n", "#0V%T\n", "`\nend\n"),
    "one line": _mail(f"{_FROM}\n", "Er kam. "),
    "lines": _mail(f"{_FROM}\n", "Er kam.\n"),
    "short lines": _mail(f"{_FROM}\n", "a\n"),
    "short lines in deep parts": lambda length: (
        _FROM
        + "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(99))
        + "\na\n"
        + "a\n" * (length // 2)
    ).encode(),
    "wrong bytes": lambda length: f"{_FROM}\n".encode() + b"\xe4\xff\x00a" * (length // 4),
    "Punycode": _mail(f"{_FROM}Content-Type: text/plain; charset=punycode\n\n", "ab-"),
    "escapes": _mail(f"{_FROM}Content-Type: text/plain; charset=unicode_escape\n\n", "\\u00e4"),
    "utf-7": _mail(f"{_FROM}Content-Type: text/plain; charset=utf-7\n\n", "+AOQ-"),
    "HTML of nested elements": _mail(f"{_FROM}Content-Type: text/html\n\n", "<div>"),
    "HTML of nested inline elements": _mail(f"{_FROM}Content-Type: text/html\n\n", "<b>Wort "),
    "HTML of paragraphs": _mail(f"{_FROM}Content-Type: text/html\n\n", "<p>Er kam."),
    "HTML of line breaks": _mail(f"{_FROM}Content-Type: text/html\n\n", "Er kam.<br>"),
    "HTML of tables": _mail(f"{_FROM}Content-Type: text/html\n\n", "<table><tr><td>Er<td>kam."),
    "HTML of a table": _mail(f"{_FROM}Content-Type: text/html\n\n<table>", "<tr><td>Er<td>kam."),
    "HTML of deep tables": lambda length: (
        f"{_FROM}Content-Type: text/html\n\n"
        + "<table><tr><td>" * 80
        + "<table>"
        + "<tr><td>Er<td>kam." * (length // 18)
    ).encode(),
    "HTML of deep elements": lambda length: (
        f"{_FROM}Content-Type: text/html\n\n" + "<div>" * 200 + "<p>Er kam." * (length // 10)
    ).encode(),
    "HTML of deep inline elements": lambda length: (
        f"{_FROM}Content-Type: text/html\n\n" + "<b>" * 200 + "<i>Wort</i> " * (length // 12)
    ).encode(),
    "HTML of lists": _mail(f"{_FROM}Content-Type: text/html\n\n", "<ul><li>Er kam."),
    "HTML of comments": _mail(f"{_FROM}Content-Type: text/html\n\n<p>Er kam.", "<!-- -->"),
    "HTML of entities": _mail(f"{_FROM}Content-Type: text/html\n\n", "&amp;"),
}


def pdf_of(
    contents: Sequence[bytes], extra: Sequence[bytes] = (), packed: bool = False, resources: bytes = b""
) -> bytes:
    """A PDF of pages with these content streams; `extra` objects have the numbers from 4 on."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        *extra,
    ]
    kids = []
    for content in contents:
        how = b""
        if packed:
            content, how = zlib.compress(content, 9), b" /Filter /FlateDecode"
        objects.append(b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(content), how, content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> %s >> >>" % (len(objects), resources)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    return _pdf_file(objects)


def _pdf_file(objects: Sequence[bytes]) -> bytes:
    out, offsets = io.BytesIO(b"%PDF-1.5\n"), []
    out.seek(0, io.SEEK_END)
    for number, content in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def _drawn(before: bytes, unit: bytes, behind: bytes = b"") -> Form:
    return lambda length: pdf_of([before + unit * max(1, length // len(unit)) + behind])


def _packed(before: bytes, unit: bytes, behind: bytes = b"") -> Form:
    """A page whose content is a thousand times as long as its bytes in the file."""
    return lambda length: pdf_of([before + unit * (1000 * length // len(unit)) + behind], packed=True)


def _lines_pdf(line: bytes, per_page: int) -> Form:
    """Lines of text, so many on a page."""

    def made(length: int) -> bytes:
        lines = max(1, length // (len(line) + 20))
        pages = [
            b"BT /F1 11 Tf 50 800 Td 14 TL "
            + b"".join(b"(%s) Tj T*\n" % line for _ in range(min(per_page, lines - begin)))
            + b"ET"
            for begin in range(0, lines, per_page)
        ]
        return pdf_of(pages)

    return made


def _forms(length: int) -> bytes:
    """Form objects that draw the next one twice: 2 ** n times the text of the last."""
    depth = max(2, length // 200)
    extra = [
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X %d 0 R >> >> /Length 14 >>"
        b"\nstream\n/X Do /X Do  \nendstream" % (number + 5)
        for number in range(depth)
    ]
    extra.append(
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Length 41 >>"
        b"\nstream\nBT /F1 11 Tf 50 700 Td (Der Rat tagt) Tj ET\nendstream"
    )
    return pdf_of([b"/X Do"], extra, resources=b"/XObject << /X 4 0 R >>")


def _form_again(length: int) -> bytes:
    text = b"BT /F1 11 Tf 50 700 Td (Der Rat tagt) Tj ET\n" * 100
    form = (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Length %d >>"
        b"\nstream\n%s\nendstream" % (len(text), text)
    )
    return pdf_of([b"/X Do\n" * (length // 6)], [form], resources=b"/XObject << /X 4 0 R >>")


def _page_again(length: int) -> bytes:
    """One page that the tree names again and again."""
    whole = pdf_of([b"BT /F1 11 Tf 50 700 Td (Der Rat tagt.) Tj ET\n" * 20])
    objects = [part.partition(b"obj\n")[2] for part in whole.split(b"\nendobj\n")[:-1]]
    count = length // 6
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, b"5 0 R " * count)
    return _pdf_file(objects)


def _page_tree(length: int) -> bytes:
    """A page tree that is a chain."""
    depth = max(1, length // 60)
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    objects += [b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (number + 3) for number in range(depth)]
    objects.append(b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] >>" % (depth + 1))
    return _pdf_file(objects)


def _page_tree_loop(length: int) -> bytes:
    kids = b"2 0 R " * (length // 6)
    return _pdf_file([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 9 /Kids [%s] >>" % kids])


def _page_tree_doubling(length: int) -> bytes:
    """Each node of the page tree has the next one twice for children."""
    depth = max(1, length // 60)
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    objects += [b"<< /Type /Pages /Count 1 /Kids [%d 0 R %d 0 R] >>" % (n + 3, n + 3) for n in range(depth)]
    objects.append(b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] >>" % (depth + 1))
    return _pdf_file(objects)


def _object_stream(length: int) -> bytes:
    """Pages in an object stream without a table of them: found by reading the file."""
    inner = b"".join(b"<< /Type /Page /Parent 2 0 R /A (%d) >> " % n for n in range(length // 50))
    stream = zlib.compress(inner)
    return (
        b"%%PDF-1.5\n1 0 obj\n<< /Type /ObjStm /N %d /First 0 /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream"
        b"\nendobj\ntrailer << /Root 1 0 R >>\n" % (length // 50, len(stream), stream)
    )


def _font_map(length: int) -> bytes:
    """A font whose map of characters is long."""
    lines = b"".join(b"<%04x> <0041>\n" % (n % 65536) for n in range(length // 14))
    cmap = b"begincmap\n%d beginbfchar\n%s endbfchar endcmap" % (length // 14, lines)
    extra = [
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /ToUnicode 5 0 R /DescendantFonts [] /Encoding /Identity-H >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(cmap), cmap),
    ]
    return pdf_of([b"BT /F2 11 Tf 50 700 Td (Der Rat tagt.) Tj ET"], extra).replace(b"/F1 3 0 R", b"/F2 4 0 R")


def _font_map_of_pages(length: int) -> bytes:
    """Many pages with one font, whose map of characters is long."""
    cmap = b"begincmap\n%d beginbfchar\n%s endbfchar endcmap" % (
        5000,
        b"".join(b"<%04x> <0041>\n" % n for n in range(5000)),
    )
    extra = [
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /ToUnicode 5 0 R /DescendantFonts [] /Encoding /Identity-H >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(cmap), cmap),
    ]
    text = b"BT /F2 11 Tf 50 700 Td (Der Rat tagt.) Tj ET"
    whole = pdf_of([text] * max(1, length // 400), extra)
    return whole.replace(b"/F1 3 0 R", b"/F2 4 0 R")


def _font_range(length: int) -> bytes:
    """Ranges of characters in a font's map, each of all characters."""
    cmap = b"begincmap\n%d beginbfrange\n%s endbfrange endcmap" % (
        length // 21,
        b"<0000> <ffff> <0041>\n" * (length // 21),
    )
    extra = [
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /ToUnicode 5 0 R /DescendantFonts [] /Encoding /Identity-H >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(cmap), cmap),
    ]
    return pdf_of([b"BT /F2 11 Tf 50 700 Td (Der Rat tagt.) Tj ET"], extra).replace(b"/F1 3 0 R", b"/F2 4 0 R")


def _bomb_of_bombs(length: int) -> bytes:
    """A stream that is packed three times."""
    content = b"BT /F1 11 Tf (Der Rat tagt.) Tj ET " * (length * 20)
    for _ in range(3):
        content = zlib.compress(content, 9)
    stream = b"<< /Length %d /Filter [/FlateDecode /FlateDecode /FlateDecode] >>\nstream\n%s\nendstream"
    return pdf_of([b""], [stream % (len(content), content)]).replace(b"/Contents 5 0 R", b"/Contents 4 0 R")


_BT = b"BT /F1 11 Tf 50 700 Td "
PDFS: dict[str, Form] = {
    "divided words": _lines_pdf(b"W\xf6r-", 50),
    "divided words, one page": _lines_pdf(b"W\xf6r-", 10**9),
    "divided words and words": _lines_pdf(b"w\xf6rter-w\xf6r-", 50),
    "hyphens": _lines_pdf(b"-" * 40, 50),
    "one hyphenated line": lambda length: pdf_of([_BT + b"(" + b"a-" * (length // 2) + b") Tj ET"]),
    "lines": _lines_pdf(b"Er kam.", 50),
    "lines, one page": _lines_pdf(b"Er kam.", 10**9),
    "long lines": _lines_pdf(b"Der Rat der Stadt lehnt am Montag den Plan ab, sagte Frau Holm.", 50),
    "one line": lambda length: pdf_of([_BT + b"(" + b"Er kam. " * (length // 8) + b") Tj ET"]),
    "one line of spaces": lambda length: pdf_of([_BT + b"(a" + b" " * length + b"b) Tj ET"]),
    "one-letter objects": _drawn(b"", _BT + b"(a) Tj ET\n"),
    "one-letter objects, moved": _drawn(_BT, b"5 0 Td (a) Tj\n", b"ET"),
    "one-letter objects, matrices": _drawn(_BT, b"1 0 0 1 50 700 Tm (a) Tj\n", b"ET"),
    "letters, spaced": _drawn(_BT + b"[", b"(a) -300 ", b"] TJ ET"),
    "letters, new lines": _drawn(_BT, b"(a) '\n", b"ET"),
    "letters, hexadecimal": _drawn(_BT + b"<", b"41", b"> Tj ET"),
    "other heights": lambda length: pdf_of(
        [b"".join(b"BT /F1 11 Tf 1 0 0 1 50 %d Tm (Er kam) Tj ET\n" % (n % 800) for n in range(length // 45))]
    ),
    "fonts of other sizes": lambda length: pdf_of(
        [b"".join(b"BT /F1 %d Tf 50 700 Td (Er kam) Tj ET\n" % (n % 90 + 1) for n in range(length // 45))]
    ),
    "lines of a huge font": lambda length: pdf_of(
        [
            b"".join(
                b"BT /F1 90000000 Tf 1 0 0 1 50 %d Tm (Er kam) Tj ET\n" % (800 - n % 800) for n in range(length // 50)
            )
        ]
    ),
    "one huge font": _drawn(b"", b"BT /F1 100000000 Tf 50 700 Td (a) Tj ET\n"),
    "opened strings": _drawn(_BT, b"("),
    "backslashes": _drawn(_BT + b"(", b"\\", b") Tj ET"),
    "opened lists": _drawn(_BT, b"["),
    "opened dictionaries": _drawn(_BT, b"<<"),
    "closers": _drawn(_BT, b"] >> "),
    "numbers": _drawn(_BT, b"1 "),
    "one number": _drawn(_BT, b"1"),
    "names": _drawn(_BT, b"/A "),
    "one name": _drawn(_BT + b"/", b"A"),
    "states": _drawn(b"", b"q ", b"BT /F1 11 Tf 50 700 Td (Er kam.) Tj ET"),
    "states ended": _drawn(b"", b"Q ", b"BT /F1 11 Tf 50 700 Td (Er kam.) Tj ET"),
    "texts begun": _drawn(b"", b"BT ", b"/F1 11 Tf 50 700 Td (Er kam.) Tj ET"),
    "fonts set": _drawn(b"BT ", b"/F1 11 Tf ", b"50 700 Td (Er kam.) Tj ET"),
    "matrices": _drawn(b"", b"1 0 0 1 0 0 cm ", b"BT /F1 11 Tf 50 700 Td (Er kam.) Tj ET"),
    "comments": _drawn(_BT, b"%a\n", b"(Er kam.) Tj ET"),
    "one comment": _drawn(_BT + b"%", b"a"),
    "pictures": _drawn(b"", b"BI /W 1 /H 1 ID a EI\n"),
    "opened pictures": _drawn(b"", b"BI ID "),
    "empty pages": lambda length: pdf_of([b""] * max(1, length // 250)),
    "pages": lambda length: pdf_of([_BT + b"(Er kam.) Tj ET"] * max(1, length // 300)),
    "bomb": _packed(b"", b" "),
    "bomb of letters": _packed(_BT, b"(a) Tj ", b"ET"),
    "bomb of one line": _packed(_BT + b"(", b"Er kam. ", b") Tj ET"),
    "bomb of states": _packed(b"", b"q "),
    "bomb of bombs": _bomb_of_bombs,
    "bombs": lambda length: pdf_of([_BT + b"(a) Tj " * 1000 + b"ET"] * max(1, length // 300), packed=True),
    "forms in forms": _forms,
    "one form again": _form_again,
    "one page again": _page_again,
    "deep page tree": _page_tree,
    "page tree that is a loop": _page_tree_loop,
    "page tree that doubles": _page_tree_doubling,
    "object stream": _object_stream,
    "map of a font": _font_map,
    "map of a font on many pages": _font_map_of_pages,
    "word of a line": lambda length: pdf_of([_BT + b"(" + b"a" * length + b") Tj (b) ' ET"]),
    "Hebrew": _drawn(_BT, b"<05D0> Tj "),
    "ranges of a font": _font_range,
    "objects": lambda length: pdf_of([_BT + b"(Er kam.) Tj ET"], [b"<< /A 1 >>"] * (length // 50)),
    "no table of objects": lambda length: b"%PDF-1.4\n" + b"1 0 obj\n<< >>\nendobj\n" * (length // 23),
    "ends of file": lambda length: b"%PDF-1.4\n" + b"%%EOF\n" * (length // 6),
    "starts of tables": lambda length: b"%PDF-1.4\n" + b"startxref\n0\n%%EOF\n" * (length // 18),
    "tables": lambda length: b"%PDF-1.4\n" + b"xref\n0 1\n0000000000 65535 f \ntrailer << >>\n" * (length // 44),
    "nothing": lambda length: b"%PDF-1.4\n" + b"a" * length,
    "deep lists": lambda length: _pdf_file([b"<< /Type /Catalog /Pages 2 0 R >>", b"[" * length]),
    "deep dictionaries": lambda length: _pdf_file([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /A " * (length // 6)]),
    "long title": lambda length: pdf_of([_BT + b"(Er kam.) Tj ET"], [b"<< /Title (%s) >>" % (b"a" * length)]).replace(
        b"/Root 1 0 R", b"/Root 1 0 R /Info 4 0 R"
    ),
}


def zipped(files: Sequence[tuple[str, bytes]], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, content in files:
            entry = zipfile.ZipInfo(name)
            entry.compress_type = compression
            target.writestr(entry, content)
    return out.getvalue()


def _with_false_size(data: bytes) -> bytes:
    """An archive of one file whose entries say that it has a thousand bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.infolist()[0].file_size.to_bytes(4, "little")
    return data.replace(size, (1000).to_bytes(4, "little"))


def _same_name(length: int) -> bytes:
    whole = zipped([(f"{number:09}.txt", b"Er kam.") for number in range(length // 130)], zipfile.ZIP_STORED)
    for number in range(length // 130):
        whole = whole.replace(f"{number:09}.txt".encode(), b"000000000.txt") if number < 500 else whole
    return whole


def _overlapping(length: int) -> bytes:
    """Many entries that are the same bytes of the file (Fifield 2019, https://www.bamsoftware.com/hacks/zipbomb/)."""
    content = zlib.compress(b"Er kam. " * (length * 10), 9)[2:-4]
    head = zipped([("a.txt", b"")], zipfile.ZIP_STORED)
    count = max(1, length // 60)
    local = b"PK\3\4" + (20).to_bytes(2, "little") + b"\0\0" + (8).to_bytes(2, "little") + b"\0\0\0\0" + bytes(4)
    local += len(content).to_bytes(4, "little") + (length * 80).to_bytes(4, "little") + b"\5\0\0\0a.txt"
    del head
    entry = b"PK\1\2" + (20).to_bytes(2, "little") * 2 + b"\0\0" + (8).to_bytes(2, "little") + bytes(8)
    entry += len(content).to_bytes(4, "little") + (length * 80).to_bytes(4, "little") + b"\5\0" + bytes(12) + bytes(4)
    entry += b"a.txt"
    end = b"PK\5\6" + bytes(4) + min(count, 65535).to_bytes(2, "little") * 2
    end += (len(entry) * count).to_bytes(4, "little") + (len(local) + len(content)).to_bytes(4, "little") + b"\0\0"
    return local + content + entry * count + end


ARCHIVES: dict[str, Form] = {
    "bomb": lambda length: zipped([("a.txt", b"Er kam. " * (length * 100))]),
    "bomb of one letter": lambda length: zipped([("a.txt", b"a" * (1000 * length))]),
    "bomb with a false size": lambda length: _with_false_size(zipped([("a.txt", b"Er kam. " * (length * 100))])),
    "bomb of bzip2": lambda length: zipped([("a.txt", b"Er kam. " * (length * 10))], zipfile.ZIP_BZIP2),
    "bomb of LZMA": lambda length: zipped([("a.txt", b"Er kam. " * (length * 10))], zipfile.ZIP_LZMA),
    "bomb of zeros": lambda length: zipped([("a.txt", bytes(1000 * length))]),
    "bomb of a page": lambda length: zipped([("a.html", b"<p>Er kam." * (length * 90))]),
    "bomb of a table": lambda length: zipped([("a.csv", b"text\n" + b"Er kam.\n" * (length * 90))]),
    "bomb of a table in a line": lambda length: zipped([("a.jsonl", b"[" * (length * 900))]),
    "bomb of a mail": lambda length: zipped([("a.eml", b"From: a\n\n" + b"Er kam.\n" * (length * 90))]),
    "bomb of a feed": lambda length: zipped([("a.xml", b"<rss>" + b"<item/>" * (length * 90) + b"</rss>")]),
    "bombs": lambda length: zipped([(f"{n}.txt", b"Er kam. " * 10_000) for n in range(max(1, length // 400))]),
    "tiny files": lambda length: zipped(
        [(f"{n}.txt", b"Er kam.") for n in range(max(1, length // 130))], zipfile.ZIP_STORED
    ),
    "tiny files that are no articles": lambda length: zipped(
        [(f"{n}.jpg", b"a") for n in range(max(1, length // 120))], zipfile.ZIP_STORED
    ),
    "files of one name": _same_name,
    "entries that overlap": _overlapping,
    "long names": lambda length: zipped([("a" * 60_000 + ".txt", b"Er kam.")] * max(1, length // 120_000)),
    "deep folders": lambda length: zipped([("a/" * 30_000 + "a.txt", b"Er kam.")] * max(1, length // 120_000)),
    "an archive in an archive": lambda length: zipped([("a.zip", zipped([("a.txt", b"a" * (1000 * length))]))]),
    "no archive": lambda length: b"PK\3\4" + b"PK\5\6" * (length // 4),
}  # fmt: skip


def _word(body: str, title: str = "", compression: int = zipfile.ZIP_STORED) -> bytes:
    """A Word document; as it is stored unpacked, so many bytes are so many characters."""
    with zipfile.ZipFile(io.BytesIO(docx(body, title))) as archive:
        return zipped([(name, archive.read(name)) for name in archive.namelist()], compression)


def _docx(before: str, unit: str, behind: str = "", closer: str = "") -> Form:
    def made(length: int) -> bytes:
        count = max(1, length // (len(unit) + len(closer)))
        return _word(before + unit * count + closer * count + behind)

    return made


def _docx_bomb(unit: str, closer: str = "") -> Form:
    def made(length: int) -> bytes:
        count = length * 100 // len(unit + closer)
        return _word(unit * count + closer * count, compression=zipfile.ZIP_DEFLATED)

    return made


DOCUMENTS: dict[str, Form] = {
    "paragraphs": _docx("", paragraph("Er kam.")),
    "empty paragraphs": _docx(paragraph("Er kam."), "<w:p/>"),
    "one paragraph": _docx("<w:p>", "<w:r><w:t>Er kam. </w:t></w:r>", "</w:p>"),
    "one text": _docx("<w:p><w:r><w:t>", "Er kam. ", "</w:t></w:r></w:p>"),
    "nested elements": _docx("", "<w:x>", "", "</w:x>"),
    "nested in a paragraph": _docx("<w:p>", "<w:x>", "</w:p>", "</w:x>"),
    "nested paragraphs": _docx("", "<w:p><w:r><w:t>Er</w:t></w:r>", "", "</w:p>"),
    "nested tables": _docx("", "<w:tbl><w:tr><w:tc><w:p><w:t>Er</w:t></w:p>", "", "</w:tc></w:tr></w:tbl>"),
    "rows": _docx("<w:tbl>", "<w:tr><w:tc><w:p><w:t>Er</w:t></w:p></w:tc></w:tr>", "</w:tbl>"),
    "cells": _docx("<w:tbl><w:tr>", "<w:tc><w:p><w:t>Er</w:t></w:p></w:tc>", "</w:tr></w:tbl>"),
    "nested rows": _docx("<w:tbl>", "<w:tr><w:t>Er</w:t>", "</w:tbl>", "</w:tr>"),
    "nested cells": _docx("<w:tbl><w:tr>", "<w:tc><w:p><w:t>Er</w:t></w:p>", "</w:tr></w:tbl>", "</w:tc>"),
    "nested paragraphs in a cell": _docx(
        "<w:tbl><w:tr><w:tc>", "<w:p><w:t>Er</w:t>", "</w:tc></w:tr></w:tbl>", "</w:p>"
    ),
    "attributes": lambda length: _word("<w:p " + " ".join(f'a{n}="1"' for n in range(length // 9)) + "/>"),
    "one attribute": _docx('<w:p a="', "a", '"/>'),
    "entities": _docx("<w:p><w:r><w:t>", "&amp;", "</w:t></w:r></w:p>"),
    "comments": _docx("<w:p><w:r><w:t>a", "<!-- -->", "</w:t></w:r></w:p>"),
    "line breaks": _docx("<w:p>", "<w:br/>", "</w:p>"),
    "one title": lambda length: _word(paragraph("Er kam."), "a " * (length // 2)),
    "bomb": _docx_bomb(paragraph("Er kam.")),
    "bomb of elements": _docx_bomb("<w:x/>"),
    "bomb of text": lambda length: docx(paragraph("Er kam. " * (length * 100))),
    "bomb of depth": _docx_bomb("<w:x>", "</w:x>"),
    "bomb in the properties": lambda length: docx(paragraph("Er kam."), "a" * (1000 * length)),
    "entities that grow": lambda length: zipped([("word/document.xml", _laughs("w:document", length))]),
    "entities that grow by squares": lambda length: zipped([("word/document.xml", _square("document", length))]),
    "tiny entries": lambda length: zipped([(f"{n}", b"") for n in range(length // 100)]),
}  # fmt: skip


def _laughs(root: str, length: int) -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * (length // 200 + 2)}">' for n in range(1, 12))
    return (
        f'<!DOCTYPE r [<!ENTITY a0 "ha">{entities}]><{root}><channel><title>&a11;</title></channel></{root}>'.encode()
    )


def _square(root: str, length: int) -> bytes:
    """One long entity, many times: libexpat's limit on growth is what stops it."""
    half = length // 2
    feed = f"<{root}><item><title>{'&a;' * (half // 3)}</title></item></{root}>"
    return f'<!DOCTYPE r [<!ENTITY a "{"a" * half}">]>{feed}'.encode()


def _feed(before: str, unit: str, behind: str = "", closer: str = "") -> Form:
    def made(length: int) -> bytes:
        count = max(1, length // (len(unit) + len(closer)))
        return (
            f"<rss><channel><title>Rat</title>{before}{unit * count}{closer * count}{behind}</channel></rss>".encode()
        )

    return made


_ITEM = "<item><title>Rat</title><description>"
_END = "</description></item>"
FEEDS: dict[str, Form] = {
    "entries": lambda length: RSS.encode()[:-16] + RSS.encode()[400:-16] * (length // 800) + b"</channel></rss>",
    "short entries": _feed("", "<item><description>Er kam.</description></item>"),
    "empty entries": _feed("", "<item/>"),
    "nested entries": _feed("", "<item><description>Er kam.</description>", "", "</item>"),
    "nested elements": _feed("", "<a>", "", "</a>"),
    "nested elements in an entry": _feed("<item>", "<a>", "</item>", "</a>"),
    "nested content": _feed("<item><content>", "<a>", "</content></item>", "</a>"),
    "nested content with text": _feed("<item><content>Er kam.", "<a>Wort", "</content></item>", "</a>"),
    "children of an entry": _feed("<item>", "<a/>", "</item>"),
    "links of an entry": _feed("<item>", "<link/>", "</item>"),
    "authors of an entry": _feed("<item><description>Er kam.</description>", "<author>Erika</author>", "</item>"),
    "empty contents of an entry": _feed("<item>", "<description/>", "<description>Er</description></item>"),
    "titles": _feed("", "<title/>", "<item/>"),
    "one title": _feed("<item><description>Er kam.</description><title>", "Rat ", "</title></item>"),
    "one date": _feed("<item><description>Er kam.</description><pubDate>", "16. ", "</pubDate></item>"),
    "one date of digits": _feed("<item><description>Er kam.</description><pubDate>", "1", "</pubDate></item>"),
    "one text": _feed(_ITEM, "Er kam. ", _END),
    "escaped paragraphs": _feed(_ITEM, "&lt;p>Er kam.", _END),
    "escaped nested elements": _feed(_ITEM, "&lt;div>", _END),
    "escaped nested inline elements": _feed(_ITEM, "&lt;b>Wort ", _END),
    "escaped nested tables": _feed(_ITEM, "&lt;table>&lt;tr>&lt;td>Er&lt;td>kam.", _END),
    "escaped line breaks": _feed(_ITEM, "Er kam.&lt;br>", _END),
    "escaped entities": _feed(_ITEM, "&amp;amp;", _END),
    "escaped comments": _feed(_ITEM + "Er kam.", "&lt;!-- -->", _END),
    "escaped angle brackets": _feed(_ITEM, "&lt;", _END),
    "opened comments": _feed("", "<!--"),
    "comments": _feed("", "<!-- -->", "<item/>"),
    "CDATA": _feed(_ITEM, "<![CDATA[a]]>", _END),
    "attributes": lambda length: (
        "<rss><item " + " ".join(f'a{n}="1"' for n in range(length // 9)) + "/></rss>"
    ).encode(),
    "namespaces": lambda length: (
        "<rss " + " ".join(f'xmlns:a{n}="b{n}"' for n in range(length // 15)) + "><item/></rss>"
    ).encode(),
    "entities that grow": lambda length: _laughs("rss", length),
    "entities that grow by squares": lambda length: _square("rss", length),
    "entities without use": lambda length: (
        "<!DOCTYPE r [" + "".join(f'<!ENTITY a{n} "b">' for n in range(length // 18)) + "]><rss><item/></rss>"
    ).encode(),
    "one name": lambda length: f"<rss><{'a' * length}/></rss>".encode(),
    "one namespace": lambda length: f'<rss xmlns="{"a" * (length // 2)}">{"<item/>" * (length // 14)}</rss>'.encode(),
    "angle brackets": _feed("", "<"),
    "no feed": lambda length: b"<urlset>" + b"<url/>" * (length // 6) + b"</urlset>",
}  # fmt: skip


def _table(before: str, unit: str, behind: str = "") -> Form:
    return lambda length: (before + unit * max(1, length // len(unit)) + behind).encode()


TABLES: dict[str, Form] = {
    "rows": _table("text\n", "Er kam.\n"),
    "one field": _table("text\n", "Er kam. ", "\n"),
    "one quoted field": _table('text\n"', "Er kam.\n", '"\n'),
    "quotation marks": _table("text\n", '"'),
    "quoted quotation marks": _table('text\n"', '""', '"\n'),
    "opened quotations": _table("text\n", '"Er kam.\n'),
    "apostrophes": _table("title,text\n", "a,'b''c\n"),
    "empty rows": _table("text\n", "\n"),
    "empty values": _table("text\n", ",,\n"),
    "names of columns": _table("text,", "a,", "\nEr kam.\n"),
    "other names of columns": lambda length: (
        "text," + ",".join(f"a{n}" for n in range(length // 8)) + "\nEr kam.\n"
    ).encode(),
    "one name of a column": _table("text,", "a", "\nEr kam.\n"),
    "columns, and rows": lambda length: ("text" + ",a" * (length // 4) + "\n" + "Er kam.\n" * (length // 16)).encode(),
    "values": _table("text\n", "a,"),
    "many names of the text": _table("", "text,", "\nEr kam.\n"),
    "no column of the text": _table("", "a,", "\nEr kam.\n"),
    "head without end": _table("", "a"),
    "semicolons": _table("", ";"),
    "carriage returns": _table("text\r", "Er kam.\r"),
    "no characters": _table("text\n", "a\x00"),
    "dates": _table("text,published\n", "Er kam.,2024-11-16\n"),
    "one date": _table("text,published\nEr kam.,", "1", "\n"),
    "one date of numbers": _table("text,published\nEr kam.,", "16. 11. ", "\n"),
    "one source": _table("text,source\nEr kam.,", "a", "\n"),
    "one title": _table("text,title\nEr kam.,", "a ", "\n"),
    "one author": _table("text,author\nEr kam.,", "a ", "\n"),
}
LINES: dict[str, Form] = {
    "rows": _table("", '{"text": "Er kam."}\n'),
    "one text": _table('{"text": "', "Er kam. ", '"}'),
    "escapes": _table('{"text": "', "\\u00e4", '"}'),
    "line feeds": _table('{"text": "', "a\\n", '"}'),
    "halves of pairs": _table('{"text": "', "\\ud800", '"}'),
    "deep lists": _table('{"text": ', "["),
    "deep lists, closed": lambda length: b'{"text": ' + b"[" * (length // 2) + b"]" * (length // 2) + b"}",
    "deep objects": lambda length: _deep_json(length).encode(),
    "lines of deep lists": _table("", "[" * 2000 + "\n"),
    "one list": _table('{"text": "a", "b": [', "1,", "1]}"),
    "one object": lambda length: json.dumps({"text": "a"} | {f"a{n}": 1 for n in range(length // 12)}).encode(),
    "keys again": _table('{"text": "a"', ', "text": "a"', "}"),
    "authors": _table('{"text": "Er kam.", "author": [', '"a",', '"b"]}'),
    "authors that are lists": _table('{"text": "Er kam.", "author": [', '["a"],', '"b"]}'),
    "one number": _table('{"text": ', "1", "}"),
    "one number with a point": _table('{"text": 0.', "1", "}"),
    "one exponent": _table('{"text": 1e', "1", "}"),
    "one number for a date": _table('{"text": "Er kam.", "published": ', "1", "}"),
    "numbers": _table("", '{"text": ' + "1" * 4000 + "}\n"),
    "infinities": _table("", '{"text": Infinity}\n'),
    "opened strings": _table('{"text": ', '"'),
    "opened objects": _table("", "{\n"),
    "backslashes": _table('{"text": "', "\\"),
    "spaces": _table('{"text": "a"', " ", "}"),
    "empty lines": _table("", "\n", '{"text": "a"}'),
    "no objects": _table("", "1\n"),
    "broken lines": _table("", '{"text"\n'),
    "one broken line": _table('{"text": "a', "a", "\n"),
}


def _bytes(unit: bytes, before: bytes = b"") -> Form:
    return lambda length: before + unit * max(1, length // len(unit))


TEXTS: dict[str, Form] = {
    "every byte": _bytes(bytes(range(256))),
    "every byte without controls": _bytes(bytes(range(32, 256))),
    "zeros": _bytes(b"\0", b"a"),
    "wrong bytes": _bytes(b"\xe4\xf6 "),
    "wrong bytes and words": _bytes("Größe ".encode() + b"\xe4"),
    "halves of UTF-8": _bytes(b"\xc3"),
    "Russian": _bytes("Президент заявил. ".encode("koi8-r")),
    "Greek": _bytes("Ο πρόεδρος δήλωσε. ".encode("iso-8859-7")),
    "Chinese": _bytes("总统说 ".encode("gb18030")),
    "Japanese": _bytes("大統領は言った。".encode("shift-jis")),
    "Hebrew": _bytes("הנשיא אמר ".encode("cp1255")),
    "Turkish": _bytes("Başkan söyledi ığş ".encode("cp1254")),
    "Polish": _bytes("Prezydent powiedział żółć ąę ".encode("iso-8859-2")),
    "Windows-1252": _bytes("Er äußerte „sich“ – ".encode("cp1252")),
    "not Windows-1252": _bytes(b"Er kam. \x81\x8d\xe4 "),
    "accents": _bytes("äöü".encode("cp1252")),
    "marks of UTF-8": _bytes(b"\xef\xbb\xbf"),
    "marks of UTF-16": _bytes(b"\xff\xfe"),
    "marks of UTF-32": _bytes(b"\xff\xfe\0\0"),
    "UTF-16": _bytes("Er kam. ".encode("utf-16-le"), b"\xff\xfe"),
    "UTF-16 without a mark": _bytes("Er kam. ".encode("utf-16-le")),
    "halves of UTF-16": _bytes(b"\x00\xd8", b"\xff\xfe"),
    "halves of UTF-16, other order": _bytes(b"\xd8\x00a\x00", b"\xfe\xff"),
    "UTF-32": _bytes("Er kam. ".encode("utf-32-le"), b"\xff\xfe\0\0"),
    "carriage returns": _bytes(b"\r"),
    "spaces": _bytes(b" "),
    "controls": _bytes(b"a" * 99 + b"\x01"),
    "escapes of ISO-2022": _bytes(b"\x1b$B8@$C\x1b(B", b"\xe4"),
    "characters that nobody sees": _bytes("\u200b".encode()),
    "front matter": _bytes(b"a: b\n", b"---\n"),
    "front matter of titles": _bytes(b"title: b\n", b"---\n"),
    "headings": _bytes(b"# Rat\n\n"),
    "hashes": _bytes(b"#"),
    "stars": _bytes(b"**"),
}
TEXTS |= {f"text of {name}": _bytes(unit.encode()) for name, unit in UNITS.items()}

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
