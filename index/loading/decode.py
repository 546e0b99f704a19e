"""Bytes to text: the encoding is found, line endings become line feeds, nothing else changes."""

import codecs
import re

import charset_normalizer

from index.errors import UnreadableError

_MARKS = (  # UTF-32 first: its little-endian mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF", ".pdf"),
    (b"PK\x03\x04", "a ZIP or Office file", ".zip or .docx"),
    (b"\xd0\xcf\x11\xe0", "an old Office file", ".doc (open it and save it as .docx)"),
    (b"{\\rtf", "an RTF file", ".rtf (open it and save it as .docx or .txt)"),
    (b"\x89PNG", "a PNG image", ".png"),
    (b"\xff\xd8\xff", "a JPEG image", ".jpg"),
    (b"GIF8", "a GIF image", ".gif"),
    (b"\x1f\x8b", "a gzip archive", ".gz (unpack it)"),
    (b"SQLite format 3", "an SQLite database", ".sqlite"),
)
_STATED = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{3,20})|<\?xml[^>]{0,100}encoding=[\"']([\w-]{3,20})", re.IGNORECASE
)
_NO_ENCODINGS = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
_WESTERN = re.compile(r"[\x00-\x7fÀ-ÖØ-öø-ÿŒœŠšŽžŸ\u00a0–—‘’‚“”„†•…‰‹›€™£¤¥§©®°±²³´µ·»«¿¡½¼¾ªº¬×÷¶¨¸¢\xad]*")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
_BINARY = "{} is not text but binary data: export it as text, HTML, PDF or DOCX."
_ACCENTED = re.compile(r"[À-ÖØ-öø-ÿ]")
_MOST_ACCENTED = 0.2
"""Share of accented letters; French and German have up to .05, Russian in another encoding looks like .8."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_MOST_CONTROLS = 0.01
"""Share of control characters above which it is no text; files of programs have more than .1, text none."""


def decode(data: bytes, name: str) -> str:
    """The text of `data` with line feeds for line endings.

    UTF-8, UTF-16 and UTF-32 with a byte order mark, UTF-16 without one, Windows-1252 (which Latin-1 text is, too), else
    what charset-normalizer finds. Single wrong bytes in UTF-8 are read as Windows-1252.

    Args:
        data: A file's content.
        name: What an error calls it.

    Raises:
        UnreadableError: it is not text, or in an encoding that cannot be told.
    """
    for magic, what, suffix in _MAGIC:
        if data.startswith(magic):
            raise UnreadableError(f"{name} is not text but {what}: give it the ending {suffix}.")
    text = _decoded(data, name)
    if len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise UnreadableError(_BINARY.format(name))
    return plain(text)


def decode_markup(data: bytes, name: str) -> str:
    """The text of HTML or XML: UTF-8 if it is that, else in the encoding that it states, else as `decode` finds it.

    Raises:
        UnreadableError: as `decode`.
    """
    stated = _STATED.search(data[:4096])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if stated:
        encoding = (stated[1] or stated[2]).decode("ascii").casefold()
        encoding = "windows-1252" if encoding in ("iso-8859-1", "latin1", "ascii") else encoding  # as browsers read it
        try:
            return declared(data, encoding)
        except (LookupError, ValueError):
            pass
    return decode(data, name)


def declared(data: bytes, encoding: str) -> str:
    """The text of `data` in the encoding that a file says it is in.

    Raises:
        LookupError: there is no such encoding, or it is none of files (Punycode, whose time grows with its square).
        ValueError: `data` is not in it.
    """
    name = codecs.lookup(encoding).name
    if name in _NO_ENCODINGS:
        raise LookupError(f"{encoding} is no encoding of a file")
    return data.decode(name)


def plain(text: str) -> str:
    """`text` with line feeds for line endings; half a surrogate pair, which no file can hold, becomes “�”."""
    return _SURROGATE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                problem = f"{name} begins as {encoding} but is damaged at byte {error.start}: save it as UTF-8."
                raise UnreadableError(problem) from error
    try:
        return data.decode("utf-8") if b"\x00" not in data else _without_mark(data)
    except UnicodeDecodeError:
        pass
    lenient = data.decode("utf-8", "beleg-windows-1252")
    wrong = data.decode("utf-8", "ignore")
    bad = len(data) - len(wrong.encode("utf-8"))
    if sum(not character.isascii() for character in wrong) > bad:  # other encodings hit on valid sequences by chance
        return lenient
    try:
        western = data.decode("windows-1252")
    except UnicodeDecodeError:
        western = ""
    if western and _WESTERN.fullmatch(western) and len(_ACCENTED.findall(western)) <= _MOST_ACCENTED * len(western):
        return data.decode("iso-8859-15") if "¤" in western else western  # the sign there is the euro's here
    if len(_CONTROL.findall(data.decode("latin-1"))) > _MOST_CONTROLS * len(data):
        raise UnreadableError(_BINARY.format(name))
    best = charset_normalizer.from_bytes(data).best()
    if best is None:
        raise UnreadableError(f"{name} is in an encoding that cannot be told: save it as UTF-8.")
    return str(best)


def _without_mark(data: bytes) -> str:
    """UTF-16 without a mark: of Western text every second byte is 0."""
    even, odd = data[0:4000:2].count(0), data[1:4000:2].count(0)
    half = max(1, len(data[:4000]) // 2)
    if len(data) % 2 == 0 and max(even, odd) > 0.5 * half and min(even, odd) < 0.1 * half:
        return data.decode("utf-16-le" if odd > even else "utf-16-be")
    return data.decode("utf-8")


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("windows-1252", "replace"), error.end


codecs.register_error("beleg-windows-1252", _as_windows_1252)
