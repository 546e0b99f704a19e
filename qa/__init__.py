"""Question → evidence → answer with citations."""

from index.text.wording import Change
from qa.answer.answer import Answer
from qa.answer.citation import Citation, Part
from qa.answer.export import conversation_json, conversation_markdown
from qa.assistant import Assistant, aask, ask, check_quote
from qa.checking.claims import Claim, Verdict
from qa.evidence.found import Reason
from qa.language_model.tokens import Tokens
from qa.quote_check.check import QuoteCheck
from qa.quote_check.place import Place
from qa.writing.draft import Draft, DraftPart

__all__ = [
    "Answer",
    "Assistant",
    "Change",
    "Citation",
    "Claim",
    "Draft",
    "DraftPart",
    "Part",
    "Place",
    "QuoteCheck",
    "Reason",
    "Tokens",
    "Verdict",
    "aask",
    "ask",
    "check_quote",
    "conversation_json",
    "conversation_markdown",
]
