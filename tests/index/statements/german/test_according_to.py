"""Sources named in a phrase, and what of the sentence is theirs."""

import pytest
from parsing import said_in


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "said"),
    [
        ("Laut Polizei wurde niemand verletzt.", "Polizei", "Laut", "wurde niemand verletzt"),
        ("Nach Angaben der Feuerwehr brannte das Dach.", "Feuerwehr", "Nach", "brannte das Dach"),
        ("Angaben der Polizei zufolge brannte das Dach.", "Polizei", "zufolge", "brannte das Dach"),
        ("Dem Sprecher zufolge brannte das Dach.", "Sprecher", "zufolge", "brannte das Dach"),
        ("Aus Sicht der Gewerkschaft fehlt dafür das Geld.", "Gewerkschaft", "Aus", "fehlt dafür das Geld"),
        ("Es gibt Studien, nach denen der Fluss steigt.", "Studien", "nach", "der Fluss steigt"),
        ("Er las eine Schätzung, wonach der Fluss steigt.", "Schätzung", "wonach", "der Fluss steigt"),
        ("Die Bahn baut nach eigenen Angaben nicht.", "Bahn", "nach", "Die Bahn baut … nicht"),
        ("Die Brücke ist offen, jedoch ist laut Polizei die Straße zu.", "Polizei", "laut",
         "jedoch ist … die Straße zu"),
        ("Der Hof schließe, so der Minister.", "Minister", "so", "Der Hof schließe"),
        ("Der Hof, so der Minister, schließe im Mai.", "Minister", "so", "Der Hof … schließe im Mai"),
        ("Der Hof schließe, so Jens Holm, Chef der Bahn.", "Jens Holm", "so", "Der Hof schließe"),
    ],
)  # fmt: skip
def test_sources(text: str, speaker: str, cue: str, said: str) -> None:
    assert said_in(text) == [("indirect", speaker, cue, said)]


def test_a_source_within_a_statement_says_what_the_other_says() -> None:
    assert said_in("Putin forderte laut Kreml, dass die Steuer sinke.") == [
        ("indirect", "Putin", "forderte", "dass die Steuer sinke"),
        ("indirect", "Kreml", "laut", "Putin forderte … , dass die Steuer sinke"),
    ]


@pytest.mark.parametrize(
    "text",
    ["Gemäß dem Gesetz fehlt dafür das Geld.", "Nach dem Spiel brannte das Dach.", "Er war so laut wie die Polizei."],
)
def test_what_names_no_source(text: str) -> None:
    assert said_in(text) == []
