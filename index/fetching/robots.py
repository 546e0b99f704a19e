"""What a site lets programs fetch: its robots.txt (RFC 9309, https://www.rfc-editor.org/rfc/rfc9309)."""

from dataclasses import dataclass

from protego import Protego

AGENT = "beleg"
"""The name by which a robots.txt may call this program."""
LARGEST = 512_000
"""Bytes of a robots.txt that are read; RFC 9309 (2.5) asks for 500 KiB at least."""
_LONGEST_PAUSE = 30.0
"""Seconds; a longer Crawl-delay is cut to this."""


@dataclass(frozen=True)
class Robots:
    """The rules of one site; `rules` is None where it has none."""

    rules: Protego | None = None
    closed: bool = False
    """Whether its rules could not be read, so that nothing may be fetched (RFC 9309, 2.3.1.4)."""

    @classmethod
    def read(cls, status: int, content: bytes) -> "Robots":
        """The rules in an answer to the request for robots.txt."""
        if status >= 500 or status == 429:
            return cls(closed=True)
        return cls(Protego.parse(content.decode("utf-8", "replace"))) if status == 200 else cls()

    def allow(self, address: str) -> bool:
        """Whether an address may be fetched."""
        return not self.closed and (self.rules is None or self.rules.can_fetch(address, AGENT))

    @property
    def pause(self) -> float:
        """Seconds that the site wants between two requests."""
        wanted = self.rules.crawl_delay(AGENT) if self.rules is not None else None
        return max(0.0, min(wanted or 0.0, _LONGEST_PAUSE))
