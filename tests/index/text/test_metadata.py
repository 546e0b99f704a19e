import datetime

import pytest

from index.text.dates import date_in
from index.text.metadata import Metadata, metadata_of

DATE = datetime.date(2024, 11, 16)


def test_a_broadcast() -> None:
    text = (
        "Das von der Regierung veröffentlichte Bild zeigt den Kanzler. (Muster, Erika / Regierung / )\n\n"
        "Holm sagte zu dem Telefonat mit dem Präsidenten, der Kanzler lote in enger Abstimmung mit den "
        "Verbündeten aus, was möglich sei. Man müsse aufpassen.\n\nHolm: „So nicht“\n\nSie lehnte ab.\n\n"
        "Diese Nachricht wurde am 16.11.2024 im Programm Stadtfunk Kultur gesendet."
    )
    assert metadata_of(text) == Metadata(
        title="Holm sagte zu dem Telefonat mit dem Präsidenten, der Kanzler lote in enger Abstimmung mit…",
        published=DATE,
        outlet="Stadtfunk Kultur",
        author=None,
        language="de",
    )


@pytest.mark.parametrize(
    ("front_matter", "found"),
    [
        (
            'title: "Rat: lehnt ab"\ndate: 2024-11-16T08:00:00Z\nauthor: [Erika Muster]\nsite_name: Stadtfunk\n'
            "lang: de-DE",
            Metadata("Rat: lehnt ab", DATE, "Stadtfunk", "Erika Muster", "de"),
        ),
        (
            "Titel: Rat lehnt ab\nDatum: 16. November 2024\nAutorin: Erika Muster\nQuelle: Stadtfunk\nSprache: Deutsch",
            Metadata("Rat lehnt ab", DATE, "Stadtfunk", "Erika Muster", "de"),
        ),
        ("title: Rat\nsource: https://example.org/rat\ndate: bald", Metadata("Rat")),
        ("tags: a", Metadata("Rat lehnt ab")),
    ],
)
def test_front_matter(front_matter: str, found: Metadata) -> None:
    assert metadata_of(f"---\n{front_matter}\n---\n\nRat lehnt ab\n\nEr tagte.") == found


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Der **Rat** tagt #\n\nEr tagt.", "Der Rat tagt"),
        ("Er tagt.\n\n## Der Rat tagt\n\nEr tagt.", "Der Rat tagt"),
        ("Rat tagt\n\nEr tagt lange.", "Rat tagt"),
        ("Er tagt lange.\n\nRat tagt\n\nEr tagt.", "Er tagt lange."),
        ("Foto: Agentur\n\nEr tagt\nlange. Sie geht.", "Er tagt lange."),
        ("Foto: Agentur", "Foto: Agentur"),
        ("a" * 200, "a" * 89 + "…"),
        ("Wort, " * 30 + "Ende.", "Wort, " * 14 + "Wort…"),
        ("\ufeff", "\ufeff"),
        (" ", "Untitled"),
    ],
)
def test_title(text: str, title: str) -> None:
    assert metadata_of(text).title == title


@pytest.mark.parametrize(
    ("note", "published", "outlet"),
    [
        ("Diese Nachricht wurde am 16.11.2024 im Programm Stadtfunk gesendet.", DATE, "Stadtfunk"),
        ("Dieser Beitrag wurde am 16. November 2024 um 11.05 Uhr im Stadtfunk ausgestrahlt.", DATE, "Stadtfunk"),
        ("Der Artikel ist am 16.11.2024 in der Neuen Stadtzeitung erschienen.", DATE, "Neuen Stadtzeitung"),
        ("This article was published on 16 November 2024 in The Town Crier.", DATE, "The Town Crier"),
        ("This story was broadcast on November 16, 2024.", DATE, None),
        ("Stand: 16.11.2024, 11:05 Uhr", DATE, None),
        ("Veröffentlicht am 16.11.2024", DATE, None),
        ("(dpa, 16.11.2024)", DATE, None),
        ("Der Rat tagt am 16.11.2024 wieder.", None, None),
        ("Samstag, 16. November 2024", None, None),
    ],
)
def test_a_note_below_the_text(note: str, published: datetime.date | None, outlet: str | None) -> None:
    found = metadata_of(f"Der Rat lehnt ab.\n\n{note}\n\nEr tagt.")
    assert (found.published, found.outlet) == (published, outlet)


def test_lines_above_the_text() -> None:
    text = "Rat lehnt ab\n\nVon Erika Muster und Jan van Holm\n\nBonn, 16. November 2024\n\nDer Rat lehnt ab."
    assert metadata_of(text) == Metadata("Rat lehnt ab", DATE, None, "Erika Muster und Jan van Holm", "de")


def test_a_note_at_the_end_of_a_long_text() -> None:
    text = "Der Rat lehnt ab. " * 3000 + "\n\nDiese Nachricht wurde am 16.11.2024 im Programm Stadtfunk gesendet."
    assert metadata_of(text) == Metadata("Der Rat lehnt ab.", DATE, "Stadtfunk", None, "de")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024-11-16T08:00", DATE),
        ("20241116", DATE),
        ("16.11.2024", DATE),
        ("16. 11. 2024", DATE),
        ("16. November 2024", DATE),
        ("16th of November, 2024", DATE),
        ("Sat, 16 Nov 2024 08:00:00 +0100", DATE),
        ("Nov. 16, 2024", DATE),
        ("16/11/2024", DATE),
        ("11/16/2024", DATE),
        ("11/10/2024", None),
        ("31.02.2024, also 16.11.2024", DATE),
        ("16.11.24", None),
        ("November 2024", None),
        ("12024-11-160", None),
    ],
)
def test_dates(text: str, date: datetime.date | None) -> None:
    assert date_in(text) == date
