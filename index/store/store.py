"""The truth about a library: articles with their versions, and everything derived from them, in one SQLite file.

What is written about an article is written in one transaction. A version that was replaced stays readable, its passages
leave the search. What Chroma does not have yet is marked pending here, which makes a queue.
"""

import datetime
import json
from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.article import Article, Passage, Sentence, Statement
from index.store.corrections import Correction, corrected, ids_json
from index.store.database import Database, Value
from index.text.terms import match_expression

_ARTICLE = "id, text, title, source, published, outlet, author, language"
_LIVE = "SELECT key FROM article WHERE current = 1"
_GIVEN = "(SELECT value FROM json_each(?))"

_TERMS_AT_ONCE = 500
"""Terms of one FTS5 expression; SQLite bounds the depth of an expression at 1,000."""

VECTOR = np.dtype("<f2")
"""A vector's number in the file: little-endian float16, half the size for no measurable loss in ranking."""
WORD = np.dtype("<u4")
"""A word's id in the file: little-endian uint32."""


class Store:
    """Reads a library's SQLite file; `index/store/writing.py` writes it.

    Everything follows what other threads and processes write at once; within `snapshot()` it stays as it was.

    Raises:
        LibraryError: the folder or the file cannot be used; LibraryVersionError where a newer Beleg wrote it.
    """

    def __init__(self, folder: Path) -> None:
        self.database = Database(folder)

    def close(self) -> None:
        """Close the file; a later use raises LibraryError."""
        self.database.close()

    def snapshot(self) -> AbstractContextManager[None]:
        """Within, everything this thread reads is of one moment, whatever others write meanwhile."""
        return self.database.snapshot()

    def revision(self) -> int:
        """A number that is another one after every change of the articles, by whatever process."""
        return self.database.revision()

    def meta(self, name: str) -> str | None:
        """A fact about the library (“library”, “model name”, …); None where it is not known."""
        found = self.database.value("SELECT value FROM meta WHERE name = ?", name)
        return None if found is None else str(found)

    # Articles and what is derived from them

    def articles(self, within: NDArray[np.int64] | None = None) -> list[Article]:
        """The current version of every article, in the order in which they were added; of those of some keys."""
        only, values = ("", []) if within is None else (f"AND key IN {_GIVEN}", [_json(within.tolist())])
        rows = self.database.rows(
            f"SELECT {_ARTICLE} FROM article WHERE current = 1 {only}"
            " ORDER BY (SELECT min(key) FROM article AS first WHERE first.id = article.id)",
            *values,
        )
        return [_article(row) for row in rows]

    def article(self, article_id: str) -> Article | None:
        """The current version of an article; None where it is not there."""
        rows = self.database.rows(f"SELECT {_ARTICLE} FROM article WHERE id = ? AND current = 1", article_id)
        return _article(rows[0]) if rows else None

    def versions(self, article_id: str) -> list[Article]:
        """Every version of an article, the oldest first, the current one last; empty where it is not there."""
        rows = self.database.rows(f"SELECT {_ARTICLE} FROM article WHERE id = ? ORDER BY version", article_id)
        return [_article(row) for row in rows]

    def version_dates(self, article_id: str) -> list[datetime.datetime | None]:
        """When each version of an article was stored (UTC), in the order of `versions`; None where it is not known."""
        rows = self.database.rows("SELECT added FROM article WHERE id = ? ORDER BY version", article_id)
        return [datetime.datetime.fromisoformat(added) if added else None for (added,) in rows]

    def articles_of(self, keys: Sequence[int]) -> list[Article]:
        """The articles of these keys, in the order of `keys`."""
        found = self._articles(set(keys))
        return [found[key] for key in keys]

    def article_titles(self) -> list[tuple[int, str]]:
        """(article key, title) of every current version; keys are those of `passage_article`."""
        return self.database.rows("SELECT key, title FROM article WHERE current = 1 ORDER BY key")

    def sentences(self, article: Article | str) -> tuple[Sentence, ...]:
        """The sentences of a version of an article (an id: of its current one), in order; () where there is none."""
        key, found = self._version(article)
        if found is None:
            return ()
        rows = self.database.rows('SELECT start, "end", kind FROM sentence WHERE article = ? ORDER BY start', key)
        return tuple(Sentence(found, start, end, kind) for start, end, kind in rows)

    def statements(
        self,
        speakers: Collection[str] | None = None,
        article: Article | str | None = None,
        within: NDArray[np.int64] | None = None,
    ) -> list[Statement]:
        """Statements in the order of the articles, then of the text.

        Args:
            speakers: canonical names of those who speak or tell of it; None: of anybody, also where nobody is named.
            article: a version of an article, or the id of its current one; None: of all current versions.
            within: the keys of the only articles that count; None: all.
        """
        with self.snapshot():
            where, values = f"article IN ({_LIVE})", list[Value]()
            if article is not None:
                where, values = "article = ?", [self._version(article)[0]]
            if within is not None:
                where, values = f"{where} AND article IN {_GIVEN}", [*values, _json(within.tolist())]
            corrections = self.corrections()
            if speakers is not None:
                where = (
                    f"{where} AND (speaker IN {_GIVEN} OR source IN {_GIVEN}"
                    f" OR article IN (SELECT key FROM article WHERE id IN {_GIVEN}))"
                )
                values = [*values, _json(speakers), _json(speakers), ids_json(corrections)]
            rows = self.database.rows(f"SELECT * FROM statement WHERE {where} ORDER BY article, key", *values)
            keys = {row[1] for row in rows}
            articles = self._articles(keys)
            kinds = {
                (key, start): (end, kind)
                for key, start, end, kind in self.database.rows(
                    f'SELECT article, start, "end", kind FROM sentence WHERE article IN {_GIVEN}', _json(keys)
                )
            }
        found = corrected((_statement(row, articles[row[1]], kinds) for row in rows), corrections)
        asked = set(speakers or ())
        return found if speakers is None else [one for one in found if one.speaker in asked or one.source in asked]

    def corrections(self) -> list[Correction]:
        """Every correction that was made and not undone, also of articles that are gone for now."""
        rows = self.database.rows(
            'SELECT article, start, "end", quote, speaker FROM correction ORDER BY article, start'
        )
        return [Correction(*row) for row in rows]

    def speakers(self) -> list[str]:
        """The canonical names of everybody who says something, or tells of it, in a current version, sorted."""
        rows = self.database.rows(
            f"SELECT speaker FROM statement WHERE speaker IS NOT NULL AND article IN ({_LIVE})"
            f" UNION SELECT source FROM statement WHERE source IS NOT NULL AND article IN ({_LIVE})"
        )
        # A corrected name may fit no statement any more (the article has changed): it then leads to nothing.
        return sorted({name for (name,) in rows} | {one.speaker for one in self.corrections()})

    # Passages: only those of current versions

    def passage_ids(self) -> NDArray[np.int64]:
        """(n,) the ids of all passages, ascending; an id never comes back after its passage is gone."""
        return _numbers(self.database.rows("SELECT id FROM passage ORDER BY id"))

    def passage_count(self) -> int:
        """How many passages there are."""
        return self.database.count("SELECT count(*) FROM passage")

    def passage_id(self, passage: Passage) -> int | None:
        """The id of a passage; None where it is not one of a current version."""
        number = self.database.count(
            "SELECT passage.id FROM passage JOIN article ON article.key = passage.article"
            ' WHERE article.id = ? AND article.current = 1 AND passage.start = ? AND passage."end" = ?',
            passage.article.id,
            passage.start,
            passage.end,
        )
        return number or None  # ids count from 1

    def passage_words(self, after_id: int = 0) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint32]]:
        """Words of the passages with an id greater than `after_id`.

        Returns:
            ids (n,) ascending; offsets (n + 1,); words: those of passage i are `words[offsets[i]:offsets[i + 1]]`, ids
            of `words()`, in the order of the text, `keywords.SENTENCE_END` behind each sentence.
        """
        rows = self.database.rows("SELECT id, words FROM passage WHERE id > ? ORDER BY id", after_id)
        offsets = np.zeros(len(rows) + 1, dtype=np.int64)
        np.cumsum([len(words) // WORD.itemsize for _, words in rows], out=offsets[1:])
        words = np.frombuffer(b"".join(words for _, words in rows), dtype=WORD)
        return _numbers(rows), offsets, words.astype(np.uint32)

    def words(self, after_id: int = 0) -> list[tuple[int, str]]:
        """(id, word) of every word that ever stood in a passage with an id greater than `after_id`, ascending."""
        return self.database.rows("SELECT id, text FROM word WHERE id > ? ORDER BY id", after_id)

    def passage_vectors(self, after_id: int = 0) -> tuple[NDArray[np.int64], NDArray[np.float16]]:
        """Ids (n,) ascending and vectors (n, d) of the passages with an id greater than `after_id`."""
        rows = self.database.rows("SELECT id, vector FROM passage WHERE id > ? ORDER BY id", after_id)
        vectors = np.frombuffer(b"".join(vector for _, vector in rows), dtype=VECTOR).astype(np.float16)
        return _numbers(rows), vectors.reshape(len(rows), -1 if rows else int(self.meta("dimensions") or 0))

    def passages(self, ids: Iterable[int]) -> list[Passage]:
        """The passages of these ids, in the order of `ids`.

        Raises:
            KeyError: there is none of an id; what one `snapshot()` found cannot be gone within it.
        """
        wanted = [int(number) for number in ids]
        with self.snapshot():
            rows = self.database.rows(
                f'SELECT id, article, start, "end" FROM passage WHERE id IN {_GIVEN}', _json(wanted)
            )
            articles = self._articles({article for _, article, _, _ in rows})
        found = {number: Passage(articles[article], start, end) for number, article, start, end in rows}
        return [found[number] for number in wanted]

    def passage_article(self, ids: Iterable[int]) -> NDArray[np.int64]:
        """(n,) the key of the article that each passage is of, in the order of `ids`.

        Raises:
            KeyError: there is no passage of an id.
        """
        wanted = [int(number) for number in ids]
        keys = dict(self.database.rows(f"SELECT id, article FROM passage WHERE id IN {_GIVEN}", _json(wanted)))
        return np.array([keys[number] for number in wanted], dtype=np.int64)

    def passage_dates(self, ids: Iterable[int]) -> list[datetime.date | None]:
        """(n,) when the article that each passage is of was published, in the order of `ids`."""
        keys = self.passage_article(ids).tolist()
        rows = self.database.rows(f"SELECT key, published FROM article WHERE key IN {_GIVEN}", _json(set(keys)))
        dates = {key: datetime.date.fromisoformat(published) if published else None for key, published in rows}
        return [dates[key] for key in keys]

    def vectors(self, ids: NDArray[np.int64]) -> tuple[NDArray[np.float32], list[str | None]]:
        """The vectors (n, d) of passages and the languages of their articles, in the order of `ids`."""
        rows = self.database.rows(
            "SELECT passage.id, vector, language FROM passage JOIN article ON article.key = passage.article"
            f" WHERE passage.id IN {_GIVEN}",
            _json(ids.tolist()),
        )
        known = {number: (vector, language) for number, vector, language in rows}
        found = [known[number] for number in ids.tolist()]
        vectors = np.frombuffer(b"".join(vector for vector, _ in found), dtype=VECTOR).astype(np.float32)
        width = -1 if found else int(self.meta("dimensions") or 0)
        return vectors.reshape(len(found), width), [language for _, language in found]

    def full_text(self, match: str, limit: int) -> list[tuple[int, float]]:
        """(passage id, BM25) of the passages that satisfy an FTS5 expression over analysed terms, best first.

        BM25 as SQLite computes it (k1 = 1.2, b = .75), higher is better.
        """
        if not match.strip():
            return []
        return self.database.rows(
            "SELECT rowid, -rank FROM full_text WHERE full_text MATCH ? ORDER BY rank, rowid LIMIT ?", match, limit
        )

    def full_text_terms(self) -> list[str]:
        """The different terms of the full text, those of removed passages perhaps among them."""
        self.database.rows("CREATE VIRTUAL TABLE IF NOT EXISTS temp.term USING fts5vocab(main, full_text, row)")
        return [term for (term,) in self.database.rows("SELECT term FROM temp.term")]

    def articles_with_terms(self, terms: Iterable[str]) -> set[int]:
        """The keys of the articles that have one of these terms."""
        found: set[int] = set()
        wanted = sorted(terms)
        for start in range(0, len(wanted), _TERMS_AT_ONCE):
            rows = self.database.rows(
                "SELECT DISTINCT passage.article FROM full_text JOIN passage ON passage.id = full_text.rowid"
                " WHERE full_text MATCH ?",
                match_expression(wanted[start : start + _TERMS_AT_ONCE]),
            )
            found.update(key for (key,) in rows)
        return found

    # What Chroma does not have yet

    def is_drained(self) -> bool:
        """Whether Chroma has been given everything, and nothing that is gone from here."""
        return not self.database.value(
            "SELECT EXISTS(SELECT 1 FROM passage WHERE pending = 1) OR EXISTS(SELECT 1 FROM removed_passage)"
        )

    def pending_count(self) -> int:
        """How many passages Chroma does not have."""
        return self.database.count("SELECT count(*) FROM passage WHERE pending = 1")

    def pending(self, limit: int) -> list[tuple[int, Passage, NDArray[np.float32]]]:
        """The first passages that Chroma does not have: id, passage, vector (d,)."""
        with self.snapshot():
            rows = self.database.rows("SELECT id, vector FROM passage WHERE pending = 1 ORDER BY id LIMIT ?", limit)
            passages = self.passages(number for number, _ in rows)
        return [
            (number, passage, np.frombuffer(vector, dtype=VECTOR).astype(np.float32))
            for (number, vector), passage in zip(rows, passages, strict=True)
        ]

    def removed(self, limit: int) -> list[int]:
        """Ids of passages that are gone from here and that Chroma may have."""
        return [number for (number,) in self.database.rows("SELECT id FROM removed_passage LIMIT ?", limit)]

    def _version(self, article: Article | str) -> tuple[int | None, Article | None]:
        """The key of a version, and its article."""
        if isinstance(article, str):
            rows = self.database.rows(f"SELECT key, {_ARTICLE} FROM article WHERE id = ? AND current = 1", article)
            return (rows[0][0], _article(rows[0][1:])) if rows else (None, None)
        rows = self.database.rows(f"SELECT key, {_ARTICLE} FROM article WHERE id = ? ORDER BY version DESC", article.id)
        key = next((row[0] for row in rows if _article(row[1:]) == article), None)
        return key, article if key is not None else None

    def _articles(self, keys: Collection[int]) -> dict[int, Article]:
        rows = self.database.rows(f"SELECT key, {_ARTICLE} FROM article WHERE key IN {_GIVEN}", _json(keys))
        return {row[0]: _article(row[1:]) for row in rows}


def _article(row: Sequence[Any]) -> Article:
    article_id, text, title, source, published, outlet, author, language = row
    date = datetime.date.fromisoformat(published) if published else None
    return Article(article_id, text, title, source, date, outlet, author, language)


def _statement(row: Sequence[Any], article: Article, kinds: dict[tuple[int, int], tuple[int, Any]]) -> Statement:
    _, key, kind, spans, sentences, speaker, speaker_start, speaker_end, cue_start, cue_end, denied, source = row
    return Statement(
        article=article,
        kind=kind,
        spans=tuple((start, end) for start, end in json.loads(spans)),
        sentences=tuple(Sentence(article, start, *kinds[key, start]) for start in json.loads(sentences)),
        speaker=speaker,
        speaker_span=None if speaker_start is None else (speaker_start, speaker_end),
        cue=None if cue_start is None else (cue_start, cue_end),
        denied=bool(denied),
        source=source,
    )


def _json(values: Iterable[int] | Iterable[str]) -> str:
    return json.dumps(list(values))


def _numbers(rows: Sequence[Sequence[Any]]) -> NDArray[np.int64]:
    """The first column of `rows`."""
    return np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))
