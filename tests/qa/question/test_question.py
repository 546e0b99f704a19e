"""What a question asks for, of whom, about what, in which language."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.lexicon.verb_families import is_german, verb_family
from qa.question.plan import Ask, Plan, plan_of


@pytest.mark.parametrize(
    ("question", "speaker", "topic", "family"),
    [
        ("What did Miersch say about Taurus?", "Miersch", "Taurus", "say"),
        ("what did miersch say about taurus", "miersch", "taurus", "say"),
        ("What has Miersch said on Taurus?", "Miersch", "Taurus", "say"),
        ("What did Miersch have to say about Taurus?", "Miersch", "Taurus", "say"),
        ("What is Miersch saying about Taurus?", "Miersch", "Taurus", "say"),
        ("And what did Hardt say?", "Hardt", "", "say"),
        ("What did the United States say about steel?", "the United States", "steel", "say"),
        ("What did the UN report say about hunger?", "the UN report", "hunger", "say"),
        ("What did Roland say about Poland?", "Roland", "Poland", "say"),
        ("What did Putin demand?", "Putin", "", "demand"),
        ("What did Putin call for?", "Putin", "", "demand"),
        ("What is Putin demanding?", "Putin", "", "demand"),
        ("Which demands did Putin make?", "Putin", "", "demand"),
        ("What are Putin's demands?", "Putin", "", "demand"),
        ("What did Hardt criticise?", "Hardt", "", "criticise"),
        ("What was Hardt’s criticism of Scholz?", "Hardt", "Scholz", "criticise"),
        ("What does Miersch warn of?", "Miersch", "", "warn"),
        ("What's Miersch's position on Taurus?", "Miersch", "Taurus", "say"),
        ("Did Scholz comment on Taurus?", "Scholz", "Taurus", "say"),
        ("Has Scholz ever commented on Taurus?", "Scholz", "Taurus", "say"),
        ("Who criticised Scholz?", None, "Scholz", "criticise"),
        ("Was sagte Miersch zu Taurus?", "Miersch", "Taurus", "say"),
        ("Was sagte Miersch", "Miersch", "", "say"),
        ("Was genau sagte Miersch?", "Miersch", "", "say"),
        ("What did the WHO say about milk?", "the WHO", "milk", "say"),
        ("Warum forderte Putin das?", "Putin", "", "demand"),
        ("Was hat Miersch über den Taurus gesagt?", "Miersch", "den Taurus", "say"),
        ("Und was sagte Hardt?", "Hardt", "", "say"),
        ("Sag mir bitte, was sagte Miersch zu Taurus?", "Miersch", "Taurus", "say"),
        ("Wie äußerte sich Miersch zur Lieferung?", "Miersch", "Lieferung", "say"),
        ("Was fordert Putin?", "Putin", "", "demand"),
        ("Was soll Putin gefordert haben?", "Putin", "", "demand"),
        ("Wovor warnte Miersch?", "Miersch", "", "warn"),
        ("Wen kritisierte Hardt?", "Hardt", "", "criticise"),
        ("Warum kritisierte Hardt den Kanzler?", "Hardt", "den Kanzler", "criticise"),
        ("Was wirft Hardt dem Kanzler vor?", "Hardt dem Kanzler", "", "criticise"),
        ("Welche Forderungen stellte Putin?", "Putin", "", "demand"),
        ("Was ist die Haltung von Miersch zu Taurus?", "Miersch", "Taurus", "say"),
        ("Was ist Mierschs Haltung zu Taurus?", "Mierschs", "Taurus", "say"),
        ("Äußerte sich Scholz zu Taurus?", "Scholz", "Taurus", "say"),
        ("Hat Scholz etwas zu Taurus gesagt?", "Scholz", "Taurus", "say"),
        ("Wer kritisierte Scholz?", None, "Scholz", "criticise"),
        ("Was sagte „Miersch“ zu Taurus?", "Miersch", "Taurus", "say"),
        ("Was sagt die FDP dazu, dass die Miete steigt?", "die FDP", "die Miete steigt", "say"),
        ("Wie hat sich Hardt selbst dazu geäußert, ob er geht?", "Hardt", "er geht", "say"),
        ("What did Miersch 🚀 say about Taurus?", "Miersch", "Taurus", "say"),
    ],
)
def test_questions_about_speech(question: str, speaker: str | None, topic: str, family: str) -> None:
    plan = plan_of(question)
    first = plan.asks[0]
    name = first.speaker.removesuffix("'s").removesuffix("’s") if first.speaker else None
    assert (name, first.topic, plan.family) == (speaker, topic, family)
    assert plan.strict == (not question.startswith(("Wie", "Warum", "Was wirft")))


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Was sagte die Universität zu Köln zu Gebühren?",
         (Ask("die Universität", "Köln zu Gebühren"), Ask("die Universität zu Köln", "Gebühren"),
          Ask("die Universität zu Köln zu Gebühren", ""))),
        ("Was sagte Frau von der Leyen zu Taurus?",
         (Ask("Frau von der Leyen", "Taurus"), Ask("Frau von der Leyen zu Taurus", ""))),
        ("Hat Olaf Scholz Putin zum Abzug aufgefordert?",
         (Ask("Olaf Scholz", "Putin zum Abzug"), Ask("Olaf Scholz Putin", "Abzug"),
          Ask("Olaf Scholz Putin zum Abzug", ""))),
        ("Forderte Olaf Scholz den Abzug?", (Ask("Olaf Scholz", "den Abzug"), Ask("Olaf Scholz den Abzug", ""))),
    ],
)  # fmt: skip
def test_where_a_name_ends_has_several_readings(question: str, asks: tuple[Ask, ...]) -> None:
    assert plan_of(question).asks == asks


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("When can I hear the interview with Miersch?", "time"),
        ("Wann kommt das Interview?", "time"),
        ("Since when has it been closed?", "time"),
        ("In what year did it open?", "time"),
        ("In welchem Jahr wurde sie gebaut?", "time"),
        ("How long had Scholz and Putin not spoken?", "duration"),
        ("Wie lange hatten Scholz und Putin nicht gesprochen?", "duration"),
        ("How many people live there?", "number"),
        ("Wie viele Menschen leben dort?", "number"),
        ("Wie hoch ist der Turm?", "number"),
        ("Who won the football world cup in 2022?", "person"),
        ("Wo liegt Ahlsdorf?", "place"),
        ("What does it mean?", None),
        ("What did it say?", None),
        ("Does the United States have a king?", None),
        ("Will Putin withdraw?", None),
        ("Miersch Taurus", None),
        ("", None),
    ],
)
def test_questions_about_facts(question: str, expected: str | None) -> None:
    plan = plan_of(question)
    assert (plan.asks, plan.family, plan.expected) == ((), None, expected)


@pytest.mark.parametrize(
    "question",
    ["What did Tesla call his invention?", "Was hielt Luther von Rom?", "Why did Hardt criticise Scholz?",
     "Wie reagierte Selenskyj auf das Telefonat?"],
)  # fmt: skip
def test_verbs_that_ask_for_more_than_speech_leave_room_for_a_fact(question: str) -> None:
    plan = plan_of(question)
    assert plan.asks
    assert not plan.strict


def test_decomposed_umlauts_and_odd_spaces_read_the_same() -> None:
    question = "Wie äußerte sich Miersch zu Türmen?"
    assert plan_of(unicodedata.normalize("NFD", question)) == plan_of(question)
    assert plan_of("\u00a0Wie  äußerte\nsich Miersch\tzu Türmen? ") == plan_of(question)


@given(st.text())
@settings(max_examples=200)
def test_any_text_has_a_plan(text: str) -> None:
    plan = plan_of(text)
    assert isinstance(plan, Plan)
    assert all(ask.speaker or ask.topic for ask in plan.asks)


@pytest.mark.parametrize("unit", ["zu Taurus ", "Miersch say about ", "what did ", "was sagte ", "x", "(", "'", "  "])
def test_a_hundred_thousand_characters_have_few_readings(unit: str) -> None:
    for opening in ("", "Was sagte Miersch ", "What did Miersch say about "):
        assert len(plan_of(opening + unit * (100_000 // len(unit))).asks) <= 5


@pytest.mark.parametrize(
    ("verb", "family"),
    [("kritisierte", "criticise"), ("Criticised", "criticise"), ("sagte", "say"), ("call for", "demand"),
     ("call", "say"), ("gefordert", "demand"), ("warnte", "warn"), ("bestritt", "deny"), ("runs", None), ("", None)],
)  # fmt: skip
def test_families_of_verbs(verb: str, family: str | None) -> None:
    assert verb_family(verb) == family


def test_german_forms_that_are_english_words_are_no_sign_of_german() -> None:
    assert is_german("sagte")
    assert not any(is_german(word) for word in ("will", "bat", "say", "demand", "report"))


@pytest.mark.parametrize(
    ("question", "whether"),
    [
        ("Hat sich Hardt zu Taurus geäußert?", True),
        ("And did Scholz comment on Taurus?", True),
        ("Would Hardt support it?", True),
        ("Was sagte Hardt zu Taurus?", False),
        ("Wovor warnte Hardt?", False),
        ("What would Hardt support?", False),
    ],
)
def test_whether_yes_or_no_answers(question: str, whether: bool) -> None:
    assert plan_of(question).asks_whether is whether
