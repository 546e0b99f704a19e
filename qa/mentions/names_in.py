"""The names of a text, and whether another text mentions them."""

import re
from collections.abc import Sequence

from index.article import Article, Sentence
from index.grammar.tagger import Tagger
from index.grammar.tokens import tokens_of
from index.lexicon.function_words import STOP_WORDS
from index.lexicon.given_names import FEMALE, MALE
from index.lexicon.nations import nation_of
from index.lexicon.roles import OFFICE
from index.lexicon.verb_families import verb_family
from index.models.word_vectors import WordVectors
from index.text.terms import words_of
from qa.mentions.capitalised import Capital, capitals_of
from qa.mentions.offices import office_in
from qa.mentions.text_words import Known, Meanings


class Mentions:
    """Looks for names in texts, in any spelling or language."""

    def __init__(self, vectors: WordVectors) -> None:
        self.meanings = Meanings(vectors)

    def speaks_of(self, name: str, text: str) -> bool:
        """Whether a text has all the words of a name, in any spelling."""
        known = Known.of(text)
        capitals = capitals_of(f"x {name}")
        return bool(capitals) and all(self.has(known, one, name) for one in capitals)

    def has(self, known: Known, one: Capital, text: str) -> bool:
        """Whether the source has a word, its stem, its sound, another name of it, or a word of its meaning."""
        parts = [word for word in one.words if word not in STOP_WORDS and (len(one.words) == 1 or not office_in(word))]
        parts = parts or list(one.words)  # of “Voltara-Chef” the name
        if _nations_around(one, text) & known.nations:
            return True  # “United Kingdom”, “Social Democrats”
        return all(
            known.spells(word) or known.names(word, one, text) or self.meanings.means(known, word) for word in parts
        )


def _nations_around(one: Capital, text: str) -> frozenset[int]:
    """The countries and parties that a word names together with the one before or behind it."""
    behind = words_of(text[one.start : one.start + 60])[:2]
    before = words_of(text[max(0, one.start - 40) : one.start])[-1:]
    pairs = (behind, [*before, *behind[:1]])
    return frozenset(number for pair in pairs if (number := nation_of(" ".join(pair))) is not None and len(pair) == 2)


def names_among(text: str, language: str, missing: Sequence[Capital], tagger: Tagger) -> list[Capital]:
    """Those of a text's capitalised words that are names: by the tagger in German, by their place in English."""
    if language == "en":
        return [one for one in missing if not one.first or _acts(text[one.start + len(one.text) :])]
    article = Article(id="", text=text, title="")
    words = tokens_of(Sentence(article, 0, len(text)), ())
    tagger.tag(words)
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


def names_of(text: str, language: str, tagger: Tagger) -> tuple[str, ...]:
    """The words of a text that are names."""
    return tuple(dict.fromkeys(one.text for one in names_among(text, language, capitals_of(text), tagger)))


def _acts(behind: str) -> bool:
    """Whether what stands behind an English sentence's first word says that it is a name: a verb of saying, a name."""
    match = re.match(r"(?:['’]s)?\s+([\w’']+)", behind)
    return match is not None and (
        match[1][0].isupper()
        or verb_family(match[1]) is not None
        or OFFICE.fullmatch(match[1]) is not None
        or match[1] in ("is", "was", "has", "had", "will", "did", "does", "and", "would", "in", "wants", "wanted")
        or behind[:2] in ("'s", "’s")
    )
