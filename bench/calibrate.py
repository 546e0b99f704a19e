"""Fit the weights and look at the thresholds of qa/facts.py on XQuAD's development questions.

    python bench/calibrate.py [--data ../shared/data/xquad]

Two models, each fitted on one half of the questions (by their id) and reported on the other, then fitted on all:

- which sentence answers: a conditional logit over the sentences of the passages found (`Scored.score`);
- whether any does: a logistic regression on the best sentence, asked with every passage in the library and again
  without the documents of half of them (`Scored.confidence`), and the curve of answered against abstained.
"""

import argparse
import json
import sys
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from index import Article, Library  # noqa: E402 (run from a checkout, installed or not)
from qa.facts import Scored, score_sentences  # noqa: E402
from qa.question import plan_of  # noqa: E402

DIRECTIONS = (("en", "en"), ("de", "de"), ("en", "de"), ("de", "en"))
THRESHOLDS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5)


@dataclass(frozen=True)
class Asked:
    """A question that was asked of one library."""

    half: int
    direction: tuple[str, str]
    answerable: bool
    """Its passage is in the library."""
    scored: list[Scored]
    right: NDArray[np.bool_]
    """(n,) whether each sentence holds the answer."""


def main() -> None:
    """Fit, and print weights and curves."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "xquad")
    options = parser.parse_args()
    if not options.data.is_dir():
        sys.exit(
            f"There is no folder {options.data} with XQuAD's passages and questions: name another one with --data."
        )
    asked = list(ask_all(options.data))
    for title, chosen in (("first half", [a for a in asked if a.half == 0]), ("all", asked)):
        weights = fit_sentences(chosen)
        print(f"sentence weights, {title}: covered near hit fits = {np.round(weights, 2)}")
        model = fit_confidence(chosen)
        print(
            f"confidence, {title}: covered near around translated = {model.coef_.round(2)}, {model.intercept_.round(2)}"
        )
        print_curves(model, [a for a in asked if title == "all" or a.half == 1])


def ask_all(data: Path) -> Iterator[Asked]:
    """Ask every question of the passages of each language, and again without half of their documents."""
    questions = _rows(data / "questions.dev.jsonl")
    gold = {(q["id"], q["lang"]): q for q in questions}
    for language in ("de", "en"):
        passages = _rows(data / f"passages.{language}.jsonl")
        left_out = set(sorted({p["title"] for p in passages})[::2])
        titles = [p["title"] for p in passages]
        for everything in (True, False):
            kept = [p for p in passages if everything or p["title"] not in left_out]
            with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library") as library:
                library.add([Article.from_text(p["text"], source=p["id"]) for p in kept])
                for q in questions:
                    if not everything and titles[q["passage"]] not in left_out:
                        continue
                    answer = gold[q["id"], language]
                    scored = score_sentences(library, plan_of(q["question"]))
                    source = f"xquad-{language}-{answer['passage']}"
                    span = (answer["answer_start"], answer["answer_start"] + len(answer["answer"]))
                    right = np.array([_holds(one, source, span) for one in scored], dtype=bool)
                    half = zlib.crc32(q["id"].encode()) % 2
                    yield Asked(half, (q["lang"], language), everything, scored, right)
            print(f"asked {language}, {'all' if everything else 'half of the'} documents", file=sys.stderr, flush=True)


def fit_sentences(asked: Sequence[Asked]) -> NDArray[np.float64]:
    """(4,) weights of a conditional logit (McFadden 1974), divided by 10: the right sentences against all found."""
    tables = [
        (np.array([(s.covered, s.near, s.hit, s.fits) for s in a.scored]), a.right)
        for a in asked
        if a.answerable and a.right.any()
    ]

    def loss(weights: NDArray[np.float64]) -> float:
        total = 0.0
        for features, right in tables:
            scores = features @ weights
            total += np.logaddexp.reduce(scores) - np.logaddexp.reduce(scores[right])
        return total / len(tables) + 1e-4 * float(weights @ weights)

    return np.asarray(minimize(loss, np.full(4, 5.0)).x) / 10


def fit_confidence(asked: Sequence[Asked]) -> LogisticRegression:
    """A logistic regression on the best sentence, of whether the question's passage is in the library."""
    chosen = [a for a in asked if a.scored]
    model = LogisticRegression(C=10, class_weight="balanced")
    return model.fit([_signs(a) for a in chosen], [a.answerable for a in chosen])


def print_curves(model: LogisticRegression, asked: Sequence[Asked]) -> None:
    """For each direction and threshold: answerable questions answered, and unanswerable ones declined."""
    for direction in DIRECTIONS:
        cells = []
        for threshold in THRESHOLDS:
            shares = {}
            for answerable in (True, False):
                chosen = [a for a in asked if a.direction == direction and a.answerable is answerable]
                sure = [bool(a.scored) and model.predict_proba([_signs(a)])[0, 1] >= threshold for a in chosen]
                shares[answerable] = float(np.mean(sure))
            cells.append(f"{threshold:.2f}: {shares[True]:.3f}/{1 - shares[False]:.3f}")
        print(f"  {direction[0]}→{direction[1]}  answered/declined at " + "  ".join(cells))


def _signs(asked: Asked) -> tuple[float, ...]:
    best = asked.scored[0]
    return best.covered, best.near, best.around, float(best.translated)


def _holds(one: Scored, source: str, span: tuple[int, int]) -> bool:
    sentence = one.sentence
    return sentence.article.source == source and sentence.start < span[1] and span[0] < sentence.end


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
