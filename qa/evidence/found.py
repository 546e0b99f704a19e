"""What answers a question, or why nothing does."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from index.article import Article, Sentence, Statement
from index.library.reads import Reads

Reason = Literal[
    "no question",
    "question too long",
    "empty library",
    "nothing within",
    "no such speaker",
    "no statement recognised",
    "ambiguous speaker",
    "no statement on the topic",
    "not covered",
]
"""Why an answer abstains.

- "no question": nothing is asked (empty, or only stop words and punctuation);
- "question too long": it is longer than 2,000 characters, of which only a part would be answered;
- "empty library": there is no article to answer from;
- "nothing within": the library has articles, but none within the filter that the question was asked with;
- "no such speaker": nobody of that name or role says anything in the library's articles, nor do they name one;
- "no statement recognised": articles name the person or the office, but no statement of theirs was recognised; the
  answer cites the sentence about them that is nearest to the topic;
- "ambiguous speaker": the name or office fits several people who speak on that; the answer names them and asks back;
- "no statement on the topic": the person speaks, but not on what the question is about; the answer cites what they do
  say that is nearest to it;
- "not covered": no sentence covers what the question asks.
"""


@dataclass(frozen=True)
class Evidence:
    """A sentence that the answer may cite."""

    sentence: Sentence
    statement: Statement | None = None
    context: Sentence | None = None
    also: tuple[Article, ...] = ()
    """Other articles that are the same text and have the sentence too (qa/evidence/stories.py)."""


@dataclass(frozen=True)
class Found:
    """What was found for a question: evidence, or the reason why there is none."""

    evidence: tuple[Evidence, ...] = ()
    reason: Reason | None = None
    own: tuple[Evidence, ...] = ()
    """Where the person is silent on the topic: what they say that is nearest to it."""
    related: tuple[Evidence, ...] = ()
    """Where `reason` is set: what others say on the topic."""
    outside: tuple[Evidence, ...] = ()
    """Where `reason` is set and there is a filter: what answers outside of it."""
    scope: Literal["library", "filter", "time"] = "library"
    """What was asked: every article, those within the user's filter, or those of the time that the question names."""
    told: bool = False
    """Whether the evidence is what others tell of the words of `speaker`."""
    speaker: str | None = None
    topic: str = ""
    names: tuple[str, ...] = ()
    """The people that the name in the question fits, where it fits several; those who hold the office that is asked
    for, where they say nothing."""
    meant: str | None = None
    """Where nobody is called as asked: the one whose name is a slip away (“Podolksi”)."""
    family_met: bool = True
    """False where “what did X demand” finds only what X said otherwise."""
    total: int = 0
    """Of how many sentences `evidence` is a part, where somebody says more than an answer shows."""
    verdict: Literal["yes", "no", "not said"] | None = None
    """Of a question for yes or no what the articles answer, where that is sure (qa/evidence/whether.py)."""
    confidence: float | None = None
    """How surely the articles answer, 0 to 1, by the reader; None where nothing was read."""


def with_speakers(library: Reads, sentences: Iterable[Sentence]) -> tuple[Evidence, ...]:
    """Sentences as evidence: what somebody says in one is shown as theirs, not as a fact."""
    said: dict[Article, dict[Sentence, Statement]] = {}
    found = []
    for sentence in sentences:
        article = sentence.article
        if article not in said:
            statements = [one for one in library.statements(article=article) if one.speaker is not None]
            said[article] = {inside: one for one in reversed(statements) for inside in one.sentences}
        found.append(Evidence(sentence, said[article].get(sentence)))
    return tuple(found)
