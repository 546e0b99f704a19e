"""Pages that hold no article: a cookie wall, a login, an overview, a caption alone; why, and what to do."""

from collections.abc import Sequence

from lxml import etree

from index.lexicon.pages import Problem, problem_in
from index.loading.blocks import blocks_of
from index.loading.page_article import Chosen
from index.loading.page_facts import Facts
from index.text.kinds import kinds_of
from index.text.sentences import split_sentences

_LITTLE = 900
"""Characters up to which a text may be a page's notice; the notices of consent are the longest."""
_SHOWN = 20
"""Blocks of a page that are looked at where none is of an article."""
_SHARE = 0.5
"""Share of a text that gives the reason why there is no article, or stands in teasers, at least."""
_CARDS = 3
"""Headings that lead elsewhere, at least, on a page that is an overview."""
_SAVE = "open it in a browser and save what you see of it as text"
EMPTY = "is a page without an article (only scripts, links or pictures): save what you see of it as text."
_REASONS: dict[Problem, str] = {
    "browser": f"says only that the browser is too old: {_SAVE}.",
    "script": f"shows its text only with JavaScript: {_SAVE}.",
    "consent": "asks for consent to cookies in place of the article: accept or refuse in a browser, and save it again.",
    "login": f"asks to log in or to subscribe in place of the article: log in there, {_SAVE}.",
    "missing": "says that the page was not found: check its address, and save it again.",
    "robot": f"asks whether you are a robot: {_SAVE}.",
}


def problem_of(blocks: Sequence[str], chosen: Chosen, facts: Facts, tree: etree._Element) -> str | None:
    """Why a page whose blocks these are holds no article; None where it does."""
    length = sum(map(len, blocks))
    if length <= _LITTLE:
        shown = list(blocks) or [block[:_LITTLE] for block in blocks_of(body_of(tree))[:_SHOWN]]
        said = [(block, problem_in(block)) for block in shown]
        reason = next((problem for _, problem in said if problem), None)
        told = sum(len(block) for block, problem in said if problem)
        if told < _SHARE * sum(map(len, shown)):
            reason = None
        heading = problem_in(facts.titles[0]) if facts.titles else None
        if heading in ("missing", "robot", "login"):
            reason = heading
        if reason:
            return _REASONS[reason]
    if chosen.cards >= _CARDS and (not blocks or (not facts.article and chosen.carded >= _SHARE)):
        return "is an overview of teasers, not an article: open the articles, and add those."
    if not blocks:
        return EMPTY
    text = "\n\n".join(blocks)
    if length <= _LITTLE and set(kinds_of(text, split_sentences(text))) <= {"caption", "note"}:
        return f"has no text but “{text[:80]}”: save what you see of it as text."
    return None


def body_of(tree: etree._Element) -> etree._Element:
    """The body of a page, or the piece of one that it is."""
    body = tree.find("body")
    return tree if body is None else body
