"""The language model that the settings name."""

from index.errors import LanguageModelError
from index.settings import Settings
from qa.language_model.call import SILENCE
from qa.language_model.model import Model


def model_of(settings: Settings) -> Model | None:
    """The model that the settings name; None where they name none, and nothing is imported. Connects to nothing.

    Raises:
        LanguageModelError: they name half a model, or what cannot be one.
    """
    if not settings.llm_url and not settings.llm_model:
        return None
    from qa.language_model.server import OLLAMA, base_url, http_client  # with httpx it takes a tenth of a second

    if not settings.llm_url:
        raise LanguageModelError(
            f"The model {settings.llm_model} is on which server? Give --llm-url (BELEG_LLM_URL) too, "
            f"such as {OLLAMA}/v1 for Ollama."
        )
    url = base_url(settings.llm_url)
    if not settings.llm_model:
        raise LanguageModelError(f"Which model of {url}? Give --llm-model (BELEG_LLM_MODEL) too.")
    from llama_index.llms.openai_like import OpenAILike  # two seconds

    silence = settings.llm_timeout or SILENCE
    client = http_client(url, silence, settings.llm_api_key or "")
    llm = OpenAILike(  # type: ignore[call-arg] # pydantic's signature lacks the client
        model=settings.llm_model,
        api_base=url,
        api_key="none",  # the real one is in no field, which would be shown: the client sends it
        http_client=client,
        is_chat_model=True,
        temperature=0,
        max_retries=0,
        timeout=silence,
    )
    return Model(llm, silence, settings.llm_context)
