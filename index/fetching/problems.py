"""What is said of an address that cannot be had: why, and the way out."""

import httpx

from index.errors import AddressError
from index.fetching.robots import Robots
from index.fetching.waiting import clock

BY_HAND = "open it in your browser, save the page and add the file"
BUSY = (429, 503)
_PERMISSION = (401, 402, 403, 407, 451)
_GONE = (404, 410)


def forbidden(url: httpx.URL, robots: Robots) -> AddressError:
    """A site's robots.txt does not let it be fetched."""
    if robots.closed:
        return AddressError(
            f"{url} is not fetched, as its site's robots.txt cannot be read: try again later, or {BY_HAND}."
        )
    return AddressError(f"{url} is not fetched, as its site's robots.txt asks programs not to: {BY_HAND}.")


def refused(url: httpx.URL, status: int) -> AddressError:
    """Its server answers with another status than 200."""
    if status in _GONE:
        return AddressError(f"{url} does not exist ({status}): check the address.", lasting=True)
    if status in _PERMISSION:
        return AddressError(f"{url} is not shown to programs ({status}): {BY_HAND}.", lasting=True)
    if status in BUSY or status >= 500:
        return AddressError(f"{url} cannot be had now, its server fails ({status}): try again later.")
    return AddressError(f"{url} cannot be had, its server answers {status}: {BY_HAND}.", lasting=True)


def come_back(what: str, seconds: float) -> AddressError:
    """A server asks to be left alone for a while; `what` is an address or a host."""
    return AddressError(f"{what} asks to come back in {seconds:.0f} seconds: add it again after {clock(seconds)}.")


def unreached(address: str, error: Exception, connect: float, silence: float) -> AddressError:
    """What is said of an address whose server could not be asked."""
    if isinstance(error, httpx.InvalidURL):
        return AddressError(f"{address} is no address ({error}): check it.", lasting=True)
    if isinstance(error, httpx.ConnectTimeout):
        return AddressError(f"{address} does not answer within {connect:g} seconds: try again later.")
    if isinstance(error, httpx.TimeoutException):
        return AddressError(f"{address} sent nothing for {silence:g} seconds: try again later.")
    reason = " ".join(str(error).split()) or type(error).__name__
    if "CERTIFICATE_VERIFY_FAILED" in reason:
        why = reason.partition("verify failed: ")[2].partition(" (")[0]
        return AddressError(f"{address} has a certificate that proves nothing ({why}): check the address.")
    if isinstance(error, httpx.ConnectError | OSError):
        return AddressError(f"{address} cannot be reached ({reason}): check the address, and the network.")
    return AddressError(f"{address} broke off while it was sent ({reason}): try again.")
