"""Follow-up questions without a model: two-turn conversations over German news and the seed article.

    python bench/conversations.py [--show]

The first question is asked by itself, the second with the first and its answer as history, over a library of the 700
articles of wikinews/train and the seed article.

- *resolved*: the second answer cites a sentence at one of the expected places, or, where nobody says such a thing,
  declines; besides, a follow-up has been written out, and a question on a new topic been left as it stands;
- *asks the same*: the answer declines, or cites a sentence in common, just as the question written out by hand does;
- *written out*: that question by itself reaches the place, which is what the search behind it can do at all.

`CONVERSATIONS` were written before the rules of qa/follow_up.py; those whose second question the search cannot answer
even written out were replaced before there were rules, as they say nothing about following up. So it was with
`HELD_OUT`, written when the rules were done. `LATER` and `LATER_STILL` come from in between, and nothing was replaced.
bench/README.md says what each gave when it was first run.
The conversations are our own and name places only: the leading number of a `file` in train.jsonl ("seed" for the seed
article), and code points in its text. The articles (CC BY-NC-SA, uhh-lt/german-news-quotation-attribution-2024) measure
only.
"""

import argparse
import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index import Article, Library
from qa import Answer, Assistant

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data" / "wikinews" / "train.jsonl"

Place = tuple[str, int, int]
"""Article, start, end."""


@dataclass(frozen=True)
class Conversation:
    """Two questions, and where the answer to the second one stands."""

    first: str
    second: str
    full: str | None
    """The second question written out by hand; None where it stands by itself, and must be left as it is."""
    places: tuple[Place, ...]
    """Any of them will do; empty where the right answer is that there is none."""


CONVERSATIONS = (
    Conversation("What did Miersch say about Taurus?", "And Hardt?", "What did Hardt say about Taurus?", ()),
    Conversation(
        "What did Miersch say about the phone call?",
        "And Hardt?",
        "What did Hardt say about the phone call?",
        (("seed", 741, 975), ("seed", 976, 1046), ("seed", 1148, 1224)),
    ),
    Conversation(
        "Was sagte Hardt zum Telefonat?",
        "Und was sagte Selenskyj dazu?",
        "Was sagte Selenskyj zum Telefonat?",
        (("seed", 1339, 1463), ("seed", 1465, 1527), ("seed", 1528, 1629)),
    ),
    Conversation(
        "What did Hardt say about Putin?",
        "Did he also say something about Scholz?",
        "Did Hardt also say something about Scholz?",
        (("seed", 741, 975),),
    ),
    Conversation(
        "Was sagte Miersch zu Taurus?",
        "Warum lehnt er das ab?",
        "Warum lehnt Miersch Taurus ab?",
        (("seed", 521, 648), ("seed", 649, 739)),
    ),
    Conversation("What did Miersch say about Taurus?", "What did Putin demand?", None, (("seed", 2029, 2200),)),
    Conversation(
        "Who criticised Scholz?", "Why?", "Why did Hardt criticise Scholz?", (("seed", 741, 975), ("seed", 976, 1046))
    ),
    Conversation(
        "When can I hear the interview with Miersch?",
        "What did he say about Taurus?",
        "What did Miersch say about Taurus?",
        (("seed", 521, 648), ("seed", 649, 739)),
    ),
    Conversation(
        "Was forderte Merkel von den Autoherstellern?",
        "Wann war das?",
        "Wann forderte Merkel das von den Autoherstellern?",
        (("38098", 0, 264),),
    ),
    Conversation(
        "Was sagte Merkel zu Arbeitsplätzen bei den Autoherstellern?",
        "Und Dudenhöffer?",
        "Was sagte Dudenhöffer zu Arbeitsplätzen bei den Autoherstellern?",
        (("38098", 512, 855),),
    ),
    Conversation(
        "What did Künast say about German car makers?",
        "What did she say about hybrid cars?",
        "What did Künast say about hybrid cars?",
        (("38098", 1057, 1099),),
    ),
    Conversation(
        "Was sagte Schnappauf zum Bären?",
        "Und der WWF?",
        "Was sagte der WWF zum Bären?",
        (("27237", 689, 815), ("27237", 909, 1005), ("27237", 1006, 1174), ("27237", 1175, 1323)),
    ),
    Conversation(
        "What did Schnappauf say about the bear?",
        "Why does he want it shot?",
        "Why does Schnappauf want the bear shot?",
        (("27237", 188, 248), ("27237", 249, 303), ("27237", 304, 370)),
    ),
    Conversation(
        "Was sagte Hajduk zum Arbeitsmarkt?",
        "Sagte sie auch etwas zu Mehrkosten?",
        "Sagte Hajduk auch etwas zu Mehrkosten?",
        (("32592", 1900, 2026),),
    ),
    Conversation(
        "What did Koppelin say about the new debt?",
        "And on the SPD?",
        "What did Koppelin say on the SPD?",
        (("32592", 1620, 1767),),
    ),
    Conversation(
        "Wer ist die Haushaltspolitikerin der Grünen?",
        "Was sagte sie zu den Mehrkosten?",
        "Was sagte Anja Hajduk zu den Mehrkosten?",
        (("32592", 1900, 2026),),
    ),
    Conversation(
        "Warum gab Erdoğan Teziç die Auszeichnung zurück?",
        "Wann bekam er sie?",
        "Wann bekam Erdoğan Teziç die Auszeichnung?",
        (("33957", 55, 214),),
    ),
    Conversation(
        "What did Olli Rehn say about the law on the Armenian genocide?",
        "Who else?",
        "Who besides Olli Rehn said something about the law on the Armenian genocide?",
        (("33957", 215, 401), ("33957", 403, 838), ("33957", 1102, 1204), ("33957", 1413, 1530)),
    ),
    Conversation(
        "Was sagte Ban Ki-moon zu den Gefahren?",
        "Und Künast zur Erderwärmung?",
        "Was sagte Künast zur Erderwärmung?",
        (("45695", 3211, 3333),),
    ),
    Conversation(
        "Wo wird über das Abkommen verhandelt, das das Kyoto-Protokoll ablösen soll?",
        "Wann?",
        "Wann wird über das Abkommen verhandelt, das das Kyoto-Protokoll ablösen soll?",
        (("45695", 1122, 1261),),
    ),
    Conversation(
        "Was forderte Zapatero für die Bauern?",
        "Warum?",
        "Warum forderte Zapatero das für die Bauern?",
        (("68514", 0, 145), ("68514", 146, 243), ("68514", 244, 308)),
    ),
    Conversation(
        "What did Zapatero say about the German warnings?",
        "And about compensation?",
        "What did Zapatero say about compensation?",
        (("68514", 244, 308),),
    ),
    Conversation(
        "Who won the Nobel Peace Prize, Obama?",
        "Why?",
        "Why did Obama win the Nobel Peace Prize?",
        (("59270", 73, 187), ("59270", 188, 249), ("59270", 250, 357), ("59270", 359, 616)),
    ),
    Conversation(
        "Was sagte Jagland zu Obama?",
        "Und zu Entwicklungen für den Frieden?",
        "Was sagte Jagland zu Entwicklungen für den Frieden?",
        (("59270", 617, 742),),
    ),
    Conversation(
        "Was sagte Trauernicht zum Kraftwerk Brunsbüttel?",
        "Und zu den Stromnetzen?",
        "Was sagte Trauernicht zu den Stromnetzen?",
        (("42492", 918, 1037),),
    ),
    Conversation(
        "Wie viele Sitze errang die Konservative Partei in Kanada?",
        "Und die Liberale Partei?",
        "Wie viele Sitze errang die Liberale Partei in Kanada?",
        (("24911", 305, 430),),
    ),
    Conversation(
        "Ist das Amt des Präsidenten in Moldawien vakant?",
        "Seit wann?",
        "Seit wann ist das Amt des Präsidenten in Moldawien vakant?",
        (("64897", 948, 1017),),
    ),
    Conversation(
        "Was sagte Selenskyj zum Telefonat?",
        "Wo hat er das gesagt?",
        "Wo hat Selenskyj das zum Telefonat gesagt?",
        (("seed", 1528, 1629),),
    ),
    Conversation(
        "When was the earthquake in Greece?",
        "How long did it last?",
        "How long did the earthquake in Greece last?",
        (("19569", 0, 84),),
    ),
    Conversation(
        "Wer gewann in Helsinki die Goldmedaille im Diskuswerfen?",
        "Wie weit warf sie?",
        "Wie weit warf Franka Dietzsch?",
        (("10367", 113, 276),),
    ),
    Conversation(
        "How many people died in the fire in the Moscow nightclub?",
        "What caused it?",
        "What caused the fire in the Moscow nightclub?",
        (("39451", 97, 205), ("39451", 206, 280), ("39451", 319, 461)),
    ),
    Conversation(
        "Was sagte Steinbrück zum Haushaltsentwurf?",
        "Was sagte Schnappauf zum Bären?",
        None,
        (("27237", 188, 248), ("27237", 249, 303), ("27237", 304, 370), ("27237", 538, 687)),
    ),
    Conversation(
        "What did Miersch say about Taurus?",
        "Wie viele Menschen starben bei dem Brand im Moskauer Nachtclub?",
        None,
        (("39451", 0, 96), ("39451", 462, 532)),
    ),
    Conversation(
        "What did Hardt say about Putin?",
        "Who said that the new law will stop all discussion in Turkey?",
        None,
        (("33957", 1251, 1351),),
    ),
)

LATER = (
    Conversation(
        "Was sagte Köhler zu den Gewerkschaften?",
        "Lobte er auch die Koalition?",
        "Lobte Köhler auch die Koalition?",
        (("18625", 811, 1107),),
    ),
    Conversation(
        "Wer stand in Bagdad vor Gericht?",
        "Was sagte er dort?",
        "Was sagte Saddam Hussein in Bagdad vor Gericht?",
        (("14183", 220, 401), ("14183", 402, 455)),
    ),
    Conversation(
        "Was sagte Pötsch zum indischen Markt?",
        "Und zu einem neuen Fahrzeug?",
        "Was sagte Pötsch zu einem neuen Fahrzeug?",
        (("35600", 957, 1141),),
    ),
    Conversation(
        "Where will Volkswagen build its new plant in India?",
        "How many jobs will it create?",
        "How many jobs will the new plant in India create?",
        (("35600", 627, 673),),
    ),
    Conversation(
        "Wie viele Menschen starben beim Hochwasser in Vietnam?",
        "Und in China?",
        "Wie viele Menschen starben beim Hochwasser in China?",
        (("53890", 95, 228),),
    ),
    Conversation(
        "What did Figeľ say about fundamental rights?",
        "What did he say about national law?",
        "What did Figeľ say about national law?",
        (("40716", 1107, 1211),),
    ),
    Conversation(
        "Warum verzichtete Gerhard Maria Wagner auf sein Amt?",
        "Was sagte er zu Harry Potter?",
        "Was sagte Wagner zu Harry Potter?",
        (("56063", 1265, 1391),),
    ),
    Conversation(
        "What did Samaan Ibrahim say about the demonstrators?",
        "And about his parish?",
        "What did Samaan Ibrahim say about his parish?",
        (("66791", 959, 1027),),
    ),
    Conversation(
        "Was sagte Köhler zu den Gewerkschaften?",
        "Wann war der Bombenanschlag auf eine Kirche in Alexandria?",
        None,
        (("66791", 1811, 1929),),
    ),
    Conversation(
        "How did the fire in the house in New Mexico start?",
        "Who confirmed that?",
        "Who confirmed the fire in the house in New Mexico?",
        (("19927", 624, 720),),
    ),
    Conversation(
        "Wie viele Menschen wurden in Kairo erschossen?",
        "Und wie viele wurden verletzt?",
        "Wie viele Menschen wurden in Kairo verletzt?",
        (("66791", 0, 158),),
    ),
)

LATER_STILL = (
    Conversation(
        "Was sagte Houcine Abassi zur Revolution?",
        "Und Halima Jouini?",
        "Was sagte Halima Jouini zur Revolution?",
        (),
    ),
    Conversation(
        "Was sagte Halima Jouini zur Verfassung?",
        "Und zu Frauen in aller Welt?",
        "Was sagte Halima Jouini zu Frauen in aller Welt?",
        (("75225", 1179, 1290),),
    ),
    Conversation(
        "How many people were on board the Boeing in Indonesia?",
        "How old was it?",
        "How old was the Boeing in Indonesia?",
        (("84297", 1382, 1425),),
    ),
    Conversation(
        "What did Bambang Suryo Aji say about the wreckage?",
        "Who else said something about the aircraft?",
        "Who besides Bambang Suryo Aji said something about the aircraft?",
        (("84297", 967, 1074), ("84297", 1426, 1542), ("84297", 1543, 1637)),
    ),
    Conversation(
        "Was sagte Richard Meng zum Streik?",
        "Und was forderte Claudia Pfeiffer?",
        "Was forderte Claudia Pfeiffer?",
        (("48687", 992, 1090),),
    ),
    Conversation(
        "Was erklärte Claudia Pfeiffer?",
        "Was forderte sie von ver.di?",
        "Was forderte Claudia Pfeiffer von ver.di?",
        (("48687", 992, 1090),),
    ),
    Conversation(
        "When did the rocket Falcon 1 crash?",
        "And why?",
        "Why did the rocket Falcon 1 crash?",
        (("24321", 585, 687), ("24321", 688, 751), ("24321", 752, 838)),
    ),
    Conversation(
        "Warum darf Cameroon Airlines Frankreich nicht mehr überfliegen?",
        "Seit wann?",
        "Seit wann darf Cameroon Airlines Frankreich nicht mehr überfliegen?",
        (("12554", 0, 84), ("12554", 85, 197), ("12554", 1006, 1100), ("12554", 1101, 1135)),
    ),
    Conversation(
        "Was sagte Montserrat Sanz zum Fund?",
        "Wo wurde er gemacht?",
        "Wo wurde der Fund gemacht?",
        (("80703", 261, 368), ("80703", 580, 655)),
    ),
    Conversation(
        "What did Richard Meng say about the strike?",
        "When does Windows 7 come out?",
        None,
        (("58800", 255, 300),),
    ),
    Conversation(
        "Wo brach das Feuer auf dem Camden Market aus?",
        "Gab es Verletzte?",
        "Gab es bei dem Feuer auf dem Camden Market Verletzte?",
        (("47946", 909, 980),),
    ),
    Conversation(
        "What did Musk say about the next launch?",
        "Und wann war der Absturz?",
        "Wann war der Absturz der Falcon 1?",
        (("24321", 242, 405),),
    ),
)

HELD_OUT = (
    Conversation(
        "Was sagte Köhler zur Globalisierung?",
        "Was meinte er zu den Gewerkschaften?",
        "Was meinte Köhler zu den Gewerkschaften?",
        (("18625", 578, 808),),
    ),
    Conversation(
        "What did Bagus Puruhito say about a distress signal?",
        "And Jauwena about the aircraft?",
        "What did Jauwena say about the aircraft?",
        (("84297", 1426, 1542), ("84297", 1543, 1637)),
    ),
    Conversation(
        "Wie alt war das verunglückte Flugzeug in Indonesien?",
        "Wo wollte es landen?",
        "Wo wollte das verunglückte Flugzeug in Indonesien landen?",
        (("84297", 1141, 1244),),
    ),
    Conversation(
        "What did Frank Bäsler say about the strikes?",
        "Who criticised them?",
        "Who criticised the strikes?",
        (("48687", 645, 718), ("48687", 719, 815)),
    ),
    Conversation(
        "Was sagte Claudia Pfeiffer zu Streikmaßnahmen?",
        "Und Meng?",
        "Was sagte Meng zu Streikmaßnahmen?",
        (("48687", 719, 815),),
    ),
    Conversation(
        "Wer protestierte gegen den Prozess gegen Saddam Hussein?",
        "Wo?",
        "Wo protestierten Anhänger gegen den Prozess gegen Saddam Hussein?",
        (("14183", 1036, 1235),),
    ),
    Conversation(
        "How many people were killed by the flood in Vietnam?",
        "Which diseases did the health ministry expect there?",
        "Which diseases did the health ministry expect in Vietnam?",
        (("53890", 890, 1012),),
    ),
    Conversation(
        "Was sagte Meng zum Streik?",
        "Welche Versionen von Windows 7 gibt es?",
        None,
        (("58800", 1140, 1289),),
    ),
    Conversation(
        "What did Figeľ say about freedom of expression?",
        "When did he say that?",
        "When did Figeľ say that about freedom of expression?",
        (("40716", 769, 968),),
    ),
    Conversation(
        "What did Jouini say about the constitution?",
        "And Abassi about the revolution?",
        "What did Abassi say about the revolution?",
        (("75225", 449, 661), ("75225", 662, 702)),
    ),
    Conversation(
        "Was sagte Hebestreit zu den Luftangriffen?",
        "Äußerte er sich auch zum Frieden?",
        "Äußerte sich Hebestreit auch zum Frieden?",
        (("seed", 1972, 2027),),
    ),
    Conversation(
        "Was sagte Trauernicht zum Kraftwerk Brunsbüttel?",
        "Was ist ihre Meinung zu den Stromnetzen?",
        "Was ist Trauernichts Meinung zu den Stromnetzen?",
        (("42492", 918, 1037),),
    ),
)


def library_in(folder: str) -> Library:
    """The annotated articles, each under the leading number of its file, and the seed article."""
    entries = [json.loads(line) for line in DATA.open(encoding="utf-8")]
    articles = [
        Article.from_text(
            entry["text"], entry["title"], entry["file"].partition(" ")[0], entry["published"], language="de"
        )
        for entry in entries
    ]
    seed = next((ROOT / "seeds").glob("*.txt")).read_text("utf-8")
    library = Library.open(folder)
    library.add([Article.from_text(seed, "Seed", "seed", "2024-11-16", language="de"), *articles])
    return library


def reaches(answer: Answer, places: Sequence[Place]) -> bool:
    """Whether the answer cites a sentence at one of the places, or declines where there is none."""
    if not places:
        return not answer.answered
    cited = [citation.sentence for citation in answer.citations] if answer.answered else []
    return any(
        sentence.article.source == name and sentence.start < end and start < sentence.end
        for sentence in cited
        for name, start, end in places
    )


def same(answer: Answer, other: Answer) -> bool:
    """Whether both decline, or cite a sentence in common."""
    places = [
        {(c.sentence.article.id, c.sentence.start) for c in one.citations if one.answered} for one in (answer, other)
    ]
    return answer.answered == other.answered and (not answer.answered or bool(places[0] & places[1]))


def measure(library: Library, conversations: Sequence[Conversation], name: str, show: bool) -> None:
    """Print the share that is resolved, and the conversations that are not."""
    assistant = Assistant(library)
    resolved = written_out = alike = 0
    for one in conversations:
        answer = assistant.ask(one.second, [(one.first, assistant.ask(one.first))])
        good = reaches(answer, one.places) and (one.full is None) == (answer.understood_as is None)
        in_full = assistant.ask(one.full or one.second)
        reachable = reaches(in_full, one.places)
        asks_the_same = same(answer, in_full)
        resolved, written_out, alike = resolved + good, written_out + reachable, alike + asks_the_same
        if show or not good:
            mark = "resolved" if good else "missed, also written out" if not reachable else "MISSED"
            other = "" if asks_the_same else "; OTHER than written out"
            print(f"{mark}{other}: {one.first} – {one.second} – {answer.understood_as or '(as it stands)'}")
    count = len(conversations)
    figures = {"resolved": resolved, "asks the same": alike, "written out": written_out}
    print(f"{name}: n={count}", *(f"{figure}={value / count:.3f}" for figure, value in figures.items()), sep="  ")


def main() -> None:
    """Measure both sets of conversations."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--show", action="store_true", help="print every conversation with what was understood")
    options = parser.parse_args()
    if not DATA.is_file():
        print(f"{DATA} is not there: nothing to measure.")
        return
    with tempfile.TemporaryDirectory() as folder, library_in(folder) as library:
        measure(library, CONVERSATIONS, "written before the rules", options.show)
        measure(library, LATER, "written later", options.show)
        measure(library, LATER_STILL, "written later still", options.show)
        measure(library, HELD_OUT, "held out", options.show)


if __name__ == "__main__":
    main()
