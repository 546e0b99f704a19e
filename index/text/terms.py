"""Words and analysed terms of German and English text.

A *word* is what is written, lower-cased; word vectors and MaxSim work on words.
A *term* is what full text compares: the word's Snowball stems, folded so that ß/ss, ä/ae and accents do not matter.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

import snowballstemmer

from index.lexicon.function_words import STOP_WORDS

# A number keeps its separators (11.05, 1.000,50), a word its inner apostrophe (O'Brien) but not a hyphen:
# the parts of Putin-Telefonat are words of their own.
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]{2,})?\d*|\w+")
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
# Soft hyphens, joiners and marks of direction stand within words of web pages and PDFs.
_INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF))
_STRETCH = re.compile(r".{1,1000}(?!\S)|.{1,1000}", re.DOTALL)
"""Text that is normalised at once, up to a white space where there is one: putting a run of combining marks in order
takes the square of its length."""
_MARKS = 30
"""Combining marks behind one letter that are looked at together (Unicode Standard Annex 15, “Stream-Safe Text”)."""
_LONGEST = 100
"""Letters of a word that has stems; a longer one, an address or a line of code, is a term as it stands."""
_DOT_OF_DOTTED_I = "\u0307"  # what lower() leaves of İ
_FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})


SENTENCE_END = "\n"
"""Stands behind each sentence in the stored words of a passage; no word of a text is a line break."""

_german = snowballstemmer.stemmer("german")
_english = snowballstemmer.stemmer("english")


def words_of(text: str) -> list[str]:
    """The words of `text` in order, lower-cased, whatever code points spell it (ä is one or two, ﬁ is fi)."""
    if not text.isascii():
        text = normalised("NFKC", text.translate(_INVISIBLE))
    return _WORD.findall(text.lower().replace(_DOT_OF_DOTTED_I, ""))


def words_with_spans(text: str) -> list[tuple[str, int, int]]:
    """`words_of`, each with where it stands: (word, start, end), `text[start:end]` as written."""
    plain: list[str] = []
    origin: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and end - start <= _MARKS and unicodedata.combining(text[end]):
            end += 1
        normal = unicodedata.normalize("NFKC", text[start:end].translate(_INVISIBLE)).lower()
        normal = normal.replace(_DOT_OF_DOTTED_I, "")
        plain.append(normal)
        origin += [start] * len(normal)
        start = end
    origin.append(len(text))
    found = []
    for match in _WORD.finditer("".join(plain)):
        end = origin[match.end() - 1] + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        found.append((match.group(), origin[match.start()], end))
    return found


def content_words(text: str) -> list[str]:
    """The different words of `text` that say what it is about, in order of first use; all of them if none does.

    In capitals a stop word is a name: the US, the WHO, IT; but not where everything is in capitals.
    """
    words = list(dict.fromkeys(words_of(text)))
    names = {name.lower() for name in _CAPITALS.findall(text)} if text != text.upper() else set()
    return [word for word in words if word not in STOP_WORDS or word in names] or words


def fold(word: str) -> str:
    """`word` in lower case without the marks that spelling varies: ß/ss, ä/ae, accents, apostrophes."""
    word = word.lower().translate(_FOLD)
    if not word.isascii():
        word = "".join(c for c in normalised("NFKD", word) if not unicodedata.combining(c))
    return word.replace("'", "").replace("’", "")


def normalised(form: Literal["NFC", "NFKC", "NFKD"], text: str) -> str:
    """`text` in a normal form of Unicode."""
    return "".join(unicodedata.normalize(form, match.group()) for match in _STRETCH.finditer(text))


@lru_cache(maxsize=100_000)
def stems(word: str) -> tuple[str, ...]:
    """The stems of a lower-cased word by the German and by the English Snowball algorithm, folded; one if they agree.

    An article's language is a guess and a quotation may be in the other one, so both are kept and either matches.
    Source: Porter's Snowball, https://snowballstem.org/algorithms/.
    """
    if word[0].isdigit():
        return (word,)
    if len(word) > _LONGEST:
        return (fold(word),)
    return tuple(dict.fromkeys(fold(stem) for stem in (_german.stemWord(word), _english.stemWord(word))))


def terms_of(text: str) -> list[str]:
    """The terms of `text` in order, stop words left out: what goes into the full text and what is asked of it."""
    return [term for word in words_of(text) if word not in STOP_WORDS for term in stems(word)]


def match_expression(terms: Sequence[str]) -> str:
    """An FTS5 expression that any of `terms` satisfies; terms are quoted, so no character in them is syntax."""
    return " OR ".join('"' + term.replace('"', '""') + '"' for term in dict.fromkeys(terms))
