"""How well word vectors rank XQuAD's passages by MaxSim: the measure that the embedded model is tuned with.

    python bench/word_ranking.py [--model index/models/embedded_model] [--data ../shared/data/xquad]

Ranking: every question word's best match in the passage (cosine, under .3 counts 0, the same word 1), weighted by
log(1 + N / (0.5 + sum of its best matches over the N passages)). Questions are split in two halves by their id: the
model is tuned on the first, the second tells whether the gain holds. `stray` is the share of (question word, passage
of another article) pairs whose best match is .4 or more though the word is not there: what makes abstaining hard.
"""

import argparse
import json
import math
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[1]))

from index.models.embedder import EmbeddedModel
from index.text.terms import content_words, terms_of, words_of

VectorsOf = Callable[[Sequence[str]], NDArray[np.float32]]
DIRECTIONS = (("en", "en"), ("de", "de"), ("en", "de"), ("de", "en"))
FLOOR = 0.3
STRAY = 0.4
BM25_WEIGHTS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a .jsonl file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def maxsim(questions: list[str], passages: list[str], vectors_of: VectorsOf) -> tuple[NDArray, list[NDArray]]:
    """(questions, passages) scores, and for each question the (words, passages) best matches."""
    asked = [content_words(question) for question in questions]
    words = [words_of(passage) for passage in passages]
    vocabulary = sorted({word for held in words for word in held})
    place = {word: i for i, word in enumerate(vocabulary)}
    columns = np.array([place[word] for held in words for word in held])
    starts = np.cumsum([0] + [len(held) for held in words[:-1]])
    rows = {word: i for i, word in enumerate(sorted({word for held in asked for word in held}))}
    cosines = vectors_of(list(rows)) @ vectors_of(vocabulary).T
    cosines[cosines < FLOOR] = 0
    for word, row in rows.items():
        if word in place:
            cosines[row, place[word]] = 1
    best = np.stack([np.maximum.reduceat(row[columns], starts) for row in cosines])
    weights = np.log1p(len(passages) / (0.5 + best.sum(axis=1)))
    matches = [best[[rows[word] for word in held]] for held in asked]
    scores = [weights[[rows[word] for word in held]] @ match for held, match in zip(asked, matches, strict=True)]
    return np.array(scores), matches


def bm25(questions: list[str], passages: list[str]) -> NDArray:
    """(questions, passages) BM25 over Snowball stems, k1 = 1.2, b = 0.75."""
    counts = [Counter(terms_of(passage)) for passage in passages]
    lengths = np.array([sum(count.values()) for count in counts])
    held = Counter(term for count in counts for term in count)
    scores = np.zeros((len(questions), len(passages)))
    for row, question in enumerate(questions):
        for term in set(terms_of(question)):
            frequency = np.array([count[term] for count in counts])
            rarity = math.log(1 + (len(passages) - held[term] + 0.5) / (held[term] + 0.5))
            scores[row] += rarity * frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * lengths / lengths.mean()))
    return scores


def evaluate(vectors_of: VectorsOf, data: Path) -> dict[str, dict[str, float]]:
    """Figures a direction: recall@1 of both halves with MaxSim and fused with BM25, and the stray matches."""
    found = {}
    questions = read(data / "questions.dev.jsonl")
    for asked, held in DIRECTIONS:
        of_language = [question for question in questions if question["lang"] == asked]
        passages = read(data / f"passages.{held}.jsonl")
        texts = [question["question"] for question in of_language]
        gold = np.array([int(question["passage"]) for question in of_language])
        tuned = np.array([zlib.crc32(question["id"].encode()) % 2 == 0 for question in of_language])
        bodies = [passage["text"] for passage in passages]
        scores, matches = maxsim(texts, bodies, vectors_of)
        scores /= scores.max(axis=1, keepdims=True) + 1e-9
        lexical = bm25(texts, bodies)
        lexical /= lexical.max(axis=1, keepdims=True) + 1e-9
        right = {weight: ((1 - weight) * scores + weight * lexical).argmax(axis=1) == gold for weight in BM25_WEIGHTS}
        weight = max(BM25_WEIGHTS, key=lambda weight: right[weight][tuned].mean())
        titles = np.array([passage["title"] for passage in passages])
        others = [match[:, titles != titles[passage]] for match, passage in zip(matches, gold, strict=True)]
        absent = np.concatenate([match.ravel() for match in others])
        found[f"{asked}→{held}"] = {
            "tuned": right[0.0][tuned].mean(),
            "held out": right[0.0][~tuned].mean(),
            "all": right[0.0].mean(),
            "fused": right[weight].mean(),
            "fused, held out": right[weight][~tuned].mean(),
            "BM25's weight": weight,
            "stray": (absent[absent < 1] >= STRAY).mean(),
        }
    return found


def table(found: dict[str, dict[str, float]]) -> str:
    """The figures as a Markdown table."""
    columns = list(next(iter(found.values())))
    lines = [f"| | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|"]
    lines += [f"| {name} | {' | '.join(f'{row[c]:.3f}' for c in columns)} |" for name, row in found.items()]
    return "\n".join(lines)


def main() -> None:
    """Evaluate a model's folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--model", type=Path, default=Path("index/models/embedded_model"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data/xquad"))
    arguments = parser.parse_args()
    if not arguments.data.is_dir():
        sys.exit(f"No {arguments.data}: --data wants XQuAD's folder with questions.dev.jsonl and passages.*.jsonl.")
    print(table(evaluate(EmbeddedModel(arguments.model).words, arguments.data)))


if __name__ == "__main__":
    main()
