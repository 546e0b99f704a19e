"""Acts of speech that a question words otherwise than the article: “a troop withdrawal”, “die Soldaten abzuziehen”.

The words have next to nothing in common, so that only the reader tells. It is asked where the question is for an act
(to demand, to criticise), not for any words, and believed where the article's likeliest sentence has such an act.
"""

from collections.abc import Sequence

import numpy as np

from index.article import Statement
from index.library.reads import Reads
from qa.evidence.choosing import evidence_of, family_in
from qa.evidence.found import Evidence
from qa.evidence.reading import read_sentences
from qa.evidence.topics import text_of, topic_share
from qa.question.plan import Plan

LIKELY = 0.05
"""Probability of a sentence by itself from which it is believed to have the act asked for."""
SURE = 0.5
"""The same where it has no word that is near to one of the topic."""
IN_COMMON = 0.1
"""Share of the topic that the sentence must have where the reader is not sure."""


def acts_read(library: Reads, plan: Plan, statements: Sequence[Statement], topic: str) -> tuple[Evidence, ...]:
    """The act among some statements that a question means by the reader; () where there is none.

    Args:
        library: its reader reads.
        plan: of the question, which asks for an act.
        statements: those of the one who is asked for, or of anybody.
        topic: of the act.
    """
    if library.reader is None or plan.family in (None, "say") or not topic.strip():
        return ()
    acts = [one for one in statements if family_in(one) == plan.family]
    if not acts:
        return ()
    read = [one for one in read_sentences(library, plan) if one.sentence.kind == "text"]
    if not read:
        return ()
    meant = [one for one in acts if read[0].sentence in one.sentences]
    if not meant or read[0].probability < LIKELY:
        return ()
    common = float(np.max(topic_share(library, [text_of(one) for one in meant], topic)))
    if common < IN_COMMON and read[0].probability < SURE:
        return ()
    return evidence_of(library, ((one, read[0].sentence) for one in meant))
