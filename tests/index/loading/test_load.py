import contextlib
import datetime
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article
from index.errors import ArticleError, EmptyArticleError, UnreadableError
from index.loading.decode import decode
from index.loading.load import Failure, load

GERMAN = "Der Rat sagte „Nein“ – für 5 €.\n\nHolm äußerte sich nicht."


def only(path: Path | str, **options: dict[str, str]) -> Article:
    (found,) = load(path, **options)
    assert isinstance(found, Article)
    return found


def error(path: Path | str) -> ArticleError:
    (found,) = load(path)
    assert isinstance(found, Failure)
    return found.error


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_text_file(tmp_path: Path) -> None:
    path = write(tmp_path / "rat.txt", "Rat lehnt ab\r\n\r\nHolm  sagte\tnichts.\rSie ging.\n")
    article = only(path)
    assert article == Article.from_text("Rat lehnt ab\n\nHolm  sagte\tnichts.\nSie ging.\n", source=str(path.resolve()))
    assert article.title == "Rat lehnt ab"


def test_the_source_is_the_same_from_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a" / "rat.md", "# Rat\n\nEr tagt.")
    (tmp_path / "link").symlink_to(tmp_path / "a")
    monkeypatch.chdir(tmp_path / "a")
    sources = [only(name).source for name in ("rat.md", "../a/rat.md", path, tmp_path / "link" / "rat.md")]
    assert set(sources) == {str(path.resolve())}


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1252", "iso-8859-15"]
)
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = GERMAN.replace("„Nein“ – ", "nein ") if encoding.startswith("iso") else GERMAN
    assert only(write(tmp_path / "rat.txt", text.encode(encoding))).text == text


def test_other_encodings() -> None:
    russian = "Президент России заявил в понедельник, что переговоры продолжаются и будут продолжаться дальше. " * 5
    assert decode(russian.encode("koi8-r"), "a.txt") == russian


def test_single_wrong_bytes_do_not_spoil_the_rest() -> None:
    assert decode("Grüße aus Köln, übermorgen für alle: ".encode() + b"\xe4\xf6", "a.txt") == (
        "Grüße aus Köln, übermorgen für alle: äö"
    )


def test_a_jsonl_file(tmp_path: Path) -> None:
    rows = [
        {"title": "Rat", "text": "Er tagt.\r\nLange.", "source": "https://example.org/1", "published": "2024-11-16"},
        {"text": "Sie geht.", "author": ["Erika Muster", "Jane Doe"], "outlet": "Stadtfunk", "published": None, "n": 3},
    ]
    path = write(tmp_path / "news.jsonl", json.dumps(rows[0]) + "\n\n" + json.dumps(rows[1]))
    assert list(load(path)) == [
        Article.from_text(
            "Er tagt.\nLange.", title="Rat", source="https://example.org/1", published=datetime.date(2024, 11, 16)
        ),
        Article.from_text("Sie geht.", source=f"{path}#3", author="Erika Muster, Jane Doe", outlet="Stadtfunk"),
    ]


def test_broken_lines_do_not_stop_the_others(tmp_path: Path) -> None:
    lines = ['{"text": "Er tagt."}', '{"text": "Er', "[1]", '{"text": ""}', '{"title": "Rat"}', '{"text": {"de": "a"}}']
    lines += ['{"text": "Sie geht.", "published": "gestern"}', '{"text": "\\ud800 Ende."}']
    path = write(tmp_path / "news.jsonl", "\n".join(lines))
    found = list(load(path))
    assert [item.source for item in found] == [f"{path}#{number}" for number in range(1, 9)]
    assert [item.text for item in found if isinstance(item, Article)] == ["Er tagt.", "\ufffd Ende."]
    errors = [str(item.error) for item in found if isinstance(item, Failure)]
    assert errors[0].startswith(f"{path}, line 2, is not JSON (")
    assert errors[1:] == [
        f"{path}, line 3, is a JSON list: write an object with a “text”.",
        f"{path}#4 has no text: nothing to add.",
        f"{path}#5 has no “text”: say which field has the text (`--column text=NAME`).",
        f"{path}#6: “text” is a dict: write it as a string.",
        f"{path}#7: “gestern” is no date: write it as 2024-11-16.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        'title,text,published\nRat,"Er tagt,\nlange. „So“ """,16.11.2024\n',
        'Title;Text;Published\r\nRat;"Er tagt,\r\nlange. „So“ """;2024-11-16\r\n',
        "\ufefftitle\ttext\tpublished\nRat\t'Er tagt,\nlange. „So“ \"'\t2024-11-16\n",
    ],
)
def test_csv_files(tmp_path: Path, text: str) -> None:
    path = write(tmp_path / "news.csv", text)
    assert only(path) == Article.from_text(
        'Er tagt,\nlange. „So“ "', title="Rat", source=f"{path}#1", published=datetime.date(2024, 11, 16)
    )


def test_columns_of_another_name(tmp_path: Path) -> None:
    path = write(tmp_path / "news.csv", "id,Headline,Body,url\n1,Rat,Er tagt.,https://example.org/1\n")
    article = only(path, columns={"text": "body", "title": "headline", "source": "url"})
    assert article == Article.from_text("Er tagt.", title="Rat", source="https://example.org/1")


def test_a_long_field(tmp_path: Path) -> None:
    text = "Er tagt. " * 100_000
    assert only(write(tmp_path / "news.csv", f"text\n{text}\n")).text == text


def test_csv_rows_that_do_not_fit(tmp_path: Path) -> None:
    path = write(tmp_path / "news.csv", "title,text\nRat,Er tagt, lange.\n,\nRat,Er tagt.\n")
    first, second = load(path)
    assert isinstance(first, Failure)
    assert str(first.error) == f"{path}, row 1, has 3 values for 2 columns: put texts in quotes."
    assert isinstance(second, Article)
    assert second.source == f"{path}#3"


def test_a_folder(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.md", "a/1.txt", "a/.hidden.txt", ".git/c.txt", "style.css", "photo.jpg", "README"):
        write(tmp_path / name, f"Inhalt von {name}.")
    write(tmp_path / "a" / "3.doc", "Inhalt")
    write(tmp_path / "c.TXT", "")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "a" / "self").symlink_to(tmp_path / "a" / "self")
    found = list(load(tmp_path))
    assert [(type(item), Path(str(item.source)).relative_to(tmp_path)) for item in found] == [
        (Article, Path("a/1.txt")),
        (Article, Path("a/2.md")),
        (Failure, Path("a/3.doc")),
        (Article, Path("b.txt")),
        (Failure, Path("c.TXT")),
    ]


def test_an_empty_folder(tmp_path: Path) -> None:
    write(tmp_path / "photo.jpg", "a")
    assert str(error(tmp_path)) == f"{tmp_path} holds no articles: nothing to add."


@pytest.mark.parametrize("name", ["", " ", "fehlt.txt", "a\0b.txt", "x" * 300 + ".txt", "https://example.org/rat"])
def test_what_is_not_there(name: str) -> None:
    assert isinstance(error(name), UnreadableError)
    assert name.strip() in str(error(name))


def test_errors_name_the_file_and_the_way_out(tmp_path: Path) -> None:
    assert isinstance(error(write(tmp_path / "leer.txt", " \n")), EmptyArticleError)
    assert str(error(tmp_path / "fehlt.txt")) == (
        f"“{tmp_path}/fehlt.txt” does not exist: check the spelling, and the folder that it is named from."
    )
    assert str(error(write(tmp_path / "rat.doc", "Er tagt."))).startswith(
        f"{tmp_path}/rat.doc is of a kind that is not read (“.doc”): save it as one of .atom, .csv, "
    )
    assert str(error(write(tmp_path / "bild.txt", b"\x89PNG\r\n\x1a\n\0\0"))) == (
        f"{tmp_path}/bild.txt is not text but a PNG image: give it the ending .png."
    )
    assert str(error(write(tmp_path / "programm.txt", bytes(range(256)) * 50))) == (
        f"{tmp_path}/programm.txt is not text but binary data: export it as text, HTML, PDF or DOCX."
    )
    assert str(error(write(tmp_path / "ohne.csv", "a;b\n1;2\n"))) == (
        f"{tmp_path}/ohne.csv has no column “text”, its first line is “a;b”: "
        "name the columns there, “text” the one with the articles' text, or say which it is."
    )


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rat.txt")
    assert str(error(tmp_path / "rat.txt")).startswith(f"{tmp_path}/rat.txt is a device or a pipe")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = write(tmp_path / "a" / "rat.txt", "Er tagt.")
    path.chmod(0)
    assert str(error(path)).startswith(f"{path} may not be read by this user")
    path.parent.chmod(0)
    try:
        assert str(error(tmp_path)).startswith(f"{path.parent} may not be read by this user")
    finally:
        path.parent.chmod(0o700)


def test_names_with_odd_characters(tmp_path: Path) -> None:
    path = write(tmp_path / "Größe\n “5” #1 %20.txt", "Er tagt.")
    assert only(path).source == str(path)
    broken = Path(os.fsdecode(os.fsencode(tmp_path) + b"/gr\xfc\xdfe.txt"))
    broken.write_text("Er tagt.")
    article = only(broken)
    assert article.source == f"{tmp_path}/gr\\xfc\\xdfe.txt"


@settings(deadline=None, max_examples=200)
@given(st.text(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_decoding_changes_line_endings_only(text: str, encoding: str) -> None:
    data = ("Rat: " + text).encode(encoding, "replace")
    try:
        decoded = decode(data, "a.txt")
    except UnreadableError:
        return  # too many control characters
    expected = data.decode(encoding)
    assert decoded == expected.replace("\r\n", "\n").replace("\r", "\n")


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(UnreadableError):
        assert "\r" not in decode(data, "a.txt")
