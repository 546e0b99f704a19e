"""What an assistant gives back: an answer in parts, each proven by a citation."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from index.article import Article, Sentence, Span, Statement
from index.store.filters import Filter
from qa.checking.claims import Verdict
from qa.language_model.tokens import Tokens

Reason = Literal[
    "no question",
    "empty library",
    "nothing within",
    "no such speaker",
    "ambiguous speaker",
    "no statement on the topic",
    "not covered",
]
"""Why an answer abstains.

- "no question": nothing is asked (empty, or only stop words and punctuation);
- "empty library": there is no article to answer from;
- "nothing within": the library has articles, but none within the filter that the question was asked with;
- "no such speaker": nobody of that name says anything in the library's articles;
- "ambiguous speaker": the name fits several people who speak on that; the answer names them and asks back;
- "no statement on the topic": the person speaks, but not on what the question is about;
- "not covered": no sentence covers what the question asks.
"""


@dataclass(frozen=True)
class Citation:
    """A numbered place: `sentence.article.text[sentence.start:sentence.end]` is the proof."""

    number: int
    """Counted from 1 in the order of first use in the answer."""
    sentence: Sentence
    context: Sentence | None = None
    """The sentence that introduces the name where the cited one says only “er”, else None."""
    statement: Statement | None = None
    """The statement that the sentence is cited for; None where it is cited for a fact."""
    also: tuple[Article, ...] = ()
    """Other articles that print the same text, this sentence among it: one source, several outlets."""
    marked: tuple[Span, ...] = ()
    """The words of the sentence that answer, where the question says of what kind they are: the time for “when”, the
    number for “how many”, the name for “who”, the place for “where”. Code points in the article's text, in order."""

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The sentence's text cut at the marked words: (text, whether it is marked)."""
        found, position = [], self.sentence.start
        for start, end in self.marked:
            found += [(self.sentence.article.text[position:start], False)] * (start > position)
            found.append((self.sentence.article.text[start:end], True))
            position = end
        rest = self.sentence.article.text[position : self.sentence.end]
        return (*found, *([(rest, False)] if rest else []))


@dataclass(frozen=True)
class Part:
    """A stretch of an answer: the writer's own words, or what a citation proves."""

    text: str
    """May begin or end with line breaks; untrusted where `citation` is set, it is the article's text."""
    citation: int | None = None
    """The number of the citation that proves `text`; None for the writer's own words."""
    further: tuple[int, ...] = ()
    """The numbers of others that prove it together with that one: only of what a language model wrote."""
    written: bool = False
    """Whether a language model wrote `text` and its citations were checked to prove it; else it is the article's."""

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of all citations that prove it."""
        return () if self.citation is None else (self.citation, *self.further)


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
        cited = next((one for one in self.citations if one.number == part.citation), None)
        return cited.pieces if cited and cited.sentence.text == part.text else ((part.text, False),)

    @property
    def text(self) -> str:
        """The answer as plain text, each proven part followed by its number in brackets."""
        return "".join(" ".join([part.text, *(f"[{number}]" for number in part.numbers)]) for part in self.parts)

    def __str__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        """What a notebook shows: the answer, and each cited sentence highlighted where it stands in its article."""
        from qa.answer.render import answer_html  # it builds on this module

        return answer_html(self)

    def _repr_markdown_(self) -> str:
        """The same for places that show Markdown: the answer, and below it the cited articles."""
        from qa.answer.render import answer_markdown

        return answer_markdown(self)

    def as_dict(self) -> dict[str, Any]:
        """The answer as JSON-ready values; offsets are code points in the article's text, end exclusive."""
        return {
            "question": self.question,
            "understood_as": self.understood_as,
            "answered": self.answered,
            "reason": self.reason,
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
                    "kind": citation.statement.kind if citation.statement else None,
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
