"""Countries, their people and adjectives, and parties, German and English: “Russian” is said of Russland.

`index/names/places.py` has other names of a place; an adjective is none. General knowledge; what is not here is
compared by the word vectors.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

_WORDS = """
russ* russian* russland rußland moskau* moscow kreml kremls kremlin
ukrain* kiew* kyiv kiev
deutsch* deutsche* deutschland* german* germany bundesrepublik
franz* französ* franzose* frankreich* french france paris pariser
brit* england* englisch* english great_britain united_kingdom vereinigtes_königreich großbritannien* london*
amerik* amerikan* america* us usa u.s united_states vereinigte_staaten vereinigten_staaten washington* us-
chin* chines* peking* beijing
japan* tokio tokyo
indisch* indien* inder* india* delhi
poln* pole* polish polen* poland* warschau* warsaw
österreich* austria* wien wiener vienna
schweiz* swiss switzerland
itali* italien* italy rom rome
span* spanien* spanier* madrid
portug* portugies* portugal* lissabon lisbon
griech* griechenland* griechen greek* greece athen
türk* türkei turk* turkey turkish ankara
israel* jerusalem
palästinens* palestin* gaza
iran* teheran tehran
irak* iraq* bagdad baghdad
syr* syrien* syrer* damaskus damascus
libanes* libanon* leban* lebanon beirut
ägypt* ägypten* egypt* kairo cairo
saud* saudi* riad riyadh
afghan* afghanistan* kabul
pakistan* islamabad
nordkorean* nordkorea* north_korea* pjöngjang pyongyang
südkorean* südkorea* south_korea* seoul
ungar* ungarn* hungar* hungary budapest
tschech* tschechien* czech* prag prague
slowak* slovak*
slowen* sloven*
kroat* kroatien* croat*
serb* serbien* belgrad belgrade
bosn* bosnien*
alban* albanien*
kosovar* kosovo*
rumän* rumänien* roman* romania* bukarest bucharest
bulgar* bulgarien*
niederländ* niederlande* holländ* dutch netherlands holland
belg* belgien* brüssel* brussels
dän* dänemark* danish denmark dane* kopenhagen copenhagen
schwed* schweden* swed* sweden* stockholm
norweg* norwegen* norway* oslo
finn* finnland* finland* helsinki
isländ* island* iceland*
ir* irland* irish ireland* dublin
schott* schottland* scot* scotland* scottish
estn* estland* eston* estonia*
lettland lettisch* latvia*
litau* litauen* lithuan*
belaruss* belarus* weißruss* weißrussland minsk
georgi* georgien* georgisch* georgian* georgia tiflis tbilisi
armen* armenien*
aserbaidschan* azerbaijan*
kasach* kasachstan* kazakh* kazakhstan
kanad* kanada* canad* ottawa
mexik* mexiko* mexic*
brasil* brasilien* brazil*
argentin* argentinien*
chilen* chile* chilean*
kolumb* kolumbien* colomb*
venezol* venezuel* venezuela*
kuban* kuba* cuba*
austral* australien* canberra
neuseeländ* neuseeland* new_zealand*
südafrik* südafrika* south_africa*
nigerian* nigeria*
kenian* kenia* kenya*
äthiop* äthiopien* ethiop*
somal* somalia*
sudan* sudanes*
liby* libyen* tripolis tripoli
tunes* tunesien* tunis*
alger* algerien*
marokkan* marokko* morocc* morocco
vietnames* vietnam*
thailänd* thailand* thai*
indones* indonesien*
philippin* filipin*
malays* malaysia*
spd sozialdemokrat* sozialdemokratisch* social_democrat*
cdu csu unionsfraktion unionsparteien cdu/csu christdemokrat* christdemokratisch* christian_democrat*
fdp freidemokrat* free_democrat*
grüne* greens green_party
linkspartei left_party
afd
europ* europä* eu
nato
"""
_ENDINGS = "|".join(
    """
    anisch anische anischen anischer anisches ianisch ianische ianischen ianischer ianisches n s e en er ern es
    ens em in innen isch ische ischen ischer isches ischem ian ians an ans ean eans ese i is ish
    sprachig sprachige sprachigen sprachiger sprachiges ien iens ier iern land lands lander a as ia ias o os
    isches länder ländern ländisch ländische ländischen ländischer
    """.split()
)


@lru_cache(maxsize=1)
def _groups() -> tuple[re.Pattern[str], dict[str, int]]:
    """A pattern whose matched stem, and the words that, say which line it is."""
    exact: dict[str, int] = {}
    for number, line in enumerate(_WORDS.strip().splitlines()):
        for word in line.split():
            exact.setdefault(word.rstrip("*").replace("_", " ") + "*" * word.endswith("*"), number)
    stems = sorted((word[:-1] for word in exact if word.endswith("*")), key=len, reverse=True)
    return re.compile(rf"({'|'.join(stems)})(?:{_ENDINGS})?"), exact


@lru_cache(maxsize=20_000)
def nation_of(word: str) -> int | None:
    """The number of the country or party that a lower-cased word, or two, names or is said of; else None."""
    pattern, exact = _groups()
    if word in exact:
        return exact[word]
    match = pattern.fullmatch(word)
    return exact[match[1] + "*"] if match and len(word) > 3 else None


def nations_in(words: Sequence[str]) -> frozenset[int]:
    """The countries and parties of some lower-cased words, two words together too."""
    pairs = (f"{one} {other}" for one, other in pairwise(words))
    return frozenset(number for word in (*words, *pairs) if (number := nation_of(word)) is not None)
