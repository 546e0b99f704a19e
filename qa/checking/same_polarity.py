"""Whether a claim affirms what its sentences affirm and denies what they deny.

Claim and sentences are cut into clauses; each clause of the claim is held against the clause of the sentences that
covers it best. A clause is denied by “not”, “kein”, “never” and the like (`index/lexicon/denial.py`), and by a
word whose opposite stands in its place (“fell” for “ist gestiegen”); a denied opposite affirms.
"""

import re
from collections.abc import Sequence

from index.grammar.tagger import Tagger
from index.lexicon.denial import HARD, NOT_DENYING, ONLY
from index.lexicon.function_words import STOP_WORDS
from index.lexicon.opposites import ABSOLUTE, ABSOLUTE_SOURCES, BOUNDS, PAIRS
from index.library.reads import Reads
from index.search.maxsim import best_matches, query_of
from index.text.quantities import agrees, quantities_of
from index.text.terms import content_words, words_of
from qa.checking.cited import Source
from qa.checking.claims import Disagreement
from qa.checking.coverage import coverages, plain_of
from qa.checking.denials import CUT, MOST_CLAUSES, WHOLE, DeniedClause, clauses_of, governed
from qa.evidence.topics import share
from qa.mentions.names_in import names_of

_ALSO_PLACES = ("over", "über", "unter")
SAME_CLAUSE = 0.3
"""Share of a claim's clause that a clause of the source must match to be held against it."""
RESTATED = 0.45
"""Share of a denied clause of the source that a claim must cover to say what it denies."""
SAID = 0.2
"""The same where the clause of the source is the only one that comes near."""
AS_WELL = 0.1
"""How much less than the best one another clause of the source may match to say the same."""
_COPIED = 0.8
"""Share of the words of two clauses that both have, from which one is the other, but for a word that denies."""


def polarity_agrees(text: str, language: str, source: Source, library: Reads) -> Disagreement:
    """A claim denies nothing that its sentences affirm, and the other way round.

    Args:
        text: the claim, without what is quoted in another language.
        language: the claim's, "de" or "en".
        source: the sentences.
        library: for the word vectors and the tagger.
    """
    claimed = clauses_of(text, language)[:MOST_CLAUSES]
    given = [
        (clause, i) for i, one in enumerate(source.sentences) for clause in clauses_of(one.text, one.article.language)
    ]
    if not claimed or not given:
        return None
    pairs = _opposites(text, language, source.text, source.language or "de")
    for ours, theirs in pairs:
        one = next((clause for clause in claimed if ours in clause.text), None)
        other = next((clause for clause, _ in given if theirs.split()[0] in clause.text), None)
        if one is None or other is None or one.may_be or other.may_be:
            continue
        if _denied_at(text, ours, language) == _denied_at(source.text, theirs.split()[0], source.language):
            return "negation", ours
    if denied := _denied_otherwise(text, language, source):
        return "negation", denied
    if contrary := _contrary_numbers(claimed, [one for one, _ in given], language, source.language or "de"):
        return "negation", contrary
    used: set[int] = set()
    differing: list[str] = []
    for clause in claimed:
        content = [word for word in words_of(clause.text) if word not in STOP_WORDS]
        if not content or any(ours in clause.text for ours, _ in pairs):
            continue
        query = query_of(_content(clause.text, language, library.tagger) or clause.text, library.word_vectors)
        covered = share(query, best_matches(query, [one.text for one, _ in given], library.word_vectors))
        best = int(covered.argmax())
        if covered[best] < SAME_CLAUSE:
            continue
        equal, sentence = given[best]
        used.add(sentence)
        copied = source.language == language and _is_copy(clause.text, equal.text)
        if copied and bool(clause.denied) != bool(equal.denied):
            return "negation", clause.text.strip(" .,;")
        if _differ(clause, equal):
            differing.append(clause.text.strip(" .,;"))
    if not pairs and sum(bool(one.sure) for one in governed(text, language)) > sum(
        one.at_most + one.may_be for one, _ in given
    ):
        return "negation", next(one.text.strip(" .,;") for one in claimed if one.sure)
    if not pairs and not ONLY.search(text) and not any(one.at_most for one in claimed):
        groups = [one for other in source.sentences for one in governed(other.text, other.article.language)]
        for clause in claimed:
            if _affirms(clause, groups, language, library):
                return "negation", clause.text.strip(" .,;")
        if any(_restates(text, one, source.language or "de", library) for one in groups):
            return "negation", claimed[0].text.strip(" .,;")
    ours_denied = sum(clause.denied for clause in claimed)
    theirs_denied = sum(
        clause.denied for clause, i in given if clause.denied and i in used and _is_near(text, clause, source, library)
    )
    whole = [clause for clause, i in given if i in used and len(content_words(clause.text)) >= WHOLE]
    denied_all = bool(whole) and all(one.denied and not one.softened for one in whole)
    if denied_all and not ours_denied and not pairs and not any(clause.softened for clause in claimed):
        return "negation", claimed[0].text.strip(" .,;")
    # Where the numbers of words that deny are equal, a clause is cut elsewhere in the other language.
    return ("negation", differing[0]) if differing and ours_denied != theirs_denied else None


def _affirms(clause: DeniedClause, groups: Sequence[DeniedClause], language: str, library: Reads) -> bool:
    """Whether what a clause says is said in the sentences by nothing but a clause that denies it."""
    said = _content(clause.text, language, library.tagger)
    if not content_words(said):
        return False
    query = query_of(said, library.word_vectors)
    covered = share(query, best_matches(query, [one.text for one in groups], library.word_vectors))
    if all(one.sure for one in groups):
        return True
    near = [group for group, part in zip(groups, covered, strict=True) if part >= max(covered) - AS_WELL]
    return bool(max(covered) >= SAID and all(one.sure for one in near))


def _is_near(claim: str, clause: DeniedClause, source: Source, library: Reads) -> bool:
    """Whether a clause of the sentences can be one that a claim says in part."""
    return coverages(plain_of(clause.text, source.language or "de"), [claim], library)[0] >= SAID


def _restates(claim: str, group: DeniedClause, language: str, library: Reads) -> bool:
    """Whether a claim says what a clause of the sentences denies."""
    said = _content(group.text, language, library.tagger)
    return bool(group.sure and content_words(said) and coverages(said, [claim], library)[0] >= RESTATED)


def extremes_agree(text: str, language: str, source: Source) -> Disagreement:
    """“All”, “only”, “more than” and “at most” in a claim have their like in the sentences."""
    for pattern, sources in zip(ABSOLUTE[language], ABSOLUTE_SOURCES, strict=True):
        if (match := pattern.search(text)) and not sources.search(source.text):
            return "not covered", match[0]
    plain = re.sub(r"\bnot? more than\b|\bnicht mehr als\b", "", text)
    for pattern, *others in zip(BOUNDS[language], BOUNDS["de"], BOUNDS["en"], strict=True):
        match = re.search(rf"(?:{pattern.pattern})(?=\s+\W?\d)", plain, re.IGNORECASE)
        if match and match[0].lower() not in _ALSO_PLACES and not any(other.search(source.text) for other in others):
            return "number", match[0]
    return None


def _content(text: str, language: str, tagger: Tagger) -> str:
    """A clause without names, which are compared one by one, and without the verbs of saying."""
    names = set(names_of(text, language, tagger))
    words = plain_of(text, language).split()
    return " ".join(word for word in words if re.sub(r"['’]s?$", "", word.strip(".,;:")) not in names)


def _denied_otherwise(text: str, language: str, source: Source) -> str | None:
    """A clause with a word that it alone denies, or the sentences alone: “no failure”, “gescheitert”."""
    theirs = source.language or "de"
    for pair in PAIRS:
        for side in pair:
            ours, given = side[language].findall(text), side[theirs].findall(source.text)
            if len(ours) != 1 or len(given) != 1:
                continue
            denied = [_denied_at(text, ours[0], language), _denied_at(source.text, given[0].split()[0], theirs)]
            claimed = clauses_of(text, language)
            given_clauses = clauses_of(source.text, theirs)
            if (
                denied == [False, True]
                and not any(one.denied for one in claimed)
                and any(one.sure for one in given_clauses)
            ):
                return _clause_with(ours[0], claimed)
            if denied == [True, False] and not any(one.at_most for one in given_clauses):
                return _clause_with(ours[0], claimed)
    return None


def _clause_with(word: str, clauses: Sequence[DeniedClause]) -> str:
    return next((one.text.strip(" .,;") for one in clauses if word in one.text), word)


def _denied_at(text: str, word: str, language: str | None) -> bool:
    """Whether a word is denied, by others between the same commas."""
    piece = NOT_DENYING.sub(" ", next((piece for piece in CUT.split(text) if word in piece), ""))
    return _denies(piece, language) > _denies(word, language)


def _is_copy(one: str, other: str) -> bool:
    """Whether two clauses of one language have nearly the same words, those of saying and denying apart."""
    ours, theirs = (
        {word for word in words_of(text) if word not in STOP_WORDS and not _denies(word, "de") + _denies(word, "en")}
        for text in (one, other)
    )
    return len(ours) >= WHOLE and len(ours & theirs) >= _COPIED * len(ours | theirs)


def _denies(word: str, language: str | None) -> int:
    """How often a word itself denies: “bestritt”."""
    return len(HARD["de" if language == "de" else "en"].findall(word))


def _differ(one: DeniedClause, other: DeniedClause) -> bool:
    if one.may_be or other.may_be or (one.softened and other.denied) or (other.softened and one.denied):
        return False
    return bool(one.denied) != bool(other.denied)


def _opposites(text: str, language: str, other: str, other_language: str) -> list[tuple[str, str]]:
    """Words of the claim, each with its opposite that the sentences have in its place."""
    text, other = _without_degrees(text), _without_degrees(other)
    found = []
    for one, two in PAIRS:
        for ours, theirs in ((one, two), (two, one)):
            if not (match := ours[language].search(text)) or not (opposite := theirs[other_language].search(other)):
                continue
            gained = len(ours[language].findall(text)) - len(ours[other_language].findall(other))
            lost = len(theirs[other_language].findall(other)) - len(theirs[language].findall(text))
            if gained > 0 and lost > 0:
                found.append((match[0], opposite[0]))
    return found


def _contrary_numbers(
    claimed: Sequence[DeniedClause], given: Sequence[DeniedClause], language: str, theirs: str
) -> str | None:
    """A word of a claim whose opposite stands beside the same number: “before … 4 percent”, “after … 9 percent”."""
    compared = set()
    for one in claimed:
        for number in quantities_of(one.text, language):
            same = [
                other
                for other in given
                if any(agrees(number, known, frozenset()) for known in quantities_of(other.text, theirs))
            ]
            if len(same) != 1 or bool(one.denied) != bool(same[0].denied) or (one, same[0]) in compared:
                continue
            compared.add((one, same[0]))
            if pairs := _opposites(one.text, language, same[0].text, theirs):
                return pairs[0][0]
    return None


def _without_degrees(text: str) -> str:
    """Without “mehr” and “more” that say nothing of amounts: “nicht mehr”, “once more”."""
    return re.sub(
        r"\b(?:nicht|keine?\w*|nie|no|any|once) (?:mehr|more)\b|\b(?:last|letzte[nmrs]?|first) "
        r"(?:year|month|week|night|summer|winter|spring|autumn|century|decade|jahr\w*|monat\w*|woche|nacht|name)\b|"
        r"\bat (?:first|last)\b",
        " ",
        text,
        flags=re.IGNORECASE,
    )
