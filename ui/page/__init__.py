"""The Gradio page: what is clicked, what is shown."""
