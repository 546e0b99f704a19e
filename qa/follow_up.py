"""A follow-up question in full: “And Hardt?”, “Warum?”, “Was sagte sie dazu?”, by rules over the turn before.

What is left out (speaker, topic, the rest of a question) is taken from the last question in full and its answer; what a
pronoun stands for is somebody of the conversation whose gender fits. A question that stands by itself is left as it is,
and begins a conversation of its own: nothing from before it is looked at any more.
"""

import re
from collections.abc import Sequence

from index.keywords import STOP_WORDS
from index.keywords import words_of as lower_words_of
from index.library import Library
from index.names import same_name
from index.persons import ROLE
from qa.anaphora import resolved, thing_of
from qa.answer import Answer
from qa.focus import Focus, focus_of, without_article
from qa.question import ABOUT, LONGEST, plan_of
from qa.reasking import Language, about, topic_in, what_said, who_said, with_question_word
from qa.swapping import swapped

TURNS = 8
"""How many turns of the history are read, the last ones."""
_SHORTEST_FULL = 7
"""Words from which what follows “And” is no mere name or phrase."""

_MARKS = " ?!.…\"'„“”‚‘’«»"
_LEAD = re.compile(r"\A(?:(?:and|und|but|aber|also|so|ok|okay|well|na|then|dann|now)\b[\s,:–-]*)+", re.IGNORECASE)
_WHAT_ABOUT = re.compile(
    r"\A(?:what about|how about|was ist mit|und was ist mit|wie steht es mit|wie sieht es mit)\s+", re.IGNORECASE
)
_TOO = re.compile(r"[\s,]+(?:auch|too|also|then|denn|dann|aus|as well)$", re.IGNORECASE)
_ON_IT = re.compile(r"\s+(?:dazu|darüber|hierzu|on (?:it|that)|about (?:it|that))$", re.IGNORECASE)
_HAPPENED = (
    r"(?:\s+(?:(?:was|is|did|does|has|happened)(?:\s+(?:that|this|it))?(?:\s+(?:happen|happened|so|been|said))?"
    r"|(?:war|ist|passierte|geschah|gilt)\s+(?:das|es|dies)(?:\s+(?:so|denn|passiert|geschehen))?"
    r"|exactly|genau|not|nicht|denn|eigentlich|so|that|das))*"
)
_QUESTION_WORD = re.compile(
    r"(?P<word>(?:since|until) when|how long|how come|how many|how much|how|why|when|where|"
    r"(?:seit|bis) wann|wie lange|wie ?viele?|wie|warum|wieso|"
    rf"weshalb|wann|wo){_HAPPENED}",
    re.IGNORECASE,
)
_WHO_ELSE = re.compile(
    r"(?:who|anyone|anybody|someone|somebody)\s+else|wer\s+(?:(?:sonst\s+)?noch|sonst|außerdem)|"
    r"(?:sonst|noch)\s+(?:noch\s+)?(?:jemand|wer)|others|andere",
    re.IGNORECASE,
)
_WHO_SAID = re.compile(
    r"who (?:said|says|has said) (?:that|this|it|so)|says who|"
    r"wer (?:sagte?|sagt|behauptete?|meint) (?:das|dies|so etwas)|wer hat (?:das|dies) (?:gesagt|behauptet)",
    re.IGNORECASE,
)
_WHAT_ELSE = re.compile(
    r"what else|anything else|more|tell me more|"
    r"was (?:(?:sonst )?noch|sonst)|sonst (?:noch )?(?:etwas|was)|sonst|noch (?:etwas|mehr)|mehr",
    re.IGNORECASE,
)
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
    did does do is are was were has have had will would can could should may might who what when where why how which
    whom hat haben hatte hatten ist sind war waren wird werden wurde wurden kann können soll sollen muss will wer was
    wann wo warum wieso weshalb wie welche welcher welches he she it they him her er sie es ihn ihm ihr
    """.split()
)
"""Words that a mere name or phrase does not have: questions with them are read as questions."""
_GERMAN_ONLY = frozenset(
    "noch sonst auch und sie er ihn ihm ihr dazu darüber davon dagegen dafür damit das dies wer wen wem wo wann".split()
)
_EITHER = frozenset("was in an am so also die war hat will man her on do".split())
"""Function words, or what looks like them, of both languages."""
_PRONOUNS = frozenset("he she they him her them er sie ihn ihm ihr".split())
_HOW_MANY = frozenset("many much old long far viele viel alt lange weit hoch".split())
_BY_ITSELF = re.compile(
    r"(?:what|who|was|wer) (?:is|are|ist|sind)\s+(?:an?\s+|eine?\s+)?\S+$|what time is it", re.IGNORECASE
)
"""“What is inflation?” asks for a word's meaning, whatever was asked before."""


_ASKING = re.compile(
    r"(?:in |on |at |for |by |with |seit |bis |mit |von |für )?(?:what|who|whom|whose|when|where|why|how|which|"
    r"was|wer|wen|wem|wann|wo|warum|wieso|weshalb|wie|welche[rsmn]?)\b",
    re.IGNORECASE,
)
_ROLES = re.compile(
    r"(?:chancellor|president|spokes(?:man|woman|person)|secretary|chairman|leader|mayor|police)$", re.I
)
"""English nouns for people that the German ones do not have (index/persons.py)."""
_DEFINITE = re.compile(r"\b(?:der|die|das|dem|den)\s+[A-ZÄÖÜ]")
_WHETHER_TRUE = re.compile(
    r"(?:is|was|isn['’]t) (?:that|this|it) (?:really )?(?:true|right|correct|so)|really|wirklich|stimmt das|"
    r"ist das (?:wahr|richtig|so)|he|she|they|him|her|them|er|sie|ihn|ihm|ihr",
    re.IGNORECASE,
)
"""Asks what no article answers, or too little to know what."""


def full_question(library: Library, question: str, history: Sequence[tuple[str, Answer | str]]) -> str | None:
    """`question` written out with what it takes from the conversation; None where it stands by itself.

    Args:
        library: knows who speaks, and the articles that were cited.
        question: as asked.
        history: earlier questions with their answers (an `Answer` or its text), the oldest first; the last `TURNS` of
            them are read.
    """
    turns: list[Focus] = []
    for asked, answer in history[-TURNS:]:
        full = answer.understood_as if isinstance(answer, Answer) else _in_full(asked, turns)
        if (full is None and _asks_nothing(asked)) or _QUESTION_WORD.fullmatch(_bare(asked)):
            continue  # “Why?” leaves the conversation at what it was about
        focus = focus_of(library, full or asked, answer)
        turns = [focus] if full is None else [*turns, focus]
    return _in_full(question, turns)


def _asks_nothing(question: str) -> bool:
    return all(word in STOP_WORDS for word in lower_words_of(question[:LONGEST]))


def _in_full(question: str, turns: Sequence[Focus]) -> str | None:
    """The question in full after these turns, each in full; None where it stands by itself."""
    if not turns or len(question) > LONGEST or _WHETHER_TRUE.fullmatch(_bare(question)):
        return None
    question = plan_of(question).question
    last = turns[-1]
    without_lead = _bare(question)
    led = bool(_LEAD.match(question.strip(_MARKS)))
    language = _language(question, last)
    found = _left_out(without_lead, led, "?" in question, last, language)
    if found is None:
        whole = without_lead + ("?" if question.rstrip().endswith("?") else "")
        found = resolved(whole, turns, language)
        if led:
            found = _on_the_same(found or whole, last, language) or found
        found = _others_than_before(found or whole, last) or found
        found = found or _about_the_same(whole, led, last, language)
    if found is None:
        return None
    found = found[:1].upper() + found[1:]
    return found if plan_of(found).question.casefold() != question.casefold() else None


def _bare(question: str) -> str:
    """Without “And” in front and marks around."""
    return _LEAD.sub("", question[:LONGEST].strip(_MARKS))


def _language(question: str, last: Focus) -> Language:
    """That of the follow-up where its words show one, else that of the question before."""
    words = set(lower_words_of(question))
    if words & _GERMAN_ONLY:
        return "de"
    if words & (STOP_WORDS - _EITHER):
        return plan_of(question).language
    return last.plan.language


def _left_out(text: str, led: bool, asked: bool, last: Focus, language: Language) -> str | None:
    """What a question of a few words, without verb or without anything but a question word, asks in full.

    Args:
        text: without “And” in front and “?” behind.
        led: whether there was an “And” in front.
        asked: whether there is a question mark.
        last: the turn before.
        language: of the follow-up.
    """
    if match := _QUESTION_WORD.fullmatch(text):
        word = "why" if match["word"].lower() == "how come" else match["word"]
        return with_question_word(last, word, language)
    if _WHO_SAID.fullmatch(text):
        topic = topic_in(last, language)
        return who_said(last, topic, language) if topic else None
    if _WHO_ELSE.fullmatch(text):
        return _who_else(last, language)
    if _WHAT_ELSE.fullmatch(text):
        if not last.speaker:
            return None
        return f"What else did {last.speaker} say?" if language == "en" else f"Was sagte {last.speaker} sonst noch?"
    introduced = _WHAT_ABOUT.match(text)
    phrase = _TOO.sub("", _WHAT_ABOUT.sub("", text)).strip()
    on_it = _ON_IT.search(phrase)
    phrase = _ON_IT.sub("", phrase)
    words = lower_words_of(phrase)
    few = 0 < len(words) <= (_SHORTEST_FULL if led or introduced else 3)
    if not few or not (led or introduced or asked) or any(word in _NO_PHRASE for word in words):
        return None
    if all(word in STOP_WORDS for word in words):
        return None
    if on_it and last.topic:
        return what_said(last, phrase, topic_in(last, language), language)
    return _about_phrase(phrase, last, language, unsure_is_topic=bool(introduced))


def _who_else(last: Focus, language: Language) -> str | None:
    """Who speaks on the same but for those whom the conversation has heard."""
    if not last.ask or not last.topic:
        return None
    heard = _heard(last)
    if last.ask.speaker is None and heard and language == last.plan.language:
        skipped = last.question.find(last.ask.besides[-1]) + len(last.ask.besides[-1]) if last.ask.besides else 0
        rest = re.sub(
            r"^(?:who|wer)\s+(?:else\s+|(?:sonst )?noch\s+|sonst\s+)?", "", last.question[skipped:], flags=re.I
        )
        others = f"Who besides {' and '.join(heard)}" if language == "en" else f"Wer außer {' und '.join(heard)}"
        return f"{others} {rest.strip()}"
    return who_said(last, topic_in(last, language), language, tuple(heard))


def _others_than_before(question: str, last: Focus) -> str | None:
    """“Who else criticised the law?” in full says besides whom."""
    match = re.match(r"(?P<who>who else|wer (?:sonst(?: noch)?|noch))\s+", question, re.IGNORECASE)
    heard = _heard(last)
    if not match or not heard:
        return None
    english = match["who"].lower() == "who else"
    others = f"Who besides {' and '.join(heard)}" if english else f"Wer außer {' und '.join(heard)}"
    return f"{others} {question[match.end() :]}"


def _heard(last: Focus) -> list[str]:
    """Who was asked for, and who was quoted."""
    heard = list(last.ask.besides) if last.ask else []
    for name in [*([last.ask.speaker] if last.ask and last.ask.speaker else []), *last.quoted]:
        if not any(same_name(name, other) or same_name(other, name) for other in heard):
            heard.append(name)
    return heard


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
    is_role = bool(ROLE.search(phrase.split()[-1].lower()) or _ROLES.search(phrase))
    is_person = last.is_person(phrase) or is_role
    if is_role or (is_person and not on_somebody) or not (is_person or unsure_is_topic or _is_known(last, phrase)):
        return what_said(last, phrase, topic_in(last, language), language)
    return what_said(last, last.ask.speaker, about(last, phrase, language), language)


def _is_known(last: Focus, phrase: str) -> bool:
    """Whether a text of the library has the words of a phrase, or it is none that only a name could be."""
    content = [word for word in lower_words_of(phrase) if word not in STOP_WORDS]
    return phrase.islower() or len(content) < len(phrase.split()) or any(map(last.mentions, content))


def _on_the_same(question: str, last: Focus, language: Language) -> str | None:
    """“And what did Hardt say?” is about what the question before was about."""
    plan = plan_of(question)
    ask = plan.asks[0] if plan.asks else None
    if not ask or not ask.speaker or ask.topic or not last.topic or plan.family != last.plan.family:
        return None
    if last.speaker and same_name(ask.speaker, last.speaker):
        return None
    return what_said(last, ask.speaker, topic_in(last, language), language)


def _about_the_same(question: str, led: bool, last: Focus, language: Language) -> str | None:
    """“Who was responsible?”, “Was war die Ursache?” ask about what was asked before: they name nothing of their own.

    They have one word of content, two behind “And”.
    """
    text = question.rstrip(" ?!.…")
    content = [word for word in lower_words_of(text) if word not in STOP_WORDS and word not in _HOW_MANY]
    thing = thing_of(last, language)
    if not _ASKING.match(text) or not 0 < len(content) <= 1 + led or not thing or plan_of(question).asks:
        return None
    proper = [word for word in text.split()[1:] if word[:1].isupper()]
    if (
        _BY_ITSELF.match(text)
        or _PRONOUNS & set(text.lower().split())
        or (proper and not (language == "de" and _DEFINITE.search(text)))
    ):
        return None
    return f"{text}: {without_article(thing) if language == 'de' else thing}?"
