"""Texts as the parser's rooms see them: words, clauses, statements."""

from tagging import TAGGER

from index.article import Article, Statement, sentences_of
from index.grammar.clauses import parse
from index.grammar.parsed import ParsedArticle
from index.grammar.tagger import mend_surnames
from index.grammar.tokens import Word, tokens_of
from index.statements.find import statements_of
from index.text.quotations import quotations_of
from index.text.spans import Span


def words_of(text: str) -> list[Word]:
    """The tagged words of a German text."""
    return parsed(text).words


def parsed(text: str, language: str = "de") -> ParsedArticle:
    """A text in words and parsed sentences; German words are tagged."""
    article = Article.from_text(text, title="T", language=language)
    quotations, surnames = quotations_of(text), set[str]()
    words, sentences = list[Word](), []
    for number, sentence in enumerate(sentences_of(article)):
        here = tokens_of(sentence, quotations)
        if language == "de":
            TAGGER.tag(here)
            mend_surnames(here, surnames)
        words += here
        sentences.append(parse(words, len(words) - len(here), len(words), number, sentence.kind))
    return ParsedArticle(words, sentences, language)


def shown(words: list[Word], span: Span | None) -> str | None:
    """The words of a span."""
    return None if span is None else " ".join(word.text for word in words[slice(*span)])


def statements_in(text: str, language: str = "de") -> tuple[Statement, ...]:
    """The statements of a text; each of their spans is a slice of it."""
    article = Article.from_text(text, title="T", language=language)
    found = statements_of(article, sentences_of(article), TAGGER)
    for one in found:
        assert one.article is article
        assert " … ".join(text[start:end] for start, end in one.spans) == one.text
        for sentence in one.sentences:
            assert text[sentence.start : sentence.end] == sentence.text
            assert any(start < sentence.end and sentence.start < end for start, end in one.spans)
        for span in (one.speaker_span, one.cue):
            assert span is None or text[slice(*span)].strip() == text[slice(*span)] != ""
    return found


def said_in(text: str) -> list[tuple[str, str | None, str | None, str]]:
    """(kind, speaker, cue, what is said) of the statements of a German text."""
    return [(one.kind, one.speaker, one.cue and text[slice(*one.cue)], one.text) for one in statements_in(text)]
