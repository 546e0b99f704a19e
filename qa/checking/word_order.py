"""Who does what a verb of saying says, by the word order of German and English."""

import re
from dataclasses import dataclass

from index.lexicon.function_words import (
    BEFORE_ENGLISH_VERB,
    CLAIM_SUBJECTS,
    CLAUSE_OPENERS,
    ENGLISH_FINITE,
    ENGLISH_PASSIVE,
    GERMAN_AUXILIARIES,
    GERMAN_FINITE,
    GERMAN_OBJECTS,
    JOINING,
    PREPOSITIONS,
)
from index.lexicon.verb_families import MORE, NOUNS, PARTICIPLES, PARTICLES, SEPARABLE, verb_family

_WORD = re.compile(r"[^\W_]+(?:[-'’.&/][^\W_]+)*|[,;:()–—…“”„\"»«]|\.(?=\s|$)")
_BOUNDARY = frozenset(',;:()–—…“”„"»«.')


@dataclass(frozen=True)
class Token:
    """A word or mark of a text."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """In lower case."""
        return self.text.lower()


def tokens_of(text: str) -> list[Token]:
    """The words and marks of a text."""
    return [Token(match[0], *match.span()) for match in _WORD.finditer(text)]


def verb_at(tokens: list[Token], i: int, language: str | None) -> tuple[str, int] | None:
    """The family of the verb of saying that begins at a token, and its words."""
    word = tokens[i].lower
    if i + 1 < len(tokens):
        two = f"{word} {tokens[i + 1].lower}"
        if family := (MORE.get(two) or verb_family(two)):
            return family, 2
    if tokens[i].text[0].isupper() and i > 0 and tokens[i - 1].text not in _BOUNDARY:
        return None
    if word in ("gemacht", "gegeben", "gestellt", "made") and i and tokens[i - 1].lower in PARTICLES:
        return "say", 1
    if parts := SEPARABLE.get(word):
        ahead = [token.lower for token in tokens[i + 1 : i + 14]]
        return ("say", 1) if not parts.isdisjoint(ahead) else None
    family = MORE.get(word) or (None if word in ("will", "bat") and language == "en" else verb_family(word))
    if family is None or (word in NOUNS and not (i > 0 and tokens[i - 1].text[0].isupper())):
        return None
    if i > 0 and tokens[i - 1].lower in (
        "the",
        "a",
        "an",
        "to",
        "zu",
        "der",
        "die",
        "das",
        "dem",
        "den",
        "ein",
        "eine",
    ):
        return None
    return family, 1


def subject_en(tokens: list[Token], i: int, width: int) -> str | None:
    """Who does what the verb at token i says."""
    if (i > 0 and tokens[i - 1].lower in ENGLISH_PASSIVE) or (i > 1 and tokens[i - 2].lower in ENGLISH_PASSIVE):
        passive = next((n for n in range(i + width, min(i + width + 8, len(tokens))) if tokens[n].lower == "by"), None)
        if tokens[i].lower.endswith(("ing",)) and passive is None:
            pass
        elif passive is None:
            return None
        else:
            return _phrase(tokens, passive + 1, forward=True)
    left = i - 1
    while left >= 0 and (tokens[left].lower in BEFORE_ENGLISH_VERB or tokens[left].lower.endswith("ly")):
        left -= 1
    if left >= 0 and tokens[left].lower in JOINING:  # “Dahl said … and demanded”: the one before
        return _subject_before(tokens, left)
    if left >= 0 and tokens[left].text in _BOUNDARY and tokens[left].text != "…":
        if tokens[left].text == "," and (phrase := _phrase(tokens, i + width, forward=True)) and _is_somebody(phrase):
            before = {token.lower for token in tokens[:left]}
            if not before.isdisjoint(ENGLISH_FINITE | {"…", "“", "”", '"'}):
                return phrase  # “…, said Ole Brandt”; else an apposition: “Hardt, the spokesman, said”
        if tokens[left].text in (",", ")"):  # behind an apposition
            return _phrase(tokens, left - 1, forward=False, over_commas=True)
        return _phrase(tokens, i + width, forward=True)
    if left < 0 or tokens[left].text == "…":
        return _phrase(tokens, i + width, forward=True)
    return _phrase(tokens, left, forward=False)


def _subject_before(tokens: list[Token], conjunction: int) -> str | None:
    """The subject of the verb that a further one is joined to."""
    for n in range(conjunction - 1, -1, -1):
        verb = verb_at(tokens, n, "en")
        if verb is not None:
            return subject_en(tokens, n, verb[1])
    return _phrase(tokens, conjunction - 1, forward=False) if conjunction else None


def subject_de(tokens: list[Token], i: int) -> str | None:
    """Who does what the verb at token i says, by German word order."""
    finite = i
    word = tokens[i].lower
    participle = word.startswith("ge") or word in PARTICIPLES
    last = i + 1 >= len(tokens) or tokens[i + 1].text in _BOUNDARY or tokens[i + 1].lower in ("worden", "haben", "hat")
    if participle and last:
        start = i
        while start > 0 and tokens[start - 1].text not in _BOUNDARY - {","}:
            start -= 1
        auxiliary = next((n for n in range(i - 1, start - 1, -1) if tokens[n].lower in GERMAN_AUXILIARIES), None)
        if auxiliary is not None and tokens[auxiliary].lower.startswith(("w", "wu")):
            by = next((n for n in range(auxiliary, i) if tokens[n].lower in ("von", "vom", "durch")), None)
            if by is None:
                by = next((n for n in range(start, i) if tokens[n].lower in ("von", "vom")), None)
            return None if by is None else _phrase(tokens, by + 1, forward=True, limit=i)
        if auxiliary is not None:
            finite = auxiliary
    left = _phrase(tokens, finite - 1, forward=False) if finite > 0 else None
    if finite > 0 and tokens[finite - 1].text == "," and (finite < 2 or tokens[finite - 2].text not in '…“”»«"'):
        left = _phrase(tokens, finite - 2, forward=False, over_commas=True)
        words = (left or "").lower().split()
        clause = not words or words[0] in (CLAUSE_OPENERS | {"wie", "um"}) - {"der", "die", "das"}
        if clause or "," not in words or not GERMAN_FINITE.isdisjoint(words):
            left = None  # “…, betonte Albrecht”; else an apposition: “Hardt, der Sprecher, betonte …”
    if left and left.split()[0].lower() == "wie":
        left = left.split(" ", 1)[1] if " " in left else None
    if left and left.split()[0].lower() not in PREPOSITIONS and _is_somebody(left):
        return left
    right = _phrase(tokens, finite + 1, forward=True)
    if right and right.split()[0].lower() in (
        "sich",
        "auch",
        "dagegen",
        "dazu",
        "zudem",
        "außerdem",
        "zuvor",
        "zunächst",
    ):
        right = right.split(" ", 1)[1] if " " in right else None
    return right if right and _is_somebody(right) else None


def _is_somebody(phrase: str) -> bool:
    """Whether a phrase can be who speaks: a pronoun, or something with a capital."""
    return phrase.lower() in CLAIM_SUBJECTS or any(word[:1].isupper() for word in phrase.split())


def _phrase(
    tokens: list[Token], i: int, forward: bool, over_commas: bool = False, limit: int | None = None
) -> str | None:
    """The words from token i on, to where a clause begins or ends; at most a dozen."""
    chosen: list[Token] = []
    step = 1 if forward else -1
    n = i
    while 0 <= n < (len(tokens) if limit is None else limit) and len(chosen) < 12:
        token = tokens[n]
        if token.text in _BOUNDARY and not (over_commas and token.text == ","):
            break
        clause = token.lower in CLAUSE_OPENERS and not (
            token.lower in ("der", "die", "das", "as", "so")
            and (forward or over_commas or n == 0 or tokens[n - 1].text not in ",")
        )
        if clause and not over_commas:
            break
        object_begins = chosen and token.lower in ("die", "das", "ein", "eine") and chosen[-1].text[0].isupper()
        if forward and (token.text[0].isdigit() or object_begins or (chosen and _stops(token))):
            break
        if (
            not forward
            and not over_commas
            and verb_family(token.text)
            and token.text.islower()
            and token.lower not in NOUNS
        ):
            break
        chosen.append(token)
        n += step
    if not forward:
        chosen.reverse()
    while chosen and (chosen[0].text == "," or chosen[0].lower in JOINING):
        chosen.pop(0)
    while chosen and (chosen[-1].lower in BEFORE_ENGLISH_VERB or chosen[-1].lower in ("immer", "always")):
        chosen.pop()
    return " ".join(token.text for token in chosen) or None


def _stops(token: Token) -> bool:
    """Whether a word ends who speaks behind a verb: an adverb, a further verb."""
    return token.text.islower() and (
        token.lower in PREPOSITIONS - {"von", "vom", "of"}
        or token.lower in GERMAN_OBJECTS
        or token.lower in GERMAN_AUXILIARIES
        or token.lower in BEFORE_ENGLISH_VERB
        or token.lower
        in (
            "dagegen",
            "zudem",
            "am",
            "gestern",
            "heute",
            "anschließend",
            "nicht",
            "scharf",
            "deutlich",
            "yesterday",
            "today",
        )
        or token.lower in CLAUSE_OPENERS - {"der", "die", "das"}
    )
