"""Words that deny, by how surely they do."""

from index.lexicon import denial
from index.lexicon.table import rows


def test_every_strength_is_read() -> None:
    strengths = {strength for row in rows("denial.tsv") for strength in row["strength"].split()}
    assert strengths == set(
        "hard soft maybe sure only not_denying adverb without but_with denying negation denial".split()
    )


def test_words_deny_by_their_strength() -> None:
    assert [match[0] for match in denial.HARD["en"].finditer("He didn't come, and nobody knew; non-stop.")] == [
        "n't",
        "nobody",
        "non",
    ]
    assert denial.HARD["de"].search("Er bestritt es keineswegs.")
    assert denial.SURE["de"].search("Er wies den Vorwurf zurück.")
    assert not denial.SURE["de"].search("Er wies den Weg.")
    assert denial.SOFT["en"].search("They failed.")
    assert not denial.SOFT["en"].search("the ban")
    assert denial.NOT_DENYING.sub("", "Not only No. 5") == "  5"
    assert denial.NEGATION.search("Wer hat keinen Antrag gestellt?")
