"""Real models that are tiny, made where they are needed: what they embed and rank, and how they are saved."""

from pathlib import Path

import numpy as np
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

from index import Article

ARTICLES = [
    Article.from_text("Die Fähre nach Wittow fährt ab Juni wieder.", source="ferry"),
    Article.from_text("Die alte Fähre liegt im Hafen von Wittow und rostet.", source="harbour"),
    Article.from_text("Wittow bekommt statt der Fähre eine Brücke.", source="bridge"),
    Article.from_text("Die Mühle am Bach wird ein Museum.", source="mill"),
]
QUESTION = "Wann fährt die Fähre nach Wittow?"
WORDS = sorted({word.strip(".?").lower() for article in ARTICLES for word in article.text.split()} | {"wann"})


def save_backbone(folder: Path, labels: int | None) -> Path:
    """A BERT of random weights and a vocabulary of the articles' words; with a head of `labels` classes, if any."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertModel, PreTrainedTokenizerFast

    vocabulary = {word: i for i, word in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        unk_token="[UNK]",
        pad_token="[PAD]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        mask_token="[MASK]",
        model_max_length=64,
    ).save_pretrained(folder)
    size = {"hidden_size": 16, "intermediate_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2}
    config = BertConfig(vocab_size=len(vocabulary), max_position_embeddings=64, initializer_range=1.0, **size)
    config.num_labels = labels or 1
    torch.manual_seed(7)
    (BertForSequenceClassification(config) if labels else BertModel(config)).save_pretrained(folder)
    return folder


def save_static(folder: Path) -> Path:
    """A static sentence-transformers model of six words with prompts of its own."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    vocabulary = {"[UNK]": 0, "ask": 1, "text": 2, "war": 3, "peace": 4, ":": 5}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    rows = np.eye(6, 4, dtype=np.float32)
    model = SentenceTransformer(
        modules=[StaticEmbedding(tokenizer, embedding_weights=rows)],
        prompts={"query": "ask: ", "document": "text: "},
        device="cpu",
    )
    model.save(str(folder), create_model_card=False)
    return folder
