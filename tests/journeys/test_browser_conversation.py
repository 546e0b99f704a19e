"""A conversation in a real browser: follow-ups, taking turns back, asking again, clearing, copying and saving."""

import json
from pathlib import Path

import pytest
from articles import BEES, QUESTION
from browsing import DESKTOP, PHONE, Visit, ask
from playwright.sync_api import expect

from index import Article, Library

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_a_conversation(visit: Visit, size: dict[str, int]) -> None:
    page = visit(size)
    turns = page.locator("section.turn")
    controls = page.get_by_role("group", name="Conversation")
    question = page.get_by_role("textbox", name="Your question")
    expect(controls).to_be_hidden()

    ask(page, "What did Miersch say about the phone call?")
    ask(page, "And Hardt?")
    expect(turns.nth(0)).not_to_contain_text("Understood as")
    expect(turns.nth(1).locator(".question")).to_have_text("And Hardt?")
    expect(turns.nth(1).locator(".understood")).to_have_text("Understood as: What did Hardt say about the phone call?")
    expect(turns.nth(1).locator(".answer")).to_contain_text("das Telefonat als Zeichen der Schwäche")
    ask(page, "Warum?")
    expect(turns.nth(2).locator(".understood")).to_have_text("Understood as: Warum sagte Hardt das zu „phone call“?")
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]

    controls.get_by_role("button", name="Undo").click()
    expect(turns).to_have_count(2)
    expect(question).to_have_value("Warum?")
    expect(question).to_be_focused()

    controls.get_by_role("button", name="Retry").click()
    expect(turns).to_have_count(2)
    expect(question).to_have_value("")
    expect(turns.nth(1).locator(".understood")).to_have_text("Understood as: What did Hardt say about the phone call?")
    turns.nth(1).locator(".answer button.citation").first.click()
    expect(page.locator("#article mark.shown")).to_contain_text("Zeichen der Schwäche")
    if size == PHONE:
        page.get_by_role("button", name="Back to the answer").click()

    page.once("dialog", lambda dialog: dialog.dismiss())
    controls.get_by_role("button", name="Clear").click()
    expect(turns).to_have_count(2)
    page.once("dialog", lambda dialog: dialog.accept())
    controls.get_by_role("button", name="Clear").click()
    expect(turns).to_have_count(0)
    expect(page.locator("section.welcome button.example").first).to_be_visible()
    expect(controls).to_be_hidden()
    ask(page, "And Hardt?")
    expect(turns).not_to_contain_text("Understood as")  # what was cleared is forgotten


def test_retry_asks_with_the_filters_that_are_set_now(visit: Visit) -> None:
    page = visit(DESKTOP)
    ask(page, QUESTION)
    page.get_by_role("button", name="Filters").click()
    page.get_by_role("textbox", name="From").fill("2025")
    expect(page.locator("#filters-note")).to_contain_text("since 2025-01-01")
    page.get_by_role("button", name="Retry").click()
    turn = page.locator("section.turn")
    expect(turn).to_contain_text("No article of this library fits the filter")
    expect(turn).to_have_count(1)


def test_an_answer_is_copied(visit: Visit) -> None:
    page = visit(DESKTOP)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, "Was sagte Hebestreit?")
    page.get_by_role("button", name="Copy this answer").click()
    expect(page.locator("button.copy")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Was sagte Hebestreit?\n\nHebestreit (Deutschlandfunk, 16. November 2024;")
    assert "Ziel müsse ein gerechter und dauerhafter Frieden sein. [2]" in copied
    assert copied.splitlines()[-1].startswith("[1] [2] Miersch sagte zu dem Putin-Telefonat")
    expect(page.locator("button.copy")).to_have_text("Copy")


def test_an_answer_is_copied_where_the_page_may_not_use_the_clipboard(visit: Visit) -> None:
    page = visit(DESKTOP)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    ask(page, "Was sagte Hebestreit?")
    page.get_by_role("button", name="Copy this answer").click()
    expect(page.locator("button.copy")).to_have_text("Copied")
    page.get_by_role("textbox", name="Your question").press("ControlOrMeta+V")
    expect(page.get_by_role("textbox", name="Your question")).to_have_value(
        page.locator("button.copy").get_attribute("data-text") or "nothing"
    )


def test_the_conversation_is_saved(shared_library: Library, visit: Visit) -> None:
    hostile = "Die Imkerin Edda Kranz sagte, <img src=x onerror=alert(1)> **Bienen** [x](javascript:y) seien Bienen."
    shared_library.add(Article.from_text(f"{BEES}\n\n{hostile}", title="<b>Bienen</b>", source="a"))
    page = visit(DESKTOP)
    ask(page, "Was sagte Edda Kranz zu Bienen?")
    ask(page, "Und zum Jahr?")
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save as Markdown").click()
    assert saving.value.suggested_filename == "beleg-conversation.md"
    markdown = Path(saving.value.path()).read_text("utf-8")
    assert "## Was sagte Edda Kranz zu Bienen?" in markdown
    assert "Understood as: Was sagte Edda Kranz zum Jahr?" in markdown
    assert "&lt;img src=x onerror=alert(1)&gt; \\*\\*Bienen\\*\\* \\[x](javascript:y) seien Bienen." in markdown
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save as JSON").click()
    assert saving.value.suggested_filename == "beleg-conversation.json"
    answers = json.loads(Path(saving.value.path()).read_text("utf-8"))["answers"]
    assert [answer["understood_as"] for answer in answers] == [None, "Was sagte Edda Kranz zum Jahr?"]
    assert hostile in [citation["text"] for citation in answers[0]["citations"]]


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_a_speaker_is_corrected_in_the_article(shared_library: Library, visit: Visit, size: dict[str, int]) -> None:
    page = visit(size)
    ask(page, "Was sagte Hebestreit?")
    page.locator("section.turn .answer button.citation").last.click()
    corrections = page.locator("#article button.correct-speaker")
    expect(corrections).to_have_count(2)
    page.once("dialog", lambda dialog: dialog.dismiss())
    corrections.last.click()
    expect(page.locator("#article .corrected")).to_have_count(0)
    page.once("dialog", lambda dialog: dialog.accept("Olaf Scholz"))
    page.get_by_role("button", name="Said by Hebestreit. Correct who says this").last.click()
    note = page.locator("#article .corrected")
    expect(note).to_contain_text("Said by Olaf Scholz, no longer by Hebestreit.")
    expect(page.locator("#article mark.shown")).to_contain_text("gerechter und dauerhafter Frieden")
    if size == PHONE:
        page.get_by_role("button", name="Back to the answer").click()
    ask(page, "Was sagte Scholz zum Frieden?")
    expect(page.locator("section.turn").last).to_contain_text("Olaf Scholz")
    expect(page.locator("section.turn").last).to_contain_text("gerechter und dauerhafter Frieden")
    page.locator("section.turn .answer button.citation").last.click()
    page.once("dialog", lambda dialog: dialog.accept("Wolfgang Büchner"))
    corrections.last.click()
    expect(note).to_contain_text("Said by Wolfgang Büchner, no longer by Olaf Scholz.")
    note.get_by_role("button", name="Undo").click()
    expect(note).to_contain_text("Said by Hebestreit, no longer by Wolfgang Büchner.")
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
