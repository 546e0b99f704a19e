"""The library's SQLite file: connections, transactions, and errors that say what to do.

Any number of threads and processes use the file at once (write-ahead log: readers never wait, writers take turns).
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from index.errors import LibraryError
from index.store.private import keep_private
from index.store.schema import prepare

Value = str | int | float | bytes | None
"""What a column holds."""

FILE_NAME = "library.sqlite"

_WAIT = 60.0
"""Seconds that a writer waits for another one. A write transaction takes well under a second (64 articles)."""

_WAYS_OUT = {
    "SQLITE_FULL": "the disk is full; make room and try again",
    "SQLITE_IOERR": "the disk cannot be read or written; see that it is not full or gone, then try again",
    "SQLITE_READONLY": "it cannot be written; make the folder writable, or use another one",
    "SQLITE_PERM": "it cannot be opened; make the folder readable and writable, or use another one",
    "SQLITE_CANTOPEN": "it cannot be opened; make the folder writable, or use another one",
    "SQLITE_BUSY": "another program keeps it locked; try again when that is done",
    "SQLITE_NOTADB": "it is no library; restore it from a backup, or remove the folder and add the articles again",
    "SQLITE_CORRUPT": "it is damaged; restore it from a backup, or remove the folder and add the articles again",
}
"""SQLite's primary result codes (https://www.sqlite.org/rescode.html): what happened and what to do."""


class Database:
    """One SQLite file, one connection a thread.

    Raises:
        LibraryError: the folder or the file cannot be used; LibraryVersionError where a newer Beleg wrote it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._connections: dict[threading.Thread, sqlite3.Connection] = {}
        self._lock = threading.Lock()
        self._closed = False
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(
                f"The library's folder {folder} cannot be made: {error.strerror}. Use another folder (BELEG_HOME)."
            ) from error
        try:
            with self._errors():
                connection = self._connection()
                keep_private(folder)  # before there is something in the file, and in those beside it
                prepare(connection, folder)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close every thread's connection; a later use raises LibraryError."""
        with self._lock:
            self._closed = True
            for connection in self._connections.values():
                connection.close()
            self._connections.clear()

    def rows(self, query: str, *values: Value) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with self._errors():
            return self._connection().execute(query, values).fetchall()

    def value(self, query: str, *values: Value) -> Value:
        """The first column of a query's first row; None where there is no row."""
        rows = self.rows(query, *values)
        found: Value = rows[0][0] if rows else None
        return found

    def count(self, query: str, *values: Value) -> int:
        """The first column of a query's first row, a number; 0 where there is no row or no number."""
        found = self.value(query, *values)
        return found if isinstance(found, int) else 0

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Within, everything this thread reads is of one moment, whatever others write meanwhile."""
        connection = self._connection()
        if connection.in_transaction:  # inside another one, or inside a write
            yield
            return
        connection.execute("BEGIN")
        try:
            yield
        finally:
            connection.rollback()  # nothing was written: this only ends the moment

    @contextmanager
    def write(self, revises: bool = True) -> Iterator[sqlite3.Connection]:
        """A transaction: all of it is stored, or nothing. `revision` counts up with it where it `revises` articles."""
        with self._errors():
            connection = self._connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                if revises:
                    connection.execute("UPDATE meta SET value = value + 1 WHERE name = 'revision'")
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:  # SQLite itself rolls back where the disk is full
                    connection.rollback()

    def revision(self) -> int:
        """A number that counts up with every change of the articles, by whatever process."""
        return self.count("SELECT value FROM meta WHERE name = 'revision'")

    def _connection(self) -> sqlite3.Connection:
        thread = threading.current_thread()
        connection = self._connections.get(thread)
        if connection is not None:
            return connection
        with self._lock:
            if self._closed:
                raise LibraryError(f"The library in {self.folder} is closed. Open it again: Library.open(folder).")
            for other in [other for other in self._connections if not other.is_alive()]:
                self._connections.pop(other).close()
            with self._errors():
                connection = sqlite3.connect(
                    self.folder / FILE_NAME, timeout=_WAIT, isolation_level=None, check_same_thread=False
                )
                self._connections[thread] = connection
                # In WAL mode NORMAL keeps the file whole through a power cut (https://www.sqlite.org/pragma.html).
                connection.execute("PRAGMA synchronous = NORMAL")
        return connection

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.ProgrammingError as error:
            if not self._closed:
                raise
            raise LibraryError(f"The library in {self.folder} was closed while it was in use.") from error
        except sqlite3.DatabaseError as error:
            name = getattr(error, "sqlite_errorname", "")
            way_out = next((way for code, way in _WAYS_OUT.items() if name.startswith(code)), None)
            if way_out is None:
                raise
            raise LibraryError(f"The library {self.folder / FILE_NAME}: {way_out} (SQLite: {error}).") from error
