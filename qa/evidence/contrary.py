"""Whether a question says the opposite of a sentence: north for south, “never” where nothing is denied.

Questions that look answerable and are not are often made so (Rajpurkar, Jia and Liang 2018, “Know What You Don't Know”,
table 1: negation, antonym, entity swap). The words are general knowledge, German and English.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from index.text.terms import stems, words_of

_OPPOSITES = """\
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

_NEGATION = re.compile(
    r"\b(?:not|never|no|without|neither|nor|cannot|none|nobody|nothing|unable|except|nicht|kein(?:e[nmrs]?)?|nie|niemals|"
    r"niemand(?:em|en)?|nirgends|ohne|weder|außer)\b|n['’]t\b",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:fail(?:ed|s)?|lack(?:ed|s)?|refus\w+|unab\w+|oppos\w+|reject\w*|boycott\w*|outages?|abgelehnt|ablehn\w*|"
    r"fehl\w+|scheiter\w+|verweiger\w*|boykott\w*|\w*ausf[aä]ll\w*)\b",
    re.IGNORECASE,
)
"""Words of a sentence that deny without a negation."""


@lru_cache(maxsize=1)
def _side_of() -> dict[str, set[tuple[int, int]]]:
    """Stem → the (pair, side) that it stands on."""
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for number, line in enumerate(_OPPOSITES.strip().splitlines()):
        for side, words in enumerate(line.split("|")):
            for stem in (stem for word in words.split() for stem in stems(word)):
                found[stem].add((number, side))
    return dict(found)


def _held(words: Iterable[str]) -> set[tuple[int, int]]:
    sides = _side_of()
    return {side for word in words for stem in stems(word) for side in sides.get(stem, ())}


def sides_of(text: str) -> frozenset[tuple[int, int]]:
    """Which sides of which opposites the words of a text stand on."""
    return frozenset(_held(words_of(text)))


def is_opposite(asked: frozenset[tuple[int, int]], there: frozenset[tuple[int, int]]) -> bool:
    """Whether something asked stands there only as its opposite; both are `sides_of` a text."""
    return any((number, 1 - side) in there and (number, side) not in there for number, side in asked)


def denies(text: str) -> bool:
    """Whether a question says “not”, “never”, “without”."""
    return bool(_NEGATION.search(text))


def may_deny(text: str) -> bool:
    """Whether a sentence denies something, with or without a negation."""
    return bool(_NEGATION.search(text) or _DENIAL.search(text))
