"""What articles that are made to be slow cost: seconds and memory of `Library.add`, at two sizes.

    python bench/large_inputs.py [--sizes 250000 1000000] [--only openers captions]

Each one is added by a process of its own, to a library with one article, so that what is loaded once does not count:
seconds that pass, seconds of processor time (of the process that reads files too), and the most memory that the process
holds at once above what it had before (MB, `VmHWM`; Linux only).
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tests"))

from growth import repeated  # noqa: E402 (run from a checkout, installed or not)

from index import Article, Library  # noqa: E402

_PROSE = (
    "Der Ausschuss des Bundestages hat am Dienstag über den Haushalt des kommenden Jahres beraten. Die Vorsitzende "
    "Petra Sommer sagte, man müsse mit {} Millionen Euro auskommen. „Das wird nicht leicht“, so die Abgeordnete. "
    "Ihr Kollege Jan Weber (SPD) nannte den Plan {} dagegen unzureichend, weil er die Städte nicht entlaste.\n\n"
)
_ENTRY = "<item><title>T{}</title><description>Er kam.</description></item>"


def _numbered(unit: str, length: int) -> str:
    return "".join(unit.replace("{}", str(number)) for number in range(length // len(unit) + 1))[:length]


def _page(text: str) -> bytes:
    return f"<html><head><title>Rat</title></head><body><article>{text}</article></body></html>".encode()


INPUTS: dict[str, tuple[str, Callable[[int], str | bytes]]] = {
    "prose": (".txt", lambda n: _numbered(_PROSE, n)),
    **{
        name: (".txt", lambda n, unit=unit: repeated(unit, n))
        for name, unit in {
            "letter": "a",
            "word": "Wort ",
            "quotation marks": '"',
            "openers": "„Er ",
            "capitals": "Xx",
            "umlauts": "äöü",
            "captions": "Foto: dpa\n",
            "roles": "Anna Muster, Sprecherin, ",
        }.items()
    },
    "page of prose": (".html", lambda n: _page(_numbered(f"<p>{_PROSE}</p>", n))),
    "page of line breaks": (".html", lambda n: _page(repeated("Er kam.<br>", n))),
    "encoded words": (
        ".eml",
        lambda n: f"From: a\nSubject: {repeated('=?utf-8?q?=C3=BC?= ', n)}\n\nEr kam.\n".encode(),
    ),
    "feed": (
        ".xml",
        lambda n: f"<rss><channel>{_numbered(_ENTRY, n).rpartition('<item>')[0]}</channel></rss>".encode(),
    ),
}
"""Name → ending of the file, and its text or content for so many characters."""


def measured(name: str, size: int) -> str:
    """Add one input here: its line of the table."""
    suffix, made = INPUTS[name]
    text = made(size)
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library") as library:
        file = Path(folder) / f"large{suffix}"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        library.add(Article.from_text("Petra Sommer sagte: „Das wird nicht leicht.“ Sie sei aber zuversichtlich."))
        library.search("Sommer")
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the most memory so far is forgotten
        before, begin, used = _peak(), time.perf_counter(), _processor()
        report = library.add(file)
        seconds, used, most = time.perf_counter() - begin, _processor() - used, _peak() - before
    outcome = f"{len(report.added)} added" if not report.failed else str(report.failed[0][1])[:60]
    return f"{name:22}{size:>10,}{seconds:8.1f}{used:8.1f}{most:8.0f}  {outcome}"


def _peak() -> float:
    """MB that this process held at most."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1000


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--sizes", type=int, nargs="+", default=[250_000, 1_000_000])
    arguments.add_argument("--only", nargs="+", choices=INPUTS, default=list(INPUTS))
    arguments.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.here:
        print(measured(given.only[0], given.sizes[0]))
        return
    print(f"{'input':22}{'size':>10}{'s':>8}{'CPU s':>8}{'MB':>8}", flush=True)
    for name in given.only:
        for size in given.sizes:
            subprocess.run([sys.executable, __file__, "--here", "--only", name, "--sizes", str(size)], check=True)


if __name__ == "__main__":
    main()
