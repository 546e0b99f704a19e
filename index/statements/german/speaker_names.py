"""The name of a person in the words used for a speaker: “der Sprecher der Fraktion, Hardt”, “Eva Groß vom Verband”."""

from collections.abc import Sequence

from index.grammar.persons import PLACES, Persons, is_role, name_run
from index.grammar.tokens import Word
from index.lexicon.roles import SPEAKING
from index.text.spans import Span


def person_in(words: Sequence[Word], persons: Persons, first: int, last: int) -> Span | None:
    """The name of a person in a speaker phrase: “der Sprecher der Fraktion, Hardt”, “Eva Groß vom Verband”."""
    segments = _segments(words, first, last)
    best: tuple[int, Span] | None = None
    for start, stop in segments:
        i = start
        attribute = False
        while i < stop:
            end = name_run(words, i, stop)
            if end > i:
                score = _personal(words, persons, first, start, i, end, stop, attribute, len(segments))
                if score and (best is None or score > best[0]):
                    best = (score, (i, end))
                i = end
                continue
            if words[i].lower in ("des", "der", "von", "vom", "aus", "in", "im", "für", "bei", "beim") and i > start:
                attribute = True
            i += 1
    return best[1] if best is not None else None


def _personal(
    words: Sequence[Word],
    persons: Persons,
    first: int,
    start: int,
    i: int,
    end: int,
    stop: int,
    attribute: bool,
    segments: int,
) -> int:
    """How surely the run `words[i:end]` of the segment `words[start:stop]` is the speaker's name; 0: it is not."""
    if words[i].lower in PLACES or (words[end - 1].lower in PLACES and end - i > 1):
        return 0
    before = words[i - 1] if i > start else None
    known = persons.gender_of(words[end - 1].text.rstrip("'’")) != "?"
    if before is None:
        if end == stop or words[end].lower in ("von", "vom", "aus", "(", "in", "für", "im", "bei", "beim", "der"):
            if start > first and end == stop and end - i > 1:
                return 8  # “der Bruder Merkels, Marcus Kasner”
            return 6 if end - i > 1 or segments > 1 or known else 4
        possessive = words[end - 1].text.endswith(("s", "'", "’")) and words[end].noun
        return 0 if possessive else 2
    genitive = words[end - 1].text.endswith("s") and end - i == 1 and words[i].text[:-1].lower() in PLACES
    if genitive:
        return 0
    if attribute and before.lower in ("des", "der", "von", "vom", "aus", "in", "im", "für", "bei", "beim"):
        return 0
    role_first = any(is_role(words[k]) for k in range(start, i))  # “der Vorsitzende des Parlaments Eva Groß”
    if before.noun and SPEAKING.search(before.lower) and not is_role(before) and not (role_first and end - i > 1):
        return 0  # “warf die Staatsanwaltschaft Ertel vor”
    if is_role(before) and not attribute:
        return 0 if _genitive_name(words, persons, i, end) else 7
    if attribute:
        return 3 if end - i > 1 and end == stop and not before.tag.startswith("ADJ") else 0
    if before.tag in ("ART", "ADJ(A)") or not before.noun:
        return 1 if (known or before.tag == "ADJ(A)") and before.tag != "ART" else 0
    return 0 if _genitive_name(words, persons, i, end) or not (known or end - i > 1) else 5


def _genitive_name(words: Sequence[Word], persons: Persons, i: int, end: int) -> bool:
    """“der Sprecher Schröders”: the name is somebody else's."""
    text = words[end - 1].text
    if end - i > 1 or not text.endswith("s"):
        return False
    return text[:-1] in persons.parts


def _segments(words: Sequence[Word], first: int, last: int) -> list[Span]:
    """A phrase cut at commas; brackets left out."""
    found, start, depth = [], first, 0
    for i in range(first, last):
        if words[i].text == "(":
            if not depth and i > start:
                found.append((start, i))
            depth += 1
        elif words[i].text == ")":
            depth = max(0, depth - 1)
            start = i + 1
        elif words[i].text in (",", "–") and not depth:
            if i > start:
                found.append((start, i))
            start = i + 1
    if start < last and not depth:
        found.append((start, last))
    return found
