"""Run the scorers of an evaluation folder over this checkout and write their figures as one table.

    python bench/evaluate.py [--eval ../shared/eval] [--output bench/results.md] [--only retrieval …]

The scorers and their data are not part of the project; where the folder is not there, this says so and stops.
"""

import argparse
import os
import platform
import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SCORERS = {
    "retrieval": "Passage retrieval on XQuAD (240 passages a language)",
    "answer_sentence": "Answer sentences on XQuAD, with and without their document in the library",
    "who_said_what": "Who said what, over 850 German news articles",
}
_FIGURE = re.compile(r"([A-Za-z][\w@/ ]*?)=([\d.+]+)")


def main() -> None:
    """Run the chosen scorers one after the other and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--eval", type=Path, default=ROOT.parent / "shared" / "eval")
    parser.add_argument("--output", type=Path, default=ROOT / "bench" / "results.md")
    parser.add_argument("--only", nargs="+", choices=SCORERS, default=list(SCORERS))
    options = parser.parse_args()
    if not options.eval.is_dir():
        sys.exit(f"There is no folder {options.eval} with the scorers: name another one with --eval.")
    parts = [_machine()]
    for name in options.only:
        started = time.perf_counter()
        print(f"{name} …", file=sys.stderr, flush=True)
        lines = run(options.eval / f"{name}.py")
        parts.append(f"## {SCORERS[name]}\n\n`{name}.py`, {time.perf_counter() - started:.0f} s\n\n{table(lines)}")
    text = "\n\n".join(parts) + "\n"
    options.output.write_text(text, encoding="utf-8")
    print(text)


def run(scorer: Path) -> list[str]:
    """The lines that a scorer prints."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HF_HUB_OFFLINE": "1"}
    done = subprocess.run([sys.executable, scorer], env=environment, text=True, stdout=subprocess.PIPE)
    if done.returncode:
        sys.exit(f"{scorer.name} ended with status {done.returncode}.")
    return [line for line in done.stdout.splitlines() if _FIGURE.search(line)]


def table(lines: list[str]) -> str:
    """A Markdown table with a row a line (“en->de  n=612  R@1=.84 …”)."""
    rows = [(line.split()[0], dict(_FIGURE.findall(line.replace("  ", " ; ")))) for line in lines]
    columns = list(dict.fromkeys(name for _, figures in rows for name in figures))
    head = "| | " + " | ".join(columns) + " |"
    body = [
        "| " + " | ".join([name.replace("->", "→"), *(figures.get(c, "") for c in columns)]) + " |"
        for name, figures in rows
    ]
    return "\n".join([head, "|" + "---|" * (len(columns) + 1), *body])


def _machine() -> str:
    return (
        "# Figures of the scorers\n\n"
        f"Written by `bench/evaluate.py`; {os.cpu_count()} cores, Python {platform.python_version()}, no GPU. "
        "Seconds include making the libraries."
    )


if __name__ == "__main__":
    main()
