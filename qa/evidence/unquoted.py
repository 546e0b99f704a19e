"""Somebody whom the articles name without a statement of theirs that was recognised.

“Nobody of that name says anything” would be false there: the statement may stand in words that were not read as one.
"""

from index.article import Sentence
from index.lexicon.function_words import NAME_PARTICLES
from index.library.reads import Reads
from qa.evidence.found import Found, with_speakers
from qa.evidence.people_by_role import role_of
from qa.evidence.topics import topic_share
from qa.mentions.names_in import Mentions

_PASSAGES = 20
"""Passages among whose sentences one is looked for that names the person."""


def only_named(library: Reads, speaker: str, topic: str) -> Found | None:
    """That somebody is only named, with the sentence about them that is nearest to the topic; None: they are not named.

    A role (“the mayor”) is no name.
    """
    if role_of(speaker) is not None:
        return None
    speaker = _as_a_name(speaker)
    mentions = Mentions(library.word_vectors)
    found: dict[Sentence, None] = {}
    for words in dict.fromkeys((f"{speaker} {topic}".strip(), speaker)):
        for hit in library.search(words, limit=_PASSAGES):
            inside = (one for one in library.sentences(hit.passage.article) if one.start < hit.passage.end)
            found |= dict.fromkeys(
                one for one in inside if hit.passage.start <= one.start and mentions.speaks_of(speaker, one.text)
            )
    if not found:
        return None
    naming = [one for one in found if one.kind == "text"] or list(found)
    nearest = naming[int(topic_share(library, [one.text for one in naming], topic).argmax())]
    return Found(
        reason="no statement recognised", speaker=speaker, topic=topic, related=with_speakers(library, [nearest])
    )


def _as_a_name(speaker: str) -> str:
    """A name with capitals, as an article has it: people type “vance” and “VANCE”."""
    if speaker != speaker.lower() and speaker != speaker.upper():
        return speaker
    return " ".join(word if word in NAME_PARTICLES else word.capitalize() for word in speaker.lower().split())
