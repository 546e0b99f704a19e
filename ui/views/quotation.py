"""What a quote check found, as HTML. All text is untrusted and escaped."""

from qa.answer.render import escape
from qa.quote_check.check import QuoteCheck
from qa.quote_check.in_words import place_words

_MARKED = {
    "left out": "<del>{article}</del>",
    "put in": "<ins>{quoted}</ins>",
    "replaced": "<del>{article}</del> <ins>{quoted}</ins>",
    "same": "{article}",
}


def quote_html(check: QuoteCheck) -> str:
    """The finding, the difference word by word, and a button for each place that leads to it."""
    finding = check.text.split("\n", 1)[0]
    language = f' lang="{check.language}"'
    difference = " ".join(
        _MARKED[change.kind].format(article=escape(change.article), quoted=escape(change.quoted))
        for change in check.difference
    )
    places = "".join(
        f'<li><button type="button" class="place" data-place="{number}">{escape(place_words(place, check.language))}'
        "</button></li>"
        for number, place in enumerate(check.places)
    )
    return (
        f'<section class="quote-check" data-kind="{escape(check.kind)}"{language}>'
        f'<p class="finding">{escape(finding)}</p>'
        + (f'<p class="difference">{difference}</p>' if difference else "")
        + (f"<ul>{places}</ul>" if places else "")
        + "</section>"
    )
