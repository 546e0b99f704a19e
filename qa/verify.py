"""A language model's claims against the sentences that they cite: each holds, is repaired, or has a problem.

Deterministic; no model is asked. What is checked, in this order: numbers of sentences, language, quotations, dates and
numbers, names, who said it, negation, and whether the sentences cover the claim.
"""

from collections.abc import Sequence
from dataclasses import replace

from index.article import Statement
from index.language import language_of
from index.library import Library
from qa.agreement import Found, moments_agree, quantities_agree, quotations_agree
from qa.claim import Claim, Verdict
from qa.coverage import COVERED, coverage, plain_of
from qa.named import Names
from qa.quoted import quoted_of, typographic, without_quotations
from qa.source import Source
from qa.speaking import Speakers
from qa.statements import Evidence

LONGEST = 2_000
"""Code points of a claim that is checked; a statement that ends with its numbers is a sentence or two."""
MOST = 200
"""Claims of an answer that are checked."""


def verify(claims: Sequence[Claim], evidence: Sequence[Evidence], library: Library, language: str) -> list[Verdict]:
    """Hold each claim against its sentences.

    Args:
        claims: of one answer, in order: “he” is the one whom the claim before names.
        evidence: the numbered sentences; `evidence[n - 1]` is number n.
        library: where the sentences are from.
        language: of the question, "de" or "en".

    Returns:
        A verdict a claim, in order.

    Raises:
        LibraryError: the library cannot be read.
    """
    checker = _Checker(evidence, library, language)
    verdicts = []
    for number, claim in enumerate(claims):
        if number >= MOST:
            verdicts.append(Verdict(claim, "not covered", f"more than {MOST} claims"))
            continue
        verdicts.append(checker.verdict(claim))
        checker.go_on(claim)
    return verdicts


class _Checker:
    """The checks of one answer."""

    def __init__(self, evidence: Sequence[Evidence], library: Library, language: str) -> None:
        self._evidence = evidence
        self._library = library
        self._language = language
        self._names = Names(library)
        self._speakers = Speakers(library, self._names)
        self._before = ""
        self._statements: dict[str, tuple[Statement, ...]] = {}

    def go_on(self, claim: Claim) -> None:
        """The next claim stands behind this one."""
        self._before = claim.text[:LONGEST]

    def verdict(self, claim: Claim) -> Verdict:
        if not claim.numbers:
            return Verdict(claim, "no citation")
        numbers = [number for number in claim.numbers if 1 <= number <= len(self._evidence)]
        if not numbers:
            return Verdict(claim, "no such number", ", ".join(map(str, claim.numbers[:5])))
        if len(claim.text) > LONGEST:
            return Verdict(claim, "not covered", f"{len(claim.text):,} characters")
        found = self._problem(claim.text, numbers)
        if found:
            return Verdict(claim, *found)
        return Verdict(replace(claim, numbers=tuple(numbers)))

    def _problem(self, text: str, numbers: Sequence[int]) -> Found:
        source = self._source(numbers)
        text = typographic(text)
        quoted = quoted_of(text)
        outside = without_quotations(text, quoted)
        if (written := language_of(outside)) not in (None, self._language):
            return "language", str(written)
        found = (
            quotations_agree(quoted, source)
            or moments_agree(text, source)
            or quantities_agree(text, self._language, source)
            or self._names.agree(outside, self._language, source)
            or self._speakers.agree(outside, quoted, self._language, source, self._before)
        )
        if found:
            return found
        words = " ".join((source.text, *source.speakers, *source.outlets))
        if coverage(plain_of(text, self._language), words, self._library) < COVERED:
            return "not covered", ""
        return None

    def _source(self, numbers: Sequence[int]) -> Source:
        evidence = [self._evidence[number - 1] for number in numbers]
        articles = {one.sentence.article.id: one.sentence.article for one in evidence}
        for key, article in articles.items():
            if key not in self._statements:
                self._statements[key] = tuple(self._library.statements(article=article))
        return Source.of(evidence, [one for key in articles for one in self._statements[key]])
