"""What can be set from outside, read in one place.

Arguments go first, then these variables, then the defaults. A variable that is empty counts as not set.
"""

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import platformdirs

from index.errors import LanguageModelError


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
    reader: str | None
    """`BELEG_READER`: a sentence-transformers CrossEncoder, name or folder, or the folder of a trained reader: it says
    what answers; “none”: the words that question and sentence have in common; None: the embedded reader."""
    chroma_url: str | None
    """`BELEG_CHROMA_URL`: a Chroma server such as http://127.0.0.1:8000; None: Chroma inside the library's folder."""
    llm_url: str | None = None
    """`BELEG_LLM_URL`: an OpenAI-compatible server such as http://127.0.0.1:11434/v1; None: no language model."""
    llm_model: str | None = None
    """`BELEG_LLM_MODEL`: the model of that server that writes the answers."""
    llm_api_key: str | None = field(default=None, repr=False)
    """`BELEG_LLM_API_KEY`: that server's key; None where it needs none. It is nowhere else, and never shown."""
    llm_context: int | None = None
    """`BELEG_LLM_CONTEXT`: tokens that the model reads and writes at most; None: the server is asked."""
    llm_timeout: float | None = None
    """`BELEG_LLM_TIMEOUT`: seconds that the server may be silent; None: `qa.language_model.model.SILENCE`."""

    allow_private: bool = False
    """`BELEG_ALLOW_PRIVATE`: 1 where addresses of this machine and of private networks may be fetched."""

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
            reader=environment.get("BELEG_READER") or None,
            chroma_url=environment.get("BELEG_CHROMA_URL") or None,
            llm_url=environment.get("BELEG_LLM_URL") or None,
            llm_model=environment.get("BELEG_LLM_MODEL") or None,
            llm_api_key=environment.get("BELEG_LLM_API_KEY") or None,
            llm_context=int(_number(environment, "BELEG_LLM_CONTEXT", 2047) or 0) or None,
            llm_timeout=_number(environment, "BELEG_LLM_TIMEOUT", 0),
            allow_private=environment.get("BELEG_ALLOW_PRIVATE", "").casefold() in ("1", "true", "yes", "on"),
            language="de" if _locale(environment).casefold().startswith("de") else "en",
        )


def _number(environment: Mapping[str, str], name: str, least: float) -> float | None:
    """The number that a variable holds; None where it is not set."""
    written = environment.get(name)
    if not written:
        return None
    try:
        number = float(written)
    except ValueError:
        number = math.nan
    if not least < number < math.inf:
        raise LanguageModelError(f"{name} is “{written}”: give a number above {least:g}, or unset it.")
    return number


def _locale(environment: Mapping[str, str]) -> str:
    """The locale of messages, as POSIX reads it (XBD 8.2): the first of these that is set."""
    return next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(name))), "")
