"""What a language model reads and writes is counted in tokens."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tokens:
    """What an answer cost."""

    read: int
    """Tokens of the prompts."""
    written: int
    estimated: bool = False
    """Whether they are estimated from the number of characters, as the server does not say."""
    cached: bool = False
    """Whether they were spent at an earlier time: nothing was asked now."""

    def __add__(self, other: "Tokens") -> "Tokens":
        estimated, cached = self.estimated or other.estimated, self.cached and other.cached
        return Tokens(self.read + other.read, self.written + other.written, estimated, cached)


def tokens_in(text: str) -> int:
    """About how many tokens a text has, rather too many.

    One to 2.5 code points. OpenAI's rule of thumb for English is one to four (help.openai.com, “What are tokens”);
    German words break into more pieces.
    """
    return len(text) * 2 // 5 + 4
