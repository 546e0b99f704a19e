"""Who said what, on texts and questions that nobody tuned to (`bench/fresh/who_said_what.jsonl`).

A library of one text, one question. *cited*: a cited sentence overlaps the gold one; *credited*: it is also shown under
the name asked for; *declined*: the answer abstains where nobody says it.

    .venv/bin/python bench/who_said_fresh.py [--texts FILE] [--show]
"""

import argparse
import json
import re
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from index import Article, Library
from qa import Answer, Assistant
from qa.answer.citation import Citation

FILE = Path(__file__).with_name("fresh") / "who_said_what.jsonl"


def asked(row: dict[str, Any], question: str) -> Answer:
    """The answer of a library that has the text of one row and nothing else."""
    with tempfile.TemporaryDirectory() as folder, Library.open(folder) as library:
        library.add(Article.from_text(row["text"], title=row["title"], source="text"))
        return Assistant(library).ask(question)


def cited_of(answer: Answer, text: str, gold: Sequence[str]) -> list[Citation]:
    """The citations that have code points in common with gold words."""
    places = [(text.index(words), text.index(words) + len(words)) for words in gold]
    return [
        one
        for one in answer.citations
        if answer.answered and any(one.sentence.start < end and start < one.sentence.end for start, end in places)
    ]


def is_credited(citation: Citation, speaker: str | None) -> bool:
    """Whether a cited statement is shown under the speaker's name, under none for None; a part of a name will do."""
    wanted, shown = _words(speaker), _words(citation.statement.speaker if citation.statement else None)
    return wanted == shown or (bool(wanted and shown) and (wanted <= shown or shown <= wanted))


def _words(name: str | None) -> set[str]:
    return set(re.findall(r"\w{2,}", (name or "").casefold()))


def main() -> None:
    """Print the three figures, by language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print each miss")
    parser.add_argument("--texts", type=Path, default=FILE)
    options = parser.parse_args()
    found: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for line in options.texts.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        answer = asked(row, row["question"])
        cited = cited_of(answer, row["text"], row["gold"])
        credited = any(is_credited(one, row["speaker"]) for one in cited)
        declined = not asked(row, row["declined"]).answered
        for figure, right in (("cited", bool(cited)), ("credited", credited), ("declined", declined)):
            found[row["lang"], figure].append(right)
            if options.show and not right:
                print(figure, row["question"] if figure != "declined" else row["declined"], "->", answer.text)
    for (language, figure), rights in sorted(found.items()):
        print(f"{language} {figure} {sum(rights) / len(rights):.3f} (n={len(rights)})")


if __name__ == "__main__":
    main()
