"""Which words of a claim are names, and whether its sentences speak of these.

A name counts as spoken of where a cited sentence has it, in any spelling or language (Kyiv, Kiew; Zelensky, Selenskyj),
where it is the speaker's or the outlet's, where the sentence has the role in its place (“der Bundeskanzler” for Scholz,
if the article says “Bundeskanzler Scholz”), or where a pronoun stands for the one named just before.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from index.abbreviations import STARTERS
from index.article import Article, Sentence
from index.cyrillic import romanised
from index.exonyms import LONGEST, other_names
from index.given_names import FEMALE, MALE
from index.keywords import STOP_WORDS, fold, stems, words_of
from index.library import Library
from index.names import sound_keys
from index.words import tagger
from index.words import words_of as tagged_words_of
from qa.agreement import Found
from qa.coverage import SAME_MEANING
from qa.moments import moments_of
from qa.nations import nation_of, nations_in
from qa.quantities import is_unit
from qa.source import Source
from qa.verbs import verb_family

_COMMON = 0.01
"""Share of background passages that a common word is in: area .028, High .055; Merkel .006,
Smith .008, Boeing .0006."""
_AROUND = 20_000
"""Code points before and behind a cited sentence in which the article says who holds an office."""
_WORDS_BEFORE = 8
"""Words in front of a name that may say its office: “Der außenpolitische Sprecher der Unionsfraktion …, Hardt”."""
_BACK = 2
"""Sentences before that a pronoun's name may stand in."""

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.&/][^\W_]+)*")
_PRONOUN = re.compile(
    r"\b(?:er|sie|ihn|ihm|ihr|ihre[mnrs]?|sein|seine[mnrs]?|dieser|diese[ms]?|jene[rs]?|he|she|him|his|her|hers|they|"
    r"their|them|its?|this|dabei|daran|dort|there|davon|dessen|deren|beide[rn]?|both)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\w*(?:minister|präsident|sprecher|kanzler|chef|vorsitzende[rn]?|sekretär|politiker|senator|bürgermeister|leiter|"
    r"direktor|beauftragte[rn]?|kommissar|anwalt|kandidat|botschafter|führer|richter|forscher|trainer|berater|dezernent|"
    r"könig|papst|arzt|ärzt|premier|gouverneur|abgeordnete[rn]?|general|president|chancellor|minister|spokes\w+|chair\w*|"
    r"secretary|mayor|governor|leader|director|head|judge|king|queen|pope|doctor|physician|senator|ambassador|chief|"
    r"coach|commissioner|manager|gründer|founder|autor|author)(?:in|innen|s|n|en)?",
    re.IGNORECASE,
)
"""Words that name an office or a trade, German and English (general knowledge)."""
_NO_NAMES = frozenset(
    """
    i mr mrs ms dr prof herr herrn frau january february march april june july august september october november
    december januar februar märz mai juni juli oktober dezember monday tuesday wednesday thursday friday saturday sunday
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag uhr today yesterday tomorrow however
    translation übersetzung translated übersetzt according unlike despite like nearly almost around roughly similarly
    additionally moreover furthermore meanwhile consequently therefore instead overall initially finally currently
    recently critics experts officials people both
    """.split()
)


@dataclass(frozen=True)
class Capital:
    """A word of a claim that begins with a capital."""

    text: str
    words: tuple[str, ...]
    """Lower-cased, the parts of a hyphenated one."""
    start: int
    first: bool
    """Whether it begins a sentence or a quotation, where every word has a capital."""


def capitals_of(text: str) -> tuple[Capital, ...]:
    """The capitalised words of a text that may be names, in order."""
    found = []
    days = moments_of(text)
    for match in _TOKEN.finditer(text):
        if any(day.start <= match.start() < day.end for day in days):
            continue
        word = re.sub(r"['’]s?$", "", match[0])
        if not word[0].isupper() and not any(map(str.isupper, word[1:])):
            continue
        first = not text[: match.start()].rstrip(' \t“”„"»«‘’(…-–—*').rstrip() or bool(
            re.search(r"[.!?:]\W*$", text[max(0, match.start() - 8) : match.start()])
        )
        lowered = word.lower()
        parts = tuple(
            part for piece in word.split("-") for part in words_of(piece) if piece[:1].isupper() or "-" not in word
        )
        if (
            not parts
            or lowered in _NO_NAMES
            or is_unit(lowered)
            or (first and (lowered in STOP_WORDS or lowered in STARTERS))
        ):
            continue
        if lowered in STOP_WORDS and len(word) > 1 and not word.isupper():
            continue
        found.append(Capital(word, parts, match.start(), first))
    return tuple(found)


class Names:
    """Compares the names of claims with those of sources of one library."""

    def __init__(self, library: Library) -> None:
        self._vectors = library.word_vectors
        self._library = library

    def agree(self, text: str, language: str, source: Source) -> Found:
        """Every name of a claim is one that its sentences speak of.

        Args:
            text: the claim.
            language: the claim's.
            source: its sentences.
        """
        capitals = capitals_of(text)
        known = _Known.of(" ".join((source.text, *source.speakers, *source.outlets, *source.written)))
        missing = [one for one in capitals if not self._has(known, one, text)]
        if not missing:
            return None
        names = _names_among(text, language, missing)
        anaphor = any(_PRONOUN.search(one.text) for one in source.sentences)
        before = _Known.of(" ".join(_before(self._library, source)) if anaphor else "")
        for one in missing:
            if one not in names or self._is_given_name(one, text, source, known):
                continue
            if language == "en" and self._is_common(one, capitals, known, text):
                continue
            if self._stands_for(one, source) or self._is_office(one, capitals, source, known):
                continue
            if anaphor and self._has(before, one, text) and not self._displaces(one, capitals, source):
                continue
            return "name", one.text
        return None

    def speaks_of(self, name: str, text: str) -> bool:
        """Whether a text has all the words of a name, in any spelling."""
        known = _Known.of(text)
        capitals = capitals_of(f"x {name}")
        return bool(capitals) and all(self._has(known, one, name) for one in capitals)

    def _has(self, known: "_Known", one: Capital, text: str) -> bool:
        """Whether the source has a word, its stem, its sound, another name of it, or a word of its meaning."""
        parts = [word for word in one.words if word not in STOP_WORDS] or list(one.words)
        if _nations_around(one, text) & known.nations:
            return True  # “United Kingdom”, “Social Democrats”
        return all(known.spells(word) or known.names(word, one, text) or self._means(known, word) for word in parts)

    def _means(self, known: "_Known", word: str) -> bool:
        nation = nation_of(word)
        if nation is not None:
            return nation in known.nations
        others = [other for other in known.content if not _is_another_compound(word, other)]
        vectors = self._vectors.vectors([word, *others])
        return bool(len(vectors) > 1 and float((vectors[1:] @ vectors[0]).max()) >= SAME_MEANING)

    def _is_given_name(self, one: Capital, text: str, source: Source, known: "_Known") -> bool:
        """Whether the next word is a name that the source has, and the article has the two together somewhere."""
        behind = re.match(r"[\w.-]+\s+([^\W\d_][\w'’-]+)", text[one.start :])
        if not behind:
            return False
        surname = re.sub("['’]s$", "", behind[1])
        full = re.compile(rf"\b{re.escape(one.text)}\s+{re.escape(surname)}")
        return any(full.search(_near(article, source)) for article in source.articles)

    def _is_common(self, one: Capital, capitals: Sequence[Capital], known: "_Known", text: str) -> bool:
        """Whether a word is a common one within a longer name that is there: “Greater Los Angeles Area”."""
        word = one.words[-1]
        if self._vectors.share(word) < _COMMON or nation_of(word) is not None or other_names((fold(word),)):
            return False
        if word in MALE or word in FEMALE:
            return False
        end = one.start + len(one.text)
        return any(
            self._has(known, other, text)
            for other in capitals
            if other != one
            and (text[end : other.start] == " " or text[other.start + len(other.text) : one.start] == " ")
        )

    def _stands_for(self, one: Capital, source: Source) -> bool:
        """Whether a cited sentence has the office that the article gives to the one named, without another's name."""
        return any(
            holds_office(_near(article, source), one.words[-1], sentence.text)
            for article in source.articles
            for sentence in source.sentences
        )

    def described(self, text: str, source: Source) -> tuple[str, ...]:
        """How the article describes those whom both a claim and its sentences name: their offices and parties."""
        known = _Known.of(" ".join((source.text, *source.speakers)))
        named = [one for one in capitals_of(text) if any(known.spells(word) for word in one.words)]
        found = [
            described
            for article in source.articles
            for one in named
            for described in descriptions_of(_near(article, source), one.words[-1])
        ]
        return tuple(dict.fromkeys([*found, *source.written]))

    def _is_office(self, one: Capital, capitals: Sequence[Capital], source: Source, known: "_Known") -> bool:
        """Whether the article gives an office, elsewhere, to somebody whom claim and sentences name."""
        for other in capitals:
            if other == one or not any(known.spells(word) for word in other.words):
                continue
            for article in source.articles:
                given = _Known.of(" ".join(descriptions_of(_near(article, source), other.words[-1])))
                if given.content and self._has(given, one, ""):
                    return True
        return False

    def _displaces(self, one: Capital, capitals: Sequence[Capital], source: Source) -> bool:
        """Whether the sentences name somebody whom the claim leaves out: then the one from before may be a mix-up."""
        own = {key for other in capitals for word in other.words for key in sound_keys(word)}
        return any(
            not any(sound_keys(word) & own for word in other.words)
            for other in capitals_of(source.text)
            if not other.first and other in _names_among(source.text, source.language or "de", [other])
        )


def _nations_around(one: Capital, text: str) -> frozenset[int]:
    """The countries and parties that a word names together with the one before or behind it."""
    behind = words_of(text[one.start : one.start + 60])[:2]
    before = words_of(text[max(0, one.start - 40) : one.start])[-1:]
    pairs = (behind, [*before, *behind[:1]])
    return frozenset(number for pair in pairs if (number := nation_of(" ".join(pair))) is not None and len(pair) == 2)


def _is_another_compound(word: str, other: str) -> bool:
    """Whether two words end alike and begin differently: Südbrücke and Nordbrücke, Außen- and Innenminister."""
    alike = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(reversed(word), reversed(other), strict=False))
    )
    return alike >= 5 and alike < min(len(word), len(other)) and word[:2] != other[:2]


@dataclass(frozen=True)
class _Known:
    """The words of a source in the forms in which names are compared."""

    text: str
    words: frozenset[str]
    stems: frozenset[str]
    sounds: frozenset[str]
    nations: frozenset[int]
    content: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "_Known":
        return _known(text)

    def spells(self, word: str) -> bool:
        """Whether a word is there, in another inflection or spelling too."""
        if word in self.words or not self.stems.isdisjoint(stems(word)):
            return True
        plain = re.sub(r"(?<=\w{3})s$", "", word)
        return len(plain) >= 4 and not self.sounds.isdisjoint(sound_keys(romanised(plain)))

    def names(self, word: str, one: Capital, text: str) -> bool:
        """Whether another name of what the word is part of is there: “United” of United States, USA."""
        words = words_of(text[max(0, one.start - 40) :][:120]) if text else [word]
        folded = {fold(known) for known in self.words}
        for place in [i for i, other in enumerate(words) if other == word]:
            for length in range(1, LONGEST + 1):
                for start in range(max(0, place - length + 1), place + 1):
                    name = tuple(fold(other) for other in words[start : start + length])
                    if any(folded.issuperset(set(other) - _ARTICLES) for other in other_names(name) if other != name):
                        return True
        return False


_ARTICLES = frozenset("der die das the".split())


@lru_cache(maxsize=512)
def _known(text: str) -> _Known:
    words = words_of(text)
    capitals = [part for one in capitals_of(text) for part in one.words]
    sounds = frozenset(
        key
        for word in (*capitals, *(w for w in words if not w.isascii()))
        if len(word) >= 4
        for form in (word, re.sub(r"(?<=\w{3})s$", "", word))
        for key in sound_keys(romanised(form))
    )
    content = tuple(dict.fromkeys(word for word in words if word not in STOP_WORDS))
    return _Known(
        text,
        frozenset(words),
        frozenset(stem for word in words for stem in stems(word)),
        sounds,
        nations_in(words),
        content,
    )


def _names_among(text: str, language: str, missing: Sequence[Capital]) -> list[Capital]:
    """Those of a text's capitalised words that are names: by the tagger in German, by their place in English."""
    if language == "en":
        return [one for one in missing if not one.first or _acts(text[one.start + len(one.text) :])]
    article = Article(id="", text=text, title="")
    words = tagged_words_of(Sentence(article, 0, len(text)), ())
    tagger().tag(words)
    tags = {word.start: word.tag for word in words}
    return [
        one
        for one in missing
        if tags.get(one.start, "NE")[:2] in ("NE", "FM", "XY")
        or one.words[0] in MALE
        or one.words[0] in FEMALE
        or one.text.isupper()
        or (nation_of(one.words[0]) is not None)
    ]


def names_of(text: str, language: str) -> tuple[str, ...]:
    """The words of a text that are names."""
    return tuple(dict.fromkeys(one.text for one in _names_among(text, language, capitals_of(text))))


def _acts(behind: str) -> bool:
    """Whether what stands behind an English sentence's first word says that it is a name: a verb of saying, a name."""
    match = re.match(r"(?:['’]s)?\s+([\w’']+)", behind)
    return match is not None and (
        match[1][0].isupper()
        or verb_family(match[1]) is not None
        or _ROLE.fullmatch(match[1]) is not None
        or match[1] in ("is", "was", "has", "had", "will", "did", "does", "and", "would", "in", "wants", "wanted")
        or behind[:2] in ("'s", "’s")
    )


def _before(library: Library, source: Source) -> list[str]:
    """The sentences just before the cited ones."""
    found = []
    for article in source.articles:
        sentences = library.sentences(article)
        starts = [one.start for one in sentences]
        for cited in source.sentences:
            if cited.article.id == article.id and cited.start in starts:
                place = starts.index(cited.start)
                found += [one.text for one in sentences[max(0, place - _BACK) : place]]
    found += [one.context.text for one in source.evidence if one.context]
    return found


def _near(article: Article, source: Source) -> str:
    """The article's text around the cited sentences."""
    places = [one.start for one in source.sentences if one.article.id == article.id]
    return article.text[max(0, min(places) - _AROUND) : max(places) + _AROUND]


def _office_in(word: str) -> str | None:
    """The office that a word names, as it is compared: “Bundeskanzlers” is bundeskanzler."""
    last = re.split(r"[-/]", word)[-1]
    match = _ROLE.fullmatch(last)
    return re.sub(r"(?:innen|in|n|en|s)$", "", last.lower()) if match else None


@lru_cache(maxsize=1024)
def descriptions_of(text: str, name: str) -> tuple[str, ...]:
    """What an article says in front of a name, each time: “Der außenpolitische Sprecher der Unionsfraktion”."""
    found = []
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?:s|['’]s?)?(?!\w)", text, re.IGNORECASE):
        before = re.split(r"[.!?:;„“”\"»«\n]", text[max(0, match.start() - 120) : match.start()])[-1]
        words = _TOKEN.findall(before)[-_WORDS_BEFORE:]
        described: list[str] = []
        for word in reversed(words):
            if word in ("und", "and", "mit", "with", "oder", "or"):
                break
            described.insert(0, word)
        if any(_office_in(word) for word in described):
            found.append(" ".join(described))
        behind = re.match(r",\s+((?:the|a|an|der|die|ein|eine)\s[^,.;:]{3,80}),", text[match.end() : match.end() + 100])
        if behind:
            found.append(behind[1])
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1024)
def offices_of(text: str, name: str) -> tuple[frozenset[str], frozenset[int]]:
    """The offices that an article gives to a name, and the countries and parties it says them of."""
    offices, nations = set(), set[int]()
    for description in descriptions_of(text, name):
        offices |= {office for word in _TOKEN.findall(description) if (office := _office_in(word))}
        nations |= nations_in(words_of(description))
    return frozenset(offices), frozenset(nations)


def holds_office(text: str, name: str, sentence: str) -> bool:
    """Whether a sentence has the office that an article's text gives to a name, without another's name behind it."""
    offices, nations = offices_of(text, name)
    for match in _TOKEN.finditer(sentence) if offices else ():
        if _office_in(match[0]) not in offices:
            continue
        behind = sentence[match.end() : match.end() + 40].split()
        if behind and behind[0][:1].isupper() and behind[0].strip(".,") not in ("Der", "Die"):
            continue
        said_of = nations_in(words_of(sentence[max(0, match.start() - 40) : match.end()])[-4:])
        if not said_of or not nations or said_of & nations:
            return True
    return False
