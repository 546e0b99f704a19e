"""What the verification catches and what it wrongly drops, by kind.

    python bench/verify.py [--shared ../shared] [--tables scripted written …] [--misses tuned] [--limit N]

Four tables:

- scripted: `tests/scripted_answers.json`, right answers and lies over the seed article and three articles of the
  author's; half of them were written before anything was tuned and looked at only as figures (held out);
- statements: gold statements of annotated German news (wikinews/train), claims and lies made of them mechanically;
- written: `bench/claims.jsonl`, 120 claims over articles of wikinews/dev as a model would write them, half of them
  subtly wrong, written before the reader was trained; in two sets, as articles' names and numbers of sentences;
- parallel: English sentences of XQuAD as claims about the German passage, and lies made of them.

The annotated articles (CC BY-NC-SA, uhh-lt/german-news-quotation-attribution-2024) and XQuAD (CC BY-SA 4.0) measure
only; sentences are read at run time, nothing of them is kept.
"""

import argparse
import json
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import lies
from lies import Made

from index import Article, Library
from qa.checking.claims import Claim, Verdict
from qa.checking.reply import claims_of
from qa.checking.verify import verify
from qa.evidence.found import Evidence

ROOT = Path(__file__).resolve().parent.parent
SCRIPTED = ROOT / "tests" / "scripted_answers.json"


@dataclass(frozen=True)
class Judged:
    """A claim, what was to become of it, and what did."""

    kind: str
    half: str
    claim: Claim
    kept: bool
    verdict: Verdict

    @property
    def right(self) -> bool:
        """Whether a right claim was kept, or a lie caught; a claim that got other sentences is caught, too."""
        stayed = self.verdict.problem is None
        if self.kept:
            return stayed
        return not stayed or not set(self.claim.numbers) & set(self.verdict.claim.numbers)


def scripted() -> list[Judged]:
    """The scripted answers, judged."""
    data = json.loads(SCRIPTED.read_text(encoding="utf-8"))
    judged = []
    with tempfile.TemporaryDirectory() as folder, Library.open(folder) as library:
        library.add([ROOT / "seeds"])
        articles = {"seed": library.articles()[0]}
        for entry in data["articles"]:
            article = Article.from_text(
                entry["text"], entry["title"], entry["id"], entry["published"], entry["outlet"], None, entry["language"]
            )
            library.add([article])
            articles[entry["id"]] = article
        evidence = {key: [Evidence(one) for one in library.sentences(article)] for key, article in articles.items()}
        for answer in data["answers"]:
            claims = claims_of(answer["answer"])
            verdicts = verify(claims, evidence[answer["article"]], library, answer["language"])
            judged += [
                Judged(answer["kind"], answer["half"], claim, kept, verdict)
                for claim, kept, verdict in zip(claims, answer["kept"], verdicts, strict=True)
            ]
    return judged


def written(shared: Path) -> list[Judged]:
    """The claims of `bench/claims.jsonl`, judged; every sentence of the article is evidence."""
    rows = [json.loads(line) for line in (ROOT / "bench" / "claims.jsonl").open(encoding="utf-8")]
    texts = {row["file"]: row for row in map(json.loads, (shared / "data/wikinews/dev.jsonl").open(encoding="utf-8"))}
    judged = []
    with tempfile.TemporaryDirectory() as folder, Library.open(folder) as library:
        for row in rows:
            text = texts[row["file"]]
            article = Article.from_text(text["text"], text["title"], row["file"], text["published"], language="de")
            library.add([article])
            sentences = library.sentences(article)
            cited = [text["sentences"][i] for i in row["cites"]]
            numbers = [
                number
                for number, one in enumerate(sentences, 1)
                if any(one.start < end and start < one.end for start, end in cited)
            ]
            claim = Claim(row["claim"], tuple(numbers))
            (verdict,) = verify([claim], [Evidence(one) for one in sentences], library, row["lang"])
            kept = row["label"] == "supported"
            judged.append(Judged("right" if kept else row["error"], f"set {row['set']}", claim, kept, verdict))
    return judged


def mechanical(made: Iterable[Made], library: Library) -> list[Judged]:
    """Claims made by `bench/lies.py`, judged; every sentence of the article is evidence."""
    judged, seconds = [], []
    for one in made:
        evidence = [Evidence(sentence) for sentence in library.sentences(one.article)]
        claim = Claim(one.text, (one.cited + 1,))
        begin = time.process_time()
        verdict = verify([claim], evidence, library, one.language)[0]
        seconds.append(time.process_time() - begin)
        judged.append(Judged(one.kind, one.half, claim, one.kept, verdict))
    seconds.sort()
    print(f"{len(seconds)} claims, {1000 * seconds[len(seconds) // 2]:.1f} ms a claim (median, processor time)")
    return judged


def table(judged: Iterable[Judged], misses: frozenset[str]) -> None:
    """Print the share caught, or wrongly dropped, of each kind, a column a half."""
    judged = list(judged)
    halves = list(dict.fromkeys(one.half for one in judged))
    kinds = list(dict.fromkeys(one.kind for one in judged))
    print(f"| {'kind':28} | " + " | ".join(f"{half:>20}" for half in halves) + " |")
    total: dict[tuple[bool, str], Counter[bool]] = defaultdict(Counter)
    for kind in kinds:
        for kept in (True, False):
            cells = []
            for half in halves:
                group = [one for one in judged if (one.kind, one.half, one.kept) == (kind, half, kept)]
                good = sum(one.right for one in group)
                total[kept, half].update(one.right for one in group)
                if not group:
                    cells.append(f"{'':>20}")
                elif kept:
                    cells.append(f"dropped {1 - good / len(group):5.3f} ({len(group)})".rjust(20))
                else:
                    cells.append(f"caught {good / len(group):5.3f} ({len(group)})".rjust(20))
            if any(cell.strip() for cell in cells):
                print(f"| {kind:28} | " + " | ".join(cells) + " |")
    for kept, name in ((False, "all lies caught"), (True, "all right ones dropped")):
        cells = []
        for half in halves:
            counts = total[kept, half]
            share = counts[(not kept and True) or False] if kept else counts[True]
            share = counts[False] if kept else counts[True]
            cells.append(f"{share / max(1, counts.total()):5.3f} ({counts.total()})".rjust(20))
        print(f"| {name:28} | " + " | ".join(cells) + " |")
    for half in halves:
        why = Counter(one.verdict.problem for one in judged if one.kept and not one.right and one.half == half)
        print(f"right ones dropped, {half}: " + ", ".join(f"{problem} {count}" for problem, count in why.most_common()))
    for one in judged:
        if not one.right and one.half in misses:
            print(
                f"  {one.kind}: {one.claim.text} {list(one.claim.numbers)} → {one.verdict.problem} {one.verdict.detail}"
            )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--tables", nargs="+", default=["scripted", "written", "statements", "parallel"])
    parser.add_argument("--misses", nargs="*", default=[], help="halves whose misses are printed")
    parser.add_argument("--limit", type=int, help="sentences of each of the other two")
    options = parser.parse_args()
    misses = frozenset(options.misses)
    if "scripted" in options.tables:
        print("== scripted answers")
        table(scripted(), misses)
    if not (options.shared / "data").is_dir():
        print(f"{options.shared} has no data: the tables of statements and parallel sentences are left out.")
        return
    if "written" in options.tables:
        print("== written claims")
        table(written(options.shared), misses)
    for title, make in (("statements", lies.statements), ("parallel", lies.parallel)):
        if title in options.tables:
            with tempfile.TemporaryDirectory() as folder, Library.open(folder) as library:
                print(f"== {title}")
                table(mechanical(make(options.shared, library, options.limit), library), misses)


if __name__ == "__main__":
    main()
