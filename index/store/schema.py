"""The tables of a library's SQLite file, and the check that this Beleg can read them.

The file is the truth: whatever else lies in the library's folder is derived from it and can be rebuilt.
"""

import sqlite3
import uuid
from pathlib import Path

from index.errors import LibraryError, LibraryVersionError

SCHEMA_VERSION = 7
"""Counts up with every change of the tables; kept in the file as SQLite's `user_version`."""

APPLICATION = 0x42656C67
"""“Belg”: marks the file as Beleg's, as SQLite's `application_id`."""

_TABLES = """
CREATE TABLE meta(name TEXT PRIMARY KEY, value) WITHOUT ROWID;

-- One row a version of an article; the row of a version that was replaced stays, with current = 0.
CREATE TABLE article(
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    current INTEGER NOT NULL,
    title TEXT NOT NULL,
    source TEXT,
    published TEXT,
    outlet TEXT,
    author TEXT,
    language TEXT,
    text TEXT NOT NULL,
    added TEXT, -- when this version was stored: ISO 8601, UTC; NULL where format 1 did not say it
    UNIQUE(id, version)
);
CREATE UNIQUE INDEX current_article ON article(id) WHERE current = 1;

-- start and end are code points in the article's text, end exclusive, here and below.
CREATE TABLE sentence(
    article INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY(article, start)
) WITHOUT ROWID;

-- spans: a JSON list of [start, end]; sentences: a JSON list of the starts of sentences.
CREATE TABLE statement(
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL,
    kind TEXT NOT NULL,
    spans TEXT NOT NULL,
    sentences TEXT NOT NULL,
    speaker TEXT,
    speaker_start INTEGER,
    speaker_end INTEGER,
    cue_start INTEGER,
    cue_end INTEGER,
    denied INTEGER NOT NULL DEFAULT 0, -- 0 for all that format 4 knew, until `beleg reindex`
    source TEXT -- who tells of it; NULL for all that format 5 knew, until `beleg reindex`
);
CREATE INDEX statement_of_article ON statement(article);

-- Only passages of current versions. AUTOINCREMENT: an id never comes back, so caches and Chroma may rely on it.
-- vector: d little-endian float16; words: little-endian uint32, ids of `word` in order of the text,
-- with one for `keywords.SENTENCE_END` behind each sentence.
-- pending = 1: Chroma does not have the row yet.
CREATE TABLE passage(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    pending INTEGER NOT NULL,
    words BLOB NOT NULL,
    vector BLOB NOT NULL
);
CREATE INDEX passage_of_article ON passage(article);
CREATE INDEX pending_passage ON passage(id) WHERE pending = 1;

-- Passages that are gone from here and that Chroma may still have.
CREATE TABLE removed_passage(id INTEGER PRIMARY KEY);

CREATE TABLE word(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);

-- rowid = passage.id; `terms` come analysed from index/text/terms.py, the tokenizer only splits at blanks.
CREATE VIRTUAL TABLE full_text USING fts5(terms, tokenize = 'unicode61 remove_diacritics 0');
"""

_THIRD_FORMAT = """
-- Where the facts about an article lie together, without its text: what filters ask.
CREATE INDEX IF NOT EXISTS facts_of_article ON article(outlet, language, published, id) WHERE current = 1;

-- Near-duplicates (index/store/stories.py): current articles of one `story` are one text; an article that has no row
-- yet is a queue. bands: int64, its rows of `band`, which says what may be alike.
CREATE TABLE IF NOT EXISTS story(article INTEGER PRIMARY KEY, story INTEGER NOT NULL, bands BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS article_of_story ON story(story);
CREATE TABLE IF NOT EXISTS band(
    hash INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY(hash, article)
) WITHOUT ROWID;
"""
_FOURTH_FORMAT = """
-- Who speaks, in a user's word. Keyed by the article's id and the place of what is said, never by a row of `statement`,
-- which a new version or `reindex` replaces; quote is the article's text at that place when it was said.
CREATE TABLE IF NOT EXISTS correction(
    article TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    speaker TEXT NOT NULL,
    PRIMARY KEY(article, start, "end")
) WITHOUT ROWID;
"""
_SEVENTH_FORMAT = """
-- What an address had when it was fetched last (index/store/visits.py). articles: JSON, id → digest of its text.
CREATE TABLE IF NOT EXISTS visit(
    address TEXT PRIMARY KEY,
    etag TEXT,
    modified TEXT,
    articles TEXT NOT NULL
) WITHOUT ROWID;

-- Feeds that the user follows, and which of their entries have been seen (index/store/feeds.py).
CREATE TABLE IF NOT EXISTS feed(
    address TEXT PRIMARY KEY,
    title TEXT,
    refreshed TEXT, -- ISO 8601, UTC
    problem TEXT, -- why the last refresh did not go through; NULL where it did
    etag TEXT,
    modified TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS feed_entry(
    feed TEXT NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY(feed, entry)
) WITHOUT ROWID;
"""
_TABLES += _THIRD_FORMAT + _FOURTH_FORMAT + _SEVENTH_FORMAT

_FIFTH_FORMAT = "ALTER TABLE statement ADD COLUMN denied INTEGER NOT NULL DEFAULT 0"

_SIXTH_FORMAT = "ALTER TABLE statement ADD COLUMN source TEXT"

_CHANGES = {
    1: "ALTER TABLE article ADD COLUMN added TEXT",
    2: _THIRD_FORMAT,
    3: _FOURTH_FORMAT,
    4: _FIFTH_FORMAT,
    5: _SIXTH_FORMAT,
    6: _SEVENTH_FORMAT,
}
"""What makes the next format of one; a file goes through all that it is behind, when it is opened."""


def prepare(connection: sqlite3.Connection, folder: Path) -> None:
    """Make the tables in a new file, bring those of an old one up to date. Safe when two processes do it at once.

    Raises:
        LibraryVersionError: a newer Beleg wrote the file.
        LibraryError: it is a SQLite file of another program.
    """
    if _format(connection, folder) == SCHEMA_VERSION:
        return
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        found = _format(connection, folder)
        if not found:
            _execute(connection, _TABLES)
            connection.executemany(
                "INSERT INTO meta(name, value) VALUES(?, ?)", [("library", uuid.uuid4().hex), ("revision", 0)]
            )
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
        for older in range(found, SCHEMA_VERSION) if found else ():
            _execute(connection, _CHANGES[older])
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # an interruption can come right behind the COMMIT
            connection.execute("ROLLBACK")
        raise


def _execute(connection: sqlite3.Connection, statements: str) -> None:
    """Execute statements one by one: `executescript` would end the transaction."""
    for statement in filter(str.strip, statements.split(";\n")):
        connection.execute(statement)


def _format(connection: sqlite3.Connection, folder: Path) -> int:
    """The format of the tables, which are ours; 0 for a file with nothing in it."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    if application == APPLICATION:
        if version > SCHEMA_VERSION:
            raise LibraryVersionError(
                f"The library in {folder} was written by a newer Beleg (format {version}, this one reads up to "
                f"{SCHEMA_VERSION}). Update Beleg, or use another folder."
            )
        return version
    if version or application or connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        raise LibraryError(f"{folder} holds a SQLite file that is not Beleg's. Use another folder.")
    return 0
