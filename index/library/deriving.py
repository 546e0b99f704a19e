"""Everything about an article that is stored with it, but for the passages' vectors."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import islice, takewhile

from index.article import Article, Passage, Sentence, sentences_of
from index.grammar.tagger import Tagger
from index.passages import passages_of
from index.progress import Progress
from index.statements.find import statements_of
from index.store.writing import Derived
from index.text.lines import Lines
from index.text.terms import SENTENCE_END, terms_of, words_of


def derive(article: Article, tagger: Tagger, progress: Progress | None = None) -> Derived:
    """Everything about an article that is stored with it, but for the passages' vectors.

    `progress` is called within a long article, with its "sentences".
    """
    lines = Lines(article.text)
    sentences = sentences_of(article, lines)
    passages = passages_of(article, sentences, lines)
    return Derived(
        article=article,
        sentences=sentences,
        passages=passages,
        statements=statements_of(article, sentences, tagger, progress),
        words=_words(passages, sentences),
        terms=tuple(" ".join(terms_of(passage.text)) for passage in passages),
    )


def _words(passages: Sequence[Passage], sentences: Sequence[Sentence]) -> tuple[list[str], ...]:
    of_sentence = cache(lambda text: (*words_of(text), SENTENCE_END))  # passages overlap, and forms repeat their lines

    def of_passage(passage: Passage) -> list[str]:
        first = bisect_left(sentences, passage.start, key=lambda sentence: sentence.start)
        within = takewhile(lambda sentence: sentence.end <= passage.end, islice(sentences, first, None))
        return [word for sentence in within for word in of_sentence(sentence.text)]

    return tuple(map(of_passage, passages))
