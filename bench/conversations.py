"""Follow-up questions without a model: two-turn conversations over German news and the seed article.

    python bench/conversations.py [--library FOLDER] [--show]

The first question is asked by itself, the second with the first and its answer as history, over a library of the 700
articles of wikinews/train and the seed article.

- *resolved*: the second answer cites a sentence at one of the expected places, or, where nobody says such a thing,
  declines; besides, a follow-up has been written out, and a question on a new topic been left as it stands;
- *asks the same*: the answer declines, or cites a sentence in common, just as the question written out by hand does;
- *written out*: that question by itself reaches the place, which is what the search behind it can do at all.

`conversations.jsonl` holds them: our own questions, each conversation with the set that it was written for
(bench/README.md tells how each set came about, and what it gave when it was first run), and places: the leading number
of a `file` in train.jsonl ("seed" for the seed article), and code points in its text. The articles (CC BY-NC-SA,
uhh-lt/german-news-quotation-attribution-2024) measure only.
"""

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from index import Article, Library
from qa import Answer, Assistant

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data" / "wikinews" / "train.jsonl"
CONVERSATIONS = ROOT / "bench" / "conversations.jsonl"

Place = tuple[str, int, int]
"""Article, start, end."""


@dataclass(frozen=True)
class Conversation:
    """Two questions, and where the answer to the second one stands."""

    first: str
    second: str
    full: str | None
    """The second question written out by hand; None where it stands by itself, and must be left as it is."""
    places: tuple[Place, ...]
    """Any of them will do; empty where the right answer is that there is none."""


def sets() -> dict[str, list[Conversation]]:
    """The conversations by set, in the order of the file."""
    found: dict[str, list[Conversation]] = defaultdict(list)
    for line in CONVERSATIONS.read_text("utf-8").splitlines():
        row = json.loads(line)
        places = tuple((article, start, end) for article, start, end in row["places"])
        found[row["set"]].append(Conversation(row["first"], row["second"], row["full"], places))
    return found


@contextmanager
def library_in(folder: Path | None) -> Iterator[Library]:
    """The annotated articles, each under the leading number of its file, and the seed article."""
    entries = [json.loads(line) for line in DATA.open(encoding="utf-8")]
    articles = [
        Article.from_text(
            entry["text"], entry["title"], entry["file"].partition(" ")[0], entry["published"], language="de"
        )
        for entry in entries
    ]
    seed = next((ROOT / "seeds").glob("*.txt")).read_text("utf-8")
    with tempfile.TemporaryDirectory() as temporary, Library.open(folder or temporary) as library:
        library.add([Article.from_text(seed, "Seed", "seed", "2024-11-16", language="de"), *articles])
        yield library


def reaches(answer: Answer, places: Sequence[Place]) -> bool:
    """Whether the answer cites a sentence at one of the places, or declines where there is none."""
    if not places:
        return not answer.answered
    cited = [citation.sentence for citation in answer.citations] if answer.answered else []
    return any(
        sentence.article.source == name and sentence.start < end and start < sentence.end
        for sentence in cited
        for name, start, end in places
    )


def same(answer: Answer, other: Answer) -> bool:
    """Whether both decline, or cite a sentence in common."""
    places = [
        {(c.sentence.article.id, c.sentence.start) for c in one.citations if one.answered} for one in (answer, other)
    ]
    return answer.answered == other.answered and (not answer.answered or bool(places[0] & places[1]))


def measure(library: Library, conversations: Sequence[Conversation], name: str, show: bool) -> None:
    """Print the share that is resolved, and the conversations that are not."""
    assistant = Assistant(library)
    resolved = written_out = alike = 0
    for one in conversations:
        answer = assistant.ask(one.second, [(one.first, assistant.ask(one.first))])
        good = reaches(answer, one.places) and (one.full is None) == (answer.understood_as is None)
        in_full = assistant.ask(one.full or one.second)
        reachable = reaches(in_full, one.places)
        asks_the_same = same(answer, in_full)
        resolved, written_out, alike = resolved + good, written_out + reachable, alike + asks_the_same
        if show or not good:
            mark = "resolved" if good else "missed, also written out" if not reachable else "MISSED"
            other = "" if asks_the_same else "; OTHER than written out"
            print(f"{mark}{other}: {one.first} – {one.second} – {answer.understood_as or '(as it stands)'}")
    count = len(conversations)
    figures = {"resolved": resolved, "asks the same": alike, "written out": written_out}
    print(f"{name}: n={count}", *(f"{figure}={value / count:.3f}" for figure, value in figures.items()), sep="  ")


def main() -> None:
    """Measure each set of conversations."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--library", type=Path, help="a folder to keep the library in, for a run after this one")
    parser.add_argument("--show", action="store_true", help="print every conversation with what was understood")
    options = parser.parse_args()
    if not DATA.is_file():
        print(f"{DATA} is not there: nothing to measure.")
        return
    with library_in(options.library) as library:
        for name, conversations in sets().items():
            measure(library, conversations, name, options.show)


if __name__ == "__main__":
    main()
