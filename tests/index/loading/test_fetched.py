"""What a server sends is read as what it is, also where the server says something else."""

import pytest

from index.loading.fetched import in_utf8, suffix_of

AT = "https://example.org/rat"


@pytest.mark.parametrize(
    ("address", "kind", "content", "suffix"),
    [
        (AT, "text/html", b"<p>Er kam.", ".html"),
        (AT, "application/pdf", b"%PDF-1.7", ".pdf"),
        (AT, "text/plain", b"Er kam.", ".txt"),
        (f"{AT}.md", "text/plain", b"# Rat", ".md"),
        (AT, "text/plain", b"<!DOCTYPE html><p>Er kam.", ".html"),
        (AT, "text/html", b'\n<?xml version="1.0"?>\n<!-- Rat --><rss><channel/></rss>', ".rss"),
        (AT, "text/xml", b'\xef\xbb\xbf<?xml version="1.0"?><feed xmlns="a"/>', ".atom"),
        (AT, "text/xml", b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "a"><html/>', ".html"),
        (AT, "application/xml", b"<urlset/>", ".xml"),
        (AT, "", b"%PDF-1.7", ".pdf"),
        (f"{AT}.PDF?a=1", "application/octet-stream", b"x", ".pdf"),
        (f"{AT}.zip", "application/octet-stream", b"PK", None),
        (AT, "", b"\x89PNG", None),
        (f"{AT}.html", "image/png", b"\x89PNG", None),
        (AT, "application/json", b"{}", None),
    ],
)
def test_the_kind(address: str, kind: str, content: bytes, suffix: str | None) -> None:
    assert suffix_of(address, kind, content) == suffix


@pytest.mark.parametrize(
    ("content", "charset", "suffix", "expected"),
    [
        ("Größe".encode("cp1252"), "iso-8859-1", ".html", "Größe".encode()),
        ("Größe".encode(), "iso-8859-1", ".html", "Größe".encode()),  # the server is wrong
        ("Größe".encode("cp1252"), "utf-8", ".html", "Größe".encode("cp1252")),  # it is wrong, too: the reader finds it
        ("Цой".encode("koi8-r"), "koi8-r", ".txt", "Цой".encode()),
        (b"Gr\xf6\xdfe", "utf-x", ".html", b"Gr\xf6\xdfe"),
        (b"Gr\xf6\xdfe", "punycode", ".html", b"Gr\xf6\xdfe"),
        (b"Gr\xf6\xdfe", None, ".html", b"Gr\xf6\xdfe"),
        (b"\xff\xfeG\0", "iso-8859-1", ".txt", b"\xff\xfeG\0"),
        (b"%PDF\xf6", "iso-8859-1", ".pdf", b"%PDF\xf6"),
    ],
)
def test_the_encoding_that_the_server_says(content: bytes, charset: str, suffix: str, expected: bytes) -> None:
    assert in_utf8(content, suffix, charset) == expected
