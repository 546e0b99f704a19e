"""What the chat keeps while it runs lies in a folder of this user and this run."""

import os
import signal
import tempfile
from contextlib import closing, suppress
from pathlib import Path

import pytest
from chat_client import ChatClient
from command import chat

from ui.page.run_folder import run_folder


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_run_removes_its_folder_however_it_ends(tmp_path: Path, end: signal.Signals) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "gradio").write_text("somebody else's")  # where Gradio would put its files, and may not
    with chat(tmp_path / "home", TMPDIR=str(shared)) as (address, running), closing(ChatClient(address)) as page:
        (tmp_path / "bees.txt").write_text("Die Imkerin sagte, die Bienen seien gesund.", encoding="utf-8")
        uploaded = Path(page.upload(tmp_path / "bees.txt")[0]["path"])
        folder = uploaded.parent.parent
        assert (folder.parent, folder.stat().st_mode & 0o777) == (shared.resolve(), 0o700)
        assert uploaded.is_file()
        running.send_signal(end)
        assert running.wait(60) == 0
    assert [path.name for path in shared.iterdir()] == ["gradio"]


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
