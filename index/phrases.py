"""German noun phrases: where one ends, and which one is the subject of a verb."""

import re
from collections.abc import Sequence

from index.article import Span
from index.persons import PLACES, ROLE, is_role, name_run
from index.reporting import NOUN_CUES, SOURCE_ENDINGS, SOURCES
from index.words import Word

_OBLIQUE = frozenset(
    "dem den im beim vom zum zur am des ins ans einem einen eines ihm ihn ihnen sich mir dich mich uns seinem "
    "seinen seines ihrem ihres diesem diesen dieses keinem keinen jenem allem meinem unserem".split()
)
"""Determiners and pronouns that are no nominative singular masculine and no feminine: no subject begins so."""

_FEMININE = re.compile(
    r"(ung|heit|keit|tion|schaft|tät|agentur|presse|partei|behörde|in|zeitung|bank|polizei|regierung|kirche|"
    r"armee|union|bbc|cnn|spd|cdu|csu|fdp|nato|eu|uno|un)$"
)
"""Endings of feminine nouns (Duden grammar): “der” before them is a genitive or dative."""

_DETERMINERS = frozenset(("ART", "CARD", "PPOSAT", "PDAT", "PIAT", "PIDAT", "TRUNC", "ADJ(A)", "PWAT"))
_PRONOUNS = frozenset(
    "er sie es ich wir man dieser diese dies das beide jener jene letzterer letztere niemand jemand".split()
)
_TIMES = re.compile(
    r"(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|abend|morgen|nacht|mittag|vormittag|"
    r"nachmittag|woche|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|uhr|mal|jahr|"
    r"(?<!bundes)(?<!land)(?<!reichs)(?<!partei)(?<!kreis)(?<!städte)(?<!kirchen)tag|monat)$"
)


def phrase_end(words: Sequence[Word], start: int, stop: int, attach: bool = True, source: bool = False) -> int:
    """Index behind the noun phrase that begins at `start`; `start` itself where there is none.

    Args:
        words: the article's words.
        start: where the phrase begins.
        stop: where it ends at the latest.
        attach: whether prepositional attributes belong to it (“der Minister für Umwelt”).
        source: whether it names a source: there “von” goes on (“Angaben von Ärzten”), other prepositions do not.
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
            if seen and _TIMES.search(lower) and tag[:2] == "NN":
                break
            seen = True
        elif not seen and i > start and tag in ("APPR", "APPRART") and before.tag in _DETERMINERS:
            # “die zur Universität gehörende Stiftung”
            inner = phrase_end(words, i + 1, stop, attach=False)
            if inner == i + 1 or inner >= stop or not words[inner].tag.startswith(("ADJ", "VV(PP)")):
                break
            i = inner - 1
        elif (
            (
                not seen
                and not (tag == "ART" and before.tag == "ADJ(A)" and i > start)
                and (tag in _DETERMINERS or tag == "PIS" or tag.startswith("ADJ") or tag in ("VV(PP)", "ADV"))
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
        elif seen and tag == "KON" and lower in ("und", "sowie", "oder", "&") and following is not None:
            if not (following.noun or following.tag in _DETERMINERS):
                break
            seen = False
        elif seen and tag in ("APPR", "APPRART") and following is not None and attach:
            if not (following.noun or following.tag in _DETERMINERS) or _TIMES.search(following.lower):
                break
            named = before.tag[:2] == "NE"
            if lower == "in" and following.lower in ("einem", "einer", "seinem", "seiner", "ihrem", "ihrer", "diesem"):
                break  # “der Sprecher in einem Interview”
            if source:
                # “Angaben von Ärzten”, “Berichten aus Kiew”; but “laut Polizei in der Nacht”
                if not (lower in ("von", "vom", "aus") and is_source(before)) and not (
                    following.tag[:2] == "NE" and lower in ("in", "aus", "von", "vom")
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
                if not named and bounded and begins.tag == "ART":
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


def _oblique(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a phrase cannot be a subject, going by its first word."""
    first = words[start].lower
    if first in _OBLIQUE:
        return True
    if first in ("der", "einer", "ihrer", "seiner", "dieser", "unserer"):
        head = next((words[i].lower for i in range(start + 1, end) if words[i].noun), "")
        return bool(_FEMININE.search(head)) and words[start + 1].tag[:2] != "NE"
    return False


def subject_behind(words: Sequence[Word], verb: int, stop: int) -> Span | None:
    """The first phrase after `verb` that can be a subject."""
    i = verb + 1
    while i < stop:
        word = words[i]
        if word.quotation:
            return None
        if word.tag == "PPER" or (word.lower in _PRONOUNS and word.tag in ("PDS", "PIS")):
            if word.lower in _PRONOUNS:
                return i, i + 1
            i += 1
        elif word.tag in ("APPR", "APPRART", "APPO"):
            end = phrase_end(words, i + 1, stop, attach=False)
            i = max(end, i + 1)
        elif word.noun or word.tag in _DETERMINERS:
            end = phrase_end(words, i, stop)
            if end <= i:
                i += 1
            elif _oblique(words, i, end) or _TIMES.search(words[i].lower) or (word.tag == "CARD" and end == i + 1):
                i = end
            else:
                return with_apposition(words, (i, end), len(words))
        elif word.tag in ("VV(PP)", "VV(INF)") or word.text in (":", ";"):
            return None
        else:
            i += 1
    return None


def subject_before(words: Sequence[Word], start: int, verb: int) -> Span | None:
    """The subject between `start` and the finite verb, where what stands there can be one."""
    i = start
    while i < verb and (words[i].tag == "KON" or words[i].lower in ("auch", "zudem", "doch", "aber", "nur", "selbst")):
        i += 1
    if i >= verb:
        return None
    word = words[i]
    if word.tag in ("PPER", "PDS", "PIS", "PRELS") and word.lower in _PRONOUNS | {"der", "die"}:
        return i, i + 1
    if word.tag in ("APPR", "APPRART") and _participle_phrase(words, i, verb):
        return i, verb  # “Im Exil lebende Politiker kritisierten …”
    if word.lower in _OBLIQUE or not (word.noun or word.tag in _DETERMINERS or word.tag in ("Q", "PIS")):
        return None
    if _TIMES.search(word.lower):
        return None
    end = verb
    for k in range(i, verb):
        if words[k].text == "," and k + 1 < verb:
            follows = words[k + 1]
            relative = follows.tag in ("PRELS", "PRELAT", "KOUS", "PWAV", "APPR", "APPRART")
            relative = relative or follows.lower in ("der", "die", "das", "dessen", "deren")
            if relative and any(words[m].finite for m in range(k + 2, verb)):
                end = k
                break
    while end > i and (
        words[end - 1].tag in ("ADV", "PTKNEG", "ADJ(D)", "PROAV") or words[end - 1].text in (",", "–", "-")
    ):
        end -= 1
    return (i, end) if end > i else None


def _participle_phrase(words: Sequence[Word], start: int, verb: int) -> bool:
    """Whether a phrase that begins with a preposition is the attribute of a noun: “in Bonn lebende Ärzte”."""
    i = phrase_end(words, start + 1, verb, attach=False)
    if i + 1 >= verb or not words[i].tag.startswith("ADJ(A") or not words[i + 1].noun:
        return False
    return words[i].lower.endswith(("ende", "enden", "te", "ten", "ene", "enen"))


def _first_finite(words: Sequence[Word], start: int, verb: int) -> int:
    """The first finite verb of a clause outside relative clauses, `verb` where there is none before it."""
    i = start
    while i < verb:
        word = words[i]
        if (
            word.text == ","
            and i + 1 < verb
            and words[i + 1].tag in ("PRELS", "PRELAT", "KOUS", "APPR", "APPRART", "ART", "PWAV")
        ):
            closing = next((k for k in range(i + 1, verb) if words[k].text == ","), verb)
            if any(words[k].finite for k in range(i + 1, closing)):
                i = closing + 1
                continue
        if word.finite and not word.quotation:
            return i
        i += 1
    return verb


_PERSON = re.compile(
    r"(sprecher|minister|präsident|chef|vorsitzende|leiter|polizei|regierung|partei|anwalt|behörde|gericht|ministerium|"
    r"verband|experte|richter|zeuge|forscher|wissenschaftler|kritiker|politiker|kanzler|sprecherin|expertin|opposition)"
)


def subject_of(words: Sequence[Word], start: int, verb: int, stop: int) -> Span | None:
    """The subject of the finite verb at `verb` in the clause `words[start:stop]`.

    What stands in front of the verb is the subject unless it is an object: then a masculine nominative, a pronoun or a
    name follows the verb at once (“Das sagte der Minister”, “Diese Ansicht vertritt Merkel”).
    """
    earlier = _first_finite(words, start, verb)
    front = subject_before(words, start, earlier)
    if earlier < verb:
        # “X war anwesend und sagte, …”: what holds for the first verb holds for the second.
        return front or subject_behind(words, earlier, verb)
    if front is None:
        return subject_behind(words, verb, stop)
    return object_first(words, front, verb, stop) or front


def object_first(words: Sequence[Word], front: Span, verb: int, stop: int) -> Span | None:
    """The subject behind `verb` where the phrase in front of it is an object: “Die Zahl nannte die Polizei”."""
    if verb + 1 >= stop:
        return None
    first, follows = words[front[0]], words[verb + 1]
    head = next((words[i] for i in range(*front) if words[i].noun), first)
    human = head.tag[:2] in ("NE", "FM") or bool(_PERSON.search(head.lower) or ROLE.search(head.lower))
    human = human or (words[front[1] - 1].tag[:2] == "NE" and words[max(front[0], front[1] - 2)].noun)
    pronoun = first.lower in ("er", "wir", "ich", "man")
    behind = subject_behind(words, verb, stop)
    if behind is None or behind[0] != verb + 1:
        return None
    found = False
    bare = first.text[:1].isupper() and first.noun and front[1] - front[0] < 3 and words[front[0]].tag != "ART"
    human = human or bare  # “Milinko kritisierte die Haltung …”, “Ärzte warnten die Regierung”
    if follows.tag == "PPER" and follows.lower in ("er", "wir", "ich"):
        found = not pronoun
    elif first.lower in ("das", "dies", "dieses") and front[1] == front[0] + 1:
        found = follows.noun or follows.tag in ("ART", "PPOSAT", "PPER", "PIAT", "ADJ(A)")
    elif follows.tag == "ART" and follows.lower == "der":
        found = first.lower not in ("der", "ein") and not human and not pronoun
    elif follows.tag[:2] == "NE" or (
        follows.tag in ("ART", "PPOSAT") and follows.lower in ("die", "das", "ein", "eine")
    ):
        inner = next((words[i] for i in range(*behind) if words[i].noun), follows)
        agent = inner.tag[:2] == "NE" or bool(_PERSON.search(inner.lower) or ROLE.search(inner.lower))
        agent = agent or (words[behind[1] - 1].tag[:2] == "NE" and words[behind[1] - 2].noun)
        found = agent and not human and not pronoun
    elif follows.noun and head.lower in NOUN_CUES and first.tag in ("ART", "PPOSAT", "PDAT"):
        found = True  # “Die Vorwürfe bezeichnete Groß als …”
    return behind if found else None
