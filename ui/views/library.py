"""The list of the library's articles, and what became of added files, as HTML. All text is untrusted and escaped."""

from collections.abc import Sequence

from index.article import Article
from qa.answer.render import escape
from ui.views.article import language_attribute, origin
from ui.views.plain import how_far

MOST_LISTED = 200
"""A longer list is cut, so that the page stays light; `beleg list` prints all."""


def library_html(articles: Sequence[Article]) -> str:
    """The articles, each with a button that shows and one that removes it."""
    if not articles:
        return "<p>The library is empty. Add files to ask about them.</p>"
    rows = "".join(
        f'<li><button type="button" class="open" data-article="{escape(article.id)}">'
        f"<span{language_attribute(article.language)}>{escape(article.title)}</span>"
        f'<span class="origin">{escape(origin(article))}</span></button>'
        f'<button type="button" class="remove" data-article="{escape(article.id)}" '
        f'aria-label="Remove {escape(article.title)}" title="Remove from the library">×</button></li>'
        for article in articles[:MOST_LISTED]
    )
    more = len(articles) - MOST_LISTED
    cut = f"<p>… and {more:,} more: beleg list</p>" if more > 0 else ""
    count = f"{len(articles):,} articles" if len(articles) > 1 else "1 article"
    return f'<p class="count">{count}</p><ul class="articles">{rows}</ul>{cut}'


def report_html(counts: dict[str, int], problems: Sequence[str]) -> str:
    """How many articles were added, and why others were not."""
    summary = ", ".join(f"{count} {what}" for what, count in counts.items() if count) or "Nothing was added."
    listed = "".join(f"<li>{escape(problem)}</li>" for problem in problems)
    return f"<p>{summary}</p>" + (f'<ul class="failed">{listed}</ul>' if listed else "")


def progress_html(done: int, total: int | None, what: str) -> str:
    """How far the adding is: “Adding … 3 of 20 articles”, with a bar where the total is known."""
    bar = f'<progress value="{done}" max="{total}"></progress>' if total else ""
    return f"<p>Adding … {escape(how_far(done, total, what))}</p>{bar}"
