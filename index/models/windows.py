"""What the reader is given: a question and whole sentences of one article in a window of tokens.

    <s> question </s> title (date) </s> sentence </s> sentence </s> …

An article that does not fit into one window is read in several, two sentences of one returning in the next.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LONGEST = 352
"""Tokens of a window: what two of three articles of news fit into, and a time that a question can take."""
QUESTION, TITLE, SENTENCE = 64, 40, 96
"""Tokens of each that are read; what is longer is cut."""
OVERLAP = 2
PADDING = 1
"""The piece `<pad>`."""
LETTERS = 4_000
"""Code points of each that are looked at: a sentence may be a whole file on one line."""


@dataclass(frozen=True)
class Window:
    """Token ids of a window, where the question stands, and each sentence: (its number, first token, past the last)."""

    tokens: tuple[int, ...]
    question: tuple[int, int]
    """First token of the question, and past its last one."""
    places: tuple[tuple[int, int, int], ...]


class Windows:
    """Makes windows with the reader's tokenizer.

    Raises:
        ValueError: it lacks one of the pieces `<s>`, `</s>` and `<unk>`.
    """

    def __init__(self, tokenizer: "Tokenizer") -> None:
        self._tokenizer = tokenizer
        self._first, self._separator, self._unknown = (_number(tokenizer, one) for one in ("<s>", "</s>", "<unk>"))

    def of(self, question: str, title: str, sentences: Sequence[str]) -> Iterator[Window]:
        """Windows that hold every sentence at least once, in order; none where there are no sentences."""
        texts = [" ".join(text[:LETTERS].split()) for text in (question, title, *sentences)]
        pieces = [one.ids for one in self._tokenizer.encode_batch(texts, add_special_tokens=False)]
        asked = pieces[0][:QUESTION] or [self._unknown]
        head = [self._first, *asked, self._separator, *pieces[1][:TITLE], self._separator]
        bodies = [(ids or [self._unknown])[:SENTENCE] for ids in pieces[2:]]
        start = 0
        while start < len(bodies):
            tokens, places, end = list(head), [], start
            while end < len(bodies) and (end == start or len(tokens) + len(bodies[end]) < LONGEST):
                places.append((end, len(tokens), len(tokens) + len(bodies[end])))
                tokens += [*bodies[end], self._separator]
                end += 1
            yield Window(tuple(tokens), (1, 1 + len(asked)), tuple(places))
            if end == len(bodies):
                return
            start = max(start + 1, end - OVERLAP)


def _number(tokenizer: "Tokenizer", piece: str) -> int:
    number: int | None = tokenizer.token_to_id(piece)
    if number is None:
        raise ValueError(f"the tokenizer has no piece {piece}")
    return number
