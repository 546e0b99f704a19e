"""Fit the weights and look at the thresholds of qa/facts.py on XQuAD's development questions.

    python bench/calibrate.py [--data ../shared/data/xquad]

Two models, each fitted on one half of the questions (by their id) and reported on the other, then fitted on all:

- which sentence answers: a conditional logit over the sentences of the passages found (`Scored.score`);
- whether any does: a logistic regression on the best sentence (`Scored.confidence`), asked with every passage in the
  library, again without the documents of half of them, and beside questions that look answerable and are not
  (SQuAD 2.0's; English only), the latter two counting as much as the answerable ones together; and the curve of
  answered against abstained.
"""

import argparse
import json
import sys
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

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
SIGNS = "near around hit weakest missing number_missing opposite denied misfit translated"
ANSWERED = (0.97, 0.95, 0.9)
"""Shares of the answerable questions answered at which declined ones are printed."""

Kind = Literal["answerable", "left out", "unanswerable"]
"""Its passage is in the library; its document is not; no passage answers it though it looks so."""


@dataclass(frozen=True)
class Asked:
    """A question that was asked of one library."""

    half: int
    direction: tuple[str, str]
    kind: Kind
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
        print(f"sentence weights, {title}: covered exact near hit foremost fits length = {np.round(weights, 2)}")
        model = fit_confidence(chosen)
        print(f"confidence, {title}: {SIGNS} = {model.coef_.round(2).tolist()}, {model.intercept_.round(2)}")
        print_curves(model, [a for a in asked if title == "all" or a.half == 1])


def ask_all(data: Path) -> Iterator[Asked]:
    """Ask every question of the passages of each language, and again without half of their documents."""
    questions = _rows(data / "questions.dev.jsonl")
    unanswerable = _rows(data / "unanswerable.dev.jsonl")
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
                    kind: Kind = "answerable" if everything else "left out"
                    yield Asked(half, (q["lang"], language), kind, scored, right)
                for q in unanswerable if everything else ():
                    scored = score_sentences(library, plan_of(q["question"]))
                    half = zlib.crc32(q["question"].encode()) % 2
                    yield Asked(half, ("en", language), "unanswerable", scored, np.zeros(len(scored), dtype=bool))
            print(f"asked {language}, {'all' if everything else 'half of the'} documents", file=sys.stderr, flush=True)


def fit_sentences(asked: Sequence[Asked]) -> NDArray[np.float64]:
    """(7,) weights of a conditional logit (McFadden 1974): the right sentences against all found."""
    tables = [
        (np.array([(s.covered, s.exact, s.near, s.hit, s.foremost, s.fits, s.length) for s in a.scored]), a.right)
        for a in asked
        if a.kind == "answerable" and a.right.any()
    ]

    def loss(weights: NDArray[np.float64]) -> float:
        total = 0.0
        for features, right in tables:
            scores = features @ weights
            total += np.logaddexp.reduce(scores) - np.logaddexp.reduce(scores[right])
        return total / len(tables) + 1e-4 * float(weights @ weights)

    return np.asarray(minimize(loss, np.ones(7)).x)


def fit_confidence(asked: Sequence[Asked]) -> LogisticRegression:
    """A logistic regression on the best sentence, of whether the question's passage is there and answers it."""
    chosen = [a for a in asked if a.scored]
    model = LogisticRegression(C=10, class_weight="balanced", max_iter=2000)
    return model.fit([a.scored[0].signs for a in chosen], [a.kind == "answerable" for a in chosen])


def print_curves(model: LogisticRegression, asked: Sequence[Asked]) -> None:
    """For each direction: answerable questions answered, those without document and unanswerable ones declined."""
    for direction in DIRECTIONS:
        sure = {
            kind: np.array([_sure(model, a) for a in asked if a.direction == direction and a.kind == kind])
            for kind in get_args(Kind)
        }
        thresholds = [(f"{one:.2f}", one) for one in THRESHOLDS]
        thresholds += [
            (f"{share:.0%} answered", float(np.quantile(sure["answerable"], 1 - share))) for share in ANSWERED
        ]
        cells = []
        for name, threshold in thresholds:
            shares = [float(np.mean(sure["answerable"] >= threshold)), float(np.mean(sure["left out"] < threshold))]
            if len(sure["unanswerable"]):
                shares.append(float(np.mean(sure["unanswerable"] < threshold)))
            cells.append(f"{name}: " + "/".join(f"{one:.3f}" for one in shares))
        print(f"  {direction[0]}→{direction[1]}  answered/left out/unanswerable declined at " + "  ".join(cells))


def _sure(model: LogisticRegression, asked: Asked) -> float:
    return float(model.predict_proba([asked.scored[0].signs])[0, 1]) if asked.scored else 0.0


def _holds(one: Scored, source: str, span: tuple[int, int]) -> bool:
    sentence = one.sentence
    return sentence.article.source == source and sentence.start < span[1] and span[0] < sentence.end


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
