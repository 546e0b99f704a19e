"""Who speaks, in a user's word: laid over what is found, and still there when everything is derived anew."""

import sqlite3
from pathlib import Path

import pytest

from index import Article, Library, LibraryError, NotInLibraryError
from index.store.database import FILE_NAME

TEXT = (
    "Die Brücke bleibt gesperrt. Bürgermeisterin Rita Ostendorf sagte, die Pfeiler seien marode. "
    "Der Ingenieur Karl Wimmer sagte, der Neubau koste neun Millionen Euro."
)


def article(text: str = TEXT) -> Article:
    return Article.from_text(text, title="Brücke", source="bruecke")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library.open(tmp_path / "library")
    library.add(article())
    return library


def names(library: Library) -> list[tuple[str | None, bool]]:
    return [(one.speaker, one.corrected) for one in library.statements()]


def test_a_correction_is_shown_found_and_undone(library: Library) -> None:
    assert names(library) == [("Rita Ostendorf", False), ("Karl Wimmer", False)]
    wrong = library.statements(speaker="Wimmer")[0]
    start, end = wrong.spans[0][0], wrong.spans[-1][1]
    assert wrong.id == f"{wrong.article.id}:{start}-{end}"
    now = library.correct(wrong.id, "  Paula   Reinders ")
    assert (now.speaker, now.corrected, now.speaker_span, now.spans) == ("Paula Reinders", True, None, wrong.spans)
    assert library.statements(speaker="Wimmer") == []
    assert library.statements(speaker="Reinders") == [now]
    assert library.statement(f"{wrong.article.id}:{start}") == now
    assert library.correct(now, "Paula Reinders-Koch").speaker == "Paula Reinders-Koch"
    assert len(library.store.corrections()) == 1
    assert library.undo_correction(now) == wrong
    assert names(library) == [("Rita Ostendorf", False), ("Karl Wimmer", False)]


def test_it_outlives_reindex_a_new_version_and_removal(library: Library) -> None:
    library.correct(library.statements(speaker="Ostendorf")[0], "Jana Voss")
    expected = [("Jana Voss", True), ("Karl Wimmer", False)]
    library.reindex()
    assert names(library) == expected
    assert library.add(article("Seit gestern gilt: " + TEXT)).updated
    assert names(library) == expected
    library.remove(article().id)
    assert names(library) == []
    library.add(article())
    assert names(library) == expected
    folder = library.folder
    library.close()
    with Library.open(folder) as again:
        assert names(again) == expected


def test_the_same_words_elsewhere_keep_their_speaker(tmp_path: Path) -> None:
    said = "sagte, der Fluss steige weiter."
    with Library.open(tmp_path / "twice") as library:
        library.add(Article.from_text(f"Der Förster Udo Hahn {said} Die Wirtin Ines Blum {said}", source="x"))
        first, second = library.statements()
        library.correct(second, "Nora Feld")
        assert names(library) == [("Udo Hahn", False), ("Nora Feld", True)]
        assert library.statements(speaker="Hahn") == [first]


def test_what_cannot_be_corrected_says_so(library: Library) -> None:
    statement = library.statements()[0]
    with pytest.raises(ValueError, match="needs a name"):
        library.correct(statement, " \n")
    with pytest.raises(NotInLibraryError, match="beleg who NAME"):
        library.correct("nonsense", "X")
    with pytest.raises(NotInLibraryError, match="no statement"):
        library.correct(f"{statement.article.id}:1-2", "X")
    with pytest.raises(NotInLibraryError, match="no article"):
        library.correct("0123456789ab:1-2", "X")


def test_a_library_of_the_format_before_can_be_corrected(library: Library) -> None:
    folder = library.folder
    library.close()
    connection = sqlite3.connect(folder / FILE_NAME)
    connection.execute("DROP TABLE correction")
    connection.execute("ALTER TABLE statement DROP COLUMN denied")
    connection.execute("ALTER TABLE statement DROP COLUMN source")
    connection.execute("PRAGMA user_version = 2")
    connection.close()
    with Library.open(folder) as again:
        again.correct(again.statements()[0], "Jana Voss")
        assert names(again)[0] == ("Jana Voss", True)


def test_a_closed_library_cannot_be_corrected(library: Library) -> None:
    statement = library.statements()[0]
    library.close()
    with pytest.raises(LibraryError):
        library.correct(statement, "X")


def test_a_library_of_the_fourth_format_marks_denials_when_it_is_indexed_again(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add(Article.from_text("Jana Voss bestritt, dass sie davon wusste.", source="denial"))
        assert [one.denied for one in library.statements()] == [True]
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    connection.execute("ALTER TABLE statement DROP COLUMN denied")
    connection.execute("ALTER TABLE statement DROP COLUMN source")
    connection.execute("PRAGMA user_version = 4")
    connection.close()
    with Library.open(tmp_path) as again:
        assert [one.denied for one in again.statements()] == [False]
        again.reindex()
        assert [one.denied for one in again.statements()] == [True]
