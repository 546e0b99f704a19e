import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article, sentences_of
from index.text.sentences import split_sentences

GOLDEN = Path(__file__).parents[4] / "shared" / "data" / "sentences"


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        # abbreviations, initials
        ["Er kam z. B. aus Köln, d. h. vom Rhein.", "Dann ging er."],
        ["Die Fraktion, u.a. Dr. Weber und Prof. Krüger, lehnte ab.", "Sie blieb dabei."],
        ["Frau Dr. med. Lena Vogt sprach mit Hr. K. F. Brandt.", "Er schwieg."],
        ["Es gab Tee, Kaffee, Kuchen usw.", "Danach fuhren alle heim."],
        ["Die Kosten liegen bei 3,5 Mio. Euro.", "Das sind 1.000 mehr."],
        ["Der frühere Minister a. D. Peter Lang wohnt in der Goethestr. 5 in Köln.", "Er ist 80."],
        ["Das Grab stammt von 500 v. Chr. und steht unter Schutz.", "Mehr weiß niemand."],
        ["Der CDU-Abg. Holm fehlte.", "Die Telefon-Nr. 110 war besetzt."],
        ["She lives in the U.S. now.", "The U.S. Senate met."],
        ["She met Mr. and Mrs. Hale at St. Mary's.", "They left at 5 p.m.", "The rain had stopped."],
        ["Acme Inc. Chairman J. R. Stone resigned.", "No. 10 said nothing."],
        ["Did he win?", "No.", "He lost on Sept. 11."],
        # dates, ordinals, numbers
        ["Am 16. November begann es.", "Am 17.11.2024 um 11.05 Uhr war es vorbei."],
        ["Der 2. Weltkrieg endete 1945.", "Deutschland lag in Trümmern."],
        ["Im frühen 19. Jahrhundert war das anders.", "Bayern wurde Königreich."],
        ["Zum 100. Geburtstag kamen 20.000 Gäste.", "Alle blieben."],
        ["Sie wurde am 29. 8. 2005 geboren.", "Er später."],
        ["Das Spiel endete 3:1.", "Torschütze war Meier."],
        ["Er lief auf Platz 3.", "Deutschland jubelte."],
        ["Karl V. und Friedrich II. trafen sich nie.", "Das ist bekannt."],
        ["Er spielte gegen Ulm – 1. FC Jena ist stärker.", "So war es 1740–42.", "Frankreich siegte."],
        ["Wie er das mag.", "Mag. Huber weiß es.", "Das soll Ali A. sein.", "Er fand zum Islam.", "Ali betet."],
        ["It costs $3.50.", "That is version 4.2.1 of it."],
        # quotation marks of every kind
        ["„Das ist gut.“", "Er lachte."],
        ["»Kommst du?«, fragte sie.", "»Nein!«, rief er."],
        ["“We will not go.”", "She meant it."],
        ['"We will not go," she said.', '"Never!"'],
        ['"Why now?" Senator Jane Hale asked.', "Nobody knew."],
        ["Er sagte: „Es reicht.", "Wir gehen.“", "Alle gingen."],
        ["Das Stück heißt „Wer hat Angst?“ und läuft heute.", "Kommt alle!"],
        ["Er rief „Halt!“, dann „Stopp!“.", "Niemand hielt."],
        ["„Gut“, sagte sie: „Wir kommen.“", "„Wann?“"],
        # marks and brackets
        ["Wirklich?!", "Ja … vielleicht.", "Dann warten wir..."],
        ["Er zögerte ... und ging.", "Was soll’s?"],
        ["Das kostet (angeblich!) 5 Euro.", "Na und?"],
        ["Es gibt Regeln (sie sind alt!).", "Keiner kennt sie."],
        ["(Das war früher anders.)", "Heute nicht."],
        ["Der Satz ist belegt.[3]", "Der nächste auch.[12]"],
        ["Er schwieg.", "– Das Wort hat nun sie."],
        # addresses and names with full stops in them
        ["Mehr steht auf https://www.example.org/a.b?c=d.", "Schreiben Sie an a.b@example.org!"],
        ["Die Seite beispiel.de berichtet.", "Node.js läuft."],
    ],
)
def test_sentences_of_a_paragraph(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_a_missing_space_behind_the_full_stop() -> None:
    assert split("Das Haus steht leer.Niemand wohnt dort. Es kostet 5.000 Euro.Die Stadt zahlt.") == [
        "Das Haus steht leer.",
        "Niemand wohnt dort.",
        "Es kostet 5.000 Euro.",
        "Die Stadt zahlt.",
    ]


def test_an_indefinite_string_of_marks_is_one_sentence() -> None:
    assert split("Nein!!!!! ..... Doch.") == ["Nein!!!!!", "..... Doch."]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Büchse der Pandora\n\nEr kam. Er ging.", ["Büchse der Pandora", "Er kam.", "Er ging."]),
        ("# Titel\nEr kam.\n## Zwei\nSie ging.", ["# Titel", "Er kam.", "## Zwei", "Sie ging."]),
        ("Es gibt:\n- Brot\n- Wein\n  aus Franken\n- Öl", ["Es gibt:", "- Brot", "- Wein\n  aus Franken", "- Öl"]),
        ("1. Brot backen\n2. Wein am 3. Mai\n3. Öl", ["1. Brot backen", "2. Wein am 3. Mai", "3. Öl"]),
        ("1) Brot 2) Wein 3) Öl", ["1) Brot", "2) Wein", "3) Öl"]),
        ("• Brot • Wein", ["• Brot", "• Wein"]),
        ("Er kam am\n16. November nach\nBerlin. Sie\nging.", ["Er kam am\n16. November nach\nBerlin.", "Sie\nging."]),
        ("Er kam\r\n\r\nSie ging", ["Er kam", "Sie ging"]),
        ("Er kam. \n \t\n Sie ging", ["Er kam.", "Sie ging"]),
        ("Foto: Erika Muster\nEr kam.", ["Foto: Erika Muster", "Er kam."]),
        ("---\ntitle: Das. Ist es.\n---\nEr kam.", ["---", "title: Das. Ist es.", "---", "Er kam."]),
    ],
)
def test_lines(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


def test_a_line_break_ends_a_paragraph_where_paragraphs_are_one_line() -> None:
    paragraph = (
        "Der Rat hat am Montag lange über den Haushalt gesprochen, der im Herbst beschlossen werden soll, und über"
    )
    text = f"Haushalt\n{paragraph} vieles mehr im Saal\nStreit um Straßen\n{paragraph} die neuen Wege im Süden."
    assert split(text) == text.split("\n")


def test_kinds() -> None:
    text = (
        "---\ntitle: Rat\n---\n\n# Der Rat tagt\n\nVon Erika Muster\n\n"
        "Das von der Stadt veröffentlichte Bild zeigt den Rat im Saal. Links sitzt Frau Holm. "
        "(Muster, Erika / Stadt / )\n\n"
        "Der Rat tagte am Montag. Das Bild zeigt sich anders, als er dachte.\n\nHolm: „So nicht“\n\nSie lehnte ab.\n\n"
        "Der Saal vor der Sitzung (Foto: Agentur)\n\n* * *\n\nRead more: The council\n\n"
        "Dieser Beitrag wurde am 3.5.2024 im Programm Stadtfunk gesendet."
    )
    article = Article(id="a", text=text, title="Rat")
    assert [(sentence.kind, sentence.text) for sentence in sentences_of(article)] == [
        ("note", "---"),
        ("note", "title: Rat"),
        ("note", "---"),
        ("heading", "# Der Rat tagt"),
        ("note", "Von Erika Muster"),
        ("caption", "Das von der Stadt veröffentlichte Bild zeigt den Rat im Saal."),
        ("caption", "Links sitzt Frau Holm."),
        ("caption", "(Muster, Erika / Stadt / )"),
        ("text", "Der Rat tagte am Montag."),
        ("text", "Das Bild zeigt sich anders, als er dachte."),
        ("heading", "Holm: „So nicht“"),
        ("text", "Sie lehnte ab."),
        ("caption", "Der Saal vor der Sitzung (Foto: Agentur)"),
        ("note", "* * *"),
        ("note", "Read more: The council"),
        ("note", "Dieser Beitrag wurde am 3.5.2024 im Programm Stadtfunk gesendet."),
    ]


@pytest.mark.parametrize(
    "caption",
    [
        "Foto: dpa",
        "Bild: Erika Muster / Agentur",
        "(Photo by Jane Doe)",
        "© Erika Muster",
        "Workers leave the plant on Monday. (AP Photo/Jane Doe)",
        "This photo provided by the city shows the bridge on Monday.",
        "Auf dem Foto ist der Rat zu sehen.",
        "Die Kanzlerin am Montag in Bonn (picture alliance / Erika Muster)",
        "![Der Rat](rat.jpg)",
        "Archivfoto: Der Rat im Mai",
    ],
)
def test_captions(caption: str) -> None:
    article = Article(id="a", text=f"Der Rat tagte.\n\n{caption}\n\nEr lehnte ab.", title="Rat")
    kinds = [sentence.kind for sentence in sentences_of(article)]
    assert (kinds[0], set(kinds[1:-1]), kinds[-1]) == ("text", {"caption"}, "text")


@pytest.mark.parametrize(
    "text",
    [
        "Von dort wird der Rat betreut.",
        "Diese Nachricht wurde nun dementiert.",
        "Published on the web, the report shows a lot.",
        "Der Rat lehnte ab, heißt es (dpa/afp).",
        "Das Bild hat sich gewandelt.",
        "Mit Material von gestern baut niemand, sagte Holm, der es wissen muss, in der Sitzung des Rats.",
    ],
)
def test_what_looks_like_a_note_or_a_caption_is_text(text: str) -> None:
    article = Article(id="a", text=f"Der Rat tagte.\n\n{text}", title="Rat")
    assert [sentence.kind for sentence in sentences_of(article)] == ["text", "text"]


def test_lines_of_a_table_are_no_headings() -> None:
    text = (
        "Der Spieltag ist vorbei.\n\nErgebnisse\n\nUlm – Bonn 1:0\n\nKiel – Jena 2:2\n\nMainz – Hof 0:0\n\nEs regnete."
    )
    kinds = [sentence.kind for sentence in sentences_of(Article(id="a", text=text, title="Rat"))]
    assert kinds == ["text", "heading", "text", "text", "text", "text"]


def test_an_article_of_one_line_is_text() -> None:
    (sentence,) = sentences_of(Article(id="a", text="Rat lehnt ab", title="Rat lehnt ab"))
    assert (sentence.kind, sentence.text) == ("text", "Rat lehnt ab")


WORDS = "Der die Haus a I z. B. U.S. Dr Nr 16 3.5 VI Yahoo Ende said é 名 Foto: a:"
MARKS = ". ! ? … ... , ,, : ; – - ( ) [1] „ “ ” \" ' » « --- | © # • 1."
SPACES = [" ", "  ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u2028", ". . .", "- ", "# "]
PIECES = st.sampled_from([*WORDS.split(), *MARKS.split(), *SPACES])


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.lists(PIECES, max_size=60).map("".join), st.lists(PIECES, max_size=40).map(" ".join), st.text()))
def test_nothing_is_lost_but_white_space(text: str) -> None:
    spans = split_sentences(text)
    end = 0
    for start, stop in spans:
        assert start >= end
        assert not text[end:start].strip()
        assert text[start:stop] == text[start:stop].strip() != ""
        assert not any(not line.strip() for line in re.split(r"\r\n|[\n\r\x85\u2028\u2029]", text[start:stop]))
        end = stop
    assert not text[end:].strip()
    if text.strip():
        article = Article(id="a", text=text, title="")
        assert [(sentence.start, sentence.end) for sentence in sentences_of(article)] == spans


@pytest.mark.parametrize("language", ["de", "en"])
def test_golden_rules(language: str) -> None:
    path = GOLDEN / f"golden.{language}.jsonl"
    if not path.exists():
        pytest.skip(f"{path} is not there: it is no part of the project")
    for line in path.read_text("utf-8").splitlines():
        rule = json.loads(line)
        found = ["".join(sentence.split()) for sentence in split(rule["text"])]
        assert found == ["".join(sentence.split()) for sentence in rule["sentences"]]
