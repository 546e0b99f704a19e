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
        ("‘It’s the workers’ club,’ she said. ‘No.’", ["‘It’s the workers’ club,’", "‘No.’"]),
        ("The ‘buses’ of the ‘90s were the drivers’ pride.", ["‘buses’"]),
        ("“She said ‘no’ twice,” he said.", ["“She said ‘no’ twice,”"]),
        ("''No,'' she said. ''It's late.''", ["''No,''", "''It's late.''"]),
        ("Der Film ''Der Wald'' läuft.", []),
        ("Elle dit : « Jamais. La place reste. » Puis rien.", ["« Jamais. La place reste. »"]),
        ("", []),
    ],
)
def test_every_kind_of_mark(text: str, quoted: list[str]) -> None:
    assert [text[one.start : one.end] for one in quotations_of(text)] == quoted
