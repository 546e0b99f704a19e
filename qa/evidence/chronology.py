"""What happened, step by step: sentences of the articles on an affair, by the day that they tell of."""

import re
from dataclasses import dataclass

from index.article import Article, Sentence
from index.library.reads import Reads
from index.text.moments import Told, told_in
from qa.evidence.listing import listed
from qa.evidence.mentioning import topic_of
from qa.question.plan import Plan

ARTICLES = 8
"""Articles on an affair that are read for its steps, the likeliest."""
_ASKS = re.compile(
    r"\b(?:chronolog\w*|timeline|zeitleiste|ablauf\w*|verlauf\w*|abfolge|reihenfolge|what|was|wie|how|happen\w*|gescha\w*|"
    r"passier\w*|ereign\w*|events?|order|sequence|since|after|afterwards|nach|danach|seit|before|vor|then|next|unfold\w*|"
    r"develop\w*|ging|weiter|entwickelt\w*|step|schritt\w*|kam|dann)\b",
    re.IGNORECASE,
)
"""Words with which one asks for what happened; what is left says in which affair."""


@dataclass(frozen=True)
class Step:
    """A sentence, and when what it tells of was."""

    sentence: Sentence
    told: Told


def affair_of(question: str) -> str:
    """The affair that a request for a timeline is about; empty where it asks for all that happened."""
    return topic_of(" ".join(_ASKS.sub(" ", question).split()))


def chronology(library: Reads, plan: Plan, affair: str) -> list[Step]:
    """The steps of an affair, the earliest first: dated sentences of its articles, and how each article begins.

    A sentence without a day that it names itself stands at its article's; one without either is left out.
    """
    articles = list(dict.fromkeys(one.article for one in listed(library, plan, affair)))[:ARTICLES]
    if not articles:
        articles = [hit.passage.article for hit in library.search(affair, limit=1)]
    return in_order([step for article in articles for step in _steps(library, article)])


def _steps(library: Reads, article: Article) -> list[Step]:
    found = []
    for number, sentence in enumerate(one for one in library.sentences(article) if one.kind == "text"):
        told = told_in(sentence.text, article.published)
        if told is None and number == 0 and article.published:
            told = Told(article.published)
        if told:
            found.append(Step(sentence, told))
    return found


def beginnings(library: Reads, articles: list[Article]) -> list[Step]:
    """How each of some articles begins, at the day that its first sentence tells of, in order."""
    return in_order([step for article in articles for step in _steps(library, article)[:1]])


def in_order(steps: list[Step]) -> list[Step]:
    """By day; on one day as their articles have them."""
    return sorted(steps, key=lambda one: one.told.day)
