"""An article in short: its first sentences.

News begin with what matters, so these are hard to beat (Lead-3: Nallapati et al. 2017, “SummaRuNNer”, table 1): two of
three key facts are in them for 31 of 40 articles (`bench/requests.py`), and for 30 where two of the five were chosen by
their likeness to title and text (maximal marginal relevance).
"""

from collections.abc import Sequence

from index.article import Article
from index.library.reads import Reads
from index.text.terms import content_words, fold, stems, words_of
from qa.evidence.found import Evidence, with_speakers
from qa.evidence.topics import ON_TOPIC, topic_share

MOST = 5
"""Sentences."""
_TITLED = 0.7
"""Share of a topic's words that a title has for it to be the article's name."""
_READ = 10
"""Passages in which an article on a topic is looked for."""
_SHORTEST = 40
"""Code points: “Das sagte er.” tells nothing."""


def article_on(library: Reads, articles: Sequence[Article], topic: str) -> Article | None:
    """The article that a topic names: by its title, else the one of the nearest passage; None where none is on it."""
    named = max(articles, key=lambda one: _in_title(topic, one), default=None)
    if named and _in_title(topic, named) >= _TITLED:
        return named
    found = [hit.passage for hit in library.search(topic, limit=_READ)]
    if not found:
        return None
    shares = topic_share(library, [f"{one.article.title} {one.text}" for one in found], topic)
    best = int(shares.argmax()) if shares[0] < ON_TOPIC else 0
    return found[best].article if shares[best] >= ON_TOPIC else None


def in_short(library: Reads, article: Article) -> tuple[Evidence, ...]:
    """The first five sentences of an article; no heading, no caption."""
    texts = [one for one in library.sentences(article) if one.kind == "text"]
    texts = [one for one in texts if one.end - one.start >= _SHORTEST] or texts
    return with_speakers(library, texts[:MOST])


def _in_title(topic: str, article: Article) -> float:
    """Share of a topic's words that stand in a title, in any form."""
    asked = [{fold(word), *stems(word)} for word in content_words(topic)]
    title = {form for word in words_of(article.title) for form in (fold(word), *stems(word))}
    return sum(bool(forms & title) for forms in asked) / len(asked) if asked else 0.0
