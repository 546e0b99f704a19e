"""The `beleg` command, over a real library."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from articles import CAREFUL, SCEPTICAL
from command import BELEG, beleg_here

from index import Article, Library
from index.text.controls import as_json
from qa.answer.answer import Answer
from qa.answer.citation import Citation, Part
from ui.views.plain import printable

SEED = Article.from_text(
    next((Path(__file__).parents[2] / "seeds").glob("*.txt")).read_text("utf-8"),
    source=f"seeds/{next((Path(__file__).parents[2] / 'seeds').glob('*.txt')).name}",
)
BRIDGE = """# Brücke in Lindenau gesperrt

Die Brücke über die Weiße Elster in Lindenau ist seit Montag gesperrt. Bauleiterin Anna Roth sagte, die Sanierung
dauere bis August.
"""


def test_ask_answers_from_the_seeds() -> None:
    result = beleg_here("ask", "What did Miersch say about Taurus?")
    assert result.exit_code == 0
    assert f"{SCEPTICAL} [1]" in result.stdout
    assert f"{CAREFUL} [2]" in result.stdout
    assert result.stdout.splitlines()[-1] == f"[1] [2] Deutschlandfunk, 2024-11-16 · {SEED.title} · {SEED.id}"


def test_ask_as_json_is_the_answer() -> None:
    result = beleg_here("ask", "--json", "What did Miersch say about Taurus?")
    answer = json.loads(result.stdout)
    assert answer["answered"] is True
    assert [citation["text"] for citation in answer["citations"]] == [SCEPTICAL, CAREFUL]
    assert [SEED.text[citation["start"] : citation["end"]] for citation in answer["citations"]] == [SCEPTICAL, CAREFUL]


def test_a_conversation_line_by_line(beleg: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    done = beleg("ask", typed="What did Miersch say about the phone call?\nAnd Hardt?\n\nWho?\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Miersch sagte zu dem Putin-Telefonat, der Kanzler lote" in done.stdout
    assert "understood as: What did Hardt say about the phone call?" in done.stdout
    assert sum(line.startswith("[1] ") for line in done.stdout.splitlines()) == 2  # the empty line ended it
    assert "\x1b" not in done.stdout


def test_a_conversation_as_json() -> None:
    done = beleg_here("ask", "--json", typed="Was sagte Miersch zu Taurus?\nUnd Hardt?\n")
    decoder, answers, at = json.JSONDecoder(), [], 0
    while at < len(done.stdout.rstrip()):
        answer, at = decoder.raw_decode(done.stdout, at)
        answers.append((answer["question"], answer["understood_as"], answer["answered"]))
        at += len(done.stdout[at:]) - len(done.stdout[at:].lstrip())
    assert answers == [
        ("Was sagte Miersch zu Taurus?", None, True),
        ("Und Hardt?", "Was sagte Hardt zu Taurus?", False),
    ]


def test_no_question_at_all() -> None:
    done = beleg_here("ask")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")


def test_abstaining_is_no_error() -> None:
    result = beleg_here("ask", "--json", "Who won the football world cup in 2022?")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["answered"] is False


def test_add_list_show_remove(tmp_path: Path) -> None:
    (tmp_path / "bridge.md").write_text(BRIDGE, encoding="utf-8")
    result = beleg_here("add", str(tmp_path / "bridge.md"))
    assert (result.exit_code, result.stdout) == (0, "1 added\n")
    assert beleg_here("add", str(tmp_path / "bridge.md")).stdout == "0 added, 1 unchanged\n"
    (tmp_path / "bridge.md").write_text(BRIDGE.replace("August", "Oktober"), encoding="utf-8")
    assert beleg_here("add", str(tmp_path / "bridge.md")).stdout == "0 added, 1 updated\n"

    articles = json.loads(beleg_here("list", "--json").stdout)
    assert [article["title"] for article in articles] == [SEED.title, "Brücke in Lindenau gesperrt"]
    bridge = articles[1]
    assert bridge["source"] == str(tmp_path / "bridge.md")
    assert beleg_here("list").stdout.splitlines()[1] == f"{bridge['id']}\t–\t–\tBrücke in Lindenau gesperrt"

    shown = beleg_here("show", bridge["id"])
    assert shown.exit_code == 0
    assert BRIDGE.replace("August", "Oktober").strip() in shown.stdout

    removed = beleg_here("remove", bridge["id"])
    assert (removed.exit_code, removed.stdout) == (0, "removed: Brücke in Lindenau gesperrt\n")
    assert [article["title"] for article in json.loads(beleg_here("list", "--json").stdout)] == [SEED.title]


def test_what_cannot_be_added_is_reported_and_the_rest_is_added(tmp_path: Path) -> None:
    (tmp_path / "bridge.md").write_text(BRIDGE, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("\n", encoding="utf-8")
    result = beleg_here("add", str(tmp_path / "missing.txt"), str(tmp_path / "empty.txt"), str(tmp_path / "bridge.md"))
    assert (result.exit_code, result.stdout) == (1, "1 added, 2 failed\n")
    failures = result.stderr.splitlines()
    assert len(failures) == 2
    for failure, name in zip(failures, ("missing.txt", "empty.txt"), strict=True):
        assert failure.startswith("not added: ")
        assert str(tmp_path / name) in failure


def test_what_is_wrong_with_many_rows_is_said_once(tmp_path: Path) -> None:
    rows = [{"body": "Er tagt."}, {"body": "Sie geht."}, {"text": "Es regnet.", "published": "nie"}, {"body": "Nein."}]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    result = beleg_here("add", str(tmp_path / "rows.jsonl"))
    assert (result.exit_code, result.stdout) == (1, "0 added, 4 failed\n")
    assert result.stderr.splitlines() == [
        f"not added: {tmp_path}/rows.jsonl#1 has no “text”: say which field has the text (`--column text=NAME`). "
        "(and 2 more like it)",
        f"not added: {tmp_path}/rows.jsonl#3: “nie” is no date: write it as 2024-11-16.",
    ]


def test_adding_can_be_interrupted_and_taken_up_again(home: Path, tmp_path: Path) -> None:
    text = "Die Imkerin Edda Kranz sagte, die Bienen seien in diesem Jahr gesund. " * 20
    rows = [json.dumps({"text": f"{text}{number}"}) for number in range(500)]
    (tmp_path / "rows.jsonl").write_text("\n".join(rows))
    with subprocess.Popen([*BELEG, "add", str(tmp_path / "rows.jsonl")], stderr=subprocess.PIPE, text=True) as adding:
        while not (home / "library.sqlite").exists():
            assert adding.poll() is None
            time.sleep(0.02)
        adding.send_signal(signal.SIGINT)
        _, told = adding.communicate(timeout=60)
    assert told == "beleg: Interrupted. What was added so far is kept; the same command adds the rest.\n"
    assert adding.returncode == 130


def test_an_error_is_one_line_without_traceback(home: Path) -> None:
    for command in ("show", "remove"):
        result = beleg_here(command, "nothing")
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.startswith("beleg: ")
        assert "nothing" in result.stderr
        assert result.stderr.count("\n") == 1


def test_library_option_opens_another_library_without_seeds(tmp_path: Path) -> None:
    result = beleg_here("--library", str(tmp_path / "other"), "list", "--json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])
    result = beleg_here("--library", str(tmp_path / "other"), "list")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "beleg add" in result.stderr


def test_version() -> None:
    try:
        installed = version("beleg")
    except PackageNotFoundError:
        pytest.skip("beleg is not installed here: run the tests with make test")
    assert beleg_here("--version").stdout == f"beleg {installed}\n"


def test_a_port_in_use_is_said(busy_port: int) -> None:
    result = beleg_here("chat", "--port", str(busy_port))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"beleg: Cannot listen on 127.0.0.1, port {busy_port} (Address already in use): take another, as in "
        f"`beleg chat --port {busy_port + 1}`.\n"
    )


def test_a_host_that_is_none_is_said() -> None:
    result = beleg_here("chat", "--host", "127.0.0.1.1")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("beleg: Cannot listen on 127.0.0.1.1 (")
    assert result.stderr.endswith("): give an address of this machine, or leave `--host` out.\n")


def test_an_allowed_host_is_a_name_alone(busy_port: int) -> None:
    for wrong in ("https://archive.example", "archive.example:443", "*", ""):
        result = beleg_here("chat", "--port", str(busy_port), "--allowed-host", wrong)
        assert (result.exit_code, "is no name or address alone" in result.stderr) == (2, True), wrong


def test_articles_cannot_steer_the_terminal(tmp_path: Path) -> None:
    hostile = (
        "Brandt sagte, \x1b]0;owned\x07die Mühle\x1b[2J stehe \x9b31mwieder\u202e. [bold]Sie[/bold] drehe sich\x00."
    )
    with Library.open() as library:
        library.add(Article.from_text(hostile, title="Mühle\x1b[31m\nrot", source="x", outlet="[red]Bote[/red]"))
        article_id = library.articles()[-1].id
    clean = "Brandt sagte, die Mühle stehe wieder. [bold]Sie[/bold] drehe sich."
    assert clean in beleg_here("show", article_id).stdout
    for command in (["show", article_id], ["list"], ["list", "--json"], ["ask", "Was sagte Brandt?"]):
        printed = beleg_here(*command).stdout
        assert not [character for character in printed if character < " " and character not in "\n\t"], command
        assert not set(printed) & set("\x7f\x9b\u202e"), command
    assert beleg_here("list").stdout.splitlines()[-1] == f"{article_id}\t–\t[red]Bote[/red]\tMühle rot"
    assert json.loads(beleg_here("list", "--json").stdout)[-1]["title"] == "Mühle\x1b[31m\nrot"


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("„Grüße“ – 🙂 e\u0301 א\tb\n", "„Grüße“ – 🙂 e\u0301 א\tb\n"),
        ("a\x1b[1;31mb\x1b[0mc", "abc"),
        ("a\x1b]8;;http://example.org\x1b\\link\x1b]8;;\x07b", "alinkb"),
        ("a\x1bP+q\x1b\\b\x1bcc\x1b(Bd", "abcd"),
        ("a\rb\r\nc\x08\x7f\x85", "ab\nc"),
        ("a\u202eb\u2066c\u2028d\ud800", "abcd"),
        ("\x1b]never closed", ""),
    ],
)
def test_printable(text: str, clean: str) -> None:
    assert printable(text) == clean


def test_json_is_exact_and_printable() -> None:
    value = {"text": "a\x1b[31m\x9b\u202e\u2028\ud800ß"}
    printed = as_json(value)
    assert printed.isprintable() or set(printed) <= {*map(chr, range(32, 127)), "\n", "ß"}
    assert json.loads(printed) == value


def test_neither_asking_nor_a_port_in_use_needs_a_heavy_package(home: Path, busy_port: int) -> None:
    program = (
        "import sys\nfrom ui.command.cli import app\n"
        "for command in (['ask', 'What did Putin demand?'], ['chat', '--port', sys.argv[1]]):\n"
        "    try:\n        app(command)\n    except SystemExit as end:\n        print(end.code)\n"
        "print(sorted({'torch', 'chromadb', 'gradio', 'sentence_transformers', 'llama_index'} & sys.modules.keys()))\n"
    )
    beleg_here("ask", "What did Putin demand?")
    command = [sys.executable, "-c", program, str(busy_port)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-3:] == ["0", "1", "[]"]


def test_answers_without_citations_print_their_text_only(capsys: pytest.CaptureFixture[str]) -> None:
    from rich.console import Console

    from ui.command.terminal import print_answer

    article = Article.from_text("Es regnet. Der Fluss steigt.", title="Wetter", source="w")
    with Library.open() as library:
        library.add(article)
        rain = library.sentences(article)[0]
    console = Console(highlight=False, markup=False, emoji=False)
    print_answer(console, Answer("?", (Part("Nothing."),), answered=False, reason="not covered"))
    print_answer(console, Answer("?", (Part("It says: "), Part(rain.text, 1)), (Citation(1, rain),)))
    assert capsys.readouterr().out == f"Nothing.\nIt says: Es regnet. [1]\n\n[1] Wetter · {article.id}\n"
