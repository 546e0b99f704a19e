"""Vectors of length one."""

import numpy as np
from numpy.typing import NDArray


def unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Vectors (d,) or (n, d) at length 1; what is zero stays zero."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    at_one: NDArray[np.float32] = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
    return at_one
