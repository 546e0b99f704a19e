"""Which verb of a clause introduces speech, and how the clause behind it depends on it."""

from collections.abc import Sequence

from index.grammar.clauses import Clause, ParsedSentence
from index.grammar.moods import is_first, is_second, mood
from index.grammar.parsed import ParsedArticle
from index.grammar.tokens import Word
from index.lexicon.reporting_german import DIRECTING, SAYING, THINKING

_HELPERS = frozenset("sein haben werden wollen können müssen lassen sollen dürfen mögen".split())
_DASS = frozenset(("dass", "daß"))
_ASKING = frozenset("ob wie warum weshalb wieso wann wo wer was welche welcher welches wen wem woher wohin".split())
_ADVERBIAL = frozenset(
    "wenn sobald solange falls nachdem da weil obwohl indem während bevor seit sofern um ohne anstatt statt".split()
)
_BELONGING = {
    **dict.fromkeys(
        ("ausgehen", "aussprechen", "hinweisen", "verweisen"), frozenset("davon darauf dafür dagegen".split())
    ),
    **dict.fromkeys(("bekanntgeben", "klarmachen"), frozenset("bekannt deutlich klar".split())),
    "äußern": frozenset(("sich",)),
}
"""Words that belong to the cue beside the verb and its particle."""
_PURPOSE = frozenset("um ohne anstatt statt".split())
_NO_MESSAGE_OPENERS = frozenset("doch aber sondern jedoch und".split())


def complement_of(parsed: ParsedArticle, sentence: ParsedSentence, clause: Clause) -> str | None:
    """How a clause can depend on a verb of saying: "dass", "question", "verb second", "indicative", "infinitive"."""
    words = parsed.words
    opener = words[clause.first]
    lower = opener.lower
    if lower in _DASS:
        return "dass"
    if lower in _ASKING:
        return "question"
    infinitive = clause.kind == "infinitive"
    if lower in _NO_MESSAGE_OPENERS and not infinitive:
        return None
    if opener.tag in ("KOUS", "KOUI") or lower in _ADVERBIAL:
        return _adverbial(words, sentence, clause)
    if clause.kind == "relative" and not (opener.tag == "ART" and mood(words, clause, sentence) == 1):
        return None
    if infinitive and opener.tag in ("APPR", "APPRART") and lower not in ("um", "ohne", "statt"):
        return "infinitive"
    finites = [i for i in range(clause.first, clause.last) if words[i].finite]
    spoken = next((i for i in finites if not words[i].quotation), None)
    if spoken is not None:
        if is_first(words[spoken], sentence.first_person) or is_second(words[spoken]):
            return "verb second"
        return None if opener.tag in ("KON", "APPR") else "indicative"
    if finites:
        return "indicative" if opener.quotation else "verb second"  # “…, der Zug „fährt nie“”
    if lower in _PURPOSE:
        return None
    return "infinitive" if infinitive else _without_verb(words, sentence, clause)


def _adverbial(words: list[Word], sentence: ParsedSentence, clause: Clause) -> str | None:
    """“…, wenn das so sei, müsse man …”, “…, indem er das tat, habe er …”."""
    if _konjunktiv_behind(words, sentence, clause):
        return "verb second"
    opener = words[clause.first]
    if opener.tag == "KOUS" and opener.lower in ("wenn", "sobald", "solange", "falls"):
        return "verb second" if clause.finite is not None and mood(words, clause, sentence) == 1 else None
    return "infinitive" if clause.kind == "infinitive" and opener.lower not in _PURPOSE else None


def _without_verb(words: list[Word], sentence: ParsedSentence, clause: Clause) -> str | None:
    """“…, trotz allem habe er …”, “…, nicht über den Turm, das größte der Häuser, bestimmen zu wollen”."""
    if clause.kind not in ("subordinate", "fragment"):
        return None
    if _konjunktiv_behind(words, sentence, clause):
        return "verb second"
    behind = next((c for c in sentence.clauses if c.first >= clause.last), None)
    if clause.kind == "fragment" and behind is not None and behind.kind == "infinitive" and not behind.finite:
        return "infinitive" if words[behind.first].tag != "KOUI" else None
    return None


def _konjunktiv_behind(words: list[Word], sentence: ParsedSentence, clause: Clause) -> bool:
    """Whether the next main clause begins with its verb, in Konjunktiv."""
    main = next((c for c in sentence.clauses if c.first > clause.first and c.kind == "main"), None)
    return main is not None and main.finite == main.first and bool(mood(words, main, sentence))


def saying_verb(parsed: ParsedArticle, clause: Clause) -> tuple[int, str] | None:
    """The verb of saying or thinking of a clause: (index, lemma)."""
    words = parsed.words
    lowers = [words[i].lower for i in range(clause.first, clause.last)]
    found: tuple[int, str] | None = None
    for i, lemma in clause.verbs:
        name = _name_of(lemma, lowers)
        if name not in SAYING and name not in THINKING and name not in DIRECTING:
            continue
        helped = (words[k].finite and words[k].lemma in _HELPERS for k in range(clause.first, clause.last))
        if words[i].tag != "VV(INF)" or any(helped):
            found = i, name
    return found


def _name_of(lemma: str, lowers: Sequence[str]) -> str:
    """What a verb is with the words of its clause, “gab … bekannt” → bekanntgeben; empty where it says nothing."""
    if lemma.endswith("gehen") and "davon" in lowers and (lemma.startswith("aus") or "aus" in lowers):
        return "ausgehen"
    if lemma in ("ausgehen", "sein", "werden"):
        return ""
    for lemmas, others, name in _TOGETHER:
        if lemma in lemmas and not others.isdisjoint(lowers):
            return name
    if lemma.startswith("weiter") and lemma[6:] in SAYING | THINKING:
        return lemma[6:]
    if lemma == "heißen" and "das" in lowers and len(lowers) < 4:
        return ""  # “das heißt, …”
    if lemma == "stehen" and lowers[0] in ("in", "im", "auf", "darin", "dort"):
        return "heißen"  # “Im Bericht steht, dass …”
    if lemma == "geben" and lowers[-1] == "zu":
        return "zugeben"
    return lemma


_TOGETHER = (
    (("geben", "bekanntgeben"), frozenset(("bekannt",)), "bekanntgeben"),
    (("machen",), frozenset(("deutlich", "klar")), "klarmachen"),
    (("stellen",), frozenset(("fest", "klar")), "feststellen"),
    (("sprechen",), frozenset(("davon", "dafür", "dagegen")), "aussprechen"),
)
"""Verbs that are another verb with one of these words in their clause."""


def cue_of(words: list[Word], clause: Clause, verb: int, finite: int, name: str) -> list[int]:
    """The words of the cue: the verb, its auxiliary and particle, and “davon”, “sich”, “bekannt” where they belong."""
    cue = {verb, finite}
    belonging = _BELONGING.get(name, frozenset())
    for k in range(clause.first, clause.last):
        lower = words[k].lower
        particle = words[k].tag == "PTKVZ" or (k == clause.last - 1 and name.startswith(lower) and len(lower) > 1)
        if not words[k].quotation and (particle or lower in belonging):
            cue.add(k)
    return sorted(cue)
