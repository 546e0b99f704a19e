"""Direct speech: which quotations are somebody's words, and whose; titles, nicknames and terms are not."""

from collections.abc import Iterable, Mapping, Sequence

from index.grammar.clauses import Clause, ParsedSentence
from index.grammar.moods import is_first, mood
from index.grammar.parsed import ParsedArticle
from index.grammar.phrases import phrase_end, quoted_name
from index.grammar.subjects import agent_of, is_passive, place_of, speaker_of, subject_behind, subject_of
from index.lexicon.reporting_german import CALLING, QUOTING, THINKING
from index.statements.candidate import BEFORE_MESSAGE, Candidate, Rule
from index.statements.german.complements import cue_of, saying_verb
from index.statements.german.quotes import Quote, is_name, quotes_of
from index.statements.german.who_can_speak import whose
from index.text.spans import Span


def direct_statements(parsed: ParsedArticle, indirect: list[Candidate]) -> list[Candidate]:
    """The direct speech of an article; `indirect` are the statements that quotations may lie in."""
    words = parsed.words
    found: list[Candidate] = []
    quotes = [quote for quote in quotes_of(parsed) if quote.last - quote.first >= 3]
    hosts = _hosts(quotes, indirect)
    said = {candidate.sentence: candidate for candidate in reversed(indirect) if not candidate.nested}
    for quote in quotes:
        candidate = _framed(parsed, quote, found, said) or _within(parsed, quote, hosts) or _fragment(parsed, quote)
        if candidate is None:
            candidate = _freestanding(parsed, quote, found)
        if candidate is not None:
            candidate.message = list(range(quote.first, quote.last))
            found.append(candidate)
    return [candidate for candidate in found if any(words[i].text[:1].isalnum() for i in candidate.message)]


def quoted_within(parsed: ParsedArticle, candidates: list[Candidate]) -> list[Candidate]:
    """The words in quotation marks within the statements that merely go on, which `direct_statements` did not know."""
    taken = {
        parsed.words[i].quotation for candidate in candidates if candidate.kind == "direct" for i in candidate.message
    }
    quotes = quotes_of(parsed)
    hosts = _hosts(quotes, (candidate for candidate in candidates if candidate.kind in ("free indirect", "reported")))
    found: list[Candidate] = []
    for quote in quotes:
        if quote.last - quote.first > 3 and parsed.words[quote.first].quotation not in taken:
            candidate = _within(parsed, quote, hosts)
            if candidate is not None:
                candidate.message, candidate.inherited = list(range(quote.first, quote.last)), True
                found.append(candidate)
    return found


def _verbs(parsed: ParsedArticle, sentence: ParsedSentence, first: int, last: int) -> list[tuple[int, str, Clause]]:
    return [
        (i, lemma, clause)
        for clause in sentence.clauses
        for i, lemma in clause.verbs
        if first <= i < last and not parsed.words[i].quotation
    ]


def _framed(
    parsed: ParsedArticle, quote: Quote, found: list[Candidate], said_in: Mapping[int, Candidate]
) -> Candidate | None:
    """A quotation behind a colon, or in front of “, sagte Hardt”; `said_in`: the statement of a sentence by number."""
    words, sentence = parsed.words, quote.sentence
    before = quote.first - 1
    if before >= 0 and words[before].text == ":":
        tail = quote.last + 1
        if tail < quote.ends_in.last and words[quote.last].text == "," and words[tail].lemma in QUOTING | THINKING:
            behind = _before_verb(parsed, quote, tail) if words[tail].finite else None
            if behind is not None and behind.speaker is not None:
                return behind  # “Auch die Trainer waren froh: „…“, sagte Groß.”
        holder = parsed.sentences[parsed.sentence_at(before)]
        said = said_in.get(holder.number)
        if said is not None and before >= said.message[-1] and said.rule not in BEFORE_MESSAGE:
            behind = _behind_colon(parsed, quote, holder, before) if said.rule == Rule.SOURCE else None
            if behind is not None and behind.speaker is not None and behind.cue:
                return behind  # “Nach Gerüchten über ein Urteil teilte Groß mit: „…“”
            return Candidate("direct", holder.number, [], said.speaker, said.cue, Rule.DIRECT_COLON)
        return _behind_colon(parsed, quote, holder, before)
    ends = quote.ends_in
    i = quote.last
    if i < ends.last and words[i].text in (",", "–", "-"):
        i += 1
    if i < ends.last and (words[i].finite or words[i].lower in ("so", "laut", "wie")) and not words[i].quotation:
        opens = quote.first == sentence.first or ends is not sentence or words[before].text in (",", ":", ";", "–", "(")
        if opens or quote.last - quote.first > 8:
            return _before_verb(parsed, quote, i)
    if before > sentence.first and words[before].text == ",":
        complement = _complement(parsed, quote, before)
        if complement is not None:
            return complement
    if before > sentence.first and words[before].text in (",", ".") and found:
        # “…”, sagte Hardt, “…”
        last = found[-1]
        if last.sentence == sentence.number and last.cue and last.message[-1] < last.cue[0] < quote.first:
            return Candidate("direct", sentence.number, [], last.speaker, last.cue, Rule.DIRECT_RESUMED)
    return None


def _complement(parsed: ParsedArticle, quote: Quote, comma: int) -> Candidate | None:
    """“Groß hofft, „dass der Bau beginnt“”: the quotation is the clause that the verb wants."""
    words = parsed.words
    clause = next((c for c in quote.sentence.clauses if c.last == comma), None)
    if clause is None or not any(words[i].finite for i in range(quote.first, quote.last)):
        return None
    head = saying_verb(parsed, clause)
    if head is None or (words[quote.first + 1].tag != "KOUS" and head[1] in THINKING):
        return None
    verb, name = head
    finite = verb if words[verb].finite else clause.finite
    if finite is None or is_first(words[finite], quote.sentence.first_person):
        return None
    speaker = speaker_of(parsed, quote.sentence, clause, verb, finite, clause.last)
    return Candidate(
        "direct", quote.sentence.number, [], speaker, cue_of(words, clause, verb, finite, name), Rule.DIRECT_CLAUSE
    )


def _behind_colon(parsed: ParsedArticle, quote: Quote, holder: ParsedSentence, colon: int) -> Candidate | None:
    words = parsed.words
    verbs = _verbs(parsed, holder, holder.first, colon)
    saying = [(i, clause) for i, lemma, clause in verbs if lemma in QUOTING or lemma in THINKING]
    if saying:
        verb, clause = saying[-1]
        finite = verb if words[verb].finite else (clause.finite if clause.finite is not None else verb)
        speaker = None
        if clause.front is not None:
            speaker = subject_of(words, clause.front[0], clause.front[1], clause.front[1])
        if clause.kind == "relative":
            speaker = subject_behind(words, clause.first, finite)  # “die Marke, die Groß genannt hatte: …”
        speaker = speaker or subject_of(words, clause.first, finite, colon)
        if clause.kind == "infinitive" or (speaker is None and clause is not holder.clauses[0]):
            first = next((c for c in holder.clauses if c.finite is not None), clause)
            speaker = subject_of(words, first.first, first.finite or first.first, first.last)
        lemma = next(name for i, name in clause.verbs if i == verb)
        speaker, cue = _quoted_person(parsed, clause, verb, finite, lemma, speaker, colon)
        speaker, goes_on = whose(parsed, speaker)
        return Candidate("direct", holder.number, [], speaker, cue, Rule.DIRECT_COLON, inherited=goes_on)
    if quote.last - quote.first < 6 and not verbs:
        end = phrase_end(words, holder.first, colon)
        if end != colon:
            return None
    if verbs:
        verb, _, clause = verbs[0]
        finite = clause.finite if clause.finite is not None else verb
        if is_first(words[finite], holder.first_person):
            return Candidate("direct", holder.number, [], None, [], Rule.DIRECT_ALONE, inherited=True)
        main = next((c for c in holder.clauses if c.kind == "main" and c.finite is not None), None)
        if clause.kind == "infinitive" and main is not None and main.finite is not None:
            clause, finite = main, main.finite
        speaker, goes_on = whose(parsed, subject_of(words, clause.first, finite, colon))
        return Candidate("direct", holder.number, [], speaker, [finite], Rule.DIRECT_COLON, inherited=goes_on)
    if words[holder.first].tag in ("KON", "ADV") and colon - holder.first == 1:
        return Candidate("direct", holder.number, [], None, [], Rule.DIRECT_ALONE, inherited=True)  # “Und: „…“”
    end = phrase_end(words, holder.first, colon)
    speaker = (holder.first, end) if end > holder.first else None
    return Candidate("direct", holder.number, [], speaker, [], Rule.DIRECT_COLON)


def _before_verb(parsed: ParsedArticle, quote: Quote, i: int) -> Candidate | None:
    words, ends = parsed.words, quote.ends_in
    stop = next((k for k in range(i, ends.end) if words[k].quotation), ends.end)
    named = quoted_name(words, stop, ends.end) if stop == i + 1 < ends.end else stop
    if named > stop:
        stop = named  # “…, schrieb „Die Zeit“ gestern”
    if words[i].lower in ("so", "laut"):
        end = phrase_end(words, i + 1, stop)
        if end > i + 1 and not (i + 1 < stop and words[i + 1].verb):
            return Candidate("direct", ends.number, [], (i + 1, end), [i], Rule.DIRECT_SO)
    verbs = _verbs(parsed, ends, i, stop)
    saying = [(k, lemma) for k, lemma, _ in verbs if lemma in QUOTING or lemma in THINKING]
    if not saying or saying[0][1] == "lauten":
        return None
    verb, lemma = saying[0]
    clause = next(c for k, _, c in verbs if k == verb)
    finite = verb if words[verb].finite else next((k for k, _, _ in verbs if words[k].finite), verb)
    speaker = subject_behind(words, finite, stop)
    if words[i].lower == "wie":
        speaker = subject_behind(words, i, stop)
    speaker, cue = _quoted_person(parsed, clause, verb, finite, lemma, speaker, stop)
    if words[i].lower == "wie":
        cue = sorted({i, *cue})
    return Candidate("direct", ends.number, [], speaker, cue, Rule.DIRECT_BEFORE_VERB)


def _quoted_person(
    parsed: ParsedArticle, clause: Clause, verb: int, finite: int, lemma: str, subject: Span | None, stop: int
) -> tuple[Span | None, list[int]]:
    """Who said the words, and the cue: in “hieß es im Bericht” the report."""
    words = parsed.words
    cue = {
        *cue_of(words, clause, verb, finite, lemma),
        *(k for k in range(finite + 1, stop) if words[k].tag == "PTKVZ"),
    }
    if subject is not None and subject[1] == subject[0] + 1 and words[subject[0]].lower == "es":
        return place_of(parsed, clause), sorted({*cue, subject[0]})
    return subject, sorted(cue)


def _hosts(quotes: Sequence[Quote], indirect: Iterable[Candidate]) -> dict[int, Candidate]:
    """By the first word of a quotation, the shortest statement that it lies in."""
    # “Putin forderte laut Kreml, dass …”: the words are those of whoever speaks inside.
    starts = {quote.first for quote in quotes}
    found: dict[int, Candidate] = {}
    for candidate in sorted(indirect, key=lambda one: len(one.message)):
        for i in starts.intersection(candidate.message):
            found.setdefault(i, candidate)
    return found


def _within(parsed: ParsedArticle, quote: Quote, hosts: Mapping[int, Candidate]) -> Candidate | None:
    """Words that an indirect statement quotes verbatim."""
    candidate = hosts.get(quote.first)
    if candidate is None or is_name(parsed.words, quote):
        return None
    if quote.last - quote.first == 3 and parsed.words[quote.first + 1].text[:1].isupper():
        return None
    return Candidate(
        "direct", quote.sentence.number, [], candidate.speaker, candidate.cue, Rule.DIRECT_WITHIN, nested=True
    )


def _fragment(parsed: ParsedArticle, quote: Quote) -> Candidate | None:
    """Quoted words that belong to a verb of saying in the same sentence: “sprach von einem ‚Skandal‘”."""
    words, sentence = parsed.words, quote.sentence
    holder = next((c for c in sentence.clauses if c.first <= quote.first < c.last), None)
    if holder is None:
        return None
    verbs = [v for v in _verbs(parsed, sentence, holder.first, holder.last) if v[1] in QUOTING]
    if not verbs:
        return None
    verb, lemma, clause = min(verbs, key=lambda v: abs(v[0] - quote.first))
    before = words[quote.first - 1] if quote.first > sentence.first else None
    called = lemma in CALLING and before is not None and before.tag in ("ART", "KOKOM", "APPR", "ADJ(A)")
    if is_name(words, quote) and not called:
        return None
    finite = verb if words[verb].finite else (clause.finite if clause.finite is not None else verb)
    if is_first(words[finite], sentence.first_person) or (words[verb].tag == "VV(PP)" and finite == verb):
        return None
    if words[verb].tag == "VV(PP)" and is_passive(words, clause, finite):
        speaker = agent_of(parsed, clause)  # “Die Pläne werden von Groß als „teuer“ bezeichnet”
    else:
        speaker = subject_of(words, clause.first, finite, quote.first if quote.first > finite else clause.last)
    return Candidate("direct", sentence.number, [], speaker, sorted({verb, finite}), Rule.DIRECT_FRAGMENT)


def _freestanding(parsed: ParsedArticle, quote: Quote, found: list[Candidate]) -> Candidate | None:
    """A quotation that is a sentence of its own goes on with the speaker before it."""
    words, sentence = parsed.words, quote.sentence
    length = quote.last - quote.first
    finite = any(words[i].finite for i in range(quote.first, quote.last))
    if finite and length >= 7 and quote.first == sentence.first:
        return Candidate("direct", sentence.number, [], None, [], Rule.DIRECT_ALONE, inherited=True)
    moods = any(mood(words, clause, sentence) == 1 for clause in sentence.clauses)
    if length >= 6 and moods and not is_name(words, quote):
        return Candidate(
            "direct", sentence.number, [], None, [], Rule.DIRECT_IN_KONJUNKTIV, nested=True, inherited=True
        )
    return None
