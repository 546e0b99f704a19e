"""German words of reporting: verbs, nouns and adjectives that say that somebody says, thinks, demands or denies.

From general knowledge of newspaper German, grouped as in Helbig/Buscha, “Deutsche Grammatik” (verbs of saying and
thinking), and Duden, “Richtiges und gutes Deutsch” (indirekte Rede); no annotated corpus was read for them.
The verbs stand in `data/verbs_of_saying.tsv`, the nouns and adjectives in `data/nouns_of_saying.tsv`.
"""

from index.lexicon.table import rows, words_by

_VERBS = tuple(row for row in rows("verbs_of_saying.tsv") if row["language"] == "de")
_NOUNS = words_by(rows("nouns_of_saying.tsv"), "word", "what")
_USED = words_by(_VERBS, "lemma", "uses")

SAYING = _USED["saying"]
"""Verbs of saying: take a dass-clause, a Konjunktiv clause or a quotation."""

THINKING = _USED["thinking"]
"""Verbs of thinking, finding out and deciding: indirect speech only with a clause that depends on them."""

DIRECTING = _USED["directing"]
"""Verbs that take an infinitive with “zu” as what is said."""

ASKING = _USED["asking"]
"""Verbs that a clause with a question word depends on."""

PLAIN = _USED["plain"]
"""Verbs that a clause in the indicative may follow after a mere comma: “Er sagte, das ist falsch”."""

WEAK = _USED["weak"]
"""Verbs that introduce what is said only with a clause that cannot be anything else (dass, Konjunktiv)."""

DENYING = _USED["denying"]
"""Verbs of denial."""

UNSAID = _USED["unsaid"]
"""Verbs that say nothing where they are negated (“wollte nicht sagen, wann …”); not to confirm is to say something."""

ACTS = _USED["act"]
"""Speech acts that are reported without a clause of their own."""

STRONG_ACTS = _USED["strong"]
"""The acts that are one in nearly every sentence."""

CALLING = _USED["calling"]
"""Verbs whose object in quotation marks is the speaker's word for something: “nannte dies einen „Militärputsch““."""

QUOTING = SAYING | ACTS | CALLING | _USED["framing"]
"""Verbs that a quotation may stand with."""

HOLDING = SAYING | ACTS | THINKING | _USED["holding"]
"""Verbs whose subject has something to say, whatever noun that is."""

PLANNING = _USED["planning"]
"""Verbs of wanting (Helbig/Buscha, modal verbs and their kin): what follows with “soll” is what is wanted."""

GOVERNED = {row["lemma"]: frozenset(row["prepositions"].split()) for row in _VERBS if row["prepositions"]}
"""Prepositions of verbs' objects (Helbig/Schenkel, “Wörterbuch zur Valenz”): “sprach Groß von …”, not “Groß von …”."""

SOURCES = _NOUNS["source"]
"""Nouns after “nach” that make it a source: “nach Angaben der Polizei” (“nach dem Unfall” does not)."""

SOURCE_ENDINGS = tuple(sorted(_NOUNS["source_ending"]))
"""Compounds of them: „Polizeiangaben“, „Medienberichten“."""

BEFORE_NACH = _NOUNS["before_nach"]
"""Nouns that “nach” may follow (Duden grammar): “ihrer Ansicht nach”, but not “freie Sicht nach draußen”."""

NO_ONES = _NOUNS["no_ones"]
"""Sources that say nothing of whose they are, where nothing stands behind them (“ersten Angaben zufolge”)."""

NOUN_CUES = _NOUNS["cue"]
"""Nouns that a clause can depend on: “die Forderung, …”, “mit der Begründung, …”."""

QUOTABLE = _NOUNS["quotable"]
"""Of these, those for texts, which can be quoted, and for bodies."""

ADJECTIVE_CUES = _NOUNS["predicate"]
"""Predicates that a clause can depend on: “zeigte sich überzeugt, dass …”."""
