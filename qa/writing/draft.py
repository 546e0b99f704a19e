"""What a language model has written so far: shown at once, and marked for what it is."""

from dataclasses import dataclass
from typing import Literal

State = Literal["unchecked", "holds", "fails"]


@dataclass(frozen=True)
class DraftPart:
    """A statement, as far as it is written."""

    text: str
    """Untrusted, with the model's own numbers in brackets."""
    state: State
    """"unchecked" until it is held against its sentences."""


@dataclass(frozen=True)
class Draft:
    """An answer on its way: nothing of it is proven but what says “holds”, and even that may be left out in the end."""

    question: str
    parts: tuple[DraftPart, ...]
    writer: str
    """The model's name."""
    language: str = "en"

    @property
    def text(self) -> str:
        """All that is written so far."""
        return " ".join(part.text for part in self.parts)
