"""The subject of an English verb of saying, in front of it or behind it, without a parser: by commas and capitals."""

from collections.abc import Sequence

from index.grammar.clauses import ParsedSentence
from index.grammar.tokens import Word
from index.lexicon.calendar import names_of
from index.lexicon.english_voices import is_english_voice
from index.lexicon.function_words import ADVERBIAL, ADVERBS, ENGLISH_AUXILIARIES, ENGLISH_DETERMINERS, ENGLISH_SUBJECTS
from index.lexicon.reporting_english import SAYING
from index.text.spans import Span

MARKS = frozenset('„“”"»«')
_SINGLE_MARKS = frozenset("‘’'")
_ADVERBS = ADVERBS | names_of("weekday", language="en").keys()


def is_mark(word: Word) -> bool:
    """Whether a word is a quotation mark: ‘, ’ and ' are one only about a quotation."""
    return word.text in MARKS or (word.text in _SINGLE_MARKS and word.quotation > 0)


def _segments(words: Sequence[Word], first: int, last: int) -> list[Span]:
    found, start = [], first
    for i in range(first, last):
        if words[i].text in (",", ";", "–", "—", "-", ":") or is_mark(words[i]):
            if i > start:
                found.append((start, i))
            start = i + 1
    if start < last:
        found.append((start, last))
    return found


def has_verb(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a segment is a clause: an auxiliary, a verb of saying, or a word that looks like a past tense."""
    return any(
        words[i].lower in ENGLISH_AUXILIARIES
        or (
            words[i].text[:1].islower()
            and (words[i].lower in SAYING or words[i].lower.endswith("ed"))
            and (i == first or words[i - 1].lower not in ENGLISH_DETERMINERS)
        )
        for i in range(first, last)
    )


def _without_adverbs(words: Sequence[Word], first: int, last: int) -> Span:
    while last > first and (words[last - 1].lower in _ADVERBS or words[last - 1].lower.endswith("ly")):
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
        found = _behind_adverbial(words, start, last[1])
        return found, found[0] if found is not None else verb
    if has_verb(words, start, last[1]) and not any(words[i].text == "," for i in range(start, last[1])):
        return None, verb
    return (start, last[1]), start


def _behind_adverbial(words: Sequence[Word], first: int, last: int) -> Span | None:
    """The subject behind an adverbial without a comma: “In a statement the company”, “On Monday Marsh”."""
    while last > first and words[last - 1].lower in ENGLISH_AUXILIARIES:
        last -= 1
    if last - first < 3:
        return None
    if words[last - 1].lower in ENGLISH_SUBJECTS:
        return last - 1, last
    start = last - 1
    named = words[start].text[:1].isupper() and words[start].lower not in _ADVERBS
    while start > first + 1:
        before = words[start - 1]
        in_name = before.text[:1].isupper() and before.lower not in _ADVERBS
        if words[start].lower in ENGLISH_DETERMINERS - {"of"} or (named and not in_name):
            if before.lower not in ("of", "for", "at", "from"):
                break
            named = False
        start -= 1
    ends = words[start - 1].lower not in ADVERBIAL and words[start].lower in ENGLISH_DETERMINERS
    return (start, last) if start > first + 1 and (ends or named) and not has_verb(words, start, last) else None


def addressee_end(words: Sequence[Word], start: int, stop: int) -> int:
    """Index behind whom somebody tells: “told the BBC …”, “told reporters …”, “told Anna Brook …”."""
    first = start + (words[start].lower in ("the", "a", "an"))
    i = first
    while i < stop and words[i].text[:1].isupper():
        i += 1
    return i + 1 if i == first and i + 1 < stop else i


def apposition_end(words: Sequence[Word], comma: int, stop: int) -> int:
    """Index behind an apposition that begins at a comma: “…, the spokesman of the group”; `comma` where none does."""
    if comma + 1 >= stop or words[comma].text != "," or words[comma + 1].lower not in ("the", "a", "an"):
        return comma
    end = next((k for k in range(comma + 1, stop) if words[k].text in (",", ".", ";") or words[k].quotation), stop)
    return comma if has_verb(words, comma + 1, end) else end


def relative_head(words: Sequence[Word], sentence: ParsedSentence, verb: int) -> Span | None:
    """Who is meant in “…, who said …”: the name or noun phrase before the comma."""
    if verb - 3 < sentence.first or words[verb - 1].lower != "who" or words[verb - 2].text != ",":
        return None
    start = verb - 2
    while start > sentence.first and words[start - 1].text[:1].isupper() and not words[start - 1].quotation:
        start -= 1
    if start == verb - 2:
        reach = range(start - 1, max(sentence.first, start - 5) - 1, -1)
        start = next((k for k in reach if words[k].lower in ("the", "a", "an")), start)
    return (start, verb - 2) if start < verb - 2 else None


_OPENING = frozenset(("the", "a", "an", "my", "our", "his", "her", "their", "its", "one", "another")) | ENGLISH_SUBJECTS
_LONGEST_ROLE = 5


def _is_role_and_name(words: Sequence[Word], first: int, stop: int) -> bool:
    """Whether a role without an article and a name begin at `first`: “said opposition leader Meena Tripathi”."""
    last = first
    while last < min(stop, first + _LONGEST_ROLE) and words[last].text.islower():
        last += 1
    return first < last < stop and words[last].text[:1].isupper() and is_english_voice(words[last - 1].lower)


def subject_behind(words: Sequence[Word], verb: int, stop: int) -> Span | None:
    """The subject behind `verb`: “said Hardt, the spokesman”."""
    i = verb + 1
    if i >= stop:
        return None
    if not (words[i].text[:1].isupper() or words[i].lower in _OPENING or _is_role_and_name(words, i, stop)):
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
    k = apposition_end(words, k, stop)
    return (i, k) if k > i else None
