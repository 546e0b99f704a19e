"""Sentences of an article that talk to a language model: what rests on them is obedience, not evidence.

The patterns are what published prompt injections have in common (Greshake et al. 2023, “Not what you've signed up
for”, https://arxiv.org/abs/2302.12173; OWASP's LLM01:2025, “Prompt Injection”): they name the model or its
instructions, or order it to say something. No defence by itself: every claim is checked whatever the model was told.
"""

import re

_MODEL = r"(?:ai|ki|llm|gpt|assistant|assistent|chatbot|language\s+model|sprachmodell)"
_NAMED = re.compile(
    rf"""
    \b(?:ignore|disregard|forget|override|bypass|ignorier(?:e|t|en\s+sie)?|missachte(?:t|n\s+sie)?
            |vergi(?:ss|ß)|vergesst|vergessen\s+sie|überschreibe(?:n\s+sie)?)\b
        (?:[^.!?]{{0,60}}|\W+(?:\w+\W+){{0,5}}?)
        \b(?:instruction|instruktion|prompt|rule|guideline|direction|command|anweisung|vorgabe|regel|befehl|aufforderung
            |above\b|previous\b|prior\b|(?:bisherige|vorherige|obige)\w*\b)
    | (?:system|developer)[\s_-]*(?:prompt|message|nachricht|instruction|anweisung)
    | \b(?:new|neue|updated)\s+(?:system\s+)?(?:instruction|anweisung|instruktion)\w*\s*:
    | \b(?:note|message|instructions?|attention)\s+(?:to|for)\s+(?:the\s+|all\s+|any\s+)?
        (?:ai|assistants?|language\s+models?|llms?|chatbots?|bots?|models?|systems?)\b
    | \b(?:hinweis|anweisung\w*|nachricht|achtung)\s+(?:an|für)\s+(?:die\s+|den\s+|das\s+|alle\s+)?
        (?:ki\b|assistent|sprachmodell|chatbot|modell|llm)
    | \b(?:dear|liebe[rs]?|hey|hello|hallo|attention|achtung|note\s+to|hinweis\s+an)\W+(?:\w+\W+){{0,2}}?{_MODEL}\b
    | \b(?:you\s+are|act\s+as|du\s+bist|sie\s+sind|verhalte\s+dich\s+als)\s+(?:now\s+|jetzt\s+|nun\s+)?
        (?:an?\s+|eine?n?\s+)?(?:(?:\w+\s+){{0,2}}?{_MODEL}\b|helpful\b|hilfreich)
    | \bas\s+an?\s+(?:ai|language\s+model)\b | \bals\s+(?:eine?n?\s+)?(?:ki|sprachmodell)\b
    | \b(?:as\s+an\s+assistant|als\s+assistent)\s*, | ^[^\w\n]*(?:as\s+an\s+assistant|als\s+assistent)\b
    | <\|?\s*/?\s*(?:im_start|im_end|system|user|assistant|instructions?|endoftext|eot_id|start_header_id
            |start_of_turn)\b
    | \[/?INST\] | <</?SYS>> | ^[^\S\n]*\#{{2,}}\s*(?:system|instruction|anweisung)
    | ^[^\S\n]*(?:system|assistant|user)\s*:
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
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


def talks_to_a_model(text: str) -> bool:
    """Whether a sentence, a name or a question addresses a language model that may read it."""
    return bool(_NAMED.search(text) or _ORDER.match(text))


def reports_it(claim: str) -> bool:
    """Whether a claim says that there are such orders, which is a fact about the article."""
    return bool(_REPORTING.search(claim))
