"""A follow-up question in full: “And Hardt?”, “Warum?”, “Was sagte sie dazu?”, by rules over the turn before.

What is left out (speaker, topic, the rest of a question) is taken from the last question in full and its answer; what a
pronoun stands for is somebody of the conversation whose gender fits. A question that stands by itself is left as it is,
and begins a conversation of its own: nothing from before it is looked at any more.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.library import Library
from index.names.person_names import same_name
from index.text.terms import STOP_WORDS
from index.text.terms import words_of as lower_words_of
from qa.answer.answer import Answer
from qa.conversation.incomplete import leans, thing_behind
from qa.conversation.other_views import asks_who_disagrees, names_role, position_of
from qa.conversation.pronouns import resolved, thing_of
from qa.conversation.reasking import Language, about, topic_in, what_said, who_said, with_question_word
from qa.conversation.swapped_phrase import swapped
from qa.conversation.turn import Focus, focus_of
from qa.question.plan import ABOUT, plan_of
from qa.question.plan import LONGEST as LONGEST_QUESTION

TURNS = 8
"""How many turns of the history are read, the last ones."""
LONGEST = 500
"""Code points of a question that goes on from the one before; a longer one stands by itself."""
LONGEST_ANSWER = 10_000
"""Code points of an earlier answer's text that are read; of its question as many as can be asked."""
_ARTICLES = 3
"""Articles of the turn before that a follow-up is about at most; an answer cites hardly more."""
_SHORTEST_FULL = 7
"""Words from which what follows “And” is no mere name or phrase."""

_MARKS = " ?!.…\"'„“”‚‘’«»"
_LEAD = re.compile(r"\A(?:(?:and|und|but|aber|also|so|ok|okay|well|na|then|dann|now)\b[\s,:–-]*)+", re.IGNORECASE)
_WHAT_ABOUT = re.compile(
    r"\A(?:what about|how about|was ist mit|und was ist mit|wie steht es mit|wie sieht es mit)\s+", re.IGNORECASE
)
_TOO = re.compile(r"[\s,]+(?:auch|too|also|then|denn|dann|aus|as well|selbst|himself|herself|itself)$", re.IGNORECASE)
_ON_IT = re.compile(r"\s+(?:dazu|darüber|hierzu|on (?:it|that)|about (?:it|that))$", re.IGNORECASE)
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
_WHO_ELSE = re.compile(
    r"(?:who|anyone|anybody|someone|somebody)\s+else|wer\s+(?:(?:sonst\s+)?noch|sonst|außerdem)|"
    r"(?:sonst|noch)\s+(?:noch\s+)?(?:jemand|wer)|others|andere",
    re.IGNORECASE,
)
_WHO_IS = re.compile(r"who(?:['’]s| is| was) (?:that|this|he|she)|wer (?:ist|war) (?:das|dies|er|sie)", re.IGNORECASE)
_WHO_SAID = re.compile(
    r"who (?:said|says|has said) (?:that|this|it|so)|says who|"
    r"wer (?:sagte?|sagt|behauptete?|meint) (?:das|dies|so etwas)|wer hat (?:das|dies) (?:gesagt|behauptet)",
    re.IGNORECASE,
)
_WHAT_ELSE = re.compile(
    r"what else|anything else|more|(?:(?:can|could) you )?tell me more|(?:erzähl|sag) mir mehr|"
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
    did does do is are was were has have had will would can could should might who what when where why how which
    whom hat haben hatte hatten ist sind war waren wird werden wurde wurden kann können soll sollen muss will wer was
    wann wo warum wieso weshalb wie welche welcher welches he she it they him her er sie es ihn ihm ihr
    """.split()
)
"""Words that a mere name or phrase does not have: questions with them are read as questions."""
_GERMAN_ONLY = frozenset(
    "noch sonst auch und sie er ihn ihm ihr dazu darüber davon dagegen dafür damit das dies wer wen wem wo wann".split()
)
_INITIALS = re.compile(r"\b[A-ZÄÖÜ]{2,}\b")
_EITHER = frozenset("was in an am so also die war hat will man her on do".split())
"""Function words, or what looks like them, of both languages."""
_WHETHER_TRUE = re.compile(
    r"(?:is|was|isn['’]t) (?:that|this|it) (?:really )?(?:true|right|correct|so)|(?:oh )?really|are you sure|"
    r"(?:ach )?(?:wirklich|echt|tatsächlich)|(?:stimmt|stimmte) das(?: (?:denn|wirklich))?|"
    r"ist das (?:denn |wirklich )?(?:wahr|richtig|so|sicher)|sicher",
    re.IGNORECASE,
)
"""What no article answers; who else says it is."""
_PRONOUN_ALONE = re.compile("he|she|they|him|her|them|er|sie|ihn|ihm|ihr", re.IGNORECASE)
"""Asks too little to know what."""


@dataclass(frozen=True)
class FollowUp:
    """A question as it is to be asked after the turns before it."""

    in_full: str | None = None
    """With what it takes from the conversation; None where it stands by itself."""
    within: str | None = None
    """The same for the articles that the turn before cites, which know what they are about; None: as typed."""
    articles: tuple[str, ...] = ()
    """The ids of these."""


def follow_up(library: Library, question: str, history: Sequence[tuple[str, Answer | str]]) -> FollowUp:
    """What `question` asks after the turns before it.

    Args:
        library: knows who speaks, and the articles that were cited.
        question: as asked.
        history: earlier questions with their answers (an `Answer` or its text), the oldest first; the last `TURNS` of
            them are read, each up to `LONGEST_ANSWER` and `qa.question.LONGEST`.
    """
    turns: list[Focus] = []
    articles: tuple[str, ...] = ()
    for whole, answer in history[-TURNS:]:
        asked = whole[:LONGEST_QUESTION]
        if isinstance(answer, Answer):
            full = answer.understood_as
            cited = dict.fromkeys(citation.sentence.article.id for citation in answer.citations)
            articles = tuple(cited) if answer.answered else articles
        else:
            full = _after(asked, turns)[0]
        if (full is None and _asks_nothing(asked)) or _QUESTION_WORD.fullmatch(_bare(asked)):
            continue  # “Why?” leaves the conversation at what it was about
        focus = focus_of(library, full or asked, answer if isinstance(answer, Answer) else answer[:LONGEST_ANSWER])
        turns = [focus] if full is None else [*turns, focus]
    return FollowUp(*_after(question, turns), articles[:_ARTICLES])


def _asks_nothing(question: str) -> bool:
    return all(word in STOP_WORDS for word in lower_words_of(question[:LONGEST]))


def _after(question: str, turns: Sequence[Focus]) -> tuple[str | None, str | None]:
    """`FollowUp.in_full` and `FollowUp.within` after these turns, each in full."""
    if not turns or len(question) > LONGEST or _PRONOUN_ALONE.fullmatch(_bare(question)):
        return None, None
    question = plan_of(question).question
    last = turns[-1]
    without_lead = _bare(question)
    led = bool(_LEAD.match(question.strip(_MARKS)))
    language = _language(question, last)
    found = within = _left_out(without_lead, led, "?" in question, last, language)
    if found is None:
        whole = without_lead + ("?" if question.rstrip().endswith("?") else "")
        found = resolved(whole, turns, language)
        if led:
            found = _on_the_same(found or whole, last, language) or found
        found = within = _others_than_before(found or whole, last) or found
        if found is None and leans(whole, led, last, language):
            within, found = whole, f"{whole.rstrip(' ?!.…')}: {thing_behind(last, language)}?"
    if found is None or plan_of(found).question.casefold() == question.casefold():
        return None, None
    return found[:1].upper() + found[1:], within


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
        word = _AS_WHY.get(match["word"].lower(), match["word"])
        return with_question_word(last, word, language)
    if _WHO_IS.fullmatch(text) and (somebody := next(last.people(), last.speaker)):
        return f"Who is {somebody}?" if language == "en" else f"Wer ist {somebody}?"
    if _WHO_SAID.fullmatch(text):
        return who_said(last, topic_in(last, language) or about(last, thing_of(last, language), language), language)
    if _WHO_ELSE.fullmatch(text) or asks_who_disagrees(text, last):
        return _who_else(last, language)
    if _WHETHER_TRUE.fullmatch(text):
        return _who_else(last, language) or last.question
    if position := position_of(text, last, language):
        return position
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
    plain = words if phrase.isupper() and " " in phrase else lower_words_of(_INITIALS.sub("", phrase))  # “the WHO”
    if not few or not (led or introduced or asked) or any(word in _NO_PHRASE for word in plain):
        return None
    if plain == words and all(word in STOP_WORDS for word in words):
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
    is_role = names_role(phrase)
    is_person = last.is_person(phrase) or is_role
    if is_role or (is_person and not on_somebody) or not (is_person or unsure_is_topic or _is_known(last, phrase)):
        return what_said(last, phrase, topic_in(last, language), language)
    if language == "de" and unsure_is_topic:  # “was ist mit der Ukraine” is a dative already
        return what_said(last, last.ask.speaker, f"zu {phrase}", language)
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
