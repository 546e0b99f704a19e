"""`beleg add`: files, folders, addresses, and text from standard input."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from index.article import Article
from index.errors import EmptyArticleError
from index.library import Library
from index.library.adding import AddReport
from index.library.addresses import is_address
from index.loading.readers import READERS
from index.loading.tables import FIELDS
from index.text.dates import date_in
from ui.command.progress import adding_can_be_interrupted, counts, progress_bar
from ui.command.terminal import where_published
from ui.views.plain import one_line, reasons

AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Let addresses lead to this machine and to private networks.")
]
_STANDARD_INPUT = "-"


def add_commands(app: typer.Typer, library_of: Callable[[typer.Context], AbstractContextManager[Library]]) -> None:
    """Give `app` the command; `library_of` opens the library that the context names."""

    @app.command()
    def add(
        context: typer.Context,
        sources: Annotated[
            list[str],
            typer.Argument(
                metavar="SOURCE…",
                help=f"Files ({' '.join(READERS)}), folders, addresses (https://…); - for text from standard input.",
            ),
        ],
        column: Annotated[
            list[str] | None,
            typer.Option(metavar="FIELD=NAME", help="In tables, the column of a field, such as text=body. Repeatable."),
        ] = None,
        title: Annotated[str | None, typer.Option(help="With -: the title of the text.")] = None,
        outlet: Annotated[str | None, typer.Option(help="With -: where it was published.")] = None,
        date: Annotated[str | None, typer.Option(help="With -: when, such as 2024-11-16.")] = None,
        allow_private: AllowPrivate = False,
    ) -> None:
        """Add articles to the library."""
        if (title or outlet or date) and _STANDARD_INPUT not in sources:
            raise typer.BadParameter("they are for text from standard input: beleg add -", param_hint="--title …")
        columns = _columns(column or ())
        given = [
            _typed(title, outlet, date) if source == _STANDARD_INPUT else source for source in dict.fromkeys(sources)
        ]
        with adding_can_be_interrupted(), library_of(context) as library, progress_bar() as progress:
            report = library.add(given, progress, columns, allow_private or None)
        few = all(isinstance(source, Article) or is_address(source) for source in given)
        print_report(report, named=few)


def print_report(report: AddReport, named: bool = False) -> None:
    """Print how many articles were added, which ones where they are to be `named`, and what was not and why.

    Raises:
        typer.Exit: something failed.
    """
    errors = Console(stderr=True, highlight=False, markup=False, emoji=False)
    for what, articles in {"added": report.added, "updated": report.updated}.items():
        for article in articles if named else ():
            known = [one_line(article.title), where_published(article), article.id]
            typer.echo(f"{what}: {' · '.join(filter(None, known))}")
    typer.echo(counts(report, always="added"))
    for reason in reasons(report.failed):
        errors.print(Text(f"not added: {reason}"), soft_wrap=True)
    if report.failed:
        raise typer.Exit(1)


def _columns(given: "list[str] | tuple[()]") -> dict[str, str]:
    named = dict(one.split("=", 1) for one in given if "=" in one)
    if len(named) != len(given) or not named.keys() <= set(FIELDS):
        raise typer.BadParameter(
            f"FIELD=NAME, a FIELD once, one of: {', '.join(sorted(FIELDS))}", param_hint="--column"
        )
    return named


def _typed(title: str | None, outlet: str | None, date: str | None) -> Article:
    """The text from standard input as an article; the same text is the same article, another one replaces none."""
    published = date_in(date) if date else None
    if date and published is None:
        raise typer.BadParameter(f"“{date}” is no date: write it as 2024-11-16", param_hint="--date")
    text = sys.stdin.read()
    if not text.strip():
        raise EmptyArticleError("Standard input has no text: nothing to add.")
    return Article.from_text(text, title, None, published, outlet)
