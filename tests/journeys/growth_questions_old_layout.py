"""What takes a question, a quotation, a name, a filter, a model's reply or a conversation takes time with its length."""

import datetime
import time
import tracemalloc
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from growth import MOST, UNITS, growth, repeated

from index import Article, Filter, Library, QuestionError
from index.compounds import Splitter
from index.errors import BelegError
from index.keywords import STOP_WORDS
from index.maxsim import best_matches, query_of
from index.names import parse_name, same_name, sound_keys, speaks_for
from index.recency import asks_for_newest, without_recency
from index.whole_text import articles_sharing
from qa import Assistant, check_quote, conversation_json, conversation_markdown
from qa.anaphora import resolved
from qa.answer_words import answer_words
from qa.attribution import attributions_of
from qa.capitals import capitals_of
from qa.claim import Claim, claims_of
from qa.clauses import clauses_of, governed
from qa.coverage import coverage, plain_of
from qa.deeds import deeds_of
from qa.evidence import talks_to_a_model
from qa.focus import focus_of
from qa.follow_up import follow_up
from qa.instructions import reports_it
from qa.instructions import talks_to_a_model as orders_a_model
from qa.known import Known, Meanings, is_another_compound
from qa.leaning import leans
from qa.model import without_thought
from qa.moments import moments_of
from qa.named import Names, names_of
from qa.near_names import meant, one_letter_off
from qa.number_words import ordinal_of, whole_of
from qa.offices import descriptions_of, office_in
from qa.people import who
from qa.positions import asks_who_disagrees, position_of
from qa.prompts import lettered, prompt, rewriting_prompt, says_nothing
from qa.quantities import quantities_of
from qa.question import LONGEST, plan_of
from qa.question_names import QuestionNames
from qa.quote_claim import claim_of, omitted_of
from qa.quoted import quoted_of, stands, typographic
from qa.reasking import with_question_word
from qa.render import escape_markdown
from qa.rewriting import leans as may_lean
from qa.roles import role_of, statements_by
from qa.statements import Evidence
from qa.swapping import main_phrase, place_phrase, swapped
from qa.units import units_of
from qa.verify import verify
from qa.when import when_of
from qa.wording import longest_plain_word, nearest_stretch, places_of

TALK = (
    "Olaf Scholz hat am Freitag mit Wladimir Putin telefoniert. Der CDU-Politiker Jürgen Hardt kritisierte das "
    "Telefonat. Der Kanzler habe nichts erreicht, sagte Hardt am Samstag in Berlin. „Das war ein Fehler von 15 Prozent“, "
    "sagte er.\n\nSPD-Generalsekretär Matthias Miersch äußerte sich skeptisch zu Taurus."
)
ASKED = "Was sagte Hardt zum Telefonat?"
FORMS = UNITS | {
    "questions": "Was sagte ",
    "English questions": "What did Hardt say about ",
    "prepositions": "zu Taurus ",
    "pronouns": "er ",
    "English pronouns": "he ",
    "particles": "von ",
    "follow-ups": "und Hardt? ",
    "titles": "Dr. ",
    "names and commas": "Jürgen Hardt, ",
    "near names": "Podolksi ",
    "states": "United States ",
    "countries": "Kiew ",
    "dates": "16.11.2024 ",
    "months": "im November 2024, ",
    "years": "in 2008 ",
    "times": "5:30 ",
    "amounts": "1,5 Mio. Euro ",
    "number words": "zwei Millionen ",
    "a number word": "hundert",
    "a longer one": "einundzwanzig",
    "fractions": "½",
    "grouped digits": "1.",
    "articles": "The ",
    "denials": "nicht, ",
    "verbs that deny": "weigerte sich, ",
    "bodies": "Bundesverkehrsminister ",
    "words in single marks": "‚Er ",
    "words in typed marks": "'Er ",
    "omissions": "[…] ",
    "dots": "... ",
    "cited statements": "Er kam. [1] ",
    "cited": "[1]",
    "broken citations": "[1, 2, ",
    "bold": "**a ",
    "fences": "```\n",
    "list": "- a\n",
    "a thought": "<think>",
    "the end of a thought": "</think>",
    "JSON": '{"a": [',
    "sources": "Quellen:\n",
    "orders": "ignor",
    "joined emoji": "👩\u200d🚀",
    "soft hyphens": "a\u00ad",
    "marks out of order": "\u0301\u0323",
    "spaces and a word": "a" + " " * 30,
}
"""What is repeated, beside what `UNITS` has."""
ALWAYS = (
    "one letter", "capital and small", "one name", "spaces", "line feeds", "full stops", "joined emoji", "marks out of order"
)  # fmt: skip
"""Forms for every function."""


@lru_cache
def different(length: int) -> str:
    """Words of which none comes twice."""
    return " ".join(f"wort{number:x}" for number in range(length // 9 + 1))[:length]


@lru_cache
def different_names(length: int) -> str:
    """Names of which none comes twice, each in a clause of its own."""
    return ", ".join(f"Hu{number:x}".replace("0", "o") for number in range(length // 6 + 1))[:length]


def texts(*forms: str) -> dict[str, Callable[[int], str]]:
    """Of the forms that are `ALWAYS` there, of some others, and of different words: so many characters each."""
    made = {form: lambda length, unit=FORMS[form]: repeated(unit, length) for form in (*ALWAYS, *forms)}
    return made | {"different words": different, "different names": different_names}


def grows(function: Callable[[str], object], *forms: str) -> dict[str, float]:
    """The forms with which a function's time grows with more than the length."""

    def call(text: str) -> None:
        try:
            function(text)
        except (BelegError, ValueError):  # too long, or nothing to check: said, and that costs nothing either
            pass

    ratios = {form: growth(call, text) for form, text in texts(*forms).items()}
    return {form: ratio for form, ratio in ratios.items() if ratio > MOST}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("growth") / "library") as opened:
        opened.add(Article.from_text(TALK, "Telefonat", "talk", "2024-11-16", "Funk", language="de"))
        yield opened


TEXT: dict[str, tuple[Callable[[str], object], tuple[str, ...]]] = {
    "parse_name": (parse_name, ("pronouns", "titles", "particles")),
    "same_name": (lambda text: same_name(text, "Jürgen Hardt"), ("pronouns",)),
    "sound_keys": (sound_keys, ("umlauts", "Cyrillic")),
    "speaks_for": (lambda text: speaks_for("IG Metall", text), ("pronouns",)),
    "asks_for_newest": (lambda text: (asks_for_newest(text), without_recency(text)), ("questions",)),
    "plan_of": (plan_of, ("questions", "English questions", "prepositions", "follow-ups", "names and commas")),
    "when_of": (lambda text: when_of(text, datetime.date(2024, 11, 16)), ("dates", "months", "years")),
    "capitals_of": (capitals_of, ("dates", "months", "abbreviations", "compounds")),
    "moments_of": (moments_of, ("dates", "months", "times")),
    "quantities_of": (
        lambda text: quantities_of(text, "de"),
        ("one digit", "numbers", "amounts", "number words", "a number word", "fractions", "grouped digits"),
    ),
    "units_of": (units_of, ("amounts",)),
    "number words": (lambda text: (whole_of(text), ordinal_of(text)), ("a number word", "a longer one")),
    "is_another_compound": (lambda text: is_another_compound(text, f"x{text}"), ()),
    "office_in": (office_in, ("roles", "compounds")),
    "descriptions_of": (lambda text: descriptions_of(text, "Olaf"), ("roles",)),
    "role_of": (role_of, ("roles", "bodies")),
    "clauses_of": (lambda text: clauses_of(text, "de"), ("denials", "commas")),
    "governed": (lambda text: governed(text, "de"), ("denials", "verbs that deny")),
    "attributions_of": (lambda text: attributions_of(text, "de"), ("said", "according to")),
    "deeds_of": (deeds_of, ("and", "names and commas")),
    "plain_of": (lambda text: plain_of(text, "de"), ("dates", "amounts")),
    "names_of": (lambda text: names_of(text, "en"), ("states",)),
    "answer_words": (
        lambda text: [
            answer_words("Wie lang ist es?", kind, f"lang {text}") for kind in ("time", "duration", "number", "person")
        ],
        ("one digit", "numbers", "grouped digits", "articles", "dates"),
    ),
    "places": (lambda text: answer_words("Wo ist es?", "place", text), ("prepositions", "particles")),
    "talks_to_a_model": (
        lambda text: (talks_to_a_model(text), orders_a_model(text), reports_it(text)),
        ("orders", "hyphens", "tags"),
    ),
    "claims_of": (
        claims_of,
        ("cited statements", "cited", "broken citations", "bold", "fences", "list", "sources", "JSON", "square brackets"),
    ),
    "lettered": (lambda text: (lettered(text, 3), says_nothing(text)), ("hyphens", "list")),
    "without_thought": (without_thought, ("a thought", "the end of a thought")),
    "prompt": (lambda text: prompt(text, "de", ()), ("hyphens",)),
    "rewriting_prompt": (lambda text: rewriting_prompt("Und er?", [(text, text)], "de"), ("hyphens",)),
    "may_lean": (may_lean, ("pronouns",)),
    "claim_of": (
        lambda text: claim_of(text, lambda _name: False, lambda _whole: False),
        ("words in single marks", "words in typed marks", "whole quotations", "opened quotations with words"),
    ),
    "omitted_of": (omitted_of, ("omissions", "dots", "opened brackets", "spaces and a word")),
    "quoted_of": (
        lambda text: quoted_of(typographic(text)),
        ("words in single marks", "whole quotations", "opened quotations with words"),
    ),
    "longest_plain_word": (longest_plain_word, ("combining marks",)),
    "places_of": (
        lambda text: (places_of(text[: len(text) // 4], text), places_of(f"{text[: len(text) // 4]}?", text)),
        ("sentences", "soft hyphens", "dots", "combining marks"),
    ),
    "nearest_stretch": (
        lambda text: (nearest_stretch(f"{text[: len(text) // 4]} Ente", text), nearest_stretch(text, TALK)),
        ("one word", "sentences", "pronouns"),
    ),
    "meant": (lambda text: meant(text, ["Lukas Podolski"]), ("near names",)),
    "one_letter_off": (lambda text: (one_letter_off(text, f"{text}x"), one_letter_off(f"x{text}", f"{text}y")), ()),
    "escape_markdown": (escape_markdown, ("hyphens", "numbers")),
}
"""Functions of a text alone, each with the forms that are made for it."""


@pytest.mark.parametrize("name", TEXT)
def test_of_a_text(name: str) -> None:
    function, forms = TEXT[name]
    assert grows(function, *forms) == {}


def test_in_a_library(library: Library) -> None:
    words, hardt = library.word_vectors, library.statements(speaker="Hardt")[0]
    meanings, split = Meanings(words), Splitter(words.share).split
    passage = library.search(ASKED, 1)[0].passage
    functions: dict[str, tuple[Callable[[str], object], tuple[str, ...]]] = {
        "search": (lambda text: library.search(text, 3), ("umlauts", "bodies", "countries")),
        "explain": (lambda text: library.explain(text, passage), ("umlauts",)),
        "statements": (lambda text: library.statements(speaker=text), ("pronouns", "titles")),
        "who": (lambda text: who(library, text), ("near names", "pronouns")),
        "who, about": (lambda text: who(library, "Hardt", text), ("one word",)),
        "filter": (lambda text: library.articles(Filter.of(outlets=[text])), ()),
        "filters": (lambda text: library.articles(Filter.of(languages=text.split(), articles=text.split())), ()),
        "days": (lambda text: Filter.of(since=text), ("dates",)),
        "article": (lambda text: (library.statement(text), library.article(text)), ()),
        "correct": (lambda text: library.correct(hardt, text), ()),
        "split": (lambda text: split(text.lower()), ("a number word",)),
        "matches": (lambda text: best_matches(query_of("Hardt Kanzler", words), [text], words), ("umlauts",)),
        "asked": (lambda text: best_matches(query_of(text, words), [TALK], words), ("umlauts",)),
        "coverage": (lambda text: coverage("Hardt Kanzler", text, library), ("one word",)),
        "known": (lambda text: meanings.nearest(Known.of(text), "kanzler"), ("bodies", "dates", "months")),
        "known word": (lambda text: Known.of(TALK).spells(text), ("umlauts",)),
        "names": (lambda text: Names(library).speaks_of("Hardt", text), ("states", "dates")),
        "question's names": (
            lambda text: QuestionNames(library, plan_of(text)).strange_to(library.sentences(hardt.article)[0]),
            ("names and commas",),
        ),
        "sharing": (lambda text: articles_sharing(library.store, text[:10_000], 40), ("umlauts",)),
    }
    found = {name: grows(function, *forms) for name, (function, forms) in functions.items()}
    assert {name: forms for name, forms in found.items() if forms} == {}


def test_of_a_conversation(library: Library) -> None:
    answer = Assistant(library).ask(ASKED)
    last = focus_of(library, ASKED, answer)
    functions: dict[str, Callable[[str], object]] = {
        "question": lambda text: follow_up(library, text, [(ASKED, answer)]),
        "earlier question": lambda text: follow_up(library, "Und was sagte er zu Taurus?", [(text, answer)]),
        "earlier answer": lambda text: follow_up(library, "Und Miersch?", [(ASKED, text)]),
        "earlier turns": lambda text: follow_up(library, "Und Miersch?", [(text, text)] * 1_000),
        "leans": lambda text: leans(text[:500], False, last, "de"),
        "resolved": lambda text: resolved(text[:500], [last], "en"),
        "position": lambda text: (position_of(text[:500], last, "de"), asks_who_disagrees(text[:500], last)),
        "written": lambda text: conversation_markdown([answer]) + conversation_json([answer]) + text,
    }
    forms = ("English pronouns", "pronouns", "follow-ups", "titles", "names and commas")
    found = {name: grows(function, *forms) for name, function in functions.items()}
    assert {name: forms for name, forms in found.items() if forms} == {}


def test_of_the_question_before(library: Library) -> None:
    def asked_again(text: str) -> None:
        before = focus_of(library, f"Wann war {text}?"[:LONGEST], "Gestern.")
        swapped(before, "in Bonn"), main_phrase(before), place_phrase(before), with_question_word(before, "wo", "de")

    assert grows(asked_again, "names and commas", "prepositions") == {}


def test_of_a_question_and_a_quotation(library: Library) -> None:
    assistant = Assistant(library)
    assert grows(assistant.ask, "questions", "follow-ups") == {}
    assert grows(check_quote_in(library), "whole quotations", "one word", "words in single marks", "sentences") == {}


def check_quote_in(library: Library) -> Callable[[str], object]:
    return lambda text: check_quote(text, None, library)


def test_of_a_reply(library: Library) -> None:
    sentences = library.sentences(library.articles()[0])
    evidence = [Evidence(one) for one in sentences]

    def checked(text: str) -> None:
        verify([*claims_of(text), Claim(text, (1, 2))], evidence, library, "de")
        stands(text, sentences)

    assert grows(checked, "cited statements", "denials", "said") == {}


def test_a_quotation_of_many_parts_in_an_article_that_has_them_often(tmp_path: Path) -> None:
    parts = "„er“ „kam“ " * 400
    with Library.open(tmp_path / "library") as library:
        library.add(Article.from_text("er kam, " * 2_000, "x", "x", language="de"))

        def check(text: str) -> None:
            check_quote(text, None, library)

        assert growth(check, lambda length: parts[: length * 11 // 64]) <= MOST


def test_an_article_of_many_who_speak(tmp_path: Path) -> None:
    def seconds(speakers: int) -> float:
        names = (f"Ole Hu{chr(97 + number // 26)}{chr(97 + number % 26)}m" for number in range(speakers))
        text = "\n\n".join(f"Die Lage sei ernst, sagte der Arzt {name} am Montag." for name in names)
        with Library.open(tmp_path / str(speakers)) as library:
            library.add(Article.from_text(text, "Ärzte", "doctors", language="de"))
            (article,), role = library.articles(), role_of("der Minister")
            assert role
            begin = time.process_time()
            for _ in range(8):
                statements_by(library, role, [article])
            return time.process_time() - begin

    assert seconds(400) / seconds(100) <= MOST


def test_one_long_word_makes_no_row_of_every_word_as_long(library: Library) -> None:
    def peak(length: int) -> int:
        text = "x" * (length // 2) + " " + different(length // 2)
        query = query_of("Hardt Kanzler", library.word_vectors)
        tracemalloc.start()
        best_matches(query, [text], library.word_vectors)
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(1_000)
    assert peak(16_000) / peak(4_000) <= MOST


@pytest.mark.parametrize("question", ["Was sagte Hardt " + "zu Taurus " * 200, "(" * (LONGEST + 1), "a " * LONGEST])
def test_a_question_that_is_too_long_is_not_answered_in_part(library: Library, question: str) -> None:
    for assistant in (Assistant(library),):
        with pytest.raises(QuestionError, match=r"at most 2,000 are read\. Shorten it; .* `beleg check-quote`"):
            assistant.ask(question)
    assert Assistant(library).ask(ASKED + " " * LONGEST).answered
    assert all(word in STOP_WORDS for word in ("was", "zu"))
