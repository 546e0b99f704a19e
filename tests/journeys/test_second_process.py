"""Several processes over one library: nobody waits long, no half articles, and a killed one leaves no mess."""

import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from tagging import TAGGER

from index import Article, Library
from index.library.deriving import derive
from index.search.nearest import Matrix

pytestmark = pytest.mark.slow

LAKE = Article.from_text(
    "Der Stausee bei Malter ist wieder voll. Förster Emil Kraus sagte, das Wasser reiche für zwei Sommer.",
    title="Stausee voll",
    source="https://example.org/lake",
)


def start(script: str, *arguments: object) -> "subprocess.Popen[str]":
    """A Python process of its own that runs `script`."""
    command = [sys.executable, "-W", "error", "-c", textwrap.dedent(script), *map(str, arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(process: "subprocess.Popen[str]") -> str:
    """What the process printed; it must have ended well and silently."""
    output, errors = process.communicate(timeout=120)
    assert (process.returncode, errors) == (0, "")
    return output


def line_of(process: "subprocess.Popen[str]") -> str:
    """The next line that the process prints."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def assert_whole(library: Library) -> None:
    """Every article has all that is derived from it, and nothing is there that belongs to none."""
    articles = library.articles()
    entries = [derive(article, TAGGER) for article in articles]
    passages = [passage for entry in entries for passage in entry.passages]
    found = library.store.passages(library.store.passage_ids())
    assert sorted(found, key=lambda p: (p.article.id, p.start)) == sorted(
        passages, key=lambda p: (p.article.id, p.start)
    )
    for entry in entries:
        assert library.sentences(entry.article) == entry.sentences
        assert library.statements(article=entry.article) == list(entry.statements)
    assert len(library.store.database.rows("SELECT rowid FROM full_text")) == len(passages)
    assert len(library.store.passage_vectors()[0]) == len(passages)


def test_a_second_process_asks_and_adds_while_the_first_has_chroma_open(tmp_path: Path) -> None:
    with Library.open(tmp_path) as first:
        first.add(LAKE)
        assert first.vector_store.client.count() == len(first.store.passage_ids())
        assert len(first.search("Stausee")) == 1

        second = start(
            """
            import sys
            from index import Article, Library
            with Library.open(sys.argv[1]) as library:
                hits = library.search("How long will the water last?")
                print(hits[0].passage.text)
                report = library.add(Article.from_text("In Pirna brennt eine Scheune.", title="Brand", source="fire"))
                print(report)
                print(library.search("Feuer in Pirna")[0].passage.text)
                library.remove([a.id for a in library.articles() if a.title == "Stausee voll"][0])
                print([article.title for article in library.articles()])
            """,
            tmp_path,
        )
        assert finish(second).splitlines() == [
            LAKE.text,
            "AddReport(added=1, updated=0, unchanged=0, failed=[])",
            "In Pirna brennt eine Scheune.",
            "['Brand']",
        ]

        # The first one sees it at once, and its Chroma follows at the next occasion.
        assert [article.title for article in first.articles()] == ["Brand"]
        assert first.search("Stausee bei Malter") == []
        assert first.search("Scheune")[0].passage.text == "In Pirna brennt eine Scheune."
        assert not first.store.is_drained()
        assert first.add(LAKE).added == [LAKE]
        assert first.store.is_drained()
        assert first.vector_store.client.count() == len(first.store.passage_ids())
        assert_whole(first)


def test_many_processes_add_at_once(tmp_path: Path) -> None:
    script = """
        import sys
        from index import Article, Library
        with Library.open(sys.argv[1]) as library:
            for number in range(6):
                own = Article.from_text(f"Meldung {number} aus {sys.argv[2]}.", source=f"{sys.argv[2]}/{number}")
                shared = Article.from_text(f"Gemeinsame Meldung {number}.", source=f"shared/{number}")
                report = library.add([own, shared])
                assert report.failed == [] and own in report.added, report
                assert library.search(f"Meldung {number}")
        """
    processes = [start(script, tmp_path, name) for name in ("Aue", "Bad Elster", "Calw")]
    for process in processes:
        finish(process)
    with Library.open(tmp_path) as library:
        sources = sorted(str(article.source) for article in library.articles())
        names = ("Aue", "Bad Elster", "Calw", "shared")
        assert sources == sorted(f"{name}/{number}" for name in names for number in range(6))
        assert all(len(library.versions(article.id)) == 1 for article in library.articles())
        assert_whole(library)
        assert library.vector_store.client.count() == len(library.store.passage_ids())


def test_a_killed_process_leaves_whole_articles(tmp_path: Path) -> None:
    """Killed between two batches, in the middle of one, and while Chroma is being filled."""
    script = """
        import os, signal, sys
        from index import Article, Library
        when = sys.argv[2]
        def progress(done, total, what):
            print(what, done, flush=True)
            if f"{what} {done}" == when:
                os.kill(os.getpid(), signal.SIGKILL)
        articles = [
            Article.from_text(f"Bericht {n}: Bürgermeister Maier sagte, der Ort {n} sei sicher.", source=str(n))
            for n in range(200)
        ]
        Library.open(sys.argv[1]).add(articles, progress)
        """
    for when, stored in (("articles 64", 64), ("articles 100", 64), ("articles 150", 128), ("vectors 200", 200)):
        folder = tmp_path / when
        process = start(script, folder, when)
        process.communicate(timeout=120)
        assert process.returncode == -signal.SIGKILL
        with Library.open(folder) as library:
            assert [article.source for article in library.articles()] == [str(number) for number in range(stored)]
            assert_whole(library)
    # The last one died after Chroma had everything: it opens again, and going on adds what is missing.
    with Library.open(tmp_path / "vectors 200") as library:
        assert library.vector_store.client.count() == 200
    with Library.open(tmp_path / "articles 100") as library:
        articles = [
            Article.from_text(f"Bericht {n}: Bürgermeister Maier sagte, der Ort {n} sei sicher.", source=str(n))
            for n in range(200)
        ]
        report = library.add(articles)
        assert (len(report.unchanged), len(report.added)) == (64, 136)
        assert_whole(library)
        assert library.vector_store.client.count() == len(library.store.passage_ids()) == 200


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """Killed from outside, at moments nobody chose, over and over the same library."""
    script = """
        import sys
        from index import Article, Library
        with Library.open(sys.argv[1]) as library:
            library.embedder
            print("ready", flush=True)
            for n in range(10_000):
                library.add([
                    Article.from_text(f"Nummer {n} {sys.argv[2]}: Maier sagte, er sei müde.", source=str(n % 7 + i))
                    for i in range(3)
                ])
        """
    for attempt in range(6):
        process = start(script, tmp_path, attempt)
        assert line_of(process) == "ready"
        time.sleep(0.15 + 0.45 * attempt)
        process.kill()
        process.communicate(timeout=60)
        with Library.open(tmp_path) as library:
            assert_whole(library)
            query = library.embedder.queries(["müde"])[0]
            assert library.vector_store.client.count() == len(library.store.passage_ids())
            exact = dict(zip(*(part.tolist() for part in Matrix(library.store).nearest(query, 100)), strict=True))
            ids, cosines = library.dense.nearest(query, 100)
            found = dict(zip(ids.tolist(), cosines.tolist(), strict=True))
            assert found == pytest.approx(exact, abs=1e-4)


def test_chroma_goes_to_the_next_process_when_the_library_is_closed(tmp_path: Path) -> None:
    holder = start(
        """
        import sys
        from index import Article, Library
        with Library.open(sys.argv[1]) as library:
            library.add(Article.from_text("Im Zoo schlüpfte ein Pinguin.", title="Zoo", source="zoo"))
            print("open", flush=True)
            sys.stdin.readline()
        print("closed", flush=True)
        sys.stdin.readline()
        """,
        tmp_path,
    )
    assert line_of(holder) == "open"
    with Library.open(tmp_path) as library:
        library.add(LAKE)
        assert not library.store.is_drained()
        assert library.search("Pinguin")[0].passage.text == "Im Zoo schlüpfte ein Pinguin."
        assert holder.stdin is not None
        holder.stdin.write("\n")
        holder.stdin.flush()
        assert line_of(holder) == "closed"
        assert library.vector_store.client.count() == 2
        assert library.store.is_drained()
    finish(holder)


def test_the_users_own_library_is_sown_once(tmp_path: Path) -> None:
    script = """
        import os, sys
        os.environ["BELEG_HOME"] = sys.argv[1]
        from index import Library
        with Library.open() as library:
            print([(article.source, len(library.versions(article.id))) for article in library.articles()])
        """
    processes = [start(script, tmp_path / "home") for _ in range(4)]
    assert {finish(process) for process in processes} == {"[('seeds/000_5c7bb0f2d45ec495.txt', 1)]\n"}
