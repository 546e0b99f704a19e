"""The answer before in another form: shorter, with more around it, where it stands, how sure it is.

Its sentences stay as they are; each is cited again.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from index.errors import NotInLibraryError
from index.library import Library
from qa.answer.answer import Answer
from qa.answer.citation import Citation, Part
from qa.evidence.found import with_speakers
from qa.question.plan import Plan
from qa.question.request import Request
from qa.writing.titled import citations_of, under_titles

_SHORTER = re.compile(
    r"short|brief|too long|one (?:sentence|line)|two lines|few words|"
    r"kürzer|kuerzer|kurz|zu lang|ein(?:em|en)? satz|knapp",
    re.IGNORECASE,
)
_LONGER = re.compile(r"longer|detail|länger|laenger|ausführ|ausfür|ausfuehr", re.IGNORECASE)
_SURE = re.compile(
    r"\b(?:are|r) (?:you|u)\b.*\b(?:sure|certain)|\bbist du\b.*\bsicher|\A\W*(?:sure|sicher)\W*\Z", re.IGNORECASE
)
_SOURCE = re.compile(
    r"\bsources?\b|\bquellen?\b|\blink\b|\bbelege?\b|wo steht|woher|"
    r"where (?:did|does|do|is)\b.*(?:find|found|say|get|from)|"
    r"show me the|zeig\w* (?:mir |mal )*(?:den|die|das) (?:artikel|text|original)",
    re.IGNORECASE,
)
"""“Who says that?”, “Really?”, “More” go on from the question before (qa/conversation/)."""
_LANGUAGE = re.compile(r"\b(?:(german|deutsch\w*)|english|englisch\w*)\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:all|alle[sn]?|rest|restlichen|everything)\b", re.IGNORECASE)
_FEW = 5
"""Words of a request for all."""
_LINES = {
    "en": {
        "none": "There is no answer yet that this could be about.",
        "sure": "Each cited sentence stands word for word in its article; whether it is true, the article answers for.",
    },
    "de": {
        "none": "Noch gibt es keine Antwort, um die es gehen könnte.",
        "sure": "Jeder zitierte Satz steht wörtlich in seinem Artikel; ob er stimmt, dafür steht der Artikel ein.",
    },
}


def again(library: Library, plan: Plan, request: Request, history: Sequence[tuple[str, Answer | str]]) -> Answer | None:
    """The last answer that cites something, as a request wants it; None where it wants something else."""
    asked, lines = plan.question, _LINES[request.language]
    if not any(form.search(asked) for form in (_SHORTER, _LONGER, _SURE, _SOURCE)):
        return None
    last = next((one for _, one in reversed(history) if isinstance(one, Answer) and one.citations), None)
    if last is None:
        silent = Answer(asked, (Part(lines["none"]),), answered=False, reason="no question")
        return None if history else replace(silent, language=request.language, kind="last answer")
    cited = _with_neighbours(library, last.citations) if _LONGER.search(asked) else last.citations
    found = under_titles(cited[:1] if _SHORTER.search(asked) else cited, request.language)
    if _SURE.search(asked):
        found.insert(0, Part(lines["sure"] + "\n\n"))
    numbers = {part.citation for part in found}
    return replace(
        last,
        question=asked,
        parts=tuple(found),
        citations=tuple(one for one in cited if one.number in numbers),
        language=request.language,
        kind="last answer",
        writer="extractive",
        dropped=(),
        tokens=None,
        fault=None,
    )


def wants_all(question: str) -> bool:
    """Whether a request asks for the rest of a list: “show all”, “den Rest bitte”."""
    return len(question.split()) <= _FEW and bool(_ALL.search(question))


def language_wanted(question: str) -> Literal["de", "en"] | None:
    """The language in which a request wants the last answer; None where it names none."""
    found = _LANGUAGE.search(question)
    return None if found is None else ("de" if found[1] else "en")


def _with_neighbours(library: Library, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """The cited sentences with the one before and the one behind each, where their articles are still there."""
    wanted = []
    for one in citations:
        try:
            sentences = library.sentences(one.sentence.article)
        except NotInLibraryError:  # removed since it was cited
            wanted.append(one.sentence)
            continue
        text = [other for other in sentences if other.kind == "text" or other == one.sentence]
        place = text.index(one.sentence) if one.sentence in text else None
        wanted += [one.sentence] if place is None else text[max(0, place - 1) : place + 2]
    evidence = with_speakers(library, dict.fromkeys(wanted))
    return tuple(citations_of(evidence))
