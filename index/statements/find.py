"""Who said what in an article: speaker, cue, exact spans and kind."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from index.article import Article, Sentence, Statement
from index.grammar.clauses import ParsedSentence, parse
from index.grammar.parsed import ParsedArticle
from index.grammar.tagger import Tagger, mend_surnames
from index.grammar.tokens import Word, tokens_of
from index.progress import Progress
from index.statements.candidate import Candidate
from index.statements.denial import mark_denials
from index.statements.english.rules import english_candidates
from index.statements.english.speakers import EnglishSpeakers
from index.statements.german.rules import german_candidates
from index.statements.german.speakers import BY_THE_ONE_BEFORE, SpeakerResolver
from index.statements.german.who_can_speak import is_about
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
    speakers = EnglishSpeakers(parsed) if parsed.language == "en" else SpeakerResolver(parsed)
    return tuple(
        _statement(article, sentences, parsed, candidate, None if name and is_about(parsed, candidate, name) else name)
        for candidate in candidates
        for name in speakers.names(candidate)
    )


def candidates_of(
    article: Article, sentences: Sequence[Sentence], tagger: Tagger, progress: Progress | None = None
) -> tuple[ParsedArticle, list[Candidate]]:
    """The statements in words, before speakers are named; `bench/statements.py` measures these."""
    parsed = _parsed(article, sentences, tagger, progress)
    candidates = english_candidates(parsed) if parsed.language == "en" else german_candidates(parsed)
    mark_denials(parsed, candidates)
    return parsed, candidates


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
    article: Article, sentences: Sequence[Sentence], parsed: ParsedArticle, candidate: Candidate, speaker: str | None
) -> Statement:
    words = parsed.words
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
    if candidate.speaker is not None and not goes_on:
        speaker_span = (words[candidate.speaker[0]].start, words[candidate.speaker[1] - 1].end)
    return Statement(
        article, candidate.kind, spans, inside, speaker, speaker_span, _cue(words, candidate.cue), candidate.denied
    )


def _cue(words: Sequence[Word], indices: Sequence[int]) -> Span | None:
    """The part of the cue that says what is done: “mitgeteilt” of “hat … mitgeteilt”, else the first."""
    spans = _spans(words, indices)
    telling = {words[i].end for i in indices if words[i].tag.startswith("VV")}
    return next((s for s in spans if any(s[0] < end <= s[1] for end in telling)), spans[0] if spans else None)
