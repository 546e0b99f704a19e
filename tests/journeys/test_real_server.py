"""A real server and a real model: `transformers serve` with a tiny Llama of random weights, which the test makes.

What it streams is babble, so nothing of it may reach the reader as a statement; that it is streamed, checked
and refused is what is looked at.
"""

import importlib.util
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from scripted_server import wait_for

from index import Library, Settings
from qa import Assistant
from qa.language_model.configured import model_of
from qa.writing.draft import Draft

pytestmark = pytest.mark.slow

_MAKE = """
import sys, torch
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

torch.manual_seed(7)
words = "<s> </s> <unk> lorem ipsum dolor sit amet consetetur sadipscing elitr sed nonumy [1] [2] [9] . 4711 Miersch"
ids = {word: i for i, word in enumerate(words.split())}
tokenizer = Tokenizer(models.WordLevel(vocab=ids, unk_token="<unk>"))
tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, bos_token="<s>", eos_token="</s>", unk_token="<unk>")
fast.chat_template = "{% for message in messages %}{{ message['content'] }} {% endfor %}"
fast.save_pretrained(sys.argv[1])
model = LlamaForCausalLM(
    LlamaConfig(
        vocab_size=len(ids), hidden_size=32, intermediate_size=64, num_hidden_layers=2, num_attention_heads=2,
        max_position_embeddings=8192, bos_token_id=0, eos_token_id=None, pad_token_id=1,
    )
)
model.lm_head.weight.data[:3] = -1e-3  # it never ends by itself, and says no token that is shown as nothing
model.save_pretrained(sys.argv[1])
"""
QUESTION = "What did Miersch say about Taurus?"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The model: twenty words, two layers, 22,000 weights."""
    if importlib.util.find_spec("accelerate") is None:
        reason = "accelerate is not installed, which transformers serve needs: pip install --editable '.[serving]'"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    made = tmp_path_factory.mktemp("model") / "babbler"
    subprocess.run([sys.executable, "-c", _MAKE, str(made)], check=True, capture_output=True)
    return made


@pytest.fixture(scope="module")
def url(folder: Path) -> Iterator[str]:
    """Where the model is served."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from transformers.cli.transformers import main; main()", "serve", str(folder)]
    command += ["--host", "127.0.0.1", "--port", str(port), "--device", "cpu"]
    environment = os.environ | {"HF_HUB_OFFLINE": "1", "HF_HOME": str(folder), "OMP_NUM_THREADS": "1"}
    (folder / "hub").mkdir()
    log = folder.parent / "log"
    with (
        log.open("wb") as output,
        subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, env=environment) as server,
    ):

        def is_up() -> bool:
            assert server.poll() is None, log.read_text(errors="replace")
            try:
                return httpx.get(f"http://127.0.0.1:{port}/v1/models", timeout=5).status_code == 200
            except httpx.TransportError:
                return False

        try:
            wait_for(is_up, seconds=180)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            server.terminate()


@pytest.fixture
def library(tmp_path: Path, home: Path) -> Iterator[Library]:
    with Library.open() as opened:
        yield opened


def test_babble_is_streamed_and_never_shown(url: str, folder: Path, library: Library) -> None:
    settings = {"BELEG_LLM_URL": url, "BELEG_LLM_MODEL": str(folder), "BELEG_LLM_CONTEXT": "2048"}
    steps = list(Assistant(library, model_of(Settings.read(settings))).stream(QUESTION))
    answer = steps[-1]
    extractive = Assistant(library).ask(QUESTION)
    assert not isinstance(answer, Draft)
    assert len(steps) > 1
    babble = [part.text for step in steps if isinstance(step, Draft) for part in step.parts]
    assert [text for text in babble if len(text) > 5]
    assert answer.text.startswith(extractive.text)
    assert [text for text in babble if len(text) > 5 and text in answer.text] == []
    assert (answer.writer, answer.citations) == ("extractive", extractive.citations)
    assert answer.dropped or answer.fault
    assert {part.state for step in steps if isinstance(step, Draft) for part in step.parts} <= {"unchecked", "fails"}


def test_a_model_that_the_server_has_not(url: str, library: Library) -> None:
    settings = {"BELEG_LLM_URL": url, "BELEG_LLM_MODEL": "llama-9", "BELEG_LLM_CONTEXT": "2048"}
    answer = Assistant(library, model_of(Settings.read(settings))).ask(QUESTION)
    assert answer.fault is not None
    assert "llama-9" in answer.fault
    assert answer.text.startswith(Assistant(library).ask(QUESTION).text)
