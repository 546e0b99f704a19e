"""Fetches what lies at an address, as a careful visitor: robots.txt, pauses, conditional requests, hard bounds.

A host's name is resolved here, its machines are held against `allowed`, and the connection goes to the machine that was
checked; each redirect goes the same way. So no page can lead into a private network, not by a redirect, and not by a
name that resolves to something else the second time (DNS rebinding). Proxies that the environment names are not used,
since they would resolve the name themselves.
"""

import re
import ssl
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from types import TracebackType
from typing import Self

import anyio
import httpx
from anyio import to_thread
from anyio.from_thread import BlockingPortal, start_blocking_portal

from index.errors import AddressError
from index.fetching.content import Content, charset_of, too_large
from index.fetching.networks import Machine, is_public, resolved
from index.fetching.problems import BUSY, BY_HAND, come_back, forbidden, refused, unreached
from index.fetching.robots import AGENT, LARGEST, Robots
from index.fetching.waiting import seconds_to_wait
from index.progress import Progress

_REDIRECTS = (301, 302, 303, 307, 308)
_LONGEST_ADDRESS = 4000  # characters; RFC 9110 (4.1) asks servers for 8,000 octets
_LAST_PORT = 65_535
_HOST = re.compile(r"[\w.-]+|[\da-f:.]+", re.ASCII | re.IGNORECASE)
_ACCEPTED = "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,application/pdf,*/*;q=0.5"


@dataclass(frozen=True)
class Limits:
    """What one fetch may take. Times are in seconds."""

    connect: float = 10.0
    silence: float = 20.0
    """How long a server may send nothing."""
    total: float = 60.0
    """How long a fetch may take with all its redirects, pauses not counted."""
    size: int = 50_000_000
    """Bytes, as sent and unpacked."""
    redirects: int = 10
    pause: float = 1.0
    """Between two fetches from one host; longer where its robots.txt wants that."""
    longest_wait: float = 30.0
    """A server that asks to come back later (Retry-After) is waited for, once, where it is no longer than this."""


@dataclass(frozen=True)
class Validators:
    """By what a server tells whether something has changed since (RFC 9110, 8.8)."""

    etag: str | None = None
    modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """The headers of a conditional request."""
        given = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in given.items() if value}


@dataclass(frozen=True)
class Fetched:
    """What lies at an address."""

    address: str
    """Where it lay, after all redirects, without the fragment."""
    content: bytes = field(repr=False)
    kind: str
    """The media type, “text/html”; empty where the server does not say it."""
    charset: str | None
    validators: Validators


@dataclass(frozen=True)
class _Answer:
    status: int
    headers: httpx.Headers
    content: bytes


class Fetcher:
    """Fetches addresses, one after the other. To be used in a `with` block; it connects to nothing before `fetch`.

    Args:
        allowed: which machines may be asked.
        limits: what one fetch may take.
        resolve: the machines of a host, for a host and a port; raises OSError where there are none.
    """

    def __init__(
        self,
        allowed: Callable[[Machine], bool] = is_public,
        limits: Limits | None = None,
        resolve: Callable[[str, int], Sequence[Machine]] = resolved,
    ) -> None:
        self._allowed = allowed
        self._limits = limits or Limits()
        self._resolve = resolve
        self._robots: dict[str, Robots] = {}
        self._not_before: dict[str, float] = {}
        self._running = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._running.__exit__(kind, error, traceback)

    def fetch(
        self, address: str, validators: Validators | None = None, progress: Progress | None = None
    ) -> Fetched | None:
        """What lies at an address; None where it is as it was when it had these validators.

        Args:
            address: http or https.
            validators: those of an earlier fetch.
            progress: called with (received, total or None, “bytes of HOST”).

        Raises:
            AddressError: it cannot be had, or must not; the message says why, and the way out.
        """
        return self._portal.call(self._fetch, address, validators or Validators(), progress)

    @cached_property
    def _portal(self) -> BlockingPortal:
        """An event loop in a thread, so that a notebook, which has one running, can fetch, too."""
        return self._running.enter_context(start_blocking_portal())

    @cached_property
    def _certificates(self) -> ssl.SSLContext:
        return httpx.create_ssl_context(trust_env=False)

    async def _fetch(self, address: str, validators: Validators, progress: Progress | None) -> Fetched | None:
        seconds = self._limits.total
        try:
            with anyio.fail_after(seconds) as scope:
                return await self._followed(address, validators, progress, scope)
        except TimeoutError as error:
            raise AddressError(
                f"{address} was not sent within {seconds:g} seconds: try again, or {BY_HAND}."
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise unreached(address, error, self._limits.connect, self._limits.silence) from error

    async def _followed(
        self, address: str, validators: Validators, progress: Progress | None, scope: anyio.CancelScope
    ) -> Fetched | None:
        """What lies at an address, or where its redirects lead."""
        url = _checked(address)
        hosts: dict[str, float] = {}
        seen: set[httpx.URL] = set()
        try:
            while True:
                if url in seen:
                    raise AddressError(f"{address} redirects in a circle (to {url}): {BY_HAND}.")
                if len(seen) > self._limits.redirects:
                    raise AddressError(f"{address} redirects more than {self._limits.redirects} times: {BY_HAND}.")
                seen.add(url)
                await self._machines(url)  # before its robots.txt, so that an error names the address
                robots = await self._rules(url)
                if not robots.allow(str(url)):
                    raise forbidden(url, robots)
                if url.host not in hosts:
                    await self._wait(url.host, scope)
                    hosts[url.host] = max(self._limits.pause, robots.pause)
                answer = await self._answer(url, {"Accept": _ACCEPTED} | validators.headers, progress, scope)
                if answer.status not in _REDIRECTS:
                    break
                url = _target(url, answer)
        finally:
            for host, pause in hosts.items():
                self._not_before[host] = max(self._not_before.get(host, 0.0), time.monotonic() + pause)
        if answer.status == 304 and validators.headers:
            return None
        if answer.status != 200:
            raise refused(url, answer.status)
        kind, charset = charset_of(answer.headers.get("content-type", ""))
        found = Validators(answer.headers.get("etag"), answer.headers.get("last-modified"))
        return Fetched(str(url.copy_with(fragment=None)), answer.content, kind, charset, found)

    async def _answer(
        self, url: httpx.URL, headers: Mapping[str, str], progress: Progress | None, scope: anyio.CancelScope
    ) -> _Answer:
        """A server's answer; where it asks to come back soon, the one that it gives then."""
        for again in (False, True):
            answer = await self._asked(url, headers, self._limits.size, progress)
            if answer.status not in BUSY:
                break
            seconds = seconds_to_wait(answer.headers.get("retry-after"))
            if seconds is None:
                break
            self._not_before[url.host] = time.monotonic() + seconds
            if again or seconds > self._limits.longest_wait:
                raise come_back(str(url), seconds)
            await self._wait(url.host, scope)
        return answer

    async def _wait(self, host: str, scope: anyio.CancelScope) -> None:
        """Wait until a host may be asked again.

        Raises:
            AddressError: that is a long time.
        """
        seconds = self._not_before.get(host, 0.0) - time.monotonic()
        if seconds > max(self._limits.longest_wait, self._limits.pause):
            raise come_back(host, seconds)
        if seconds > 0:
            scope.deadline += seconds
            await anyio.sleep(seconds)

    async def _rules(self, url: httpx.URL) -> Robots:
        """The rules of an address's site, asked for once."""
        site = f"{url.scheme}://{url.netloc.decode()}"
        if site not in self._robots:
            try:
                answer = await self._asked(at := httpx.URL(f"{site}/robots.txt"), {}, LARGEST, None)
                for _ in range(5):  # RFC 9309, 2.3.1.2
                    if answer.status not in _REDIRECTS:
                        break
                    answer = await self._asked(at := _target(at, answer), {}, LARGEST, None)
                self._robots[site] = Robots.read(answer.status, answer.content)
            except AddressError:  # it is too large, or leads where nothing may be asked
                self._robots[site] = Robots(closed=True)
        return self._robots[site]

    async def _asked(self, url: httpx.URL, headers: Mapping[str, str], most: int, progress: Progress | None) -> _Answer:
        """A server's answer, from the first of its machines that takes the connection."""
        unreached: httpx.TransportError | None = None
        for machine in await self._machines(url):
            try:
                return await self._asked_at(machine, url, headers, most, progress)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                unreached = unreached or error
        raise unreached or OSError("it has no address")

    async def _machines(self, url: httpx.URL) -> Sequence[Machine]:
        """The machines of a host.

        Raises:
            AddressError: one of them must not be asked.
        """
        port = url.port or {"http": 80, "https": 443}[url.scheme]
        host = url.raw_host.decode("ascii").strip("[]")
        machines = await to_thread.run_sync(self._resolve, host, port, abandon_on_cancel=True)
        for machine in machines:
            if not self._allowed(machine):
                raise AddressError(
                    f"{url} leads to {machine}, this machine or one of a private network: `--allow-private` or "
                    "BELEG_ALLOW_PRIVATE=1 allows that."
                )
        return machines

    async def _asked_at(
        self, machine: Machine, url: httpx.URL, headers: Mapping[str, str], most: int, progress: Progress | None
    ) -> _Answer:
        """A machine's answer in a host's name; the body of any but 200 is left."""
        timeout = httpx.Timeout(self._limits.silence, connect=self._limits.connect)
        sent = {
            "Host": url.netloc.decode("ascii"),
            "User-Agent": f"{AGENT}/{version('beleg')}",
            "Accept-Encoding": "gzip",
            **headers,
        }
        host = url.raw_host.decode("ascii")
        async with (
            httpx.AsyncClient(verify=self._certificates, trust_env=False, timeout=timeout) as client,
            client.stream(
                "GET", url.copy_with(host=str(machine)), headers=sent, extensions={"sni_hostname": host}
            ) as response,
        ):
            if response.status_code != 200:
                return _Answer(response.status_code, response.headers, b"")
            length = response.headers.get("content-length", "")
            total = int(length) if length.isdecimal() else None
            if total is not None and total > most:
                raise too_large(str(url), most)
            content = Content(str(url), response.headers.get("content-encoding", ""), most)
            async for chunk in response.aiter_raw():
                content.take(chunk)
                if progress:
                    progress(content.received, total, f"bytes of {url.host}")
            return _Answer(200, response.headers, content.whole())


def _checked(address: str) -> httpx.URL:
    """The address, if it is one that may be asked for.

    Raises:
        AddressError: it is not.
        httpx.InvalidURL: it is none at all.
    """
    url, problem = httpx.URL(), ""
    if len(address) > _LONGEST_ADDRESS:
        problem = f"{address[:80]}… is too long for an address ({len(address):,} characters): shorten it."
    elif (url := httpx.URL(address.strip())).userinfo:
        problem = f"{url.copy_with(userinfo=b'')} was given with a user or a password: leave them out."
    elif url.scheme not in ("http", "https") or not url.host:
        problem = f"{url} is no address of a page: it has to begin with http:// or https://."
    elif not _HOST.fullmatch(url.raw_host.decode("ascii")) or not 0 < (url.port or 80) <= _LAST_PORT:
        problem = f"{url} is no address, its host or port cannot be: check it."
    if problem:
        raise AddressError(problem, lasting=True)
    return url


def _target(url: httpx.URL, answer: _Answer) -> httpx.URL:
    """Where a redirect leads."""
    to = answer.headers.get("location")
    if not to:
        raise AddressError(f"{url} redirects to nowhere ({answer.status}): {BY_HAND}.")
    return _checked(str(url.join(to)))
