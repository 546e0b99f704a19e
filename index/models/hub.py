"""Whether the Hugging Face hub has a model: asked once, because a download from no hub is retried for minutes."""

import os

# Read when huggingface_hub is imported; without it the hub is told, and asked, what program is calling.
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")

_SECONDS = 5.0
"""How long the hub may stay silent."""


def ask_for(name: str) -> None:
    """Return where the hub can be reached and has the model; only to be called for what the local cache has not.

    Raises:
        Exception: what huggingface_hub or its HTTP client says of a hub that is not there, or of a model that is not.
    """
    from huggingface_hub import HfApi  # a second, which the embedded model need not wait for

    HfApi().model_info(name, timeout=_SECONDS)
