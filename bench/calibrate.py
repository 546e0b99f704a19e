"""Fit the weights and look at the thresholds of qa/evidence/facts.py on XQuAD's development questions.

    python bench/calibrate.py [--data ../shared/data/xquad]

Three models, each fitted on one half of the questions (by their id) and reported on the other, then fitted on all:

- which sentence answers: a conditional logit over the sentences of the passages found (`Scored.score`);
- whether the articles treat of what is asked: a logistic regression on the best sentence (`Scored.covered`), asked with
  every passage in the library, and again without the documents of half of them;
- whether the question only looks answerable: another one (`Scored.agreed`), the questions beside SQuAD 2.0's
  unanswerable ones about the same passages (English only).

Printed are the weights and, for the thresholds that ship and for others, how many are answered and declined.
"""

import argparse
import json
import sys
import tempfile
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
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
from qa.evidence.facts import Scored, score_sentences  # noqa: E402
from qa.question.plan import plan_of  # noqa: E402

DIRECTIONS = (("en", "en"), ("de", "de"), ("en", "de"), ("de", "en"))
COVERED = (0.1, 0.13, 0.16, 0.2, 0.25, 0.3)
AGREED = (0.0, 0.1, 0.15, 0.2, 0.25)
"""Thresholds for which answered and declined ones are printed."""
ANSWERED = (0.97, 0.95, 0.9)
"""Shares of the answerable questions answered at which declined ones are printed, by both models' product."""
CHOOSING = "telling so_far alike exact near hit foremost fits length"
COVERING = "near around hit missing number_missing translated"
AGREEING = "missing number_missing opposite denied misfit"

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
        print(f"score, {title}: {CHOOSING} = {np.round(weights, 2).tolist()}")
        covered = fit(chosen, ("answerable", "unanswerable"), "left out", lambda one: one.covering)
        print(f"covered, {title}: {COVERING} constant = {np.round(covered, 2).tolist()}")
        agreed = fit(chosen, ("answerable",), "unanswerable", lambda one: one.agreeing)
        print(f"agreed, {title}: {AGREEING} constant = {np.round(agreed, 2).tolist()}")
        print_curves(covered, agreed, [a for a in asked if title == "all" or a.half == 1])


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
    """(9,) weights of a conditional logit (McFadden 1974): the right sentences against all found."""
    tables = [
        (np.array([s.choosing for s in a.scored]), a.right) for a in asked if a.kind == "answerable" and a.right.any()
    ]

    def loss(weights: NDArray[np.float64]) -> float:
        total = 0.0
        for features, right in tables:
            scores = features @ weights
            total += np.logaddexp.reduce(scores) - np.logaddexp.reduce(scores[right])
        return total / len(tables) + 1e-4 * float(weights @ weights)

    return np.asarray(minimize(loss, np.ones(9)).x)


def fit(
    asked: Sequence[Asked], right: Collection[Kind], wrong: Kind, signs: Callable[[Scored], tuple[float, ...]]
) -> NDArray[np.float64]:
    """(s + 1,) weights of the best sentence's signs, and the constant, of whether a question is one of the right kinds.

    A logistic regression, both kinds counting alike.
    """
    chosen = [a for a in asked if a.scored and a.kind in (*right, wrong)]
    model = LogisticRegression(C=10, class_weight="balanced", max_iter=2000)
    model.fit([signs(a.scored[0]) for a in chosen], [a.kind in right for a in chosen])
    return np.array([*model.coef_[0], *model.intercept_])


def print_curves(covered: NDArray[np.float64], agreed: NDArray[np.float64], asked: Sequence[Asked]) -> None:
    """For each direction: answerable questions answered, those without document and unanswerable ones declined."""
    for direction in DIRECTIONS:
        chances = {
            kind: np.array(
                [
                    [_chance(covered, a, lambda one: one.covering), _chance(agreed, a, lambda one: one.agreeing)]
                    for a in asked
                    if a.direction == direction and a.kind == kind
                ]
            ).reshape(-1, 2)
            for kind in get_args(Kind)
        }
        print(f"  {direction[0]}→{direction[1]}: answered / declined left out / declined unanswerable")
        for least in COVERED:
            cells = []
            for agreeing in AGREED:
                sure = {kind: np.all(ones >= (least, agreeing), axis=1) for kind, ones in chances.items()}
                cells.append(f"agreed {agreeing}: {_shares(sure)}")
            print(f"    covered {least}  " + "  ".join(cells))
        product = {kind: ones.prod(axis=1) for kind, ones in chances.items()}
        cells = []
        for share in ANSWERED:
            threshold = np.quantile(product["answerable"], 1 - share)
            cells.append(f"{threshold:.2f}: {_shares({kind: ones >= threshold for kind, ones in product.items()})}")
        print("    product  " + "  ".join(cells))


def _shares(sure: Mapping[Kind, NDArray[np.bool_]]) -> str:
    declined = [f"{1 - sure[kind].mean():.3f}" for kind in ("left out", "unanswerable") if len(sure[kind])]
    return "/".join([f"{sure['answerable'].mean():.3f}", *declined])


def _chance(weights: NDArray[np.float64], asked: Asked, signs: Callable[[Scored], tuple[float, ...]]) -> float:
    if not asked.scored:
        return 0.0
    return float(1 / (1 + np.exp(-weights @ np.array([*signs(asked.scored[0]), 1.0]))))


def _holds(one: Scored, source: str, span: tuple[int, int]) -> bool:
    sentence = one.sentence
    return sentence.article.source == source and sentence.start < span[1] and span[0] < sentence.end


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
