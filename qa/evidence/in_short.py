"""An article in short: three to five of its sentences, by their place in it, its title, and what most of it is about.

News begin with what matters, so their first sentences are hard to beat (Lead-3: Nallapati et al. 2017, “SummaRuNNer”,
table 1); to these come the sentences nearest to all of the article that do not say the same again (maximal marginal
relevance: Carbonell and Goldstein 1998).
"""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.article import Article
from index.library.reads import Reads
from index.text.terms import content_words, fold, stems, words_of
from qa.evidence.found import Evidence, with_speakers
from qa.evidence.topics import ON_TOPIC, topic_share

LEAD, MOST = 3, 5
"""Sentences of the beginning, and of the whole."""
_TITLED = 0.7
"""Share of a topic's words that a title has for it to be the article's name."""
_READ = 10
"""Passages in which an article on a topic is looked for."""
_AGAIN = 0.7
"""What likeness to a chosen sentence takes of a sentence's own: .7 as in the article on the method."""
_TITLE = 0.5
"""What likeness to the title counts beside likeness to the whole."""
_LEANS = re.compile(
    r"(?:er|sie|es|dies\w*|dabei|damit|dazu|davon|danach|außerdem|auch|he|she|it|they|this|that|these|also)\b", re.I
)
"""A sentence that begins so needs the one before it."""
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
    """Three to five sentences of an article, in its order; no heading, no caption."""
    texts = [one for one in library.sentences(article) if one.kind == "text"]
    texts = [one for one in texts if one.end - one.start >= _SHORTEST] or texts
    chosen = list(range(min(LEAD, len(texts))))
    if len(texts) > LEAD:
        vectors = library.word_vectors.texts([one.text for one in texts])
        title = library.word_vectors.texts([article.title])[0]
        worth = vectors @ _unit(vectors.sum(axis=0)) + _TITLE * (vectors @ title)
        rest = [n for n in range(LEAD, len(texts)) if not _LEANS.match(texts[n].text)]
        while rest and len(chosen) < MOST:
            again = (vectors[rest] @ vectors[chosen].T).max(axis=1)
            best = rest[int((worth[rest] - _AGAIN * again).argmax())]
            chosen.append(best)
            rest.remove(best)
    return with_speakers(library, [texts[n] for n in sorted(chosen)])


def _in_title(topic: str, article: Article) -> float:
    """Share of a topic's words that stand in a title, in any form."""
    asked = [{fold(word), *stems(word)} for word in content_words(topic)]
    title = {form for word in words_of(article.title) for form in (fold(word), *stems(word))}
    return sum(bool(forms & title) for forms in asked) / len(asked) if asked else 0.0


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector
