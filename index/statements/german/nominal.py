"""Indirect speech that a noun or adjective introduces: “die Forderung, …”, “zeigte sich überzeugt, dass …”."""

import re

from index.grammar.clauses import Clause, ParsedSentence
from index.grammar.moods import is_first, is_second, mood
from index.grammar.parsed import ParsedArticle
from index.grammar.phrases import phrase_end
from index.grammar.subjects import speaker_of
from index.grammar.tokens import Word
from index.lexicon.reporting_german import ADJECTIVE_CUES, NOUN_CUES
from index.statements.candidate import Candidate, Rule, without_commas
from index.statements.german.complements import complement_of
from index.text.spans import Span

_UTTERED = re.compile(
    r"(?:geäußert|vorgetragen|erhoben|vertreten|ausgesprochen|vorgebracht|formuliert|aufgestellt|gestellt)e[nrms]?$"
)
"""Participles of the verbs that “Hoffnung”, “Vorwurf”, “These” go with (Funktionsverbgefüge)."""


def noun_statement(parsed: ParsedArticle, sentence: ParsedSentence, number: int) -> Candidate | None:
    """“die Forderung, …”, “zeigte sich überzeugt, dass …”, and any verb before a clause in Konjunktiv I."""
    words, clause = parsed.words, sentence.clauses[number]
    if number + 1 >= len(sentence.clauses) or words[clause.first].quotation:
        return None
    follows = sentence.clauses[number + 1]
    if words[follows.first].quotation:
        return None
    kind = complement_of(parsed, sentence, follows)
    verbs = [i for i, _ in clause.verbs]
    attributed = _attributed(parsed, sentence, number, kind)
    if attributed is not None:
        return attributed
    if not verbs or clause.kind in ("relative", "subordinate", "infinitive"):
        return None
    cues = [
        i
        for i in range(clause.first, clause.last)
        if (words[i].lower in NOUN_CUES and words[i].noun) or words[i].lower in ADJECTIVE_CUES
    ]
    if {"wert", "darauf"} <= {words[i].lower for i in range(clause.first, clause.last)}:
        cues += [i for i in range(clause.first, clause.last) if words[i].lower == "wert"]
    if any(lemma == "halten" for _, lemma in clause.verbs):
        cues += [
            i
            for i in range(clause.first, clause.last)
            if words[i].lower in ("möglich", "denkbar", "nötig", "falsch", "richtig")
        ]
    subjunctive = any(is_first(words[i], sentence.first_person) for i in range(follows.first, follows.last))
    second = any(is_second(words[i]) for i in range(follows.first, follows.last))
    if kind == "verb second" and not subjunctive and not (second and cues):
        return None
    if kind == "verb second" and words[follows.first].lower in ("gestern", "heute", "so", "dann", "dabei", "deshalb"):
        return None
    if (kind in ("dass", "verb second") and (cues or subjunctive)) or (
        kind == "infinitive" and cues and cues[-1] >= clause.last - 4
    ):
        finite = clause.finite
        if finite is None or words[finite].lemma in ("bedeuten", "führen", "bewirken"):
            return None
        if is_first(words[finite]) or is_second(words[finite]):
            return None
        verb = verbs[-1] if words[verbs[-1]].tag == "VV(PP)" else finite
        speaker = speaker_of(parsed, sentence, clause, verb, finite, clause.last)
        if (
            speaker is not None
            and speaker[1] == speaker[0] + 1
            and words[speaker[0]].lower in ("es", "man", "das", "dies")
        ):
            speaker = None
        cue = sorted({finite, verb, *(cues[-1:])})
        message = without_commas(words, range(follows.first, sentence.end))
        return Candidate("indirect", sentence.number, message, speaker, cue, Rule("noun " + kind))
    return None


def _attributed(parsed: ParsedArticle, sentence: ParsedSentence, number: int, kind: str | None) -> Candidate | None:
    """“Die Aussage des Fahrers, er habe nichts gesehen, …”."""
    words, clause, follows = parsed.words, sentence.clauses[number], sentence.clauses[number + 1]
    if kind not in ("dass", "verb second", "infinitive") or words[clause.last].text != ",":
        return None
    if kind == "verb second" and not mood(words, follows, sentence):
        main = next((c for c in sentence.clauses[number + 1 :] if c.kind == "main"), None)
        if main is None or not mood(words, main, sentence):
            return None
    uttered = _uttered(words, clause)
    if uttered is not None:
        noun, agent = uttered
        end = next((c.first - 1 for c in sentence.clauses[number + 2 :] if c.finite == c.first), sentence.end)
        message = without_commas(words, range(follows.first, end))
        return Candidate("indirect", sentence.number, message, agent, [noun], Rule("attributed " + kind), nested=True)
    for i in range(clause.last - 2, max(clause.first - 1, clause.last - 9), -1):
        word, behind = words[i], words[i + 1]
        if not word.noun or word.lower not in NOUN_CUES:
            continue
        if behind.lower in ("der", "des", "eines", "einer", "seines", "ihres") or behind.tag[:2] == "NE":
            start = i + 1
        elif behind.lower in ("von", "vom"):
            start = i + 2
        else:
            return None
        stop = phrase_end(words, start, clause.last)
        if stop != clause.last:
            return None
        end = sentence.end
        for later in sentence.clauses[number + 2 :]:
            if later.finite == later.first and not mood(words, later, sentence) and later.kind == "main":
                end = later.first - 1
                break
        message = without_commas(words, range(follows.first, end))
        return Candidate(
            "indirect", sentence.number, message, (start, clause.last), [i], Rule("attributed " + kind), nested=True
        )
    return None


def _uttered(words: list[Word], clause: Clause) -> tuple[int, Span] | None:
    """“Die von Groß geäußerte Hoffnung, …”: the noun and who utters it."""
    noun = clause.last - 1
    if noun - clause.first < 3 or words[noun].lower not in NOUN_CUES or not _UTTERED.match(words[noun - 1].lower):
        return None
    for i in range(noun - 2, clause.first - 1, -1):
        if words[i].lower in ("von", "vom", "durch"):
            end = phrase_end(words, i + 1, noun - 1, attach=False)
            return (noun, (i + 1, end)) if end > i + 1 else None
    return None
