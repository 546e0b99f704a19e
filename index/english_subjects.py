"""The subject of an English verb of saying, in front of it or behind it, without a parser: by commas and capitals."""

from collections.abc import Sequence

from index.article import Span
from index.clauses import ParsedSentence
from index.reporting_english import ADVERBIAL, ADVERBS, AUXILIARIES, SAYING
from index.words import Word

_PRONOUNS = frozenset("he she they it we i who".split())
_DETERMINERS = frozenset("the a an of its their his her this that no any".split())
MARKS = frozenset('„“”"»«')


def _segments(words: Sequence[Word], first: int, last: int) -> list[Span]:
    found, start = [], first
    for i in range(first, last):
        if words[i].text in (",", ";", "–", "—", ":") or words[i].text in MARKS:
            if i > start:
                found.append((start, i))
            start = i + 1
    if start < last:
        found.append((start, last))
    return found


def has_verb(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a segment is a clause: an auxiliary, a verb of saying, or a word that looks like a past tense."""
    return any(
        words[i].lower in AUXILIARIES
        or (
            words[i].text[:1].islower()
            and (words[i].lower in SAYING or words[i].lower.endswith("ed"))
            and (i == first or words[i - 1].lower not in _DETERMINERS)
        )
        for i in range(first, last)
    )


def _without_adverbs(words: Sequence[Word], first: int, last: int) -> Span:
    while last > first and (words[last - 1].lower in ADVERBS or words[last - 1].lower.endswith("ly")):
        last -= 1
    while first < last and words[first].lower in ("and", "but", "also", "that", "while", "as", "then", "so"):
        first += 1
    return first, last


def subject_before(words: Sequence[Word], sentence: ParsedSentence, verb: int) -> tuple[Span | None, int]:
    """The subject in front of `verb`, and where it begins; what stands before that may be what is said."""
    segments = [s for s in _segments(words, sentence.first, verb) if not all(words[i].quotation for i in range(*s))]
    if not segments or segments[-1][1] < verb - 1:
        return None, verb
    # A relative clause: “Hardt, who leads the group, said”.
    last = _without_adverbs(words, *segments[-1])
    while len(segments) > 1 and last[0] >= last[1]:
        segments.pop()
        last = _without_adverbs(words, *segments[-1])
    if last[0] >= last[1]:
        return None, verb
    for k in range(last[1] - 1, last[0] - 1, -1):
        # “… and Putin said”: a new clause begins behind the conjunction where a verb stands before it.
        if words[k].lower in ("and", "but", "while", "as", "after", "because") and has_verb(words, last[0], k):
            last = (k + 1, last[1])
            break
    start = last[0]
    if len(segments) > 1:
        # “Jürgen Hardt, foreign policy spokesman, said”: an apposition, unless what stands before is a clause.
        head = segments[-2]
        opener = words[head[0]].lower
        closed = words[verb - 1].text == ","
        plain = not has_verb(words, *head) and opener not in ADVERBIAL and not words[head[0]].quotation
        if closed and plain and words[head[0]].text[:1].isupper():
            start = head[0]
        elif closed and words[last[0]].lower in ("who", "which") and len(segments) > 1 and opener not in ADVERBIAL:
            return head, head[0]
    if words[start].lower in ADVERBIAL and start == sentence.first:
        return None, verb
    if has_verb(words, start, last[1]) and not any(words[i].text == "," for i in range(start, last[1])):
        return None, verb
    return (start, last[1]), start


def subject_behind(words: Sequence[Word], verb: int, stop: int) -> Span | None:
    """The subject behind `verb`: “said Hardt, the spokesman”."""
    i = verb + 1
    if i >= stop or not (words[i].text[:1].isupper() or words[i].lower in ("the", "a", "an", *_PRONOUNS)):
        return None
    k = i
    while k < stop and words[k].text not in (",", ".", ";", ":", "?", "!") and not words[k].quotation:
        if k > i and words[k].lower in (
            "on",
            "in",
            "at",
            "after",
            "during",
            "who",
            "as",
            "when",
            "while",
            "to",
            "adding",
            "told",
        ):
            break
        k += 1
    if k + 1 < stop and words[k].text == "," and words[k + 1].lower in ("the", "a", "an"):
        end = next((m for m in range(k + 1, stop) if words[m].text in (",", ".", ";") or words[m].quotation), stop)
        if not has_verb(words, k + 1, end):
            k = end
    return (i, k) if k > i else None
