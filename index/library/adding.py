"""Sources → articles → what is derived from them → the store, in batches."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Union

from index.article import Article
from index.errors import BelegError, EmptyArticleError, UnreadableError
from index.grammar.tagger import Tagger
from index.library.addresses import articles_at, fetcher_of, is_address
from index.library.deriving import derive
from index.library.tally import Tally
from index.loading.reading import INTERRUPTIONS, Reading, unreadable
from index.progress import Progress
from index.store.store import Store
from index.store.stories import catch_up
from index.store.writing import Derived, ModelStamp, put

if TYPE_CHECKING:
    from llama_index.core.schema import BaseNode
    from typing_extensions import TypeIs

    from index.fetching.fetch import Fetcher
    from index.models.embedder import Embedder

Source = Union[str, Path, Article, "BaseNode"]
"""A file or a folder that `index/loading/load.py` takes, an address (`index/library/addresses.py`), an article, or a
LlamaIndex document or node (`index/search/nodes.py`)."""


_ARTICLES = 64
_CHARACTERS = 1_000_000
"""An embedding batch and a transaction hold so many articles, or so much text. After a crash at most this much has to
be done again; with 64 articles the share of SQLite in the time of `add` is below a tenth."""

_LONGEST = 10_000_000
"""Code points of an article. A million words have 7 million, “War and Peace” has 3; what is longer is an archive in one
file, would take many minutes of tagging, and no answer from it could say where it stands."""


@dataclass(frozen=True)
class AddReport:
    """What became of the sources that were added."""

    added: list[Article] = field(default_factory=list)
    updated: list[Article] = field(default_factory=list)
    """Articles whose content was another one before; that version stays readable."""
    unchanged: list[Article] = field(default_factory=list)
    failed: list[tuple[str, Exception]] = field(default_factory=list)
    """(source, error)."""

    def __repr__(self) -> str:
        counts = f"added={len(self.added)}, updated={len(self.updated)}, unchanged={len(self.unchanged)}"
        return f"AddReport({counts}, failed={self.failed})"


class Interrupted(KeyboardInterrupt):
    """An `add` was interrupted; what it had done by then is stored, and in `report`."""

    def __init__(self, report: AddReport) -> None:
        super().__init__()
        self.report = report


def add(
    store: Store,
    embedder: "Callable[[], Embedder]",
    tagger: Tagger,
    sources: Source | Iterable[Source],
    progress: Progress | None = None,
    columns: Mapping[str, str] | None = None,
    fetcher: "Callable[[], Fetcher]" = lambda: fetcher_of(None),
) -> AddReport:
    """Store the articles of `sources`, in batches of whole articles. A bad source is reported, not raised.

    `embedder` is called when the first article turns out to be new, `fetcher` for the first address; `columns` is that
    of `index.loading.load.load`.

    Raises:
        LibraryError: the library cannot be written. The batches before are stored; of this one nothing is.
        ModelError: the embedding model cannot be loaded.
        Interrupted: by the user; what was done is stored.
    """
    if isinstance(sources, str | Path | Article) or _is_node(sources):
        sources = [sources]
    tally = Tally(progress, *_amount(sources))
    report = AddReport()
    batch: dict[str, Derived] = {}
    characters = 0  # of the batch
    try:
        with ExitStack() as running:
            read = _Sources(store, running, columns, fetcher, tally, progress)
            for source, found in read.articles(sources):
                if isinstance(found, Article) and found.id in batch:  # the same source twice: one after the other
                    _write(store, embedder, batch, report)
                    characters = 0
                if isinstance(found, Exception):
                    report.failed.append((source, found))
                elif store.article(found.id) == found:
                    report.unchanged.append(found)
                else:
                    try:
                        batch[found.id] = derive(_checked(found), tagger, tally.inside(found))
                        characters += len(found.text)
                    except INTERRUPTIONS:
                        raise
                    except BaseException as error:  # one article that cannot be taken apart must not lose the others
                        report.failed.append((source, unreadable(source, error)))
                if len(batch) >= _ARTICLES or characters >= _CHARACTERS:
                    _write(store, embedder, batch, report)
                    characters = 0
                tally.end(found)
    except KeyboardInterrupt as interruption:
        _write(store, embedder, batch, report)
        raise Interrupted(report) from interruption
    _write(store, embedder, batch, report)
    tally.all_done()
    return report


def _write(store: Store, embedder: "Callable[[], Embedder]", batch: dict[str, Derived], report: AddReport) -> None:
    """Embed and store a batch, and empty it."""
    if not batch:
        return
    _put(store, embedder(), list(batch.values()), report)
    batch.clear()
    catch_up(store)


def _put(store: Store, model: "Embedder", entries: Sequence[Derived], report: AddReport) -> None:
    """Embed and store articles; where that fails for some reason of theirs, each alone, so that one fails."""
    try:
        vectors = model.passages([passage.text for entry in entries for passage in entry.passages])
        outcomes = put(store, entries, vectors, ModelStamp(model.name, model.version, model.dimensions))
    except (*INTERRUPTIONS, BelegError):  # the library or the model is at fault, not an article
        raise
    except BaseException as error:
        if len(entries) > 1:
            for entry in entries:
                _put(store, model, [entry], report)
            return
        article = entries[0].article
        name = article.source or article.title
        report.failed.append((name, unreadable(name, error)))
        return
    places = {"added": report.added, "updated": report.updated, "unchanged": report.unchanged}
    for entry, outcome in zip(entries, outcomes, strict=True):
        places[outcome].append(entry.article)


class _Sources:
    """Reads sources, one after the other, with what that takes for all of them."""

    def __init__(
        self,
        store: Store,
        running: ExitStack,
        columns: Mapping[str, str] | None,
        fetcher: "Callable[[], Fetcher]",
        tally: Tally,
        progress: Progress | None,
    ) -> None:
        self._store = store
        self._reading = running.enter_context(Reading())
        self._columns = columns
        self._running = running
        self._fetcher = fetcher
        self._tally = tally
        self._progress = progress

    def articles(self, sources: Iterable[Source]) -> Iterator[tuple[str, Article | Exception]]:
        """Every article of every source with the name to report it by, or the error in its place."""
        for source in sources:
            if isinstance(source, Article):
                self._tally.begin(len(source.text))
                yield source.source or source.title, source
                continue
            name = source.node_id if _is_node(source) else str(source)
            try:
                yield from self._of(source, name)
            except INTERRUPTIONS:
                raise
            except BaseException as error:  # whatever one source does, the others are taken
                yield name, unreadable(name, error)

    @cached_property
    def _fetching(self) -> "Fetcher":
        return self._running.enter_context(self._fetcher())

    def _of(self, source: "str | Path | BaseNode", name: str) -> Iterator[tuple[str, Article | Exception]]:
        if _is_node(source):
            from index.loading.documents import article_of_node  # llama_index takes two seconds

            self._tally.begin(_size(source))
            yield name, article_of_node(source)
        elif isinstance(source, str) and is_address(source):
            self._tally.begin(0)
            yield from articles_at(source, self._store, self._fetching, self._reading, self._columns, self._progress)
        else:
            from index.loading.load import load  # 0.02 s

            for found in load(source, self._columns, self._reading, self._tally.begin):
                if isinstance(found, Article):
                    yield found.source or name, found
                else:
                    yield found.source, found.error


def _amount(sources: Iterable[Source]) -> tuple[int | None, str]:
    """How much there is to add, as far as that is known beforehand, and of what."""
    if not isinstance(sources, list | tuple):
        return None, "articles"
    if sources and all(map(is_address, sources)):
        return len(sources), "addresses"
    if all(isinstance(source, Article) or _is_node(source) for source in sources):
        return len(sources), "articles"
    return sum(map(_size, sources)), "bytes"


def _size(source: Source) -> int:
    """About how many bytes a source has; 0 of what has to be fetched first."""
    if isinstance(source, Article):
        return len(source.text)
    if _is_node(source):
        return len(getattr(source, "text", ""))
    if isinstance(source, str) and is_address(source):
        return 0
    from index.loading.load import size_of  # 0.02 s

    return size_of(source)


def _is_node(source: object) -> "TypeIs[BaseNode]":
    """Whether `source` is a LlamaIndex node; whoever has one has imported the module, so that we need not."""
    schema = sys.modules.get("llama_index.core.schema")
    return schema is not None and isinstance(source, schema.BaseNode)


def _checked(article: Article) -> Article:
    """The article, if it can be stored.

    Raises:
        EmptyArticleError: it has no text.
        UnreadableError: it is too long, or something about it is no Unicode text (half of a surrogate pair).
    """
    name = article.source or article.title
    if not article.text.strip():
        raise EmptyArticleError(f"{name} has no text: nothing to add.")
    if len(article.text) > _LONGEST:
        raise UnreadableError(
            f"{name} has {len(article.text):,} characters, an article may have {_LONGEST:,}: split it into its "
            "articles, each a file or a row of a .csv or .jsonl file."
        )
    for part in ("text", "title", "source", "outlet", "author", "language"):
        value = getattr(article, part) or ""
        try:
            value.encode("utf-8")
        except UnicodeEncodeError as error:
            raise UnreadableError(
                f"The {part} of {article.id} has half of a surrogate pair, {value[error.start]!r}, at {error.start}: "
                "that is no text. Mend the source."
            ) from error
    return article
