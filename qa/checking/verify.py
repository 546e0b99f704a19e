"""A language model's claims against the sentences that they cite: each holds, is repaired, or has a problem.

Deterministic; no model is asked. What is checked, in this order: numbers of sentences, language, quotations, dates and
numbers, names, who said it, negation, and whether the sentences cover the claim.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.article import Statement
from index.lexicon.function_words import STOP_WORDS
from index.library.reads import Reads
from index.text.language import language_of
from index.text.terms import words_of
from qa.checking.attribution import attributions_of
from qa.checking.cited import Source
from qa.checking.claims import Claim, Disagreement, Verdict
from qa.checking.coverage import CORE, COVERED, MUCH_BETTER, SPOKEN, coverage, coverages, least_of_clause, plain_of
from qa.checking.denials import MOST_CLAUSES, clauses_of
from qa.checking.same_doers import deeds_agree
from qa.checking.same_moments import moments_agree
from qa.checking.same_names import Names
from qa.checking.same_polarity import extremes_agree, polarity_agrees
from qa.checking.same_quantities import quantities_agree
from qa.checking.same_quotations import Quoted, quotations_agree, quoted_of, typographic, without_quotations
from qa.checking.same_speakers import SameSpeakers
from qa.evidence.found import Evidence
from qa.evidence.injections import reports_it, talks_to_a_model
from qa.mentions.names_in import names_of

LONGEST = 1_000
"""Code points of a claim that is checked; a statement that ends with its numbers is a sentence or two."""
MOST = 60
"""Claims of an answer that are checked."""
IRRELEVANT = 0.2
"""Share of a claim below which a cited sentence has nothing to do with it."""
PLAINLY = 0.5
"""Share of a claim that a sentence must cover to be cited in the place of another one."""
MOST_TRIED = 4
"""Sentences that are tried in the place of the cited ones, and cited ones that are left out one by one."""


def verify(claims: Sequence[Claim], evidence: Sequence[Evidence], library: Reads, language: str) -> list[Verdict]:
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
    return Checker(evidence, library, language).verdicts(claims)


class Checker:
    """The checks of one answer, as `verify`; what is told of a claim once is not looked for again."""

    def __init__(self, evidence: Sequence[Evidence], library: Reads, language: str) -> None:
        self._evidence = evidence
        self._library = library
        self._language = language
        self._names = Names(library)
        self._speakers = SameSpeakers(library, self._names.mentions)
        self._before = ""
        self._sources: dict[tuple[int, ...], Source] = {}
        self._statements: dict[str, tuple[Statement, ...]] = {}
        self._verdicts: dict[tuple[str, Claim], Verdict] = {}

    def verdicts(self, claims: Sequence[Claim]) -> list[Verdict]:
        """A verdict a claim, in order: “he” is the one whom the claim before names."""
        found = [Verdict(claim, "not covered", f"more than {MOST} claims") for claim in claims]
        self._before = ""
        for number, claim in enumerate(claims[:MOST]):
            place = self._before, claim
            if place not in self._verdicts:
                self._verdicts[place] = self._verdict(claim)
            found[number] = self._verdicts[place]
            self._before = claim.text[:LONGEST]
        return found

    def _verdict(self, claim: Claim) -> Verdict:
        if not claim.numbers:
            return Verdict(claim, "no citation")
        numbers = [number for number in claim.numbers if 1 <= number <= len(self._evidence)]
        if not numbers:
            return Verdict(claim, "no such number", ", ".join(map(str, claim.numbers[:5])))
        if len(claim.text) > LONGEST:
            return Verdict(claim, "not covered", f"{len(claim.text):,} characters")
        if all(word in STOP_WORDS or word in ("not", "nicht") for word in words_of(claim.text)):
            return Verdict(claim, "not covered", "it says nothing")
        found = self._problem(claim.text, numbers)
        if found is None:
            return Verdict(replace(claim, numbers=tuple(self._relevant(claim.text, numbers))))
        if found[0] != "language" and (repaired := self._repaired(claim.text, numbers)):
            return Verdict(replace(claim, numbers=tuple(repaired)))
        return Verdict(claim, *found)

    def _relevant(self, text: str, numbers: list[int]) -> list[int]:
        """The numbers without those of sentences that have nothing to do with the claim, which the others prove."""
        kept = list(numbers)
        for number in numbers[: 2 * MOST_TRIED]:
            others = [one for one in kept if one != number]
            if others and self._covering(text, [number])[0] < IRRELEVANT and self._problem(text, others) is None:
                kept = others
        return kept

    def _repaired(self, text: str, numbers: list[int]) -> list[int] | None:
        """Other numbers with which the claim holds: some of its own, or a sentence that plainly proves it."""
        if 1 < len(numbers) <= MOST_TRIED:
            for number in numbers:
                others = [one for one in numbers if one != number]
                if self._problem(text, others) is None:
                    return others
        covered = self._covering(text, range(1, len(self._evidence) + 1))
        order = sorted(range(len(covered)), key=lambda i: -covered[i])
        best = [i + 1 for i in order[:MOST_TRIED] if covered[i] >= PLAINLY and i + 1 not in numbers]
        for number in best:
            if self._problem(text, [number]) is None:
                return [number]
        return None

    def _covering(self, text: str, numbers: Iterable[int]) -> list[float]:
        """How much of a claim each of some sentences covers alone."""
        found = []
        for number in numbers:
            source = self._source([number])
            besides = " ".join((*source.speakers, *source.outlets))
            found.append(self._share(text, source.text, besides, phrases=False))
        return found

    def _problem(self, text: str, numbers: Sequence[int]) -> Disagreement:
        source = self._source(numbers)
        text = typographic(text)
        quoted = quoted_of(text)
        outside = without_quotations(text, quoted)
        if any(talks_to_a_model(one.text) for one in source.sentences) and not quoted and not reports_it(text):
            return "not covered", next(one.text for one in source.sentences if talks_to_a_model(one.text))[:80]
        if (written := language_of(outside)) not in (None, self._language):
            return "language", str(written)
        found = (
            quotations_agree(quoted, source)
            or moments_agree(text, source)
            or quantities_agree(text, self._language, source)
            or self._names.agree(outside, self._language, source)
            or self._speakers.agree(outside, quoted, self._language, source, self._before)
            or deeds_agree(outside, source, self._names.mentions.speaks_of)
            or extremes_agree(text, self._language, source)
            or polarity_agrees(_in_own_words(text, quoted), self._language, source, self._library)
        )
        if found:
            return found
        return self._covered(_in_own_words(text, quoted), source)

    def _covered(self, text: str, source: Source) -> Disagreement:
        """The sentences cover the claim, each clause of it, and no other sentence of the evidence does much better."""
        named = [
            *names_of(text, self._language, self._library.tagger),
            *(one.speaker for one in attributions_of(text, self._language)),
        ]
        besides = " ".join((*source.speakers, *source.outlets, *self._names.described(text, source), *named))
        together = f"{source.text} {besides}"
        covered = self._share(text, together)
        spoken = any(self._speakers.is_of(one.speaker, source) for one in attributions_of(text, self._language))
        if covered < (SPOKEN if spoken else COVERED) or self._share(text, source.text, besides) < CORE:
            return "not covered", ""
        for clause in clauses_of(text, self._language)[:MOST_CLAUSES]:
            least = least_of_clause(plain_of(clause.text, self._language))
            if least and self._share(clause.text, together) < least:
                return "not covered", clause.text.strip(" .,;")
        others = [one.sentence.text for one in self._evidence if one.sentence not in source.sentences]
        plain = plain_of(text, self._language)
        best = max(coverages(plain, others, self._library), default=0.0)
        if best - covered > MUCH_BETTER and best - coverages(plain, [source.text], self._library)[0] > MUCH_BETTER:
            return "not covered", ""
        return None

    def _share(self, text: str, source: str, besides: str = "", phrases: bool = True) -> float:
        """How much of a text a source covers, with its numbers, which are there if they agree, or without."""
        plain = plain_of(text, self._language)
        return max(coverage(one, source, self._library, besides, phrases) for one in (plain, text))

    def _source(self, numbers: Sequence[int]) -> Source:
        key = tuple(numbers)
        if key not in self._sources:
            self._sources[key] = self._made(key)
        return self._sources[key]

    def _made(self, numbers: Sequence[int]) -> Source:
        evidence = [self._evidence[number - 1] for number in numbers]
        articles = {one.sentence.article.id: one.sentence.article for one in evidence}
        for key, article in articles.items():
            if key not in self._statements:
                self._statements[key] = tuple(self._library.statements(article=article))
        return Source.of(evidence, [one for key in articles for one in self._statements[key]])


def _in_own_words(text: str, quoted: Sequence[Quoted]) -> str:
    """A claim without its quotations, which are the source's words, but with the translations of these."""
    pieces, position = [], 0
    for one in quoted:
        pieces += [
            text[position : one.start],
            f" {one.text if one.marked and one.translation is None else one.translation or '…'} ",
        ]
        position = one.end
    return "".join([*pieces, text[position:]])
