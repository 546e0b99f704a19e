"""Who speaks for a body or holds an office: “Firma Blau”, whose head says it; “the minister”, whom an article names.

For use where nobody of that very name says anything on the topic. The answer shows the name of the person who does.
"""

import re
from collections.abc import Sequence

from index.article import Article, Statement
from index.lexicon.function_words import LINKS
from index.lexicon.given_names import FEMALE, MALE
from index.lexicon.roles import PERSON
from index.library.reads import Reads
from index.names.person_names import parse_name, same_name, speaks_for
from index.text.terms import words_of
from qa.mentions.offices import office_in


def spoken_for(library: Reads, asked: str, near: Sequence[Statement]) -> list[Statement]:
    """The statements among `near` of those whom their article calls a member or the holder of what is asked for.

    Who holds an office holds it in the whole article; a body speaks where the text names it (“Eva Groß, Chefin der
    Firma Blau, sagte …”) and where that goes on. A person has no such members: “Merkels Sprecher” is not Merkel.

    Args:
        library: whose people are known.
        asked: the body or office.
        near: statements in the order of their articles, those of an article together and in its order.
    """
    bare = re.sub(r"^(?:der|die|das|des|dem|den|the)\s+", "", asked.strip(), flags=re.IGNORECASE)
    called, asked = bare != asked.strip() and " " not in bare, bare
    if not words_of(asked) or _is_person(library, asked, near):
        return []
    found: set[int] = set()
    open_to: tuple[str, str | None] | None = None
    office = called or bool(PERSON.search(asked.split()[-1].lower()))  # “die Kämmerin”, “the nurse”
    holders: set[tuple[str, str]] = set()
    for number, one in enumerate(near):
        place = (one.article.id, one.speaker)
        if one.speaker_span is not None:
            open_to = place if _belongs(asked, one.article.text[slice(*one.speaker_span)], office) else None
            if open_to is not None and one.speaker is not None and office:
                holders.add((one.article.id, one.speaker))
        if open_to is not None and place == open_to:
            found.add(number)
    return [one for number, one in enumerate(near) if number in found or (one.article.id, one.speaker) in holders]


def spoken_in_office(asked: str, near: Sequence[Statement]) -> list[Statement]:
    """The statements among `near` whose speaker is only an office, which the article gives to the one asked for alone.

    “Der Bundespräsident sagte”, in an article that speaks of “Bundespräsident Köhler” and of no other.
    """
    name = parse_name(asked)
    surname = asked.split()[-1] if asked.split() else ""
    if name.phrase or name.places or not surname or office_in(surname):
        return []
    holding = {
        key: _holds(surname, *key) for key in {(one.speaker, one.article) for one in near if one.speaker is not None}
    }
    return [one for one in near if one.speaker and holding[one.speaker, one.article]]


def _holds(surname: str, office: str, article: Article) -> bool:
    """Whether an article has a bare office in front of a surname, and in front of nobody else's."""
    if not re.fullmatch(r"[\w-]+", office) or not office_in(office):
        return False
    behind = re.compile(rf"(?<![\w-]){re.escape(office)}(?:in|s)? ((?:[A-ZÄÖÜ][\w.-]+ )*[A-ZÄÖÜ][\w-]+)")
    named = {match[1].split()[-1] for match in behind.finditer(f"{article.title}\n{article.text}")}
    return bool(named) and all(same_name(surname, one) for one in named)


def _belongs(asked: str, written: str, office: bool) -> bool:
    """Whether the words used for a speaker name the body behind an article or a preposition, or are the office."""
    if office:
        return bool(re.search(rf"(?<!\w)\w*{re.escape(asked)}(?:s|es|in|n|en)?(?!\w)", written, re.IGNORECASE))
    if not speaks_for(asked, written):
        return False
    first = re.escape(words_of(asked)[0][:5])
    found = re.search(rf"(?<!\w)(?:\w+-)?{first}", written, re.IGNORECASE)
    return found is not None and bool(LINKS & set(re.findall(r"\w+", written[: found.start()].lower())))


def _is_person(library: Reads, asked: str, near: Sequence[Statement]) -> bool:
    """Whether the asked name is a person's: by its given name, or by one in front of it in an article or a speaker."""
    name = parse_name(asked)
    words = re.findall(r"\w+", asked)
    if name.phrase or not words:
        return False
    if words[0].lower() in MALE | FEMALE:
        return True
    if len(words) > 1:
        return False
    surname = re.compile(rf"\b(\w+) {re.escape(re.sub('s$', '', words[0]))}(?:s|['’]s?)?\b")
    texts = {one.article.id: one.article.text for one in near}.values()
    given = (match.group(1).lower() for text in texts for match in surname.finditer(text))
    if any(word in MALE | FEMALE for word in given):
        return True
    return any(
        speaker.split()[0].lower() in MALE | FEMALE and same_name(asked, speaker) for speaker in library.speakers()
    )
