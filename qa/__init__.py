"""Question → evidence → answer with citations."""

from qa.answer import Answer, Citation, Part, Reason
from qa.assistant import Assistant, aask, ask, check_quote
from qa.claim import Claim, Verdict
from qa.draft import Draft, DraftPart
from qa.export import conversation_json, conversation_markdown
from qa.quote_check import Place, QuoteCheck
from qa.tokens import Tokens
from qa.wording import Change

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
