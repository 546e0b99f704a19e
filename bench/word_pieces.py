"""From a vector for every word to a table small enough to ship: which words get a row of their own, which are composed.

A word without a row is cut into pieces and gets the sum of their rows. The rows are fitted so that these sums are near
the words' own vectors (weighted least squares), and rows go to the words that would lose most without one.
"""

from collections import Counter

import numpy as np
import scipy.sparse
from numpy.typing import NDArray

CONTINUATIONS = 0.2  # share of the table
ROUNDS = 2
ITERATIONS = 12  # of conjugate gradients; the fit moves no more in the third digit
OWN_WORD = 50.0  # how much more a word with a row of its own counts in the fit than as a part of other words
RIDGE = 0.3  # times the mean weight


def cut(word: str, starts: dict[str, int], continuations: dict[str, int], whole: bool = True) -> list[int]:
    """The tokens of `word` as WordPiece cuts it; without itself where `whole` is False."""
    tokens: list[int] = []
    place = 0
    while place < len(word):
        known = continuations if place else starts
        for end in range(len(word) if place or whole else len(word) - 1, place, -1):
            token = known.get(word[place:end])
            if token is not None:
                tokens.append(token)
                place = end
                break
        else:
            return []
    return tokens


def fit_pieces(
    words: list[str], vectors: NDArray[np.float32], frequencies: NDArray[np.float64], size: int
) -> tuple[list[str], list[str], NDArray[np.float32], NDArray[np.float64]]:
    """Choose and fit `size` rows.

    Args:
        words: lower-cased, the commonest first.
        vectors: (words, d), unit rows; zero where a word has none.
        frequencies: (words,) share of all words.
        size: rows of the table.

    Returns:
        The tokens that start a word, the tokens that continue one, their rows (size, d) in that order, and how common
        each is, (size,), the frequencies of the words that hold it.
    """
    value = np.sqrt(frequencies) * vectors.any(axis=1)
    letters = sorted({letter for word in words for letter in word})
    ends = int(size * CONTINUATIONS)
    room = size - ends - 2 * len(letters)
    long = np.array([i for i, word in enumerate(words) if len(word) > 1])
    own = long[:room]
    for step in range(ROUNDS):
        heads = [words[i] for i in own] + letters
        starts = {word: i for i, word in enumerate(heads)}
        tails = _remainders(words, value, starts, ends) + letters
        continuations = {piece: len(heads) + i for i, piece in enumerate(tails)}
        tokens = [cut(word, starts, continuations) for word in words]
        lengths = np.array([len(of_word) for of_word in tokens])
        columns = np.fromiter((token for of_word in tokens for token in of_word), dtype=np.int32)
        pointers = np.concatenate([[0], lengths.cumsum()])
        sums = scipy.sparse.csr_matrix((np.ones(len(columns), np.float32), columns, pointers), (len(words), size))
        weights = np.where(lengths == 1, np.maximum(OWN_WORD * value, 10 * value.mean()), value).astype(np.float32)
        weights[value == 0] = 0
        start = np.zeros((size, vectors.shape[1]), dtype=np.float32)
        start[: len(own)] = vectors[own]
        rows = _least_squares(sums, weights, vectors, start)
        near = _cosines(sums @ rows, vectors)
        print(f"round {step + 1}: cosine to the words' own vectors {np.average(near, weights=value):.3f}", flush=True)
        if step < ROUNDS - 1:
            # what a word with a row would lose without it; a word without one loses it already
            others = [cut(words[i], starts, continuations, whole=False) for i in own]
            near[own] = _cosines(np.stack([rows[of_word].sum(axis=0) for of_word in others]), vectors[own])
            lost = value * (1 - near)
            own = np.sort(long[np.argsort(-lost[long], kind="stable")[:room]])
    return heads, tails, rows, sums.T @ frequencies


def _remainders(words: list[str], value: NDArray[np.float64], starts: dict[str, int], count: int) -> list[str]:
    """The commonest rests of words after their longest start; the ends of those rests count a tenth."""
    rests: Counter[str] = Counter()
    for word, weight in zip(words, value.tolist(), strict=True):
        if word in starts:
            continue
        split = next((end for end in range(len(word) - 1, 1, -1) if word[:end] in starts), 1)
        rests[word[split:]] += weight
        for end in range(split + 2, len(word) - 1 if len(word) - split > 4 else 0):
            rests[word[end:]] += weight / 10
    return [rest for rest, _ in sorted(rests.items(), key=lambda item: (-item[1], item[0])) if len(rest) > 1][:count]


def _least_squares(
    sums: scipy.sparse.csr_matrix, weights: NDArray[np.float32], goal: NDArray[np.float32], rows: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Rows that minimise Σ weight · |sum of a word's rows − goal|² + ridge, by conjugate gradients from `rows`."""
    across = sums.T.tocsr()
    ridge = RIDGE * weights.mean()
    diagonal = (across @ weights + ridge)[:, None]

    def normal(x: NDArray[np.float32]) -> NDArray[np.float32]:
        product: NDArray[np.float32] = across @ (weights[:, None] * (sums @ x)) + ridge * x
        return product

    rest = across @ (weights[:, None] * goal) - normal(rows)
    scaled = rest / diagonal
    direction = scaled.copy()
    size = (rest * scaled).sum(axis=0)
    for _ in range(ITERATIONS):
        ahead = normal(direction)
        step = size / ((direction * ahead).sum(axis=0) + 1e-20)
        rows = rows + step * direction
        rest = rest - step * ahead
        scaled = rest / diagonal
        before, size = size, (rest * scaled).sum(axis=0)
        direction = scaled + size / (before + 1e-20) * direction
    return rows.astype(np.float32)


def _cosines(sums: NDArray[np.float32], goal: NDArray[np.float32]) -> NDArray[np.float64]:
    """Row by row; 0 where one of the two is zero."""
    lengths = np.linalg.norm(sums, axis=1) * np.linalg.norm(goal, axis=1)
    cosines: NDArray[np.float64] = (sums * goal).sum(axis=1) / np.maximum(lengths, 1e-9)
    return cosines
