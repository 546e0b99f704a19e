"""Other names of places, states and bodies: Kiew and Kyiv, Genf and Geneva, EU and European Union.

Countries, unions and the cities of time zones are CLDR's (`bench/place_names.py`); what CLDR does not have is here.
"""

from functools import lru_cache
from pathlib import Path

from index.text.terms import fold, words_of

_PLACES = Path(__file__).parents[1] / "lexicon" / "data" / "place_names.txt"

_MORE = """
Peking Beijing Пекин Пекін|Kiew Kyiv Kiev|Genf Geneva Genève Ginevra|Mailand Milan Milano|Florenz Florence Firenze
Venedig Venice Venezia|Neapel Naples Napoli|Turin Torino|Genua Genoa Genova|Köln Cologne|München Munich
Nürnberg Nuremberg|Hannover Hanover|Braunschweig Brunswick|Danzig Gdańsk|Breslau Wrocław|Krakau Kraków Cracow
Posen Poznań|Stettin Szczecin|Lemberg Lviv Lwiw Lvov Lwow|Charkiw Kharkiv Charkow Kharkov|Odessa Odesa
Saporischschja Zaporizhzhia Saporoschje Zaporozhye|Tschernobyl Chernobyl Tschornobyl Chornobyl|Krim Crimea
Donbass Donbas|Dnjepr Dnipro Dnieper|Sewastopol Sevastopol|Preßburg Bratislava|Brügge Bruges|Gent Ghent
Antwerpen Antwerp|Lüttich Liège|Den_Haag The_Hague|Straßburg Strasbourg|Nizza Nice|Basel Basle|Luzern Lucerne
Göteborg Gothenburg|Kairo Cairo|Tripolis Tripoli|Bengasi Benghazi|Mossul Mosul|Aleppo Halab|Mekka Mecca
Teheran Tehran|Bayern Bavaria|Sachsen Saxony|Niedersachsen Lower_Saxony|Thüringen Thuringia|Hessen Hesse
Nordrhein-Westfalen North_Rhine-Westphalia|Rheinland-Pfalz Rhineland-Palatinate|Sizilien Sicily|Sardinien Sardinia
Toskana Tuscany|Lombardei Lombardy|Katalonien Catalonia|Kalifornien California|Donau Danube|Rhein Rhine
Maas Meuse|Schelde Scheldt|Mosel Moselle|Oder Odra|Weichsel Vistula|Themse Thames|Tiber Tevere|Bodensee Lake_Constance
Ärmelkanal English_Channel|Kaspisches_Meer Kaspischen_Meeres Kaspischen_Meer Caspian_Sea|Alpen Alps
Mittelmeer Mediterranean|Ostsee Baltic_Sea|Schwarzes_Meer Black_Sea|Nordsee North_Sea
EU Europäische_Union European_Union Europäischen_Union UE|UN UNO Vereinte_Nationen United_Nations Vereinten_Nationen ONU
USA US U.S. Vereinigte_Staaten Vereinigten_Staaten United_States Amerika|NATO Nato OTAN
Großbritannien Great_Britain Britain Britannien Vereinigtes_Königreich United_Kingdom UK
Tschechien Czechia Czech_Republic|Türkei Turkey Türkiye|Weißrussland Belarus Belorussland|Birma Myanmar Burma
Elfenbeinküste Ivory_Coast Côte_d'Ivoire|Niederlande Netherlands Holland
Weißes_Haus White_House Weißen_Hauses Weißen_Haus|Kreml Kremlin|Rotes_Kreuz Red_Cross Roten_Kreuzes Roten_Kreuz
Europäische_Kommission European_Commission EU-Kommission|Weltgesundheitsorganisation WHO World_Health_Organization
Internationaler_Währungsfonds IWF IMF International_Monetary_Fund|Weltbank World_Bank
Gaddafi Gadhafi Qaddafi Khadafi Kadhafi|Mohammed Muhammad Mohammad Muhammed|Osama Usama|Papst Pope
"""
"""General knowledge, German and English (some names in others' spelling): `|` or a line's end between two things."""


@lru_cache(maxsize=1)
def _groups() -> dict[tuple[str, ...], frozenset[tuple[str, ...]]]:
    """Folded words of a name → all names of the same thing."""
    named = [line.split("\t") for line in _PLACES.read_text(encoding="utf-8").splitlines()]
    named += [
        [name.replace("_", " ") for name in group.split()] for group in _MORE.replace("\n", "|").split("|") if group
    ]
    found: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for names in named:
        spelled = {key_of(name) for name in names}
        together = spelled.union(*(found.get(key, set()) for key in spelled))
        for key in together:
            found[key] = together
    return {key: frozenset(names) for key, names in found.items()}


def key_of(name: str) -> tuple[str, ...]:
    """The words of a name, folded, as `other_names` compares them."""
    return tuple(fold(word) for word in words_of(name))


LONGEST = 4
"""Words of the longest name that is looked for in a question."""


def other_names(name: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """All names, itself among them, of what is called `name` (folded words); empty where none is known."""
    return _groups().get(name, frozenset())
