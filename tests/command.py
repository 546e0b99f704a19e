"""The `beleg` command as the tests start it: in a process of its own, or in theirs."""

import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from typer.testing import CliRunner, Result

from ui.command.cli import app

_OFFLINE = """
import os, sys

def refuse(event, arguments):
    here = "127.0.0.1" in repr(arguments) or "0.0.0.0" in repr(arguments)
    if event in ("socket.connect", "socket.getaddrinfo") and not here:
        os.write(2, f"{event} {arguments}\\n".encode())
        os._exit(70)

sys.addaudithook(refuse)
sys.argv[0] = "beleg"

from ui.command.cli import main
main()
"""
BELEG = (sys.executable, "-c", _OFFLINE)
"""The `beleg` command; it ends when it reaches for another machine."""


_PARTS = ("typed", "output", "errors")
_warm = multiprocessing.get_context("forkserver")
_warm.set_forkserver_preload(["ui.command.cli"])


def beleg_apart(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """What the command does in a process of its own, a fork of one that has imported it: in a third of the time."""
    with tempfile.TemporaryDirectory() as folder:
        typed_file, *printed = (Path(folder) / part for part in _PARTS)
        typed_file.write_text(typed, encoding="utf-8")
        process = _warm.Process(target=_run, args=(arguments, folder, os.getcwd(), dict(os.environ)))
        process.start()
        process.join()
        output, errors = (file.read_text(encoding="utf-8") for file in printed)
    assert process.exitcode is not None
    return subprocess.CompletedProcess(["beleg", *arguments], process.exitcode, output, errors)


def _run(arguments: tuple[str, ...], folder: str, place: str, environment: Mapping[str, str]) -> None:
    """Be `beleg`, with the files of `folder` as its standard streams."""
    os.chdir(place)
    os.environ.clear()
    os.environ.update(environment)
    for number, part in enumerate(_PARTS):
        os.dup2(os.open(Path(folder) / part, os.O_RDWR | os.O_CREAT), number)
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(number, mode, encoding="utf-8", closefd=False) for number, mode in enumerate("rww")
    )
    sys.argv[1:] = arguments
    exec(_OFFLINE, {})


def beleg_here(*arguments: str, typed: str = "") -> Result:
    """What the command does in this process: in a tenth of the time."""
    return CliRunner().invoke(app, arguments, input=typed)


@contextmanager
def chat(
    home: Path, *options: str, errors: IO[str] | None = None, **variables: str
) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A chat over the library in `home`, on a free port: its address, and its process, whose further lines can be read.

    What it says on standard error goes to `errors`. It takes 5 s of processor time to start.
    """
    command = [*BELEG, "chat", "--port", "0", *options]
    environment = os.environ | {"BELEG_HOME": str(home)} | variables
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=errors, text=True, encoding="utf-8", env=environment
    ) as running:
        try:
            assert running.stdout
            line = running.stdout.readline()
            assert line.startswith("Beleg is at http://"), line
            yield line.split()[3], running
        finally:
            running.terminate()
