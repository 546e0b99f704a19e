"""A place in a text, and what a sentence can be."""

from typing import Literal

Span = tuple[int, int]
"""(start, end), code points in the article's text, end exclusive."""

SentenceKind = Literal["text", "heading", "caption", "note"]
"""What a sentence is: the article's own words, a heading, a photo caption or credit, or a note of the outlet
about the article itself (“Diese Nachricht wurde am … gesendet.”)."""
