"""What may reach the chat: what its own page asks for, under a name of the chat, in a bounded size, with its own files.

Gradio offers far more than this page uses (files of this machine, a proxy, downloads, other pages' state), and checks
some of it only where it starts the server itself. Here everything is closed that is not listed.
"""

import ipaddress
import json
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_FILE = 100_000_000
"""Bytes of an uploaded file."""
LARGEST_EVENT = 1_000_000
"""Bytes of any other request; the longest thing that the page sends is a passage whose quotations are to be checked."""

_PARTS = re.compile(r"/|/theme\.css|/favicon\.ico|/manifest\.json|/(?:assets|static)(?:/\w[\w.-]*)+", re.ASCII)
"""The page and what it is made of: the same for everybody, nothing of the library is in it."""
_LISTENING = re.compile(r"/gradio_api/(?:app_id|queue/data|heartbeat/[\w-]+)", re.ASCII)
"""Where the page hears what became of its events, and whether the chat still runs."""
_EVENT, _UPLOAD = "/gradio_api/queue/join", "/gradio_api/upload"

_OF_THIS_MACHINE = ("127.0.0.1", "localhost", "::1")
_HOST = re.compile(r"(?:\[([\da-f:.]+)\]|([\w.-]+))(?::\d+)?", re.ASCII)
_ORIGIN = frozenset({b"origin", b"x-forwarded-host", b"x-gradio-server"})
"""Headers that Gradio takes other origins and addresses of the page from."""
_BODY = frozenset({b"content-length", b"content-type", b"transfer-encoding"})


class Gate:
    """Refuses what is not listed; a plain ASGI layer, since Gradio streams its events.

    Args:
        app: what it stands before.
        host: what the chat listens on.
        allowed_hosts: other names under which it is reached.
        uploads: where Gradio puts each uploaded file, in a folder of its own: absolute, without links.
        largest_upload: bytes of a request that uploads files: of all that are chosen at once.
    """

    def __init__(
        self,
        app: ASGIApp,
        host: str,
        allowed_hosts: Sequence[str],
        uploads: Path,
        largest_upload: int = 1_000_000_000,
    ) -> None:
        self._app = app
        self._names = {*_OF_THIS_MACHINE, host.lower(), *(name.lower() for name in allowed_hosts)}
        self._everywhere = _is_address(host) and ipaddress.ip_address(host).is_unspecified
        self._uploads = uploads
        self._largest_upload = largest_upload

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it; a page of another origin is refused before its body is read."""
        if scope["type"] == "websocket":  # the page has none
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] == "http":
            try:
                scope, receive = await self._admitted(scope, receive)
            except HTTPException as refused:
                # Without “close” what is left of the body would still be read.
                response = PlainTextResponse(refused.detail, refused.status_code, {"connection": "close"})
                await response(scope, receive, send)
                return
            except ClientDisconnect:
                return
        await self._app(scope, receive, send)

    async def _admitted(self, scope: Scope, receive: Receive) -> tuple[Scope, Receive]:
        """The request as the application gets it.

        Raises:
            HTTPException: it is refused.
            ClientDisconnect: it broke off.
        """
        headers, method, path = Headers(scope=scope), scope["method"], scope["path"]
        self._check_host(headers)
        if method in ("GET", "HEAD") and _PARTS.fullmatch(path):
            return _without(_ORIGIN, scope), receive
        _check_origin(headers)
        if method == "GET" and _LISTENING.fullmatch(path):
            return _without(_ORIGIN, scope), receive
        if method != "POST" or path not in (_EVENT, _UPLOAD):
            raise HTTPException(404, "The chat's page asks for nothing like this.")
        most = self._largest_upload if path == _UPLOAD else LARGEST_EVENT
        if int(headers.get("content-length", "0")) > most:
            raise HTTPException(413, _too_large(most))
        if path == _UPLOAD:
            return _without(_ORIGIN, scope), _bounded(receive, most)
        body = self._checked(await _read(receive, most))
        scope = _without(_ORIGIN | _BODY, scope)
        scope["headers"] += [(b"content-length", str(len(body)).encode()), (b"content-type", b"application/json")]
        return scope, _replayed(body, receive)

    def _check_host(self, headers: Headers) -> None:
        """Refuse names that are not ours: a page elsewhere may let a name of its own lead here (DNS rebinding)."""
        hosts = headers.getlist("host")
        found = _HOST.fullmatch(hosts[0].lower()) if len(hosts) == 1 else None
        name = (found[1] or found[2]) if found else ""
        # No page elsewhere can have an address of this machine for a name.
        if name not in self._names and not (self._everywhere and _is_address(name)):
            way_out = f"If it is one of the chat's: beleg chat --allowed-host {name or 'NAME'}"
            raise HTTPException(400, f"The chat does not know the name “{name}”. {way_out}")

    def _checked(self, body: bytes) -> bytes:
        """An event, written anew so that Gradio reads what was read here; its files are uploaded ones.

        To Gradio every object with a `path` and a certain `meta` is a file, whatever component it is for: it would read
        it, and give it out. Here every object that has a name of a file's parts is one.

        Raises:
            HTTPException: it is no JSON, or names another file.
        """
        try:
            event = json.loads(body)
            for file in _files(event):
                if not self._is_uploaded(file.get("path")):
                    raise HTTPException(403, "The event names a file that was not uploaded here.")
                file.pop("url", None)  # the page's address of it: nothing is fetched
            return json.dumps(event).encode()
        except (ValueError, RecursionError) as error:
            raise HTTPException(400, f"The event is no JSON ({error}).") from error

    def _is_uploaded(self, path: object) -> bool:
        """Whether `path` is that of an uploaded file, spelt as the upload spelt it."""
        try:
            return (
                isinstance(path, str)
                and os.path.realpath(path) == path
                and Path(path).parent.parent == self._uploads
                and Path(path).is_file()
            )
        except ValueError:  # a NUL, half of a surrogate pair
            return False


def _check_origin(headers: Headers) -> None:
    """Refuse what a page of another origin asks for, which is told by browsers alone.

    Behind a proxy, too, the page's origin is its scheme and what the browser sends as `Host`.
    """
    ours = {f"{scheme}://{headers['host']}".lower() for scheme in ("http", "https")}
    origins = {origin.lower() for origin in headers.getlist("origin")}
    if origins - ours or headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        raise HTTPException(403, "Another page asks for this. A proxy before the chat has to pass on the Host header.")


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _without(names: frozenset[bytes], scope: Scope) -> Scope:
    return {**scope, "headers": [header for header in scope["headers"] if header[0].lower() not in names]}


def _too_large(most: int) -> str:
    return f"The request exceeds the maximum allowed size of {most:,} bytes."


def _files(event: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 (any JSON value)
    """Every object in a JSON value, however deep, that may be taken for a file."""
    waiting = [event]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if not one.keys().isdisjoint(("path", "url", "meta")):
                yield one
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)


async def _read(receive: Receive, most: int) -> bytes:
    """The body of a request.

    Raises:
        HTTPException: it has more than `most` bytes.
        ClientDisconnect: it broke off.
    """
    body, more = bytearray(), True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > most:
            raise HTTPException(413, _too_large(most))
    return bytes(body)


def _replayed(body: bytes, receive: Receive) -> Receive:
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return messages.pop() if messages else await receive()

    return replay


def _bounded(receive: Receive, most: int) -> Receive:
    """The body of an upload, broken off where it has more than `most` bytes, or breaks off itself.

    In the way of the parser, which then removes what it has written.
    """
    left, more = most, True

    async def bounded() -> Message:
        nonlocal left, more
        message = await receive()
        if message["type"] == "http.request":
            left -= len(message.get("body", b""))
            more = message.get("more_body", False)
            if left < 0:
                raise MultiPartException(_too_large(most))
        elif more:
            raise MultiPartException("The upload broke off.")
        return message

    return bounded
