"""A pasted quotation held against the library: who said it, where, when, and whether it says what it said."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Any, Literal

import numpy as np

from index.article import Article, Statement
from index.errors import QuestionError
from index.library import Library
from index.names.person_names import parse_name, same_name
from index.names.sounds import sound_keys
from index.text.language import language_of
from index.text.quotations import quotations_of
from index.text.spans import Span
from index.text.terms import words_of
from index.text.wording import Change, Even, cleaned, longest_plain_word, nearest_stretch, omitted_of, trimmed
from qa.answer.citation import Citation
from qa.quote_check.in_words import words_for
from qa.quote_check.pasted import pasted_quote_of
from qa.quote_check.place import Place, QuoteKind

LONGEST = 10_000
"""Code points of a quotation that can be checked; a longer one is no quotation but an article."""
_CANDIDATES = 40
"""Passages in which an altered quotation is looked for."""
_MOST_PARTS = 50
"""Parts of a quotation; a text in which more stands in quotation marks is looked for as it is."""
_MOST_PLACES = 10
_LOOKED_AT = 1_000
"""Places among which the best are looked for: “Er” stands anywhere."""


@dataclass(frozen=True)
class QuoteCheck:
    """What `check_quote` found; `text` says it to people."""

    quotation: str
    """The words that were checked, without the marks around them."""
    kind: QuoteKind
    claimed: str | None = None
    """Who is claimed to have said it; None where nobody is."""
    places: tuple[Place, ...] = ()
    """Where it stands, what the check's kind rests on first."""
    difference: tuple[Change, ...] = ()
    """For an altered one: the words of the article at `places[0]` beside the quoted ones, in order."""
    language: Literal["de", "en"] = "en"

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations of all places."""
        return tuple(citation for place in self.places for citation in place.citations)

    @property
    def text(self) -> str:
        """The finding in a few sentences, German or English as the quotation is."""
        return words_for(self.kind, self.claimed, self.places, self.difference, self.language)

    def __str__(self) -> str:
        return self.text

    def as_dict(self) -> dict[str, Any]:
        """The finding as JSON-ready values; offsets are code points in the article's text, end exclusive."""
        return {
            "quotation": self.quotation,
            "kind": self.kind,
            "claimed": self.claimed,
            "text": self.text,
            "difference": [vars(change) for change in self.difference],
            "places": [
                {
                    "article": {
                        "id": place.article.id,
                        "title": place.article.title,
                        "source": place.article.source,
                        "outlet": place.article.outlet,
                        "published": place.article.published.isoformat() if place.article.published else None,
                    },
                    "text": place.text,
                    "spans": [list(span) for span in place.spans],
                    "speaker": place.speaker,
                    "own_words": place.own_words,
                    "kind": place.kind,
                    "claim_holds": place.claim_holds,
                    "citations": [
                        {
                            "number": citation.number,
                            "text": citation.sentence.text,
                            "start": citation.sentence.start,
                            "end": citation.sentence.end,
                        }
                        for citation in place.citations
                    ],
                }
                for place in self.places
            ],
        }


def check(library: Library, text: str, speaker: str | None = None) -> QuoteCheck:
    """Hold a quotation against the library.

    Args:
        library: where it should stand.
        text: the quotation, with or without marks around it and words that name its speaker (“Hardt: ‘…’”).
        speaker: who is claimed to have said it, in any spelling; None: whoever `text` names, if anybody.

    Raises:
        QuestionError: there are no words to check, or more than `LONGEST` code points.
        LibraryError: the library cannot be read.
    """
    if len(text) > LONGEST:
        raise QuestionError(
            f"The quotation has {len(text):,} characters, more than {LONGEST:,}: check it paragraph by paragraph."
        )
    pasted = cleaned(text).strip()
    if not any(character.isalnum() for character in pasted):
        raise QuestionError("There is no word to check: paste the quotation, such as “…” or NAME: “…”.")
    with library.snapshot():
        known = library.speakers()
        claim = pasted_quote_of(
            pasted,
            lambda name: any(same_name(name, one) for one in known),
            lambda whole: bool(_verbatim(library, (trimmed(whole),), None)),
        )
        claimed = " ".join(cleaned(speaker).split()) or None if speaker is not None else claim.speaker
        parts = tuple(part for part in map(trimmed, claim.parts) if any(map(str.isalnum, part)))
        if not 0 < len(parts) <= _MOST_PARTS:
            parts = (trimmed(pasted),)
        quotation = " … ".join(parts)
        language = language_of(pasted) or ("de" if set("äöüßÄÖÜ„") & set(pasted) else "en")
        places = _verbatim(library, parts, claimed)
        if places:
            return QuoteCheck(quotation, _kind(places[0]), claimed, _numbered(places), (), language)
        altered = _altered(library, " ".join(" ".join(omitted_of(part)) for part in parts), claimed)
        if altered:
            place, difference = altered
            return QuoteCheck(quotation, "altered", claimed, _numbered([place]), difference, language)
    return QuoteCheck(quotation, "not in the library", claimed, language=language)


def _kind(place: Place) -> QuoteKind:
    if place.claim_holds is False:
        return "somebody else's"
    if place.kind is None and not place.own_words:
        return "the article's words"
    return "verbatim" if place.own_words else "reported speech"


def _verbatim(library: Library, parts: Sequence[str], claimed: str | None) -> list[Place]:
    """The places where every part stands letter for letter, in order; what fits the claim best first."""
    letters = max(map(longest_plain_word, parts), key=len)
    return sorted(islice(_places(library, parts, letters, claimed), _LOOKED_AT), key=_rank)[:_MOST_PLACES]


def _places(library: Library, parts: Sequence[str], letters: str, claimed: str | None) -> Iterator[Place]:
    quoted = [Even.of(part) for part in parts]
    for article in library.articles_holding(letters):
        attribution = None
        for spans in Even.of(article.text).places(quoted):
            attribution = attribution or _Attribution(library, article, claimed)
            yield attribution.place(spans)


def _altered(library: Library, quotation: str, claimed: str | None) -> tuple[Place, tuple[Change, ...]] | None:
    found = []
    for article in library.articles_sharing(quotation, _CANDIDATES):
        stretch = nearest_stretch(quotation, article.text)
        if stretch:
            span, share, difference = stretch
            found.append((round(share, 2), _Attribution(library, article, claimed).place((span,)), difference))
    if not found:
        return None
    _, place, difference = min(found, key=lambda one: (-one[0], _rank(one[1])))
    return place, difference


def _rank(place: Place) -> tuple[Any, ...]:
    published = place.article.published
    return (
        {True: 0, None: 1, False: 2}[place.claim_holds],
        not place.own_words,
        place.speaker is None,
        published.isoformat() if published else "9999",
        place.article.id,
        place.spans,
    )


class _Attribution:
    """Whose words stand at a place of one article."""

    def __init__(self, library: Library, article: Article, claimed: str | None) -> None:
        self.article = article
        self.claimed = claimed
        self.sentences = library.sentences(article)
        self.statements = library.statements(article=article)
        self.quotations = [(quotation.start, quotation.end) for quotation in quotations_of(article.text)]
        # A place is held against what stands around it, not against all that an article has.
        self._sentence_places = [(one.start, one.end) for one in self.sentences]
        self._statement_starts = np.array([one.spans[0][0] for one in self.statements])
        self._statement_ends = np.array([one.spans[-1][1] for one in self.statements])

    @cached_property
    def names_claimed(self) -> bool:
        """Whether the article names the claimed speaker at all."""
        surname = parse_name(self.claimed or "").surname
        words = {one for one in words_of(self.article.text) if one.isalpha()}
        return any(surname & sound_keys(word) for word in words)

    def place(self, spans: tuple[Span, ...]) -> Place:
        """What is known about a place."""
        own = all(self._quoted(span) for span in spans)
        statement = self._statement(spans, own)
        speaker = statement.speaker if statement else None
        holds = None
        if self.claimed is not None and speaker is not None:
            holds = same_name(self.claimed, speaker)
        elif self.claimed is not None and not self.names_claimed:
            holds = False  # an article that never names somebody does not quote them
        around = self.sentences[_around(self._sentence_places, spans[0][0], spans[-1][1])]
        sentences = [one for one in around if any(one.start < end and start < one.end for start, end in spans)]
        citations = tuple(Citation(0, sentence, statement=statement) for sentence in sentences)
        kind = statement.kind if statement else None
        return Place(self.article, spans, speaker, own, citations, kind, holds)

    def _quoted(self, span: Span) -> bool:
        """Whether all its letters stand in quotation marks; a quotation may go on in the next pair of them."""
        around = self.quotations[_around(self.quotations, *span)]
        return sum(self._letters(self._common(span, one)) for one in around) == self._letters(span)

    def _statement(self, spans: tuple[Span, ...], own: bool) -> Statement | None:
        """The statement that has most of the place; none that has less than half of it, or of two speakers."""
        best: tuple[int, int, Statement] | None = None
        total = sum(map(self._letters, spans))
        shares: dict[str | None, int] = {}
        here = (self._statement_starts < spans[-1][1]) & (self._statement_ends > spans[0][0])
        for statement in (self.statements[i] for i in np.flatnonzero(here).tolist()):
            common = sum(self._letters(self._common(one, other)) for one in spans for other in statement.spans)
            if not common or (own and statement.kind != "direct" and not self._inside(spans, statement)):
                continue
            shares[statement.speaker] = shares.get(statement.speaker, 0) + common
            extent = -sum(end - start for start, end in statement.spans)  # of two that have it, the closer one
            if best is None or (common, extent) > best[:2]:
                best = common, extent, statement
        if best is None or 2 * shares[best[2].speaker] < total:
            return None
        return best[2]

    def _inside(self, spans: tuple[Span, ...], statement: Statement) -> bool:
        return all(
            any(start - 1 <= one[0] and one[1] <= end + 1 for start, end in statement.spans) for one in spans
        ) or any(s.start <= spans[0][0] and spans[-1][1] <= s.end for s in statement.sentences)

    def _letters(self, span: Span) -> int:
        return sum(map(str.isalnum, self.article.text[span[0] : span[1]]))

    @staticmethod
    def _common(one: Span, other: Span) -> Span:
        start = max(one[0], other[0])
        return start, max(start, min(one[1], other[1]))


def _around(spans: Sequence[Span], start: int, end: int) -> slice:
    """Which of some spans, in order and none within another, have something in common with a stretch."""
    return slice(bisect_right(spans, start, key=lambda one: one[1]), bisect_left(spans, end, key=lambda one: one[0]))


def _numbered(places: Sequence[Place]) -> tuple[Place, ...]:
    numbered, number = [], 0
    for place in places:
        citations = []
        for citation in place.citations:
            number += 1
            citations.append(replace(citation, number=number))
        numbered.append(replace(place, citations=tuple(citations)))
    return tuple(numbered)
