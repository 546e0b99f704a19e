"""What the README and docs/ show is run, and prints what it shows."""

import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from scripted_server import MODEL, scripted_server

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [README, *(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md")))]
CONSOLE = re.findall(r"```console\n(.*?)```", "\n".join(PAGES), re.DOTALL)
PYTHON = re.findall(r"```python\n(.*?)```", "\n".join(PAGES), re.DOTALL)
LANGUAGE_MODEL = (ROOT / "docs" / "language_model.md").read_text(encoding="utf-8")
WRITTEN = re.search(r"```text\n\$ beleg ask \"(.*?)\"\n(.*?)```", LANGUAGE_MODEL, re.DOTALL)
"""A question, and what a scripted model's answer to it becomes."""
REPLY = (
    "Miersch said that the chancellor is sounding out what is possible in close coordination with the allies. [1] "
    "Hardt criticised that Scholz conveyed no new positions and gave Putin no ultimatum. [5] "
    "Hardt said: „Deshalb werde dieser das Telefonat als Zeichen der Schwäche verstehen.“ (translated: “He will "
    "therefore take the phone call as a sign of weakness.”) [6] Miersch demanded 3 new phone calls. [2]"
)
"""The last of its statements stands nowhere."""


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the README adds."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text("Die Brücke in Neustadt bleibt gesperrt.\n", encoding="utf-8")
    (tmp_path / "more.csv").write_text("title,text\nEis,Im Zoo ist das Eis geschmolzen.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("block", CONSOLE)
def test_the_commands_print_what_is_shown(
    block: str, workplace: Path, beleg: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    shown = re.findall(r"^\$ beleg (.*?)(?:\s+# .*)?\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    assert shown
    for command, output in shown:
        done = beleg(*shlex.split(command))
        assert done.returncode == 0, done.stderr
        if output.strip():
            assert done.stdout.strip() == output.strip()


def test_the_conversation_goes_as_shown(
    workplace: Path, beleg: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    (shown,) = re.findall(r"```text\n\$ beleg ask\n(.*?)```", "\n".join(PAGES), re.DOTALL)
    typed = re.findall(r"^› (.*\n)", shown, re.MULTILINE)
    done = beleg("ask", typed="".join(typed))
    assert len(typed) == 3
    assert done.stdout.strip() == re.sub(r"^› .*\n", "", shown, flags=re.MULTILINE).strip()


PRINTED = [
    ["Deshalb werde dieser das Telefonat als Zeichen der Schwäche verstehen."],
    ["What did Hardt say about the phone call?\n", "## And Hardt?\n"],
    ['"neuen territorialen Realitäten"', "2 0\n", "True None"],
    ["0 44 Minister Der Minister sagte, der Tunnel werde gebaut.\n", "gebaut. [1]\n"],
]


@pytest.mark.parametrize(("block", "printed"), list(zip(PYTHON, PRINTED, strict=True)))
def test_the_python_lines_run(block: str, printed: list[str], workplace: Path) -> None:
    done = subprocess.run([sys.executable, "-c", block], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert [line for line in printed if line not in done.stdout] == [], done.stdout


def test_what_a_model_wrote_becomes_what_is_shown(beleg: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    assert WRITTEN is not None
    with scripted_server() as server:
        server.says(REPLY, "a) –")
        done = beleg("ask", WRITTEN[1], "--llm-url", server.url, "--llm-model", MODEL)
    assert (done.stderr, done.stdout) == ("", WRITTEN[2])


def test_make_chat_and_make_test_are_shown() -> None:
    assert "make chat" in README
    assert "make test" in README


def test_every_link_leads_somewhere() -> None:
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        linked = re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8"))
        assert [link for link in linked if not (path.parent / link).exists()] == [], path.name


def test_the_rooms_are_drawn_as_they_are() -> None:
    drawn = subprocess.run(
        [sys.executable, "-c", "import rooms; print(rooms.page(rooms.PAGE.read_text('utf-8')), end='')"],
        cwd=ROOT / "docs",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert drawn.stdout == (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
