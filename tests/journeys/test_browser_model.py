"""The chat in a real browser while a scripted language model writes: unchecked words, then the checked answer; Stop."""

from collections.abc import Iterator

import pytest
from articles import QUESTION, SCEPTICAL
from browsing import DESKTOP, PHONE, Visit
from command import chat
from playwright.sync_api import Page, expect
from scripted_server import MODEL, Said, ScriptedServer, wait_for

pytestmark = pytest.mark.slow

TRUE = "Miersch was sceptical about a possible delivery of the Taurus cruise missile to Ukraine."
LIE = "Miersch demanded 14 billion euros."


@pytest.fixture(scope="module")
def shared_chat(server: ScriptedServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A chat whose answers the scripted model writes; its address."""
    options = ("--llm-url", server.url, "--llm-model", MODEL, "--no-cache")  # all ask the same question
    with chat(tmp_path_factory.mktemp("home"), *options) as (address, running):
        assert running.stdout
        assert running.stdout.readline() == (
            f"Answers are written by {MODEL} at {server.url}; each of its statements is checked.\n"
        )
        yield address


def begin(page: Page) -> None:
    page.get_by_role("textbox", name="Your question").fill(QUESTION)
    page.keyboard.press("Enter")


def test_words_are_unchecked_until_they_are_checked(visit: Visit, server: ScriptedServer) -> None:
    server.says(Said(f"{TRUE} [1] {LIE} [1] And so on and so forth.", pause=0.5), "a) –\nb) –")
    page = visit(DESKTOP)
    expect(page.locator(".welcome .writer")).to_contain_text(MODEL)
    begin(page)
    draft = page.locator(".turn.pending .draft")
    expect(draft.locator("i.unchecked")).to_contain_text("Miersch was")
    expect(page.locator(".turn.pending .drafting")).to_have_text(
        f"{MODEL} is writing. What is in italics is not checked yet."
    )
    expect(draft.locator(".holds")).to_have_text(TRUE)
    expect(draft.locator("s.fails")).to_have_text(LIE)
    answer = page.locator(".turn:not(.pending) .answer")
    expect(answer).to_contain_text(TRUE)
    expect(answer).not_to_contain_text("14")
    expect(answer).to_contain_text(f"2 statements by {MODEL} are left out")
    expect(page.locator(".turn .writer")).to_have_text(
        f"Written by {MODEL}, each statement checked · 420 tokens read, 24 written"
    )
    expect(page.get_by_role("button", name="Stop writing")).to_be_hidden()
    answer.locator("button.citation").click()
    expect(page.locator("#article mark.shown")).to_have_text(SCEPTICAL)


def test_stop_leaves_the_articles_words_and_frees_the_server(visit: Visit, server: ScriptedServer) -> None:
    server.says(Said(f"{TRUE} [1] " * 50, pause=0.2))
    page = visit(PHONE)
    begin(page)
    expect(page.locator(".turn.pending i.unchecked")).to_contain_text("Miersch")
    page.get_by_role("button", name="Stop writing").click()
    wait_for(server.dropped.is_set)
    answer = page.locator(".turn:not(.pending)")
    expect(answer).to_contain_text(SCEPTICAL)
    expect(answer).to_contain_text(f"{MODEL} was stopped.")
    expect(answer.locator(".writer")).to_have_text("In the articles' own sentences")
    expect(page.get_by_role("textbox", name="Your question")).to_be_focused()


def test_two_ask_at_once_and_a_page_that_is_left_frees_the_server(visit: Visit, server: ScriptedServer) -> None:
    server.says(Said(f"{TRUE} [1] " * 100, pause=0.2))
    pages = visit(DESKTOP), visit(DESKTOP)
    for page in pages:
        begin(page)
        expect(page.locator(".turn.pending i.unchecked")).to_contain_text("Miersch")
    assert not server.dropped.is_set()
    pages[0].close()
    wait_for(server.dropped.is_set)
