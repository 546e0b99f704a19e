"""What a turn of a conversation was about: whom it asked for, on what, and who else was named."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from index.article import Sentence
from index.errors import NotInLibraryError
from index.grammar.persons import Gender, Persons
from index.grammar.tagger import Tagger
from index.grammar.tokens import Word, tokens_of
from index.lexicon.function_words import STOP_WORDS
from index.lexicon.given_names import FEMALE, MALE
from index.lexicon.places import PLACES
from index.lexicon.roles import ENGLISH_PERSON, FORMS_OF_ADDRESS, PERSON
from index.library.reads import Reads
from index.names.person_names import same_name
from index.text.spans import Span
from qa.answer.answer import Answer
from qa.question.determiner import without_article
from qa.question.plan import ABOUT, Ask, Plan

_CAPITAL = r"[A-ZÄÖÜÀ-ÖØ-Þ][\w'’.-]*\w"
_NAME = re.compile(
    rf"{_CAPITAL}(?:\s+(?:[A-ZÄÖÜ]\.\s+)?(?:(?:von|van|de|der|den|bin|al|of|the|la|du|di)\s+)*{_CAPITAL})*"
)
"""A run of capitalised words, particles and initials between them."""
_GENDER_OF_ARTICLE: dict[str, Gender] = {"der": "m", "die": "f"}
_ARTICLES = 3
"""Articles in which a name is looked up."""
_NAMES = 12
"""Names of a text that are looked up, the first; a question has one or two, and each costs a search."""
_SENTENCES = 8
"""Sentences of each of them that name it, at most."""


@dataclass(frozen=True)
class Focus:
    """A question in full, its answer, and what can be referred to afterwards."""

    library: Reads
    plan: Plan
    answer: Answer | str

    @property
    def question(self) -> str:
        """In full."""
        return self.plan.question

    @cached_property
    def ask(self) -> Ask | None:
        """The reading of a question about speech whose speaker the library knows, else the first; None for a fact."""
        for ask in self.plan.asks:
            if ask.speaker is None or self.speaks(ask.speaker):
                return ask
        for ask in self.plan.asks:  # “Warum lehnt Miersch Taurus ab?”
            first, _, rest = (ask.speaker or "").partition(" ")
            if rest and not ask.topic and self.speaks(first):
                return Ask(first, rest)
        return self.plan.asks[0] if self.plan.asks else None

    @property
    def topic(self) -> str:
        """What a question about speech is about; empty where it is about nothing in particular, or asks for a fact."""
        return self.ask.topic if self.ask else ""

    @cached_property
    def preposition(self) -> str:
        """The one in front of the topic, “about” or “zum”; empty where there is none, or the topic is an object."""
        before = self.question[: max(0, self.question.rfind(self.topic))] if self.topic else ""
        found = re.search(rf"\b({ABOUT})\s+[„“»\"]?$", before, re.IGNORECASE)
        return found[1] if found else ""

    @property
    def topic_as_asked(self) -> str:
        """The topic with the quotation marks around it, if there are any."""
        found = re.search(rf"[„“»\"]?{re.escape(self.topic)}[“”«\"]?", self.question) if self.topic else None
        return found.group() if found else self.topic

    @cached_property
    def speaker(self) -> str | None:
        """Whom the question asks for; where it asks who spoke, or for a fact, the first whom the answer quotes."""
        if self.ask and self.ask.speaker:
            return self.ask.speaker
        others = (name for name in self.quoted if not (self.topic and same_name(without_article(self.topic), name)))
        return next(others, None)

    @cached_property
    def quoted(self) -> tuple[str, ...]:
        """Who speaks in the answer, in its order; nobody where it declines."""
        if isinstance(self.answer, Answer):
            cited = self.answer.citations if self.answer.answered else ()
            return tuple(dict.fromkeys(c.statement.speaker for c in cited if c.statement and c.statement.speaker))
        text = self.answer
        places = [(text.find(name), name) for name in self.library.speakers() if name in text]
        whole = [
            (place, name)
            for place, name in places
            if not any(name != other and name in other for _, other in places)
            and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        ]
        return tuple(name for _, name in sorted(whole))

    @property
    def _sentences(self) -> list[Sentence]:
        if isinstance(self.answer, str) or not self.answer.answered:
            return []
        return [citation.sentence for citation in self.answer.citations]

    def people(self) -> Iterator[str]:
        """Whom a pronoun may mean, the likeliest first: who was asked for, who is quoted, who is named."""
        seen: set[str] = set()
        for name in self._people():
            if name not in seen:
                seen.add(name)
                yield name

    def _people(self) -> Iterator[str]:
        if self.ask:
            yield from (self.ask.speaker,) if self.ask.speaker else self.quoted
        words = self.question.split()
        opening = words[0] if words else ""
        for name in names_in(self.question[len(opening) :]):
            if self.is_human(name):
                yield name
        if not self.ask:
            yield from self.quoted
        named = _persons(self._sentences, self.library.tagger)
        for mention in named.mentions:
            name = named.fullest(mention.name, mention.first)
            if (" " in name or any(map(PERSON.search, mention.role))) and name.split()[-1].lower() not in PLACES:
                yield name

    def speaks(self, name: str) -> bool:
        """Whether somebody of that name says anything in the library."""
        return bool(self.library.statements(speaker=name))

    def mentions(self, word: str) -> bool:
        """Whether a text of the library has the word."""
        return self.library.mentions(word)

    def is_person(self, name: str) -> bool:
        """Whether the library knows somebody of that name, or a body: as a speaker, with a role, or a given name."""
        if not re.search(r"\b[A-Z]{2,}\b", name) and all(word in STOP_WORDS for word in name.lower().split()):
            return False
        return self.speaks(name) or self.is_human(name)

    def is_human(self, name: str) -> bool:
        """Whether it is a person's name: with a given name, or in an article with a role, or as a speaker's name."""
        if name not in self._humans:
            self._humans[name] = self._is_human(name)
        return self._humans[name]

    @cached_property
    def _humans(self) -> dict[str, bool]:
        return {}

    def _is_human(self, name: str) -> bool:
        first, surname = name.split()[0], name.split()[-1]
        if surname.lower() in PLACES or " of " in name:  # “Pride of America”
            return False
        if first != surname and first.lower() in MALE | FEMALE:
            return True
        mentions = [
            one for one in _persons(self._naming(surname), self.library.tagger).mentions if surname in one.name.split()
        ]
        return any(one.gender != "?" or any(map(PERSON.search, one.role)) for one in mentions) or (
            bool(mentions) and self.speaks(name)
        )

    def gender(self, name: str) -> Gender:
        """“m”, “f”, or “?”: by title, given name and role, as asked or as the articles have them."""
        first = name.split()[0].lower().strip(".")
        if first in FORMS_OF_ADDRESS:
            return FORMS_OF_ADDRESS[first]
        if name != without_article(name):
            return _GENDER_OF_ARTICLE.get(first, "?")
        known = dict.fromkeys([name, *(one.speaker for one in self.library.statements(speaker=name) if one.speaker)])
        for given in (word.lower() for one in known for word in one.split()[:-1]):
            if given in MALE or given in FEMALE:
                return "m" if given in MALE else "f"
        surname = name.split()[-1]
        naming = self._naming(surname)
        described = re.compile(
            rf"\b(?:die|eine)\s+(?:\w+\s+)?[A-ZÄÖÜ][\w-]+in\s+(?:{_CAPITAL}\s+)*{re.escape(surname)}"
        )
        if any(described.search(sentence.text) for sentence in naming):  # “die Archäologin Montserrat Sanz”
            return "f"
        return _persons(naming, self.library.tagger).gender_of(surname)

    def _naming(self, surname: str) -> list[Sentence]:
        """Sentences that name somebody, of the cited articles and of those in which the person speaks."""
        cited = [sentence.article for sentence in self._sentences]
        spoken = [statement.article for statement in self.library.statements(speaker=surname)]
        articles = [one for one in dict.fromkeys([*cited, *spoken]) if surname in one.text][:_ARTICLES]
        if not articles:
            articles = [hit.passage.article for hit in self.library.search(surname, limit=_ARTICLES)]
        found: list[Sentence] = []
        for article in articles:
            try:
                sentences = self.library.sentences(article)
            except NotInLibraryError:  # removed since it was cited
                continue
            found += [one for one in sentences if surname in one.text][:_SENTENCES]
        return found


def _persons(sentences: Sequence[Sentence], tagger: Tagger) -> Persons:
    """The people whom some sentences name."""
    words: list[Word] = []
    bounds: list[Span] = []
    for sentence in sentences:
        here = tokens_of(sentence, ())
        tagger.tag(here)
        bounds.append((len(words), len(words) + len(here)))
        words += here
    return Persons(words, bounds)


def names_in(text: str) -> Iterable[str]:
    """The first runs of capitalised words."""
    return (match.group() for match in islice(_NAME.finditer(text), _NAMES))


def names_role(phrase: str) -> bool:
    """Whether a phrase names somebody by what they are: “der Kanzler”, “the mayor”."""
    return bool(PERSON.search(phrase.split()[-1].lower()) or ENGLISH_PERSON.search(phrase))
