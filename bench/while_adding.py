"""How much longer an answer takes in the chat while a large article is added there: a ratio, in one run.

    python bench/while_adding.py [--size 5000000]

A real `beleg chat` over a new library, asked over HTTP as its page asks. The same questions are asked before, all the
while that the article is read, and afterwards (when a library of that size is searched); each time is from sending the
question to the end of the answer.
"""

import argparse
import json
import statistics
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable
from contextlib import closing
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "bench")]

from chat_client import ChatClient  # noqa: E402 (run from a checkout, installed or not)
from command import chat  # noqa: E402
from large_inputs import INPUTS  # noqa: E402

QUESTIONS = ("What did Putin demand?", "Was sagte Hardt?", "What did Miersch say about Taurus?")
FEWEST = 30


def asked(client: ChatClient, until: Callable[[int], bool]) -> list[float]:
    """Seconds of each answer, one question after the other, until `until` of their number says so."""
    times: list[float] = []
    for question in cycle(QUESTIONS):
        client.session = uuid.uuid4().hex  # each opens a conversation: what is shown grows with it
        begin = time.perf_counter()
        outcome = client.ask(question)
        times.append(time.perf_counter() - begin)
        assert outcome["success"], outcome
        if until(len(times)):
            return times
    return times


def shown(what: str, times: list[float], usual: float) -> None:
    """Print one line: how many, median, 95th percentile and longest, and the median as a ratio."""
    ordered = sorted(times)
    late = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    print(
        f"{what:8}{len(times):>5} answers, median {statistics.median(times) * 1000:6.0f} ms, .95 {late * 1000:6.0f}, "
        f"longest {ordered[-1] * 1000:6.0f}: {statistics.median(times) / usual:.2f} times",
        flush=True,
    )


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--size", type=int, default=5_000_000)
    size = arguments.parse_args().size
    with tempfile.TemporaryDirectory() as folder, chat(Path(folder) / "home") as (address, _):
        file = Path(folder) / "large.txt"
        file.write_text(str(INPUTS["prose"][1](size)), encoding="utf-8")
        with closing(ChatClient(address)) as asking, closing(ChatClient(address)) as adding:
            asked(asking, lambda answers: answers >= len(QUESTIONS))
            before = asked(asking, lambda answers: answers >= FEWEST)
            usual = statistics.median(before)
            shown("before", before, usual)
            outcome: list[str] = []
            upload = adding.upload(file)
            begin = time.perf_counter()

            def add() -> None:
                outcome.append(json.dumps(adding.outcome(adding.event("add"), [upload])["output"]))

            thread = threading.Thread(target=add)
            thread.start()
            during = asked(asking, lambda _: not thread.is_alive())
            seconds = time.perf_counter() - begin
            assert "1 added" in outcome[0], outcome
            shown("during", during[:-1], usual)
            shown("after", asked(asking, lambda answers: answers >= FEWEST), usual)
            print(f"{size:,} characters were added in {seconds:.1f} s")


if __name__ == "__main__":
    main()
