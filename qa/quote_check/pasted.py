"""A pasted quotation in parts: the words to be checked, and who is claimed to have said them."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from index.text.quotations import quotations_of

_SINGLE = re.compile(r"(?<!\w)[‘‚'‹›](?=\w)(.{8,2500}?)[’‘'›‹](?!\w)", re.DOTALL)
_COLON = re.compile(r"^\s*([^\s:„“”\"»«][^\n:„“”\"»«]{1,79}?)\s*:\s*(\S.*)$", re.DOTALL)
_CITING = re.compile(
    r"\b(?:sagt\w*|sagen|erklär\w*|beton\w*|mein\w*|schr(?:eibt|ieb)\w*|teil\w* mit|mitteil\w*|ergänz\w*|füg\w* hinzu|"
    r"kritisier\w*|forder\w*|warn\w*|laut|so|nach Angaben von|said|says|say|told|added|wrote|writes|according to|by|"
    r"stated|claimed|warned|explained)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:[A-ZÄÖÜ][\w.’'-]*)(?:\s+(?:(?:von|van|de|der|den|zu|bin|al)\s+)*[A-ZÄÖÜ][\w.’'-]*)*")
_NAMES = 20
"""Names around a quotation that are looked up, the last."""
_NO_NAME = frozenset("Er Sie Es Der Die Das He She They The And Und Dann Then Zitat Quote".split())


MOST_AROUND = 12
"""Words around a quotation that may name its speaker (“…”, sagte der CDU-Politiker Jürgen Hardt gestern in Berlin);
more of them are a sentence that holds a quotation."""


@dataclass(frozen=True)
class PastedQuote:
    """What was pasted, taken apart."""

    parts: tuple[str, ...]
    """The words in quotation marks, in order; one part where there are none around it."""
    speaker: str | None = None
    """Who is claimed to have said it; None where nobody is."""


def pasted_quote_of(pasted: str, is_known: Callable[[str], bool], stands: Callable[[str], bool]) -> PastedQuote:
    """Take a pasted text apart: “Hardt: ‘…’”, “‘…’, sagte Hardt, ‘…’”, or the bare words.

    Args:
        pasted: the text.
        is_known: whether somebody of a name says anything in the library.
        stands: whether a text stands in an article as it is: sentences of articles have quotation marks and colons too.
    """
    quotations = [(quotation.start, quotation.end) for quotation in quotations_of(pasted)]
    inside = [pasted[start + 1 : end - 1] for start, end in quotations]
    if not quotations:
        matches = list(_SINGLE.finditer(pasted))
        quotations, inside = [match.span() for match in matches], [match[1] for match in matches]
    if quotations:
        outside, position = "", 0
        for start, end in quotations:
            outside += f"{pasted[position:start]} ¦ "
            position = end
        outside += pasted[position:]
        speaker = _speaker_in(outside, is_known)
        around = [word for word in outside.split() if any(map(str.isalnum, word))]
        if len(around) > sum(len(part.split()) for part in inside) and stands(pasted):
            return PastedQuote((pasted,))
        quoted = sum(len(part.split()) for part in inside)
        sure = speaker is not None and is_known(speaker) and _is_cited(outside)
        most = MOST_AROUND if sure else max(4, quoted)
        if not around or (speaker and len(around) <= most):
            return PastedQuote(tuple(inside), speaker)
        return PastedQuote((pasted,))
    match = _COLON.match(pasted)
    if match and (is_known(match[1]) or (_NAME.fullmatch(match[1]) and not stands(pasted))):
        return PastedQuote((match[2],), match[1].strip())
    return PastedQuote((pasted,))


def _speaker_in(outside: str, is_known: Callable[[str], bool]) -> str | None:
    """The name in the words around a quotation: a known one if there is one, else the last that a cue stands beside."""
    names = [match[0].rstrip(".") for match in _NAME.finditer(outside) if match[0] not in _NO_NAME][-_NAMES:]
    if known := next((name for name in reversed(names) if is_known(name)), None):
        return known
    return names[-1] if names and _is_cited(outside) else None


def _is_cited(outside: str) -> bool:
    """Whether the words around a quotation say that it is one: a verb, a colon, “…” – Hardt, “…” (Hardt)."""
    return bool(_CITING.search(outside) or ":" in outside or re.search(r"(?:^|¦)\s*[-–—(]", outside))
