"""One call to a language model: prompts, server, faults, kept replies."""
