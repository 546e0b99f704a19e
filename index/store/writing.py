"""Writes a library's SQLite file: whole articles with all that is derived from them, in one transaction."""

import datetime
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from index.article import Article, Passage, Sentence, Statement
from index.errors import LibraryModelError
from index.store.corrections import Correction, correction_of
from index.store.store import VECTOR, WORD, Store
from index.store.stories import forget

Outcome = Literal["added", "updated", "unchanged"]


@dataclass(frozen=True)
class Derived:
    """An article and what is derived from its text, ready to be written."""

    article: Article
    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]
    statements: tuple[Statement, ...]
    words: tuple[list[str], ...]
    """The words of each passage, lower-cased, in order, `SENTENCE_END` behind each sentence."""
    terms: tuple[str, ...]
    """The analysed terms of each passage, separated by blanks."""


@dataclass(frozen=True)
class ModelStamp:
    """The embedding model that vectors come from."""

    name: str
    version: str
    dimensions: int


def put(store: Store, entries: Sequence[Derived], vectors: NDArray[np.float32], model: ModelStamp) -> list[Outcome]:
    """Store articles with all that is derived from them, in one transaction.

    Args:
        store: where to.
        entries: articles of different ids.
        vectors: (n, d) unit rows, one for each passage of each entry, in order.
        model: what made `vectors`; the first one is recorded.

    Returns:
        What became of each entry. “unchanged” where the very same article is already current.

    Raises:
        LibraryModelError: the library's vectors come from another model.
        LibraryError: the file cannot be written; nothing of `entries` is stored.
    """
    outcomes: list[Outcome] = []
    row = 0
    with store.database.write() as connection:
        _record(connection, store, model)
        word_ids = _intern(connection, {word for entry in entries for words in entry.words for word in words})
        for entry in entries:
            rows = vectors[row : row + len(entry.passages)]
            row += len(entry.passages)
            outcomes.append(_put(connection, store, entry, rows, word_ids))
    return outcomes


def put_again(
    store: Store,
    keys: Sequence[int],
    batches: Iterable[tuple[Sequence[Derived], NDArray[np.float32]]],
    model: ModelStamp,
) -> None:
    """Replace all that is derived from the current articles, in one transaction: readers see the old until it is whole.

    Args:
        store: where to.
        keys: of the articles, in the order of the entries.
        batches: entries with the (n, d) unit rows of their passages.
        model: what made the vectors; it is recorded in place of the one before.

    Raises:
        LibraryError: the file cannot be written; everything is as before.
    """
    with store.database.write() as connection:
        for name, value in (("name", model.name), ("version", model.version)):
            _set_meta(connection, f"model {name}", value)
        _set_meta(connection, "dimensions", model.dimensions)
        upcoming = iter(keys)
        for entries, vectors in batches:
            word_ids = _intern(connection, {word for entry in entries for words in entry.words for word in words})
            row = 0
            for entry in entries:
                key = next(upcoming)
                _unlist(connection, json.dumps([key]))
                for table in ("sentence", "statement"):
                    connection.execute(f"DELETE FROM {table} WHERE article = ?", [key])
                rows = vectors[row : row + len(entry.passages)]
                row += len(entry.passages)
                _put_derived(connection, key, entry, rows, word_ids)


def remove(store: Store, article_id: str) -> bool:
    """Remove an article, every version of it; False where it is not there."""
    with store.database.write() as connection:
        keys = json.dumps([key for (key,) in connection.execute("SELECT key FROM article WHERE id = ?", [article_id])])
        _unlist(connection, keys)
        for table, column in (("sentence", "article"), ("statement", "article"), ("article", "key")):
            connection.execute(f"DELETE FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))", [keys])
    return keys != "[]"


def correct(store: Store, statement: Statement, speaker: str) -> None:
    """Say who speaks; a correction of the same statement before this one is replaced.

    Raises:
        ValueError: `speaker` is empty.
        LibraryError: the library cannot be written.
    """
    name = " ".join(speaker.split())
    if not name:
        raise ValueError("A correction needs a name: who said it?")
    start, end = statement.spans[0][0], statement.spans[-1][1]
    with store.database.write() as connection:
        _uncorrect(connection, correction_of(store.corrections(), statement))
        row = (statement.article.id, start, end, statement.article.text[start:end], name)
        connection.execute("INSERT OR REPLACE INTO correction VALUES(?, ?, ?, ?, ?)", row)


def undo_correction(store: Store, statement: Statement) -> bool:
    """Take the correction of a statement back; False where there is none."""
    with store.database.write() as connection:
        found = correction_of(store.corrections(), statement)
        _uncorrect(connection, found)
    return found is not None


def _uncorrect(connection: sqlite3.Connection, one: Correction | None) -> None:
    if one is not None:
        connection.execute(
            'DELETE FROM correction WHERE article = ? AND start = ? AND "end" = ?', (one.article_id, one.start, one.end)
        )


def set_meta(store: Store, name: str, value: str | int) -> None:
    """Record a fact about the library."""
    with store.database.write(revises=False) as connection:
        _set_meta(connection, name, value)


def mark_drained(store: Store, ids: Iterable[int], removed: Iterable[int]) -> None:
    """Chroma has the passages `ids` now, and no longer those `removed`."""
    with store.database.write(revises=False) as connection:
        connection.executemany("UPDATE passage SET pending = 0 WHERE id = ?", ((number,) for number in ids))
        connection.executemany("DELETE FROM removed_passage WHERE id = ?", ((number,) for number in removed))


def mark_all_pending(store: Store) -> None:
    """Chroma has nothing: everything goes back into the queue."""
    with store.database.write(revises=False) as connection:
        connection.execute("UPDATE passage SET pending = 1")
        connection.execute("DELETE FROM removed_passage")


def _set_meta(connection: sqlite3.Connection, name: str, value: str | int) -> None:
    connection.execute("INSERT OR REPLACE INTO meta(name, value) VALUES(?, ?)", (name, value))


def _record(connection: sqlite3.Connection, store: Store, model: ModelStamp) -> None:
    """Hold `model` against the recorded one, inside the transaction: another process may have been first."""
    recorded = store.meta("model version")
    if recorded is None:
        _set_meta(connection, "model name", model.name)
        _set_meta(connection, "model version", model.version)
        _set_meta(connection, "dimensions", model.dimensions)
    elif recorded != model.version:
        raise other_model(store, model.name, model.version)


def other_model(store: Store, name: str, version: str) -> LibraryModelError:
    """The error for a library that another model than this one made."""
    recorded = store.meta("model name")
    if recorded == name:
        difference, way_out = f"and here it is another version ({version})", "`beleg reindex` rebuilds it with this one"
    else:
        difference = f"not with {name} ({version})"
        way_out = f"Use that one (--embedding-model {recorded}), or rebuild: beleg reindex --embedding-model {name}"
    return LibraryModelError(
        f"The library in {store.database.folder} was made with the embedding model {recorded} "
        f"({store.meta('model version')}), {difference}. {way_out}."
    )


def _intern(connection: sqlite3.Connection, words: set[str]) -> Mapping[str, int]:
    """The ids of words; new ones are made."""
    ordered = sorted(words)
    connection.executemany("INSERT OR IGNORE INTO word(text) VALUES(?)", ((word,) for word in ordered))
    rows = connection.execute(
        "SELECT text, id FROM word WHERE text IN (SELECT value FROM json_each(?))", [json.dumps(ordered)]
    )
    return dict(rows.fetchall())


def _put(
    connection: sqlite3.Connection,
    store: Store,
    entry: Derived,
    vectors: NDArray[np.float32],
    word_ids: Mapping[str, int],
) -> Outcome:
    article = entry.article
    current = store.article(article.id)
    if current == article:
        return "unchanged"
    if current is not None:
        keys = connection.execute("SELECT json_group_array(key) FROM article WHERE id = ?", [article.id]).fetchone()[0]
        _unlist(connection, keys)
        connection.execute("UPDATE article SET current = 0 WHERE id = ?", [article.id])
    key = _insert_article(connection, article)
    _put_derived(connection, key, entry, vectors, word_ids)
    return "updated" if current is not None else "added"


def _put_derived(
    connection: sqlite3.Connection,
    key: int | None,
    entry: Derived,
    vectors: NDArray[np.float32],
    word_ids: Mapping[str, int],
) -> None:
    connection.executemany(
        "INSERT INTO sentence VALUES(?, ?, ?, ?)",
        ((key, sentence.start, sentence.end, sentence.kind) for sentence in entry.sentences),
    )
    connection.executemany(
        "INSERT INTO statement VALUES(NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (_statement_row(key, statement) for statement in entry.statements),
    )
    for passage, words, terms, vector in zip(entry.passages, entry.words, entry.terms, vectors, strict=True):
        ids = np.array([word_ids[word] for word in words], dtype=WORD)
        row = (key, passage.start, passage.end, ids.tobytes(), vector.astype(VECTOR).tobytes())
        number = connection.execute("INSERT INTO passage VALUES(NULL, ?, ?, ?, 1, ?, ?)", row).lastrowid
        connection.execute("INSERT INTO full_text(rowid, terms) VALUES(?, ?)", (number, terms))


def _insert_article(connection: sqlite3.Connection, article: Article) -> int | None:
    row = (
        article.id,
        article.id,
        article.title,
        article.source,
        article.published.isoformat() if article.published else None,
        article.outlet,
        article.author,
        article.language,
        article.text,
        datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
    )
    version = "(SELECT coalesce(max(version), 0) + 1 FROM article WHERE id = ?)"
    insert = f"INSERT INTO article VALUES(NULL, ?, {version}, 1, ?, ?, ?, ?, ?, ?, ?, ?)"
    return connection.execute(insert, row).lastrowid


def _statement_row(key: int | None, statement: Statement) -> tuple[Any, ...]:
    spans = json.dumps(statement.spans)
    starts = json.dumps([sentence.start for sentence in statement.sentences])
    speaker_span = statement.speaker_span or (None, None)
    cue = statement.cue or (None, None)
    said = (key, statement.kind, spans, starts, statement.speaker, *speaker_span, *cue)
    return (*said, int(statement.denied), statement.source)


def _unlist(connection: sqlite3.Connection, keys: str) -> None:
    """Take the passages of these article keys (a JSON list) out of the search; Chroma is to forget them too."""
    forget(connection, keys)
    of_keys = "FROM passage WHERE article IN (SELECT value FROM json_each(?))"
    connection.execute(f"INSERT OR IGNORE INTO removed_passage SELECT id {of_keys}", [keys])
    connection.execute(f"DELETE FROM full_text WHERE rowid IN (SELECT id {of_keys})", [keys])
    connection.execute(f"DELETE {of_keys}", [keys])
