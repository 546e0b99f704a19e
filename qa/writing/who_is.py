"""Who somebody is: the cited sentences that say so, each with its date, and then what they speak on."""

from collections.abc import Iterable

from index.library import Library
from index.store.filters import Filter
from qa.answer.answer import Answer
from qa.answer.citation import Citation, Part
from qa.evidence.found import Evidence
from qa.evidence.who_is import SPOKEN, named_in, spoken_by, who_is
from qa.question.plan import Plan
from qa.question.request import Request
from qa.writing.about_library import titled

_SPEAKS = {
    "en": "\n\nWhat {name} says ({shown} of {total} statements; “People” in the chat and `beleg who` have all):",
    "de": "\n\nWas {name} sagt ({shown} von {total} Äußerungen; alle im Chat unter „People“ und in `beleg who`):",
}


def about_person(library: Library, plan: Plan, request: Request, within: Filter | None) -> Answer | None:
    """Who or what a request asks about; None where no article says so beside the name: a question, then."""
    name = named_in(plan.question)
    told = who_is(library, name, within)
    if not told:
        return None
    parts, citations = list[Part](), list[Citation]()
    _cite(told, request.language, parts, citations)
    said = spoken_by(library, name, within)
    cited = {one.sentence for one in citations}
    new = [one for one in said if not cited.intersection(one.sentences)][:SPOKEN]
    if new:
        line = _SPEAKS[request.language].format(name=name, shown=len(new), total=len(said))
        parts.append(Part(line + "\n"))
        _cite((Evidence(one.sentences[0], one) for one in new), request.language, parts, citations)
    return Answer(
        question=plan.question,
        parts=tuple(parts),
        citations=tuple(citations),
        language=request.language,
        within=within or None,
        kind="person",
    )


def _cite(evidence: Iterable[Evidence], language: str, parts: list[Part], citations: list[Citation]) -> None:
    """Append the sentences under their article's title and date."""
    above = None
    for number, one in enumerate(evidence, len(citations) + 1):
        article = one.sentence.article
        before = "\n\n" if parts and not parts[-1].text.endswith("\n") else ""
        parts.append(Part(" " if article == above else f"{before}{titled(article, language)}:\n"))
        parts.append(Part(one.sentence.text, number))
        above = article
        citations.append(Citation(number, one.sentence, one.context, one.statement, one.also))
