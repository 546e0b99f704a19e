"""Sentences of an article that talk to a language model: what rests on them is obedience, not evidence.

The patterns are what published prompt injections have in common (Greshake et al. 2023, “Not what you've signed up
for”, https://arxiv.org/abs/2302.12173): they name the model or its instructions, or order it to say something.
"""

import re

_NAMED = re.compile(
    r"\b(?:(?:ignore|disregard|forget|override|bypass)\b[^.!?]{0,60}\b(?:instructions?|prompts?|rules|guidelines|above|"
    r"previous|prior)|system\s*prompt|(?:note|message|instructions?|attention)\s+(?:to|for)\s+(?:the\s+|all\s+|any\s+)?"
    r"(?:ai|assistants?|language\s+models?|llms?|chatbots?|bots?|models?|systems?)\b|you\s+are\s+(?:now\s+)?(?:an?\s+)?"
    r"(?:ai|assistant|chatbot|language\s+model|helpful)|as\s+an\s+(?:ai|assistant)|new\s+instructions?\s*:|"
    r"(?:ignorier\w*|missachte\w*|vergiss|vergesst|vergessen\s+sie|überschreibe\w*)\b[^.!?]{0,60}\b(?:anweisung\w*|vorgaben?|"
    r"regeln|prompts?|instruktion\w*|bisherige\w*|vorherige\w*|obige\w*)|(?:hinweis|anweisung\w*|nachricht|achtung)\s+"
    r"(?:an|für)\s+(?:die\s+|den\s+|das\s+|alle\s+)?(?:ki\b|ki-|assistent\w*|sprachmodell\w*|chatbots?|modell\w*|llm)|"
    r"du\s+bist\s+(?:jetzt\s+|nun\s+)?(?:ein\w*\s+)?(?:ki|assistent|chatbot|sprachmodell|hilfreich\w*)|"
    r"als\s+(?:ki|sprachmodell|assistent)\b|</?(?:system|assistant|user|instructions?)>|\[/?inst\]|<\|im_(?:start|end)\|>)",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"^\W*(?:(?:assistant|system|ai|ki|user|important|wichtig|please|bitte|now|jetzt|instead|stattdessen|you\s+must|"
    r"du\s+musst|sie\s+müssen)\b[\s:,!-]*)*(?:(?:say|answer|reply|respond|write|output|print|tell\s+the\s+user|claim|state|"
    r"mention|repeat|sag|sage|antworte|antworten\s+sie|schreib|schreibe|schreiben\s+sie|gib\s+aus|behaupte|erwähne|"
    r"wiederhole|teile\s+dem\s+nutzer)\b)(?=[\s:,]+(?:that|only|with|in|to|the|exactly|dass|nur|mit|immer|always|[“„\"'‘:]))",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"\b(?:instruct\w*|prompts?|injection|command\w*|tells? (?:the )?(?:ai|model|assistant|"
    r"reader)|asks? (?:the )?(?:ai|model)|"
    r"anweis\w*|aufforder\w*|fordert\w*|auffordert|hinweis|enthält|contains?|note|the text says|the article says)\b",
    re.IGNORECASE,
)


def talks_to_a_model(sentence: str) -> bool:
    """Whether a sentence of an article gives orders to a language model that reads it."""
    return bool(_NAMED.search(sentence) or _ORDER.match(sentence))


def reports_it(claim: str) -> bool:
    """Whether a claim says that there are such orders, which is a fact about the article."""
    return bool(_REPORTING.search(claim))
