"""The words near to others, found by the signs of their vectors."""

import numpy as np
import pytest
from numpy.typing import NDArray

from index.search.neighbours import EXACT_UP_TO, FLOOR, Neighbours


def unit_rows(count: int, dimensions: int, seed: int) -> NDArray[np.float32]:
    rows = np.random.default_rng(seed).standard_normal((count, dimensions)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def near(words: NDArray[np.float32], cosine: float, seed: int) -> NDArray[np.float32]:
    """Unit rows with that cosine to each of the words."""
    other = unit_rows(len(words), words.shape[1], seed)
    other -= (other * words).sum(axis=1, keepdims=True) * words
    other /= np.linalg.norm(other, axis=1, keepdims=True)
    return cosine * words + np.sqrt(1 - cosine**2) * other


@pytest.mark.parametrize("dimensions", [256, 100])
@pytest.mark.parametrize("count", [0, 10, EXACT_UP_TO, EXACT_UP_TO + 1, 3 * EXACT_UP_TO])
def test_cosines_of_the_near_ones_and_nothing_of_the_far(count: int, dimensions: int) -> None:
    words = unit_rows(40, dimensions, seed=1)
    neighbours = Neighbours(dimensions)
    for part in np.array_split(unit_rows(count, dimensions, seed=2), 3):
        neighbours.add(part)
    neighbours.add(near(words, 0.6, seed=3))
    found = neighbours.of(words)
    exact = words @ neighbours.vectors.T
    there = found > 0
    assert found.shape == (40, count + 40)
    assert found[there] == pytest.approx(exact[there], abs=1e-5)
    assert found[there].min() >= FLOOR
    sought = np.diagonal(there[:, count:])
    assert sought.mean() >= (0.99 if dimensions == 256 else 0.9)


def test_a_zero_vector_is_near_to_nothing() -> None:
    neighbours = Neighbours(256)
    neighbours.add(np.concatenate([unit_rows(2 * EXACT_UP_TO, 256, seed=1), np.zeros((1, 256), dtype=np.float32)]))
    assert not neighbours.of(np.zeros((1, 256), dtype=np.float32)).any()
    assert not neighbours.of(unit_rows(1, 256, seed=2))[:, -1].any()
    assert neighbours.of(np.zeros((0, 256), dtype=np.float32)).shape == (0, 2 * EXACT_UP_TO + 1)
