"""Verbs of saying: one row a verb, read by the rules of either language and by questions."""

from collections import Counter

from index.lexicon import reporting_english, reporting_german
from index.lexicon.table import rows
from index.lexicon.verb_families import GERMAN_STRICT, LOOSE, MORE, NOUNS, SEPARABLE, family_of, verb_family

FAMILIES = {"", "say", "demand", "criticise", "praise", "deny", "warn", "promise"}
USES = set(
    "saying thinking directing weak denying act strong asking plain unsaid calling planning framing holding".split()
)


def test_each_form_stands_once_and_has_a_family() -> None:
    found = rows("verbs_of_saying.tsv")
    forms = Counter(form for row in found for column in ("asked", "loose", "told") for form in row[column].split())
    assert [form for form, count in forms.items() if count > 1] == []
    assert {row["family"] for row in found} == FAMILIES
    assert all(row["family"] for row in found if row["asked"] or row["loose"] or row["told"])
    assert {use for row in found for use in row["uses"].split()} == USES
    assert forms.keys() >= NOUNS


def test_a_question_a_cue_and_a_claim_share_families() -> None:
    assert [verb_family(verb) for verb in ("kritisierte", "Criticise", "call for", "went")] == [
        "criticise",
        "criticise",
        "demand",
        None,
    ]
    assert (verb_family("denies"), family_of("denies")) == (None, "deny")
    assert MORE["ruled out"] == "deny"
    assert "called" in LOOSE
    assert "lehnte" not in GERMAN_STRICT.split("|")
    assert SEPARABLE["gab"] == {"bekannt", "zu", "an"}


def test_english_forms_go_by_rule_or_stand_there() -> None:
    assert {form for form, verb in reporting_english.SAYING.items() if verb == "reply"} == {
        "reply",
        "replies",
        "replied",
        "replying",
    }
    assert {form for form, verb in reporting_english.SAYING.items() if verb == "write"} == {
        "write",
        "writes",
        "wrote",
        "written",
        "writing",
    }
    assert reporting_english.ACTS["accused"] == "accuse"
    assert {"deny", "refuse"} <= reporting_english.DENYING


def test_german_verbs_have_their_uses() -> None:
    assert {"sagen", "mitteilen"} <= reporting_german.SAYING
    assert {"bestreiten", "dementieren", "zurückweisen"} == reporting_german.STRONG_ACTS & reporting_german.DENYING
    assert reporting_german.GOVERNED["warnen"] == {"vor"}
    assert "stellen" in reporting_german.QUOTING
    assert "stellen" not in reporting_german.SAYING
