"""Train the judge of statements: which sentences are somebody's words, and who says each statement.

    python bench/train_judge.py [--data ../shared/data/speech] [--files a1 a2 a3] [--cross-validate] [--write]

Reads the annotated texts of `shared/data/speech` (ours, CC BY 4.0 with Wikinews' attribution), by default the three
files to work on, and those of `bench/speech`; the other three files stay for one look at the end. `--cross-validate`
prints, by ten folds of whole texts of `shared/data/speech` (those of `bench/speech` are always trained on),
what the rules find, what the rules and the finder find, and what both and the judge name; the figures are those of
`../shared/eval/speech.py`, computed from the statements in words. `--write` trains on all the texts and writes
`index/statements/judge/weights.npz`. The same seed gives the same weights. It needs scikit-learn; what ships needs
NumPy.
"""

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from index.article import Article, sentences_of
from index.grammar.parsed import ParsedArticle
from index.grammar.tagger import Tagger
from index.statements.candidate import Candidate
from index.statements.find import ruled_candidates, ruled_names, speakers_of
from index.statements.judge.choosing import OVERRULED, judged_names, with_found, with_sentences
from index.statements.judge.entities import entities_of
from index.statements.judge.sentences import Surroundings, surroundings_of
from index.statements.judge.standing import FEATURES, Reading
from index.statements.judge.trees import KINDS, WEIGHTS, Learned, Trees
from index.text.spans import Span

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "speech"
BESIDES = sorted((Path(__file__).parent / "speech").glob("*.jsonl"))
"""Further texts, which nothing is measured on."""
FOLDS = 10
_TREES = {"learning_rate": 0.1, "max_leaf_nodes": 8, "max_depth": 4, "l2_regularization": 5.0}
FINDER = {**_TREES, "max_iter": 75, "max_features": 0.5}
SPEAKER = {**_TREES, "max_iter": 160}


@dataclass(frozen=True)
class Text:
    """An annotated text, read."""

    group: str
    text: str
    sentences: list[Span]
    parsed: ParsedArticle
    ruled: list[Candidate]
    gold: list[dict[str, Any]]
    surroundings: Surroundings


@dataclass(frozen=True)
class Examples:
    """What is learned from one text."""

    sentences: NDArray[np.float32]
    said: list[str | None]
    """Of each sentence, the kind of the gold statement that it is most of, else None."""
    entities: NDArray[np.float32]
    speaks: list[bool]


def read(folder: Path, files: Sequence[Path]) -> list[Text]:
    """The annotated texts of some files, by the guidelines and with the articles that are beside `folder`."""
    sys.path.insert(0, str(folder))
    check = import_module("check")
    wikinews = check.wikinews()
    tagger = Tagger()
    texts = []
    for file in files:
        for one in check.load(file, wikinews):
            row = one["row"]
            known = wikinews[row["file"]] if "file" in row else {"title": row["title"], "published": row["date"]}
            article = Article.from_text(one["text"], title=known["title"], published=known["published"])
            sentences = sentences_of(article)
            parsed, ruled = ruled_candidates(article, sentences, tagger)
            texts.append(
                Text(
                    "wikinews de" if "file" in row else f"own {row['lang']}",
                    one["text"],
                    [(sentence.start, sentence.end) for sentence in sentences],
                    parsed,
                    ruled,
                    one["statements"],
                    surroundings_of(parsed, one["text"], ruled),
                )
            )
    return texts


def size(spans: Iterable[Span]) -> int:
    """Code points."""
    return sum(end - start for start, end in spans)


def common(one: Iterable[Span], other: Sequence[Span]) -> int:
    """Code points that two lists of spans share."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)


def same(ours: str | None, gold: str | None) -> bool:
    """Whether two names agree, as `shared/eval/speech.py` has it."""
    one, other = ({*re.findall(r"\w{2,}", (name or "").casefold())} for name in (ours, gold))
    return (not one and not other) or bool(one and other and (one <= other or other <= one))


def spans_of(parsed: ParsedArticle, message: Sequence[int]) -> list[Span]:
    """The places of words, neighbours joined."""
    spans: list[Span] = []
    before = -2
    for i in message:
        word = parsed.words[i]
        if i == before + 1:
            spans[-1] = (spans[-1][0], word.end)
        else:
            spans.append((word.start, word.end))
        before = i
    return spans


def examples_of(text: Text) -> Examples:
    """What a text teaches: its open sentences, and for each statement who says it."""
    around = text.surroundings
    numbers = around.open
    said = [
        next(
            (
                g["kind"]
                for g in text.gold
                if 2 * common([text.sentences[n]], g["message"]) >= size([text.sentences[n]])
            ),
            None,
        )
        for n in numbers
    ]
    kinds = {n: kind for n, kind in zip(numbers, said, strict=True) if kind}
    candidates = with_sentences(text.parsed, text.ruled, kinds, around.labels, around.paragraphs)
    speakers = speakers_of(text.parsed)
    ruled = ruled_names(text.parsed, candidates, speakers)
    single = [n for n, names in enumerate(ruled) if len(names) == 1]
    entities = entities_of(text.parsed, speakers)
    reading = Reading(text.parsed, text.text, entities, candidates, [names[0] for names in ruled])
    values: list[NDArray[np.float32]] = []
    speaks: list[bool] = []
    for number in single:
        spans = spans_of(text.parsed, candidates[number].message)
        gold = max(text.gold, key=lambda g: common(g["message"], spans), default=None)
        if gold is None or 2 * common(gold["message"], spans) < min(size(gold["message"]), size(spans)):
            continue
        rows, here = reading.rows(number)
        names = [one.name if one is not None else None for one in here]
        right = [bool(name) == bool(gold["name"]) and same(name, gold["name"]) for name in names]
        # Where the one who speaks is nobody's candidate, nobody is to be named.
        speaks += right if any(right) else [name is None for name in names]
        values.append(rows)
        if text.parsed.language in OVERRULED:
            reading.hear(number, names[right.index(True)] if any(right) else gold["name"])
    return Examples(around.values, said, np.concatenate([np.empty((0, len(FEATURES)), np.float32), *values]), speaks)


def trees_of(model: HistGradientBoostingClassifier) -> Trees:
    """The trees of a scikit-learn model as arrays."""
    nodes, roots, depth = [], [], 0
    for (tree,) in model._predictors:
        first = len(nodes)
        roots.append(first)
        depth = max(depth, int(tree.nodes["depth"].max()))
        for offset, node in enumerate(tree.nodes):
            own = first + offset
            leaf = bool(node["is_leaf"])
            nodes.append(
                (
                    0 if leaf else node["feature_idx"],
                    0.0 if leaf else node["num_threshold"],
                    own if leaf else first + node["left"],
                    own if leaf else first + node["right"],
                    node["value"] if leaf else 0.0,
                )
            )
    feature, threshold, left, right, value = zip(*nodes, strict=True)
    return Trees(
        np.array(feature, np.int16),
        np.array(threshold, np.float32),
        np.array(left, np.int16),
        np.array(right, np.int16),
        np.array(value, np.float32),
        np.array(roots, np.int16),
        float(model._baseline_prediction.ravel()[0]),
        depth,
    )


def boosted(rows: NDArray[np.float32], answers: Sequence[bool], settings: Mapping[str, Any]) -> Trees:
    """Boosted trees for a yes or no."""
    model = HistGradientBoostingClassifier(**settings, min_samples_leaf=20, early_stopping=False, random_state=0)
    return trees_of(model.fit(rows, answers))


def train(examples: Sequence[Examples]) -> Learned:
    """All that is learned from some texts."""
    sentences = np.concatenate([one.sentences for one in examples])
    said = [kind for one in examples for kind in one.said]
    finder = boosted(sentences, [kind is not None for kind in said], FINDER)
    speaks = [answer for one in examples for answer in one.speaks]
    speaker = boosted(np.concatenate([one.entities for one in examples]), speaks, SPEAKER)
    somebodys = [n for n, kind in enumerate(said) if kind]
    scaler = StandardScaler().fit(sentences[somebodys])
    kinds = LogisticRegression(C=0.05, max_iter=2_000).fit(
        scaler.transform(sentences[somebodys]), [said[n] for n in somebodys]
    )
    assert tuple(kinds.classes_) == KINDS
    weights = kinds.coef_ / scaler.scale_
    bias = kinds.intercept_ - weights @ scaler.mean_
    return Learned(finder, speaker, weights.astype(np.float32), bias.astype(np.float32))


def write(learned: Learned, path: Path) -> None:
    """Write the weights as one compressed file of arrays."""
    arrays: dict[str, Any] = {"kind_weights": learned.kind_weights, "kind_bias": learned.kind_bias}
    for name, trees in (("finder", learned.finder), ("speaker", learned.speaker)):
        for field in ("feature", "threshold", "left", "right", "value", "roots", "base", "depth"):
            arrays[f"{name}_{field}"] = getattr(trees, field)
    np.savez_compressed(path, **arrays)


Found = tuple[list[Span], str | None, str]
"""What is said, by whom, and of what kind."""


def by_rules(text: Text) -> list[Found]:
    """What the rules find."""
    names = ruled_names(text.parsed, text.ruled, speakers_of(text.parsed))
    return _found(text, text.ruled, names)


def by_both(text: Text, learned: Learned, judged: bool) -> list[Found]:
    """What the rules and the finder find, and whose it is by the rules or by the judge."""
    candidates = with_found(text.parsed, text.text, text.ruled, learned)
    speakers = speakers_of(text.parsed)
    names = ruled_names(text.parsed, candidates, speakers)
    if judged:
        names = [one for one, _ in judged_names(text.parsed, text.text, candidates, names, speakers, learned)]
    return _found(text, candidates, names)


def _found(text: Text, candidates: Sequence[Candidate], names: Sequence[Sequence[str | None]]) -> list[Found]:
    return [
        (spans_of(text.parsed, candidate.message), name, candidate.kind)
        for candidate, here in zip(candidates, names, strict=True)
        for name in here
    ]


def table(texts: Sequence[Text], found: Sequence[list[Found]]) -> None:
    """Print the figures of `shared/eval/speech.py`, and the share of all gold statements found with the right name."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for text, ours in zip(texts, found, strict=True):
        for group in (text.group, "all"):
            count = counts[group]
            for gold in text.gold:
                best = max(ours, key=lambda one: common(gold["message"], one[0]), default=None)
                count["gold"] += 1
                if best is None or 2 * common(gold["message"], best[0]) < size(gold["message"]):
                    continue
                right = same(best[1], gold["name"])
                count["found"] += 1
                count["right"] += right
                count["wrong"] += bool(best[1]) and not right
            for spans, _, _ in ours:
                count["ours"] += 1
                count["precise"] += 2 * max((common(g["message"], spans) for g in text.gold), default=0) >= size(spans)
    for group, count in sorted(counts.items()):
        shares = {
            "found": count["found"] / count["gold"],
            "precise": count["precise"] / count["ours"],
            "speaker": count["right"] / count["found"],
            "wrong name": count["wrong"] / count["found"],
            "found and right": count["right"] / count["gold"],
        }
        print(f"{group:12} n={count['gold']:4}", *(f"{name} {share:.3f}" for name, share in shares.items()))


def main() -> None:
    """Cross-validate, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--files", nargs="+", default=["a1", "a2", "a3"])
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    texts = read(options.data, [options.data / f"{name}.jsonl" for name in options.files])
    examples = [examples_of(text) for text in texts]
    besides = [examples_of(text) for text in read(options.data, BESIDES)]
    everything = [*examples, *besides]
    print(
        f"{len(everything)} texts, {sum(len(one.said) for one in everything)} sentences that no rule covers", end=", "
    )
    print(f"{sum(kind is not None for one in everything for kind in one.said)} of them somebody's words")
    if options.cross_validate:
        folds = np.random.default_rng(0).permutation(len(texts)) % FOLDS
        learned = [
            train([*(one for one, other in zip(examples, folds, strict=True) if other != fold), *besides])
            for fold in range(FOLDS)
        ]
        print("== the rules")
        table(texts, [by_rules(text) for text in texts])
        for judged, title in ((False, "the rules and the finder"), (True, "the rules, the finder and the judge")):
            print("==", title)
            table(texts, [by_both(text, learned[fold], judged) for text, fold in zip(texts, folds, strict=True)])
    if options.write:
        write(train(everything), WEIGHTS)
        print(f"{WEIGHTS}: {WEIGHTS.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
