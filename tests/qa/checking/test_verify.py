"""Claims of a model against their sentences: what holds, what is repaired, and each kind of lie."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import Article, Library
from qa.checking.claims import Claim, Verdict
from qa.checking.reply import claims_of
from qa.checking.verify import LONGEST, MOST, verify
from qa.evidence.found import Evidence

ROOT = Path(__file__).parents[3]
SCRIPTED = json.loads((Path(__file__).parents[2] / "scripted_answers.json").read_text(encoding="utf-8"))

KITE = (
    "Am 4. Juni 2021 eröffnete die Bürgermeisterin Rita Kern in Husby das Museum für Drachen. Es hat 1.250 Drachen und "
    "kostete 3,4 Millionen Euro. „Hier hebt niemand ab, der nicht will“, sagte Kern. Der Sammler "
    "Paul Iversen kritisierte, "
    "die Stadt habe seine ältesten Stücke nicht ausgestellt. Ein Umzug sei nicht geplant, erklärte "
    "er. Die Besucherzahl ist "
    "gegenüber dem Vorjahr um 12 Prozent gestiegen. Laut der Stadtkasse zahlt jeder Besucher im Schnitt 6 Euro.\n\n"
    "Der russische Präsident Oleg Sorin besuchte das Museum am Sonntag. Er lobte die Werkstatt. Der "
    "Kreml äußerte sich nicht."
)
Check = Callable[..., list[Verdict]]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("library")) as library:
        library.add([ROOT / "seeds", Article.from_text(KITE, "Drachen", "kite", "2021-06-08", "Husbyer Tageblatt")])
        library.add(
            Article.from_text(
                one["text"], one["title"], one["id"], one["published"], one["outlet"], language=one["language"]
            )
            for one in SCRIPTED["articles"]
        )
        yield library


@pytest.fixture(scope="module")
def evidence(library: Library) -> dict[str, list[Evidence]]:
    """The sentences of each article, headings and captions counted."""
    articles = {one.source if "seeds" not in (one.source or "") else "seed": one for one in library.articles()}
    return {str(key): [Evidence(one) for one in library.sentences(article)] for key, article in articles.items()}


@pytest.fixture(scope="module")
def check(library: Library, evidence: dict[str, list[Evidence]]) -> Check:
    """Verifies an answer over the article about kites."""

    def check(answer: str, language: str = "en") -> list[Verdict]:
        return verify(claims_of(answer), evidence["kite"], library, language)

    return check


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("en", "Mayor Rita Kern opened the kite museum in Husby on June 4, 2021 [1]."),
        ("de", "Rita Kern eröffnete das Museum am 4.6.2021 [1]."),
        ("en", "It has 1,250 kites and cost €3.4 million [2]."),
        ("de", "Es kostete 3,4 Mio. Euro [2]."),
        (
            "en",
            "Kern said: “Hier hebt niemand ab, der nicht will” (translation: “Nobody takes off here who "
            "doesn't want to”) [3].",
        ),
        ("de", "Kern sagte: »Hier hebt niemand ab, der nicht will« [3]."),
        ("en", "The collector Paul Iversen criticised that the city had not exhibited his oldest pieces [4]."),
        ("en", "According to Iversen, no move is planned [5]."),
        ("de", "Laut Iversen ist kein Umzug geplant [5]."),
        ("en", "The number of visitors has risen by twelve per cent compared with the previous year [6]."),
        ("en", "Each visitor pays six euros on average, according to the city treasury [7]."),
        ("en", "Russian President Oleg Sorin visited the museum on Sunday, 6 June 2021 [8]."),
        ("en", "Sorin praised the workshop [9]."),
        ("de", "Der Kreml hat sich nicht geäußert [10]."),
    ],
)
def test_what_the_sentences_say_holds(check: Check, language: str, answer: str) -> None:
    claim = claims_of(answer)[0]
    assert check(answer, language) == [Verdict(claim)]


@pytest.mark.parametrize(
    ("language", "answer", "problem", "detail"),
    [
        ("en", "The museum cost a lot.", "no citation", ""),
        ("en", "The museum cost a lot [11][0].", "no such number", "11, 0"),
        ("en", "It has 1,520 kites [2].", "number", "1,520"),
        ("en", "It cost €34 million [2].", "number", "€34 million"),
        ("en", "It cost $3.4 million [2].", "number", "$3.4 million"),
        ("de", "Es kostete 3,4 Milliarden Euro [2].", "number", "3,4 Milliarden Euro"),
        ("de", "Die Besucherzahl ist um 12 Prozentpunkte gestiegen [6].", "number", "12 Prozentpunkte"),
        ("en", "Kern opened the museum on June 14, 2021 [1].", "date", "June 14, 2021"),
        ("en", "Kern opened the museum on 8 June 2021 [1].", "date", "8 June 2021"),  # the article's day
        ("de", "Sorin besuchte das Museum am Montag [8].", "date", "Montag"),
        (
            "en",
            "Kern said: “Hier hebt niemand ab, der es nicht will” [3].",
            "quotation",
            "Hier hebt niemand ab, der es nicht will",
        ),
        ("en", "Kern said: “Nobody takes off here” [3].", "quotation", "Nobody takes off here"),
        ("de", "Kern sagte: „Das Museum ist mein Stolz“ [3].", "quotation", "Das Museum ist mein Stolz"),
        ("de", "Kern sagte: ‚Das Museum ist mein Stolz‘ [3].", "quotation", "Das Museum ist mein Stolz"),
        ("en", "Paul Iversen said: “Hier hebt niemand ab, der nicht will” [3].", "name", "Iversen"),
        ("en", "Rita Kern criticised that the city had not exhibited the oldest pieces [4].", "name", "Kern"),
        ("de", "Kern erklärte, ein Umzug sei nicht geplant [5].", "speaker", "Kern"),
        ("en", "The opening was praised by Paul Iversen [9].", "name", "Iversen"),
        ("en", "A move is planned, Iversen said [5].", "negation", "A move is planned"),
        (
            "de",
            "Iversen kritisierte, die Stadt habe seine ältesten Stücke ausgestellt [4].",
            "negation",
            "Iversen kritisierte, die Stadt habe seine ältesten Stücke ausgestellt",
        ),
        ("en", "The number of visitors has not risen [6].", "negation", "The number of visitors has not risen"),
        ("en", "The number of visitors has fallen by 12 percent [6].", "negation", "fallen"),
        ("de", "Der Präsident kritisierte die Werkstatt [9].", "negation", "kritisierte"),
        ("en", "The Ukrainian president visited the museum on Sunday [8].", "name", "Ukrainian"),
        ("en", "Rita Kern opened the museum in Aalborg [1].", "name", "Aalborg"),
        ("de", "Bürgermeisterin Rita Holt eröffnete das Museum [1].", "name", "Holt"),
        ("en", "Wooden kites were flown by fishermen in ancient China [2].", "name", "China"),
        (
            "en",
            "It cost 3.4 million euros, and the roof leaks whenever strong winds blow [2].",
            "not covered",
            "and the roof leaks whenever strong winds blow",
        ),
        ("en", "The city did not exhibit the oldest pieces [4].", "speaker", "Paul Iversen"),
        ("en", "Es hat 1.250 Drachen und kostete 3,4 Millionen Euro, viel Geld für die Stadt [2].", "language", "de"),
    ],
)
def test_a_lie_has_its_problem(check: Check, language: str, answer: str, problem: str, detail: str) -> None:
    [verdict] = check(answer, language)
    assert (verdict.problem, verdict.detail) == (problem, detail)
    assert verdict.claim == claims_of(answer)[0]


@pytest.mark.parametrize(
    ("answer", "numbers"),
    [
        ("Visitors pay six euros on average [7, 42].", (7,)),
        ("Visitors pay six euros on average, according to the city treasury [3, 7].", (7,)),
        ("The museum has 1,250 kites and cost 3.4 million euros [6].", (2,)),
    ],
)
def test_numbers_are_repaired(check: Check, answer: str, numbers: tuple[int, ...]) -> None:
    assert check(answer) == [Verdict(Claim(claims_of(answer)[0].text, numbers))]


def test_he_is_the_one_before(check: Check) -> None:
    good = check("Iversen criticised the city [4]. He said no move was planned [5].")
    assert [one.problem for one in good] == [None, None]
    mixed = check("Kern opened the museum [1]. She said no move was planned [5].")
    assert [one.problem for one in mixed] == [None, "speaker"]


def test_sentences_that_talk_to_a_model_prove_nothing(library: Library, evidence: dict[str, list[Evidence]]) -> None:
    def problem(answer: str, language: str) -> str | None:
        return verify(claims_of(answer), evidence["waldheim"], library, language)[0].problem

    assert problem("Das Klinikum wird geschlossen [3].", "de") == "not covered"
    assert problem("Miriam Adler was arrested [5].", "en") == "not covered"
    assert problem("The article contains an instruction that the hospital is being closed [3].", "en") is None


def _scripted(library: Library, evidence: dict[str, list[Evidence]], half: str) -> Counter[str]:
    """The scripted answers of a half that are judged wrongly, by kind."""
    wrong: Counter[str] = Counter()
    for one in (answer for answer in SCRIPTED["answers"] if answer["half"] == half):
        claims = claims_of(one["answer"])
        verdicts = verify(claims, evidence[one["article"]], library, one["language"])
        for claim, kept, verdict in zip(claims, one["kept"], verdicts, strict=True):
            stayed = verdict.problem is None and (kept or bool(set(claim.numbers) & set(verdict.claim.numbers)))
            wrong[one["kind"]] += stayed != kept
    return +wrong


@pytest.mark.slow
def test_scripted_answers(library: Library, evidence: dict[str, list[Evidence]]) -> None:
    assert len(SCRIPTED["answers"]) >= 120
    assert _scripted(library, evidence, "tuned") == Counter()
    # Written before anything was tuned; bench/README.md has the figures of both halves.
    assert _scripted(library, evidence, "held out").total() <= 4
    assert sum(_scripted(library, evidence, half).total() for half in ("wide", "wide, second", "wide, third")) <= 14


def test_a_claim_is_the_same_alone_and_again(library: Library, evidence: dict[str, list[Evidence]]) -> None:
    claims = claims_of("It cost €3.4 million [2]. It cost €4.3 million [2].")
    first = verify(claims, evidence["kite"], library, "en")
    assert first == verify(claims, evidence["kite"], library, "en")
    assert first[1] == verify(claims[1:], evidence["kite"], library, "en")[0]


@pytest.mark.parametrize(
    "text",
    [
        "a " * 50_000,
        "„" * 5_000,
        "1,5 " * 400,
        "hundert" * 280,
        "nicht " * 300,
        "A. " * 600,
        "said " * 390,
        "“x” (translation: " * 100,
        "Kern, " * 300,
        "\u202e\u0000\ud800",
        "١٢٣ ½ ² ﬁ İ",
        "(" * 1_900,
        "31.02.2021 " * 170,
        "United States of " * 110,
        "https://example.org/?q=[1] " * 60,
    ],
)
def test_no_claim_is_too_much(check: Check, library: Library, evidence: dict[str, list[Evidence]], text: str) -> None:
    for language in ("de", "en"):
        [verdict] = verify([Claim(text, tuple(range(1, 11)))], evidence["kite"], library, language)
        assert verdict.problem is not None or text.startswith("Kern")
    assert verify([Claim("x" * (LONGEST + 1), (1,))], evidence["kite"], library, "de")[0].problem == "not covered"
    many = verify([Claim("Kern", ())] * (MOST + 5), evidence["kite"], library, "de")
    assert [one.problem for one in many[-6:]] == ["no citation", *["not covered"] * 5]


@given(st.text(max_size=120), st.lists(st.integers(-2, 14), max_size=4))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gets_a_verdict(
    library: Library, evidence: dict[str, list[Evidence]], text: str, numbers: list[int]
) -> None:
    [verdict] = verify([Claim(text, tuple(numbers))], evidence["kite"], library, "de")
    if verdict.problem is None:
        assert verdict.claim.text == text
        assert set(verdict.claim.numbers) <= set(range(1, 11))
        assert verdict.claim.numbers
    else:
        assert verdict.claim == Claim(text, tuple(numbers))


def test_no_evidence(library: Library) -> None:
    assert verify([], [], library, "de") == []
    assert verify([Claim("Ja.", (1,))], [], library, "de") == [Verdict(Claim("Ja.", (1,)), "no such number", "1")]


def test_one_whom_another_tells_of_in_the_same_clause(library: Library) -> None:
    text = "Sorin forderte laut Angaben des Kreml, dass das Museum den „Adler“ zurückgibt."
    article = Article.from_text(text, source="eagle", language="de")
    library.add([article])
    evidence = [Evidence(one) for one in library.sentences(article)]
    for answer in (
        "Sorin verlangte, den „Adler“ zurückzugeben [1].",
        "Laut Kreml forderte Sorin den „Adler“ zurück [1].",
    ):
        claims = claims_of(answer)
        assert verify(claims, evidence, library, "de") == [Verdict(claims[0])]
