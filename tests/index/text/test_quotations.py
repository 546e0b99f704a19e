import pytest

from index.text.quotations import quotations_of


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Er sagte: „Das ist falsch.“ Dann ging er.", ["„Das ist falsch.“"]),
        ("Er sagte: „Das ist falsch.” Dann ging er.", ["„Das ist falsch.”"]),
        ("»Nein«, sagte sie, »niemals.«", ["»Nein«", "»niemals.«"]),
        ("«Non», dit-elle.", ["«Non»"]),
        ("“No,” she said, “never.”", ["“No,”", "“never.”"]),
        ('Selenskyj: "Büchse der Pandora geöffnet"', ['"Büchse der Pandora geöffnet"']),
        ("„Er rief ‚Halt‘ und lief“, sagte sie.", ["„Er rief ‚Halt‘ und lief“"]),
        ('Ein Rohr von 3" Durchmesser kostet 5 Euro.', []),
        ("„Das hört nie auf. Er ging.", []),
        ("„Kaputt „Heil“.", ["„Heil“"]),
        ("“Is it „odd“?” he asked.", ["“Is it „odd“?”"]),
        ("", []),
    ],
)
def test_every_kind_of_mark(text: str, quoted: list[str]) -> None:
    assert [text[one.start : one.end] for one in quotations_of(text)] == quoted
