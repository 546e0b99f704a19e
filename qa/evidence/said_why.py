"""Why somebody said something: the sentences that give the reason, not once more what was said.

A reason shows by its conjunction (“weil”, “denn”, “because”), or it is what the same person goes on to say. Where the
article has neither there is none: it is not made up of the statement itself.
"""

import re
from collections.abc import Iterator, Sequence

from index.article import Sentence
from index.library.reads import Reads
from index.search.maxsim import best_matches, query_of
from qa.evidence.choosing import MOST_SENTENCES
from qa.evidence.found import Evidence, Found
from qa.evidence.topics import ON_TOPIC, share
from qa.question.plan import Plan

_REASON = re.compile(
    r"\b(?:weil|wegen|aufgrund|auf\s+grund|angesichts|infolge|nämlich|because|due\s+to|owing\s+to|in\s+order\s+to)\b|"
    r"\b(?:grund|gründe[n]?|begründ\w+|reasons?|zweck|anlass|ursache)\b|"
    r"(?:,\s+|^\W*|;\s+)(?:denn|da|damit|um|zumal|since|so\s+that)\s(?!\w+\s*$)",
    re.IGNORECASE,
)
"""What introduces a reason (Duden, “Kausalsatz” and “Finalsatz”; Quirk et al. 1985, 15.45–48); “da”, “damit” and “um”
only where a clause begins."""
_CONSEQUENCE = re.compile(
    r"\b(?:deshalb|deswegen|daher|darum|folglich|therefore|hence|that\s+is\s+why)\b", re.IGNORECASE
)
"""The reason is what stands before."""
_TELLS_BY_ITSELF = ("criticise", "praise", "deny", "warn")
"""Families of verbs whose content is the reason: what somebody is criticised for."""
_NEAR = 2
"""Sentences behind a statement in which the same person may still speak of it."""


def asks_why(plan: Plan) -> bool:
    """Whether a question asks for the reason of what somebody said."""
    return bool(plan.asks_why and plan.asks and plan.asks[0].speaker)


def reasons_of(library: Reads, plan: Plan, said: Found) -> Found:
    """What gives the reason for the statements found for `plan`; or that there is none, with the statements."""
    if plan.family in _TELLS_BY_ITSELF:
        return said
    statements = _on_topic(library, said)
    told = tuple(dict.fromkeys(_reasons(library, said, statements)))
    if not told:
        return Found(reason="not covered", speaker=said.speaker, topic=plan.question, related=statements)
    order = sorted(told[:MOST_SENTENCES], key=lambda one: (one.sentence.article.id, one.sentence.start))
    return Found(tuple(order), speaker=said.speaker, topic=said.topic)


def _on_topic(library: Reads, said: Found) -> tuple[Evidence, ...]:
    """The sentences that are about the topic themselves, not by going on about it."""
    query = query_of(said.topic, library.word_vectors)
    if not query.words:
        return said.evidence[:1]
    matches = best_matches(query, [one.sentence.text for one in said.evidence], library.word_vectors)
    covered = share(query, matches)
    kept = tuple(one for one, much in zip(said.evidence, covered.tolist(), strict=True) if much >= ON_TOPIC)
    return kept or said.evidence[:1]


def _reasons(library: Reads, said: Found, statements: Sequence[Evidence]) -> Iterator[Evidence]:
    """Sentences with a reason, the surest first: in a statement or beside it, then what the speaker goes on with."""
    known = {one.sentence: one for one in said.evidence}
    for article in dict.fromkeys(one.sentence.article for one in statements):
        sentences = [one for one in library.sentences(article) if one.kind == "text"]
        stated = [one for one in statements if one.sentence in sentences]
        speakers = {one.statement.speaker for one in stated if one.statement}
        spoken = {
            sentence: Evidence(sentence, statement)
            for statement in library.statements(article=article)
            for sentence in statement.sentences
        }
        own = {one for one, said_so in spoken.items() if said_so.statement and said_so.statement.speaker in speakers}
        evidence = [known.get(one) or spoken.get(one) or Evidence(one) for one in sentences]
        here = [sentences.index(one.sentence) for one in stated]
        beside = [
            i
            for i, sentence in enumerate(sentences)
            if i not in here
            and (sentence in own or sentence not in spoken)
            and any(-1 <= i - place <= _NEAR and _together(sentence, sentences[place]) for place in here)
        ]
        for i in sorted((*here, *beside)):
            if _REASON.search(sentences[i].text):
                yield evidence[i]
            if i in here and i and _CONSEQUENCE.search(sentences[i].text):
                yield evidence[i - 1]
        yield from (evidence[i] for i in beside if i - 1 in (*here, *beside) and sentences[i] in own)


def _together(one: Sentence, other: Sentence) -> bool:
    """Whether two sentences stand in one paragraph."""
    first, last = sorted((one, other), key=lambda sentence: sentence.start)
    return "\n\n" not in one.article.text[first.end : last.start]
