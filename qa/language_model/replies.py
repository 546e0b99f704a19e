"""What language models wrote, kept in the library's folder: the same prompt to the same model is answered from here.

A prompt holds the question and every sentence that may be cited, so over another library it is another prompt. Kept is
what the model wrote, not what was made of it, which is checked again each time.
"""

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from index.store.private import keep_private
from qa.language_model.tokens import Tokens

MOST = 2_000
"""Replies that are kept, the newest; none is longer than `qa.language_model.model.LONGEST`."""
_NAME = "replies.sqlite3"
_SECONDS = 2.0
"""How long another process may keep the file locked."""


class Replies:
    """A file of replies, for any number of processes and threads; where it cannot be used, the model is asked."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _NAME

    def get(self, key: str) -> tuple[str, Tokens] | None:
        """A reply and what it had cost; None where there is none."""
        with suppress(sqlite3.Error), closing(self._open()) as file:
            row = file.execute("SELECT text, read, written, estimated FROM reply WHERE key = ?", (key,)).fetchone()
            if row:
                return str(row[0]), Tokens(int(row[1]), int(row[2]), bool(row[3]), cached=True)
        return None

    def put(self, key: str, text: str, tokens: Tokens) -> None:
        """Keep a reply; the oldest beyond `MOST` go."""
        row = (key, text, tokens.read, tokens.written, tokens.estimated)
        with suppress(sqlite3.Error), closing(self._open()) as file, file:
            file.execute(
                "INSERT OR REPLACE INTO reply (key, text, read, written, estimated) VALUES (?, ?, ?, ?, ?)", row
            )
            file.execute("DELETE FROM reply WHERE rowid <= (SELECT max(rowid) FROM reply) - ?", (MOST,))

    def _open(self) -> sqlite3.Connection:
        file = sqlite3.connect(self._path, timeout=_SECONDS)
        file.execute(
            "CREATE TABLE IF NOT EXISTS reply (key TEXT PRIMARY KEY, text TEXT NOT NULL, read INTEGER NOT NULL, "
            "written INTEGER NOT NULL, estimated INTEGER NOT NULL)"
        )
        keep_private(self._path.parent)
        return file


def key_of(model: str, where: str, limits: Sequence[object], messages: Sequence[tuple[str, str]]) -> str:
    """What a reply is kept under: the model, its server, how it is asked, and all that it is told."""
    told = json.dumps([model, where, list(limits), list(messages)], ensure_ascii=True)
    return hashlib.sha256(told.encode()).hexdigest()
