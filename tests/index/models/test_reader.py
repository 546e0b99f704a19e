"""The reader that ships, as it was trained; another one in its place; and what cannot be read."""

import json
import threading
from pathlib import Path

import numpy as np
import pytest
from test_reranker import save_backbone
from typer.testing import CliRunner

from index import Article, Library
from index.errors import ModelError
from index.models.reader import READER, EmbeddedReader, Piece, load_reader
from index.models.windows import CLAIM
from qa import Assistant
from ui.command.cli import app

CHECK = json.loads((READER / "check.json").read_text(encoding="utf-8"))
FERRY = Piece(CHECK["heading"], tuple(CHECK["sentences"]))


@pytest.fixture(scope="module")
def reader() -> EmbeddedReader:
    return EmbeddedReader()


def test_the_file_that_ships_gives_the_scores_of_pytorch_within_rounding(reader: EmbeddedReader) -> None:
    for row, question in enumerate(CHECK["questions"]):
        if question.startswith(CLAIM):
            support = reader.supports([(question.removeprefix(CLAIM), FERRY)])
            assert support[0] == pytest.approx(CHECK["support"][row], abs=ROUNDING)
        else:
            (reading,) = reader.read(question, [FERRY])
            assert reading.choice == pytest.approx(np.array(CHECK["choice"][row]), abs=ROUNDING)
            assert reading.alone == pytest.approx(np.array(CHECK["alone"][row]), abs=ROUNDING)


ROUNDING = 1.0
"""Logits; between a sentence that answers and one that does not lie six and more."""


def test_it_chooses_the_sentence_and_declines(reader: EmbeddedReader) -> None:
    best = [int(reader.read(question, [FERRY])[0].choice.argmax()) for question in CHECK["questions"][:3]]
    assert best == [0, 1, 2]
    answered = [reader.read(question, [FERRY])[0].choice.max() > 0 for question in CHECK["questions"][:4]]
    assert answered == [True, True, True, False]


def test_pieces_are_read_as_if_each_were_alone(reader: EmbeddedReader) -> None:
    other = Piece("Markt", ("Der Markt in Leer war gut besucht.", "Es gab Matjes.", "Am Abend regnete es."))
    question = CHECK["questions"][1]
    together = reader.read(question, [FERRY, other, FERRY])
    for reading, piece in zip(together, [FERRY, other, FERRY], strict=True):
        (alone,) = reader.read(question, [piece])
        assert reading.choice == pytest.approx(alone.choice, abs=0.5)  # activations are rounded over a batch
        assert reading.choice.shape == (len(piece.sentences),)
    assert reader.read(question, []) == []


def test_what_no_person_types_is_read_all_the_same(reader: EmbeddedReader) -> None:
    odd = Piece("\ud800" * 3, ("", "\x00", "\udfff halb", "Wort " * 20_000, "ok"))
    (reading,) = reader.read("\ud83d" * 10 + "?" * 5_000, [odd])
    assert np.isfinite(reading.choice).all()
    assert np.isfinite(reader.supports([("", odd)])).all()


def test_threads_may_share_it(reader: EmbeddedReader) -> None:
    expected = reader.read(CHECK["questions"][0], [FERRY])[0].choice
    found: list[np.ndarray] = []
    threads = [
        threading.Thread(target=lambda: found.append(reader.read(CHECK["questions"][0], [FERRY])[0].choice))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert all((one == expected).all() for one in found)


@pytest.mark.parametrize("damage", ["missing", "cut", "no tokenizer"])
def test_a_damaged_folder_says_what_to_do(tmp_path: Path, damage: str) -> None:
    if damage != "missing":
        (tmp_path / "model.onnx").write_bytes((READER / "model.onnx").read_bytes()[:100_000])
    if damage == "cut":
        (tmp_path / "tokenizer.json").write_bytes((READER / "tokenizer.json").read_bytes())
    with pytest.raises(ModelError, match="Install Beleg again"):
        EmbeddedReader(tmp_path)


@pytest.mark.filterwarnings("default::DeprecationWarning", "default::FutureWarning")
def test_a_cross_encoder_by_its_folder_reads_in_its_place(tmp_path: Path) -> None:
    from sentence_transformers import CrossEncoder

    CrossEncoder(str(save_backbone(tmp_path / "plain", labels=1)), device="cpu").save_pretrained(str(tmp_path / "x"))
    other = load_reader(str(tmp_path / "x"))
    readings = other.read("Wann fährt die Fähre?", [FERRY, Piece("", ("Eins.",))])
    assert [one.choice.shape for one in readings] == [(4,), (1,)]
    assert other.supports([("Die Fähre fährt.", FERRY)]).shape == (1,)
    article = Article.from_text("Die Fähre nach Wittow fährt ab Juni wieder. Die Mühle wird ein Museum.", source="a")
    with Library.open(tmp_path / "library", reader=str(tmp_path / "x")) as library:
        library.add([article])
        assert library.reader is not None
        assert library.reader.name == str(tmp_path / "x")
        Assistant(library).ask("Wann fährt die Fähre nach Wittow?")


def test_a_name_that_is_no_model_is_said_by_the_command(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        library.add([Article.from_text("Die Fähre nach Wittow fährt ab Juni wieder.", source="a")])
    folder = ["--library", str(tmp_path / "library")]
    result = CliRunner().invoke(app, [*folder, "--reader", "./nowhere", "ask", "Wann fährt die Fähre?"])
    assert result.exit_code == 1
    assert "The reader ./nowhere cannot be loaded: no such folder." in " ".join(result.output.split())


def test_none_turns_it_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BELEG_READER", "none")
    with Library.open(tmp_path / "library") as library:
        library.add([Article.from_text("Die Fähre nach Wittow fährt ab Juni wieder.", source="a")])
        assert library.reader is None
        assert Assistant(library).ask("Wann fährt die Fähre nach Wittow?").answered
