"""People by what they are: “the SPD's general secretary”, “der CDU-Außenpolitiker”, “Hessens Regierungschef”.

Who has a role is what an article says beside the name, in front of it or in an apposition behind it, or what it calls
a speaker; so the one who has it in 2005 is not the one who has it in 2020.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.article import Article, Statement
from index.library import Library
from index.text.terms import STOP_WORDS, fold, words_of

_HEADS = """
generalsekretär: general secretary, secretary general, secretary-general, generalsekretär
kanzler: chancellor, kanzler, regierungschef, head of government
ministerpräsident premierminister premier regierungschef: prime minister, premier, ministerpräsident, premierminister, \
regierungschef, landesvater, state premier, head of government
präsident staatschef: president, präsident, staatschef, staatsoberhaupt, head of state
minister ressortchef: minister, secretary, minister, ministerin, ressortchef
vorsitzend chef spitze vorstand: leader, chairman, chairwoman, chairperson, chair, head, chief, boss, vorsitzende, chef
sprecher: spokesman, spokeswoman, spokesperson, speaker, sprecher
politiker expert sprecher abgeordnet obmann: politician, expert, lawmaker, mp, deputy, politiker, experte, expertin, \
abgeordnete, sprecher
bürgermeister: mayor, bürgermeister
senator: senator, senator
botschafter: ambassador, botschafter
bischof: bishop, bischof
papst: pope, papst
trainer: coach, trainer
richter: judge, richter
anwalt: lawyer, attorney, prosecutor, anwalt
kommissar: commissioner, kommissar
direktor leiter: director, direktor, leiter, rektor, principal
könig: king, queen, könig
beauftragt: commissioner for, ombudsman, beauftragte
"""
"""What an article may write: what a question may say, German and English (general knowledge)."""

_FIELDS = """
regierung: government, regierung
opposition: opposition
finanz: finance, financial, treasury, finanz
außen auswärtig: foreign, außen, auswärtig
innen: interior, home, innen
verteidigung: defence, defense, verteidigung
wirtschaft: economy, economic, economics, wirtschaft
arbeit: labour, labor, employment, arbeit
familie: family, familie
haushalt finanz: budget, haushalt
gesundheit: health, gesundheit
bildung kultus schul: education, school, bildung, kultus
umwelt: environment, environmental, umwelt
justiz: justice, justiz
verkehr: transport, traffic, verkehr
landwirtschaft agrar: agriculture, farm, landwirtschaft, agrar
energie: energy, energie
sport: sports, sport
kultur: culture, kultur
sozial: social, sozial
fraktion: group, parliamentary, fraktion
partei: party, partei
vize stellvertret: deputy, vice, vize, stellvertretende
ehemalig früher ex-: former, ex, ehemalige, frühere
grüne: green, greens, grüne, grünen
linke linkspartei: left, linke, linkspartei
union cdu csu: union, conservative, conservatives, christian
sozialdemokrat spd: social democrat, social democrats, sozialdemokraten
liberal fdp: liberal, liberals, liberale
deutsch bundes: german, germany, deutschland, deutsche
französisch frankreich: french, france, französische, frankreich
britisch großbritannien: british, britain, britische
russisch russland rußland: russian, russia, russische
ukrainisch ukraine: ukrainian, ukraine, ukrainische
amerikanisch us- usa: american, us, u.s, amerikanische, usa
österreich: austrian, austria, österreich, österreichische
schweiz: swiss, switzerland, schweizer
polnisch polen: polish, poland, polnische
italienisch italien: italian, italy, italienische
spanisch spanien: spanish, spain, spanische
türkisch türkei: turkish, turkey, türkische
chinesisch china: chinese, china, chinesische
israelisch israel: israeli, israel, israelische
bayer: bavaria, bavarian, bayern, bayerische
hess: hesse, hessen, hessische
sachsen sächsisch: saxony, saxon, sachsen
niedersachsen niedersächsisch: lower saxony, niedersachsen
berlin: berlin, berliner
"""
"""The same for what a role is of: a field, a party, a state."""

_BESIDE = 90
"""Code points beside a name in which its role stands (“Der außenpolitische Sprecher der Unionsfraktion, Hardt”)."""
_BEHIND = re.compile(r"\s*(?:\([^)\n]{1,40}\)|, (?:der|die|ein|eine|the|a|an)? ?[^,.\n]{3,80},)?")
_ENOUGH = 2_000
"""Code points of the words for one person that are read together."""
_GENITIVE = re.compile(r"(?<=\w{4})(?:(?<!s)es|s)$")
"""“-gerichts” and “-gerichtes” are written as well; what an article may write holds the word without either."""
_GENITIVE_ARTICLE = re.compile(r"\b(?:des|vom|(?<!von )(?<!van )(?<!^)der) [\w-]+$", re.IGNORECASE)
"""What stands behind it at the end is a body, “Präsident des Verfassungsgerichts”, not a name: “Frau von der Leyen”."""
_NO_ROLE = frozenset(
    "a an and der die das des dem den of the in im for für von vom und s policy politik affairs".split()
)


@dataclass(frozen=True)
class Role:
    """A role as words that an article may write: at least one of each group has to stand there."""

    groups: tuple[frozenset[str], ...]


def _table(lines: str) -> list[tuple[str, frozenset[str]]]:
    """(what a question may say, what an article may write), the longest first."""
    found = []
    for line in lines.replace("\\\n", "").strip().splitlines():
        written, said = line.split(":", 1)
        parts = frozenset(fold(part) for part in written.split())
        found += [(fold(phrase.strip()), parts) for phrase in said.split(",")]
    return sorted(found, key=lambda one: -len(one[0]))


@lru_cache(maxsize=1)
def _tables() -> tuple[list[tuple[str, frozenset[str]]], list[tuple[str, frozenset[str]]]]:
    return _table(_HEADS), _table(_FIELDS)


def role_of(asked: str) -> Role | None:
    """The role that the words for a speaker name; None where they are a name."""
    heads, fields = _tables()
    plain = re.sub(r"['’]s?(?!\w)", " ", asked)
    rest = " " + " ".join(fold(word) for word in re.split(r"[\s-]+", plain)) + " "
    groups: list[frozenset[str]] = []
    head = next((phrase for phrase, _ in heads if _says(rest, phrase)), None)
    if head is None:
        return None
    rest, groups = _without(rest, head), [frozenset().union(*(parts for phrase, parts in heads if phrase == head))]
    for phrase, parts in fields:
        if _says(rest, phrase):
            rest = _without(rest, phrase)
            groups.append(parts)
    others = [word for word in words_of(rest) if word not in _NO_ROLE and word not in STOP_WORDS]
    if _names_somebody(asked, others):
        return None
    groups += [frozenset({_GENITIVE.sub("", word)}) for word in others if len(word) > 1]
    return Role(tuple(groups))


def _says(rest: str, phrase: str) -> bool:
    """Whether a phrase stands there: English as words, German also at an end of a compound (“außenpolitiker”)."""
    if re.search(rf"(?<!\w){re.escape(phrase)}(?:s|in|en|n|e[rn]?)?(?!\w)", rest):
        return True
    return len(phrase) >= 5 and bool(
        re.search(rf"{re.escape(phrase)}(?:in|en|n|s|e[rn]?)?(?!\w)|(?<!\w){re.escape(phrase)}", rest)
    )


def _without(rest: str, phrase: str) -> str:
    return re.sub(rf"{re.escape(phrase)}(?:s|in|en|n|e[rn]?)?(?!\w)|{re.escape(phrase)}", " ", rest, count=1)


def _names_somebody(asked: str, others: Sequence[str]) -> bool:
    """Whether a name stands behind the role: “Minister Lawrow”, “Chancellor Olaf Scholz”, not “the CDU's leader”."""
    last = re.split(r"\s+", asked.strip())[-1]
    named = bool(others) and last[:1].isupper() and fold(last) in others and not last.isupper()
    return named and " of " not in asked and not _GENITIVE_ARTICLE.search(asked)


def statements_by(library: Library, role: Role, articles: Iterable[Article]) -> list[Statement]:
    """What the people say who have the role, in those of `articles` that say that they have it."""
    found: list[Statement] = []
    for article in articles:
        said = [one for one in library.statements(article=article) if one.speaker]
        holders = _holders(role, said, article.text)
        found += [one for one in said if one.speaker in holders]
    return found


def _holders(role: Role, said: Sequence[Statement], text: str) -> set[str]:
    """Who of those who speak in an article has the role: a text may have thousands, so it is read once for all."""
    called: dict[str, list[str]] = {}
    for one in said:
        called.setdefault(one.speaker or "", []).extend([text[slice(*one.speaker_span)]] if one.speaker_span else [])
    places: dict[str, list[int]] = {}
    for match in re.finditer(r"\w+", text):
        places.setdefault(match[0], []).append(match.start())
    beside = {surname: _beside(surname, text, places) for surname in {name.split()[-1] for name in called}}
    fitting = {surname for surname, descriptions in beside.items() if any(_fits(role, one) for one in descriptions)}
    holders = set()
    for name, words in called.items():
        surname = name.split()[-1]
        everything = dict.fromkeys([*words, *beside[surname][:_ENOUGH]])
        if surname in fitting or _fits(role, " ".join(everything)[:_ENOUGH]):
            holders.add(name)
    return holders


def _fits(role: Role, description: str) -> bool:
    words = fold(description)
    return all(any(part in words for part in group) for group in role.groups)


def _beside(surname: str, text: str, places: Mapping[str, Sequence[int]]) -> list[str]:
    """The words that stand beside a name, also where it stands in the genitive; `places`: of the words of `text`."""
    first = re.search(r"\w+", surname)
    written = re.compile(rf"(?<!\w){re.escape(surname)}s?(?!\w)")
    found = []
    for place in sorted({*places.get(first[0], ()), *places.get(f"{first[0]}s", ())}) if first else ():
        match = written.match(text, max(0, place - first.start())) if first else None
        if match is None:
            continue
        before = text[max(0, match.start() - _BESIDE) : match.start()]
        before = re.split(r"[.!?:;\n“”„\"»«]|,(?=[^,]*,)", before)[-1]
        behind = _BEHIND.match(text, match.end())
        found.append(before + (behind[0] if behind else ""))
    return found
