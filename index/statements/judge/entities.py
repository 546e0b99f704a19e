"""Whom an article names: people, bodies and roles, each with all the places where they are named, in both languages.

The rules look for *the* speaker of a statement; a judge needs everybody who could be it. What stands here is generous:
a name too many costs a line of features, a name too few cannot be chosen.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from index.grammar.parsed import ParsedArticle
from index.grammar.persons import Persons, is_role
from index.grammar.phrases import phrase_end
from index.grammar.tokens import Word
from index.lexicon.english_voices import FEMALE_NOUNS, MALE_NOUNS, is_english_voice
from index.lexicon.function_words import PARTICLES_IN_ENGLISH
from index.lexicon.given_names import FEMALE, MALE
from index.lexicon.roles import SPEAKING
from index.statements.english.speakers import EnglishSpeakers
from index.statements.german.speakers import SpeakerResolver
from index.text.spans import Span

_DETERMINERS = frozenset("the a an its his her their our my one some another this that".split())
_ACRONYM = 5
"""Letters of an abbreviation, at most."""
_LONGEST = 5
"""Words of an English role in front of its head: “the state's chief veterinary officer”."""


@dataclass(slots=True)
class Entity:
    """Somebody or something an article names."""

    name: str
    kind: str
    """"person" (a name), "body" (a phrase whose head is a body or a role) or "ruled" (what the rules alone found)."""
    gender: str = "?"
    """"m", "f" or "?"."""
    places: list[Span] = field(default_factory=list)
    """(first, last) word indices, last exclusive, in order."""
    roles: set[str] = field(default_factory=set)
    """Lower-case words of the roles that stand beside the name anywhere."""


def entities_of(parsed: ParsedArticle, speakers: EnglishSpeakers | SpeakerResolver) -> list[Entity]:
    """Everybody an article names, in the order of their first place.

    Args:
        parsed: the article in words.
        speakers: the resolver that has read its names.
    """
    if isinstance(speakers, EnglishSpeakers):
        found = [*_english_names(parsed, speakers), *_english_roles(parsed)]
    else:
        found = [*_german_names(parsed, speakers.persons), *_german_roles(parsed, speakers.persons)]
    found += _accounts(parsed)
    entities: dict[str, Entity] = {}
    for name, kind, gender, place, roles in sorted(found, key=lambda one: one[3]):
        key = name_key(name)
        entity = entities.setdefault(key, Entity(name, kind))
        if len(name) < len(entity.name) and kind == entity.kind:
            entity.name = name  # “Betriebsrat”, not “Betriebsrats”
        entity.gender = gender if entity.gender == "?" else entity.gender
        entity.places.append(place)
        entity.roles.update(roles)
    return _joined(list(entities.values())) if isinstance(speakers, EnglishSpeakers) else list(entities.values())


def _joined(entities: list[Entity]) -> list[Entity]:
    """The entities, those of one word joined with the one person in whose name it is: “Gordon” with “Gordon Liss”."""
    bearers: dict[str, list[Entity]] = {}
    for entity in entities:
        for word in set(entity.name.split(" ")) if entity.kind == "person" and " " in entity.name else ():
            bearers.setdefault(word, []).append(entity)
    kept = []
    for entity in entities:
        whole = bearers.get(entity.name, ()) if entity.kind == "person" else ()
        if len(whole) == 1:
            whole[0].places = sorted({*whole[0].places, *entity.places})
            whole[0].roles |= entity.roles
        else:
            kept.append(entity)
    return sorted(kept, key=lambda one: one.places[0])


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """One key for the forms of a name: “Weiße Haus”, “Weißen Hauses”."""
    return " ".join(_stem(word) for word in name.lower().split(" "))


def _stem(word: str) -> str:
    for ending in ("es", "en", "er", "em", "s", "e", "n"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


Named = tuple[str, str, str, Span, Iterable[str]]
"""(name, kind, gender, place, words of the role beside it)"""


def _accounts(parsed: ParsedArticle) -> Iterator[Named]:
    """Those who post: “@neha_writes”."""
    words = parsed.words
    for i in range(len(words) - 1):
        last = i + 1
        while (
            words[i].text == "@"
            and last < len(words)
            and words[last].start == words[last - 1].end
            and (words[last].text == "_" or words[last].text[:1].isalnum())
        ):
            last += 1
        if last > i + 1:
            yield "".join(word.text for word in words[i + 1 : last]), "person", "?", (i, last), ()


def _english_names(parsed: ParsedArticle, speakers: EnglishSpeakers) -> Iterator[Named]:
    words = parsed.words
    for first, name, role in speakers.mentions:
        last = first + 1
        if name.isupper() and len(name) > _ACRONYM:
            continue  # “MARLOW SOUND (Northline) –”: where a report comes from
        tail = name.split(" ")[-1]
        while last < len(words) and last - first < 8 and not words[last - 1].text.startswith(tail):
            last += 1
        full = speakers.fullest(name, first)
        begins = full.split(" ")[0].lower()
        gender = "m" if begins in MALE or role & MALE_NOUNS else "f" if begins in FEMALE or role & FEMALE_NOUNS else "?"
        yield full, "person", gender, (first, last), role


def _english_roles(parsed: ParsedArticle) -> Iterator[Named]:
    """“the union”, “a spokeswoman for the trust”, “the chamber's president”, without their article."""
    words = parsed.words
    for sentence in parsed.sentences:
        for i in range(sentence.first, sentence.last):
            word = words[i]
            if not word.text.islower() or not is_english_voice(word.lower):
                continue
            if i + 1 < sentence.last and (words[i + 1].text[:1].isupper() or is_english_voice(words[i + 1].lower)):
                continue  # “spokesman Hardt”: the name is found
            start = i
            while start > sentence.first and i - start < _LONGEST and _belongs(words[start - 1]):
                start -= 1
            if start == sentence.first or words[start - 1].lower not in _DETERMINERS:
                if not word.lower.endswith("s"):
                    continue
                start = i
            last = i + 1
            if last + 1 < sentence.last and words[last].lower in ("of", "for", "from", "at"):
                behind = last + 1 + (words[last + 1].lower in _DETERMINERS)
                stop = behind
                while (
                    stop < sentence.last
                    and stop - behind < _LONGEST
                    and (words[stop].text[:1].isupper() or words[stop].lower in PARTICLES_IN_ENGLISH | {"and", "of"})
                ):
                    stop += 1
                last = stop if stop > behind else last
            text = " ".join(one.text for one in words[start:last])
            gender = "m" if word.lower in MALE_NOUNS else "f" if word.lower in FEMALE_NOUNS else "?"
            yield text.removesuffix("'s").removesuffix("’s"), "body", gender, (start, last), ()


@lru_cache(maxsize=50_000)
def speaks(noun: str) -> bool:
    """Whether a German noun, lower case, means somebody who speaks in the news."""
    return SPEAKING.search(noun) is not None


def _belongs(word: Word) -> bool:
    return word.text[:1].isalpha() and word.lower not in _DETERMINERS and word.lower not in _BEFORE


_BEFORE = frozenset(
    "of for from at in on with by to and or but that which who as said says told had has have was were is are".split()
)


def _german_names(parsed: ParsedArticle, persons: Persons) -> Iterator[Named]:
    words = parsed.words
    inside: set[int] = set()
    for mention in persons.mentions:
        name = persons.fullest(mention.name, mention.first)
        inside.update(range(mention.first, mention.last))
        yield name, "person", persons.gender_of(name), (mention.first, mention.last), mention.role
    i = 0
    while i < len(words):
        if i in inside or not _is_name(words[i]):
            i += 1
            continue
        last = i + 1
        while last < len(words) and last not in inside and _is_name(words[last]):
            last += 1
        yield " ".join(word.text for word in words[i:last]), "body", "?", (i, last), ()
        i = last


def _is_name(word: Word) -> bool:
    return word.tag[:2] in ("NE", "FM") and word.text[:1].isupper()


def _german_roles(parsed: ParsedArticle, persons: Persons) -> Iterator[Named]:
    """“der Sprecher der Werft”, “die Staatsanwaltschaft Nürnberg-Fürth”, without their article."""
    words = parsed.words
    begins = {mention.first for mention in persons.mentions}
    for sentence in parsed.sentences:
        for i in range(sentence.first, sentence.last):
            word = words[i]
            if not word.noun or not (is_role(word) or speaks(word.lower)) or word.text in persons.parts:
                continue
            if i + 1 in begins:
                continue  # “Sprecher Hardt”: the name is found
            start = i
            while start > sentence.first and words[start - 1].tag == "ADJ(A)" and words[start - 1].text[:1].isupper():
                start -= 1
            last = min(max(i + 1, phrase_end(words, i, sentence.last, attach=False)), i + 6)
            gender = "f" if word.lower.endswith("in") else "?"
            yield " ".join(one.text for one in words[start : i + 1]), "body", gender, (start, i + 1), ()
            if last > i + 1:
                yield " ".join(one.text for one in words[start:last]), "body", gender, (start, last), ()
