"""How the browser tests see the chat and what they do there."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}

Visit = Callable[..., Page]
"""Opens the chat in a page of a size, with further settings of the browser: `visit(PHONE, color_scheme="dark")`."""


def ask(page: Page, question: str) -> None:
    answered = page.locator("section.turn:not(.pending)")
    before = answered.count()
    page.get_by_role("textbox", name="Your question").fill(question)
    page.keyboard.press("Enter")
    expect(answered).to_have_count(before + 1)
