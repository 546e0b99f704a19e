"""A library: articles that can be added, read, searched and removed. Keeps SQLite and Chroma in step.

SQLite (`store.py`) is the truth, and any number of threads and processes read and write it. Chroma (`vectors.py`) is
derived from it and is for one process. So:

- opening a library, asking and listing never touch Chroma: its lock is not taken, its 1.6 seconds of import not spent;
- `add` and `remove` bring Chroma up to date at their end, where no other process has it open; else, or where Chroma
  fails, the rows stay pending for the next one that can (a warning is logged, the articles are stored all the same);
- a search asks Chroma where this process has it open and nothing is pending, else the stored vectors, exactly;
- `vector_store` needs Chroma and says so where another process has it.
"""

import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from index.article import Article, Hit, Passage, Sentence, Statement
from index.errors import NotInLibraryError, QuestionError
from index.grammar.tagger import Tagger
from index.library import adding
from index.library.adding import AddReport, Source
from index.library.addresses import fetcher_of
from index.library.feeds import refresh_feed, refresh_feeds
from index.library.loaded_models import Models
from index.library.reindexing import reindex
from index.library.seeds import seeds
from index.loading.reading import Reading
from index.models.embedder import Embedder
from index.models.reader import Reader
from index.models.reranker import RERANKED, reranked
from index.models.word_vectors import WordVectors
from index.names.person_names import same_name
from index.progress import Progress
from index.search.dense import Dense
from index.search.recency import asks_for_newest
from index.settings import Settings
from index.store import corrections, writing
from index.store.feeds import Feed, feeds, forget_feed
from index.store.filters import Filter, articles_within, languages_of, outlets_of, passages_within
from index.store.store import Store
from index.store.stories import others_of, same_texts
from index.store.whole_text import articles_holding, articles_sharing, articles_wording
from index.text.terms import match_expression, terms_of

if TYPE_CHECKING:
    from llama_index.core.base.base_retriever import BaseRetriever
    from llama_index.core.base.embeddings.base import BaseEmbedding
    from llama_index.vector_stores.chroma import ChromaVectorStore

    from index.search.explaining import Match
    from index.search.searcher import Searcher


LONGEST_QUESTION = 100_000
"""Code points of what is searched for: a pasted article, not a pasted book."""


class Library:
    """The articles of a folder. Open it with `Library.open`, close it with `close()` or a `with` block.

    All methods may be called from any thread, and while other processes use the same folder.
    """

    def __init__(
        self,
        folder: Path,
        embedding_model: str | None,
        chroma_url: str | None,
        reranker: str | None = None,
        reader: str | None = None,
    ) -> None:
        self.folder = folder
        self.store = Store(folder)
        self.dense = Dense(self.store, folder, chroma_url)
        self.tagger = Tagger()
        self._models = Models(self.store, embedding_model, reranker, reader)
        self._searcher: Searcher | None = None
        self._opened_as = (folder, embedding_model, chroma_url, reranker, reader)
        self._adding = threading.Lock()  # the tagger and the batches; other processes add at the same time
        self._searching = threading.Lock()  # the searcher's tables

    @classmethod
    def open(
        cls,
        folder: str | Path | None = None,
        embedding_model: str | None = None,
        reranker: str | None = None,
        reader: str | None = None,
    ) -> "Library":
        """Open a library; a folder that is not there is made, empty.

        Args:
            folder: where the library lies; None: the user's own (`BELEG_HOME`, or the platform's data folder), which
                starts with the seeds when it is new.
            embedding_model: a sentence-transformers name or folder; None: `BELEG_EMBEDDING_MODEL`, or the model that
                the library was made with, or the embedded one.
            reranker: a sentence-transformers CrossEncoder or MultiVectorEncoder, name or folder, that orders what the
                search finds; None: `BELEG_RERANKER`, or Beleg's own ranking.
            reader: a sentence-transformers CrossEncoder, name or folder, or the folder of a trained reader, that says
                which sentences answer; “none”: the words that question and sentence have in common say it; None:
                `BELEG_READER`, or the embedded reader.

        Raises:
            LibraryError: the folder cannot be used; LibraryVersionError: a newer Beleg wrote it.
            ModelError: the new library cannot be given the seeds, as the embedding model cannot be loaded.
        """
        settings = Settings.read()
        library = cls(
            Path(folder).expanduser() if folder is not None else settings.home,
            embedding_model or settings.embedding_model,
            settings.chroma_url,
            reranker or settings.reranker,
            reader or settings.reader,
        )
        try:
            if folder is None:
                library._sow()
        except BaseException:
            library.close()
            raise
        return library

    def close(self) -> None:
        """Close Chroma and SQLite. A second call does nothing; other uses raise LibraryError."""
        self.dense.close()
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __reduce__(self) -> tuple[Any, ...]:
        """In another process it is opened anew."""
        return Library, self._opened_as

    def add(
        self,
        sources: Source | Iterable[Source],
        progress: Progress | None = None,
        columns: Mapping[str, str] | None = None,
        allow_private: bool | None = None,
    ) -> AddReport:
        """Add articles; the same source with another content becomes a new version. A bad source is never raised.

        An article and everything derived from it is stored in one transaction: whatever interrupts `add` leaves whole
        articles, and calling it again goes on (what is stored is unchanged).

        Args:
            sources: files, folders, addresses (“https://…”), `Article`s, LlamaIndex documents and nodes, or one of
                them. An address is fetched as its site's robots.txt allows; a second time only if it has changed.
            progress: called with (done, total or None, what is counted) as it goes: "bytes" of the files; where there
                are none, "articles" and within a long one its "sentences"; of addresses, the "bytes of HOST" that is
                being fetched, and "addresses"; at last "vectors".
            columns: for tables whose columns have other names, field → column (`{"text": "body"}`).
            allow_private: whether addresses may lead to this machine and to private networks; None:
                `BELEG_ALLOW_PRIVATE`, else not.

        Raises:
            LibraryError: the library cannot be written (full disk).
            LibraryModelError: another embedding model made it.
            KeyboardInterrupt: by the user; what was done is stored, and is its `report`.
        """
        with self._adding:
            report = adding.add(
                self.store,
                lambda: self.embedder,
                self.tagger,
                sources,
                progress,
                columns,
                lambda: fetcher_of(allow_private),
            )
        self.dense.drain(progress)
        return report

    def add_feed(self, address: str, progress: Progress | None = None, allow_private: bool | None = None) -> AddReport:
        """Follow a feed (RSS, Atom), and add what is in it now. One that is followed already is refreshed.

        Args:
            address: of the feed; `http://` or `https://`.
            progress: called with (done, total or None, what is counted), such as "entries of Stadtfunk".
            allow_private: as in `add`.

        Raises:
            ArticleError: it cannot be fetched, or is no feed; it is not followed.
            KeyboardInterrupt: by the user; what was done is stored, and is its `report`.
        """
        known = {feed.address: feed for feed in self.feeds()}
        feed = known.get(address.strip(), Feed(address.strip()))
        with fetcher_of(allow_private) as fetcher, Reading() as reading:
            return refresh_feed(feed, self.store, self.add, fetcher, reading, progress)

    def refresh_feeds(self, progress: Progress | None = None, allow_private: bool | None = None) -> AddReport:
        """Add the new entries of all feeds that are followed; what has only a teaser is fetched in full.

        A feed that cannot be had is in `failed` with its address; the others are refreshed. An entry is taken once,
        also where its article was removed since.

        Args:
            progress: as in `add_feed`.
            allow_private: as in `add`.

        Raises:
            KeyboardInterrupt: by the user; what was done is stored, and is its `report`.
        """
        with fetcher_of(allow_private) as fetcher, Reading() as reading:
            return refresh_feeds(self.store, self.add, fetcher, reading, progress)

    def feeds(self) -> list[Feed]:
        """The feeds that are followed, in the order of their addresses."""
        return feeds(self.store)

    def remove_feed(self, address: str) -> None:
        """Follow a feed no longer; its articles stay.

        Raises:
            NotInLibraryError: it is not followed.
        """
        if not forget_feed(self.store, address.strip()):
            raise NotInLibraryError(f"{address[:200]} is not followed: `beleg feed list` shows what is.")

    def remove(self, article_id: str) -> None:
        """Remove an article, every version of it.

        Raises:
            NotInLibraryError: there is none of that id.
        """
        if not writing.remove(self.store, article_id):
            raise self._not_here(article_id)
        self.dense.drain()

    def reindex(self, embedding_model: str | None = None, progress: Progress | None = None) -> int:
        """Make everything that is derived from the articles again; how many articles there are.

        For another embedding model, or where a newer Beleg finds sentences and statements better. Searches go on over
        the old index until the new one is whole; an interruption leaves the old one.

        Args:
            embedding_model: a sentence-transformers name or folder; None: what `Library.open` was given, or the model
                that the library was made with, in the version that is here.
            progress: as in `add`.

        Raises:
            ModelError: the model cannot be loaded.
            LibraryError: the library cannot be written; everything is as before.
        """
        found = self._models.load(embedding_model)
        count = reindex(self.store, found, self.tagger, progress)
        with self._searching:
            self._models.use(found)
            self._searcher = None
        self.dense.drain(progress)
        return count

    def snapshot(self) -> AbstractContextManager[None]:
        """Within it everything is read as of one moment, whatever is written meanwhile."""
        return self.store.snapshot()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to answer from."""
        return not self.store.passage_count()

    def article_count(self, within: Filter) -> int:
        """How many articles a filter leaves.

        Raises:
            FilterError: the library has no such outlet, language or article.
        """
        return len(articles_within(self.store, within))

    def articles(self, within: Filter | None = None) -> list[Article]:
        """The current version of every article, in the order in which they were added; of those of a filter.

        Raises:
            FilterError: the library has no such outlet, language or article.
        """
        with self.store.snapshot():
            return self.store.articles(articles_within(self.store, within) if within else None)

    def article(self, article_id: str) -> Article:
        """The current version of an article.

        Raises:
            NotInLibraryError: there is none of that id.
        """
        found = self.store.article(article_id)
        if found is None:
            raise self._not_here(article_id)
        return found

    def versions(self, article_id: str) -> list[Article]:
        """Every version of an article, the oldest first, the current one last.

        Raises:
            NotInLibraryError: there is none of that id.
        """
        found = self.store.versions(article_id)
        if not found:
            raise self._not_here(article_id)
        return found

    def duplicates(self, article: Article | str) -> list[Article]:
        """The other articles that are the same text, as where several papers print one agency report.

        In the order in which they were added; empty where there are none.
        """
        with self.store.snapshot():
            return others_of(self.store, article)

    def same_texts(self) -> dict[str, list[str]]:
        """For each article whose text others print too, by id: the ids of these."""
        return same_texts(self.store)

    def articles_holding(self, letters: str) -> Iterator[Article]:
        """Yield the articles whose text has `letters`, and those in which characters without width may split them."""
        return articles_holding(self.store, letters)

    def articles_sharing(self, text: str, passages: int) -> list[Article]:
        """The articles of so many passages that share most terms with `text`, best first."""
        return articles_sharing(self.store, text, passages)

    def articles_wording(self, words: Sequence[Collection[str]], within: Filter | None = None) -> list[Article]:
        """The articles that have each of some words in one of its forms, folded, or in a compound (`whole_text`).

        Raises:
            FilterError: the library has no such outlet, language or article.
        """
        with self.store.snapshot():
            return articles_wording(self.store, words, articles_within(self.store, within) if within else None)

    def mentions(self, words: str) -> bool:
        """Whether a text of the library has these words, in any form."""
        match = match_expression(terms_of(words))
        return bool(match and self.store.full_text(match, 1))

    def outlets(self) -> list[str]:
        """The outlets of the articles, as a `Filter` takes them."""
        return outlets_of(self.store)

    def languages(self) -> list[str]:
        """The languages of the articles, as a `Filter` takes them."""
        return languages_of(self.store)

    def sentences(self, article: Article | str) -> tuple[Sentence, ...]:
        """The sentences of an article, in order: of this version of it, or of the current one of this id.

        Raises:
            NotInLibraryError: it is not there.
        """
        found = self.store.sentences(article)
        if not found:
            raise self._not_here(article if isinstance(article, str) else article.id)
        return found

    def statements(
        self, speaker: str | None = None, article: Article | str | None = None, within: Filter | None = None
    ) -> list[Statement]:
        """Who said what, in the order of the articles and their texts.

        Args:
            speaker: a name in any spelling, with or without given name and office; None: of everybody, also where
                nobody is named.
            article: one article, or its id; None: the current version of every one.
            within: only those in the articles of this filter.

        Raises:
            FilterError: the library has no such outlet, language or article.
        """
        with self.store.snapshot():
            keys = articles_within(self.store, within) if within else None
            if speaker is None:
                return self.store.statements(article=article, within=keys)
            names = [name for name in self.store.speakers() if same_name(speaker, name)]
            return self.store.statements(names, article, keys) if names else []

    def speakers(self) -> list[str]:
        """The names of those who say something, as the articles have them."""
        return self.store.speakers()

    def statement(self, statement_id: str) -> Statement:
        """The statement of this `Statement.id` (“ARTICLE:START-END”; the end may be left out where one starts there).

        Raises:
            NotInLibraryError: there is none.
        """
        found = self.store.statements(article=self.article(corrections.article_id_of(statement_id)))
        return corrections.statement_of(found, statement_id)

    def correct(self, statement: Statement | str, speaker: str) -> Statement:
        """Say who speaks: the statement as it is from now on. It outlives `reindex` and a re-`add` of its article.

        Args:
            statement: the statement, or its id.
            speaker: the name, as it is to be shown.

        Raises:
            NotInLibraryError: there is no such statement.
            ValueError: `speaker` is empty, or longer than a name.
        """
        found = self.statement(statement if isinstance(statement, str) else statement.id)
        writing.correct(self.store, found, speaker)
        return self.statement(found.id)

    def undo_correction(self, statement: Statement | str) -> Statement:
        """Take `correct` back: the statement with the speaker that Beleg found.

        Raises:
            NotInLibraryError: there is no such statement.
        """
        found = self.statement(statement if isinstance(statement, str) else statement.id)
        writing.undo_correction(self.store, found)
        return self.statement(found.id)

    def search(
        self, question: str, limit: int = 10, within: Filter | None = None, newest: bool | None = None
    ) -> list[Hit]:
        """The passages that best answer a question, in German or English, best first.

        Of several articles that are the same text (`duplicates`) one stands for all.

        Args:
            question: in German or English.
            limit: how many passages at most.
            within: only passages of the articles of this filter.
            newest: whether of about equally good passages that of the newer article comes first; None: where the
                question asks for it (“latest”, “zuletzt”, “heute”).

        With a reranker the order of the first ones is its, and each keeps the score of Beleg's own ranking.

        Raises:
            QuestionError: the question has more than `LONGEST_QUESTION` characters.
            ModelError: the reranker cannot be loaded.
            LibraryModelError: another embedding model made the library.
            FilterError: the library has no such outlet, language or article.
        """
        if len(question) > LONGEST_QUESTION:
            raise QuestionError(
                f"The question has {len(question):,} characters; at most {LONGEST_QUESTION:,} are searched for. "
                "Search for one paragraph of it after the other."
            )
        reranker = self._models.reranker if limit > 0 else None
        if reranker is None:
            return self._found(question, limit, within, newest)
        return reranked(reranker, question, self._found(question, max(limit, RERANKED), within, newest))[:limit]

    def _found(self, question: str, limit: int, within: Filter | None, newest: bool | None) -> list[Hit]:
        with self._searching:
            embedder = self.embedder
            if self._searcher is None:
                from index.search.searcher import Searcher  # 0.05 s

                self._searcher = Searcher(self.store, embedder, self.word_vectors, self.dense.nearest)
            with self.store.snapshot():
                allowed = passages_within(self.store, within) if within else None
                return self._searcher.search(
                    question, limit, allowed, asks_for_newest(question) if newest is None else newest
                )

    def explain(self, question: str, passage: Passage) -> "tuple[Match, ...]":
        """Which words of a passage answered which words of a question, in the order of the question."""
        from index.search.explaining import explain  # 0.04 s

        return explain(question, passage, self.word_vectors)

    @property
    def embedder(self) -> Embedder:
        """The embedding model, loaded at its first use.

        Raises:
            ModelError: it cannot be loaded.
            LibraryModelError: another one made the library.
        """
        return self._models.embedder

    @property
    def word_vectors(self) -> WordVectors:
        """The static word vectors of the embedded model, loaded at their first use, whatever model embeds passages."""
        return self._models.word_vectors

    @property
    def reader(self) -> Reader | None:
        """What says which sentences answer a question, loaded at its first use; None where none is named.

        Raises:
            ModelError: it cannot be loaded.
        """
        return self._models.reader

    @property
    def vector_store(self) -> "ChromaVectorStore":
        """The passages as a LlamaIndex vector store, up to date: text, exact offsets, the article's facts.

            VectorStoreIndex.from_vector_store(library.vector_store, embed_model=library.embed_model)

        It is read-only: change the library with `add` and `remove`. It is good until the library is closed.

        Raises:
            LibraryError: another process has Chroma open, or Chroma fails.
        """
        return self.dense.chroma().vector_store()

    def as_retriever(self, limit: int = 10) -> "BaseRetriever":
        """`search` as a LlamaIndex retriever; its nodes are those of `vector_store`."""
        from index.library.llamaindex import LibraryRetriever  # llama_index takes two seconds

        return LibraryRetriever(self, self.store, limit)

    @property
    def embed_model(self) -> "BaseEmbedding":
        """The embedding model as LlamaIndex wants it."""
        from index.library.llamaindex import LibraryEmbedding  # llama_index takes two seconds

        return LibraryEmbedding(self.embedder)

    def _sow(self) -> None:
        """Give the user's own library the seeds, if it is new: once, so that removed ones stay removed."""
        if self.store.meta("seeds") is not None:
            return
        if not self.store.article_titles():
            adding.add(self.store, lambda: self.embedder, self.tagger, seeds())
        writing.set_meta(self.store, "seeds", "sown")

    def _not_here(self, article_id: str) -> NotInLibraryError:
        return NotInLibraryError(
            f"There is no article {article_id[:40]} in the library in {self.folder}. `beleg list` shows what is there."
        )
