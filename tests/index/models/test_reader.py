"""A reader by name or folder: a real, tiny one that is made and written here, and what cannot be read."""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
from typer.testing import CliRunner

from index import Article, Library
from index.errors import ModelError
from index.models.reader import EMBEDDED_READER, OnnxReader, Piece, load_reader
from qa import Assistant
from qa.evidence.reading import OFFSET, SLOPE, TRUSTED
from ui.command.cli import app

ROOT = Path(__file__).resolve().parents[3]
# PyTorch's exporter and sentence-transformers warn about what they import
pytestmark = pytest.mark.filterwarnings("default")

FERRY = Piece(
    "Fähre", ("Die Fähre nach Wittow fährt ab Juni wieder.", "Sie lag im Hafen.", "Die Mühle wird ein Museum.")
)
QUESTION = "Wann fährt die Fähre nach Wittow?"
WORDS = sorted({word.strip(".?").lower() for text in (*FERRY.sentences, QUESTION) for word in text.split()})
ARTICLE = Article.from_text(" ".join(FERRY.sentences), title="Fähre", source="ferry")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A reader of random weights, written as bench/reader_export.py writes a trained one."""
    import torch
    from transformers import BertConfig, BertModel

    sys.path.insert(0, str(ROOT / "bench"))
    try:
        from reader_export import FourBits, write
        from reader_network import Network
        from reader_weights import SPECIAL, tokenizer_of
    finally:
        sys.path.remove(str(ROOT / "bench"))

    letters = sorted({letter for word in WORDS for letter in word})
    pieces = (
        [(one, 0.0) for one in SPECIAL]
        + [(f"▁{word}", -5.0) for word in WORDS]
        + [(one, -9.0) for one in ("▁", *letters)]
    )
    folder = tmp_path_factory.mktemp("reader")
    tokenizer_of(pieces).save(str(folder / "tokenizer.json"))
    torch.manual_seed(7)
    size = {"hidden_size": 36, "intermediate_size": 48, "num_hidden_layers": 2, "num_attention_heads": 12}
    config = BertConfig(vocab_size=len(pieces), pad_token_id=1, max_position_embeddings=512, **size)
    config.save_pretrained(folder)
    network = Network(BertModel(config, add_pooling_layer=False))
    words = network.encoder.embeddings.word_embeddings.weight
    words.data = FourBits(words.data)(torch.arange(len(pieces)))  # as the vectors are from which training starts
    torch.save(network.state_dict(), folder / "network.pt")
    write(folder / "written", folder)
    return folder / "written"


@pytest.fixture(scope="module")
def reader(folder: Path) -> OnnxReader:
    return OnnxReader(folder)


@pytest.mark.parametrize(("embedded", "rounding"), [(False, 0.05), (True, 0.4)])
def test_the_written_file_gives_the_scores_of_pytorch_within_rounding(
    folder: Path, reader: OnnxReader, embedded: bool, rounding: float
) -> None:
    if embedded:
        folder, reader = EMBEDDED_READER, OnnxReader()
    check = json.loads((folder / "check.json").read_text(encoding="utf-8"))
    piece = Piece(check["heading"], tuple(check["sentences"]))
    for row, question in enumerate(check["questions"]):
        (reading,) = reader.read(question, [piece])
        assert reading.choice == pytest.approx(np.array(check["choice"][row]), abs=rounding)
        assert reading.alone == pytest.approx(np.array(check["alone"][row]), abs=rounding)


def test_the_embedded_reader_is_small_and_reads_in_two_languages() -> None:
    assert (EMBEDDED_READER / "model.onnx").stat().st_size <= 30 * 2**20
    reader = load_reader(None)
    assert reader.name == "embedded"
    for question, right in (
        ("Ab wann fährt die Fähre nach Wittow?", 0),
        ("Where was the ferry?", 1),
        ("Wer gewann 1954 die Fußballweltmeisterschaft?", None),
    ):
        (reading,) = reader.read(question, [FERRY])
        assert (int(reading.choice.argmax()) if reading.choice.max() > 0 else None) == right


def test_pieces_are_read_as_if_each_were_alone(reader: OnnxReader) -> None:
    other = Piece("Mühle", ("Die Mühle wird ein Museum.",) * 5)
    for reading, piece in zip(reader.read(QUESTION, [FERRY, other, FERRY]), [FERRY, other, FERRY], strict=True):
        (alone,) = reader.read(QUESTION, [piece])
        assert reading.choice == pytest.approx(alone.choice, abs=0.05)  # activations are rounded over a batch
        assert reading.choice.shape == (len(piece.sentences),)
    assert reader.read(QUESTION, []) == []


def test_what_no_person_types_is_read_all_the_same(reader: OnnxReader) -> None:
    odd = Piece("\ud800" * 3, ("", "\x00", "\udfff halb", "Wort " * 20_000, "ok"))
    (reading,) = reader.read("\ud83d" * 10 + "?" * 5_000, [odd])
    assert np.isfinite(reading.choice).all()


def test_threads_may_share_it(folder: Path, reader: OnnxReader) -> None:
    questions = [f"{QUESTION} {word}" for word in WORDS[:4]]
    expected = [reader.read(question, [FERRY])[0].choice for question in questions]
    other = OnnxReader(folder)  # that has read nothing yet
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda question: other.read(question, [FERRY])[0].choice, questions))
    assert all((one == two).all() for one, two in zip(found, expected, strict=True))


def test_the_same_is_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = OnnxReader(folder)
    runs: list[int] = []
    scores = reader._scores
    monkeypatch.setattr(reader, "_scores", lambda windows: runs.append(len(windows)) or scores(windows))
    first = reader.read(QUESTION, [FERRY])
    assert (reader.read(QUESTION, [FERRY])[0].choice == first[0].choice).all()
    assert runs == [1]
    reader.read(QUESTION, [Piece("Mühle", FERRY.sentences)])
    assert runs == [1, 1]


@pytest.mark.parametrize("damage", ["cut", "no tokenizer"])
def test_a_damaged_folder_says_what_to_do(folder: Path, tmp_path: Path, damage: str) -> None:
    (tmp_path / "model.onnx").write_bytes((folder / "model.onnx").read_bytes()[:5_000])
    if damage == "cut":
        (tmp_path / "tokenizer.json").write_bytes((folder / "tokenizer.json").read_bytes())
    with pytest.raises(ModelError, match=r"Write it again with bench/reader_export\.py"):
        load_reader(str(tmp_path))


def test_an_answer_is_what_the_reader_is_surest_of(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(tmp_path / "library") as library:
        library.add([ARTICLE])
        assert library.reader is not None
        assert library.reader.name == "embedded"
    with Library.open(tmp_path / "library", reader="none") as library:
        assert library.reader is None
        assert Assistant(library).ask(QUESTION).confidence is None
    monkeypatch.setenv("BELEG_READER", str(folder))
    with Library.open(tmp_path / "library") as library:
        assert library.reader is not None
        assert library.reader.name == str(folder)
        answer = Assistant(library).ask(QUESTION)
        (reading,) = library.reader.read(QUESTION, [Piece("Fähre", FERRY.sentences)])
        (hit,) = library.search(QUESTION)
        logit = SLOPE * (np.logaddexp.reduce(reading.choice.astype(float)) + TRUSTED * np.log(hit.score)) + OFFSET
        assert answer.confidence == pytest.approx(1 / (1 + np.exp(-logit)))
        assert answer.answered
        assert FERRY.sentences[int(reading.choice.argmax())] in [one.sentence.text for one in answer.citations]


def test_a_cross_encoder_by_its_folder_is_a_reader(tmp_path: Path) -> None:
    import torch
    from sentence_transformers import CrossEncoder
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    vocabulary = {word: i for i, word in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    special = {"unk_token": "[UNK]", "pad_token": "[PAD]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, model_max_length=64, **special).save_pretrained(tmp_path / "a")
    torch.manual_seed(7)
    size = {"hidden_size": 16, "intermediate_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2}
    config = BertConfig(vocab_size=len(vocabulary), max_position_embeddings=64, **size)
    config.num_labels = 1
    BertForSequenceClassification(config).save_pretrained(tmp_path / "a")
    CrossEncoder(str(tmp_path / "a"), device="cpu").save_pretrained(str(tmp_path / "cross"))

    cross = load_reader(str(tmp_path / "cross"))
    readings = cross.read(QUESTION, [FERRY, Piece("", ("Die Mühle.",))])
    assert [one.choice.shape for one in readings] == [(3,), (1,)]
    with Library.open(tmp_path / "library", reader=str(tmp_path / "cross")) as library:
        library.add([ARTICLE])
        assert Assistant(library).ask(QUESTION).confidence is not None


def test_a_name_that_is_no_model_is_said_by_the_command(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        library.add([ARTICLE])
    result = CliRunner().invoke(app, ["--library", str(tmp_path / "library"), "--reader", "./nowhere", "ask", QUESTION])
    assert result.exit_code == 1
    assert "The reader ./nowhere cannot be loaded: no such folder." in " ".join(result.output.split())
