"""Draws the rooms of the code in docs/architecture.md, from the contracts in pyproject.toml: python docs/rooms.py."""

import ast
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- drawn by docs/rooms.py -->\n", "<!-- until here -->\n"


def picture() -> str:
    """The layers of each package, top down; rooms of one layer, joined by │, do not know each other."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = {one["containers"][0]: one["layers"] for one in contracts if one.get("containers")}
    lines = []
    for package in ("ui", "qa", "index"):
        lines.append(f"{package}/")
        for layer in layers[package]:
            rooms = [room.strip() for room in layer.split("|")]
            marks = ["├─", *["│ "] * (len(rooms) - 1)]
            lines += [f"  {mark} {room:15} {_purpose(package, room)}" for mark, room in zip(marks, rooms, strict=True)]
        lines.append("")
    return "\n".join(lines)


def _purpose(package: str, room: str) -> str:
    """The first line of a room's docstring."""
    folder = ROOT / package / room
    path = folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")
    written = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return written.partition("\n")[0]


def page(text: str) -> str:
    """The page with the picture as it is now."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}```text\n{picture()}```\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
