"""Who somebody is, or what something is: the sentences in which articles say so beside the name."""

import re
from collections.abc import Iterator

from index.article import Sentence, Statement
from index.lexicon.function_words import NAME_PARTICLES, STOP_WORDS
from index.lexicon.given_names import FEMALE, MALE
from index.lexicon.roles import ENGLISH_PERSON, PERSON
from index.library import Library
from index.store.filters import Filter
from index.text.terms import fold, stems, words_of
from qa.evidence.descriptions import HEAD, described
from qa.evidence.examples import newest_first
from qa.evidence.found import Evidence, with_speakers
from qa.evidence.people_by_role import role_of
from qa.evidence.timeline import by_date

DESCRIBED, SPOKEN = 3, 2
"""Sentences that say who it is, and of what they say, that are shown."""
_LENGTH = 2_000
"""Code points that count as much as one thing said: of two sentences that say as much the shorter is shown."""
_ASKING = re.compile(
    r"\b(?:who|whos|what|whats|wer|was|tell|me|about|stand|stands|for|mean|means|meaning|exactly|please|bitte|know|sag|"
    r"sagen|mir|denn|eigentlich|überhaupt|bedeutet|heißt|heisst|versteht|man|unter|genau|nochmal|mal|this|that|dieser?|"
    r"dieses|diese|frau|herrn?|mrs?|ms|can|you|kannst|du|erklär\w*|explain|define|background|person|guy)\b['’]?s?",
    re.IGNORECASE,
)
_IS = re.compile(
    r"\s*,?\s*(?:ist|war|is|was)\s+(?:\w+\s+){0,2}?(?:ein|eine|einer|der|die|das|an?|the)\s", re.IGNORECASE
)
"""What follows a name where a sentence says what it is."""
_APPOSED = re.compile(
    r"\s*(?:\([^)]*\)\s*)?[,–—]\s*((?:der|die|das|ein|eine|an?|the)\s[^,.;:–—“”\"„]{3,90})[,.;–—]", re.IGNORECASE
)
_BRACKET = re.compile(r"\s*\(([^)\n]{2,60})\)")
_AGE = re.compile(r"\d+(?: Jahre)?")
_MADE = re.compile(r"(?:[a-zäöüß]{2}(?:er|ler|ist|or|eur|ent|ant|mann)|oge|(?:er|ler|ist|or|eur|ent|ant|og)in|frau)$")
"""How German makes nouns for people of what they do, or come from."""
_OFFICE_OF = re.compile(rf"(?:{HEAD.pattern})\s+(?:von|vom|of|des|der|für|for)\b", re.IGNORECASE)
"""“Bürgermeister von Mannheim” asks who holds it, which is a fact."""
_NAMED = re.compile(r"[\w.’'-]+")


def named_in(question: str) -> str:
    """The name that a question asks about, “Miersch” of “Wer ist denn dieser Miersch?”; empty where it has none."""
    words = [word.strip("’'.-") for word in _NAMED.findall(re.sub(r"['’]s\b", " ", question))]
    kept = [
        word
        for n, word in enumerate(words)
        if (word.isupper() and len(word) > 1)
        or (n and word in NAME_PARTICLES)
        or not (word.lower() in STOP_WORDS or _ASKING.fullmatch(word))
    ]
    while kept and kept[0] in NAME_PARTICLES:
        kept.pop(0)
    while kept and kept[-1] in NAME_PARTICLES:
        kept.pop()
    if question == question.lower():
        kept = [word if word in NAME_PARTICLES else word.capitalize() for word in kept]
    return " ".join(filter(None, kept)) if len(kept) <= 5 else ""


def who_is(library: Library, name: str, within: Filter | None) -> tuple[Evidence, ...]:
    """The sentences that say who or what a name is, by date: at most `DESCRIBED` that differ; none where none does."""
    if not name or role_of(name) is not None or _OFFICE_OF.match(name):
        return ()
    scored = sorted(_describing(library, name, within), key=lambda one: -one[0])
    chosen: list[Sentence] = []
    known: set[str] = set()
    for _, told, sentence in scored:
        if not told <= known and all(sentence.article != one.article for one in chosen):
            chosen.append(sentence)
            known |= told
        if len(chosen) == DESCRIBED:
            break
    return by_date(with_speakers(library, chosen))


def spoken_by(library: Library, name: str, within: Filter | None) -> list[Statement]:
    """What somebody of that name says, the newest first."""
    said = library.statements(speaker=name, within=within)
    return sorted(said, key=lambda one: str(one.article.published or ""), reverse=True)


def _describing(library: Library, name: str, within: Filter | None) -> Iterator[tuple[float, set[str], Sentence]]:
    """Yield sentences that say who it is: (how much they say, what, the sentence), the newest article's first."""
    words = name.split()
    last = re.compile(rf"(?<!\w){re.escape(words[-1])}(?:s|['’]s?)?(?!\w)", 0 if name[:1].isupper() else re.IGNORECASE)
    forms = [{fold(part), *stems(part)} for part in words_of(name)]
    for article in newest_first(library.articles_wording(forms, within)):
        if not all(fold(word) in fold(article.text) for word in words):
            continue
        for sentence in library.sentences(article):
            if sentence.kind == "text" and (match := last.search(sentence.text)):
                told = _told(name, sentence, match.start(), match.end())
                full = name in sentence.text and len(words) > 1
                if told:
                    yield len(told) + 0.5 * full - len(sentence.text) / _LENGTH, told, sentence


def _is_person(word: str) -> bool:
    """Whether a word in front of a name is a noun for a person: a known one, or made as such (Physiker, Spanierin)."""
    if ENGLISH_PERSON.search(word):
        return True
    german = bool(PERSON.search(word.lower()) or _MADE.search(word))
    return word[:1].isupper() and german and word.lower() not in MALE | FEMALE


def _told(name: str, sentence: Sentence, start: int, end: int) -> set[str]:
    """What a sentence says of a name: its office, profession or party, “is a …”, what it is short for."""
    before, after = sentence.text[:start], sentence.text[end:]
    found = {f"{one.head} {one.words}" for one in described(name, sentence.text) if one.head}
    for word in reversed(before.split()[-3:]):
        if _is_person(word):
            found.add(word.lower())
        if not word[:1].isupper() or _is_person(word):
            break
    apposed = _APPOSED.match(after)
    if apposed and any(PERSON.search(word.lower()) or ENGLISH_PERSON.search(word) for word in apposed[1].split()):
        found.add(apposed[1].lower())
    if (bracket := _BRACKET.match(after)) and not _AGE.fullmatch(bracket[1]):
        found.add(bracket[1].lower())
    if before.endswith("(") and after.startswith(")"):
        found.add("short for")
    if _IS.match(after):
        found.add("is")
    return found
