"""Small talk, thanks, insults, calls for help, and what no article could answer: a line and what to ask here.

Nothing of it is proven by an article, so it has no citation and does not count as answered. The reason of small talk is
that of an empty question, "no question"; of what no article could answer it is "not covered".
"""

import re

from index.library import Library
from qa.answer.answer import Answer
from qa.answer.citation import Part
from qa.evidence.examples import examples_of
from qa.question.plan import Plan
from qa.question.request import Request

_THANKS = re.compile(r"\b(?:thank|thx|thnks|cheers|ta\b|merci|dank)", re.IGNORECASE)
_GREETS = re.compile(
    r"(?:hello|hi|hiya|hey|good (?:morning|evening|afternoon|day)|hall?o\w*|guten? (?:tag|morgen|abend)|moin|servus|"
    r"grüß\w*|tach)\b",
    re.IGNORECASE,
)
_LINES = {
    "en": {
        "empty question": "Please ask a question.",
        "thanks": "You’re welcome.",
        "greeting": "Hello!",
        "other": "That is nothing that articles could answer.",
        "what": "I answer questions about the articles of this library and prove each sentence with the article’s own.",
        "try": "For example:",
        "empty": "There is no article in it yet: `beleg add`, or “Add files” in the chat.",
    },
    "de": {
        "empty question": "Bitte eine Frage stellen.",
        "thanks": "Gern geschehen.",
        "greeting": "Hallo!",
        "other": "Das können Artikel nicht beantworten.",
        "what": "Ich beantworte Fragen zu den Artikeln dieser Bibliothek und belege jeden Satz mit dem des Artikels.",
        "try": "Zum Beispiel:",
        "empty": "Noch ist kein Artikel darin: `beleg add`, im Chat „Add files“.",
    },
}


def talk(library: Library, plan: Plan, request: Request) -> Answer:
    """A friendly line, what can be asked, and three questions that this library answers."""
    lines = _LINES[request.language]
    opening = ""
    if request.kind == "other":
        opening = lines["other"]
    elif not re.search(r"\w", plan.question):
        opening = lines["empty question"]
    elif _THANKS.search(plan.question):
        opening = lines["thanks"]
    elif _GREETS.match(plan.question):
        opening = lines["greeting"]
    line = " ".join(filter(None, [opening, lines["what"]]))
    examples = examples_of(library, request.language)
    more = f"{lines['try']}\n" + "\n".join(f"– {one}" for one in examples) if examples else lines["empty"]
    return Answer(
        question=plan.question,
        parts=(Part(f"{line}\n\n{more}"),),
        answered=False,
        reason="not covered" if request.kind == "other" else "no question",
        language=request.language,
        kind=request.kind,
    )
