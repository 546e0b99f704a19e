"""What the cited sentences of a claim say, in the forms in which a claim is held against them."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from index.article import Article, Sentence, Statement
from index.lexicon.units import units_of
from index.text.moments import Moment, moments_of
from index.text.quantities import Quantity, quantities_of
from index.text.terms import words_of
from qa.evidence.found import Evidence


@dataclass(frozen=True)
class Source:
    """The sentences that a claim cites, together."""

    evidence: tuple[Evidence, ...]
    statements: tuple[Statement, ...]
    """Of their articles, those that lie in the cited sentences, whoever speaks."""
    everything: tuple[Statement, ...]
    """All statements of their articles."""

    @classmethod
    def of(cls, evidence: Sequence[Evidence], statements: Sequence[Statement]) -> "Source":
        """The source that some evidence makes; `statements` are those of its articles."""
        places = {(one.sentence.article.id, one.sentence.start) for one in evidence}
        inside = [
            one for one in statements if any((one.article.id, sentence.start) in places for sentence in one.sentences)
        ]
        given = [one.statement for one in evidence if one.statement is not None]
        return cls(tuple(evidence), tuple(dict.fromkeys([*given, *inside])), tuple(statements))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The cited sentences."""
        return tuple(one.sentence for one in self.evidence)

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """Their articles, each once."""
        return tuple({one.article.id: one.article for one in self.sentences}.values())

    @cached_property
    def text(self) -> str:
        """The cited sentences, a line each."""
        return "\n".join(one.text for one in self.sentences)

    @cached_property
    def language(self) -> str | None:
        """Of the articles, where they agree."""
        languages = {one.language for one in self.articles}
        return languages.pop() if len(languages) == 1 else None

    @cached_property
    def published(self) -> datetime.date | None:
        """The day of the articles, where they agree."""
        days = {one.published for one in self.articles}
        return days.pop() if len(days) == 1 else None

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Their numbers."""
        return tuple(q for one in self.sentences for q in quantities_of(one.text, one.article.language))

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """Their dates and times."""
        return tuple(moment for one in self.sentences for moment in moments_of(one.text))

    @cached_property
    def units(self) -> frozenset[str]:
        """The units in them."""
        return units_of(self.text)

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """Who speaks in them, by name and as written."""
        written = [
            one.article.text[slice(*one.speaker_span)] for one in self.statements if one.speaker_span is not None
        ]
        named = [name for one in self.statements for name in (one.speaker, one.source) if name is not None]
        return tuple(dict.fromkeys(named + written))

    @cached_property
    def written(self) -> tuple[str, ...]:
        """With what words the article speaks of those who speak in the sentences: “der CDU-Politiker”."""
        names = {one.speaker for one in self.statements if one.speaker is not None}
        return tuple(
            dict.fromkeys(
                one.article.text[slice(*one.speaker_span)]
                for one in self.everything
                if one.speaker in names and one.speaker_span is not None
            )
        )

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """Which papers or stations they are from."""
        also = [article for one in self.evidence for article in one.also]
        return tuple(dict.fromkeys(one.outlet for one in (*self.articles, *also) if one.outlet))

    @cached_property
    def words(self) -> frozenset[str]:
        """The lower-cased words of the sentences, their speakers and outlets."""
        return frozenset(words_of(" ".join((self.text, *self.speakers, *self.outlets))))
