"""What goes on without a verb of saying: Konjunktiv sentences (free indirect speech), hearsay, reported acts."""

from collections.abc import Collection, Sequence

from index.grammar.clauses import Clause, ParsedSentence
from index.grammar.moods import mood
from index.grammar.parsed import ParsedArticle
from index.grammar.phrases import phrase_end
from index.grammar.subjects import agent_of, object_first, subject_of
from index.grammar.tokens import Word
from index.lexicon.reporting_german import PLANNING, STRONG_ACTS
from index.statements.candidate import ATTRIBUTED, Candidate, Rule
from index.statements.german.who_can_speak import can_speak, next_speaker_of
from index.text.spans import Span

_FARTHEST = 3
"""Sentences back to the speaker of a quotation that names none, at most."""


_ONLY_WITH = {"drohen": frozenset(("mit", "damit")), "aufrufen": frozenset("zu zum zur dazu".split())}
"""Of the verbs for acts of speech, those that are one only where such a word stands in their clause: not “Ihm droht
eine Strafe”, “Sie haben die Seite aufgerufen”."""

_ALSO_WITH = {
    "sprechen": frozenset("von für gegen".split()),
    "äußern": frozenset(("sich",)),
    "berichten": frozenset("von über".split()),
    "rechnen": frozenset(("mit",)),
    "halten": frozenset(("für",)),
    "schätzen": frozenset(("auf",)),
}
"""Other verbs that are an act of speech with such a word in their clause."""

_REACH = 2
"""Sentences between a statement and the Konjunktiv sentence that goes on with it, at most."""


def continued(parsed: ParsedArticle, found: list[Candidate]) -> list[Candidate]:
    """Add free indirect speech and reported acts to `found`, and name the speakers of what merely goes on."""
    by_sentence: dict[int, list[Candidate]] = {}
    for candidate in found:
        numbers = {candidate.sentence, *map(parsed.sentence_at, (candidate.message[0], candidate.message[-1]))}
        for number in range(min(numbers), max(numbers) + 1):
            by_sentence.setdefault(number, []).append(candidate)
    added: list[Candidate] = []
    last: Candidate | None = None
    at = -9
    run: Candidate | None = None
    for sentence in parsed.sentences:
        number = sentence.number
        here = by_sentence.get(number, [])
        for candidate in here:
            if candidate.inherited and candidate.speaker is None and last is not None and number - at <= _FARTHEST:
                candidate.speaker, candidate.cue = last.speaker, list(last.cue)
        strong = [
            candidate
            for candidate in here
            if not candidate.nested
            and candidate.rule != Rule.DIRECT_FRAGMENT
            and not candidate.message[0] >= sentence.last
        ]
        if (
            sentence.kind == "text"
            and not strong
            and not parsed.quoted(sentence)
            and sentence.last - sentence.first > 3
        ):
            free = _free(parsed, sentence, last, number - at)
            if free is not None and not _said_by_others(parsed, sentence, here):
                if run is not None and run.sentence == number - 1 and _same(run, free):
                    run.message += free.message
                    run.sentence = number
                else:
                    run = free
                    added.append(run)
                at = number
                if free.rule == Rule.FREE and free.speaker is not None:
                    last = free  # the next sentence goes on with whoever took the floor
                continue
            hearsay = _rumour(parsed, sentence, last, number - at, run) if not here else None
            if hearsay is not None:
                if run is not None and run.rule == Rule.RUMOUR and run.sentence == number - 1 and _same(run, hearsay):
                    run.message += hearsay.message
                    run.sentence = number
                else:
                    run = hearsay
                    added.append(run)
                at = number if hearsay.speaker is not None else at
                continue
            act = _act(parsed, sentence) if not here else None
            if act is not None:
                added.append(act)
                last, at = act, number
                continue
        for candidate in strong or here:
            if not candidate.nested and (candidate.speaker is not None or candidate.kind == "indirect"):
                last, at = candidate, number
    return found + added


def _same(run: Candidate, candidate: Candidate) -> bool:
    """Whether a candidate goes on with a run of sentences of one speaker."""
    return run.speaker == candidate.speaker and (run.rule == Rule.RUMOUR) == (candidate.rule == Rule.RUMOUR)


def _said_by_others(parsed: ParsedArticle, sentence: ParsedSentence, here: list[Candidate]) -> bool:
    """Whether the Konjunktiv of the sentence is that of a noun's clause (“Die Hoffnung Bergers, er werde …, trog”)."""
    main = _main(parsed, sentence)
    return main is not None and any(
        candidate.rule in ATTRIBUTED and main.finite in candidate.message for candidate in here
    )


def _main(parsed: ParsedArticle, sentence: ParsedSentence) -> Clause | None:
    """The first main clause whose verb stands outside quotation marks."""
    clauses = (c for c in sentence.clauses if c.kind == "main" and c.finite is not None)
    return next((c for c in clauses if c.finite is not None and not parsed.words[c.finite].quotation), None)


def _free(parsed: ParsedArticle, sentence: ParsedSentence, last: Candidate | None, distance: int) -> Candidate | None:
    """A sentence whose main verb is Konjunktiv I, or Konjunktiv II right behind a statement."""
    words = parsed.words
    main = _main(parsed, sentence)
    if main is None or main.finite is None:
        return None
    which = mood(words, main, sentence)
    if which == 1 and main.finite == sentence.first:
        which = 0  # “Möge er ruhen”
    if which == 0 or (which == 2 and (last is None or distance > 1) and not _opens_run(parsed, sentence)):
        return None
    message = list(range(sentence.first, sentence.last))
    if words[sentence.first].lower == "für":
        # “Für den Minister Groß sei das ein Erfolg.”
        person = (sentence.first + 1, phrase_end(words, sentence.first + 1, main.finite))
        if any(words[i].tag[:2] == "NE" for i in range(*person)):
            return Candidate("free indirect", sentence.number, message, person, [], Rule.FOR)
    if distance > 1:
        # Somebody else in the sentence in between takes the word: “Das Amt sieht keine Gefahr. Zu schützen seien …”
        between = _nearby(parsed, sentence)
        if between is not None:
            return Candidate("free indirect", sentence.number, message, between, [], Rule.FREE, inherited=True)
    if last is not None and distance <= _REACH:
        return Candidate("free indirect", sentence.number, message, last.speaker, [], Rule.CONTINUED, inherited=True)
    speaker = _nearby(parsed, sentence)
    if speaker is None and last is not None and distance <= 4:
        speaker = last.speaker
    return Candidate("free indirect", sentence.number, message, speaker, [], Rule.FREE, inherited=True)


def _opens_run(parsed: ParsedArticle, sentence: ParsedSentence) -> bool:
    """Whether a sentence in Konjunktiv II stands between one who has the floor and a sentence in Konjunktiv I."""
    if sentence.number + 1 >= len(parsed.sentences) or _nearby(parsed, sentence) is None:
        return False
    follows = parsed.sentences[sentence.number + 1]
    main = _main(parsed, follows)
    return follows.kind == "text" and main is not None and mood(parsed.words, main, follows) == 1


def _nearby(parsed: ParsedArticle, sentence: ParsedSentence, back: int = 1) -> Span | None:
    """Who has the floor in the sentence before, or `back` sentences back at most."""
    for number in range(sentence.number - 1, max(-1, sentence.number - 1 - back), -1):
        speaker = next_speaker_of(parsed, parsed.sentences[number])
        if speaker is not None:
            return speaker
    return None


def _rumour(
    parsed: ParsedArticle, sentence: ParsedSentence, last: Candidate | None, distance: int, run: Candidate | None
) -> Candidate | None:
    """“Er soll … geholfen haben”: what the one before says, where it stands right behind it, else hearsay."""
    words = parsed.words
    main = next((c for c in sentence.clauses if c.kind == "main"), None)
    if main is None or main.finite is None or words[main.finite].lower not in ("soll", "sollen"):
        return None
    perfect = any(
        words[i].tag == "VA(INF)" and words[i].lower in ("haben", "sein") for i in range(main.finite, main.last)
    )
    planned = None if perfect else _planner(parsed, sentence)
    if planned is None and not perfect and run is not None and run.sentence == sentence.number - 1:
        planned = run.speaker
    if not perfect and planned is None and not (last is not None and last.speaker is not None and distance <= 1):
        return None
    message = list(range(sentence.first, sentence.last))
    speaker = last.speaker if last is not None and distance <= 1 else planned or _nearby(parsed, sentence, 2)
    return Candidate("free indirect", sentence.number, message, speaker, [], Rule.RUMOUR, nested=True, inherited=True)


def _planner(parsed: ParsedArticle, sentence: ParsedSentence) -> Span | None:
    """Whose plan a sentence with “soll” is: “Die Partei will die Steuer senken. Der Satz soll bei …”."""
    before = parsed.sentences[sentence.number - 1] if sentence.number else None
    main = _main(parsed, before) if before is not None else None
    if before is None or main is None or main.finite is None:
        return None
    wants = any(lemma in PLANNING for i, lemma in main.verbs if i == main.finite or parsed.words[i].tag == "VV(PP)")
    return next_speaker_of(parsed, before) if wants else None


def _act(parsed: ParsedArticle, sentence: ParsedSentence) -> Candidate | None:
    """“Hardt kritisierte die Entscheidung”."""
    acts = (act_of(parsed, sentence, clause) for clause in sentence.clauses if clause.kind == "main")
    return next((act for act in acts if act is not None), None)


def act_of(
    parsed: ParsedArticle, sentence: ParsedSentence, clause: Clause, acts: Collection[str] = STRONG_ACTS
) -> Candidate | None:
    """The act of speech that a clause reports, as a statement of the whole sentence; None where it reports none.

    `acts`: lemmas of the verbs that are one by themselves.
    """
    if clause.finite is None:
        return None
    words = parsed.words
    lowers = [words[i].lower for i in range(clause.first, clause.last)]
    for i, lemma in clause.verbs:
        if not (words[i].finite or words[i].tag == "VV(PP)") or not _is_act(words, i, lemma, lowers, acts):
            continue
        finite = i
        if not words[i].finite:
            finite = max((k for k in range(clause.first, i) if words[k].finite), default=clause.finite)
        passive = words[finite].lemma in ("werden", "sein") and finite != i
        if not passive and lemma == "fordern" and any(word.endswith(_CLAIMED) for word in lowers):
            continue
        speaker = _agent(parsed, clause, finite) if passive else _who_acts(words, clause, finite)
        if speaker is not None:
            rule = Rule.PASSIVE_ACT if passive else Rule.ACT
            return Candidate("reported", sentence.number, _words_of(sentence), speaker, [], rule)
    return None


_CLAIMED = ("opfer", "leben", "tote", "verletzte")
"""What is claimed by a flood, not by a speaker: “Das Hochwasser forderte zwei Todesopfer”."""


def _is_act(words: Sequence[Word], verb: int, lemma: str, lowers: Sequence[str], acts: Collection[str]) -> bool:
    """Whether a verb is an act of speech, by the words of its clause (`lowers`)."""
    if lemma in _ONLY_WITH and _ONLY_WITH[lemma].isdisjoint(lowers):
        return False
    if lemma in acts or (lemma in _ALSO_WITH and not _ALSO_WITH[lemma].isdisjoint(lowers)):
        return True
    if lemma == "zeigen":  # “zeigte sich erfreut”
        return "sich" in [word.lower for word in words[verb + 1 : verb + 5]]
    if lemma == "nennen":
        return words[verb].finite and "es" not in lowers
    return lemma.endswith("gehen") and "von" in lowers and "aus" in (*lowers[-1:], lemma[:3])


def _who_acts(words: list[Word], clause: Clause, finite: int) -> Span | None:
    """The subject of an act; None where that is nobody (“es”, “man”)."""
    speaker = subject_of(words, clause.first, finite, clause.last)
    if clause.front is not None and clause.finite == clause.first:
        front = subject_of(words, clause.front[0], clause.front[1], clause.front[1])
        if front is not None:
            speaker = object_first(words, front, finite, clause.last) or front
    single = speaker is not None and speaker[1] == speaker[0] + 1
    return None if speaker is None or (single and words[speaker[0]].lower in ("es", "man", "das", "dies")) else speaker


def _agent(parsed: ParsedArticle, clause: Clause, finite: int) -> Span | None:
    """Who acts in “wurde von der Opposition kritisiert”, “wird im Bericht als falsch bezeichnet”."""
    words = parsed.words
    if words[finite].lemma != "werden" or clause.kind != "main":
        return None
    agent = agent_of(parsed, clause)
    return agent if agent is not None and can_speak(parsed, agent) else None


def _words_of(sentence: ParsedSentence) -> list[int]:
    return list(range(sentence.first, sentence.last))
