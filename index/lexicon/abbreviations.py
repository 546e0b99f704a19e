"""What a full stop can stand behind without ending a sentence, German and English.

Compiled by hand from what Duden's and Merriam-Webster's tables of abbreviations list and news texts use. Every entry is
in lower case, without its last full stop and without spaces (“z. B.” is `z.b`).
"""

NEVER_LAST = frozenset(
    """
    dr prof mr mrs ms mx hr fr frl st hl ing dipl mag phil habil rer hon rev gen maj col lt sgt capt cpt cmdr cpl
    adm brig sen rep gov pres amb atty supt insp messrs mme mlle mt ft abg z.b zb d.h dh i.d.r u.u m.e o.g v.a s.o
    s.u z.t z.z z.zt i.s.v i.v.m d.i a.a.o m.w z.hd e.g i.e cf bzw vgl ggf ggfs sog evtl inkl exkl insb insbes bspw
    ca einschl ehem gem geb gest verh urspr eigtl allg angebl bes dt engl frz franz ital lat griech russ amerik brit
    kath evang jüd intl staatl städt öffentl polit wiss techn jährl monatl tägl zzgl abzgl abz bzgl betr hrsg
    stellv stv vorm nachm vs viz approx esp incl nördl südl östl westl
    """.split()
)
"""Something always follows: titles before a name, “for example”, shortened adjectives."""

CAPITALISED = frozenset("mag gen sen rep gov hon rev col abg st maj pres".split())
"""Of these, those that are abbreviations only with a capital (“Mag. Huber”, not “wie er mag.”)."""

BEFORE_NUMBER = frozenset(
    """
    nr nrn no nos num ziff art abs abschn bd bde kap fig abb tab s p pp pg vol ch sec para rn rz az anm fn z ziffer
    n° nº tel fon fax kto blz plz jg vers op bj jhg str
    """.split()
)
"""Only a number can follow within the sentence: “Nr. 5”, “S. 225”; “No.” alone is a sentence."""

MAY_BE_LAST = frozenset(
    """
    usw usf etc u.a u.ä o.ä u.ä.m u.v.m u.v.a ff f al et.al co inc ltd corp plc bros jr sr esq llc mio mrd bill tsd
    std stdn min sek jh jhd jhdt jahrh chr v.chr n.chr v.u.z n.u.z b.c a.d a.m p.m u.s u.s.a u.k u.n e.u d.c i.r e.v
    ph.d m.d b.a m.a b.sc m.sc ll.m u.s.w ave blvd rd apt dept est gouv bez hbf bhf flgh univ inst akad abt ref ass
    verl aufl ausg ztg zit pers plur sing med jur nat theol
    """.split()
)
"""Ends a sentence where a word follows that begins one: “… Saft usw. Die …”, “… in the U.S. How …”."""

UNITS = frozenset("km kg cm mm dm ml cl dl hz khz mhz ghz kw kwh mw mwh gw gwh tv gb mb kb tb hm pst".split())
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
