"""Models that several test files load; whoever changes one makes its own."""

from pathlib import Path

import pytest
from tiny_models import save_backbone, save_static


@pytest.fixture(scope="session")
def static(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_static(tmp_path_factory.mktemp("static") / "model")


@pytest.fixture(scope="session")
def cross(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from sentence_transformers import CrossEncoder

    folder = tmp_path_factory.mktemp("cross")
    CrossEncoder(str(save_backbone(folder / "plain", labels=1)), device="cpu").save_pretrained(str(folder / "model"))
    return folder / "model"


@pytest.fixture(scope="session")
def multi(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import torch
    from sentence_transformers import MultiVectorEncoder

    folder = tmp_path_factory.mktemp("multi")
    torch.manual_seed(7)
    MultiVectorEncoder(str(save_backbone(folder / "plain", labels=None)), device="cpu").save_pretrained(
        str(folder / "model")
    )
    return folder / "model"
