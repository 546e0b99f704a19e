"""Addresses and pasted texts that are added in the chat."""

import datetime
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from chat_client import ChatClient
from command import chat
from misbehaving_server import Site, response, serving

from index import Article, EmptyArticleError
from ui.page.sources import addresses_in, pasted

TEXT = "Die Imkerin Edda Kranz sagte, die Bienen seien gesund."


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


def test_what_was_typed_as_addresses() -> None:
    typed = " www.example.org/a\nhttp://example.org/b ftp://example.org www.example.org/a"
    assert addresses_in(typed) == ["https://www.example.org/a", "http://example.org/b", "ftp://example.org"]
    assert addresses_in(" \n") == []
    assert len(addresses_in(" ".join(map(str, range(99))))) == 20


def test_a_pasted_text() -> None:
    assert pasted(TEXT, " Bienen ", "Stadtfunk", "16. November 2024") == Article.from_text(
        TEXT, "Bienen", None, datetime.date(2024, 11, 16), "Stadtfunk"
    )
    assert pasted(TEXT) == Article.from_text(TEXT)
    with pytest.raises(EmptyArticleError):
        pasted(" ")
    with pytest.raises(ValueError, match="“gestern” is no date: write it as 2024-11-16"):
        pasted(TEXT, date="gestern")
    with pytest.raises(ValueError, match="at most 300,000 can be pasted"):
        pasted("a" * 300_001)


def test_the_chat_fetches_nothing_of_this_machine(site: Site, address: str) -> None:
    site.pages["/"] = response(f"<p>{TEXT}</p>".encode())
    with closing(ChatClient(address)) as client:
        added = client.outcome(client.event("add_page"), [f"{site.address}/ {site.address.replace('127.0.0.1', '0')}"])
        said = json.dumps(added["output"])
        assert said.count("this machine or one of a private network") == 2
        assert "add its address under Library" in json.dumps(client.ask(f"{site.address}/")["output"])
        elsewhere = {"origin": "https://example.org"}
        event = client.event("add_page")
        body = {"data": [site.address], "fn_index": event["id"], "session_hash": "x"}
        assert client.http.post("/gradio_api/queue/join", json=body, headers=elsewhere).status_code == 403
    assert site.asked == []


def test_a_page_and_a_text_are_added(site: Site, tmp_path: Path) -> None:
    site.pages["/bees"] = response(f"<html><body><article><p>{TEXT * 3}</p></article></body></html>".encode())
    with chat(tmp_path / "home", BELEG_ALLOW_PRIVATE="1") as (address, _), closing(ChatClient(address)) as client:
        page = client.outcome(client.event("add_page"), [f"{site.address}/bees"])
        assert "1 added" in json.dumps(page["output"])
        text = client.outcome(client.event("add_text"), [TEXT, "Im Sommer", "Stadtfunk", "2024-11-16"])
        assert "Im Sommer" in json.dumps(text["output"])
        wrong = client.outcome(client.event("add_text"), [TEXT, "", "", "gestern"])
        assert "is no date" in json.dumps(wrong["output"])
