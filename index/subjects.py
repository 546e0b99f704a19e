"""Who speaks in a clause that introduces speech: its subject, the agent of a passive, the text that “heißt es”."""

from index.article import Span
from index.clauses import Clause, ParsedSentence
from index.draft import ParsedArticle
from index.phrases import object_first, phrase_end, subject_before, subject_behind, subject_of


def speaker_of(
    parsed: ParsedArticle, sentence: ParsedSentence, clause: Clause, verb: int, finite: int, stop: int
) -> Span | None:
    """The speaker of a main clause that introduces speech."""
    words = parsed.words
    if finite != verb and words[finite].lemma == "werden" and words[verb].tag == "VV(PP)":
        return agent_of(parsed, clause)
    if clause.kind in ("subordinate", "question", "relative"):
        found = subject_behind(words, clause.first, finite)
        if found is None and words[clause.first].lower in ("der", "die", "das", "welcher", "welche"):
            found = (clause.first, clause.first + 1)
        return found
    if clause.front is not None and finite == clause.first:
        found = subject_before(words, clause.front[0], clause.front[1])
        if found is not None:
            return object_first(words, found, finite, stop) or found
    found = subject_of(words, clause.first, finite, stop)
    number = sentence.clauses.index(clause)
    if found is None and finite == clause.first and number and sentence.clauses[number - 1].kind == "main":
        # “X wollte sich nicht festlegen, sagte aber, …”
        before = sentence.clauses[number - 1]
        if before.finite is not None:
            return subject_of(words, before.first, before.finite, before.last)
    if found is None:
        # “X kam nach Y und sagte, …”: the subject of the verb before.
        earlier = [i for i in range(clause.first, finite) if words[i].finite]
        if earlier:
            found = subject_of(words, clause.first, earlier[0], finite)
        elif words[clause.first].tag == "KON" and number and sentence.clauses[number - 1].finite is not None:
            before = sentence.clauses[number - 1]
            found = subject_of(words, before.first, before.finite or before.first, before.last)
    return found


def agent_of(parsed: ParsedArticle, clause: Clause) -> Span | None:
    """Who acts in a passive clause: “von der Polizei”, “in einer Mitteilung”."""
    words = parsed.words
    for i in range(clause.first, clause.last):
        if words[i].lower in ("von", "vom", "durch") or (
            words[i].lower in ("in", "im")
            and any(
                w.lower.endswith(("bericht", "mitteilung", "erklärung", "meldung", "studie")) for w in words[i : i + 5]
            )
        ):
            end = phrase_end(words, i + 1, clause.last, source=True)
            if end > i + 1:
                return i + 1, end
    return None


def place_of(parsed: ParsedArticle, clause: Clause) -> Span | None:
    """“In der Erklärung heißt es”: the text that speaks."""
    words = parsed.words
    for i in range(clause.first, clause.last):
        if words[i].quotation:
            continue
        if words[i].lower in ("in", "im", "aus", "von", "vom", "bei", "seitens", "auf") and i + 1 < clause.last:
            end = phrase_end(words, i + 1, clause.last, source=True)
            if end > i + 1:
                return i + 1, end
    return None
