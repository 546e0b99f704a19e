"""The words of a library that are near to a question's, without reading all their vectors.

A question's word is near (cosine of `FLOOR` and more) to some 75 of 64,000 words. Reading 64 MB of vectors to find
them is what takes the time. So each vector has a *sketch*, its first principal components (Jolliffe 2002, “Principal
Component Analysis”), a third of its length: only where two sketches are near the vectors are compared.
"""

import numpy as np
from numpy.typing import NDArray

FLOOR = 0.3
"""Cosines below it count 0: unrelated words are that near by chance (../shared/trials/maxsim.py)."""

SKETCH = 80
"""Components of a sketch: they hold half of the vectors' squared length."""
NEAR_BY_SKETCH = 0.14
"""Dot product of two sketches from which the vectors are compared: 2 % of the words. It finds .999 of the words with a
cosine of .45 and more, .98 of those from .35, .94 of those from .3 (XQuAD's questions, 64,000 words of German news)."""
EXACT_UP_TO = 8192
"""Words up to which all vectors are compared, which takes two milliseconds."""


class Neighbours:
    """Unit vectors of words, and those that are near to some others; grows at its end."""

    def __init__(self, dimensions: int) -> None:
        self.vectors: NDArray[np.float32] = np.zeros((0, dimensions), dtype=np.float32)
        """(v, d) unit rows, or zero."""
        self._components: NDArray[np.float32] | None = None  # (d, s)
        self._sketches = np.zeros((SKETCH, 0), dtype=np.float32)  # (s, v): read from one end to the other

    def add(self, vectors: NDArray[np.float32]) -> None:
        """Append (n, d) unit rows."""
        self.vectors = np.concatenate([self.vectors, vectors])
        if len(self.vectors) > EXACT_UP_TO:
            new = vectors
            if self._components is None:
                some = self.vectors[:: max(1, len(self.vectors) // EXACT_UP_TO)]
                _, components = np.linalg.eigh(some.T @ some)  # in ascending order of what they hold
                self._components = np.ascontiguousarray(components[:, -SKETCH:])
                new = self.vectors
            self._sketches = np.concatenate([self._sketches, self._components.T @ new.T], axis=1)

    def of(self, words: NDArray[np.float32]) -> NDArray[np.float32]:
        """(q, v) cosines of (q, d) unit rows with the v words, 0 where they are below `FLOOR`."""
        if self._components is None:
            cosines = words @ self.vectors.T
            cosines[cosines < FLOOR] = 0.0
            return cosines
        cosines = np.zeros((len(words), len(self.vectors)), dtype=np.float32)
        near = (words @ self._components) @ self._sketches >= NEAR_BY_SKETCH
        for number, word in enumerate(words):
            rows = np.flatnonzero(near[number])
            exact = self.vectors[rows] @ word
            at_least = exact >= FLOOR
            cosines[number, rows[at_least]] = exact[at_least]
        return cosines
