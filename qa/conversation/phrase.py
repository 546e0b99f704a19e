"""A name or a phrase alone: “And Hardt?”, “And on Taurus?”, “Was ist mit der Ukraine?”, “Und Künast zur Rente?”."""

import re
from collections.abc import Sequence

from index.lexicon.function_words import STOP_WORDS
from index.text.terms import words_of
from qa.conversation.incomplete import asks_for_more
from qa.conversation.other_views import asks_who_else
from qa.conversation.reasking import about, topic_in, what_said, who_said
from qa.conversation.swapped_phrase import swapped
from qa.conversation.turn import Focus, names_role
from qa.conversation.typed import Language, Typed
from qa.question.plan import ABOUT

_SHORTEST_FULL = 7
"""Words from which what follows “And” is no mere name or phrase."""
_WHAT_ABOUT = re.compile(
    r"\A(?:what about|how about|was ist mit|und was ist mit|wie steht es mit|wie sieht es mit)\s+", re.IGNORECASE
)
_TOO = re.compile(r"[\s,]+(?:auch|too|also|then|denn|dann|aus|as well|selbst|himself|herself|itself)$", re.IGNORECASE)
_ON_IT = re.compile(r"\s+(?:dazu|darüber|hierzu|on (?:it|that)|about (?:it|that))$", re.IGNORECASE)
_PREPOSITION = re.compile(
    rf"(?:{ABOUT}|with|without|since|during|before|after|at|by|seit|während|unter|between)\s", re.IGNORECASE
)
_OF_PLACE_OR_TIME = re.compile(
    r"(?:in|im|from|aus|since|during|before|after|at|seit|während|nach|vor|am|an|bei|beim)\b", re.IGNORECASE
)
_SOMEBODY_ON_SOMETHING = re.compile(
    r"(?P<who>.+?)\s+(?P<topic>(?:zu|zum|zur|über|on|about|regarding|concerning)\s.+)", re.IGNORECASE
)
_NO_PHRASE = frozenset(
    """
    did does do is are was were has have had will would can could should might who what when where why how which
    whom hat haben hatte hatten ist sind war waren wird werden wurde wurden kann können soll sollen muss will wer was
    wann wo warum wieso weshalb wie welche welcher welches he she it they him her er sie es ihn ihm ihr
    """.split()
)
"""Words that a mere name or phrase does not have: questions with them are read as questions."""
_INITIALS = re.compile(r"\b[A-ZÄÖÜ]{2,}\b")


def phrase_alone(typed: Typed, turns: Sequence[Focus]) -> str | None:
    """The question before, with the phrase in the place of what is most like it: whom it asks for, or about what."""
    last, language, text = turns[-1], typed.language, typed.text
    if asks_who_else(text, last) or asks_for_more(text):
        return None
    introduced = _WHAT_ABOUT.match(text)
    phrase = _TOO.sub("", _WHAT_ABOUT.sub("", text)).strip()
    on_it = _ON_IT.search(phrase)
    phrase = _ON_IT.sub("", phrase)
    words = words_of(phrase)
    few = 0 < len(words) <= (_SHORTEST_FULL if typed.led or introduced else 3)
    plain = words if phrase.isupper() and " " in phrase else words_of(_INITIALS.sub("", phrase))  # “the WHO”
    if not few or not (typed.led or introduced or typed.is_asked) or any(word in _NO_PHRASE for word in plain):
        return None
    if plain == words and all(word in STOP_WORDS for word in words):
        return None
    if on_it and last.topic:
        return what_said(last, phrase, topic_in(last, language), language)
    return _about_phrase(phrase, last, language, unsure_is_topic=bool(introduced))


def _about_phrase(phrase: str, last: Focus, language: Language, unsure_is_topic: bool) -> str:
    """What “And Hardt?”, “And on Taurus?”, “Und die Liberale Partei?”, “Und Künast zur Rente?” ask in full."""
    if not last.ask:
        return swapped(last, phrase)
    if _PREPOSITION.match(phrase):
        if _OF_PLACE_OR_TIME.match(phrase) and not re.match(_OF_PLACE_OR_TIME, last.preposition or "-"):
            phrase = f"{topic_in(last, language)} {phrase}".strip()
        if last.ask.speaker or (last.speaker and not last.plan.family):
            return what_said(last, last.ask.speaker or last.speaker or "", phrase, language)
        return who_said(last, phrase, language)
    if (both := _SOMEBODY_ON_SOMETHING.fullmatch(phrase)) and last.is_person(both["who"]):
        return what_said(last, both["who"], both["topic"], language)
    if last.ask.speaker is None:
        return who_said(last, about(last, phrase, language), language)
    if last.speaks(phrase):
        return what_said(last, phrase, topic_in(last, language), language)
    on_somebody = bool(last.topic) and last.is_person(last.topic)
    is_role = names_role(phrase)
    is_person = last.is_person(phrase) or is_role
    if is_role or (is_person and not on_somebody) or not (is_person or unsure_is_topic or _is_known(last, phrase)):
        return what_said(last, phrase, topic_in(last, language), language)
    if language == "de" and unsure_is_topic:  # “was ist mit der Ukraine” is a dative already
        return what_said(last, last.ask.speaker, f"zu {phrase}", language)
    return what_said(last, last.ask.speaker, about(last, phrase, language), language)


def _is_known(last: Focus, phrase: str) -> bool:
    """Whether a text of the library has the words of a phrase, or it is none that only a name could be."""
    content = [word for word in words_of(phrase) if word not in STOP_WORDS]
    return phrase.islower() or len(content) < len(phrase.split()) or any(map(last.mentions, content))
