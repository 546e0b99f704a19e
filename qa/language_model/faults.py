"""What can go wrong with a language model, and the line that tells the user: the thing, and the way out.

Nothing of a server's own messages is shown but what a refused request is refused for, and never a key.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "down",
    "silent",
    "slow",
    "key",
    "model",
    "loading",
    "context",
    "busy",
    "broken",
    "refused",
    "cut",
    "unreadable",
    "empty",
    "endless",
    "stopped",
    "other",
]
"""Why there is no answer of the model's.

- "down": nothing listens where the server should be;
- "silent": it sent nothing for too long; "slow": it is not done after far too long;
- "key": it wants another key (401, 403); "model": it has no such model (404), or is no such server;
- "loading": its server has not loaded it yet (503); "context": the prompt is longer than it can read;
- "busy": too many requests (429); "broken": it failed (5xx); "refused": any other status;
- "cut": the stream ended in the middle; "unreadable": it sent what is no UTF-8, no JSON, or no events;
- "empty": no words came; "endless": it did not stop;
- "stopped": the user stopped it;
- "other": the LLM object raised something else.
"""

_LINES: dict[str, dict[Kind, str]] = {
    "en": {
        "down": "No language model answers at {where}. Start the server, or correct --llm-url (BELEG_LLM_URL).",
        "silent": "{model} sent nothing for {detail} seconds. {slower}",
        "slow": "{model} was not done after {detail} seconds. {slower}",
        "key": "{where} does not accept the key ({detail}). Put the right one in BELEG_LLM_API_KEY.",
        "model": "There is no model {model} at {where} ({detail}). Correct --llm-model, or --llm-url.",
        "loading": "{where} is still loading {model} ({detail}). Ask again in a moment.",
        "context": "The sentences are too long for {model} ({detail}). Lower --llm-context (BELEG_LLM_CONTEXT), or "
        "start the server with a larger context.",
        "busy": "{model} takes no more requests now ({detail}). Ask again later.",
        "broken": "{model} failed ({detail}). {again}",
        "refused": "{where} refused to ask {model} ({detail}). Correct --llm-url, --llm-model or --llm-context.",
        "cut": "{model} broke off in the middle. {again}",
        "unreadable": "What {where} sent cannot be read ({detail}). Is it an OpenAI-compatible server? See --llm-url.",
        "empty": "{model} wrote nothing{detail}. Ask again, or take another model.",
        "endless": "{model} came to no end ({detail} characters). Take another model.",
        "stopped": "{model} was stopped.",
        "other": "{model} failed ({detail}). Ask again, or do without a model.",
    },
    "de": {
        "down": "Unter {where} antwortet kein Sprachmodell. Den Server starten oder --llm-url (BELEG_LLM_URL) ändern.",
        "silent": "{model} schwieg {detail} Sekunden lang. {slower}",
        "slow": "{model} war nach {detail} Sekunden nicht fertig. {slower}",
        "key": "{where} nimmt den Schlüssel nicht an ({detail}). Den richtigen in BELEG_LLM_API_KEY setzen.",
        "model": "Unter {where} gibt es kein Modell {model} ({detail}). --llm-model oder --llm-url ändern.",
        "loading": "{where} lädt {model} noch ({detail}). Gleich noch einmal fragen.",
        "context": "Die Sätze sind zu lang für {model} ({detail}). --llm-context (BELEG_LLM_CONTEXT) verkleinern oder "
        "den Server mit größerem Kontext starten.",
        "busy": "{model} nimmt gerade keine Anfragen mehr an ({detail}). Später noch einmal fragen.",
        "broken": "{model} ist gescheitert ({detail}). {again}",
        "refused": "{where} wies {model} ab ({detail}). --llm-url, --llm-model oder --llm-context ändern.",
        "cut": "{model} brach mittendrin ab. {again}",
        "unreadable": "Was {where} sandte, ist unlesbar ({detail}). Ein OpenAI-kompatibler Server? --llm-url ändern.",
        "empty": "{model} schrieb nichts{detail}. Noch einmal fragen oder ein anderes Modell nehmen.",
        "endless": "{model} kam zu keinem Ende ({detail} Zeichen). Ein anderes Modell nehmen.",
        "stopped": "{model} wurde angehalten.",
        "other": "{model} ist gescheitert ({detail}). Noch einmal fragen oder ohne Modell auskommen.",
    },
}
_LONGEST_MESSAGE = 4_000
_WHILE_LOADING = 3.0
"""Seconds between two tries while a server loads its model; the user waits for two of these at most."""
_TOO_LONG = re.compile(
    r"context[_ ](?:length|size|window)|maximum context|exceed_context|prompt is too long|too many tokens|"
    r"(?:input|prompt)[^.]{0,40} exceeds?"
)
"""OpenAI and vLLM: “maximum context length is 4096 tokens”; llama.cpp: “exceeds the available context size”."""
_LIMIT = re.compile(r"(?:maximum context length is|context (?:size|length|window)(?: of| is)?|n_ctx)\W{1,4}(\d{3,7})")
_NO_MODEL = re.compile(r"model[^.]{0,80}(?:not found|not exist|not loaded|unknown)|no models? (?:is )?(?:loaded|found)")
_WAYS_OUT = {
    "en": {
        "slower": "Ask again, take a smaller model, or allow more time (BELEG_LLM_TIMEOUT).",
        "again": "Ask again; if it goes on, look into the log of {where}.",
    },
    "de": {
        "slower": "Noch einmal fragen, ein kleineres Modell nehmen oder mehr Zeit lassen (BELEG_LLM_TIMEOUT).",
        "again": "Noch einmal fragen; wenn es so bleibt, ins Protokoll von {where} sehen.",
    },
}


@dataclass(eq=False)
class FaultError(Exception):
    """A language model gave no answer that can be used."""

    kind: Kind
    detail: str = ""
    """A status, a number of seconds, names of models: short and on one line; untrusted."""
    wait: float | None = None
    """Seconds after which the server wants to be asked again, where it says so."""
    passing: bool = False
    """Whether asking again soon may help."""
    limit: int | None = None
    """Tokens that the model reads and writes at most, where the server says so as it refuses."""

    def line(self, language: str, model: str, where: str) -> str:
        """What the user reads, in "de" or "en"."""
        names = {"model": model, "where": where or model}
        ways_out = {name: way.format(**names) for name, way in _WAYS_OUT[language].items()}
        return _LINES[language][self.kind].format(**names, **ways_out, detail=self.detail)


def fault_of(error: Exception) -> FaultError:
    """What an exception of an LLM, of openai or of httpx means."""
    import httpx  # it takes a tenth of a second, which a question without a fault need not wait for

    causes = list(_chain(error))
    if own := next((one for one in causes if isinstance(one, FaultError)), None):
        return own
    status = next((code for one in causes if isinstance(code := getattr(one, "status_code", None), int)), None)
    if status is not None:
        return _of_status(status, causes[0])
    if any(isinstance(one, httpx.ConnectError | httpx.ConnectTimeout | httpx.UnsupportedProtocol) for one in causes):
        return FaultError("down")
    if any(isinstance(one, httpx.TimeoutException | TimeoutError) for one in causes):
        return FaultError("silent")
    if any(isinstance(one, httpx.TransportError) for one in causes):
        return FaultError("cut", passing=True)
    if any(isinstance(one, UnicodeDecodeError) for one in causes):
        return FaultError("unreadable", "UTF-8")
    if any(isinstance(one, json.JSONDecodeError) for one in causes):
        return FaultError("unreadable", "JSON")
    if type(error).__name__ in ("APIError", "APIResponseValidationError"):  # openai's, for an error within the stream
        return FaultError("broken", "error in the stream")
    return FaultError("other", type(error).__name__)


def _of_status(status: int, error: Exception) -> FaultError:
    response = getattr(error, "response", None)
    after = seconds(response.headers.get("retry-after")) if response is not None else None
    said = said_in(error)
    if status in (401, 403):
        return FaultError("key", str(status))
    if status >= 400 and _TOO_LONG.search(said):
        found = _LIMIT.search(said)
        limit = int(found[1]) if found else None
        return FaultError("context", f"{status}, {limit} tokens" if limit else str(status), limit=limit)
    if status == 404 or (status == 400 and _NO_MODEL.search(said)):
        return FaultError("model", f"{status}; ollama pull" if "pull" in said else str(status))
    if status == 503 and "loading" in said:
        return FaultError("loading", str(status), after or _WHILE_LOADING, passing=True)
    if status == 429 and "quota" in said:
        return FaultError("busy", "429, quota")
    if status == 429:
        return FaultError(
            "busy", str(status) if after is None else f"429, Retry-After {after:g} s", after, passing=True
        )
    if status >= 500:
        return FaultError("broken", str(status), after, passing=True)
    return FaultError("refused", str(status))


def said_in(error: BaseException) -> str:
    """What a server says with a status, lower case: to understand it, never to show it."""
    response = getattr(error, "response", None)
    try:
        body = str(response.text) if response is not None else ""
    except Exception:  # it was not read, and now the connection is gone
        body = ""
    return f"{error} {body}"[:_LONGEST_MESSAGE].lower()


def seconds(written: str | None) -> float | None:
    """A Retry-After header's seconds (RFC 9110, 10.2.3); None where it has none, or a date."""
    return float(written) if written and re.fullmatch(r"\d{1,6}(?:\.\d+)?", written.strip()) else None


def _chain(error: BaseException | None) -> Iterator[Exception]:
    while isinstance(error, Exception):
        yield error
        error = error.__cause__ or error.__context__
