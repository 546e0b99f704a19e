"""What others think of it: “Who else?”, “Really?”, “Does Hardt agree?”, “Sieht Miersch das auch so?”, “Who disagreed?”.

Whether two people agree is the reader's to judge: asked is what the other one, or everybody else, says on the same.
"""

import re
from collections.abc import Sequence

from index.names.person_names import same_name
from qa.conversation.pronouns import thing_of
from qa.conversation.reasking import about, topic_in, what_said, who_said
from qa.conversation.turn import Focus, names_role
from qa.conversation.typed import Language, Typed

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
_WHETHER_TRUE = re.compile(
    r"(?:is|was|isn['’]t) (?:that|this|it) (?:really )?(?:true|right|correct|so)|(?:oh )?really|are you sure|"
    r"(?:ach )?(?:wirklich|echt|tatsächlich)|(?:stimmt|stimmte) das(?: (?:denn|wirklich))?|"
    r"ist das (?:denn |wirklich )?(?:wahr|richtig|so|sicher)|sicher",
    re.IGNORECASE,
)
"""What no article answers; who else says it is."""
_IT_EN = r"(?: (?:to |on |about |of |with )?(?:that|this|it|him|her|them|so))"
_AGREES_EN = (
    r"(?:agree[sd]?|disagree[sd]?|object(?:s|ed)?|contradict(?:s|ed)?|oppose[sd]?|differ(?:s|ed)?|think|say|feel|"
    rf"see|sees|saw|share|shares){_IT_EN}*(?: (?:the same(?: way)?|differently|otherwise|that way|view|opinion|"
    r"something (?:else|different|similar)|too|also|as well))*"
)
_VIEW_EN = "position|opinion|views?|stance|take|reaction|response|answer|reply"
_IT_DE = r"(?: (?:das|dies|es|dem|ihm|ihr|ihnen|dazu|darauf|darüber|davon|da|darin|damit))"
_SO_DE = (
    r"(?: (?:auch|genauso|ebenso|ähnlich|anders|denn|eigentlich|so|zu|etwas|anderes|ähnliches|das gleiche|dasselbe))"
)
_VIEW_DE = "meinung|position|haltung|ansicht|reaktion|antwort|einschätzung"
_WHOSE = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:does|did|do|would|has|is) (?P<who>.+?) (?:also |too |not )*{_AGREES_EN}",
        rf"(?:what (?:is|was|are|were) |and )?(?P<who>.+?)(?:['’]s|['’]) (?:{_VIEW_EN}){_IT_EN}?",
        rf"how (?:does|did|has|do) (?P<who>.+?) (?:see|view|react|reacted|respond|responded|reply|replied){_IT_EN}?",
        rf"(?:sieht|sehen|sah|teilt|findet|meint|denkt|glaubt|sagt|sagte) (?P<who>.+?){_IT_DE}{_SO_DE}*",
        rf"teilt (?P<who>.+?) (?:diese|die|seine|ihre) (?:{_VIEW_DE}|kritik)",
        rf"(?:stimmt|stimmte) (?P<who>.+?)(?:{_IT_DE}|{_SO_DE})* zu",
        rf"(?:widerspricht|widersprach) (?P<who>.+?)(?:{_IT_DE}|{_SO_DE})*",
        r"(?:ist|war) (?P<who>.+?)(?: auch)? (?:(?:damit )?einverstanden|dafür|dagegen|"
        r"(?:anderer|derselben|der gleichen|seiner|ihrer) (?:meinung|ansicht))",
        rf"hat (?P<who>.+?)(?:{_IT_DE}|{_SO_DE})+ gesagt",
        rf"wie (?:reagiert|reagierte|sieht|sah|bewertet|bewertete|beurteilt|beurteilte) (?P<who>.+?){_IT_DE}?",
        rf"wie hat (?P<who>.+?){_IT_DE}? reagiert",
        rf"(?:was|wie) (?:ist|war) (?P<who>.+?) (?:{_VIEW_DE}){_IT_DE}?",
        rf"(?P<who>.+?)s (?:{_VIEW_DE})",
    )
]
_WHO = re.compile(
    rf"(?:(?:did |does |has )?(?:who|anyone|anybody|someone) (?:else )?(?:has )?{_AGREES_EN}(?: with (?P<whom>.+))?|"
    r"wer (?:sonst )?(?:(?:widerspricht|widersprach|widersprachen)(?: (?:dem|ihm|ihr|ihnen|da))?|"
    rf"(?:sieht|sah|meint|sagt|sagte){_IT_DE}{_SO_DE}+|(?:stimmt|stimmte)(?:{_IT_DE}|{_SO_DE})* zu|"
    r"(?:ist|war) (?:dafür|dagegen|anderer (?:meinung|ansicht))|"
    r"hat (?:ihm |ihr |dem |ihnen )?(?:widersprochen|zugestimmt)))",
    re.IGNORECASE,
)
"""Who takes which side nobody but a reader can tell: these ask who else speaks on it."""
_NOBODY = frozenset("he she it they him her them er sie es ihm ihr ihn who wer that das dies".split())


def who_said_it(typed: Typed, turns: Sequence[Focus]) -> str | None:
    """“Says who?” asks who speaks on the topic of the turn before."""
    last, language = turns[-1], typed.language
    if not _WHO_SAID.fullmatch(typed.text):
        return None
    return who_said(last, topic_in(last, language) or about(last, thing_of(last, language), language), language)


def asks_who_else(text: str, last: Focus) -> bool:
    """Whether a question without marks asks who else speaks on it, on whichever side."""
    return bool(_WHO_ELSE.fullmatch(text)) or asks_who_disagrees(text, last)


def who_else(typed: Typed, turns: Sequence[Focus]) -> str | None:
    """“Who else?”, “Who disagreed?”: who speaks on the same, but for those whom the conversation has heard."""
    last = turns[-1]
    return _others_on_it(last, typed.language) if asks_who_else(typed.text, last) else None


def whether_true(typed: Typed, turns: Sequence[Focus]) -> str | None:
    """“Really?” no article answers: who else says it is."""
    if not _WHETHER_TRUE.fullmatch(typed.text):
        return None
    return _others_on_it(turns[-1], typed.language) or turns[-1].question


def view_of(typed: Typed, turns: Sequence[Focus]) -> str | None:
    """“Does Hardt agree?” asks what Hardt says on the topic of the turn before."""
    last = turns[-1]
    if not last.topic:
        return None
    for pattern in _WHOSE:
        if match := pattern.fullmatch(typed.text):
            who = _named(match["who"], last)
            if who and not (last.speaker and same_name(who, last.speaker)):
                return what_said(last, who, topic_in(last, typed.language), typed.language)
    return None


def _others_on_it(last: Focus, language: Language) -> str | None:
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


def others_than_before(question: str, last: Focus) -> str | None:
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


def asks_who_disagrees(question: str, last: Focus) -> bool:
    """Whether a question asks who takes the other side, or the same, of what was said before."""
    match = _WHO.fullmatch(question)
    whom = match["whom"] if match else None
    return bool(match) and (whom is None or bool(last.speaker and same_name(whom, last.speaker)))


def _named(who: str, last: Focus) -> str | None:
    """A speaker whom the library knows, or somebody by their role; “Hardts” is Hardt."""
    if who.lower() in _NOBODY:
        return None
    names = (who, who[:-1]) if who.endswith("s") else (who,)
    return next((name for name in names if last.is_person(name) or names_role(name)), None)
