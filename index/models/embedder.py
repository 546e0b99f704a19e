"""The embedding model: the embedded German–English static model, or any sentence-transformers model by name or folder.

The embedded model is a normal sentence-transformers folder (`index/models/embedded_model/`; its README.md describes the
files). It is read here with `tokenizers` and NumPy alone, because importing sentence-transformers takes seconds; a
test proves that both give equal vectors.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from index.errors import ModelError
from index.models.hub import ask_for

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]
"""(n, d) float32, unit rows; the row of a text without a known word is zero."""

EMBEDDED_MODEL = Path(__file__).with_name("embedded_model")

# Prompts of models that were trained with them and whose folder does not name them, by a part of the model's name.
# Source: https://huggingface.co/intfloat/multilingual-e5-small, “Each input text should start with …”.
_PROMPTS = dict.fromkeys(("e5-small", "e5-base", "e5-large"), ("query: ", "passage: "))

_TEXTS_AT_ONCE, _CHARACTERS_AT_ONCE = 4096, 500_000  # bounds the memory that tokens take, 150 bytes each
_SUMS_AT_ONCE, _PIECES_AT_ONCE = 64, 32_768  # bounds the memory of gathered rows: they should stay in the cache
_STRETCH = re.compile(r".{1,8000}(?!\S)|.{1,8000}", re.DOTALL)  # of one text that is taken apart at once


class Embedder(Protocol):
    """Turns texts into unit vectors whose dot product is their similarity (cosine, higher is better)."""

    @property
    def name(self) -> str:
        """The name a user would give to load it: a hub name or a folder; “embedded” for the embedded model."""

    @property
    def version(self) -> str:
        """Twelve characters that change with the model's files, whatever the folder is called."""

    @property
    def dimensions(self) -> int:
        """Length of a vector."""

    def passages(self, texts: Sequence[str]) -> Vectors:
        """The vectors of texts that are searched, (n, d) float32, unit rows."""

    def queries(self, texts: Sequence[str]) -> Vectors:
        """The vectors of questions, (n, d) float32, unit rows."""


class EmbeddedModel:
    """The static model of `folder`: a text's vector is the normalised sum of its pieces' weighted rows.

    Raises:
        ModelError: a file of the folder is missing or is not what it should be.
    """

    name = "embedded"

    def __init__(self, folder: Path = EMBEDDED_MODEL) -> None:
        from tokenizers import Tokenizer  # 0.01 s, which a list of articles need not wait for

        try:
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            tensors = load_file(folder / "model.safetensors")
            self.version: str = json.loads((folder / "config.json").read_text(encoding="utf-8"))["version"]
            self._rows, self._weights, self._scales = (tensors[key] for key in ("embeddings", "weights", "scales"))
        except Exception as error:  # `tokenizers` and `safetensors` raise bare exceptions of their own
            raise ModelError(
                f"The embedded model in {folder} cannot be read ({error}). "
                "Install Beleg again, or train the model with bench/train_embedded_model.py."
            ) from error
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return int(self._rows.shape[1])

    def passages(self, texts: Sequence[str]) -> Vectors:
        """The vectors of texts that are searched, (n, d) float32, unit rows."""
        return self._sums(texts, self._weights)

    def queries(self, texts: Sequence[str]) -> Vectors:
        """The vectors of questions: the same space and the same weights as the passages'."""
        return self._sums(texts, self._weights)

    def words(self, words: Sequence[str]) -> Vectors:
        """The vectors of single words: the pieces' rows count alike, without frequency weights."""
        return self._sums(words, self._scales)

    def _sums(self, texts: Sequence[str], weights: NDArray[np.float32]) -> Vectors:
        """The normalised sum of each text's rows, each times its weight."""
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for places, stretches in _batches(texts):
            encoded = self._tokenizer.encode_batch_fast(stretches, add_special_tokens=False)
            tokens = [encoding.ids for encoding in encoded]
            for some in _alike(tokens):
                # Texts of a length are summed together, padded with piece 0 ([PAD]), whose row and weight are zero.
                width = len(tokens[some[-1]])
                ids = np.array([tokens[place] + [0] * (width - len(tokens[place])) for place in some], dtype=np.intp)
                rows = self._rows[ids].astype(np.float32)
                np.add.at(vectors, [places[place] for place in some], (weights[ids][:, None, :] @ rows)[:, 0])
        return _unit(vectors)


def _batches(texts: Sequence[str]) -> Iterator[tuple[list[int], list[str]]]:
    """The texts, long ones in stretches, some at a time, each with the number of its text."""
    places: list[int] = []
    stretches: list[str] = []
    characters = 0
    for place, text in enumerate(texts):
        for stretch in _STRETCH.findall(text):
            places.append(place)
            stretches.append(stretch)
            characters += len(stretch)
            if len(stretches) == _TEXTS_AT_ONCE or characters >= _CHARACTERS_AT_ONCE:
                yield places, stretches
                places, stretches, characters = [], [], 0
    if stretches:
        yield places, stretches


def _alike(tokens: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """The numbers of texts that are about as long, the shortest ones first."""
    some: list[int] = []
    for place in sorted(range(len(tokens)), key=lambda place: len(tokens[place])):
        if len(some) == _SUMS_AT_ONCE or (some and (len(some) + 1) * len(tokens[place]) > _PIECES_AT_ONCE):
            yield some
            some = []
        some.append(place)
    if some:
        yield some


class SentenceTransformerModel:
    """Any sentence-transformers model, by the path of a folder or by its name on the hub.

    A folder is loaded without a look at the network. A hub name is looked for in the local cache first and downloaded
    where it is not there, unless the user has set HF_HUB_OFFLINE.

    Raises:
        ModelError: the model cannot be loaded.
    """

    def __init__(self, name: str) -> None:
        folder = Path(name).expanduser()
        self.name = str(folder.resolve()) if folder.is_dir() else name
        self._model, files = _load(self.name, local=folder.is_dir())
        dimensions = self._model.get_embedding_dimension()
        if dimensions is None:
            raise ModelError(f"The embedding model {name} does not say how long its vectors are: choose another one.")
        self.dimensions = dimensions
        self.version = _fingerprint(files)
        self._query_prompt = self._passage_prompt = None
        if not any(self._model.prompts.values()):
            prompts = (prompts for part, prompts in _PROMPTS.items() if part in name.lower())
            self._query_prompt, self._passage_prompt = next(prompts, (None, None))

    def passages(self, texts: Sequence[str]) -> Vectors:
        """The vectors of texts that are searched, with the model's prompt for them, (n, d) float32, unit rows."""
        found = self._model.encode_document(list(texts), prompt=self._passage_prompt, show_progress_bar=False)
        return self._vectors(found)

    def queries(self, texts: Sequence[str]) -> Vectors:
        """The vectors of questions, with the model's prompt for them, (n, d) float32, unit rows."""
        found = self._model.encode_query(list(texts), prompt=self._query_prompt, show_progress_bar=False)
        return self._vectors(found)

    def _vectors(self, found: object) -> Vectors:
        return _unit(np.array(found, dtype=np.float32).reshape(-1, self.dimensions))


def load_embedder(name: str | None = None) -> Embedder:
    """The embedding model of that name or folder; the embedded one where `name` is None, empty or “embedded”.

    Raises:
        ModelError: the model cannot be loaded.
    """
    return embedded_model() if name in (None, "", EmbeddedModel.name) else SentenceTransformerModel(str(name))


@cache
def embedded_model() -> EmbeddedModel:
    """The embedded model: data, read once a process, however many libraries there are.

    Raises:
        ModelError: it cannot be loaded.
    """
    return EmbeddedModel()


def _load(name: str, local: bool) -> tuple["SentenceTransformer", Path]:
    """The model and the folder that its files lie in."""
    try:
        from huggingface_hub import snapshot_download  # a second
        from huggingface_hub.errors import LocalEntryNotFoundError

        if not local:
            try:
                snapshot_download(name, local_files_only=True)
            except LocalEntryNotFoundError:
                ask_for(name)  # a model that no hub has need not wait for the import
        from sentence_transformers import SentenceTransformer  # five seconds

        if local:
            return SentenceTransformer(name, local_files_only=True), Path(name)
        try:
            model = SentenceTransformer(name, local_files_only=True)
        except Exception:  # not in the cache, in whatever form that shows; the hub then says what is wrong
            ask_for(name)
            model = SentenceTransformer(name)
        return model, Path(snapshot_download(name, local_files_only=True))
    except Exception as error:  # whatever a foreign model's files or a missing hub lead to
        reason = (str(error).strip().splitlines() or [type(error).__name__])[0]
        place = "no whole sentence-transformers folder" if local else "no such folder, and no hub gave it"
        raise ModelError(
            f"The embedding model {name} cannot be loaded: {place} ({reason}). Give the folder of a"
            " sentence-transformers model, or a hub name while the hub can be reached, or none for the embedded model."
        ) from error


def _fingerprint(folder: Path) -> str:
    """Twelve characters over the names, sizes and first megabytes of a model's files; its card does not count."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".json", ".txt", ".safetensors", ".bin", ".model") and path.is_file():
            digest.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
            with path.open("rb") as file:
                digest.update(file.read(1 << 20))
    return digest.hexdigest()[:12]


def _unit(vectors: Vectors) -> Vectors:
    """`vectors` with every row at length 1; a zero row stays zero."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    np.divide(vectors, lengths, out=vectors, where=lengths > 0)
    return vectors
