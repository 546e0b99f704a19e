"""Pages as outlets' templates make them, each with what must and must not come of it.

`index/loading/pages/stories.txt` has the articles, the `.html` files beside it the pages, a file for each kind. A page
begins with “=== name”, lines of what is known about it, and an empty line; in its markup `{title}`, `{lead}`, `{p1}`,
`{author}`, `{date}`, `{outlet}` are those of its story, `{nav_de}` and the like are pieces of `fragments.html`,
“[-…-]” is what must not be in the text, and “[+…+]” what must.
"""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "index" / "loading" / "pages"
_SCRIPT = re.compile(r"(<script type=\"application/ld\+json\">)(.*?)(</script>)", re.DOTALL)
_MARK = re.compile(r"\[([-+])(.*?)\1\]", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True)
class SavedPage:
    """A page and what its article is."""

    kind: str
    name: str
    markup: str = field(repr=False)
    title: str
    outlet: str
    date: str
    author: str | None
    lead: str | None
    """None where the page does not show it."""
    body: tuple[str, ...] = field(repr=False)
    """What the text has, as paragraphs or in them."""
    absent: tuple[str, ...] = field(repr=False)
    """What it has not."""
    once: str | None
    """What it has only once."""
    fails: str | None
    """A word of the reason why there is no article in the page."""


def saved_pages() -> Iterator[SavedPage]:
    """All of them, in order."""
    stories = dict(map(_story, (FOLDER / "stories.txt").read_text("utf-8").strip().split("\n\n")))
    pieces = {name: markup for name, _, markup in _sections(FOLDER / "fragments.html")}
    for path in sorted(FOLDER.glob("*.html")):
        if path.stem != "fragments":
            for name, known, markup in _sections(path):
                yield _page(path.stem, name, known, markup, stories, pieces)


def _story(block: str) -> tuple[str, dict[str, str]]:
    head, lead, *paragraphs = block.split("\n")
    name, title, author = head.removeprefix("# ").split(" | ")
    body = {f"p{number}": text for number, text in enumerate(paragraphs, start=1)}
    return name, {"title": title, "author": author, "lead": lead, **body}


def _sections(path: Path) -> Iterator[tuple[str, list[tuple[str, str]], str]]:
    for section in path.read_text("utf-8").split("=== ")[1:]:
        name, _, rest = section.partition("\n")
        head, _, markup = rest.partition("\n\n") if rest[:1] != "<" else ("", "", rest)
        known = [tuple(line.split(":", 1)) for line in head.split("\n") if line]
        yield name, [(key, value.strip()) for key, value in known], markup.strip()


def _page(
    kind: str,
    name: str,
    known: list[tuple[str, str]],
    markup: str,
    stories: dict[str, dict[str, str]],
    pieces: dict[str, str],
) -> SavedPage:
    said = dict(known)
    story = {"outlet": "Rödern Heute", "date": "2024-11-16", **stories[said["story"]], **said}
    for piece in re.findall(r"\{(\w+)\}", markup):
        if piece in pieces:
            markup = markup.replace(f"{{{piece}}}", pieces[piece])
    shown = _TAG.sub("", _SCRIPT.sub("", markup))
    used = re.findall(r"\{(p\d|lead)\}", _SCRIPT.sub(r"\2", re.sub(r"<meta[^<>]*>", "", markup)))
    marked = [(sign, _words(_filled(text, story))) for sign, text in _MARK.findall(markup)]
    return SavedPage(
        kind,
        name,
        _whole(markup, story),
        title=story["title"],
        outlet=story["outlet"],
        date=story["date"],
        author=story["author"] or None,
        lead=story["lead"] if "{lead}" in shown else None,
        body=tuple(dict.fromkeys(story[key] for key in used if key != "lead"))
        + tuple(text for sign, text in marked if sign == "+"),
        absent=tuple(text for sign, text in marked if sign == "-")
        + tuple(value for key, value in known if key == "not"),
        once=said.get("once"),
        fails=said.get("fails"),
    )


def _whole(markup: str, story: dict[str, str]) -> str:
    markup = _SCRIPT.sub(lambda found: found[1] + _filled(found[2], story, as_json=True) + found[3], markup)
    return _MARK.sub(r"\2", _filled(markup, story))


def _filled(markup: str, story: dict[str, str], as_json: bool = False) -> str:
    def value(found: re.Match[str]) -> str:
        if found[1] not in story:
            return found[0]
        return json.dumps(story[found[1]], ensure_ascii=False)[1:-1] if as_json else html.escape(story[found[1]])

    return re.sub(r"\{(\w+)\}", value, markup)


def _words(markup: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", markup)).split())
