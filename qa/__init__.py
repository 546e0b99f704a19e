"""Question → evidence → answer with citations."""

from qa.answer import Answer, Citation, Part, Reason
from qa.assistant import Assistant, aask, ask

__all__ = ["Answer", "Assistant", "Citation", "Part", "Reason", "aask", "ask"]
