"""Sentences cut into clauses: where each begins and ends, what kind it is, and which verbs it holds."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from index.grammar.tokens import Word
from index.lexicon.function_words import GERMAN_QUESTION_WORDS, RELATIVES, VERB_PARTICLES

ClauseKind = Literal["main", "subordinate", "relative", "infinitive", "question", "fragment"]


@dataclass(slots=True)
class Clause:
    """A clause: `words[first:last]`, without the comma around it."""

    first: int
    last: int
    kind: ClauseKind = "fragment"
    finite: int | None = None
    """The index of its finite verb."""
    verbs: list[tuple[int, str]] = field(default_factory=list)
    """(index, lemma) of every verb, the separated particle joined to the lemma (“teilte … mit”: mitteilen)."""
    front: tuple[int, int] | None = None
    """What stands before a clause that was put in between: “Der NDR, der …, begründete …”."""


@dataclass(slots=True)
class ParsedSentence:
    """A sentence of an article in clauses; `first` and `last` are indices of the article's words, `last` exclusive."""

    number: int
    first: int
    last: int
    kind: str
    clauses: list[Clause]
    first_person: bool
    """Whether “ich” stands outside quotation marks."""

    @property
    def end(self) -> int:
        """Index behind the last word, the final punctuation left out."""
        return self.first + self.length

    length: int = 0


def parse(words: Sequence[Word], first: int, last: int, number: int, kind: str) -> ParsedSentence:
    """Cut `words[first:last]`, one tagged sentence, into clauses."""
    end = last
    while end > first and words[end - 1].text in (".", "!", "?", ";", ":", "…"):
        end -= 1
    clauses = [Clause(a, b) for a, b in _segments(words, first, end)]
    for clause in clauses:
        _mend_infinitive(words, clause)
        _describe(words, clause, first)
    clauses = _joined(words, clauses, first)
    first_person = any(word.lower == "ich" and not word.quotation for word in words[first:last])
    return ParsedSentence(number, first, last, kind, clauses, first_person, end - first)


def _segments(words: Sequence[Word], first: int, end: int) -> list[tuple[int, int]]:
    """Cut at commas, colons, semicolons and dashes outside quotation marks and brackets."""
    found, start, depth = [], first, 0
    for i in range(first, end):
        text = words[i].text
        if text == "(":
            depth += 1
        elif text == ")":
            depth = max(0, depth - 1)
        elif text in (",", ";", ":", "–", "—", "-") and not words[i].quotation and not depth:
            if i > start:
                found.append((start, i))
            start = i + 1
        elif text in ("dass", "daß") and i > start and not words[i].quotation and not depth and _governs(words[i - 1]):
            found.append((start, i))
            start = i
    if start < end:
        found.append((start, end))
    return found


def _governs(word: Word) -> bool:
    """Whether a “dass” behind it opens a clause though the comma is missing: “hoffte dass …”, but not “so dass”."""
    return word.verb or word.tag in ("PROAV", "PTKVZ")


def _mend_infinitive(words: Sequence[Word], clause: Clause) -> None:
    """The tagger takes some plural verbs for infinitives (“…, forderten sie”): a clause needs a finite verb."""
    inside = [i for i in range(clause.first, clause.last) if not words[i].quotation]
    if any(words[i].finite or words[i].tag in ("PTKZU", "VV(IZU)", "KOUI") for i in inside):
        return
    for i in inside:
        if words[i].tag in ("VV(INF)", "VA(INF)", "VM(INF)") and i in (clause.first, clause.last - 1):
            words[i].tag = words[i].tag.replace("INF", "FIN")
            return
    adverb = words[clause.last - 1].tag == "PROAV" and clause.last - clause.first > 2
    last = words[clause.last - 2 if adverb else clause.last - 1]  # “Der Verband erklärt dazu, …”
    begins = words[clause.first]
    if (
        _may_be_finite(begins)
        and clause.last - clause.first > 1
        and clause.first
        and words[clause.first - 1].text in ',“”"«»'
    ):
        begins.tag = "VV(FIN)"  # “…, zitiert die Zeitung den Minister”
        return
    followed = clause.last < len(words) and words[clause.last].text in (",", ":")
    if _may_be_finite(last) and followed and not last.quotation and begins.tag in ("ART", "NE", "NN", "PPER"):
        last.tag = "VV(FIN)"  # “Die Agentur spekuliert, …”


def _may_be_finite(word: Word) -> bool:
    """Whether what the tagger takes for a participle can be a present tense (“zitiert”, “berichtet”)."""
    return word.tag == "VV(PP)" and word.lower.endswith("t") and not word.lower.startswith("ge")


def _describe(words: Sequence[Word], clause: Clause, first: int) -> None:
    """Set kind, finite verb and verbs of one clause; `first` is where the sentence begins."""
    inside = [i for i in range(clause.first, clause.last) if not words[i].quotation]
    finites = [i for i in inside if words[i].finite]
    opener = words[clause.first]
    start = clause.first
    if opener.tag == "KON" and clause.first + 1 < clause.last:
        start += 1
        opener = words[start]
    second = words[start + 1] if start + 1 < clause.last else opener
    final = bool(finites) and finites[-1] >= clause.last - 2 and finites[-1] > start + 1
    if opener.tag == "ART" and finites and finites[0] < clause.last - 1:
        final = False
    clause.finite = finites[0] if finites else None
    if not inside:
        clause.kind = "fragment"
    elif opener.tag == "KOUI" or (not finites and any(words[i].tag in ("PTKZU", "VV(IZU)") for i in inside)):
        clause.kind = "infinitive"
    elif opener.tag == "KOUS" or opener.lower in (
        "dass",
        "daß",
        "weil",
        "wenn",
        "obwohl",
        "falls",
        "sobald",
        "nachdem",
    ):
        clause.kind = "subordinate"
        clause.finite = finites[-1] if finites else None
    elif (
        opener.lower in GERMAN_QUESTION_WORDS
        or opener.tag in ("PWS", "PWAT", "PWAV")
        or opener.lower.startswith("welch")
    ):
        clause.kind = "question" if opener.tag != "PRELS" or opener.lower in GERMAN_QUESTION_WORDS else "relative"
        clause.finite = finites[-1] if finites else None
    elif opener.tag in ("PRELS", "PRELAT") or (opener.lower in RELATIVES and final and start > first):
        # “der Mann sagte” is a main clause with an article, “der sagte” after a comma is no relative clause either.
        dated = not finites and second.text[:1].isdigit()  # “am Donnerstag, den 7. Mai, …”
        clause.kind = "fragment" if dated else "relative" if final or not finites else "main"
        clause.finite = finites[-1] if finites and clause.kind == "relative" else clause.finite
    elif opener.tag in ("APPR", "APPRART") and second.tag in ("PRELS", "PRELAT") and not _ends_with_zu(words, clause):
        clause.kind = "relative"
        clause.finite = finites[-1] if finites else None
    elif opener.tag in ("APPR", "APPRART") and second.tag in ("PRELS", "PRELAT"):
        clause.kind = "infinitive"
    elif finites or any(words[i].finite for i in range(clause.first, clause.last)):
        clause.kind = "main"  # the verb may stand in quotation marks: “der Mann „konnte nicht anders“”
    else:
        clause.kind = "fragment"
    particles = _particles(words, clause)
    clause.verbs = [(i, _lemma(words, i, clause, particles)) for i in inside if words[i].verb]


def _ends_with_zu(words: Sequence[Word], clause: Clause) -> bool:
    """Whether the clause is an infinitive with “zu”: “…, durch die neue Regel mehr Firmen zu gewinnen”."""
    return clause.last - clause.first > 2 and (
        words[clause.last - 1].tag == "VV(IZU)"
        or (words[clause.last - 2].tag == "PTKZU" and words[clause.last - 1].tag.endswith("(INF)"))
    )


def _particles(words: Sequence[Word], clause: Clause) -> list[int]:
    """Where a clause has words that can be a verb's separated particle, the last one first."""
    found = []
    for j in range(clause.last - 1, clause.first, -1):
        word = words[j]
        if word.quotation:
            continue
        last = j + 1 == clause.last or words[j + 1].tag in ("KON", "$,")
        if word.tag == "PTKVZ" or (last and word.lower in VERB_PARTICLES and not word.noun and word.tag != "PROAV"):
            found.append(j)
    return found


def _lemma(words: Sequence[Word], i: int, clause: Clause, particles: Sequence[int]) -> str:
    lemma = words[i].lemma
    if words[i].finite:
        stop = clause.last  # a verb that is not the clause's own has its particle in front of the next comma
        if particles and i != clause.finite:
            stop = next((k for k in range(i, clause.last) if words[k].text == ","), stop)
        particle = next((words[j].lower for j in particles if i < j <= stop), None)
        if particle is not None:
            return lemma if lemma.startswith(particle) else particle + lemma
    elif i > clause.first and words[i - 1].lower in ("bekannt", "fest", "klar", "preis", "hin"):
        return words[i - 1].lower + lemma
    return lemma


def _joined(words: Sequence[Word], clauses: list[Clause], first: int) -> list[Clause]:
    """Put together what commas had cut: lists, appositions, and clauses around a clause in between."""
    n = 1
    while n < len(clauses):
        span = _belonging(words, clauses, n)
        if span is None:
            n += 1
        else:
            clauses[slice(*span)] = [_merged(words, clauses[slice(*span)], first)]
            n = max(1, n - _WINDOW)
    # “Der NDR, der …, begründete …”: the subject stands in front of the clause in between.
    for n in range(1, len(clauses)):
        here = clauses[n]
        if here.kind == "main" and here.finite == here.first:
            m = n - 1
            while m > 0 and (
                clauses[m].kind in ("relative", "infinitive", "subordinate", "question")
                or (words[clauses[m].first].lower == "so" and clauses[m].finite is None)
            ):
                m -= 1
            if m < n - 1 and clauses[m].kind == "fragment":
                here.front = (clauses[m].first, clauses[m].last)
            elif m == n - 1 and clauses[m].kind == "fragment":
                clauses[m] = _merged(words, (clauses[m], here), first)
                del clauses[n]
                return _joined(words, clauses, first)
    return clauses


_WINDOW = 3
"""Clauses in front of the one that is looked at whose looks it changes when it is put together with others."""


def _belonging(words: Sequence[Word], clauses: Sequence[Clause], n: int) -> tuple[int, int] | None:
    """The clauses `clauses[first:last]` around number `n` that are one, None where it stands for itself."""
    before, here = clauses[n - 1], clauses[n]
    after = clauses[n + 1] if n + 1 < len(clauses) else None
    if words[here.first - 1].text != ",":
        return None
    # “dass in Amerika, Europa und Asien … wird”, “wie Philip Aguer, ein Sprecher der Armee, sagte”
    open_end = before.kind in ("subordinate", "question") or words[before.first].lower == "wie"
    open_end = open_end or (before.kind == "relative" and here.finite != here.first)
    if open_end and not before.verbs and here.kind in ("main", "fragment"):
        return n - 1, n + 1
    if n == 1 and here.kind == "main" and _is_name(words, before) and words[here.first].tag in ("ART", "NN"):
        return 0, 2  # “Eva Weber, die Sprecherin des Amtes sagte”: the second comma is missing.
    if here.kind != "fragment" or words[here.first].quotation:
        return None
    opens = words[here.first]
    nominal = opens.noun or opens.tag in ("ART", "ADJ(A)", "CARD", "PPOSAT", "PIAT", "PDAT", "APPR", "APPRART")
    nominal = nominal or opens.lower in ("einer", "eine", "eines")
    if opens.lower in ("so", "laut"):
        return None
    if after is not None and words[here.last].text == "," and not before.verbs:
        starts_finite = after.finite == after.first and after.kind == "main"
        named = any(words[i].tag[:2] == "NE" for i in range(here.first, here.last)) and here.last - here.first < 6
        opener = words[before.first].lower
        if starts_finite or (nominal and (opener == "wie" or (named and opener in ("so", "laut")))):
            return n - 1, n + 2
    host = clauses[n - 2] if n > 1 else None
    if before.kind == "relative" and host is not None and host.kind == "main" and host.verbs and nominal:
        return n - 2, n + 1  # “zog X, der …, das Angebot mit der Begründung zurück”
    if before.kind in ("main", "subordinate", "question", "infinitive") and before.verbs:
        if opens.tag in ("APPR", "APPRART") and after is None:
            return None
        late = after is not None and opens.tag in ("ADV", "ADJ(D)", "PROAV", "PTKVZ")
        return (n - 1, n + 1) if nominal or opens.tag in ("PTKVZ", "VV(PP)") or late else None
    if nominal and before.kind == "fragment" and not before.verbs and words[before.first].lower != "so":
        return n - 1, n + 1
    return None


def _is_name(words: Sequence[Word], clause: Clause) -> bool:
    """Whether a clause is nothing but a name of two or more words."""
    return clause.last - clause.first > 1 and all(words[i].tag == "NE" for i in range(clause.first, clause.last))


def _merged(words: Sequence[Word], clauses: Sequence[Clause], first: int) -> Clause:
    clause = Clause(clauses[0].first, clauses[-1].last, front=clauses[0].front)
    if all(one.kind == "fragment" and not _quoted(words, one) for one in clauses):
        clause.verbs = [verb for one in clauses for verb in one.verbs]  # a list of a hundred names stays one
    else:
        _describe(words, clause, first)
    return clause


def _quoted(words: Sequence[Word], clause: Clause) -> bool:
    """Whether all of a clause stands in quotation marks."""
    return all(words[i].quotation for i in range(clause.first, clause.last))


def is_negated(words: list[Word], clause: Clause) -> bool:
    """Whether the clause is negated: “wollte nicht bestätigen”."""
    return any(
        w.tag == "PTKNEG" or w.lower in ("nie", "niemals", "keine", "keinen", "kein")
        for w in words[clause.first : clause.last]
    )
