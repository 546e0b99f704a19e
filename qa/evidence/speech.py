"""Which statements answer a question about speech: only the person's own, only those on the topic."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from index.article import Article, Statement
from index.lexicon.function_words import PARTICLES_IN_QUESTIONS
from index.library.reads import Reads
from index.names.near_names import meant
from index.names.person_names import same_name
from index.text.terms import words_of
from qa.evidence.acts_read import acts_read
from qa.evidence.choosing import best_on, choose, counted_on, evidence_of, family_in
from qa.evidence.found import Evidence, Found
from qa.evidence.holders import holders_of
from qa.evidence.in_office import InOffice, as_body, in_office, nearest_of
from qa.evidence.namesakes import people_of
from qa.evidence.people_by_role import body_of, role_of
from qa.evidence.spoken_for import spoken_for, spoken_in_office
from qa.evidence.told_of import own_first, told_of, with_names_in
from qa.evidence.topics import ON_TOPIC, text_of, topic_share
from qa.evidence.unquoted import only_named
from qa.question.plan import Ask, Plan

RELATED = 0.85
"""The same for what others say, shown where the asked person says nothing: only what is surely on the topic, not a near
word or a part of a compound (.8): a coalition's “Klima” is no “Klimakrise”."""
OF_OWN = 0.2
"""Share of the topic that “who criticised …” leaves to the statement itself where its neighbours have the rest."""
ROLE_PASSAGES = 20
"""Passages whose articles are looked at for somebody in a role."""
SHOWN = 2
"""Sentences that are shown beside a reason for no answer."""


def find_statements(library: Reads, plan: Plan) -> Found:
    """The statements that answer `plan`, which asks for speech."""
    plan = _with_whole_role(library, plan)
    failed: Found | None = None
    office = InOffice()
    for i, ask in enumerate(plan.asks):
        if ask.speaker is None:
            return _who_spoke(library, plan, ask)
        own: Sequence[Statement] = []
        names: tuple[str, ...] = ()
        if i == 0 and (role := role_of(ask.speaker)):
            office = in_office(library, role, ask.topic, _near_articles(library, plan.question))
            own, names = office.statements, office.names
        elif i == 0 and (body := body_of(ask.speaker)):
            own = library.statements(speaker=ask.speaker)
            if not own or not choose(library, own, ask.topic, plan.family)[0]:  # then its people
                office = as_body(library, body, ask.speaker, _near_articles(library, plan.question))
                own = office.statements
        if not own and not office.silent:
            own = own_first(ask.speaker, library.statements(speaker=ask.speaker))
        if i > 0:  # an unlikelier reading has to name the speaker to the letter: “Universität zu Köln”
            own = [one for one in own if _to_the_letter(ask.speaker, f"{one.speaker} {one.source}")]
        if own and (failed is None or failed.reason == "no such speaker"):
            failed = Found(
                reason="no statement on the topic",
                speaker=ask.speaker,
                topic=ask.topic,
                own=() if office.several else _nearest(library, own, ask.topic),
            )
        if own and i == 0 and not office.statements:
            own, names = _meant(library, ask.speaker, ask.topic, own)
        if names:
            evidence = best_on(library, own, ask.topic, ON_TOPIC)
            return Found(
                reason="ambiguous speaker", speaker=ask.speaker, topic=ask.topic, names=names, related=evidence
            )
        chosen, met, total = choose(library, own, ask.topic, plan.family) if own else ((), True, 0)
        if chosen and met:
            return Found(chosen, speaker=ask.speaker, topic=ask.topic, total=total)
        if not chosen and own and (read := acts_read(library, plan, own, ask.topic)):
            return Found(read, speaker=ask.speaker, topic=ask.topic)
        if i == 0 and (other := _by_others(library, plan, ask, office)):
            return other
        if chosen:
            return Found(chosen, speaker=ask.speaker, topic=ask.topic, family_met=met, total=total)
    ask = plan.asks[0]
    failed = failed or Found(reason="no such speaker", speaker=ask.speaker, topic=ask.topic)
    asked = failed.speaker or ""
    if failed.reason == "no such speaker":
        name = meant(asked, library.speakers())
        if name and not library.mentions(asked.split()[-1]):
            related = best_on(library, library.statements(speaker=name), failed.topic, ON_TOPIC)[:2]
            return replace(failed, meant=name, related=related)
        if named := _only_named(library, plan, ask, office):
            return named
    return replace(failed, related=_related(library, failed.topic, plan, failed.own))


def _with_whole_role(library: Reads, plan: Plan) -> Plan:
    """The plan with “der Präsident von Kantara” as who is asked for, where somebody has that role and speaks."""
    roles = [(ask, role) for ask in plan.asks if ask.speaker and (role := role_of(ask.speaker))]
    if len(roles) < 2:
        return plan
    articles = _near_articles(library, plan.question)
    for ask, role in sorted(roles, key=lambda one: -len(one[0].speaker or "")):
        if any(holder.statements for holder in holders_of(library, role, articles)):
            return replace(plan, asks=(ask, *(other for other in plan.asks if other != ask)))
    return plan


def _by_others(library: Reads, plan: Plan, ask: Ask, office: InOffice) -> Found | None:
    """What the people of a body say, the one who holds an office, and what others tell of somebody's words."""
    assert ask.speaker
    near = _nearby(library, plan.question)
    others: Sequence[Statement] = ()
    if not office.asked:
        others = spoken_for(library, ask.speaker, near) or spoken_in_office(ask.speaker, near)
    chosen, met, total = choose(library, others, ask.topic, plan.family) if others else ((), True, 0)
    if chosen:
        return Found(chosen, speaker=ask.speaker, topic=ask.topic, family_met=met, total=total)
    told = _told(plan, ask, office, near)
    chosen, _, total = choose(library, told, ask.topic, None, with_names_in(ask.topic)) if told else ((), True, 0)
    return Found(chosen, speaker=ask.speaker, topic=ask.topic, told=True, total=total) if chosen else None


def _told(plan: Plan, ask: Ask, office: InOffice, near: Sequence[Statement]) -> list[Statement]:
    """What others tell of the words of the one who is asked for, or who holds the office."""
    people = office.silent or tuple(dict.fromkeys(one.speaker for one in office.statements if one.speaker))
    return [one for name in people or (ask.speaker or "",) for one in told_of(name, near, plan.family)]


def _only_named(library: Reads, plan: Plan, ask: Ask, office: InOffice) -> Found | None:
    """That somebody or an office is only named, with the sentence that is nearest; None where no article has either."""
    if office.named:
        related = nearest_of(library, office.named, ask.topic)
        found = Found(reason="no statement recognised", names=office.silent, related=related)
    elif (named := only_named(library, ask.speaker or "", ask.topic)) is None:
        return None
    else:
        found = named
    told = _told(plan, ask, office, _nearby(library, plan.question))
    if told and plan.family not in (None, "say"):
        found = replace(found, told=True, related=best_on(library, told, ask.topic, 0.0)[:SHOWN])
    return replace(found, speaker=ask.speaker, topic=ask.topic)


def _nearest(library: Reads, own: Sequence[Statement], topic: str) -> tuple[Evidence, ...]:
    """What somebody says that is nearest to a topic, at most two sentences."""
    return best_on(library, own, topic, 0.0)[:SHOWN] if topic else ()


def further_by(library: Reads, speaker: str, topic: str) -> list[Evidence]:
    """All sentences of what somebody says on a topic, the best first: for a writer that does more than quote."""
    own = library.statements(speaker=speaker)
    if not own:
        return []
    covered = topic_share(library, [text_of(statement) for statement in own], topic)
    order = sorted(np.flatnonzero(covered >= ON_TOPIC).tolist(), key=lambda i: -float(covered[i]))
    return [Evidence(sentence, own[i]) for i in order for sentence in own[i].sentences]


def _meant(
    library: Reads, asked: str, topic: str, own: Sequence[Statement]
) -> tuple[Sequence[Statement], tuple[str, ...]]:
    """The statements to answer from, and the names to ask back with where a name fits several people.

    Where one of them alone speaks on the topic, that one is meant.
    """
    people = people_of(asked, own)
    if len(people) < 2:
        return own, ()
    speaking = {name: said for name, said in people.items() if choose(library, said, topic, None)[0]}
    if len(speaking) == 1:
        return next(iter(speaking.values())), ()
    return own, tuple(sorted(speaking))


def _near_articles(library: Reads, question: str) -> list[Article]:
    """The articles in which somebody in a role is looked for, those that answer best first."""
    hits = library.search(question, limit=ROLE_PASSAGES)
    return list({hit.passage.article.id: hit.passage.article for hit in hits}.values())


def _to_the_letter(asked: str, speaker: str) -> bool:
    """Whether the speaker's name holds the asked one, or that from its particle on (“Ursula | von der Leyen”)."""
    words, there = words_of(asked), set(words_of(speaker))
    return any(set(words[i:]) <= there for i, word in enumerate(words) if i == 0 or word in PARTICLES_IN_QUESTIONS)


def _who_spoke(library: Reads, plan: Plan, ask: Ask) -> Found:
    """Evidence for “Who criticised Scholz?”: statements on the topic by anybody, of the asked kind if it has one.

    A statement may leave a part of the topic to its neighbours (“Koch criticised this step”).
    """
    statements = [
        s
        for s in _nearby(library, plan.question)
        if s.speaker is not None and not any(same_name(name, s.speaker) for name in ask.besides)
    ]
    family = None if plan.family == "say" else plan.family
    of_kind = [s for s in statements if family_in(s) == family] if family else statements
    evidence, total = counted_on(library, of_kind, ask.topic, ON_TOPIC)
    if not evidence and family:
        own = topic_share(library, [text_of(statement) for statement in of_kind], ask.topic)
        around = topic_share(library, _around(library, of_kind), ask.topic)
        near = [
            s for s, one, all_of_it in zip(of_kind, own, around, strict=True) if one >= OF_OWN and all_of_it >= ON_TOPIC
        ]
        said = [(s, sentence) for s in near for sentence in s.sentences]
        evidence, total = evidence_of(library, said), len({tuple(words_of(sentence.text)) for _, sentence in said})
    evidence = evidence or acts_read(library, plan, of_kind, ask.topic)
    if evidence:
        return Found(evidence, topic=ask.topic, total=total)
    return Found(reason="not covered", topic=ask.topic, related=best_on(library, statements, ask.topic, RELATED)[:2])


def _around(library: Reads, statements: Sequence[Statement]) -> list[str]:
    """The sentences of each statement with the two before them and the article's title."""
    sentences = {one: library.sentences(one) for one in {statement.article for statement in statements}}
    ends = {article: [one.end for one in those] for article, those in sentences.items()}
    found = []
    for statement in statements:
        article = statement.article
        behind = bisect_right(ends[article], statement.sentences[0].start)
        before = [one.text for one in sentences[article][max(0, behind - 2) : behind]]
        found.append(" ".join([article.title, *before, text_of(statement)]))
    return found


def _nearby(library: Reads, question: str) -> list[Statement]:
    """The statements of the articles that a search for `question` finds first."""
    articles = {hit.passage.article.id: hit.passage.article for hit in library.search(question, limit=10)}
    return [s for article in articles.values() for s in library.statements(article=article)]


def _related(library: Reads, topic: str, plan: Plan, own: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """What others say on the topic, at most two sentences."""
    if not topic:
        return ()
    statements = [s for s in _nearby(library, topic) if s.speaker is not None and s.kind != "free indirect"]
    shown = {one.sentence for one in own}
    return tuple(one for one in best_on(library, statements, topic, RELATED) if one.sentence not in shown)[:SHOWN]
