"""Who somebody is: the cited sentences that say so, each with its date, and then what they speak on."""

from index.library import Library
from index.store.filters import Filter
from qa.answer.answer import Answer
from qa.answer.citation import Part
from qa.evidence.found import Evidence
from qa.evidence.who_is import SPOKEN, named_in, spoken_by, who_is
from qa.question.plan import Plan
from qa.question.request import Request
from qa.writing.titled import answer_of, citations_of, under_titles

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
    citations = citations_of(told)
    parts = under_titles(citations, request.language)
    said = spoken_by(library, name, within)
    cited = {one.sentence for one in citations}
    new = [one for one in said if not cited.intersection(one.sentences)][:SPOKEN]
    if new:
        line = _SPEAKS[request.language].format(name=name, shown=len(new), total=len(said))
        more = citations_of((Evidence(one.sentences[0], one) for one in new), len(citations) + 1)
        parts += [Part(line + "\n"), *under_titles(more, request.language)]
        citations += more
    return answer_of("person", plan, request, within, parts, citations)
