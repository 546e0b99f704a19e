"""The chat as a program speaks with it: its page's events, over HTTP; and its application as a script has it."""

import json
import os
import re
import subprocess
import sys
import textwrap
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

JOIN, UPLOAD, HEARD = "/gradio_api/queue/join", "/gradio_api/upload", "/gradio_api/queue/data"


class ChatClient:
    """One page of a chat, without a browser."""

    def __init__(self, address: str) -> None:
        self.http = httpx.Client(base_url=address, timeout=120)
        self.session = uuid.uuid4().hex
        page = self.http.get("/").text
        found = re.search(r"window\.gradio_config = (.*?);\s*</script>", page)
        assert found, page
        self.events: list[dict[str, Any]] = json.loads(found[1])["dependencies"]

    def close(self) -> None:
        self.http.close()

    def event(self, name: str) -> dict[str, Any]:
        """The event of this name."""
        return next(event for event in self.events if event["api_name"] == name)

    def join(self, event: dict[str, Any], data: list[Any], **parts: Any) -> httpx.Response:
        """Send an event."""
        body = {"data": data, "fn_index": event["id"], "session_hash": self.session, **parts}
        return self.http.post(JOIN, json=body)

    def ask(self, question: str) -> dict[str, Any]:
        """Ask without a filter, and without an open article, and wait for the end of the answer."""
        event = self.event("ask")
        return self.outcome(event, [question, *[None] * (len(event["inputs"]) - 1)])

    def upload(self, *files: Path) -> list[dict[str, Any]]:
        """Upload files as the page does: what stands for them in an event."""
        parts = [("files", (file.name, file.read_bytes())) for file in files]
        paths = self.http.post(UPLOAD, files=parts).raise_for_status().json()
        return [{"path": path, "meta": {"_type": "gradio.FileData"}} for path in paths]

    def heard(self) -> Iterator[dict[str, Any]]:
        """What the chat says of all that was sent, until nothing of it goes on."""
        with self.http.stream("GET", HEARD, params={"session_hash": self.session}) as stream:
            for line in stream.iter_lines():
                if line.startswith("data: "):
                    yield json.loads(line.removeprefix("data: "))

    def outcome(self, event: dict[str, Any], data: list[Any], **parts: Any) -> dict[str, Any]:
        """Send an event and wait for its end."""
        self.join(event, data, **parts).raise_for_status()
        return next(news for news in self.heard() if news["msg"] == "process_completed")


_APPLICATIONS = """
import contextlib, io, json, sys, traceback
from ui.page.run_folder import run_folder

with run_folder() as uploads:
    from index import Library
    from ui.page.chat import Chat
    from ui.page.server import web_application

    with Library.open() as library:
        for line in sys.stdin:
            script, arguments = json.loads(line)
            application = web_application(Chat(library), "127.0.0.1", (), uploads)
            failed = ""
            with contextlib.redirect_stdout(io.StringIO()) as told:
                try:
                    exec(script, {"application": application, "uploads": uploads, "arguments": arguments})
                except Exception:
                    failed = traceback.format_exc()
            print(json.dumps([told.getvalue(), failed]), flush=True)
"""


@contextmanager
def applications(home: Path) -> Iterator[Callable[..., str]]:
    """Runs scripts, each with a new `application` of a chat, in one process of their own, which imports Gradio once."""
    command, environment = [sys.executable, "-c", _APPLICATIONS], os.environ | {"BELEG_HOME": str(home)}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, encoding="utf-8", env=environment) as running:

        def told(script: str, *arguments: str) -> str:
            assert running.stdin
            assert running.stdout
            print(json.dumps([textwrap.dedent(script), arguments]), file=running.stdin, flush=True)
            printed, failed = json.loads(running.stdout.readline())
            assert failed == ""
            return str(printed)

        yield told


def until(done: Callable[[], bool]) -> None:
    """Wait for what another process does; a test that waits in vain fails by its time limit."""
    while not done():
        time.sleep(0.05)
