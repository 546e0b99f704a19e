"""The options of `beleg ask` and `beleg list` that say which articles count."""

from typing import Annotated

import typer

Since = Annotated[str | None, typer.Option(metavar="DAY", help="Articles from this day on: 2024-11-16, 2024-11, 2024.")]
Until = Annotated[str | None, typer.Option(metavar="DAY", help="Articles up to and with this day, month or year.")]
Outlets = Annotated[list[str] | None, typer.Option("--outlet", metavar="NAME", help="Of this outlet. Repeatable.")]
Languages = Annotated[list[str] | None, typer.Option("--language", metavar="CODE", help="In it (de, en). Repeatable.")]
Articles = Annotated[list[str] | None, typer.Option("--article", metavar="ID", help="This article. Repeatable.")]
