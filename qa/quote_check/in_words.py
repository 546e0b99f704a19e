"""What a quote check found, in German or English words."""

from collections.abc import Sequence

from index.text.wording import Change
from qa.answer.in_words import date_in_words
from qa.quote_check.place import Place, QuoteKind

_WORDS = {
    "verbatim": ("Wörtlich so.", "Verbatim."),
    "altered": ("Verändert: so steht es nicht da.", "Altered: it does not stand there like this."),
    "somebody else's": ("Das ist nicht von {claimed}.", "This is not {claimed}’s."),
    "reported speech": (
        "Kein wörtliches Zitat: Der Artikel gibt wieder, was gesagt wurde.",
        "Not a quotation: the article’s account of what was said.",
    ),
    "the article's words": (
        "Kein Zitat: Das sind Worte des Artikels.",
        "Not a quotation: these are the article’s own words.",
    ),
    "not in the library": (
        "Nicht in der Bibliothek: Kein Artikel enthält diese Worte oder etwas, das ihnen nahe kommt.",
        "Not in the library: no article has these words, or any that come near.",
    ),
}


def words_for(
    kind: QuoteKind, claimed: str | None, places: Sequence[Place], difference: Sequence[Change], language: str
) -> str:
    """The finding, then a line for each place; the arguments are the fields of a `QuoteCheck`."""
    english = language == "en"
    lines = [_WORDS[kind][english].format(claimed=claimed)]
    if kind == "altered":
        lines.append(_difference_words(difference))
        if places[0].claim_holds is False:
            lines[0] += " " + _WORDS["somebody else's"][english].format(claimed=claimed)
    if claimed and places and places[0].claim_holds is None:
        lines[0] += " " + (
            f"Whether it is {claimed}’s the article does not say."
            if english
            else f"Ob es von {claimed} ist, sagt der Artikel nicht."
        )
    return "\n".join(lines + [place_words(place, language) for place in places])


def _difference_words(difference: Sequence[Change]) -> str:
    """The article's words with the changes marked: [-left out-], {+put in+}."""
    pieces = []
    for change in difference:
        if change.kind == "same":
            pieces.append(change.article)
        else:
            pieces += [f"[-{change.article}-]"] if change.article else []
            pieces += [f"{{+{change.quoted}+}}"] if change.quoted else []
    return " ".join(pieces)


def place_words(place: Place, language: str) -> str:
    """Who, how, where and when, and the place: “Hardt, as reported (Deutschlandfunk, 16 November 2024): … [1]”."""
    english = language == "en"
    who = place.speaker or (
        ("the article", "speaker not known")[place.own_words]
        if english
        else ("der Artikel", "Sprecher nicht bekannt")[place.own_words]
    )
    how = ""
    if place.kind and not place.own_words:
        how = ", as reported" if english else ", sinngemäß"
    date = place.article.published
    known = (place.article.outlet or place.article.title, date_in_words(date, language) if date else "")
    origin = ", ".join(part for part in known if part)
    numbers = "".join(f"[{citation.number}]" for citation in place.citations)
    quoted = f"“{place.text}”" if english else f"„{place.text}“"
    return f"{who}{how} ({origin}): {quoted if place.own_words else place.text} {numbers}"
