"""Who says what in a German article: the rules in the order in which they apply."""

from collections.abc import Sequence
from dataclasses import replace

from index.grammar.parsed import ParsedArticle
from index.grammar.tokens import Word
from index.statements.candidate import Candidate, Rule
from index.statements.german.according_to import so_statement, source_statement
from index.statements.german.direct import direct_statements, quoted_within
from index.statements.german.free_indirect import continued
from index.statements.german.headings import heading_statement, named_words
from index.statements.german.indirect import demonstrative_statement, verb_statements
from index.statements.german.quoting_media import with_media

_OURS = frozenset("meiner meinem unserer unserem deiner eurer".split())
_THEIRS = frozenset("seiner seinem seinen ihrer ihrem ihren".split())


def german_candidates(parsed: ParsedArticle) -> list[Candidate]:
    """The statements of an article, in order."""
    candidates: list[Candidate] = []
    named = named_words(parsed.words)
    for sentence in parsed.sentences:
        if sentence.kind == "heading":
            said = heading_statement(parsed, sentence, named)
            candidates += [said] if said is not None else []
        if sentence.kind != "text" or sentence.length < 4:
            continue
        source = source_statement(parsed, sentence)
        found = verb_statements(parsed, sentence)
        if source is not None and source.speaker is not None:
            whose = parsed.words[source.speaker[0]].lower
            if whose in _OURS or (whose in _THEIRS and found):
                source = None  # “Er sagte, das sei seiner Meinung nach falsch”: who says it says the verb
        so = so_statement(parsed, sentence)
        if so is not None and so.message[0] == sentence.first:
            found = [
                candidate for candidate in found if so.cue[0] not in candidate.message and candidate.cue[0] < so.cue[0]
            ]
            for candidate in found:
                candidate.nested = True
            found = [so, *found]
            if source is not None and source.cue[0] not in so.message:
                # “…, so der Minister laut Kreml”: the Kremlin says it too.
                found.append(replace(so, speaker=source.speaker, cue=source.cue, rule=Rule.SOURCE, nested=True))
        elif source is not None:
            inside = [candidate for candidate in found if source.cue[0] in candidate.message]
            if inside and parsed.words[source.cue[0]].lower == "wonach":
                source = None  # “Sie sagte, es gebe einen Verdacht, wonach …”
            elif inside:
                source.nested = True  # “Wie sie mitteilte, ist die Kraft nach Ansicht der Kanzlerin nötig”
            else:
                # “Putin forderte laut Kreml, …”: the Kremlin says what Putin demands.
                for candidate in found:
                    candidate.nested = True
            found = [source, *found] if source is not None else found
        if not found:
            other = demonstrative_statement(parsed, sentence) or so
            found = [other] if other is not None else []
        candidates += found
    candidates += direct_statements(parsed, candidates)
    candidates = with_media(parsed, candidates)
    candidates = continued(parsed, candidates)
    candidates += quoted_within(parsed, candidates)
    for candidate in candidates:
        if candidate.speaker is not None and _is_nobody(parsed.words, candidate, *candidate.speaker):
            candidate.speaker = None
    candidates.sort(key=lambda candidate: (candidate.message[0], -len(candidate.message)))
    return candidates


def _is_nobody(words: Sequence[Word], candidate: Candidate, first: int, last: int) -> bool:
    """Whether what was taken for the speaker is a time (“20.31 Uhr”) or lies in the words quoted."""
    timed = words[last - 1].text == "Uhr" and words[first].text[:1].isdigit()
    return timed or (candidate.kind == "direct" and first in candidate.message)
