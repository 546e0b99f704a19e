"""German words of reporting: verbs, nouns and adjectives that say that somebody says, thinks, demands or denies.

From general knowledge of newspaper German, grouped as in Helbig/Buscha, “Deutsche Grammatik” (verbs of saying and
thinking), and Duden, “Richtiges und gutes Deutsch” (indirekte Rede); no annotated corpus was read for them.
"""

SAYING = frozenset(
    "sagen aussagen erklären berichten mitteilen melden vermelden schreiben äußern erläutern erzählen "
    "schildern ausführen darlegen feststellen hinweisen verweisen betonen unterstreichen hervorheben "
    "bekräftigen bestätigen versichern beteuern behaupten angeben begründen bekanntgeben bekanntmachen "
    "verkünden ankündigen verlauten verlautbaren veröffentlichen informieren antworten erwidern entgegnen "
    "einwenden einräumen zugeben gestehen eingestehen hinzufügen ergänzen anfügen anmerken bemerken "
    "kommentieren urteilen konstatieren resümieren bilanzieren folgern schlussfolgern argumentieren "
    "prognostizieren vorhersagen voraussagen prophezeien orakeln spekulieren mutmaßen klagen beklagen bemängeln "
    "monieren kritisieren rügen warnen mahnen drohen androhen versprechen zusagen zusichern garantieren geloben "
    "schwören klarstellen klarmachen deutlichmachen verdeutlichen präzisieren wiederholen zitieren formulieren "
    "twittern tweeten posten bloggen rufen ausrufen fragen nachfragen beschreiben charakterisieren nennen "
    "bezeichnen bekunden signalisieren andeuten durchblicken nahelegen unterstellen vorwerfen vorhalten "
    "beschuldigen bezichtigen bestreiten abstreiten dementieren verneinen leugnen zurückweisen bejahen loben "
    "würdigen begrüßen bedauern entschuldigen verteidigen rechtfertigen lauten besagen hervorgehen heißen "
    "erwähnen weitergeben durchgeben aussprechen anklingen skandieren herausstellen protokollieren "
    "zusammenfassen gratulieren danken spotten höhnen schimpfen jubeln frohlocken schwärmen scherzen witzeln "
    "bitten erinnern freuen offenbaren enthüllen preisgeben vorrechnen festhalten kundtun fordern verlangen "
    "verurteilen appellieren plädieren vorschlagen anregen empfehlen raten auffordern einschätzen titeln "
    "aufklären herausstreichen nachlegen poltern wettern lästern raunen flüstern stammeln brüllen schreien zurufen "
    "seufzen stöhnen murmeln bekennen beichten vorbringen aufzählen nachhaken kontern einwerfen fortfahren prahlen "
    "rühmen attestieren bescheinigen befinden skizzieren umreißen umschreiben ausrichten wissenlassen feiern".split()
)
"""Verbs of saying: take a dass-clause, a Konjunktiv clause or a quotation."""

THINKING = frozenset(
    "meinen glauben denken hoffen erhoffen befürchten fürchten vermuten annehmen erwarten schätzen bezweifeln "
    "zweifeln rechnen ausgehen finden wissen überzeugen ahnen argwöhnen wünschen einschätzen anzweifeln "
    "erkennen errechnen ermitteln herausfinden nachweisen belegen ergeben schließen beschließen entscheiden "
    "vereinbaren verständigen einigen diskutieren debattieren beraten überlegen prüfen klären verdächtigen "
    "nachsagen zeigen anordnen entschließen erfahren ausrechnen".split()
)
"""Verbs of thinking, finding out and deciding: indirect speech only with a clause that depends on them."""

DIRECTING = frozenset(
    "fordern auffordern verlangen bitten ersuchen raten abraten empfehlen vorschlagen anregen appellieren "
    "aufrufen mahnen ermahnen anmahnen warnen drängen anweisen anordnen befehlen drohen androhen versprechen "
    "zusagen zusichern geloben beschließen entscheiden vereinbaren plädieren ankündigen anbieten vorwerfen "
    "beschuldigen bezichtigen verdächtigen behaupten beteuern versichern bestreiten abstreiten leugnen "
    "dementieren hoffen glauben befürchten fürchten angeben erklären zugeben einräumen gestehen bedauern "
    "erwarten planen erwägen überlegen bereiterklären entschließen aussprechen einsetzen einigen verständigen "
    "nachsagen unterstellen mitteilen signalisieren bekanntgeben beantragen wünschen".split()
)
"""Verbs that take an infinitive with “zu” as what is said."""

WEAK = frozenset(
    "heißen lauten nennen bezeichnen beschreiben loben würdigen verurteilen verteidigen entschuldigen "
    "rechtfertigen erinnern informieren wissen zeigen ergeben finden rechnen denken beschließen entscheiden "
    "anordnen erkennen belegen nachweisen ermitteln vereinbaren wünschen erwarten annehmen schließen "
    "verständigen einigen rufen danken veröffentlichen entschließen verlangen begrüßen zurückweisen befinden "
    "rühmen feiern ausrichten umschreiben aufzählen".split()
)
"""Verbs that introduce what is said only with a clause that cannot be anything else (dass, Konjunktiv)."""

DENYING = frozenset("bestreiten abstreiten dementieren leugnen verneinen zurückweisen widersprechen".split())
"""Verbs of denial."""

ACTS = frozenset(
    "kritisieren rügen bemängeln beklagen beanstanden monieren anprangern verurteilen tadeln angreifen "
    "attackieren loben würdigen begrüßen preisen fordern einfordern verlangen anmahnen mahnen warnen "
    "appellieren plädieren ankündigen vorschlagen empfehlen ablehnen zurückweisen bestreiten dementieren "
    "bezweifeln anzweifeln bestätigen bekräftigen betonen hervorheben unterstreichen erläutern vorwerfen "
    "beschuldigen bezichtigen bezeichnen nennen einstufen werten bewerten verweisen hinweisen verteidigen "
    "rechtfertigen befürworten beziffern bedauern aussprechen äußern ausschließen einräumen zugeben eingestehen "
    "garantieren zusichern versprechen entschuldigen raten abraten drohen androhen verspotten bitten "
    "unterstützen erwägen kommentieren aufrufen auffordern einschätzen schildern ausdrücken protestieren "
    "widersprechen beschreiben anführen bekanntgeben beantragen distanzieren beschweren danken gratulieren "
    "erneuern voraussagen prognostizieren nahelegen befürchten erhoffen anzweifeln".split()
)
"""Speech acts that are reported without a clause of their own."""

STRONG_ACTS = frozenset(
    "aussprechen verlangen ablehnen voraussagen vorhersagen beschimpfen klagen "
    "kritisieren rügen bemängeln beklagen beanstanden monieren anprangern verurteilen loben würdigen begrüßen "
    "fordern warnen plädieren dementieren bezweifeln bestreiten hinweisen verweisen vorwerfen beschuldigen "
    "bezichtigen werten bezeichnen beziffern einstufen attackieren befürworten einschätzen raten abraten "
    "appellieren bedauern ankündigen ausschließen auffordern aufrufen zurückweisen bekräftigen "
    "bekanntgeben anregen drohen empfehlen vorschlagen mahnen anmahnen".split()
)
"""The acts that are one in nearly every sentence."""

GOVERNED = {
    lemma: frozenset(prepositions.split())
    for lemma, prepositions in {
        "sprechen": "von vom für gegen über zu zum zur",
        "aussprechen": "für gegen",
        "berichten": "von vom über",
        "fordern": "von vom",
        "verlangen": "von vom",
        "erwarten": "von vom",
        "warnen": "vor",
        "plädieren": "für",
        "danken": "für",
        "entschuldigen": "für bei beim",
        "begründen": "mit",
        "gehen": "von vom",
        "ausgehen": "von vom",
        "ziehen": "von vom",
        "kommen": "von vom aus",
    }.items()
}
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
