"""The chat's web server: who may reach it, what it keeps while it runs, and how it ends."""

import signal
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from chat_client import ChatClient
from command import chat

pytestmark = pytest.mark.slow

NETWORK = ("--host", "0.0.0.0", "--allowed-host", "archive.example")


@pytest.mark.parametrize(
    ("end", "options", "reached", "refused"),
    [
        (signal.SIGINT, (), ("127.0.0.1", "localhost"), ("beleg.example.org", "192.0.2.7", "archive.example")),
        (
            signal.SIGTERM,
            NETWORK,
            ("192.0.2.7", "192.0.2.7:PORT", "[2001:db8::1]", "localhost", "archive.example"),
            ("evil.example", "192.0.2.7.evil.example", "0x7f.1"),
        ),
        (signal.SIGHUP, ("--allowed-host", "archive.example"), ("archive.example",), ("192.0.2.7", "evil.example")),
    ],
)
def test_who_reaches_it_and_that_nothing_stays_however_it_ends(
    tmp_path: Path, end: signal.Signals, options: tuple[str, ...], reached: tuple[str, ...], refused: tuple[str, ...]
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "gradio").write_text("somebody else's")  # where Gradio would put its files, and may not
    (tmp_path / "bees.txt").write_text("Die Imkerin sagte, die Bienen seien gesund.", encoding="utf-8")
    with (
        (tmp_path / "errors").open("w") as errors,
        chat(tmp_path / "home", *options, errors=errors, TMPDIR=str(shared)) as (address, running),
        closing(ChatClient(f"http://127.0.0.1:{address.rpartition(':')[2]}")) as page,
        page.http.stream("GET", f"/gradio_api/heartbeat/{page.session}") as beats,  # an open page keeps such a stream
    ):
        for hosts, expected in ((reached, 200), (refused, 400)):
            for host in hosts:
                named = {"host": host.replace("PORT", str(page.http.base_url.port))}
                answer = httpx.get(page.http.base_url, headers=named)
                assert answer.status_code == expected, host
                assert "default-src 'self'" in answer.headers["content-security-policy"]
        uploaded = Path(page.upload(tmp_path / "bees.txt")[0]["path"])
        folder = uploaded.parent.parent
        assert (folder.parent, folder.stat().st_mode & 0o777) == (shared.resolve(), 0o700)
        assert uploaded.is_file()
        assert next(beats.iter_raw()).startswith(b"data: ")
        running.send_signal(end)
        assert running.wait(60) == 0
    assert (tmp_path / "errors").read_text() == ""
    assert [path.name for path in shared.iterdir()] == ["gradio"]
