"""Pages of other origins reach nothing in the chat; what is too large is refused before it is read."""

import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from chat_client import HEARD, JOIN, UPLOAD, ChatClient, until

from ui.page.gate import LARGEST_EVENT


@pytest.fixture
def http(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=60) as client:
        yield client


def status(http: httpx.Client, method: str, path: str, **headers: str) -> int:
    """The status of an answer, in which nothing is allowed to other origins."""
    with http.stream(
        method, path, headers={name.replace("_", "-"): value for name, value in headers.items()}
    ) as answer:
        assert [name for name in answer.headers if name.startswith("access-control")] == []
        assert answer.headers["content-security-policy"].endswith("frame-ancestors 'none'")
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        return answer.status_code


def test_a_name_of_somebody_elses_leads_to_nothing(http: httpx.Client) -> None:
    port = http.base_url.port
    for path in ("/", "/theme.css", "/gradio_api/app_id"):
        for name in ("127.0.0.1", "localhost", "LOCALHOST", "[::1]", "beleg.example.org", "BELEG.example.org"):
            assert [status(http, "GET", path, host=host) for host in (name, f"{name}:{port}", f"{name}:1")] == [200] * 3
        for host in (
            *("evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example", "xn--localhost"),
            *("beleg.example.org.evil.example", "evil.example@127.0.0.1", "127.0.0.1@evil.example", "127.0.0.1:80:80"),
            *(
                "192.0.2.1",
                "0.0.0.0",
                "127.1",
                "[::2]",
                "::1",
                "",
                "localhost.",
                "localhost/",
                "localhost,evil.example",
            ),
        ):
            assert status(http, "GET", path, host=host) == 400, host


FOREIGN = ("null", "https://evil.example", "http://localhost", "http://127.0.0.1", "http://127.0.0.1:1", "file://", "")


def test_a_page_of_another_origin_reaches_nothing(address: str, http: httpx.Client) -> None:
    host = urlsplit(address).netloc
    beside = (
        f"ftp://{host}",
        f"{address}.evil.example",
        f"{address}/",
        f"http://x@{host}",
        host,
        f"{address}, {address}",
    )
    for method, path in (
        ("GET", "/gradio_api/app_id"),
        ("GET", "/gradio_api/heartbeat/x"),
        ("GET", HEARD),
        ("POST", UPLOAD),
    ):
        for origin in (*FOREIGN, *beside):
            assert status(http, method, path, origin=origin) == 403, (path, origin)
        for site in ("cross-site", "same-site"):  # what a browser says of a request without an origin
            assert status(http, method, path, sec_fetch_site=site) == 403, path
    for origin in (address, f"https://{host}", address.upper()):
        assert status(http, "GET", "/gradio_api/app_id", origin=origin, sec_fetch_site="same-origin") == 200
    for asked in ("POST", "GET", "PUT"):
        preflight = {"origin": "https://evil.example", "access_control_request_method": asked}
        assert [status(http, "OPTIONS", path, **preflight) for path in (JOIN, UPLOAD, HEARD, "/")] == [403] * 4
    assert status(http, "GET", "/", origin="https://evil.example") == 200  # a page that anybody may open: a link to it
    assert status(http, "GET", "/", origin="https://evil.example", x_forwarded_host="evil.example") == 200
    assert "evil.example" not in http.get("/", headers={"x-forwarded-host": "evil.example"}).text


def test_a_proxy_may_give_it_a_name(http: httpx.Client) -> None:
    name = {"host": "beleg.example.org", "x_forwarded_proto": "https", "x_forwarded_host": "beleg.example.org"}
    assert status(http, "GET", "/gradio_api/app_id", origin="https://beleg.example.org", **name) == 200
    assert status(http, "GET", "/gradio_api/app_id", origin="https://beleg.example.org:8443", **name) == 403
    page = http.get("/", headers={"host": name["host"], "x-forwarded-proto": "https"}).text
    assert '"root":"https://beleg.example.org"' in page


def raw(address: str, request: bytes) -> bytes:
    """What the chat answers to these bytes alone, until it hangs up."""
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname, parts.port), timeout=60) as connection:
        connection.sendall(request)
        answer = b""
        while received := connection.recv(65536):
            answer += received
    return answer


def test_it_hangs_up_before_the_body_of_what_it_refuses(address: str) -> None:
    for path, headers, expected in (
        (UPLOAD, "Origin: https://evil.example\r\nContent-Length: 50000000", b"403"),
        (JOIN, "Origin: null\r\nContent-Length: 5000", b"403"),
        (UPLOAD, "Origin: null\r\nTransfer-Encoding: chunked", b"403"),
        (UPLOAD, "Content-Length: 1000000001", b"413"),
        (JOIN, f"Content-Length: {LARGEST_EVENT + 1}", b"413"),
        ("/gradio_api/call/ask", "Content-Length: 5000", b"404"),
    ):
        head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=x\r\n"
        assert raw(address, f"{head}{headers}\r\n\r\n".encode()).split()[1] == expected, (path, headers)
    upgrade = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: eA==\r\n"
    for path in ("/", JOIN, "/queue/join", "/gradio_api/queue/data"):
        head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{upgrade}Connection: close\r\n\r\n"
        assert b"101 Switching" not in raw(address, head.encode())
    twice = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
    assert raw(address, twice).split()[1] == b"400"
    assert raw(address, b"GET / HTTP/1.0\r\n\r\n").split()[1] == b"400"


def test_an_event_without_a_length_is_read_up_to_the_limit(address: str) -> None:
    head = f"POST {JOIN} HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunk = b"1000\r\n" + b" " * 0x1000 + b"\r\n"
    fitting = LARGEST_EVENT // 0x1000
    assert raw(address, head.encode() + chunk * (fitting + 1)).split()[1] == b"413"
    assert raw(address, head.encode() + chunk * fitting + b"2\r\n{}\r\n0\r\n\r\n").split()[1] == b"422"


def test_nothing_stays_of_an_upload_that_breaks_off(address: str, tmp_path: Path) -> None:
    (tmp_path / "bees.txt").write_text("Die Bienen seien gesund.", encoding="utf-8")
    with closing(ChatClient(address)) as client:
        folder = Path(client.upload(tmp_path / "bees.txt")[0]["path"]).parent.parent
    kept = set(folder.iterdir())
    part = '--x\r\nContent-Disposition: form-data; name="files"; filename="big.txt"\r\n\r\n' + "x" * 100_000
    head = f"POST {UPLOAD} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=x\r\n"
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname, parts.port)) as connection:
        connection.sendall(f"{head}Content-Length: 9000000\r\n\r\n{part}".encode())
        until(lambda: set(folder.iterdir()) > kept)
    until(lambda: set(folder.iterdir()) == kept)


def test_nothing_stays_of_an_upload_that_is_too_large(apart: Callable[..., str]) -> None:
    told = apart(
        """
        from starlette.testclient import TestClient
        from ui.page.gate import Gate
        with TestClient(Gate(application.routes[-1].app, "testserver", (), uploads, largest_upload=1000)) as page:
            head = b'--x\\r\\nContent-Disposition: form-data; name="files"; filename="big.txt"\\r\\n\\r\\n'
            kind = {"content-type": "multipart/form-data; boundary=x"}
            for size in (500, 2000):
                body = iter([head, b"x" * size, b"\\r\\n--x--\\r\\n"])
                print(page.post("/gradio_api/upload", content=body, headers=kind).status_code)
            print([path.name for path in uploads.rglob("*") if path.is_file()])
        """
    )
    assert told.split("\n")[:3] == ["200", "413", "['big.txt']"]


def test_a_conversation_is_its_own_pages(address: str) -> None:
    with closing(ChatClient(address)) as one, closing(ChatClient(address)) as other:
        assert one.ask("What did Putin demand?")["success"]
        saved = [
            page.outcome(page.event("export"), [None], event_data={"format": "md"})["output"]["data"][0]["text"]
            for page in (one, other)
        ]
    assert ["What did Putin demand?" in text for text in saved] == [True, False]
