"""What a page says about its article: title, outlet, date, authors.

First what its JSON-LD says of the article itself (https://schema.org/NewsArticle), not of a picture or of the page,
then meta elements and microdata, then what trafilatura finds.
"""

import html
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml import etree
from trafilatura.settings import Document

from index.text.dates import date_in

_Node = Mapping[str, Any]
"""An object of JSON-LD."""
_Meta = Mapping[str, Sequence[str]]
"""Name or property of meta elements, in lower case → what they say, in order."""

_ARTICLE = re.compile(r"(?:article|blogposting|report|review|liveblogposting)$", re.IGNORECASE)
_BY = re.compile(
    r"(?:(?:zeige )?(?:alle )?(?:beiträge|artikel|texte) (?:von|des autors)"
    r"|(?:view |see )?(?:all )?(?:posts|articles|stories) by"
    r"|(?:ein |a )?(?:interview|gastbeitrag|kommentar|analyse|bericht|story|report)? ?(?:von|by)"
    r"|autor(?:in)?:|author:|text:)\s+",
    re.IGNORECASE,
)
"""What stands before a name: “Zeige alle Beiträge von”, “A report by”."""
_BETWEEN = re.compile(r"\s*[;,|]\s*|\s+(?:und|and|&)\s+(?=\w+\W+\w)")
_NO_NAME = re.compile(
    r"https?:|www\.|@|/|\d{2}|^(?:admin|administrator|webmaster|none|null|unknown|n/a)$", re.IGNORECASE
)
_ROLE = re.compile(
    r"(?:[a-zäöü]|(?:in|aus|from)\s|.*(?:redakteur|korrespondent|reporter|correspondent|editor|producer|writer|volontär))",
)
"""What stands behind a name, or in the place of one: “Scotland correspondent”, “in Berlin”."""
_AGENCIES = {
    name.casefold(): name
    for name in "dpa AFP AP Reuters KNA epd APA SDA SID ANSA EFE TASS PTI DAPD dts ots dpa-AFX dpa-infocom".split()
}
_SHORT_CAPITALS = 3
"""Letters of a word in capitals that stays so in a name: “PA Media”, “BBC”."""
_SEPARATOR = re.compile(r"\s+(?:[|•·»:]+|[-–—])\s+|:\s+")
_LEGAL = re.compile(r"\b(?:GmbH|AG|KG|SE|mbH|Ltd|Limited|Inc|LLC|Corp|plc|Co)\b\.?")
_DOMAIN = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}$", re.IGNORECASE)
_OUTLET_WORDS = 5
"""Words of a motto, at least."""
_OUTLETS = "og:site_name application-name publisher dc.publisher dcterms.publisher"
_AUTHORS = "author article:author dc.creator parsely-author byl"
_HEADS, _TITLES, _PARTS = 5, 10, 4
"""Headings and titles of a page, and separators of a title, that are looked at."""
_DATE = 40
"""Characters of a date that are read."""
_TITLE = 200
"""Characters of a title; of the 850 Wikinews headlines the longest has 107, with kicker and outlet up to twice that."""


@dataclass(frozen=True)
class Facts:
    """What a page says about its article; None or empty where it does not."""

    titles: tuple[str, ...]
    """What it may be called, what is meant for readers first."""
    outlet: str | None
    published: str | None
    """ISO 8601 date."""
    authors: str | None
    description: str
    body: str
    """The article's text as the page's JSON-LD has it, with markup or without."""
    article: bool
    """Whether the page says that it is one of an article."""


def facts_of(tree: etree._Element, document: Document) -> Facts:
    """The facts of a page; `document` has those that trafilatura found."""
    nodes = list(_nodes(tree))
    known = {str(node["@id"]): node for node in reversed(nodes) if "@id" in node}
    articles = [node for node in nodes if _is_article(node)]
    article = articles[0] if articles else {}
    meta = _meta(tree)
    shown = [
        _plain("".join(element.itertext())) for name in ("h1", "title") for element in islice(tree.iter(name), _HEADS)
    ]
    titles = [_plain(document.title or ""), *_stated(meta, "og:title twitter:title")]
    titles += [_plain(_string(article.get("headline"))), *shown]
    titles = list(dict.fromkeys(filter(None, titles)))[:_TITLES]
    outlets = [_name(article.get("publisher"), known), *_stated(meta, _OUTLETS)]
    outlet = _outlet(outlets, titles)
    descriptions = [*_stated(meta, "og:description description"), _plain(_string(article.get("description"))), ""]
    return Facts(
        titles=tuple(titles),
        outlet=outlet,
        published=_published(articles, meta, tree) or document.date,
        authors=_authors(article, known, meta, document, outlet),
        description=descriptions[0],
        body=next((_string(node["articleBody"]) for node in articles if node.get("articleBody")), ""),
        article=bool(articles) or "article" in _stated(meta, "og:type"),
    )


def title_of(facts: Facts, headline: str | None) -> str | None:
    """The title of a page, without the outlet before or behind it, cut where it is longer than any.

    `headline` is what stands above the article.
    """
    if headline and len(headline) <= _TITLE and any(headline in parts_of(title) for title in facts.titles):
        return headline
    for title in facts.titles:
        if len(title) <= _TITLE:
            return _without_outlet(title, facts.outlet)
    if headline and len(headline) <= _TITLE:
        return headline
    longest = next(iter(facts.titles), headline)
    return longest and longest[:_TITLE].rpartition(" ")[0].rstrip(" ,;:–-") + "…"


def parts_of(title: str) -> list[str]:
    """What stands before and behind each separator of a title: “Rat lehnt ab | Stadtfunk”."""
    found = list(_SEPARATOR.finditer(title))
    found = found if len(found) <= _PARTS else [*found[: _PARTS - 1], found[-1]]
    return [part for one in found for part in (title[: one.start()], title[one.end() :])]


def _without_outlet(title: str, outlet: str | None) -> str:
    if outlet:
        *_, last = [None, *_SEPARATOR.finditer(title)]
        if last and title[last.end() :].casefold() == outlet.casefold() and last.start():
            return title[: last.start()]
        first = _SEPARATOR.search(title)
        if first and title[: first.start()].casefold() == outlet.casefold():
            return title[first.end() :]
    return title


def _nodes(tree: etree._Element) -> Iterator[dict[str, Any]]:
    """The objects of a page's JSON-LD, those in lists and graphs too."""
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            stack = [json.loads(script.text or "")]
        except (ValueError, RecursionError):
            continue
        while stack:
            value = stack.pop()
            if isinstance(value, list):
                stack += reversed(value)
            elif isinstance(value, dict):
                yield value
                stack += [value[key] for key in ("mainEntity", "mainEntityOfPage", "@graph") if key in value]


def _is_article(node: _Node) -> bool:
    types = node.get("@type")
    return any(isinstance(one, str) and _ARTICLE.search(one) for one in (types if isinstance(types, list) else [types]))


def _meta(tree: etree._Element) -> _Meta:
    found: dict[str, list[str]] = defaultdict(list)
    for element in tree.iter("meta"):
        if content := _plain(element.get("content", "")):
            for key in {element.get("property"), element.get("name"), element.get("itemprop")} - {None}:
                found[key.casefold()].append(content)
    return found


def _stated(meta: _Meta, keys: str) -> list[str]:
    """What a page's meta elements of these names say, the first name first."""
    return [content for key in keys.split() for content in meta.get(key, ())]


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _plain(text: str) -> str:
    """A line without entities, which some pages write twice."""
    for _ in range(2):
        text = html.unescape(text)
    return " ".join(text.split())


def _name(value: object, known: Mapping[str, _Node]) -> str:
    """The name of a person or an organisation, given as text, as an object, or by its `@id`."""
    if isinstance(value, list):
        return next(filter(None, (_name(one, known) for one in value)), "")
    if isinstance(value, dict):
        return _plain(_string(value.get("name")) or _string(known.get(str(value.get("@id")), {}).get("name")))
    return _plain(_string(value))


def _published(articles: Iterable[_Node], meta: _Meta, tree: etree._Element) -> str | None:
    stated = [_string(node.get("datePublished")) for node in articles]
    stated += _stated(meta, "article:published_time og:article:published_time datepublished")
    stated += [
        element.get("datetime") or element.get("content") or "".join(element.itertext())
        for element in tree.xpath("//*[@itemprop='datePublished'][not(ancestor::figure)]")
    ]
    dates = (date_in(one[:_DATE]) for one in stated)
    return next((date.isoformat() for date in dates if date), None)


def _outlet(stated: Iterable[str], titles: Iterable[str]) -> str | None:
    """The outlet's name: one that a title names, a name rather than a motto, a firm or an address."""
    names = list(dict.fromkeys(filter(None, stated)))
    named = {part.casefold() for title in titles for part in parts_of(title)}
    best = min(
        names,
        key=lambda one: (
            _is_motto(one),
            bool(_LEGAL.search(one)),
            bool(_DOMAIN.match(one)),
            one.casefold() not in named,
        ),
        default=None,
    )
    return _SEPARATOR.split(best)[0] if best and _is_motto(best) else best


def _is_motto(name: str) -> bool:
    return _SEPARATOR.search(name) is not None or name.count(" ") >= _OUTLET_WORDS


def _authors(
    article: _Node, known: Mapping[str, _Node], meta: _Meta, document: Document, outlet: str | None
) -> str | None:
    authors = article.get("author")
    named = [_name(one, known) for one in (authors if isinstance(authors, list) else [authors])]
    for stated in (named, _stated(meta, _AUTHORS), [document.author or ""]):
        names = dict.fromkeys(name for text in stated for name in _people(text))
        names.pop(outlet or "", None)
        if names:
            return ", ".join(names)
    return None


def _people(text: str) -> list[str]:
    """The names in a byline."""
    text = _BY.sub("", " ".join(text.split()), count=1) if _BY.match(text) else text
    names = (_mended(part.strip(" .,-–")) for part in _BETWEEN.split(text))
    return [
        name
        for name in names
        if name and not _NO_NAME.search(name) and (name.casefold() in _AGENCIES or not _ROLE.match(name))
    ]


def _mended(name: str) -> str:
    """A name with its capitals: “TOM KERRIGAN”, “Dpa”."""
    if name.casefold() in _AGENCIES:
        return _AGENCIES[name.casefold()]
    words = name.split()
    shouted = [re.sub("^Mc", "", word).isupper() for word in words]
    least = 1 if len(words) > 1 and all(shouted) else _SHORT_CAPITALS
    return " ".join(
        re.sub(r"\b(Mc)([a-zäöü])", lambda found: found[1] + found[2].upper(), word.title())
        if in_capitals and len(word) > least
        else word
        for word, in_capitals in zip(words, shouted, strict=True)
    )
