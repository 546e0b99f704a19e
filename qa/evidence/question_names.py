"""The proper names of a question, and whether an article speaks of them.

“Wer ist der Bürgermeister von Hamburg?” is not answered by an article that never speaks of Hamburg, however much it has
to say about mayors; nor does the fall of a motorcyclist belong beside that of a rocket.
"""

import re
from collections.abc import Iterable
from functools import cached_property

from index.article import Sentence
from index.lexicon.nations import nation_of
from index.library.reads import Reads
from index.names.near_names import one_letter_off
from index.text.terms import fold
from qa.mentions.names_in import Mentions, names_of
from qa.mentions.offices import office_in
from qa.mentions.text_words import Known
from qa.question.plan import Plan

_AROUND = 20_000
"""Code points before and behind a sentence in which its article has to speak of a name."""
_TRANSLATED = re.compile(r".*(?:an|ish|ese|s)|[A-Z]{2,}s?", re.DOTALL)
"""What another language words in its own way: “Roman”, “British”, “the Huguenots”, “MSP”."""
_PEOPLE = re.compile(r".*(?:an|ish|ese|er|[st]e|en|ern)s?", re.DOTALL | re.IGNORECASE)
"""How those of a country and what is theirs end, where the word is a country's: “Indian”, “Inder”, “Briten”."""
_SHORT = re.compile(r"[A-Z]{2}s?")
"""Initials that an article may have in full: “SP” for the Scottish Parliament."""
_MOST = 20
"""Names of a question that are looked for, the rarest; it has one or two."""
_SHORTEST = 5
"""Letters of a name that may be written with one letter more, less or other."""


class QuestionNames:
    """The proper names of one question, held against articles."""

    def __init__(self, library: Reads, plan: Plan) -> None:
        self._library = library
        self._plan = plan

    @cached_property
    def _asked(self) -> tuple[str, ...]:
        """Of words side by side, “Martin Luther”, the one that tells most: the rarest; peoples are left out."""
        runs: list[list[str]] = []
        for name in names_of(self._plan.question, self._plan.language, self._library.tagger):
            if office_in(name) or _SHORT.fullmatch(name):
                continue
            if runs and f"{runs[-1][-1]} {name}" in self._plan.question:
                runs[-1].append(name)
            else:
                runs.append([name])

        def share(name: str) -> float:
            return self._library.word_vectors.share(name.lower())

        names = dict.fromkeys(min(run, key=share) for run in runs if not any(map(_is_people, run)))
        return tuple(sorted(names, key=share)[:_MOST])

    @cached_property
    def _names(self) -> Mentions:
        return Mentions(self._library.word_vectors)

    def strange_to(self, sentence: Sentence) -> bool:
        """Whether the question has names and the article of a sentence speaks of none of them."""
        asked = [
            name
            for name in self._asked
            if sentence.article.language == self._plan.language or not _TRANSLATED.fullmatch(name)
        ]
        return bool(asked) and len(asked) == len(self._asked) and not self._in(sentence, asked)

    def beside(self, best: Sentence, other: Sentence) -> bool:
        """Whether a sentence may be cited beside the best one: another article has to speak of the same names."""
        if other.article.id == best.article.id:
            return True
        there = self._in(best, self._asked)
        return len(self._in(other, there)) == len(there)

    def _in(self, sentence: Sentence, asked: Iterable[str]) -> list[str]:
        """Those names of which the article speaks, in any spelling or language, slips among them."""
        article = sentence.article
        text = f"{article.title}\n{article.text[max(0, sentence.start - _AROUND) : sentence.end + _AROUND]}"
        known = Known.of(text)
        return [name for name in asked if self._names.speaks_of(name, text) or _is_slip(fold(name), known)]


def _is_slip(name: str, known: Known) -> bool:
    return len(name) >= _SHORTEST and any(one_letter_off(name, word) for word in known.folded)


def _is_people(name: str) -> bool:
    return nation_of(name.lower()) is not None and _PEOPLE.fullmatch(name) is not None
