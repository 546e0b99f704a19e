"""`beleg add` of addresses and of standard input, and `beleg feed`."""

import json
import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from command import BELEG, beleg_here
from misbehaving_server import Send, Site, response, serving
from typer.testing import CliRunner

from ui.command.cli import app
from ui.views.plain import how_far

TEXT = "Die Imkerin Edda Kranz sagte, die Bienen seien gesund. " * 25
PAGE = f"<html><head><title>Bienen</title></head><body><article><p>{TEXT}</p></article></body></html>".encode()
FEED = (
    '<rss version="2.0"><channel><title>Stadtfunk</title><item><title>Bienen</title><link>/bees</link>'
    f"<description>{TEXT}</description></item></channel></rss>"
).encode()

Beleg = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


def test_an_address(site: Site, beleg: Beleg) -> None:
    site.pages["/bees"] = response(PAGE, etag='"1"')
    done = beleg("add", f"{site.address}/bees", f"{site.address}/missing", "--allow-private")
    assert done.returncode == 1
    first, second = done.stdout.splitlines()
    assert first.startswith("added: Bienen · ")
    assert second == "1 added, 1 failed"
    assert done.stderr == f"not added: {site.address}/missing does not exist (404): check the address.\n"
    site.pages["/bees"] = response(status=304)
    assert beleg_here("add", f"{site.address}/bees", "--allow-private").stdout == "0 added, 1 unchanged\n"
    refused = beleg_here("add", f"{site.address}/bees")
    assert refused.exit_code == 1
    assert "this machine or one of a private network" in refused.stderr


def typed(text: str, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["add", "-", *arguments], input=text)
    return done.exit_code, done.output


def test_standard_input() -> None:
    code, said = typed(TEXT, "--title", "Bienen", "--outlet", "Stadtfunk", "--date", "16.11.2024")
    assert code == 0
    assert said.startswith("added: Bienen · Stadtfunk, 2024-11-16 · ")
    assert typed(TEXT, "--title", "Bienen", "--outlet", "Stadtfunk", "--date", "2024-11-16") == (
        0,
        "0 added, 1 unchanged\n",
    )
    assert typed(" \n") == (1, "beleg: Standard input has no text: nothing to add.\n")
    assert "is no date" in typed(TEXT, "--date", "gestern")[1]
    assert beleg_here("add", "a.txt", "--title", "Bienen").exit_code == 2


def test_feeds(site: Site) -> None:
    address = f"{site.address}/feed"
    site.pages["/feed"] = response(FEED, "application/rss+xml", etag='"1"')
    assert beleg_here("feed", "list").stderr == "No feed is followed. Follow one: beleg feed add URL\n"
    assert "this machine" in beleg_here("feed", "add", address).stderr
    assert beleg_here("feed", "add", address, "--allow-private").stdout == "1 added\n"
    site.pages["/feed"] = response(status=500)
    failed = beleg_here("feed", "refresh", "--allow-private")
    assert (failed.exit_code, failed.stdout) == (1, "0 added, 1 failed\n")
    (told,) = json.loads(beleg_here("feed", "list", "--json").stdout)
    assert (told["address"], told["title"], told["seen"]) == (address, "Stadtfunk", 1)
    assert told["problem"] == f"{address} cannot be had now, its server fails (500): try again later."
    lines = beleg_here("feed", "list").stdout.splitlines()
    assert lines[0].endswith(f"\t1 entry\tStadtfunk\t{address}")
    assert lines[1].strip() == told["problem"]
    assert beleg_here("feed", "remove", address).stdout == f"no longer followed: {address}\n"
    assert beleg_here("feed", "remove", address).exit_code == 1


def test_an_interruption_says_what_is_kept(site: Site, home: Path) -> None:
    reached = []

    def silent(send: Send) -> None:
        reached.append(True)
        os.kill(adding.pid, signal.SIGINT)

    site.pages |= {"/bees": response(PAGE), "/slow": silent}
    sources = [f"{site.address}/bees", f"{site.address}/slow"]
    with subprocess.Popen([*BELEG, "add", *sources, "--allow-private"], stderr=subprocess.PIPE, text=True) as adding:
        _, told = adding.communicate(timeout=120)
    assert reached
    assert told == "beleg: Interrupted. Kept is what was done so far: 1 added; the same command adds the rest.\n"
    assert adding.returncode == 130


def test_how_far_it_is() -> None:
    assert how_far(3, 20, "articles") == "3 of 20 articles"
    assert how_far(1200, None, "articles") == "1,200 articles"
    assert how_far(1_200_000, 5_000_000, "bytes") == "1.2 of 5.0 MB"
    assert how_far(300_000, None, "bytes of example.org") == "300.0 kB of example.org"
    assert how_far(3, 9, "bytes") == "3 of 9 bytes"
