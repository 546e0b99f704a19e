"""What several test files share."""

import os
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from command import beleg_apart
from hypothesis import HealthCheck, settings
from scripted_server import ScriptedServer, scripted_server
from xdist.scheduler import LoadScopeScheduling

signal.signal(
    signal.SIGINT, signal.default_int_handler
)  # ignored, and inherited so, where a shell's “&” started pytest


# A busy machine is slow, not wrong.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")

for name in [name for name in os.environ if name.startswith("BELEG_")]:
    del os.environ[name]  # no setting of the machine reaches a test


_TOGETHER = {
    "tests/journeys/test_browser": "browser",  # a chat
    "tests/ui/": "ui",  # another one
    "tests/index/models/": "models",  # PyTorch
    "tests/index/library/": "models",
}
"""Beginning of a test's place → what runs in one process, for what is shared there and takes seconds to start."""
_FIRST = (*_TOGETHER, "tests/journeys/")


class _Together(LoadScopeScheduling):
    """Tests go to the processes by module, or as `_TOGETHER` says."""

    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        return next((scope for start, scope in _TOGETHER.items() if module.startswith(start)), module)


@pytest.hookimpl(optionalhook=True)  # where pytest-xdist is switched off there is no such hook
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling | None:
    return _Together(config, log) if config.getoption("dist") == "loadscope" else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest comes first, so that at the end no process waits long for another."""
    items.sort(key=lambda item: [not item.nodeid.startswith(start) for start in _FIRST])


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own library lies in `tmp_path`."""
    folder = tmp_path / "home"
    monkeypatch.setenv("BELEG_HOME", str(folder))
    return folder


@pytest.fixture
def beleg(home: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs the `beleg` command in a process of its own."""
    return beleg_apart


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
