"""Whether who says it in a claim says it in the sentences: “X said …” rests on a statement whose speaker is X.

A claim that names nobody, on sentences that are all somebody's words, states as a fact what is only said. It is let
through where it keeps the mood (“could”, “könne”), is the sentence itself, goes on with the speaker of the claim
before, or where the article only names the origin of a fact (“laut”, “according to”).
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.article import Sentence, Statement
from index.lexicon.denial import HARD, MAYBE, SURE
from index.lexicon.opposites import STANCE
from index.lexicon.verb_families import SAYING, family_of
from index.library.reads import Reads
from index.names.person_names import same_name, speaks_for
from index.text.terms import words_of
from qa.checking.attribution import Attribution, attributions_of, parts_of
from qa.checking.cited import Source
from qa.checking.claims import Disagreement
from qa.checking.coverage import coverage, plain_of
from qa.checking.same_quotations import Quoted
from qa.mentions.capitalised import capitals_of
from qa.mentions.names_in import Mentions, names_of
from qa.mentions.offices import descriptions_of, holds_office
from qa.mentions.speaker_words import (
    core_of,
    is_namesake,
    is_of_somebody,
    last_of,
    may_be_body,
    of_another_country,
    segments_of,
)

SAME_OFFICE = 0.35
"""Share of “the CDU politician” that the words for a speaker must match, to be him: the
government/Bundesregierung .47, the retail association/Einzelhandelsverband .39, the trade union/the same .21."""
LIKELY_OFFICE = 0.15
"""The same, where it fits nobody else who speaks in the article as well: the city treasury/Stadtkasse .20."""
OWN_WORDS = 0.4
"""Share of a claim that the statements of the one it names must match, where the sentences have several speakers."""
OTHERS = 0.15
"""How much more of a claim another's part of a sentence may match than the part of the one it names."""
_AROUND = 20_000

_MOOD = re.compile(
    r"\b(?:could|might|may|should|must|would|reportedly|allegedly|supposedly|probably|apparently|likely|presumably|"
    r"könn(?:e|te|ten)|müss(?:e|te|ten)|soll(?:e|en|te|ten)?|sei(?:en)?|habe|werden?|würden?|dürf(?:e|te|ten)|wolle|"
    r"wären?|hätten?|gebe|angeblich|offenbar|mutmaßlich|vermutlich|wahrscheinlich|möglicherweise|demnach|"
    r"said|says|sagt\w*|erklär\w*)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(r"\b(?:sei|seien|habe|werde|könne|müsse|solle|wolle|dürfe|gebe)\b")
"""Forms of the Konjunktiv I that are no other form: reported speech."""
_ORIGIN = re.compile(r"\b(?:laut|zufolge|angaben|according|gemäß|nach)\b", re.IGNORECASE)
_STANCE = ("praise", "deny")
"""What needs a verb of its kind in the sentences; whether a remark criticises is often for its reader to say."""
_VERBATIM = 0.9
"""Share of a claim's words that are the sentence's, from which it is the sentence itself."""


class SameSpeakers:
    """Compares who speaks in the claims of an answer with who speaks in the sentences."""

    def __init__(self, library: Reads, mentions: Mentions) -> None:
        self._library = library
        self._mentions = mentions

    def agree(self, text: str, quoted: Sequence[Quoted], language: str, source: Source, before: str) -> Disagreement:
        """Whoever says something in the claim says it in its sentences.

        Args:
            text: the claim, an ellipsis in place of each quotation.
            quoted: its quotations.
            language: the claim's.
            source: the sentences.
            before: the claim before it, which says who “he” is; may be empty.
        """
        told = any(one.speaker is not None and one.kind != "reported" for one in source.statements)
        claimed = [
            one
            for one in attributions_of(text, language)
            if (one.sure or told) and not one.of_the_article and not self._is_outlet(one, source)
        ]
        named = [one for one in claimed if not one.pronoun]
        if not source.statements:  # “this gave it the name”: no speech at all
            named = [one for one in named if names_of(one.speaker, language, self._library.tagger)]
        outer = any(self._is_speaker(one.speaker, statement) for one in named for statement in source.statements)
        for one in named:
            # Within what somebody says, another may be said to speak: “Miersch said the government had made clear …”.
            within = outer and coverage(one.speaker, source.text, self._library) >= SAME_OFFICE
            if not within and not self._says(one, source) and not self._is_act(one, source):
                return "speaker", one.speaker
        for one in claimed:
            if one.family in _STANCE and not self._is_meant(one, text, source):
                return "not covered", text[slice(*one.cue)]
        speakers = {core_of(one.speaker) for one in named}
        if len(speakers) == 1 and not self._own(named[0], text, language, source):
            return "speaker", named[0].speaker
        if any(one.pronoun for one in claimed) and not named:
            return self._pronoun(source, before)
        if not claimed and not attributions_of(text, language):
            return self._as_fact(text, quoted, source, before)
        return None

    def _is_act(self, one: Attribution, source: Source) -> bool:
        """Whether “X rejected” says what X did: nobody speaks in the sentences, and they deny something of X."""
        denies = SURE["de"].search(source.text) or SURE["en"].search(source.text) or MAYBE["de"].search(source.text)
        deed = one.family in ("criticise", "praise") and not source.statements
        return bool(deed and denies and self._mentions.speaks_of(core_of(one.speaker), source.text))

    def is_of(self, speaker: str, source: Source) -> bool:
        """Whether the words of a claim mean somebody who speaks in its sentences."""
        return any(self._is_speaker(speaker, statement) for statement in source.statements)

    def _is_meant(self, one: Attribution, text: str, source: Source) -> bool:
        """Whether the sentences have a verb of the claim's kind: to criticise is more than to say."""
        if any(family_of(word) == one.family for word in words_of(source.text)):
            return True
        side = next((sides for sides in STANCE if sides["en"].search(text) or sides["de"].search(text)), None)
        stance = side is not None and (side["en"].search(source.text) or side["de"].search(source.text))
        cue = text[slice(*one.cue)]
        return (
            bool(stance or HARD["de"].search(source.text)) or coverage(cue, source.text, self._library) >= SAME_OFFICE
        )

    def _is_outlet(self, one: Attribution, source: Source) -> bool:
        return any(self._mentions.speaks_of(core_of(one.speaker), outlet) for outlet in source.outlets)

    def _says(self, one: Attribution, source: Source) -> bool:
        """Whether somebody of the name, or of the office, says something in the sentences."""
        if any(self._is_speaker(one.speaker, statement) for statement in source.statements):
            return True
        for sentence in source.sentences:
            near = _near(sentence.article.text, sentence.start)
            for other in attributions_of(sentence.text, sentence.article.language):
                if self._same(one.speaker, other.speaker, near):
                    return True
            others = [one for one in source.statements if sentence in one.sentences]
            spoken = bool(others) or SAYING.search(sentence.text) or _REPORTED.search(sentence.text)
            unnamed = all(other.speaker is None for other in others)
            if spoken and unnamed and self._mentions.speaks_of(core_of(one.speaker), sentence.text):
                return True  # one whom no rule has found, and nobody else
        return False

    def _is_speaker(self, claimed: str, statement: Statement) -> bool:
        """Whether the words of a claim mean the speaker of a statement."""
        if (segments := segments_of(claimed)) != (claimed,):
            return any(self._is_speaker(one, statement) for one in segments)
        teller = replace(statement, speaker=statement.source, speaker_span=None, source=None)
        if statement.source is not None and self._is_speaker(claimed, teller):
            return True  # who tells of it says it, too
        text = statement.article.text
        written = text[slice(*statement.speaker_span)] if statement.speaker_span else ""
        if (statement.speaker is None and not written) or of_another_country(claimed, written):
            return False
        speaker = statement.speaker or written
        core = core_of(claimed)
        if is_namesake(last_of(core), last_of(core_of(written)), text):
            return False
        if capitals_of(f"x {core}"):
            return (
                same_name(core, speaker)
                or same_name(claimed, speaker)
                or (bool(written) and speaks_for(core, written) and not is_of_somebody(claimed))
                or self._mentions.speaks_of(core, speaker)
                or (may_be_body(core, claimed) and self._described(claimed, speaker, written, text, statement))
            )
        return self._described(claimed, speaker, written, text, statement)

    def _described(self, claimed: str, speaker: str, written: str, text: str, statement: Statement) -> bool:
        """Whether the article describes a speaker with the words of a claim: “the CDU politician”, “the union”."""
        fits = self._fits(claimed, speaker, written, text, statement)
        if fits >= SAME_OFFICE or fits < LIKELY_OFFICE:
            return fits >= SAME_OFFICE
        others = {one.speaker: one for one in self._library.statements(article=statement.article)}
        return all(
            self._fits(claimed, name, "", text, one) < fits
            for name, one in others.items()
            if name not in (None, speaker)
        )

    def _fits(self, claimed: str, speaker: str, written: str, text: str, statement: Statement) -> float:
        near = _near(text, statement.sentences[0].start)
        surname = words_of(speaker)[-1] if words_of(speaker) else ""
        described = " ".join((speaker, written, *descriptions_of(near, surname)))
        return coverage(claimed, described, self._library)

    def _same(self, claimed: str, written: str, text: str) -> bool:
        """Whether the words of a claim mean the one whom a sentence has say something."""
        if (segments := segments_of(claimed)) != (claimed,):
            return any(self._same(one, written, text) for one in segments)
        if of_another_country(claimed, written):
            return False
        core, other = core_of(claimed), core_of(written)
        if capitals_of(f"x {core}"):
            return (
                same_name(core, other)
                or self._mentions.speaks_of(core, other)
                or holds_office(text, words_of(core)[-1], written)
                or (may_be_body(core, claimed) and coverage(claimed, written, self._library) >= SAME_OFFICE)
            )
        return coverage(claimed, written, self._library) >= SAME_OFFICE

    def _own(self, one: Attribution, text: str, language: str, source: Source) -> bool:
        """Whether the claim is covered by what the one it names says, where the sentences have several speakers."""
        plain = plain_of(text, language)
        if not self._in_own_part(one, plain, source):
            return False
        if len({statement.speaker for statement in source.statements}) < 2:
            return True
        own = [statement for statement in source.statements if self._is_speaker(one.speaker, statement)]
        if not own:
            return True
        said = " ".join(sentence.text for statement in own for sentence in statement.sentences)
        return coverage(plain, f"{said} {one.speaker}", self._library) >= OWN_WORDS

    def _in_own_part(self, one: Attribution, plain: str, source: Source) -> bool:
        """Whether no other's part of a sentence, “according to A …, according to B …”, covers a claim much better."""
        own: list[str] = []
        others: list[str] = []
        for sentence in source.sentences:
            near = _near(sentence.article.text, sentence.start)
            for speaker, part in parts_of(sentence.text, sentence.article.language):
                (own if self._same(one.speaker, speaker, near) else others).append(part)
        if not own or not others:
            return True
        covered = [max(coverage(plain, part, self._library, one.speaker) for part in parts) for parts in (own, others)]
        return covered[1] - covered[0] <= OTHERS

    def _pronoun(self, source: Source, before: str) -> Disagreement:
        """“He” is somebody whom the claim before names."""
        if not before or not source.statements:
            return None
        named = [one for one in source.statements if one.speaker is not None]
        if not named or any(self._mentions.speaks_of(last_of(one.speaker or ""), before) for one in named):
            return None
        known = [one.speaker for one in source.everything if one.speaker is not None]
        if any(self._mentions.speaks_of(last_of(speaker), before) for speaker in known):
            return "speaker", named[0].speaker or ""  # the claim before is of somebody else who speaks here
        return None

    def _as_fact(self, text: str, quoted: Sequence[Quoted], source: Source, before: str) -> Disagreement:
        """A claim that names nobody is not one that only somebody's statement says."""
        told = []
        for sentence in source.sentences:
            said = [
                one
                for one in source.statements
                if sentence in one.sentences and one.speaker is not None and _is_told(one, sentence)
            ]
            if not said or any(_is_origin(one) for one in said):
                return None
            told += said
        if not told or quoted or _MOOD.search(text):
            return None
        both = f"{before} {text}"
        mentioned = any(
            self._mentions.speaks_of(last_of(one.speaker or ""), both)
            or coverage(one.speaker or "", both, self._library) >= SAME_OFFICE
            for one in told
        )
        words = words_of(text)
        copied = sum(word in source.words for word in words) >= _VERBATIM * len(words)
        if mentioned or copied:
            return None
        return "speaker", told[0].speaker or ""


def _is_told(statement: Statement, sentence: Sentence) -> bool:
    """Whether the sentence itself shows that it is somebody's words: “Das teilte … mit” stands behind a fact."""
    said = attributions_of(sentence.text, sentence.article.language)
    if statement.kind == "reported":
        return any(one.family == "demand" and one.sure for one in said)  # what is demanded is no fact
    cued = statement.cue is not None and sentence.start <= statement.cue[0] < sentence.end
    if statement.kind == "direct" or (statement.kind == "free indirect" and statement.article.language != "en"):
        return True
    return cued and bool(said)


def _is_origin(statement: Statement) -> bool:
    """Whether the article only names where a fact is from."""
    cue = statement.article.text[slice(*statement.cue)] if statement.cue else ""
    return bool(_ORIGIN.search(cue))


def _near(text: str, place: int) -> str:
    return text[max(0, place - _AROUND) : place + _AROUND]
