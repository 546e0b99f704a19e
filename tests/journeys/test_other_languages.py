"""Articles in a language whose speech Beleg does not understand are found, and the answer says so."""

from pathlib import Path

from index import Article, Library
from qa import Assistant

TEXT = (
    "Le ferry Danielle Casanova a quitté Marseille lundi à 18 heures avec 412 passagers. Il est arrivé à Bastia mardi "
    "matin, malgré le mauvais temps. La compagnie Corsica Linea avait annulé deux autres traversées. Le ministre a "
    "déclaré que le port resterait ouvert toute la semaine."
)
FERRY = Article.from_text(TEXT, title="Le ferry est arrivé", source="ferry")


def test_the_answer_says_what_it_cannot_judge(tmp_path: Path) -> None:
    assert FERRY.language is None
    with Library.open(tmp_path) as library:
        library.add(FERRY)
        answer = Assistant(library).ask("How many passengers had the ferry Danielle Casanova?")
        assert answer.answered
        sentence = answer.citations[0].sentence
        assert FERRY.text[sentence.start : sentence.end] == sentence.text == TEXT[:83]
        assert answer.text.endswith(
            "“Le ferry est arrivé” is neither German nor English: who says what in it cannot be judged."
        )
