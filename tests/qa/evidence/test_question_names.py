"""An article that never speaks of the question's names answers nothing, nor does it add anything."""

from collections.abc import Iterator

import pytest

from index import Article, Library
from qa.evidence.facts import find_facts
from qa.question.plan import plan_of

MAYOR = Article.from_text(
    "Der Bürgermeister von Nordbüttel heißt Heinz Evers. Bürgermeister Evers wurde am Sonntag gewählt.",
    title="Wahl",
    source="mayor",
    language="de",
)
ROCKET = Article.from_text(
    "Die Rakete „Kormoran 3“ stürzte ab, weil eine Leitung gerissen war. Die Ursache des Sturzes steht fest.",
    title="Absturz der Kormoran 3",
    source="rocket",
    language="de",
)
CLIMBER = Article.from_text(
    "Ein Kletterer stürzte an der Felswand ab, weil ein Haken gerissen war.",
    title="Sturz an der Felswand",
    source="climber",
    language="de",
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("names") / "library") as library:
        library.add([MAYOR, ROCKET, CLIMBER])
        yield library


@pytest.mark.parametrize(
    ("question", "sources"),
    [
        ("Wer ist der Bürgermeister von Nordbüttel?", {"mayor"}),
        ("Who is the mayor of Nordbüttel?", {"mayor"}),
        ("Wer ist der Bürgermeister von Lissabon?", set()),
        ("Who is the mayor of Lisbon?", set()),
        ("Wer ist der Bürgermeister?", {"mayor"}),  # nobody's name
        ("Warum stürzte die Kormoran 3 ab?", {"rocket"}),
        ("Warum stürzte der Kletterer ab?", {"climber"}),
    ],
)
def test_only_an_article_of_the_names(library: Library, question: str, sources: set[str]) -> None:
    found = find_facts(library, plan_of(question))
    assert {one.sentence.article.source for one in found.evidence} >= sources
    assert sources or found.reason == "not covered"
    if "Kormoran" in question:
        assert {one.sentence.article.source for one in found.evidence} == sources
