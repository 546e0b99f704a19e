"""A .zip archive to the files in it. Nothing is unpacked to the disk."""

import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import PurePosixPath, PureWindowsPath

from index.errors import ArticleError, UnreadableError

_LARGEST, _LARGEST_SUM = 200_000_000, 1_000_000_000
"""Bytes that one file, and all files together, may unpack to: more is no archive of articles but a bomb."""
_SMALL, _RATIO = 1_000_000, 50
"""Bytes that any may unpack to; more only to so many times its size. Articles are packed to a third, tables and pages
to a tenth; DEFLATE reaches 1,032 times (https://www.zlib.net/zlib_tech.html)."""

BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, NotImplementedError)
"""What `zipfile` raises where bytes of an archive are wrong: places before its beginning, names that are no UTF-8, a
compression or version that there is none of."""


def files_of_zip(name: str, data: bytes) -> Iterator[tuple[str, Callable[[], bytes] | ArticleError]]:
    """Place (`archive.zip/folder/rat.txt`) and content of each file in an archive, in the order of their names.

    Hidden files and what macOS adds are passed over.

    Raises:
        UnreadableError: it is broken, or unpacks to more than a gigabyte.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = sorted(
                (entry for entry in archive.infolist() if entry.filename and not entry.is_dir()),
                key=lambda entry: entry.filename,
            )
            whole = sum(entry.file_size for entry in entries if unpacks_to_too_much(entry) is None)
            if whole > min(_LARGEST_SUM, max(_SMALL, _RATIO * len(data))):
                raise UnreadableError(f"{name} unpacks to {whole:,} bytes: unpack it and look at it first.")
            for entry in entries:
                path = PurePosixPath(entry.filename)
                if any(part.startswith((".", "__MACOSX")) and part != ".." for part in path.parts):
                    continue
                yield (
                    _place(name, entry),
                    _problem(name, entry, path) or partial(_content, archive, entry, _place(name, entry)),
                )
    except BROKEN as error:
        raise UnreadableError(f"{name} is a broken archive ({error}): make it again.") from error


def _place(name: str, entry: zipfile.ZipInfo) -> str:
    return f"{name}/{entry.filename.lstrip('/')}"


def _problem(name: str, entry: zipfile.ZipInfo, path: PurePosixPath) -> UnreadableError | None:
    place = _place(name, entry)
    if path.is_absolute() or ".." in path.parts or PureWindowsPath(entry.filename).drive:
        return UnreadableError(f"{place} leads out of the archive (“{entry.filename}”): make the archive again.")
    if entry.flag_bits & 1:
        return UnreadableError(f"{place} is protected by a password: unpack {name} and add what is in it.")
    if problem := unpacks_to_too_much(entry):
        return UnreadableError(f"{place} {problem}: unpack {name} and look at it first, split it into smaller files.")
    return None


def unpacks_to_too_much(entry: zipfile.ZipInfo, largest: int = _LARGEST) -> str | None:
    """“unpacks to … bytes” where that is too much for its size, or nobody can tell before it is done; else None."""
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "is packed by another method than DEFLATE"
    if entry.file_size > min(largest, max(_SMALL, _RATIO * entry.compress_size)):
        return f"unpacks to {entry.file_size:,} bytes"
    return None


def unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The content of an entry, no more bytes than it says that it has; `ZipFile.read` would unpack them all first."""
    with archive.open(entry) as file:
        return file.read(entry.file_size + 1)


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: str) -> bytes:
    try:
        return unpacked(archive, entry)
    except BROKEN as error:
        raise UnreadableError(f"{place} cannot be unpacked ({error}): make the archive again.") from error
