"""What the reader is trained on and measured with: questions over texts, with the sentences that answer."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from index import Article, Library

OURS = tuple(sorted((Path(__file__).parent / "reading").glob("*.jsonl")))
"""Texts written for the reader, with their questions and claims (bench/reading/README.md)."""
BILINGUAL = tuple(sorted((Path(__file__).parent / "reading").glob("k*.txt"), key=lambda path: (len(path.name), path)))
"""Texts in German and English, two and two of the same kind of thing, with questions in both languages."""
HELD_OUT = 12  # every so many-th text is the development part
HELD_OUT_PAIR = 24  # every so many-th pair of BILINGUAL likewise
NEIGHBOURS = 3  # other articles kept for each question, the best that the search finds


@dataclass(frozen=True)
class Text:
    """An article as the reader sees it."""

    name: str
    title: str
    date: str
    sentences: tuple[str, ...]
    language: str

    @property
    def heading(self) -> str:
        """What stands in front of the sentences."""
        return f"{self.title} ({self.date})"


@dataclass(frozen=True)
class Asked:
    """A question of an article: the sentences that answer it and those that may stand beside them."""

    question: str
    kind: str
    language: str
    text: Text
    gold: frozenset[int]
    near: frozenset[int]
    elsewhere: tuple[Text, ...] = field(default=(), compare=False)
    """Other articles that the search finds for it, which do not answer."""
    translation: Text | None = field(default=None, compare=False)
    """The text in the other language, with the same numbers of sentences."""


def texts_of(data: Path) -> dict[str, Text]:
    """Articles of Wikinews (`wikinews/train.jsonl`), the texts of `speech/` and our own, by name."""
    texts = {}
    for row in _rows(data / "wikinews" / "train.jsonl"):
        sentences = tuple(" ".join(row["text"][start:end].split()) for start, end in row["sentences"])
        texts[row["file"]] = Text(row["file"], row["title"], row["published"], sentences, "de")
    for path in (*sorted((data / "speech").glob("a*.jsonl")), *OURS):
        for row in _rows(path):
            if "paragraphs" in row:
                sentences = tuple(sentence for paragraph in row["paragraphs"] for sentence in paragraph)
                texts[row["title"]] = Text(row["title"], row["title"], row["date"], sentences, row["lang"])
    return texts


def questions_of(data: Path, texts: dict[str, Text]) -> list[Asked]:
    """The questions of `reading/`; a follow-up as it stands in full."""
    found = []
    for row in _reading(data):
        if "question" in row:
            text = texts[row.get("file") or row["text"]]
            question = row.get("stands_for") or row["question"]
            gold, near = frozenset(row["gold"]), frozenset(row["near"])
            found.append(Asked(question, row["kind"], row["lang"], text, gold, near - gold))
    return found


def held_out(data: Path) -> set[str]:
    """The names of the texts that nothing is trained on: every twelfth of those of `reading/`, by name."""
    rows = (row for path in sorted((data / "reading").glob("*.jsonl")) for row in _rows(path) if "question" in row)
    return set(sorted({row.get("file") or row["text"] for row in rows})[::HELD_OUT])


def with_neighbours(questions: list[Asked], texts: dict[str, Text], out: set[str], folder: Path) -> list[Asked]:
    """The questions with what the search finds for them elsewhere, never a text held out; kept in `folder`."""
    kept = folder / "neighbours.json"
    found = json.loads(kept.read_text(encoding="utf-8")) if kept.is_file() else {}
    if missing := {one.question for one in questions} - found.keys():
        with Library.open(folder / "library") as library:
            library.add(
                [
                    Article.from_text("\n".join(one.sentences), title=one.title, source=one.name, published=one.date)
                    for one in texts.values()
                    if one.name not in out
                ]
            )
            for question in sorted(missing):
                hits = library.search(question, limit=16)
                found[question] = list(dict.fromkeys(hit.passage.article.source for hit in hits))
        kept.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    elsewhere = [[name for name in found[one.question] if name != one.text.name] for one in questions]
    return [
        replace(one, elsewhere=tuple(texts[name] for name in names[:NEIGHBOURS]))
        for one, names in zip(questions, elsewhere, strict=True)
    ]


def bilingual_questions() -> tuple[list[Asked], list[Asked]]:
    """Those of BILINGUAL for training, and those held out, in both languages; elsewhere: the other text of the pair."""
    pairs: list[list[Asked]] = []
    for path in BILINGUAL:
        parts = path.read_text(encoding="utf-8").split("\n## ")
        texts = [_bilingual(f"{path.stem} {number}", part) for number, part in enumerate(parts)]
        for number, ((german, english), rows) in enumerate(texts):
            sibling = texts[number ^ 1][0]
            if number % 2 == 0:
                pairs.append([])
            for kind, gold, near, *questions in rows:
                asked = Asked(questions[0], kind, "de", german, gold, near - gold, sibling, english)
                pairs[-1] += [
                    asked,
                    replace(asked, question=questions[1], language="en", text=english, translation=german),
                ]
    training = [one for place, pair in enumerate(pairs) if place % HELD_OUT_PAIR for one in pair]
    held = [one for pair in pairs[::HELD_OUT_PAIR] for one in pair]
    return training, held + [replace(one, text=one.translation, translation=one.text) for one in held]


def _bilingual(name: str, part: str) -> tuple[tuple[Text, Text], list[tuple]]:
    """A text in German and English; of each question kind, gold, near, and its wording in both."""
    date, title, *lines = (line for line in part.removeprefix("## ").splitlines() if line.strip())
    titles = _both(title.removeprefix("# "))
    sentences = [_both(line.split(" ", 1)[1]) for line in lines if not line.startswith("?")]
    texts = [
        Text(f"{name} {language}", titles[i], date, tuple(one[i] for one in sentences), language)
        for i, language in enumerate(("de", "en"))
    ]
    rows = []
    for line in lines:
        if line.startswith("?"):
            kind, gold, near, questions = line.removeprefix("?").split("|", 3)
            rows.append((kind.strip(), _numbers(gold), _numbers(near), *_both(questions)))
    return (texts[0], texts[1]), rows


def _both(line: str) -> tuple[str, str]:
    german, english = line.split("|||")
    return german.strip(), english.strip()


def _numbers(text: str) -> frozenset[int]:
    return frozenset(int(number) for number in text.split(",") if number.strip())


def _reading(data: Path) -> Iterator[dict]:
    for path in (*sorted((data / "reading").glob("*.jsonl")), *OURS):
        yield from _rows(path)


def _rows(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
