"""Questions and answers as HTML, each proven part with its number. All text is untrusted and escaped."""

from collections.abc import Iterable, Sequence

from index.article import Article
from qa.answer.answer import Answer
from qa.answer.citation import Citation, Part
from qa.answer.export import answer_plain
from qa.answer.outlets import also_in
from qa.answer.render import escape, pieces_html
from ui.views.article import language_attribute, origin, steady
from ui.views.people import timeline_html
from ui.views.writer import writer_line

_LONGEST_UNBROKEN = 20
"""Characters of a last word that is kept on one line with its number; a longer one could be wider than a phone."""

_UNPLOTTED = 5
"""Steps of a timeline that need no plot."""


def conversation_html(
    answers: Sequence[Answer], examples: Sequence[str] = (), pending: str | None = None, note: str = ""
) -> str:
    """The conversation so far, the earliest question first.

    Args:
        answers: what was asked and answered; a citation's button carries the position here of its answer.
        examples: questions to offer while nothing was asked.
        pending: the HTML of a question that is being answered (`pending_html`).
        note: who will write the answers, said while nothing was asked.
    """
    if not answers and pending is None:
        return _welcome_html(examples, note)
    turns = [_turn_html(turn, answer) for turn, answer in enumerate(answers)]
    if pending is not None:
        turns.append(pending)
    return "".join(turns)


def _welcome_html(examples: Sequence[str], note: str) -> str:
    questions = "".join(
        f'<li><button type="button" class="example">{escape(example)}</button></li>' for example in examples
    )
    return (
        '<section class="welcome"><p>Ask about your articles, in German or English. Every sentence of an answer '
        "carries a number; it leads to the sentence of the article that proves it.</p>"
        + (f'<p class="writer">{escape(note)}</p>' if note else "")
        + (f'<p class="try">For example</p><ul class="examples">{questions}</ul>' if questions else "")
        + "</section>"
    )


def _turn_html(turn: int, answer: Answer) -> str:
    cited = {citation.number: citation for citation in answer.citations}
    paragraphs = "".join(_part_html(turn, part, answer.pieces(part), cited) for part in answer.parts).strip()
    asked_in = language_attribute(answer.language)
    return (
        f'<section class="turn{"" if answer.answered else " abstained"}" data-turn="{turn}">'
        f'<h2 class="question"{asked_in}>{escape(answer.question)}</h2>'
        + (
            f'<p class="understood">Understood as: <span{asked_in}>{escape(answer.understood_as)}</span></p>'
            if answer.understood_as
            else ""
        )
        + (f'<p class="within">Asked only: {escape(str(answer.within))}</p>' if answer.within else "")
        + f'<div class="answer"{asked_in}>{paragraphs}</div>{_plot_html(answer)}'
        f'{_sources_html(turn, answer.citations)}<p class="writer">{escape(writer_line(answer))}</p>'
        f"{_copy_html(answer)}</section>"
    )


def _plot_html(answer: Answer) -> str:
    """A plot of a timeline's steps, a dot a step, where they are more than `_UNPLOTTED`."""
    days = [one.told for one in answer.citations if one.told]
    return timeline_html([("Steps", days)], "What was when") if len(days) > _UNPLOTTED else ""


def _copy_html(answer: Answer) -> str:
    """A button that copies an answer with its sources; the text travels in it."""
    return (
        f'<p class="tools"><button type="button" class="copy" data-text="{escape(answer_plain(answer))}" '
        'aria-label="Copy this answer">Copy</button></p>'
    )


def _part_html(turn: int, part: Part, pieces: Sequence[tuple[str, bool]], cited: dict[int, Citation]) -> str:
    if part.citation is None:
        return escape(steady(part.text))
    language = "" if part.written else language_attribute(cited[part.citation].sentence.article.language)
    pieces = [(steady(text), marked) for text, marked in pieces]  # else what stands behind the sentence is turned
    last, marked = pieces[-1]
    body, space, word = last.rpartition(" ")
    if len(word) > _LONGEST_UNBROKEN or marked:
        body, space, word = last, "", ""
    return (
        f'<span class="proven"{language}>{pieces_html([*pieces[:-1], (body + space, marked)])}'
        f'<span class="last">{escape(word)}'
        f"{''.join(_button_html(turn, cited[number]) for number in part.numbers)}</span></span>"
    )


def _button_html(turn: int, citation: Citation) -> str:
    article = citation.sentence.article
    label = f"Source {citation.number}: {origin(article) or article.title}. Show the sentence in its article."
    return (
        f'<button type="button" class="citation" data-turn="{turn}" data-number="{citation.number}" '
        f'aria-label="{escape(label)}">{citation.number}</button>'
    )


def _sources_html(turn: int, citations: Iterable[Citation]) -> str:
    """The cited articles in the order of their first citation, each with its numbers."""
    by_article: dict[Article, list[Citation]] = {}
    for citation in citations:
        by_article.setdefault(citation.sentence.article, []).append(citation)
    if not by_article:
        return ""
    rows = "".join(
        f'<li><span class="numbers">{"".join(_button_html(turn, citation) for citation in of_article)}</span>'
        f'<span class="source"><cite{language_attribute(article.language)}>{escape(article.title)}</cite>'
        f'<span class="origin">{escape(_origins(article, of_article))}</span></span></li>'
        for article, of_article in by_article.items()
    )
    return f'<ul class="sources" aria-label="Sources">{rows}</ul>'


def _origins(article: Article, citations: Sequence[Citation]) -> str:
    """Where the article was published, and what else prints the same text."""
    also = dict.fromkeys(other for citation in citations for other in citation.also)
    return "; ".join(part for part in (origin(article), also_in(list(also), "en", article)) if part)
