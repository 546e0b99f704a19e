"""MinHash (Broder 1997, “On the resemblance and containment of documents”): sets that are alike have equal hashes.

The numbers are those of `datasketch.MinHash(num_perm, seed=1)`, version 2 (https://ekzhu.com/datasketch/), as they are
stored in libraries; its import takes most of a second, for SciPy, of which it needs nothing here.
"""

from collections.abc import Iterable
from functools import cache
from hashlib import sha1
from itertools import islice

import numpy as np
from numpy.typing import NDArray

_AT_ONCE = 4_000
"""Elements that are hashed at once, half a kilobyte each."""


def minhash(elements: Iterable[bytes], count: int) -> NDArray[np.uint32]:
    """(count,) the least hash of the elements by each of so many functions.

    Of two sets the share of equal ones is about their Jaccard similarity.
    """
    factors, summands = _functions(count)
    least = np.full(count, 2**32 - 1, dtype=np.uint32)
    waiting = iter(elements)
    while some := set(islice(waiting, _AT_ONCE)):
        digests = b"".join([sha1(one, usedforsecurity=False).digest()[:4] for one in some])
        hashes = _mixed(np.frombuffer(digests, dtype="<u4").astype(np.uint32))
        np.minimum(least, (hashes[:, None] * factors + summands).min(axis=0), out=least)
    return least


def _mixed(hashes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """MurmurHash3's last step (https://github.com/aappleby/smhasher), which spreads what is alike."""
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
        hashes = (hashes ^ (hashes >> np.uint32(shift))) * np.uint32(factor)
    return hashes ^ (hashes >> np.uint32(16))


@cache
def _functions(count: int) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Factors, all odd, and summands of the functions, modulo 2^32."""
    drawn = np.random.RandomState(1)  # whose numbers NumPy keeps for all time
    factors = drawn.randint(0, 2**31, count, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return factors, drawn.randint(0, 2**32, count, dtype=np.uint32)
