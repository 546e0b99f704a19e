"""A sentence-transformers CrossEncoder in the reader's place: each sentence by itself, beside the question."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.models.reader import Piece, Reading
from index.models.reranker import load


class CrossReader:
    """Any sentence-transformers `CrossEncoder` with one label, by folder or hub name.

    Its probability that a sentence answers, .5 being as likely as not, stands for both of a reading's logits.

    Raises:
        ModelError: there is no such model, or it is of another kind, or it cannot be loaded.
    """

    def __init__(self, name: str) -> None:
        folder = Path(name).expanduser()
        self.name = str(folder.resolve()) if folder.is_dir() else name
        loaded = load(self.name, folder.is_dir(), "reader")
        if loaded.cross is None:
            raise ModelError(f"The reader {name} is no CrossEncoder. As --reranker it can order what is found.")
        self._model = loaded.cross
        self._one_at_a_time = threading.Lock()  # fast tokenizers refuse a second thread

    def read(self, question: str, pieces: Sequence[Piece]) -> list[Reading]:
        """A reading of each piece; its heading is not read."""
        logits = self._logits([(question, sentence) for piece in pieces for sentence in piece.sentences])
        ends = np.cumsum([len(piece.sentences) for piece in pieces])
        return [Reading(part, part) for part in np.split(logits, ends[:-1])]

    def supports(self, claims: Sequence[tuple[str, Piece]]) -> NDArray[np.float32]:
        """(n,) logits: of each claim and what it cites, put together."""
        return self._logits([(claim, " ".join(piece.sentences)) for claim, piece in claims])

    def _logits(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        if not pairs:
            return np.zeros(0, dtype=np.float32)
        from torch.nn import Identity  # there where sentence-transformers is

        whole: Any = [tuple(text.encode("utf-8", "replace").decode("utf-8") for text in pair) for pair in pairs]
        with self._one_at_a_time:
            found = self._model.predict(whole, activation_fn=Identity(), show_progress_bar=False, convert_to_numpy=True)
        return np.asarray(found, dtype=np.float32).reshape(len(pairs))
