"""Train the model that tells kinds of request apart (`qa/question/request.py`).

    python bench/train_requests.py [--requests bench/fresh/requests_train.tsv] [--write]

Prints what it gets right leaving out each of the eight fields of the file (politics, accidents, …) and the lines added
later, and how many questions of fact and speech would leave their way. `--write` trains on all and writes
`qa/question/requests.npz`. Nothing in it is by chance: the same file gives the same weights. It needs scikit-learn
(`pip install -e .[train]`); what ships needs NumPy.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from index.models.embedder import EmbeddedModel  # noqa: E402 (run from a checkout, installed or not)
from index.models.word_vectors import WordVectors  # noqa: E402
from qa.question.plan import plan_of  # noqa: E402
from qa.question.request import ELSEWHERE, KINDS, WEIGHTS, row_of  # noqa: E402

FIELD = 200
"""Requests of one field: they stand together in the file."""
C = 60.0


def main() -> None:
    """Train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=Path, default=ROOT / "bench" / "fresh" / "requests_train.tsv")
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    lines = [line.split("\t") for line in options.requests.read_text(encoding="utf-8").splitlines()]
    kinds = np.array([kind for kind, *_ in lines])
    german = np.array([language == "de" for _, language, *_ in lines])
    vectors = WordVectors(EmbeddedModel())
    rows = csr_matrix(np.stack([row_of(plan_of(text), vectors) for *_, text in lines]))
    cross_validate(rows, kinds, german)
    if options.write:
        models = [fitted(rows, kinds), language_of(rows, german)]
        weights = np.vstack([model.coef_ for model in models])
        bias = np.concatenate([model.intercept_ for model in models])
        scale = np.abs(weights).max(axis=1) / 127
        stored = np.round(weights / scale[:, None]).astype(np.int8)
        np.savez_compressed(WEIGHTS, weights=stored, scale=scale.astype(np.float32), bias=bias.astype(np.float32))
        print(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size:,} bytes")


def fitted(rows: csr_matrix, kinds: NDArray[np.str_]) -> LogisticRegression:
    """The model of some requests."""
    model = LogisticRegression(C=C, max_iter=200).fit(rows, kinds)
    assert tuple(model.classes_) == KINDS
    return model


def language_of(rows: csr_matrix, german: NDArray[np.bool_]) -> LogisticRegression:
    """The model of whether a request is German."""
    return LogisticRegression(C=C, max_iter=200).fit(rows, german)


def cross_validate(rows: csr_matrix, kinds: NDArray[np.str_], german: NDArray[np.bool_]) -> None:
    """Print what is right where the request's field was left out, and how sure the wrong are."""
    fields = np.arange(len(kinds)) // FIELD
    shares = np.zeros((len(kinds), len(KINDS)))
    languages = np.zeros(len(kinds), dtype=bool)
    for field in np.unique(fields):
        others, own = rows[fields != field], rows[fields == field]
        shares[fields == field] = fitted(others, kinds[fields != field]).predict_proba(own)
        languages[fields == field] = language_of(others, german[fields != field]).predict(own)
    found = np.array(KINDS)[shares.argmax(axis=1)]
    print(f"right: {(found == kinds).mean():.3f}; language: {(languages == german).mean():.3f}")
    for kind in KINDS:
        print(f"  {kind}: {Counter(found[kinds == kind].tolist()).most_common(4)}")
    questions = np.isin(kinds, ("fact", "speech"))
    elsewhere = shares[:, [kind in ELSEWHERE for kind in KINDS]].sum(axis=1)
    for sure in (0.6, 0.7, 0.8, 0.9):
        leave = np.isin(found, list(ELSEWHERE)) & (elsewhere >= sure)
        kept = (f"{kind} {(leave & (found == kind) & (kinds == kind)).sum()}" for kind in sorted(ELSEWHERE))
        print(f"at {sure}: {(questions & leave).sum()} of {questions.sum()} questions leave; {', '.join(kept)}")


if __name__ == "__main__":
    main()
