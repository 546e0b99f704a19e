"""Units and currencies as German and English write them (general knowledge)."""

import re

_UNITS = """
percent: % prozent percent per_cent pct
points: prozentpunkte prozentpunkten prozentpunkt percentage_points percentage_point
promille: ‰ promille
euro: € euro euros eur
dollar: $ us$ us-dollar us-dollars dollar dollars usd
pound: £ pfund pound pounds gbp lb lbs
franc: franken franc francs chf
yen: ¥ yen
yuan: yuan renminbi
rouble: rubel rouble roubles ruble rubles
crown: krone kronen kronor kroner crowns
cent: cent cents
kilometre: km kilometer kilometern kilometre kilometres kilometers
square_kilometre: km² km2 quadratkilometer quadratkilometern square_kilometres square_kilometers square_kilometre
mile: meile meilen mile miles
metre: m meter metern metre metres meters
square_metre: m² m2 quadratmeter quadratmetern square_metres square_meters square_metre
centimetre: cm zentimeter zentimetern centimetre centimetres centimeters
millimetre: mm millimeter millimetern millimetre millimetres millimeters
foot: fuß feet foot ft
inch: zoll inch inches
yard: yard yards
hectare: hektar hectare hectares ha
acre: acre acres
kilogram: kg kilo kilos kilogramm kilogram kilograms kilogrammes
gram: g gramm gram grams grammes
tonne: tonne tonnen ton tons tonnes
litre: liter litern litre litres liters
gallon: gallone gallonen gallon gallons
barrel: barrel barrels
second: sekunde sekunden second seconds
minute: minute minuten minutes min minütige minütigen minütiger
hour: stunde stunden hour hours std h stündige stündigen stündiger
day: tag tage tagen tages day days tägige tägigen tägiger tägiges
week: woche wochen week weeks wöchige wöchigen wöchiger
month: monat monate monaten monats month months monatige monatigen monatiger
year: jahr jahre jahren jahres year years jährig jährige jährigen jähriger jähriges year-old year-olds
decade: jahrzehnt jahrzehnte jahrzehnten jahrzehnts decade decades
century: jahrhundert jahrhunderts jahrhunderte jahrhunderten century centuries
degree: ° grad degree degrees
celsius: °c celsius grad_celsius degrees_celsius degree_celsius
fahrenheit: °f fahrenheit grad_fahrenheit degrees_fahrenheit degree_fahrenheit
kilowatt: kw kilowatt kilowatts
megawatt: mw megawatt megawatts
gigawatt: gw gigawatt gigawatts
kilowatt_hour: kwh kilowattstunde kilowattstunden kilowatt-hours kilowatt_hours
"""
UNIT_OF = {
    form.replace("_", " "): name
    for name, forms in (line.split(":") for line in _UNITS.strip().splitlines())
    for form in forms.split()
}
_FORMS = "|".join(re.escape(form).replace(r"\ ", r"\s") for form in sorted(UNIT_OF, key=len, reverse=True))
UNIT = re.compile(rf"[\s\u00a0-]{{0,2}}(?P<unit>{_FORMS})(?![^\W\d_])", re.IGNORECASE)
_ANY_UNIT = re.compile(rf"(?<![^\W\d_])(?:{_FORMS})(?![^\W\d_])", re.IGNORECASE)
MULTIPLES = {
    "year": ("month", 12),
    "decade": ("month", 120),
    "century": ("month", 1200),
    "week": ("day", 7),
    "minute": ("second", 60),
    "hour": ("second", 3600),
    "kilometre": ("millimetre", 1_000_000),
    "metre": ("millimetre", 1000),
    "centimetre": ("millimetre", 10),
    "hectare": ("square_metre", 10_000),
    "square_kilometre": ("square_metre", 1_000_000),
    "kilogram": ("gram", 1000),
    "tonne": ("gram", 1_000_000),
    "megawatt": ("kilowatt", 1000),
    "gigawatt": ("kilowatt", 1_000_000),
}
"""Unit → (smaller unit, how many of it): “18 Monate” are a year and a half. Only what is so exactly, as it is told."""
SIGN_BEFORE = re.compile(r"(?P<unit>us\$|[€$£¥])\s?$", re.IGNORECASE)
"""A currency's sign in front of a number."""


def units_of(text: str) -> frozenset[str]:
    """The units that stand anywhere in `text`."""
    return frozenset(UNIT_OF[re.sub(r"\s", " ", match[0].lower())] for match in _ANY_UNIT.finditer(text))
