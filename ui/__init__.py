"""The two front ends: the chat and the `beleg` command."""
