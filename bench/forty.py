"""Forty questions of the project's own, in the wording of journalists, over news articles and the seed article.

    python bench/forty.py [--data ../shared/data/wikinews] [--library FOLDER] [--show]

`forty.jsonl` holds the questions and the places of the expected sentences (article, first and last code point; no
text): a question is *right* when an answer cites a sentence of every group of places, or declines where none is.
`clean` is the share of an answer's sentences that stand at expected places or at those that may be cited too (`also`).
The article is the number in front of its file's name, or "seed". The questions were written before the
kinds of question that they try were built, by looking at the articles only, and have not been changed since.
"""

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from index import Article, Library  # noqa: E402 (run from a checkout, installed or not)
from qa import Answer, Assistant  # noqa: E402

Place = tuple[str, int, int]


def main() -> None:
    """Ask, and print the score by kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "wikinews")
    parser.add_argument("--library", type=Path, help="a folder to keep the library in, for a run after this one")
    parser.add_argument("--show", action="store_true", help="print the answers that are not right")
    options = parser.parse_args()
    if not (options.data / "train.jsonl").is_file():
        sys.exit(f"There is no {options.data / 'train.jsonl'} with the articles: name their folder with --data.")
    rows = [json.loads(line) for line in (ROOT / "bench" / "forty.jsonl").read_text(encoding="utf-8").splitlines()]
    kinds: dict[str, list[bool]] = defaultdict(list)
    clean: list[bool] = []
    with _library(options.data, options.library) as library:
        assistant = Assistant(library)
        for row in rows:
            answer = assistant.ask(row["question"])
            right, on_place = judge(row, answer)
            kinds[row["kind"]].append(right)
            clean += on_place
            if options.show and not (right and all(on_place)):
                print(f"{'right' if right else 'WRONG'} ({row['kind']}) {row['question']}\n{answer.text}\n")
    print("  ".join(f"{kind}: {sum(right)}/{len(right)}" for kind, right in sorted(kinds.items())))
    right = [one for values in kinds.values() for one in values]
    print(f"right={sum(right)}/{len(right)}  clean={sum(clean) / max(len(clean), 1):.3f} of {len(clean)} sentences")


def judge(row: dict[str, Any], answer: Answer) -> tuple[bool, list[bool]]:
    """Whether an answer is right, and of each sentence that it cites whether it may."""
    if row["kind"] == "ask back":
        return answer.reason == "ambiguous speaker", []
    if row["groups"] is None:
        return not answer.answered, []
    if not answer.answered:
        return False, []
    cited = [_place(c.sentence.article.source or "", c.sentence.start, c.sentence.end) for c in answer.citations]
    groups = [[_place(*place) for place in group] for group in row["groups"]]
    allowed = [place for group in groups for place in group] + [_place(*place) for place in row["also"]]
    right = all(any(_meet(one, place) for one in cited for place in group) for group in groups)
    return right, [any(_meet(one, place) for place in allowed) for one in cited]


def _place(article: str, start: int, end: int) -> Place:
    return article, start, end


def _meet(one: Place, other: Place) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


@contextmanager
def _library(data: Path, folder: Path | None) -> Iterator[Library]:
    """The articles under their numbers, and the seed."""
    with tempfile.TemporaryDirectory() as own, Library.open(folder or Path(own) / "library") as library:
        if not library.articles():
            rows = map(json.loads, (data / "train.jsonl").read_text(encoding="utf-8").splitlines())
            articles = [
                Article.from_text(
                    row["text"], title=row["title"], published=row["published"], source=row["file"].partition(" ")[0]
                )
                for row in rows
            ]
            seed = next((ROOT / "seeds").glob("*.txt")).read_text(encoding="utf-8")
            library.add([*articles, Article.from_text(seed, source="seed", published="2024-11-16")])
        yield library


if __name__ == "__main__":
    main()
