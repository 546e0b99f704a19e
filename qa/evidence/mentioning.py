"""Which articles mention something: counted in all of them, each with the sentence where it stands."""

import re
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from index.article import Sentence
from index.lexicon.function_words import STOP_WORDS
from index.library import Library
from index.names.places import key_of, other_names
from index.store.filters import Filter
from index.text.terms import fold, stems, words_of
from qa.evidence.examples import newest_first

_ASKS = frozenset(
    """
    about all alle allem alles also any anything anzahl appear appears archiv archive archives archivs article
    articles artikel artikeln auch auf aus be befassen befasst behandeln behandelt being beitrag beiträge beiträgen
    bericht berichte berichten berichtet berühren bestand bitte collection come comes concern concerning contain
    contains count cover coverage covered covers da dabei database datenbank deal dealing deals describe discuss
    discusses docs document documents dokumente drehen dreht enthalten enthält erwähnen erwähnt es feature features
    finden findet gehen geht genannt geschichten gespeichert gib gibt gibts gings give haben habt handeln handelt hast
    hat have held hier hold holds ihr include insgesamt irgendwelchen items keyword kommen kommt library list liste
    listed many me meldung meldungen mention mentioned mentioning mentions mir much nachrichten name named names nenne
    nennen nennt news number papers piece pieces please print quote quoted quotes report reported reports sammlung say
    says show sich sind speak sprechen spricht stehen steht stichwort stored stories story such talk talks tauchen
    taucht tell text texte texten texts thema themen there topic total um viel viele vielen vom von vor vorhanden
    vorkommt welche welchen werden which wie wieviel wieviele wird wo word write written you your zeig zeige zitieren
    zitiert zu zum zur zähle über
    """.split()
)
"""Words with which one asks for articles; what is left is what they are to be about."""
_SLIP = 85
"""Likeness of a word to one of these from which it is taken for that with a slip: “mnay”, “artikl” (of 100)."""
_SLIP_FROM = 4


def topic_of(request: str) -> str:
    """What the articles that a request asks for are to be about, as written; empty where it asks for all."""
    kept = []
    for match in re.finditer(r"[\w'’.-]*\w", request):
        word = match[0].lower()
        parts = words_of(word) or [word]
        named = match.start() > 0 and match[0][0].isupper()
        if all(_asks(part, not named) for part in parts) and not (
            len(word) > 1 and match[0].isupper() and not request.isupper()
        ):
            continue
        kept.append(match[0])
    return " ".join(kept)


_TITLE = re.compile(r"\b(?:frau|herrn?|dr|prof|mrs?|ms)\b\.?", re.IGNORECASE)


def _asks(word: str, slips: bool) -> bool:
    """Whether it is a word that asks; `slips`: or one with a slip, which “Boeing” is not for “being”."""
    if word in _ASKS or word in STOP_WORDS:
        return True
    if not slips:
        return False
    alike = (other for other in _ASKS if len(word) >= _SLIP_FROM and other[0] == word[0])
    return any(fuzz.ratio(word, other) >= _SLIP or sorted(word) == sorted(other) for other in alike)


def mentioning(library: Library, topic: str, within: Filter | None) -> list[Sentence]:
    """Of every article that has all words of a topic the sentence that has most of them, the newest article first.

    A word stands in any form, in a compound (“Erdbebengebiet”), and a place under its other names (Kiew, Kyiv).
    """
    wanted = _wanted(_TITLE.sub("", topic))
    found = []
    for article in newest_first(library.articles_wording(wanted, within)) if wanted else ():
        words = {fold(word) for word in words_of(f"{article.title} {article.text}")}
        here = [_standing(words, forms) for forms in wanted]
        if all(here) and (best := _best(library.sentences(article), here)):
            found.append(best)
    return found


def newest_of(several: Iterable[Sequence[Sentence]]) -> list[Sentence]:
    """Of several lists of sentences one of each article, the newest article first."""
    first = {one.article: one for found in several for one in found}
    return [first[article] for article in newest_first([*first])]


def _wanted(topic: str) -> list[frozenset[str]]:
    """For each word of a topic its stems, and the words of its other names."""
    words = [word for word in words_of(topic) if word not in STOP_WORDS] or words_of(topic)
    others = [name for name in other_names(key_of(topic)) if len(name) == len(words)]
    found = []
    for place, word in enumerate(words):
        alike = {fold(word), *stems(word)}
        for name in others or ():
            alike.add(name[place])
        for name in other_names((fold(word),)):
            alike.update(name if len(name) == 1 else ())
        found.append(frozenset(alike))
    return found


def _standing(words: Iterable[str], forms: frozenset[str]) -> frozenset[str]:
    """Which folded words of an article are a form of a word, or a compound that begins with it or ends in it."""
    return frozenset(word for word in words if any(_is_form(word, form) for form in forms))


_PART = 5
"""Letters of a word that may be part of a compound."""


def _is_form(word: str, form: str) -> bool:
    if word == form or form in stems(word):
        return True
    return len(form) >= _PART and (word.startswith(form) or word.endswith(form))


def _best(sentences: Sequence[Sentence], here: Sequence[frozenset[str]]) -> Sentence | None:
    """The sentence that has most of the words, text before headings and captions, the first of equals."""
    counts = [(_count(one, here), one.kind == "text") for one in sentences]
    best = max(range(len(counts)), key=lambda n: (*counts[n], -n), default=None)
    return sentences[best] if best is not None and counts[best][0] else None


def _count(sentence: Sentence, here: Sequence[frozenset[str]]) -> int:
    words = {fold(word) for word in words_of(sentence.text)}
    return sum(bool(words & forms) for forms in here)


def of_outlet(topic: str, outlets: Iterable[str]) -> Iterator[str]:
    """Yield the outlets that a request names."""
    asked = set(map(fold, words_of(topic)))
    yield from (outlet for outlet in outlets if asked and set(map(fold, words_of(outlet))) <= asked)
