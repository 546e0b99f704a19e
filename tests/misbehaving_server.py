"""A web server on this machine that behaves as a test says: well, or badly. Real HTTP, a thread a connection."""

import socket
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Send = Callable[[bytes], None]
Page = Callable[[Send], None]
"""Writes a whole response, headers and all; ends where the other side hangs up."""


@dataclass
class Site:
    """What lies where, and what was asked."""

    address: str = ""
    pages: dict[str, Page | bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    """Of each request, names in small letters."""
    open: threading.Event = field(default_factory=threading.Event)
    """Set while the server runs; what sends for ever ends with it."""

    def asked_for(self, path: str) -> int:
        return self.asked.count(path)


def response(content: bytes = b"", kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> bytes:
    """A whole response; `etag="1"` and the like are headers, “_” in their names for “-”."""
    given = {"content-type": kind, "content-length": str(len(content)), "connection": "close"}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status} Whatever", *(f"{name}: {value}" for name, value in given.items() if value)]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + content


def redirect(to: str, status: int = 302) -> bytes:
    return response(status=status, location=to)


@contextmanager
def serving(host: str = "127.0.0.1") -> Iterator[Site]:
    """A running site; what has no page is 404, and its robots.txt is so, too, until a test gives it one."""
    site = Site()
    site.open.set()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                first = self.rfile.readline().decode("latin-1").split()
                lines = iter(lambda: self.rfile.readline().decode("latin-1").strip(), "")
                headers = {name.casefold(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
                if len(first) < 2:
                    return
                site.asked.append(first[1])
                site.headers.append(headers)
                page = site.pages.get(first[1], response(b"Nothing here.", status=404))
                if isinstance(page, bytes):
                    self.wfile.write(page)
                else:
                    page(self._send)

        def _send(self, sent: bytes) -> None:
            if not site.open.is_set():
                raise BrokenPipeError
            if sent == RESET:
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                self.connection.close()
                raise BrokenPipeError
            self.wfile.write(sent)
            self.wfile.flush()

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False

    with Server((host, 0), Handler) as server:
        site.address = f"http://{host}:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            site.open.clear()
            server.shutdown()
            thread.join()


RESET = b"\0reset"
"""Sent by a page, it resets the connection."""
