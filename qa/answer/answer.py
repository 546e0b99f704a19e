"""What an assistant gives back: an answer in parts, each proven by a citation."""

from dataclasses import asdict, dataclass
from typing import Any

from index.article import Article
from index.store.filters import Filter
from qa.answer.citation import Citation, Part, pieces_of
from qa.answer.render import answer_html, answer_markdown
from qa.checking.claims import Verdict
from qa.evidence.found import Reason
from qa.language_model.tokens import Tokens
from qa.question.request import Kind


@dataclass(frozen=True)
class Answer:
    """An answer, or a refusal with its reason."""

    question: str
    parts: tuple[Part, ...]
    citations: tuple[Citation, ...] = ()
    answered: bool = True
    """False where it abstains, also where it then cites related statements."""
    reason: Reason | None = None
    """Why it abstained, else None."""
    kind: Kind = "fact"
    """What kind of request it was taken for (qa/question/request.py)."""
    confidence: float | None = None
    """How surely the articles answer the question, 0 to 1; None where no reader was asked (docs/models.md)."""
    language: str = "en"
    """The language of the writer's own words, "de" or "en"."""
    within: Filter | None = None
    """The filter that the question was asked with; None where it was asked of all articles."""
    understood_as: str | None = None
    """A follow-up question (“And Hardt?”) written out with what it takes from the conversation, as it was answered;
    None where the question stands by itself."""
    writer: str = "extractive"
    """Who wrote it: "extractive", the articles' own sentences; else the language model's name."""
    dropped: tuple[Verdict, ...] = ()
    """What a language model wrote that its sentences do not prove: it is not in the answer."""
    tokens: Tokens | None = None
    """What the language model read and wrote for it; None where none was asked."""
    fault: str | None = None
    """Why a language model that was asked gave nothing, in the answer's language; part of its text too."""

    def pieces(self, part: Part) -> tuple[tuple[str, bool], ...]:
        """A part's text cut at the words that answer: (text, whether it is marked)."""
        return pieces_of(part, self.citations)

    @property
    def text(self) -> str:
        """The answer as plain text, each proven part followed by its number in brackets."""
        return "".join(" ".join([part.text, *(f"[{number}]" for number in part.numbers)]) for part in self.parts)

    def __str__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        """What a notebook shows: the answer, and each cited sentence highlighted where it stands in its article."""
        return answer_html(self.question, self.parts, self.citations)

    def _repr_markdown_(self) -> str:
        """The same for places that show Markdown: the answer, and below it the cited articles."""
        return answer_markdown(self.parts, self.citations)

    def as_dict(self) -> dict[str, Any]:
        """The answer as JSON-ready values; offsets are code points in the article's text, end exclusive."""
        return {
            "question": self.question,
            "understood_as": self.understood_as,
            "answered": self.answered,
            "reason": self.reason,
            "kind": self.kind,
            "confidence": self.confidence,
            "text": self.text,
            "within": self.within.as_dict() if self.within else None,
            "citations": [
                {
                    "number": citation.number,
                    "text": citation.sentence.text,
                    "start": citation.sentence.start,
                    "end": citation.sentence.end,
                    "marked": [list(span) for span in citation.marked],
                    "context": citation.context.text if citation.context else None,
                    "speaker": citation.statement.speaker if citation.statement else None,
                    "told_by": citation.statement.source if citation.statement else None,
                    "kind": citation.statement.kind if citation.statement else None,
                    "told": citation.told.isoformat() if citation.told else None,
                    "article": _facts(citation.sentence.article),
                    "also": [_facts(article) for article in citation.also],
                }
                for citation in self.citations
            ],
            "writer": self.writer,
            "dropped": [
                {"text": one.claim.text, "numbers": one.claim.numbers, "problem": one.problem, "detail": one.detail}
                for one in self.dropped
            ],
            "tokens": self.tokens and asdict(self.tokens),
            "fault": self.fault,
        }


def _facts(article: Article) -> dict[str, str | None]:
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else None,
    }
