"""What kind of request a question is, by a linear model over its words, their pieces and its meaning.

Trained by `bench/train_requests.py`; what ships needs NumPy.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Literal, get_args
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.lexicon.function_words import STOP_WORDS
from index.models.word_vectors import WordVectors
from qa.question.plan import Plan

Kind = Literal[
    "article",
    "comparison",
    "fact",
    "last answer",
    "library",
    "list",
    "other",
    "person",
    "quotation",
    "reasons",
    "speech",
    "talk",
    "timeline",
]
"""What is asked for.

- "fact", "speech", "reasons", "list", "timeline", "comparison": what the articles say;
- "article": an article in short; "person": who or what somebody or something is;
- "library": which articles there are; "last answer": the answer before, in another form;
- "quotation": whether somebody said these words;
- "talk": a greeting, thanks, help; "other": nothing that articles could answer (a poem, the weather, a sum).
"""
KINDS: tuple[Kind, ...] = get_args(Kind)
WEIGHTS = Path(__file__).parent / "requests.npz"
SIZE = 8192
"""Places that the words and pieces share (feature hashing, Weinberger et al. 2009); 16,384 are no better."""
ELSEWHERE: frozenset[Kind] = frozenset(("article", "last answer", "library", "other", "person", "talk"))
"""Kinds that leave the way of a question to the articles."""
SURE = 0.8
"""Probability of `ELSEWHERE`, together, from which a request leaves it. Of the 400 questions of fact and speech of the
training file 1 does (leaving out each of its eight fields), 10 at .6."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['’]\w+)?|\d+|[?!„“”\"‚‘:]")
_QUOTED = re.compile(r"[\"„“‚‘'][^\"”“’'‘]*\s[^\"”“’'‘]*\s[^\"”“’'‘]*[\"”“’'‘]")
"""Three words in quotation marks."""
_LONGEST = 600
"""Code points that are read, the first: a request says early what it is."""


@dataclass(frozen=True)
class Request:
    """What kind of request it is, and how surely."""

    kind: Kind
    elsewhere: float
    """Probability that it is of one of the kinds in `ELSEWHERE`, 0 to 1."""
    language: Literal["de", "en"]
    """Learned too: “Danke”, “kürzer” have none of the function words by which `Plan.language` goes."""
    share: float = 1.0
    """Probability of `kind`."""

    @property
    def as_question(self) -> Kind:
        """The kind where it is answered as a question all the same."""
        return "fact" if self.kind in ELSEWHERE else self.kind

    @property
    def leaves(self) -> bool:
        """Whether it is surely no question to the articles."""
        return self.kind in ELSEWHERE and self.elsewhere >= SURE


def request_of(plan: Plan, vectors: WordVectors) -> Request:
    """What kind of request a question is; what the plan reads as speech, or as two people's, is that."""
    weights, bias = _learned()
    *odds, german = weights @ row_of(plan, vectors) + bias
    language: Literal["de", "en"] = "de" if german > 0 else "en"
    if plan.people:
        return Request("comparison", 0.0, language)
    if not re.search("[a-z]", plan.question, re.IGNORECASE):  # nothing that the model has learned to read
        return Request("fact", 0.0, plan.language)
    shares = np.exp(np.array(odds) - max(odds))
    shares /= shares.sum()
    kind = KINDS[int(shares.argmax())]
    elsewhere = float(sum(share for name, share in zip(KINDS, shares, strict=True) if name in ELSEWHERE))
    kind = "speech" if plan.asks and kind in ("fact", "other") else kind
    return Request(kind, elsewhere, language, float(shares.max()))


def row_of(plan: Plan, vectors: WordVectors) -> NDArray[np.float32]:
    """What the model reads: (SIZE + dimensions,) signed counts of what `_marks` yields, and the vector, each unit."""
    row = np.zeros(SIZE, dtype=np.float32)
    for mark in dict.fromkeys(_marks(plan)):
        place = crc32(mark.encode("utf-8", "surrogatepass"))
        row[place % SIZE] += 1 if place & 0x80000000 else -1
    row /= max(1.0, float(np.linalg.norm(row)))
    return np.concatenate([row, vectors.texts([plan.question[:_LONGEST]])[0]])


def _marks(plan: Plan) -> Iterator[str]:
    """Yield words, pieces of words, how it begins, words in order without what they are about, and its plan."""
    tokens = _TOKEN.findall(plan.question[:_LONGEST])
    words = [token.lower().replace("’", "'") for token in tokens]
    for word in words:
        yield f"word {word}"
        for length in (3, 4):
            yield from (f"piece {f'_{word}_'[i : i + length]}" for i in range(len(word) + 3 - length))
    yield from (f"begins {' '.join(words[:n])}" for n in range(1, 5))
    shapes = [word if word in STOP_WORDS else _shape(token) for token, word in zip(tokens, words, strict=True)]
    shapes = ["^", *shapes, "$"]
    yield from (f"shape {shape}" for shape in shapes)
    yield from (f"shapes {one} {other}" for one, other in pairwise(shapes))
    yield from (f"begins as {' '.join(shapes[:n])}" for n in range(2, 6))
    yield f"length {min(len(tokens), 12) // 2}"
    yield f"expects {plan.expected}"
    if plan.asks:
        yield "asks for speech"
        if plan.asks[0].speaker:
            yield "asks for a speaker"
        if plan.strict:
            yield "asks for nothing else"
    if plan.asks_nothing:
        yield "asks nothing"
    if plan.asks_why:
        yield "asks why"
    if _QUOTED.search(plan.question[:_LONGEST]):
        yield "quotes"


def _shape(token: str) -> str:
    """What a word is, whatever it says: “Miersch” is <Capital>, “2006” a <year>."""
    if token.isdigit():
        return "<year>" if len(token) == 4 else "<number>"
    if not token[0].isalpha():
        return token if token in "?!:" else "<mark>"
    if token.isupper() and len(token) > 1:
        return "<CAPITALS>"
    return "<Capital>" if token[0].isupper() else "<word>"


@cache
def _learned(path: Path = WEIGHTS) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The weights, (kinds + 1, SIZE + dimensions), and what is added, (kinds + 1,); the last is German."""
    try:
        with np.load(path) as stored:
            return stored["weights"].astype(np.float32) * stored["scale"][:, None], stored["bias"]
    except (OSError, ValueError, KeyError, EOFError) as error:
        raise ModelError(f"{path} cannot be read ({error}). Install Beleg again.") from error
