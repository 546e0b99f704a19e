"""The writer that needs no model: the cited sentences, verbatim, in a frame of the question's language.

A cited sentence stands without quotation marks of ours: where it reports speech, they would make it look like the
speaker's own words; where it quotes, it brings its own.
"""

import re
from collections.abc import Sequence
from itertools import groupby
from textwrap import shorten

from index.article import Article, Statement
from index.grammar.tagger import Tagger
from index.text.spans import Span
from qa.answer.answer import Answer
from qa.answer.citation import Citation, Part
from qa.answer.in_words import DENIED, KINDS, date_in_words, speaker_in_words
from qa.answer.outlets import also_in
from qa.evidence.answer_words import marked_in
from qa.evidence.found import Evidence, Found, Reason
from qa.evidence.stories import in_all
from qa.evidence.timeline import by_date, changed, dates_of
from qa.question.plan import Plan

_REASONS: dict[str, dict[Reason, str]] = {
    "en": {
        "no question": "Please ask a question, such as “What did Miersch say about Taurus?”.",
        "question too long": "The question has {topic} characters, and at most 2,000 are read: please shorten it. "
        "`beleg check-quote`, in the chat “People”, looks for a pasted quotation.",
        "empty library": "The library holds no article yet, so there is nothing to answer from.",
        "nothing within": "No article of this library fits the filter: {topic}.",
        "no such speaker": "Nobody called {speaker} says anything in the articles {where}.",
        "no statement recognised": "The articles {where} name {speaker}, but no statement by {speaker} was "
        "recognised in them.",
        "ambiguous speaker": "“{speaker}” fits several people here: {names}. Which one is meant?",
        "no statement on the topic": "No statement by {speaker} on {topic} is in the articles {where}.",
        "not covered": "No sentence in the articles {where} answers that.",
    },
    "de": {
        "no question": "Bitte eine Frage stellen, etwa „Was sagte Miersch zu Taurus?“.",
        "question too long": "Die Frage hat {topic} Zeichen, gelesen werden höchstens 2.000: bitte kürzer fragen. "
        "Ein eingefügtes Zitat sucht `beleg check-quote`, im Chat „People“.",
        "empty library": "Die Bibliothek enthält noch keinen Artikel, also nichts, woraus sich antworten ließe.",
        "nothing within": "Kein Artikel dieser Bibliothek passt zum Filter: {topic}.",
        "no such speaker": "In den Artikeln {where} äußert sich niemand namens {speaker}.",
        "no statement recognised": "Die Artikel {where} nennen {speaker}, eine Äußerung von {speaker} wurde "
        "darin aber nicht erkannt.",
        "ambiguous speaker": "„{asked}“ passt hier auf mehrere: {names}. Wer ist gemeint?",
        "no statement on the topic": "In den Artikeln {where} steht nichts von {speaker} zu „{topic}“.",
        "not covered": "Kein Satz in den Artikeln {where} beantwortet das.",
    },
}
_VERDICT = {
    "en": {"yes": "Yes, according to {source}:", "no": "No, according to {source}:"},
    "de": {"yes": "Ja, laut {source}:", "no": "Nein, laut {source}:"},
}
_QUOTED = {"en": "“{}”", "de": "„{}“"}
_NOT_SAID = {"en": "The articles {where} do not say.", "de": "Die Artikel {where} sagen es nicht."}
_IN_OFFICE = {
    "en": "In the articles {where} {speaker} is {names}, but no statement by {names} was recognised in them.",
    "de": "{speaker} ist in den Artikeln {where} {names}, eine Äußerung von {names} wurde darin aber nicht erkannt.",
}
_OWN = {
    "en": "{speaker} does speak on something else there:",
    "de": "{speaker} spricht dort über anderes:",
}
_OUTSIDE: dict[str, dict[str, str]] = {
    "en": {"filter": " Outside the filter there is: {found}.", "time": " Of another time there is: {found}."},
    "de": {"filter": " Außerhalb des Filters gibt es: {found}.", "time": " Aus anderer Zeit gibt es: {found}."},
}
_WHERE: dict[str, dict[str, str]] = {
    "en": {"library": "of this library", "filter": "within the filter", "time": "of that time"},
    "de": {"library": "dieser Bibliothek", "filter": "innerhalb des Filters", "time": "aus dieser Zeit"},
}
_TOLD = {"en": "{speaker}, as told by {tellers}:", "de": "{speaker}, wie {tellers} es berichtet:"}
_OTHERS = {"en": "What others say on it:", "de": "Dazu äußern sich andere:"}
_THEY = {"en": "What they say on it:", "de": "Sie äußern sich dazu:"}
_ABOUT = {"en": "What stands there about {speaker}:", "de": "Über {speaker} steht dort:"}
_ITSELF = {"en": "What {speaker} says on it:", "de": "{speaker} dazu:"}
_MEANT = {"en": " Did you mean {speaker}?", "de": " Ist {speaker} gemeint?"}
_BOTH = {"en": "What each of them says:", "de": "Was beide sagen:"}
_CHANGED = {
    "en": "The later words of {speaker} differ from the earlier ones:",
    "de": "{speaker} äußert sich später anders als früher:",
}
_AS_OF = {"en": "as of ", "de": "Stand "}
_OTHERWISE = {
    "en": "The articles report nothing of that kind by {speaker}, but these words:",
    "de": "Derartiges berichten die Artikel von {speaker} nicht, aber diese Äußerungen:",
}

_MORE = {
    "en": "\n\n{shown} of {total} sentences; “People” in the chat and `beleg who` have all of them.",
    "de": "\n\n{shown} von {total} Sätzen; alle stehen im Chat unter „People“ und in `beleg who`.",
}
_UNJUDGED = {
    "en": "“{title}” is neither German nor English: who says what in it cannot be judged.",
    "de": "„{title}“ ist weder deutsch noch englisch: Wer darin was sagt, lässt sich nicht beurteilen.",
}
_TELLING = 200
"""Code points from which a text in German or English is known to be so; a shorter one may be unclear."""

_NAMED = 6
"""People that an answer lists who asks back."""
_LONGEST = 80
"""Code points of a name or a topic that the answer repeats from the question."""


def write(plan: Plan, found: Found, tagger: Tagger) -> Answer:
    """The answer to `plan` out of what was found: quotes, or the reason for none and what others say.

    `tagger`: tells the people in a German sentence, which are marked where a question asks for somebody.
    """
    language = plan.language
    names = {
        "speaker": _named(shorten(found.speaker or "", _LONGEST), language),
        "topic": shorten(found.topic, _LONGEST),
        "names": _listed(found.names, language),
        "asked": shorten(found.speaker or "", _LONGEST),
        "where": _WHERE[language][found.scope],
        "tellers": _listed(_speakers(found.evidence or found.related), language),
    }
    frame: list[Part] = []
    groups: list[tuple[str, Sequence[Evidence]]] = []
    if found.reason is not None:
        said = _REASONS[language][found.reason]
        if found.reason == "no statement recognised" and found.names:
            said = _IN_OFFICE[language]
        elif found.verdict == "not said":
            said = _NOT_SAID[language]
        frame.append(Part(_opened(said.format(**names))))
        if found.outside and found.scope != "library":
            frame.append(Part(_OUTSIDE[language][found.scope].format(found=_where(found.outside, language))))
        if found.meant:
            names["speaker"] = shorten(found.meant, _LONGEST)
            frame.append(Part(_MEANT[language].format(**names)))
        groups = [
            (_OWN[language], found.own),
            (_related(found)[language], found.related),
        ]
        groups = [("\n\n" + _opened(line.format(**names)) + "\n", evidence) for line, evidence in groups if evidence]
    else:
        line = ""
        if found.told and not all(one.statement and one.statement.source for one in found.evidence):
            line = _opened(_TOLD[language].format(**names)) + "\n\n"
        elif not found.family_met:
            line = _OTHERWISE[language].format(**names) + "\n\n"
        elif found.verdict and found.verdict != "not said":
            article = found.evidence[0].sentence.article
            source = article.outlet or _QUOTED[language].format(shorten(article.title, _LONGEST))
            line = _VERDICT[language][found.verdict].format(source=source) + "\n\n"
        groups = [(line, found.evidence)]
    if plan.people and found.reason is None:
        frame.append(Part(_BOTH[language] + "\n\n"))
    elif plan.asks and not plan.newest:
        groups = [(line, by_date(evidence)) for line, evidence in groups]
        if found.reason is None and (speaker := changed(groups[0][1])):
            frame.append(Part(_CHANGED[language].format(speaker=shorten(speaker, _LONGEST)) + "\n\n"))
    parts, citations = frame, list[Citation]()
    for line, evidence in groups:
        cited = [
            Citation(n, e.sentence, e.context, e.statement, e.also, () if found.reason else marked(plan, e, tagger))
            for n, e in enumerate(evidence, len(citations) + 1)
        ]
        parts += [Part(line)] * bool(line)
        parts += _quotes(cited, language, len(dates_of(evidence)) > 1)
        citations += cited
    if found.reason is None and found.total > len(citations):
        parts.append(Part(_MORE[language].format(shown=len(citations), total=found.total)))
    return Answer(
        question=plan.question,
        parts=(*parts, *unjudged(citations, language)),
        citations=tuple(citations),
        answered=found.reason is None,
        reason=found.reason,
        confidence=found.confidence,
        language=language,
    )


def _opened(line: str) -> str:
    """A line with a capital: “The mayor does speak …”."""
    return line[:1].upper() + line[1:]


def _where(evidence: Sequence[Evidence], language: str) -> str:
    """Who says something and where, without citing it: a filter leaves these articles out."""
    places = []
    for one in evidence:
        article, speaker = one.sentence.article, one.statement.speaker if one.statement else None
        date = date_in_words(article.published, language) if article.published else ""
        places.append(f"{speaker or ''} ({', '.join(filter(None, [article.outlet or article.title, date]))})".strip())
    return _listed(list(dict.fromkeys(places)), language)


def _speakers(evidence: Sequence[Evidence]) -> list[str]:
    return list(dict.fromkeys(one.statement.speaker for one in evidence if one.statement and one.statement.speaker))


def _related(found: Found) -> dict[str, str]:
    """The line above what is shown beside a reason."""
    if found.meant or (found.reason == "not covered" and found.speaker):
        return _ITSELF
    if found.reason == "no statement recognised":
        return _TOLD if found.told else _ABOUT
    return _THEY if found.reason == "ambiguous speaker" else _OTHERS


def _named(speaker: str, language: str) -> str:
    """A speaker as asked; in German a role with its article in quotation marks, whatever its case there."""
    return f"„{speaker}“" if language == "de" and re.match(r"(?:der|die|das|den|dem) ", speaker) else speaker


def _listed(names: Sequence[str], language: str) -> str:
    """“Anna Weber, Ole Weber and 3 others”."""
    shown = [shorten(name, _LONGEST) for name in names[:_NAMED]]
    if len(names) > _NAMED:
        return ", ".join(shown) + (" und {} weitere" if language == "de" else " and {} others").format(
            len(names) - _NAMED
        )
    return ", ".join(shown)


def marked(plan: Plan, evidence: Evidence, tagger: Tagger) -> tuple[Span, ...]:
    """The words of a cited sentence that answer: of what kind `plan` says; who speaks where that is asked."""
    sentence, said = evidence.sentence, evidence.statement
    if plan.asks and all(ask.speaker is None for ask in plan.asks):
        named = said.speaker_span if said else None
        return (named,) if named and sentence.start <= named[0] and named[1] <= sentence.end else ()
    return marked_in(plan.question, plan.expected, sentence, tagger)


def _quotes(citations: Sequence[Citation], language: str, as_of: bool) -> list[Part]:
    """The cited sentences, grouped under who says them and where they stand; `as_of`: at several times."""
    parts: list[Part] = []
    for (speaker, _), group in groupby(citations, lambda one: _speaker_and_article(one, language)):
        together = list(group)
        said = [citation.statement for citation in together if citation.statement]
        article = together[0].sentence.article
        also = also_in(in_all([one.also for one in together if one.sentence.kind != "heading"]), language, article)
        heading = _heading(speaker, article, said, language, also, as_of)
        parts.append(Part(("\n\n" if parts else "") + heading + "\n"))
        for citation in together:
            parts += [Part(" ")] * (citation is not together[0])
            parts.append(Part(citation.sentence.text, citation.number))
    return parts


def unjudged(citations: Sequence[Citation], language: str) -> list[Part]:
    """A note for each cited article in a language whose speech is not understood."""
    articles = dict.fromkeys(citation.sentence.article for citation in citations)
    titles = [one.title for one in articles if one.language not in ("de", "en") and len(one.text) >= _TELLING]
    return [Part("\n\n" + _UNJUDGED[language].format(title=title)) for title in titles]


def _speaker_and_article(citation: Citation, language: str) -> tuple[str, str]:
    speaker = speaker_in_words(citation.statement, language) if citation.statement else ""
    return speaker, citation.sentence.article.id


def _heading(speaker: str, article: Article, said: Sequence[Statement], language: str, also: str, as_of: bool) -> str:
    labels = list(dict.fromkeys(KINDS[language][one.kind] for one in said))
    labels += [DENIED[language]] * any(one.denied for one in said)
    where = article.outlet or article.title
    date = date_in_words(article.published, language) if article.published else ""
    about = ", ".join(part for part in (where, (_AS_OF[language] if as_of and date else "") + date) if part)
    detail = "; ".join(part for part in (about, also, ", ".join(labels)) if part)
    return f"{speaker} ({detail}):" if speaker else f"{detail}:"
