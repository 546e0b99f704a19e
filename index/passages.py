"""Article to passages: whole sentences, the unit that is embedded and ranked."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from index.article import Article, Passage, Sentence
from index.text.lines import Lines

_WORDS = 120
"""Most words of a passage of several sentences. DESIGN.md's figures are for 110-word passages."""

_FEWEST = 60
"""Words from which on a passage may end early where a paragraph ends."""


def passages_of(article: Article, sentences: Sequence[Sentence], lines: Lines | None = None) -> tuple[Passage, ...]:
    """The passages of `article`, in order.

    A passage has about 100 words and never more than 120, unless one sentence alone has more: nothing is cut. Passages
    that follow one another share one sentence. They end where a paragraph ends if one does within reach, and a heading
    goes with what follows it. Captions and notes stand between the article's own words: a run of them is a passage.

    Args:
        article: The article.
        sentences: All of its sentences in order, what `sentences_of` gives.
        lines: Its text's lines, where they are known.
    """
    passages = []
    lines = lines or Lines(article.text)
    for _, run in groupby(sentences, lambda sentence: "text" if sentence.kind == "heading" else sentence.kind):
        for first, last in _ranges(lines, list(run)):
            passages.append(Passage(article, first.start, last.end))
    return tuple(passages)


def _ranges(lines: Lines, run: list[Sentence]) -> Iterator[tuple[Sentence, Sentence]]:
    """First and last sentence of each passage of sentences that follow one another."""
    lengths = [len(sentence.text.split()) for sentence in run]
    begin = 0
    while begin < len(run):
        end, words = begin + 1, lengths[begin]
        while end < len(run) and words + lengths[end] <= _WORDS:
            words += lengths[end]
            end += 1
        if end < len(run):
            end = _best_end(lines, run, lengths, begin, end)
        yield run[begin], run[end - 1]
        if end == len(run):
            return
        overlap = run[end].kind != "heading" and end - begin > 1 and lengths[end - 1] + lengths[end] <= _WORDS
        begin = end - 1 if overlap else end


def _best_end(lines: Lines, run: list[Sentence], lengths: list[int], begin: int, end: int) -> int:
    """Where the passage that begins at `begin` ends, at `end` at the latest."""
    words = sum(lengths[begin:end])
    for candidate in range(end, begin + 1, -1):
        if words < _FEWEST:
            break
        last, following = run[candidate - 1], run[candidate]
        if last.kind != "heading" and lines.ends_paragraph(last.end, following.start):
            return candidate
        words -= lengths[candidate - 1]
    while end > begin + 1 and run[end - 1].kind == "heading":
        end -= 1
    return end
