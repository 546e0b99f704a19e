"""Which of somebody's statements are on a topic, and which of their sentences an answer shows."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np

from index.article import Sentence, Statement
from index.lexicon.verb_families import family_of
from index.library.reads import Reads
from index.text.terms import words_of
from qa.evidence.found import Evidence
from qa.evidence.topics import ON_TOPIC, text_of, topic_share, without_speaker, worded_by_others

NEAR_BEST = 0.15
"""How much less of the topic than the best statement a further one may match."""
SAME_WORD = 0.85
"""What a statement must match of a topic whose very words its article has elsewhere, in somebody else's mouth: a near
word is not enough there, nor a part of a compound (.8)."""
MOST_SENTENCES = 4
"""An answer is one to four sentences, never a chunk."""


def choose(
    library: Reads,
    statements: Sequence[Statement],
    topic: str,
    family: str | None,
    worded: Callable[[Statement], str] = text_of,
) -> tuple[tuple[Evidence, ...], bool, int]:
    """Evidence from one person's statements, whether a cue of the asked family is among them, of how many sentences.

    `family`: “demanded”. `worded`: the words of a statement that are held against the topic.
    """
    covered = topic_share(library, [worded(statement) for statement in statements], topic)
    in_family = np.array([family is None or family_in(statement) == family for statement in statements])
    covered[worded_by_others(library, statements, topic) & (covered < SAME_WORD)] = 0.0
    on_topic = covered >= max(ON_TOPIC, float(covered.max()) - NEAR_BEST)
    met = family in (None, "say") or bool((on_topic & in_family).any())
    if family not in (None, "say") and met and not topic:
        on_topic &= in_family
    indirect = [not topic.strip() and one.kind != "direct" for one in statements]
    order = sorted(
        np.flatnonzero(on_topic).tolist(), key=lambda i: (-round(float(covered[i]), 2), not in_family[i], indirect[i])
    )

    total = {tuple(words_of(sentence.text)) for i in order for sentence in _sentences_on(library, statements[i], topic)}

    def chosen() -> Iterator[tuple[Statement, Sentence]]:
        for i in order:
            sentences = _sentences_on(library, statements[i], topic)
            yield from ((statements[i], sentence) for sentence in sentences)
            if len(total) == 1 and (opening := _goes_on_from(statements, i)) is not None:
                yield opening, opening.sentences[-1]
            if sentences[-1] == statements[i].sentences[-1]:
                for further in _continued(statements, i):
                    yield from ((further, sentence) for sentence in further.sentences)

    return evidence_of(library, chosen()), met, len(total)


def _sentences_on(library: Reads, statement: Statement, topic: str) -> tuple[Sentence, ...]:
    """The sentences of a long quotation that are on the topic, each with the one behind it, in order."""
    if len(statement.sentences) == 1 or not topic.strip():
        return statement.sentences
    covered = topic_share(library, [without_speaker(statement, sentence) for sentence in statement.sentences], topic)
    on_topic = (covered >= covered.max() - NEAR_BEST) & (covered > 0)
    if not on_topic.any():
        return statement.sentences
    on_topic[1:] |= on_topic[:-1].copy()
    return tuple(sentence for sentence, on in zip(statement.sentences, on_topic, strict=True) if on)


def family_in(statement: Statement) -> str | None:
    """The family of the cue's verb, or that of the first verb of saying of a reported act; None where there is none."""
    if statement.cue is not None:
        said = statement.article.text[slice(*statement.cue)]
    elif statement.kind == "reported":
        said = statement.text
    else:
        return None
    return next((family for word in words_of(said) if (family := family_of(word))), None)


def _continued(statements: Sequence[Statement], i: int) -> Iterator[Statement]:
    """Yield the free indirect statements that go on behind statement `i` in its paragraph without another name."""
    last = statements[i]
    for statement in (statements[further] for further in range(i + 1, len(statements))):
        if statement.article != last.article or statement.kind != "free indirect":
            break
        if "\n\n" in last.article.text[last.sentences[-1].end : statement.sentences[0].start]:
            break
        yield statement
        last = statement


def _goes_on_from(statements: Sequence[Statement], i: int) -> Statement | None:
    """What a free indirect statement goes on from, in the sentence in front of it: that shows whose words it is."""
    if not i or statements[i].kind != "free indirect":
        return None
    # Of a sentence with several, the one that is not but its quoted words.
    same = [one for one in statements[max(0, i - 3) : i] if one.sentences == statements[i - 1].sentences]
    before = next((one for one in same if one.kind != "direct"), statements[i - 1])
    between = before.article.text[before.sentences[-1].end : statements[i].sentences[0].start]
    return before if before.article == statements[i].article and between.isspace() and "\n\n" not in between else None


def evidence_of(library: Reads, chosen: Iterable[tuple[Statement, Sentence]]) -> tuple[Evidence, ...]:
    """The first of the chosen sentences, each once, at most `MOST_SENTENCES`, the article of the best first."""
    kept: dict[tuple[str, ...], Evidence] = {}
    for statement, sentence in chosen:
        key = tuple(words_of(sentence.text))  # the same sentence once, also of another article
        if key not in kept:
            kept[key] = Evidence(sentence, statement, _introduction(library, statement, sentence))
        if len(kept) == MOST_SENTENCES:
            break
    articles = list(dict.fromkeys(e.sentence.article.id for e in kept.values()))
    return tuple(sorted(kept.values(), key=lambda e: (articles.index(e.sentence.article.id), e.sentence.start)))


def _introduction(library: Reads, statement: Statement, sentence: Sentence) -> Sentence | None:
    """The last sentence before `sentence` that names the speaker, where it does not do so itself."""
    if statement.speaker is None:
        return None
    surname = re.compile(rf"\b{re.escape(statement.speaker.split()[-1])}(?:s|['’]s?)?(?!\w)")  # also in the genitive
    if surname.search(sentence.text):
        return None
    before = [s for s in library.sentences(sentence.article) if s.end <= sentence.start and s.kind == "text"]
    return next((s for s in reversed(before) if surname.search(s.text)), None)


def best_on(library: Reads, statements: Sequence[Statement], topic: str, least: float) -> tuple[Evidence, ...]:
    """The sentences of those statements that match at least `least` of the topic, the best first."""
    return counted_on(library, statements, topic, least)[0]


def counted_on(
    library: Reads, statements: Sequence[Statement], topic: str, least: float
) -> tuple[tuple[Evidence, ...], int]:
    """The same, and of how many sentences they are the best."""
    covered = topic_share(library, [text_of(statement) for statement in statements], topic)
    order = sorted(np.flatnonzero(covered >= least).tolist(), key=lambda i: -float(covered[i]))
    said = [(statements[i], s) for i in order for s in _sentences_on(library, statements[i], topic)]
    return evidence_of(library, said), len({tuple(words_of(sentence.text)) for _, sentence in said})
