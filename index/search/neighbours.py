"""The words of a library that are near to a question's, without reading all their vectors.

A question's word is near (cosine of `FLOOR` and more) to some 75 of 64,000 words. Reading 64 MB of vectors to find
them is what takes the time. So each vector has a *signature*, the signs of its numbers, 32 bytes: of two vectors with
an angle α between them a share of α/π differs (Charikar 2002, “Similarity Estimation Techniques from Rounding
Algorithms”, for random directions; the model's own serve as well). Only where few signs differ are vectors compared.
"""

import numpy as np
from numpy.typing import NDArray

FLOOR = 0.3
"""Cosines below it count 0: unrelated words are that near by chance (../shared/trials/maxsim.py)."""

DIFFERENT = 106 / 256
"""Share of signs that may differ: 1 % of the words stay, among them all with a cosine of .45 and more, .97 of those
from .35 and .83 of those from .3 (XQuAD's questions, 64,000 words of German news)."""
EXACT_UP_TO = 4096
"""Words up to which all vectors are compared, which takes a millisecond."""


class Neighbours:
    """Unit vectors of words, and those that are near to some others; grows at its end."""

    def __init__(self, dimensions: int) -> None:
        self.vectors: NDArray[np.float32] = np.zeros((0, dimensions), dtype=np.float32)
        """(v, d) unit rows, or zero."""
        self._signatures = _signatures(self.vectors)

    def add(self, vectors: NDArray[np.float32]) -> None:
        """Append (n, d) unit rows."""
        self.vectors = np.concatenate([self.vectors, vectors])
        self._signatures = np.concatenate([self._signatures, _signatures(vectors)], axis=1)

    def of(self, words: NDArray[np.float32]) -> NDArray[np.float32]:
        """(q, v) cosines of (q, d) unit rows with the v words, 0 where they are below `FLOOR`."""
        if len(self.vectors) <= EXACT_UP_TO:
            cosines = words @ self.vectors.T
            cosines[cosines < FLOOR] = 0.0
            return cosines
        cosines = np.zeros((len(words), len(self.vectors)), dtype=np.float32)
        most = int(DIFFERENT * self.vectors.shape[1])
        for number, (word, signature) in enumerate(zip(words, _signatures(words).T, strict=True)):
            differing = np.zeros(len(self.vectors), dtype=np.uint8)  # what is over 255 is compared in vain
            for there, asked in zip(self._signatures, signature, strict=True):
                differing += np.bitwise_count(there ^ asked)
            rows = np.flatnonzero(differing <= most)
            exact = self.vectors[rows] @ word
            at_least = exact >= FLOOR
            cosines[number, rows[at_least]] = exact[at_least]
        return cosines


def _signatures(vectors: NDArray[np.float32]) -> NDArray[np.uint64]:
    """(d / 64, n) the signs of (n, d) vectors, 64 in a number: read from one end to the other."""
    bits = np.packbits(vectors > 0, axis=1)
    padded = np.pad(bits, ((0, 0), (0, -bits.shape[1] % 8)))
    return np.ascontiguousarray(padded.view(np.uint64).T)
