"""A browser, and the chat in it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browsing import Visit
from command import chat
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from index import Library

SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
expect.set_options(timeout=30_000)  # ms; a busy machine is slow, not wrong


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        reason = "Chromium is not installed: apt-get install chromium, or run the tests with make test"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    running = playwright.chromium.launch(executable_path=found, args=SWITCHES)
    yield running
    running.close()


@pytest.fixture(scope="session")
def shared_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the library that the shared chat is over: a new one, with the article that it starts with."""
    return tmp_path_factory.mktemp("chat")


@pytest.fixture(scope="session")
def shared_chat(shared_home: Path) -> Iterator[str]:
    """A chat for all tests; those that change its library use `shared_library`. Its address."""
    with chat(shared_home) as (address, _):
        yield address


@pytest.fixture
def shared_library(shared_home: Path, shared_chat: str) -> Iterator[Library]:
    """The shared chat's library, opened beside it; at the end it is as it was, whoever changed it."""
    with Library.open(shared_home) as library:
        kept = library.articles()
        yield library
        for article in library.articles():
            if article not in kept:
                library.remove(article.id)
        for statement in library.statements():
            if statement.corrected:
                library.undo_correction(statement)


@pytest.fixture
def visit(browser: Browser, shared_chat: str) -> Iterator[Visit]:
    """Opens the chat that others visit, too."""
    with visitor(browser, shared_chat) as visit:
        yield visit


@pytest.fixture
def visit_fetching(browser: Browser, home: Path) -> Iterator[Visit]:
    """Opens a chat of the test's own that may fetch from this machine."""
    with chat(home, BELEG_ALLOW_PRIVATE="1") as (address, _), visitor(browser, address) as visit:
        yield visit


@contextmanager
def visitor(browser: Browser, address: str) -> Iterator[Visit]:
    """Opens a chat; at the end no page may have reached for another machine, or failed."""
    elsewhere: list[str] = []
    errors: list[str] = []
    contexts = []

    def open_chat(size: dict[str, int], **settings: str) -> Page:
        context = browser.new_context(viewport=size, **settings)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "request",
            lambda request: urlsplit(request.url).hostname in ("127.0.0.1", None) or elsewhere.append(request.url),
        )
        page.on("websocket", lambda socket: elsewhere.append(socket.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: message.type == "error" and errors.append(message.text))
        page.goto(address)
        expect(page.get_by_role("textbox", name="Your question")).to_be_visible()
        expect(page.locator("#conversation section")).to_have_count(1)
        return page

    yield open_chat
    for context in contexts:
        context.close()
    assert (elsewhere, errors) == ([], [])
