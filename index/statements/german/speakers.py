"""From the words used for a speaker to a name: “Miersch”, “der CDU-Politiker”, “er”, “Angaben der Polizei”."""

import re
from collections.abc import Sequence

from index.grammar.parsed import ParsedArticle
from index.grammar.persons import Gender, Persons, is_role
from index.grammar.phrases import phrase_end
from index.grammar.subjects import subject_of
from index.grammar.tokens import Word
from index.lexicon.function_words import BEFORE_SPEAKER
from index.lexicon.reporting_german import SOURCE_ENDINGS, SOURCES
from index.lexicon.roles import SPEAKING
from index.statements.candidate import Candidate
from index.statements.german.speaker_names import person_in
from index.statements.german.who_can_speak import cannot_speak
from index.text.spans import Span

BY_THE_ONE_BEFORE = frozenset(("demnach", "danach", "wonach"))
"""Adverbs that stand for the speaker of the sentence or clause before."""

_REACH = 3
"""Sentences back to the antecedent of a pronoun, at most."""

_WORDS_BACK = 119
"""Words back to a person who is neither a speaker nor a subject, at most."""

_NEUTER = re.compile(
    r"(?:gericht|amt|ministerium|unternehmen|institut|parlament|komitee|präsidium|bündnis|magazin|blatt|kabinett|"
    r"tribunal|gremium|team|militär|portal|haus)$"
)
"""Neuter heads of nouns for bodies that speak (general knowledge), which “es” can mean."""

_GENITIVE = frozenset("des eines dieses seines ihres".split())
_GENITIVE_ENDING = re.compile(r"(?<=\w{2}[^aeiouäöü\Wr])es$|(?<=\w{3}[^s\W])(?<!e)s$")
"""“des Verbandes”, “eines Sprechers”, “des Ministeriums”: a speaker is shown in the nominative."""

_POSSESSIVES = {"seiner": "m", "seinen": "m", "seinem": "m", "ihrer": "f", "ihren": "f", "ihrem": "f"}


class SpeakerResolver:
    """Names the speakers of one article, from its beginning to its end."""

    def __init__(self, parsed: ParsedArticle) -> None:
        self.parsed = parsed
        self.persons = Persons(parsed.words, [(s.first, s.last) for s in parsed.sentences])
        self.last: tuple[str, int, bool] | None = None
        """The last speaker: name, sentence, whether a person."""
        self.nobody = -2
        """The sentence that last had a speaker who is nobody."""

    def names(self, candidate: Candidate) -> list[str | None]:
        """The canonical names of a candidate's speakers, one mostly; call it in the order of the article."""
        if candidate.speaker is None:
            return [None]
        together = self._together(*candidate.speaker)
        if together:
            self.last = (together[-1], candidate.sentence, True) if not candidate.nested else self.last
            return list(together)
        return [self._name(candidate)]

    def _together(self, first: int, last: int) -> list[str]:
        """“Eva und Karl Groß”: each of several people; nothing where it is not that."""
        words = self.parsed.words
        cuts = [i for i in range(first, last) if words[i].lower in ("und", "sowie")]
        if not cuts:
            return []
        bounds = [first, *(i + 1 for i in cuts)]
        found: list[str] = []
        for start, stop in zip(bounds, [*cuts, last], strict=True):
            run = person_in(self.parsed.words, self.persons, start, stop)
            if run is None:
                return []
            found.append(self.persons.fullest(" ".join(word.text for word in words[run[0] : run[1]]), run[0]))
        return found

    def _name(self, candidate: Candidate) -> str | None:
        name, person = self._resolve(candidate)
        if name is not None and not candidate.nested:
            self.last = (name, candidate.sentence, person)
        elif name is None:
            self.nobody = candidate.sentence
        return name

    def _resolve(self, candidate: Candidate) -> tuple[str | None, bool]:
        first, last = candidate.speaker if candidate.speaker is not None else (0, 0)
        words = self.parsed.words
        lowers = [word.lower for word in words[first:last]]
        if last == first + 1 and lowers[0] in ("er", "sie", "dieser", "diese", "letzterer", "letztere"):
            return self._antecedent(candidate, lowers[0])
        if last == first + 1 and lowers[0] == "es":
            return self._neuter(candidate), False
        if last == first + 1 and lowers[0] in ("ich", "wir", "man", "das", "dies", "beide", "niemand", "jemand"):
            return None, False
        if (last == first + 1 and words[first].tag == "PRELS") or (
            lowers[0] in ("die", "der", "das") and last == first + 1
        ):
            return self._related(candidate, first)
        if lowers[-1] == "vernehmen" or lowers[0] in ("deren", "dessen"):
            return None, False
        if lowers[0] in BY_THE_ONE_BEFORE:
            return self._context(candidate)
        if lowers[0] in _POSSESSIVES and _is_source(words[last - 1]):
            return self._antecedent(candidate, "er" if _POSSESSIVES[lowers[0]] == "m" else "sie")
        if {"eigenen", "eigenem", "eigener"} & set(lowers) and _is_source(words[last - 1]):
            return self._subject_here(candidate)
        first, last = self._without_source(first, last)
        run = person_in(words, self.persons, first, last)
        if run is not None:
            name = re.sub(r"['’]s?$", "", " ".join(word.text for word in words[run[0] : run[1]]))
            full = self.persons.fullest(name, run[0])
            if full == name and run[1] == last < (candidate.speaker or (0, 0))[1] and _is_source(words[last]):
                full = re.sub(r"s$", "", name)  # “nach Bergers Meinung”
            return full, True
        return self._described(candidate, first, last)

    def _related(self, candidate: Candidate, pronoun: int) -> tuple[str | None, bool]:
        """“Groß, die auch angab, …”: the name or noun phrase before the comma."""
        words = self.parsed.words
        if pronoun < 2 or words[pronoun - 1].text != ",":
            return None, False
        mention = self.persons.ending_at(pronoun - 1)
        if mention is not None:
            return self.persons.fullest(mention.name, mention.first), True
        start = pronoun - 1
        while start > 0 and (
            words[start - 1].noun or words[start - 1].tag in ("ADJ(A)", "ART", "CARD", "PPOSAT", "PIAT")
        ):
            start -= 1
            if words[start].tag == "ART":
                break
        if start < pronoun - 1:
            return self._resolve(Candidate(candidate.kind, candidate.sentence, candidate.message, (start, pronoun - 1)))
        return None, False

    def _without_source(self, first: int, last: int) -> Span:
        """“Angaben der Polizei” → “der Polizei”; “Berichten von CNN” → “CNN”."""
        words = self.parsed.words
        owner = words[last - 2] if last - first > 1 and _is_source(words[last - 1]) else None
        if owner is not None and owner.tag[:2] == "NE" and owner.text.endswith(("s", "'", "’")):
            return first, last - 1  # “Bergers Meinung”
        for i in range(first, min(last, first + 4)):
            if _is_source(words[i]) and i + 1 < last and not words[i].lower.endswith(("zeugen", "experten")):
                if words[i + 1].lower in ("der", "des", "von", "vom", "aus", "eines", "einer", "seines", "ihres"):
                    behind = i + 2 if words[i + 1].lower in ("von", "vom", "aus") else i + 1
                    return (behind, last) if behind < last else (first, last)
                if words[i + 1].tag[:2] == "NE" or (
                    words[i + 1].tag in ("PIAT", "PIDAT", "ADJ(A)") and words[i + 1].lower.endswith("er")
                ):
                    return i + 1, last  # “Berichten von CNN”, “Meinung vieler Experten”
        return first, last

    def _described(self, candidate: Candidate, first: int, last: int) -> tuple[str | None, bool]:
        """A speaker without a name: a role that leads to a person, or a body as written."""
        words = self.parsed.words
        while first < last - 1 and (words[first].lower in BEFORE_SPEAKER or words[first].tag == "ART"):
            first += 1
        definite = words[first - 1].lower in ("der", "die", "dieser", "diese", "dem", "den", "des") if first else False
        head = next((i for i in range(first, last) if words[i].noun or is_role(words[i])), None)
        aged = words[last - 1].lower.endswith(("jährige", "jährigen"))  # “sagte der 81-jährige”
        if aged:
            head = last - 1
            if definite and (of_age := self._of_age(candidate, first - 1, words[head].lower)) is not None:
                return of_age, True
        if head is None:
            return (None if cannot_speak(words, first, last) else _plain(words, first, last)), False
        if last - 1 == head + 1 and SPEAKING.search(words[head].lower) and self._is_somebody(last - 1):
            last -= 1  # “warf die Staatsanwaltschaft Ertel vor”
        simple = head == last - 1
        if definite and simple and (aged or is_role(words[head])):
            mention = self.persons.by_role(words[head].lower, first)
            if mention is not None and self._agrees(words, first - 1, self.persons.gender_of(mention.name)):
                return self.persons.fullest(mention.name, first), True
            last_name = self._last_person(candidate.sentence)
            gender = self.persons.gender_of(last_name) if last_name is not None else "?"
            feminine = words[head].lower.endswith(("in", "frau"))
            if last_name is not None and self._agrees(words, first - 1, gender) and not (feminine and gender == "?"):
                return last_name, True
        if cannot_speak(words, first, last):
            return None, False
        name = _plain(words, first, last)
        genitive = first > 0 and words[first - 1].lower in _GENITIVE and words[head].tag[:2] == "NN"
        inflected = any(word.lower.endswith("en") for word in words[first:head])  # “des Roten Kreuzes”
        if simple and name and genitive and not inflected:
            name = _GENITIVE_ENDING.sub("", name)
        return name, False

    def _of_age(self, candidate: Candidate, determiner: int, age: str) -> str | None:
        """Whom “der 54-Jährige” means: the one beside whose name that age stands, else whom “er” would."""
        words = self.parsed.words
        years = age.partition("-")[0]
        for mention in self.persons.mentions if years.isdigit() else ():
            behind = words[mention.last : mention.last + 2]
            if len(behind) == 2 and behind[0].text in ("(", ",") and behind[1].text == years:
                return self.persons.fullest(mention.name, mention.first)
        woman = words[determiner].lower in ("die", "diese")
        return self._antecedent(candidate, "sie" if woman else "er")[0]

    def _is_somebody(self, i: int) -> bool:
        """Whether the word is the surname of a person whom the article names in full."""
        return self.parsed.words[i].text in self.persons.full_surnames

    def _last_person(self, sentence: int) -> str | None:
        """The last speaker, where that is a person and not too far back."""
        if self.last is None or not self.last[2] or sentence - self.last[1] > _REACH:
            return None
        return self.last[0]

    def _agrees(self, words: Sequence[Word], determiner: int, gender: Gender) -> bool:
        lower = words[determiner].lower
        if gender == "?" or (lower in ("der", "dem", "des", "den") and gender == "m"):
            return True
        head = next((w.lower for w in words[determiner + 1 : determiner + 5] if w.noun), "")
        return gender == "f" and (lower in ("die", "diese") or head.endswith(("in", "frau")))

    def _context(self, candidate: Candidate) -> tuple[str | None, bool]:
        """Whose words “demnach” refers to: the last speaker's, else those of the subject of the sentence before."""
        if self.last is not None and candidate.sentence - self.last[1] <= 1:
            return self.last[0], self.last[2]
        if not candidate.sentence or candidate.sentence - self.nobody <= 1:
            return None, False
        before = self.parsed.sentences[candidate.sentence - 1]
        main = next((c for c in before.clauses if c.kind == "main" and c.finite is not None), None)
        if before.kind != "text" or main is None or main.finite is None:
            return None, False
        words = self.parsed.words
        source = next((i for i in range(before.first, before.end) if _is_source(words[i])), None)
        if source is not None:
            # “Das Amt legte einen Bericht vor. Demnach …”
            named = (source, phrase_end(words, source, before.end, source=True))
            return self._resolve(Candidate(candidate.kind, candidate.sentence - 1, candidate.message, named))
        subject = subject_of(words, main.first, main.finite, main.last)
        if subject is None or words[subject[0]].tag == "PPER":
            return None, False
        return self._resolve(Candidate(candidate.kind, candidate.sentence - 1, candidate.message, subject))

    def _antecedent(self, candidate: Candidate, pronoun: str) -> tuple[str | None, bool]:
        """Whom a pronoun means: the subject of the sentence before, else the last speaker, of fitting gender."""
        wanted: Gender = {"er": "m", "dieser": "m", "letzterer": "m", "sie": "f", "diese": "f", "letztere": "f"}.get(
            pronoun, "?"
        )  # type: ignore[assignment]
        likely: list[tuple[str, bool]] = []
        recent = self.last is not None and candidate.sentence - self.last[1] <= _REACH
        subject = self._subject_before(candidate.sentence)
        if self.last is not None and recent and candidate.sentence - self.last[1] <= 1:
            likely.append((self.last[0], self.last[2]))
        if subject is not None:
            likely.append((subject, True))
        if self.last is not None and recent:
            likely.append((self.last[0], self.last[2]))
        for name, person in likely:
            if wanted == "?" or (person and self.persons.gender_of(name) in (wanted, "?")):
                return name, person
            if not person and wanted == "f":
                return name, person
        start = self.parsed.sentences[candidate.sentence].first
        for mention in reversed(self.persons.between(start - _WORDS_BACK, start)):
            if mention.gender == wanted != "?":
                return self.persons.fullest(mention.name, start), True
        return None, False

    def _neuter(self, candidate: Candidate) -> str | None:
        """The body that “es” means: the last speaker, or the subject of the sentence before, where that is neuter."""
        name = self.last[0] if self.last is not None and candidate.sentence - self.last[1] <= _REACH else ""
        before = self.parsed.sentences[candidate.sentence - 1] if candidate.sentence else None
        main = next((c for c in before.clauses if c.kind == "main"), None) if before is not None else None
        if main is not None and main.finite is not None:
            words = self.parsed.words
            subject = subject_of(words, main.first, main.finite, main.last)
            if subject is not None and words[subject[0]].lower in ("das", "ein"):
                name = _plain(words, subject[0] + 1, subject[1]) or ""
        return name if any(_NEUTER.search(part.lower()) for part in name.split(" ")) else None

    def _subject_before(self, number: int) -> str | None:
        """The person who is the subject of the sentence before."""
        words = self.parsed.words
        for back in (1, 2):
            if number - back < 0:
                return None
            sentence = self.parsed.sentences[number - back]
            main = next((c for c in sentence.clauses if c.kind == "main" and c.finite is not None), None)
            if main is None or main.finite is None:
                continue
            subject = subject_of(words, main.first, main.finite, main.last)
            if subject is not None:
                run = person_in(words, self.persons, *subject)
                if run is not None:
                    name = " ".join(word.text for word in words[run[0] : run[1]])
                    return self.persons.fullest(name, run[0])
        return None

    def _subject_here(self, candidate: Candidate) -> tuple[str | None, bool]:
        """“Das Unternehmen baut nach eigenen Angaben …”: the subject of the sentence."""
        words = self.parsed.words
        for clause in self.parsed.sentences[candidate.sentence].clauses:
            if clause.kind == "main" and clause.finite is not None:
                subject = subject_of(words, clause.first, clause.finite, clause.last)
                if subject is not None:
                    copy = Candidate(candidate.kind, candidate.sentence, candidate.message, subject)
                    if not {"eigenen", "eigenem"} & {w.lower for w in words[subject[0] : subject[1]]}:
                        return self._resolve(copy)
        return None, False


def _is_source(word: Word) -> bool:
    return word.noun and (word.lower in SOURCES or word.lower.endswith(SOURCE_ENDINGS))


def _plain(words: Sequence[Word], first: int, last: int) -> str | None:
    """The words as they stand, without what is in brackets or behind a comma."""
    pieces: list[str] = []
    for i in range(first, last):
        if words[i].text in ("(", ",", "–") and pieces:
            break
        if words[i].tag != "Q":
            pieces.append(words[i].text)
    text = " ".join(pieces)
    return text or None
