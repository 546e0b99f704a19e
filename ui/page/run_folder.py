"""A folder for what the chat keeps while it runs: this user's and this run's, gone when it ends."""

import os
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

_GRADIO = "GRADIO_TEMP_DIR"
"""https://www.gradio.app/guides/environment-variables: else it is one folder in the temporary folder, for all users."""


@contextmanager
def run_folder() -> Iterator[Path]:
    """Make the folder, mode 0700, and remove it at the end, also where SIGTERM or SIGHUP end the run, as Ctrl-C does.

    Gradio puts uploads into it. It reads the environment when it is imported and whenever it looks at a file, so it has
    to be imported within, and the variable stays set until the end.

    Returns:
        The folder, absolute and without links.
    """
    before = os.environ.get(_GRADIO)
    with tempfile.TemporaryDirectory(prefix="beleg-chat-", ignore_cleanup_errors=True) as made, _ended_by_signals():
        folder = Path(made).resolve()
        os.environ[_GRADIO] = str(folder)
        try:
            yield folder
        finally:
            if before is None:
                del os.environ[_GRADIO]
            else:
                os.environ[_GRADIO] = before


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Within, SIGTERM and SIGHUP raise KeyboardInterrupt, in the main thread, where they would end the process."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    handlers: dict[int, Callable[[int, FrameType | None], object]] = {signal.SIGTERM: signal.default_int_handler}
    if hasattr(signal, "SIGHUP"):
        # uvicorn ends well by SIGTERM, and does not know SIGHUP.
        handlers[signal.SIGHUP] = lambda *_: signal.raise_signal(signal.SIGTERM)
    replaced = [number for number in handlers if signal.getsignal(number) == signal.SIG_DFL]  # not under nohup
    try:
        for number in replaced:
            signal.signal(number, handlers[number])
        yield
    finally:
        for number in replaced:
            signal.signal(number, signal.SIG_DFL)
