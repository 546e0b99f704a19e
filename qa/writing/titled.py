"""Sentences under their articles' titles, and the answer that they are."""

from collections.abc import Iterable, Sequence

from index.article import Article
from index.store.filters import Filter
from qa.answer.answer import Answer
from qa.answer.citation import Citation, Part
from qa.answer.in_words import date_in_words
from qa.evidence.examples import first_words
from qa.evidence.found import Evidence
from qa.question.plan import Plan
from qa.question.request import Kind, Request

LONGEST = 120
"""Code points of a title."""


def titled(article: Article, language: str) -> str:
    """“Talsperre gesperrt” with outlet and day. Untrusted."""
    date = date_in_words(article.published, language) if article.published else ""
    title = first_words(article.title, LONGEST)
    return f"{title} ({', '.join(filter(None, [article.outlet, date]))})" if article.outlet or date else title


def citations_of(evidence: Iterable[Evidence], first: int = 1) -> list[Citation]:
    """Sentences as citations, numbered from `first`."""
    return [Citation(n, one.sentence, one.context, one.statement, one.also) for n, one in enumerate(evidence, first)]


def under_titles(citations: Iterable[Citation], language: str) -> list[Part]:
    """Cited sentences under their articles' titles."""
    parts: list[Part] = []
    head = ""
    for one in citations:
        before, head = head, titled(one.sentence.article, language)
        parts.append(Part(" " if head == before else ("\n\n" if parts else "") + head + ":\n"))
        parts.append(Part(one.sentence.text, one.number))
    return parts


def each_titled(citations: Iterable[Citation], language: str) -> list[Part]:
    """Cited sentences, each under its article's title, an empty line before it."""
    parts = []
    for one in citations:
        parts += [Part(f"\n\n{titled(one.sentence.article, language)}\n"), Part(one.sentence.text, one.number)]
    return parts


def counted(count: int, language: str) -> str:
    """“1,234 articles”, “1 Artikel”."""
    noun = "Artikel" if language == "de" else ("article" if count == 1 else "articles")
    return f"{count:,} {noun}".replace(",", "." if language == "de" else ",")


def answer_of(
    kind: Kind,
    plan: Plan,
    request: Request,
    within: Filter | None,
    parts: Sequence[Part],
    citations: Sequence[Citation] = (),
) -> Answer:
    """An answer to a request that is no question to the articles."""
    return Answer(
        question=plan.question,
        parts=tuple(parts),
        citations=tuple(citations),
        language=request.language,
        within=within or None,
        kind=kind,
    )
