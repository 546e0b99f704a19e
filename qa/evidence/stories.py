"""One text in several articles is one source: what else it stands in, and that it is not cited twice."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.article import Article, Sentence
from index.library import Library
from qa.evidence.speech import Evidence, Found

_NAMED = 4
"""Outlets that a heading names; “and 3 others” are the rest."""
_AGENCIES = "dpa-AFX|dpa|AFP|Reuters|APA|AP|KNA|epd|SID|PA|Bloomberg|Keystone-SDA"
_CREDIT = re.compile(rf"\((?:[a-z]{{2,3}}[/,] ?)?({_AGENCIES})(?:[/,;] ?(?:[a-z]{{2,4}}|{_AGENCIES}))*\)")
"""An agency in brackets, as papers credit a text: “(dpa)”, “(dpa/lni)”, “(red/dpa)”, “(AFP, Reuters)”; not as they do
with a photo: “(picture alliance/dpa)”, “(dpa/Kay Nietfeld)”."""
_TEXT = {"en": "{agency} text, ", "de": "{agency}-Text, "}
_ALSO = {"en": ("also in", "and", "{count} others"), "de": ("auch in", "und", "{count} weiteren")}


def as_sources(library: Library, found: Found) -> Found:
    """What was found, each sentence with the other articles of its story that have it, none of them cited again."""
    evidence = _once(library, found.evidence)
    return replace(found, evidence=evidence, related=_once(library, found.related))


def _once(library: Library, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    kept: list[Evidence] = []
    for one in evidence:
        sentence = one.sentence
        also = tuple(other for other in library.duplicates(sentence.article) if _has(other, sentence))
        if not any(kept_one.sentence.article in also and _same(kept_one.sentence, sentence) for kept_one in kept):
            kept.append(replace(one, also=also))
    return tuple(kept)


def _has(article: Article, sentence: Sentence) -> bool:
    """Whether the sentence stands in an article, whatever its line breaks are."""
    return " ".join(sentence.text.split()) in " ".join(article.text.split())


def _same(one: Sentence, other: Sentence) -> bool:
    return one.text.split() == other.text.split()


def in_all(groups: Sequence[Sequence[Article]]) -> list[Article]:
    """The articles that are in each of some lists, in the order of the first."""
    return [one for one in groups[0] if all(one in group for group in groups[1:])] if groups else []


def agency_of(article: Article) -> str | None:
    """The news agency that an article credits, as its author, its outlet or in brackets in its text; else None."""
    for name in (article.author, article.outlet):
        if name and re.fullmatch(_AGENCIES, name.strip(), re.IGNORECASE):
            return name.strip()
    found = _CREDIT.search(article.text)
    return found[1] if found else None


def also_in(articles: Sequence[Article], language: str, of: Article | None = None) -> str:
    """“also in Nordkurier and taz”; the title where the outlet is not known, empty where there are no articles.

    With the agency where `of`, the article that is cited, credits one: “dpa text, also in Nordkurier and taz”.
    """
    names = list(dict.fromkeys(article.outlet or article.title for article in articles))
    if not names:
        return ""
    opening, joining, rest = _ALSO[language]
    listed = names if len(names) <= _NAMED + 1 else [*names[:_NAMED], rest.format(count=len(names) - _NAMED)]
    agency = agency_of(of) if of else None
    credit = _TEXT[language].format(agency=agency) if agency else ""
    return f"{credit}{opening} {f' {joining} '.join(filter(None, [', '.join(listed[:-1]), listed[-1]]))}"
