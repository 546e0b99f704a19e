"""The reader: a small transformer that says which sentences of an article answer a question, or that none does.

multilingual-e5-small, trained by bench/train_reader.py, written by bench/reader_export.py into
`index/models/embedded_reader/` (its README.md describes the files) and run in eight bits by onnxruntime. A
sentence-transformers CrossEncoder may take its place.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.models.windows import PADDING, Window, Windows

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

EMBEDDED_READER = Path(__file__).with_name("embedded_reader")
FILE = "model.onnx"
THREADS = 2
AT_ONCE = 4
"""Windows of one run: more need more memory and are not faster on two cores."""
KEPT = 16
"""Readings that are kept: what is asked of somebody's words may be read again as a question of fact."""


@dataclass(frozen=True)
class Piece:
    """What of an article is read: its title with the date, and sentences that follow each other."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """Of each sentence of a piece, as logits."""

    choice: NDArray[np.float32]
    """(s,) how much more likely this sentence answers than none does."""
    alone: NDArray[np.float32]
    """(s,) how likely it answers, whatever the others do."""


class Reader(Protocol):
    """Reads pieces of articles for a question."""

    @property
    def name(self) -> str:
        """The name or folder that a user would give to load it; “embedded” for the embedded reader."""

    def read(self, question: str, pieces: Sequence[Piece]) -> list[Reading]:
        """A reading of each piece."""


class OnnxReader:
    """The reader that bench/reader_export.py wrote into `folder`.

    Raises:
        ModelError: a file of the folder is missing or is not what it should be.
    """

    def __init__(self, folder: Path = EMBEDDED_READER) -> None:
        self._windows, self._session = _embedded() if folder == EMBEDDED_READER else _opened(folder)
        self.name = "embedded" if folder == EMBEDDED_READER else str(folder.resolve())
        self._one_at_a_time = threading.Lock()
        self._kept = lru_cache(KEPT)(self._read)

    def read(self, question: str, pieces: Sequence[Piece]) -> list[Reading]:
        """A reading of each piece; a sentence that stands in two windows counts where it scores best."""
        return list(self._kept(question, tuple(pieces)))

    def _read(self, question: str, pieces: Sequence[Piece]) -> list[Reading]:
        question = _whole(question)
        made = [list(self._windows.of(question, _whole(one.heading), [*map(_whole, one.sentences)])) for one in pieces]
        found = iter(self._scores([window for windows in made for window in windows]))
        readings = []
        for piece, windows in zip(pieces, made, strict=True):
            both = np.full((2, len(piece.sentences)), -np.inf, dtype=np.float32)
            for window in windows:
                numbers = [number for number, _, _ in window.places]
                both[:, numbers] = np.maximum(both[:, numbers], next(found))
            readings.append(Reading(both[0], both[1]))
        return readings

    def _scores(self, windows: Sequence[Window]) -> list[NDArray[np.float32]]:
        """Of each window (2, s): choice and alone."""
        order = sorted(range(len(windows)), key=lambda i: len(windows[i].tokens))
        found: dict[int, NDArray[np.float32]] = {}
        for start in range(0, len(order), AT_ONCE):
            part = order[start : start + AT_ONCE]
            with self._one_at_a_time:
                both = np.stack(self._session.run(["choice", "alone"], arrays_of([windows[i] for i in part])))
            found |= {i: both[:, row, : len(windows[i].places)] for row, i in enumerate(part)}
        return [found[i] for i in range(len(windows))]


@cache
def _embedded() -> tuple[Windows, "InferenceSession"]:
    """Those of the embedded reader: data, read once a process, however many libraries there are."""
    return _opened(EMBEDDED_READER)


def _opened(folder: Path) -> tuple[Windows, "InferenceSession"]:
    """What makes windows, and what scores them."""
    from onnxruntime import InferenceSession, SessionOptions  # 0.1 s
    from tokenizers import Tokenizer

    options = SessionOptions()
    options.intra_op_num_threads = THREADS
    options.enable_cpu_mem_arena = False  # it would keep the memory of the longest window for good
    options.log_severity_level = 3
    try:
        windows = Windows(Tokenizer.from_file(str(folder / "tokenizer.json")))
        return windows, InferenceSession(str(folder / FILE), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # `tokenizers` and onnxruntime raise exceptions of their own
        way_out = "Install Beleg again" if folder == EMBEDDED_READER else "Write it again with bench/reader_export.py"
        raise ModelError(f"The reader in {folder} cannot be read ({error}). {way_out}.") from error


def arrays_of(windows: Sequence[Window]) -> dict[str, NDArray[np.int64] | NDArray[np.float32]]:
    """What the network takes: tokens and mask (b, t); members (b, 1 + s, t).

    A row of `members` has 1 / n for the n tokens of the question, the next ones for those of each sentence.
    """
    longest = max(len(one.tokens) for one in windows)
    most = 1 + max(len(one.places) for one in windows)
    tokens = np.full((len(windows), longest), PADDING, dtype=np.int64)
    members = np.zeros((len(windows), most, longest), dtype=np.float32)
    for row, window in enumerate(windows):
        tokens[row, : len(window.tokens)] = window.tokens
        spans = [window.question, *((start, end) for _, start, end in window.places)]
        for place, (start, end) in enumerate(spans):
            members[row, place, start:end] = 1 / (end - start)
    return {"tokens": tokens, "mask": (tokens != PADDING).astype(np.int64), "members": members}


def _whole(text: str) -> str:
    """Half a character is none."""
    return text.encode("utf-8", "replace").decode("utf-8")


def load_reader(name: str | None) -> Reader:
    """The embedded reader (None), that of a folder that bench/reader_export.py wrote, or a CrossEncoder.

    Raises:
        ModelError: it cannot be loaded.
    """
    if name is None or name == "embedded":
        return OnnxReader()
    if Path(name).expanduser().joinpath(FILE).is_file():
        return OnnxReader(Path(name).expanduser())
    from index.models.cross_reader import CrossReader

    return CrossReader(name)
