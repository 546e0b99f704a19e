"""What kind of words a question asks for."""

from typing import Literal

Expected = Literal["time", "duration", "number", "person", "place"]
"""The kind of words that must stand in a sentence that answers."""
