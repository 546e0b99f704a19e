"""The quotations of an article in words, and which of them are names: titles and terms are nobody's words."""

from dataclasses import dataclass

from index.grammar.clauses import ParsedSentence
from index.grammar.parsed import ParsedArticle
from index.grammar.tokens import Word

_NAMING = frozenset(
    "genannt genannte genannten genannter sogenannt sogenannte sogenannten sogenannter namens zeitung "
    "zeitschrift magazin film buch roman song lied titel album programm projekt serie sendung motto begriff "
    "wort name namen schiff".split()
)
"""Words in front of a name in quotation marks."""


@dataclass(frozen=True)
class Quote:
    """A quotation in words: `words[first:last]`, the marks included."""

    first: int
    last: int
    sentence: ParsedSentence
    """The sentence that it begins in."""
    ends_in: ParsedSentence


def quotes_of(parsed: ParsedArticle) -> list[Quote]:
    """The quotations, in order; one may go on over several sentences."""
    found: list[Quote] = []
    start, number = 0, 0
    holder: ParsedSentence | None = None
    current: ParsedSentence | None = None
    for sentence in parsed.sentences:
        for i in range(sentence.first, sentence.last):
            if parsed.words[i].quotation != number:
                if number and holder is not None and current is not None:
                    found.append(Quote(start, i, holder, current))
                start, number, holder = i, parsed.words[i].quotation, sentence
            current = sentence
    if number and holder is not None and current is not None:
        found.append(Quote(start, current.last, holder, current))
    return found


def is_name(words: list[Word], quote: Quote) -> bool:
    """Whether the words in quotation marks are a title, a name or a term."""
    inner = [word for word in words[quote.first + 1 : quote.last - 1] if word.text[:1].isalnum()]
    if not inner:
        return True
    before = words[quote.first - 1] if quote.first > quote.sentence.first else None
    if before is not None and before.lower in _NAMING:
        return True
    capitals = sum(word.text[:1].isupper() for word in inner)
    if len(inner) <= 4 and inner[0].text[:1].isupper() and capitals >= len(inner) * (0.5 if len(inner) < 3 else 0.7):
        if before is None:
            return not any(word.verb for word in inner)
        if before.verb:
            return len(inner) > 1 and capitals == len(inner)  # “…, schreibt „Neue Presse“”
        return before.noun or before.tag in ("ART", "APPR", "APPRART", "KON", "ADJ(A)", "PPOSAT") or before.text == ","
    return False
