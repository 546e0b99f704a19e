"""What the `beleg` command prints: articles' text is untrusted, so nothing of it reaches the terminal unchecked."""

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from index.article import Article
from index.library.versions import Version
from qa.answer.answer import Answer
from ui.views.plain import one_line, printable
from ui.views.writer import writer_line


def where_published(article: Article) -> str:
    """Outlet and date, “Deutschlandfunk, 2024-11-16”; empty where neither is known."""
    known = [article.outlet, article.published.isoformat() if article.published else None]
    return ", ".join(one_line(part) for part in known if part)


def print_answer(console: Console, answer: Answer) -> None:
    """Print the answer, what is proven apart from the writer's own words, and then its citations."""
    if answer.understood_as:
        console.print(Text(f"understood as: {one_line(answer.understood_as)}", style="dim"), soft_wrap=True)
    body = Text()
    for part in answer.parts:
        if part.citation is None:
            body.append(printable(part.text), style="" if answer.answered else "dim")
        else:
            for text, marked in answer.pieces(part):
                style = ("bold " if marked else "") + ("" if part.written else "italic")
                body.append(printable(text), style=style.strip())
            body.append("".join(f" [{number}]" for number in part.numbers), style="bold cyan")
    console.print(body, soft_wrap=not console.is_terminal)
    if answer.within:
        console.print()
        console.print(Text(f"asked within: {one_line(str(answer.within))}", style="dim"), soft_wrap=True)
    if answer.citations:
        console.print()
        _print_citations(console, answer)
    if answer.tokens:
        console.print()
        console.print(Text(one_line(writer_line(answer)), style="dim"), soft_wrap=not console.is_terminal)


def _print_citations(console: Console, answer: Answer) -> None:
    """Print a line a cited article; below it the cited sentences, where they are not the answer."""
    numbers: dict[Article, list[int]] = {}
    also: dict[Article, dict[str, str]] = {}
    for citation in answer.citations:
        numbers.setdefault(citation.sentence.article, []).append(citation.number)
        also.setdefault(citation.sentence.article, {}).update(same_text(citation.also))
    for article, cited in numbers.items():
        line = Text()
        line.append("".join(f"[{number}] " for number in cited), style="bold cyan")
        known = [where_published(article), one_line(article.title), article.id, *also[article].values()]
        line.append(" · ".join(part for part in known if part), style="dim")
        console.print(line, soft_wrap=not console.is_terminal)
        for citation in answer.citations if answer.writer != "extractive" else ():
            if citation.sentence.article == article:
                proof = Text(f"    [{citation.number}] ", "cyan").append(one_line(citation.sentence.text), "italic")
                console.print(proof, soft_wrap=not console.is_terminal)


def same_text(articles: Iterable[Article]) -> dict[str, str]:
    """Other articles that print one text, by id, “also in taz, 2024-11-16 (0a1b2c3d4e5f)”."""
    return {one.id: f"also in {where_published(one) or one_line(one.title)} ({one.id})" for one in articles}


def print_article(console: Console, article: Article, also: Iterable[Article] = ()) -> None:
    """Print the article: title, where it comes from, what else prints the same text, and its text."""
    console.print(Text(one_line(article.title), style="bold"), soft_wrap=not console.is_terminal)
    known = [where_published(article), one_line(article.author or ""), one_line(article.source or ""), article.id]
    for line in (" · ".join(part for part in known if part), *same_text(also).values()):
        console.print(Text(line, style="dim"), soft_wrap=not console.is_terminal)
    console.print()
    console.print(Text(printable(article.text)), soft_wrap=not console.is_terminal)


def print_articles(console: Console, articles: list[Article], same: Mapping[str, Sequence[str]]) -> None:
    """Print a line an article: id, date, outlet, title; columns on a terminal, tabs between them elsewhere.

    `same`: the ids of other articles that are the same text, by id.
    """
    rows: list[tuple[str, ...]] = [
        (
            article.id,
            article.published.isoformat() if article.published else "–",
            one_line(article.outlet or "–"),
            one_line(article.title) + (f" (same text: {' '.join(same[article.id])})" if article.id in same else ""),
        )
        for article in articles
    ]
    _print_rows(console, ("id", "published", "outlet", "title"), rows)


def print_versions(console: Console, versions: list[Version]) -> None:
    """Print a line a version: number, when it was added (local time), length, how much longer than the one before."""
    rows: list[tuple[str, ...]] = []
    before: Version | None = None
    for version in versions:
        length = len(version.article.text)
        rows.append(
            (
                str(version.number),
                f"{version.added.astimezone():%Y-%m-%d %H:%M}" if version.added else "–",
                str(length),
                "–" if before is None else f"{length - len(before.article.text):+d}",
                one_line(version.article.title),
            )
        )
        before = version
    _print_rows(console, ("version", "added", "characters", "change", "title"), rows)


def _print_rows(console: Console, headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    if not console.is_terminal:
        for row in rows:
            console.file.write("\t".join(row) + "\n")
        return
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for heading in headings[:-1]:
        table.add_column(heading, no_wrap=heading != "outlet")
    table.add_column(headings[-1], ratio=1)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console.print(table)
