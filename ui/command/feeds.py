"""`beleg feed`: feeds that are followed."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Annotated

import typer

from index.library import Library
from index.text.controls import as_json
from ui.command.adding import AllowPrivate, print_report
from ui.command.progress import adding_can_be_interrupted, progress_bar
from ui.views.plain import one_line

_Address = Annotated[str, typer.Argument(metavar="URL", help="The feed's address.")]


def add_commands(app: typer.Typer, library_of: Callable[[typer.Context], AbstractContextManager[Library]]) -> None:
    """Give `app` the commands; `library_of` opens the library that the context names."""
    feed = typer.Typer(help="Follow feeds: their new entries become articles.", no_args_is_help=True)
    app.add_typer(feed, name="feed")

    @feed.command()
    def add(context: typer.Context, address: _Address, allow_private: AllowPrivate = False) -> None:
        """Follow a feed, and add what is in it now."""
        with adding_can_be_interrupted(), library_of(context) as library, progress_bar() as progress:
            report = library.add_feed(address, progress, allow_private or None)
        print_report(report)

    @feed.command()
    def refresh(context: typer.Context, allow_private: AllowPrivate = False) -> None:
        """Add the new entries of all feeds; what has only a teaser is fetched in full."""
        with adding_can_be_interrupted(), library_of(context) as library, progress_bar() as progress:
            followed = library.feeds()
            report = library.refresh_feeds(progress, allow_private or None)
        if not followed:
            typer.echo("No feed is followed. Follow one: beleg feed add URL", err=True)
            return
        print_report(report)

    @feed.command(name="list")
    def list_feeds(
        context: typer.Context, json: Annotated[bool, typer.Option("--json", help="Print the feeds as JSON.")] = False
    ) -> None:
        """List the feeds that are followed."""
        with library_of(context) as library:
            feeds = library.feeds()
        if json:
            fields = ("address", "title", "problem", "seen")
            told = [
                {name: getattr(one, name) for name in fields}
                | {"refreshed": one.refreshed.isoformat() if one.refreshed else None}
                for one in feeds
            ]
            typer.echo(as_json(told))
            return
        for one in feeds:
            when = one.refreshed.astimezone().strftime("%Y-%m-%d %H:%M") if one.refreshed else "–"
            known = [
                when,
                f"{one.seen:,} {'entry' if one.seen == 1 else 'entries'}",
                one_line(one.title or "–"),
                one_line(one.address),
            ]
            typer.echo("\t".join(known) + (f"\n  {one_line(one.problem)}" if one.problem else ""))
        if not feeds:
            typer.echo("No feed is followed. Follow one: beleg feed add URL", err=True)

    @feed.command()
    def remove(context: typer.Context, address: _Address) -> None:
        """Follow a feed no longer; its articles stay."""
        with library_of(context) as library:
            library.remove_feed(address)
        typer.echo(f"no longer followed: {one_line(address)}")
