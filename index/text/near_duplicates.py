"""Whether two texts are one: the same but for a few words, or one holding the other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from index.lexicon.numbers import COUNTED

ALIKE = 0.5
"""Jaccard similarity of two texts' runs of five words from which they may be one. Broder's value. Among 1,028 different
news articles (10kGNAD) the most alike had .42, very short ones with the same note about rights."""

VERBATIM = 0.6
"""Share of the shorter text, in words, that has to stand in the other in whole sentences."""

RENAMED = 0.1
"""Share of the shorter text's sentences that may say the same of other names: an editor's touch, not another event."""

REPEATED = 0.8
"""Share of a passage's runs of words that stand in another article, from which it says nothing new. One word in sixty
that is another one leaves .91."""

SHORTEST = 40
"""Words; of a shorter text too little is there to tell whether it is the same."""

_RUN = 5  # words


@dataclass(frozen=True)
class Text:
    """A text as it is held against another."""

    words: tuple[str, ...]
    sentences: tuple[tuple[str, ...], ...]
    """The words of each sentence of the running text, as written; headings, captions and notes are an outlet's own."""

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Its different runs of five words."""
        return runs_of(self.words)

    @cached_property
    def folded(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        """Sentences by their words in lower case."""
        return {tuple(word.lower() for word in sentence): sentence for sentence in self.sentences}


def runs_of(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """The different runs of five words; of fewer than five the one that there is."""
    return frozenset(tuple(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1)))


def is_same(one: Text, other: Text) -> bool:
    """Whether two articles are one text: cut, retitled, touched up; not whether they are about one thing."""
    shared = len(one.runs & other.runs)
    if shared < ALIKE * (len(one.runs) + len(other.runs) - shared):
        return False
    shorter, longer = sorted((one, other), key=lambda text: sum(map(len, text.folded)))
    length = sum(map(len, shorter.folded))
    edited = [sentence for folded, sentence in shorter.folded.items() if folded not in longer.folded]
    if not length or length - sum(map(len, edited)) < VERBATIM * length:
        return False
    others = [sentence for folded, sentence in longer.folded.items() if folded not in shorter.folded]
    pairs = [(sentence, version) for sentence in edited if (version := _version_of(sentence, others))]
    if any(_differ(_numbers(sentence), _numbers(version)) for sentence, version in pairs):
        return False
    renamed = sum(_differ(_names(sentence), _names(version)) for sentence, version in pairs)
    return renamed <= RENAMED * len(shorter.folded)


def _version_of(sentence: Sequence[str], others: Iterable[Sequence[str]]) -> Sequence[str] | None:
    """The sentence that says most nearly the same: at least half of the words in common; None where there is none."""
    words = {word.lower() for word in sentence}
    best, most = None, 0.5
    for other in others:
        there = {word.lower() for word in other}
        alike = 2 * len(words & there) / (len(words) + len(there))
        if alike >= most:
            best, most = other, alike
    return best


def _differ(one: set[str], other: set[str]) -> bool:
    """Whether each has what the other lacks: what only one has is left out or added, not another fact."""
    return bool(one - other) and bool(other - one)


def _numbers(sentence: Sequence[str]) -> set[str]:
    return {word.lower() for word in sentence if word[0].isdigit() or word.lower() in COUNTED}


def _names(sentence: Sequence[str]) -> set[str]:
    return {word for word in sentence[1:] if word[0].isupper()}
