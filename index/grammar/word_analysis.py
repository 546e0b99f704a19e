"""The parts of speech and the morphemes of one German word, by the Hanover Tagger's model, in a fraction of its time.

Wartena 2019, “A Probabilistic Morphology Model for German Lemmatization”, KONVENS: a hidden Markov model over the
morphemes of a word; only the four best states at each letter go on. The sums are made in the tagger's own order, so the
numbers are the same to the last bit, which a test proves. What differs: which states go on behind a word's first
letters depends on these alone and is kept, since words share their beginnings; and of all parts of speech only those
that a morpheme can have are looked at.
"""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

_STATES = 3
"""Index of the state, best first, whose score bounds those that go on."""
_LOWEST = -1e6
"""Log probability; what is less likely is left out."""
_WHOLE_WORD = 4.6
"""Taken off the log probability of an unknown morpheme that is the whole word."""
_LONGEST = 24
"""Letters of an unknown morpheme; longer ones count as long as that."""
_SHORT = 4
"""Letters of a word; a shorter one is short: an unknown morpheme of it may have any length."""
_UNKNOWN_FROM = 3
"""Letters of an unknown morpheme of a word that is not short."""
_ENDING = 4
"""Letters of the longest ending that an unknown morpheme is judged by."""
_BEGINNINGS = 50_000
"""Beginnings of words that are kept, half a kilobyte each."""

Analysis = list[tuple[int, float]]
"""(number of a part of speech, log probability), the likeliest first."""

_State = int
"""The last two morphemes' parts of speech as one number, `_state`."""
_Row = dict[_State, float]
"""Log probability of the best way to each state."""
_Following = list[tuple[int, float, _State]]
"""(part of speech, its log probability, the state that it leads to) of the morphemes that may follow a state."""
_Behind = list[tuple[float, _Following, _Following]]
"""Log probability of each state that goes on, what may follow it, and of that what may be an unknown morpheme."""


def _state(before: int, last: int) -> _State:
    return before * 1024 + last


def _last(state: _State) -> int:
    return state % 1024


class WordAnalysis:
    """`HanoverTagger.analyze_forward` and `analyze_viterbi` of one model."""

    def __init__(self, model: Any) -> None:  # noqa: ANN401 (HanTa has no types)
        from HanTa.HanoverTagger import EMPTY, START, UNKNOWN, logaddexp  # .2 s: with the model only

        self._start, self._unknown, self._add = _state(EMPTY, START), UNKNOWN, logaddexp
        self._open = {
            tag: (model.LP_s_t[tag], model.Int_t + model.LP_hapax_t[tag], model.LP_len_t[tag])
            for tag in model.LP_m_t
            if tag in model.LP_hapax_t and tag in model.LP_s_t and not model.strict
        }
        """Parts of speech of unknown morphemes: log probabilities of their endings, of being unknown, of lengths."""
        self._endings = frozenset(ending for endings, _, _ in self._open.values() for ending in endings)
        self._known: dict[str, dict[int, float]] = {}
        """Morpheme → part of speech → log probability."""
        for tag, morphemes in model.LP_m_t.items():
            for morpheme, lp in morphemes.items():
                self._known.setdefault(morpheme, {})[tag] = lp
        self._following: dict[_State, _Following] = {
            _state(*state): [(tag, lp, _state(state[1], tag)) for tag, lp in following]
            for state, following in model.LP_trans_nonfinal.items()
        }
        self._following_unknown = {
            state: [one for one in following if one[0] in self._open] for state, following in self._following.items()
        }
        self._final: dict[_State, list[tuple[int, float]]] = {
            _state(*state): following for state, following in model.LP_trans_final.items()
        }
        self._leading_to = model.reachability
        self._behind: dict[str, _Behind] = {}
        self._unknown_of = lru_cache(maxsize=None)(self._unknown_of_ending)
        self._towards = lru_cache(maxsize=None)(self._following_towards)

    def __call__(self, word: str) -> Analysis:
        """Analyse a word, lower case."""
        ended: dict[tuple[int, int], float] = {}
        for state, before in self._row(word, self._beginnings(word), len(word) < _SHORT, whole=True).items():
            for tag, lp in self._final.get(state, ()):
                total, new = before + lp, (_last(state), tag)
                if total > ended.get(new, _LOWEST):
                    ended[new] = total
        found: dict[int, float] = {}
        for (_, tag), lp in ended.items():
            if lp != -math.inf:
                found[-tag] = float(self._add(found[-tag], lp)) if -tag in found else lp
        return sorted(found.items(), key=itemgetter(1), reverse=True) or [(self._unknown, 0)]

    def morphemes(self, word: str, part: int) -> list[tuple[int, int]]:
        """The likeliest morphemes of a word of the part of speech `part`: (part of speech, end) of each, then `part`.

        Where known morphemes do not lead to that part, unknown ones may stand among them.
        """
        found = self._way(word, part, strict=True) or self._way(word, part, strict=False)
        return found or [(self._unknown, len(word)), (-self._unknown, len(word) + 1)]

    def _beginnings(self, word: str) -> list[_Behind]:
        """The states that go on behind no letter of a word, behind the first, and so on, the last one left out."""
        found: list[_Behind] = []
        short = len(word) < _SHORT
        for end in range(len(word)):
            letters = word[:end]
            behind = None if short else self._behind.get(letters)
            if behind is None:
                behind = [
                    (lp, self._following[state], self._following_unknown[state])
                    for state, lp in _best(self._row(letters, found, short, whole=False))
                    if state in self._following
                ]
                if len(self._behind) >= _BEGINNINGS:
                    self._behind.clear()
                if not short:
                    self._behind[letters] = behind
            found.append(behind)
        return found

    def _row(self, letters: str, beginnings: Sequence[_Behind], short: bool, whole: bool) -> _Row:
        """The states behind the first letters of a word, `short` or not, or behind the `whole` word."""
        row: _Row = {} if letters else {self._start: 0.0}
        size = len(letters)
        unknown_of = self._unknown_of(self._ending(letters))
        for begin, states in enumerate(beginnings):
            segment = letters[begin:]
            known = self._known.get(segment)
            if not states or not (known or short or size >= _UNKNOWN_FROM):
                size -= 1
                continue
            unknown: Mapping[int, float] = {}
            if short or size >= _UNKNOWN_FROM:
                by_size = unknown_of if size > _ENDING else self._unknown_of(self._ending(segment))
                unknown = by_size[size if size < _LONGEST else _LONGEST]
                if whole and not begin:
                    unknown = {tag: lp - _WHOLE_WORD for tag, lp in unknown.items()}
            if known:
                morphemes = {**unknown, **known}
                for before, following, _ in states:
                    for tag, lp, new in following:
                        if tag in morphemes:
                            total = before + lp + morphemes[tag]
                            if total > row.get(new, _LOWEST):
                                row[new] = total
            else:
                for before, _, following in states:
                    for tag, lp, new in following:
                        total = before + lp + unknown[tag]
                        if total > row.get(new, _LOWEST):
                            row[new] = total
            size -= 1
        return row

    def _way(self, word: str, part: int, strict: bool) -> list[tuple[int, int]]:
        """The likeliest morphemes that lead to `part`, `strict`: known ones only; empty where there is no way."""
        length = len(word)
        rows: list[_Row] = [{self._start: 0.0}, *({} for _ in range(length))]
        ways: list[dict[_State, tuple[_State, int]]] = [{} for _ in rows]
        for begin in range(length):
            states = _best(rows[begin])
            segments = []
            for end in range(begin + 1, length + 1) if states else ():
                morphemes = self._known.get(word[begin:end], {}) if strict else self._parts(word, begin, end)
                if morphemes:
                    segments.append((end, morphemes))
            for state, before in states:
                following = self._towards(state, part)
                for end, morphemes in segments:
                    for tag, lp, new in following:
                        if tag in morphemes:
                            total = before + lp + morphemes[tag]
                            if total > rows[end].get(new, _LOWEST):
                                rows[end][new] = total
                                ways[end][new] = (state, begin)
        ended: dict[int, tuple[float, _State]] = {}
        for state, before in rows[-1].items():
            for tag, lp in self._final.get(state, ()):
                if tag == part and before + lp > ended.get(_last(state), (_LOWEST, 0))[0]:
                    ended[_last(state)] = before + lp, state
        if not ended:
            return []
        found, end = [(part, length + 1)], length
        state = max(ended.values(), key=itemgetter(0))[1]
        while end:
            found.append((_last(state), end))
            state, end = ways[end][state]
        return found[::-1]

    def _following_towards(self, state: _State, part: int) -> _Following:
        """What may follow a state in a word of the part of speech `part`."""
        leading = self._leading_to.get(part, ())
        return [one for one in self._following.get(state, ()) if one[0] in leading]

    def _parts(self, word: str, begin: int, end: int) -> Mapping[int, float]:
        """Log probability of a segment of a word by the part of speech of the morpheme that it is."""
        segment, size = word[begin:end], end - begin
        known = self._known.get(segment, {})
        if len(word) >= _SHORT and size < _UNKNOWN_FROM:
            return known
        unknown = self._unknown_of(self._ending(segment))[min(size, _LONGEST)]
        whole = _WHOLE_WORD if size == len(word) else 0.0
        return {**{tag: lp - whole for tag, lp in unknown.items()}, **known}

    def _ending(self, segment: str) -> str:
        """The ending that an unknown morpheme is judged by: the longest one that the model knows, not all of it."""
        ending = segment[1:][-_ENDING:]
        while ending not in self._endings:
            ending = ending[1:]
        return ending

    def _unknown_of_ending(self, ending: str) -> list[dict[int, float]]:
        """Log probability of unknown morphemes with an ending, by their size and then by part of speech."""
        own = {
            tag: next(endings[ending[cut:]] for cut in range(len(ending) + 1) if ending[cut:] in endings)
            for tag, (endings, _, _) in self._open.items()
        }
        return [
            {tag: base + lengths[size] + own[tag] for tag, (_, base, lengths) in self._open.items()}
            for size in range(_LONGEST + 1)
        ]


def _best(row: _Row) -> list[tuple[_State, float]]:
    """The states of a row that go on."""
    bound = sorted(row.values(), reverse=True)[_STATES] - 1 if len(row) > _STATES else _LOWEST
    return [(state, lp) for state, lp in row.items() if lp >= bound]
