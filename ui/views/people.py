"""The People view as HTML: who speaks, what one person said by date, and a plot of when. All text is escaped."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from index.article import Statement
from qa.answer.in_words import DENIED, speaker_in_words
from qa.answer.render import escape
from qa.people import Person
from ui.views.article import language_attribute, origin

MOST_LISTED = 200
"""Persons and statements that are listed at once, so that the page stays light; the search narrows the list."""
_ROWS = 12
_WIDTH, _ROW, _LABEL = 320, 22, 140


def people_html(people: Sequence[Person], search: str = "") -> str:
    """The list of persons, most statements first, those first whose name has `search`."""
    wanted = search.casefold().strip()
    shown = [one for one in people if not wanted or any(wanted in name.casefold() for name in one.spellings)]
    if not shown:
        return (
            f"<p>Nobody of the name “{escape(search.strip())}” speaks.</p>" if wanted else "<p>Nobody speaks yet.</p>"
        )
    rows = "".join(
        f'<li><button type="button" class="person" data-person="{escape(one.name)}">'
        f"<span>{escape(one.name)}</span> "
        f'<span class="origin">{one.statements} {"statement" if one.statements == 1 else "statements"}</span>'
        "</button></li>"
        for one in shown[:MOST_LISTED]
    )
    more = len(shown) - MOST_LISTED
    cut = f"<p>… and {more:,} more: search for a name</p>" if more > 0 else ""
    return f'<ul class="people">{rows}</ul>{cut}'


def statements_html(name: str, statements: Sequence[Statement]) -> str:
    """One person's statements, by date, each a button that leads to its article."""
    rows = "".join(_statement_html(one) for one in statements[:MOST_LISTED])
    more = len(statements) - MOST_LISTED
    cut = f"<p>… and {more:,} more: beleg who</p>" if more > 0 else ""
    return (
        f'<section class="said"><button type="button" class="everybody">← Everybody</button><h3>{escape(name)}</h3>'
        f"{_years(statements)}<ol>{rows}</ol>{cut}</section>"
    )


def _statement_html(one: Statement) -> str:
    said = " ".join(sentence.text for sentence in one.sentences)
    kind = f"{speaker_in_words(one, 'en')} · {one.kind}" if one.source else one.kind
    kind += (f" · {DENIED['en']}" if one.denied else "") + (" · corrected by you" if one.corrected else "")
    change = (
        f'<button type="button" class="undo" data-statement="{escape(one.id)}">Undo correction</button>'
        if one.corrected
        else f'<button type="button" class="correct" data-statement="{escape(one.id)}">Not said by them?</button>'
    )
    return (
        f'<li><button type="button" class="statement" data-statement="{escape(one.id)}">'
        f'<span class="origin">{escape(origin(one.article) or one.article.title)} · {escape(kind)}</span>'
        f"<span{language_attribute(one.article.language)}>{escape(said)}</span></button>{change}</li>"
    )


def _years(statements: Sequence[Statement]) -> str:
    dates = [one.article.published for one in statements if one.article.published]
    if not dates:
        return ""
    first, last = min(dates).isoformat(), max(dates).isoformat()
    return f'<p class="origin">{len(statements)} · {first if first == last else f"{first} to {last}"}</p>'


def timeline_html(dated: Sequence[tuple[str, Sequence[date]]], caption: str = "Who spoke when") -> str:
    """What was when: a row a person, a dot a statement, as an inline SVG with a text beside it for screen readers.

    Args:
        dated: (name, dates of the statements), the rows from top to bottom; undated statements are left out.
        caption: what stands above it, English. Not escaped.
    """
    rows = [(name, sorted(dates)) for name, dates in dated if dates][:_ROWS]
    if not rows:
        return ""
    first, last = min(dates[0] for _, dates in rows), max(dates[-1] for _, dates in rows)
    days = max(1, (last - first).days)
    height = len(rows) * _ROW + 26
    pieces = []
    for number, (name, dates) in enumerate(rows):
        y = number * _ROW + 14
        short = name if len(name) <= 16 else f"{name[:15]}…"
        pieces.append(f'<text x="{_LABEL - 10}" y="{y + 4}" text-anchor="end">{escape(short)}</text>')
        pieces.append(f'<line x1="{_LABEL}" y1="{y}" x2="{_WIDTH - 12}" y2="{y}"/>')
        for day, count in Counter(dates).items():
            share = 0.5 if first == last else (day - first).days / days
            x = _LABEL + 8 + share * (_WIDTH - _LABEL - 28)
            radius = min(8.0, 3 + count**0.5)
            title = f"{escape(name)}, {day.isoformat()}: {count}"
            pieces.append(f'<circle cx="{x:.1f}" cy="{y}" r="{radius:.1f}"><title>{title}</title></circle>')
    y = height - 6
    if first == last:
        x = (_LABEL + 8 + _WIDTH - 20) / 2
        pieces.append(f'<text class="date" x="{x:.0f}" y="{y}" text-anchor="middle">{first.isoformat()}</text>')
    else:
        pieces.append(f'<text class="date" x="{_LABEL}" y="{y}">{first.isoformat()}</text>')
        pieces.append(f'<text class="date" x="{_WIDTH - 12}" y="{y}" text-anchor="end">{last.isoformat()}</text>')
    words = "; ".join(
        f"{name}: {len(dates)}, {dates[0].isoformat()} to {dates[-1].isoformat()}" for name, dates in rows
    )
    return (
        f'<figure class="timeline"><figcaption>{caption}</figcaption>'
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(f"{caption}. {words}")}">'
        + "".join(pieces)
        + "</svg></figure>"
    )
