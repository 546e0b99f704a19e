"""What comes out of HTML, PDF, DOCX, mails, feeds and archives."""

import datetime
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from awkward import ATOM, PAGE, RSS, TEXT, archive, docx, mail, paragraph, pdf, protected, simple_pdf
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article, Sentence, sentences_of
from index.errors import ArticleError
from index.loading.load import Failure, load
from index.loading.mail import article_of_mail
from index.loading.pdf import article_of_pdf
from index.loading.reading import Reading
from index.loading.web_page import article_of_html
from index.loading.word_document import article_of_docx

DATE = datetime.date(2024, 11, 16)


@pytest.fixture(scope="module")
def reading() -> Iterator[Reading]:
    """One process for all files, as one `add` has: its start takes longer than reading hundreds of them."""
    with Reading() as running:
        yield running


@pytest.fixture
def load_one(tmp_path: Path, reading: Reading) -> Callable[[str, bytes], Article]:
    """Reads a file of that name and content in `tmp_path`."""

    def load_one(name: str, data: bytes) -> Article:
        (tmp_path / name).write_bytes(data)
        (found,) = load(tmp_path / name, reading=reading)
        assert isinstance(found, Article), found
        return found

    return load_one


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("utf-8", "utf-8"), ("utf-8", "utf-8-sig"), ("ISO-8859-1", "cp1252"), ("koi8-r", "koi8-r")],
)
def test_a_page(tmp_path: Path, load_one: Callable[[str, bytes], Article], charset: str, encoding: str) -> None:
    data = PAGE.format(charset=charset).encode(encoding, "xmlcharrefreplace")
    assert load_one("rat.html", data) == Article.from_text(
        "Der Rat der Stadt äußerte sich am Montag. Frau Holm lehnte den Plan ab.\n\n"
        "Die Mehrheit war dafür, sagte sie.\n\n"
        "- Brot für alle im ganzen Land\n\n- Wein für alle im ganzen Land",
        title="Rat lehnt ab",
        source=str(tmp_path / "rat.html"),
        published=DATE,
        outlet="Stadtfunk",
        author="Erika Muster",
    )


def test_a_page_that_lays_itself_out_with_a_table() -> None:
    long = "Der Rat der Stadt hat am Montag über den Haushalt gesprochen, der im Herbst kommt. " * 3
    page = (
        "<html><head><title>Stadtfunk - Rat lehnt ab</title></head><body><table><tr><td><b>Rubriken</b><br>Politik</td>"
        f"<td><h2>Rat lehnt ab</h2><font>{long}<br><br>{long}</font></td></tr></table></body></html>"
    )
    article = article_of_html("rat.html", page.encode())
    assert (article.title, article.outlet) == ("Rat lehnt ab", None)
    assert "".join(article.text.split()) == "".join((long + long).split())


def test_markup_is_text_in_an_article(load_one: Callable[[str, bytes], Article]) -> None:
    page = "<article><p>Der Rat &lt;script&gt;alert(1)&lt;/script&gt; lehnt <!-- nie -->ab.</p></article>"
    assert load_one("rat.html", page.encode()).text == "Der Rat <script>alert(1)</script> lehnt ab."


def columns() -> bytes:
    """Two pages of two columns with running headers; divided words, one of them over the pages' border."""

    def column(x: float, lines: list[str]) -> list[tuple[float, float, float, str]]:
        return [(x, 740 - 14 * number, 11, line) for number, line in enumerate(lines)]

    first = ["Der Rat der Stadt hat am Montag den Haus-", "halt beschlossen, der nun ausge-", "glichen ist."]
    second = ["Frau Holm von der SPD-", "Fraktion sagte, die Stadt- und Landes-", "politik müsse sich ändern. Nie-"]
    third = ["mand sei dafür, auch nicht die US-", "amerikanischen Gäste.", "Damit endete der Tag im Rat."]
    return pdf(
        [
            [
                (50, 810, 8, "Stadtfunk 16. November"),
                (50, 770, 20, "Rat lehnt ab"),
                *column(50, first),
                *column(300, second),
                (290, 30, 8, "Seite 1 von 2"),
            ],
            [(50, 810, 8, "Stadtfunk 17. November"), *column(50, third), (290, 30, 8, "Seite 2 von 2")],
        ]
    )


def test_a_pdf_in_columns(load_one: Callable[[str, bytes], Article]) -> None:
    article = load_one("rat.pdf", columns())
    assert article.title == "Rat lehnt ab"
    assert article.published is None
    assert article.text == (
        "Der Rat der Stadt hat am Montag den Haushalt beschlossen, der nun ausgeglichen ist.\n\n"
        "Frau Holm von der SPD-Fraktion sagte, die Stadt- und Landespolitik müsse sich ändern. "
        "Niemand\fsei dafür, auch nicht die US-amerikanischen Gäste.\n\nDamit endete der Tag im Rat.\f"
    )
    sentences = sentences_of(article)
    assert [(sentence.page, sentence.text) for sentence in sentences] == [
        (1, "Der Rat der Stadt hat am Montag den Haushalt beschlossen, der nun ausgeglichen ist."),
        (1, "Frau Holm von der SPD-Fraktion sagte, die Stadt- und Landespolitik müsse sich ändern."),
        (1, "Niemand\fsei dafür, auch nicht die US-amerikanischen Gäste."),
        (2, "Damit endete der Tag im Rat."),
    ]


def test_the_title_of_a_pdf() -> None:
    lines = [(50.0, 700.0, 11.0, "Er tagt im Saal."), (50.0, 650.0, 11.0, "Sie geht.")]
    assert article_of_pdf("a.pdf", pdf([lines], title="Rat tagt")).title == "Rat tagt"
    assert article_of_pdf("a.pdf", pdf([lines], title="Microsoft Word - rat.doc")).title == "Er tagt im Saal."


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_pdf_that_only_forbids_to_print(algorithm: str) -> None:
    text = article_of_pdf("a.pdf", simple_pdf()).text
    assert article_of_pdf("a.pdf", protected(simple_pdf(), "", algorithm)).text == text


@pytest.mark.parametrize("heading", ["R A T  L E H N T  A B", "R a t   l e h n t   a b"])
def test_a_heading_whose_letters_stand_apart(heading: str) -> None:
    lines = [
        (50.0, 760.0, 20.0, heading),
        (50.0, 700.0, 11.0, "Er tagt im Saal."),
        (50.0, 686.0, 11.0, "Am 1 2 3 4 5."),
    ]
    article = article_of_pdf("a.pdf", pdf([lines]))
    assert article.title.casefold() == "rat lehnt ab"
    assert article.text == "Er tagt im Saal. Am 1 2 3 4 5.\f"


def test_no_pages() -> None:
    article = Article.from_text(TEXT)
    assert Sentence(article, 0, 10).page is None


def test_a_word_document(tmp_path: Path, load_one: Callable[[str, bytes], Article]) -> None:
    item = "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Brot </w:t></w:r><w:r><w:t>backen</w:t></w:r></w:p>"
    changed = (
        "<w:p><w:del><w:r><w:delText>Nie</w:delText></w:r></w:del><w:ins><w:r><w:t>Immer</w:t></w:r></w:ins></w:p>"
    )
    table = f"<w:tbl><w:tr><w:tc>{paragraph('Jahr')}</w:tc><w:tc>{paragraph('2024')}</w:tc></w:tr></w:tbl>"
    line = "<w:p><w:r><w:t>Er tagt</w:t><w:br/><w:t>im</w:t><w:tab/><w:t>Saal.</w:t></w:r></w:p>"
    body = paragraph("Rat lehnt ab", "Title") + "<w:p/>" + line + item + changed + table
    assert load_one("rat.docx", docx(body, "Vorlage")) == Article.from_text(
        "Er tagt\nim\tSaal.\n\n- Brot backen\n\nImmer\n\nJahr | 2024",
        title="Rat lehnt ab",
        source=str(tmp_path / "rat.docx"),
    )
    assert load_one("rat.docx", docx(line, " Rat\n tagt ")).title == "Rat tagt"


def test_text_boxes_and_footnotes_of_a_word_document() -> None:
    def box(text: str) -> str:
        return f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"

    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    choice = f"<m:Choice>{box('Im Kasten.')}</m:Choice><m:Fallback>{box('Im Kasten.')}</m:Fallback>"
    anchor = f'<w:p><w:r><w:t>Er tagt.</w:t><m:AlternateContent xmlns:m="{compatible}">{choice}</m:AlternateContent>'
    note = (
        f'<w:footnote w:type="separator"><w:p/></w:footnote><w:footnote w:id="1">{paragraph("Laut Amt.")}</w:footnote>'
    )
    data = docx(f"{anchor}<w:t> Lange.</w:t></w:r></w:p>{paragraph('Sie geht.')}", notes=note)
    assert article_of_docx("a.docx", data).text == "Er tagt. Lange.\n\nIm Kasten.\n\nSie geht.\n\nLaut Amt."


def test_a_strict_word_document() -> None:
    data = docx(paragraph("Er tagt."), word="http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert article_of_docx("a.docx", data).text == "Er tagt."


@pytest.mark.parametrize("boundary", ["----=_Part_12.34", "a b:c?", "=_=="])
def test_a_boundary_without_quotation_marks(boundary: str) -> None:
    data = (
        f"From: a@example.org\nContent-Type: multipart/alternative;\n boundary={boundary};\n charset=x\n\n"
        f"--{boundary}\nContent-Type: text/plain\n\nDer Rat tagt.\n--{boundary}\nContent-Type: text/html\n\n"
        f"<p>Anderes</p>\n--{boundary}--\n"
    )
    assert article_of_mail("a.eml", data.encode()).text == "Der Rat tagt."


def test_a_mail_that_forwards_a_mail() -> None:
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "Erika <e@example.org>", "Fwd: Fwd: Rat"
    outer.set_content("Zur Info.")
    middle = EmailMessage()
    middle["From"], middle["Subject"] = "Jonas <j@example.org>", "Fwd: Rat"
    middle.add_attachment(message_from_bytes(mail(TEXT), policy=default))
    outer.add_attachment(middle)
    expected = article_of_mail("a.eml", mail(TEXT))
    assert article_of_mail("a.eml", bytes(outer)) == expected


def test_a_mail_with_a_mail_in_its_text() -> None:
    head = "Betreff: Rat lehnt ab\nDatum: Sat, 16 Nov 2024 08:00:00 +0100\nVon: Stadtfunk <b@example.org>\nAn: e\n\n"
    text = f"Zur Info.\n\n-------- Weitergeleitete Nachricht --------\n{head}{TEXT}\n"
    data = f"From: Erika <e@example.org>\nSubject: WG: Rat\nDate: Mon, 18 Nov 2024 08:00:00 +0100\n\n{text}"
    assert article_of_mail("a.eml", data.encode()) == Article.from_text(
        f"{TEXT}\n", title="Rat lehnt ab", source="a.eml", published=DATE, outlet="Stadtfunk"
    )


@pytest.mark.parametrize(
    ("text", "html"), [(TEXT, None), (TEXT, "<p>Anderes</p>"), (None, f"<p>{TEXT}</p>".replace("\n\n", "</p><p>"))]
)
def test_a_mail(tmp_path: Path, load_one: Callable[[str, bytes], Article], text: str | None, html: str | None) -> None:
    article = load_one("rat.eml", mail(text, html))
    assert article == Article.from_text(
        TEXT if html and not text else TEXT + "\n",
        title="Rat lehnt ab – wieder",
        source=str(tmp_path / "rat.eml"),
        published=DATE,
        outlet="Stadtfunk Rundbrief",
    )


def test_a_feed(tmp_path: Path, reading: Reading) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS)
    first, second, third = load(path, reading=reading)
    assert first == Article.from_text(
        "Der Rat äußerte sich.\n\nEr lehnt ab.\nGanz.",
        title="Rat lehnt ab",
        source="https://example.org/1",
        published=DATE,
        outlet="Stadtfunk",
        author="Erika Muster",
    )
    assert isinstance(second, Failure)
    assert second.source == f"{path}#2"
    assert third == Article.from_text(
        "Der Plan kommt doch.", title="Plan & Rat", source=f"{path}#3", outlet="Stadtfunk"
    )


def test_an_atom_feed(load_one: Callable[[str, bytes], Article]) -> None:
    assert load_one("feed.atom", ATOM.encode()) == Article.from_text(
        "The council refused.\n\nIt was late.",
        title="Council refuses",
        source="https://example.org/atom.atom",
        published=DATE,
        outlet="City News",
        author="Jane Doe",
    )


def test_an_archive(tmp_path: Path, reading: Reading) -> None:
    path = tmp_path / "news.zip"
    path.write_bytes(archive({"b/rat.txt": b"Er tagt.", "a.csv": b"text\nSie geht.\n", "__MACOSX/b/._rat.txt": b"x"}))
    assert list(load(path, reading=reading)) == [
        Article.from_text("Sie geht.", source=f"{path}/a.csv#1"),
        Article.from_text("Er tagt.", source=f"{path}/b/rat.txt"),
    ]


def _bad_zip(at: bytes, behind: int, value: bytes) -> bytes:
    """An archive with other bytes `behind` the last place of `at`."""
    data = archive({"ü.txt": TEXT.encode()})
    start = data.rindex(at) + behind
    return data[:start] + value + data[start + len(value) :]


DEEP = "<w:x>" * 20_000 + "</w:x>" * 20_000


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("offset.zip", _bad_zip(b"PK\5\6", 16, b"\xff\xff"), "cannot be unpacked (negative seek value"),
        ("utf8.zip", _bad_zip(b"PK\3\4", 30, b"\xff"), "cannot be unpacked ('utf-8' codec can't decode"),
        ("version.zip", _bad_zip(b"PK\1\2", 6, b"\xff"), "is a broken archive (zip file version 25.5)"),
        ("part.docx", archive({"else.xml": b""}), "is no Word document that can be read"),
        ("encoding.docx", archive({"word/document.xml": b'<?xml version="1.0" encoding="utf-x"?><a/>'}), "utf-x"),
        ("deep.docx", docx(DEEP), "is nested too deeply to be an article"),
        ("word.rss", b"Der Rat tagt.", "is broken XML (it has no element)"),
        ("from.eml", b"From: <\nSubject: a\n\nDer Rat tagt.\n", "has a broken header"),
        ("unseen.txt", "\u200b\ufeff \u00a0\n\u200d".encode(), "has no text: nothing to add"),
    ],
)  # fmt: skip
def test_a_broken_file_is_reported_and_the_next_is_read(
    tmp_path: Path, reading: Reading, name: str, data: bytes, problem: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zzz.txt").write_text("Er tagt.")
    failure, article = load(tmp_path, reading=reading)
    assert isinstance(failure, Failure)
    assert problem in str(failure.error)
    assert article == Article.from_text("Er tagt.", source=str(tmp_path / "zzz.txt"))


@settings(deadline=None, max_examples=60)
@given(st.sampled_from([".html", ".pdf", ".docx", ".eml", ".xml", ".zip", ".csv", ".jsonl"]), st.data())
def test_damaged_files_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, reading: Reading, suffix: str, data: st.DataObject
) -> None:
    good = {
        ".html": PAGE.format(charset="utf-8").encode(),
        ".pdf": simple_pdf(),
        ".docx": docx(paragraph(TEXT)),
        ".eml": mail(TEXT, f"<p>{TEXT}</p>"),
        ".xml": RSS.encode(),
        ".zip": archive({"a.txt": TEXT.encode()}),
        ".csv": f'title,text\nRat,"{TEXT}"\n'.encode(),
        ".jsonl": b'{"text": "Er tagt."}\n',
    }[suffix]
    damaged = bytearray(good)
    for place in data.draw(st.lists(st.integers(0, len(good) - 1), min_size=1, max_size=5)):
        damaged[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(good)))
    path = tmp_path_factory.mktemp("damaged") / f"rat{suffix}"
    path.write_bytes(bytes(damaged[:cut]))
    found = list(load(path, reading=reading))
    assert found
    for item in found:
        if isinstance(item, Failure):
            assert isinstance(item.error, ArticleError)
            assert str(path) in str(item.error)
        else:
            for sentence in sentences_of(item):
                assert sentence.text == item.text[sentence.start : sentence.end]
