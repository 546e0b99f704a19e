"""“Selenskyj: Die Lage ist ernst”: a heading that names a speaker before a colon."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from index.grammar.clauses import ParsedSentence
from index.grammar.parsed import ParsedArticle
from index.grammar.persons import PLACES, is_role, name_run
from index.grammar.tokens import Word
from index.lexicon.given_names import is_given_name
from index.lexicon.roles import SPEAKING
from index.statements.candidate import Candidate, Rule, without_commas

_LONGEST = 6
"""Words of a speaker in a heading."""


def named_words(words: Sequence[Word]) -> frozenset[str]:
    """The words of an article that stand behind a given name or a role: “Groß” of “Eva Groß”."""
    return frozenset(
        word.text
        for before, word in pairwise(words)
        if before.text[:1].isupper() and (is_given_name(before.lower) or is_role(before))
    )


def heading_statement(parsed: ParsedArticle, sentence: ParsedSentence, named: Collection[str]) -> Candidate | None:
    """What stands behind the colon of a heading, where a person whom the article names or a body stands before it.

    `named`: the article's `named_words`.
    """
    words = parsed.words
    first = next((i for i in range(sentence.first, sentence.last) if words[i].text[0].isalnum()), sentence.last)
    reach = range(first, min(sentence.last, first + _LONGEST + 1))
    colon = next((i for i in reach if words[i].text == ":" and not words[i].quotation), None)
    if colon is None or colon == first or not _speaks(parsed, first, colon, named):
        return None
    message = without_commas(words, range(colon + 1, sentence.end))
    if len(message) < 3 or all(words[i].quotation for i in message):
        return None
    return Candidate("indirect", sentence.number, message, (first, colon), [], Rule.HEADING, nested=True)


def _speaks(parsed: ParsedArticle, first: int, colon: int, named: Collection[str]) -> bool:
    words = parsed.words
    last = words[colon - 1]
    if any(word.verb for word in words[first:colon]) or last.lower in PLACES:
        return False
    if is_role(last) or SPEAKING.search(last.lower):
        return True
    if not last.text[:1].isupper() or name_run(words, colon - 1, colon) == colon - 1:
        return False
    return last.text in named
