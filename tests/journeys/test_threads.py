"""One library and one assistant in several threads, and in an event loop."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from index import Article, Library
from qa import Answer, Assistant, aask

MILL = Article.from_text(
    "Die Windmühle in Ahlsdorf dreht sich wieder. Müllermeister Jörg Brandt sagte, er habe drei Jahre gebaut. "
    "Das Holz komme aus dem Harz.",
    title="Mühle",
    source="mill",
)
QUESTIONS = ("Was sagte Brandt?", "What did Brandt say about the wood?", "Was sagte Sauer?", "Wo steht die Windmühle?")


def ferry(number: int) -> Article:
    return Article.from_text(
        f"Die Fähre {number} fuhr nicht. Kapitänin Moira Bell sagte, der Wind sei zu stark.",
        title=f"Fähre {number}",
        source=f"ferry-{number}",
    )


def cited(answer: Answer) -> list[str]:
    for citation in answer.citations:
        sentence = citation.sentence
        assert sentence.article.text[sentence.start : sentence.end] == sentence.text
    return [citation.sentence.text for citation in answer.citations]


def test_many_threads_ask_while_others_add_and_remove(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add(MILL)
        assistant = Assistant(library)
        alone = [assistant.ask(question) for question in QUESTIONS]

        def ask(turn: int) -> tuple[Answer, Answer]:
            return alone[turn % len(QUESTIONS)], assistant.ask(QUESTIONS[turn % len(QUESTIONS)])

        def add(number: int) -> int:
            report = library.add([ferry(number), MILL])
            assert MILL in report.unchanged
            return len(report.added)

        with ThreadPoolExecutor(6) as pool:
            asked, added = [], []
            for number in range(16):
                added.append(pool.submit(add, number % 8))
                asked += [pool.submit(ask, turn) for turn in range(3 * number, 3 * number + 3)]
            assert sum(one.result() for one in added) == 8  # each ferry once, whoever was first
            for one in asked:
                expected, answer = one.result()
                assert (answer.text, answer.reason, cited(answer)) == (expected.text, expected.reason, cited(expected))
            removed = [pool.submit(library.remove, ferry(number).id) for number in range(8)]
            assert [one.result() for one in removed] == [None] * 8
        assert library.articles() == [MILL]
        assert [assistant.ask(question) for question in QUESTIONS] == alone


def test_an_article_that_changes_all_the_time_always_answers(tmp_path: Path) -> None:
    versions = [
        Article.from_text(MILL.text + f" Stand: {number}. Juni.", title="Mühle", source="mill") for number in range(2)
    ]
    with Library.open(tmp_path) as library:
        library.add(versions[0])
        assistant = Assistant(library)

        def change(times: int) -> None:
            for number in range(1, times):
                library.add(versions[number % 2])

        with ThreadPoolExecutor(5) as pool:
            changing = pool.submit(change, 20)
            asked = []
            while not changing.done():
                asked += [pool.submit(assistant.ask, question) for question in QUESTIONS if "Sauer" not in question]
                asked += [pool.submit(assistant.ask, QUESTIONS[3]) for _ in range(5)]
                asked[-6].result()
            changing.result()
        answers = [one.result() for one in asked]
        assert [(answer.question, answer.text) for answer in answers if not answer.answered] == []
        assert {answer.citations[0].sentence.article.text for answer in answers} <= {one.text for one in versions}


def test_an_event_loop_asks_many_at_once(home: Path) -> None:
    async def talk() -> tuple[list[Answer], Answer]:
        with Library.open() as library:
            assistant = Assistant(library)
            together = await asyncio.gather(*(assistant.aask("What did Putin demand?") for _ in range(4)))
        return together, await aask("What did Putin demand?")

    together, alone = asyncio.run(talk())
    assert together == [alone] * 4
    assert alone.answered


def test_an_older_snapshot_finds_what_was_replaced_since(tmp_path: Path) -> None:
    newer = Article.from_text(MILL.text + " Stand: 2. Juni.", title="Mühle", source="mill")
    with Library.open(tmp_path) as library, ThreadPoolExecutor(1) as pool:
        library.add(MILL)

        def add_and_search() -> list[Article]:
            library.add([newer, ferry(1)])
            return [hit.passage.article for hit in library.search("Windmühle", limit=1)]

        with library.store.snapshot():
            assert library.articles() == [MILL]  # the moment is taken with the first reading
            assert pool.submit(add_and_search).result() == [newer]
            assert [hit.passage.article for hit in library.search("Windmühle")] == [MILL]
        assert [hit.passage.article for hit in library.search("Windmühle", limit=1)] == [newer]
