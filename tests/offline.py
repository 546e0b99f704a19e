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

for folder in sys.argv[1:]:
    print(MODULE.CLASS(folder).name)
assert "HF_HUB_OFFLINE" not in os.environ
"""


def load_offline(module: str, kind: str, *folders: Path) -> None:
    """Load `index.models.MODULE.KIND` from folders where the user has not set HF_HUB_OFFLINE; nothing is asked for."""
    program = _PROGRAM.replace("MODULE", module).replace("CLASS", kind)
    environment = {key: value for key, value in os.environ.items() if key != "HF_HUB_OFFLINE"}
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, folders)],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [str(folder.resolve()) for folder in folders]
