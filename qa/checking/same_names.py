"""Which words of a claim are names, and whether its sentences speak of these.

A name counts as spoken of where a cited sentence has it, in any spelling or language (Kyiv, Kiew; Zelensky, Selenskyj),
where it is the speaker's or the outlet's, where the sentence has the role in its place (“der Bundeskanzler” for Scholz,
if the article says “Bundeskanzler Scholz”), or where a pronoun stands for the one named just before.
"""

import re
from collections.abc import Sequence

from index.article import Article
from index.lexicon.given_names import FEMALE, MALE
from index.lexicon.nations import nation_of
from index.lexicon.roles import OFFICE
from index.library.reads import Reads
from index.names.places import other_names
from index.names.sounds import sound_keys
from index.text.terms import fold
from qa.checking.cited import Source
from qa.checking.claims import Disagreement
from qa.mentions.capitalised import Capital, capitals_of
from qa.mentions.names_in import Mentions, names_among
from qa.mentions.offices import descriptions_of, holds_office
from qa.mentions.text_words import HARDLY, KNOWN_WORD, Known

_COMMON = 0.01
"""Share of background passages that a common word is in: area .028, High .055; Merkel .006,
Smith .008, Boeing .0006."""
_LINK = re.compile(r"\s(?:(?:of|for|and|the|in)\s){0,2}")
"""Between the words of one name: “Organization for Security and Cooperation in Europe”."""
_AROUND = 20_000
"""Code points before and behind a cited sentence in which the article says who holds an office."""
_LEAD = 400
"""Code points at the beginning of an article in which it says where all this happens."""
_BACK = 2
"""Sentences before that a pronoun's name may stand in."""

_PRONOUN = re.compile(
    r"\b(?:er|sie|ihn|ihm|ihr|ihre[mnrs]?|sein|seine[mnrs]?|dieser|diese[ms]?|jene[rs]?|he|she|him|his|her|hers|they|"
    r"their|them|its?|this|dabei|daran|dort|there|davon|dessen|deren|beide[rn]?|both)\b",
    re.IGNORECASE,
)


class Names:
    """Compares the names of claims with those of sources of one library."""

    def __init__(self, library: Reads) -> None:
        self.mentions = Mentions(library.word_vectors)
        self._library = library

    def agree(self, text: str, language: str, source: Source) -> Disagreement:
        """Every name of a claim is one that its sentences speak of.

        Args:
            text: the claim.
            language: the claim's.
            source: its sentences.
        """
        capitals = capitals_of(text)
        known = Known.of(" ".join((source.text, *source.speakers, *source.outlets, *source.written)))
        missing = [one for one in capitals if not self.mentions.has(known, one, text)]
        if not missing:
            return None
        names = names_among(text, language, missing, self._library.tagger)
        anaphor = any(_PRONOUN.search(one.text) for one in source.sentences)
        before = Known.of(" ".join(_before(self._library, source)) if anaphor else "")
        for one in missing:
            if one not in names or self._is_given_name(one, text, source, known):
                continue
            if language == "en" and self._is_common(one, capitals, known, text):
                continue
            if _is_scene(one, text, source):
                continue
            if self._stands_for(one, source) or self._is_office(one, capitals, source, known):
                continue
            if anaphor and self.mentions.has(before, one, text) and not self._displaces(one, capitals, source, text):
                continue
            return "name", one.text
        return None

    def _is_given_name(self, one: Capital, text: str, source: Source, known: Known) -> bool:
        """Whether the next word is a name that the source has, and the article has the two together somewhere."""
        behind = re.match(r"[\w.-]+\s+([^\W\d_][\w'’-]+)", text[one.start :])
        if not behind:
            return False
        surname = re.sub("['’]s$", "", behind[1])
        full = re.compile(rf"\b{re.escape(one.text)}\s+{re.escape(surname)}")
        return any(full.search(_near(article, source)) for article in source.articles)

    def _is_common(self, one: Capital, capitals: Sequence[Capital], known: Known, text: str) -> bool:
        """Whether a word is a common one within a longer name that is there: “Greater Los Angeles Area”.

        A less common one has to come near to a word that is there: “Prime Minister”, die Ministerpräsidentin.
        """
        word = "".join(one.words)
        share = self._library.word_vectors.share(word)
        if share < KNOWN_WORD or nation_of(word) is not None or other_names((fold(word),)):
            return False
        if word in MALE or word in FEMALE:
            return False
        if share < _COMMON and self.mentions.meanings.nearest(known, word) < HARDLY:
            return False
        end = one.start + len(one.text)
        return any(
            self.mentions.has(known, other, text) and word not in other.words
            for other in capitals
            if other != one
            and (
                _LINK.fullmatch(text[end : other.start])
                or _LINK.fullmatch(text[other.start + len(other.text) : one.start])
            )
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
        known = Known.of(" ".join((source.text, *source.speakers)))
        named = [one for one in capitals_of(text) if any(known.spells(word) for word in one.words)]
        found = [
            described
            for article in source.articles
            for one in named
            for described in descriptions_of(_near(article, source), one.words[-1])
        ]
        return tuple(dict.fromkeys([*found, *source.written]))

    def _is_office(self, one: Capital, capitals: Sequence[Capital], source: Source, known: Known) -> bool:
        """Whether the article gives an office, elsewhere, to somebody whom claim and sentences name."""
        for other in capitals:
            if other == one or not any(known.spells(word) for word in other.words):
                continue
            for article in source.articles:
                given = Known.of(" ".join(descriptions_of(_near(article, source), other.words[-1])))
                if given.content and self.mentions.has(given, one, ""):
                    return True
        return False

    def _displaces(self, one: Capital, capitals: Sequence[Capital], source: Source, text: str) -> bool:
        """Whether the sentences name somebody whom the claim leaves out: then the one from before may be a mix-up."""
        own = {key for other in capitals for word in other.words for key in sound_keys(word)}
        inside = [other for other in capitals_of(source.text) if not other.first]
        return any(
            not any(sound_keys(word) & own for word in other.words)
            for other in names_among(source.text, source.language or "de", inside, self._library.tagger)
            if not any(holds_office(_near(article, source), other.words[-1], text) for article in source.articles)
        )


def _is_scene(one: Capital, text: str, source: Source) -> bool:
    """Whether a word says where it happens, “in Hamburg”, “Hamburg's mayor”, and the article begins by saying so.

    Only where the cited sentences name no other place in the same way.
    """
    before, behind = text[: one.start], text[one.start + len(one.text) :]
    office = re.match(r"['’]?s?\s(\w+)", behind)
    if not re.search(r"\bin\s$", before) and not (office and OFFICE.fullmatch(office[1])):
        return False
    if one.words[0] in MALE or one.words[0] in FEMALE or re.search(r"\bin\s[A-ZÄÖÜ]", source.text):
        return False
    stem = re.escape(one.text.removesuffix("s"))
    return any(re.search(rf"\bin\s{stem}|\b{stem}er\s[A-ZÄÖÜ]", _lead(article)) for article in source.articles)


def _lead(article: Article) -> str:
    return f"{article.title}\n{article.text[:_LEAD]}"


def _before(library: Reads, source: Source) -> list[str]:
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
