"""The feeds that a user follows, and which of their entries have been seen."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from index.store.store import Store


@dataclass(frozen=True)
class Feed:
    """A feed whose new entries become articles."""

    address: str
    title: str | None = None
    refreshed: datetime.datetime | None = None
    """When it was asked last (UTC)."""
    problem: str | None = None
    """Why the last refresh did not go through; None where it did."""
    seen: int = 0
    """How many of its entries were seen: they are articles, or there is no article in them."""
    etag: str | None = None
    modified: str | None = None


def feeds(store: Store) -> list[Feed]:
    """The feeds, in the order of their addresses."""
    rows = store.database.rows(
        "SELECT address, title, refreshed, problem, (SELECT count(*) FROM feed_entry WHERE feed = address), etag,"
        " modified FROM feed ORDER BY address"
    )
    return [
        Feed(address, title, datetime.datetime.fromisoformat(refreshed) if refreshed else None, *rest)
        for address, title, refreshed, *rest in rows
    ]


def seen_entries(store: Store, address: str) -> set[str]:
    """The entries of a feed that were seen, by their keys."""
    return {entry for (entry,) in store.database.rows("SELECT entry FROM feed_entry WHERE feed = ?", address)}


def keep_feed(store: Store, feed: Feed) -> None:
    """Keep a feed, in place of what was known of it; not which entries were seen."""
    row = (
        feed.address,
        feed.title,
        feed.refreshed.isoformat(timespec="seconds") if feed.refreshed else None,
        feed.problem,
        feed.etag,
        feed.modified,
    )
    with store.database.write(revises=False) as connection:
        connection.execute("INSERT OR REPLACE INTO feed VALUES(?, ?, ?, ?, ?, ?)", row)


def mark_seen(store: Store, address: str, entries: Iterable[str]) -> None:
    """Entries of a feed have been seen."""
    with store.database.write(revises=False) as connection:
        connection.executemany("INSERT OR IGNORE INTO feed_entry VALUES(?, ?)", ((address, entry) for entry in entries))


def forget_feed(store: Store, address: str) -> bool:
    """Forget a feed and what was seen of it; False where there is none. Its articles stay."""
    with store.database.write(revises=False) as connection:
        found = connection.execute("DELETE FROM feed WHERE address = ?", (address,)).rowcount
        connection.execute("DELETE FROM feed_entry WHERE feed = ?", (address,))
    return bool(found)
