"""A folder of files as users have them: every kind, every encoding, broken ones among them."""

import codecs
import io
import json
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage
from pathlib import Path

from pypdf import PdfWriter

TEXT = "Der Rat der Stadt äußerte sich am Montag. Frau Holm lehnte den Plan ab.\n\nDie Mehrheit war dafür, sagte sie."
PAGE = """<!doctype html><html lang="de"><head><meta charset="{charset}"><title>Rat lehnt ab | Stadtfunk</title>
<meta property="og:site_name" content="Stadtfunk"><script type="application/ld+json">
{{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Rat lehnt ab", "datePublished": "2024-11-16T08:00:00+01:00", "dateModified": "2025-01-01",
"author": {{"@type": "Person", "name": "Erika Muster"}}}}</script></head><body><nav><a href="/">Start</a></nav><article>
<h1>Rat lehnt ab</h1>
<p>Der Rat der Stadt <a href="/r">äußerte</a> sich am Montag. Frau Holm lehnte den Plan ab.</p>
<aside><p>Lesen Sie auch: Der Plan der Stadt</p></aside><p>Die Mehrheit war dafür, sagte sie.</p>
<ul><li>Brot für alle im
ganzen Land</li><li>Wein für alle im ganzen Land</li></ul></article>
<div class="comments"><p>Das ist doch Unsinn!</p></div><footer><p>© 2024 Stadtfunk</p></footer></body></html>"""
"""Its article has two paragraphs and a list."""


def pdf(pages: Sequence[Sequence[tuple[float, float, float, str]]], title: str = "") -> bytes:
    """A PDF of lines: (x, y, size in points, text) for each, in the order in which they are drawn."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Title ({title}) /CreationDate (D:20200101000000Z) >>".encode(),
    ]
    kids = []
    for lines in pages:
        drawn = b"\n".join(
            f"BT /F1 {size} Tf {x} {y} Td ({text})".encode("windows-1252").replace(b"\\", b"\\\\")[:-1] + b") Tj ET"
            for x, y, size, text in lines
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    return pdf_file(objects, kids, b" /Info 4 0 R")


def pdf_file(objects: list[bytes], pages: Sequence[bytes], more: bytes = b"") -> bytes:
    """A PDF of these objects; the second is made of its pages, `more` stands in its trailer."""
    objects = [objects[0], b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), b" ".join(pages)), *objects[2:]]
    out, offsets = io.BytesIO(b"%PDF-1.5\n"), []
    out.seek(0, io.SEEK_END)
    for number, content in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    out.write(b"trailer << /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (size, more, start))
    return out.getvalue()


def simple_pdf() -> bytes:
    return pdf([[(50, 700, 11, "Der Rat der Stadt äußerte sich am Montag."), (50, 686, 11, "Frau Holm lehnte ab.")]])


def protected(data: bytes, password: str, algorithm: str = "RC4-128") -> bytes:
    """A PDF that asks for `password`; an empty one only forbids to print."""
    writer = PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(user_password=password, owner_password="owner", algorithm=algorithm)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, title: str = "", notes: str = "", word: str = WORD) -> bytes:
    """A Word document whose body is the XML `body` and its footnotes `notes`, with `w:` for the namespace `word`."""
    core = f'<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></c>'
    document = f'<?xml version="1.0"?><w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>'
    parts = {"word/document.xml": document.encode(), "docProps/core.xml": core.encode()}
    if notes:
        parts["word/footnotes.xml"] = f'<w:footnotes xmlns:w="{word}">{notes}</w:footnotes>'.encode()
    return archive(parts)


def paragraph(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def archive(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return out.getvalue()


def mail(text: str | None, html: str | None = None) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "Stadtfunk Rundbrief <news@example.org>", "Rat lehnt ab – wieder"
    message["Date"] = "Sat, 16 Nov 2024 08:00:00 +0100"
    if text is not None:
        message.set_content(text, charset="iso-8859-1")
    if html is not None:
        message.add_alternative(html, subtype="html")
    return bytes(message)


RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Stadtfunk</title><link>https://example.org</link>
<item><title>Rat lehnt ab</title><link>https://example.org/1</link><pubDate>Sat, 16 Nov 2024 08:00:00 +0100</pubDate>
<dc:creator>Erika Muster</dc:creator><description>Kurz.</description>
<content:encoded><![CDATA[<p>Der Rat &auml;u&szlig;erte
sich.</p><p>Er lehnt ab.<br>Ganz.</p><script>x()</script>]]></content:encoded></item>
<item><title>Ohne Text</title><guid>https://example.org/2</guid></item>
<item><title>Plan &amp;amp; Rat</title><description>Der Plan &lt;b&gt;kommt&lt;/b&gt; doch.</description></item>
</channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>City News</title><entry>
<title>Council refuses</title><link rel="edit" href="https://example.org/e"/><link href="https://example.org/atom.atom"/>
<updated>2025-01-01T00:00:00Z</updated><published>2024-11-16T08:00:00Z</published><author><name>Jane Doe</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The council refused.</p><p>It was late.</p></div>
</content></entry></feed>"""


def awkward_files() -> dict[str, tuple[bytes, list[str]]]:
    """Name of a file → its content, and of each article or error in it: “ok”, or words of the error."""
    ok, utf16 = ["ok"], TEXT.encode("utf-16")
    row = json.dumps({"title": "Rat", "text": TEXT, "published": "2024-11-16"}, ensure_ascii=False).encode()
    html = PAGE.format(charset="utf-8").encode()
    good_docx = docx(paragraph("Rat lehnt ab", "Title") + paragraph("Der Rat äußerte sich am Montag."))
    files: dict[str, tuple[bytes, list[str]]] = {
        # text in every encoding
        "utf8.txt": (TEXT.encode(), ok),
        "bom.txt": (codecs.BOM_UTF8 + TEXT.encode(), ok),
        "utf16.txt": (utf16, ok),
        "utf16be.txt": (TEXT.encode("utf-16-be"), ok),
        "utf32.txt": (TEXT.encode("utf-32"), ok),
        "latin1.txt": (TEXT.encode("latin-1"), ok),
        "cp1252.txt": ((TEXT + " „Ja“ – 5 €").encode("cp1252"), ok),
        "mixed.txt": (TEXT.encode() + b" \xe4", ok),
        "russian.txt": (("Президент заявил, что переговоры продолжаются. " * 9).encode("koi8-r"), ok),
        "crlf.txt": (TEXT.replace("\n", "\r\n").encode(), ok),
        "cr.txt": (TEXT.replace("\n", "\r").encode(), ok),
        "word.txt": (b"Nein", ok),
        "symbols.txt": ("😀 ✓ 名 \u200b\u202e".encode(), ok),
        "formfeed.txt": (b"Seite eins\fSeite zwei", ok),
        "nul.txt": (TEXT.encode() * 5 + b"\0", ok),
        "empty.txt": (b"", ["is empty"]),
        "space.txt": (b" \n\t\r\n", ["is empty"]),
        "onlybom.txt": (codecs.BOM_UTF8, ["has no text"]),
        "binary.txt": (bytes(range(256)) * 9, ["binary data"]),
        "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(99), ["a PNG image"]),
        "pdf.txt": (simple_pdf(), ["a PDF"]),
        "odd16.txt": (utf16[:-1], ["damaged"]),
        "front.md": (b"---\ntitle: Rat\ndate: 2024-11-16\n---\n\nEr tagt.", ok),
        "heading.markdown": (b"# Rat\n\nEr tagt.", ok),
        "onlyfront.md": (b"---\ntitle: Rat\n---\n", ok),
        "UPPER.TXT": (TEXT.encode(), ok),
        "ümläut “#5” %20 & co.txt": (TEXT.encode(), ok),
        # tables
        "rows.jsonl": (row + b"\n\n" + row + b"\n", ["ok", "ok"]),
        "brokenrow.jsonl": (row + b'\n{"text": \n[]\n' + row, ["ok", "is not JSON", "is a JSON list", "ok"]),
        "notext.jsonl": (b'{"title": "Rat"}', ["has no “text”"]),
        "baddate.jsonl": (b'{"text": "Er tagt.", "published": "bald"}', ["is no date"]),
        "deep.jsonl": (b'{"text": ' + b"[" * 100_000, ["is not JSON"]),
        "comma.csv": (f'title,text\nRat,"{TEXT}"\nRat,"{TEXT}"\n'.encode(), ["ok", "ok"]),
        "semicolon.csv": (f'title;text\r\nRat;"{TEXT}"\r\n'.encode("cp1252"), ok),
        "bom.csv": (codecs.BOM_UTF8 + f'text\n"{TEXT}"\n'.encode(), ok),
        "nocolumn.csv": (b"a,b\n1,2\n", ["has no column “text”"]),
        "unquoted.csv": (b"title,text\nRat,Er tagt, lange\n", ["put texts in quotes"]),
        "onlyhead.csv": (b"title,text\n", ["holds no articles"]),
        # pages
        "page.html": (html, ok),
        "latin1.htm": (PAGE.format(charset="iso-8859-1").encode("latin-1"), ok),
        "utf16.html": (PAGE.format(charset="utf-16").encode("utf-16"), ok),
        "scripts.html": (
            b"<html><script>document.write('Hallo')</script><noscript>Bitte</noscript></html>",
            ["page without"],
        ),
        "nav.html": (b"<body><nav><a href='/'>Start</a></nav></body>", ["page without"]),
        "broken.html": (b"<p>Der Rat <b>lehnt ab.<p>Er tagt<div", ok),
        "plain.html": (b"Er tagt.", ok),
        "pixels.html": (b"\x89PNG\r\n\x1a\n" + bytes(99), ["a PNG image"]),
        # PDF
        "good.pdf": (simple_pdf(), ok),
        "locked.pdf": (protected(simple_pdf(), "geheim"), ["protected by a password"]),
        "noprint.pdf": (protected(simple_pdf(), ""), ok),
        "scan.pdf": (pdf([[], []]), ["a scan"]),
        "cut.pdf": (simple_pdf()[:300], ["a broken PDF"]),
        "text.pdf": (TEXT.encode(), ["a broken PDF"]),
        # documents and mails
        "good.docx": (good_docx, ok),
        "nothing.docx": (docx("<w:p/>"), ["has no text"]),
        "cut.docx": (good_docx[:200], ["no Word document"]),
        "sheet.docx": (archive({"xl/workbook.xml": b"<a/>"}), ["no Word document"]),
        "xml.docx": (archive({"word/document.xml": b"<a>"}), ["no Word document"]),
        "plain.eml": (mail(TEXT), ok),
        "html.eml": (mail(None, f"<p>{TEXT}</p>"), ok),
        "both.eml": (mail(TEXT, f"<p>{TEXT}</p>"), ok),
        "nothing.eml": (mail(""), ["has no text"]),
        "notes.eml": (b"Er tagt lange.\n\nUnd sie geht.", ["is no e-mail"]),
        # feeds
        "rss.xml": (RSS.encode(), ["ok", "has no text", "ok"]),
        "atom.atom": (ATOM.encode(), ok),
        "cut.rss": (RSS[:300].encode(), ["broken XML"]),
        "map.xml": (b"<urlset><url>a</url></urlset>", ["neither RSS nor Atom"]),
        "nothing.rss": (b"<rss><channel><title>a</title></channel></rss>", ["without entries"]),
        "laughs.xml": (_laughs(), ["entities of entities"]),
        # archives
        "good.zip": (
            archive({"b/rat.html": html, "a.txt": TEXT.encode(), ".x.txt": b"x", "c.jpg": b"x"}),
            ["ok", "ok"],
        ),
        "bad.zip": (
            archive({"../out.txt": b"Er tagt.", "a.doc": b"x", "in.zip": archive({"a.txt": b"x"})}),
            ["leads out", "of a kind that is not read", "an archive in an archive"],
        ),
        "bomb.zip": (
            archive({"bomb.txt": bytes(201_000_000), "rat.txt": b"Er tagt."}),
            ["unpacks to 201,000,000", "ok"],
        ),
        "cut.zip": (archive({"a.txt": TEXT.encode()})[:60], ["a broken archive"]),
        "nothing.zip": (archive({"a.jpg": b"x"}), ["holds no articles"]),
        # other kinds
        "old.doc": (b"\xd0\xcf\x11\xe0", ["of a kind that is not read"]),
        "table.xlsx": (archive({"xl/workbook.xml": b"<a/>"}), ["of a kind that is not read"]),
        "style.css": (b"p {}", []),
        "photo.jpg": (b"\xff\xd8\xff", []),
        ".hidden.txt": (b"Er tagt.", []),
    }
    return files


def _laughs() -> bytes:
    """An XML of a thousand bytes that grows to gigabytes where entities are replaced."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return f'<!DOCTYPE r [<!ENTITY a0 "ha">{entities}]><rss><channel><title>&a11;</title></channel></rss>'.encode()


def write_awkward_folder(folder: Path) -> dict[str, list[str]]:
    """Write the files; what to expect of each, by its name."""
    folder.mkdir(parents=True, exist_ok=True)
    expected = {}
    for name, (content, found) in awkward_files().items():
        (folder / name).write_bytes(content)
        expected[name] = found
    (folder / "loop").symlink_to(folder)
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    expected["gone.txt"] = ["does not exist"]
    return expected
