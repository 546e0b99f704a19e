"""The chat in a real browser (Debian's Chromium): from a question to the highlighted sentence."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from articles import BEES, CAREFUL, QUESTION, SCEPTICAL
from browsing import DESKTOP, PHONE, Visit, ask
from playwright.sync_api import expect

from index import Article, Library

pytestmark = pytest.mark.slow


def test_question_to_highlighted_sentence(visit: Visit) -> None:
    page = visit(DESKTOP)
    ask(page, QUESTION)
    answer = page.locator("section.turn .answer")
    expect(answer).to_contain_text(SCEPTICAL)
    expect(answer).to_contain_text(CAREFUL)
    marks = page.locator("#article mark")
    expect(marks).to_have_text([SCEPTICAL, CAREFUL])
    expect(page.locator("#article mark.shown")).to_have_count(0)

    answer.get_by_role("button", name="Source 1: Deutschlandfunk, 16 November 2024").click()
    expect(marks.nth(0)).to_be_focused()
    expect(marks.nth(0)).to_have_class("cited shown")
    expect(marks.nth(0)).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    expect(answer.locator("button.citation").nth(0)).to_be_focused()


def test_of_the_article_that_is_open_a_question_takes_its_id_alone(visit: Visit) -> None:
    page = visit(DESKTOP)
    ask(page, QUESTION)
    expect(page.locator("#article mark")).to_have_count(2)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or "") if "queue/join" in request.url else None)
    ask(page, "Worum geht es?")
    expect(page.locator("section.turn .answer").nth(1)).to_contain_text(SCEPTICAL)
    assert sent
    assert not any("Marschflugkörper" in body for body in sent)  # an event may have a million bytes, an article more


def test_the_words_that_answer_the_questions_words_are_underlined(visit: Visit) -> None:
    page = visit(DESKTOP)
    ask(page, "What did Miersch say about the phone call?")
    matched = page.locator("#article .matched")
    expect(matched.filter(has_text="Telefonat")).to_have_attribute("title", "In the question: phone, call")
    expect(matched.filter(has_text="Miersch")).to_have_attribute("title", "In the question: miersch")


def test_keyboard_alone(visit: Visit) -> None:
    page = visit(DESKTOP)
    expect(page.get_by_role("textbox", name="Your question")).to_be_focused()
    page.get_by_role("button", name=QUESTION).focus()
    page.keyboard.press("Enter")
    second = page.locator("section.turn .answer button.citation").nth(1)
    expect(second).to_be_visible()
    second.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#article mark").nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(second).to_be_focused()
    expect(page.get_by_role("status").first).to_contain_text(CAREFUL)


def test_earlier_answers_keep_their_numbers_and_abstaining_stays_calm(visit: Visit) -> None:
    page = visit(DESKTOP)
    ask(page, QUESTION)
    ask(page, "What did Putin demand?")
    marks = page.locator("#article mark")
    expect(marks).to_have_count(1)
    expect(marks).to_contain_text("neuen territorialen Realitäten")
    page.locator("section.turn").nth(0).locator(".answer button.citation").nth(1).click()
    expect(marks).to_have_text([SCEPTICAL, CAREFUL])
    expect(marks.nth(1)).to_be_focused()

    ask(page, "Who won the football world cup in 2022?")
    expect(page.locator("section.turn").nth(2)).to_have_class("turn abstained")
    expect(page.locator("section.turn")).to_have_count(3)
    page.get_by_role("textbox", name="Your question").fill("   ")
    page.keyboard.press("Enter")
    expect(page.locator("#hint")).to_have_text("Type a question first.")


def test_citations_from_several_articles_lead_to_theirs(shared_library: Library, visit: Visit) -> None:
    first = BEES.partition(". ")[2]
    second = "Die Imkerin Edda Kranz sagte, der Honig der Bienen reiche für den ganzen Winter."
    shared_library.add(
        [
            Article.from_text(BEES, title="Sommer der Bienen", source="a"),
            Article.from_text(f"Der Herbst war kühl. {second}", title="Honig im Herbst", source="b"),
        ]
    )
    page = visit(DESKTOP)
    ask(page, "Was sagte Edda Kranz über die Bienen?")
    buttons = page.locator("section.turn .answer button.citation")
    expect(buttons).to_have_count(2)
    shown = set()
    for number in (1, 0, 1):
        buttons.nth(number).click()
        marks = page.locator("#article mark")
        expect(marks).to_have_count(1)
        expect(marks).to_be_focused()
        expect(marks).to_have_attribute("data-numbers", str(number + 1))
        shown.add((page.locator("#article h2").inner_text(), marks.inner_text()))
    assert shown == {("Sommer der Bienen", first), ("Honig im Herbst", second)}


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_on_a_phone_the_article_comes_as_a_sheet(visit: Visit, color_scheme: str) -> None:
    page = visit(PHONE, color_scheme=color_scheme)
    assert page.evaluate("document.body.classList.contains('dark')") is (color_scheme == "dark")
    ask(page, QUESTION)
    mark = page.locator("#article mark").nth(0)
    expect(mark).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.locator("section.turn .answer button.citation").nth(0).click()
    expect(mark).to_be_focused()
    expect(mark).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="Back to the answer").click()
    expect(mark).to_be_hidden()
    expect(page.locator("section.turn .answer button.citation").nth(0)).to_be_focused()


def test_a_hostile_article_is_text(shared_library: Library, visit: Visit) -> None:
    attack = "document.title = 'owned'; fetch('http://198.51.100.7/')"
    sentence = (
        f'Der Imker Jost Harms sagte, <img src="http://198.51.100.7/x.png" onerror="{attack}"> '
        f"<script>{attack}</script> ${{{attack}}} {{{{value}}}} [Bienen](javascript:{attack}) "
        "![Bienen](http://198.51.100.7/y.png) </mark></article> seien Bienen."
    )
    title = f"<b>Bienen</b> ${{{attack}}} <img src=x onerror={attack!r}>"
    shared_library.add(Article.from_text(f"Es summt. {sentence}", title=title, source="x", outlet="<i>Bote</i>"))
    page = visit(DESKTOP)
    ask(page, "Was sagte Jost Harms über Bienen?")
    page.locator("section.turn .answer button.citation").last.click()
    expect(page.locator("#article mark.shown")).to_be_focused()
    assert page.locator("#article .article-text").evaluate("element => element.textContent") == f"Es summt. {sentence}"
    assert page.locator("#article h2").inner_text() == title
    assert "<img src=" in page.locator("section.turn .answer").inner_text()
    page.get_by_role("button", name="Library", exact=True).click()
    expect(page.locator("#articles")).to_contain_text(title)
    assert page.locator("#conversation, #article, #articles").locator("img, script, iframe, a").count() == 0
    assert page.title() == "Beleg"


def test_the_library_can_be_changed_in_the_chat(shared_library: Library, visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "bees.md").write_text(f"# Bienen\n\n{BEES}\n", encoding="utf-8")
    page = visit(DESKTOP)
    page.get_by_role("button", name="Library", exact=True).click()
    titles = page.locator("#articles .open > span:first-child")
    expect(titles).to_have_count(1)
    page.locator("#library input[type=file]").set_input_files(tmp_path / "bees.md")
    expect(page.locator("#report")).to_have_text("1 added", timeout=60_000)
    expect(titles).to_have_count(2)
    titles.nth(1).click()
    expect(page.locator("#article h2")).to_have_text("# Bienen")
    ask(page, "Was sagte Edda Kranz?")
    expect(page.locator("section.turn .answer")).to_contain_text("die Bienen seien in diesem Jahr gesund")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Remove Bienen").click()
    expect(titles).to_have_count(1, timeout=30_000)  # Chroma is opened for it


def test_another_process_asks_and_adds_while_the_chat_runs(
    shared_library: Library,
    visit: Visit,
    tmp_path: Path,
    beleg: Callable[..., subprocess.CompletedProcess[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BELEG_HOME", str(shared_library.folder))
    page = visit(DESKTOP)
    ask(page, QUESTION)
    (tmp_path / "bees.txt").write_text(BEES, encoding="utf-8")
    added = beleg("add", str(tmp_path / "bees.txt"))
    assert (added.returncode, added.stdout, added.stderr) == (0, "1 added\n", "")
    ask(page, "Was sagte Edda Kranz?")
    expect(page.locator("section.turn").nth(1)).to_contain_text("die Bienen seien in diesem Jahr gesund")
    asked = beleg("ask", "Was sagte Edda Kranz?")
    assert (asked.returncode, asked.stderr) == (0, "")
    assert "in diesem Jahr gesund. [1]" in asked.stdout


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_filters_are_set_seen_and_said(visit: Visit, size: dict[str, int]) -> None:
    page = visit(size)
    first = page.get_by_role("textbox", name="From")
    expect(first).to_be_hidden()
    page.get_by_role("button", name="Filters").click()
    first.fill("in May")
    note = page.locator("#filters-note")
    expect(note.get_by_role("alert")).to_contain_text("“in May” (since) is no day")
    first.fill("2024-11")
    page.get_by_label("Outlet").click()
    page.get_by_role("option", name="Deutschlandfunk").click()
    expect(note).to_have_text("Asking only: since 2024-11-01; Deutschlandfunk")
    page.get_by_role("button", name="Filters").click()
    expect(first).to_be_hidden()
    expect(note).to_be_visible()
    ask(page, QUESTION)
    turn = page.locator("section.turn")
    expect(turn).to_contain_text("Asked only: since 2024-11-01; Deutschlandfunk")
    expect(turn).to_contain_text(SCEPTICAL)
    page.get_by_role("button", name="Filters").click()
    first.fill("2025")
    expect(note).to_contain_text("since 2025-01-01")
    ask(page, QUESTION)
    expect(turn.nth(1)).to_contain_text("No article of this library fits the filter")


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_people_lead_to_their_sentences_and_a_quotation_is_checked(
    shared_library: Library, visit: Visit, size: dict[str, int]
) -> None:
    page = visit(size)
    page.get_by_role("button", name="People", exact=True).click()
    persons = page.locator("#people .person")
    expect(persons).to_have_count(8)
    expect(page.get_by_role("img", name="Who spoke when. Selenskyj: 6")).to_be_visible()
    page.get_by_label("Find a person").fill("mier")
    expect(persons).to_have_count(1)
    persons.click()
    statements = page.locator("#people .statement")
    expect(statements).to_have_count(5)
    page.once("dialog", lambda dialog: dialog.accept("Olaf Scholz"))
    page.locator("#people .correct").last.click()
    expect(statements).to_have_count(4)
    statements.filter(has_text="skeptisch").click()
    expect(page.locator("#article mark")).to_have_text(SCEPTICAL)
    expect(page.locator("#article mark.shown")).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]

    if size == PHONE:
        page.get_by_role("button", name="Back to the answer").click()
        page.get_by_role("button", name="People", exact=True).click()
    page.get_by_label("Quotation").fill(
        "Hardt: „Putin versucht derzeit, aus der internationalen Isolation herauszukommen“"
    )
    page.get_by_role("button", name="Check").click()
    expect(page.locator(".quote-check")).to_have_attribute("data-kind", "altered")
    expect(page.locator(".difference ins").first).to_have_text("versucht")
    page.locator("#people .place").click()
    expect(page.locator("#article mark.shown")).to_contain_text("Putin versuche derzeit")
