"""What a full stop can stand behind without ending a sentence, German and English (`data/abbreviations.tsv`)."""

from index.lexicon.table import rows, words_by

_FOLLOWED_BY = words_by(rows("abbreviations.tsv"), "abbreviation", "follows")

NEVER_LAST = _FOLLOWED_BY["word"]
"""Something always follows: titles before a name, “for example”, shortened adjectives."""

CAPITALISED = frozenset(row["abbreviation"] for row in rows("abbreviations.tsv") if row["capital"])
"""Of these, those that are abbreviations only with a capital (“Mag. Huber”, not “wie er mag.”)."""

BEFORE_NUMBER = _FOLLOWED_BY["number"]
"""Only a number can follow within the sentence: “Nr. 5”, “S. 225”; “No.” alone is a sentence."""

MAY_BE_LAST = _FOLLOWED_BY["maybe"]
"""Ends a sentence where a word follows that begins one: “… Saft usw. Die …”, “… in the U.S. How …”."""

UNITS = _FOLLOWED_BY["end"]
"""Words without a vowel that are written without a full stop, so that one behind them ends the sentence."""

NAMES_WITH_MARK = frozenset("yahoo jeopardy wham oklahoma joomla yum chips".split())
"""Names that are written with an exclamation mark."""

ORDINAL_BEFORE = frozenset(
    """
    der die das dem den des ein eine einen einem einer eines am im zum zur vom beim ans ins aufs in an ab seit bis
    nach vor von zu auf mit für gegen um und oder sowie als wie jeder jede jedes jedem jeden dieser diese dieses
    diesem diesen sein seine seinen seinem seiner seines ihr ihre ihren ihrem ihrer ihres mein meine meinen meinem
    meiner unser unsere unseren unserem unserer dein deine deinen deinem deiner deren dessen kein keine keinen
    keinem keiner
    """.split()
)
"""German words that an ordinal stands behind: “am 16. …”, “zum 100. …”."""

NOT_ADJECTIVES = frozenset(
    """
    over under after other another number ever never when then even seven ten been between often children women men
    times minutes yes goes does sites waren wurden haben hatten werden sind kamen kosten holten starben
    """.split()
)
"""Words with the ending of a German adjective that no ordinal stands behind."""

ORDINAL_NOUNS = frozenset(
    """
    jahrhundert jahrhunderts jahrhunderte jahrtausend jahrestag jahrestages geburtstag geburtstages todestag
    hochzeitstag weltkrieg weltkriegs weltkrieges liga klasse klassen runde platz spieltag spieltags spieltages
    minute minuten spielminute bundestag bundestags bundestages legislaturperiode auflage lebensjahr lebensjahres
    schwangerschaftswoche schwangerschaftsmonat stock stockwerk etage bezirk armee division mal tag tages woche
    wochen monat monats monate etappe staffel folge kapitel parteitag strafsenat zivilsenat senat jahrgangsstufe
    """.split()
)
"""German nouns that are counted with ordinals."""
