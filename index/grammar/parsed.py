"""An article in tagged words and parsed sentences."""

from bisect import bisect_right
from dataclasses import dataclass

from index.grammar.clauses import ParsedSentence
from index.grammar.tokens import Word


@dataclass(slots=True)
class ParsedArticle:
    """An article's words and sentences."""

    words: list[Word]
    sentences: list[ParsedSentence]
    language: str = "de"

    def sentence_at(self, word: int) -> int:
        """The number of the sentence that a word stands in."""
        return max(0, bisect_right(self.sentences, word, key=lambda sentence: sentence.first) - 1)

    def quoted(self, sentence: ParsedSentence) -> bool:
        """Whether the whole sentence stands in quotation marks."""
        return all(word.quotation for word in self.words[sentence.first : sentence.last] if word.text not in ".,")
