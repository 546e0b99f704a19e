"""An article in short: its title, and its first sentences, each cited."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.article import Article
from index.errors import NotInLibraryError
from index.library import Library
from index.library.selection import Selection
from index.store.filters import Filter
from qa.answer.answer import Answer
from qa.answer.citation import Part
from qa.evidence.in_short import article_on, in_short
from qa.evidence.mentioning import topic_of
from qa.question.plan import Plan
from qa.question.request import Request
from qa.writing.titled import answer_of, citations_of, under_titles

_ASKS = re.compile(
    r"\b(?:summar\w*|sum|up|gist|short|shortly|brief|briefly|overview|recap|tl|dr|tldr|point|points|main|key|bullets?|nutshell|"
    r"takeaways?|message|essen\w*|abstract|version|quick\w*|bullet|sentences?|lines?|words?|paragraph|open|opened|"
    r"zusammen\w*|fass\w*|kurz\w*|knapp\w*|inhalt\w*|kern\w*|haupt\w*|wichtigste\w*|punkte?|stichpunkte|überblick|grob|"
    r"worum|worüber|geht|wesentliche\w*|geöffnet\w*|offen\w*|sätze\w*|satz|resümee|abriss|übersicht|"
    r"pls|plz|please|bitte|mal|going|reads?|spielbericht|interview|reportage)\b",
    re.IGNORECASE,
)
"""Words with which one asks for an article in short; what is left says which."""
_WHICH = {
    "en": "Which article? “What is the article on … about?”",
    "de": "Welcher Artikel? „Worum geht es in dem Artikel über …?“",
}


def article_in_short(
    library: Library, plan: Plan, request: Request, cited: Sequence[str], within: Filter | None
) -> Answer | None:
    """The article that a request names in short; without a name the only one that is asked, or the one cited last.

    None where no article is on what the request names: then it is a question like others.

    Args:
        library: where it is.
        plan: of the request.
        request: its kind and language.
        cited: the id of the article that is open, else the ids of those that the answer before cites, the first first.
        within: the articles that are asked.

    """
    topic = " ".join(_ASKS.sub(" ", topic_of(plan.question)).split())
    articles = library.articles(within)
    selection = Selection(library, within)
    article = article_on(selection, articles, topic) if topic else _open(library, articles, cited)
    if article is None and topic:
        return None
    if article is None:
        which = answer_of("article", plan, request, within, [Part(_WHICH[request.language])])
        return replace(which, answered=False, reason="not covered")
    citations = citations_of(in_short(selection, article))
    return answer_of("article", plan, request, within, under_titles(citations, request.language), citations)


def _open(library: Library, articles: Sequence[Article], cited: Sequence[str]) -> Article | None:
    """The only article that is asked, else the first that was cited and still is there."""
    if len(articles) == 1:
        return articles[0]
    for identity in cited[:1]:
        try:
            return library.article(identity)
        except NotInLibraryError:  # removed since it was cited
            return None
    return None
