"""What can be set from outside, read in one place.

Arguments go first, then these variables, then the defaults. A variable that is empty counts as not set.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import platformdirs


@dataclass(frozen=True)
class Settings:
    """The `BELEG_…` variables of the environment."""

    home: Path
    """`BELEG_HOME`: the folder of the user's own library; default: the platform's data folder."""
    embedding_model: str | None
    """`BELEG_EMBEDDING_MODEL`: a sentence-transformers name or folder; None: the embedded model, or the one that the
    library was made with."""
    reranker: str | None
    """`BELEG_RERANKER`: a sentence-transformers CrossEncoder or MultiVectorEncoder, name or folder; None: Beleg's own
    ranking."""
    chroma_url: str | None
    """`BELEG_CHROMA_URL`: a Chroma server such as http://127.0.0.1:8000; None: Chroma inside the library's folder."""

    language: Literal["de", "en"] = "en"
    """Of what a command tells that answers no question: German where `LC_ALL`, `LC_MESSAGES` or `LANG` say so."""

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """The settings of `environment`, by default this process's."""
        home = environment.get("BELEG_HOME")
        return cls(
            home=Path(home).expanduser() if home else platformdirs.user_data_path("beleg", appauthor=False),
            embedding_model=environment.get("BELEG_EMBEDDING_MODEL") or None,
            reranker=environment.get("BELEG_RERANKER") or None,
            chroma_url=environment.get("BELEG_CHROMA_URL") or None,
            language="de" if _locale(environment).casefold().startswith("de") else "en",
        )


def _locale(environment: Mapping[str, str]) -> str:
    """The locale of messages, as POSIX reads it (XBD 8.2): the first of these that is set."""
    return next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(name))), "")
