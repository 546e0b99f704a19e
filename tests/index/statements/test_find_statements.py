"""Which statements answer: only the person's own, only those on the topic."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Article, Library
from qa.evidence.choosing import MOST_SENTENCES
from qa.evidence.found import Evidence, Found
from qa.evidence.speech import find_statements
from qa.question.plan import plan_of

BUDGET = Article.from_text(
    "Der Stadtrat berät den Haushalt\n\n"
    "Kämmerin Petra Brandt sagte, der Haushalt sei solide. Die Schulden würden um vier Millionen Euro sinken. "
    "Man müsse aber bei den Schwimmbädern sparen.\n\n"
    "Der Abgeordnete Jürgen Ott kritisierte, die Kämmerin habe die Schulen vergessen. "
    "In Ottendorf regne es durch das Dach.\n\n"
    "„Wir brauchen neue Radwege“, forderte die Abgeordnete Lena Winkler. Das Rathaus liegt am Markt.",
    title="Der Stadtrat berät den Haushalt",
    source="budget",
)
WATER = Article.from_text(
    "Kämmerin Petra Brandt warnte vor höheren Preisen für Trinkwasser. Sie sagte, die Rohre seien alt.",
    title="Wasser",
    source="water",
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("statements") / "library") as library:
        library.add([BUDGET, WATER])
        yield library


def find(library: Library, question: str) -> Found:
    found = find_statements(library, plan_of(question))
    for evidence in (*found.evidence, *found.related):
        sentence = evidence.sentence
        assert sentence.article.text[sentence.start : sentence.end] == sentence.text
        if found.reason == "no statement recognised" and evidence.statement is None:
            continue
        assert evidence.statement is not None
        assert sentence in evidence.statement.sentences
    assert len(found.evidence) <= MOST_SENTENCES
    assert bool(found.evidence) == (found.reason is None)
    return found


def texts(evidence: tuple[Evidence, ...]) -> list[str]:
    return [one.sentence.text for one in evidence]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Was sagte Brandt zum Haushalt?", "Kämmerin Petra Brandt sagte, der Haushalt sei solide."),
        ("What did Petra Brandt say about the budget?", "Kämmerin Petra Brandt sagte, der Haushalt sei solide."),
        ("Was sagte Brandt zu den Schulden?", "Die Schulden würden um vier Millionen Euro sinken."),
        ("Was sagte Brandt zu Schwimmbädern?", "Man müsse aber bei den Schwimmbädern sparen."),
        ("Was sagte Brandt zum Trinkwasser?",
         "Kämmerin Petra Brandt warnte vor höheren Preisen für Trinkwasser."),
        ("Was kritisierte Ott?", "Der Abgeordnete Jürgen Ott kritisierte, die Kämmerin habe die Schulen vergessen."),
        ("What did Winkler demand?", "„Wir brauchen neue Radwege“, forderte die Abgeordnete Lena Winkler."),
        ("Was forderte Lena Winkler?", "„Wir brauchen neue Radwege“, forderte die Abgeordnete Lena Winkler."),
    ],
)  # fmt: skip
def test_what_somebody_says_on_a_topic(library: Library, question: str, expected: str) -> None:
    found = find(library, question)
    assert expected in texts(found.evidence)
    assert found.family_met
    names = {one.statement.speaker for one in found.evidence if one.statement}
    assert len(names) == 1


def test_everything_that_somebody_says_is_at_most_four_sentences(library: Library) -> None:
    found = find(library, "What did Brandt say?")
    assert len(found.evidence) == MOST_SENTENCES
    assert "Ott" not in " ".join(texts(found.evidence))
    starts = [(one.sentence.article.id, one.sentence.start) for one in found.evidence]
    assert len(set(starts)) == len(starts)
    for article in (BUDGET, WATER):
        here = [start for article_id, start in starts if article_id == article.id]
        assert here == sorted(here)


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Was sagte Lehmann zum Haushalt?", "no such speaker"),
        ("What did Erna Brandt say about the budget?", "no such speaker"),
        ("What did the mayor say about the budget?", "no such speaker"),
        ("Was sagte Winkler zum Haushalt?", "no statement on the topic"),
        ("Was sagte Brandt zu Radwegen?", "no statement on the topic"),
        ("What did Brandt say about football?", "no statement on the topic"),
        ("Was sagte Ott zum Trinkwasser?", "no statement on the topic"),
        ("Wer lobte die Radwege?", "not covered"),
    ],
)
def test_nobody_elses_words(library: Library, question: str, reason: str) -> None:
    found = find(library, question)
    assert (found.evidence, found.reason) == ((), reason)


def test_who_does_speak_on_it_is_shown_beside_the_refusal(library: Library) -> None:
    found = find(library, "Was sagte Winkler zum Haushalt?")
    assert (found.speaker, found.topic) == ("Winkler", "Haushalt")
    assert texts(found.related) == ["Kämmerin Petra Brandt sagte, der Haushalt sei solide."]
    assert find(library, "What did Brandt say about football?").related == ()


def test_another_kind_of_speech_is_said_to_be_another(library: Library) -> None:
    assert find(library, "Was forderte Winkler?").family_met
    otherwise = find(library, "Was forderte Ott?")
    assert not otherwise.family_met
    assert otherwise.reason is None


def test_who_said_it(library: Library) -> None:
    for question in ("Wer kritisierte die Kämmerin?", "Wer forderte neue Radwege?", "Wer sprach über den Haushalt?"):
        found = find(library, question)
        names = {one.statement.speaker.split()[-1] for one in found.evidence if one.statement and one.statement.speaker}
        assert names == {{"kritisierte": "Ott", "forderte": "Winkler", "sprach": "Brandt"}[question.split()[1]]}


def test_the_context_is_the_sentence_that_names_the_speaker(library: Library) -> None:
    contexts = {one.sentence.text: one.context for one in find(library, "Was sagte Brandt?").evidence}
    named = "Kämmerin Petra Brandt sagte, der Haushalt sei solide."
    assert contexts[named] is None
    debts = contexts["Die Schulden würden um vier Millionen Euro sinken."]
    assert debts is not None
    assert debts.text == named


def test_a_name_within_a_word_introduces_nobody(library: Library) -> None:
    for one in find(library, "Was sagte Ott zu Ottendorf?").evidence:
        if one.sentence.text == "In Ottendorf regne es durch das Dach.":
            assert one.context is not None
            assert (
                one.context.text == "Der Abgeordnete Jürgen Ott kritisierte, die Kämmerin habe die Schulen vergessen."
            )
            return
    pytest.fail("the sentence was not found")


def test_of_a_long_quotation_only_what_is_on_the_topic(tmp_path: Path) -> None:
    text = (
        "„Wir haben lange verhandelt. Das Wetter war schlecht. Niemand wollte nachgeben. Dann kam der Durchbruch. "
        "Alle waren müde. Der neue Hafen wird im Mai eröffnet. Danach feiern wir“, sagte Bürgermeister Klaus Hansen."
    )
    with Library.open(tmp_path / "library") as library:
        library.add(Article.from_text(text, title="Hafen", source="harbour"))
        for question in ("Was sagte Hansen zum Hafen?", "What did Hansen say about the harbour?"):
            assert texts(find(library, question).evidence) == [
                "Der neue Hafen wird im Mai eröffnet.",
                "Danach feiern wir“, sagte Bürgermeister Klaus Hansen.",
            ]


def test_who_speaks_for_a_body_is_found_by_its_name_and_a_spokesman_is_not_the_person(tmp_path: Path) -> None:
    strike = Article.from_text(
        "Eva Groß von der IG Bau sagte, der Streik gehe am Montag weiter. "
        "Brandts Sprecher Udo Klein sagte, die Verhandlungen seien gescheitert.",
        source="strike",
    )
    with Library.open(tmp_path) as library:
        library.add(strike)
        found = find(library, "Was sagte IG Bau über den Streik?")
        assert texts(found.evidence) == ["Eva Groß von der IG Bau sagte, der Streik gehe am Montag weiter."]
        assert find(library, "Was sagte Brandt über die Verhandlungen?").reason == "no statement recognised"


PORT = Article.from_text(
    "Eva Groß, Leiterin der Firma Blauhafen, sagte, der Kran sei alt. Ein neuer koste vier Millionen Euro. "
    "Groß sagte, die Stadt müsse die Straße bezahlen.\n\n"
    "Verkehrsminister Udo Klein sagte, die Straße sei sicher. Der Minister wies auf die Schilder hin. "
    "Klein sagte, die Brücke werde gesperrt.\n\n"
    "Der Stellvertreter von Petra Brandt sagte, der Zaun sei falsch.",
    source="port",
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "Was sagte Blauhafen über den Kran?",
            [
                "Eva Groß, Leiterin der Firma Blauhafen, sagte, der Kran sei alt.",
                "Ein neuer koste vier Millionen Euro.",
            ],
        ),
        (
            "Was sagte Blauhafen über Millionen?",  # the sentence that it goes on from shows who says it
            [
                "Eva Groß, Leiterin der Firma Blauhafen, sagte, der Kran sei alt.",
                "Ein neuer koste vier Millionen Euro.",
            ],
        ),
        ("Was sagte Blauhafen über die Straße?", []),  # she says that in her own name
        ("Was sagte der Minister über die Brücke?", ["Klein sagte, die Brücke werde gesperrt."]),
        ("Was sagte Brandt über den Zaun?", []),  # her deputy is not she
    ],
)
def test_a_body_speaks_where_its_people_are_named_so_and_an_office_through_its_holder(
    question: str, expected: list[str], tmp_path: Path
) -> None:
    with Library.open(tmp_path) as library:
        library.add(PORT)
        assert texts(find(library, question).evidence) == expected


def test_a_topic_worded_by_somebody_else_wants_the_very_word(tmp_path: Path) -> None:
    article = Article.from_text(
        "Eva Groß sagte, die Menschen seien müde. Udo Klein sagte, die Leute seien wach.", source="people"
    )
    with Library.open(tmp_path) as library:
        library.add(article)
        assert texts(find(library, "Was sagte Klein über Leute?").evidence) == [
            "Udo Klein sagte, die Leute seien wach."
        ]
        assert find(library, "Was sagte Groß über Leute?").reason == "no statement on the topic"


def test_the_words_for_a_speaker_are_no_topic(tmp_path: Path) -> None:
    article = Article.from_text("Werftchefin Eva Groß sagte, das Wetter sei gut.", source="yard")
    with Library.open(tmp_path) as library:
        library.add(article)
        assert find(library, "Was sagte Groß über die Werftchefin?").reason == "no statement on the topic"


def test_indirect_speech_that_names_its_speaker_is_somebody_elses(tmp_path: Path) -> None:
    text = (
        "Der Präsident Hugo Marín sprach am Montag in Altwik. Marín sagte, die Leitung nach Norden werde gebaut. "
        "Dennoch wolle sich Marín nicht über die Förderung streiten."
    )
    with Library.open(tmp_path / "library") as library:
        library.add(Article.from_text(text, title="Altwik", source="x"))
        found = find_statements(library, plan_of("Was sagte Marín über die Förderung?"))
    assert (found.evidence, found.reason) == ((), "no statement on the topic")


def test_a_reported_act_is_of_the_kind_of_its_verb(tmp_path: Path) -> None:
    article = Article.from_text(
        "Der Bürgermeister von Altmoor forderte alle Bewohner der Insel zum Rückzug auf.", source="flood"
    )
    with Library.open(tmp_path) as library:
        library.add(article)
        found = find(library, "Was forderte der Bürgermeister von Altmoor?")
        assert (len(found.evidence), found.family_met) == (1, True)


def test_a_bare_office_is_the_one_whom_the_article_gives_it_alone(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add(
            [
                Article.from_text(
                    "Der Bundespräsident beklagte die „Kluft zwischen Stadt und Land“.",
                    title="Bundespräsident Wellmann sieht eine Kluft",
                    source="one",
                ),
                Article.from_text(
                    "Bundespräsident Wellmann traf den früheren Bundespräsidenten. Bundespräsident Ohm reiste an. "
                    "Der Bundespräsident lobte die „Ruhe der Seen“.",
                    title="Treffen",
                    source="two",
                ),
            ]
        )
        assert [one.sentence.article.source for one in find(library, "Was sagte wellmann zur Kluft?").evidence] == [
            "one"
        ]
        assert find(library, "Was sagte Wellmann zu den Seen?").reason is not None


def test_what_others_say_is_on_the_very_topic(tmp_path: Path) -> None:
    article = Article.from_text(
        "Petra Brandt sagte, die Schule sei gut. Udo Klein sagte, das Klima in der Fraktion sei freundlich.",
        source="mood",
    )
    with Library.open(tmp_path) as library:
        library.add(article)
        assert find(library, "Was sagte Brandt zur Klimakrise?").related == ()
        assert len(find(library, "Was sagte Brandt zum Klima?").related) == 1
