"""Who says what in an English article: reporting verbs, that-clauses, “according to”, inverted order, quotations.

English has no mood of reported speech: nothing goes on without a cue but quotations. The rules need no tagger; names
are known by their capitals.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from index.article import StatementKind
from index.grammar.clauses import ParsedSentence
from index.grammar.parsed import ParsedArticle
from index.grammar.tokens import Word
from index.lexicon.function_words import ENGLISH_DETERMINERS, ENGLISH_QUESTION_WORDS
from index.lexicon.reporting_english import ACTS, ASKING, DIRECTING, PLAIN, SAYING
from index.statements.candidate import Candidate, Rule, without_commas
from index.statements.english.subjects import (
    addressee_end,
    apposition_end,
    has_verb,
    is_mark,
    relative_head,
    subject_before,
    subject_behind,
)
from index.text.spans import Span

_FARTHEST = 6
"""Sentences back to where a quotation began, at most."""
_JOINING = frozenset("but while whereas and".split())


def english_candidates(parsed: ParsedArticle) -> list[Candidate]:
    """The statements of an article, in order."""
    candidates: list[Candidate] = []
    for sentence in parsed.sentences:
        if sentence.kind == "heading":
            candidates += _heading(parsed, sentence)
        elif sentence.kind == "text" and sentence.length > 2:
            candidates += _said(parsed, sentence, candidates)
    return candidates


def _heading(parsed: ParsedArticle, sentence: ParsedSentence) -> list[Candidate]:
    """“Zelensky: "Pandora's box opened"”."""
    words = parsed.words
    colon = next((i for i in range(sentence.first, sentence.last) if words[i].text == ":"), None)
    if colon is None or colon - sentence.first > 3 or colon + 1 >= sentence.last or not words[colon + 1].quotation:
        return []
    message = [i for i in range(colon + 1, sentence.last) if words[i].quotation]
    return [Candidate("direct", sentence.number, message, (sentence.first, colon), [], Rule.HEADING)]


def _quoted(parsed: ParsedArticle, sentence: ParsedSentence) -> list[int]:
    return [i for i in range(sentence.first, sentence.last) if parsed.words[i].quotation]


def _said(parsed: ParsedArticle, sentence: ParsedSentence, before: list[Candidate]) -> list[Candidate]:
    words = parsed.words
    cut = _second_speaker(words, sentence)
    if cut is not None:
        head = replace(sentence, last=cut, length=cut - sentence.first)
        tail = replace(sentence, first=cut + 2, length=sentence.end - cut - 2)
        said = _said(parsed, head, before)
        recent = takewhile(lambda draft: sentence.number - draft.sentence <= _FARTHEST, reversed(before))
        return said + _said(parsed, tail, [*reversed([*recent]), *said])
    quoted = _quoted(parsed, sentence)
    free = [i for i in range(sentence.first, sentence.last) if not words[i].quotation and words[i].text[:1].isalnum()]
    if quoted and not free:
        # A sentence that is all quotation goes on with the quotation before it, or waits for “he said” behind it.
        return _alone(parsed, sentence, quoted, before)
    candidates: list[Candidate] = []
    source = _according(parsed, sentence)
    if source is not None:
        candidates.append(source)
    verb = _reporting_verb(words, sentence)
    if verb is not None:
        said = _with_verb(parsed, sentence, verb, quoted)
        if source is not None:
            # “According to the Kremlin, Putin demanded that …”
            said = [candidate for candidate in said if candidate.kind == "indirect" and candidate.speaker is not None]
            for candidate in said:
                candidate.nested = True
        candidates += said
    if quoted and candidates and candidates[-1].kind != "direct":
        inside = [i for i in quoted if i in set(candidates[-1].message)]
        if len(inside) >= 4:
            candidates.append(
                Candidate(
                    "direct",
                    sentence.number,
                    inside,
                    candidates[-1].speaker,
                    candidates[-1].cue,
                    Rule.WITHIN,
                    nested=True,
                )
            )
    if candidates and quoted:
        _extend_back(parsed, sentence, candidates, before)
    return candidates


def _second_speaker(words: Sequence[Word], sentence: ParsedSentence) -> int | None:
    """The comma between two people who speak: “Marsh said it was too expensive, but Reed insisted it would work”."""
    for i in range(sentence.first + 2, sentence.end - 3):
        if words[i].text != "," or words[i].quotation or words[i + 1].lower not in _JOINING:
            continue
        begins = words[i + 2]
        others = begins.text[:1].isupper() or begins.lower == "the"
        said = any(word.lower in SAYING and not word.quotation for word in words[sentence.first : i])
        says = any(word.lower in SAYING and not word.quotation for word in words[i + 3 : min(i + 9, sentence.end)])
        if others and said and says:
            return i
    return None


def _alone(
    parsed: ParsedArticle, sentence: ParsedSentence, quoted: list[int], before: list[Candidate]
) -> list[Candidate]:
    number = parsed.words[quoted[0]].quotation
    last = before[-1] if before else None
    near = last is not None and sentence.number - last.sentence <= 1
    same = near and last is not None and any(parsed.words[i].quotation == number for i in last.message)
    if near and last is not None and (same or last.kind == "direct"):
        return [Candidate("direct", sentence.number, quoted, last.speaker, [], Rule.GOES_ON, inherited=True)]
    return [Candidate("direct", sentence.number, quoted, None, [], Rule.ALONE, inherited=True)]


def _extend_back(
    parsed: ParsedArticle, sentence: ParsedSentence, candidates: list[Candidate], before: list[Candidate]
) -> None:
    """Give a quotation that began in earlier sentences the speaker that is named at its end."""
    numbers = {
        parsed.words[i].quotation for candidate in candidates for i in candidate.message if parsed.words[i].quotation
    }
    for candidate in reversed(before):
        if sentence.number - candidate.sentence > _FARTHEST:
            return
        if (
            candidate.rule in (Rule.ALONE, Rule.GOES_ON)
            and candidate.speaker is None
            and parsed.words[candidate.message[0]].quotation in numbers
        ):
            candidate.speaker, candidate.cue = candidates[0].speaker, candidates[0].cue


def _reporting_verb(words: Sequence[Word], sentence: ParsedSentence) -> int | None:
    """The first verb of saying outside quotations that can have a subject and a message."""
    acts: int | None = None
    for i in range(sentence.first, sentence.last):
        word = words[i]
        if word.quotation or (word.text[:1].isupper() and i > sentence.first):
            continue
        previous = words[i - 1].lower if i > sentence.first else ""
        if word.lower in SAYING and previous not in (
            "to",
            "the",
            "a",
            "an",
            "of",
            "its",
            "their",
            "his",
            "her",
            "by",
            "no",
        ):
            following = words[i + 1].lower if i + 1 < sentence.last else ""
            if i > sentence.first + 1 and words[i - 2].lower in ("which", "who", "whom"):
                continue  # “the company, which he said had failed”
            if word.lower.endswith("ing") and previous not in ("is", "was", "are", "were", ","):
                continue
            base = SAYING[word.lower]
            clause = following in ("that", ",", ":", "") or following in ENGLISH_QUESTION_WORDS
            clause = clause or (i + 1 < sentence.last and is_mark(words[i + 1]))
            clause = clause or (i > sentence.first and is_mark(words[i - 1]))  # “Never,” replied Marsh
            directing = base in DIRECTING and any(w.lower == "to" for w in words[i + 1 : min(i + 11, sentence.last)])
            if clause or base in PLAIN or directing or _that_follows(words, i, sentence):
                return i
        if word.lower in ACTS and acts is None and previous not in ("to", "the", "a", "of"):
            acts = i
    return acts


def told_within(parsed: ParsedArticle, part: ParsedSentence) -> Candidate | None:
    """What a part of a sentence, itself somebody's words, tells of another's: “… that Pike had promised refunds”."""
    verb = _reporting_verb(parsed.words, part)
    said = _with_verb(parsed, part, verb, []) if verb is not None else []
    return next((one for one in said if one.speaker is not None), None)


def _that_follows(words: Sequence[Word], verb: int, sentence: ParsedSentence) -> bool:
    return any(words[k].lower == "that" for k in range(verb + 1, min(verb + 8, sentence.last)))


@dataclass(frozen=True, slots=True)
class _Saying:
    """A verb of saying with its subject; indices of the article's words."""

    words: Sequence[Word]
    sentence: ParsedSentence
    verb: int
    base: str
    """Its base form; empty where it is an act only (“criticised”)."""
    passive: bool
    subject: Span | None
    start: int
    """Where subject and verb begin; what stands before may be the message."""
    quoted: list[int]
    """The quoted words of the sentence."""

    @property
    def next(self) -> str:
        """The word behind the verb; empty at the end."""
        return self.words[self.verb + 1].lower if self.verb + 1 < self.sentence.last else ""

    def made(self, kind: StatementKind, message: list[int], rule: Rule) -> Candidate:
        """A statement of the sentence, by the subject."""
        return Candidate(kind, self.sentence.number, message, self.subject, [self.verb], rule)


def _with_verb(parsed: ParsedArticle, sentence: ParsedSentence, verb: int, quoted: list[int]) -> list[Candidate]:
    """What a verb of saying introduces: the first of `_MESSAGES` that is there."""
    words = parsed.words
    base = SAYING.get(words[verb].lower, "")
    subject, start = subject_before(words, sentence, verb)
    head = relative_head(words, sentence, verb)
    if head is not None:
        subject, start = head, sentence.first  # “… backed by Marsh, who said …”
    passive = words[verb - 1].lower in ("is", "was", "are", "were", "been", "be")
    if subject is None or (passive and base):
        inverted = subject_behind(words, verb, sentence.last)
        told = base or words[verb - 1].text == "," or is_mark(words[verb - 1])  # not “criticised the brewery”
        if inverted is not None and told and not passive and verb > sentence.first:
            start = verb
            subject = inverted
        elif passive:
            subject = None
    saying = _Saying(words, sentence, verb, base, passive, subject, start, quoted)
    found = next((candidate for message in _MESSAGES if base and (candidate := message(saying))), None) or _act(saying)
    return [found] if found else []


def _quote_before(saying: _Saying) -> Candidate | None:
    """“…,” said Hardt. “…”."""
    before = [i for i in saying.quoted if i < saying.verb]
    frame_end = max(saying.verb, saying.subject[1] - 1 if saying.subject else saying.verb)
    message = before + [i for i in saying.quoted if i > frame_end]
    return saying.made("direct", message, Rule.QUOTE_BEFORE) if len(before) >= 3 else None


def _quote_behind(saying: _Saying) -> Candidate | None:
    """Hardt said: “…”."""
    words, verb, last = saying.words, saying.verb, saying.sentence.last
    behind = [i for i in saying.quoted if i > verb]
    marks = (i for i in range(verb + 1, last - 1) if words[i].text in (":", ",") and words[i + 1].quotation)
    mark = next(marks, None)
    near = bool(behind) and ((mark is not None and mark - verb < 14) or behind[0] == verb + 1)
    return saying.made("direct", behind, Rule.QUOTE_BEHIND) if near and mark in (None, behind[0] - 1) else None


def _before(saying: _Saying) -> list[int]:
    """The words before subject and verb, up to a comma; none where there is no comma."""
    words, first = saying.words, saying.sentence.first
    before = without_commas(words, range(first, min(saying.start, saying.verb)))
    return before if before and words[first].lower != "according" and words[before[-1] + 1].text == "," else []


def _between(saying: _Saying) -> Candidate | None:
    """“The plan, Marsh said, would cost millions.”."""
    end, before = saying.sentence.end, _before(saying)
    if not before or saying.verb + 1 >= end or saying.words[saying.verb + 1].text != ",":
        return None
    message = before + without_commas(saying.words, range(saying.verb + 2, end))
    return saying.made("indirect", message, Rule.BETWEEN)


def _behind(saying: _Saying) -> Candidate | None:
    """“The plan would cost millions, Marsh said.”."""
    before = _before(saying)
    if len(before) < 3 or not has_verb(saying.words, before[0], before[-1] + 1):
        return None
    if saying.next == "that" or saying.words[before[0]].lower in _ADVERBIAL:
        return None
    return saying.made("indirect", before, Rule.BEHIND)


def _that(saying: _Saying) -> Candidate | None:
    """“Marsh said that …”, “Marsh asked whether …”."""
    words, verb, end = saying.words, saying.verb, saying.sentence.end
    opens = {"that", *ENGLISH_QUESTION_WORDS} if saying.base in ASKING else {"that"}
    behind = range(verb + 1, saying.sentence.last)
    that = next((i for i in behind if words[i].lower in opens and not words[i].quotation), None)
    if that is None or end - that <= 1 or that - verb > 12 or has_verb(words, verb + 1, that):
        return None
    cut = next((k - 1 for k in range(that, end) if words[k].lower == "according" and words[k - 1].text == ","), end)
    return saying.made("indirect", list(range(that, cut)), Rule.THAT)


def _plain(saying: _Saying) -> Candidate | None:
    """“Marsh said the plan would cost millions.”, “Marsh told the council it would”."""
    words, verb, end = saying.words, saying.verb, saying.sentence.end
    if saying.base not in PLAIN or verb + 2 >= end or not has_verb(words, verb + 1, end):
        return None
    first = addressee_end(words, verb + 1, end) if saying.base == "tell" else verb + 1
    return saying.made("indirect", without_commas(words, range(first, end)), Rule.PLAIN)


def _to(saying: _Saying) -> Candidate | None:
    """“Marsh urged the council to stop”."""
    words, verb, end = saying.words, saying.verb, saying.sentence.end
    behind = range(verb + 1, saying.sentence.last)
    to = next((i for i in behind if words[i].lower == "to" and i + 1 < end and _may_be_verb(words[i + 1])), None)
    if saying.base not in DIRECTING or to is None or to - verb > 10 or saying.subject is None:
        return None
    return saying.made("indirect", list(range(to, end)), Rule.TO)


def _may_be_verb(word: Word) -> bool:
    """Whether what stands behind “to” may be an infinitive: not “to the council”, “to customers”."""
    plural = word.lower.endswith("s") and not word.lower.endswith(("ss", "us"))
    return word.text[:1].islower() and word.lower not in ENGLISH_DETERMINERS and not plural


_MESSAGES = (_quote_before, _quote_behind, _between, _behind, _that, _plain, _to)
"""The ways in which what is said stands by its verb, in this order."""

_ADVERBIAL = frozenset("as when after while before asked speaking".split())
"""What begins an adverbial, not a message: “As the rain stopped, Marsh said …”."""


def _act(saying: _Saying) -> Candidate | None:
    """“Marsh criticised the plan”, “the plan was criticised by Marsh”."""
    words, sentence = saying.words, saying.sentence
    if words[saying.verb].lower not in ACTS:
        return None
    message = list(range(sentence.first, sentence.last))
    agent = _agent(words, saying.verb, sentence.end) if saying.passive else None
    if agent is not None:
        return Candidate("reported", sentence.number, message, agent, [], Rule.PASSIVE_ACT)
    if saying.subject is None or saying.passive:
        return None
    return Candidate("reported", sentence.number, message, saying.subject, [], Rule.ACT)


def _agent(words: Sequence[Word], verb: int, end: int) -> Span | None:
    """Who acts in a passive: “was accused of lying by Marsh”."""
    for i in range(verb + 1, end - 1):
        if words[i].lower == "by" and not words[i].quotation:
            stop = i + 1
            while (
                stop < end and words[stop].text[:1].isalnum() and words[stop].lower not in ("as", "for", "of", "over")
            ):
                stop += 1
            named = words[i + 1].text[:1].isupper() or words[i + 1].lower in ("the", "a", "an")
            return (i + 1, stop) if named and stop > i + 1 else None
    return None


def _according(parsed: ParsedArticle, sentence: ParsedSentence) -> Candidate | None:
    """“According to the police, …”."""
    words = parsed.words
    for i in range(sentence.first, sentence.end - 2):
        if words[i].lower == "according" and words[i + 1].lower == "to" and not words[i].quotation:
            stop = i + 2
            while stop < sentence.end and words[stop].text not in (",", ";", ".") and not words[stop].quotation:
                stop += 1
            stop = apposition_end(words, stop, sentence.end)
            message = without_commas(words, [k for k in range(sentence.first, sentence.end) if not i <= k < stop])
            if len(message) > 2 and stop > i + 2:
                return Candidate("indirect", sentence.number, message, (i + 2, stop), [i, i + 1], Rule.ACCORDING_TO)
    return None
