"""What the reader is trained on and measured with: questions over texts, with the sentences that answer."""

import json
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import lies

from index import Article, Library

OURS = tuple(sorted((Path(__file__).parent / "reading").glob("*.jsonl")))
"""Texts written for the reader, with their questions and claims (bench/reading/README.md)."""
BILINGUAL = tuple(sorted((Path(__file__).parent / "reading").glob("k*.txt"), key=lambda path: (len(path.name), path)))
"""Texts in German and English, two and two of the same kind of thing, with questions in both languages."""
LATER = tuple(sorted((Path(__file__).parent / "reading").glob("p*.txt")))
"""More of these, which only the later stage of training sees."""
LAST = tuple(sorted((Path(__file__).parent / "reading").glob("q*.txt")))
"""And what only the last one sees."""
CLAIMS = tuple(sorted((Path(__file__).parent / "reading").glob("c*.txt")))
"""Claims in both languages over the texts of BILINGUAL, each file's over those of the file with its number."""
HELD_OUT = 12  # every so many-th text is the development part
HELD_OUT_PAIR = 24  # every so many-th pair of BILINGUAL likewise
EASY = {"irrelevant citation", "outside knowledge", "outside knowledge added"}
FOREIGN = 62  # texts from one to another that has nothing to do with it, an even number: in the same language
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
class Claimed:
    """A claim about a text, which the sentences `cites` support or do not support."""

    claim: str
    kind: str
    language: str
    text: Text
    cites: frozenset[int]
    supported: bool
    translation: Text | None = field(default=None, compare=False)


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


def bilingual_questions(paths: Sequence[Path] = BILINGUAL) -> tuple[list[Asked], list[Asked]]:
    """Those of files for training, and those held out, in both languages; elsewhere: the other text of the pair."""
    pairs: list[list[Asked]] = []
    for path in paths:
        texts = _texts_in(path)
        for number, ((german, english), rows) in enumerate(texts):
            sibling = texts[number ^ 1][0] if number ^ 1 < len(texts) else ()
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


def claims_of(data: Path, texts: dict[str, Text]) -> list[Claimed]:
    """The claims of `reading/` and of CLAIMS; those of CLAIMS in both languages over both languages' texts."""
    found = []
    for row in _reading(data):
        if "claim" in row:
            text, right = texts[row.get("file") or row["text"]], row["label"] == "supported"
            kind = "right" if right else row["error"] or "wrong"
            found.append(Claimed(row["claim"], kind, row["lang"], text, frozenset(row["cites"]), right))
    for path in CLAIMS:
        both = _texts_in(path.with_name(f"k{path.stem[1:]}.txt"))
        number = 0
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("## "):
                number = int(line.split()[1])
            elif line.startswith(("+", "-")):
                *head, words = line[1:].split("|", 1 if line[0] == "+" else 2)
                kind = "right" if line[0] == "+" else head[1].strip()
                german, english = both[number][0]
                for language, words_of, text, other in zip(
                    ("de", "en"), _both(words), (german, english), (english, german), strict=True
                ):
                    claimed = Claimed(words_of, kind, language, text, _numbers(head[0]), line[0] == "+", other)
                    found += [claimed, replace(claimed, text=other, translation=text)]
    return found


def made_claims(asked: Iterable[Asked], chance: random.Random) -> Iterator[Claimed]:
    """Of each sentence of a bilingual text a right claim and a wrong one, made by rule (lies.py) of either language."""
    texts = list({one.text.name: one for one in asked if one.translation}.values())
    names = lies.names_in(text for one in texts if one.language == "en" for text in one.text.sentences)
    for place, one in enumerate(texts):
        written, other = one.text, one.translation
        foreign = " ".join(texts[(place + FOREIGN) % len(texts)].text.sentences)
        sentences = [lies.Sentence(Article("", text, ""), 0, len(text)) for text in written.sentences]
        for number, sentence in enumerate(sentences):
            following = sentences[(number + 1) % len(sentences)]
            made = list(lies.of_sentence(sentence, following, number, written.language, names, foreign, chance))
            for right in (True, False):
                some = [row for row in made if row[3] == right]
                hard = [row for row in some if row[0] not in EASY]
                if some := hard if hard and chance.random() < 0.8 else some:
                    kind, text, cited, _ = chance.choice(some)
                    about = chance.choice((written, other))
                    yield Claimed(text, kind, written.language, about, frozenset([cited]), right)


def _texts_in(path: Path) -> list[tuple[tuple[Text, Text], list[tuple]]]:
    parts = path.read_text(encoding="utf-8").split("\n## ")
    return [_bilingual(f"{path.stem} {number}", part) for number, part in enumerate(parts)]


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
