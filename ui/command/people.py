"""`beleg who` and `beleg check-quote`."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.text import Text

from index.article import Statement
from index.library import Library
from index.settings import Settings
from index.text.controls import as_json
from qa.quote_check.check import check
from ui.command.terminal import where_published
from ui.views.plain import one_line, printable

_MOST_PEOPLE = 40
_CORRECTED = {"en": "corrected by you", "de": "von dir berichtigt"}


def add_commands(app: typer.Typer, library_of: Callable[[typer.Context], AbstractContextManager[Library]]) -> None:
    """Give `app` the two commands; `library_of` opens the library that the context names."""

    @app.command()
    def who(
        context: typer.Context,
        name: Annotated[str | None, typer.Argument(help="A speaker; without one, everybody who speaks.")] = None,
        about: Annotated[str | None, typer.Option(metavar="TOPIC", help="Only what is about this.")] = None,
        correct: Annotated[
            str | None, typer.Option(metavar="ID", help="Say that NAME said the statement of this id.")
        ] = None,
        undo: Annotated[str | None, typer.Option(metavar="ID", help="Take a correction back.")] = None,
        json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
    ) -> None:
        """List what somebody said, by date; or correct who said a statement."""
        if (correct and (undo or about or not name or not name.strip())) or (undo and (name or about)):
            raise typer.BadParameter("`beleg who --correct ID NAME` or `beleg who --undo ID`", param_hint="--correct")
        with library_of(context) as library:
            if correct or undo:
                _print_corrected(
                    library.correct(correct, name or "") if correct else library.undo_correction(undo or "")
                )
            elif name is None:
                _print_people(library, json)
            else:
                _print_statements(library, name, about, json)

    @app.command(name="check-quote")
    def check_quote(
        context: typer.Context,
        text: Annotated[str, typer.Argument(help="The quotation, bare or with its speaker (“Hardt: ‘…’”).")],
        speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Who is claimed to have said it.")] = None,
        json: Annotated[bool, typer.Option("--json", help="Print the finding as JSON.")] = False,
    ) -> None:
        """Check a quotation: who said it, where and when; verbatim, altered, or somebody else's."""
        with library_of(context) as library:
            found = check(library, text, speaker)
        if json:
            typer.echo(as_json(found.as_dict()))
            return
        console = Console(highlight=False, markup=False, emoji=False)
        console.print(Text(printable(found.text)), soft_wrap=not console.is_terminal)
        for place in found.places:
            numbers = "".join(f"[{citation.number}]" for citation in place.citations)
            known = [where_published(place.article), one_line(place.article.title), place.article.id]
            line = f"{numbers} " + " · ".join(part for part in known if part)
            console.print(Text(line, style="dim"), soft_wrap=not console.is_terminal)


def _print_corrected(statement: Statement) -> None:
    """Print who is known to have said it now."""
    speaker = one_line(statement.speaker or "nobody named")
    typer.echo(f"{statement.id}: {speaker}" + (" (corrected by you)" if statement.corrected else ""))


def _print_people(library: Library, json: bool) -> None:
    """Print who speaks in the library, who speaks most first."""
    from qa.people import people  # what only this command needs

    everybody = people(library)
    if json:
        typer.echo(as_json([{"name": one.name, "statements": one.statements} for one in everybody]))
        return
    for one in everybody[:_MOST_PEOPLE]:
        typer.echo(f"{one.statements}\t{one_line(one.name)}")
    if len(everybody) > _MOST_PEOPLE:
        typer.echo(f"… and {len(everybody) - _MOST_PEOPLE} more: beleg who --json", err=True)


def _print_statements(library: Library, name: str, about: str | None, json: bool) -> None:
    """Print what somebody said, by date; ends the command with 1 where there is nothing."""
    from qa.people import who  # what only this command needs

    language = Settings.read().language
    found = who(library, name, about, language)
    if json:
        typer.echo(as_json(found.as_dict()))
    elif found.reason:
        typer.echo(one_line(found.text), err=True)
    console = Console(highlight=False, markup=False, emoji=False)
    for statement in () if json else found.statements:
        _print_statement(console, statement, language)
    if found.reason:
        raise typer.Exit(1)


def _print_statement(console: Console, statement: Statement, language: Literal["de", "en"]) -> None:
    from qa.answer.in_words import DENIED, KINDS  # what only this command needs

    kind = statement.kind if language == "en" else KINDS[language][statement.kind]
    known = [where_published(statement.article) or one_line(statement.article.title), kind]
    known.append(DENIED[language] if statement.denied else "")
    known.append(_CORRECTED[language] if statement.corrected else "")
    line = Text(" · ".join(part for part in known if part), style="bold")
    line.append(f"  {statement.id}", style="dim")
    console.print(line, soft_wrap=True)
    text = " ".join(one_line(sentence.text) for sentence in statement.sentences)
    console.print(Text(f"  {text}"), soft_wrap=not console.is_terminal)
