"""Indirect speech that a verb introduces: “sagte, dass …”, “…, betonte Hardt”, “wie die Polizei mitteilte”."""

from dataclasses import dataclass

from index.grammar.clauses import Clause, ParsedSentence, is_negated
from index.grammar.moods import is_first, mood
from index.grammar.parsed import ParsedArticle
from index.grammar.phrases import phrase_end
from index.grammar.subjects import agent_of, is_passive, place_of, speaker_of, subject_behind
from index.grammar.tokens import Word
from index.lexicon.reporting_german import ASKING, DIRECTING, PLAIN, SAYING, THINKING, UNSAID, WEAK
from index.statements.candidate import Candidate, Rule, without_commas
from index.statements.german.complements import complement_of, cue_of, saying_verb
from index.statements.german.nominal import noun_statement
from index.text.spans import Span

_DECIDED = frozenset(("entscheiden", "beschließen"))


@dataclass(frozen=True, slots=True)
class _Saying:
    """A clause with its verb of saying; indices of the article's words."""

    parsed: ParsedArticle
    sentence: ParsedSentence
    number: int
    """Of the clause, in its sentence."""
    verb: int
    finite: int
    name: str
    """The verb's lemma."""
    cue: list[int]

    @property
    def words(self) -> list[Word]:
        """The article's words."""
        return self.parsed.words

    @property
    def clause(self) -> Clause:
        """The clause itself."""
        return self.sentence.clauses[self.number]

    def mood_of(self, clause: Clause) -> int:
        """Of a clause of the sentence (`index.grammar.moods.mood`)."""
        return mood(self.words, clause, self.sentence)

    def depends(self, clause: Clause) -> str | None:
        """How a clause of the sentence can depend on the verb (`complement_of`)."""
        return complement_of(self.parsed, self.sentence, clause)

    def made(self, message: list[int], speaker: Span | None, cue: list[int], rule: Rule) -> Candidate:
        """A statement of the sentence."""
        return Candidate("indirect", self.sentence.number, message, speaker, cue, rule)


def verb_statements(parsed: ParsedArticle, sentence: ParsedSentence, told: bool = False) -> list[Candidate]:
    """The statements of a sentence that a verb, noun or adjective introduces; mostly none or one.

    `told`: the sentence is itself somebody's words, and its verbs of saying stand in Konjunktiv (“er habe gefordert”).
    """
    words = parsed.words
    for number, clause in enumerate(sentence.clauses):
        head = saying_verb(parsed, clause)
        if head is None:
            found = noun_statement(parsed, sentence, number)
            if found is not None:
                return [found]
            continue
        verb, name = head
        finite = verb if words[verb].finite else clause.finite
        if finite is None or (not told and is_first(words[finite], sentence.first_person)):
            continue
        opener = words[clause.first]
        if opener.lower == "wie" and not opener.quotation:
            found = _wie(parsed, sentence, number, verb, name)
            if found is not None:
                return [found]
            continue
        cue = cue_of(words, clause, verb, finite, name)
        if number and opener.lower in ("das", "dies") and finite == clause.first + 1 and name not in WEAK - _DECIDED:
            # “Die Brücke ist gesperrt, das teilte die Stadt mit.”
            message = [*without_commas(words, range(sentence.first, clause.first)), clause.first]
            speaker = subject_behind(words, finite, clause.last)
            return [Candidate("indirect", sentence.number, message, speaker, cue, Rule.DAS_BEHIND)]
        saying = _Saying(parsed, sentence, number, verb, finite, name, cue)
        found = _postposed(saying) or _preposed(saying)
        if found is not None:
            return [found]
    return []


def _wie(parsed: ParsedArticle, sentence: ParsedSentence, number: int, verb: int, name: str) -> Candidate | None:
    """“Wie Hebestreit mitteilte, …”, “…, wie die Polizei sagt”."""
    words, clause = parsed.words, sentence.clauses[number]
    if not (words[clause.last - 1].verb or words[clause.last - 1].tag == "PTKVZ" or name == "heißen"):
        return None
    speaker = subject_behind(words, clause.first, clause.last)
    cue = sorted({clause.first, verb, clause.finite if clause.finite is not None else verb})
    if number == 0:
        message = without_commas(words, range(clause.last + 1, sentence.end))
    else:
        message = [k for k in range(sentence.first, sentence.end) if not clause.first - 1 <= k <= clause.last]
        message = without_commas(words, message)
    if clause.finite is not None and words[clause.finite].lemma == "werden" and words[verb].tag == "VV(PP)":
        speaker = agent_of(parsed, clause)
    return Candidate("indirect", sentence.number, message, speaker, cue, Rule.WIE) if message else None


def _postposed(saying: _Saying) -> Candidate | None:
    """“…, betonte der Politiker”, and what goes on after it."""
    words, sentence, clause, name = saying.words, saying.sentence, saying.clause, saying.name
    if not saying.number or clause.front is not None:
        return None
    so = words[clause.first].lower == "so"
    if saying.finite != clause.first and not so:
        return None
    before = list(range(sentence.first, clause.first - 1))
    earlier, later = sentence.clauses[: saying.number], sentence.clauses[saying.number + 1 :]
    following = later[0] if later else None
    inserted = so and saying.finite == clause.first + 1 and name not in WEAK
    if inserted and following is not None and following.finite == following.first:
        # “In zehn Jahren, so schätzen die Forscher, soll die Brücke fertig sein”
        message = without_commas(words, before) + without_commas(words, range(clause.last + 1, sentence.end))
        return saying.made(message, subject_behind(words, saying.finite, clause.last), [clause.first], Rule.SO_VERB)
    if not any(c.finite is not None and (c.kind == "main" or saying.mood_of(c)) for c in earlier):
        return None
    if not _can_stand_behind(saying) or all(words[k].quotation or words[k].text in ",." for k in before):
        return None  # the latter is direct speech
    depends = saying.depends(following) if following is not None else None
    moods = any(saying.mood_of(c) for c in earlier)
    if not moods and _belongs_to_what_follows(saying, depends):
        return None
    speaker = subject_behind(words, saying.finite, clause.last)
    if speaker is None and not moods and depends is not None and clause.finite == saying.finite == clause.first:
        return None  # “Die Stadt bestätigte den Fall, teilte jedoch mit, es sei …”: one subject for two verbs
    cue = saying.cue
    if speaker is not None and words[speaker[0]].lower in ("es", "man") and speaker[1] == speaker[0] + 1:
        if words[speaker[0]].lower == "es":
            cue = sorted({*cue, speaker[0]})
        speaker = place_of(saying.parsed, clause)
    message = without_commas(words, before)
    if following is not None and depends in ("verb second", "indicative"):
        message += without_commas(words, range(clause.last + 1, sentence.end))
    return saying.made(message, speaker, [clause.first] if so else cue, Rule.BEHIND)


def _can_stand_behind(saying: _Saying) -> bool:
    """Whether the verb can stand behind what is said: “…, betonte sie”, not “…, weigerte sie sich”."""
    if saying.name in ("verpflichten", "weigern") or is_negated(saying.words, saying.clause):
        return False
    if saying.name in WEAK and saying.name not in ("heißen", "lauten"):
        return False
    passive = saying.finite != saying.verb and saying.words[saying.finite].lemma == "werden"
    return not passive or saying.name == "zitieren"


def _belongs_to_what_follows(saying: _Saying, depends: str | None) -> bool:
    """Whether what stands before the verb is an adverbial: “Nach dem Spiel, sagte sie, dass …”."""
    first = saying.words[saying.sentence.first]
    subordinate = first.tag in ("KOUS", "KOUI")
    adverbial = subordinate or first.tag in ("APPR", "APPRART")
    if adverbial and (depends in ("dass", "verb second", "infinitive") or (saying.number == 1 and subordinate)):
        return True
    return depends in ("dass", "infinitive") and saying.words[saying.clause.last].text == ","


def _preposed(saying: _Saying) -> Candidate | None:
    """“Miersch sagte, der Kanzler lote aus …”."""
    words, clause = saying.words, saying.clause
    found = _governed(saying)
    if found is None:
        return None
    at, kind = found
    message = without_commas(words, range(saying.sentence.clauses[at].first, _end_of_message(saying, at, kind)))
    if len(message) < 2 or all(words[i].quotation for i in message):
        return None
    speaker = speaker_of(saying.parsed, saying.sentence, clause, saying.verb, saying.finite, clause.last)
    if speaker is None and saying.name in ("verlauten", "hervorgehen", "heißen"):
        speaker = place_of(saying.parsed, clause)
    cue = saying.cue
    if speaker is not None and speaker[1] == speaker[0] + 1:
        lower = words[speaker[0]].lower
        if lower == "es" and saying.name == "heißen":
            cue = sorted({*cue, speaker[0]})
            speaker = place_of(saying.parsed, clause)
        elif lower in ("man", "das", "dies", "was") or (lower == "es" and is_passive(words, clause, saying.finite)):
            speaker = None
    return saying.made(message, speaker, cue, Rule("before " + kind))


def _governed(saying: _Saying) -> tuple[int, str] | None:
    """The clause that depends on the verb in front of it: its number and how; None where none does."""
    words, clause, clauses = saying.words, saying.clause, saying.sentence.clauses
    at = saying.number + 1
    if at >= len(clauses):
        return None
    follows = clauses[at]
    opener = words[clause.first].lower
    relative = clause.kind in ("relative", "subordinate") and opener in ("der", "die", "das", "welche", "welcher")
    if relative and (words[follows.first].lower not in ("dass", "daß") and follows.kind != "infinitive"):
        return None
    if words[clause.first].tag == "KOUS" and follows.kind == "main" and follows.finite == follows.first:
        return None  # “Während er das sagte, sei …”: the clause behind it is the one that it depends on
    kind = saying.depends(follows)
    colon = words[clause.last].text == ":"
    if words[follows.first].quotation and colon:
        return None
    if kind is None and at + 1 < len(clauses):
        behind = saying.depends(clauses[at + 1])
        inserted = follows.kind in ("relative", "fragment")
        if (behind == "dass" and saying.name not in WEAK) or (behind == "verb second" and inserted):
            at, kind = at + 1, behind
    return (at, kind) if kind is not None and _takes(saying, kind, colon) else None


def _takes(saying: _Saying, kind: str, colon: bool) -> bool:
    """Whether the verb takes a clause of this kind, behind a colon or a comma."""
    name = saying.name
    if name not in SAYING and name not in THINKING and kind != "infinitive":
        return False
    if kind == "indicative" and not colon and (name in WEAK or name not in PLAIN):
        return False
    if kind == "infinitive" and name not in DIRECTING:
        return False
    if kind == "question" and name not in ASKING:
        return False
    return name not in UNSAID or not is_negated(saying.words, saying.clause)


def _end_of_message(saying: _Saying, at: int, kind: str) -> int:
    """Where what is said in clause `at` ends: with the sentence, or before a clause that is no longer said."""
    words, later = saying.words, saying.sentence.clauses[at + 1 :]
    for clause in later:
        first = words[clause.first]
        if kind == "infinitive" and first.lower in ("wobei", "was"):
            return clause.first - 1
        if kind in ("verb second", "infinitive"):
            resumes = first.tag == "VV(FIN)" and not first.quotation
        else:
            # “…, dass die Wirtschaft wächst, und Steinmeier warnte vor Schulden”
            resumes = kind in ("dass", "question") and first.tag == "KON" and clause.kind == "main"
            resumes = resumes and clause.finite is not None and clause.finite < clause.last - 1
        if resumes and not saying.mood_of(clause):
            return clause.first - 1
    return saying.sentence.end


def demonstrative_statement(parsed: ParsedArticle, sentence: ParsedSentence) -> Candidate | None:
    """“Das teilte die Polizei mit.”: what is said is the sentence before."""
    words = parsed.words
    if not sentence.number or not sentence.clauses or words[sentence.first].lower not in ("das", "dies", "dieses"):
        return None
    clause = sentence.clauses[0]
    before = parsed.sentences[sentence.number - 1]
    finite = sentence.first + 1
    if (
        words[sentence.first].quotation
        or before.kind != "text"
        or len(sentence.clauses) > 3
        or finite >= clause.last
        or not words[finite].finite
    ):
        return None
    head = saying_verb(parsed, clause)
    if head is None or head[1] in WEAK or head[1] in ("fordern", "kritisieren", "ausgehen", "bestreiten", "begründen"):
        lowers = [words[k].lower for k in range(clause.first, clause.last)]
        # “Dies geht aus einem Bericht, der …, hervor.”
        if "aus" not in lowers or "hervor" not in [words[k].lower for k in range(clause.first, sentence.end)]:
            return None
        start = clause.first + lowers.index("aus") + 1
        speaker: Span | None = (start, phrase_end(words, start, clause.last))
        cue = [finite]
    else:
        if words[finite].lemma == "werden":
            speaker = agent_of(parsed, clause)
        else:
            speaker = subject_behind(words, finite, clause.last)
        cue = cue_of(words, clause, head[0], finite, head[1])
    message = [*range(before.first, before.last), sentence.first]
    return Candidate("indirect", sentence.number, message, speaker, cue, Rule.DEMONSTRATIVE)
