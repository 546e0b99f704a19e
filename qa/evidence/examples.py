"""Questions that this library answers: of who speaks in its newest articles, and of the newest."""

import datetime
from collections import Counter
from collections.abc import Iterator

from index.article import Article
from index.library import Library
from qa.evidence.descriptions import HEAD

_READ = 12
"""Newest articles in which speakers are looked for."""
_LONGEST = 60
"""Code points of a title in a question; a longer one names its article by its first words."""
_QUESTIONS = {
    "en": ("What did {speaker} say?", "Which articles mention {other}?", "What is the article “{title}” about?"),
    "de": ("Was sagte {speaker}?", "Welche Artikel erwähnen {other}?", "Worum geht es in dem Artikel „{title}“?"),
}


def examples_of(library: Library, language: str) -> tuple[str, ...]:
    """Three questions at most; none for an empty library.

    Their names and titles are the articles', so untrusted.
    """
    newest = newest_first(library.articles())
    names = list(_speakers(library, newest[:_READ]))[:2]
    speech, mentions, about = _QUESTIONS[language]
    found = [speech.format(speaker=names[0])] if names else []
    found += [mentions.format(other=names[-1])] if names else []
    found += [about.format(title=first_words(article.title, _LONGEST)) for article in newest[:1]]
    return tuple(found)


def newest_first(articles: list[Article]) -> list[Article]:
    """By the day of publication, those without one last; in the order of adding on one day."""
    return sorted(articles, key=lambda one: one.published or datetime.date.min, reverse=True)


def first_words(title: str, longest: int) -> str:
    """A title on one line without quotation marks, cut behind a word with “…”."""
    line = " ".join(title.translate(_MARKS).split())
    if len(line) <= longest:
        return line
    space = line.rfind(" ", 0, longest + 1)
    return line[: space if space > 0 else longest].rstrip(" .…") + "…"


_MARKS = dict.fromkeys(map(ord, '„“”"«»'), " ")


def _speakers(library: Library, articles: list[Article]) -> Iterator[str]:
    """Yield the people who say most in some articles, those with a given name first; an office is no name."""
    said: Counter[str] = Counter()
    for article in articles:
        said.update(one.speaker for one in library.statements(article=article) if one.speaker and one.speaker_span)
    names = [name for name, _ in said.most_common() if not HEAD.search(name)]
    names = [name for name in names if len(name.split()) <= 3 and all(word[:1].isupper() for word in name.split())]
    yield from sorted(names, key=lambda name: len(name.split()) == 1)
