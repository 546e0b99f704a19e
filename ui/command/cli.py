"""The `beleg` command."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from typer.core import TyperGroup

from index.errors import BelegError, NotInLibraryError
from index.library import Library
from index.library.versions import versions_of
from index.store.filters import Filter
from index.text.controls import as_json
from qa.assistant import Assistant
from ui.command import adding, feeds, model_options, people
from ui.command.asking import asked_in_turn
from ui.command.filter_options import Articles, Languages, Outlets, Since, Until
from ui.command.progress import progress_bar
from ui.command.terminal import print_answer, print_article, print_articles, print_versions
from ui.views.plain import one_line


class _ClearErrors(TyperGroup):
    """Shows an error that Beleg raises on purpose as one line, not as a traceback."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 (typer's own signature)
        try:
            return super().invoke(ctx)
        except BelegError as error:
            typer.echo(f"beleg: {one_line(str(error))}", err=True)
            raise typer.Exit(1) from error


app = typer.Typer(
    cls=_ClearErrors,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Answers questions about news articles and proves every sentence with the sentence of the source.",
)


def main() -> None:
    """Run the command; text that the terminal's encoding lacks is read and printed with replacements."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    app()


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"beleg {version('beleg')}")
        raise typer.Exit


@app.callback()
def settings(
    context: typer.Context,
    library: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="The library's folder; else BELEG_HOME, else your own library."),
    ] = None,
    embedding_model: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="A sentence-transformers model in place of the one that Beleg brings."),
    ] = None,
    reranker: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="A CrossEncoder or MultiVectorEncoder in place of Beleg's own ranking."),
    ] = None,
    reader: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="A CrossEncoder in the embedded reader's place; none: no reader."),
    ] = None,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Settings that every command shares."""
    context.obj = (library, embedding_model, reranker, reader)


@contextmanager
def _library(context: typer.Context) -> Iterator[Library]:
    folder, embedding_model, reranker, reader = context.obj
    with Library.open(folder, embedding_model=embedding_model, reranker=reranker, reader=reader) as library:
        yield library


def _console() -> Console:
    return Console(highlight=False, markup=False, emoji=False)


adding.add_commands(app, _library)
feeds.add_commands(app, _library)


@app.command()
def reindex(
    context: typer.Context,
    embedding_model: Annotated[
        str | None, typer.Option(metavar="NAME", help="The model to use from now on; else the one in use.")
    ] = None,
) -> None:
    """Make everything that is derived from the articles again; the old index answers until the new one is whole."""
    try:
        with _library(context) as library, progress_bar() as progress:
            count = library.reindex(embedding_model, progress)
    except KeyboardInterrupt:
        typer.echo("beleg: Interrupted. The library is as before: its old index is kept.", err=True)
        raise typer.Exit(130) from None
    typer.echo(f"{count} {'article' if count == 1 else 'articles'} indexed again")


@app.command()
def ask(
    context: typer.Context,
    question: Annotated[
        str | None,
        typer.Argument(help="What you want to know, in German or English; left out: a conversation, line by line."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the answer and its citations as JSON.")] = False,
    since: Since = None,
    until: Until = None,
    outlet: Outlets = None,
    language: Languages = None,
    article: Articles = None,
    llm_url: model_options.Url = None,
    llm_model: model_options.Name = None,
    llm_context: model_options.Context = None,
    no_cache: model_options.NoCache = False,
) -> None:
    """Answer a question, with the sentences that prove the answer."""
    within = Filter.of(since, until, outlet or (), language or (), article or ())
    model = model_options.named_model(llm_url, llm_model, llm_context)
    with _library(context) as library:
        assistant = Assistant(library, model, cache=not no_cache)
        for asked, history in asked_in_turn(question):
            answer = assistant.ask(asked, history, within)
            history.append((asked, answer))
            if json:
                typer.echo(as_json(answer.as_dict()))
            else:
                print_answer(_console(), answer)


@app.command()
def search(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="What you look for, in German or English.")],
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="How many passages.")] = 10,
    json: Annotated[bool, typer.Option("--json", help="Print the passages as JSON.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Tell which words answered which.")] = False,
) -> None:
    """Find the passages that best answer a question."""
    from ui.command.search import print_hits  # 0.03 s

    with _library(context) as library:
        print_hits(_console(), library, question, limit, json, explain)


@app.command()
def chat(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes any free one.")] = 7860,
    allowed_host: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Another name under which it is reached, as that of a proxy. Repeatable."),
    ] = None,
    llm_url: model_options.Url = None,
    llm_model: model_options.Name = None,
    llm_context: model_options.Context = None,
    no_cache: model_options.NoCache = False,
) -> None:
    """Ask in the browser, with the article beside the answer."""
    from ui.page.listening import listen  # beside Gradio, which takes seconds
    from ui.page.run_folder import run_folder

    for name in allowed_host or ():
        if not re.fullmatch(r"[\w.-]+|[\da-fA-F:.]+", name, re.ASCII):
            raise typer.BadParameter(f"“{name}” is no name or address alone", param_hint="--allowed-host")
    model = model_options.named_model(llm_url, llm_model, llm_context)
    with _library(context) as library, listen(host, port) as listening, run_folder() as folder:
        from ui.page.server import serve  # Gradio takes seconds, and reads the folder when it is imported

        serve(library, listening, host, allowed_host or (), folder, model, cache=not no_cache)


people.add_commands(app, _library)


@app.command(name="list")
def list_articles(
    context: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="Print the articles as JSON.")] = False,
    since: Since = None,
    until: Until = None,
    outlet: Outlets = None,
    language: Languages = None,
    article: Articles = None,
) -> None:
    """List the articles in the library."""
    within = Filter.of(since, until, outlet or (), language or (), article or ())
    with _library(context) as library:
        articles, same = library.articles(within), library.same_texts()
    if json:
        typer.echo(
            as_json(
                [
                    {
                        "id": article.id,
                        "title": article.title,
                        "source": article.source,
                        "outlet": article.outlet,
                        "published": article.published.isoformat() if article.published else None,
                        "author": article.author,
                        "language": article.language,
                        "same_text": same.get(article.id, []),
                    }
                    for article in articles
                ]
            )
        )
    elif articles:
        print_articles(_console(), articles, same)
    elif within:
        typer.echo(f"No article fits the filter: {one_line(str(within))}.", err=True)
    else:
        typer.echo("The library is empty. Add articles: beleg add SOURCE…", err=True)


@app.command()
def show(
    context: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID")],  # noqa: A002 (its name)
    versions: Annotated[bool, typer.Option("--versions", help="List its versions instead.")] = False,
    version: Annotated[int | None, typer.Option(metavar="N", help="Show this version, not the current one.")] = None,
) -> None:
    """Show an article."""
    with _library(context) as library:
        found, also = versions_of(library, id), library.duplicates(id)
    if versions:
        print_versions(_console(), found)
        return
    if version is not None and not 1 <= version <= len(found):
        raise NotInLibraryError(
            f"{id} has versions 1 to {len(found)}, no {version}: `beleg show {id} --versions` lists them."
        )
    current = version in (None, len(found))  # what an older version shared with others is not known
    print_article(_console(), found[(version or len(found)) - 1].article, also if current else ())


@app.command()
def remove(context: typer.Context, id: Annotated[str, typer.Argument(metavar="ID")]) -> None:  # noqa: A002
    """Remove an article from the library."""
    with _library(context) as library:
        title = library.article(id).title
        library.remove(id)
    typer.echo(f"removed: {one_line(title)}")
