"""A sentence-transformers CrossEncoder in the reader's place: each sentence by itself, beside the question."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

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
        if not pieces:
            return []
        from torch.nn import Identity  # there where sentence-transformers is

        pairs: Any = [
            tuple(text.encode("utf-8", "replace").decode("utf-8") for text in (question, sentence))
            for piece in pieces
            for sentence in piece.sentences
        ]
        with self._one_at_a_time:
            found = self._model.predict(pairs, activation_fn=Identity(), show_progress_bar=False, convert_to_numpy=True)
        logits = np.asarray(found, dtype=np.float32).reshape(len(pairs))
        ends = np.cumsum([len(piece.sentences) for piece in pieces])
        return [Reading(part, part) for part in np.split(logits, ends[:-1])]
