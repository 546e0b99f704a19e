"""Feeds as sites make them, and as they break: each entry has a word of its own, by which it is found again."""

import random
from dataclasses import dataclass

PLACES = {  # of a feed, where its entries go
    "rss": '<rss version="2.0"{}><channel><title>Stadtfunk</title><link>https://example.org/</link>{}</channel></rss>',
    "rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"{}>'
    '<channel rdf:about="https://example.org/"><title>Stadtfunk</title></channel>{}</rdf:RDF>',
    "atom": '<feed xmlns="http://www.w3.org/2005/Atom"{}><title>Stadtfunk</title>{}</feed>',
}
NAMESPACES = (
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:media="http://search.yahoo.com/mrss/"'
)
DATES = ("Sat, 16 Nov 2024 08:00:00 +0100", "2024-11-16T08:00:00+01:00", "16 Nov 2024 08:00 GMT", "2024-11-16")
BREAKS = {
    "entity": lambda text: text + " &nbsp;&hellip; M&uuml;ller &unbekannt; ",
    "ampersand": lambda text: text + " Kohle & Stahl, A&B; ",
    "less": lambda text: text + " 3 < 4 ",
    "control": lambda text: text + " \x0b\x1f ",
    "open": lambda text: text + "<br><p>",
    "closed": lambda text: text + "</b></p>",
    "attribute": lambda text: text + "<a href=example.org>Rat</a>",
}


@dataclass(frozen=True)
class MadeFeed:
    data: bytes
    words: tuple[str, ...]
    """Of each entry, a word that stands in its text alone."""
    about: str


def made_feed(seed: int) -> MadeFeed:
    """One of any number of feeds."""
    dice = random.Random(seed)
    kind = dice.choice(list(PLACES))
    words = tuple(f"Wort{seed}x{number}" for number in range(dice.randint(2, 7)))
    way = dice.choice(("escaped", "cdata", "twice", "plain", "both"))
    broken = dice.choice((None, *BREAKS))
    place = dice.randrange(len(words))
    entries = "".join(
        _entry(kind, way, word, dice.choice(DATES), broken if number == place else None)
        for number, word in enumerate(words)
    )
    namespaces = NAMESPACES if dice.random() < 0.8 else ""
    text = PLACES[kind].format(namespaces, entries)
    encoding, declared = dice.choice(
        (("utf-8", "UTF-8"), ("cp1252", "ISO-8859-1"), ("cp1252", "UTF-8"), ("utf-16", "UTF-16"), ("utf-8", "utf-x"))
    )
    data = f'<?xml version="1.0" encoding="{declared}"?>\n{text}'.encode(encoding, "replace")
    change = dice.choice(("whole", "whole", "cut", "byte", "lines before", "end tag"))
    if change == "cut":
        data = data[: dice.randrange(len(data) // 2, len(data))]
    elif change == "byte":
        at = dice.randrange(len(data) // 4, len(data))
        data = data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]
    elif change == "lines before":
        data = b"\n\n" + data
    elif change == "end tag":
        data = data.replace(b"</title>", b"", dice.randint(1, 3))
    return MadeFeed(data, words, f"{kind} {way} {broken} {encoding} as {declared} {change}")


def _entry(kind: str, way: str, word: str, date: str, broken: str | None) -> str:
    body = f"<p>Der Rat äußerte sich zu {word}.</p><p>Er lehnt „{word}“ ab &amp; geht.</p>"
    escaped = body.replace("&", "&amp;").replace("<", "&lt;")
    value = {
        "escaped": escaped,
        "cdata": f"<![CDATA[{body}]]>",
        "twice": escaped.replace("&", "&amp;"),
        "plain": f"Der Rat äußerte sich zu {word}.",
        "both": escaped,
    }[way]
    value = BREAKS[broken](value) if broken else value
    title, link = f"Rat &amp; {word}", f"https://example.org/{word}?a=1&amp;b=2"
    if kind == "atom":
        summary = f"<summary>Kurz: {word}.</summary>" if way == "both" else ""
        return (
            f'<entry><title>{title}</title><link href="{link}"/><id>{word}</id><updated>{date}</updated>{summary}'
            f'<content type="{"text" if way == "plain" else "html"}">{value}</content></entry>'
        )
    content = f"<content:encoded>{value}</content:encoded>" if way == "both" else ""
    description = f"Kurz: {word}." if way == "both" else value
    return (
        f'<item rdf:about="{word}"><title>{title}</title>'.replace(
            f' rdf:about="{word}"' if kind == "rss" else "\0", ""
        )
        + f"<link>{link}</link><guid>{word}</guid><media:description>Foto: Rat im Saal bei der Arbeit, die "
        f"Stunden dauerte</media:description><description>{description}</description>{content}"
        f"<dc:creator>Erika Muster</dc:creator><pubDate>{date}</pubDate></item>"
    )
