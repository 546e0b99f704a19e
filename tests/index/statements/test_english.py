"""Who says what in English articles, each form of reporting on sentences of our own."""

import pytest
from parsing import statements_in


def found(text: str) -> list[tuple[str, str | None, str, bool]]:
    """(kind, speaker, what is said, denied) of every statement."""
    return [(one.kind, one.speaker, one.text, one.denied) for one in statements_in(text, "en")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Quotations: inverted, split, over sentences, short, quoted by a medium.
        ("“The bridge is safe,” said Mayor Anna Brook on Monday.", [("Anna Brook", "“The bridge is safe,”")]),
        ("“The bridge,” said Brook, “is safe.”", [("Brook", "“The bridge,” … “is safe.”")]),
        (
            "“The bridge is safe,” Brook told reporters. “We checked every bolt.”",
            [("Brook", "“The bridge is safe,”"), ("Brook", "“We checked every bolt.”")],
        ),
        (
            "“We checked it. The bridge is safe. Nobody needs to worry,” Anna Brook, the mayor, said.",
            [
                ("Anna Brook", "“We checked it."),
                ("Anna Brook", "The bridge is safe."),
                ("Anna Brook", "Nobody needs to worry,”"),
            ],
        ),
        ("“He told me ‘it is over’ and left,” said Marsh.", [("Marsh", "“He told me ‘it is over’ and left,”")]),
        ("“Never,” replied Marsh when asked about it.", [("Marsh", "“Never,”")]),
        ("“Reed has failed,” Marsh, the leader of the group, told the BBC.", [("Marsh", "“Reed has failed,”")]),
        ("‘The bridge is safe,’ said bar president Anna Brook.", [("Anna Brook", "‘The bridge is safe,’")]),
        ("''The bridge is safe,'' Brook said.", [("Brook", "''The bridge is safe,''")]),
        (
            "In 2011 the council had criticised the bridge for rust.",
            [("council", "In 2011 the council had criticised the bridge for rust.")],
        ),
        # According to, in a statement, between commas.
        ("The bridge is safe, according to Anna Brook, the mayor of Southby.", [("Anna Brook", "The bridge is safe")]),
        (
            "The tunnel will open in May, the ministry said in a statement.",
            [("ministry", "The tunnel will open in May")],
        ),
        ("In a statement, the ministry said the tunnel was open.", [("ministry", "the tunnel was open")]),
        ("The plan, Marsh said, would cost millions.", [("Marsh", "The plan … would cost millions")]),
        # Clauses.
        ("Paul Reed told reporters that taxes would not rise.", [("Paul Reed", "that taxes would not rise")]),
        ("Reed told the BBC the budget was balanced.", [("Reed", "the budget was balanced")]),
        ("Marsh asked whether the bridge was safe.", [("Marsh", "whether the bridge was safe")]),
        ("The court ruled that the law was void.", [("court", "that the law was void")]),
        ("Marsh urged the government to publish the report.", [("Marsh", "to publish the report")]),
        ("The plan is backed by Marsh, who said it would save money.", [("Marsh", "it would save money")]),
        (
            "Marsh said the plan was too expensive, but Reed insisted it would work.",
            [("Marsh", "the plan was too expensive"), ("Reed", "it would work")],
        ),
        (
            "Both Reed and Marsh said the talks had failed.",
            [("Reed", "the talks had failed"), ("Marsh", "the talks had failed")],
        ),
        ("He said that.", []),
        # Acts, active and passive.
        (
            "The opposition leader, Helen Marsh, criticised the plan.",
            [("Helen Marsh", "The opposition leader, Helen Marsh, criticised the plan.")],
        ),
        ("Reed was accused of lying by Marsh.", [("Marsh", "Reed was accused of lying by Marsh.")]),
        ("Reed expressed concern about the strike.", [("Reed", "Reed expressed concern about the strike.")]),
    ],
)
def test_forms(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(speaker, said) for _, speaker, said, _ in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Paul Reed is the finance minister. The minister said taxes would fall.", ["Paul Reed"]),
        # Nothing says that Marsh is the minister.
        (
            "Helen Marsh met voters. She said the plan was too expensive. The minister said it was cheap.",
            ["Helen Marsh", "minister"],
        ),
        ("“It is dear,” said Marsh. Reed laughed. “It is cheap,” he said.", ["Marsh", "Reed"]),
        ("Mr Reed said Ms Marsh had lied. She said it was true.", ["Reed", "Marsh"]),
        ("The ministry said the report was wrong. It said the figures were old.", ["ministry", "ministry"]),
        ("“We will see,” the minister said. “It rains,” he added.", ["minister", "minister"]),
        ("Marsh said it was dear. The police said the bridge was closed.", ["Marsh", "police"]),
    ],
)
def test_who_is_meant(text: str, speakers: list[str]) -> None:
    assert [speaker for _, speaker, _, _ in found(text)] == speakers


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Paul Reed denied that taxes would rise.", True),
        ("Marsh did not say when the report would appear.", True),
        ("Reed rejected claims that he had lied.", True),
        ("“Never again,” replied Marsh on Monday.", False),
        ("Paul Reed, who did not vote, said the road would close.", False),
    ],
)
def test_denials(text: str, denied: bool) -> None:
    assert [(speaker is not None, marked) for _, speaker, _, marked in found(text)] == [(True, denied)]
