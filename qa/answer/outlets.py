"""The outlets and the agency that print one text, in words."""

import re
from collections.abc import Sequence

from index.article import Article

_NAMED = 4
"""Outlets that a heading names; “and 3 others” are the rest."""

_AGENCIES = "dpa-AFX|dpa|AFP|Reuters|APA|AP|KNA|epd|SID|PA|Bloomberg|Keystone-SDA"

_CREDIT = re.compile(rf"\((?:[a-z]{{2,3}}[/,] ?)?({_AGENCIES})(?:[/,;] ?(?:[a-z]{{2,4}}|{_AGENCIES}))*\)")
"""An agency in brackets, as papers credit a text: “(dpa)”, “(dpa/lni)”, “(red/dpa)”, “(AFP, Reuters)”; not as they do
with a photo: “(picture alliance/dpa)”, “(dpa/Kay Nietfeld)”."""

_TEXT = {"en": "{agency} text, ", "de": "{agency}-Text, "}

_ALSO = {"en": ("also in", "and", "{count} others"), "de": ("auch in", "und", "{count} weiteren")}


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
