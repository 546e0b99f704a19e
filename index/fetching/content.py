"""The body of a response, read within bounds: what is sent, and what it unpacks to."""

import zlib
from collections.abc import Iterable

from index.errors import AddressError

_GZIP_OR_ZLIB = 47
"""`wbits` that take a gzip or a zlib header (https://docs.python.org/3/library/zlib.html#zlib.decompress)."""


class Content:
    """Collects the bytes of a body, unpacked.

    Args:
        address: what an error calls it.
        coding: the Content-Encoding header.
        most: bytes that it may have, as sent and unpacked.

    Raises:
        AddressError: it is packed in a way that was not asked for.
    """

    def __init__(self, address: str, coding: str, most: int) -> None:
        coding = coding.strip().casefold()
        if coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise AddressError(
                f"{address} is packed in a way that was not asked for ({coding}): save the page yourself."
            )
        self._address = address
        self._most = most
        self._unpacking = zlib.decompressobj(_GZIP_OR_ZLIB) if coding not in ("", "identity") else None
        self._bytes = bytearray()
        self.received = 0

    def take(self, sent: bytes) -> None:
        """Take what was sent next.

        Raises:
            AddressError: it is too large, or broken.
        """
        self.received += len(sent)
        if self._unpacking is None:
            self._bytes += sent
        elif not self._unpacking.eof:
            try:
                self._bytes += self._unpacking.decompress(sent, self._most + 1 - len(self._bytes))
            except zlib.error as error:
                raise AddressError(f"{self._address} is packed wrongly ({error}): save the page yourself.") from error
        if max(self.received, len(self._bytes)) > self._most:
            raise too_large(self._address, self._most)

    def whole(self) -> bytes:
        """All of it.

        Raises:
            AddressError: it broke off.
        """
        if self._unpacking is not None and self.received and not self._unpacking.eof:
            raise AddressError(f"{self._address} broke off while it was sent: try again.")
        return bytes(self._bytes)


def too_large(address: str, most: int) -> AddressError:
    """The error for what has more bytes than may be."""
    problem = f"{address} has more than {most:,} bytes: save what you need of it and add the file."
    return AddressError(problem, lasting=True)


def charset_of(content_type: str) -> tuple[str, str | None]:
    """Media type and charset of a Content-Type header, both in small letters: “text/html; charset=UTF-8”."""
    kind, _, parameters = content_type.partition(";")
    found = (part.partition("=") for part in parameters.split(";"))
    charsets: Iterable[str] = (
        value.strip().strip("\"'").casefold() for name, _, value in found if name.strip().casefold() == "charset"
    )
    return kind.strip().casefold(), next(iter(charsets), None) or None
