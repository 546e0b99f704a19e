"""Whether a full stop, a question or an exclamation mark ends a sentence, German and English.

No language has to be known: what follows in lower case goes on; behind an abbreviation, an ordinal or an initial only
a word that begins sentences (a closed class, `STARTERS`) begins one, because German writes every noun with a capital.
"""

import re

from index.lexicon.abbreviations import (
    BEFORE_NUMBER,
    CAPITALISED,
    MAY_BE_LAST,
    NAMES_WITH_MARK,
    NEVER_LAST,
    NOT_ADJECTIVES,
    ORDINAL_BEFORE,
    ORDINAL_NOUNS,
    UNITS,
)
from index.lexicon.calendar import names_of
from index.lexicon.function_words import STARTERS

# What closes behind the marks: quotation marks, brackets, footnote numbers. One that stands a space off
# („ … . “) belongs to them if nothing follows it directly.
_CLOSING = r"(?:[\"“”»«›‹’‘')\]}*_]|[ \u00a0\u202f][“”»](?=\s|$)|\[\d{1,3}\]|[¹²³⁴-⁹]){0,12}"

END = re.compile(
    r"(?P<marks>[.!?…]+(?P<spaced>(?:[ \u00a0]\.(?=[\s\"“”’')\]]|$))*))"
    rf"(?P<closing>{_CLOSING}(?P<again>[.!?…]*){_CLOSING})"
)
"""Marks that may end a sentence with what closes behind them; “. . .” is one ellipsis."""

_FOLLOWING = re.compile(
    r"\s*(?P<opening>[\"“”„»«›‹’‘‚'(\[{*_¿¡]{0,6}[ \u00a0]?)(?P<word>[^\W\d_]{0,40})(?P<number>\d*)"
)
_DASH = re.compile(r"\s*[–—―-]{1,2}\s+[\"“„»«‚‘'(]{0,2}[^\W\d_a-zäöüß]")
_ATTRIBUTION = re.compile(r"\s*(?:[A-Z][\w.'’-]{0,30}\s){1,4}?(?:said|says|asked|asks|wrote|added|told|replied)\b")
# The word before a mark, an abbreviation of several parts as one: “z. B”, “U.S”.
_TOKEN = re.compile(
    r"(?:(?<!\w)(?:[^\W\d_]\.[ \u00a0\u202f]?)+[^\W\d_]{1,4}|\d+(?:[.,:]\d+)+|[^\s(\[{\"“”„»«›‹‚‘'/–—,;:*_]*)$"
)
_BEFORE = re.compile(r"([^\W\d_]+)\s+$")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,4}")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_ROMAN = re.compile(r"[IVXLC]+")
_VOWEL = re.compile(r"[aeiouyäöüáéèêíóúà]")
_ASKED = re.compile(r"[!?]")
_QUOTED = re.compile(r"[\"“”»«’']")
_INITIAL = re.compile(r"(?<!\w)[^\W\d_]$")
_LABEL = re.compile(r"\d{1,3}|[^\W\d_]")
_LETTERS = re.compile(r"(?<![\w.@/])[^\W\d_]+$")
_DAY = re.compile(r"\d\.\s$")
_OPENING = "(\"„“»«‚‘'["
_BULLETS = " \t\u00a0•◦▪‣⁃*-–("
_CONTINUATION = frozenset(",;:)]}/%&+=-–—―|")
_BRACKET = 200  # characters that are looked back for an opening bracket
MONTHS = names_of("month", "short month")
BEFORE_ORDINAL = frozenset(ORDINAL_BEFORE | names_of("weekday", language="de").keys())
"""German words that an ordinal stands behind: “am 16. …”, “Freitag, der 3. …”."""
_BEFORE_NUMBER = frozenset(BEFORE_NUMBER | names_of("short month", "short weekday").keys())
_WINDOW = 48  # characters that are looked back for the word before a mark; a longer one is no abbreviation


def boundary(text: str, match: "re.Match[str]", begin: int, end: int) -> int | None:
    """Where the sentence ends that began at `begin`, or None if it goes on behind these marks.

    Args:
        text: The whole text.
        match: What `END` found.
        begin: Where the sentence begins.
        end: Where the unit ends that the sentence stands in: a paragraph, a list item.
    """
    position, marks = match.end(), match["marks"]
    following = _FOLLOWING.match(text, position, end)
    assert following is not None, "it matches nothing, too"
    word = following["word"]
    starter = word.casefold() in STARTERS
    if following.end() == position:
        return None
    if not text[position].isspace():
        return position if _space_left_out(text, match, following) else None
    first = word[:1] or following["number"][:1] or text[following.end() : following.end() + 1]
    if first.islower() and (len(word) < 2 or word.islower() or not word[1].isupper()):
        return None
    if first in _CONTINUATION:
        # “,,” is an opening quotation mark of typewriters; behind a quotation one more goes on with it.
        typed = text.startswith(",,", following.end("opening")) and not match["closing"]
        return position if typed or _DASH.match(text, position, end) else None
    if match["again"]:
        return position
    if match["closing"][:1] in (")", "]") and text[match.start() - 1 : match.start()] in ("(", "["):
        return None  # “(!)”, “[...]”
    if match["closing"][:1] in (")", "]") and not starter and _opened(text, begin, match.start()):
        return None  # “(in May!) 5 people”
    if "…" in marks or (len(marks) > 2 and not _ASKED.search(marks)):
        return None if match.start() == begin else _after_ellipsis(match, word, starter)
    if marks not in (".", ".."):
        if _QUOTED.search(match["closing"]) and _ATTRIBUTION.match(text, position, end):
            return None
        name = _TOKEN.search(text[max(begin, match.start() - _WINDOW) : match.start()])
        return None if name and name[0].casefold() in NAMES_WITH_MARK and not starter else position
    window = text[max(begin, match.start() - _WINDOW) : match.start()]
    label = window.strip(_BULLETS)
    if match.start() - begin <= 8 and match["closing"] in ("", ")") and _LABEL.fullmatch(label):
        return None  # “1. Die …”, “a.) The …”: the number of an item
    if len(word) == 1 and text.startswith(".", following.end()) and _INITIAL.search(window):
        return None  # “z. B.”, “J. K. Rowling”
    return None if _goes_on(window, word, following["number"], starter) else position


def _space_left_out(text: str, match: "re.Match[str]", following: "re.Match[str]") -> bool:
    """“Ende.Der nächste Satz”: two words of three letters or more, nothing of an address or an abbreviation."""
    word = following["word"]
    if following.start("word") != match.end() or len(match["marks"]) > 1 or not word.istitle():
        return False
    before = _LETTERS.search(text[max(0, match.start() - _WINDOW) : match.start()])
    behind = text[following.end() : following.end() + 1]
    if before is None or not (behind.isspace() or behind in ",:'’") or len(before[0]) < 3 or len(word) < 2:
        return False
    key = before[0].casefold()
    if key in NEVER_LAST or key in _BEFORE_NUMBER or key in MAY_BE_LAST:
        return False
    return len(word) > 2 or word.casefold() in STARTERS


def _opened(text: str, begin: int, end: int) -> bool:
    """Whether the bracket that closes at `end` opened within the sentence, not before its first word."""
    start = max(begin, end - _BRACKET)
    return max(text.rfind("(", start, end), text.rfind("[", start, end)) > begin


def _after_ellipsis(match: "re.Match[str]", word: str, starter: bool) -> int | None:
    text, marks, start = match.string, match["marks"], match.start()
    attached = start > 0 and not text[start - 1].isspace()
    if (
        match["spaced"] and attached and len(marks) == 7
    ):  # “compounds. . . . The practice”: a full stop, then an ellipsis
        return start + 1
    dots = marks.count(".") + 3 * marks.count("…")
    if dots > 3 or (match["closing"] and word[:1].isupper()):
        return match.end()
    return match.end() if starter and word != "I" else None


def _goes_on(window: str, word: str, number: str, starter: bool) -> bool:
    """Whether a sentence goes on behind one full stop.

    Args:
        window: The sentence's last characters before the full stop.
        word: The word behind it, empty where there is none.
        number: The digits behind it, empty where there are none.
        starter: Whether the word is one that begins sentences.
    """
    found = _TOKEN.search(window)
    token = found[0] if found else ""
    if not token:
        return False
    token = token.lstrip("-+")  # “1. -3. Jahrhundert”
    if _NUMBER.fullmatch(token):
        return _is_ordinal(token, window[: len(window) - len(token)], word, number, starter)
    key = re.sub(r"[ \u00a0\u202f]", "", token).casefold()
    last = key.rsplit("-", 1)[-1]
    if " " in token and key not in NEVER_LAST and key not in MAY_BE_LAST:  # “Edgar A. sein.”
        token = token.rpartition(" ")[2]
        key = last = token.casefold()
    if last in CAPITALISED and not token[:1].isupper():
        return False
    if key in NEVER_LAST or (last != key and last in NEVER_LAST):
        return True
    if number:
        listed = last in _BEFORE_NUMBER or last.endswith("str")
        return listed or (key in MAY_BE_LAST and len(number) < 4) or (len(key) == 1 and token.islower())
    if len(key) == 1 or _ROMAN.fullmatch(token) or key in MAY_BE_LAST or _DOTTED.fullmatch(key):
        return not starter
    if last in _BEFORE_NUMBER:
        return False
    shortened = token.islower() and token.isalpha() and len(token) <= 4 and not _VOWEL.search(token)
    return shortened and token not in UNITS and not starter


def _is_ordinal(token: str, before: str, word: str, number: str, starter: bool) -> bool:
    """“am 16. November”, “der 2. Weltkrieg”; not “im Jahr 2024. Deutschland …”, “auf Platz 3. Deutschland …”."""
    if not token.isdigit() or len(token) > 3:
        return False
    if word[:1].isupper() and (word.casefold() in ORDINAL_NOUNS or (word.casefold() in MONTHS and int(token) <= 31)):
        return True
    if number:  # “am 12. 13. und 14. Mai”, “29. 8. 2005”
        return len(token) <= 2 and (len(number) <= 2 or (len(number) == 4 and _DAY.search(before) is not None))
    if starter:
        return False
    if not before or before[-1] in _OPENING:
        return True
    previous = _BEFORE.search(before)
    if previous is None:  # “am 17., 18. …”, “Ulm – 1. FC …”, not “1740–42. …”
        return before[-1].isspace() and before.rstrip()[-1:] in (",", ":", ";", "-", "–", "—", ")", "")
    key = previous[1].casefold()
    adjective = previous[1].islower() and key.endswith(("en", "em", "er", "es", "te")) and key not in NOT_ADJECTIVES
    return key in BEFORE_ORDINAL or (adjective and len(token) <= 2)
