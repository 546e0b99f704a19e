"""Questions that name nothing of their own: “Gab es Verletzte?”, “What was the cause?”, “War die Wahl einstimmig?”.

What they ask about is what the conversation was about. They have no name and few words of content; and they ask
whether there was something at all, or for a thing with its article, as if it were known; or the cited articles have
their words.
"""

import re

from index.article import Article, Sentence
from index.grammar.tokens import tokens_of
from index.text.terms import STOP_WORDS, stems, words_of
from qa.answer.answer import Answer
from qa.conversation.pronouns import thing_of
from qa.conversation.reasking import Language
from qa.conversation.turn import Focus, names_in, without_article
from qa.question.plan import plan_of

_FEW = 2
"""Words of content up to which a question may have no topic of its own; one more where the cited articles have all."""
_LIGHT = frozenset(
    """
    many much old long far high big large viel viele vielen alt lange lang weit hoch groß gab gibt
    anybody anyone anything somebody someone people menschen leute personen still already yet noch schon genau exactly
    """.split()
)
"""Words that are no topic: of a question for a number, or whether there is anything at all."""
_GOING_ON = re.compile(
    r"\b(?:instead|afterwards?|beforehand|meanwhile|stattdessen|danach|davor|vorher|nachher|daraufhin|seitdem|seither|"
    r"dabei|daneben|außerdem|inzwischen)\b",
    re.IGNORECASE,
)
"""Adverbs that lead back to what was said before."""
_EVENT = re.compile(
    r"(?:(?:since|until|by) )?(?:when|where|who|whom)\b.*\ban?\s|"
    r"(?:(?:seit|bis) )?(?:wann|wo|wer|wen)\b.*\beine?[nrms]?\s|how (?:many|much)\b|wie ?viele?\b",
    re.IGNORECASE,
)
"""“When is a decision expected?”, “How many died?” ask for one event, unlike “How does a ferry work?”."""
_WITH_WORD = re.compile(
    r"(?:in |on |at |for |by |with |seit |bis |mit |von |für |zu )?(?:what|who|whom|whose|when|where|why|how|which|"
    r"was|wer|wen|wem|wann|wo|warum|wieso|weshalb|wie|welche[rsmn]?|wodurch|womit)\b",
    re.IGNORECASE,
)
_YES_OR_NO = re.compile(
    r"(?:is|are|was|were|did|does|do|has|have|had|will|can|could)\b|"
    r"(?:ist|sind|war|waren|gab|gibt|hat|haben|hatte|hatten|wird|werden|wurde|wurden|kam|kamen|kann|können|soll)\b",
    re.IGNORECASE,
)
_WHETHER_ANY = re.compile(
    r"(?:is|are|was|were) (?:there|any(?:body|one|thing))\b|(?:did|has|have) any(?:body|one|thing)?\b|"
    r"(?:gab|gibt) es\b|(?:wurde|wurden|hat|haben|kam|kamen) (?:jemand|dabei|menschen|leute|personen)\b",
    re.IGNORECASE,
)
_AS_IF_KNOWN = re.compile(
    r"\b(?:the|these|those|which)\s+[a-z]|"
    r"\b(?:der|die|das|dem|den|des|im|am|beim|zum|zur|vom|dies\w*|welche[rsmn]?)\s+(?:[a-zäöüß]+\s+)?[A-ZÄÖÜ]"
)
_BY_ITSELF = re.compile(
    r"(?:what|who|was|wer) (?:is|are|ist|sind)\s+(?:an?\s+|eine?\s+)?\S+$|what time is it", re.IGNORECASE
)
"""“What is inflation?” asks for a word's meaning, whatever was asked before."""
_PRONOUNS = frozenset("he she they him her them er sie ihn ihm ihr".split())
_DETERMINED = re.compile(
    r"\b(?:der|die|das|dem|den|des|im|am|beim|zum|zur|vom|eine?[mnrs]?|keine?[mnrs]?|welche[rsmn]?|viele?n?|es|dies\w*)\s+"
    r"(?:[a-zäöüß]+\s+)?[A-ZÄÖÜ][\w-]*"
)
"""A noun, whoever may be called so: “der Richter”, “welche Partei”."""
_BARE_PLACE = re.compile(r"\b(?:in|aus|nach|bei|from)\s+[A-ZÄÖÜ]")
"""A place or a name, as it has no article: “in Nordheim”."""


def thing_behind(last: Focus, language: Language) -> str:
    """What the turn before was about, as it stands behind such a question: “War die Wahl einstimmig: Präsidentin?”."""
    thing = thing_of(last, language)
    return without_article(thing) if language == "de" else thing


def leans(question: str, led: bool, last: Focus, language: Language) -> bool:
    """Whether a question has no topic of its own, so that it asks about what the turn before was about.

    Args:
        question: without “And” in front.
        led: whether there was an “And”, which allows one word more.
        last: the turn before.
        language: of the question.
    """
    text = question.rstrip(" ?!.…")
    content = [word for word in words_of(text) if word not in STOP_WORDS and word not in _LIGHT]
    thing = thing_behind(last, language)
    asks = _WITH_WORD.match(text) or _YES_OR_NO.match(text)
    if not asks or not thing or not content or _BY_ITSELF.match(text) or plan_of(question).asks:
        return False
    if _PRONOUNS & set(text.lower().split()) or _names_somebody(text, last, language):
        return False
    if all(word in words_of(text) for word in words_of(thing) if word not in STOP_WORDS):
        return False
    known = len(content) <= _FEW + led and any(
        (_WHETHER_ANY.match(text), _AS_IF_KNOWN.search(text), _GOING_ON.search(text), _EVENT.match(text))
    )
    in_articles = len(content) <= _FEW + 1 and _stand_in(content, last)
    return known or in_articles or (bool(_WITH_WORD.match(text)) and len(content) <= 1 + led)


def _names_somebody(text: str, last: Focus, language: Language) -> bool:
    """Whether a question has a name of its own."""
    behind = text.partition(" ")[2]
    if language == "en":
        return any(word[:1].isupper() for word in behind.split()) or any(c.isdigit() for c in text)
    words = tokens_of(Sentence(Article.from_text(text, language="de"), 0, len(text)), ())
    last.library.tagger.tag(words)
    return (
        any(word.tag[:2] in ("NE", "FM", "CA") for word in words[1:])
        or bool(_BARE_PLACE.search(behind))
        or any(last.is_human(name) for name in names_in(_DETERMINED.sub(" ", behind)))
    )


def _stand_in(content: list[str], last: Focus) -> bool:
    """Whether the articles that were cited have all the words, in any form."""
    if not isinstance(last.answer, Answer) or not last.answer.answered:
        return False
    articles = dict.fromkeys(citation.sentence.article for citation in last.answer.citations)
    return any(
        all(set(stems(word)) & there for word in content)
        for there in ({stem for word in words_of(article.text) for stem in stems(word)} for article in articles)
    )
