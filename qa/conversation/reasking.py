"""A question that was asked in full, asked again: of somebody else, about something else, or why, when and where."""

import re

from index.lexicon.verb_families import ENGLISH_FORMS, GERMAN_FORMS
from qa.conversation.turn import Focus
from qa.conversation.typed import Language
from qa.question.determiner import without_article
from qa.question.plan import ABOUT

_HOW_TO_SAY: dict[Language, dict[str, tuple[str, str, str]]] = {
    "en": {
        "say": ("say", "said something", "about"),
        "demand": ("demand", "demanded", "on"),
        "criticise": ("criticise", "criticised", ""),
        "praise": ("praise", "praised", ""),
        "deny": ("deny", "denied", ""),
        "warn": ("warn", "warned", "of"),
        "promise": ("promise", "promised", "on"),
    },
    "de": {
        "say": ("sagte", "sagte etwas", "zu"),
        "demand": ("forderte", "forderte etwas", "zu"),
        "criticise": ("kritisierte", "kritisierte", ""),
        "praise": ("lobte", "lobte", ""),
        "deny": ("bestritt", "bestritt", ""),
        "warn": ("warnte", "warnte", "vor"),
        "promise": ("versprach", "versprach etwas", "zu"),
    },
}
"""By language and family of the verb: the verb behind “What did X”, behind “Who”, and the usual preposition."""
_OTHER_LANGUAGE = {
    "why": "warum", "when": "wann", "where": "wo", "how": "wie", "since when": "seit wann", "how long": "wie lange",
    "until when": "bis wann", "who": "wer",
}  # fmt: skip
_ENGLISH_OF = {german: english for english, german in _OTHER_LANGUAGE.items()} | dict.fromkeys(
    ("wieso", "weshalb"), "why"
)
_ADVERBIAL = re.compile(
    r"(?:(?:since|until) when|when|where|why|how long|how(?! (?:many|much|old|far|tall|big|high|large|often|fast)\b)|"
    r"(?:seit|bis) wann|wann|wo|warum|wieso|weshalb|wie lange|wie(?! ?(?:viel\w*|oft|alt|hoch|groß|weit|schnell)\b)|"
    r"woher|wohin)\b",
    re.IGNORECASE,
)
"""Question words that another one can stand in for."""
_YES_OR_NO = {
    "en": re.compile(
        r"(?:did|does|do|has|have|had|was|were|is|are|will|can|could|should)\b",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"(?:ist|sind|war|waren|hat|haben|hatte|hatten|wird|werden|wurde|wurden|kann|können|soll|muss|gibt|gab|"
        rf"{GERMAN_FORMS})\b",
        re.IGNORECASE,
    ),
}
_HOW_MANY = re.compile("how many|how much|wie ?viele?")
_AUXILIARIES = "did|does|do|has|have|had"
_POSSESSIVE: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:his|her|their)\b(?=\s+\w)", re.IGNORECASE),
    "de": re.compile(r"\b(?:sein|ihr)(?:e[mnrs]?)?(?=\s+(?:[a-zäöüß]+\s+)?[A-ZÄÖÜ])"),
}
"""In a topic the speaker's: “Was sagte Harms zu seinem Zaun?”."""
_PLURAL = re.compile(r"(?:USA|Niederlande|Philippinen|Vereinigten|Vereinten|Grünen|Linken|Malediven)\b")
"""Names that are plurals: “zu den USA”."""
_STARTING_ANEW: dict[str, str] = {
    "why": "Why is that", "when": "When was that", "where": "Where was that", "how": "How was that",
    "who": "Who was that", "since when": "Since when", "how long": "How long was that", "until when": "Until when",
    "warum": "Warum ist das so", "wann": "Wann war das", "wo": "Wo war das", "wie": "Wie war das", "wer": "Wer war das",
    "seit wann": "Seit wann", "wie lange": "Wie lange war das", "bis wann": "Bis wann",
}  # fmt: skip
"""How a question begins that puts another question word in front of the whole question before."""


def topic_in(focus: Focus, language: Language) -> str:
    """The topic in a question in `language`, with its preposition, “zum Telefonat”; empty where there is none."""
    if not focus.topic:
        return ""
    if language == focus.plan.language:
        whose = genitive(focus.speaker, language) if focus.speaker else ""
        topic = _POSSESSIVE[language].sub(whose, focus.topic_as_asked) if whose else focus.topic_as_asked
        return f"{focus.preposition} {topic}".strip()
    usual = _HOW_TO_SAY[language][focus.plan.family or "say"][2]
    return f"{usual} {foreign(focus.topic, language)}".strip()


def genitive(name: str, language: Language) -> str:
    """“Hardts”, “Harms’”; “Hardt’s”."""
    if language == "en":
        return f"{name}’s"
    return f"{name}’" if name[-1:] in "sßxz" else f"{name}s"


def foreign(phrase: str, language: Language) -> str:
    """A phrase of the other language in a question in `language`: without its article, in quotation marks.

    A capitalised word may be a name, which is one in both.
    """
    bare = without_article(phrase)
    if bare == phrase and " " not in phrase and phrase[:1].isupper():
        return phrase
    return f"„{bare}“" if language == "de" else f"“{bare}”"


def what_said(focus: Focus, speaker: str, topic: str, language: Language) -> str:
    """The question of what `speaker` says, with the verb of the one before; `topic` with its preposition, or empty."""
    before = focus.ask.speaker if focus.ask else None
    if before and language == focus.plan.language and focus.question.count(before) == 1:
        found = f"{focus.preposition} {focus.topic_as_asked}".strip()
        by_object = not focus.preposition and focus.plan.family == "say"
        if topic == found or (found and not by_object and focus.question.count(found) == 1):
            asked = focus.question.replace(before, speaker)
            return asked.replace(found, topic) if found and topic else asked
    verb = _HOW_TO_SAY[language][focus.plan.family or "say"][0]
    if language == "en":
        return " ".join(filter(None, ("What did", speaker, verb, topic))) + "?"
    return " ".join(filter(None, ("Was", verb, speaker, topic))) + "?"


def about(focus: Focus, topic: str, language: Language) -> str:
    """`topic` behind the preposition that a question of the same kind has in front of it."""
    usual = _HOW_TO_SAY[language][focus.plan.family or "say"][2]
    if language == focus.plan.language and focus.topic:
        usual = {"zum": "zu", "zur": "zu", "vom": "von", "im": "in", "am": "an", "beim": "bei"}.get(
            focus.preposition.lower(), focus.preposition or usual
        )
    if language == "de" and usual in ("zu", "von", "bei", "mit", "nach", "vor"):
        topic = re.sub(r"^der\s", "dem ", in_dative(topic))  # “Und der Zaun?” is no dative yet
    return f"{usual} {topic}".strip()


def in_dative(phrase: str) -> str:
    """“die Lieferung” → “der Lieferung”: the article as it stands behind “zu”, “von” and “mit”."""
    dative = {"die": "der", "das": "dem", "den": "dem", "eine": "einer", "ein": "einem", "einen": "einem"}
    first, _, rest = phrase.partition(" ")
    if first.lower() == "der":  # masculine nominative, or feminine dative already: only the noun could tell
        return phrase
    if first.lower() in ("die", "den") and _PLURAL.match(rest):
        return f"den {rest}"
    return f"{dative.get(first.lower(), first)} {rest}" if rest else phrase


def who_said(focus: Focus, topic: str, language: Language, besides: tuple[str, ...] = ()) -> str:
    """The question of who says something about `topic` (with its preposition), somebody else than `besides`."""
    verb = _HOW_TO_SAY[language][focus.plan.family or "say"][1]
    if language == "en":
        others = f"besides {' and '.join(besides)}" if besides else ""
        return " ".join(filter(None, ("Who", others, verb, topic))) + "?"
    others = f"außer {' und '.join(besides)}" if besides else ""
    return " ".join(filter(None, ("Wer", others, verb, topic))) + "?"


def with_question_word(focus: Focus, word: str, language: Language) -> str:
    """The question before, asked with another question word: why, when, where, since when, how long."""
    word = " ".join(word.lower().split())
    question = focus.question.rstrip(" ?!.…")
    if language != focus.plan.language:
        if focus.ask and focus.speaker:
            return _why_said(focus, word, language)
        word = (_OTHER_LANGUAGE if language == "en" else _ENGLISH_OF).get(word, word)
    if (match := _ADVERBIAL.match(question)) and not _HOW_MANY.fullmatch(word):
        return f"{_capital(word)}{question[match.end() :]}?"
    if focus.ask and focus.speaker and not _HOW_MANY.fullmatch(word):
        found = _what_became(focus, word, question)
        if found or focus.ask.speaker:
            return found or _why_said(focus, word, focus.plan.language)
    if _YES_OR_NO[focus.plan.language].match(question):
        return f"{_capital(word)} {_lower(question)}?"
    return f"{_STARTING_ANEW.get(word, _capital(word))}: {_lower(question)}?"


def _what_became(focus: Focus, word: str, question: str) -> str | None:
    """“What did Putin demand on X?” → “Why did Putin demand that on X?”, with the verb and the words as asked."""
    speaker = re.escape(focus.speaker or "")
    verbs = GERMAN_FORMS if focus.plan.language == "de" else ENGLISH_FORMS
    that = "das" if focus.plan.language == "de" else "that"
    for pattern, form in (
        (
            rf"what (?:exactly |else )?(?P<a>{_AUXILIARIES}) (?P<s>{speaker}) (?P<v>{verbs})\b(?P<t>.*)",
            "{a} {s} {v} {that}{t}",
        ),
        (rf"was (?P<a>hat|haben|hatte|hatten) (?P<s>{speaker})\b(?P<t>.*) (?P<v>{verbs})", "{a} {s} {that}{t} {v}"),
        (rf"was (?P<v>{verbs}) (?P<s>{speaker})(?!\w)(?P<t>.*)", "{v} {s} {that}{t}"),
        (rf"wer (?P<v>{verbs})(?P<t> .*)", "{v} {speaker}{t}"),
        (r"wer (?P<a>hat|haben) (?P<t>.*)", "{a} {speaker} {t}"),
        (r"who (?:has )?(?P<v>\w+ed|said|told)\b(?P<t>.*)", "has {speaker} {v}{t}"),
        (rf"(?P<t>(?:did|does|has|have|had) {speaker} .*)", "{t}"),
        (rf"(?P<t>(?:hat|haben|{verbs}) {speaker}\b.*)", "{t}"),
    ):  # fmt: skip
        if match := re.fullmatch(pattern, question, re.IGNORECASE):
            return f"{_capital(word)} {_lower(form.format(**match.groupdict(), that=that, speaker=focus.speaker))}?"
    return None


def _why_said(focus: Focus, word: str, language: Language) -> str:
    verb = _HOW_TO_SAY[language][focus.plan.family or "say"][0]
    topic = topic_in(focus, language)
    by_object = topic and not re.match(rf"(?:{ABOUT})\b", topic, re.IGNORECASE)
    said = [_capital(word), "did", focus.speaker, verb, "" if by_object else "that", topic]
    if language == "de":
        said = [_capital(word), verb, focus.speaker, "" if by_object else "das", topic]
    return " ".join(part for part in said if part) + "?"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(question: str) -> str:
    return question[:1].lower() + question[1:]
