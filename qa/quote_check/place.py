"""A place where a quotation stands, and how it stands there."""

from dataclasses import dataclass
from typing import Literal

from index.article import Article, StatementKind
from index.text.spans import Span
from qa.answer.citation import Citation

QuoteKind = Literal[
    "verbatim", "altered", "somebody else's", "reported speech", "the article's words", "not in the library"
]
"""What became of a quotation.

- "verbatim": somebody's own words, letter for letter but for typography;
- "altered": words were changed, left out, put in or moved; `difference` shows them;
- "somebody else's": the words stand there, but not as those of the claimed speaker;
- "reported speech": the words stand there, but as the article's account of what somebody said (indirect speech);
- "the article's words": the words stand there, but nobody is quoted with them;
- "not in the library": no article has them, nor anything near enough.
"""


@dataclass(frozen=True)
class Place:
    """Where a quotation stands: `article.text[start:end]` for each of `spans`."""

    article: Article
    spans: tuple[Span, ...]
    """Code points, end exclusive; several where the quoting sentence interrupts the quotation."""
    speaker: str | None
    """Whose words they are, or whose account they are; None where nobody is named."""
    own_words: bool
    """Whether they stand in quotation marks there."""
    citations: tuple[Citation, ...]
    """The sentences that the spans lie in, numbered through all places of a check."""
    kind: StatementKind | None = None
    """The kind of the statement that they are part of; None where they are none."""
    claim_holds: bool | None = None
    """Whether the claimed speaker is this one; None where nobody is claimed, or where the article names the claimed one
    but not as whose words these are."""

    @property
    def text(self) -> str:
        """What stands there, the spans joined by “ … ”."""
        return " … ".join(self.article.text[start:end] for start, end in self.spans)
