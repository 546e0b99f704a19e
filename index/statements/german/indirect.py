"""Indirect speech that a verb introduces: “sagte, dass …”, “…, betonte Hardt”, “wie die Polizei mitteilte”."""

from index.grammar.clauses import ParsedSentence, is_negated
from index.grammar.moods import is_first, mood
from index.grammar.parsed import ParsedArticle
from index.grammar.phrases import phrase_end
from index.grammar.subjects import agent_of, is_passive, place_of, speaker_of, subject_behind
from index.lexicon.reporting_german import ASKING, DIRECTING, PLAIN, SAYING, THINKING, UNSAID, WEAK
from index.statements.candidate import Draft, trimmed
from index.statements.german.complements import complement_of, cue_of, saying_verb
from index.statements.german.nominal import noun_statement
from index.text.spans import Span

_DECIDED = frozenset(("entscheiden", "beschließen"))


def verb_statements(parsed: ParsedArticle, sentence: ParsedSentence) -> list[Draft]:
    """The statements of a sentence that a verb, noun or adjective introduces; mostly none or one."""
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
        if finite is None or is_first(words[finite], sentence.first_person):
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
            message = [*trimmed(words, range(sentence.first, clause.first)), clause.first]
            speaker = subject_behind(words, finite, clause.last)
            return [Draft("indirect", sentence.number, message, speaker, cue, "das behind")]
        found = _postposed(parsed, sentence, number, verb, finite, name, cue)
        if found is None:
            found = _preposed(parsed, sentence, number, verb, finite, name, cue)
        if found is not None:
            return [found]
    return []


def _wie(parsed: ParsedArticle, sentence: ParsedSentence, number: int, verb: int, name: str) -> Draft | None:
    """“Wie Hebestreit mitteilte, …”, “…, wie die Polizei sagt”."""
    words, clause = parsed.words, sentence.clauses[number]
    if not (words[clause.last - 1].verb or words[clause.last - 1].tag == "PTKVZ" or name == "heißen"):
        return None
    speaker = subject_behind(words, clause.first, clause.last)
    cue = sorted({clause.first, verb, clause.finite if clause.finite is not None else verb})
    if number == 0:
        message = trimmed(words, range(clause.last + 1, sentence.end))
    else:
        message = [k for k in range(sentence.first, sentence.end) if not clause.first - 1 <= k <= clause.last]
        message = trimmed(words, message)
    if clause.finite is not None and words[clause.finite].lemma == "werden" and words[verb].tag == "VV(PP)":
        speaker = agent_of(parsed, clause)
    return Draft("indirect", sentence.number, message, speaker, cue, "wie") if message else None


def _postposed(
    parsed: ParsedArticle, sentence: ParsedSentence, number: int, verb: int, finite: int, name: str, cue: list[int]
) -> Draft | None:
    """“…, betonte der Politiker”, and what goes on after it."""
    words, clause = parsed.words, sentence.clauses[number]
    if not number or clause.front is not None:
        return None
    so = words[clause.first].lower == "so"
    if finite != clause.first and not so:
        return None
    before = list(range(sentence.first, clause.first - 1))
    behind = sentence.clauses[number + 1] if so and number + 1 < len(sentence.clauses) else None
    if behind is not None and behind.finite == behind.first and finite == clause.first + 1 and name not in WEAK:
        # “In zehn Jahren, so schätzen die Forscher, soll die Brücke fertig sein”
        message = trimmed(words, before) + trimmed(words, range(clause.last + 1, sentence.end))
        speaker = subject_behind(words, finite, clause.last)
        return Draft("indirect", sentence.number, message, speaker, [clause.first], "so verb")
    if not any(
        c.finite is not None and (c.kind == "main" or mood(words, c, sentence)) for c in sentence.clauses[:number]
    ):
        return None
    if name in ("verpflichten", "weigern") or is_negated(words, clause):
        return None
    if all(words[k].quotation or words[k].text in ",." for k in before):
        return None  # direct speech
    if name in WEAK and name not in ("heißen", "lauten"):
        return None
    if finite != verb and words[finite].lemma == "werden" and name != "zitieren":
        return None
    following = sentence.clauses[number + 1] if number + 1 < len(sentence.clauses) else None
    depends = complement_of(parsed, sentence, following) if following is not None else None
    moods = [mood(words, c, sentence) for c in sentence.clauses[:number]]
    first = words[sentence.first]
    adverbial = first.tag in ("KOUS", "APPR", "APPRART", "KOUI") and not any(moods)
    governs = depends in ("dass", "verb second", "infinitive")
    if adverbial and (governs or (number == 1 and first.tag in ("KOUS", "KOUI"))):
        return None
    if depends in ("dass", "infinitive") and not any(moods) and words[clause.last].text == ",":
        return None
    speaker = subject_behind(words, finite, clause.last)
    if speaker is None and not any(moods) and depends is not None and clause.finite == finite == clause.first:
        return None  # “Die Stadt bestätigte den Fall, teilte jedoch mit, es sei …”: one subject for two verbs
    if speaker is not None and words[speaker[0]].lower in ("es", "man") and speaker[1] == speaker[0] + 1:
        if words[speaker[0]].lower == "es":
            cue = sorted({*cue, speaker[0]})
        speaker = place_of(parsed, clause)
    message = trimmed(words, before)
    if following is not None and depends in ("verb second", "indicative"):
        message += trimmed(words, range(clause.last + 1, sentence.end))
    return Draft("indirect", sentence.number, message, speaker, [clause.first] if so else cue, "behind")


def _preposed(
    parsed: ParsedArticle, sentence: ParsedSentence, number: int, verb: int, finite: int, name: str, cue: list[int]
) -> Draft | None:
    """“Miersch sagte, der Kanzler lote aus …”."""
    words, clause = parsed.words, sentence.clauses[number]
    opener = words[clause.first].lower
    relative = clause.kind in ("relative", "subordinate") and opener in ("der", "die", "das", "welche", "welcher")
    if number + 1 >= len(sentence.clauses):
        return None
    follows = sentence.clauses[number + 1]
    if relative and (words[follows.first].lower not in ("dass", "daß") and follows.kind != "infinitive"):
        return None
    if words[clause.first].tag == "KOUS" and follows.kind == "main" and follows.finite == follows.first:
        return None  # “Während er das sagte, sei …”: the clause behind it is the one that it depends on
    kind = complement_of(parsed, sentence, follows)
    colon = words[clause.last].text == ":"
    if words[follows.first].quotation and colon:
        return None
    at = number + 1
    if kind is None and number + 2 < len(sentence.clauses):
        behind = complement_of(parsed, sentence, sentence.clauses[number + 2])
        if (behind == "dass" and name not in WEAK) or (
            behind == "verb second" and follows.kind in ("relative", "fragment")
        ):
            at, follows, kind = number + 2, sentence.clauses[number + 2], behind
    if kind is None or (name not in SAYING and name not in THINKING and kind != "infinitive"):
        return None
    if kind == "indicative" and ((name in WEAK and not colon) or (not colon and name not in PLAIN)):
        return None
    if kind == "infinitive" and name not in DIRECTING:
        return None
    if kind == "question" and name not in ASKING:
        return None
    if name in UNSAID and is_negated(words, clause):
        return None
    end = sentence.end
    if kind in ("verb second", "infinitive"):
        for later in sentence.clauses[at + 1 :]:
            resumed = words[later.first]
            if resumed.lower in ("wobei", "was") and kind == "infinitive":
                end = later.first - 1
                break
            if (
                resumed.finite
                and not resumed.quotation
                and not mood(words, later, sentence)
                and resumed.tag == "VV(FIN)"
            ):
                end = later.first - 1
                break
    if kind in ("dass", "question"):
        for later in sentence.clauses[at + 1 :]:
            # “…, dass die Wirtschaft wächst, und Steinmeier warnte vor Schulden”
            joined = words[later.first].tag == "KON" and later.kind == "main" and later.finite is not None
            if joined and (later.finite or 0) < later.last - 1 and not mood(words, later, sentence):
                end = later.first - 1
                break
    message = trimmed(words, range(follows.first, end))
    if len(message) < 2 or all(words[i].quotation for i in message):
        return None
    speaker = speaker_of(parsed, sentence, clause, verb, finite, clause.last)
    if speaker is None and name in ("verlauten", "hervorgehen", "heißen"):
        speaker = place_of(parsed, clause)
    if speaker is not None and speaker[1] == speaker[0] + 1:
        lower = words[speaker[0]].lower
        if lower == "es" and name == "heißen":
            cue = sorted({*cue, speaker[0]})
            speaker = place_of(parsed, clause)
        elif lower in ("man", "das", "dies", "was") or (lower == "es" and is_passive(words, clause, finite)):
            speaker = None
    return Draft("indirect", sentence.number, message, speaker, cue, "before " + kind)


def demonstrative_statement(parsed: ParsedArticle, sentence: ParsedSentence) -> Draft | None:
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
    return Draft("indirect", sentence.number, message, speaker, cue, "demonstrative")
