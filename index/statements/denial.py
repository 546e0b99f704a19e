"""What a speaker denies or does not say: “bestritt, dass …”, “wollte nicht bestätigen, dass …”, “denied that …”."""

from index.grammar.clauses import Clause, is_negated
from index.grammar.parsed import ParsedArticle
from index.grammar.tokens import Word
from index.lexicon.function_words import ENGLISH_NEGATIONS
from index.lexicon.reporting_english import ACTS as ENGLISH_ACTS
from index.lexicon.reporting_english import DENYING as ENGLISH_DENYING
from index.lexicon.reporting_english import SAYING as ENGLISH_SAYING
from index.lexicon.reporting_german import ACTS, DENYING, SAYING, THINKING
from index.statements.candidate import Candidate


def mark_denials(parsed: ParsedArticle, candidates: list[Candidate]) -> None:
    """Set `denied` of the candidates whose verb denies or is negated; what is said may itself be negated freely."""
    for candidate in candidates:
        candidate.denied = _english(parsed, candidate) if parsed.language == "en" else _german(parsed, candidate)


def _german(parsed: ParsedArticle, candidate: Candidate) -> bool:
    if candidate.inherited:
        return False
    sentence = parsed.sentences[candidate.sentence]
    for clause in sentence.clauses:
        if candidate.cue:
            verbs = [(i, lemma) for i, lemma in clause.verbs if i in candidate.cue]
        elif candidate.kind == "reported":
            verbs = [(i, lemma) for i, lemma in clause.verbs if lemma in ACTS and clause.kind == "main"]
        else:
            continue
        if any(lemma in DENYING for _, lemma in verbs):
            return True
        saying = any(lemma in SAYING or lemma in THINKING or lemma in ACTS for _, lemma in verbs)
        if saying and not clause.first <= candidate.message[0] < clause.last and is_negated(parsed.words, clause):
            return True
        if saying and candidate.kind == "reported" and _negated_act(parsed, clause, verbs[0][0]):
            return True
    return False


def _negated_act(parsed: ParsedArticle, clause: Clause, verb: int) -> bool:
    """Whether the verb itself is negated: not what is joined to it (“… und nannte keine Gründe”), nor an attribute."""
    words = parsed.words
    joints = [i for i in range(clause.first, clause.last) if words[i].lower in ("und", "aber", "sondern", "doch")]
    first = max((i for i in joints if i < verb), default=clause.first)
    last = min((i for i in joints if i > verb), default=clause.last)
    attributes = [i for i in range(first, last - 1) if words[i].tag == "PTKNEG" and words[i + 1].tag == "ADJA"]
    own = Clause(first, last, clause.kind)
    return is_negated(words, own) and not attributes


def _english(parsed: ParsedArticle, candidate: Candidate) -> bool:
    words = parsed.words
    sentence = parsed.sentences[candidate.sentence]
    places = candidate.cue or (
        [i for i in range(sentence.first, sentence.last) if words[i].lower in ENGLISH_ACTS and not words[i].quotation][
            :1
        ]
        if candidate.kind == "reported"
        else []
    )
    if candidate.inherited or not places:
        return False
    verb = words[places[0]].lower
    if ENGLISH_SAYING.get(verb, ENGLISH_ACTS.get(verb)) in ENGLISH_DENYING:
        return True
    before: list[Word] = []
    for word in reversed(words[max(sentence.first, places[0] - 3) : places[0]]):
        if word.quotation or word.text in ",;:–—":
            break  # “X, who did not vote, said”
        before.append(word)
    return any(word.lower in ENGLISH_NEGATIONS or word.lower.endswith(("n't", "n’t")) for word in before)
