"""What an address had when it was fetched last: how its server names that state, and which articles it gave."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Article
from index.store.store import Store


@dataclass(frozen=True)
class Visit:
    """What an address had."""

    etag: str | None
    modified: str | None
    articles: tuple[Article, ...]


def visit_of(store: Store, address: str) -> Visit | None:
    """The last visit of an address; None where there was none, or one of its articles is not there as it was then."""
    with store.snapshot():
        rows = store.database.rows("SELECT etag, modified, articles FROM visit WHERE address = ?", address)
        if not rows:
            return None
        etag, modified, given = rows[0]
        digests: dict[str, str] = json.loads(given)
        articles = [store.article(article_id) for article_id in digests]
    found = tuple(article for article in articles if article is not None and _digest(article) == digests[article.id])
    return Visit(etag, modified, found) if len(found) == len(digests) else None


def remember_visit(
    store: Store, address: str, etag: str | None, modified: str | None, articles: Sequence[Article]
) -> None:
    """Keep a visit in place of the one before; where the server names no state, none is kept."""
    with store.database.write(revises=False) as connection:
        connection.execute("DELETE FROM visit WHERE address = ?", (address,))
        if etag or modified:
            row = (address, etag, modified, json.dumps({article.id: _digest(article) for article in articles}))
            connection.execute("INSERT INTO visit VALUES(?, ?, ?, ?)", row)


def _digest(article: Article) -> str:
    return hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
