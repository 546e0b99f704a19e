"""Sources named in a phrase: “laut Polizei”, “nach Angaben des Ministeriums”, “Medienberichten zufolge”, “so Hardt”."""

from dataclasses import dataclass

from index.grammar.clauses import ParsedSentence
from index.grammar.moods import mood
from index.grammar.parsed import ParsedArticle
from index.grammar.persons import is_role
from index.grammar.phrases import is_source, phrase_end, with_apposition
from index.grammar.tokens import Word
from index.lexicon.reporting_german import SOURCE_ENDINGS, SOURCES
from index.statements.candidate import Candidate, Rule, without_commas
from index.statements.german.who_can_speak import can_speak
from index.text.spans import Span


def _names_source(words: list[Word], start: int, end: int) -> bool:
    """Whether a head word within the first four words says that the phrase is a source."""
    for word in words[start : min(end, start + 5)]:
        if word.noun and (word.lower in SOURCES or word.lower.endswith(SOURCE_ENDINGS)):
            return word.lower != "urteil" or end - start < 4
    return False


_RELATIVE = frozenset(("dem", "der", "denen", "welchem", "welcher", "welchen"))
_BEFORE_NACH = frozenset(
    "meinung ansicht auffassung einschätzung überzeugung darstellung angabe angaben aussage aussagen schätzung "
    "schätzungen erkenntnissen lesart interpretation vorstellung vermutung theorie bekunden worten berichten "
    "informationen bewertung".split()
)
"""Nouns that “nach” may follow (Duden grammar): “ihrer Ansicht nach”, but not “freie Sicht nach draußen”."""
_NOMINAL = ("ART", "ADJ(A)", "PPOSAT", "CARD", "Q", "PDAT", "PIAT")


def _begin_before(words: list[Word], first: int, end: int) -> int:
    """Where the noun phrase in front of “zufolge” begins: “Angaben der Polizei zufolge”, “hob X dem „Y“ zufolge …”."""
    start = end
    while start > first:
        word, before = words[start - 1], words[max(first, start - 2)]
        if not (word.noun or word.tag in _NOMINAL or (word.lower in ("von", "aus") and before.noun)):
            break
        start -= 1
        if word.tag in ("PIAT", "PIDAT") and before.noun:
            break  # “sagte die Kanzlerin einigen Teilnehmern zufolge”
        if start == end - 1 and word.tag[:2] == "NN" and before.tag[:2] == "NN" and is_source(word):
            break  # “nimmt die Organisation Schätzungen zufolge …”
        genitive = word.lower in ("der", "des", "eines", "einer") and before.noun and before.tag[:2] != "NE"
        if word.tag in ("ART", "PPOSAT", "PDAT") and not genitive:
            break
    return start


@dataclass(frozen=True, slots=True)
class _Source:
    """A phrase that names a source."""

    phrase: Span
    speaker: Span
    cue: int


def _phrase(parsed: ParsedArticle, sentence: ParsedSentence, i: int) -> _Source | None:
    """The source phrase whose preposition or adverb is word `i`; None where there is none."""
    words, stop = parsed.words, sentence.end
    lower, follows = words[i].lower, i + 1 < stop
    before = words[i - 1].lower
    if lower in ("laut", "gemäß") and follows and words[i].tag != "NE":
        return _laut(parsed, i, stop)
    if lower == "nach" and i + 2 < stop and words[i + 1].lower in _RELATIVE and before == ",":
        # “Studien, nach denen …”
        speaker = _antecedent(words, sentence, i)
        return _Source((i, i + 2), speaker, i) if speaker and _names_source(words, *speaker) else None
    if lower == "aus" and i + 2 < stop and words[i + 1].lower == "sicht":
        # “aus Sicht der Gewerkschaft”
        end = phrase_end(words, i + 1, stop, source=True)
        return _Source((i, end), (i + 1, end), i) if end > i + 2 else None
    if lower == "nach" and follows:
        return _nach(words, sentence, i)
    if lower in ("zufolge", "nach") and before in _RELATIVE and i - 2 > sentence.first:
        # “…, denen zufolge”
        speaker = _antecedent(words, sentence, i - 1)
        return _Source((i - 1, i + 1), speaker, i) if speaker else None
    if lower == "zufolge":
        start = _begin_before(words, sentence.first, i)
        return _Source((start, i + 1), (start, i), i) if start < i else None
    if lower == "wonach":
        return _Source((i, i + 1), _antecedent(words, sentence, i) or (i, i + 1), i)
    said = lower == "danach" and i == sentence.first and any(mood(words, c, sentence) == 1 for c in sentence.clauses)
    return _Source((i, i + 1), (i, i + 1), i) if lower == "demnach" or said else None


def _laut(parsed: ParsedArticle, i: int, stop: int) -> _Source | None:
    """“laut Polizei”, “laut einem Bericht”; “gemäß” only of what is a source, or can speak."""
    words = parsed.words
    end = phrase_end(words, i + 1, stop, source=True)
    speaks = words[i].lower == "laut" or words[i + 1].tag == "NE" or _names_source(words, i + 1, end)
    if end == i + 1 or not (speaks or can_speak(parsed, (i + 1, end))):
        return None
    speaker = with_apposition(words, (i + 1, end), stop)
    return _Source((i, speaker[1]), speaker, i)


def _nach(words: list[Word], sentence: ParsedSentence, i: int) -> _Source | None:
    """“nach Angaben der Polizei”, “nach deren Angaben”, “seiner Ansicht nach”."""
    end, stop = i + 1, sentence.end
    if words[i + 1].lower in ("dessen", "deren") and i + 2 < stop:
        end = phrase_end(words, i + 2, stop, source=True)
    elif words[i + 1].lower not in ("dessen", "deren") and words[i + 1].tag != "Q":
        end = phrase_end(words, i + 1, stop, source=True)
    if end > i + 1 and _names_source(words, i + 1, end):
        speaker = with_apposition(words, (i + 1, end), stop)
        return _Source((i, speaker[1]), speaker, i)
    start = i - 1
    if start <= sentence.first or words[start].lower not in _BEFORE_NACH:
        return None
    while start > sentence.first and words[start - 1].tag in ("ART", "PPOSAT", "ADJ(A)", "PDAT"):
        start -= 1
    if words[start].tag == "PPOSAT" and words[start - 1].tag == "ART" and start > sentence.first:
        return None  # “die ihrer Meinung nach falsche Politik”
    return _Source((start, i + 1), (start, i), i)


def _antecedent(words: list[Word], sentence: ParsedSentence, relative: int) -> Span | None:
    """What stands before the comma in front of a relative clause: “eine Schätzung, wonach …”."""
    comma = relative - 1
    if comma <= sentence.first or words[comma].text != ",":
        return None
    start = _begin_before(words, sentence.first, comma)
    return (start, comma) if start < comma else None


def source_statement(parsed: ParsedArticle, sentence: ParsedSentence) -> Candidate | None:
    """The statement of a sentence that names its source in a phrase."""
    words = parsed.words
    for i in range(sentence.first, sentence.end):
        if words[i].quotation:
            continue
        found = _phrase(parsed, sentence, i)
        if found is None:
            continue
        (start, end), speaker, cue = found.phrase, found.speaker, found.cue
        first, last = sentence.first, sentence.end
        number = next((n for n, c in enumerate(sentence.clauses) if c.first <= i < c.last), 0)
        clause = sentence.clauses[number] if sentence.clauses else None
        if words[i].lower == "wonach" or (number and speaker[1] <= start and words[start - 1].text == ","):
            first, last = end, (clause.last if clause is not None and clause.last > end else sentence.end)
        elif clause is not None and clause.kind in ("relative", "subordinate") and number > 0:
            first, last = clause.first, clause.last
        elif clause is not None and clause.kind == "main" and number > 0:
            # “Die Brücke ist offen, jedoch ist laut Polizei fraglich, …”
            before = sentence.clauses[number - 1]
            if before.kind == "main" and before.finite is not None and not mood(words, before, sentence):
                first = clause.first
        if end < sentence.end and words[end].lower == "gegenüber":
            end = max(end, phrase_end(words, end + 1, sentence.end, attach=False))
        message = without_commas(words, [k for k in range(first, last) if not start <= k < end])
        if len(message) >= 3:
            return Candidate("indirect", sentence.number, message, speaker, [cue], Rule.SOURCE)
    return None


def so_statement(parsed: ParsedArticle, sentence: ParsedSentence) -> Candidate | None:
    """“…, so der Minister”: what stands before, and what goes on after a comma."""
    words = parsed.words
    for number, clause in enumerate(sentence.clauses):
        first = words[clause.first]
        if not number or first.lower != "so" or first.quotation or clause.first + 1 >= clause.last:
            continue
        begins = words[clause.first + 1]
        if not (begins.noun or begins.tag in ("ART", "ADJ(A)", "PPOSAT", "CARD", "PDAT")):
            continue
        if begins.tag == "PPOSAT" and not is_role(words[clause.first + 2]):
            continue  # “– so seine Version der Zahlen –”
        if any(words[k].finite and not words[k].quotation for k in range(clause.first + 1, clause.last)):
            continue
        end = phrase_end(words, clause.first + 1, clause.last)
        end = with_apposition(words, (clause.first + 1, end), sentence.end)[1]
        message = without_commas(words, range(sentence.first, clause.first))
        behind = list(range(max(clause.last, end) + 1, sentence.end))
        rest = [c for c in sentence.clauses[number + 1 :] if c.first >= end]
        spoken = bool(rest) and (any(mood(words, c, sentence) for c in rest) or rest[0].front is not None)
        # “„Bald“, so Groß, wird die Brücke „wieder offen“ sein”
        spoken = spoken or (bool(rest) and rest[0].finite == rest[0].first and sentence.clauses[0].finite is None)
        if spoken and rest[0].kind != "relative":
            message += without_commas(words, behind)
        if all(words[k].quotation for k in message):
            return None
        if message:
            return Candidate("indirect", sentence.number, message, (clause.first + 1, end), [clause.first], Rule.SO)
    return None
