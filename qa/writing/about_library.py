"""Which articles there are: how many, from when, of which outlets and languages, and which mention something.

What is said of the library is counted in it, never read from an article's text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.article import Article
from index.library import Library
from index.store.filters import Filter
from index.text.terms import words_of
from qa.answer.answer import Answer
from qa.answer.citation import Part
from qa.answer.in_words import date_in_words
from qa.evidence.examples import first_words, newest_first
from qa.evidence.found import Found, with_speakers
from qa.evidence.mentioning import mentioning, newest_of, of_outlet, topic_of
from qa.evidence.stories import as_sources
from qa.question.plan import Plan
from qa.question.request import Request
from qa.writing.listing import SHOWN, list_of
from qa.writing.titled import LONGEST, answer_of, citations_of, counted, each_titled, titled

NEWEST = 5
"""Articles that an overview of the library shows."""
_MOST = 8
"""Outlets that are named, the commonest."""
_NEWS = re.compile(
    r"\b(?:new|news|latest|newest|recent(?:ly)?|lately|neues?|neueste[nrs]?|aktuell\w*|letzte[rs]?)\b", re.I
)
_OLD = re.compile(r"\b(?:old|oldest|earliest|first|ältest\w*|aeltest\w*|früheste\w*|erste[rs]?)\b", re.I)
_OF_ALL = re.compile(
    r"\b(?:new|news|newest|latest|recent|recently|lately|old|oldest|earliest|first|date|dates|updated|added|last|since|when|"
    r"far|back|range|span|period|period|time|times|year|years|language|languages|sprachen?|outlets?|sources?|newspapers?|"
    r"magazines?|papers?|publishers?|topics?|big|size|large|german|english|included?|"
    r"neues?|neueste[nrs]?|neuigkeiten|aktuell\w*|letzte[rs]?|älteste[nrs]?|früheste[nrs]?|datum|daten|zeitraum|"
    r"zeiträume|zeit|jahr|jahren?|wann|seit|stand|reicht|zurück|quellen?|zeitungen?|medien|verlage?|lokalzeitungen|"
    r"heute|today|themen|groß|deutsch\w*|englisch\w*|stammen|stammt|überhaupt|eigentlich|sprache|bis|erscheinungsdatum)\b",
    re.IGNORECASE,
)
"""Words that ask about the library as a whole."""
_ARTICLES = re.compile(
    r"\b(?:artik|meldung|text|bericht|beitr|archi|samml|bestand|hier|articl|artic|stor(?:y|ies)|piece|collect|librar|here|docs)",
    re.IGNORECASE,
)
_OR = re.compile(r"\b(?:or|oder)\b", re.IGNORECASE)
_LINES = {
    "en": {
        "count": "{articles} in this library, published from {first} to {last}.",
        "day": "{articles} in this library, published on {first}.",
        "undated": "{articles} in this library, none with a date.",
        "outlets": "Outlets: {list}.",
        "no outlets": "None of them names its outlet.",
        "languages": "Languages: {list}.",
        "newest": "The newest:",
        "oldest": "The oldest:",
        "mention": "{articles} mention{s} {topic}{shown}:",
        "none": "No article of this library mentions {topic}.",
        "shown": "; {count} shown (“show all” for the rest)",
        "outlet": "{articles} in this library {are} from {outlet}.",
    },
    "de": {
        "count": "{articles} in dieser Bibliothek, erschienen vom {first} bis {last}.",
        "day": "{articles} in dieser Bibliothek, erschienen am {first}.",
        "undated": "{articles} in dieser Bibliothek, alle ohne Datum.",
        "outlets": "Medien: {list}.",
        "no outlets": "Keiner nennt sein Medium.",
        "languages": "Sprachen: {list}.",
        "newest": "Die neuesten:",
        "oldest": "Die ältesten:",
        "mention": "{articles} erwähn{s} {topic}{shown}:",
        "none": "Kein Artikel dieser Bibliothek erwähnt {topic}.",
        "shown": "; {count} gezeigt („alle zeigen“ für den Rest)",
        "outlet": "{articles} in dieser Bibliothek {are} von {outlet}.",
    },
}
_LANGUAGES = {
    "en": {"de": "German", "en": "English", None: "another one"},
    "de": {"de": "Deutsch", "en": "Englisch", None: "eine andere"},
}


def about_library(
    library: Library, plan: Plan, request: Request, within: Filter | None, everything: bool
) -> Answer | None:
    """What a request asks of the library; None where it names a topic and no articles: these have to tell.

    `everything`: show all articles that mention something.
    """
    topic = topic_of(plan.question)
    rest = " ".join(_OF_ALL.sub(" ", topic).split())
    articles = newest_first(library.articles(within))
    if not articles or not (rest or _OF_ALL.search(plan.question) or asks_for_articles(plan.question)):
        return None  # “How many?” goes on from the question before
    if named := list(of_outlet(rest, library.outlets())):
        return answer_of("library", plan, request, within, [Part(_from_outlets(articles, named, request.language))])
    if rest and not asks_for_articles(plan.question):
        return None
    if rest:
        return _mentioning(library, plan, request, within, rest, everything)
    return answer_of("library", plan, request, within, list(_overview(articles, plan.question, request.language)))


def asks_for_articles(question: str) -> bool:
    """Whether a request speaks of articles, or of the archive that they are in."""
    return bool(_ARTICLES.search(question))


def _mentioning(
    library: Library, plan: Plan, request: Request, within: Filter | None, topic: str, everything: bool
) -> Answer:
    """The articles that mention a topic, or are about it in other words: how many, each with a sentence."""
    language, lines = request.language, _LINES[request.language]
    found = mentioning(library, topic, within)
    if not found and (alike := list_of(library, plan, request, within, everything)):
        return replace(alike, kind="library")
    found = found or newest_of(mentioning(library, side, within) for side in _sides(plan.question))
    named = f"„{first_words(topic, LONGEST)}“" if language == "de" else f"“{first_words(topic, LONGEST)}”"
    if not found:
        answer = answer_of("library", plan, request, within, [Part(lines["none"].format(topic=named))])
        return replace(answer, answered=False, reason="not covered")
    evidence = as_sources(library, Found(with_speakers(library, found))).evidence
    shown = evidence if everything else evidence[:SHOWN]
    more = lines["shown"].format(count=len(shown)) if len(shown) < len(evidence) else ""
    one = len(evidence) == 1
    ending = ("t" if one else "en") if language == "de" else ("s" if one else "")
    opening = lines["mention"].format(articles=counted(len(evidence), language), s=ending, topic=named, shown=more)
    citations = citations_of(shown)
    return answer_of("library", plan, request, within, [Part(opening), *each_titled(citations, language)], citations)


def _sides(question: str) -> list[str]:
    """The topics of which one is enough, “pope”, “Vatican”; of “Boeing or a Boeing plane” the first."""
    sides = [topic for side in _OR.split(question) if (topic := topic_of(side))]
    words = [set(words_of(side)) for side in sides]
    return [one for n, one in enumerate(sides) if not any(words[n] > other for other in words)]


def _overview(articles: Sequence[Article], question: str, language: str) -> Iterator[Part]:
    """Yield how many, from when, of whom; then the newest titles, or the oldest where these are asked for."""
    lines = _LINES[language]
    dated = [one.published for one in articles if one.published]
    count = counted(len(articles), language)
    if dated:
        first, last = date_in_words(min(dated), language), date_in_words(max(dated), language)
        yield Part(lines["day" if first == last else "count"].format(articles=count, first=first, last=last))
    else:
        yield Part(lines["undated"].format(articles=count))
    outlets = Counter(one.outlet for one in articles if one.outlet)
    yield Part(" " + (lines["outlets"].format(list=_commonest(outlets)) if outlets else lines["no outlets"]))
    names = _LANGUAGES[language]
    spoken = Counter(names.get(one.language, one.language or "") for one in articles)
    yield Part(" " + lines["languages"].format(list=_commonest(spoken)))
    oldest = bool(_OLD.search(question)) and not _NEWS.search(question)
    shown = [one for one in reversed(articles) if one.published] if oldest else list(articles)
    yield Part(f"\n\n{lines['oldest' if oldest else 'newest']}\n")
    yield Part("\n".join(f"– {titled(one, language)}" for one in shown[:NEWEST]))


def _from_outlets(articles: Sequence[Article], outlets: Sequence[str], language: str) -> str:
    found = []
    for outlet in outlets:
        count = sum(one.outlet == outlet for one in articles)
        are = ("ist" if count == 1 else "sind") if language == "de" else ("is" if count == 1 else "are")
        found.append(_LINES[language]["outlet"].format(articles=counted(count, language), are=are, outlet=outlet))
    return " ".join(found)


def _commonest(counts: Counter[str]) -> str:
    shown = [f"{name} ({count:,})" for name, count in counts.most_common(_MOST)]
    return ", ".join(shown) + (" …" if len(counts) > _MOST else "")
