"""Questions that leave something out: “Why?”, “What else?”, “And what did Hardt say?”, “Gab es Verletzte?”.

What they ask about is what the conversation was about. Those that leave out all of it have no name and few words of
content; and they ask whether there was something at all, or for a thing with its article, as if it were known; or the
cited articles have their words.
"""

import re
from collections.abc import Sequence

from index.article import Article, Sentence
from index.grammar.tokens import tokens_of
from index.lexicon.function_words import STOP_WORDS
from index.names.person_names import same_name
from index.text.terms import stems, words_of
from qa.answer.answer import Answer
from qa.conversation.pronouns import thing_of
from qa.conversation.reasking import topic_in, what_said, with_question_word
from qa.conversation.turn import Focus, names_in
from qa.conversation.typed import Language, Typed
from qa.question.determiner import without_article
from qa.question.plan import Plan

_HAPPENED = (
    r"(?:\s+(?:(?:was|is|did|does|has|happened)(?:\s+(?:that|this|it))?(?:\s+(?:happen|happened|so|been|said))?"
    r"|(?:war|ist|passierte|geschah|gilt)\s+(?:das|es|dies)(?:\s+(?:so|denn|passiert|geschehen))?"
    r"|exactly|genau|not|nicht|denn|eigentlich|so|that|das))*"
)
_QUESTION_WORD = re.compile(
    r"(?P<word>(?:since|until) when|how long|how come|what for|how many|how much|how|why|when|where|"
    r"(?:seit|bis) wann|wie lange|wie ?viele?|wie|warum|wieso|"
    rf"weshalb|weswegen|wofür|wozu|wann|wo){_HAPPENED}",
    re.IGNORECASE,
)
_AS_WHY = {"how come": "why", "what for": "why", "wofür": "warum", "wozu": "warum", "weswegen": "warum"}
_WHO_IS = re.compile(r"who(?:['’]s| is| was) (?:that|this|he|she)|wer (?:ist|war) (?:das|dies|er|sie)", re.IGNORECASE)
_WHAT_ELSE = re.compile(
    r"what else|anything else|more|(?:(?:can|could) you )?tell me more|(?:erzähl|sag) mir mehr|"
    r"was (?:(?:sonst )?noch|sonst)|sonst (?:noch )?(?:etwas|was)|sonst|noch (?:etwas|mehr)|mehr",
    re.IGNORECASE,
)
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


def asks_how_alone(text: str) -> bool:
    """Whether a question without marks is only a question word: “why”, “wann war das denn”."""
    return bool(_QUESTION_WORD.fullmatch(text))


def question_word_alone(typed: Typed, turns: Sequence[Focus]) -> str | None:
    """“Why?”, “When was that?”, “Seit wann?”: the question before, with that question word."""
    match = _QUESTION_WORD.fullmatch(typed.text)
    if match is None:
        return None
    word = _AS_WHY.get(match["word"].lower(), match["word"])
    return with_question_word(turns[-1], word, typed.language)


def who_is_that(typed: Typed, turns: Sequence[Focus]) -> str | None:
    """“Who is he?” asks for the likeliest of the turn before."""
    last = turns[-1]
    if not _WHO_IS.fullmatch(typed.text) or not (somebody := next(last.people(), last.speaker)):
        return None
    return f"Who is {somebody}?" if typed.language == "en" else f"Wer ist {somebody}?"


def asks_for_more(text: str) -> bool:
    """Whether a question without marks asks what else there is."""
    return bool(_WHAT_ELSE.fullmatch(text))


def what_else(typed: Typed, turns: Sequence[Focus]) -> str | None:
    """“Anything else?” asks what else the speaker of the turn before says."""
    speaker = turns[-1].speaker
    if not asks_for_more(typed.text) or not speaker:
        return None
    return f"What else did {speaker} say?" if typed.language == "en" else f"Was sagte {speaker} sonst noch?"


def on_the_same(plan: Plan, last: Focus, language: Language) -> str | None:
    """“And what did Hardt say?” is about what the question before was about."""
    ask = plan.asks[0] if plan.asks else None
    if not ask or not ask.speaker or ask.topic or not last.topic or plan.family != last.plan.family:
        return None
    if last.speaker and same_name(ask.speaker, last.speaker):
        return None
    return what_said(last, ask.speaker, topic_in(last, language), language)


def thing_left_out(typed: Typed, turns: Sequence[Focus]) -> str | None:
    """“Gab es Verletzte?” asks about what the turn before was about: “Gab es Verletzte: Brand in Moskau?”."""
    last = turns[-1]
    if not is_incomplete(typed.whole, typed.led, last, typed.language):
        return None
    return f"{typed.whole.question.rstrip(' ?!.…')}: {thing_behind(last, typed.language)}?"


def thing_behind(last: Focus, language: Language) -> str:
    """What the turn before was about, as it stands behind such a question: “War die Wahl einstimmig: Präsidentin?”."""
    thing = thing_of(last, language)
    return without_article(thing) if language == "de" else thing


def is_incomplete(plan: Plan, led: bool, last: Focus, language: Language) -> bool:
    """Whether a question has no topic of its own, so that it asks about what the turn before was about.

    Args:
        plan: of the question without “And” in front.
        led: whether there was an “And”, which allows one word more.
        last: the turn before.
        language: of the question.
    """
    text = plan.question.rstrip(" ?!.…")
    content = [word for word in words_of(text) if word not in STOP_WORDS and word not in _LIGHT]
    thing = thing_behind(last, language)
    asks = _WITH_WORD.match(text) or _YES_OR_NO.match(text)
    if not asks or not thing or not content or _BY_ITSELF.match(text) or plan.asks:
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
