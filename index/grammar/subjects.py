"""Which phrase of a German clause is its subject, and who speaks in a clause that introduces speech."""

import re
from collections.abc import Sequence

from index.grammar.clauses import Clause, ParsedSentence
from index.grammar.parsed import ParsedArticle
from index.grammar.persons import is_role_noun
from index.grammar.phrases import DETERMINERS, TIMES, phrase_end, quoted_name, with_apposition
from index.grammar.tokens import Word
from index.lexicon.function_words import FOCUS_PARTICLES, GERMAN_SUBJECTS, OBLIQUE
from index.lexicon.reporting_german import GOVERNED, NOUN_CUES
from index.lexicon.roles import SPEAKING, SUBJECT
from index.text.spans import Span

_FEMININE = re.compile(
    r"(ung|heit|keit|tion|schaft|tät|agentur|presse|partei|behörde|in|zeitung|bank|polizei|regierung|kirche|"
    r"armee|union|bbc|cnn|spd|cdu|csu|fdp|nato|eu|uno|un)$"
)
"""Endings of feminine nouns (Duden grammar): “der” before them is a genitive or dative."""


def _oblique(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a phrase cannot be a subject, going by its first word."""
    first = words[start].lower
    if first in OBLIQUE:
        return True
    if first in ("der", "einer", "ihrer", "seiner", "dieser", "unserer"):
        head = next((words[i].lower for i in range(start + 1, end) if words[i].noun), "")
        return bool(_FEMININE.search(head)) and words[start + 1].tag[:2] != "NE"
    return False


def subject_behind(words: Sequence[Word], verb: int, stop: int) -> Span | None:
    """The first phrase after `verb` that can be a subject."""
    i = verb + 1
    governed = _governed(words, verb, stop)
    while i < stop:
        word = words[i]
        if word.quotation:
            named = quoted_name(words, i, stop)  # “…, schrieb „Die Zeit“”
            return (i, named) if named > i + 1 and i == verb + 1 else None
        if word.tag == "PPER" or (word.lower in GERMAN_SUBJECTS and word.tag in ("PDS", "PIS")):
            if word.lower in GERMAN_SUBJECTS:
                return i, i + 1
            i += 1
        elif word.tag in ("APPR", "APPRART", "APPO"):
            end = phrase_end(words, i + 1, stop, attach=False)
            i = max(end, i + 1)
        elif word.noun or word.tag in DETERMINERS:
            end = phrase_end(words, i, stop, governed=governed)
            if end <= i:
                i += 1
            elif _oblique(words, i, end) or TIMES.search(words[i].lower) or (word.tag == "CARD" and end == i + 1):
                i = end
            else:
                return with_apposition(words, (i, end), len(words))
        elif word.tag in ("VV(PP)", "VV(INF)") or word.text in (":", ";"):
            return None
        else:
            i += 1
    return None


def _governed(words: Sequence[Word], verb: int, stop: int) -> frozenset[str]:
    """The prepositions that the verb of a clause governs, its finite verb being `verb`."""
    if not words[verb].verb:
        return frozenset()
    found = GOVERNED.get(words[verb].lemma)
    for i in range(verb + 1, stop):
        if found is not None or words[i].text in (",", ":"):
            break
        if words[i].tag in ("VV(PP)", "VV(INF)"):
            found = GOVERNED.get(words[i].lemma)
    return found or frozenset()


def subject_before(words: Sequence[Word], start: int, verb: int) -> Span | None:
    """The subject between `start` and the finite verb, where what stands there can be one."""
    i = start
    while i < verb and (words[i].tag == "KON" or words[i].lower in FOCUS_PARTICLES):
        i += 1
    if i >= verb:
        return None
    word = words[i]
    if word.tag in ("PPER", "PDS", "PIS", "PRELS") and word.lower in GERMAN_SUBJECTS | {"der", "die"}:
        return i, i + 1
    if word.tag in ("APPR", "APPRART") and _participle_phrase(words, i, verb):
        return i, verb  # “Im Exil lebende Politiker kritisierten …”
    if word.lower in OBLIQUE or not (word.noun or word.tag in DETERMINERS or word.tag in ("Q", "PIS")):
        return None
    if TIMES.search(word.lower):
        return None
    end = verb
    for k in range(i, verb):
        if words[k].text == "," and k + 1 < verb:
            follows = words[k + 1]
            relative = follows.tag in ("PRELS", "PRELAT", "KOUS", "PWAV", "APPR", "APPRART")
            relative = relative or follows.lower in ("der", "die", "das", "dessen", "deren")
            if relative and any(words[m].finite for m in range(k + 2, verb)):
                end = k
                break
    while end > i and (
        words[end - 1].tag in ("ADV", "PTKNEG", "ADJ(D)", "PROAV") or words[end - 1].text in (",", "–", "-")
    ):
        end -= 1
    return (i, end) if end > i else None


def _participle_phrase(words: Sequence[Word], start: int, verb: int) -> bool:
    """Whether a phrase that begins with a preposition is the attribute of a noun: “in Bonn lebende Ärzte”."""
    i = phrase_end(words, start + 1, verb, attach=False)
    if i + 1 >= verb or not words[i].tag.startswith("ADJ(A") or not words[i + 1].noun:
        return False
    return words[i].lower.endswith(("ende", "enden", "te", "ten", "ene", "enen"))


def _first_finite(words: Sequence[Word], start: int, verb: int) -> int:
    """The first finite verb of a clause outside relative clauses, `verb` where there is none before it."""
    i = start
    while i < verb:
        word = words[i]
        if (
            word.text == ","
            and i + 1 < verb
            and words[i + 1].tag in ("PRELS", "PRELAT", "KOUS", "APPR", "APPRART", "ART", "PWAV")
        ):
            closing = next((k for k in range(i + 1, verb) if words[k].text == ","), verb)
            if any(words[k].finite for k in range(i + 1, closing)):
                i = closing + 1
                continue
        if word.finite and not word.quotation:
            return i
        i += 1
    return verb


def subject_of(words: Sequence[Word], start: int, verb: int, stop: int) -> Span | None:
    """The subject of the finite verb at `verb` in the clause `words[start:stop]`.

    What stands in front of the verb is the subject unless it is an object: then a masculine nominative, a pronoun or a
    name follows the verb at once (“Das sagte der Minister”, “Diese Ansicht vertritt Merkel”).
    """
    earlier = _first_finite(words, start, verb)
    front = subject_before(words, start, earlier)
    if earlier < verb:
        # “X war anwesend und sagte, …”: what holds for the first verb holds for the second.
        if front is None:
            return subject_behind(words, earlier, verb)
        return object_first(words, front, earlier, verb) or front
    if front is None:
        return subject_behind(words, verb, stop)
    return object_first(words, front, verb, stop) or front


_ALSO = frozenset("auch nun jetzt zudem inzwischen außerdem".split())
"""What stands between a verb and the subject behind it."""


def _speaks(noun: Word) -> bool:
    return SPEAKING.search(noun.lower) is not None


def object_first(words: Sequence[Word], front: Span, verb: int, stop: int) -> Span | None:
    """The subject behind `verb` where the phrase in front of it is an object: “Die Zahl nannte die Polizei”."""
    while verb + 2 < stop and words[verb + 1].lower in _ALSO:
        verb += 1  # “Mehr Rechte fordert nun auch der Bund”
    if verb + 1 >= stop:
        return None
    first, follows = words[front[0]], words[verb + 1]
    head = next((words[i] for i in range(*front) if words[i].noun), first)
    human = head.tag[:2] in ("NE", "FM") or bool(SUBJECT.search(head.lower) or is_role_noun(head.lower))
    human = human or (words[front[1] - 1].tag[:2] == "NE" and words[max(front[0], front[1] - 2)].noun)
    pronoun = first.lower in ("er", "sie", "wir", "ich", "man")
    behind = subject_behind(words, verb, stop)
    if behind is None or behind[0] != verb + 1:
        return None
    found = False
    bare = first.text[:1].isupper() and first.noun and front[1] - front[0] < 3 and words[front[0]].tag != "ART"
    human = human or bare  # “Milinko kritisierte die Haltung …”, “Ärzte warnten die Regierung”
    if follows.tag == "PPER" and follows.lower in ("er", "wir", "ich"):
        found = not pronoun
    elif first.lower in ("das", "dies", "dieses") and front[1] == front[0] + 1:
        found = follows.noun or follows.tag in ("ART", "PPOSAT", "PPER", "PIAT", "ADJ(A)")
    elif follows.tag == "ART" and follows.lower == "der":
        inner = next((words[i] for i in range(*behind) if words[i].noun), follows)
        # “Die Partei ist der Ansicht, …”
        found = first.lower not in ("der", "ein") and not human and not pronoun and inner.lower not in NOUN_CUES
    elif follows.tag[:2] == "NE" or (
        follows.tag in ("ART", "PPOSAT") and follows.lower in ("die", "das", "ein", "eine")
    ):
        inner = next((words[i] for i in range(*behind) if words[i].noun), follows)
        agent = inner.tag[:2] == "NE" or bool(SUBJECT.search(inner.lower) or is_role_noun(inner.lower))
        agent = agent or (words[behind[1] - 1].tag[:2] == "NE" and words[behind[1] - 2].noun)
        agent = agent or (_speaks(inner) and not _speaks(head))
        found = agent and not human and not pronoun
    elif follows.noun and head.lower in NOUN_CUES and first.tag in ("ART", "PPOSAT", "PDAT"):
        found = True  # “Die Vorwürfe bezeichnete Groß als …”
    return behind if found else None


def speaker_of(
    parsed: ParsedArticle, sentence: ParsedSentence, clause: Clause, verb: int, finite: int, stop: int
) -> Span | None:
    """The speaker of a main clause that introduces speech."""
    words = parsed.words
    if finite != verb and words[verb].tag == "VV(PP)" and is_passive(words, clause, finite):
        return agent_of(parsed, clause)
    if clause.kind in ("subordinate", "question", "relative"):
        start = clause.first
        if words[start].tag in ("APPR", "APPRART") and words[start + 1].tag == "PRELAT":
            start = phrase_end(words, start + 2, finite, attach=False) - 1  # “in dessen Folge das Gericht feststellte”
        found = subject_behind(words, max(start, clause.first), finite)
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
    """Who acts in a passive clause: “von der Polizei”, “in einer Mitteilung”; rather behind the verb."""
    words = parsed.words
    finite = clause.finite if clause.finite is not None else clause.first
    for i in (*range(finite, clause.last), *range(clause.first, finite)):
        if words[i].lower in ("von", "vom", "durch", "seitens") or (
            words[i].lower in ("in", "im")
            and any(
                w.lower.endswith(("bericht", "mitteilung", "erklärung", "meldung", "studie")) for w in words[i : i + 5]
            )
        ):
            start = i + 2 if i + 2 < clause.last and words[i + 1].lower == "seiten" else i + 1
            end = phrase_end(words, start, clause.last, source=True)
            if end > start:
                return start, end
    return None


def is_passive(words: Sequence[Word], clause: Clause, finite: int) -> bool:
    """Whether the finite verb is the passive's: “wurde … mitgeteilt”, “ist … festgestellt worden”."""
    lemma = words[finite].lemma
    return lemma == "werden" or (
        lemma == "sein" and any(words[i].lower == "worden" for i in range(clause.first, clause.last))
    )


def place_of(parsed: ParsedArticle, clause: Clause) -> Span | None:
    """“In der Erklärung heißt es”: the text that speaks."""
    words = parsed.words
    front = range(*clause.front) if clause.front is not None else ()  # “In der Erklärung, die …, heißt es”
    for i in (*range(clause.first, clause.last), *front):
        if words[i].quotation:
            continue
        if words[i].lower in ("in", "im", "aus", "von", "vom", "bei", "seitens", "auf"):
            stop = clause.last if i >= clause.first else clause.front[1] if clause.front is not None else i
            end = phrase_end(words, i + 1, stop, source=True)
            if end > i + 1:
                return i + 1, end
    return None
