"""Where the chat listens: taken before Gradio is imported, so that a port in use is said at once."""

import socket

from index.errors import BelegError


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on an address.

    Args:
        host: the address, or a name of this machine.
        port: the port; 0 takes any free one.

    Raises:
        ChatError: nothing can listen there.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except socket.gaierror as error:
        raise ChatError(
            f"Cannot listen on {host} ({error.strerror}): give an address of this machine, or leave `--host` out."
        ) from error
    except OSError as error:
        raise ChatError(
            f"Cannot listen on {host}, port {port} ({str(error.strerror).partition(' (while')[0]}): "
            f"take another, as in `beleg chat --port {port + 1}`."
        ) from error


class ChatError(BelegError):
    """The chat's server cannot start."""
