"""Who said what in an article: speaker, cue, exact spans and kind."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from index.article import Article, Sentence, Statement
from index.grammar.clauses import ParsedSentence, parse
from index.grammar.parsed import ParsedArticle
from index.grammar.tagger import Tagger, mend_surnames
from index.grammar.tokens import Word, tokens_of
from index.progress import Progress
from index.statements.candidate import Candidate, Rule
from index.statements.denial import mark_denials
from index.statements.english.rules import english_candidates
from index.statements.english.speakers import EnglishSpeakers
from index.statements.german.rules import german_candidates
from index.statements.german.speakers import BY_THE_ONE_BEFORE, SpeakerResolver
from index.statements.german.who_can_speak import is_about
from index.statements.judge.choosing import judged_names, with_found
from index.statements.judge.entities import Entity
from index.statements.judge.trees import learned
from index.statements.nested import Said, with_nested
from index.text.language import language_of
from index.text.quotations import quotations_of
from index.text.spans import Span

_LONGEST, _MOST_CHARACTERS = 250, 2_500
"""Words and code points; what is longer is a table or a list, no sentence, and would take the rules quadratic time. The
longest sentence of 1,000 Wikinews, 10kGNAD and XQuAD articles has 1,222."""
_TOLD = 1_000
"""Sentences between two calls of `progress`: a second or two, and more than most articles have."""
_MOST_REPEATS = 20
"""Times that an article says the same sentence; said more often it is a form's line (“Foto: dpa”) and no statement."""


def statements_of(
    article: Article, sentences: Sequence[Sentence], tagger: Tagger, progress: Progress | None = None
) -> tuple[Statement, ...]:
    """Find what is said in an article and by whom.

    Args:
        article: the article.
        sentences: its sentences, in order; captions and notes of the outlet are not read.
        tagger: for German.
        progress: called within a long article, with its "sentences".

    Returns:
        The statements in the order of their sentences.
    """
    parsed, candidates = candidates_of(article, sentences, tagger, progress)
    speakers = speakers_of(parsed)
    ruled = ruled_names(parsed, candidates, speakers)
    judged = judged_names(parsed, article.text, candidates, ruled, speakers, learned())
    said = [Said(candidate, names, entity) for candidate, (names, entity) in zip(candidates, judged, strict=True)]
    return tuple(
        _statement(article, sentences, parsed, one, name)
        for one in with_nested(parsed, said, speakers)
        for name in one.names
    )


def speakers_of(parsed: ParsedArticle) -> EnglishSpeakers | SpeakerResolver:
    """What names the speakers of an article by rules, in its language."""
    return EnglishSpeakers(parsed) if parsed.language == "en" else SpeakerResolver(parsed)


def ruled_names(
    parsed: ParsedArticle, candidates: Sequence[Candidate], speakers: EnglishSpeakers | SpeakerResolver
) -> list[list[str | None]]:
    """The names that the rules give each candidate, before they are judged."""
    return [
        [None if name and is_about(parsed, candidate, name) else name for name in speakers.names(candidate)]
        for candidate in candidates
    ]


def candidates_of(
    article: Article, sentences: Sequence[Sentence], tagger: Tagger, progress: Progress | None = None
) -> tuple[ParsedArticle, list[Candidate]]:
    """The statements in words, before speakers are named; `bench/statements.py` measures these."""
    parsed, candidates = ruled_candidates(article, sentences, tagger, progress)
    candidates = with_found(parsed, article.text, candidates, learned())
    mark_denials(parsed, candidates)
    return parsed, candidates


def ruled_candidates(
    article: Article, sentences: Sequence[Sentence], tagger: Tagger, progress: Progress | None = None
) -> tuple[ParsedArticle, list[Candidate]]:
    """What the rules alone find; `bench/train_judge.py` learns from these what they miss."""
    parsed = _parsed(article, sentences, tagger, progress)
    return parsed, english_candidates(parsed) if parsed.language == "en" else german_candidates(parsed)


def _parsed(
    article: Article, sentences: Sequence[Sentence], tagger: Tagger, progress: Progress | None
) -> ParsedArticle:
    quotations = quotations_of(article.text)
    language = article.language or language_of(article.text) or "de"  # what is too short to tell is read as German
    words: list[Word] = []
    surnames: set[str] = set()
    repeats: dict[str, int] = {}
    parsed = []
    for number, sentence in enumerate(sentences):
        if progress and number and not number % _TOLD:
            progress(number, len(sentences), "sentences")
        first = len(words)
        read = sentence.end - sentence.start <= _MOST_CHARACTERS
        if read:
            said = sentence.text
            repeats[said] = repeats.get(said, 0) + 1
            read = repeats[said] <= _MOST_REPEATS
        here = tokens_of(sentence, quotations) if read else []
        if not 0 < len(here) <= _LONGEST:
            parsed.append(ParsedSentence(number, first, first, "unread", [], False))
            continue
        words += here
        if language != "en":
            tagger.tag(here)
            mend_surnames(here, surnames)
        parsed.append(parse(words, first, len(words), number, sentence.kind))
    return ParsedArticle(words, parsed, language)


def _spans(words: Sequence[Word], indices: Sequence[int]) -> tuple[Span, ...]:
    """Neighbouring words as one span."""
    spans: list[Span] = []
    last = -2
    for i in indices:
        if i == last + 1:
            spans[-1] = (spans[-1][0], words[i].end)
        else:
            spans.append((words[i].start, words[i].end))
        last = i
    return tuple(spans)


def _statement(
    article: Article,
    sentences: Sequence[Sentence],
    parsed: ParsedArticle,
    said: Said,
    speaker: str | None,
) -> Statement:
    words, candidate = parsed.words, said.candidate
    spans = _spans(words, candidate.message)
    numbers = sorted(
        {
            n
            for start, end in spans
            for n in range(
                bisect_right(sentences, start, key=lambda s: s.end), bisect_left(sentences, end, key=lambda s: s.start)
            )
        }
    )
    inside = tuple(sentences[n] for n in numbers)
    speaker_span = None
    goes_on = candidate.inherited or (
        candidate.speaker is not None and words[candidate.speaker[0]].lower in BY_THE_ONE_BEFORE
    )
    if said.entity is not None:  # its words are shown where they stand beside
        speaker_span = _named_beside(parsed, candidate, said.entity)
    elif candidate.speaker is not None and not goes_on:
        speaker_span = (words[candidate.speaker[0]].start, words[candidate.speaker[1] - 1].end)
    cue = _cue(words, candidate.cue)
    return Statement(
        article, candidate.kind, spans, inside, speaker, speaker_span, cue, candidate.denied, source=said.source
    )


def _named_beside(parsed: ParsedArticle, candidate: Candidate, entity: Entity) -> Span | None:
    """Where an entity is named in the statement's own sentence, outside what is said; None where it is not."""
    words, sentence = parsed.words, parsed.sentences[candidate.sentence]
    said = set(candidate.message) if candidate.rule is not Rule.LEARNED else set()
    for first, last in entity.places:
        if sentence.first <= first < sentence.last and first not in said:
            return words[first].start, words[last - 1].end
    return None


def _cue(words: Sequence[Word], indices: Sequence[int]) -> Span | None:
    """The part of the cue that says what is done: “mitgeteilt” of “hat … mitgeteilt”, else the first."""
    spans = _spans(words, indices)
    telling = {words[i].end for i in indices if words[i].tag.startswith("VV")}
    return next((s for s in spans if any(s[0] < end <= s[1] for end in telling)), spans[0] if spans else None)
