"""The chat's web server: the page with its policy, and where it listens."""

import socket
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

import gradio as gr
import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from index.library import Library
from qa.language_model.model import Model
from ui.page.chat import Chat, build
from ui.page.gate import LARGEST_FILE, Gate
from ui.page.people import people_head
from ui.views.plain import one_line
from ui.views.writer import who_writes

_STATIC = Path(__file__).parents[1] / "static"
_WAITING = 64
"""Events that wait for their turn at most; each holds what it was sent with."""
_SESSIONS = 200
"""Pages whose conversations are kept at most: open ones, and those that were closed within the last hour."""
_CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
"""Nothing is loaded from or sent to another machine; Gradio itself needs inline scripts and `Function`."""

_SANS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif")
_MONO = ("ui-monospace", "Menlo", "Consolas", "monospace")


def web_application(chat: Chat, host: str, allowed_hosts: Sequence[str], uploads: Path) -> FastAPI:
    """The chat as an application for a web server.

    Args:
        chat: what it does.
        host: what the server listens on.
        allowed_hosts: other names under which it is reached.
        uploads: `run_folder`'s, within which this is called.
    """
    application = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    application.add_middleware(Gate, host=host, allowed_hosts=allowed_hosts, uploads=uploads)
    application.add_middleware(_ContentSecurityPolicy)
    page = build(chat)
    page.queue(max_size=_WAITING, api_open=False)
    page.state_session_capacity = _SESSIONS
    page.has_launched = True  # else Gradio, mounted, does not check the paths of files at all
    style = "".join((_STATIC / name).read_text("utf-8") for name in ("style.css", "panes.css", "sources.css"))
    script = (_STATIC / "chat.js").read_text("utf-8")
    gr.mount_gradio_app(
        application,
        page,
        path="/",
        server_name=host,
        allowed_paths=[],
        blocked_paths=[str(chat.library.folder)],
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        mcp_server=False,
        ssr_mode=False,
        pwa=False,
        max_file_size=LARGEST_FILE,
        theme=gr.themes.Base(font=_SANS, font_mono=_MONO, text_size="lg", radius_size="sm"),
        head=f"<style>{style}</style><script>{script}</script>{people_head()}",
    )
    return application


def serve(
    library: Library,
    listening: socket.socket,
    host: str,
    allowed_hosts: Sequence[str],
    uploads: Path,
    model: Model | None = None,
    cache: bool = True,
) -> None:
    """Serve the chat until it is interrupted.

    Args:
        library: what is asked.
        listening: where, as `ui.page.listening.listen` gives it.
        host: the address that was asked for.
        allowed_hosts: names under which it is reached, beside `host` and those of this machine.
        uploads: `run_folder`'s, within which this is called.
        model: who writes the answers; None: they are the articles' own sentences.
        cache: whether what the model writes is kept.
    """
    note = who_writes(model)
    with closing(Chat(library, model, cache, note)) as chat:
        port = listening.getsockname()[1]
        application = web_application(chat, host, allowed_hosts, uploads)
        print(f"Beleg is at http://{f'[{host}]' if ':' in host else host}:{port} (Ctrl-C ends it)", flush=True)
        print(one_line(note), flush=True)
        configuration = uvicorn.Config(application, log_level="warning", timeout_graceful_shutdown=1)
        with suppress(KeyboardInterrupt):
            _Server(configuration).run(sockets=[listening])


class _Server(uvicorn.Server):
    """Hangs up on open pages when it ends: their event streams never end by themselves, and would be cancelled."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for connection in list(self.server_state.connections):
            connection.transport.close()
        await super().shutdown(sockets)


class _ContentSecurityPolicy:
    """Adds the policy to every response; a plain ASGI layer, since Gradio streams its events."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message["headers"],
                    (b"content-security-policy", _CONTENT_SECURITY_POLICY.encode()),
                    (b"referrer-policy", b"no-referrer"),
                    (b"x-content-type-options", b"nosniff"),
                    (b"cross-origin-resource-policy", b"same-origin"),
                ]
            await send(message)

        await self.app(scope, receive, send_with_policy)
