"""Who said what, on texts and questions that nobody tuned to (`bench/fresh/who_said_what.jsonl`).

A library of one text, one question. *cited*: a cited sentence overlaps the gold one; *credited*: it is also shown under
the name asked for; *declined*: the answer abstains where nobody says it.

    .venv/bin/python bench/who_said_fresh.py [--show]
"""

import argparse
import json
import re
import tempfile
from collections import defaultdict
from pathlib import Path

from index import Article, Library
from qa import Answer, Assistant

FILE = Path(__file__).with_name("fresh") / "who_said_what.jsonl"


def asked(row: dict[str, str | None], question: str | None) -> Answer:
    """The answer of a library that has the text of one row and nothing else."""
    assert row["text"] is not None
    assert question is not None
    with tempfile.TemporaryDirectory() as folder, Library.open(folder) as library:
        library.add(Article.from_text(row["text"], title=row.get("title"), source="text"))
        return Assistant(library).ask(question)


def is_cited(answer: Answer, text: str, gold: str) -> bool:
    """Whether a cited sentence has code points in common with the gold words."""
    start = text.index(gold)
    return answer.answered and any(
        one.sentence.start < start + len(gold) and start < one.sentence.end for one in answer.citations
    )


def is_credited(answer: Answer, gold: str, speaker: str | None) -> bool:
    """Whether the statement that is cited for the gold words is shown under the speaker's name; under none for none."""
    words = set(re.findall(r"\w{2,}", (speaker or "").casefold()))
    for one in answer.citations:
        if not (gold in one.sentence.text or one.sentence.text in gold):
            continue
        named = set(re.findall(r"\w{2,}", ((one.statement and one.statement.speaker) or "").casefold()))
        if (not words and not named) or (words and named and (words <= named or named <= words)):
            return True
    return False


def main() -> None:
    """Print the three figures, by language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print each miss")
    options = parser.parse_args()
    found: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for line in FILE.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        answer = asked(row, row["question"])
        cited = is_cited(answer, row["text"], row["gold"])
        credited = cited and is_credited(answer, row["gold"], row["speaker"])
        declined = not asked(row, row["decline"]).answered
        for figure, right in (("cited", cited), ("credited", credited), ("declined", declined)):
            found[row["lang"], figure].append(right)
            if options.show and not right:
                print(figure, row["question"] if figure != "declined" else row["decline"], "->", answer.text)
    for (language, figure), rights in sorted(found.items()):
        print(f"{language} {figure} {sum(rights) / len(rights):.3f} (n={len(rights)})")


if __name__ == "__main__":
    main()
