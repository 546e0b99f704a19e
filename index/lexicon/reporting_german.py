"""German words of reporting: verbs, nouns and adjectives that say that somebody says, thinks, demands or denies.

From general knowledge of newspaper German, grouped as in Helbig/Buscha, “Deutsche Grammatik” (verbs of saying and
thinking), and Duden, “Richtiges und gutes Deutsch” (indirekte Rede); no annotated corpus was read for them.
The verbs stand in `data/verbs_of_saying.tsv`.
"""

from index.lexicon.table import rows, words_by

_VERBS = tuple(row for row in rows("verbs_of_saying.tsv") if row["language"] == "de")
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

SOURCES = frozenset(
    "angabe angaben aussage aussagen bericht berichten berichte information informationen ansicht meinung "
    "auffassung einschätzung einschätzungen worten worte schätzungen schätzung erkenntnissen mitteilung "
    "mitteilungen meldungen meldung darstellung darstellungen medienberichten überzeugung überzeugungen umfrage "
    "umfragen studie studien pressemitteilung quellen quelle prognose prognosen hochrechnung hochrechnungen "
    "vermutungen äußerungen äußerung behauptung behauptungen gerüchten erklärung erklärungen berechnungen "
    "bekunden vernehmen lesart interpretation augenzeugen zeugen experten gutachten stellungnahme untersuchung "
    "untersuchungen ermittlungen bewertung analyse analysen befragung ansichten urteil idee vorstellung vorstellungen "
    "plänen planungen konzept gesetzentwurf vorschlag willen recherchen beobachtungen vermutung theorie these "
    "ankündigung ankündigungen empfehlung empfehlungen rechnung sicht gerüchte medien".split()
)
"""Nouns after “nach” that make it a source: “nach Angaben der Polizei” (“nach dem Unfall” does not)."""

SOURCE_ENDINGS = (
    "angaben",
    "berichten",
    "meldungen",
    "informationen",
    "aussagen",
    "mitteilung",
    "meinung",
    "ansicht",
    "kreisen",
    "zeugen",
    "schätzungen",
    "erkenntnissen",
    "bericht",
    "umfrage",
    "studie",
)
"""Compounds of them: „Polizeiangaben“, „Medienberichten“."""


NOUN_CUES = frozenset(
    "meinung ansicht auffassung aussage behauptung hoffnung befürchtung befürchtungen vorwurf vorwürfe "
    "verdacht hinweis hinweise begründung vermutung vermutungen überzeugung einschätzung gerücht gerüchte "
    "worten worte theorie these ankündigung prognose absicht vorschlag appell versprechen bitte warnung "
    "standpunkt behauptungen urteil ergebnis schluss kritik sorge zweifel bericht berichte annahme frage wunsch "
    "angst forderung forderungen befehl einwand zusage zusicherung garantie eindruck mutmaßung mutmaßungen "
    "aussagen spekulationen spekulation erklärung feststellung drohung aufforderung empfehlung andeutung "
    "andeutungen beschwerde klage erwartung beteuerung versicherung anschuldigung anschuldigungen botschaft "
    "nachricht meldung meldungen information informationen eingeständnis verdächtigung unterstellung "
    "entschuldigung bekenntnis geständnis plädoyer aufruf rat ratschlag mahnung bedenken zuversicht "
    "verwunderung bedauern freude enttäuschung einigkeit fazit kernaussage äußerung äußerungen stellungnahme bilanz "
    "kommentar vorgabe auflage bedingung schlussfolgerung antwort argument argumentation hypothese vorhersage "
    "ultimatum anklage rechtfertigung ankündigungen vorschläge".split()
)
"""Nouns that a clause can depend on: “die Forderung, …”, “mit der Begründung, …”."""

ADJECTIVE_CUES = frozenset(
    "überzeugt sicher zuversichtlich optimistisch pessimistisch besorgt einig skeptisch enttäuscht erfreut "
    "erleichtert entsetzt empört dankbar stolz bewusst bereit entschlossen unwahrscheinlich wahrscheinlich "
    "unklar fraglich bekannt zufrieden verärgert erschüttert betroffen".split()
)
"""Predicates that a clause can depend on: “zeigte sich überzeugt, dass …”."""
