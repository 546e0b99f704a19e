"""A question for a fact, with one phrase in another's place: “Und in Bali?”, “And the Liberal Party?”, “Und 2014?”."""

import re
from collections.abc import Iterable, Iterator

from qa.conversation.turn import Focus, names_in
from qa.question.plan import ABOUT

_PREPOSITIONS = rf"{ABOUT}|with|without|since|during|before|after|at|by|seit|während|unter|between|aus|durch"
_SAME = [("in", "im", "ins"), ("bei", "beim"), ("zu", "zum", "zur"), ("an", "am"), ("von", "vom"), ("für", "fürs")]
"""Forms of one German preposition."""
_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")
_ARTICLES = r"(?:the|an?|der|die|das|dem|den|des|eine?[mnrs]?|im|am|beim|vom|zum|zur)"
_BETWEEN_NOUNS = "in|im|an|am|auf|von|vom|bei|beim|mit|zu|zum|zur|für|über|aus|gegen"
_GERMAN_NOUNS = (
    rf"(?:(?!(?:{_BETWEEN_NOUNS})\s)[a-zäöüß]\S*\s+){{0,3}}?[A-ZÄÖÜ0-9][^\s,]*"
    r"(?:\s+(?:(?:of|the|de|la|du|di)\s+)*[A-ZÄÖÜ0-9][^\s,]*)*"
)
"""A noun or name with what stands in front of it."""
_CHAIN = rf"(?:\s+(?:{_BETWEEN_NOUNS}|der|des|den|dem|und)\s+{_GERMAN_NOUNS})*"
_GERMAN_PHRASE = re.compile(rf"\b(?P<article>{_ARTICLES})\s+{_GERMAN_NOUNS}{_CHAIN}")
_ENGLISH_PHRASE = re.compile(r"\b(?P<article>the|an?|this|these|its|his|her|their)\s.+", re.IGNORECASE)
_ENGLISH_VERB_AT_THE_END = re.compile(
    r"\s+(?:be|become|have|get|take place|happen|occur|begin|start|end|last|open|close|die|win|come|go|cost|mean|cause)"
    r"(?:\s.*)?$"
)
"""Behind “When did the …”."""
_PASSIVE = re.compile(r"(?:\w+ )?(?:is|are|was|were|has|have|had) ", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"^(\S+ \S+(?: \S+)*?) (?:not|never|\w{2,}ed|\w{2,}ing|built|held|found|sent|shot|won|lost|stolen|taken|given)\b.*$"
)
"""Behind “Why was the plane …”."""
CONTRACTED = {"im": "dem", "am": "dem", "beim": "dem", "vom": "dem", "zum": "dem", "zur": "der"}
"""A German preposition and its article in one word → the article."""


def main_phrase(focus: Focus) -> str:
    """What a question for a fact is about, as words of it: “the fire in the Moscow nightclub”; empty where unclear."""
    question = focus.question.rstrip(" ?!.…")
    if ": " in question:  # “War die Wahl einstimmig: Präsidentin?”
        return question.rpartition(": ")[2].strip("“”„")
    if focus.plan.language == "de":
        if match := _GERMAN_PHRASE.search(question):
            phrase = match.group()
            first = match["article"]
            return f"{CONTRACTED[first.lower()]}{phrase[len(first) :]}" if first.lower() in CONTRACTED else phrase
    elif match := _ENGLISH_PHRASE.search(question):
        phrase = (
            match.group()
            if match["article"].lower() in ("the", "a", "an")
            else f"the{match.group()[len(match['article']) :]}"
        )
        if _PASSIVE.match(question):
            phrase = _PARTICIPLE.sub(r"\1", phrase)
        return _ENGLISH_VERB_AT_THE_END.sub("", phrase)
    return next(iter(reversed(list(_proper(question)))), "")


def place_phrase(focus: Focus) -> str:
    """Where the question is set, “in Bonn”; empty where it names no place."""
    found = re.findall(rf"\b(?:in|im|at|auf|an|am|bei|near)\s+{_GERMAN_NOUNS}", focus.question.rstrip(" ?!.…"))
    return found[-1] if found else ""


def swapped(focus: Focus, phrase: str) -> str:
    """The question before with `phrase` in the place of what is most like it; at the end where nothing is."""
    question = focus.question.rstrip(" ?!.…")
    for start, end in _alike(focus, question, phrase):
        return f"{question[:start]}{phrase}{question[end:]}?"
    return f"{question}, {phrase}?"


def _alike(focus: Focus, question: str, phrase: str) -> Iterator[tuple[int, int]]:
    """Where the question has a phrase of the same kind, the likeliest first."""
    preposition = re.match(rf"(?:{_PREPOSITIONS})(?=\s)", phrase, re.IGNORECASE)
    if preposition:
        forms = next((forms for forms in _SAME if preposition.group().lower() in forms), (preposition.group(),))
        either = "|".join(map(re.escape, forms))
        behind = _GERMAN_NOUNS if focus.plan.language == "de" else rf".+?(?=\s+(?:{_PREPOSITIONS})\s|,|$)"
        yield from _last_first(
            re.finditer(rf"\b(?:{either})\s+{behind}", question, re.IGNORECASE if behind[0] == "." else 0)
        )
    if _YEAR.search(phrase) and (year := _YEAR.search(question)):
        yield (year.start(), year.end()) if _YEAR.fullmatch(phrase) or not preposition else year.span()
    if preposition:
        return
    head = re.escape(phrase.split()[-1])
    yield from _last_first(
        re.finditer(rf"\b(?:{_ARTICLES}\s+)?(?:[\w-]+\s+)?{head}(?!\w)", question[_opening(question) :], re.IGNORECASE),
        _opening(question),
    )
    if focus.is_person(phrase):
        for name in names_in(question[_opening(question) :]):
            if focus.is_person(name):
                start = question.index(name, _opening(question))
                yield start, start + len(name)
    if article := re.match(rf"{_ARTICLES}\s", phrase, re.IGNORECASE):
        pattern = rf"\b{article.group().strip()}\s+{_GERMAN_NOUNS}"
        yield from _last_first(re.finditer(pattern, question, re.IGNORECASE))
        return
    for name in reversed(list(_proper(question))):
        start = question.rindex(name)
        yield start, start + len(name)


def _last_first(matches: Iterable[re.Match[str]], offset: int = 0) -> Iterator[tuple[int, int]]:
    for match in reversed(list(matches)):
        yield match.start() + offset, match.end() + offset


def _opening(question: str) -> int:
    """Where the second word begins: the first is a capital letter's without being a name."""
    return len(question.split(" ", 1)[0])


def _proper(question: str) -> Iterator[str]:
    """The capitalised runs of a question but for its first word."""
    yield from names_in(question[_opening(question) :])
