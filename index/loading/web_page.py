"""A saved web page to an article.

What of a page is the article, trafilatura finds (Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15):
navigation, comments and boxes of related articles stay out. Title, outlet, author and date are what the page's metadata
says, in trafilatura's order: Open Graph and other meta elements, JSON-LD, then what stands in the page. Of several
dates the one of publication is taken, not that of the last change; where the page has none, what the text says about
itself counts.
"""

import html
import logging
import re

from lxml import etree
from lxml.html import document_fromstring
from trafilatura import bare_extraction
from trafilatura.settings import Document, use_config

from index.article import Article
from index.errors import EmptyArticleError
from index.loading.attributes import without_long_tags
from index.loading.blocks import blocks_of, plain_line
from index.loading.decode import decode_markup
from index.loading.page_tree import is_long, tree_of_page

for _logger in ("trafilatura", "htmldate"):  # what they mend on the way is not for the user
    logging.getLogger(_logger).addHandler(logging.NullHandler())

_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,500})", re.IGNORECASE)
_SITE = re.compile(r"og:site_name|application-name|[\"']publisher[\"']|dc(?:terms)?[.:]publisher", re.IGNORECASE)
"""A page that names its outlet; trafilatura else guesses it from the title, and sometimes wrong."""
_XML = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_SETTINGS = use_config()
_SETTINGS.set("DEFAULT", "MIN_EXTRACTED_SIZE", "50")
"""Characters. Below trafilatura's 250 it takes what stands anywhere in the page, comments too, for a short article."""
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
    page = without_long_tags(page)
    tree = tree_of_page(name, _XML.sub("", page))
    found = (
        None
        if tree is None
        else bare_extraction(
            tree,
            fast=is_long(tree),
            include_comments=False,
            with_metadata=True,
            config=_SETTINGS,
            prune_xpath=_NO_ARTICLE,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    )
    document = found if isinstance(found, Document) else Document()
    blocks = list(blocks_of(document.body)) if document.body is not None else []
    blocks = blocks or _paragraphs(page)
    if not blocks:
        problem = f"{name} is a page without an article (only scripts, links or pictures): save what you see as text."
        raise EmptyArticleError(problem)
    heading = document.body.findtext(".//head") if document.body is not None else None
    if heading and len(blocks) > 1 and blocks[0] == plain_line(heading) and blocks[0] in _titles(page, document.title):
        title = title or blocks[0]  # a page's title often has the outlet's name before or behind it
        del blocks[0]
    return Article.from_text(
        "\n\n".join(blocks),
        title=title or document.title,
        source=source or name,
        published=published or document.date,
        outlet=outlet or (document.sitename if _SITE.search(page) else None),
        author=author or (document.author or "").replace("; ", ", ") or None,
    )


def text_of_fragment(fragment: str) -> str:
    """The text of a piece of HTML that is all article, such as a feed's entry."""
    if "<" not in fragment:
        return html.unescape(fragment).strip()
    try:
        tree = document_fromstring(without_long_tags(fragment), ensure_head_body=True)
    except (etree.ParserError, ValueError):
        return ""
    return "\n\n".join(blocks_of(tree.find("body")))


def _titles(page: str, title: str | None) -> str:
    raw = _TITLE.search(page)
    return " ".join(f"{title or ''}\n{html.unescape(raw[1]) if raw else ''}".split())


def _paragraphs(page: str) -> list[str]:
    """The paragraphs of a page that is too short for trafilatura to judge; of a text without any tag, its own."""
    if "<" not in page:
        return list(filter(None, map(str.strip, page.split("\n\n"))))
    try:
        tree = document_fromstring(page.encode("utf-8", "replace"), ensure_head_body=True)
    except (etree.ParserError, ValueError):
        return []
    found = tree.xpath("//p[not(ancestor::nav or ancestor::header or ancestor::footer or ancestor::aside)]")
    return [block for paragraph in found for block in blocks_of(paragraph)]
