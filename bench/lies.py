"""Claims made mechanically of sentences that are read at run time: right ones, and one lie of each kind."""

import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index import Article, Library
from index.article import Sentence, sentences_of
from index.grammar.tagger import Tagger
from index.grammar.tokens import tokens_of
from index.lexicon.calendar import month_name
from index.lexicon.given_names import FEMALE, MALE

_NEGATABLE = re.compile(r"\b(?:is|was|were|are|has|had|have|can|could|will|would|should|did)\b(?! not| n['’]t)")
_NEGATABLE_DE = re.compile(
    r"\b(?:ist|sei|seien|war|waren|sind|habe|hätten|hat|hatte|werde|werden|wird|könne|könnte|"
    r"müsse|wolle|solle)\b(?! nicht)"
)
_NEGATION = re.compile(r"\s(?:not|never|no longer)\b|(?<=\w)n['’]t\b")
_NEGATION_DE = re.compile(r"\s(?:nicht|niemals|nie)\b")
_KEIN = re.compile(r"\bk(?=ein(?:e[nmrs]?)?\b)")
_OPPOSITE = {
    "increased": "decreased",
    "largest": "smallest",
    "more": "less",
    "won": "lost",
    "began": "ended",
    "north": "south",
    "northern": "southern",
    "higher": "lower",
    "east": "west",
    "western": "eastern",
    "rose": "fell",
    "high": "low",
    "best": "worst",
    "opened": "closed",
    "supported": "opposed",
    "first": "last",
    "rise": "fall",
    "increase": "decrease",
    "strong": "weak",
    "before": "after",
    "early": "late",
}
_UNIT = {
    "miles": "kilometres",
    "km": "miles",
    "percent": "percentage points",
    "million": "billion",
    "billion": "million",
    "years": "months",
    "kilometres": "miles",
    "metres": "feet",
    "feet": "metres",
    "days": "weeks",
    "hours": "minutes",
    "dollars": "euros",
    "°C": "°F",
    "minutes": "hours",
    "acres": "hectares",
    "tonnes": "kilograms",
}
TAGGER = Tagger()
_MONTHS = [month_name(number, "en") for number in range(1, 13)]
_MONTHS_DE = [month_name(number, "de") for number in range(1, 13)]


@dataclass(frozen=True)
class Made:
    """A claim and what is to become of it."""

    kind: str
    half: str
    text: str
    language: str
    cited: int
    """Place of the cited sentence among the article's."""
    kept: bool
    article: Article


def parallel(shared: Path, library: Library, limit: int | None, seed: int = 7) -> Iterator[Made]:
    """XQuAD: sentences of one language as claims about the passage in the other, and lies made of them."""
    chance = random.Random(seed)
    texts = {
        language: [json.loads(line)["text"] for line in (shared / "data/xquad" / f"passages.{language}.jsonl").open()]
        for language in ("de", "en")
    }
    names = names_in(texts["en"])
    made = 0
    for number, (german, english) in enumerate(zip(texts["de"], texts["en"], strict=True)):
        half = "tuned" if number % 2 == 0 else "held out"
        for source, target, ours in ((german, english, "en"), (english, german, "de")):
            article = Article.from_text(
                source, f"passage {number}", f"{number}-{ours}", language={"en": "de", "de": "en"}[ours]
            )
            claimed = sentences_of(Article.from_text(target, "claims", language=ours))
            cited = sentences_of(article)
            if len(claimed) != len(cited) or len(cited) < 2:
                continue
            library.add([article])
            for place, sentence in enumerate(claimed):
                if re.search('[„“”"»«]', sentence.text):
                    continue  # a translated quotation, which has to be marked
                other = claimed[(place + 1) % len(claimed)]
                foreign = texts[ours][(number + 60) % len(texts[ours])]
                for kind, text, at, kept in of_sentence(sentence, other, place, ours, names, foreign, chance):
                    yield Made(kind, half, text, ours, at, kept, article)
                made += 1
                if limit and made >= limit:
                    return


def names_in(texts: Iterable[str]) -> list[str]:
    """Capitalised words within the sentences of English texts."""
    return sorted({name for text in texts for name in re.findall(r"(?<=[a-z] )[A-Z][a-z]{3,}", text)})


def of_sentence(
    sentence: Sentence,
    other: Sentence,
    place: int,
    language: str,
    names: list[str],
    foreign: str,
    chance: random.Random,
) -> Iterator[tuple[str, str, int, bool]]:
    """(kind, claim, cited place, kept) of one sentence's right claims and lies."""
    text = sentence.text
    to = "English about German" if language == "en" else "German about English"
    yield f"right, {to}", text, place, True
    if (shorter := _shortened(text)) is not None:
        yield f"right, clause left out, {to}", shorter, place, True
    yield "irrelevant citation", other.text, place, False
    numbers = list(re.finditer(r"(?<![\w.,-])\d[\d.,]*\d|(?<![\w.,-])\d(?![\w.,])", text))
    if numbers:
        match = chance.choice(numbers)
        digits = match[0]
        at = chance.randrange(len(re.sub(r"\D", "", digits)))
        places = [i for i, c in enumerate(digits) if c.isdigit()]
        new = chance.choice([d for d in "123456789" if d != digits[places[at]]])
        changed = digits[: places[at]] + new + digits[places[at] + 1 :]
        kind = "date" if re.fullmatch(r"1\d{3}|20\d\d", digits) else "number"
        yield kind, text[: match.start()] + changed + text[match.end() :], place, False
    months = _MONTHS if language == "en" else _MONTHS_DE
    if match := re.search(rf"\b(?:{'|'.join(months)})\b", text):
        new = months[(months.index(match[0]) + chance.randrange(1, 12)) % 12]
        yield "date", text[: match.start()] + new + text[match.end() :], place, False
    capitals = list(re.finditer(r"(?<=[a-z] )[A-Z][a-z]{3,}\b", text)) if language == "en" else []
    capitals = [one for one in capitals if one[0] not in _MONTHS]
    if capitals:
        match = chance.choice(capitals)
        free = [name for name in names if name not in text and name not in foreign]
        yield "name", text[: match.start()] + chance.choice(free) + text[match.end() :], place, False
    denied = _NEGATION if language == "en" else _NEGATION_DE
    if (match := denied.search(text)) or (language == "de" and (match := _KEIN.search(text))):
        yield "negation dropped", text[: match.start()] + text[match.end() :], place, False
    elif match := (_NEGATABLE if language == "en" else _NEGATABLE_DE).search(text):
        word = " not" if language == "en" else " nicht"
        yield "negation added", text[: match.end()] + word + text[match.end() :], place, False
    for kind, swaps in (("opposite", _OPPOSITE), ("unit", _UNIT)) if language == "en" else ():
        before = r"\b" if kind == "opposite" else r"(?<=\d )"
        match = re.search(rf"{before}(?:{'|'.join(map(re.escape, swaps))})(?!\w)", text)
        if match and not (match[0] == "more" and text[match.end() :].startswith(" than")):
            yield kind, text[: match.start()] + swaps[match[0]] + text[match.end() :], place, False
    clause = next((one for one in re.split(r"(?<=[.!?]) ", foreign) if 40 < len(one) < 140), "")
    if clause:
        joined = " and " if language == "en" else " und "
        lowered = clause if clause[:2].isupper() else clause[0].lower() + clause[1:]
        yield "outside knowledge added", text.rstrip(".!? ") + joined + lowered, place, False
        yield "outside knowledge", clause, place, False


def _shortened(text: str) -> str | None:
    """A sentence without one of its clauses: behind the last comma, or between two."""
    parts = text.rstrip(".").split(", ")
    if len(parts) == 2 and len(parts[0].split()) >= 6:
        return parts[0] + "."
    if len(parts) == 3 and len(parts[0].split()) + len(parts[2].split()) >= 8 and len(parts[1].split()) >= 4:
        return f"{parts[0]} {parts[2]}."
    return None


def statements(shared: Path, library: Library, limit: int | None, seed: int = 11) -> Iterator[Made]:
    """Wikinews: what gold statements say, as claims with their speakers, and lies made of them."""
    chance = random.Random(seed)
    lines = (shared / "data/wikinews/train.jsonl").open(encoding="utf-8")
    entries = [json.loads(line) for line in lines][:limit]
    before = "Die Verwaltung hat das in dieser Form nie vorgehabt"
    for number, entry in enumerate(entries):
        half = "tuned" if number % 2 == 0 else "held out"
        article = Article.from_text(entry["text"], entry["title"], entry["file"], entry["published"], language="de")
        sentences = sentences_of(article)
        speakers = {name for one in entry["statements"] if (name := _named(entry, one))}
        added = False
        for statement in entry["statements"]:
            name = _named(entry, statement)
            spans = (statement["quote"] or {"spans": []})["spans"]
            if name is None or len(spans) != 1 or statement["kind"] not in ("Direct", "Indirect"):
                continue
            start, end = spans[0]
            said = entry["text"][start:end].strip()
            places = [i for i, one in enumerate(sentences) if one.start < end and start < one.end]
            if len(places) != 1 or len(said.split()) < 5 or "\n" in said or name not in sentences[places[0]].text:
                continue
            if not added:
                library.add([article])
                added = True
            direct = statement["kind"] == "Direct"
            words = re.sub(r"^[„“\"»]|[“”\"«]$", "", said).rstrip(".,") if direct else said.rstrip(".")
            if any(mark in words for mark in '„“”"»«'):
                continue
            for kind, text, at, kept in _of_statement(
                name, words, direct, places[0], speakers, sentences, before, chance
            ):
                yield Made(kind, half, text, "de", at, kept, article)
            before = words if direct else before


def _of_statement(
    name: str,
    said: str,
    direct: bool,
    place: int,
    speakers: set[str],
    sentences: tuple[Sentence, ...],
    elsewhere: str,
    chance: random.Random,
) -> Iterator[tuple[str, str, int, bool]]:
    wrong = [one for one in sorted(speakers) if not set(one.split()) & set(name.split())]
    other = chance.choice(wrong) if wrong else None
    far = [i for i, one in enumerate(sentences) if abs(i - place) > 3 and one.kind == "text"]
    if direct:
        yield "right, quotation", f"{name} sagte: „{said}“", place, True
        yield "right, quotation in English", f"{name} said: “{said}”.", place, True
        if other:
            yield "speaker of a quotation", f"{other} sagte: „{said}“", place, False
        words = said.split()
        at = chance.randrange(1, len(words) - 1)
        yield (
            "quote, a word altered",
            f"{name} sagte: „{' '.join([*words[:at], 'gewissermaßen', *words[at + 1 :]])}“",
            place,
            False,
        )
        yield "quote, a word left out", f"{name} sagte: „{' '.join([*words[:at], *words[at + 1 :]])}“", place, False
        yield "quote invented", f"{name} sagte: „{elsewhere}“", place, False
    else:
        yield "right, indirect", f"{name} sagte, {said}.", place, True
        if other:
            yield "speaker of indirect speech", f"{other} sagte, {said}.", place, False
            yield "speaker, laut", f"Laut {other} gilt: {said}.", place, False
        if (match := _NEGATION_DE.search(said)) or (match := _KEIN.search(said)):
            yield "negation dropped", f"{name} sagte, {said[: match.start()]}{said[match.end() :]}.", place, False
        elif match := _NEGATABLE_DE.search(said):
            yield "negation added", f"{name} sagte, {said[: match.end()]} nicht{said[match.end() :]}.", place, False
    if far:
        yield (
            "irrelevant citation",
            f"{name} sagte, {said}." if not direct else f"{name} sagte: „{said}“",
            chance.choice(far),
            False,
        )


def _named(entry: dict[str, object], statement: dict[str, object]) -> str | None:
    """The speaker as a name of one to three capitalised words; None where it is none."""
    spans = (statement["speaker"] or {"spans": []})["spans"]  # type: ignore[index]
    if len(spans) != 1:
        return None
    written = str(entry["text"])[spans[0][0] : spans[0][1]]
    words = written.split()
    if len(words) <= 3 and all(word[0].isupper() for word in words) and _is_name(written):
        return written
    match = re.search(r"(?:[A-ZÄÖÜ][a-zäöüß]+(?:-[A-Z][a-z]+)?\s){1,2}[A-ZÄÖÜ][a-zäöüß]+$", written)
    return match[0] if match and match[0].split()[0].lower() in MALE | FEMALE else None


def _is_name(written: str) -> bool:
    """Whether the tagger takes all of it for a name: no “Demnach”, no “Experten”."""
    article = Article(id="", text=written, title="")
    words = tokens_of(Sentence(article, 0, len(written)), ())
    TAGGER.tag(words)
    return all(word.tag == "NE" for word in words)
