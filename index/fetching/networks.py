"""Which addresses of machines may be asked: those of the public network.

A page that names an address of this machine, of the network behind its router or of a cloud's own services could else
let whoever adds it read what only they may (https://owasp.org/www-community/attacks/Server_Side_Request_Forgery).
"""

import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Machine = IPv4Address | IPv6Address

_TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv4 behind a translator (RFC 6052)."""


def is_public(machine: Machine) -> bool:
    """Whether an address is of the public network: not loopback, private, link-local, shared, reserved or multicast.

    An IPv6 address that stands for an IPv4 one is as public as that.
    """
    if isinstance(machine, IPv6Address):
        inside = machine.ipv4_mapped or machine.sixtofour
        if machine in _TRANSLATED:
            inside = IPv4Address(int(machine) & 0xFFFFFFFF)
        if inside is not None:
            return is_public(inside)
    return machine.is_global and not machine.is_multicast and not machine.is_reserved


def anywhere(machine: Machine) -> bool:
    """Whether an address may be asked where private networks may, too."""
    return True


def resolved(host: str, port: int) -> Sequence[Machine]:
    """The addresses of a host, in the order in which they are to be tried.

    Raises:
        OSError: there is none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(ip_address(str(where[0]).partition("%")[0]) for *_, where in found))
