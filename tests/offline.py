"""Models that are loaded in a process of their own, which ends when it reaches for any machine."""

import os
import subprocess
import sys
from pathlib import Path

_PROGRAM = """
import os, sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo"):
        os.write(2, f"{event} {arguments}\\n".encode())
        os._exit(70)

sys.addaudithook(refuse)

from index.models import MODULE

model = MODULE.CLASS(sys.argv[1])
assert "HF_HUB_OFFLINE" not in os.environ
print(model.name)
"""


def load_offline(module: str, kind: str, folder: Path) -> None:
    """Load `index.models.MODULE.KIND` from a folder where the user has not set HF_HUB_OFFLINE; nothing is asked for."""
    program = _PROGRAM.replace("MODULE", module).replace("CLASS", kind)
    environment = {key: value for key, value in os.environ.items() if key != "HF_HUB_OFFLINE"}
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == str(folder.resolve())
