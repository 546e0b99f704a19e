"""What lies at an address is fetched within bounds; a site that misbehaves costs a clear error and nothing else."""

import asyncio
import datetime
import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from email.utils import format_datetime
from ipaddress import ip_address
from pathlib import Path

import pytest
from misbehaving_server import RESET, Page, Send, Site, redirect, response, serving

from index.errors import AddressError
from index.fetching.fetch import Fetched, Fetcher, Limits, Validators
from index.fetching.networks import Machine, anywhere, is_public

OPEN, CLOSED = "127.0.0.2", "127.0.0.1"
"""Machines of which these tests let the first be asked, as if it were of the public network."""
QUICK = Limits(connect=5, silence=0.5, total=2, size=100_000, redirects=5, pause=0, longest_wait=0.3)


def only_the_open_one(machine: Machine) -> bool:
    return str(machine) == OPEN


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(OPEN) as site:
        yield site


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher(only_the_open_one, QUICK) as fetcher:
        yield fetcher


def problem(fetcher: Fetcher, address: str) -> str:
    with pytest.raises(AddressError) as caught:
        fetcher.fetch(address)
    return str(caught.value)


def test_a_page(site: Site, fetcher: Fetcher) -> None:
    site.pages["/rat"] = response(b"Der Rat tagt.", etag='"1"', last_modified="Sat, 16 Nov 2024 08:00:00 GMT")
    told: list[tuple[int, int | None, str]] = []
    assert fetcher.fetch(f"{site.address}/rat#oben", progress=lambda *news: told.append(news)) == Fetched(
        f"{site.address}/rat",
        b"Der Rat tagt.",
        "text/html",
        "utf-8",
        Validators('"1"', "Sat, 16 Nov 2024 08:00:00 GMT"),
    )
    assert told == [(13, 13, f"bytes of {OPEN}")]
    assert site.asked == ["/robots.txt", "/rat"]
    assert site.headers[1]["host"] == site.address.removeprefix("http://")
    assert site.headers[1]["user-agent"].startswith("beleg/")


def test_a_second_visit_asks_whether_it_changed(site: Site, fetcher: Fetcher) -> None:
    site.pages["/rat"] = response(status=304)
    assert fetcher.fetch(f"{site.address}/rat", Validators('"1"', "Sat, 16 Nov 2024 08:00:00 GMT")) is None
    assert site.headers[-1]["if-none-match"] == '"1"'
    assert site.headers[-1]["if-modified-since"] == "Sat, 16 Nov 2024 08:00:00 GMT"
    assert "answers 304" in problem(fetcher, f"{site.address}/rat")  # nobody asked for that


def test_redirects_are_followed(site: Site, fetcher: Fetcher) -> None:
    site.pages |= {"/a": redirect("/b?c=ü", 301), "/b?c=%C3%BC": redirect("c", 307), "/c": response(b"Er kam.")}
    found = fetcher.fetch(f"{site.address}/a")
    assert found is not None
    assert (found.address, found.content) == (f"{site.address}/c", b"Er kam.")


def test_what_is_packed_is_unpacked(site: Site, fetcher: Fetcher) -> None:
    text = b"Er kam. " * 1000
    site.pages["/gzip"] = response(gzip.compress(text), content_encoding="gzip")
    site.pages["/zlib"] = response(zlib.compress(text), content_encoding="deflate")
    for path in ("/gzip", "/zlib"):
        found = fetcher.fetch(site.address + path)
        assert found is not None
        assert found.content == text


def for_ever(before: bytes, unit: bytes, pause: float = 0.0) -> Page:
    def page(send: Send) -> None:
        send(before)
        while True:
            send(unit)
            time.sleep(pause)

    return page


def silent(before: bytes) -> Page:
    def page(send: Send) -> None:
        send(before)
        time.sleep(3)

    return page


def reset(before: bytes) -> Page:
    def page(send: Send) -> None:
        send(before)
        send(RESET)

    return page


HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n"
CHUNKED = HEAD + b"transfer-encoding: chunked\r\n\r\n"
BOMB = gzip.compress(b"\0" * 50_000_000)
assert len(BOMB) < 100_000
MISBEHAVING: dict[str, tuple[Page | bytes, str]] = {
    "slow headers": (for_ever(HEAD, b"a: b\r\n", 0.1), "was not sent within 2 seconds"),
    "slow body": (for_ever(HEAD + b"\r\n", b"a", 0.1), "was not sent within 2 seconds"),
    "silence": (silent(b""), "sent nothing for 0.5 seconds"),
    "silence in the body": (silent(HEAD + b"\r\nDer Rat"), "sent nothing for 0.5 seconds"),
    "endless body": (for_ever(HEAD + b"\r\n", b"a" * 1000), "has more than 100,000 bytes"),
    "endless chunks": (for_ever(CHUNKED, b"3e8\r\n" + b"a" * 1000 + b"\r\n"), "has more than 100,000"),
    "endless headers": (for_ever(HEAD, b"a: b\r\n" * 100), "broke off while it was sent"),
    "huge": (HEAD + b"content-length: 99999999999\r\n\r\n", "has more than 100,000 bytes"),
    "bomb": (response(BOMB, content_encoding="gzip"), "has more than 100,000 bytes"),
    "another packing": (response(b"\x0b\x02\x80Er\x03", content_encoding="br"), "in a way that was not asked for (br)"),
    "no gzip": (response(b"Er kam.", content_encoding="gzip"), "is packed wrongly"),
    "half of a gzip": (response(gzip.compress(bytes(range(256)))[:90], content_encoding="gzip"), "broke off"),
    "half of a body": (response(b"Er kam.", content_length="99"), "broke off while it was sent"),
    "reset": (reset(b""), "broke off while it was sent"),
    "reset in the body": (reset(HEAD + b"content-length: 9\r\n\r\nEr"), "broke off while it was sent"),
    "no HTTP": (b"SSH-2.0-OpenSSH_9.2\r\n", "broke off while it was sent"),
    "no answer": (b"", "broke off while it was sent"),
    "circle": (redirect("/bad?"), "redirects"),
    "to itself": (redirect("/bad"), "redirects in a circle"),
    "redirect to nowhere": (response(status=302), "redirects to nowhere (302)"),
    "redirect to a file": (redirect("file:///etc/passwd"), "is no address of a page"),
    "redirect to a password": (redirect("http://a:b@example.org/"), "was given with a user or a password"),
    "redirect to this machine": (redirect(f"http://{CLOSED}:9/"), f"leads to {CLOSED}, this machine"),
    "redirect to a number": (redirect("http://2130706433:9/"), f"leads to {CLOSED}, this machine"),
    "redirect to IPv6": (redirect("http://[::ffff:127.0.0.1]:9/"), "leads to ::ffff:7f00:1, this machine"),
    "404": (response(b"Er kam.", status=404), "does not exist (404): check the address."),
    "410": (response(status=410), "does not exist (410)"),
    "403": (response(status=403), "is not shown to programs (403): open it in your browser, save the page"),
    "500": (response(status=500), "its server fails (500): try again later."),
    "204": (response(status=204), "answers 204"),
    "429": (response(status=429), "its server fails (429)"),
    "429 for an hour": (response(status=429, retry_after="3600"), "asks to come back in 3600 seconds"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISBEHAVING)
def test_a_site_that_misbehaves_costs_an_error(site: Site, fetcher: Fetcher, name: str) -> None:
    site.pages["/bad"], words = MISBEHAVING[name]
    site.pages["/bad?"] = redirect("/bad")
    said = problem(fetcher, f"{site.address}/bad")
    assert words in said
    assert "\n" not in said
    site.pages["/good"] = response(b"Er kam.")
    if "come back" not in words:
        assert fetcher.fetch(f"{site.address}/good") is not None


def test_too_many_redirects(site: Site, fetcher: Fetcher) -> None:
    site.pages |= {f"/{number}": redirect(f"/{number + 1}") for number in range(9)}
    assert "redirects more than 5 times" in problem(fetcher, f"{site.address}/0")
    assert site.asked_for("/6") == 0


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://localhost/", "http://10.0.0.1/", "http://192.168.1.1/", "http://169.254.169.254/",
        "http://0.0.0.0/", "http://[::1]/", "http://[fe80::1]/", "http://[fd00::1]/", "http://100.64.0.1/",
        "http://0x7f.1/", "http://017700000001/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/",
        "http://224.0.0.1/", "http://240.0.0.1/", "http://255.255.255.255/",
    ],
)  # fmt: skip
def test_private_networks_are_refused_before_anything_is_sent(address: str) -> None:
    with Fetcher(limits=QUICK) as fetcher:
        assert "`--allow-private`" in problem(fetcher, address)


def test_the_public_network() -> None:
    public = ("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e", "::ffff:93.184.215.14")
    assert all(is_public(ip_address(machine)) for machine in public)
    assert anywhere(ip_address("127.0.0.1"))


class Names:
    """A name server that says something else each time."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self.answers = list(answers)

    def __call__(self, host: str, port: int) -> list[Machine]:
        return [ip_address(machine) for machine in (self.answers.pop(0) if len(self.answers) > 1 else self.answers[0])]


def test_a_name_that_changes_leads_nowhere_else(site: Site) -> None:
    port = int(site.address.rpartition(":")[2])
    with socket.create_server((CLOSED, port)) as inside:
        inside.settimeout(0.3)
        for before in range(5):
            names = Names(*[[OPEN]] * before, [CLOSED])
            with Fetcher(only_the_open_one, QUICK, names) as fetcher:
                site.pages["/"] = response(b"Er kam.")
                with suppress(AddressError):
                    found = fetcher.fetch(f"http://changing.example:{port}/")
                    assert found is not None
                    assert found.content == b"Er kam."
        with pytest.raises(TimeoutError):
            inside.accept()
    assert site.headers[-1]["host"] == f"changing.example:{port}"


def test_a_name_with_one_private_machine_is_refused(site: Site) -> None:
    with Fetcher(only_the_open_one, QUICK, Names([OPEN, CLOSED])) as fetcher:
        assert f"leads to {CLOSED}" in problem(fetcher, "http://both.example/")
    assert site.asked == []


def test_the_next_machine_is_tried(site: Site) -> None:
    site.pages["/"] = response(b"Er kam.")
    port = int(site.address.rpartition(":")[2])
    names = Names(["127.0.0.3", OPEN])
    with Fetcher(lambda machine: str(machine) != CLOSED, QUICK, names) as fetcher:
        assert fetcher.fetch(f"http://two.example:{port}/") is not None
        assert "cannot be reached" in problem(fetcher, "http://two.example:1/")


def test_names_that_lead_nowhere() -> None:
    def resolve(host: str, port: int) -> list[Machine]:
        if host == "slow.example":
            time.sleep(3)
        raise socket.gaierror(-2, "Name or service not known")

    with Fetcher(only_the_open_one, QUICK, resolve) as fetcher:
        assert "cannot be reached ([Errno -2] Name or service not known)" in problem(fetcher, "http://no.example/")
        assert "was not sent within 2 seconds" in problem(fetcher, "http://slow.example/")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("ftp://example.org/a", "has to begin with http:// or https://"),
        ("javascript:alert(1)", "has to begin with http:// or https://"),
        ("http:///a", "has to begin with http:// or https://"),
        ("http://a b.example/", "is no address"),
        ("http://example.org:99999999/", "is no address"),
        ("http://user:geheim@example.org/", "leave them out"),
        (f"http://example.org/{'a' * 5000}", "is too long for an address"),
    ],
)
def test_what_is_no_address(fetcher: Fetcher, address: str, words: str) -> None:
    said = problem(fetcher, address)
    assert words in said
    assert "geheim" not in said


# Robots and pauses


def test_robots_are_asked_once_and_heard(site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = response(b"User-agent: Beleg\nDisallow: /*/intern$\n", "text/plain")
    site.pages |= {"/a": response(b"Er kam."), "/a/intern": response(b"Sie geht.")}
    assert fetcher.fetch(f"{site.address}/a") is not None
    assert "robots.txt asks programs not to" in problem(fetcher, f"{site.address}/a/intern")
    site.pages["/b"] = redirect("/a/intern")
    assert "robots.txt asks programs not to" in problem(fetcher, f"{site.address}/b")
    assert site.asked == ["/robots.txt", "/a", "/b"]


@pytest.mark.parametrize(
    ("robots", "open_to_us"),
    [
        (response(status=404), True),
        (response(status=403), True),
        (response(status=500), False),
        (response(status=429), False),
        (redirect("/rules"), False),
        (redirect(f"http://{CLOSED}/robots.txt"), False),
        (response(b"a" * 600_000), False),
        (response(b"\xff\xfe\0" * 1000), True),
    ],
)
def test_what_robots_may_be(site: Site, fetcher: Fetcher, robots: bytes, open_to_us: bool) -> None:
    site.pages |= {"/": response(b"Er kam."), "/robots.txt": robots, "/rules": response(b"User-agent: *\nDisallow: /")}
    if open_to_us:
        assert fetcher.fetch(site.address) is not None
    else:
        assert "robots.txt" in problem(fetcher, site.address)
        assert site.asked_for("/") == 0


def test_there_is_a_pause_between_two_fetches_from_a_host(site: Site) -> None:
    site.pages |= {"/a": response(b"Er kam."), "/b": redirect("/a")}
    times: list[float] = []
    with Fetcher(only_the_open_one, Limits(pause=0.3)) as fetcher:
        for path in ("/a", "/b"):
            fetcher.fetch(site.address + path)
            times.append(time.monotonic())
    assert times[1] - times[0] >= 0.3  # at least: a busy machine takes longer
    assert site.asked == ["/robots.txt", "/a", "/b", "/a"]


def test_a_crawl_delay_is_kept(site: Site) -> None:
    site.pages |= {"/": response(b"Er kam."), "/robots.txt": response(b"User-agent: *\nCrawl-delay: 20\n")}
    with Fetcher(only_the_open_one, QUICK) as fetcher:  # it waits .3 s at most
        assert fetcher.fetch(site.address) is not None
        assert f"{OPEN} asks to come back in 20 seconds" in problem(fetcher, site.address)
    assert site.asked_for("/") == 1


def test_a_server_that_asks_for_a_moment_is_waited_for(site: Site) -> None:
    def busy(send: Send) -> None:
        send(response(status=429, retry_after="1"))
        site.pages["/"] = response(b"Er kam.")

    site.pages["/"] = busy
    with Fetcher(only_the_open_one, Limits(pause=0, total=0.9, longest_wait=5)) as fetcher:  # waiting does not count
        assert fetcher.fetch(site.address) is not None
    assert site.asked == ["/robots.txt", "/", "/"]


@pytest.mark.parametrize("when", ["3600", "date"])
def test_a_server_that_asks_for_an_hour_is_left_alone(site: Site, fetcher: Fetcher, when: str) -> None:
    date = format_datetime(datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=1), usegmt=True)
    site.pages["/"] = response(status=503, retry_after=date if when == "date" else when)
    assert "asks to come back in " in problem(fetcher, site.address)
    assert "asks to come back in " in problem(fetcher, f"{site.address}/another")
    assert site.asked == ["/robots.txt", "/"]


def test_a_server_that_never_has_a_moment(site: Site, fetcher: Fetcher) -> None:
    site.pages["/"] = response(status=429, retry_after="0")
    assert "asks to come back in 0 seconds" in problem(fetcher, site.address)
    assert site.asked_for("/") == 2


# TLS


@pytest.fixture
def self_signed(tmp_path: Path) -> Iterator[str]:
    """The address of a site whose certificate nobody else signed."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed, which makes the certificate")
    names = {"-keyout": tmp_path / "key", "-out": tmp_path / "certificate"}
    parts = [str(part) for pair in names.items() for part in pair]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", *parts]
    subprocess.run(made, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(names["-out"], names["-keyout"])
    with socket.create_server((OPEN, 0)) as listening:
        done = threading.Event()

        def serve() -> None:
            listening.settimeout(0.1)
            while not done.is_set():
                try:
                    connection, _ = listening.accept()
                    with connection, context.wrap_socket(connection, server_side=True) as secure:
                        secure.sendall(response(b"Er kam."))
                except OSError:
                    continue

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"https://{OPEN}:{listening.getsockname()[1]}"
        done.set()
        thread.join()


def test_a_certificate_that_proves_nothing(self_signed: str, fetcher: Fetcher) -> None:
    assert "has a certificate that proves nothing (self-signed certificate)" in problem(fetcher, self_signed)


# What is around it


def test_a_fetch_can_be_interrupted(site: Site) -> None:
    def interrupted(*news: object) -> None:
        raise KeyboardInterrupt

    site.pages["/"] = for_ever(HEAD + b"\r\n", b"a")
    with pytest.raises(KeyboardInterrupt), Fetcher(only_the_open_one) as fetcher:
        fetcher.fetch(site.address, progress=interrupted)


def test_it_fetches_within_a_running_loop(site: Site, fetcher: Fetcher) -> None:
    async def notebook() -> Fetched | None:
        return fetcher.fetch(site.address)

    site.pages["/"] = response(b"Er kam.")
    assert asyncio.run(notebook()) is not None


def test_nothing_is_started_before_it_is_needed(fetcher: Fetcher) -> None:
    assert not [thread.name for thread in threading.enumerate() if "portal" in thread.name]
