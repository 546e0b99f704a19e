"""One text in several articles is one source: what else it stands in, and that it is not cited twice."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.article import Article, Sentence
from index.library.reads import Reads
from qa.evidence.found import Evidence, Found


def as_sources(library: Reads, found: Found) -> Found:
    """What was found, each sentence with the other articles of its story that have it, none of them cited again."""
    lists = (found.evidence, found.own, found.related)
    evidence, own, related = (_once(library, one) for one in lists)
    return replace(found, evidence=evidence, own=own, related=related)


def _once(library: Reads, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    kept: list[Evidence] = []
    for one in evidence:
        sentence = one.sentence
        also = tuple(other for other in library.duplicates(sentence.article) if _has(other, sentence))
        if not any(kept_one.sentence.article in also and _same(kept_one.sentence, sentence) for kept_one in kept):
            kept.append(replace(one, also=also))
    return tuple(kept)


def _has(article: Article, sentence: Sentence) -> bool:
    """Whether the sentence stands in an article, whatever its line breaks are."""
    return " ".join(sentence.text.split()) in " ".join(article.text.split())


def _same(one: Sentence, other: Sentence) -> bool:
    return one.text.split() == other.text.split()


def in_all(groups: Sequence[Sequence[Article]]) -> list[Article]:
    """The articles that are in each of some lists, in the order of the first."""
    return [one for one in groups[0] if all(one in group for group in groups[1:])] if groups else []
