"""The chat's web server: who may reach it, and how it ends."""

import signal
import subprocess
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from command import BELEG, chat

pytestmark = pytest.mark.slow


def test_the_server_answers_this_machine_only(chat_address: str) -> None:
    with urllib.request.urlopen(chat_address) as response:
        assert "default-src 'self'" in response.headers["content-security-policy"]
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(urllib.request.Request(chat_address, headers={"Host": "beleg.example.org"}))
    assert refused.value.code == 400
    refused.value.close()


def test_in_a_network_it_is_reached_by_addresses_and_by_the_names_that_are_given(home: Path) -> None:
    with chat(home, "--host", "0.0.0.0", "--allowed-host", "archive.example") as (address, _):
        port = address.rpartition(":")[2]
        for host, expected in (
            *(("192.0.2.7", 200), (f"192.0.2.7:{port}", 200), ("[2001:db8::1]", 200), ("localhost", 200)),
            *(("archive.example", 200), ("evil.example", 400), ("192.0.2.7.evil.example", 400), ("0x7f.1", 400)),
        ):
            assert httpx.get(f"http://127.0.0.1:{port}/", headers={"host": host}).status_code == expected, host


def test_an_interrupt_ends_it_in_silence_while_pages_are_open(home: Path) -> None:
    command = [*BELEG, "chat", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as chat:
        assert chat.stdout
        address = chat.stdout.readline().split()[3]
        with urllib.request.urlopen(f"{address}/gradio_api/heartbeat/page") as page:  # an open page keeps such a stream
            assert page.readline().startswith(b"data: ")
            chat.send_signal(signal.SIGINT)
            _, told = chat.communicate(timeout=60)
    assert (chat.returncode, told) == (0, "")
