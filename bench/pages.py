"""What comes of the pages in tests/index/loading/pages, by kind: `python bench/pages.py [--nameless]`.

Shares of: leads kept in their place, what the text must have, what it must not have; titles, outlets, authors and dates
right; pages without an article that are refused with the right reason. `--nameless` takes classes, ids and the
description out of the pages first: what is then found is found by where it stands.
"""

import re
import sys
from collections import defaultdict
from pathlib import Path
from statistics import mean

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from saved_pages import SavedPage, saved_pages

from index.article import Article
from index.errors import EmptyArticleError
from index.loading.web_page import article_of_html

COLUMNS = ("lead", "present", "absent", "title", "outlet", "author", "date", "refused")
NAMES = re.compile(r' (?:class|id|data-[\w-]+|itemprop|role)="[^"]*"')
DESCRIPTION = re.compile(r"<meta [^>]*description[^>]*>")


def plain(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())


def outcomes(page: SavedPage, article: Article | EmptyArticleError) -> dict[str, list[bool]]:
    """For each column what is right of a page."""
    if page.fails:
        return {"refused": [isinstance(article, EmptyArticleError) and page.fails.lower() in str(article).lower()]}
    if isinstance(article, EmptyArticleError):
        return {"present": [False] * len(page.body), "lead": [False] * bool(page.lead)}
    text, paragraphs = plain(article.text), [plain(part) for part in article.text.split("\n\n")]
    first = min((text.find(plain(part)) for part in page.body if part.endswith(".")), default=0)
    return {
        "lead": [-1 < text.find(page.lead) <= max(first, 0)] if page.lead else [],
        "present": [plain(part) in text for part in page.body],
        "absent": [part not in (paragraphs if len(part) < 12 else text) for part in page.absent],
        "title": [article.title == page.title],
        "outlet": [article.outlet == page.outlet],
        "author": [article.author == page.author],
        "date": [str(article.published) == page.date],
    }


def main() -> None:
    """Print a row for each kind."""
    kinds: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for page in saved_pages():
        markup = DESCRIPTION.sub("", NAMES.sub("", page.markup)) if "--nameless" in sys.argv else page.markup
        try:
            article: Article | EmptyArticleError = article_of_html("page.html", markup.encode())
        except EmptyArticleError as error:
            article = error
        for column, right in outcomes(page, article).items():
            for kind in (page.kind, "all"):
                kinds[kind][column] += right
    print(f"| pages | {' | '.join(COLUMNS)} |\n|---|{'---|' * len(COLUMNS)}")
    for kind in sorted(kinds, key=lambda one: one == "all"):
        cells = (kinds[kind][column] for column in COLUMNS)
        print(f"| {kind} | {' | '.join(f'{mean(cell):.3f} of {len(cell)}' if cell else '' for cell in cells)} |")


if __name__ == "__main__":
    main()
