"""No file leaves the machine through the chat, and no address is asked for: by no event and by no route."""

import json
import os
import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from chat_client import JOIN, UPLOAD, ChatClient
from gradio_client import Client

SECRET = "Der Informant heißt Barnabas Quell."
FILE = {"_type": "gradio.FileData"}


@pytest.fixture
def client(address: str) -> Iterator[ChatClient]:
    with closing(ChatClient(address)) as client:
        yield client


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file that is no business of the chat's; the folder is neither the library's nor the chat's."""
    path = tmp_path / "archive" / "secret.txt"
    path.parent.mkdir()
    path.write_text(SECRET, encoding="utf-8")
    return path


@pytest.fixture
def asked() -> Iterator[tuple[str, list[object]]]:
    """The address of a server on this machine, and who has connected to it."""
    connected: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def note() -> None:
            while True:
                try:
                    connection, whence = listening.accept()
                except OSError:
                    return
                connected.append(whence)
                connection.close()

        threading.Thread(target=note, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/{SECRET.split()[0]}", connected
        listening.shutdown(socket.SHUT_RDWR)


def uploaded(client: ChatClient, tmp_path: Path) -> str:
    """The path of an uploaded file, inside the chat's own folder."""
    (tmp_path / "bees.txt").write_text("Die Imkerin Edda Kranz sagte, die Bienen seien gesund.", encoding="utf-8")
    return str(client.upload(tmp_path / "bees.txt")[0]["path"])


def spellings(secret: Path, own: str, elsewhere: str) -> list[str]:
    """Ways to name what was not uploaded, and the uploaded file otherwise than the upload did; `own` is that one."""
    folder, name = Path(own).parent, Path(own).name
    (folder / "link.txt").symlink_to(secret)
    (folder.parent / "linked").symlink_to(secret.parent)
    up, backwards = "/.." * len(folder.parts), str(secret).replace("/", "\\")
    return [
        *(str(secret), f"//{secret}", f"/.{secret}", f"{secret}/", os.path.relpath(secret), f"~/../..{secret}"),
        *(str(folder / "link.txt"), str(folder.parent / "linked" / secret.name), f"{folder}{up}{secret}"),
        *(f"{own}/../../..{secret}", f"{folder}/../{folder.name}/{name}", f"{folder}/./{name}", f"/{own}"),
        *(str(secret).replace("/", "%2F"), str(secret).replace("/", "%252f"), f"{own}%00", f"{own}\0", "\ud800"),
        *(f"file://{secret}", f"FILE:{secret}", f"gradio_api/file={secret}", f"/gradio_api/file={own}"),
        *(backwards, f"C:{backwards}", f"\\\\?\\C:{backwards}", "\\\\127.0.0.1\\share\\x", "//127.0.0.1/share/x"),
        *(elsewhere, elsewhere.upper(), elsewhere.replace("//", "\\\\"), elsewhere.replace("127.0.0.1", "2130706433")),
        *("", ".", str(folder), str(folder.parent), f"{own}.txt", "data:text/plain,x", "https://hf.co/x"),
    ]


def placed(file: object, arguments: int) -> Iterator[dict[str, Any]]:
    """An event's parts, the file in each place of them: arguments, lists and objects in arguments, and beside them."""
    for place in range(max(arguments, 1)):
        for value in (file, [file], [[{"a": [file]}]], {"value": file}, {"path": file}):
            yield {"data": [value if place == one else None for one in range(max(arguments, 1))]}
    nothing = [None] * arguments
    for name in ("event_data", "trigger_id", "batch", "state"):
        yield {"data": nothing, name: file}
        yield {"data": nothing, name: {"deep": [[file]]}}
    yield {"data": [[file] * max(arguments, 1)], "batched": True, "simple_format": True}


def assert_nothing_leaked(own: str, secret: Path, connected: list[object]) -> None:
    """Nothing of the secret lies where the chat keeps files, and nobody was asked for anything."""
    for path in Path(own).parent.parent.rglob("*"):
        assert path.is_symlink() or path.is_dir() or SECRET.encode() not in path.read_bytes(), path
    assert connected == []


def test_no_event_takes_a_file_that_was_not_uploaded(
    client: ChatClient, secret: Path, tmp_path: Path, asked: tuple[str, list[object]]
) -> None:
    elsewhere, connected = asked
    own = uploaded(client, tmp_path)
    files = [{"path": path, "meta": FILE} for path in spellings(secret, own, elsewhere)]
    assert len(client.events) > 20
    for event in client.events:
        for parts in placed(files[0], len(event["inputs"])):
            refused = client.join(event, **parts)
            assert (refused.status_code, refused.text[:9]) == (403, "The event"), (event["api_name"], parts)
        for file in files:
            assert send(client, event, file) == 403, (event["api_name"], file)
    for file in files:
        path = file["path"]
        for form in (
            {"path": path},
            {"url": path, "meta": FILE},
            {"meta": FILE, "orig_name": path},
            {"path": own, "meta": {"path": path}},
            {"path": path, "url": path, "meta": FILE, "is_stream": True},
        ):
            assert send(client, client.event("add"), form) == 403, form
    assert_nothing_leaked(own, secret, connected)


def send(client: ChatClient, event: dict[str, Any], file: object) -> int:
    """Send an event with a file as an argument, and in a list; half a surrogate pair is sent as it is."""
    body = json.dumps({"data": [file, [file]], "fn_index": event["id"], "session_hash": client.session})
    return client.http.post(JOIN, content=body, headers={"content-type": "application/json"}).status_code


def test_an_uploaded_file_is_taken_and_no_address_beside_it(
    client: ChatClient, tmp_path: Path, asked: tuple[str, list[object]]
) -> None:
    elsewhere, connected = asked
    file = {"path": uploaded(client, tmp_path), "url": elsewhere, "meta": FILE, "orig_name": "bees.txt"}
    outcome = client.outcome(client.event("add"), [[file]])
    assert outcome["success"], outcome
    assert "1 added" in json.dumps(outcome["output"])
    assert client.join(client.event("add"), [[file]]).status_code == 403  # it is gone: it was read
    assert connected == []


def test_gradio_itself_checks_too(apart: Callable[..., str], secret: Path) -> None:
    told = apart(
        """
        secret, name = arguments
        from starlette.testclient import TestClient
        with TestClient(application.routes[-1].app) as gradio:  # without the gate before it
            gradio.get("/gradio_api/startup-events")
            events = gradio.get("/config").json()["dependencies"]
            event = next(event for event in events if event["api_name"] == "everybody")
            file = {"path": secret, "meta": {"_type": "gradio.FileData"}}
            gradio.post("/gradio_api/queue/join", json={"data": [file], "fn_index": event["id"], "session_hash": "x"})
            print(gradio.get("/gradio_api/queue/data", params={"session_hash": "x"}).text)
            print("served", gradio.get(f"/gradio_api/file={secret}").status_code)
            print("copied", [path.name for path in uploads.rglob(name)])
        """,
        str(secret),
        secret.name,
    )
    assert "it was not uploaded by a user" in told
    assert "served 403\ncopied []" in told


def test_a_body_is_read_as_gradio_reads_it(client: ChatClient, secret: Path) -> None:
    file = json.dumps({"path": str(secret), "meta": FILE})
    event = client.event("everybody")["id"]
    inside = f'"fn_index": {event}, "session_hash": "{client.session}"'
    escaped = file.replace('"path"', r'"\u0070ath"')
    for body in (
        f'{{"data": [""], "data": [{file}], {inside}}}',
        f'{{"data": [{file}], "data": [{escaped}], {inside}}}',
        f'{{"data": [{escaped}], {inside}}}',
    ):
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32-le"):
            for kind in ("application/json", "application/json; charset=utf-7", "text/plain", "application/x+json", ""):
                sent = client.http.post(JOIN, content=body.encode(encoding), headers={"content-type": kind})
                assert sent.status_code == 403, (body, encoding, kind)
    for body in (b"", b"\xff", b"[", b"{" * 100_000, b"[" * 100_000, b'{"data": [' + b"9" * 10_000 + b"]}", b"%00"):
        assert client.http.post(JOIN, content=body).status_code == 400, body[:9]
    assert 400 <= client.http.post(JOIN, content=b"[1]").status_code < 500


def test_other_ways_into_an_event_are_closed(client: ChatClient, secret: Path) -> None:
    for event in client.events:
        for name in (event["api_name"], str(event["id"])):
            for way in ("call", "call/v2", "run", "api", "stream"):
                body = {"data": [{"path": str(secret), "meta": FILE}], "fn_index": event["id"], "session_hash": "x"}
                assert client.http.post(f"/gradio_api/{way}/{name}", json=body).status_code == 404
                assert client.http.get(f"/gradio_api/{way}/{name}/x").status_code == 404
    with pytest.raises(ValueError, match="asks for nothing like this"):
        Client(str(client.http.base_url), verbose=False, analytics_enabled=False)


ROUTES = """
import json
def paths_of(routes, before=""):
    for route in routes:
        within = getattr(route, "original_router", route)
        if getattr(within, "routes", None):
            yield from paths_of(within.routes, before + getattr(route, "path", ""))
        else:
            yield before + route.path
print(json.dumps(sorted(set(paths_of(application.routes)))))
"""


def test_no_other_route_answers(
    client: ChatClient, apart: Callable[..., str], secret: Path, asked: tuple[str, list[object]]
) -> None:
    elsewhere, connected = asked
    paths = set(json.loads(apart(ROUTES)))
    assert {"/gradio_api/file={path_or_url:path}", "/gradio_api/component_server", "/config"} <= paths
    answered = set()
    for path in paths | {"/gradio_api/mcp/sse", "/gradio_api/dev/reload", "/login_check", "/docs", "/redoc"}:
        for value in ("x", str(secret), f"..%2F..%2F..{secret}", elsewhere):
            for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"):
                with client.http.stream(method, re.sub(r"\{.*?\}", value, path)) as response:
                    if response.status_code not in (404, 405):
                        answered.add((method, path, response.status_code))
                        if "text/event-stream" not in response.headers.get("content-type", ""):
                            assert SECRET not in response.read().decode("utf-8", "replace")
    assert answered == {
        *(("GET", path, 200) for path in ("/", "/theme.css", "/favicon.ico", "/manifest.json")),
        ("HEAD", "/", 200),
        ("GET", "/gradio_api/app_id", 200),
        ("GET", "/gradio_api/heartbeat/{session_hash}", 200),
        ("GET", "/gradio_api/queue/data", 422),
        ("POST", UPLOAD, 400),
        ("POST", JOIN, 400),
    }
    assert connected == []
