"""Near-duplicates: one text in several articles, as when five papers print the same agency report.

Found when articles are added. What may be alike is found by MinHash and locality-sensitive hashing (Broder 1997, “On
the resemblance and containment of documents”; Leskovec, Rajaraman, Ullman, “Mining of Massive Datasets”, chapter 3),
what *is* alike is then decided on the texts themselves: a thousand reports of one kind share their frame and differ in
names and numbers, and hiding one of them behind another would lose a fact. Nothing is ever dropped: an article of a
story stays in the library, and what it alone says is found like before.
"""

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from index.article import Article
from index.store.store import Store
from index.text.near_duplicates import REPEATED, RUN, SHORTEST, Text, is_same, runs_of
from index.text.terms import words_of

_BANDS, _ROWS = 32, 4
"""128 hashes. Two texts meet in a band, with which they are looked at, with probability 1 - (1 - s^4)^32: .87 at a
similarity of .5, .99 at .6, .9999 at .75, .06 at .2."""
_RUNS_AT_ONCE = 10_000
"""Runs of words that are hashed at once, a kilobyte each."""
_CANDIDATES = 10
"""Texts that a new one is held against, those with the most bands in common."""
_CROWD = 100
"""Articles of a band that are counted, the last ones: copies of a report come at about one time, and where thousands
have a frame in common each new one must not be held against all."""
_BATCH = 64

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|\w+")


def bands_of(words: Sequence[str]) -> NDArray[np.int64]:
    """(32,) what a text of these words can be found by; (0,) for one that is too short."""
    if len(words) < SHORTEST:
        return np.zeros(0, dtype=np.int64)
    from datasketch import MinHash  # it imports SciPy: a second, which only those who add pay

    hashes = MinHash(num_perm=_BANDS * _ROWS, seed=1)
    last = len(words) - RUN + 1
    for some in range(0, last, _RUNS_AT_ONCE):
        runs = range(some, min(some + _RUNS_AT_ONCE, last))
        hashes.update_batch({" ".join(words[i : i + RUN]).encode() for i in runs})
    values = np.asarray(hashes.hashvalues, dtype="<u4").reshape(_BANDS, _ROWS)
    bands = [blake2b(row.tobytes(), digest_size=8, salt=bytes([i])).digest() for i, row in enumerate(values)]
    return np.frombuffer(b"".join(bands), dtype="<i8").astype(np.int64)


def catch_up(store: Store) -> None:
    """Find the story of every current article that has none yet: new ones, new versions, those of an older format.

    Raises:
        LibraryError: the library cannot be written; what is done so far stays.
    """
    while rows := store.database.rows(
        "SELECT key, text FROM article WHERE current = 1 AND NOT EXISTS(SELECT 1 FROM story WHERE article = key)"
        " ORDER BY key LIMIT ?",
        _BATCH,
    ):
        found = [(key, bands_of(words_of(text))) for key, text in rows]
        with store.database.write(revises=False) as connection:
            for key, bands in found:
                _put(connection, key, bands)


def _put(connection: sqlite3.Connection, key: int, bands: NDArray[np.int64]) -> None:
    there = connection.execute(
        "SELECT current AND NOT EXISTS(SELECT 1 FROM story WHERE article = key) FROM article WHERE key = ?", [key]
    ).fetchone()
    if there is None or not there[0]:  # another process was first, or it is gone
        return
    met = Counter(
        other
        for band in bands.tolist()
        for (other,) in connection.execute(
            "SELECT article FROM band WHERE hash = ? ORDER BY article DESC LIMIT ?", [band, _CROWD]
        )
    )
    candidates = sorted(met, key=lambda other: (-met[other], other))[:_CANDIDATES]
    text = _text(connection, key) if candidates else None
    same = next((other for other in candidates if text and is_same(text, _text(connection, other))), None)
    story = key
    if same is not None:
        (story,) = connection.execute("SELECT story FROM story WHERE article = ?", [same]).fetchone()
    connection.execute("INSERT INTO story VALUES(?, ?, ?)", [key, story, bands.astype("<i8").tobytes()])
    connection.executemany("INSERT OR IGNORE INTO band VALUES(?, ?)", ((band, key) for band in bands.tolist()))


def forget(connection: sqlite3.Connection, keys: str) -> None:
    """Take the articles of these keys (a JSON list) out of their stories."""
    of_keys = "FROM story WHERE article IN (SELECT value FROM json_each(?))"
    for key, bands in connection.execute(f"SELECT article, bands {of_keys}", [keys]).fetchall():
        rows = ((band, key) for band in np.frombuffer(bands, dtype="<i8").tolist())
        connection.executemany("DELETE FROM band WHERE hash = ? AND article = ?", rows)
    connection.execute(f"DELETE {of_keys}", [keys])


def _text(connection: sqlite3.Connection, key: int) -> Text:
    (text,) = connection.execute("SELECT text FROM article WHERE key = ?", [key]).fetchone()
    spans = connection.execute(
        "SELECT start, \"end\" FROM sentence WHERE article = ? AND kind = 'text' ORDER BY start", [key]
    )
    return Text(tuple(words_of(text)), tuple(tuple(_TOKEN.findall(text[start:end])) for start, end in spans.fetchall()))


def stories(store: Store) -> dict[str, int]:
    """The story of each current article that shares one with others, by the article's id."""
    rows = store.database.rows(
        "SELECT article.id, story FROM story JOIN article ON article.key = story.article"
        " WHERE story IN (SELECT story FROM story GROUP BY story HAVING count(*) > 1) ORDER BY article.key"
    )
    return dict(rows)


def same_texts(store: Store) -> dict[str, list[str]]:
    """For each current article whose text others print too: their ids."""
    together: dict[int, list[str]] = {}
    for article_id, story in stories(store).items():
        together.setdefault(story, []).append(article_id)
    return {one: [other for other in ids if other != one] for ids in together.values() for one in ids}


def shared_stories(store: Store, keys: Iterable[int]) -> dict[int, int]:
    """The story of each of these article keys that others share, by key."""
    rows = store.database.rows(
        "SELECT article, story FROM story WHERE article IN (SELECT value FROM json_each(?))"
        " AND EXISTS(SELECT 1 FROM story AS other WHERE other.story = story.story AND other.article != story.article)",
        json.dumps([int(key) for key in keys]),
    )
    return dict(rows)


def others_of(store: Store, article: Article | str) -> list[Article]:
    """The other current articles of an article's story, in the order in which they were added."""
    rows = store.database.rows(
        "SELECT other.article FROM article JOIN story ON story.article = article.key"
        " JOIN story AS other ON other.story = story.story AND other.article != story.article"
        " WHERE article.id = ? AND article.current = 1 ORDER BY other.article",
        article if isinstance(article, str) else article.id,
    )
    return store.articles_of([key for (key,) in rows])


def distinct(store: Store, passages: Sequence[int], limit: int) -> list[int]:
    """The places of the first `limit` of these passage ids, best first, without those that repeat a better one.

    A passage repeats where one of its story's articles is there already and holds the most of it. Which article stands
    for a story is thus up to the question, and to what was left by filters and removals.
    """
    keys = store.passage_article(passages).tolist()
    shared = shared_stories(store, set(keys))
    if not shared:
        return list(range(min(limit, len(passages))))
    kept: list[int] = []
    leads: dict[int, dict[int, frozenset[tuple[str, ...]]]] = {}  # story → article key → runs of its text
    for place, (number, key) in enumerate(zip(passages, keys, strict=True)):
        if len(kept) >= limit:
            break
        if key in shared:
            lead = leads.setdefault(shared[key], {})
            if key not in lead:
                (passage,) = store.passages([number])
                runs = runs_of(words_of(passage.text))
                if any(len(runs & there) >= REPEATED * len(runs) for there in lead.values()):
                    continue
                lead[key] = runs_of(words_of(passage.article.text))
        kept.append(place)
    return kept
