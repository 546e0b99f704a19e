"""The reader's network: an encoder, and what scores its sentences and “none”."""

import sys
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.functional import cosine_similarity

sys.path.insert(0, str(Path(__file__).parents[1]))

from index.models.reader import arrays_of
from index.models.windows import Window

ALIKE = 10.0  # what the cosine of question and sentence counts at first: without it training starts late or never


def attention(query: Tensor, key: Tensor, value: Tensor, attn_mask: Tensor | None = None, **options: object) -> Tensor:
    """PyTorch's, in float32 where the rest is bfloat16: backwards twice as fast on a processor."""
    with torch.autocast("cpu", enabled=False):
        return _attention(query.float(), key.float(), value.float(), attn_mask=attn_mask, **options)


_attention = functional.scaled_dot_product_attention


class Network(nn.Module):
    """The encoder with what scores sentences and “none”."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder
        encoder.embeddings.word_embeddings.weight.requires_grad = False  # keeps the languages together
        size = encoder.config.hidden_size
        self.sentence = nn.Sequential(nn.Linear(2 * size, size // 2), nn.GELU(), nn.Linear(size // 2, 2))
        self.alike = nn.Parameter(torch.tensor(ALIKE))
        self.none = nn.Linear(size, 1)
        self.supported = nn.Sequential(nn.Linear(4 * size, size // 2), nn.GELU(), nn.Linear(size // 2, 1))
        with torch.no_grad():  # sentences of one text have cosines of about .65: then all start about as likely as none
            self.none.bias.fill_(0.65 * ALIKE)
            self.sentence[-1].bias[1] = -0.65 * ALIKE - 2

    def forward(self, tokens: Tensor, mask: Tensor, members: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of windows (b, t) whose question and sentences are the rows of `members` (b, 1 + s, t), of sum 1.

        Returns:
            (b, s) logits of the choice, 0 being that of “none”; (b, s) logits of citing; (b,) logits of what stands in
            the question's place being a claim that the sentences support.
        """
        states = self.encoder(input_ids=tokens, attention_mask=mask).last_hidden_state
        first = states[:, 0]
        means = torch.matmul(members, states)
        question, sentences = means[:, :1], means[:, 1:]
        both = self.sentence(torch.cat([sentences, first[:, None].expand_as(sentences)], 2))
        alike = self.alike * cosine_similarity(sentences, question, dim=2)
        claim = means[:, 0]
        proof = sentences.sum(1) / members[:, 1:].sum((1, 2))[:, None]
        supported = self.supported(torch.cat([first, claim, proof, (claim - proof).abs()], 1)[:, None])
        return both[..., 0] + alike - self.none(first), both[..., 1] + alike, supported[:, 0, 0]


def tensors_of(windows: Sequence[Window]) -> tuple[Tensor, ...]:
    """Tokens, mask and members of a batch."""
    return tuple(torch.from_numpy(array) for array in arrays_of(windows).values())


def mean_of(folders: Sequence[Path]) -> dict[str, Tensor]:
    """The mean of the weights trained in some folders; the word vectors, which training leaves alone, of the last."""
    *others, last = (torch.load(folder / "network.pt") for folder in folders)
    for name, weights in last.items():
        if weights.is_floating_point() and not name.endswith("word_embeddings.weight"):
            last[name] = torch.stack([weights, *(one[name] for one in others if name in one)]).mean(0)
    return last
