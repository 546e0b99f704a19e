"""What takes a question, a quotation, a name, a filter, a reply or a conversation takes time with its length."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache

import pytest
from _pytest.mark import ParameterSet
from growth import CLASSIC, MOST, UNITS, growth, repeated
from tagging import TAGGER

from index import Article, BelegError, Filter, Library
from qa import Answer, Assistant, Claim
from qa.answer.render import escape_markdown
from qa.checking.attribution import attributions_of
from qa.checking.coverage import coverage, plain_of
from qa.checking.denials import clauses_of, governed
from qa.checking.reply import claims_of
from qa.checking.same_doers import deeds_of
from qa.checking.same_quotations import quoted_of, stands, typographic
from qa.checking.verify import verify
from qa.conversation.follow_up import follow_up
from qa.conversation.rewriting import may_lean_on_history
from qa.evidence.answer_words import answer_words
from qa.evidence.contrary import denies, may_deny, sides_of
from qa.evidence.found import Evidence
from qa.evidence.injections import reports_it, talks_to_a_model
from qa.evidence.people_by_role import role_of
from qa.evidence.question_names import QuestionNames
from qa.language_model.model import without_thought
from qa.language_model.prompts import lettered, prompt, rewriting_prompt, says_nothing
from qa.language_model.tokens import tokens_in
from qa.mentions.capitalised import capitals_of
from qa.mentions.names_in import Mentions, names_of
from qa.mentions.offices import descriptions_of, office_in
from qa.mentions.speaker_words import segments_of
from qa.mentions.text_words import Known, Meanings, is_another_compound
from qa.people import who
from qa.question.plan import plan_of
from qa.question.times import when_of
from qa.quote_check.pasted import pasted_quote_of

TALK = Article.from_text(
    "Olaf Scholz hat am Freitag mit Wladimir Putin telefoniert. Der CDU-Politiker Jürgen Hardt kritisierte das "
    "Telefonat. Der Kanzler habe nichts erreicht, sagte Hardt am Samstag in Berlin. „Das war ein Fehler von 15 "
    "Prozent“, sagte er.\n\nSPD-Generalsekretär Matthias Miersch äußerte sich skeptisch zu Taurus.",
    title="Telefonat",
    source="talk",
    published="2024-11-16",
    outlet="Funk",
    language="de",
)
ASKED = "Was sagte Hardt zum Telefonat?"
FORMS = UNITS | {
    "questions": "Was sagte ",
    "English questions": "What did Hardt say about ",
    "prepositions": "zu Taurus ",
    "pronouns": "er ",
    "follow-ups": "und Hardt? ",
    "titles": "Dr. ",
    "names and commas": "Jürgen Hardt, ",
    "near names": "Podolksi ",
    "states": "United States ",
    "dates": "16.11.2024 ",
    "months": "im November 2024, ",
    "amounts": "1,5 Mio. Euro ",
    "denials": "nicht, ",
    "verbs that deny": "weigerte sich, ",
    "bodies": "Bundesverkehrsminister ",
    "words in single marks": "‚Er ",
    "words in typed marks": "'Er ",
    "cited statements": "Er kam. [1] ",
    "cited": "[1]",
    "broken citations": "[1, 2, ",
    "bold": "**a ",
    "fences": "```\n",
    "list": "- a\n",
    "a thought": "<think>",
    "the end of a thought": "</think>",
    "sources": "Quellen:\n",
    "orders": "ignor",
}

Form = str | Callable[[int], str]
"""A key of `FORMS`, or what makes so many characters."""


@lru_cache
def different_names(length: int) -> str:
    """Names of which none comes twice."""
    return ", ".join(f"Hu{number:x}".replace("0", "o") for number in range(length // 6 + 1))[:length]


def answers(text: str) -> None:
    for kind in ("time", "duration", "number", "person", "place"):
        answer_words("Wie lang ist es?", kind, f"lang {text}")  # type: ignore[arg-type]


OF_A_TEXT: dict[str, tuple[Callable[[str], object], str]] = {
    "plan_of": (plan_of, "questions, English questions, prepositions, names and commas, opened brackets"),
    "when_of": (lambda text: when_of(text, datetime.date(2024, 11, 16)), "dates, months"),
    "capitals_of": (capitals_of, "compounds, abbreviations"),
    "names_of": (lambda text: names_of(text, "en", TAGGER), "states, opened brackets"),
    "is_another_compound": (lambda text: is_another_compound(text, f"x{text}"), ""),
    "offices": (lambda text: (office_in(text), descriptions_of(text, "Olaf")), "roles"),
    "role_of": (role_of, "roles, bodies"),
    "segments_of": (segments_of, "names and commas"),
    "clauses_of": (lambda text: (clauses_of(text, "de"), governed(text, "de")), "denials, verbs that deny, commas"),
    "attributions_of": (lambda text: attributions_of(text, "de"), "said, according to"),
    "deeds_of": (deeds_of, "and, names and commas"),
    "plain_of": (lambda text: plain_of(text, "de"), "dates, amounts, umlauts"),
    "denies": (lambda text: (sides_of(text), denies(text), may_deny(text)), "denials"),
    "answer_words": (answers, "one digit, numbers, dates, prepositions"),
    "talks_to_a_model": (lambda text: (talks_to_a_model(text), reports_it(text)), "orders, hyphens, tags"),
    "claims_of": (
        claims_of,
        "cited statements, cited, broken citations, bold, fences, list, sources, square brackets, whole quotations",
    ),
    "lettered": (lambda text: (lettered(text, 3), says_nothing(text)), "hyphens, list"),
    "without_thought": (without_thought, "a thought, the end of a thought"),
    "prompts": (
        lambda text: (prompt(text, "de", ()), rewriting_prompt("Und er?", [(text, text)], "de"), tokens_in(text)),
        "hyphens",
    ),
    "may_lean_on_history": (lambda text: may_lean_on_history(plan_of(text)), "pronouns"),
    "pasted_quote_of": (
        lambda text: pasted_quote_of(text, lambda _name: False, lambda _whole: False),
        "words in single marks, words in typed marks, whole quotations",
    ),
    "quoted_of": (lambda text: quoted_of(typographic(text)), "words in single marks, whole quotations"),
    "escape_markdown": (escape_markdown, "hyphens, numbers"),
}
"""Functions of a text, each with the forms that are made for it beside the `CLASSIC` ones."""


def known_word(library: Library, text: str) -> None:
    meanings, known = Meanings(library.word_vectors), Known.of(text)
    meanings.nearest(known, "kanzler")
    known.spells("Kanzler")
    Known.of(TALK.text).spells(text)


def checked(library: Library, text: str) -> None:
    sentences = library.sentences(library.articles()[0])
    verify([*claims_of(text), Claim(text, (1, 2))], [Evidence(one) for one in sentences], library, "de")
    stands(text, sentences)


def names(library: Library, text: str) -> None:
    Mentions(library.word_vectors).speaks_of("Hardt", text)
    QuestionNames(library, plan_of(text)).strange_to(library.sentences(library.articles()[0])[0])


def went_on(library: Library, text: str) -> None:
    answer = Assistant(library).ask(ASKED)
    follow_up(library, text, [(ASKED, answer)])
    follow_up(library, "Und was sagte er zu Taurus?", [(text, answer)])
    follow_up(library, "Und Miersch?", [(ASKED, text)])


def asked_of(library: Library, text: str) -> Answer:
    return Assistant(library).ask(text)


OF_A_LIBRARY: dict[str, tuple[Callable[[Library, str], object], str]] = {
    "search": (lambda library, text: library.search(text, 3), "bodies, umlauts"),
    "statements": (lambda library, text: library.statements(speaker=text), "titles"),
    "who": (lambda library, text: (who(library, text), who(library, "Hardt", text)), "near names, pronouns"),
    "filters": (lambda library, text: library.articles(Filter.of(outlets=[text], languages=text.split())), ""),
    "days": (lambda library, text: Filter.of(since=text), "dates"),
    "by id": (lambda library, text: (library.statement(text), library.article(text)), ""),
    "articles_sharing": (lambda library, text: library.articles_sharing(text, 40), ""),
    "articles_holding": (lambda library, text: [*library.articles_holding(text)], ""),
    "mentions": (lambda library, text: library.mentions(text), ""),
    "coverage": (lambda library, text: coverage("Hardt Kanzler", text, library), ""),
    "claim": (lambda library, text: coverage(text, TALK.text, library), ""),
    "known words": (known_word, "bodies, dates"),
    "names": (names, "states, names and commas"),
    "verify": (checked, "cited statements"),
    "ask": (asked_of, "questions, follow-ups"),
    "check_quote": (lambda library, text: Assistant(library).check_quote(text), "whole quotations, sentences"),
    "check_quote of a speaker": (lambda library, text: Assistant(library).check_quote("Das war", text), "titles"),
    "follow_up": (went_on, "follow-ups"),
}
"""The same of functions that have a library, too."""


def cases(functions: Mapping[str, tuple[Callable[..., object], str]], *more: Form) -> list[ParameterSet]:
    """Each function with each of its forms."""
    return [
        pytest.param(function, form, id=f"{name}-{getattr(form, '__name__', form)}")
        for name, (function, forms) in functions.items()
        for form in (*CLASSIC, *filter(None, forms.split(", ")), *more)
    ]


def text_of(form: Form) -> Callable[[int], str]:
    return form if callable(form) else lambda length: repeated(FORMS[form], length)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("growth") / "library") as opened:
        opened.add(TALK)
        yield opened


@pytest.mark.parametrize(("function", "form"), cases(OF_A_TEXT))
def test_of_a_text(function: Callable[[str], object], form: Form) -> None:
    assert growth(function, text_of(form)) <= MOST


@pytest.mark.parametrize(("function", "form"), cases(OF_A_LIBRARY, different_names))
def test_of_a_library(library: Library, function: Callable[[Library, str], object], form: Form) -> None:
    def call(text: str) -> None:
        with suppress(BelegError):  # too long, or none of that name: said, and that costs nothing either
            function(library, text)

    assert growth(call, text_of(form)) <= MOST
