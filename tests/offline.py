"""Models that are loaded in a process of their own, which ends when it reaches for any machine."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_PROGRAM = """
import importlib, os, sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo"):
        os.write(2, f"{event} {arguments}\\n".encode())
        os._exit(70)

sys.addaudithook(refuse)

for kind, folder in zip(sys.argv[1::2], sys.argv[2::2]):
    module, _, name = kind.partition(".")
    print(getattr(importlib.import_module(f"index.models.{module}"), name)(folder).name)
assert "HF_HUB_OFFLINE" not in os.environ
"""


def load_offline(models: Sequence[tuple[str, Path]]) -> None:
    """Load each `module.Kind` of `index.models` from its folder where the user has not set HF_HUB_OFFLINE.

    Nothing is asked for.
    """
    environment = {key: value for key, value in os.environ.items() if key != "HF_HUB_OFFLINE"}
    named = [part for kind, folder in models for part in (kind, str(folder))]
    command = [sys.executable, "-c", _PROGRAM, *named]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [str(folder.resolve()) for _, folder in models]
