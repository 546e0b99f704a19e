"""A library's folder and files are for its owner alone; files of other things, and of other users, are left alone."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Article, Library
from index.store.private import keep_private
from qa.language_model.replies import Replies
from qa.language_model.tokens import Tokens

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")

FERRY = Article.from_text("Die Fähre fuhr nicht. Kapitänin Moira Bell sagte, der Wind sei zu stark.", source="ferry")


@pytest.fixture(autouse=True)
def open_to_all() -> Iterator[None]:
    """What says no mode of its own may be read and written by everybody."""
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return path.lstat().st_mode & 0o7777


def fill(folder: Path) -> None:
    """A library with each kind of file: SQLite's with its log, Chroma's with its lock, a language model's replies."""
    with Library.open(folder) as library:
        library.add(FERRY)
        Replies(folder).put("key", "text", Tokens(1, 1, False))
        assert {"library.sqlite-wal", "library.sqlite-shm"} <= {path.name for path in folder.iterdir()}
        assert_private(folder)
    names = {path.name for path in folder.rglob("*")}
    assert {"library.sqlite", "replies.sqlite3", "chroma.lock", "chroma.sqlite3", "header.bin"} <= names


def assert_private(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        assert (path, mode(path)) == (path, 0o700 if path.is_dir() else 0o600)


def test_a_new_library_is_for_its_owner_alone(tmp_path: Path) -> None:
    fill(tmp_path / "new" / "library")
    assert_private(tmp_path / "new" / "library")


def test_an_older_library_is_put_right_when_it_is_opened(tmp_path: Path) -> None:
    fill(tmp_path / "library")
    for path in (tmp_path / "library", *(tmp_path / "library").rglob("*")):
        path.chmod(0o2777 if path.is_dir() else 0o666)
    with Library.open(tmp_path / "library") as library:
        assert_private(tmp_path / "library")
        assert library.articles() == [FERRY]


def test_what_its_owner_may_not_do_stays_so(tmp_path: Path) -> None:
    fill(tmp_path / "library")
    (tmp_path / "library" / "replies.sqlite3").chmod(0o444)
    keep_private(tmp_path / "library")
    assert mode(tmp_path / "library" / "replies.sqlite3") == 0o400


def test_other_things_in_the_folder_and_links_out_of_it_are_left_alone(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    (outside / "inner").mkdir(parents=True)
    for path in (outside / "file", outside / "inner" / "file"):
        path.touch()
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "notes.txt").touch()
    (folder / "replies.sqlite3").symlink_to(outside / "file")
    (folder / "chroma").symlink_to(outside / "inner")
    with Library.open(folder) as library:
        assert library.articles() == []
    assert mode(folder / "library.sqlite") == 0o600
    left = (folder, folder / "notes.txt", outside, outside / "file", outside / "inner", outside / "inner" / "file")
    assert [mode(path) for path in left] == [0o777, 0o666, 0o777, 0o666, 0o777, 0o666]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_what_belongs_to_somebody_else_is_left_alone(tmp_path: Path) -> None:
    fill(tmp_path / "library")
    theirs = [tmp_path / "library", *(tmp_path / "library").rglob("*")]
    for path in theirs:
        path.chmod(0o777 if path.is_dir() else 0o666)
        os.chown(path, 65534, 65534)
    with Library.open(tmp_path / "library") as library:
        assert library.articles() == [FERRY]
    assert {mode(path) for path in theirs if path.exists()} == {0o777, 0o666}
