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
            if sum(entry.file_size for entry in entries) > _LARGEST_SUM:
                raise UnreadableError(
                    f"{name} unpacks to more than {_LARGEST_SUM:,} bytes: unpack it and look at it first."
                )
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
    if entry.file_size > _LARGEST:
        return UnreadableError(f"{place} unpacks to {entry.file_size:,} bytes: split it into smaller files.")
    return None


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: str) -> bytes:
    try:
        return archive.read(entry)
    except BROKEN as error:
        raise UnreadableError(f"{place} cannot be unpacked ({error}): make the archive again.") from error
