"""Who does it: the subject of a clause before or behind its verb, the agent of a passive, the text that speaks."""

import pytest
from parsing import parsed, shown

from index.grammar.clauses import Clause
from index.grammar.parsed import ParsedArticle
from index.grammar.subjects import agent_of, is_passive, place_of, speaker_of, subject_of


def first_main(text: str) -> tuple[ParsedArticle, Clause, int]:
    """A parsed text, its last main clause, that clause's finite verb."""
    found = parsed(text)
    clause = next(one for one in reversed(found.sentences[0].clauses) if one.kind == "main")
    assert clause.finite is not None
    return found, clause, clause.finite


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der alte Müller klagte über den Bach.", "Der alte Müller"),
        ("Auch der Müller klagte über den Bach.", "der Müller"),
        ("Am Montag eröffnete die Wirtin den Markt.", "die Wirtin"),
        ("Den Antrag stellte die Fraktion.", "die Fraktion"),
        ("Das sagte der Minister.", "der Minister"),
        ("Das will er.", "er"),
        ("Diese Ansicht vertritt Merkel.", "Merkel"),
        ("Die Zahl nannte die Polizei.", "die Polizei"),
        ("Die Polizei nannte die Zahl.", "Die Polizei"),
        ("Die Vorwürfe bezeichnete Brandt als Unsinn.", "Brandt"),
        ("Ärzte warnten die Regierung.", "Ärzte"),
        ("Ihn kennt die Wirtin.", "die Wirtin"),
        ("Dort erklärte ihm der Arzt die Lage.", "der Arzt"),
        ("Dort erklärte sich Brandt für frei.", "Brandt"),
        ("In Kiew lebende Künstler kritisierten die Wahl.", "In Kiew lebende Künstler"),
        ("Die Partei ist der Ansicht, es reiche.", "Die Partei"),
        ("Gestern sprach Groß von einem Fehler.", "Groß"),
        ("Gestern schrieb „Die Zeit“ darüber.", "„ Die Zeit “"),
        ("Gestern wurde getanzt.", None),
    ],
)
def test_subject(text: str, expected: str | None) -> None:
    found = parsed(text)
    clause = found.sentences[0].clauses[0]
    assert clause.finite is not None
    assert shown(found.words, subject_of(found.words, clause.first, clause.finite, clause.last)) == expected


def test_the_subject_of_the_first_verb_is_that_of_the_second() -> None:
    found = parsed("Brandt war anwesend und nannte die Lage ernst.")
    words = [word.text for word in found.words]
    assert shown(found.words, subject_of(found.words, 0, words.index("nannte"), len(words))) == "Brandt"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der NDR, der den Film zeigte, sagte, es reiche.", "Der NDR"),
        ("Brandt wollte sich nicht festlegen, sagte aber, es reiche.", "Brandt"),
        ("Es reiche, sagte der Wirt.", "der Wirt"),
        ("Der Plan wurde von der Polizei bestätigt.", "der Polizei"),
    ],
)
def test_who_speaks(text: str, expected: str) -> None:
    found = parsed(text)
    words, sentence = found.words, found.sentences[0]
    clause, verb = next(
        (one, i) for one in sentence.clauses for i, lemma in one.verbs if lemma in ("sagen", "bestätigen")
    )
    assert clause.finite is not None
    assert shown(words, speaker_of(found, sentence, clause, verb, clause.finite, clause.last)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Danach wurde der Plan von der Opposition kritisiert.", "der Opposition"),
        ("Vom Gericht ist es festgestellt worden.", "Gericht"),
        ("Es wurde von seiten der Stadt bestätigt.", "der Stadt"),
        ("Es wird im Jahresbericht als falsch bezeichnet.", "Jahresbericht"),
        ("Es wurde in Berlin bestätigt.", None),
    ],
)
def test_agent_of_a_passive(text: str, expected: str | None) -> None:
    found, clause, finite = first_main(text)
    assert is_passive(found.words, clause, finite)
    assert shown(found.words, agent_of(found, clause)) == expected


@pytest.mark.parametrize("text", ["Er ist gekommen.", "Er hat es bestätigt.", "Sie war beliebt."])
def test_what_is_no_passive(text: str) -> None:
    found, clause, finite = first_main(text)
    assert not is_passive(found.words, clause, finite)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In der Erklärung heißt es.", "der Erklärung"),
        ("Vom Amt hieß es.", "Amt"),
        ("In der Erklärung, die seit Montag vorliegt, heißt es.", "der Erklärung"),
        ("Es heißt oft.", None),
    ],
)
def test_the_text_that_speaks(text: str, expected: str | None) -> None:
    found, clause, _ = first_main(text)
    assert shown(found.words, place_of(found, clause)) == expected
