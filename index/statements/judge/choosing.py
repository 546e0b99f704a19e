"""What was learned, applied to an article: sentences that are somebody's words though no rule saw it, and whose.

The rules propose, what is learned adds and judges. The figures behind the constants are in bench/README.md, “The
judge”.
"""

from collections.abc import Sequence
from typing import cast

import numpy as np
from numpy.typing import NDArray

from index.article import StatementKind
from index.grammar.clauses import ParsedSentence
from index.grammar.parsed import ParsedArticle
from index.grammar.subjects import subject_of
from index.statements.candidate import Candidate, Rule
from index.statements.english.speakers import EnglishSpeakers
from index.statements.german.speakers import SpeakerResolver
from index.statements.german.who_can_speak import can_speak, is_about
from index.statements.judge.entities import Entity, entities_of, name_key
from index.statements.judge.sentences import surroundings_of
from index.statements.judge.standing import Reading
from index.statements.judge.trees import Learned
from index.text.spans import Span

FOUND = {"de": 0.6, "en": 0.5}
"""Probability from which a sentence is somebody's words. German has a mood for them, so that fewer are left to find."""
AGREED = 0.45
"""Probability from which the name that the rules chose too is given."""
NAMED = 0.55
"""The same for a name that the rules did not choose: a wrong name costs as much as two that are missing."""
MARGIN = 0.2
"""By how much another entity must be likelier than the one that the rules chose."""
OVERRULED = frozenset(("en",))
"""Languages in which the rules' names are judged too; in the others only what the rules leave without a name. German
names of 700 articles taught the rules more than half as many texts teach a judge: overruled, .91 of what is asked for
in `shared/eval/who_said_what.py` falls to .85."""


def with_found(parsed: ParsedArticle, text: str, candidates: Sequence[Candidate], learned: Learned) -> list[Candidate]:
    """The candidates, and with them the sentences that are somebody's words by all that surrounds them, in order."""
    if not parsed.sentences:
        return list(candidates)
    surroundings = surroundings_of(parsed, text, candidates)
    likely = np.flatnonzero(learned.finder.probabilities(surroundings.values) >= FOUND[parsed.language])
    numbers = [surroundings.open[i] for i in likely]
    kinds = dict(zip(numbers, learned.kinds(surroundings.values[likely]), strict=True))
    return with_sentences(parsed, candidates, kinds, surroundings.labels, surroundings.paragraphs)


def with_sentences(
    parsed: ParsedArticle,
    candidates: Sequence[Candidate],
    kinds: dict[int, str],
    labels: Sequence[int],
    paragraphs: Sequence[int],
) -> list[Candidate]:
    """The candidates and whole sentences as statements; sentences of one paragraph given word for word are one.

    Args:
        parsed: the article in words.
        candidates: what the rules found.
        kinds: the sentences to add, by their number, and of what kind each is.
        labels: of each sentence, how many words at its beginning are a label.
        paragraphs: of each sentence, its paragraph.
    """
    found: list[Candidate] = []
    before = -2
    for number in sorted(kinds):
        sentence = parsed.sentences[number]
        message = list(range(sentence.first + labels[number], sentence.end))
        if not message:
            continue
        goes_on = number == before + 1 and paragraphs[number] == paragraphs[before]
        if found and goes_on and kinds[number] == kinds[before] == "direct":
            found[-1].message += message
        else:
            kind = cast(StatementKind, kinds[number])
            who = _who_acts(parsed, sentence) if kind == "reported" else None
            found.append(Candidate(kind, number, message, who, rule=Rule.LEARNED, inherited=who is None))
        before = number
    return sorted([*candidates, *found], key=lambda candidate: candidate.sentence)


def _who_acts(parsed: ParsedArticle, sentence: ParsedSentence) -> Span | None:
    """The subject of a German sentence, where that means somebody: “Die Verwaltung zeigte Verständnis”."""
    clause = next((one for one in sentence.clauses if one.kind == "main" and one.finite is not None), None)
    if parsed.language == "en" or clause is None or clause.finite is None:
        return None
    subject = subject_of(parsed.words, clause.first, clause.finite, clause.last)
    return subject if subject is not None and can_speak(parsed, subject) else None


def judged_names(
    parsed: ParsedArticle,
    text: str,
    candidates: Sequence[Candidate],
    ruled: Sequence[Sequence[str | None]],
    speakers: EnglishSpeakers | SpeakerResolver,
    learned: Learned,
) -> list[tuple[list[str | None], Entity | None]]:
    """Who says each candidate: the names, and the entity where it is another than the rules chose.

    Args:
        parsed: the article in words.
        text: the article's text.
        candidates: its statements.
        ruled: for each, the names that the rules give; where they are several they stand.
        speakers: the resolver that gave them.
        learned: what was learned.
    """
    result: list[tuple[list[str | None], Entity | None]] = [(list(names), None) for names in ruled]
    single = [
        n for n, names in enumerate(ruled) if len(names) == 1 and _is_open(parsed, candidates[n], names[0] is not None)
    ]
    if not single:
        return result
    reading = Reading(parsed, text, entities_of(parsed, speakers), candidates, [names[0] for names in ruled])
    for number in single:
        values, entities = reading.rows(number)
        best, sure = _chosen(learned.speaker.probabilities(values), entities, ruled[number][0])
        likeliest = entities[best]
        reading.hear(number, likeliest.name if likeliest is not None else None)
        entity = likeliest if sure else None
        name = entity.name if entity is not None else None
        if name is not None and is_about(parsed, candidates[number], name):
            entity = name = None
        if name != ruled[number][0]:
            result[number] = [name], entity
    return result


def _chosen(likely: NDArray[np.float32], entities: Sequence[Entity | None], ruled: str | None) -> tuple[int, bool]:
    """The likeliest entity of a statement, and whether that is sure enough to give its name."""
    best = int(likely.argmax())
    key = name_key(ruled) if ruled else None
    own = next((i for i, one in enumerate(entities) if one is not None and name_key(one.name) == key), None)
    if own is not None and likely[best] <= likely[own] + MARGIN:
        best = own
    return best, bool(likely[best] >= (AGREED if best == own else NAMED))


def _is_open(parsed: ParsedArticle, candidate: Candidate, named: bool) -> bool:
    """Whether the judge has a say: not where the rules read words that mean nobody, “laut ersten Angaben”."""
    if parsed.language in OVERRULED:
        return True
    return not named and (candidate.speaker is None or parsed.words[candidate.speaker[0]].tag == "PPER")
