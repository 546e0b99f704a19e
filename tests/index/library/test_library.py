"""The public contract of `Library`."""

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tagging import TAGGER

from index import (
    AddReport,
    Article,
    EmptyArticleError,
    Filter,
    Library,
    LibraryError,
    LibraryModelError,
    NotInLibraryError,
    Settings,
    UnreadableError,
)
from index.library.adding import Interrupted
from index.library.deriving import derive
from index.library.reads import Reads
from index.library.selection import Selection

MILL_TEXT = """Die Mühle steht wieder

Die Windmühle in Ahlsdorf dreht sich seit Sonntag wieder. Müllermeister Jörg Brandt sagte, er habe drei Jahre gebaut.
Das Holz komme aus dem Harz.

„Ich bin erleichtert“, sagte Bürgermeisterin Petra Sauer. Die Reparatur kostete 400.000 Euro.
"""
MILL = Article.from_text(MILL_TEXT, source="https://example.org/mill", published="2023-09-03", outlet="Harzbote")
FERRY = Article.from_text(
    "The ferry to Arran was cancelled on Friday because of high winds. Captain Moira Bell said it would sail again on "
    "Saturday.",
    title="Ferry cancelled",
    source="https://example.org/ferry",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


def test_add_list_search_remove(folder: Path) -> None:
    with Library.open(folder) as library:
        assert library.articles() == []
        assert library.search("mill") == []
        report = library.add([MILL, FERRY])
        assert (report.added, report.updated, report.unchanged, report.failed) == ([MILL, FERRY], [], [], [])
        assert library.articles() == [MILL, FERRY]
        assert library.article(MILL.id) == MILL
        assert library.versions(MILL.id) == [MILL]
        assert library.sentences(MILL) == library.sentences(MILL.id) == derive(MILL, TAGGER).sentences
        for sentence in library.sentences(MILL):
            assert MILL.text[sentence.start : sentence.end] == sentence.text

        hits = library.search("How much did it cost to repair the windmill?")
        assert hits[0].passage.article == MILL
        assert "400.000 Euro" in hits[0].passage.text
        assert all(0 < hit.score <= 1 for hit in hits)
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
        assert library.search("Wann fährt die Fähre?", limit=1)[0].passage.article == FERRY
        assert library.search("", limit=5) == []

        library.remove(FERRY.id)
        assert library.articles() == [MILL]
        assert FERRY not in [hit.passage.article for hit in library.search("When does the ferry to Arran sail?")]


def test_a_library_is_there_when_it_is_opened_again(folder: Path) -> None:
    with Library.open(folder) as library:
        library.add([MILL, FERRY])
        hits = library.search("Windmühle")
    with Library.open(str(folder)) as library:
        assert library.articles() == [MILL, FERRY]
        assert library.search("Windmühle") == hits


def test_what_is_there_to_ask(folder: Path) -> None:
    with Library.open(folder) as library:
        assert library.is_empty
        library.add([MILL, FERRY, replace(FERRY, id="another", source="https://example.org/ferry-again")])
        assert not library.is_empty
        assert library.outlets() == ["Harzbote"]
        assert library.languages() == ["de", "en"]
        assert (library.article_count(Filter.of(outlets=["Harzbote"])), library.article_count(Filter())) == (1, 3)
        assert library.speakers() == sorted(["Jörg Brandt", "Petra Sauer", "Moira Bell"])
        assert [library.mentions(one) for one in ("Windmühlen", "winds", "Taurus")] == [True, True, False]
        assert list(library.articles_holding("dreht sich")) == [MILL]
        assert library.articles_sharing("Die Mühle in Ahlsdorf", 1) == [MILL]


def test_articles_are_found_by_words_in_any_form_or_compound(folder: Path) -> None:
    with Library.open(folder) as library:
        library.add([MILL, FERRY])
        assert library.articles_wording([{"muehle"}]) == [MILL]  # Windmühle
        assert library.articles_wording([{"cancelled", "cancel"}, {"arran"}]) == [FERRY]
        assert library.articles_wording([{"muehle"}, {"arran"}]) == []
        assert library.articles_wording([{"reparatur"}], Filter.of(outlets=["Harzbote"])) == [MILL]
        assert library.articles_wording([{"ferri", "ferry"}], Filter.of(outlets=["Harzbote"])) == []
        assert library.articles_wording([{"who"}]) == [MILL, FERRY]  # no term, so it rules nothing out
        library.remove(MILL.id)
        assert library.articles_wording([{"muehle"}]) == []


def test_a_selection_reads_what_its_filter_leaves(folder: Path) -> None:
    with Library.open(folder) as library:
        library.add([MILL, FERRY])
        reads: Reads = Selection(library, Filter.of(outlets=["Harzbote"]))
        assert {one.speaker for one in reads.statements()} == {"Jörg Brandt", "Petra Sauer"}
        assert {hit.passage.article for hit in reads.search("Who said what about the ferry?")} == {MILL}
        assert reads.speakers() == library.speakers()
        assert reads.sentences(FERRY) == library.sentences(FERRY)
        assert reads.tagger is library.tagger


def test_statements_of_a_speaker(folder: Path) -> None:
    with Library.open(folder) as library:
        library.add([MILL, FERRY])
        everything = library.statements()
        assert [s for s in everything if s.article == MILL] == list(derive(MILL, TAGGER).statements)
        brandt = library.statements(speaker="Brandt")
        assert brandt == [s for s in everything if s.speaker and "Brandt" in s.speaker] != []
        assert library.statements("Jörg Brandt") == brandt
        assert library.statements("Brandt", article=FERRY) == []
        assert library.statements("Brandt", article=MILL.id) == brandt
        assert library.statements("Miersch") == []
        assert library.statements(article=FERRY) == [s for s in everything if s.article == FERRY]


def test_one_source_alone(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "mill.txt"
    path.write_text(MILL_TEXT)
    with Library.open(folder) as library:
        assert library.add(MILL).added == [MILL]
        (from_file,) = library.add(path).added
        assert from_file.text == MILL_TEXT
        assert library.add(str(path)).unchanged == [from_file]
        assert library.articles() == [MILL, from_file], "the same text under another source is another article"


def test_a_folder_a_file_and_an_article_at_once(folder: Path, tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    (articles / "deep").mkdir(parents=True)
    (articles / "one.txt").write_text("Erster Text über Äpfel.")
    (articles / "deep" / "two.md").write_text("# Birnen\n\nZweiter Text über Birnen.")
    (tmp_path / "three.txt").write_text("Dritter Text über Kirschen.")
    with Library.open(folder) as library:
        report = library.add([articles, tmp_path / "three.txt", MILL])
        assert report.failed == []
        assert {article.text for article in report.added} == {
            "Erster Text über Äpfel.",
            "# Birnen\n\nZweiter Text über Birnen.",
            "Dritter Text über Kirschen.",
            MILL_TEXT,
        }
        assert library.add(iter([articles])).unchanged != []


def test_another_content_is_a_new_version(folder: Path) -> None:
    newer = Article.from_text("Die Mühle ist abgebrannt.", source=MILL.source)
    with Library.open(folder) as library:
        library.add([MILL, FERRY])
        cited = library.search("Reparatur der Windmühle")[0].passage
        statements = library.statements(article=MILL)
        report = library.add([newer, FERRY])
        assert (report.added, report.updated, report.unchanged) == ([], [newer], [FERRY])
        assert library.articles() == [newer, FERRY]
        assert library.versions(MILL.id) == [MILL, newer]
        # What an answer cited stays readable, but is not found any more.
        assert cited.article.text[cited.start : cited.end] == cited.text
        assert library.sentences(cited.article) == derive(MILL, TAGGER).sentences
        assert library.statements(article=MILL) == statements
        assert all(hit.passage.article != MILL for hit in library.search("Reparatur der Windmühle"))
        assert not any(statement.article == MILL for statement in library.statements())
        # And back.
        assert library.add(MILL).updated == [MILL]
        assert library.versions(MILL.id) == [MILL, newer, MILL]
        library.remove(MILL.id)
        with pytest.raises(NotInLibraryError, match=MILL.id):
            library.versions(MILL.id)


def test_the_same_source_twice_in_a_batch(folder: Path) -> None:
    newer = Article.from_text("Die Mühle ist abgebrannt.", source=MILL.source)
    with Library.open(folder) as library:
        report = library.add([MILL, FERRY, newer, FERRY, newer])
        assert (report.added, report.updated, report.unchanged) == ([MILL, FERRY], [newer], [FERRY, newer])
        assert library.articles() == [newer, FERRY]


def test_articles_without_a_source_never_replace(folder: Path) -> None:
    one, two = Article.from_text("Eins.", title="Titel"), Article.from_text("Zwei.", title="Titel")
    with Library.open(folder) as library:
        assert library.add([one, two]).added == [one, two]
        assert library.add([one, two]).unchanged == [one, two]
        assert library.articles() == [one, two]


def test_bad_sources_are_reported_and_the_others_taken(folder: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text(" \n")
    half = Article("half", "Eine halbe \ud83d Zahl.", "Titel", source="half")
    blank = Article("blank", "\n", "Leer")
    endless = Article("endless", "Er redet. " * 1_000_001, "Endlos")
    with Library.open(folder) as library:
        report = library.add([tmp_path / "missing.txt", MILL, empty, half, blank, endless, 7, FERRY])  # type: ignore[list-item]
        assert report.added == [MILL, FERRY]
        assert library.articles() == [MILL, FERRY]
        failed = {Path(source).name: error for source, error in report.failed}
        assert list(failed) == ["missing.txt", "empty.txt", "half", "Leer", "Endlos", "7"]
        assert isinstance(failed["missing.txt"], UnreadableError)
        assert isinstance(failed["empty.txt"], EmptyArticleError)
        assert isinstance(failed["half"], UnreadableError)
        assert "text" in str(failed["half"])
        assert "at 11" in str(failed["half"])
        assert isinstance(failed["Leer"], EmptyArticleError)
        assert str(failed["Endlos"]) == (
            "Endlos has 10,000,010 characters, an article may have 10,000,000: split it into its articles, each a file "
            "or a row of a .csv or .jsonl file."
        )
        assert isinstance(failed["7"], Exception)


def test_a_report_reads_well() -> None:
    report = AddReport([MILL, FERRY], [], [MILL], [("x.txt", ValueError("no"))])
    assert repr(report) == "AddReport(added=2, updated=0, unchanged=1, failed=[('x.txt', ValueError('no'))])"


def test_progress_counts_articles_then_vectors(folder: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int | None, str]] = []
    with Library.open(folder) as library:
        library.add([MILL, FERRY], progress=lambda *step: seen.append(step))
        vectors = len(library.store.passage_ids())
        assert seen == [(1, 2, "articles"), (2, 2, "articles"), (vectors, vectors, "vectors")]
        seen.clear()
        (tmp_path / "a.txt").write_text("Ein Text.")
        library.add(tmp_path / "a.txt", progress=lambda *step: seen.append(step))
        assert seen == [(9, 9, "bytes"), (9, 9, "bytes"), (1, 1, "vectors")]


def test_progress_goes_on_within_one_large_article(folder: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int | None, str]] = []
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "long.txt").write_text("Der Rat der Stadt tagt. " * 3000)
    (tmp_path / "articles" / "rows.csv").write_text("text\nEr kam.\nSie geht.\n")
    (tmp_path / "articles" / "picture.png").write_bytes(b"x" * 9000)
    with Library.open(folder) as library:
        library.add([tmp_path / "articles"], progress=lambda *step: seen.append(step))
    total = 24 * 3000 + 23
    steps = [done for done, _, what in seen if what == "bytes"]
    assert {(of, what) for _, of, what in seen if what != "vectors"} == {(total, "bytes")}
    assert steps == sorted(steps)
    assert steps[-1] == total
    assert len([done for done in steps if 0 < done < 24 * 3000]) >= 2


def test_what_is_done_when_it_is_interrupted_is_kept_and_told(folder: Path) -> None:
    def stop(done: int, total: int | None, what: str) -> None:
        raise KeyboardInterrupt

    with Library.open(folder) as library:
        with pytest.raises(KeyboardInterrupt) as caught:
            library.add([MILL, FERRY], progress=stop)
        assert isinstance(caught.value, Interrupted)
        assert caught.value.report.added == library.articles() == [MILL]
        assert library.add([MILL, FERRY]).added == [FERRY]


def test_what_a_callback_raises_is_raised_and_nothing_is_lost(folder: Path) -> None:
    def stop(done: int, total: int | None, what: str) -> None:
        if what == "vectors" or done == 2:
            raise InterruptedError(what)

    with Library.open(folder) as library:
        with pytest.raises(InterruptedError, match="articles"):
            library.add([MILL, FERRY], progress=stop)
        assert library.articles() == []
        with pytest.raises(InterruptedError, match="vectors"):
            library.add(MILL, progress=stop)
        assert library.articles() == [MILL]
        assert library.add([MILL, FERRY]).added == [FERRY]
        assert library.store.is_drained()


def test_more_articles_than_a_batch(folder: Path) -> None:
    articles = [
        Article.from_text(f"Nachricht {number}: In Ort {number} regnet es.", source=str(number))
        for number in range(150)
    ]
    with Library.open(folder) as library:
        report = library.add(articles)
        assert report.added == articles == library.articles()
        assert library.search("In welchem Ort regnet es, 77?", limit=1)[0].passage.article == articles[77]
        assert library.store.is_drained()


def test_what_is_not_there(folder: Path) -> None:
    with Library.open(folder) as library:
        library.add(MILL)
        for ask in (library.article, library.versions, library.sentences, library.remove):
            with pytest.raises(NotInLibraryError, match=r"no article nope in the library in .*library") as raised:
                ask("nope")
            assert "beleg list" in str(raised.value)
        with pytest.raises(NotInLibraryError, match=FERRY.id):
            library.sentences(FERRY)
        with pytest.raises(NotInLibraryError, match=MILL.id):
            library.sentences(replace(MILL, text="Another text."))


def test_closing(folder: Path) -> None:
    library = Library.open(folder)
    library.add(MILL)
    library.close()
    library.close()
    with pytest.raises(LibraryError, match="is closed"):
        library.articles()
    with pytest.raises(LibraryError, match="is closed"):
        library.search("Mühle")
    shutil.rmtree(folder)  # nothing holds it


def test_another_embedding_model_is_refused(folder: Path) -> None:
    with Library.open(folder) as library:
        library.add(MILL)
        library.store.database.rows("UPDATE meta SET value = 'other/model' WHERE name = 'model name'")
        library.store.database.rows("UPDATE meta SET value = 'abc' WHERE name = 'model version'")
    with Library.open(folder, embedding_model="embedded") as library:
        assert library.articles() == [MILL]
        with pytest.raises(LibraryModelError) as raised:
            library.search("mill")
    message = str(raised.value)
    for part in (str(folder), "other/model", "embedded", "--embedding-model other/model", "beleg reindex"):
        assert part in message


def test_the_model_that_made_the_library_is_used_again(folder: Path) -> None:
    with Library.open(folder) as library:
        library.add(MILL)
        recorded = library.embedder
        meta = library.store.meta
        assert (meta("model name"), meta("model version")) == (recorded.name, recorded.version)
        assert meta("dimensions") == str(recorded.dimensions)
    with Library.open(folder, embedding_model=recorded.name) as library:
        assert library.embedder.version == recorded.version


POTION = Path("../shared/data/models/potion-base-4M")


@pytest.mark.skipif(not POTION.is_dir(), reason="../shared/data/models, with another model, is not there")
def test_a_library_with_another_model(tmp_path: Path) -> None:
    model = next(path.parent for path in sorted(POTION.rglob("modules.json")))
    with Library.open(tmp_path, embedding_model=str(model)) as library:
        library.add([MILL, FERRY])
        assert library.search("ferry")[0].passage.article == FERRY
        assert library.word_vectors.dimensions != 0
    with Library.open(tmp_path) as library:
        assert library.embedder.name == str(model.resolve())
    with (
        Library.open(tmp_path, embedding_model="embedded") as library,
        pytest.raises(LibraryModelError, match="not with embedded"),
    ):
        library.search("ferry")


def test_the_users_own_library_starts_with_the_seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BELEG_HOME", str(tmp_path / "home"))
    with Library.open() as library:
        assert library.folder == tmp_path / "home"
        (seed,) = library.articles()
        assert seed.text == Path("seeds/000_5c7bb0f2d45ec495.txt").read_text(encoding="utf-8")
        assert (seed.source, seed.outlet, str(seed.published)) == (
            "seeds/000_5c7bb0f2d45ec495.txt",
            "Deutschlandfunk",
            "2024-11-16",
        )
        library.add(MILL)
        library.remove(seed.id)
    with Library.open() as library:
        assert library.articles() == [MILL], "a seed that was removed stays removed"
        library.remove(MILL.id)
    with Library.open() as library:
        assert library.articles() == []


def test_a_library_in_a_folder_starts_empty(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BELEG_HOME", str(folder.parent / "elsewhere"))
    with Library.open(folder) as library:
        assert library.articles() == []
        library.add(MILL)
    assert not (folder.parent / "elsewhere").exists()
    monkeypatch.setenv("BELEG_HOME", str(folder))
    with Library.open() as library:
        assert library.articles() == [MILL], "what is not new gets no seeds"


def test_settings(tmp_path: Path) -> None:
    variables = {"EMBEDDING_MODEL": "a/b", "RERANKER": "c/d", "READER": "e/f", "CHROMA_URL": "", "HOME": str(tmp_path)}
    read = Settings.read({f"BELEG_{name}": value for name, value in variables.items()})
    assert read == Settings(home=tmp_path, embedding_model="a/b", reranker="c/d", reader="e/f", chroma_url=None)
    default = Settings.read({})
    assert default.home.name == "beleg"
    assert (default.embedding_model, default.reranker, default.reader, default.chroma_url) == (None,) * 4
    assert Settings.read({"BELEG_HOME": "~/news"}).home == Path.home() / "news"


def test_asking_imports_nothing_heavy(folder: Path) -> None:
    with Library.open(folder) as library:
        library.add([MILL, FERRY])
    script = f"""
import sys
import index
assert "tokenizers" not in sys.modules, "the model is loaded by its first use"
with index.Library.open({str(folder)!r}) as library:
    library.articles(); library.statements("Brandt"); library.search("Windmühle")
print(sorted({{"chromadb", "llama_index", "torch", "sentence_transformers", "gradio"}} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, timeout=120)
    assert (done.stdout, done.stderr) == ("[]\n", "")
