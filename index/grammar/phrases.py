"""German noun phrases: where one ends, and what stands beside it in apposition."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.grammar.persons import PLACES, is_role, name_run
from index.grammar.tokens import Word
from index.lexicon.calendar import alternatives
from index.lexicon.reporting_german import NOUN_CUES, SOURCE_ENDINGS, SOURCES
from index.text.spans import Span

DETERMINERS = frozenset(("ART", "CARD", "PPOSAT", "PDAT", "PIAT", "PIDAT", "TRUNC", "ADJ(A)", "PWAT"))
"""Tags of what stands before the noun of a phrase."""
TIMES = re.compile(
    rf"({alternatives('weekday', 'month', language='de')}|"
    r"abend|morgen|nacht|mittag|vormittag|nachmittag|woche|uhr|mal|jahr|"
    r"(?<!bundes)(?<!land)(?<!reichs)(?<!partei)(?<!kreis)(?<!städte)(?<!kirchen)tag|monat)$"
)


def phrase_end(
    words: Sequence[Word],
    start: int,
    stop: int,
    attach: bool = True,
    source: bool = False,
    governed: frozenset[str] = frozenset(),
) -> int:
    """Index behind the noun phrase that begins at `start`; `start` itself where there is none.

    Args:
        words: the article's words.
        start: where the phrase begins.
        stop: where it ends at the latest.
        attach: whether prepositional attributes belong to it (“der Minister für Umwelt”).
        source: whether it names a source: there “von” goes on (“Angaben von Ärzten”), other prepositions do not.
        governed: the prepositions of the verb's own object, which begin no attribute.
    """
    if start >= stop:
        return start
    if words[start].tag in ("PPER", "PDS", "PRELS", "PWS"):
        return start + 1
    if words[start].tag == "PIS" and not (start + 1 < stop and words[start + 1].lower in ("der", "von")):
        return start + 1
    phrase = _Phrase(words, start, stop, attach, source, governed, start)
    while phrase.at < stop:
        belongs = None
        for rule in _RULES:
            belongs = rule(phrase)
            if belongs is not None:
                break
        if not belongs:
            break
        phrase.at += 1
    return _without_rest(words, start, phrase.at)


@dataclass(slots=True)
class _Phrase:
    """A noun phrase while it is read; the arguments are those of `phrase_end`."""

    words: Sequence[Word]
    start: int
    stop: int
    attach: bool
    source: bool
    governed: frozenset[str]
    at: int
    """The word that is looked at."""
    seen: bool = False
    """Whether its noun was read, or that of its last attribute."""

    @property
    def word(self) -> Word:
        """The word that is looked at."""
        return self.words[self.at]

    @property
    def before(self) -> Word:
        """The word before it."""
        return self.words[self.at - 1]

    @property
    def following(self) -> Word | None:
        """The word behind it; None at the end."""
        return self.words[self.at + 1] if self.at + 1 < self.stop else None

    def ahead(self, within: int) -> range:
        """The next places, `within` at most with that of the word itself."""
        return range(self.at + 1, min(self.at + within, self.stop))


# Each rule: whether the word belongs to the phrase (then `at` may move on to the last word that does), or None where it
# is another rule's to say.


def _quoted(phrase: _Phrase) -> bool | None:
    if phrase.word.tag != "Q":
        return None
    closing = next((k for k in phrase.ahead(12) if phrase.words[k].tag == "Q"), None)
    following = phrase.following
    if closing is None or (phrase.seen and following is not None and following.text[:1].islower()):
        return False
    phrase.at, phrase.seen = closing, True
    return True


def _bracketed(phrase: _Phrase) -> bool | None:
    if phrase.word.text != "(" or not phrase.seen:
        return None
    closing = next((k for k in phrase.ahead(9) if phrase.words[k].text == ")"), None)
    if closing is None:
        return False
    phrase.at = closing
    return True


def _noun(phrase: _Phrase) -> bool | None:
    word, before = phrase.word, phrase.before
    if not word.noun:
        return None
    if phrase.seen and TIMES.search(word.lower) and word.tag[:2] == "NN":
        return False
    if phrase.seen and before.noun and _is_object(before, word):
        return False
    phrase.seen = True
    return True


def _participle(phrase: _Phrase) -> bool | None:
    """“die zur Universität gehörende Stiftung”."""
    opens = phrase.word.tag in ("APPR", "APPRART") and phrase.before.tag in DETERMINERS
    if phrase.seen or phrase.at <= phrase.start or not opens:
        return None
    first = phrase.at + 1
    inner = phrase_end(phrase.words, first, phrase.stop, attach=False)
    if inner == first or inner >= phrase.stop or not phrase.words[inner].tag.startswith(("ADJ", "VV(PP)")):
        return False
    phrase.at = inner - 1
    return True


def _in_front(phrase: _Phrase) -> bool | None:
    """What stands before the noun: articles, numbers, adjectives, participles."""
    tag = phrase.word.tag
    if phrase.seen or (tag == "ART" and phrase.before.tag == "ADJ(A)" and phrase.at > phrase.start):
        return None
    return (tag in DETERMINERS or tag in ("PIS", "VV(PP)", "ADV") or tag.startswith("ADJ")) or None


def _of_the_name(phrase: _Phrase) -> bool | None:
    """What goes on with a name: “Schalke 04”, “Vereinte Nationen”, “Groß GmbH”."""
    if not phrase.seen:
        return None
    word, before, following = phrase.word, phrase.before, phrase.following
    if word.tag == "CARD" and not (following is not None and following.noun) and _numbers_it(before, word):
        return True
    if not word.text[:1].isupper():
        return None
    return (word.tag in ("TRUNC", "ADJ(A)") or (before.tag[:2] in _NAMES and word.tag not in _CLOSED)) or None


def _genitive(phrase: _Phrase) -> bool | None:
    """“der Sprecher des Amtes”, “die Rede seiner Ministerin”, “Angaben libanesischer Kreise”."""
    if not phrase.seen:
        return None
    word, before = phrase.word, phrase.before
    if word.lower in ("des", "der", "eines", "einer", "dieses", "dieser", "jenes"):
        named = before.tag[:2] == "NE" and word.lower == "der"
        if named and (not phrase.source or phrase.words[phrase.at - 2].tag[:2] == "NE"):
            return False
        phrase.seen = False
        return True
    owner = word.tag in ("PPOSAT", "PDAT") and word.lower.endswith(("s", "r"))
    of_source = phrase.source and before.noun and is_source(before)
    if not owner and not (of_source and _genitive_plural(word, phrase.following)):
        return None
    phrase.seen = False
    return True


def _and(phrase: _Phrase) -> bool | None:
    word, following = phrase.word, phrase.following
    if not phrase.seen or word.tag != "KON" or word.lower not in ("und", "sowie", "oder", "&") or following is None:
        return None
    if not (following.noun or following.tag in DETERMINERS):
        return False
    phrase.seen = False
    return True


def _with_preposition(phrase: _Phrase) -> bool | None:
    """A prepositional attribute: “der Minister für Umwelt”, of a source “Angaben von Ärzten”."""
    word, before, following = phrase.word, phrase.before, phrase.following
    if not phrase.seen or word.tag not in ("APPR", "APPRART") or following is None or not phrase.attach:
        return None
    lower = word.lower
    quoted = following.tag == "Q" and quoted_name(phrase.words, phrase.at + 1, phrase.stop) > phrase.at + 1
    if not (following.noun or following.tag in DETERMINERS or quoted) or TIMES.search(following.lower):
        return False
    if lower in phrase.governed:
        return False  # “sprach Groß von einem Fehler”
    if lower == "in" and following.lower in ("einem", "einer", "seinem", "seiner", "ihrem", "ihrer", "diesem"):
        return False  # “der Sprecher in einem Interview”
    if phrase.source:
        belongs = _is_of_source(phrase, following, quoted)
    else:
        named = before.tag[:2] == "NE"
        belongs = lower in ("von", "vom") or (not named and lower in _ATTACHING)
    if belongs:
        phrase.seen = False
    return belongs


def _is_of_source(phrase: _Phrase, following: Word, quoted: bool) -> bool:
    """“Angaben von Ärzten”, “Berichten aus Kiew”, “laut Eva Groß von der Polizei”; not “laut Polizei in der Nacht”."""
    lower, before = phrase.word.lower, phrase.before
    of = lower in ("von", "vom")
    if (of or lower == "aus") and (is_source(before) or quoted):
        return True
    if following.tag[:2] == "NE" and (of or lower in ("in", "aus")):
        return True
    full_name = phrase.at - phrase.start > 1 and before.tag[:2] == phrase.words[phrase.at - 2].tag[:2] == "NE"
    return of and full_name


_RULES = (
    _quoted,
    _bracketed,
    _noun,
    _participle,
    _in_front,
    _of_the_name,
    _genitive,
    _and,
    _with_preposition,
)
"""In this order; a word that no rule takes ends the phrase."""

_NAMES = ("NE", "NN", "FM")
_ATTACHING = frozenset("für zur zum bei beim aus in im am gegen".split())
"""Prepositions of attributes: “der Minister für Umwelt”, “der Sprecher im Rathaus”."""


def _without_rest(words: Sequence[Word], start: int, end: int) -> int:
    """The end of a phrase without what was begun and has no noun."""
    while end > start and not (words[end - 1].noun or words[end - 1].tag in ("Q", "$(", "CARD", "ADJ(A)", "TRUNC")):
        end -= 1
    return end - 1 if end > start and words[end - 1].text == "(" else end


def _is_object(before: Word, word: Word) -> bool:
    """Whether a noun right behind another begins the object: “hat die Sängerin Klage …”, “hatte Groß Neues …”."""
    if word.tag == "NNA" and before.tag[:2] == "NE":
        return word.lower.endswith("es")
    return word.tag[:2] == "NN" and word.lower in NOUN_CUES and is_role(before)


def _genitive_plural(word: Word, following: Word | None) -> bool:
    """Whether the word begins a genitive plural without an article: “mehrerer Zeugen”, “libanesischer Kreise”."""
    plural = word.lower.endswith("er") and word.tag in ("ADJ(A)", "PIAT", "PIDAT", "CARD")
    return plural and following is not None and (following.noun or following.tag == "ADJ(A)")


def quoted_name(words: Sequence[Word], start: int, stop: int) -> int:
    """Index behind a name in quotation marks that opens at `start` (“Die Zeit”); `start` where it is none."""
    closing = next((k for k in range(start + 1, min(start + 8, stop)) if words[k].tag == "Q"), None)
    if closing is None or words[start].tag != "Q":
        return start
    inner = words[start + 1 : closing]
    capital = bool(inner) and inner[0].text[:1].isupper() and inner[-1].text[:1].isupper()
    return closing + 1 if capital and not any(word.finite for word in inner) else start


def _numbers_it(noun: Word, number: Word) -> bool:
    """Whether a number belongs to the noun or name before it: “Schalke 04”, “Artikel 5”."""
    return noun.tag == "NE" or (number.text.isdigit() and len(number.text) < 3)


_CLOSED = frozenset(("ART", "APPR", "APPRART", "PPER", "KOUS", "KOUI", "PRELS", "PPOSAT", "PDS", "KON", "PWAV"))


def is_source(word: Word) -> bool:
    """Whether the word is a noun for a source: “Angaben”, “Bericht”."""
    return word.lower in SOURCES or word.lower.endswith(SOURCE_ENDINGS)


def with_apposition(words: Sequence[Word], span: Span, stop: int) -> Span:
    """Extend a phrase by an apposition: “der Sprecher, Lars B.,”."""
    behind = _name_behind(words, span, stop)
    if behind is not None:
        return behind
    end = span[1]
    if end + 1 < stop and words[end].text == ",":
        begins = words[end + 1]
        if begins.noun or begins.tag in ("ART", "ADJ(A)"):
            after = phrase_end(words, end + 1, stop)
            closed = after == stop or words[after].text in (",", ":", ".", "–") or words[after].verb
            named = any(words[i].tag[:2] == "NE" for i in range(end + 1, after))
            bounded = after < stop and words[after].text != ","
            if after > end + 1 and closed and not (after < stop and words[after].finite and not named):
                head = next((words[i] for i in range(end + 1, after) if words[i].noun), begins)
                if not named and bounded and begins.tag == "ART" and not is_role(head):
                    return span
                return span[0], after
    return span


def _name_behind(words: Sequence[Word], span: Span, stop: int) -> Span | None:
    """The name that stands behind a role: “der Sprecher der Partei, Eva Groß heute”, “ein Führer ihrer Seite, Ole”."""
    start, end = span
    if not any(is_role(words[i]) for i in range(start, end)) or any(words[i].text == "," for i in range(start, end)):
        return None
    comma = end
    if comma < stop and words[comma].tag in ("APPR", "APPRART"):
        comma = phrase_end(words, comma + 1, stop, attach=False)
    if comma + 1 >= stop or words[comma].text != ",":
        return None
    first = comma + 1
    while first < stop and is_role(words[first]) and words[first].tag[:2] != "NE":
        first += 1
    last = name_run(words, first, stop)
    known = (
        last > first + 1
        or (last > first and first > comma + 1)
        or (last > first and last < stop and words[last].text in ",(")
    )
    if (
        not known
        or words[first].lower in PLACES
        or (last < stop and words[last].finite and words[last].tag != "VV(FIN)")
    ):
        return None
    return start, last
