"""Why a passage was found: which of its words answered which word of the question."""

from dataclasses import dataclass

from index.article import Passage
from index.models.word_vectors import WordVectors
from index.search.maxsim import query_of, similarities
from index.search.variants import Variants, apply
from index.search.vocabulary import Vocabulary
from index.text.terms import words_with_spans


@dataclass(frozen=True)
class Match:
    """A word of a passage that answers a word of the question: “phone call” → Telefonat."""

    word: str
    """The question's word, lower-cased."""
    start: int
    """Where the passage's word begins in the article's text; `article.text[start:end]` is the word as written."""
    end: int
    weight: float
    """How well it answers, above 0 to 1: 1 for the same word, else a cosine of word vectors or a rule's weight."""


def explain(question: str, passage: Passage, vectors: WordVectors) -> tuple[Match, ...]:
    """For each word of the question the words of the passage that answer it best, in the order of the question.

    A word that nothing in the passage answers is missing. Where the best word stands there several times, each is told.
    """
    query = query_of(question.encode("utf-8", "replace").decode("utf-8"), vectors)
    spans = words_with_spans(passage.text)
    vocabulary = Vocabulary(list(dict.fromkeys(word for word, _, _ in spans)))
    if not query.words or not spans:
        return ()
    cosines = similarities(query, vocabulary.row, vectors.vectors(vocabulary.words))
    apply(Variants(vectors).of(question, query.words, vocabulary), cosines)
    found = []
    for number, word in enumerate(query.words):
        best = int(cosines[number].argmax())
        weight = min(1.0, float(cosines[number, best]))
        if weight > 0:
            places = [(start, end) for other, start, end in spans if other == vocabulary.words[best]]
            found += [Match(word, passage.start + start, passage.start + end, weight) for start, end in places]
    return tuple(found)
