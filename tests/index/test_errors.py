"""The page of errors names every error, and quotes messages that there are."""

import ast
import re
from pathlib import Path

import index.errors

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")


def strings() -> str:
    """Every string in the source, with what is put into it left out."""
    nodes = [
        node
        for package in ("index", "qa", "ui")
        for path in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    ]
    return "\n".join(node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))


def test_every_error_is_on_the_page() -> None:
    errors = [name for name, found in vars(index.errors).items() if isinstance(found, type)]
    assert len(errors) >= 10
    assert [name for name in [*errors, "ChatError"] if name not in PAGE] == []


def test_every_message_on_the_page_is_one_of_beleg() -> None:
    source = strings()
    quoted = re.findall(r"“(.+?)”", PAGE)
    fragments = [fragment.strip() for message in quoted for fragment in message.split("…") if fragment.strip()]
    assert len(fragments) > 30
    assert [fragment for fragment in fragments if fragment not in source] == []
