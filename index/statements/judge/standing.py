"""How each entity of an article stands to each statement, in numbers.

Where it is named, in what place of the clause, whether a pronoun can mean it, what the rules chose here and before. The
last row of each statement is “nobody named”: 1 in the column for that, 0 in all that describe an entity.
What gained nothing in training is not here (`bench/README.md`, “The judge”): a column costs time whenever articles are
added.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.grammar.parsed import ParsedArticle
from index.lexicon.function_words import ADVERBIAL, ADVERBS, ENGLISH_DETERMINERS, ENGLISH_SUBJECTS
from index.lexicon.given_names import FEMALE, MALE
from index.statements.candidate import Candidate
from index.statements.judge.entities import Entity, name_key
from index.statements.judge.sentences import paragraphs_of
from index.text.spans import Span

FEATURES: tuple[str, ...] = (
    # of the statement
    *"kind english pronoun span_length message_length sentence_number starts_paragraph".split(),
    *"entities nobody_ruled speaker_back determiner last_speaker_paragraphs".split(),
    # of the entity and what the rules chose
    *"nobody ruled ruled_part contains_ruled ruled_ends person ruled_alone mentions rank words digit upper".split(),
    *"given role_words function lower_elsewhere share_ruled role_shared".split(),
    # where it is named
    *"in_span here_before here_behind in_message only_message distance_before distance_behind sentences_back".split(),
    *"recency recency_person recency_fitting opens_here begins_here next_rank".split(),
    *"last_preposition last_begins last_comma paragraphs_back".split(),
    # who speaks before and behind
    *"since_said speaks_last speaks_last_back speaks_next label_here".split(),
)
"""The columns of a row, in order."""
_SHARED = FEATURES.index("nobody")
"""Columns that all the rows of a statement have alike."""

_KINDS = ("direct", "indirect", "free indirect", "indirect free indirect", "reported")
_PREPOSITIONS = frozenset(
    "of in at to for with from by on about against into over under near between like as "
    "im an am auf aus bei beim mit nach von vom zu zum zur für gegen über um durch ohne unter vor seit wegen".split()
)
_HE, _SHE, _IT, _THEY, _I, _WHO = 1, 2, 3, 4, 5, 6
_PRONOUNS = {
    **dict.fromkeys(("he", "er", "his", "him", "dieser", "letzterer"), _HE),
    **dict.fromkeys(("she", "sie", "her", "diese", "letztere"), _SHE),
    **dict.fromkeys(("it", "es", "its"), _IT),
    **dict.fromkeys(("they", "their", "both", "beide"), _THEY),
    **dict.fromkeys(("i", "we", "my", "our", "ich", "wir", "mein", "unser", "man"), _I),
    **dict.fromkeys(("who", "which", "that", "der", "die", "das", "welcher", "welche"), _WHO),
}
_DETERMINERS = {
    **dict.fromkeys(("the", "der", "die", "das", "den", "dem", "des", "this", "that"), 1.0),
    **dict.fromkeys(("a", "an", "ein", "eine", "einer", "eines", "einem", "einen", "one", "another"), 2.0),
    **dict.fromkeys("my our his her their its mein meine unser unsere sein seine ihr ihre".split(), 3.0),
    **dict.fromkeys("some many several all both einige viele mehrere alle beide manche".split(), 4.0),
}
_FUNCTION = (
    _PREPOSITIONS
    | ADVERBIAL
    | ADVERBS
    | ENGLISH_DETERMINERS
    | frozenset(ENGLISH_SUBJECTS)
    | frozenset("last next als wie wenn was wer so und aber doch but and".split())
)
_FAR, _FAR_WORDS, _FAR_RANK = 30, 120, 20
"""Sentences, words and entities; what is farther is as far."""
_NEAREST, _NEXT = 12, 3
"""Bodies that are looked at: those named last before a statement and those named next behind it. People are looked at
wherever they are: an interview names whom it asks once."""


@dataclass(slots=True, eq=False)
class _Standing:
    """What does not depend on the statement."""

    entity: Entity
    key: str
    parts: frozenset[str]
    firsts: list[int]
    """The words at which it is named, in order."""
    sentences: list[int]
    """Of each of those, its sentence."""
    fixed: list[float]
    labels: set[int]
    """Paragraphs that begin with its name and a colon."""


class Reading:
    """An article whose statements are judged in order: who said those before is known by then, and said with `hear`."""

    def __init__(
        self,
        parsed: ParsedArticle,
        text: str,
        entities: Sequence[Entity],
        candidates: Sequence[Candidate],
        ruled: Sequence[str | None],
    ) -> None:
        """Read an article.

        Args:
            parsed: the article in words.
            text: the article's text, for its paragraphs.
            entities: whom it names.
            candidates: its statements.
            ruled: for each, the name that the rules give.
        """
        self.parsed, self.candidates = parsed, candidates
        self.keys = [name_key(name) if name else None for name in ruled]
        self.paragraph = paragraphs_of(parsed, text)
        self.lowers = {word.text for word in parsed.words if word.text[:1].islower()}
        everybody = {name_key(entity.name): entity for entity in entities}
        for name, key in zip(ruled, self.keys, strict=True):
            if name and key and key not in everybody:
                everybody[key] = Entity(name, "ruled")
        self.standings = [self._standing(entity, key, rank) for rank, (key, entity) in enumerate(everybody.items())]
        self._heard = 0
        """Statements whose speaker is known."""
        self._spoke: dict[str, int] = {}
        """Who has spoken, and in which sentence last; the last speaker last."""
        self.by_sentence: dict[int, list[tuple[int, _Standing]]] = {}
        for standing in self.standings:
            for first, sentence in zip(standing.firsts, standing.sentences, strict=True):
                self.by_sentence.setdefault(sentence, []).append((first, standing))

    def _standing(self, entity: Entity, key: str, rank: int) -> _Standing:
        words = self.parsed.words
        firsts = [first for first, _ in entity.places]
        sentences = [self.parsed.sentence_at(first) for first in firsts]
        labels = {
            self.paragraph[number]
            for (first, last), number in zip(entity.places, sentences, strict=True)
            if last < len(words)
            and words[last].text == ":"
            and first - self.parsed.sentences[number].first <= 1
            and self._starts(number)
        }
        parts = entity.name.split(" ")
        begins = parts[0].lower()
        fixed = [
            float(entity.kind == "person"),
            float(entity.kind == "ruled"),
            float(len(firsts)),
            float(rank),
            float(len(parts)),
            float(any(letter.isdigit() for letter in entity.name)),
            sum(part[:1].isupper() for part in parts) / len(parts),
            float(begins in MALE or begins in FEMALE),
            float(len(entity.roles)),
            float(begins in _FUNCTION),
            float(begins in self.lowers),
            self.keys.count(key) / max(1, len(self.keys)),
        ]
        return _Standing(entity, key, frozenset(key.split(" ")), firsts, sentences, fixed, labels)

    def _starts(self, sentence: int) -> bool:
        """Whether a sentence begins its paragraph."""
        return sentence == 0 or self.paragraph[sentence - 1] != self.paragraph[sentence]

    def hear(self, number: int, name: str | None) -> None:
        """Take a name for the speaker of a statement; of those before that were not told, the rules' names."""
        while self._heard < number:
            self.hear(self._heard, None)
        key = name_key(name) if name else self.keys[number]
        if key is not None:
            self._spoke.pop(key, None)
            self._spoke[key] = self.candidates[number].sentence
        self._heard = number + 1

    def rows(self, number: int) -> tuple[NDArray[np.float32], list[Entity | None]]:
        """Describe everybody who may have said a statement: (n, len(FEATURES)), and who it is; None: nobody is named.

        Statements are asked for in order.
        """
        if self._heard < number:
            self.hear(number - 1, None)
        shared, described = self._described(number)
        values = np.empty((len(described), len(FEATURES)), np.float32)
        values[:, :_SHARED] = shared
        values[:, _SHARED:] = [row for _, row in described]
        return values, [entity for entity, _ in described]

    def _described(self, number: int) -> tuple[list[float], list[tuple[Entity | None, list[float]]]]:
        """The columns of one statement, and those of each entity beside it."""
        candidate, words, key = self.candidates[number], self.parsed.words, self.keys[number]
        message = candidate.message
        own = candidate.speaker if candidate.speaker is not None and not candidate.inherited else None
        pronoun = _PRONOUNS.get(words[own[0]].lower, 0) if own is not None and own[1] == own[0] + 1 else 0
        anchor = candidate.cue[0] if candidate.cue else own[0] if own is not None else message[0]
        begin, end = self._extent(message)
        before, behind = min(anchor, begin), max(anchor, end)
        here = self.parsed.sentence_at(anchor)
        shared = [
            float(_KINDS.index(candidate.kind)),
            float(self.parsed.language == "en"),
            float(pronoun),
            float(own[1] - own[0] if own is not None else 0),
            float(min(len(message), 60)),
            float(min(here, 40)),
            float(self._starts(here)),
            float(len(self.standings)),
            float(key is None),
            float(anchor - candidate.speaker[0] if candidate.speaker is not None else -1),
            _DETERMINERS.get(words[own[0]].lower, 0.0) if own is not None else -1.0,
        ]
        paragraph = self.paragraph[here]
        last_key = next(reversed(self._spoke), None)
        last_sentence = self._spoke[last_key] if last_key is not None else None
        last_back = min(_FAR, abs(here - last_sentence)) if last_sentence is not None else _FAR
        shared.append(
            float(min(_FAR, abs(paragraph - self.paragraph[last_sentence]))) if last_sentence is not None else _FAR
        )
        span_words = {words[i].lower for i in range(*own)} if own is not None else set()
        ranks = self._ranks(before, behind, pronoun)
        opener = self._opener(here)
        next_key = next((other for other in self.keys[number + 1 :] if other is not None), None)
        ruled_parts = frozenset(key.split(" ")) if key else frozenset()
        inside = set(message)
        result: list[tuple[Entity | None, list[float]]] = []
        for standing in self.standings:
            last, recency, recency_person, recency_fitting, next_rank = ranks[standing.key]
            is_ruled, labelled = standing.key == key, paragraph in standing.labels
            near = recency < _NEAREST or next_rank < _NEXT or standing.entity.kind == "person"
            if not (near or is_ruled or labelled):
                continue
            in_span, around = self._around(standing, own, inside, here, anchor)
            back, distance, at = _FAR, _FAR_WORDS, [0.0, 0.0, 0.0, float(_FAR)]
            begins = False
            if last >= 0:
                first, stop = standing.entity.places[last]
                back, distance = min(_FAR, here - standing.sentences[last]), min(_FAR_WORDS, before - first)
                start = self.parsed.sentences[standing.sentences[last]].first
                ahead = words[max(start, first - 2) : first]
                at = [
                    float(any(word.lower in _PREPOSITIONS for word in ahead)),
                    float(first - start),
                    float(stop < len(words) and words[stop].text == ","),
                    float(min(_FAR, max(0, paragraph - self.paragraph[standing.sentences[last]]))),
                ]
                begins = back == 0 and first - start <= 3
            since = here - self._spoke.get(standing.key, here - _FAR)
            row = [
                0.0,
                float(is_ruled),
                float(ruled_parts < standing.parts and bool(ruled_parts)),
                float(standing.parts < ruled_parts),
                float(key is not None and not is_ruled and standing.key.endswith(key)),
                *standing.fixed,
                float(len(standing.entity.roles & span_words)),
                float(in_span),
                *around[:3],
                float(around[2] > 0 and not (around[0] or around[1] or in_span)),
                float(distance),
                around[3],
                float(back),
                float(recency),
                float(recency_person),
                float(recency_fitting),
                float(standing is opener),
                float(begins),
                float(next_rank),
                *at,
                float(min(_FAR, max(0, since))),
                float(standing.key == last_key),
                float(last_back),
                float(standing.key == next_key),
                float(labelled),
            ]
            result.append((standing.entity, row))
        result.append((None, [1.0] + [0.0] * (len(FEATURES) - _SHARED - 1)))
        return shared, result

    def _extent(self, message: Sequence[int]) -> Span:
        """The first and the last word of the quotation that a message stands in; its own where it is in none."""
        words = self.parsed.words
        first, last = message[0], message[-1]
        while first and words[first].quotation and words[first - 1].quotation == words[first].quotation:
            first -= 1
        while last + 1 < len(words) and words[last].quotation and words[last + 1].quotation == words[last].quotation:
            last += 1
        return first, last

    def _ranks(self, before: int, behind: int, pronoun: int) -> dict[str, tuple[int, int, int, int, int]]:
        """Of each entity, its last place before a word, three ranks by that, and its rank by its next place.

        The ranks by the last place are those among all, among people, and among those whom a pronoun can mean; the next
        place is the first behind the word `behind`.
        """
        places = {standing.key: bisect_left(standing.firsts, before) - 1 for standing in self.standings}
        named = [standing for standing in self.standings if places[standing.key] >= 0]
        named.sort(key=lambda standing: -standing.firsts[places[standing.key]])
        following = []
        for standing in self.standings:
            place = bisect_left(standing.firsts, behind)
            if place < len(standing.firsts):
                following.append((standing.firsts[place], standing.key))
        following.sort()
        next_ranks = {key: min(rank, _FAR_RANK) for rank, (_, key) in enumerate(following)}
        found = {
            key: (place, _FAR_RANK, _FAR_RANK, _FAR_RANK, next_ranks.get(key, _FAR_RANK))
            for key, place in places.items()
        }
        people = fitting = 0
        for rank, standing in enumerate(named[:_FAR_RANK]):
            key = standing.key
            person = standing.entity.kind == "person"
            fits = person and _fits(pronoun, standing.entity)
            found[key] = (
                places[key],
                rank,
                people if person else _FAR_RANK,
                fitting if fits else _FAR_RANK,
                next_ranks.get(key, _FAR_RANK),
            )
            people += person
            fitting += fits
        return found

    def _around(
        self, standing: _Standing, own: Span | None, inside: set[int], here: int, anchor: int
    ) -> tuple[bool, list[float]]:
        """Whether the words for the speaker name it, and how it is named in the statement's sentence.

        That is how often before the cue, behind it and in what is said, and how many words behind the cue.
        """
        sentence = self.parsed.sentences[here]
        low, high = min(sentence.first, min(inside)), max(sentence.last, max(inside) + 1)
        if own is not None:
            low = min(low, own[0])
        in_span = False
        before = behind = said = 0
        nearest = _FAR_WORDS
        for place in range(max(0, bisect_left(standing.firsts, low) - 1), len(standing.firsts)):
            first, last = standing.entity.places[place]
            if first >= high:
                break
            in_span |= own is not None and first < own[1] and last > own[0]
            if first in inside:
                said += 1
            elif sentence.first <= first < sentence.last:
                if first < anchor:
                    before += 1
                else:
                    behind += 1
                    nearest = min(nearest, first - anchor)
        return in_span, [float(before), float(behind), float(said), float(nearest)]

    def _opener(self, sentence: int) -> _Standing | None:
        """The first entity of a sentence that stands behind no preposition: mostly its subject."""
        start = self.parsed.sentences[sentence].first
        for first, standing in sorted(self.by_sentence.get(sentence, ()), key=lambda one: one[0]):
            if not any(word.lower in _PREPOSITIONS for word in self.parsed.words[max(start, first - 2) : first]):
                return standing
        return None


def _fits(pronoun: int, entity: Entity) -> bool:
    """Whether a pronoun can mean the entity, by gender and number."""
    if pronoun == _HE:
        return entity.gender != "f"
    if pronoun == _SHE:
        return entity.gender != "m"
    return not (pronoun == _IT and entity.gender != "?")
