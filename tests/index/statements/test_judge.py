"""What is learned about statements: sentences that no rule finds, whose words are whose, and the trees themselves."""

from pathlib import Path

import numpy as np
import pytest
from parsing import parsed, statements_in

from index.errors import ModelError
from index.statements.candidate import Candidate
from index.statements.english.rules import english_candidates
from index.statements.find import speakers_of
from index.statements.judge.choosing import judged_names, with_sentences
from index.statements.judge.entities import entities_of
from index.statements.judge.sentences import FEATURES as SENTENCE_FEATURES
from index.statements.judge.sentences import surroundings_of
from index.statements.judge.standing import FEATURES, Reading
from index.statements.judge.trees import WEIGHTS, Learned, Trees, learned

INTERVIEW = (
    "The mayor of Quill Bay on closed pools and open questions.\n\n"
    "Courier: Why is the pool closed?\n\n"
    "Orla Kemp: Because we have no lifeguards. I asked for ten and we got two.\n\n"
    "Courier: What will you do?\n\n"
    "Orla Kemp: We will open on Saturdays. I promise that."
)


def test_an_answer_of_an_interview_is_the_words_of_whom_its_label_names() -> None:
    found = statements_in(INTERVIEW, "en")
    answers = [
        (statement.speaker, [statement.article.text[start:end] for start, end in statement.spans])
        for statement in found
        if statement.kind == "direct"
    ]
    assert ("Orla Kemp", ["Because we have no lifeguards", "I asked for ten and we got two"]) in answers


def test_no_rule_reads_the_answers_of_an_interview() -> None:
    """Else the test above would show nothing of what was learned."""
    assert [one for one in english_candidates(parsed(INTERVIEW, "en")) if one.kind == "direct"] == []


def test_plain_news_is_nobodys_words() -> None:
    text = "Im Hafen von Elmstedt liegt seit Montag ein Schiff. Es ist 90 Meter lang. Die Brücke ist gesperrt."
    assert statements_in(text) == ()


def test_an_entity_has_all_its_places_and_its_base_form() -> None:
    article = parsed("Eva Groß leitet den Betriebsrat. Nach Angaben des Betriebsrats ist Groß krank.")
    found = {one.name: one for one in entities_of(article, speakers_of(article))}
    words = [word.text for word in article.words]
    assert [" ".join(words[slice(*place)]) for place in found["Eva Groß"].places] == ["Eva Groß", "Groß"]
    assert [" ".join(words[slice(*place)]) for place in found["Betriebsrat"].places] == ["Betriebsrat", "Betriebsrats"]


def test_the_last_row_of_a_statement_is_nobody() -> None:
    article = parsed("Eva Groß kam. Karl Blau ging. Die Brücke bleibt zu.")
    candidate = Candidate("reported", 2, list(range(article.sentences[2].first, article.sentences[2].end)))
    values, entities = Reading(article, "", entities_of(article, speakers_of(article)), [candidate], [None]).rows(0)
    assert [one and one.name for one in entities] == ["Eva Groß", "Karl Blau", None]
    assert values.shape == (3, len(FEATURES))
    assert list(values[:, FEATURES.index("nobody")]) == [0, 0, 1]
    assert list(values[:2, FEATURES.index("recency")]) == [1, 0]
    assert list(values[:2, FEATURES.index("sentences_back")]) == [2, 1]


def test_who_spoke_last_is_whom_the_judge_chose() -> None:
    """Not whom the rules chose: what somebody goes on to say would be the wrong one's as well."""
    article = parsed("Eva Groß kam. Karl Blau ging. Es sei kalt. Es sei dunkel.")
    said = [Candidate("reported", n, list(range(article.sentences[n].first, article.sentences[n].end))) for n in (2, 3)]
    reading = Reading(article, "", entities_of(article, speakers_of(article)), said, ["Karl Blau", None])
    last = FEATURES.index("speaks_last")
    assert reading.rows(0)[0][:, last].tolist() == [0, 0, 0]
    reading.hear(0, "Eva Groß")
    assert reading.rows(1)[0][:, last].tolist() == [1, 0, 0]


def test_one_word_of_a_name_is_the_person_of_that_name() -> None:
    article = parsed("Gordon said no. The garden of Gordon Liss KC, the owner, is shut. Behind it lies a pond.", "en")
    found = {one.name: len(one.places) for one in entities_of(article, speakers_of(article))}
    assert found == {"Gordon Liss": 2, "owner": 1}


def test_only_what_the_rules_leave_open_is_described() -> None:
    text = "Eva Groß sagte, die Brücke sei zu. Das Schiff ist lang."
    article = parsed(text)
    said = Candidate("indirect", 0, [4, 5, 6, 7], (0, 2), [2])
    around = surroundings_of(article, text, [said])
    assert around.open == [1]
    assert around.values.shape == (1, len(SENTENCE_FEATURES))
    assert around.values[0, SENTENCE_FEATURES.index("indirect-1")] == 1


def test_sentences_word_for_word_in_one_paragraph_are_one_statement() -> None:
    article = parsed("Groß: Wir kommen. Ich komme auch. Er bleibt.")
    found = with_sentences(article, [], {0: "direct", 1: "direct", 2: "reported"}, [2, 0, 0], [0, 0, 0])
    texts = [" ".join(article.words[i].text for i in one.message) for one in found]
    assert texts == ["Wir kommen Ich komme auch", "Er bleibt"]


def _always(yes: bool) -> Trees:
    """One tree of a single leaf."""
    leaf = np.zeros(1, np.int16)
    value = np.array([5.0 if yes else -5.0], np.float32)
    return Trees(leaf, np.zeros(1, np.float32), leaf, leaf, value, leaf, 0.0, 0)


@pytest.mark.parametrize(("language", "left"), [("de", ["Eva Groß"]), ("en", [None])])
def test_the_rules_names_stand_in_german(language: str, left: list[str | None]) -> None:
    """In English a name that is as good as none by what was learned is taken back."""
    article = parsed("Eva Groß said the bridge was closed.", language)
    candidate = Candidate("indirect", 0, [3, 4, 5, 6], (0, 2), [2])
    nobody = Learned(_always(False), _always(False), learned().kind_weights, learned().kind_bias)
    assert judged_names(article, "", [candidate], [["Eva Groß"]], speakers_of(article), nobody) == [(left, None)]


def test_a_tree_goes_left_up_to_its_threshold() -> None:
    tree = Trees(
        np.array([1, 0, 0], np.int16),
        np.array([2.0, 0, 0], np.float32),
        np.array([1, 1, 2], np.int16),
        np.array([2, 1, 2], np.int16),
        np.array([0, -1.0, 3.0], np.float32),
        np.zeros(1, np.int16),
        base=1.0,
        depth=1,
    )
    rows = np.array([[9, 2], [9, 2.5]], np.float32)
    assert tree.probabilities(rows).tolist() == pytest.approx([0.5, 1 / (1 + np.exp(-4.0))])


def test_the_weights_are_small_and_fit_the_features() -> None:
    assert WEIGHTS.stat().st_size < 100_000
    assert learned().finder.feature.max() < len(SENTENCE_FEATURES)
    assert learned().speaker.feature.max() < len(FEATURES)
    assert learned().kind_weights.shape[1] == len(SENTENCE_FEATURES)


def test_damaged_weights_say_what_to_do(tmp_path: Path) -> None:
    damaged = tmp_path / "weights.npz"
    damaged.write_bytes(b"no weights")
    with pytest.raises(ModelError, match="Install Beleg again"):
        learned(damaged)
