"""A model's reply in its claims, each with the sentences that it cites."""

import re
from bisect import bisect_left, bisect_right

from index.lexicon.calendar import alternatives
from index.text.quotations import quotations_of
from index.text.sentences import split_sentences
from index.text.spans import Span
from index.text.wording import cleaned
from qa.checking.claims import LONGEST_ANSWER, Claim

_MOST_OF_RANGE = 50
"""Sentences that “[1-50]” may name; a wider range names its two ends only."""

_NUMBERS = r"\d{1,6}(?:\s*(?:[,;/&–—-]|and|und|bis|to)\s*(?:[Nn]r?\.\s*)?\[?\d{1,6}){0,100}"

_GROUP = re.compile(
    rf"(?:\[\^?(?:(?:Satz|Sätze|sentences?|Quellen?|sources?)\s+)?(?P<square>{_NUMBERS})\s*[,;]?\](?:\([^()\s]{{0,300}}\))?"
    rf"|【(?P<lens>{_NUMBERS})(?:†[^【】]{{0,80}})?】)",
    re.IGNORECASE,
)
"""“[1]”, “[1, 3]”, “[1-3]”, “[^1]”, “[1](#1)”, “[Satz 1]”, “【1】”, “【1†source】”."""

_ONE = re.compile(r"(?P<sign>[–—-]|bis|to)?\s*\D{0,5}?(?P<number>\d+)", re.IGNORECASE)

_THINKING = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.IGNORECASE | re.DOTALL)
"""What a reasoning model says to itself; without an end where the stream was cut."""

_ITEM = rf"\d{{1,3}}[.)](?![ \t]+(?i:{alternatives('month', 'short month')})\b)"

_LINE_START = re.compile(rf"[ \t]*(?:(?:[-*+•◦▪‣–]|#{{1,6}}|>|{_ITEM})[ \t]+)*")

_EMPHASIS = re.compile(r"\*\*(?=\S)(.{1,2000}?)(?<=\S)\*\*|(?<!\w)__(?=\S)(.{1,2000}?)(?<=\S)__(?!\w)")

_LEANING = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,2000})(?<=[^\s*])\*(?![\w*])")

_BETWEEN = re.compile(r"\s?[,;]?\s?(?:(?:and|und)\s)?(?=[\[【]\d)")

_STOP = re.compile(r"[.!?]+[“”\"»«’']?(?=\s|$)")

_STOPPED = re.compile(r"[.!?][“”\"»«’']?$")

_RULE = re.compile(r"[-*_=\s]*|\s*(?:```|~~~)\s*\w*\s*")
"""A line between others, or that fences them."""

_IN_ROUND = re.compile(
    rf"\((?:(?:Satz|Sätze|sentences?|Quellen?|sources?)\s+)(?P<named>{_NUMBERS})\)|"
    rf"(?<=\s)\((?!\d{{4}})(?P<bare>{_NUMBERS})\)(?=[.!?]|[ \t]*$|[ \t]+(?-i:[A-ZÄÖÜ]))|"
    rf"(?<=[.!?])\s?\((?!\d{{4}})(?P<behind>{_NUMBERS})\)(?=\s|$)",
    re.IGNORECASE | re.MULTILINE,
)
"""“(1)”, “(Satz 1)”: numbers of sentences where an answer has none in square brackets; “(2024)” is a year."""

_SOURCES = re.compile(
    r"^[ \t#>*_-]*(?:sources?|references|citations|quellen?|quellenangaben?|belege?|nachweise?|fußnoten)"
    r"[ \t*_]*(?:$|:[ \t*_]*(?:$|[\[(]\d|[\d,; \t]+$))",
    re.IGNORECASE | re.MULTILINE,
)
"""Where a list of what was cited begins: it says nothing of its own."""


def claims_of(text: str) -> list[Claim]:
    """The statements of a model's answer, in order, each with the numbers that stand in it or behind it.

    A line of Markdown is one or more statements, its bullet and emphasis left out. Numbers behind the full stop belong
    to the sentence before; those that begin a line whose end has none belong to the sentence behind. A quotation of
    several sentences stays with the words around it. A statement that names no sentence has no numbers.

    Args:
        text: the answer as the model sent it; what goes beyond `LONGEST_ANSWER` is not read.
    """
    claims: list[Claim] = []
    plain = _THINKING.sub("", cleaned(text[:LONGEST_ANSWER]))
    if (sources := _SOURCES.search(plain)) and plain[: sources.start()].strip():
        plain = plain[: sources.start()]
    if not _GROUP.search(plain):
        plain = _IN_ROUND.sub(lambda match: f"[{match['named'] or match['bare'] or match['behind']}]", plain)
    for line in plain.splitlines():
        start = _LINE_START.match(line)
        claims += _claims_of_line(line[start.end() :] if start else line)
    return claims


def _claims_of_line(line: str) -> list[Claim]:
    if _RULE.fullmatch(line):
        return []
    for pattern in (_EMPHASIS, _LEANING):
        line = pattern.sub(lambda match: match[1] or match[2] if match.re is _EMPHASIS else match[1], line)
    plain, cited, cuts, position = "", list[tuple[int, str]](), list[int](), 0
    groups = list(_GROUP.finditer(line))
    for match in groups:
        plain = (plain + line[position : match.start()]).rstrip()
        following = line[match.end() : match.end() + 1]
        if plain and following.isalnum():  # “so.[1]Then”
            plain += " "
        cited.append((len(plain), match["square"] or match["lens"]))
        position = match.end()
        if between := _BETWEEN.match(line, position):  # “[1], [2]”
            position = between.end()
        if mark := _STOP.match(line, position):  # “35 [7]. Ole …” ends a sentence, whatever “35. Ole” may be
            cuts.append(len(plain) + len(mark[0]))
        elif _STOPPED.search(plain):
            cuts.append(len(plain))
    plain += line[position:]
    spans = _together(plain, _cut(plain, split_sentences(plain), cuts)) if plain.strip() else []
    if not spans:  # marks and numbers alone say nothing
        return []
    leading = bool(groups) and not line[: groups[0].start()].strip() and bool(line[groups[-1].end() :].strip(" .!?"))
    starts = [start for start, _ in spans]
    numbers: list[dict[int, None]] = [{} for _ in spans]
    for place, written in cited:
        # A number in the gap between two sentences stands at the end of the one before or the start of the next.
        number = bisect_right(starts, place) - 1
        if not leading and number >= 0 and starts[number] == place and number > 0:
            number -= 1
        if leading and number + 1 < len(spans) and (number < 0 or place >= spans[number][1]):
            number += 1
        numbers[max(number, 0)] |= dict.fromkeys(_numbers_in(written))
    return [Claim(plain[start:end], tuple(found)) for (start, end), found in zip(spans, numbers, strict=True)]


def _cut(text: str, spans: list[Span], cuts: list[int]) -> list[Span]:
    """Sentences, cut also where a number says that one ends."""
    found = []
    for start, end in spans:
        for cut in cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]:
            if start < cut and text[cut:end].strip():
                found.append((start, cut))
                start = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
        found.append((start, end))
    return found


def _numbers_in(written: str) -> list[int]:
    """The numbers of one group, ranges written out."""
    found: list[int] = []
    for match in _ONE.finditer(written):
        number = int(match["number"])
        if match["sign"] and found and 0 < number - found[-1] <= _MOST_OF_RANGE:
            found += range(found[-1] + 1, number)
        found.append(number)
    return found


def _together(text: str, spans: list[Span]) -> list[Span]:
    """Sentences joined where one quotation goes over several, or where one has no letter or digit of its own."""
    quotations = quotations_of(text)
    joined: list[Span] = []
    for start, end in spans:
        before = bisect_left(quotations, start, key=lambda one: one.start)
        inside = before > 0 and quotations[before - 1].end > start
        if joined and (inside or not any(map(str.isalnum, text[start:end]))):
            joined[-1] = (joined[-1][0], end)
        elif any(map(str.isalnum, text[start:end])):
            joined.append((start, end))
    return joined
