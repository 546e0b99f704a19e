"""Sixty questions as a new user types them, over articles that nothing was trained on.

    python bench/users.py [--data ../shared/data/wikinews] [--questions bench/users.jsonl] [--show]

`users.jsonl` was written before the reader was built, by reading the articles: typos, keywords, “who won”, reasons,
lists, the same kind of thing elsewhere, details that no article gives, everyday things. It holds articles' names and
the numbers of sentences, no text. *right*: an answer cites a sentence that answers (`gold`) and at least half of what
it cites belongs there (`gold`, `near`); where nothing answers, it declines.
"""

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from index import Article, Library  # noqa: E402 (run from a checkout, installed or not)
from qa import Answer, Assistant  # noqa: E402


def main() -> None:
    """Ask, and print the score by kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "wikinews")
    parser.add_argument("--questions", type=Path, default=ROOT / "bench" / "users.jsonl")
    parser.add_argument("--show", action="store_true", help="print the answers that are not right")
    options = parser.parse_args()
    if not (options.data / "dev.jsonl").is_file():
        sys.exit(f"There is no {options.data / 'dev.jsonl'} with the articles: name their folder with --data.")
    texts = {row["file"]: row for row in map(json.loads, (options.data / "dev.jsonl").open(encoding="utf-8"))}
    kinds: dict[str, list[bool]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library") as library:
        library.add(
            [
                Article.from_text(row["text"], title=row["title"], source=name, published=row["published"])
                for name, row in texts.items()
            ]
        )
        assistant = Assistant(library)
        for row in map(json.loads, options.questions.open(encoding="utf-8")):
            answer = assistant.ask(row["question"])
            right = judged(row, answer, texts)
            for kind in (
                row["kind"] if row["gold"] else f"{row['kind']} (none)",
                row["lang"],
                "answer" if row["gold"] else "none",
                "all",
            ):
                kinds[kind].append(right)
            if options.show and not right:
                print(f"WRONG ({row['kind']}) {row['question']}\n{answer.text}\n")
    print("  ".join(f"{kind}: {sum(right)}/{len(right)}" for kind, right in sorted(kinds.items())))


def judged(row: dict[str, Any], answer: Answer, texts: dict[str, Any]) -> bool:
    """Whether an answer is right."""
    if not row["gold"]:
        return not answer.answered
    sentences = texts[row["file"]]["sentences"]
    found, belonging = False, []
    for citation in answer.citations if answer.answered else ():
        one = citation.sentence
        here = one.article.source == row["file"]
        at = [here and one.start < sentences[i][1] and sentences[i][0] < one.end for i in (*row["gold"], *row["near"])]
        found |= any(at[: len(row["gold"])])
        belonging.append(any(at))
    return found and 2 * sum(belonging) >= len(belonging)


if __name__ == "__main__":
    main()
