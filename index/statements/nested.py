"""Nested speech: what one tells of another's words (“Wie die Sprecherin mitteilte, forderte der Minister …”).

What the one whose words are told says is a statement of its own, with the teller as its source. Where the telling has a
clause of its own as its content (“…, rief der Kanzler ihn auf, abzuziehen”), the teller's statement stays beside it;
where the content is but a noun (“laut Toth verlangte Varga den Abbau der Zölle”), there is the one statement.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.grammar.clauses import Clause, ParsedSentence
from index.grammar.parsed import ParsedArticle
from index.lexicon.english_voices import is_english_voice
from index.lexicon.reporting_german import ACTS
from index.names.person_names import same_name
from index.statements.candidate import BEFORE_MESSAGE, Candidate, Rule
from index.statements.english.rules import told_within
from index.statements.english.speakers import EnglishSpeakers
from index.statements.german.free_indirect import act_of
from index.statements.german.indirect import verb_statements
from index.statements.german.speakers import SpeakerResolver
from index.statements.german.who_can_speak import can_speak, cannot_speak
from index.statements.judge.entities import Entity

_NOBODYS = frozenset("my our your mein meine unser unsere ihr sein seine ihre".split())
"""In front of somebody whom only the teller knows: “my client asked for a pilot”."""
_NEAR = 3
"""Statements before and behind one among which that of its sentence which holds it stands."""
_FEWEST = 3
"""Words of a telling that can hold another's words: “X asked Y”."""


@dataclass(frozen=True, slots=True)
class Said:
    """A candidate with the names of those whose it is."""

    candidate: Candidate
    names: Sequence[str | None]
    entity: Entity | None = None
    """Whom the judge chose in place of the rules' speaker."""
    source: str | None = None
    """Who tells of it."""


def with_nested(parsed: ParsedArticle, said: Sequence[Said], speakers: EnglishSpeakers | SpeakerResolver) -> list[Said]:
    """The statements, and with them those that they tell of, each in front of that which tells of it.

    Of two that hold the same words the first is of the one whose words they are.

    Args:
        parsed: the article in words.
        said: its statements, named.
        speakers: the resolver that named them; it is asked for more names, as if nobody had spoken yet.
    """
    found: list[tuple[int, Said]] = []
    inside = _inner(said)
    tellers = set(inside.values())
    for number, one in enumerate(said):
        teller = one.names[0] if len(one.names) == 1 else None
        if number in inside:
            found.append((inside[number], replace(one, source=said[inside[number]].names[0])))
            continue
        inner = None
        if one.candidate.kind in ("indirect", "free indirect") and number not in tellers:
            inner = _told(parsed, one.candidate, teller, speakers) if teller is not None else None
        if inner is not None:
            found.append((number, replace(inner, source=teller)))
        if inner is None or inner.candidate.kind != "reported":
            found.append((number, one))
    found.sort(key=lambda place: (place[0], place[1].source is None))
    return [one for _, one in found]


def _inner(said: Sequence[Said]) -> dict[int, int]:
    """The numbers of statements that stand within another's of the same sentence, and of that."""
    found: dict[int, int] = {}
    for number, one in enumerate(said):
        if len(one.names) != 1 or one.names[0] is None or one.candidate.inherited:
            continue
        for near in range(max(0, number - _NEAR), min(len(said), number + _NEAR + 1)):
            outer = said[near]
            teller = outer.names[0]
            if (
                outer is not one
                and outer.candidate.sentence == one.candidate.sentence
                and outer.candidate.kind == "indirect"
                and teller is not None
                and len(outer.candidate.message) > len(one.candidate.message)
                and set(one.candidate.message) <= set(outer.candidate.message)
                and one.candidate.speaker is not None
                and one.candidate.speaker[0] in outer.candidate.message
                and not _same(teller, one.names[0])
            ):
                found[number] = near
    return found


def _same(name: str, other: str) -> bool:
    return same_name(name, other) or same_name(other, name)


def _told(
    parsed: ParsedArticle, candidate: Candidate, teller: str, speakers: EnglishSpeakers | SpeakerResolver
) -> Said | None:
    """The words of another that a statement tells of; None where it tells of none."""
    if len(candidate.message) < _FEWEST:
        return None
    sentence = parsed.sentences[parsed.sentence_at(candidate.message[0])]
    part = _part(sentence, candidate.message)
    inner = _english(parsed, part) if parsed.language == "en" else _german(parsed, part)
    if inner is None or inner.speaker is None or not set(range(*inner.speaker)) <= set(candidate.message):
        return None
    if inner.kind == "reported":
        if parsed.sentence_at(candidate.message[-1]) != sentence.number:
            return None
        inner.message = candidate.message
    speakers.last = None  # “the minister” is who has that office here, not whoever spoke last
    name = speakers.names(inner)[0]
    if name is None or _same(teller, name):
        return None
    return Said(inner, [name])


def _part(sentence: ParsedSentence, message: Sequence[int]) -> ParsedSentence:
    """The part of a sentence that is told, as a sentence."""
    first = message[0]
    last = max(i for i in message if i < sentence.last) + 1
    clauses = [
        Clause(max(one.first, first), min(one.last, last), one.kind, one.finite, one.verbs, one.front)
        for one in sentence.clauses
        if one.first < last and one.last > first and (one.finite is None or first <= one.finite < last)
    ]
    return replace(sentence, first=first, last=last, length=last - first, clauses=clauses)


def _german(parsed: ParsedArticle, part: ParsedSentence) -> Candidate | None:
    clause = next((one for one in part.clauses if one.finite is not None), None)
    if clause is None or clause.kind not in ("main", "subordinate"):
        return None
    said = [one for one in verb_statements(parsed, part, told=True) if one.rule in BEFORE_MESSAGE]
    found = next((one for one in said if clause.first <= one.cue[0] < clause.last), None) or act_of(
        parsed, part, clause, ACTS
    )
    if found is None or found.speaker is None:
        return None
    first = parsed.words[found.speaker[0]]
    if first.tag in ("PPER", "PRELS", "PDS", "PIS") or first.quotation or first.lower in _NOBODYS:
        return None
    found.nested = True
    # Whoever has a clause of content speaks, “der Kanton habe mitgeteilt, …”; an act may be that of a thing.
    speaks = can_speak(parsed, found.speaker) or (
        found.kind != "reported" and not cannot_speak(parsed.words, *found.speaker)
    )
    return found if speaks else None


def _english(parsed: ParsedArticle, part: ParsedSentence) -> Candidate | None:
    found = told_within(parsed, part)
    if found is None or found.speaker is None or found.rule is Rule.PASSIVE_ACT:
        return None
    named = parsed.words[found.speaker[1] - 1]
    if parsed.words[found.speaker[0]].lower in _NOBODYS:
        return None
    found.nested = True
    return found if named.text[:1].isupper() or is_english_voice(named.lower) else None
