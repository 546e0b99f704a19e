"""A reranker in the ranking's place: a sentence-transformers `CrossEncoder` or `MultiVectorEncoder`, by name or folder.

It puts the best of what the search found in its own order. Each hit keeps the search's score: a reranker's scores have
a scale of their own (logits, sums of cosines), and `qa/evidence/facts.py` was calibrated on the search's.
"""

import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.article import Hit
from index.errors import ModelError
from index.models.hub import ask_for

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder, MultiVectorEncoder

RERANKED = 32
"""Passages that a reranker is shown: one batch of sentence-transformers. The right passage of XQuAD's 240 is among our
first 32 for .985 to .993 of the development questions, whatever the two languages; among the first 100, which would
cost three times as much, for .993 to .998."""

_CROSS, _MULTI = "CrossEncoder", "MultiVectorEncoder"


class Reranker(Protocol):
    """Says how well passages answer a question, from their texts."""

    @property
    def name(self) -> str:
        """The name a user would give to load it: a hub name or a folder."""

    def scores(self, question: str, passages: Sequence[str]) -> NDArray[np.float32]:
        """(n,) float32, higher is better, comparable among the passages of one call only."""


class SentenceTransformersReranker:
    """Any sentence-transformers `CrossEncoder` with one label or `MultiVectorEncoder`, by folder or hub name.

    A folder is loaded without a look at the network. A hub name is looked for in the local cache first and downloaded
    where it is not there, unless the user has set HF_HUB_OFFLINE. Code that a model brings along is not run.

    Raises:
        ModelError: there is no such model, or it is of another kind, or it cannot be loaded.
    """

    def __init__(self, name: str) -> None:
        folder = Path(name).expanduser()
        local = folder.is_dir()
        self.name = str(folder.resolve()) if local else name
        self._model = load(self.name, local, "reranker")
        self._one_at_a_time = threading.Lock()  # fast tokenizers refuse a second thread

    def scores(self, question: str, passages: Sequence[str]) -> NDArray[np.float32]:
        """(n,) float32, higher is better: a cross encoder's output for each pair, or MaxSim over the tokens."""
        if not passages:
            return np.zeros(0, dtype=np.float32)
        with self._one_at_a_time:
            if self._model.cross is not None:
                pairs = [(question, passage) for passage in passages]
                found: Any = self._model.cross.predict(pairs, show_progress_bar=False, convert_to_numpy=True)
            else:
                assert self._model.multi is not None
                asked = self._model.multi.encode_query([question], show_progress_bar=False)
                texts = self._model.multi.encode_document(list(passages), show_progress_bar=False)
                found = self._model.multi.similarity(asked, texts)[0].cpu().float().numpy()
        return np.array(found, dtype=np.float32).reshape(len(passages))


def reranked(reranker: Reranker, question: str, hits: Sequence[Hit]) -> list[Hit]:
    """The first `RERANKED` hits in the reranker's order, the others behind them as they were.

    Each hit keeps the score that the search gave it, so scores no longer fall from hit to hit.
    """
    question = question.encode("utf-8", "replace").decode("utf-8")  # half a character is none
    first = hits[:RERANKED]
    scores = reranker.scores(question, [hit.passage.text for hit in first])
    order = np.argsort(-scores, kind="stable")
    return [*(first[i] for i in order), *hits[RERANKED:]]


@dataclass(frozen=True)
class Loaded:
    """One of the two kinds."""

    cross: "CrossEncoder | None" = None
    multi: "MultiVectorEncoder | None" = None


def load(name: str, local: bool, role: str) -> Loaded:
    """A model of either kind; `role`: what the user knows it as.

    Raises:
        ModelError: there is no such model, or it is of another kind, or it cannot be loaded.
    """
    if not local and not _may_be_on_a_hub(name):  # without the seconds that importing sentence-transformers takes
        raise _cannot_be_loaded(name, role, "no such folder")
    try:
        kind = _kind(name, local)
    except Exception as error:  # whatever a damaged folder or a missing hub leads to
        place = "no whole sentence-transformers folder" if local else "no such folder, and no hub gave it"
        raise _cannot_be_loaded(name, role, f"{place} ({_first_line(error)})") from error
    if kind not in (_CROSS, _MULTI):
        raise _cannot_be_loaded(name, role, f"it is neither a CrossEncoder nor a MultiVectorEncoder, but: {kind}")
    try:
        model = _model(name, kind, local)
    except Exception as error:  # whatever a foreign model's files lead to
        raise _cannot_be_loaded(name, role, _first_line(error)) from error
    if model.cross is not None and model.cross.num_labels != 1:
        raise _cannot_be_loaded(name, role, f"it tells {model.cross.num_labels} classes apart and does not rank")
    return model


def _model(name: str, kind: str, local: bool) -> Loaded:
    from sentence_transformers import CrossEncoder, MultiVectorEncoder  # five seconds

    def made(only_local: bool) -> Loaded:
        if kind == _CROSS:
            return Loaded(cross=CrossEncoder(name, local_files_only=only_local))
        return Loaded(multi=MultiVectorEncoder(name, local_files_only=only_local))

    try:
        return made(True)
    except Exception:
        if local:
            raise
        ask_for(name)
        return made(False)  # not in the cache, in whatever form that shows; the hub then says what is wrong


def _kind(name: str, local: bool) -> str:
    """The class of sentence-transformers that a model is for, by its configuration, or what that says instead.

    Asked before any weights: a text model would load as a cross encoder with a head of random weights.
    """
    config = _read(name, "config.json", local)
    said = _read(name, "config_sentence_transformers.json", local)
    if not config and not said:
        raise FileNotFoundError("it has no config.json")
    if kind := str(said.get("model_type") or ""):
        return _MULTI if kind == "ColBERT" else kind  # what PyLate calls it
    architecture = str((config.get("architectures") or ["a model without a name"])[0])
    if architecture.endswith("ForSequenceClassification"):
        return _CROSS
    return _MULTI if architecture == "HF_ColBERT" else architecture


def _read(name: str, file: str, local: bool) -> dict[str, Any]:
    """A configuration file of a model; empty where the model has none.

    Of a hub's models each has a config.json: that it cannot be had is an error, which says why.
    """
    path = Path(name, file)
    if not local:
        from huggingface_hub import hf_hub_download  # a second
        from huggingface_hub.errors import EntryNotFoundError, LocalEntryNotFoundError

        try:
            try:
                path = Path(hf_hub_download(name, file, local_files_only=True))
            except LocalEntryNotFoundError:
                ask_for(name)
                path = Path(hf_hub_download(name, file))
        except EntryNotFoundError:
            if file == "config.json":
                raise
            return {}
    if not path.is_file():
        return {}
    found = json.loads(path.read_text(encoding="utf-8"))
    return found if isinstance(found, dict) else {}


def _may_be_on_a_hub(name: str) -> bool:
    """Whether a name is of the form owner/model or model, and so none of a folder that is not there."""
    return name.count("/") <= 1 and not name.startswith(("/", ".", "~")) and "\\" not in name and not name.endswith("/")


def _cannot_be_loaded(name: str, role: str, reason: str) -> ModelError:
    kinds = "CrossEncoder or MultiVectorEncoder" if role == "reranker" else "CrossEncoder"
    return ModelError(
        f"The {role} {name} cannot be loaded: {reason}. Give the folder of a sentence-transformers {kinds}, or a hub"
        " name while the hub can be reached, or none for Beleg's own way."
    )


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
