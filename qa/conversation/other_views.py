"""What somebody else thinks of it: “Does Hardt agree?”, “Sieht Miersch das auch so?”, “Who disagreed?”.

Whether two people agree is the reader's to judge: asked is what the other one, or everybody else, says on the same.
"""

import re

from index.lexicon.roles import ENGLISH_PERSON, PERSON
from index.names.person_names import same_name
from qa.conversation.reasking import Language, topic_in, what_said
from qa.conversation.turn import Focus

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


def position_of(question: str, last: Focus, language: Language) -> str | None:
    """The question of what somebody else says on the topic of the turn before; None where none such is asked.

    Args:
        question: without “And” in front and “?” behind.
        last: the turn before.
        language: of the question.
    """
    if not last.topic:
        return None
    for pattern in _WHOSE:
        if match := pattern.fullmatch(question):
            who = _named(match["who"], last)
            if who and not (last.speaker and same_name(who, last.speaker)):
                return what_said(last, who, topic_in(last, language), language)
    return None


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


def names_role(phrase: str) -> bool:
    """Whether a phrase names somebody by what they are: “der Kanzler”, “the mayor”."""
    return bool(PERSON.search(phrase.split()[-1].lower()) or ENGLISH_PERSON.search(phrase))
