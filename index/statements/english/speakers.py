"""From the words used for a speaker in an English article to a name: “Miersch”, “the CDU politician”, “he”."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from index.grammar.parsed import ParsedArticle
from index.grammar.tokens import Word
from index.lexicon.calendar import names_of
from index.lexicon.english_voices import FEMALE_NOUNS, MALE_NOUNS, is_english_person
from index.lexicon.function_words import NOBODYS_PRONOUNS, PARTICLES_IN_ENGLISH
from index.lexicon.given_names import FEMALE, MALE
from index.lexicon.reporting_english import ACTS, SAYING
from index.lexicon.roles import ENGLISH_ROLES, ONE_HOLDER
from index.names.person_names import around
from index.names.sounds import sound_keys
from index.statements.candidate import Candidate
from index.text.spans import Span

_ROLES = ENGLISH_ROLES | {"a", "an", "the"}
_SAYING = SAYING.keys() | ACTS.keys()
_DETERMINERS = frozenset("the a an its his her their our".split())
_SHORTEST = 4
"""Letters of a name that begins a sentence and is no known given name."""
_OF_ONE = frozenset("is was has does had did will would can could".split())
_DEGREES = frozenset(("KC", "QC", "MP", "MSP", "MEP", "PhD", "Jr", "Jr.", "Sr", "Sr."))
"""What stands behind a name and is no part of it."""
_STOP = names_of("weekday", "month", language="en").keys() | frozenset(
    "the a an both neither in on at of for with and but he she they it we i his her their this that these those after "
    "before when while as if according however meanwhile another others some many most all none one two three so no "
    "yes my our its who what why how where not only asked asking speaking".split()
)
_LOOK_BACK = 20
"""Mentions of a surname that are looked through for a full name, either way."""
_WORDS_BACK = 89
"""Words back to a person who is neither a speaker nor begins the sentence, at most."""
_REACH = 4
"""Sentences back to the antecedent of a pronoun, at most."""


class EnglishSpeakers:
    """Names the speakers of one English article, from its beginning to its end."""

    def __init__(self, parsed: ParsedArticle) -> None:
        self.parsed = parsed
        self.mentions: list[tuple[int, str, frozenset[str]]] = []
        """(word, name, words of the role in front of it) of every name in the article."""
        self._full: dict[str, list[tuple[int, str]]] = {}
        self._surnames: set[str] = set()
        self._roles: dict[str, set[str]] = {}
        """Surname → words of the roles of all who bear it."""
        self._holders: dict[str, list[tuple[int, str]]] = {}
        """Word of a role → (word, name) of those who hold it."""
        self.last: tuple[str, int, bool] | None = None
        starts = {sentence.first for sentence in parsed.sentences}
        self._within = {word.text for i, word in enumerate(parsed.words) if i not in starts and word.text[:1].isupper()}
        """Words that have a capital though no sentence begins with them."""
        for sentence in parsed.sentences:
            i = sentence.first
            while i < sentence.last:
                end = self._run(i, sentence.first, sentence.last)
                if end > i:
                    name, role = self._split(i, end)
                    if name:
                        self.mentions.append((i, name, role))
                        surname = name.split(" ")[-1]
                        self._surnames.add(surname)
                        self._roles.setdefault(surname, set()).update(role)
                        for word in role:
                            self._holders.setdefault(word, []).append((i, name))
                        for key in sound_keys(surname) if " " in name else ():
                            self._full.setdefault(key, []).append((i, name))
                    i = end
                else:
                    i += 1

    def _run(self, i: int, first: int, last: int) -> int:
        """Index behind the capitalised words that begin at `i`."""
        words = self.parsed.words
        k = i
        while k < last:
            text, lower = words[k].text, words[k].lower
            if (text[:1].isupper() and lower not in _STOP and not words[k].quotation) or (
                k > i
                and (lower in PARTICLES_IN_ENGLISH or text == "&")
                and k + 1 < last
                and words[k + 1].text[:1].isupper()
            ):
                k += 1
            else:
                break
        if k == i + 1 and i == first and words[i].text not in self._surnames:
            known = words[i].lower in MALE or words[i].lower in FEMALE
            return k if known or self._begins_with_name(words[i].text, k, last) else i
        return k

    def _begins_with_name(self, text: str, behind: int, last: int) -> bool:
        """Whether the word that begins a sentence is a name: it has a capital elsewhere, too, or one did something."""
        if len(text) < _SHORTEST:
            return False
        if text.removesuffix("'s").removesuffix("’s") in self._within:
            return True
        follows = self.parsed.words[behind].lower if behind < last else ""
        return follows in _SAYING or follows in _OF_ONE or follows.endswith("ed")

    def _split(self, i: int, end: int) -> tuple[str, frozenset[str]]:
        """Cut the words of a role off the front: “Foreign Minister Lavrov”."""
        words = self.parsed.words
        start = i
        while start < end - 1 and (words[start].lower.strip(".") in _ROLES or words[start].lower.endswith("'s")):
            start += 1
        if words[start].lower in _ROLES:
            return "", frozenset()
        person = (k for k in range(end - 2, start - 1, -1) if is_english_person(words[k].lower))
        start = next(person, start - 1) + 1  # “Council President Neil Brandvold”
        while end - 1 > start + 1 and words[end - 1].text in _DEGREES:
            end -= 1
        before = i
        while before and words[before - 1].lower in _ROLES and words[before - 1].text[:1].isalpha():
            before -= 1
        role = {word.lower for word in words[before:start] if word.lower not in ("the", "a", "an")}
        if before == i and i > 1 and words[i - 1].text == ",":
            role |= self._role_in_front(i - 1)
        # “Jürgen Hardt, the CDU's foreign policy spokesman”
        beside = words[end].text == "," or words[end].lower in ("is", "was") if end + 1 < len(words) else False
        if beside and words[end + 1].lower in ("the", "a", "an"):
            role |= {word.lower for word in words[end + 2 : end + 9] if is_english_person(word.lower)}
        name = " ".join(word.text for word in words[start:end])
        return name.removesuffix("'s").removesuffix("’s"), frozenset(role)

    def _role_in_front(self, comma: int) -> set[str]:
        """The words of a role in front of a comma and a name: “the chamber's president, Dorothea Lang”."""
        words = self.parsed.words
        first = comma
        while first and comma - first < 6 and words[first - 1].text[:1].isalpha():
            first -= 1
            if words[first].lower in _DETERMINERS:
                break
        here = words[first + 1 : comma]
        opens = words[first].lower in _DETERMINERS and here and here[-1].text.islower()
        return {here[-1].lower} if opens and is_english_person(here[-1].lower) else set()

    def names(self, candidate: Candidate) -> list[str | None]:
        """The canonical name of a candidate's speaker; call it in the order of the article."""
        if candidate.speaker is None:
            return [None]
        together = self._together(*candidate.speaker)
        if together:
            self.last = (together[-1], candidate.sentence, True) if not candidate.nested else self.last
            return list(together)
        name, person = self._resolve(candidate)
        if name is not None and not candidate.nested:
            self.last = (name, candidate.sentence, person)
        return [name]

    def _together(self, first: int, last: int) -> list[str]:
        """“Both Paul Reed and Marsh”: each of several people; nothing where it is not that."""
        words = self.parsed.words
        first += words[first].lower == "both"
        cut = next((i for i in range(first + 1, last - 1) if words[i].lower == "and"), None)
        if cut is None or self._run(first, -1, last) != cut or self._run(cut + 1, -1, last) != last:
            return []
        names = [(self._split(start, stop)[0], start) for start, stop in ((first, cut), (cut + 1, last))]
        return [self.fullest(name, start) for name, start in names] if all(name for name, _ in names) else []

    def _resolve(self, candidate: Candidate) -> tuple[str | None, bool]:
        first, last = candidate.speaker if candidate.speaker is not None else (0, 0)
        words = self.parsed.words
        lower = words[first].lower
        if last == first + 1 and lower in ("he", "she"):
            return self._antecedent(candidate, lower), True
        if last == first + 1 and lower in NOBODYS_PRONOUNS:
            near = self.last is not None and candidate.sentence - self.last[1] <= 2
            fits = self.last is not None and (lower != "it" or not self.last[2])
            return (self.last[0] if near and fits and self.last is not None else None), False
        run = self._named(first, last)
        if run is not None:
            name, _ = self._split(*run)
            if name:
                return self.fullest(name, run[0]), True
        return self._described(candidate, first, last)

    def _named(self, first: int, last: int) -> Span | None:
        """The person's name: the first segment where it is a name, else one that stands alone behind a comma."""
        words = self.parsed.words
        commas = [i for i in range(first, last) if words[i].text == ","]
        bounds = [first, *(i + 1 for i in commas)]
        for start, stop in zip(bounds, [*commas, last], strict=True):
            i = start
            while i < stop:
                end = self._run(i, -1, stop)
                if end > i:
                    name, _ = self._split(i, end)
                    prior = words[i - 1].lower if i > start else ""
                    attributive = prior in ("of", "for", "at", "in", "from", "with", "by")
                    if (
                        name
                        and not attributive
                        and (end == stop or words[end].lower in ("of", "from", "for", "at", "in", "("))
                    ):
                        return i, end
                    i = end
                else:
                    i += 1
        return None

    def fullest(self, name: str, before: int) -> str:
        """The longest form of a name in the article that stands around word `before`."""
        parts = name.split(" ")
        for key in sorted(sound_keys(parts[-1])) if len(parts) <= 2 else []:
            for full in around(self._full.get(key, []), before, _LOOK_BACK):
                others = full.split(" ")
                if len(parts) < len(others) <= 4 and (len(parts) == 1 or parts[0] in others):
                    return full
        return name

    def _gender(self, name: str) -> str:
        parts = name.split(" ")
        first = parts[0].lower()
        if first in MALE or first in FEMALE:
            return "he" if first in MALE else "she"
        roles = self._roles.get(parts[-1], set())
        return "he" if roles & MALE_NOUNS else "she" if roles & FEMALE_NOUNS else ""

    def _antecedent(self, candidate: Candidate, pronoun: str) -> str | None:
        """The last speaker or whoever begins the sentence in between, else the person named last, of fitting gender."""
        if candidate.sentence and (self.last is None or self.last[1] < candidate.sentence - 1):
            first = self.parsed.sentences[candidate.sentence - 1].first
            begins = next((name for place, name, _ in self._between(first, first + 1)), None)
            full = self.fullest(begins, first) if begins is not None else ""
            if full and self._gender(full) in ("", pronoun) and (" " in full or full in self._surnames):
                return full
        recent = self.last is not None and self.last[2] and candidate.sentence - self.last[1] <= _REACH
        if recent and self.last is not None and self._gender(self.last[0]) in ("", pronoun):
            return self.last[0]
        start = self.parsed.sentences[candidate.sentence].first
        subjects = {s.first for s in self.parsed.sentences[max(0, candidate.sentence - _REACH) : candidate.sentence]}
        for place, name, role in reversed(self._between(start - _WORDS_BACK, start)):
            full = self.fullest(name, place)
            gender = self._gender(full)
            if gender == pronoun or (not gender and (role or (place in subjects and len(full.split(" ")) > 1))):
                return full
        return None

    def _between(self, first: int, last: int) -> Sequence[tuple[int, str, frozenset[str]]]:
        """The mentions that begin at words from `first` on, before `last`, in order."""
        start, stop = (bisect_left(self.mentions, word, key=itemgetter(0)) for word in (first, last))
        return self.mentions[start:stop]

    def _described(self, candidate: Candidate, first: int, last: int) -> tuple[str | None, bool]:
        words = self.parsed.words
        definite = words[first].lower == "the"
        while first < last - 1 and words[first].lower in ("the", "a", "an", "his", "her", "their"):
            first += 1
        stop = next((i for i in range(first, last) if words[i].text in (",", "(")), last)
        head = words[stop - 1].lower
        if definite and stop - first <= 3 and is_english_person(head):
            holders = self._holders.get(head, [])
            earlier = bisect_left(holders, (first, ""))
            if earlier or len({name.split(" ")[-1] for _, name in holders}) == 1:
                place, name = holders[max(0, earlier - 1)]
                return self.fullest(name, place), True
            recent = self.last is not None and self.last[2] and candidate.sentence - self.last[1] <= _REACH
            if recent and self.last is not None and head not in ONE_HOLDER:
                return self.last[0], True
        return _plain(words, first, stop), is_english_person(head)


def _plain(words: Sequence[Word], first: int, last: int) -> str | None:
    text = " ".join(word.text for word in words[first:last] if not word.quotation)
    return text.removesuffix("'s").removesuffix("’s") or None
