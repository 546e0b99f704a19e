"""The sentences that a language model may write from: what answers the question, and what stands near to it."""

import re
from collections.abc import Iterable
from dataclasses import replace

from index.article import Article, Sentence
from index.library import Library
from qa.evidence.facts import score_sentences, with_speakers
from qa.evidence.found import Evidence, Found
from qa.evidence.speech import further_by
from qa.evidence.stories import as_sources
from qa.question.plan import Plan

MOST = 24
"""Sentences: what a reader would still look through; a small context holds fewer (qa/language_model/prompts.py)."""
LONGEST = 2_000
"""Code points of a sentence; a longer one is a list or a table, which a model is shown in part
(qa/language_model/prompts.py)."""
PERHAPS = 0.02
"""Confidence (qa/evidence/facts.py) from which a model may try where no sentence alone answers. Of XQuAD's
development questions 2,422 of 2,448 that the passages answer reach it, 2,363 the extractive writer's thresholds; of
1,428 that they do not 558 and 201."""
NEAR = 0.4
"""Share of the best sentence's score from which another one is near enough for a model to write from."""

_TALKS_TO_A_MODEL = re.compile(
    r"""
    (?:ignor|disregard|forget|vergi(?:ss|ß)|vergesst|missachte)\w{0,12}\W+(?:\w+\W+){0,5}?
        (?:instruction|prompt|rule|direction|command|anweisung|vorgabe|regel|befehl|aufforderung|instruktion)
    | (?:system|developer)[\s_-]?(?:prompt|message|nachricht|instruction|anweisung)
    | (?:new|neue|updated)\s+(?:system\s+)?(?:instruction|anweisung|instruktion)\w*\s*:
    | \b(?:you\s+are|act\s+as|du\s+bist|sie\s+sind|verhalte\s+dich\s+als)\s+(?:now\s+|jetzt\s+|nun\s+)?
        (?:an?\s+|eine?n?\s+)?(?:\w+\s+){0,2}?(?:ai|ki|llm|assistant|assistent|chatbot|language\s+model|sprachmodell|gpt)\b
    | \b(?:as|als)\s+(?:an?\s+|eine?n?\s+)?(?:ai|ki|language\s+model|sprachmodell|ki-assistent|ai\s+assistant)\s*,
    | \b(?:dear|liebe[rs]?|hey|hello|hallo|attention|achtung|note\s+to|hinweis\s+an)\W+(?:\w+\W+){0,2}?
        (?:ai|ki|llm|assistant|assistent|chatbot|language\s+model|sprachmodell)\b
    | <\|?\s*/?\s*(?:im_start|im_end|system|user|assistant|endoftext|eot_id|start_header_id|start_of_turn)\b
    | \[/?INST\] | <</?SYS>> | ^[^\S\n]*\#{2,}\s*(?:system|instruction|anweisung)
    | ^[^\S\n]*(?:system|assistant|user)\s*:
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
"""Ways in which a text addresses the model that reads it (the patterns of OWASP's LLM01:2025, “Prompt Injection”, in
English and German). No defence by itself: every claim is checked whatever the model was told."""


def gather(library: Library, plan: Plan, found: Found) -> tuple[Evidence, ...]:
    """What a model may write from; what `found` holds comes first.

    Where a person's own words are asked for, only these; else also what stands near to what answers. Never a sentence
    that talks to the model. Nothing where the articles surely do not answer: then there is nothing to write.
    """
    speech = bool(plan.asks) and plan.strict
    if found.reason is not None and (speech or found.reason != "not covered"):
        return ()
    wide = list(found.evidence)
    if speech and found.speaker is not None:
        wide += further_by(library, found.speaker, found.topic)
    else:
        scored = score_sentences(library, plan)
        if found.reason is not None and (not scored or scored[0].confidence < PERHAPS):
            return ()
        least = NEAR * max((one.score for one in scored), default=0.0)
        wide += with_speakers(library, (one.sentence for one in scored if one.score >= least))
    kept = as_sources(library, replace(found, evidence=tuple(_once(wide)))).evidence
    short = (one for one in kept if one.sentence.end - one.sentence.start <= LONGEST)
    return tuple(one for one in short if not talks_to_a_model(one.sentence.text))[:MOST]


def _once(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Each sentence once, where it came first."""
    first: dict[Sentence, Evidence] = {}
    for one in evidence:
        first.setdefault(one.sentence, one)
    return list(first.values())


def in_reading_order(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The sentences of an article together and in order, the article of the first one first."""
    listed = list(evidence)
    articles: list[Article] = list(dict.fromkeys(one.sentence.article for one in listed))
    return tuple(sorted(listed, key=lambda one: (articles.index(one.sentence.article), one.sentence.start)))


def talks_to_a_model(text: str) -> bool:
    """Whether a text of an article addresses the model that may read it."""
    return bool(_TALKS_TO_A_MODEL.search(text))
