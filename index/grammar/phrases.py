"""German noun phrases: where one ends, and what stands beside it in apposition."""

import re
from collections.abc import Sequence

from index.grammar.persons import is_role, name_run
from index.grammar.tokens import Word
from index.lexicon.places import PLACES
from index.lexicon.reporting_german import NOUN_CUES, SOURCE_ENDINGS, SOURCES
from index.text.spans import Span

DETERMINERS = frozenset(("ART", "CARD", "PPOSAT", "PDAT", "PIAT", "PIDAT", "TRUNC", "ADJ(A)", "PWAT"))
"""Tags of what stands before the noun of a phrase."""
TIMES = re.compile(
    r"(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|abend|morgen|nacht|mittag|vormittag|"
    r"nachmittag|woche|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|uhr|mal|jahr|"
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
    i, seen = start, False
    while i < stop:
        word, before = words[i], words[i - 1]
        following = words[i + 1] if i + 1 < stop else None
        tag, lower = word.tag, word.lower
        if tag == "Q":
            closing = next((k for k in range(i + 1, min(i + 12, stop)) if words[k].tag == "Q"), None)
            if closing is None or (seen and following is not None and following.text[:1].islower()):
                break
            i, seen = closing, True
        elif word.text == "(" and seen:
            closing = next((k for k in range(i + 1, min(i + 9, stop)) if words[k].text == ")"), None)
            if closing is None:
                break
            i = closing
        elif word.noun:
            if seen and TIMES.search(lower) and tag[:2] == "NN":
                break
            if seen and before.noun and _is_object(before, word):
                break
            seen = True
        elif not seen and i > start and tag in ("APPR", "APPRART") and before.tag in DETERMINERS:
            # “die zur Universität gehörende Stiftung”
            inner = phrase_end(words, i + 1, stop, attach=False)
            if inner == i + 1 or inner >= stop or not words[inner].tag.startswith(("ADJ", "VV(PP)")):
                break
            i = inner - 1
        elif (
            (
                not seen
                and not (tag == "ART" and before.tag == "ADJ(A)" and i > start)
                and (tag in DETERMINERS or tag == "PIS" or tag.startswith("ADJ") or tag in ("VV(PP)", "ADV"))
            )
            or (seen and tag == "CARD" and not (following is not None and following.noun) and _numbers_it(before, word))
            or (seen and tag in ("TRUNC", "ADJ(A)") and word.text[:1].isupper())
            or (seen and word.text[:1].isupper() and before.tag[:2] in ("NE", "NN", "FM") and tag not in _CLOSED)
        ):
            pass
        elif seen and lower in ("des", "der", "eines", "einer", "dieses", "dieser", "jenes"):
            if before.tag[:2] == "NE" and lower == "der" and (not source or words[i - 2].tag[:2] == "NE"):
                break
            seen = False
        elif seen and tag in ("PPOSAT", "PDAT") and lower.endswith(("s", "r")):
            seen = False
        elif source and seen and before.noun and is_source(before) and _genitive_plural(word, following):
            seen = False  # “Angaben libanesischer Kreise”
        elif seen and tag == "KON" and lower in ("und", "sowie", "oder", "&") and following is not None:
            if not (following.noun or following.tag in DETERMINERS):
                break
            seen = False
        elif seen and tag in ("APPR", "APPRART") and following is not None and attach:
            quoted = following.tag == "Q" and quoted_name(words, i + 1, stop) > i + 1
            if not (following.noun or following.tag in DETERMINERS or quoted) or TIMES.search(following.lower):
                break
            if lower in governed:
                break  # “sprach Groß von einem Fehler”
            named = before.tag[:2] == "NE"
            if lower == "in" and following.lower in ("einem", "einer", "seinem", "seiner", "ihrem", "ihrer", "diesem"):
                break  # “der Sprecher in einem Interview”
            if source:
                # “Angaben von Ärzten”, “Berichten aus Kiew”; but “laut Polizei in der Nacht”
                full = named and i - start > 1 and words[i - 2].tag[:2] == "NE"
                if (
                    not (lower in ("von", "vom", "aus") and (is_source(before) or quoted))
                    and not (following.tag[:2] == "NE" and lower in ("in", "aus", "von", "vom"))
                    and not (full and lower in ("von", "vom"))  # “laut Eva Groß von der Polizei”
                ):
                    break
            elif lower in ("von", "vom"):
                pass
            elif named or lower not in ("für", "zur", "zum", "bei", "beim", "aus", "in", "im", "am", "gegen"):
                break
            seen = False
        else:
            break
        i += 1
    while i > start and not (words[i - 1].noun or words[i - 1].tag in ("Q", "$(", "CARD", "ADJ(A)", "TRUNC")):
        i -= 1
    if i > start and words[i - 1].text == "(":
        i -= 1
    return i


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
