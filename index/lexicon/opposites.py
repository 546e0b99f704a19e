"""Pairs of opposites, German and English (general knowledge; a small part of either language).

Each line of `_PAIRS` is one side | the other side, English first and German behind “/”; a star stands for any ending,
an indented line goes on; “_” joins a verb and its particle, which may stand far apart.
"""

import re

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

SIDES = """\
north northern norden nördlich | south southern süden südlich
east eastern osten östlich | west western westen westlich
large larger largest big bigger biggest great greatest groß größer größte | small smaller smallest klein kleiner \
kleinste
high higher highest hoch höher höchste | low lower lowest niedrig niedriger niedrigste
increase increased increasing rise rose rising grow grew growth zunehmen zunahme steigen stieg gestiegen anstieg \
wachsen erhöhen erhöht | decrease decreased decreasing decline declined fall fell falling shrink shrank abnehmen \
abnahme sinken sank gesunken rückgang schrumpfen senken gesenkt
more most mehr meist | less least fewer fewest weniger wenigsten
before prior vor bevor vorher | after afterwards nach nachdem nachher
early earlier earliest früh früher früheste | late later latest spät später späteste
first erste ersten erster erstmals | last final letzte letzten letzter zuletzt
old older oldest alt älter älteste | new newer newest young younger youngest neu jung jünger jüngste
long longer longest lang länger längste | short shorter shortest kurz kürzer kürzeste
strong stronger strongest stark stärker stärkste | weak weaker weakest schwach schwächer schwächste
rich wealthy reich wohlhabend | poor arm
hot warm warmer heiß | cold cool colder kalt kälter
fast faster fastest quick schnell schneller | slow slower slowest langsam langsamer
easy simple easier leicht einfach | difficult hard complex complicated schwer schwierig komplex kompliziert
good better best gut besser beste | bad worse worst schlecht schlechter schlechteste
positive positiv | negative negativ
left links linke | right rechts rechte
upper top above obere oben | lower bottom below untere unten
inside internal inner innerhalb innere intern | outside external outer außerhalb äußere extern
domestic inländisch inland | foreign ausländisch ausland
public öffentlich | private privat
open opened geöffnet eröffnet öffnen | close closed geschlossen schließen
begin began beginning start started anfangen anfang beginnen begann | end ended ending stop stopped enden endete \
aufhören beenden ende
win won victory winner gewinnen gewann gewonnen sieg sieger | lose lost defeat loser verlieren verlor verloren \
niederlage
allow allowed permit permitted legalised erlauben erlaubt gestattet | forbid forbidden ban banned prohibit \
prohibited verbieten verboten verbot untersagt
accept accepted akzeptieren akzeptiert annehmen angenommen | reject rejected refuse refused ablehnen abgelehnt \
verweigert
agree agreed einigen zustimmen zugestimmt | disagree disagreed widersprechen widersprochen
support supported supporter favour favor unterstützen unterstützt befürworter | oppose opposed opponent bekämpfen \
gegner
friend ally allies freund verbündete | enemy enemies feind feinde
peace frieden | war krieg
success successful succeed succeeded erfolg erfolgreich | failure unsuccessful fail failed misserfolg erfolglos \
scheitern gescheitert
possible möglich | impossible unmöglich
able fähig | unable unfähig
legal lawful rechtmäßig | illegal unlawful rechtswidrig unrechtmäßig
natural natürlich | artificial künstlich
common häufig verbreitet | rare uncommon selten ungewöhnlich
always immer stets | never nie niemals
often frequently usually oft häufig | rarely seldom selten
majority mehrheit | minority minderheit
maximum maximal höchstens | minimum minimal mindestens
male man men boy boys mann männer männlich junge | female woman women girl girls frau frauen weiblich mädchen
father son vater sohn | mother daughter mutter tochter
import imports imported importieren | export exports exported exportieren
buy bought purchase kaufen kaufte gekauft | sell sold sale verkaufen verkaufte verkauft
arrive arrived ankommen ankunft | leave left depart departed verlassen abreise
join joined beitreten beitritt | leave left withdraw withdrew austreten austritt
attack attacked angreifen angriff | defend defended verteidigen verteidigt
create created build built found founded establish established gründen gegründet bauen gebaut errichtet | destroy \
destroyed dissolve dissolved abolish abolished demolished zerstören zerstört auflösen aufgelöst abgeschafft \
abgerissen
include included including einschließen einschließlich | exclude excluded excluding ausschließen ausgeschlossen ohne
presence present anwesend anwesenheit | absence absent lack abwesend abwesenheit fehlen mangel
same equal similar gleich gleiche ähnlich | different unequal unterschiedlich verschieden
equality gleichheit | inequality ungleichheit
known bekannt | unknown unbekannt
dependent abhängig | independent unabhängig
urban city städtisch | rural ländlich
day tag | night nacht
birth born geburt geboren | death died tod gestorben
living alive lebend | dead tot
teacher teachers lehrer | student students pupils schüler
ancestor ancestors vorfahren | descendant descendants nachkommen
liberal | conservative konservativ
encourage encouraged ermutigen ermutigt | discourage discouraged abhalten entmutigt
help helped benefit protect helfen geholfen schützen nutzen | harm harmed hurt damage schaden geschadet
improve improved verbessern verbessert | worsen worsened verschlechtern verschlechtert
advantage advantages benefit vorteil vorteile | disadvantage disadvantages drawback nachteil nachteile
safe sicher | dangerous unsafe gefährlich
full voll | empty leer
near nearest closest nah nächste | far farthest fern weit
many much viele | few little wenige
all every everyone alle jeder | none nobody keiner niemand
finite endlich | infinite unendlich
direct directly direkt | indirect indirectly indirekt
active aktiv | passive inactive passiv
visible sichtbar | invisible unsichtbar
regular regelmäßig | irregular unregelmäßig
voluntary freiwillig | involuntary forced unfreiwillig
violent gewaltsam | peaceful nonviolent friedlich gewaltlos
guilty schuldig | innocent unschuldig
arrest arrested verhaftet festgenommen | release released freigelassen entlassen
cause caused verursachen verursacht | prevent prevented verhindern verhindert
confirm confirmed admit admitted bestätigen bestätigt zugeben | deny denied bestreiten bestritten dementieren \
dementiert
gain gained profit gewinn | loss verlust
unite united vereinigen vereinigt | divide divided separate separated teilen geteilt trennen getrennt
praise praised loben lobte gelobt | criticise criticised criticize criticized kritisieren kritisierte kritisiert
"""
"""What a question and a sentence may say that is the opposite: a line has one side | the other."""
