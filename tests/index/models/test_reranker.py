"""A reranker in the ranking's place: real, tiny models that are made here, and what cannot be loaded."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from tiny_models import ARTICLES, QUESTION, save_backbone
from typer.testing import CliRunner

from index import Library
from index.errors import ModelError
from index.models.reranker import RERANKED, SentenceTransformersReranker, reranked
from ui.command.cli import app

# sentence-transformers warns about its own dependencies when it is imported
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning", "default::FutureWarning")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Library.open(tmp_path / "library") as library:
        library.add(ARTICLES)
    return tmp_path / "library"


def test_a_cross_encoder_scores_as_sentence_transformers_does(cross: Path) -> None:
    from sentence_transformers import CrossEncoder

    reranker = SentenceTransformersReranker(str(cross))
    texts = [article.text for article in ARTICLES]
    expected = CrossEncoder(str(cross), device="cpu").predict([(QUESTION, text) for text in texts])
    assert reranker.name == str(cross)
    assert reranker.scores(QUESTION, texts) == pytest.approx(np.array(expected), abs=1e-5)
    assert len(set(np.round(expected, 5))) == 4, "a model that tells the texts apart"
    assert reranker.scores(QUESTION, []).shape == (0,)


def test_a_multi_vector_encoder_scores_by_its_late_interaction(multi: Path) -> None:
    reranker = SentenceTransformersReranker(str(multi))
    model = reranker._model.multi
    assert model is not None
    texts = [article.text for article in ARTICLES]
    asked = model.encode_query([QUESTION], convert_to_numpy=True)[0]
    held = model.encode_document(texts, convert_to_numpy=True)
    expected = [float((asked @ one.T).max(axis=1).sum()) for one in held]
    assert reranker.scores(QUESTION, texts) == pytest.approx(np.array(expected), abs=1e-4)
    assert len(set(np.round(expected, 4))) == 4
    assert reranker.scores(QUESTION, []).shape == (0,)


@pytest.mark.parametrize("kind", ["cross", "multi"])
def test_the_search_has_the_rerankers_order_and_its_own_scores(
    kind: str, folder: Path, request: pytest.FixtureRequest
) -> None:
    model = request.getfixturevalue(kind)
    questions = (QUESTION, "Fähre Hafen Wittow Brücke", "Wittow Brücke Fähre rostet")
    with Library.open(folder) as library:
        ours = [library.search(question) for question in questions]
    reranker = SentenceTransformersReranker(str(model))
    expected = []
    for question, hits in zip(questions, ours, strict=True):
        scores = reranker.scores(question, [hit.passage.text for hit in hits])
        expected.append([hits[i] for i in np.argsort(-scores)])
        assert len(hits) >= 3
    assert expected != ours, "another order than ours"
    with Library.open(folder, reranker=str(model)) as library:
        assert [library.search(question) for question in questions] == expected
        best = library.search(QUESTION, limit=1)
        assert best == expected[0][:1], "the best of all that were found"
        assert library.search(QUESTION, limit=0) == []
        assert library.search("") == []


def test_what_is_behind_the_first_stays_as_it_was(cross: Path, folder: Path) -> None:
    with Library.open(folder) as library:
        hits = (library.search(QUESTION) * RERANKED)[: RERANKED + 5]
    found = reranked(SentenceTransformersReranker(str(cross)), QUESTION, hits)
    assert found[RERANKED:] == hits[RERANKED:]
    assert sorted(found[:RERANKED], key=hits.index) == sorted(hits[:RERANKED], key=hits.index)
    assert found != hits


def test_half_a_character_in_the_question(cross: Path, folder: Path) -> None:
    with Library.open(folder, reranker=str(cross)) as library:
        assert [hit.passage.article.source for hit in library.search("Mühle \ud83d")] == ["mill"]


def test_the_variable_and_the_argument(cross: Path, multi: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library.open(folder, reranker=str(cross)) as library:
        by_cross = library.search(QUESTION)
    with Library.open(folder, reranker=str(multi)) as library:
        by_multi = library.search(QUESTION)
    assert by_cross != by_multi
    monkeypatch.setenv("BELEG_RERANKER", str(cross))
    with Library.open(folder) as library:
        assert library.search(QUESTION) == by_cross
    with Library.open(folder, reranker=str(multi)) as library:
        assert library.search(QUESTION) == by_multi


def test_the_command(cross: Path, folder: Path) -> None:
    asked = ["--library", str(folder), "--reranker", str(cross), "ask", "--json", QUESTION]
    assert CliRunner().invoke(app, asked).exit_code == 0
    missing = str(folder / "nowhere")
    result = CliRunner().invoke(app, ["--library", str(folder), "--reranker", missing, "ask", QUESTION])
    assert result.exit_code == 1
    assert result.stderr.startswith(f"beleg: The reranker {missing} cannot be loaded: no such folder. Give the folder")


def test_a_folder_that_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no whole sentence-transformers folder \(it has no config\.json\)"):
        SentenceTransformersReranker(str(tmp_path))
    (tmp_path / "config.json").write_text('{"architectures": ["BertForSequenceClassification"]}', encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be loaded"):
        SentenceTransformersReranker(str(tmp_path))
    (tmp_path / "config.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match="no whole sentence-transformers folder"):
        SentenceTransformersReranker(str(tmp_path))


def test_models_that_do_not_rank(tmp_path: Path) -> None:
    plain = save_backbone(tmp_path / "plain", labels=None)
    with pytest.raises(ModelError, match="neither a CrossEncoder nor a MultiVectorEncoder, but: BertModel"):
        SentenceTransformersReranker(str(plain))
    three = save_backbone(tmp_path / "three", labels=3)
    with pytest.raises(ModelError, match="tells 3 classes apart and does not rank"):
        SentenceTransformersReranker(str(three))
    embedded = Path(__file__).parents[3] / "index" / "models" / "embedded_model"
    with pytest.raises(ModelError, match="neither a CrossEncoder nor a MultiVectorEncoder"):
        SentenceTransformersReranker(str(embedded))


def test_a_cross_encoder_as_transformers_saves_it(tmp_path: Path) -> None:
    reranker = SentenceTransformersReranker(str(save_backbone(tmp_path / "plain", labels=1)))
    assert reranker.scores(QUESTION, ["Die Fähre.", "Die Mühle."]).shape == (2,)


def test_a_hub_name_without_a_hub_and_a_path_that_is_not_there() -> None:
    program = "import sys\nfrom index.errors import ModelError\n"
    program += "from index.models.reranker import SentenceTransformersReranker\n"
    program += "for name in ('./nowhere', 'beleg-test/no-such-model'):\n    try:\n"
    program += "        SentenceTransformersReranker(name)\n    except ModelError as error:\n        print(error)\n"
    program += "print('torch' in sys.modules)"
    environment = {**os.environ, "HF_HUB_OFFLINE": "1"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    path, name, torch = done.stdout.splitlines()
    assert path.startswith("The reranker ./nowhere cannot be loaded: no such folder. Give the folder")
    assert name.startswith("The reranker beleg-test/no-such-model cannot be loaded: no such folder, and no hub gave it")
    assert torch == "False"
