"""A language model's checked statements as an answer, and the lines that say what is not in it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from index.grammar.tagger import Tagger
from qa.answer.answer import Answer
from qa.answer.citation import Citation, Part
from qa.checking.claims import PROBLEM_WORDS, Verdict
from qa.checking.same_quotations import quoted_of
from qa.evidence.found import Evidence
from qa.question.plan import Plan
from qa.writing.extract import marked, unjudged

_LEFT_OUT = {
    "en": ("1 statement by {model} is left out: {why}.", "{count} statements by {model} are left out: {why}."),
    "de": ("1 Aussage von {model} ist weggelassen: {why}.", "{count} Aussagen von {model} sind weggelassen: {why}."),
}
_ALL_LEFT_OUT = {
    "en": "Nothing that {model} wrote is proven by these articles: {why}.",
    "de": "Nichts von dem, was {model} schrieb, ist durch diese Artikel belegt: {why}.",
}
_NOTHING_SAID = {
    "en": "{model} found no answer in these articles.",
    "de": "{model} fand in diesen Artikeln keine Antwort.",
}
_ORIGINAL = {"en": "In the original:", "de": "Im Original:"}
_INSTEAD = {"en": "What stands above is in the articles' own words.", "de": "Oben stehen die Sätze der Artikel selbst."}


def written_answer(
    extractive: Answer,
    plan: Plan,
    evidence: Sequence[Evidence],
    kept: Sequence[Verdict],
    dropped: Sequence[Verdict],
    model: str,
    tagger: Tagger,
) -> Answer:
    """The statements that hold, each with its citations, numbered in the order of first use, and what was left out."""
    numbers = {n: i for i, n in enumerate(dict.fromkeys(n for one in kept for n in one.claim.numbers), 1)}
    parts: list[Part] = []
    for verdict in kept:
        first, *further = (numbers[n] for n in verdict.claim.numbers)
        parts += [Part(" ")] * bool(parts)
        parts.append(Part(verdict.claim.text, first, tuple(further), written=True))
        if any(one.marked and one.translation is None for one in quoted_of(verdict.claim.text)):
            for number in verdict.claim.numbers:  # a translation that stands alone is held against it by the reader
                parts.append(Part(f" {_ORIGINAL[extractive.language]} "))
                parts.append(Part(evidence[number - 1].sentence.text, numbers[number]))
    cited = [evidence[n - 1] for n in numbers]
    citations = tuple(
        Citation(i, e.sentence, e.context, e.statement, e.also, marked(plan, e, tagger)) for i, e in enumerate(cited, 1)
    )
    answer = replace(
        extractive,
        parts=(*parts, *unjudged(citations, extractive.language)),
        citations=citations,
        answered=True,
        reason=None,
        writer=model,
        dropped=tuple(dropped),
    )
    one, several = _LEFT_OUT[answer.language]
    line = (several if len(dropped) > 1 else one).format(count=len(dropped), model=model, why=_why(dropped, answer))
    return with_note(answer, line) if dropped else answer


def nothing_proven(extractive: Answer, dropped: Sequence[Verdict], model: str) -> Answer:
    """The extractive answer, and why nothing of the model's stands."""
    line = _ALL_LEFT_OUT[extractive.language].format(model=model, why=_why(dropped, extractive))
    return instead(replace(extractive, dropped=tuple(dropped)), line)


def nothing_said(extractive: Answer, model: str) -> Answer:
    """The extractive answer to a question that the model could not answer."""
    return instead(extractive, _NOTHING_SAID[extractive.language].format(model=model))


def instead(extractive: Answer, line: str) -> Answer:
    """The extractive answer with a line that says why it is not the model's."""
    return with_note(extractive, f"{line} {_INSTEAD[extractive.language]}" if extractive.citations else line)


def with_note(answer: Answer, line: str) -> Answer:
    """An answer with a line of ours below it."""
    return replace(answer, parts=(*answer.parts, Part(f"\n\n{line}")))


def _why(dropped: Sequence[Verdict], answer: Answer) -> str:
    """“a number is in none of the cited sentences (2), no sentence is cited”: the commonest first."""
    counts = Counter(one.problem for one in dropped if one.problem)
    lines = ((PROBLEM_WORDS[answer.language][problem], count) for problem, count in counts.most_common())
    return ", ".join(line if count == 1 else f"{line} ({count})" for line, count in lines)
