"""What each sentence of an article is: its own words, a heading, a photo caption or credit, or a note about itself.

All rules look at one paragraph at a time: its first words, its last words, its length and how it ends. The examples
stand beside the patterns; they are ways in which German and English news sites and agencies print these things.
"""

import re
from collections.abc import Sequence

from index.text.lines import Lines
from index.text.spans import SentenceKind, Span

_HEADING_LENGTH = 120
"""Characters; of the 850 Wikinews headlines the longest has 107."""

_MOST_HEADINGS = 2
"""Headings that follow one another, a heading and one under it; above an article there may be a kicker, too."""

_CAPTION_LENGTH = 700
"""Characters of a paragraph that a credit ends; a longer one is an article's paragraph with a credit by chance."""

_PICTURE = (
    r"(?:file |archive? )?(?:foto|photo|photograph|bild|image|picture)s?(?:quelle|nachweis|rechte|unterschrift|legende"
    r"| credit)?|archiv(?:bild|foto)|symbol(?:bild|foto)|caption|pictured|bilder|credit"
)
_AGENCY = r"picture[ -]alliance|imago|getty|epa-efe|ullstein|shutterstock|unsplash|ap photo|archivbild|symbolbild"

# “Foto: dpa”, “Photo by Jane Doe”, “© dpa”, “![…](…)”
_CREDIT_START = re.compile(rf"(?:{_PICTURE})(?:\s?[:©/]|\s(?:by|von)\s)|©\s?[^\W\d_]|!\[", re.IGNORECASE)
_CREDIT_END = re.compile(
    rf"[(\[]\s*(?:(?:{_PICTURE})(?:\s?[:©/]|\s(?:by|von)\s)[^()\[\]]{{2,120}}"  # (Foto: dpa), (Photo by Jane Doe)
    rf"|(?:{_PICTURE}|©[^()\[\]]{{2,120}})"  # (Archivbild), (© dpa)
    rf"|[^()\[\]]{{0,100}}(?:{_AGENCY})[^()\[\]]{{0,100}}"  # (IMAGO / Jane Doe)
    r"|[^()\[\]/]{2,60}\s/\s[^()\[\]]{0,120})[)\]]\.?$"  # (Kugler, Steffen / Bundesregierung); not (dpa/afp)
    rf"|(?:^|[.!?]\s)(?:{_PICTURE})\s?[:©][^.!?]{{2,80}}\.?$|(?:^|[.!?]\s)©\s?[^\W\d_][^.!?]{{1,80}}$",
    re.IGNORECASE,
)
_MAY_BE_CREDIT = re.compile(r"[)\]]\.?$|[:©]")
"""What `_CREDIT_END` needs at a paragraph's end, and most paragraphs have not."""

# “Das von der Bundesregierung veröffentlichte Bild zeigt …”, “Auf dem Foto ist …”, “This photo provided by … shows …”
_SHOWS = re.compile(
    r"(?:das|dieses|ein|the|this|an?)\s(?:\S+\s){0,8}?"
    r"(?:(?:archiv|symbol|luft|satelliten|undatierte )?(?:bild|foto)|photo|photograph|picture|image|screenshot)"
    r"\s(?:\S+\s){0,8}?(?:zeigt|shows|showing)\s(?!sich\b)|auf dem (?:bild|foto)\s(?:ist|sind|sieht|zu sehen)",
    re.IGNORECASE,
)
# “Diese Nachricht wurde am 16.11.2024 im Programm Deutschlandfunk gesendet.”, “This article was amended on 3 May 2024.”
_ABOUT_ITSELF = re.compile(
    r"(?:diese[rs]?|der|die|das)\s(?:nachricht|meldung|beitrag|artikel|sendung|text|interview|podcast)\s(?:wurde|ist)\s(?:[^.]|\d\.){0,80}?"
    r"(?:gesendet|ausgestrahlt|veröffentlicht|erschienen|aktualisiert|übersetzt|korrigiert)\b(?! werden)[^.]{0,80}\.?$"
    r"|this (?:article|story|report|transcript|post|piece)\s(?:[^.]{0,80}\s)?"
    r"(?:published|updated|amended|corrected|broadcast|appeared|translated|aired)\b",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:anmerkung|hinweis) der redaktion\b|editor['’]s note\b|(?:red|anm)\. ?:|stand:\s|quellen?:\s|sources?:\s"
    r"|mit (?:material|informationen) (?:von|der)\b[^.]{0,60}\.?$|lesen sie (?:auch|mehr)\b|lesen sie dazu\b"
    r"|mehr (?:dazu|zum thema)\b[^.]{0,100}$|read more\b|related:|all rights reserved|alle rechte vorbehalten"
    r"|(?:(?:zuletzt )?aktualisiert|last updated|published|broadcast|updated|veröffentlicht|gesendet|erschienen)"
    r"(?::|\s(?:am|on)\s(?:\w+,\s)?(?:\d|\w+\s\d)).{0,60}$"
    r"|\((?:apa|dpa|afp|ap|rtr|reuters|sda|epd|kna|ots|sid|red|ag|bloomberg)\b[^()]{0,60}\)$"  # (APA, 25.7.2015)
    r"|(?:\w+,\s)?(?:den\s)?\d{1,2}\.\s?(?:\d{1,2}\.\s?\d{2,4}|\w+\s\d{4})"  # Samstag, den 16.11.2024, 11.05 Uhr
    r"(?:,?\s\d{1,2}[:.]\d{2}(?:\suhr)?)?$"
    r"|(?:\w+,\s)?(?:\w+\s\d{1,2},|\d{1,2}\s\w+)\s\d{4}$|\d{4}-\d\d-\d\d$",
    re.IGNORECASE,
)
BYLINE = re.compile(
    r"(?:(?i:von|by)|(?i:autor(?:in)?|author|text):)\s+"
    r"(?P<author>[A-ZÄÖÜ][\w.'’-]+(?:,?\s(?:[A-ZÄÖÜ][\w.'’-]+|von|van|de|zu|und|and|(?:in|aus)(?=\s[A-ZÄÖÜ]))){1,6})$"
)
"""“Von Erika Mustermann”, “By Jane Doe and John Smith”; a line of its own."""

_ENDED = re.compile(r"[.!?…:;,][\"“”»«’')\]*_]*$")
_LIST_ITEM = re.compile(r"[•◦▪‣⁃*+–—-]\s|\(?(?:\d{1,3}|[a-z])(?:\.\)|[.)])\s")
_MARKED_HEADING = re.compile(r"#{1,6}\s")


def kinds_of(text: str, spans: Sequence[Span], lines: Lines | None = None) -> list[SentenceKind]:
    """The kind of each sentence of `text`; `spans` is what `split_sentences` gives, `lines` those of `text`."""
    kinds: list[SentenceKind] = []
    lines = lines or Lines(text)
    for paragraph in lines.paragraphs(spans):
        kinds += ["note"] * len(paragraph) if paragraph[0][0] < lines.body else _kinds_of_paragraph(text, paragraph)
    if "text" not in kinds:  # an article of one line says what it says
        for index, (start, _) in enumerate(spans):
            if kinds[index] == "heading" and not text.startswith("#", start):
                kinds[index] = "text"
    _lists_are_text(text, spans, kinds)
    return kinds


def _lists_are_text(text: str, spans: Sequence[Span], kinds: list[SentenceKind]) -> None:
    """Of lines without a full stop that follow one another (results, names) only the first can be a heading."""
    begin = 0
    for index in range(len(spans) + 1):
        if index < len(spans) and kinds[index] == "heading" and not text.startswith("#", spans[index][0]):
            continue
        if index - begin > (_MOST_HEADINGS if begin else _MOST_HEADINGS + 1):
            kinds[begin + 1 : index] = ["text"] * (index - begin - 1)
        begin = index + 1


def _kinds_of_paragraph(text: str, paragraph: list[Span]) -> list[SentenceKind]:
    start, end = paragraph[0][0], paragraph[-1][1]
    if end - start <= _CAPTION_LENGTH:
        whole = " ".join(text[start:end].split())
        shows = len(paragraph) <= 4 and _SHOWS.match(whole)
        credited = _CREDIT_START.match(whole) or (_MAY_BE_CREDIT.search(whole[-90:]) and _CREDIT_END.search(whole))
        if credited or shows:
            return ["caption"] * len(paragraph)
    sentences = [text[slice(*span)] for span in paragraph]
    worded = {sentence: any(map(str.isalnum, sentence)) for sentence in dict.fromkeys(sentences)}
    if not any(worded.values()):
        return ["note"] * len(paragraph)  # “* * *”
    alone = sum(worded[sentence] for sentence in sentences) == 1
    kinds: dict[str, SentenceKind] = {
        sentence: _kind_of_sentence(sentence, alone) if has_words else "text" for sentence, has_words in worded.items()
    }
    return [kinds[sentence] for sentence in sentences]


def _kind_of_sentence(sentence: str, alone: bool) -> SentenceKind:
    if _MARKED_HEADING.match(sentence):
        return "heading"
    if len(sentence) > _CAPTION_LENGTH:
        return "text"
    if _NOTE.match(sentence) or _ABOUT_ITSELF.match(sentence) or BYLINE.match(sentence):
        return "note"
    if len(sentence) > _HEADING_LENGTH:
        return "text"
    if _CREDIT_START.match(sentence):
        return "caption"
    unended = alone and "\n" not in sentence and not _ENDED.search(sentence)
    return "heading" if unended and not _LIST_ITEM.match(sentence) else "text"
