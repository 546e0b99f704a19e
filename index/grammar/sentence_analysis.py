"""The parts of speech of a German sentence's words, by the Hanover Tagger's model, in a tenth of the tagger's time.

Wartena 2019 (see `index/grammar/word_analysis.py`): a hidden Markov model over the words of a sentence; only the six
best states at each word go on. The sums are made in the tagger's own order, so the tags are the same, which a test
proves; what differs is that of all parts of speech only those are looked at that a word can have.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from index.grammar.word_analysis import WordAnalysis

_STATES = 5
"""Index of the state, best first, whose score bounds those that go on."""
_LOWEST = -1e6
"""Log probability; what is less likely is left out."""
_CUTOFF = 5
"""Log probability by which a word's part of speech may be less likely than its likeliest."""
_WORDS = 60_000
"""Words whose parts of speech are kept, a kilobyte each."""

_State = tuple[int, int]
"""The last two words' parts of speech."""


class SentenceAnalysis:
    """`HanoverTagger.tag_sent` of one model, with a memory for words."""

    def __init__(self, model: Any) -> None:  # noqa: ANN401 (HanTa has no types)
        from HanTa.HanoverTagger import EMPTY, END, START, UNKNOWN

        analysis = WordAnalysis(model)
        model.analyze_forward, model.analyze_viterbi = analysis, analysis.morphemes
        self._model = model
        self._start, self._end, self._unknown = (EMPTY, START), END, UNKNOWN
        self._following: dict[_State, dict[int, float]] = model.LP_trans_word
        """state → part of speech of the next word → its log probability there."""
        self._of_word = lru_cache(maxsize=_WORDS)(self._parts_of_speech)

    def __call__(self, words: Sequence[str]) -> list[str]:
        """The part of speech of each word, STTS with the verb's form in brackets: “VV(FIN)”."""
        if not words:
            return []
        row: dict[_State, float] = {self._start: 0.0}
        ways: list[dict[_State, _State]] = []
        for number, word in enumerate(words):
            row, way = self._go_on(row, self._of_word(word, bool(number)))
            ways.append(way)
        best = max(row, key=lambda state: row[state] + self._following[state][self._end])
        tags = []
        for way in reversed(ways):
            tags.append(self._model.int2tag[best[1]])
            best = way[best]
        return tags[::-1]

    def _go_on(
        self, row: Mapping[_State, float], word: Mapping[int, float]
    ) -> tuple[dict[_State, float], dict[_State, _State]]:
        """The states behind a word, each with the best one before it."""
        bound = sorted(row.values(), reverse=True)[_STATES] - 1 if len(row) > _STATES else _LOWEST
        behind: dict[_State, float] = {}
        way: dict[_State, _State] = {}
        for state, before in row.items():
            if before < bound:
                continue
            following, last = self._following[state], state[1]
            for tag, lp in word.items():
                total = before + following[tag] + lp
                if total > _LOWEST:
                    new = (last, tag)
                    if new not in behind or total > behind[new]:
                        behind[new] = total
                        way[new] = state
        return behind, way

    def _parts_of_speech(self, word: str, cased: bool) -> Mapping[int, float]:
        """The parts of speech that a word may have, as written, in the model's order; all where it is not known."""
        found = dict(self._model._tag_word(word, cutoff=_CUTOFF, casesensitive=cased, conditional=True))
        order = self._following[self._start]
        known = {tag: found[tag] for tag in order if tag in found and tag != self._end}
        return known if found.keys() - {self._unknown} else {tag: 0 for tag in order if tag != self._end}
