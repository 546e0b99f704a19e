"""A saved web page to an article.

What of a page is the article, trafilatura proposes (Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15), and
`page_article` beside this sets right; title, outlet, author and date are those of `page_facts`. Where the page has no
date, what the text says about itself counts. A page without an article says why (`page_problem`).
"""

import html
import itertools
import logging
import re

from lxml import etree
from lxml.html import document_fromstring
from trafilatura import bare_extraction
from trafilatura.settings import Document, use_config

from index.article import Article
from index.errors import EmptyArticleError
from index.lexicon.pages import is_aside, without_asides
from index.loading.attributes import without_long_tags
from index.loading.blocks import blocks_of
from index.loading.decode import decode_markup
from index.loading.page_article import article_blocks
from index.loading.page_facts import facts_of, title_of
from index.loading.page_problem import EMPTY, body_of, problem_of
from index.loading.page_tree import is_long, tree_of_page

for _logger in ("trafilatura", "htmldate"):  # what they mend on the way is not for the user
    logging.getLogger(_logger).addHandler(logging.NullHandler())

_SITE = re.compile(r"og:site_name|application-name|[\"']publisher[\"']|dc(?:terms)?[.:]publisher", re.IGNORECASE)
"""A page that names its outlet; trafilatura else guesses it from the title, and sometimes wrong."""
_XML = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_SETTINGS = use_config()
_SETTINGS.set("DEFAULT", "MIN_EXTRACTED_SIZE", "50")
"""Characters. Below trafilatura's 250 it takes what stands anywhere in the page, comments too, for a short article."""
_COVERED = 0.5
"""Share of trafilatura's text that is found again in the page, at least, so that its place there counts."""
_MORE = 1.3
"""Times as much text as the page shows that its JSON-LD has where that is taken."""
_LEAD = 4
"""Blocks of the page above that text, at most."""
_GLUED = re.compile(r"(?<=[a-zäöüß]{2}[.!?])(?=[A-ZÄÖÜ„“])|(?<=[a-zäöüß][.!?][“”\"])(?=[A-ZÄÖÜ„])")
"""Where the paragraphs of a JSON-LD text were joined without a blank."""
_NO_ARTICLE = ["//noscript", "//nav", "//template", "//dialog"]


def article_of_html(name: str, data: bytes) -> Article:
    """The article of a page: its paragraphs with an empty line between them, items with “- ” before them.

    Raises:
        EmptyArticleError: there is no article in it.
        UnreadableError: it is no text.
    """
    return article_of_page(name, decode_markup(data, name))


def article_of_page(
    name: str,
    page: str,
    title: str | None = None,
    source: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
) -> Article:
    """The same for a page that is text already. What is None is read from the page; `source` is else `name`."""
    if "<" not in page:  # text under a page's name
        return Article.from_text(page.strip(), title, source or name, published, outlet, author)
    page = without_long_tags(page)
    tree = tree_of_page(name, _XML.sub("", page))
    if tree is None:
        raise EmptyArticleError(f"{name} {EMPTY}")
    document = bare_extraction(
        tree,
        fast=is_long(tree),
        include_comments=False,
        with_metadata=True,
        config=_SETTINGS,
        prune_xpath=_NO_ARTICLE,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if not isinstance(document, Document):
        document = Document()
    facts = facts_of(tree, document)
    found = blocks_of(document.body) if document.body is not None else []
    chosen = article_blocks(body_of(tree), found, facts.titles, facts.description)
    if chosen.covered >= _COVERED:
        found = [block.text for block in chosen.blocks]
    blocks = [text for block in found if (text := without_asides(block)) and text != chosen.headline]
    blocks = _fuller(blocks, facts.body)
    if problem := problem_of(blocks, chosen, facts, tree):
        raise EmptyArticleError(f"{name} {problem}")
    return Article.from_text(
        "\n\n".join(blocks),
        title=title or title_of(facts, chosen.headline),
        source=source or name,
        published=published or facts.published,
        outlet=outlet or facts.outlet or (document.sitename if _SITE.search(page) else None),
        author=author or facts.authors,
    )


def _fuller(blocks: list[str], body: str) -> list[str]:
    """The article's blocks, or those of its JSON-LD where that has much more, as behind a paywall's notice.

    A lead that stands in the page alone stays above them.
    """
    stated = text_of_fragment(_GLUED.sub(" ", body)) if body else ""
    if len(stated) <= _MORE * sum(map(len, blocks)):
        return blocks
    lines = filter(None, map(str.strip, stated.split("\n")))
    paragraphs = [without_asides(line) for line in lines if not is_aside(line)]
    whole = " ".join(paragraphs)
    lead = list(itertools.takewhile(lambda block: " ".join(block.split()) not in whole, blocks[:_LEAD]))
    return [*(lead if len(lead) < min(len(blocks), _LEAD) else lead[:1]), *paragraphs]


def text_of_fragment(fragment: str) -> str:
    """The text of a piece of HTML that is all article, such as a feed's entry."""
    if "<" not in fragment:
        return html.unescape(fragment).strip()
    try:
        tree = document_fromstring(without_long_tags(fragment), ensure_head_body=True)
    except (etree.ParserError, ValueError):
        return ""
    return "\n\n".join(blocks_of(tree.find("body")))
