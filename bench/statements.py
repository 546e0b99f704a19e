"""Statements against the gold annotations of German news articles (wikinews/train and dev).

    python bench/statements.py [--split dev] [--rules] [--own-sentences]

Gold and predicted statements are matched one to one by best overlap of what is said; a matched pair gets the
precision and recall of each role's tokens (words and punctuation marks), an unmatched statement 0. Precision is
averaged over the predicted statements, recall over the gold ones. *joint* counts the tokens of the three roles
together. The speakers are compared as written, not by the names that they lead to.
The annotated articles (CC BY-NC-SA, uhh-lt/german-news-quotation-attribution-2024) measure only; nothing is made
of them.
"""

import argparse
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.article import Article, Sentence, sentences_of
from index.grammar.tagger import Tagger
from index.statements.find import candidates_of
from index.text.spans import Span

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "wikinews"
KINDS = {
    "Direct": "direct",
    "Indirect": "indirect",
    "IndirectFreeIndirect": "indirect free indirect",
    "FreeIndirect": "free indirect",
    "Reported": "reported",
}
ROLES = ("message", "speaker", "cue")
TAGGER = Tagger()
TOKEN = re.compile(r"\w+|[^\w\s]")

Roles = dict[str, frozenset[int]]
"""The starts of each role's tokens."""


@dataclass
class Scored:
    """One article's statements, gold and predicted, and the pairs that match."""

    name: str
    text: str
    gold: list[tuple[str, Roles]]
    predicted: list[tuple[str, Roles, str]]
    pairs: dict[int, int]
    """Gold number to predicted number."""


def tokens(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """The starts of the tokens within spans."""
    return frozenset(match.start() for start, end in spans for match in TOKEN.finditer(text, start, end))


def overlap(gold: frozenset[int], predicted: frozenset[int]) -> tuple[float, float]:
    """Precision and recall of one role; two empty roles agree."""
    if not gold and not predicted:
        return 1.0, 1.0
    common = len(gold & predicted)
    return (common / len(predicted) if predicted else 0.0), (common / len(gold) if gold else 0.0)


def roles_of(text: str, message: Iterable[Span], speaker: Iterable[Span], cue: Iterable[Span]) -> Roles:
    """The tokens of the three roles."""
    return {"message": tokens(text, message), "speaker": tokens(text, speaker), "cue": tokens(text, cue)}


def matched(gold: Sequence[Roles], predicted: Sequence[Roles]) -> dict[int, int]:
    """Pair statements greedily by the F1 of what is said."""
    candidates = []
    for g, one in enumerate(gold):
        for p, other in enumerate(predicted):
            precision, recall = overlap(one["message"], other["message"])
            if precision + recall:
                candidates.append((2 * precision * recall / (precision + recall), g, p))
    pairs: dict[int, int] = {}
    for _, g, p in sorted(candidates, key=lambda c: (-c[0], c[1], c[2])):
        if g not in pairs and p not in pairs.values():
            pairs[g] = p
    return pairs


def scored(entry: dict[str, Any], own_sentences: bool) -> Scored:
    """Find the statements of one annotated article and match them."""
    text = entry["text"]
    article = Article(id=entry["file"], text=text, title=entry["title"], language="de")
    if own_sentences:
        sentences = sentences_of(article)
    else:
        sentences = tuple(Sentence(article, start, end) for start, end in entry["sentences"])
    parsed, candidates = candidates_of(article, sentences, TAGGER)
    words = parsed.words
    predicted: list[tuple[str, Roles, str]] = []
    for candidate in candidates:
        speaker = [(words[i].start, words[i].end) for i in range(*candidate.speaker)] if candidate.speaker else []
        message = [(words[i].start, words[i].end) for i in candidate.message]
        cue = [(words[i].start, words[i].end) for i in candidate.cue]
        predicted.append((candidate.kind, roles_of(text, message, speaker, cue), str(candidate.rule)))
    gold = []
    for statement in entry["statements"]:
        spans = [(statement[role] or {"spans": []})["spans"] for role in ("quote", "speaker", "cue")]
        gold.append((KINDS[statement["kind"]], roles_of(text, *spans)))
    pairs = matched([roles for _, roles in gold], [roles for _, roles, _ in predicted])
    return Scored(entry["file"], text, gold, predicted, pairs)


def agreement(gold: Roles, predicted: Roles, role: str) -> tuple[float, float]:
    """Precision and recall of one role, or of all together for “joint”."""
    if role != "joint":
        return overlap(gold[role], predicted[role])
    one = frozenset((name, place) for name in ROLES for place in gold[name])
    other = frozenset((name, place) for name in ROLES for place in predicted[name])
    common = len(one & other)
    return common / len(other), common / len(one)


def table(articles: Sequence[Scored]) -> None:
    """Print the figures: all statements, then the recall by gold kind."""
    for role in (*ROLES, "joint"):
        precisions, recalls = 0.0, 0.0
        for article in articles:
            for g, p in article.pairs.items():
                precision, recall = agreement(article.gold[g][1], article.predicted[p][1], role)
                precisions += precision
                recalls += recall
        precision = precisions / max(1, sum(len(a.predicted) for a in articles))
        recall = recalls / max(1, sum(len(a.gold) for a in articles))
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        print(f"{role:8}  P={precision:.3f}  R={recall:.3f}  F1={f1:.3f}")
    for kind in KINDS.values():
        row = [f"{kind:23}"]
        for role in (*ROLES, "joint"):
            values = []
            for article in articles:
                for g, (gold_kind, roles) in enumerate(article.gold):
                    if gold_kind != kind:
                        continue
                    if g not in article.pairs:
                        values.append(0.0)
                        continue
                    precision, recall = agreement(roles, article.predicted[article.pairs[g]][1], role)
                    values.append(2 * precision * recall / (precision + recall) if precision + recall else 0.0)
            row.append(f"{role}={sum(values) / max(1, len(values)):.3f}")
        print("  ".join(row), f" n={len(values)}")


def by_rule(articles: Sequence[Scored]) -> None:
    """Print how the statements of each rule fare: how many, how many match, their mean F1 of message and speaker."""
    count: Counter[str] = Counter()
    good: Counter[str] = Counter()
    message: dict[str, float] = defaultdict(float)
    speaker: dict[str, float] = defaultdict(float)
    for article in articles:
        inverse = {p: g for g, p in article.pairs.items()}
        for p, (_, roles, rule) in enumerate(article.predicted):
            count[rule] += 1
            if p not in inverse:
                continue
            good[rule] += 1
            for role, sums in (("message", message), ("speaker", speaker)):
                precision, recall = agreement(article.gold[inverse[p]][1], roles, role)
                sums[rule] += 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    for rule, n in count.most_common():
        print(
            f"{rule:24} n={n:4}  matched={good[rule] / n:.2f}"
            f"  message={message[rule] / n:.2f}  speaker={speaker[rule] / n:.2f}"
        )


def main() -> None:
    """Measure one or both splits."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--split", nargs="+", default=["train", "dev"])
    parser.add_argument("--own-sentences", action="store_true", help="cut with index.text.sentences, not as annotated")
    parser.add_argument("--rules", action="store_true", help="how each rule fares")
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"{DATA} is not there: nothing to measure.")
        return
    for split in options.split:
        entries = [json.loads(line) for line in (DATA / f"{split}.jsonl").open(encoding="utf-8")][: options.limit]
        scored(entries[0], options.own_sentences)  # the tagger loads
        begin = time.process_time()
        articles = [scored(entry, options.own_sentences) for entry in entries]
        seconds = time.process_time() - begin
        print(f"== {split}: {len(articles)} articles, {seconds / len(articles) * 1000:.0f} CPU seconds per 1,000")
        table(articles)
        if options.rules:
            by_rule(articles)


if __name__ == "__main__":
    main()
