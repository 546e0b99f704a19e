"""Frozen values: an article and the slices of its text that Beleg talks about.

All offsets are code points in `Article.text`, end exclusive; `article.text[start:end]` *is* the slice.
"""

import datetime
import hashlib
from dataclasses import dataclass, field
from typing import Literal

from index.errors import EmptyArticleError
from index.text.kinds import kinds_of
from index.text.lines import Lines
from index.text.metadata import metadata_of
from index.text.sentences import split_sentences
from index.text.spans import SentenceKind, Span

StatementKind = Literal["direct", "indirect", "free indirect", "reported"]


@dataclass(frozen=True)
class Article:
    """One version of one article.

    `id` is stable: it is derived from the source, or from title and text where no source is given.
    `text` is stored as it came, code point for code point.
    """

    id: str
    text: str = field(repr=False)
    title: str
    source: str | None = None
    published: datetime.date | None = None
    outlet: str | None = None
    author: str | None = None
    language: str | None = None
    """ISO 639-1 code, "de" or "en"; None where it is not known."""

    @classmethod
    def from_text(
        cls,
        text: str,
        title: str | None = None,
        source: str | None = None,
        published: str | datetime.date | None = None,
        outlet: str | None = None,
        author: str | None = None,
        language: str | None = None,
    ) -> "Article":
        """Make an article of `text`, unchanged. What is None is read from the text where it says it.

        `published` is a date or an ISO 8601 string (“2024-11-16”, a time behind it is dropped).

        Raises:
            EmptyArticleError: `text` has nothing but white space and characters that nobody sees.
            ValueError: `published` is no ISO 8601 date.
        """
        if not any(character.isprintable() and character != " " for character in text):
            raise EmptyArticleError(f"{source or title or 'The article'} has no text: nothing to add.")
        if isinstance(published, str):
            published = datetime.date.fromisoformat(published.strip()[:10]) if published.strip() else None
        elif isinstance(published, datetime.datetime):
            published = published.date()
        found = metadata_of(text)
        title = title or found.title
        key = f"source\0{source}" if source is not None else f"text\0{title}\0{text}"
        return cls(
            id=hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12],
            text=text,
            title=title,
            source=source,
            published=published or found.published,
            outlet=outlet or found.outlet,
            author=author or found.author,
            language=language or found.language,
        )


@dataclass(frozen=True)
class Sentence:
    """A sentence, heading or caption: `article.text[start:end]`."""

    article: Article
    start: int
    end: int
    kind: SentenceKind = "text"

    @property
    def text(self) -> str:
        """The sentence as it stands in the article."""
        return self.article.text[self.start : self.end]

    @property
    def page(self) -> int | None:
        r"""The page of a PDF that it begins on, from 1; None where the article has no pages.

        The text of a PDF has a form feed (“\f”) at the end of each page, as have texts that pdftotext made.
        """
        return _page_of(self.article.text, self.start)


@dataclass(frozen=True)
class Passage:
    """Consecutive whole sentences, the unit that is embedded and ranked: `article.text[start:end]`."""

    article: Article
    start: int
    end: int

    @property
    def text(self) -> str:
        """The passage as it stands in the article."""
        return self.article.text[self.start : self.end]

    @property
    def page(self) -> int | None:
        r"""The page of a PDF that it begins on, from 1; None where the article has no pages.

        The text of a PDF has a form feed (“\f”) at the end of each page, as have texts that pdftotext made.
        """
        return _page_of(self.article.text, self.start)


@dataclass(frozen=True)
class Statement:
    """What somebody says in an article.

    Kinds: *direct* stands in quotation marks; *indirect* in a subordinate clause or in Konjunktiv I with a speaker;
    *free indirect* is Konjunktiv that goes on without naming the speaker; *reported* is a speech act
    (“kritisierte die Entscheidung”).
    """

    article: Article
    kind: StatementKind
    spans: tuple[Span, ...]
    """What is said, without the speaker and the cue."""
    sentences: tuple[Sentence, ...]
    """The sentences that `spans` lie in, in order."""
    speaker: str | None = None
    """The canonical name that the words used for the speaker lead to; None where nobody is named."""
    speaker_span: Span | None = None
    """The speaker as written; None where this statement goes on with the speaker of one before."""
    cue: Span | None = None
    """“sagte”, “laut”, “so”; None where there is none."""
    denied: bool = False
    """True where the speaker denies it, or does not say it: “bestritt, dass …”, “wollte nicht bestätigen, dass …”."""
    corrected: bool = False
    """True where a user said who speaks (`Library.correct`)."""
    source: str | None = None
    """Who tells of it, where one tells of another's words (“the minister, as the spokeswoman said”), else None."""

    @property
    def id(self) -> str:
        """“ARTICLE:START-END”: the article's id and the place of what is said, by which `beleg who --correct` goes."""
        return f"{self.article.id}:{self.spans[0][0]}-{self.spans[-1][1]}"

    @property
    def text(self) -> str:
        """What is said, the spans joined by “ … ”."""
        return " … ".join(self.article.text[start:end] for start, end in self.spans)


@dataclass(frozen=True)
class Hit:
    """A passage that a search found."""

    passage: Passage
    score: float
    """Share of the question that the passage covers, 0 to 1, higher is better."""


def sentences_of(article: Article, lines: Lines | None = None) -> tuple[Sentence, ...]:
    """The sentences of `article`, each with its kind: text, heading, caption or note."""
    lines = lines or Lines(article.text)
    spans = split_sentences(article.text, lines)
    kinds = kinds_of(article.text, spans, lines)
    return tuple(Sentence(article, start, end, kind) for (start, end), kind in zip(spans, kinds, strict=True))


def _page_of(text: str, place: int) -> int | None:
    return text.count("\f", 0, place) + 1 if "\f" in text else None
