"""Train the embedded German–English model from sentence and word pairs: minutes on two cores, no download.

    python bench/train_embedded_model.py [--data ../shared/data/parallel/ship] [--out FOLDER] [--seed 0]

1. Every word gets a vector: the sum of the vectors of its *parts* (the word, its stems, its runs of five letters, after
   fastText, Bojanowski et al. 2017, https://arxiv.org/abs/1607.04606). A text's vector is the mean of its words',
   weighted by rarity (SIF, Arora et al. 2017, https://openreview.net/forum?id=SyK00v5xx). Translations are pulled
   together, everything else of the batch is pushed away (InfoNCE, Oord et al. 2018, https://arxiv.org/abs/1807.03748).
2. `word_pieces.py` turns the vectors of the 450,000 commonest words into a table of 62,000 rows.
3. The table is trained on the pairs once more, gently, so that its pieces fit together.
4. `model_folder.py` writes it with int8 rows.

`embedded_model.md` has what each idea gave. Needs the package `wordfreq` (for development only).
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.functional import cross_entropy, embedding_bag, normalize

sys.path.insert(0, str(Path(__file__).parents[1]))

from model_folder import SPECIAL, tokenizer_of, word_frequencies, write_background, write_folder
from word_pieces import fit_pieces

from index.text.terms import stems, words_of

DIMENSIONS = 256
TOKENS = 62_000  # 256 int8 values each: with tokenizer and frequencies under 20 MiB
WORDS = 450_000  # that the table is fitted to, the commonest
BATCH = 2048
SCALE = 20.0  # of the cosines in the loss
SIF = 1e-3  # in training
TEXT_SIF = 3e-4  # in the table: what ranks XQuAD's passages best by the nearest of their 36-word chunks
LEFT_OUT = 0.4  # share of a text's words that a step does not see: each must carry its meaning alone
PARTS_LEFT_OUT = 0.15  # so that no part relies on the others
SHARES = {"bible": 0.3, "omw_wikt_deu": 0.5}  # of a file's pairs seen in an epoch; archaic and noisy ones less
RAREST = 1e-8  # what a word that wordfreq does not list counts as
_LATIN = re.compile(r"[0-9a-zäöüàáâãåæçèéêëìíîïñòóôõøùúûýčšžćłńśźżęąğışőűřťďňě]+")


@dataclass(frozen=True)
class Ragged:
    """Lists of numbers of different lengths, in one array."""

    values: NDArray[np.int64]
    lengths: NDArray[np.int64]

    @classmethod
    def of(cls, lists: Iterable[list[int]]) -> "Ragged":
        """Put `lists` together."""
        lists = list(lists)
        values = np.fromiter((value for numbers in lists for value in numbers), dtype=np.int64)
        return cls(values, np.array([len(numbers) for numbers in lists], dtype=np.int64))

    def take(self, chosen: NDArray[np.int64]) -> "Ragged":
        """The chosen lists."""
        lengths = self.lengths[chosen]
        starts = (self.lengths.cumsum() - self.lengths)[chosen]
        return Ragged(
            self.values[np.repeat(starts - (lengths.cumsum() - lengths), lengths) + np.arange(lengths.sum())], lengths
        )

    @property
    def offsets(self) -> NDArray[np.int64]:
        """Where each list starts."""
        offsets: NDArray[np.int64] = self.lengths.cumsum() - self.lengths
        return offsets


def words_in(text: str) -> list[str]:
    """The words of `text`, lower-cased, with ss for ß as Swiss texts and wordfreq write it."""
    return [word.replace("ß", "ss") for word in words_of(text)]


def read_pairs(folder: Path) -> tuple[list[list[str]], list[list[str]], NDArray[np.float64]]:
    """English words and German words of each different pair, and the share of epochs that see it."""
    english, german, share, seen = [], [], [], set()
    for path in sorted(folder.glob("*.tsv")):
        of_file = next((share for start, share in SHARES.items() if path.stem.startswith(start)), 1.0)
        for line in path.read_text(encoding="utf-8").split("\n"):
            sides = tuple(side.strip() for side in line.split("\t")[:2])
            words = [words_in(side) for side in sides]
            if len(sides) == 2 and all(words) and sides not in seen:
                seen.add(sides)
                english.append(words[0])
                german.append(words[1])
                share.append(of_file)
    return english, german, np.array(share)


def parts_of(word: str) -> list[str]:
    """What a word's vector is made of: the word, its stems, its runs of five letters with marks at both ends."""
    marked = f"<{word}>"
    runs = (f"run {marked[i : i + 5]}" for i in range(len(marked) - 4)) if len(marked) > 5 else ()
    return [f"word {word}", *(f"stem {stem}" for stem in stems(word)), *runs]


@dataclass(frozen=True)
class Pairs:
    """Translations as places of words in the vocabulary."""

    english: Ragged
    german: Ragged
    share: NDArray[np.float64]
    """(pairs,) how often an epoch sees a pair, 0 to 1."""
    weights: NDArray[np.float32]
    """(vocabulary,) what a word weighs in a text's mean."""


def train(
    pairs: Pairs, parts: Ragged, rows: torch.Tensor, epochs: int, learning_rate: float, left_out: float
) -> NDArray[np.float32]:
    """Train `rows`, the vectors of the parts that the vocabulary's words are made of, (parts, d) float32.

    Args:
        pairs: what to learn from.
        parts: the parts of each word of the vocabulary, as places in `rows`.
        rows: what to start from.
        epochs: how often to go through the pairs.
        learning_rate: of sparse Adam, at the start; falls to 0.
        left_out: share of the parts that a step does not see.
    """
    random = np.random.default_rng(torch.initial_seed())
    bag = torch.nn.EmbeddingBag.from_pretrained(rows, freeze=False, mode="sum", sparse=True)
    optimizer = torch.optim.SparseAdam(list(bag.parameters()), lr=learning_rate)
    weight_of = torch.from_numpy(pairs.weights)
    target = torch.arange(BATCH)
    for epoch in range(epochs):
        order = random.permutation(np.flatnonzero(random.random(len(pairs.share)) < pairs.share))
        steps = len(order) // BATCH
        losses = []
        for step in range(steps):
            optimizer.param_groups[0]["lr"] = learning_rate * (1 - (epoch + step / steps) / epochs)
            chosen = order[step * BATCH : (step + 1) * BATCH]
            sides = [pairs.english.take(chosen), pairs.german.take(chosen)]
            texts = Ragged(*(np.concatenate([getattr(side, name) for side in sides]) for name in ("values", "lengths")))
            kept = random.random(len(texts.values)) >= LEFT_OUT
            kept[texts.offsets + (random.random(len(texts.lengths)) * texts.lengths).astype(np.int64)] = True
            different, places = np.unique(texts.values, return_inverse=True)
            made_of = parts.take(different)
            seen = (random.random(len(made_of.values)) >= left_out).astype(np.float32) / (1 - left_out)
            vectors = bag(*(torch.from_numpy(of) for of in (made_of.values, made_of.offsets, seen)))
            means = embedding_bag(
                torch.from_numpy(places),
                vectors,
                torch.from_numpy(texts.offsets),
                mode="sum",
                per_sample_weights=weight_of[torch.from_numpy(texts.values)] * torch.from_numpy(kept),
            )
            one, other = normalize(means).split(BATCH)
            similarity = one @ other.T * SCALE
            loss = (cross_entropy(similarity, target) + cross_entropy(similarity.T, target)) / 2
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1}/{epochs}: loss {np.mean(losses):.3f}", flush=True)
    return bag.weight.detach().numpy()


def vectors_of(words: list[str], place: dict[str, int], rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """(words, d) unit rows; zero for a word of which no part is known."""
    parts = Ragged.of([place[part] for part in parts_of(word) if part in place] for word in words)
    sums = embedding_bag(
        torch.from_numpy(parts.values), torch.from_numpy(rows), torch.from_numpy(parts.offsets), mode="sum"
    )
    return normalize(sums).numpy()


def main() -> None:
    """Read, train, fit, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data/parallel/ship"))
    parser.add_argument("--out", type=Path, default=Path("index/models/embedded_model"))
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    if not any(arguments.data.glob("*.tsv")):
        sys.exit(f"No pairs in {arguments.data}: --data wants the folder of english<TAB>german .tsv files.")
    try:
        frequencies = word_frequencies()
    except ImportError:
        sys.exit("The word frequencies need the package wordfreq: pip install 'wordfreq>=3.1,<4'")

    english, german, share = read_pairs(arguments.data)
    counts = Counter(word for side in (english, german) for words in side for word in words)
    total = sum(counts.values())
    vocabulary = sorted(counts)
    place = {word: i for i, word in enumerate(vocabulary)}
    used = np.array([max(frequencies.get(word, RAREST), counts[word] / total / 2) for word in vocabulary])
    shared = Counter(part for word in vocabulary for part in set(parts_of(word)))
    known = sorted(part for part, words in shared.items() if words > 1 or part.startswith("word "))
    place_of_part = {part: i for i, part in enumerate(known)}
    print(f"{len(share):,} pairs, {len(vocabulary):,} words, {len(known):,} parts", flush=True)
    torch.manual_seed(arguments.seed)
    pairs = Pairs(
        Ragged.of([place[word] for word in words] for words in english),
        Ragged.of([place[word] for word in words] for words in german),
        share,
        (SIF / (SIF + used)).astype(np.float32),
    )
    parts = Ragged.of([place_of_part[part] for part in parts_of(word) if part in place_of_part] for word in vocabulary)
    rows = train(pairs, parts, 0.03 * torch.randn(len(known), DIMENSIONS), 5, 0.02, PARTS_LEFT_OUT)

    for word in vocabulary:
        frequencies[word] = max(frequencies.get(word, RAREST), counts[word] / total / 10)
    latin = (word for word in frequencies if _LATIN.fullmatch(word))
    words = sorted(latin, key=lambda word: (-frequencies[word], word))[:WORDS]
    heads, tails, table, held = fit_pieces(
        words,
        vectors_of(words, place_of_part, rows),
        np.array([frequencies[word] for word in words]),
        TOKENS - len(SPECIAL),
    )
    tokenizer = tokenizer_of(heads, tails)
    table = np.concatenate([np.zeros((len(SPECIAL), DIMENSIONS), np.float32), table])
    pieces = tokenizer.encode_batch_fast(vocabulary, add_special_tokens=False)
    parts = Ragged.of([token for token in of_word.ids if token >= len(SPECIAL)] for of_word in pieces)
    table = train(pairs, parts, torch.from_numpy(table), 2, 0.002, 0.0)
    held = np.concatenate([np.zeros(len(SPECIAL)), held])
    write_folder(arguments.out, tokenizer, table, held, TEXT_SIF)
    write_background(arguments.out / "background.txt.gz", word_frequencies())


if __name__ == "__main__":
    main()
