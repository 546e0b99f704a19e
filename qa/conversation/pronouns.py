"""What pronouns in a follow-up question stand for: “Warum lehnt er das ab?”, “What did she say about it?”."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.grammar.persons import Gender
from index.lexicon.verb_families import ENGLISH_FORMS, GERMAN_FORMS, verb_family
from index.names.person_names import same_name
from qa.conversation.reasking import foreign, genitive, in_dative
from qa.conversation.swapped_phrase import CONTRACTED, main_phrase, place_phrase
from qa.conversation.turn import Focus, names_in
from qa.conversation.typed import Language
from qa.question.determiner import without_article
from qa.question.plan import ABOUT, Plan

_ENDS = r"(?=\s*(?:$|[?!.,;:])|\s+(?:too|also|again|now|then|yet|exactly|so|in|on|at|from|with|to|when|and|or)\b)"
"""Behind “that” and “this” where they are no article and no conjunction."""
_SAYING_EN = "|".join(
    form for form in ENGLISH_FORMS.split("|") if verb_family(form) in ("say", "demand", "promise", "deny")
)
_SAYING_DE = "|".join(
    form for form in GERMAN_FORMS.split("|") if verb_family(form) in ("say", "demand", "promise", "deny")
)
"""Those whose object “das” is what was said: not “lehnt … ab”, “kritisiert”."""
_EXPLETIVE = (
    r"(?!\s+(?:true|possible|likely|right|correct|necessary|clear|known|raining|that|to)\b)"
    r"(?<!\btime\sis\sit)(?!\s+(?:take|matter|make|mean)\b)"
)

_ENGLISH = re.compile(
    rf"""
      \b(?:(?P<said>(?:{_SAYING_EN})\s+)(?:that|this|it|so)(?=\s*(?:$|[?!.,])|\s+(?:in|on|at|when|to)\b)
        |(?P<about>(?:{ABOUT}|by|before|after|since|during|at)\s+)(?:it|them(?=\s+all\b)|(?:that|this|these|those){_ENDS})(?!\w)
        |(?P<its>its)\s+(?=\w)
        |(?P<he>he|him|himself)(?!\w)
        |(?P<his>his)(?=\s+\w)
        |(?P<she>she|herself)(?!\w)
        |(?P<her>her)(?=\s+(?!(?:{ABOUT}|too|also|again|then|now|say|do|and|or)\b)\w)
        |(?P<her_object>her)(?!\w)
        |(?P<they>they|them|themselves)(?!\w)
        |(?P<their>their)(?=\s+\w)
        |(?P<there>there){_ENDS}
        |(?P<it>it(?!\w){_EXPLETIVE}|(?:that|this){_ENDS})
      )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NO_CLAUSE = r"(?!\s*,?\s*(?:dass|daß|ob|wie|wer|was|weil|wenn)\b)"
_PREPOSITION_OF = {
    "dazu": "zu", "hierzu": "zu", "darüber": "über", "hierüber": "über", "davon": "von", "hiervon": "von",
    "dagegen": "gegen", "dafür": "für", "damit": "mit", "daran": "an", "darauf": "auf", "dabei": "bei", "daraus": "aus",
}  # fmt: skip
_NOUN_FOLLOWS = r"(?=\s+(?:[a-zäöüß]\S*\s+)?[A-ZÄÖÜ])"
_GERMAN = re.compile(
    rf"""
      \b(?:(?P<adverb>{"|".join(_PREPOSITION_OF)})(?!\w){_NO_CLAUSE}
        |(?P<his>(?-i:sein(?:e[mnrs]?)?)){_NOUN_FOLLOWS}
        |(?P<her>(?-i:ihr(?:e[mnrs]?)?)){_NOUN_FOLLOWS}
        |(?P<he>(?-i:er|ihm|ihn)|der(?=\s+(?:dazu|darüber|davon|dagegen|dafür)\b))(?!\w)
        |(?P<she>(?-i:sie|ihr)|die(?=\s+(?:dazu|darüber|davon|dagegen|dafür)\b))(?!\w)
        |(?P<they>(?-i:ihnen|denen))(?!\w)
        |(?P<there>dort)(?!\w)
        |(?P<es>(?-i:es))(?!\w)
        |(?P<that>das|dies)(?!\w)(?=\s*(?:$|[?!.,])|\s+(?:so|auch|alles|genau|nicht|denn|noch|konkret)\b
            |\s+(?-i:[a-zäöüß]+)(?:\s+(?-i:[a-zäöüß]+))?\s*(?:$|[?!.]))
      )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_DETERMINER = r"(?:welche[rsmn]?|which|what|eine?[rsmn]?|keine?[rsmn]?|an?|dies\w*|the)"
_AS_OBJECT = ("him", "himself", "her", "ihm", "ihn", "ihr", "ihnen", "them")
_OWN_ARTICLE = {"er": "der", "sie": "die", "ihn": "den", "es": "das"}
_ARTICLES = {"er": "der|den|dem|einen|einem", "ihn": "der|den|dem|einen|einem", "sie": "die|eine|der", "es": "das|ein"}
"""In front of the noun that a pronoun may stand for; “der” also because of its dative."""
_IMPERSONAL = re.compile(
    r"\b(?:gibt|gab|geht|ging|handelt|kommt|kam|heißt|hieß|ist|war|regnet|regnete)\s+$", re.IGNORECASE
)
_GENDER: dict[str, Gender] = {"he": "m", "his": "m", "she": "f", "her": "f", "her_object": "f"}


@dataclass
class _Meant:
    """Whom the pronouns of one question stand for: the first of a gender; further ones mean the same by themselves."""

    turns: Sequence[Focus]
    named: list[str]
    """Who is named in the question itself."""
    speaking: bool = True
    """Whether the question asks what somebody says: a fact is rather asked of who has a name than of “the doctor”."""
    by_gender: dict[Gender, str] = field(default_factory=dict)
    _found: dict[tuple[Gender, bool, int], str | None] = field(default_factory=dict)

    def person(self, gender: Gender, another: bool) -> str | None:
        """Who fits, an object's first where the question before has it too; none where the question says it by now."""
        if gender in self.by_gender and not another:
            return None
        asked = gender, another, len(self.by_gender)
        if asked not in self._found:
            self._found[asked] = self._find(gender, another)
        return self._found[asked]

    def _find(self, gender: Gender, another: bool) -> str | None:
        taken = [*self.named, *self.by_gender.values()]
        unsure = None
        for turn in reversed(self.turns):
            names = _objects_first(turn) if another else list(turn.people())
            if not self.speaking:  # rather who is named in the question than who speaks in the answer
                names.sort(key=lambda name: (name != without_article(name), name not in turn.question))
            for name in names:
                if any(same_name(name, other) or same_name(other, name) for other in taken):
                    continue
                known = turn.gender(name) if gender != "?" else "?"
                if known == gender or (gender == "m" and known == "?"):
                    return self._keep(gender, name)
                if known == "?" and unsure is None:
                    unsure = name
        # “She” is rather somebody who is known to be a woman than the first who might be one.
        return self._keep(gender, unsure) if unsure else None

    def _keep(self, gender: Gender, name: str) -> str:
        self.by_gender.setdefault(gender, name)
        return name


def _objects_first(turn: Focus) -> list[str]:
    """The people of a turn, those that its question is about before the one that it asks for."""
    return sorted(turn.people(), key=lambda name: name not in turn.topic)


def resolved(plan: Plan, turns: Sequence[Focus], language: Language) -> str | None:
    """The question with what its pronouns stand for; None where it has none that lead back to these turns."""
    last, question = turns[-1], plan.question
    people = [name for name in names_in(question) if last.is_human(name) or _is_body(name, question, last)]
    meant = _Meant(turns, people, speaking=bool(plan.asks))
    pieces = []
    at = 0
    for match in (_ENGLISH if language == "en" else _GERMAN).finditer(question):
        name = next((kind for kind, text in match.groupdict().items() if text), "it")
        put = _put(match, name, question, meant, last, language)
        if put is not None:
            pieces += [question[at : match.start()], put]
            at = match.end()
    return "".join([*pieces, question[at:]]) if pieces else None


def _is_body(name: str, question: str, last: Focus) -> bool:
    """Whether it is a speaker's name as it stands here, and not a noun like any other: “zu welcher Partei”."""
    return last.is_person(name) and not re.search(rf"\b{_DETERMINER}\s+{re.escape(name)}", question, re.IGNORECASE)


def _put(match: re.Match[str], kind: str, question: str, meant: _Meant, last: Focus, language: Language) -> str | None:
    """What stands in the place of one pronoun; None where it stays."""
    text = match.group()
    if kind in _GENDER or kind in ("they", "their"):
        return _person(match, kind, question, meant, last, language)
    if kind == "there":
        return place_phrase(last) or None
    if kind == "es":
        return None if _IMPERSONAL.search(question[: match.start()]) else _thing_for("es", question, last)
    said = " ".join([question, *meant.by_gender.values()]).casefold()
    last, thing = next(
        (
            (turn, thing)
            for turn in reversed(meant.turns)
            if (thing := thing_of(turn, language)) and thing.casefold() not in said
        ),
        (last, ""),
    )
    if not thing:
        return None
    if kind == "said":
        return f"{text} {_about(last, 'about', thing, language)}"
    if kind == "about":
        return f"{match['about']}{thing}"
    if kind == "its":
        return f"{thing}’s "
    if kind == "adverb":
        return _about(last, _PREPOSITION_OF[text.lower()], thing, language)
    if kind == "that":
        rest = question[match.end() :]
        if re.match(rf"\s+(?:{_SAYING_DE})\s*(?:$|[?!.])", rest, re.IGNORECASE) or _says_before(
            question[: match.start()]
        ):
            return f"{text} {_about(last, 'zu', thing, language)}"
        return thing
    return thing


def _person(
    match: re.Match[str], kind: str, question: str, meant: _Meant, last: Focus, language: Language
) -> str | None:
    text = match.group().lower()
    before = question[: match.start()]
    as_object = text in _AS_OBJECT or bool(re.search(rf"\b(?:{ABOUT})\s+$", before, re.IGNORECASE))
    named_before = any(one in before for one in meant.named)
    if named_before and (not as_object or re.search(r",|\b(?:that|dass|when|als)\b", before)):
        return None  # “What did Künast say when she …”
    if text in ("they", "them") and (things := _several(last)) and things.casefold() not in question.casefold():
        return things
    gender = _GENDER.get(kind, "?")
    thing = _thing_for(text, question, last) if language == "de" else None
    if thing and (meant.by_gender or _does_to_a_thing(question)):  # “Wann bekam er sie?”
        return thing
    name = meant.person(gender, another=as_object)
    if name is None:
        return thing
    if kind in ("his", "her", "their"):
        return genitive(name, language)
    return name


def _does_to_a_thing(question: str) -> bool:
    """“Wer hat ihn veröffentlicht?”, “Wer beschloss sie?”: what somebody does, and not with words."""
    words = question.lower().split()
    return words[0] == "wer" and not any(verb_family(word.strip("?!.,")) for word in words)


def _several(last: Focus) -> str | None:
    """The topic, where it is several things: “the strikes”."""
    topic = last.topic
    return topic if re.search(r"[a-z]s$", topic) and not last.is_person(topic) else None


def _thing_for(pronoun: str, question: str, last: Focus) -> str | None:
    """The thing that “er”, “sie” or “ihn” may stand for, by its article, or the one in its preposition."""
    if pronoun not in _OWN_ARTICLE:
        return None
    thing = written = thing_of(last, "de")
    if last.ask and last.preposition.lower() in CONTRACTED:
        written = f"{CONTRACTED[last.preposition.lower()]} {thing}"
    bare = without_article(thing)
    if re.match(rf"(?:{_ARTICLES[pronoun]})\s", written, re.IGNORECASE) and bare.casefold() not in question.casefold():
        return f"{_OWN_ARTICLE[pronoun]} {bare}"
    return None


def _says_before(before: str) -> bool:
    """Whether the verb in front is one of saying: “Wann sagte er | das”."""
    return any(re.fullmatch(_SAYING_DE, word, re.IGNORECASE) for word in before.split()[:3])


def thing_of(last: Focus, language: Language) -> str:
    """What “it”, “das” and “dazu” stand for: the topic, or what a question for a fact is about."""
    thing = last.topic if last.ask else main_phrase(last)
    if not thing and last.speaker:
        thing = last.speaker
    return thing if language == last.plan.language or not thing else foreign(thing, language)


def _about(last: Focus, preposition: str, thing: str, language: Language) -> str:
    """`thing` behind a preposition, as the question before has it where it is the same one: “zum Telefonat”."""
    own = last.preposition.lower()
    same = own == preposition or own in {"zu": ("zum", "zur"), "von": ("vom",), "an": ("am",), "bei": ("beim",)}.get(
        preposition, ()
    )
    if last.ask and language == last.plan.language and (same or preposition == "about") and own:
        return f"{last.preposition} {thing}"
    if language == "de" and preposition in ("zu", "von", "mit", "bei", "aus", "an"):
        if last.ask and language == last.plan.language and own in CONTRACTED:
            thing = f"{CONTRACTED[own]} {thing}"
        thing = in_dative(thing)
    return f"{preposition} {thing}"
