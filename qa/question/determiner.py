"""“The”, “der”, “eine” in front of a name or a thing."""

import re

_ARTICLE = re.compile(r"(?:the|an?|der|die|das|dem|den|des|eine?[mnrs]?)\s+", re.IGNORECASE)


def without_article(phrase: str) -> str:
    """“the phone call” → “phone call”, “den Taurus” → “Taurus”."""
    return _ARTICLE.sub("", phrase, count=1) if _ARTICLE.match(phrase) else phrase
