"""How the time of a function grows with a text that is made to be slow.

Ratios of processor time at n and 4n characters, never a time: a linear function takes 4 times as long, n log n 5, a
quadratic one 16. `MOST` lies between. Each time is the best of several, since what else a machine does only adds to it;
what looks too much is measured again, and longer.
"""

import gc
import time
import tracemalloc
from collections.abc import Callable
from itertools import count
from typing import TypeVar

_Text = TypeVar("_Text")

MOST = 9.0
"""Times as long at four times the length; 4 is linear, 16 quadratic."""

ENOUGH = 0.003
"""Seconds of processor time that can be told from noise."""

_TOO_LONG = 0.2  # seconds with which nothing longer is tried any more
_LONGEST = 100_000  # characters at which a function that is still faster than that is linear enough

UNITS = {
    "one letter": "a",
    "one capital": "Ä",
    "capital and small": "Xx",
    "umlauts": "äöü",
    "one digit": "1",
    "numbers": "1.000,",
    "one word": "Wort ",
    "one name": "Olaf ",
    "roles": "der CDU-Politiker ",
    "spaces": " ",
    "line feeds": "\n",
    "lines": "Foto: dpa\n",
    "paragraphs": "Er kam.\n\n",
    "sentences": "Er kam. ",
    "full stops": ".",
    "abbreviations": "z. B. ",
    "hyphens": "-",
    "divided words": "Wör-\n",
    "compounds": "Bund-",
    "commas": "a, ",
    "clauses": "dass er sagt, ",
    "opened quotations": "„",
    "opened quotations with words": "„Er ",
    "straight quotation marks": '"',
    "straight quotation marks with words": '"Er ',
    "closed quotations": "“",
    "whole quotations": "„Er“ ",
    "guillemets": "»Er« ",
    "apostrophes": "'",
    "opened brackets": "(",
    "opened brackets with words": "(Er ",
    "square brackets": "[1",
    "said": "sagte er, ",
    "according to": "laut ihm ",
    "and": "und ",
    "addresses": "http://a.de ",
    "entities": "&amp;",
    "tags": "<b>",
    "combining marks": "e\u0301",
    "Cyrillic": "Цой ",
}
"""What is repeated: one letter, one word, one line, openers without closers, alternations."""

CLASSIC = (
    "one letter",
    "one word",
    "capital and small",
    "lines",
    "opened quotations with words",
)
"""Those of them that every function is given."""


def repeated(unit: str, length: int) -> str:
    """`unit` again and again, `length` characters."""
    return (unit * (length // len(unit) + 1))[:length]


def growth(function: Callable[[_Text], object], text: Callable[[int], _Text], enough: float = ENOUGH) -> float:
    """Times as long as for n characters `function` takes for 4n, where n is long enough to measure; 0: it never is.

    What it takes for any text, however short, does not count.

    `text`: so many characters of the bad form, or what is made of them, which does not count.
    `enough`: seconds that n characters take at least; more than `ENOUGH` where a large linear share hides the square.
    """
    length = 64
    short = text(length)
    always = min(_seconds(function, short) for _ in range(3))
    enough = max(enough, always)
    more = count()

    def best(length: int, runs: int) -> float:
        # A letter more each time: what is known of a text by then does not help.
        return min(_seconds(function, text(length + next(more))) for _ in range(runs)) - always

    while (least := best(length, 1)) < enough or (least := min(least, best(length, 2))) < enough:
        if length >= _LONGEST:
            return 0.0
        length *= min(8, max(2, int(enough / max(least, 1e-9))))
    most = best(4 * length, 1)
    for _ in range(3):
        if most > MOST * least:
            least, most = min(least, best(length, 3)), min(most, best(4 * length, 3))
        if not MOST * least < most < _TOO_LONG:
            break
        length *= 4  # rules look so far ahead and no farther
        least, most = most, best(4 * length, 1)
    return most / least


def growth_of_memory(function: Callable[[_Text], object], text: Callable[[int], _Text]) -> float:
    """Times as many bytes as for 2,000 characters `function` holds at once for 8,000."""
    least, most = (_bytes(function, text(length)) for length in (2_000, 8_000))
    return most / least


def _bytes(function: Callable[[_Text], object], text: _Text) -> int:
    function(text)  # what it imports and keeps
    tracemalloc.start()
    try:
        function(text)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def _seconds(function: Callable[[_Text], object], text: _Text) -> float:
    gc.disable()  # it goes through all that the tests before hold, whenever it likes
    try:
        begin = time.process_time()
        function(text)
        return time.process_time() - begin
    finally:
        gc.enable()
