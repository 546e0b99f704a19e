"""Questions that look answerable and are not: how many are declined, and how confidence and being right go together.

    python bench/unanswerable.py [--data ../shared/data/xquad]

English questions over all English and over all German passages: XQuAD's, which the passages answer, and SQuAD 2.0's
about the same passages, which they do not. Printed for each half of the questions (by their text) and for all:

- the share of unanswerable ones declined where 90 % of the answerable ones are answered, and at the thresholds that
  ship (qa/evidence/facts.py), with the weights that ship (fitted on both halves; `calibrate.py`: of one half);
- the curve: of the answerable questions answered from a confidence on, how many have the answer in a cited sentence.
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

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from index import Article, Library  # noqa: E402 (run from a checkout, installed or not)
from qa.evidence.facts import find_facts, score_sentences  # noqa: E402
from qa.question.plan import plan_of  # noqa: E402

ANSWERED = 0.9
CONFIDENCES = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6)


@dataclass(frozen=True)
class Asked:
    """A question, and what became of it."""

    half: int
    answerable: bool
    confidence: float
    """Of the best sentence; 0 where no sentence was found."""
    answered: bool
    right: bool
    """A cited sentence holds the answer."""


def main() -> None:
    """Ask, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "xquad")
    options = parser.parse_args()
    if not (options.data / "unanswerable.dev.jsonl").is_file():
        sys.exit(f"There is no {options.data / 'unanswerable.dev.jsonl'}: name the folder with --data.")
    for language in ("en", "de"):
        asked = list(ask_all(options.data, language))
        for name, chosen in (
            ("first half", [one for one in asked if one.half == 0]),
            ("second half", [one for one in asked if one.half == 1]),
            ("all", asked),
        ):
            report(f"en→{language} {name}", chosen)
        curve = []
        for confidence in CONFIDENCES:
            from_here = [one.right for one in asked if one.answerable and one.answered and one.confidence >= confidence]
            curve.append(f"{confidence:.1f}: {np.mean(from_here):.3f} of {len(from_here)}")
        print(f"en→{language} right of those answered from a confidence on: " + "  ".join(curve))


def report(name: str, asked: Sequence[Asked]) -> None:
    """One line: declined at 90 % answered, and both at the threshold that ships."""
    sure = np.array([one.confidence for one in asked if one.answerable])
    unsure = np.array([one.confidence for one in asked if not one.answerable])
    threshold = float(np.quantile(sure, 1 - ANSWERED))
    answered = np.mean([one.answered for one in asked if one.answerable])
    declined = np.mean([not one.answered for one in asked if not one.answerable])
    print(
        f"{name}: n={len(sure)}+{len(unsure)}  declined at {ANSWERED:.0%} answered={np.mean(unsure < threshold):.3f}"
        f"  as shipped: answered={answered:.3f} declined={declined:.3f}",
        flush=True,
    )


def ask_all(data: Path, language: str) -> Iterator[Asked]:
    """Every English question over the passages of a language."""
    passages = _rows(data / f"passages.{language}.jsonl")
    questions = _rows(data / "questions.dev.jsonl")
    spans = {
        q["id"]: (q["passage"], q["answer_start"], q["answer_start"] + len(q["answer"]))
        for q in questions
        if q["lang"] == language
    }
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library") as library:
        library.add([Article.from_text(p["text"], source=str(number)) for number, p in enumerate(passages)])
        for row in [q for q in questions if q["lang"] == "en"] + _rows(data / "unanswerable.dev.jsonl"):
            plan = plan_of(row["question"])
            scored = score_sentences(library, plan)
            evidence = find_facts(library, plan).evidence
            span = spans.get(row.get("id", ""))
            right = span is not None and any(
                one.sentence.article.source == str(span[0])
                and one.sentence.start < span[2]
                and span[1] < one.sentence.end
                for one in evidence
            )
            half = zlib.crc32(row["question"].encode()) % 2
            yield Asked(half, span is not None, scored[0].confidence if scored else 0.0, bool(evidence), right)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
