"""Indirect speech behind, before and within its verb; what a verb says nothing with."""

import pytest
from parsing import said_in


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "said"),
    [
        # In front of what is said.
        ("Die Wirtin sagte, dass der Fluss steige.", "Wirtin", "sagte", "dass der Fluss steige"),
        ("Die Stadt will prüfen, ob der Steg hält.", "Stadt", "will prüfen", "ob der Steg hält"),
        ("Der Verband forderte den Rat auf, die Bäume zu gießen.", "Verband", "forderte", "die Bäume zu gießen"),
        ("Der Wirt hofft darauf, dass der Sommer komme.", "Wirt", "hofft", "dass der Sommer komme"),
        ("Der Fahrer ging davon aus, dass die Straße frei sei.", "Fahrer", "ging davon aus",
         "dass die Straße frei sei"),
        ("Die Regierung kündigte an, die Steuer zu senken, was viele freute.", "Regierung", "kündigte an",
         "die Steuer zu senken"),
        ("Die Wirtin sagte, dass der Fluss steige, und Ole Brandt warnte vor der Flut.", "Wirtin", "sagte",
         "dass der Fluss steige"),
        ("Die Wirtin, die den Hof führt, sagte, der Fluss steige.", "Wirtin", "sagte", "der Fluss steige"),
        ("Es wurde mitgeteilt, dass der Hof schließe.", None, "wurde mitgeteilt", "dass der Hof schließe"),
        ("In der Mitteilung heißt es, der Hof sei zu.", "Mitteilung", "heißt es", "der Hof sei zu"),
        # Behind what is said.
        ("Der Fluss steige, wenn es regne, sagte die Wirtin.", "Wirtin", "sagte", "Der Fluss steige, wenn es regne"),
        ("Der Fluss steigt, sagt die Wirtin, und die Brücke bleibt zu.", "Wirtin", "sagt", "Der Fluss steigt"),
        ("In zehn Jahren, so schätzen die Forscher, soll die Brücke fertig sein.", "Forscher", "so",
         "In zehn Jahren … soll die Brücke fertig sein"),
        ("Die Brücke ist gesperrt, das teilte die Stadt mit.", "Stadt", "teilte", "Die Brücke ist gesperrt … das"),
        ("Die Brücke ist gesperrt. Das bestätigte Bürgermeister Karl Blau.", "Karl Blau", "bestätigte",
         "Die Brücke ist gesperrt. Das"),
        # “Wie …”.
        ("Wie Hebestreit mitteilte, bleibt der Hof zu.", "Hebestreit", "mitteilte", "bleibt der Hof zu"),
        ("Der Hof bleibt zu, wie die Polizei sagt.", "Polizei", "sagt", "Der Hof bleibt zu"),
        ("Wie von der Polizei bestätigt wurde, brannte ein Auto.", "Polizei", "bestätigt wurde", "brannte ein Auto"),
    ],
)  # fmt: skip
def test_indirect_speech(text: str, speaker: str | None, cue: str, said: str) -> None:
    assert said_in(text) == [("indirect", speaker, cue, said)]


@pytest.mark.parametrize(
    "text",
    [
        "Die Wirtin wollte nicht sagen, wann der Hof öffnet.",
        "Die Wirtin wusste nicht, wann die Brücke öffnet.",
        "Er weigerte sich, den Zettel zu unterschreiben.",
        "Das heißt, dass Geld fehlt.",
        "Er tut so, als ob nichts wäre.",
        "Die Bank führte dazu, dass Geld fehlt.",
    ],
)
def test_what_says_nothing(text: str) -> None:
    assert said_in(text) == []
