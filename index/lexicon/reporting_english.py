"""English words of reporting: verbs of saying, acts of speech, and the words around a subject.

From general knowledge of newspaper English; the verbs that introduce direct and indirect speech are those of Quirk et
al., “A Comprehensive Grammar of the English Language”, 14.28 ff. The verbs stand in `data/verbs_of_saying.tsv`.
"""

from index.lexicon.table import Row, rows, words_by

_VERBS = tuple(row for row in rows("verbs_of_saying.tsv") if row["language"] == "en")
_USED = words_by(_VERBS, "lemma", "uses")


def _regular(verb: str) -> tuple[str, ...]:
    """Every form of a regular verb."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb[-1] == "y" and verb[-2] not in "aeo":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    return verb, verb + ("es" if verb[-1] in "shx" else "s"), verb + "ed", verb + "ing"


def _forms(row: Row) -> tuple[str, ...]:
    """Every form of a verb: by rule, or as its columns list them."""
    if row["others"] == "regular":
        return _regular(row["lemma"])
    return tuple(form for column in ("asked", "loose", "told", "others") for form in row[column].split())


def _forms_used(use: str) -> dict[str, str]:
    return {form: row["lemma"] for row in _VERBS if row["lemma"] in _USED[use] for form in _forms(row)}


SAYING = _forms_used("saying")
"""Verbs of saying and thinking: every form and its base."""

ACTS = _forms_used("act")
"""Verbs whose sentence reports an act of speech, likewise."""

DIRECTING = _USED["directing"]
"""Verbs that take an infinitive with “to” as what is said."""

ASKING = _USED["asking"]
"""Verbs that a clause with a question word may depend on."""


PLAIN = _USED["plain"]
"""Verbs that a clause may follow without “that”."""

DENYING = _USED["denying"]
"""Verbs of denial."""
