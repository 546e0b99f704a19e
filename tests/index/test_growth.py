"""What becomes of an article's text takes time with its length, not with its square."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import count

import pytest
from growth import CLASSIC, MOST, UNITS, growth, growth_of_memory, repeated
from tagging import TAGGER

from index.article import Article, Passage, Sentence, sentences_of
from index.grammar.clauses import parse
from index.grammar.parsed import ParsedArticle
from index.grammar.persons import is_role
from index.grammar.tokens import Word, tokens_of
from index.lexicon.numbers import ordinal_of, whole_of
from index.lexicon.units import units_of
from index.library.deriving import derive
from index.models.embedder import EmbeddedModel
from index.models.word_vectors import WordVectors
from index.names.near_names import meant, one_letter_off
from index.names.person_names import parse_name, same_name, speaks_for
from index.names.sounds import romanised, sound_keys
from index.passages import passages_of
from index.search.explaining import explain
from index.search.maxsim import best_matches, query_of
from index.search.recency import asks_for_newest, without_recency
from index.statements.candidate import Candidate
from index.statements.english.speakers import EnglishSpeakers
from index.statements.find import statements_of
from index.statements.german.direct import direct_statements, quoted_within
from index.statements.german.quoting_media import with_media
from index.statements.german.rules import german_candidates
from index.statements.german.speakers import SpeakerResolver
from index.statements.german.who_can_speak import is_about
from index.store.stories import bands_of
from index.text.compounds import Splitter
from index.text.dates import date_in
from index.text.kinds import kinds_of
from index.text.language import language_of
from index.text.metadata import metadata_of
from index.text.moments import moments_of
from index.text.near_duplicates import Text, is_same
from index.text.quantities import quantities_of
from index.text.quotations import quotations_of
from index.text.sentences import split_sentences
from index.text.spans import Span
from index.text.terms import content_words, fold, stems, terms_of, words_of, words_with_spans
from index.text.wording import cleaned, longest_plain_word, nearest_stretch, omitted_of, places_of
from ui.views.article import article_html
from ui.views.people import timeline_html

TALK = "Olaf Scholz hat am Freitag mit Wladimir Putin telefoniert. Der CDU-Politiker Jürgen Hardt kritisierte das."
VECTORS = WordVectors(EmbeddedModel())
SPLITTER = Splitter(VECTORS.share)
FORMS = UNITS | {
    "a long line": "Wort, " * 40 + "\n",
    "opened single marks": "‘Wort ",
    "genitives in single marks": "‘Wort drivers’ und ",
    "opened French marks": "« Wort ",
    "doubled apostrophes": "''Wort ",
    "a number word": "hundert",
    "amounts": "1,5 Mio. Euro ",
    "byline": "Von Eva Groß ",
    "credit": "(Foto: ",
    "dates": "16.11.2024 ",
    "footnotes": "[1] ",
    "genitives": "s'",
    "grouped digits": "1.",
    "marks of two classes": "\u0301\u0323",  # to be put in order
    "near names": "Podolksi ",
    "omissions": "[…] ",
    "said in English": "he said, ",
    "spaces and a word": "a" + " " * 30,
    "stars": "* ",
    "stadtrat": "stadt",
    "titles": "Dr. ",
}


def article(text: str, language: str = "de") -> Article:
    return Article("0" * 12, text, "T", language=language)


def sentences(text: str) -> tuple[Sentence, ...]:
    return sentences_of(article(text))


def one_word(text: str) -> str:
    return text.replace(" ", "") or "a"


FUNCTIONS: dict[str, tuple[Callable[[str], object], str]] = {
    "split_sentences": (
        split_sentences,
        "sentences, abbreviations, numbers, paragraphs, "
        "closed quotations, full stops, straight quotation marks, one name",
    ),
    "kinds_of": (
        lambda text: kinds_of(text, split_sentences(text)),
        "credit, footnotes, stars, byline, line feeds, one name, spaces",
    ),
    "metadata_of": (metadata_of, "dates, byline, line feeds, paragraphs, spaces, full stops"),
    "quotations_of": (
        quotations_of,
        "whole quotations, guillemets, apostrophes, opened single marks, genitives in single marks, "
        "opened French marks, doubled apostrophes, "
        "genitives, closed quotations, straight quotation marks, straight quotation marks with words",
    ),
    "passages_of": (
        lambda text: passages_of(article(text), sentences(text)),
        "a long line, paragraphs, spaces, full stops",
    ),
    "words_of": (words_of, "hyphens, compounds, combining marks"),
    "words_with_spans": (words_with_spans, "marks of two classes, compounds, opened brackets"),
    "terms_of": (terms_of, "marks of two classes, divided words, combining marks"),
    "content_words": (content_words, ""),
    "fold": (fold, "marks of two classes, combining marks"),
    "stems": (lambda text: stems.__wrapped__(one_word(text)), ""),
    "language_of": (language_of, "Cyrillic"),
    "cleaned": (cleaned, "marks of two classes, entities, spaces"),
    "date_in": (date_in, "dates, one digit, grouped digits, opened brackets"),
    "moments_of": (moments_of.__wrapped__, "dates, grouped digits"),
    "quantities_of": (lambda text: quantities_of(text, "de"), "amounts, a number word, grouped digits"),
    "units_of": (units_of, "amounts"),
    "number words": (lambda text: (whole_of(text), ordinal_of(text)), "a number word"),
    "sound_keys": (lambda text: (sound_keys.__wrapped__(text), romanised(text)), "Cyrillic"),
    "parse_name": (parse_name.__wrapped__, "titles, roles, one name"),
    "same_name": (lambda text: (same_name(text, text[:-1]), same_name(text, "Jürgen Hardt")), "titles, one name"),
    "speaks_for": (lambda text: (speaks_for("IG Metall", text), speaks_for(text, "IG Metall")), "roles"),
    "near names": (
        lambda text: (meant(text, ["Lukas Podolski"]), one_letter_off(f"x{text}", f"{text}y")),
        "near names, combining marks, umlauts",
    ),
    "split": (lambda text: SPLITTER.split(text.lower()), "stadtrat, a number word"),
    "is_role": (lambda text: is_role(Word(0, 1, one_word(text), one_word(text).lower(), 0)), "stadtrat, compounds"),
    "bands_of": (lambda text: bands_of(words_of(text)), ""),
    "embed": (lambda text: VECTORS.texts([text]), "one digit, hyphens, umlauts"),
    "explain": (lambda text: explain("Was sagte Groß?", Passage(article(text), 0, len(text)), VECTORS), ""),
    "best_matches": (lambda text: best_matches(query_of(text, VECTORS), [TALK], VECTORS), ""),
    "asks_for_newest": (lambda text: (asks_for_newest(text), without_recency(text)), ""),
    "longest_plain_word": (longest_plain_word, ""),
    "omitted_of": (omitted_of, "omissions, spaces and a word, full stops"),
    "places_of": (lambda text: places_of(text[:500], text), "sentences, omissions"),
    "nearest_stretch": (
        lambda text: (nearest_stretch(f"{text[: len(text) // 4]} Ente", text), nearest_stretch(text, TALK)),
        "sentences, one name",
    ),
    "derive": (
        lambda text: derive(article(text), TAGGER),
        "said, according to, and, full stops, straight quotation marks, one name, roles",
    ),
    "English statements_of": (
        lambda text: statements_of(article(text, "en"), sentences(text), TAGGER),
        "said in English, opened brackets, whole quotations, straight quotation marks, one name",
    ),
    "article_html": (
        lambda text: article_html(article(text), sentences(text)),
        "paragraphs, tags, entities, spaces, straight quotation marks",
    ),
}
"""Functions of a text, each with the forms that are made for it beside the `CLASSIC` ones."""
CASES = [
    pytest.param(function, FORMS[form], id=f"{name}-{form}")
    for name, (function, forms) in FUNCTIONS.items()
    for form in (*CLASSIC, *filter(None, forms.split(", ")))
]


def test_the_square_is_seen() -> None:
    assert growth(lambda text: [text.count(letter) for letter in text], lambda length: "a" * length) > MOST
    assert growth(sorted, lambda length: repeated("Wort ", length)) <= MOST


def test_the_square_is_seen_and_nothing_else_where_a_machine_is_busy() -> None:
    calls = count()

    def busy(steps: Callable[[int], int]) -> Callable[[str], None]:
        def function(text: str) -> None:
            hindered = 1 if next(calls) % 3 else 3  # each third time it takes three times as long
            for _ in range(hindered * steps(len(text))):
                pass

        return function

    assert growth(busy(lambda length: 50 * length), lambda length: "a" * length) <= MOST
    assert growth(busy(lambda length: length * length // 8), lambda length: "a" * length) > MOST


@pytest.mark.parametrize(("function", "unit"), CASES)
def test_of_a_text(function: Callable[[str], object], unit: str) -> None:
    assert growth(function, lambda length: repeated(unit, length)) <= MOST


@pytest.mark.parametrize("form", [*CLASSIC, "whole quotations", "sentences"])
@pytest.mark.parametrize("name", ["derive", "English statements_of", "article_html", "embed", "bands_of"])
def test_memory(name: str, form: str) -> None:
    assert growth_of_memory(FUNCTIONS[name][0], lambda length: repeated(FORMS[form], length)) <= MOST


def test_a_long_text_does_not_lengthen_the_others_of_its_batch() -> None:
    def embed(texts: list[str]) -> None:
        VECTORS.texts(texts)

    assert growth_of_memory(embed, lambda length: ["Wort " * length, *["kurz"] * (length // 100)]) <= MOST


# Rules that look something up in the whole article, on words whose tags are given.


def parsed(sentence: str, count: int, kind: str = "text") -> ParsedArticle:
    """An article that says “Berta/NE Groß/NE sagt/VV(FIN)” again and again, its „ and “ quotations of their own."""
    words: list[Word] = []
    found = []
    for number in range(count):
        first, quotation = len(words), 0
        for one in sentence.split():
            text, _, tag = one.rpartition("/")
            quotation = number + 1 if text == "„" else quotation
            words.append(Word(len(words), len(words) + 1, text, text.lower(), quotation, tag, text.lower()))
            quotation = 0 if text == "“" else quotation
        found.append(parse(words, first, len(words), number, kind))
    return ParsedArticle(words, found)


def candidates(parsed: ParsedArticle, *speakers: Span) -> list[Candidate]:
    """In each sentence a statement of each of some words of it, message and cue its last word but one."""
    return [
        Candidate(
            "indirect", one.number, [one.last - 2], (one.first + first, one.first + last), [one.last - 2], nested=True
        )
        for one in parsed.sentences
        for first, last in speakers
    ]


def speakers(parsed: ParsedArticle) -> None:
    resolver = SpeakerResolver(parsed)
    for candidate in candidates(parsed, (3, 4), (4, 6), (6, 8), (8, 9), (0, 2)):
        resolver.names(candidate)


def english_speakers(parsed: ParsedArticle) -> None:
    resolver = EnglishSpeakers(parsed)
    for candidate in candidates(parsed, (0, 2), (3, 5), (6, 7)):
        resolver.names(candidate)


def quoted(parsed: ParsedArticle) -> None:
    said = candidates(parsed, (0, 1))
    for one, sentence in zip(said, parsed.sentences, strict=True):
        one.message = [*range(sentence.first, sentence.last)]
    direct_statements(parsed, said)
    quoted_within(parsed, said)


def about(parsed: ParsedArticle) -> None:
    for word in parsed.words:
        word.lemma = "zitieren" if word.verb else word.lemma
    said = candidates(parsed, (0, 1))
    with_media(parsed, said)
    for candidate in said:
        is_about(parsed, candidate, "Berta Groß")


NAMES = "Berta/NE Groß/NE ,/$, die/PRELS Staatsanwaltschaft/NN Ertel/NE der/ART Kanzler/NN er/PPER kam/VV(FIN) ./$."


@pytest.mark.parametrize(
    ("rule", "sentence", "kind"),
    [
        (speakers, NAMES, "text"),
        (speakers, NAMES.replace("Berta/NE", "Xaver/NE Aa/NE"), "text"),
        (english_speakers, "Aab/XX Marsh/XX met/XX the/XX mayor/XX and/XX she/XX said/XX so/XX ./XX", "text"),
        (quoted, "Er/PPER will/VM(FIN) „/Q das/PDS so/ADV nicht/PTKNEG “/Q ./$.", "text"),
        (about, "Groß/NE zitiert/VV(FIN) sie/PPER ./$.", "text"),
        (german_candidates, "Groß/NE :/$. Er/PPER kommt/VV(FIN) bald/ADV", "heading"),
    ],
)
def test_rules_that_look_into_the_whole_article(
    rule: Callable[[ParsedArticle], object], sentence: str, kind: str
) -> None:
    assert growth(rule, lambda length: parsed(sentence, length // 8, kind)) <= MOST


@pytest.mark.parametrize(
    "unit", ["Groß/NE ,/$, ", "der/ART Chef/NN ,/$, ", "sagt/VV(FIN) ", "sagt/VV(FIN) ab/PTKVZ ,/$, "]
)
def test_clauses_of_one_sentence(unit: str) -> None:
    assert (
        growth(lambda words: parse(words, 0, len(words), 0, "text"), lambda n: parsed(unit * (n // 4), 1).words) <= MOST
    )


def test_words_and_the_quotations_they_stand_in() -> None:
    def cut(text: str) -> None:
        found = quotations_of(text)
        for sentence in sentences(text):
            tokens_of(sentence, found)

    assert growth(cut, lambda length: repeated("„Ja.“ ", length)) <= MOST


@pytest.mark.parametrize(
    "text",
    [lambda n: repeated("a,", n) + "\n" + repeated("A.\n", n), lambda n: "1) " + repeated("a", n)],
    ids=["a long line above many short ones", "a long word in a list"],
)
def test_lists(text: Callable[[int], str]) -> None:
    assert growth(split_sentences, text) <= MOST


def test_two_versions_of_a_text() -> None:
    """Each sentence has become another one, of the same words."""

    def version(length: int, verb: str) -> Text:
        same = tuple(f"hier steht n{n // 7} wie zuvor und immer".split()[n % 7] for n in range(length))
        edited = (tuple(f"es {verb} in stadt und land m{n}".split()) for n in range(length // 20))
        return Text(same, (*(same[i : i + 7] for i in range(0, len(same), 7)), *edited))

    def compare(texts: tuple[Text, Text]) -> None:
        is_same(*texts)

    assert growth(compare, lambda length: (version(length, "regnet"), version(length, "schneit"))) <= MOST


def test_a_person_who_speaks_every_day() -> None:
    days = [date(1, 1, 1) + timedelta(days=number) for number in range(200_000)]
    assert growth(timeline_html, lambda length: [("Groß", days[:length])]) <= MOST
