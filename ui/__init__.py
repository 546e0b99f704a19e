"""The two front ends: the chat and the `beleg` command."""

import os

# Read when Gradio and huggingface_hub are imported, wherever that is first.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
