"""What tells that a sentence is somebody's words though no rule found a cue in it, in numbers.

English goes on without a mood of reported speech, interviews without quotation marks, and no list of verbs is complete.
What surrounds a sentence says more than its words: labels, what was said in the sentences beside it, “I”, the tense.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.grammar.clauses import ParsedSentence
from index.grammar.parsed import ParsedArticle
from index.grammar.persons import is_role
from index.grammar.tokens import Word
from index.lexicon.english_voices import is_english_voice
from index.lexicon.given_names import FEMALE, MALE
from index.lexicon.reporting_english import ACTS as ENGLISH_ACTS
from index.lexicon.reporting_english import SAYING as ENGLISH_SAYING
from index.lexicon.reporting_german import ACTS, CALLING, NOUN_CUES, SAYING, SOURCES, THINKING
from index.statements.candidate import Candidate
from index.statements.judge.entities import speaks

_WORDS = {
    "soll": "soll sollen should must muss müssen",
    "will": "will wollen want wants plan plans planned möchte möchten geplant wollte wanted",
    "had": "had hatte hatten",
    "was": "was were war waren wurde wurden",
    "present": "is are has have ist sind hat haben wird werden",
    "not": "not no nicht kein keine never nie",
    "by": "by von durch according laut zufolge",
    "that": "that whether dass ob",
}
_SETS = {name: frozenset(words.split()) for name, words in _WORDS.items()}
_FIRST = frozenset("i we my our us me ich wir mein meine unser unsere uns mir mich".split())
_ARTICLES = frozenset("the der die das a ein eine".split())
_JOINING = frozenset("this that these dies diese dieser das dabei dazu damit außerdem also so but aber and und".split())
_SAID = SAYING | ACTS | THINKING | CALLING
_NOUNS = NOUN_CUES | SOURCES
_KINDS = ("direct", "indirect", "free indirect", "reported")
_BESIDE = (-1, -2, 1)
_FAR = 20
"""Sentences; what was said farther back is as far."""
_ODD_MARKS = frozenset("‘’'«»")
"""Marks that open no quotation by themselves."""
_LABEL = 5
"""Words in which the colon of a label stands: “Mayor Nadia Fenwick: It is asleep.”"""

COVERED = 0.5
"""Share of a sentence from which a statement of the rules is enough, its speaker and cue counted."""

FEATURES: tuple[str, ...] = (
    *"english share_number number starts ends label labelled labelled_before share_labelled paragraphs place".split(),
    *"words quoted odd_marks colon digits commas capitals verbs nouns roles given first article joining".split(),
    *_SETS,
    *"statements covered touched since paragraph_covered share_first first_before".split(),
    *(f"{what}{offset:+d}" for offset in _BESIDE for what in ("covered", "paragraph", *_KINDS)),
)
"""The columns of a row, in order. What gained nothing in training is not here."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The sentences of an article as the model sees them."""

    open: list[int]
    """The sentences that no statement of the rules covers."""
    values: NDArray[np.float32]
    """(len(open), len(FEATURES)): a row for each of those."""
    paragraphs: list[int]
    """Of each sentence, the number of its paragraph."""
    labels: list[int]
    """Of each sentence, how many words at its beginning are the label of its paragraph."""


def surroundings_of(parsed: ParsedArticle, text: str, candidates: Sequence[Candidate]) -> Surroundings:
    """Describe the sentences that the rules leave open.

    Args:
        parsed: the article in words.
        text: the article's text, for its paragraphs.
        candidates: what the rules found.
    """
    sentences = parsed.sentences
    count = len(sentences)
    covered = [0.0] * count
    kinds: dict[int, set[str]] = {}
    touched = [0] * count
    for candidate in candidates:
        inside: dict[int, int] = {}
        number, last = -1, -1
        own = candidate.speaker if candidate.speaker is not None and not candidate.inherited else (0, 0)
        for i in sorted({*candidate.message, *candidate.cue, *range(*own)}):
            if i >= last:
                number = parsed.sentence_at(i)
                last = sentences[number].last
            inside[number] = inside.get(number, 0) + 1
        for number, words in inside.items():
            here = sentences[number]
            covered[number] = max(covered[number], words / max(1, here.length))
            kinds.setdefault(number, set()).add(candidate.kind)
            touched[number] += 1
    paragraphs = paragraphs_of(parsed, text)
    starts = [n == 0 or paragraphs[n - 1] != paragraphs[n] for n in range(count)]
    labels = [_label(parsed.words, sentence) if starts[n] else 0 for n, sentence in enumerate(sentences)]
    labelled = {paragraphs[n]: labels[n] > 0 for n in range(count) if starts[n]}
    share_labelled = sum(labelled.values()) / max(1, len(labelled))
    sums: dict[int, list[float]] = {}
    for n in range(count):
        sums.setdefault(paragraphs[n], []).append(covered[n])
    firsts = [float(_says_i(parsed.words, sentence)) for sentence in sentences]
    share_first = sum(firsts) / max(1, count)
    open_ones: list[int] = []
    rows: list[list[float]] = []
    since, place = _FAR, 0
    for n, sentence in enumerate(sentences):
        place = 0 if starts[n] else place + 1
        paragraph = paragraphs[n]
        if covered[n] < COVERED and sentence.length and sentence.kind in ("text", "heading"):
            row = [
                float(parsed.language == "en"),
                n / count,
                float(n),
                float(starts[n]),
                float(n + 1 == count or starts[n + 1]),
                float(labels[n]),
                float(labelled[paragraph]),
                float(labelled.get(paragraph - 1, False)),
                share_labelled,
                float(paragraphs[-1]),
                float(place),
                *_own(parsed, sentence),
                len(candidates) / count,
                covered[n],
                float(touched[n]),
                float(since),
                sum(sums[paragraph]) / len(sums[paragraph]),
                share_first,
                firsts[n - 1] if n else 0.0,
            ]
            for offset in _BESIDE:
                other = n + offset
                there = 0 <= other < count
                row.append(covered[other] if there else -1.0)
                row.append(float(there and paragraphs[other] == paragraph))
                row += [float(there and kind in kinds.get(other, ())) for kind in _KINDS]
            open_ones.append(n)
            rows.append(row)
        since = 1 if touched[n] else min(_FAR, since + 1)
    values = np.array(rows, np.float32).reshape(-1, len(FEATURES))
    return Surroundings(open_ones, values, paragraphs, labels)


def paragraphs_of(parsed: ParsedArticle, text: str) -> list[int]:
    """Of each sentence, the number of the paragraph that it stands in, from 0."""
    words = parsed.words
    found: list[int] = []
    end = 0
    for sentence in parsed.sentences:
        read = sentence.last > sentence.first
        begins = words[sentence.first].start if read else end
        found.append((found[-1] if found else 0) + ("\n" in text[end:begins] and bool(found)))
        end = words[sentence.last - 1].end if read else end
    return found


def _label(words: Sequence[Word], sentence: ParsedSentence) -> int:
    """How many words at the beginning are a label, its colon included."""
    stop = min(sentence.last, sentence.first + _LABEL)
    return next((i + 1 - sentence.first for i in range(sentence.first + 1, stop) if words[i].text == ":"), 0)


def _says_i(words: Sequence[Word], sentence: ParsedSentence) -> bool:
    """Whether “I” or “we” stands outside quotation marks."""
    return any(word.lower in _FIRST and not word.quotation for word in words[sentence.first : sentence.last])


def _own(parsed: ParsedArticle, sentence: ParsedSentence) -> list[float]:
    """What a sentence says of itself; of words in quotation marks only how many they are."""
    english = parsed.language == "en"
    here = parsed.words[sentence.first : sentence.last]
    told = [word for word in here if not word.quotation]
    lowers = {word.lower for word in told}
    opener = told[0].lower if told else ""
    texts = [word.text for word in here]
    verbs = nouns = capitals = 0
    for word in told:
        lower = word.lower
        verbs += (lower in ENGLISH_SAYING or lower in ENGLISH_ACTS) if english else (word.verb and word.lemma in _SAID)
        nouns += lower in _NOUNS
        capitals += word.text[0].isupper()
    begins = here[:8]
    roles = sum(
        is_english_voice(word.lower) if english else word.noun and (is_role(word) or speaks(word.lower))
        for word in begins
    )
    return [
        float(len(here)),
        1 - len(told) / len(here),
        float(not _ODD_MARKS.isdisjoint(texts)),
        float(":" in texts),
        float(any(text[0].isdigit() for text in texts)),
        float(texts.count(",")),
        capitals / len(here),
        float(verbs),
        float(nouns),
        float(roles),
        float(any(word.lower in MALE or word.lower in FEMALE for word in begins)),
        float(not lowers.isdisjoint(_FIRST)),
        float(opener in _ARTICLES),
        float(opener in _JOINING),
        *(float(not lowers.isdisjoint(words)) for words in _SETS.values()),
    ]
