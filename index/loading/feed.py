"""An exported feed (RSS 2.0, RSS 1.0, Atom; WordPress's export is RSS) to articles, one an entry.

An entry's source is its address, else its identifier; its date is that of publication (`pubDate`, `published`, `date`),
where it has none that of its last change (`updated`); the outlet is the feed's title. The text is the whole content
where the feed has it, else the summary.
"""

from collections.abc import Iterator
from xml.etree import ElementTree

from index.article import Article
from index.errors import ArticleError, EmptyArticleError, UnreadableError
from index.loading.web_page import text_of_fragment
from index.loading.xml_tree import tree_of_xml
from index.text.dates import date_in


def articles_of_feed(name: str, data: bytes) -> Iterator[tuple[str, Article | ArticleError]]:
    """The articles of a feed with their places (`feed.xml#3`: the third entry).

    Raises:
        UnreadableError: it is no XML, or XML but no feed.
    """
    try:
        root = tree_of_xml(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:  # an encoding that there is none of
        raise UnreadableError(f"{name} is broken XML ({error}): export the feed again.") from error
    for element in root.iter():
        element.tag = element.tag[element.tag.rfind("}") + 1 :]  # its namespace may be as long as the file
    if root.tag not in ("rss", "RDF", "feed"):
        problem = f"{name} is XML (<{root.tag}>) but neither RSS nor Atom: export the articles as HTML, text or CSV."
        raise UnreadableError(problem)
    channel = root.find("channel")
    outlet = _text(root if channel is None else channel, "title")
    entries = [element for element in root.iter() if element.tag in ("item", "entry")]
    if not entries:
        raise EmptyArticleError(f"{name} is a feed without entries: nothing to add.")
    for number, entry in enumerate(entries, start=1):
        if _text(entry, "post_type") in (None, "post", "page"):  # WordPress exports its pictures and menus, too
            yield _article(f"{name}#{number}", entry, outlet)


def _article(place: str, entry: ElementTree.Element, outlet: str | None) -> tuple[str, Article | ArticleError]:
    text = text_of_fragment(_text(entry, "encoded", "content", "description", "summary") or "")
    if not text:
        return place, EmptyArticleError(f"{place} has no text: add the page that it links to.")
    date = date_in(_text(entry, "pubDate", "published", "date", "issued", "updated") or "")
    article = Article.from_text(
        text,
        title=text_of_fragment(_text(entry, "title") or "") or None,
        source=_link(entry) or place,
        published=date,
        outlet=outlet,
        author=_text(entry, "creator") or _author(entry),
    )
    return place, article


def _link(entry: ElementTree.Element) -> str | None:
    for child in entry.findall("link"):
        if child.get("rel", "alternate") == "alternate" and (link := child.get("href") or (child.text or "").strip()):
            return link
    return _text(entry, "guid", "id")


def _author(entry: ElementTree.Element) -> str | None:
    names = [_text(child, "name") or (child.text or "").strip() for child in entry.findall("author")]
    return ", ".join(filter(None, names)) or None


def _text(element: ElementTree.Element, *names: str) -> str | None:
    """The text of the first child with text that has one of the names, the first name before the second."""
    for name in names:
        for child in element.findall(name):
            inside = "".join(ElementTree.tostring(part, encoding="unicode") for part in child)  # Atom's XHTML
            if text := ((child.text or "") + inside).strip():
                return text
    return None
