"""Whether two texts are one: the same but for a few words, or one holding the other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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

RUN = 5
"""Words of a run by which texts are compared."""

_CROWD = 100
"""Sentences of a word by which one is held against others: a table has thousands."""


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
    return frozenset(tuple(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1)))


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
    renamed = 0
    for sentence, version in _versions(edited, others):
        if _differ(_numbers(sentence), _numbers(version)):
            return False
        renamed += _differ(_names(sentence), _names(version))
    return renamed <= RENAMED * len(shorter.folded)


def _versions(
    sentences: Iterable[Sequence[str]], others: Sequence[Sequence[str]]
) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Each sentence with the other one that says most nearly the same, if one has half of the words in common."""
    sets = [frozenset(word.lower() for word in other) for other in others]
    holding: dict[str, list[int]] = defaultdict(list)
    for number, there in enumerate(sets):
        for word in there:
            holding[word].append(number)
    for sentence in sentences:
        words = {word.lower() for word in sentence}
        near = {number for word in words if len(holding.get(word, ())) <= _CROWD for number in holding.get(word, ())}
        best, most = None, 0.5
        for number in sorted(near):
            alike = 2 * len(words & sets[number]) / (len(words) + len(sets[number]))
            if alike >= most:
                best, most = others[number], alike
        if best is not None:
            yield sentence, best


def _differ(one: set[str], other: set[str]) -> bool:
    """Whether each has what the other lacks: what only one has is left out or added, not another fact."""
    return bool(one - other) and bool(other - one)


def _numbers(sentence: Sequence[str]) -> set[str]:
    return {word.lower() for word in sentence if word[0].isdigit() or word.lower() in COUNTED}


def _names(sentence: Sequence[str]) -> set[str]:
    return {word for word in sentence[1:] if word[0].isupper()}
