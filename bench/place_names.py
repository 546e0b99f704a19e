"""Make index/lexicon/data/place_names.txt: how languages name countries, unions and cities, from CLDR through Babel.

    python bench/place_names.py

A line a place, its names separated by tabs: what CLDR calls it in `LANGUAGES`, each name once. It is
shipped, so that nobody who searches waits for Babel or needs it.
"""

from pathlib import Path

from babel import Locale

LANGUAGES = ("de", "en", "fr", "es", "it", "ru", "uk")
TARGET = Path(__file__).parents[1] / "index" / "lexicon" / "data" / "place_names.txt"


def names() -> list[list[str]]:
    """The names of every territory with a two-letter code and of every city that stands for a time zone."""
    locales = [Locale(language) for language in LANGUAGES]
    codes = sorted(code for code in locales[0].territories if len(code) == 2 and code not in ("ZZ", "XA", "XB"))
    found = [[locale.territories.get(code) for locale in locales] for code in codes]
    for zone in sorted({zone for locale in locales for zone in locale.time_zones}):
        if "/" in zone and not zone.startswith("Etc/"):
            plain = zone.rsplit("/", 1)[1].replace("_", " ")
            found.append([*(locale.time_zones.get(zone, {}).get("city") for locale in locales), plain])
    lists = [list(dict.fromkeys(name for name in line if name)) for line in found]
    return [line for line in lists if len(line) > 1]


if __name__ == "__main__":
    TARGET.write_text("".join("\t".join(line) + "\n" for line in names()), encoding="utf-8")
