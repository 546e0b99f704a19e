"""What becomes of an article's text takes time with its length, not with its square."""

import string
import tracemalloc
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from growth import MOST, UNITS, growth, repeated

from index import Article, Library, Passage, Statement
from index.article import Span
from index.clauses import ParsedSentence, parse
from index.compounds import Splitter
from index.dates import date_in
from index.direct import direct_statements, quoted_within
from index.draft import Draft, ParsedArticle
from index.duplicates import Text, bands_of, is_same
from index.embedder import EmbeddedModel
from index.english_speakers import EnglishSpeakers
from index.explaining import explain
from index.german import german_drafts
from index.kinds import kinds_of
from index.keywords import content_words, fold, stems, terms_of, words_of, words_with_spans
from index.metadata import metadata_of
from index.names import parse_name, same_name, sound_keys, speaks_for
from index.passages import passages_of
from index.persons import is_role
from index.quotations import quotations_of
from index.quoting import with_media
from index.sentences import sentences_of, split_sentences
from index.speakers import Speakers
from index.speechless import is_about
from index.statements import statements_of
from index.word_vectors import WordVectors
from index.words import Word
from index.words import words_of as words_of_sentence
from index.writing import Derived, Model, derive, put
from qa.answer import Citation
from qa.people import people
from ui.article_view import article_html
from ui.people_view import timeline_html

FORMS = UNITS | {
    "marks of two classes": "\u0301\u0323",  # to be put in order
    "opening ligature": "ﬁ",
    "a long line": "Wort, " * 40 + "\n",
    "stars": "* ",
    "footnotes": "[1] ",
    "genitives": "s'",
    "stadtrat": "stadt",
    "an outlet": "in der Aa ",
    "byline": "Von Eva Groß ",
    "credit": "(Foto: ",
    "said in English": "he said, ",
}

VECTORS = WordVectors(EmbeddedModel())
SPLITTER = Splitter(VECTORS.share)


def article(text: str, language: str = "de") -> Article:
    return Article("0" * 12, text, "Titel", language=language)


def numbered(unit: str, length: int) -> str:
    """Like `repeated`, each time with another word in place of {}: no sentence stands there twice."""
    pieces: list[str] = []
    size = number = 0
    while size < length:
        pieces.append(unit.format(_name(number)))
        size += len(pieces[-1])
        number += 1
    return "".join(pieces)


def _name(number: int) -> str:
    """A word for a number, with a capital."""
    letters = ""
    while number or not letters:
        number, digit = divmod(number, 26)
        letters += string.ascii_lowercase[digit]
    return f"A{letters}"


def kinds(text: str) -> object:
    return kinds_of(text, split_sentences(text))


def passages(text: str) -> object:
    return passages_of(article(text), sentences_of(article(text)))


FUNCTIONS: dict[str, Callable[[str], object]] = {
    "split_sentences": split_sentences,
    "kinds_of": kinds,
    "metadata_of": metadata_of,
    "quotations_of": quotations_of,
    "passages_of": passages,
    "words_of": words_of,
    "words_with_spans": words_with_spans,
    "terms_of": terms_of,
    "content_words": content_words,
    "fold": fold,
    "stems": lambda text: stems.__wrapped__(text.replace(" ", "") or "a"),
    "date_in": date_in,
    "sound_keys": sound_keys.__wrapped__,
    "parse_name": parse_name.__wrapped__,
    "same_name": lambda text: same_name(text, text[:-1]),
    "speaks_for": lambda text: speaks_for("Demokratische Partei", text),
    "split": lambda text: SPLITTER.split(text.lower()),
    "is_role": lambda text: is_role(Word(0, 1, "A", text.replace(" ", "") or "a", 0)),
    "bands_of": lambda text: bands_of(words_of(text)),
    "embed": lambda text: VECTORS.texts([text]),
    "statements_of": lambda text: statements_of(article(text), sentences_of(article(text))),
    "English statements_of": lambda text: statements_of(article(text, "en"), sentences_of(article(text))),
    "derive": lambda text: derive(article(text)),
    "article_html": lambda text: article_html(article(text), sentences_of(article(text))),
    "explain": lambda text: explain("Was sagte Groß zur Brücke?", Passage(article(text), 0, len(text)), VECTORS),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("function", FUNCTIONS)
def test_bad_forms(function: str, form: str) -> None:
    assert growth(FUNCTIONS[function], lambda length: repeated(FORMS[form], length)) <= MOST


# Rules that look something up in the whole article, on words whose tags are given.


def words_in(tagged: str, article_start: int = 0) -> list[Word]:
    """Words of “Berta/NE Groß/NE sagt/VV(FIN)”; those between „ and “ stand in quotation 1."""
    words: list[Word] = []
    quotation = 0
    for one in tagged.split():
        text, _, tag = one.rpartition("/")
        quotation = quotation or int(text == "„")
        start = article_start + len(words)
        words.append(Word(start, start + 1, text, text.lower(), quotation, tag, text.lower()))
        quotation = 0 if text == "“" else quotation
    return words


def parsed(sentence: str, count: int, kind: str = "text") -> ParsedArticle:
    """An article that says a sentence again and again, each with quotations of its own."""
    words: list[Word] = []
    sentences: list[ParsedSentence] = []
    for number in range(count):
        first = len(words)
        words += words_in(sentence, first)
        for one in words[first:]:
            one.quotation *= number + 1
        sentences.append(parse(words, first, len(words), number, kind))
    return ParsedArticle(words, sentences)


def lengthening(sentence: str, kind: str = "text") -> Callable[[int], ParsedArticle]:
    return lambda length: parsed(sentence, length // 8, kind)


def drafts(article: ParsedArticle, *speakers: Span, **more: Any) -> list[Draft]:
    """In each sentence a statement of each of some words of it, message and cue its last words but one."""
    return [
        Draft("indirect", one.number, [one.last - 2], (one.first + first, one.first + last), [one.last - 2], **more)
        for one in article.sentences
        for first, last in speakers
    ]


def test_who_speaks() -> None:
    sentence = "Berta/NE Groß/NE ,/$, die/PRELS Staatsanwaltschaft/NN Ertel/NE der/ART Kanzler/NN er/PPER kam/VV(FIN) ./$."

    def name_all(article: ParsedArticle) -> None:
        speakers = Speakers(article)
        for draft in drafts(article, (3, 4), (4, 6), (6, 8), (0, 2), nested=True):
            speakers.names(draft)

    def name_pronouns(article: ParsedArticle) -> None:
        speakers = Speakers(article)
        for draft in drafts(article, (8, 9), nested=True):
            speakers.names(draft)

    assert growth(name_all, lengthening(sentence)) <= MOST
    assert growth(name_pronouns, lengthening(sentence.replace("Berta/NE", "Xaver/NE Aa/NE"))) <= MOST


def test_who_speaks_in_english() -> None:
    sentence = "Aab/XX Marsh/XX met/XX the/XX mayor/XX and/XX she/XX said/XX so/XX ./XX"

    def name_all(article: ParsedArticle) -> None:
        speakers = EnglishSpeakers(article)
        for draft in drafts(article, (0, 2), (3, 5), (6, 7), nested=True):
            speakers.names(draft)

    assert growth(name_all, lengthening(sentence)) <= MOST


def test_what_stands_in_quotation_marks() -> None:
    sentence = "Er/PPER will/VM(FIN) „/Q das/PDS so/ADV nicht/PTKNEG “/Q ./$."

    def find(article: ParsedArticle) -> None:
        said = [
            Draft("indirect", one.number, [*range(one.first, one.last)], (one.first, one.first + 1))
            for one in article.sentences
        ]
        assert len(direct_statements(article, said)) == len(said)
        for one in said:
            one.kind = "reported"
        assert len(quoted_within(article, said)) == len(said)

    assert growth(find, lengthening(sentence)) <= MOST


def test_what_looks_for_its_sentence() -> None:
    sentence = "Groß/NE zitiert/VV(FIN) sie/PPER ./$."

    def find(article: ParsedArticle) -> None:
        for word in article.words:
            word.lemma = "zitieren" if word.verb else word.lemma
        said = drafts(article, (0, 1))
        assert len(with_media(article, said)) == len(said)
        assert not any(is_about(article, draft, "Berta Groß") for draft in said)

    assert growth(find, lengthening(sentence)) <= MOST


def test_headings_that_name_a_speaker() -> None:
    assert growth(german_drafts, lengthening("Groß/NE :/$. Er/PPER kommt/VV(FIN) bald/ADV", "heading")) <= MOST


def test_clauses_of_one_sentence() -> None:
    for unit in ("Groß/NE ,/$, ", "der/ART Chef/NN ,/$, ", "sagt/VV(FIN) ", "sagt/VV(FIN) ab/PTKVZ ,/$, "):

        def cut(words: Sequence[Word]) -> None:
            parse(words, 0, len(words), 0, "text")

        assert growth(cut, lambda length, unit=unit: words_in(unit * (length // 4))) <= MOST


def test_words_and_the_quotations_they_stand_in() -> None:
    def cut(text: str) -> None:
        quotations = quotations_of(text)
        for sentence in sentences_of(article(text)):
            words_of_sentence(sentence, quotations)

    assert growth(cut, lambda length: repeated("„Ja.“ ", length)) <= MOST
    assert growth(cut, lambda length: repeated("z. B. ", length)) <= MOST


def test_a_long_line_above_many_short_ones() -> None:
    assert growth(split_sentences, lambda length: repeated("a,", length) + "\n" + repeated("A.\n", length)) <= MOST


def test_a_long_word_in_a_list() -> None:
    assert growth(split_sentences, lambda length: "1) " + repeated("a", length)) <= MOST


def test_two_versions_of_a_text() -> None:
    """Each sentence has become another one, of the same words."""

    def version(length: int, verb: str) -> Text:
        same = tuple(numbered("Hier steht {} wie zuvor und immer. ", 3 * length).split())
        edited = tuple(
            tuple(f"es {verb} in stadt und land {_name(number).lower()}".split()) for number in range(length // 20)
        )
        return Text(same, (*(same[i : i + 7] for i in range(0, len(same), 7)), *edited))

    def compare(texts: tuple[Text, Text]) -> None:
        is_same(*texts)

    assert growth(compare, lambda length: (version(length, "regnet"), version(length, "schneit"))) <= MOST


# The page, and the store.


def test_an_article_with_a_mark_on_every_sentence() -> None:
    def show(text: str) -> None:
        shown = article(text)
        sentences = sentences_of(shown)
        article_html(shown, sentences, [Citation(number, one) for number, one in enumerate(sentences, 1)])

    assert growth(show, lambda length: repeated("Er kam.\n\n", length)) <= MOST


def test_many_people_of_one_surname(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:

        def stored(length: int) -> Library:
            text = numbered("{} Groß. ", length)
            said = article(text)
            sentences = sentences_of(said)
            statements = [Statement(said, "direct", ((one.start, one.end),), (one,), one.text[:-1]) for one in sentences]
            library.remove(said.id) if library.store.article(said.id) else None
            put(library.store, [Derived(said, sentences, (), tuple(statements), (), ())], np.zeros((0, 1), np.float32), Model("m", "v", 1))
            return library

        assert growth(people, stored) <= MOST


def test_a_person_who_speaks_every_day() -> None:
    first = date(1, 1, 1)
    days = lambda length: [("Groß", [first + timedelta(days=number) for number in range(length)])]
    assert growth(timeline_html, days) <= MOST


@pytest.mark.parametrize("form", ["one letter", "lines", "straight quotation marks", "capital and small", "paragraphs"])
def test_adding(tmp_path: Path, form: str) -> None:
    with Library.open(tmp_path) as library:

        def add(text: str) -> None:
            assert not library.add([article(text)]).failed

        assert growth(add, lambda length: repeated(FORMS[form], length)) <= MOST


# Memory.


def peak(function: Callable[[], object]) -> int:
    """The most bytes that a function held at once."""
    tracemalloc.start()
    try:
        function()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_long_text_among_short_ones_is_not_padded_into_memory() -> None:
    assert peak(lambda: VECTORS.texts(["Wort " * 40_000, *["kurz"] * 63])) < 100 << 20


def test_hashes_of_a_long_text() -> None:
    words = numbered("{} ", 500_000).lower().split()
    assert peak(lambda: bands_of(words)) < 60 << 20
