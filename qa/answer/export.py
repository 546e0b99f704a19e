"""A conversation with its citations, to keep or to send on: as Markdown, as JSON, and an answer as plain text."""

from collections.abc import Sequence

from index.article import Article
from index.text.controls import OBEYED, as_json
from qa.answer.answer import Answer
from qa.answer.citation import Citation
from qa.answer.render import answer_markdown, escape_markdown


def conversation_markdown(answers: Sequence[Answer]) -> str:
    """Questions and answers as Markdown, the earliest first, each with the places that prove it.

    What an article, a question or a model says is shown as it is: no markup, no HTML, no link (`escape_markdown`).
    """
    return "# Conversation\n" + "".join(map(_turn_markdown, answers))


def conversation_json(answers: Sequence[Answer]) -> str:
    """Questions and answers as JSON, `{"answers": [Answer.as_dict(), …]}`, the earliest first.

    Offsets are code points in the article's text, end exclusive. No control character stands as itself.
    """
    return as_json({"answers": [answer.as_dict() for answer in answers]}) + "\n"


def answer_plain(answer: Answer) -> str:
    """An answer as plain text for the clipboard: the question, the answer, and a line an article that it cites."""
    numbers: dict[Article, list[int]] = {}
    for citation in answer.citations:
        numbers.setdefault(citation.sentence.article, []).append(citation.number)
    sources = (f"{' '.join(f'[{number}]' for number in cited)} {_about(article)}" for article, cited in numbers.items())
    parts = (answer.understood_as or answer.question, answer.text, "\n".join(sources))
    return "\n\n".join(OBEYED.sub("", part) for part in parts if part)


def _turn_markdown(answer: Answer) -> str:
    said = [f"\n## {escape_markdown(answer.question)}\n"]
    if answer.understood_as:
        said.append(f"Understood as: {escape_markdown(answer.understood_as)}\n")
    if answer.within:
        said.append(f"Asked only: {escape_markdown(str(answer.within))}\n")
    said.append(answer_markdown(answer.parts, answer.citations) + "\n")
    if answer.writer != "extractive":
        said.append(f"Written by {escape_markdown(answer.writer)}, each statement checked against its sentences\n")
    if answer.citations:
        said.append("Cited sentences:\n")
        said.append("\n".join(map(_place_markdown, answer.citations)) + "\n")
    return "\n".join(said)


def _place_markdown(citation: Citation) -> str:
    """Where a cited sentence stands: “- [1] a336cb29a887, characters 521 to 648: the sentence”."""
    sentence = citation.sentence
    source = f" ({escape_markdown(sentence.article.source)})" if sentence.article.source else ""
    place = f"{escape_markdown(sentence.article.id)}{source}, characters {sentence.start} to {sentence.end}"
    return f"- **\\[{citation.number}]** {place}: {escape_markdown(sentence.text)}"


def _about(article: Article) -> str:
    published = article.published.isoformat() if article.published else None
    known = (article.title, article.outlet, published, article.source)
    return " · ".join(" ".join(part.split()) for part in known if part)
