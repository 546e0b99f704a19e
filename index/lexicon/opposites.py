"""Words that deny, and pairs of opposites, German and English (general knowledge; a small part of either language).

Each line of `_PAIRS` is one side | the other side, English first and German behind “/”; a star stands for any ending,
an indented line goes on; “_” joins a verb and its particle, which may stand far apart.
"""

import re

HARD = {
    "en": re.compile(
        r"\b(?:not|never|no|none|nobody|nothing|nowhere|neither|without|cannot|non(?=-\w)|den(?:y|ies|ied|"
        r"ying|ial)|no-one)\b"
        r"|n['’]t\b",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"\b(?:nicht|kein(?:e[mnrs]?|er)?|nie|niemals|niemand(?:e[mn])?|nichts|nirgends?|weder|ohne|"
        r"keinesfalls|keineswegs|"
        r"bestr(?:eite|itt)\w*|dementier\w*|leugne\w*|verneint\w*)\b",
        re.IGNORECASE,
    ),
}
"""What denies a clause."""
SOFT = {
    "en": re.compile(
        r"\b(?:fail\w*|refus\w*|reject\w*|rul(?:e[sd]?|ing) out|lack\w*|avoid\w*|prevent\w*|nor|"
        r"unless|until|impossible|"
        r"doubt\w*|hardly|barely|scarcely|rarely|seldom|oppos\w*|forbid\w*|forbade|(?<!the )(?<!a )ban(?:s|"
        r"ned)?|dismiss\w*|absen\w*|"
        r"unable|free of|(?!nonethe|neverthe|regard|un)\w{3,}less|un\w{3,}(?:able|ible|ed|ly|ary|"
        r"ain|al)|in(?:capable|ability|correct|sufficient\w*|adequate\w*)|illegal\w*|"
        r"dis(?:agree|approv)\w*|far from|warn\w*|caution\w*|declin\w* to|turn\w*\s(?:\w+\s){0,4}down|"
        r"prohibit\w*|in vain|abstain\w*|no longer)\b",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"\b(?:scheiter\w*|verweiger\w*|ablehn\w*|abgelehnt|lehnt\w*|zurückgewiesen|wies|verhinder\w*|vermeid\w*|"
        r"fehl(?:t|te|ten|en|ende\w*)|mangel\w*|kaum|ausgeschlossen|(?-i:verb(?:ot|iet)\w*)|bezweif\w*|"
        r"zweif\w*|unmöglich|"
        r"selten|frei von|\w{3,}los(?:e[mnrs]?)?|warn\w*|gewarnt|verzicht\w*|bevor|un\w*(?:bar|"
        r"lich|haft|sicher|fähig|gerecht|bekannt|klar|ständig|zulässig|nötig|"
        r"wahr|rechtmäßig|verändert|erlaubt|gültig|wirksam|möglich|frei|fair)(?:e[mnrs]?)?|weiger\w*|untersag\w*|"
        r"vergeblich|vergebens|un(?:ge|be|er|ver|aus|auf|an|ein|ab)\w{2,}(?:t|en)(?:e[mnrs]?)?|sich enthalten|"
        r"enth(?:ielt|ielten|ält|alten)(?= sich)|enthaltung\w*)\b",
        re.IGNORECASE,
    ),
}
"""What may stand in the place of a word that denies: “failed to inform” for “did not inform”."""
MAYBE = {
    "en": re.compile(
        r"\b(?:against|block\w*|abandon\w*|cancel\w*|withdr\w+|stop\w*|halt\w*|cease\w*|exclud\w*|except|"
        r"instead|rather|too|"
        r"mis(?:lead|led)\w*|break\w*|broke\w*|withh\w+|dispens\w+)\b",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"\b(?:gegen|wider(?:spr|setz)\w*|abgesagt|brach\w*|gebrochen|stopp\w*|gestoppt|stattdessen|anstatt|"
        r"statt(?=\s(?:de[rsm]|eine[rsm]|zu)\b)|außer)\b",
        re.IGNORECASE,
    ),
}
"""What denies now and then: enough to prove that a sentence has something of the kind."""
SURE = {
    "en": re.compile(
        r"\b(?:refus(?:e[sd]?|ing|als?)|reject(?:s|ed|ing|ion)?|fail(?:s|ed|ing)? to|declin(?:e[sd]?|ing) to|"
        r"unable|block(?:s|ed|ing)|"
        r"prevent(?:s|ed|ing)|forbid(?:s|den)?|forbade|prohibit(?:s|ed)|(?<!the )(?<!a )ban(?:s|ned)?|"
        r"rul(?:e[sd]?|ing) out|hardly|barely|"
        r"scarcely|rarely|seldom|lack(?:s|ed|ing)?|impossible|unlikely|in vain|turn(?:s|ed|"
        r"ing)?\s(?:\w+\s){0,4}down)\b",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"\b(?:ver?weiger\w*|weiger\w*|lehn(?:t|te|ten|en)|ablehn\w*|abzulehnen|abgelehnt|zurückgewiesen|"
        r"w(?:ies|iesen|eist|eisen)(?=\s[^.;:]{0,120}\bzurück)|schl(?:oss|ossen|ießt|"
        r"ießen)(?=\s[^.;:]{0,120}\baus\b)|"
        r"ausgeschlossen|(?-i:verb(?:ot|oten|ietet|ieten))|untersag\w*|verhinder\w*|kaum|selten|fehl(?:t|te|"
        r"ten|en)|unmöglich|"
        r"unwahrscheinlich|un(?:ge|be|ver|aus|ein|ab)\w{2,}(?:t|en)(?:e[mnrs]?)?|vergeblich|vergebens|"
        r"scheiter\w*|gescheitert)\b",
        re.IGNORECASE,
    ),
}
"""Of these, what denies for certain what it governs: “refused to accept it” is no “accepted it”."""
ONLY = re.compile(r"\b(?:only|unless|until|nur|erst|lediglich|einzig)\b", re.IGNORECASE)
"""“Only with consent” is “not without consent”."""
NOT_DENYING = re.compile(
    r"\b(?:not only|not just|not least|no doubt|no later than|no less than|nothing but|no matter|if not|"
    r"whether or not|"
    r"nicht nur|nicht zuletzt|nicht bloß|kein zweifel|nicht umsonst|nichts anderes als|wenn nicht gar|"
    r"denial(?=-of))\b|\bno\.(?=\s?\d)",
    re.IGNORECASE,
)

_STANCE = """
praise* congratulat* welcom* commend* applaud* laud* support* back backs backed backing favour favours favoured favor
    favors favored endors* hail* approv* accept* agree* / lobt lobte* loben gratulier* beglückwünsch* gelobt begrüß*
    würdig* unterstütz* befürwort* akzeptier* annehm* angenommen zustimm* zugestimmt stimmte_zu stimmten_zu gebilligt
    billig* | critici* condemn* denounc* slam* blast* complain* oppose opposed opposes opposing reject* object* refus*
    protest* sceptic* skeptic* / kritisier* kritik* verurteil* bemängel* beklag* stimmte_gegen stimmten_gegen rügt*
    rügen gerügt missbillig* ablehn* abgelehnt lehnt lehnte* zurückweis* zurückgewiesen widersprech* widersprach*
    verweiger* protest* skepti* skepsis
"""

_PAIRS = """
rise rises rising rose risen increas* gain gains gained gaining grow grows growing grew grown growth climb* surge*
    higher up / steigt steigen gestiegen stieg stiegen steigend* steigern steigert* gesteigert zunehm* zugenommen
    zunahm* zunimmt erhöh* wächst wachsen gewachsen wuchs* höher* anstieg* zuwachs* legte_zu zugelegt nahm_zu
    nahmen_zu nimmt_zu | fall falls falling fell fallen decreas* declin* drop* sink sinks sinking sank sunk shrink*
    shrank lower lowered reduc* cut cuts plummet* slump* dwindl* down / sinkt sinken sank sanken gesunken fällt fielen
    fiel gefallen zurückgegangen zurückging* rückgang* abgenommen abnehm* abnahm* abnimmt verringer* gering* senkt
    senken senkte* gesenkt reduzier* niedriger* schrumpf* geschrumpft gekürzt kürz* gab_nach gaben_nach nachgegeben
    ging_zurück gingen_zurück geht_zurück gehen_zurück nahm_ab nahmen_ab nimmt_ab
more / mehr | less fewer / weniger
much many a_lot / viel viele vielen vieles vieler | little few / wenig wenige wenigen weniges weniger
defend* / verteidig* | attack* critici* / angriff* kritisier*
continu* / fortsetz* fortgesetzt fortzusetzen weiterführ* | stop* halt* ceas* / einstell* eingestellt einzustellen
    stopp* gestoppt
first / erste ersten erster erstes erstmals | last final / letzte letzten letzter letztes
allow* permit* authori* clear clears cleared legal* / erlaub* genehmig* gestatt* zugelassen legal* | forbid* forbade
    bans banned ban block* prohibit* stop stops stopped halt halted illegal* / verbiet* verbot* untersag* stoppt*
    gestoppt blockier* illegal* rechtswidrig*
win wins winning won gain gains gained victory victories / gewinn* gewann* gewonnen zugewann* hinzugew* gewinner* sieg
    siege siegt siegte* gesiegt | lose loses losing lost loss losses defeat* / verlier* verlor* verlust* niederlage*
    einbuß* büßte* eingebüßt unterlag unterlegen
open opens opened opening reopen* / öffne* geöffnet eröffn* | close closes closed closing closure shut shuts /
    schließ* geschlossen sperr* gesperrt
begin begins began begun start starts started / beginn* begann* begonnen anfang* gestartet startet* | ended ends
    finish* conclud* / endet* beendet* beenden abgeschlossen
success* succeed* / erfolg* gelang gelungen gelingt | fail* / misserfolg* scheiter* gescheitert misslang misslungen
strength* strong* / stärke* stark* | weak* / schwäch* schwach*
guilty convict* / schuldig* | innocent acquit* / unschuldig* freigesprochen freispruch
surviv* alive / überleb* | die dies died dead death* kill* / starb* gestorben getötet tot tote*
better best improv* / besser* beste* verbesser* | worse worst worsen* deteriorat* / schlechter* schlimmer*
    schlechteste* schlimmste* verschlechter*
good / gut gute* | bad / schlecht* schlimm*
safe safely / sicher sichere* | unsafe dangerous* / unsicher* gefährlich*
high / hoch hohe* | low / niedrig* tief*
early / früh frühe* | late / spät späte*
largest biggest highest longest most / größt* höchst* längste* meisten | smallest lowest shortest least / kleinst*
    niedrigst* kürzeste* wenigsten
north northern / nord* nörd* | south southern / süd*
east eastern / ost* öst* | west western / west*
buy buys bought purchas* acquir* / kauft kaufen kaufte* gekauft erwarb erworben | sell sells sold / verkauf*
man men male husband father son brother / mann männer* männlich* ehemann vater sohn bruder | woman women female wife
    mother daughter sister / frau frauen weiblich* ehefrau mutter tochter schwester
majority / mehrheit* | minority / minderheit*
optimis* confiden* / optimis* zuversicht* | pessimis* sceptic* skeptic* / pessimis* skepti* skepsis
true / wahr zutreffend* | false untrue / falsch* unwahr*
temporar* / vorübergehend* befristet* zeitweise | permanent* / dauerhaft* endgültig* unbefristet*
support* back backed backs promot* favour* favor* advocat* / unterstütz* förder* befürwort* | oppose opposed opposes
    opposing resist* fought / bekämpf* widersetz* ablehn* abgelehnt lehnt lehnte*
voted_for votes_for vote_for voting_for voted_in_favour voted_in_favor / stimmte_für stimmten_für stimmt_für
    stimmen_für | voted_against votes_against vote_against voting_against / stimmte_gegen stimmten_gegen stimmt_gegen
    stimmen_gegen
confirm* admit* conced* acknowledg* / bestätig* zugeb* zugegeben gab_zu gibt_zu räumte_ein räumt_ein eingeräumt
    einräum* gestand* gesteht gestehen | deny denies denied denying dispute disputed disputes reject rejected rejects
    refute* dismiss dismissed dismisses / bestreit* bestritt* dementier* leugn* wies_zurück wiesen_zurück weist_zurück
    zurückgewiesen zurückweis*
accept accepts accepted recogni* / nahm_an nahmen_an nimmt_an akzeptier* anerkannt* anerkenn* anzuerkennen erkannte_an
    erkennt_an | refus* reject* turned_down turned_him_down turned_her_down turned_them_down turned_it_down /
    verweiger* weiger* ablehn* abgelehnt lehnt_ab lehnte_ab
always / immer stets | sometimes rarely seldom / manchmal selten
arriv* enter enters entered join* / ankommen ankam* eintraf* eintritt beitritt beigetreten | leav* left depart* quit*
    / verlässt verlassen verließ* austritt ausgetreten abreis*
publish* reveal* disclos* / veröffentlich* enthüll* | conceal* hid hide* withh* / verheimlich* verschweig* verschwieg*
employ* hire* hired / eingestellt einstell* | dismiss* fired sack* / entlassen entlässt entließ*
likely probabl* / wahrscheinlich* | unlikely improbabl* / unwahrscheinlich*
possible / möglich* | impossible / unmöglich*
withdraw* retreat* / zurückziehen zurückzuziehen zurückgezogen abzug abziehen abgezogen rückzug | advanc* invad*
    deploy* / vorrück* einmarsch* entsend* vorzurücken
friend* ally allies / freund* verbündete* | enem* foe* / feind* gegner*
voluntar* / freiwillig* | mandatory compulsory / verpflichtend* pflicht zwangsweise
peace* / frieden* friedlich* | war wars / krieg kriege*
rich wealthy / reich* | poor / arm arme*
hot warm* / heiß* warm* | cold* cool* / kalt* kühl*
older oldest / älter* älteste* | younger youngest / jünger* jüngste*
new newest / neu neue neuen neuer neues neueste* | old / alt alte alten alter altes
fast faster quick* rapid* / schnell* rasch* | slow* / langsam*
easy easier easily / einfach* leicht* | difficult* hard harder / schwer* schwierig*
full / voll* | empty / leer*
guarante* / garantier* gewährleist* | endanger* threaten* / gefährd*
free freed releas* / frei* freigelassen freilassung | arrest* detain* jail* imprison* / festgenommen verhaft*
    inhaftier* festnahme*
"""

BOUNDS = {
    "en": (
        re.compile(
            r"\b(?:nearly|almost|just under|not quite|at most|up to|no more than|"
            r"(?:less|fewer|shorter|smaller|lower|younger|cheaper) than)\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:over(?= [\d€$£])|at least|well over|exceed\w*|"
            r"(?:more|longer|larger|bigger|higher|older|greater) than)\b",
            re.IGNORECASE,
        ),
    ),
    "de": (
        re.compile(
            r"\b(?:knapp|fast|beinahe|nahezu|höchstens|maximal|bis zu|unter(?= \d)|"
            r"(?:weniger|kürzer|kleiner|niedriger|jünger) als)\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:über(?= \d)|mindestens|wenigstens|gut(?= \d)|deutlich über|"
            r"(?:mehr|länger|größer|höher|älter) als)\b",
            re.IGNORECASE,
        ),
    ),
}
"""What bounds a number, below and above it: a claim that has one needs one like it in its sentences."""


_APART = r"\s(?:[^.;:!?]{0,120}\s)?"
"""Between the parts of a German verb: “ging im vergangenen Jahr um sieben Prozent zurück”."""


def _pattern(words: str, gap: str) -> re.Pattern[str]:
    forms = (re.escape(word).replace(r"\*", r"\w*").replace("_", gap) for word in words.split())
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)


def _sides(line: str) -> tuple[dict[str, re.Pattern[str]], dict[str, re.Pattern[str]]]:
    one, other = (
        {"en": _pattern(en, " "), "de": _pattern(de, _APART)}
        for en, de in (side.split("/") for side in line.split("|"))
    )
    return one, other


_GERMAN_CASE = r"(?=\s(?:de[mnr]|eine[mr]|seine[mr]|ihre[mr]|diese[mr]|beginn|ende)\b)"
_TIME = (
    {
        "en": re.compile(r"\b(?:before|prior to|ahead of)\b", re.IGNORECASE),
        "de": re.compile(rf"\b(?:bevor|zuvor|davor|vorher|ehe|vor{_GERMAN_CASE})\b", re.IGNORECASE),
    },
    {
        "en": re.compile(r"\b(?:after|afterwards|following)\b", re.IGNORECASE),
        "de": re.compile(rf"\b(?:nachdem|danach|nach{_GERMAN_CASE})\b", re.IGNORECASE),
    },
)
"""Before and after; German “vor” and “nach” are also said of what is no time, mostly without an article."""
ABSOLUTE = {
    "en": (
        re.compile(r"\b(?:all(?= (?:of )?(?:the )?\w+)|every|everyone|everybody)\b(?<!after all)(?<!above all)", re.I),
        re.compile(r"\b(?:only|sole|solely|exclusively)\b", re.I),
    ),
    "de": (
        re.compile(r"\b(?:alle[nmrs]?|sämtliche[nmrs]?|jede[nmrs]?)\b(?<!vor allem)", re.I),
        re.compile(r"\b(?:nur|lediglich|einzig\w*|ausschließlich)\b", re.I),
    ),
}
"""“All” and “only”: a claim that says so needs a sentence that does."""
ABSOLUTE_SOURCES = (
    re.compile(
        r"\b(?:all\w*|every\w*|each|whole|entire\w*|both|any|complete\w*|alle\w*|sämtlich\w*|jede\w*|jeweil\w*|"
        r"ganz\w*|gesamt\w*|beide\w*|komplett\w*|vollständig\w*|täglich|jährlich|total|never|no|kein\w*)\b",
        re.I,
    ),
    re.compile(
        r"\b(?:only|sole\w*|exclusive\w*|just|alone|merely|unique\w*|nur|lediglich|einzig\w*|"
        r"ausschließlich\w*|allein\w*|"
        r"bloß|erst|no|not|kein\w*|nicht|but)\b",
        re.I,
    ),
)
"""What of a sentence says as much, in either language."""

_DEMAND = {
    "en": _pattern("demand* call_for called_for calls_for called_on calls_on asked_for urg*", " "),
    "de": _pattern(
        "forder* aufforder* aufgefordert gefordert verlang* rief_auf ruft_auf riefen_auf aufgerufen", _APART
    ),
}
STANCE = _sides(re.sub(r"\n +", " ", _STANCE).strip())
"""For and against."""
PAIRS = (
    STANCE,
    (_DEMAND, STANCE[1]),
    _TIME,
    *(_sides(line) for line in re.sub(r"\n +", " ", _PAIRS).strip().splitlines()),
    ({key: sides[0] for key, sides in BOUNDS.items()}, {key: sides[1] for key, sides in BOUNDS.items()}),
)
"""Opposites: (one side, the other side), each a pattern a language."""
