"""How well `index/text/compounds.py` splits German words: precision and recall on hand-made splits.

    python bench/compounds.py [--show]

The words and their splits are the author's own; simple words that look like compounds are among them. A split is right
where all its parts are (a part's ending aside: Sonne for Sonnen); Koehn and Knight's measures: precision = right splits
of all words that were split, recall = right splits of all words that ought to be.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from index.models.embedder import EmbeddedModel
from index.models.word_vectors import WordVectors
from index.text.compounds import Splitter

COMPOUNDS = """
marsch-flugkörper regierung-sprecher klima-schutz-gesetz bundes-tag-abgeordnete außen-minister haus-halt-ausschuss
strom-preis gas-leitung kohle-kraftwerk wind-kraft-anlage wetter-dienst polizei-sprecherin feuer-wehr-mann
kranken-haus-reform schul-leiter kinder-garten-platz wohnung-bau miet-erhöhung renten-versicherung steuer-senkung
zins-erhöhung börsen-kurs auto-hersteller flug-hafen-betreiber bahn-streik güter-verkehr hoch-wasser-schutz
wald-brand trinkwasser-versorgung ernte-ausfall bauern-verband milch-preis fußball-verein handball-mannschaft
weltmeister-titel museum-direktor buch-messe theater-stück film-preis musik-schule universität-klinik impf-stoff
grippe-welle pflege-heim arzt-praxis gericht-verfahren staat-anwalt urteil-begründung gefängnis-strafe drogen-handel
waffen-lieferung panzer-haubitze friedens-verhandlung grenz-kontrolle flüchtling-lager asyl-antrag wahl-kampf
partei-vorsitzende stimm-zettel landtag-wahl bürger-meister gemeinde-rat verkehr-minister daten-schutz
internet-anschluss sicherheit-lücke
""".split()
WHOLE = """
beispiel möglichkeit gesellschaft wirtschaft regierung universität sprecherin verhandlungen mitglieder gemeinsam
politiker amerikanisch krankenhaus entwicklung deutschland bundeskanzler international präsident verantwortung
unternehmen ausländer wissenschaftler veröffentlichung verteidigung selenskyj hamburger österreich
zusammenarbeit natürlich anschließend wochenende
""".split()


def agrees(part: str, gold: str) -> bool:
    """Whether a part is the gold one, an ending of at most two letters aside."""
    shorter, longer = sorted((part, gold), key=len)
    return longer.startswith(shorter) and len(longer) - len(shorter) <= 2


def main() -> None:
    """Print precision and recall, and with --show every miss."""
    vectors = WordVectors(EmbeddedModel())
    splitter = Splitter(vectors.share)
    links = ("", "s", "es", "n", "en", "er", "e")
    right = split = wanted = touched = 0
    for gold in [*(tuple(word.split("-")) for word in COMPOUNDS), *((word,) for word in WHOLE)]:
        spellings = {"".join(gold)} if len(gold) == 1 else {gold[0] + link + "".join(gold[1:]) for link in links}
        word = max(sorted(spellings), key=vectors.share)  # sorted: of equally rare ones always the same
        found = splitter.split(word)
        good = len(found) == len(gold) and all(map(agrees, found, gold))
        # A coarser or finer cut at the same places is no error of search: parts that are themselves compounds.
        wanted += len(gold) > 1
        split += len(found) > 1
        right += good and len(gold) > 1
        touched += len(found) > 1 and len(gold) > 1
        if "--show" in sys.argv and not good:
            print(word, found, "for", gold)
    print(f"{wanted} compounds, {len(WHOLE)} whole words: precision {right / split:.3f}, recall {right / wanted:.3f}")
    print(f"split at all: {touched / wanted:.3f} of compounds, {(split - touched) / len(WHOLE):.3f} of whole words")


if __name__ == "__main__":
    main()
