"""What several test files share."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from scripted_server import ScriptedServer, scripted_server

signal.signal(
    signal.SIGINT, signal.default_int_handler
)  # ignored, and inherited so, where a shell's “&” started pytest

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


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own library lies in `tmp_path`; no setting of the machine reaches a test."""
    for name in [name for name in os.environ if name.startswith("BELEG_")]:
        monkeypatch.delenv(name)
    folder = tmp_path / "home"
    monkeypatch.setenv("BELEG_HOME", str(folder))
    return folder


@pytest.fixture
def beleg(home: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs the `beleg` command in a process of its own."""

    def run(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*BELEG, *arguments], input=typed, capture_output=True, text=True, encoding="utf-8", check=False
        )

    return run


@contextmanager
def running_chat(home: Path, *arguments: str, **variables: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A chat over the library in `home`, in a process of its own, on a free port: the process, and its address."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("BELEG_")}
    environment |= {"BELEG_HOME": str(home), **variables}
    command = [*BELEG, "chat", "--port", "0", *arguments]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8") as chat:
        try:
            assert chat.stdout
            line = chat.stdout.readline()
            assert line.startswith("Beleg is at http://"), line
            yield chat, line.split()[3]
        finally:
            chat.terminate()


@pytest.fixture
def chat_address(home: Path) -> Iterator[str]:
    """The address of a chat over the user's own library."""
    with running_chat(home) as (_, address):
        yield address


@pytest.fixture
def busy_port() -> Iterator[int]:
    """A port of 127.0.0.1 that something listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


@pytest.fixture(scope="module")
def server() -> Iterator[ScriptedServer]:
    """A language model's server, which says what a test wrote for it."""
    with scripted_server() as running:
        yield running
