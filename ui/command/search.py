"""`beleg search`: the passages that best answer a question, and which of their words answered it."""

from typing import Any

from rich.console import Console
from rich.text import Text

from index.article import Hit
from index.library import Library
from index.search.explaining import Match
from index.text.controls import as_json
from ui.command.terminal import where_published
from ui.views.plain import one_line


def print_hits(console: Console, library: Library, question: str, limit: int, json: bool, explain: bool) -> None:
    """Search and print; with `explain`, the matched words are marked in the passage and listed below it."""
    hits = library.search(question, limit)
    matches = [library.explain(question, hit.passage) if explain else () for hit in hits]
    if json:
        rows = [_row(hit, found, explain) for hit, found in zip(hits, matches, strict=True)]
        console.file.write(as_json(rows) + "\n")
        return
    if not hits:
        Console(stderr=True, highlight=False).print("Nothing in the library has to do with it.")
    for number, (hit, found) in enumerate(zip(hits, matches, strict=True), 1):
        if number > 1:
            console.print()
        _print_hit(console, number, hit, found)


def _print_hit(console: Console, number: int, hit: Hit, matches: tuple[Match, ...]) -> None:
    passage, article = hit.passage, hit.passage.article
    line = Text(f"{number}. ", style="bold cyan")
    line.append(one_line(article.title), style="bold")
    known = [where_published(article), article.id, f"{hit.score:.2f}"]
    line.append(" · " + " · ".join(part for part in known if part), style="dim")
    console.print(line, soft_wrap=not console.is_terminal)
    body, at = Text(), passage.start
    for start, end in sorted({(match.start, match.end) for match in matches}):
        body.append(_line_of(article.text[at:start]))
        body.append(one_line(article.text[start:end]), style="bold underline")
        at = end
    body.append(_line_of(article.text[at : passage.end]))
    console.print(body, soft_wrap=not console.is_terminal)
    pairs = dict.fromkeys(
        (match.word, one_line(article.text[match.start : match.end]), f"{match.weight:.2f}") for match in matches
    )
    if pairs:
        words = ", ".join(f"{asked} → {word} {weight}" for asked, word, weight in pairs)
        console.print(Text(words, style="dim"), soft_wrap=not console.is_terminal)


def _line_of(text: str) -> str:
    """`one_line`, the space at both ends kept."""
    return one_line(f"|{text}|")[1:-1]


def _row(hit: Hit, matches: tuple[Match, ...], explain: bool) -> dict[str, Any]:
    article = hit.passage.article
    row: dict[str, Any] = {
        "article": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else None,
        "start": hit.passage.start,
        "end": hit.passage.end,
        "text": hit.passage.text,
        "score": round(hit.score, 4),
    }
    if explain:
        row["matches"] = [
            {
                "word": match.word,
                "start": match.start,
                "end": match.end,
                "text": article.text[match.start : match.end],
                "weight": round(match.weight, 4),
            }
            for match in matches
        ]
    return row
