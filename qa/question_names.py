"""The proper names of a question, and whether an article speaks of them.

“Wer ist der Bürgermeister von Hamburg?” is not answered by an article that never speaks of Hamburg, however much it has
to say about mayors; nor does the fall of a motorcyclist belong beside that of a rocket.
"""

from collections.abc import Sequence
from functools import cached_property

from index.article import Sentence
from index.library import Library
from qa.named import Names, names_of
from qa.question import Plan

_AROUND = 20_000
"""Code points before and behind a sentence in which its article has to speak of a name."""


class QuestionNames:
    """The proper names of one question, held against articles."""

    def __init__(self, library: Library, plan: Plan) -> None:
        self._library = library
        self._plan = plan

    @cached_property
    def _asked(self) -> tuple[str, ...]:
        return names_of(self._plan.question, self._plan.language)

    @cached_property
    def _names(self) -> Names:
        return Names(self._library)

    def strange_to(self, sentence: Sentence) -> bool:
        """Whether the question has names and the article of a sentence speaks of none of them."""
        return bool(self._asked) and not self._in(sentence, self._asked)

    def beside(self, best: Sentence, other: Sentence) -> bool:
        """Whether a sentence may be cited beside the best one: another article has to speak of the same names."""
        if other.article.id == best.article.id:
            return True
        there = self._in(best, self._asked)
        return len(self._in(other, there)) == len(there)

    def _in(self, sentence: Sentence, asked: Sequence[str]) -> list[str]:
        """Those names of which the article speaks, in any spelling or language."""
        article = sentence.article
        text = f"{article.title}\n{article.text[max(0, sentence.start - _AROUND) : sentence.end + _AROUND]}"
        return [name for name in asked if self._names.speaks_of(name, text)]
