"""Which verb of a clause introduces speech, and how the clause behind it depends on it."""

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
    if lower in _NO_MESSAGE_OPENERS and clause.kind != "infinitive":
        return None
    if opener.tag in ("KOUS", "KOUI") or lower in _ADVERBIAL:
        # “…, wenn das so sei, müsse man …”, “…, indem er das tat, habe er …”
        main = next((c for c in sentence.clauses if c.first > clause.first and c.kind == "main"), None)
        if main is not None and main.finite == main.first and mood(words, main, sentence):
            return "verb second"
        if opener.tag == "KOUS" and lower in ("wenn", "sobald", "solange", "falls"):
            return "verb second" if clause.finite is not None and mood(words, clause, sentence) == 1 else None
        return "infinitive" if clause.kind == "infinitive" and lower not in ("um", "ohne", "anstatt", "statt") else None
    if clause.kind == "relative" and not (opener.tag == "ART" and mood(words, clause, sentence) == 1):
        return None
    if clause.kind == "infinitive" and opener.tag in ("APPR", "APPRART") and lower not in ("um", "ohne", "statt"):
        return "infinitive"
    finites = [i for i in range(clause.first, clause.last) if words[i].finite]
    spoken = [i for i in finites if not words[i].quotation]
    if finites and not spoken:
        return "indicative" if opener.quotation else "verb second"  # “…, der Zug „fährt nie“”
    for i in spoken:
        if words[i].finite:
            if is_first(words[i], sentence.first_person) or is_second(words[i]):
                return "verb second"
            return None if opener.tag in ("KON", "APPR") else "indicative"
    if lower in ("um", "ohne", "anstatt", "statt"):
        return None
    if clause.kind == "infinitive":
        return "infinitive"
    if clause.kind in ("subordinate", "fragment"):
        # “…, wenn das so sei, müsse man …”, “…, trotz allem habe er …”
        main = next((c for c in sentence.clauses if c.first > clause.first and c.kind == "main"), None)
        if main is not None and main.finite == main.first and mood(words, main, sentence):
            return "verb second"
        # “…, nicht über den Turm, das größte der Häuser, bestimmen zu wollen”
        behind = next((c for c in sentence.clauses if c.first >= clause.last), None)
        if clause.kind == "fragment" and behind is not None and behind.kind == "infinitive" and not behind.finite:
            return "infinitive" if words[behind.first].tag != "KOUI" else None
    return None


def saying_verb(parsed: ParsedArticle, clause: Clause) -> tuple[int, str] | None:
    """The verb of saying or thinking of a clause: (index, lemma)."""
    words = parsed.words
    lowers = [words[i].lower for i in range(clause.first, clause.last)]
    found: list[tuple[int, str]] = []
    for i, lemma in clause.verbs:
        name = lemma
        if lemma.endswith("gehen") and "davon" in lowers and (lemma.startswith("aus") or "aus" in lowers):
            name = "ausgehen"
        elif lemma == "ausgehen" or lemma in ("sein", "werden"):
            continue
        elif lemma in ("geben", "bekanntgeben") and "bekannt" in lowers:
            name = "bekanntgeben"
        elif lemma == "machen" and ("deutlich" in lowers or "klar" in lowers):
            name = "klarmachen"
        elif lemma == "stellen" and ("fest" in lowers or "klar" in lowers):
            name = "feststellen"
        elif lemma == "sprechen" and ("davon" in lowers or "dafür" in lowers or "dagegen" in lowers):
            name = "aussprechen"
        elif lemma.startswith("weiter") and lemma[6:] in SAYING | THINKING:
            name = lemma[6:]
        elif lemma == "heißen" and "das" in lowers and clause.last - clause.first < 4:
            continue  # “das heißt, …”
        elif lemma == "stehen" and lowers[0] in ("in", "im", "auf", "darin", "dort"):
            name = "heißen"  # “Im Bericht steht, dass …”
        elif lemma == "geben" and lowers[-1] == "zu":
            name = "zugeben"
        elif lemma == "zeigen" and "sich" not in lowers:
            name = "zeigen"
        if name not in SAYING and name not in THINKING and name not in DIRECTING:
            continue
        if words[i].tag == "VV(INF)" and not any(
            words[k].finite and words[k].lemma in _HELPERS for k in range(clause.first, clause.last)
        ):
            continue
        found.append((i, name))
    return found[-1] if found else None


def cue_of(words: list[Word], clause: Clause, verb: int, finite: int, name: str) -> list[int]:
    """The words of the cue: the verb, its auxiliary and particle, and “davon”, “sich”, “bekannt” where they belong."""
    cue = {verb, finite}
    for k in range(clause.first, clause.last):
        lower = words[k].lower
        if words[k].quotation:
            continue
        if (
            words[k].tag == "PTKVZ"
            or (k == clause.last - 1 and name.startswith(lower) and len(lower) > 1)
            or (
                name in ("ausgehen", "aussprechen", "hinweisen", "verweisen")
                and lower
                in (
                    "davon",
                    "darauf",
                    "dafür",
                    "dagegen",
                )
            )
            or (
                (name == "äußern" and lower == "sich")
                or (name in ("bekanntgeben", "klarmachen") and lower in ("bekannt", "deutlich", "klar"))
            )
        ):
            cue.add(k)
    return sorted(cue)
