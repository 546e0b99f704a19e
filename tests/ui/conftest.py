"""What the tests of this folder share: a chat that runs, and scripts within a chat's process."""

from collections.abc import Callable, Iterator

import pytest
from chat_client import applications
from command import chat


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a chat that goes by another name, too; the article that a library starts with is in it."""
    with chat(tmp_path_factory.mktemp("chat") / "home", "--allowed-host", "Beleg.example.org") as (address, _):
        yield address


@pytest.fixture(scope="session")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., str]]:
    """What a script prints to which a new chat's `application` is given, with its `uploads` and the `arguments`."""
    with applications(tmp_path_factory.mktemp("apart") / "home") as apart:
        yield apart
