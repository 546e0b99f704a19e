"""A library is for its owner alone: its folder has the mode 0700, its files 0600.

On POSIX systems only; on Windows the user's folders see to that. The umask is left alone, as it is one for all threads:
who makes a file says its mode, and what SQLite and Chroma make is put right afterwards (SQLite gives the files beside
one of its files that file's mode). What older versions of Beleg made is put right when the library is opened.
"""

import os
import re
import stat
from contextlib import suppress
from pathlib import Path

_CHROMA = "chroma"
_OURS = re.compile(rf"(?:library\.sqlite|replies\.sqlite3)(?:-wal|-shm|-journal)?|{_CHROMA}(?:\.lock)?")
"""What lies in a library's folder; `qa/language_model/replies.py` makes the second file."""


def keep_private(folder: Path) -> None:
    """Take from a library's folder and files what other users may do with them.

    Only what is Beleg's and this user's is changed: a symbolic link is not followed, and a folder in which other things
    lie, too, keeps its mode (its own files do not). What cannot be changed stays as it is.
    """
    if os.name != "posix":
        return
    with suppress(OSError):
        inside = list(folder.iterdir())
        if all(_OURS.fullmatch(path.name) for path in inside):
            _narrow(folder)
        for path in inside:
            if _OURS.fullmatch(path.name):
                _narrow(path)
        if not (folder / _CHROMA).is_symlink():
            for place, folders, files in os.walk(folder / _CHROMA):
                for name in (*folders, *files):
                    _narrow(Path(place, name))


def _narrow(path: Path) -> None:
    with suppress(OSError):  # gone meanwhile, or on a file system without modes
        found = path.lstat()
        allowed = {stat.S_IFDIR: 0o700, stat.S_IFREG: 0o600}.get(stat.S_IFMT(found.st_mode))
        mode = stat.S_IMODE(found.st_mode)
        if allowed is not None and found.st_uid == os.geteuid() and mode & ~allowed:
            path.chmod(mode & allowed)
