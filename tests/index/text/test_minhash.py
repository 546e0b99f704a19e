"""The hashes by which libraries find texts again: they must stay what they were, and tell how alike two sets are."""

from index.text.minhash import minhash


def test_the_hashes_are_those_that_libraries_hold() -> None:
    # of datasketch 2.0.0, MinHash(num_perm=6, seed=1), which made them until then
    words = ["Rat", "Straße", "", "a b c"]
    known = [1454887838, 2547272735, 211860800, 2131138997, 484302187, 502087388]
    assert minhash((word.encode() for word in words), 6).tolist() == known
    assert minhash((word.encode() for word in [*words, *words]), 6).tolist() == known
    assert minhash([], 2).tolist() == [2**32 - 1] * 2


def test_equal_hashes_are_as_many_as_sets_are_alike() -> None:
    numbers = [str(number).encode() for number in range(9_000)]
    same = minhash(numbers[:6_000], 1_000) == minhash(numbers[3_000:], 1_000)
    assert abs(same.mean() - 1 / 3) < 0.05
