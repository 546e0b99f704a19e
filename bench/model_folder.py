"""Write the embedded model as a sentence-transformers folder in model2vec's layout, with a table of word frequencies.

The README.md of `index/models/embedded_model/` describes every file.
"""

import gzip
import hashlib
import json
from collections import defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers

BACKGROUND_WORDS = 200_000
PASSAGE_WORDS = 100  # what a background share is measured over
SPECIAL = ("[PAD]", "[UNK]")


def tokenizer_of(words: list[str], continuations: list[str]) -> Tokenizer:
    """A WordPiece tokenizer over lower-cased text: a word is cut from the left, the longest known piece first."""
    pieces = [*SPECIAL, *words, *(f"##{piece}" for piece in continuations)]
    tokenizer = Tokenizer(models.WordPiece({piece: i for i, piece in enumerate(pieces)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Lowercase(), normalizers.Replace("ß", "ss")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    return tokenizer


def word_frequencies() -> dict[str, float]:
    """How often a word is used in German or in English, whichever is more: its share of all words, 0 to 1.

    Source: wordfreq 3.1 (Speer 2022, https://doi.org/10.5281/zenodo.7199437), lists “large”, data CC BY-SA 4.0. It
    writes ß as ss.
    """
    from wordfreq import get_frequency_dict

    frequencies: dict[str, float] = {}
    for language in ("de", "en"):
        for word, frequency in get_frequency_dict(language, wordlist="large").items():
            frequencies[word] = max(frequencies.get(word, 0.0), frequency)
    return frequencies


def write_background(path: Path, frequencies: dict[str, float]) -> None:
    """The share of passages of a hundred words that hold a word, for the commonest words of German and English.

    A line a level: 100 × −log₁₀ of the share, a tab, the words of that level. The share is that of words drawn one by
    one, 1 − (1 − frequency)^100.
    """
    from wordfreq import word_frequency

    known = {w: f for w, f in frequencies.items() if " " not in w and any(letter.isalpha() for letter in w)}
    common = dict(sorted(known.items(), key=lambda item: (-item[1], item[0]))[:BACKGROUND_WORDS])
    for number in range(2101):  # wordfreq estimates numbers instead of listing them
        common[str(number)] = max(word_frequency(str(number), language) for language in ("de", "en"))
    levels = defaultdict(list)
    for word, frequency in common.items():
        levels[round(-100 * np.log10(1 - (1 - frequency) ** PASSAGE_WORDS))].append(word)
    text = "".join(f"{level}\t{' '.join(sorted(words))}\n" for level, words in sorted(levels.items()))
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def write_folder(
    folder: Path, tokenizer: Tokenizer, rows: NDArray[np.float32], share: NDArray[np.float32], a: float
) -> None:
    """Write tokenizer, int8 rows and weights.

    `rows` is (tokens, d), `share` (tokens,) how common a token is: it weighs a / (a + share) in a text, 1 in a word.
    """
    (folder / "1_Normalize").mkdir(parents=True, exist_ok=True)
    scales = np.abs(rows).max(axis=1).astype(np.float32) / 127
    whole = np.rint(rows / np.where(scales > 0, scales, 1)[:, None]).astype(np.int8)
    weights = (scales * a / (a + share)).astype(np.float32)
    save_file({"embeddings": whole, "weights": weights, "scales": scales}, folder / "model.safetensors")
    (folder / "model.safetensors").chmod(0o644)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    version = hashlib.sha256()
    for name in ("model.safetensors", "tokenizer.json"):
        version.update((folder / name).read_bytes())
    module = "sentence_transformers.models."
    files = {
        "config.json": {
            "model_type": "model2vec",
            "architectures": ["StaticModel"],
            "hidden_dim": rows.shape[1],
            "normalize": True,
            "version": version.hexdigest()[:12],
        },
        "config_sentence_transformers.json": {
            "prompts": {"query": "", "document": ""},
            "similarity_fn_name": "cosine",
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": f"{module}StaticEmbedding"},
            {"idx": 1, "name": "1", "path": "1_Normalize", "type": f"{module}Normalize"},
        ],
        "1_Normalize/config.json": {},
    }
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
