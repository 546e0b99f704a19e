"""How much is to be read, from when on answered, and how far the confidence can be trusted.

    python bench/reader_curves.py [--data ../shared/data]

Over the questions of texts that nothing was trained on, all in one library each: those in two languages
(`reading/k*.txt` and `p*.txt`, every 24th pair) fit the confidence, those of `../shared/data/reading` (every twelfth
text) show what it is worth. Each sentence is read once; the settings of `qa/evidence/reading.py` are then tried on
what the reader said.
"""

import argparse
import math
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))

from reader_data import BILINGUAL, LATER, Asked, Text, bilingual_questions, held_out, questions_of, texts_of

from index import Article, Library
from index.models.reader import OnnxReader, Piece, Reading
from qa.evidence import reading
from qa.question.plan import plan_of

ROOT = Path(__file__).resolve().parents[1]


class Remembering(OnnxReader):
    """The embedded reader; what it was asked once it is not asked again."""

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[tuple[str, Piece], Reading] = {}
        self.characters = 0

    def read(self, question: str, pieces: Sequence[Piece]) -> list[Reading]:
        """As the embedded reader."""
        new = [one for one in pieces if (question, one) not in self.said]
        for piece, found in zip(new, super().read(question, new), strict=True):
            self.said[question, piece] = found
        self.characters += sum(len(sentence) for one in pieces for sentence in one.sentences)
        return [self.said[question, one] for one in pieces]


class Read:
    """What the program makes of a question."""

    def __init__(self, asked: Asked, library: Library, reader: Remembering) -> None:
        reader.characters = 0
        self.asked = asked
        self.read = reading.read_sentences(library, plan_of(asked.question))
        self.text = [one for one in self.read if one.sentence.kind == "text"] or self.read
        self.characters = reader.characters

    def numbers(self, sentences: Iterable[reading.Sentence]) -> list[int | None]:
        """The numbers of sentences in the text asked about; None of another text."""
        starts = np.cumsum([0, *(len(one) + 1 for one in self.asked.text.sentences)])
        return [
            int(np.searchsorted(starts, one.start, "right")) - 1 if one.article.source == self.asked.text.name else None
            for one in sentences
        ]

    @property
    def confidence(self) -> float:
        """As in the answer."""
        return reading.confidence_of(self.text)

    @property
    def right(self) -> bool:
        """Whether the first sentence answers."""
        return bool(self.text) and self.numbers([self.text[0].sentence])[0] in self.asked.gold


@contextmanager
def library_of(texts: Iterable[Text], reader: Remembering) -> Iterator[Library]:
    """A library of the texts, read by `reader`."""
    with tempfile.TemporaryDirectory() as folder:
        Library.reader = property(lambda _: reader)  # type: ignore[method-assign, assignment]
        with Library.open(Path(folder) / "library") as library:
            library.add(
                [
                    Article.from_text(" ".join(one.sentences), title=one.title, source=one.name, published=one.date)
                    for one in texts
                ]
            )
            yield library


def fitted(rows: Sequence[Read]) -> tuple[float, float]:
    """Slope and offset (Platt 1999) of “the first sentence answers” over the logit that is calibrated."""
    logits = [[(_logit(one.confidence) - reading.OFFSET) / reading.SLOPE] for one in rows]
    model = LogisticRegression(C=1e6).fit(logits, [one.right for one in rows])
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def _logit(probability: float) -> float:
    probability = min(max(probability, 1e-9), 1 - 1e-9)
    return math.log(probability / (1 - probability))


def reliability(rows: Sequence[Read]) -> tuple[float, list[tuple[float, float, int]]]:
    """Expected calibration error over ten equal steps; (mean confidence, share right, questions) of each step."""
    confidences, right = np.array([one.confidence for one in rows]), np.array([one.right for one in rows])
    steps = np.minimum((confidences * 10).astype(int), 9)
    found = [
        (float(confidences[steps == step].mean()), float(right[steps == step].mean()), int((steps == step).sum()))
        for step in np.unique(steps)
    ]
    return sum(count * abs(said - true) for said, true, count in found) / len(rows), found


def figures(rows: Sequence[Read]) -> str:
    """Found, precision, sentences, declined; the share of answering sentences read, and how much is read."""
    found, belong, cited, declined, seen = [], [], [], [], []
    for one in rows:
        answered = one.confidence >= reading.SURE
        sentences = one.numbers(reading.cited_of(one.text)) if answered else []
        if not one.asked.gold:
            declined.append(not answered)
            continue
        found.append(any(number in one.asked.gold for number in sentences))
        belong += [number in one.asked.gold | one.asked.near for number in sentences]
        cited += [len(sentences)] if answered else []
        seen.append(any(number in one.asked.gold for number in one.numbers(read.sentence for read in one.read)))
    read = np.array([one.characters for one in rows])
    return (
        f"{np.mean(found):.3f} | {np.mean(belong):.3f} | {np.mean(cited):.2f} | {np.mean(declined):.3f} | "
        f"{np.mean(seen):.3f} | {np.median(read):,.0f}, {np.quantile(read, 0.95):,.0f}"
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    options = parser.parse_args()
    reader = Remembering()

    texts = texts_of(options.data)
    out = held_out(options.data)
    shown = [one for one in questions_of(options.data, texts) if one.text.name in out]
    bilingual: list[Asked] = []
    for paths in (BILINGUAL, LATER):
        bilingual += bilingual_questions(paths)[1]
    names = sorted({one.text.name.rsplit(" ", 1)[0] for one in bilingual})
    language = {name: ("de", "en")[place % 2] for place, name in enumerate(names)}
    bilingual = [one for one in bilingual if language[one.text.name.rsplit(" ", 1)[0]] == one.text.language][::3]
    for name, asked, held in (
        ("in two languages", bilingual, {one.text.name: one.text for one in bilingual}),
        ("shared/data/reading", shown, texts),
    ):
        with library_of(held.values(), reader) as library:
            rows = [Read(one, library, reader) for one in asked]
            slope, offset = fitted(rows)
            print(f"{name}: {len(rows)} questions; slope {slope:.2f}, offset {offset:.2f} would fit")
            error, steps = reliability(rows)
            print(f"expected calibration error {error:.3f}")
            for said, true, count in steps:
                print(f"    {said:.2f} |{'#' * round(40 * true):40}| {true:.2f} right of {count}")
            if asked is bilingual:
                continue
            print("| | found | precision | sentences | declined | seen | characters read: median, 95th percentile |")
            print(f"| as it is | {figures(rows)} |")
            for setting, values in (
                ("SURE", (0.05, 0.15, 0.2, 0.25, 0.3)),
                ("BESIDE", (0.25, 0.3, 0.4, 0.5)),
                ("ENOUGH", (0.2, 0.4, 0.5, 2.0)),
                ("CHARACTERS", (2_000, 3_000, 4_000, 5_200)),
                ("PASSAGES", (1, 2, 3, 5)),
                ("SEARCHED", (0.0, 2.0, 10.0)),
                ("TRUSTED", (0.0, 1.0, 2.0)),
            ):
                kept = getattr(reading, setting)
                for value in values:
                    setattr(reading, setting, value)
                    tried = rows if setting in ("SURE", "BESIDE") else [Read(one, library, reader) for one in asked]
                    print(f"| {setting} {value:g} | {figures(tried)} |", flush=True)
                setattr(reading, setting, kept)


if __name__ == "__main__":
    main()
