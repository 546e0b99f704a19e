"""What several test files ask about: the article that a new library starts with, one of a dam, one of bees."""

QUESTION = "What did Miersch say about Taurus?"
SCEPTICAL = (
    "Miersch äußerte sich in diesem Zusammenhang skeptisch zu einer möglichen Lieferung des Marschflugkörpers Taurus "
    "an die Ukraine."
)
CAREFUL = "Man müsse aufpassen, dass man nicht weiter zur Eskalation beitrage und Kriegspartei werde."
BEES = "Es war ein guter Sommer. Die Imkerin Edda Kranz sagte, die Bienen seien in diesem Jahr gesund."

DAM = (
    "Die Talsperre Malter bleibt gesperrt. Försterin Erna Kraus sagte am Montag, die Mauer habe 14 Risse. "
    "Der Betreiber werde das Wasser nicht ablassen. Bürgermeister Jens Voigt kritisierte die Sperrung scharf. "
    "„Das Seefest fällt in diesem Jahr aus“, sagte Voigt."
)
CRACKS = "Försterin Erna Kraus sagte am Montag, die Mauer habe 14 Risse."
ASKED = "What did Erna Kraus say about the wall?"
