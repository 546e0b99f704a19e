"""The folder for what the chat keeps while it runs; `test_server.py` shows that a chat uses and removes it."""

import os
import signal
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest

from ui.page.run_folder import run_folder


def test_the_environment_and_the_signals_are_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    def ended_within() -> Path:
        with suppress(KeyboardInterrupt), run_folder() as folder:
            assert os.environ["GRADIO_TEMP_DIR"] == str(folder)
            signal.raise_signal(signal.SIGTERM)
        return folder

    for before in (None, tempfile.gettempdir()):
        if before is not None:
            monkeypatch.setenv("GRADIO_TEMP_DIR", before)
        assert not ended_within().exists()
        assert os.environ.get("GRADIO_TEMP_DIR") == before
        assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
