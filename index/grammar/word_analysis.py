"""The parts of speech of one German word, by the Hanover Tagger's model, in less time than the tagger takes itself.

Wartena 2019, “A Probabilistic Morphology Model for German Lemmatization”, KONVENS: a hidden Markov model over the
morphemes of a word; only the four best states at each letter go on. The sums are made in the tagger's own order, so the
numbers are the same to the last bit, which a test proves; what differs is that a word's segments, with their endings,
are cut once and not once for every state and tag.
"""

import math
from operator import itemgetter
from typing import Any

from HanTa.HanoverTagger import EMPTY, START, UNKNOWN, logaddexp

_STATES = 3
"""Index of the state, best first, whose score bounds those that go on."""
_LOWEST = -1e6
"""Log probability; what is less likely is left out."""
_WHOLE_WORD = 4.6
"""Taken off the log probability of an unknown morpheme that is the whole word."""
_LONGEST = 24
"""Letters of an unknown morpheme; longer ones count as long as that."""

Analysis = list[tuple[int, float]]
"""(number of a part of speech, log probability), the likeliest first."""


class WordAnalysis:
    """`HanoverTagger.analyze_forward` of one model."""

    def __init__(self, model: Any) -> None:  # noqa: ANN401 (HanTa has no types)
        self._start, self._unknown, self._add = (EMPTY, START), UNKNOWN, logaddexp
        unknown = {
            tag: (model.LP_s_t[tag], model.Int_t + model.LP_hapax_t[tag], model.LP_len_t[tag])
            for tag in model.LP_m_t
            if tag in model.LP_hapax_t and tag in model.LP_s_t and not model.strict
        }
        self._following = {
            state: [(tag, lp, model.LP_m_t[tag], unknown.get(tag)) for tag, lp in following]
            for state, following in model.LP_trans_nonfinal.items()
        }
        """state → (tag, its log probability there, its known morphemes, what is known of its unknown ones)."""
        self._final = model.LP_trans_final

    def __call__(self, word: str) -> Analysis:
        """Analyse a word, lower case."""
        length = len(word)
        table: list[dict[tuple[int, int], float]] = [{self._start: 0.0}, *({} for _ in range(length + 1))]
        for begin in range(length):
            self._go_on(table, word, begin)
        ended = table[-1]
        for state, before in table[-2].items():
            for tag, lp in self._final.get(state, ()):
                _keep(ended, (state[1], tag), before + lp)
        found: dict[int, float] = {}
        for state, lp in ended.items():
            if lp != -math.inf:
                found[-state[1]] = self._add(found[-state[1]], lp) if -state[1] in found else lp
        return sorted(found.items(), key=itemgetter(1), reverse=True) or [(self._unknown, 0)]

    def _go_on(self, table: list[dict[tuple[int, int], float]], word: str, begin: int) -> None:
        """Add every morpheme that begins at a letter to the states there."""
        row, length = table[begin], len(word)
        bound = sorted(row.values(), reverse=True)[_STATES] - 1 if len(row) > _STATES else _LOWEST
        states = [(state, lp) for state, lp in row.items() if lp >= bound and state in self._following]
        segments = _segments(word, begin) if states else []
        for state, before in states:
            following = self._following[state]
            last = state[1]
            for size, segment, endings in segments:
                behind = table[begin + size]
                stem = length < 4 or size > 2
                for tag, lp, known, unknown in following:
                    if segment in known:
                        morpheme = known[segment]
                    elif stem and unknown is not None:
                        suffixes, base, lengths = unknown
                        for ending in endings:
                            if ending in suffixes:
                                break
                        morpheme = base + lengths[size if size < _LONGEST else _LONGEST] + suffixes[ending]
                        if size == length:
                            morpheme -= _WHOLE_WORD
                    else:
                        continue
                    # As `_keep`, without the call: this is the innermost of four loops.
                    total = before + lp + morpheme
                    if total > _LOWEST:
                        new = (last, tag)
                        if new not in behind or total > behind[new]:
                            behind[new] = total


def _segments(word: str, begin: int) -> list[tuple[int, str, tuple[str, ...]]]:
    """The pieces of a word that begin at a letter: size, letters, and its proper endings, "" the last."""
    pieces = (word[begin:end] for end in range(begin + 1, len(word) + 1))
    return [
        (len(piece), piece, (*(piece[-size:] for size in (4, 3, 2, 1) if len(piece) > size), "")) for piece in pieces
    ]


def _keep(row: dict[tuple[int, int], float], state: tuple[int, int], lp: float) -> None:
    """Keep the best way to a state."""
    if lp > _LOWEST and (state not in row or lp > row[state]):
        row[state] = lp
