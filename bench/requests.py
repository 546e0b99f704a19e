"""Kinds of request, lists, people and summaries, against what was written before the work (bench/fresh).

    python bench/requests.py [--data ../shared/data/wikinews] [--show]

- *kinds*: the 400 of `requests_test.tsv`, every second one in each half; a request *leaves* where it does not go the
  way of a question, and *wrongly* where it is one of fact or speech.
- *lists*: recall and precision of the articles cited at first and of all (“show all”), of all questions together.
- *timelines*: of the affairs those of which two steps or more are cited, all in their order; steps cited of all.
- *people*: an answer cites a sentence that says the role.
- *summaries*: two of an article's three key facts are in its summary (a sentence that states it is cited), against its
  first three and its first five sentences.

The articles are the 700 of `wikinews/train`.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from index import Article, Library  # noqa: E402 (run from a checkout, installed or not)
from index.models.embedder import EmbeddedModel  # noqa: E402
from index.models.word_vectors import WordVectors  # noqa: E402
from qa import Answer, Assistant  # noqa: E402
from qa.question.plan import plan_of  # noqa: E402
from qa.question.request import KINDS, request_of  # noqa: E402

FRESH = ROOT / "bench" / "fresh"


def main() -> None:
    """Print every score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "wikinews")
    parser.add_argument("--lists", type=Path, default=FRESH / "lists.jsonl", help="questions with all their articles")
    parser.add_argument("--only", choices=("lists", "timelines"), help="measure only these")
    parser.add_argument("--show", action="store_true", help="print what is not right")
    options = parser.parse_args()
    if options.only is None:
        kinds()
    texts = {row["file"]: row for row in map(json.loads, (options.data / "train.jsonl").open(encoding="utf-8"))}
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library") as library:
        library.add(
            [
                Article.from_text(row["text"], title=row["title"], source=name, published=row["published"])
                for name, row in texts.items()
            ]
        )
        assistant = Assistant(library)
        if options.only != "timelines":
            lists(assistant, options.lists, options.show)
        if options.only != "lists":
            timelines(assistant, texts, options.show)
        if options.only:
            return
        people(assistant, texts, options.show)
        summaries(assistant, texts, options.show)


def kinds() -> None:
    """What kind each request of the test is taken for."""
    vectors = WordVectors(EmbeddedModel())
    lines = [line.split("\t") for line in (FRESH / "requests_test.tsv").read_text(encoding="utf-8").splitlines()]
    read = [(kind, trap == "1", request_of(plan_of(text), vectors)) for kind, _, trap, text in lines]
    for name, half in (("first half", read[::2]), ("second half", read[1::2])):
        right = [one.kind == kind for kind, _, one in half]
        traps = [one.kind == kind for kind, trap, one in half if trap]
        print(f"kinds, {name}: {sum(right)} of {len(half)}; traps: {sum(traps)} of {len(traps)}")
    questions = [one for kind, _, one in read if kind in ("fact", "speech")]
    print(f"wrongly leave: {sum(one.leaves for one in questions)} of {len(questions)} of fact and speech")
    print("confusion: (kind, taken for)")
    for kind in KINDS:
        print(f"  {kind}: {Counter(one.kind for gold, _, one in read if gold == kind).most_common()}")


def lists(assistant: Assistant, questions: Path, show: bool) -> None:
    """Which articles are cited for a question that asks for several, at first and after “show all”."""
    counts = {"at first": Counter[str](), "all": Counter[str]()}
    gold = 0
    rows = [json.loads(line) for line in questions.open(encoding="utf-8")]
    for row in rows:
        first = assistant.ask(row["question"])
        listed = first.kind in ("list", "library")
        answers = {"at first": first, "all": assistant.ask("show all", [(row["question"], first)]) if listed else first}
        wanted = {one["file"] for one in row["gold"]}
        gold += len(wanted)
        for name, answer in answers.items():
            cited = {one.sentence.article.source for one in answer.citations if answer.answered}
            counts[name].update(cited=len(cited), right=len(cited & wanted))
        if show:
            print(f"  {row['question']} [{first.kind}] {len(cited & wanted)} of {len(wanted)}, {len(cited)} cited")
    for name, count in counts.items():
        right, cited_by = count["right"], max(1, count["cited"])
        print(f"lists, {name}: recall {right / gold:.2f}, precision {right / cited_by:.2f}")


def timelines(assistant: Assistant, texts: dict[str, Any], show: bool) -> None:
    """How many affairs are told in their order, and how many of their steps are cited."""
    right = found = steps = 0
    rows = _rows("timelines")
    for row in rows:
        first = assistant.ask(row["question"])
        timed = first.kind == "timeline"
        answer = assistant.ask("show all", [(row["question"], first)]) if timed else first
        places = []
        for step in row["steps"]:
            span = texts[step["file"]]["sentences"][step["sentence"]]
            places.append(
                next(
                    (
                        one.number
                        for one in answer.citations
                        if one.sentence.article.source == step["file"]
                        and one.sentence.start < span[1]
                        and span[0] < one.sentence.end
                    ),
                    None,
                )
            )
        cited = [place for place in places if place is not None]
        found, steps = found + len(cited), steps + len(places)
        right += len(cited) > 1 and cited == sorted(cited)
        if show:
            print(f"  {row['question']} [{first.kind}] {places} of {len(answer.citations)}")
    print(f"timelines: {right} of {len(rows)} in order; {found} of {steps} steps cited")


def people(assistant: Assistant, texts: dict[str, Any], show: bool) -> None:
    """Whether the role is cited."""
    right = kind = 0
    rows = _rows("people")
    for row in rows:
        answer = assistant.ask(row["question"])
        hit = any(_cites(answer, one["file"], one["sentences"], texts) for one in row["gold"])
        right, kind = right + hit, kind + (answer.kind == "person")
        if show and not hit:
            print(f"  {row['question']} [{answer.kind}] {row['role']}: {answer.text[:160]!r}")
    print(f"people: {right} of {len(rows)}; {kind} as people")


def summaries(assistant: Assistant, texts: dict[str, Any], show: bool) -> None:
    """How many articles have two of their three facts in the summary, and in their first sentences."""
    right, lead, length = 0, Counter[int](), 0
    rows = _rows("summaries")
    for row in rows:
        answer = assistant.ask(f"Worum geht es in dem Artikel „{texts[row['file']]['title']}“?")
        length += len(answer.citations)
        told = [_cites(answer, row["file"], fact["sentences"], texts) for fact in row["facts"]]
        right += sum(told) >= 2
        article = next(one for one in assistant.library.articles() if one.source == row["file"])
        body = [one for one in assistant.library.sentences(article) if one.kind == "text"]
        for most in (3, 5):
            spans = [(one.start, one.end) for one in body[:most]]
            lead[most] += sum(_meets(spans, row["file"], fact["sentences"], texts) for fact in row["facts"]) >= 2
        if show and sum(told) < 2:
            print(f"  {texts[row['file']]['title']} [{answer.kind}] {told}")
    print(
        f"summaries: {right} of {len(rows)} in {length / len(rows):.1f} sentences; "
        f"first three {lead[3]}, first five {lead[5]}"
    )


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FRESH / f"{name}.jsonl").open(encoding="utf-8")]


def _cites(answer: Answer, file: str, numbers: list[int], texts: dict[str, Any]) -> bool:
    """Whether an answer cites one of an article's sentences."""
    spans = [(one.sentence.start, one.sentence.end) for one in answer.citations if one.sentence.article.source == file]
    return answer.answered and _meets(spans, file, numbers, texts)


def _meets(spans: list[tuple[int, int]], file: str, numbers: list[int], texts: dict[str, Any]) -> bool:
    gold = [texts[file]["sentences"][number] for number in numbers]
    return any(start < there[1] and there[0] < end for start, end in spans for there in gold)


if __name__ == "__main__":
    main()
