"""How far something is, on a terminal; and what is said where the user interrupts it."""

from collections.abc import Iterator, Sized
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from index.library.adding import AddReport, Interrupted
from index.progress import Progress as Told
from ui.views.plain import how_far, one_line


@contextmanager
def progress_bar() -> Iterator[Told]:
    """A bar on a terminal, nothing elsewhere."""
    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    columns = (BarColumn(), TextColumn("{task.fields[told]}", markup=False))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None, told="")

        def tell(done: int, total: int | None, what: str) -> None:
            bar.update(task, completed=done, total=total, told=one_line(how_far(done, total, what))[:60])

        yield tell


@contextmanager
def adding_can_be_interrupted() -> Iterator[None]:
    """Where the user interrupts what adds articles, say what is kept, and end with the status of that."""
    try:
        yield
    except KeyboardInterrupt as interruption:
        kept = "What was added so far is kept"
        if isinstance(interruption, Interrupted) and (done := counts(interruption.report)):
            kept = f"Kept is what was done so far: {done}"
        typer.echo(f"beleg: Interrupted. {kept}; the same command adds the rest.", err=True)
        raise typer.Exit(130) from None


def counts(report: AddReport, always: str = "") -> str:
    """“3 added, 1 unchanged”; `always` is counted also where it is 0."""
    found: dict[str, Sized] = {
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "failed": report.failed,
    }
    return ", ".join(f"{len(them)} {what}" for what, them in found.items() if them or what == always)
