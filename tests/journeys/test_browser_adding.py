"""Articles that are added in the browser: a page by its address, and a pasted text."""

from collections.abc import Iterator

import pytest
from browsing import DESKTOP, Visit
from misbehaving_server import Site, redirect, response, serving
from playwright.sync_api import expect

pytestmark = pytest.mark.slow

ADDED = 120_000  # ms: a process starts for each
TEXT = "Die Imkerin Edda Kranz sagte, die Bienen seien gesund. "


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


def test_a_page_and_a_text(visit_fetching: Visit, site: Site) -> None:
    page = visit_fetching(DESKTOP)
    page.locator("#masthead .library").click()
    address, report = page.get_by_label("Add a page by its address"), page.locator("#report")
    html = f"<html><head><title>Bienen</title></head><body><article><p>{TEXT * 3}</p></article></body></html>"
    site.pages |= {"/bees": response(html.encode()), "/round": redirect("/round")}
    address.fill(f"{site.address}/bees")
    page.keyboard.press("Enter")
    expect(report).to_have_text("1 added", timeout=ADDED)
    expect(address).to_have_value("")
    expect(page.locator("#articles .open")).to_have_count(2)

    address.fill(f"{site.address}/round")
    page.locator("#address .submit-button").click()
    expect(report).to_contain_text("redirects in a circle")
    expect(address).to_have_value(f"{site.address}/round")

    page.get_by_role("button", name="Paste a text").click()
    text, date = page.get_by_label("Text", exact=True), page.get_by_label("Date")
    text.fill(TEXT)
    page.get_by_label("Title").fill("Im Sommer")
    date.fill("gestern")
    page.get_by_role("button", name="Add the text").click()
    expect(report).to_contain_text("is no date")
    expect(text).to_have_value(TEXT)
    date.fill("16.11.2024")
    page.get_by_role("button", name="Add the text").click()
    expect(report).to_have_text("1 added", timeout=ADDED)
    expect(text).to_have_value("")
    expect(page.locator("#articles .open").last).to_contain_text("Im Sommer")
    expect(page.locator("#articles .open").last).to_contain_text("16 November 2024")
