"""What several test files share."""

import os
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from command import BELEG, chat
from scripted_server import ScriptedServer, scripted_server

signal.signal(
    signal.SIGINT, signal.default_int_handler
)  # ignored, and inherited so, where a shell's “&” started pytest


for name in [name for name in os.environ if name.startswith("BELEG_")]:
    del os.environ[name]  # no setting of the machine reaches a test


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own library lies in `tmp_path`."""
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


@pytest.fixture
def chat_address(home: Path) -> Iterator[str]:
    """A chat that runs in a process of its own, on a free port; its address."""
    with chat(home) as (address, _):
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
