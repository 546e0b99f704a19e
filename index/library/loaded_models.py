"""The models that a library uses, each loaded at its first use."""

import threading

from index.models.embedder import EmbeddedModel, Embedder, embedded_model, load_embedder
from index.models.reader import Reader, load_reader
from index.models.reranker import Reranker, SentenceTransformersReranker
from index.models.word_vectors import WordVectors
from index.store.store import Store
from index.store.writing import other_model

NO_READER = "none"


class Models:
    """Embedding model, word vectors, reranker and reader of one library.

    Args:
        store: of the library, which records the model that made it.
        embedding_model: a sentence-transformers name or folder; None: the recorded one, or the embedded one.
        reranker: the same of a reranker; None: there is none.
        reader: the same of a reader; None: the embedded one; “none”: there is none.
    """

    def __init__(self, store: Store, embedding_model: str | None, reranker: str | None, reader: str | None) -> None:
        self._store = store
        self._name = embedding_model
        self._reranker_name = reranker
        self._reader_name = reader
        self._embedder: Embedder | None = None
        self._word_vectors: WordVectors | None = None
        self._reranker: Reranker | None = None
        self._reader: Reader | None = None
        self._loading = threading.RLock()

    @property
    def embedder(self) -> Embedder:
        """The embedding model.

        Raises:
            ModelError: it cannot be loaded.
            LibraryModelError: another one made the library.
        """
        with self._loading:
            recorded = self._store.meta("model version")
            if self._embedder is None:
                self._embedder = self.load()
            if recorded is not None and recorded != self._embedder.version:
                wrong, self._embedder = self._embedder, None
                raise other_model(self._store, wrong.name, wrong.version)
            return self._embedder

    @property
    def word_vectors(self) -> WordVectors:
        """The static word vectors of the embedded model, whatever model embeds passages."""
        with self._loading:
            if self._word_vectors is None:
                model = self.embedder
                self._word_vectors = WordVectors(model if isinstance(model, EmbeddedModel) else embedded_model())
            return self._word_vectors

    @property
    def reranker(self) -> Reranker | None:
        """The reranker; None where none is named.

        Raises:
            ModelError: it cannot be loaded.
        """
        with self._loading:
            if self._reranker is None and self._reranker_name is not None:
                self._reranker = SentenceTransformersReranker(self._reranker_name)
            return self._reranker

    @property
    def reader(self) -> Reader | None:
        """The reader; None where none is wanted.

        Raises:
            ModelError: it cannot be loaded.
        """
        with self._loading:
            if self._reader is None and self._reader_name != NO_READER:
                self._reader = load_reader(self._reader_name)
            return self._reader

    def load(self, embedding_model: str | None = None) -> Embedder:
        """The embedding model of this name or folder, loaded anew; None: the library's own.

        Raises:
            ModelError: it cannot be loaded.
        """
        return load_embedder(embedding_model or self._name or self._store.meta("model name"))

    def use(self, embedder: Embedder) -> None:
        """Go on with the model that the library was made again with."""
        with self._loading:
            self._name, self._embedder, self._word_vectors = None, embedder, None
