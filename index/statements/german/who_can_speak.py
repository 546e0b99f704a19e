"""Who has the floor: the one in a sentence without speech whom a Konjunktiv sentence behind it goes on with."""

from index.grammar.clauses import Clause, ParsedSentence
from index.grammar.moods import mood
from index.grammar.parsed import ParsedArticle
from index.grammar.persons import PLACES, is_role, name_run
from index.grammar.phrases import phrase_end, with_apposition
from index.grammar.subjects import agent_of, object_first, subject_of
from index.grammar.tokens import Word
from index.lexicon.reporting_german import HOLDING, NOUN_CUES
from index.lexicon.roles import SPEAKING
from index.text.spans import Span


def next_speaker_of(parsed: ParsedArticle, sentence: ParsedSentence) -> Span | None:
    """Whoever can go on speaking behind `sentence`: its agent, its subject, or whose criticism it is about."""
    if sentence.kind != "text":
        return None
    clause = next((c for c in sentence.clauses if c.kind in ("main", "infinitive") and c.finite is not None), None)
    if clause is None or clause.finite is None:
        return None
    words = parsed.words
    if mood(words, clause, sentence):
        return None
    passive = words[clause.finite].lemma == "werden" and any(words[i].tag == "VV(PP)" for i, _ in clause.verbs)
    if passive:
        agent = agent_of(parsed, clause)
        if agent is not None and can_speak(parsed, agent):
            return agent
    subject = _subject(words, clause)
    if subject is None:
        return None
    if passive:
        return None
    if can_speak(parsed, subject):
        return subject
    attribute = _attribute(words, subject)
    if attribute is not None:
        return attribute if can_speak(parsed, attribute) else None
    holds = any(lemma in HOLDING for _, lemma in clause.verbs)
    head = _head(words, subject)
    abstract = head is None or head.lower.endswith(("ung", "heit", "keit", "ion", "ungen", "ät"))
    return subject if holds and not abstract else None


def whose(parsed: ParsedArticle, subject: Span | None) -> tuple[Span | None, bool]:
    """Whose words the subject of a sentence before a colon announces, and whether those of the speaker before.

    “Das Fazit von Groß überrascht nicht: …” is Groß's; “Seine Zuversicht gründet sich darauf: …” goes on.
    """
    words = parsed.words
    if subject is None or can_speak(parsed, subject):
        return subject, False
    attribute = _attribute(words, subject)
    if attribute is not None and can_speak(parsed, attribute):
        return attribute, False
    head = _head(words, subject)
    if words[subject[0]].lower in ("sein", "seine", "ihr", "ihre") and head is not None and not is_role(head):
        return None, True
    return subject, False


def _subject(words: list[Word], clause: Clause) -> Span | None:
    finite = clause.finite if clause.finite is not None else clause.first
    if clause.front is not None and finite == clause.first:
        front = subject_of(words, clause.front[0], clause.front[1], clause.front[1])
        if front is not None:
            return object_first(words, front, finite, clause.last) or front
    return subject_of(words, clause.first, finite, clause.last)


def _head(words: list[Word], span: Span) -> Word | None:
    return next((words[i] for i in range(*span) if words[i].noun), None)


def can_speak(parsed: ParsedArticle, span: Span) -> bool:
    """Whether a phrase means somebody: “er”, a name, a role, a body; not “die Klage von Glas”."""
    words = parsed.words
    first = words[span[0]]
    if span[1] == span[0] + 1 and first.tag == "PPER":
        return first.lower in ("er", "sie")
    start = next((i for i in range(*span) if words[i].noun), None)
    if start is None:
        return False
    head = words[start]
    if is_role(head) or SPEAKING.search(head.lower):
        return True
    if head.tag[:2] in ("NE", "FM"):
        end = name_run(words, start, span[1])
        return end > start or head.lower in PLACES or head.text.isupper()
    # “Bauchef Eva Groß”, “Nachrichtenagentur XY”: a name right behind the noun.
    behind = words[start + 1] if start + 1 < span[1] else None
    return behind is not None and behind.tag[:2] == "NE" and not behind.text.endswith("s")


def _attribute(words: list[Word], span: Span) -> Span | None:
    """Whose words a noun of saying means: “die Forderungen Bergers”, “das Fazit von Eva Groß”."""
    for i in range(span[0], span[1] - 1):
        if not words[i].noun:
            continue
        if words[i].lower not in NOUN_CUES:
            return None
        behind = words[i + 1]
        if behind.tag[:2] == "NE" or behind.lower in ("der", "des", "eines", "einer"):
            start = i + 1
        elif behind.lower in ("von", "vom", "aus"):
            start = i + 2
        else:
            return None
        end = phrase_end(words, start, span[1])
        return with_apposition(words, (start, end), span[1]) if end > start else None
    return None
