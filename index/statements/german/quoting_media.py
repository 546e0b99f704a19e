"""“Die Zeitung zitiert den Minister”: whose words they are, and who passes them on. Both say them."""

from dataclasses import replace

from index.grammar.clauses import Clause
from index.grammar.parsed import ParsedArticle
from index.grammar.persons import is_role
from index.grammar.phrases import phrase_end, with_apposition
from index.grammar.subjects import agent_of, place_of, subject_of
from index.statements.candidate import Candidate
from index.text.spans import Span


def with_media(parsed: ParsedArticle, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates, those behind “zitieren” once for the one who is quoted and once for the one who quotes."""
    found: list[Candidate] = []
    for candidate in candidates:
        found.append(candidate)
        verb = next((i for i in candidate.cue if parsed.words[i].lemma == "zitieren"), None)
        clause = _clause_at(parsed, verb) if verb is not None else None
        if verb is None or clause is None:
            continue
        quoted, medium = _passive(parsed, clause) if _is_passive(parsed, clause) else _active(parsed, clause, candidate)
        candidate.speaker = quoted or medium or candidate.speaker
        if quoted is not None and medium is not None:
            found.append(
                replace(
                    candidate, speaker=medium, cue=list(candidate.cue), message=list(candidate.message), nested=True
                )
            )
    return found


def _clause_at(parsed: ParsedArticle, word: int) -> Clause | None:
    sentence = parsed.sentences[parsed.sentence_at(word)]
    return next((c for c in sentence.clauses if c.first <= word < c.last), None)


def _is_passive(parsed: ParsedArticle, clause: Clause) -> bool:
    return any(parsed.words[i].lemma == "werden" for i, _ in clause.verbs)


def _passive(parsed: ParsedArticle, clause: Clause) -> tuple[Span | None, Span | None]:
    """“Groß wird von der Zeitung zitiert”, “In der Zeitung wird Groß zitiert”."""
    finite = clause.finite if clause.finite is not None else clause.first
    if clause.front is not None and finite == clause.first:
        quoted = subject_of(parsed.words, clause.front[0], clause.front[1], clause.front[1])
    else:
        quoted = subject_of(parsed.words, clause.first, finite, clause.last)
    if quoted is not None and (parsed.words[quoted[0]].lower == "wie" or quoted[0] > clause.last):
        quoted = None
    return quoted, agent_of(parsed, clause) or place_of(parsed, clause)


def _active(parsed: ParsedArticle, clause: Clause, candidate: Candidate) -> tuple[Span | None, Span | None]:
    """“Die Zeitung zitiert Groß”, “…, zitiert die Zeitung Groß”; one phrase alone is the one who speaks."""
    words = parsed.words
    said = set(candidate.message)
    verb = next(i for i in candidate.cue if words[i].lemma == "zitieren")
    phrases = [
        span
        for span in _phrases(parsed, clause)
        if words[span[0]].lower not in ("man", "es", "sich") and span[0] not in said
    ]
    if clause.front is not None and words[clause.front[0]].tag not in ("APPR", "APPRART"):
        phrases.insert(0, clause.front)
    if not phrases:
        return None, None
    medium = phrases[0]
    if len(phrases) > 1:
        return with_apposition(words, phrases[1], len(words)), medium
    if (
        medium[0] < verb
        or words[medium[0]].lower in ("der", "die", "das")
        or any(words[i].lower == "aus" for i in range(verb, clause.last))
    ):
        return None, medium
    return with_apposition(words, medium, len(words)), None


def _phrases(parsed: ParsedArticle, clause: Clause) -> list[Span]:
    """The noun phrases of a clause that no preposition governs."""
    words = parsed.words
    found: list[Span] = []
    i = clause.first
    while i < clause.last:
        word = words[i]
        if word.quotation and word.tag != "Q":
            i += 1
        elif word.tag in ("APPR", "APPRART"):
            i = max(phrase_end(words, i + 1, clause.last, attach=False), i + 1)
        elif word.noun or word.tag in ("ART", "ADJ(A)", "PPOSAT", "PIS", "PPER", "Q"):
            end = phrase_end(words, i, clause.last, attach=False)
            if end <= i:
                i += 1
                continue
            cut = _cut(parsed, i, end)
            found += [(i, cut), (cut, end)] if cut else [(i, end)]
            i = end
        else:
            i += 1
    return found


def _cut(parsed: ParsedArticle, first: int, last: int) -> int:
    """Where the one who is quoted begins in “Nord-Online Polizeisprecher Ole Groß”; 0 where that is one phrase."""
    words = parsed.words
    for i in range(first + 1, last):
        closed = words[i - 1].tag == "Q" and words[i].tag[:2] == "NE"
        named = words[i - 1].tag[:2] in ("NE", "XY", "FM") and words[first].tag != "ART"
        if closed or (named and is_role(words[i]) and i + 1 < last):
            return i
    return 0
