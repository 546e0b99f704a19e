"""The `beleg` command as the tests start it: in a process of its own, or in theirs."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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


def beleg_here(*arguments: str, typed: str = "") -> Result:
    """What the command does in this process: in a tenth of the time."""
    return CliRunner().invoke(app, arguments, input=typed)


@contextmanager
def chat(home: Path, *options: str, **variables: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A chat over the library in `home`, on a free port: its address, and its process, whose further lines can be read.

    It takes 6 s of processor time to start.
    """
    command = [*BELEG, "chat", "--port", "0", *options]
    environment = os.environ | {"BELEG_HOME": str(home)} | variables
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment) as running:
        try:
            assert running.stdout
            line = running.stdout.readline()
            assert line.startswith("Beleg is at http://"), line
            yield line.split()[3], running
        finally:
            running.terminate()
