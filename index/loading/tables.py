"""Tables with a row an article: .jsonl and .csv with title, text, source, published, outlet, author."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from index.article import Article
from index.errors import ArticleError, EmptyArticleError, UnreadableError
from index.loading.decode import decode, plain
from index.text.dates import date_in

FIELDS = ("title", "text", "source", "published", "outlet", "author", "language")
_Row = tuple[int, Mapping[str, Any] | ArticleError]


def articles_of_table(
    name: str, data: bytes, columns: Mapping[str, str]
) -> Iterator[tuple[str, Article | ArticleError]]:
    """The articles of a table, each with its place (`file.csv#3` is the third row, `file.jsonl#3` the third line).

    A CSV file's first line names its columns; its delimiter (comma, semicolon, tab, bar) and quotation mark (" or ')
    are found out. Columns that no field is read from are passed over.

    Args:
        name: The table's path; its ending says what it is.
        data: Its content.
        columns: Field of an article → name of the column that has it; a field that is left out has its own name.

    Raises:
        UnreadableError: the table as a whole cannot be read.
    """
    text = decode(data, name)
    rows = _json_rows(text, name) if name.casefold().endswith(".jsonl") else _csv_rows(text, name, columns)
    for number, row in rows:
        place = f"{name}#{number}"
        if isinstance(row, ArticleError):
            yield place, row
            continue
        try:
            yield place, _article(row, place, columns)
        except ArticleError as error:
            yield place, error


def _json_rows(text: str, name: str) -> Iterator[_Row]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            problem = f"{name}, line {number}, is not JSON ({error}): write one object on each line."
            yield number, UnreadableError(problem)
            continue
        if isinstance(row, dict):
            yield number, row
        else:
            problem = f"{name}, line {number}, is a JSON {type(row).__name__}: write an object with a “text”."
            yield number, UnreadableError(problem)


def _csv_rows(text: str, name: str, columns: Mapping[str, str]) -> Iterator[_Row]:
    wanted = columns.get("text", "text").casefold()
    head = text.partition("\n")[0]
    delimiter = max(",;\t|", key=lambda mark: [_key(column) for column in head.split(mark)].count(wanted))
    single = f"{delimiter}'" in text or "\n'" in text
    quote = "'" if single and f'{delimiter}"' not in text and '\n"' not in text and head[:1] != '"' else '"'
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))  # the default refuses fields over 128 KiB
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quotechar=quote)
    try:
        names = [_key(column) for column in next(reader, [])]
        if wanted not in names:
            raise UnreadableError(
                f"{name} has no column “{columns.get('text', 'text')}”, its first line is “{head[:80]}”: "
                "name the columns there, “text” the one with the articles' text, or say which it is."
            )
        fields = {columns.get(field, field).casefold() for field in FIELDS}
        places = [at for at, column in enumerate(names) if column in fields]
        for number, values in enumerate(reader, start=1):
            if len(values) > len(names):
                problem = (
                    f"{name}, row {number}, has {len(values)} values for {len(names)} columns: put texts in quotes."
                )
                yield number, UnreadableError(problem)
            elif any(value.strip() for value in values):
                yield number, {names[at]: values[at] if at < len(values) else "" for at in places}
    except csv.Error as error:
        problem = f"{name}, line {reader.line_num}, is not CSV ({error}): export the table again."
        yield reader.line_num, UnreadableError(problem)


def _key(column: object) -> str:
    return str(column).strip("\"' \t").casefold()


def _article(row: Mapping[str, Any], place: str, columns: Mapping[str, str]) -> Article:
    """The article of one row; a field that is not there or empty is None."""
    values = {_key(column): value for column, value in row.items()}
    found: dict[str, str] = {}
    for field in FIELDS:
        value = values.get(columns.get(field, field).casefold())
        if field == "author" and isinstance(value, list):
            value = ", ".join(map(str, value))
        if value is not None and not isinstance(value, str | int | float):
            raise UnreadableError(f"{place}: “{field}” is a {type(value).__name__}: write it as a string.")
        if value is not None and str(value).strip():
            found[field] = plain(str(value))
    wanted = columns.get("text", "text")
    if wanted.casefold() not in values:
        raise UnreadableError(f"{place} has no “{wanted}”: say which field has the text (`--column text=NAME`).")
    if "text" not in found:
        raise EmptyArticleError(f"{place} has no text: nothing to add.")
    published = date_in(found["published"]) if "published" in found else None
    if "published" in found and published is None:
        raise UnreadableError(f"{place}: “{found['published']}” is no date: write it as 2024-11-16.")
    return Article.from_text(
        found["text"],
        title=found.get("title"),
        source=found.get("source", place),
        published=published,
        outlet=found.get("outlet"),
        author=found.get("author"),
        language=found.get("language"),
    )
