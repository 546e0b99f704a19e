"""What was learned, in plain NumPy: boosted trees and a linear choice of kind, trained by `bench/train_judge.py`."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError

WEIGHTS = Path(__file__).parent / "weights.npz"
KINDS = ("direct", "free indirect", "indirect", "reported")
"""The kinds of the sentences that are found, in the order of `Learned.kind_weights`."""


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted trees for a yes or no. Every node has its children behind it; a leaf is its own child."""

    feature: NDArray[np.int16]
    """(nodes,) the column that a node looks at; 0 at a leaf"""
    threshold: NDArray[np.float32]
    """(nodes,) left where the column is at most this"""
    left: NDArray[np.int16]
    right: NDArray[np.int16]
    value: NDArray[np.float32]
    """(nodes,) log odds that a leaf adds; 0 elsewhere"""
    roots: NDArray[np.int16]
    """(trees,) the node where each tree begins"""
    base: float
    """Log odds before any tree."""
    depth: int
    """Steps from a root to its farthest leaf."""

    def probabilities(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """The probability of a yes for each of `rows` (n, columns), as (n,) float32."""
        at = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        flat, width = rows.ravel(), rows.shape[1]
        begins = (np.arange(len(rows)) * width)[:, None]
        for _ in range(self.depth):
            seen = flat.take(begins + self.feature.take(at))
            at = np.where(seen <= self.threshold.take(at), self.left.take(at), self.right.take(at))
        odds = self.base + self.value.take(at).sum(axis=1, dtype=np.float32)
        probabilities: NDArray[np.float32] = (1 / (1 + np.exp(-odds))).astype(np.float32)
        return probabilities


@dataclass(frozen=True, slots=True)
class Learned:
    """All that was learned about statements."""

    finder: Trees
    """Whether a sentence that no rule covers is somebody's words, by `sentences.FEATURES`."""
    speaker: Trees
    """Whether it is this entity that says it, by `standing.FEATURES`."""
    kind_weights: NDArray[np.float32]
    """(len(KINDS), len(sentences.FEATURES)) of a sentence that is found"""
    kind_bias: NDArray[np.float32]
    """(len(KINDS),)"""

    def kinds(self, rows: NDArray[np.float32]) -> list[str]:
        """The likeliest kind of each of `rows`, (n, len(sentences.FEATURES))."""
        return [KINDS[i] for i in (rows @ self.kind_weights.T + self.kind_bias).argmax(axis=1)]


@cache
def learned(path: Path = WEIGHTS) -> Learned:
    """Read the weights, once.

    Raises:
        ModelError: they are missing or damaged.
    """
    try:
        with np.load(path, allow_pickle=False) as arrays:
            return Learned(
                _trees(arrays, "finder"), _trees(arrays, "speaker"), arrays["kind_weights"], arrays["kind_bias"]
            )
    except (OSError, ValueError, KeyError, EOFError) as error:
        raise ModelError(f"{path} cannot be read ({error}). Install Beleg again.") from error


def _trees(arrays: "np.lib.npyio.NpzFile", name: str) -> Trees:
    field = {one: arrays[f"{name}_{one}"] for one in ("feature", "threshold", "left", "right", "value", "roots")}
    base, depth = arrays[f"{name}_base"], arrays[f"{name}_depth"]
    return Trees(**field, base=float(base), depth=int(depth))
