"""What others tell of somebody's words: “Wie Hebestreit mitteilte, rief der Bundeskanzler … auf”.

The statement is its teller's, and is shown as that; it answers what the one said whose words it tells.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from index.article import Article, Statement
from index.lexicon.verb_families import family_of
from index.names.person_names import same_name
from qa.evidence.descriptions import HEAD, described, head_of
from qa.evidence.topics import text_of
from qa.mentions.capitalised import capitals_of
from qa.mentions.offices import holds_office

_BEGINS = re.compile(r"(?:\A|, )(\w+) (?:(?:dann|erneut|auch|zudem) )?\Z")
"""A verb that begins its clause, in front of its subject: “…, rief der Kanzler … auf”; else that may be its object."""
_OPENS = re.compile(r"(?:\A|[,:;] |\b(?:dass|that|ob|if|and|und|but|aber|wie|as|when|als|weil|because) )\Z")
_NEXT = re.compile(r" (?:(?:also|again|auch|erneut) )?(\w+(?: (?:for|on)\b)?)")
_FAR = re.compile(r" (?:has|had|have|would|habe|hat|hatte|haben|wolle|werde) ([^.;:]{0,120})")
_LAST = re.compile(r" ([^.;:]{0,120})")
"""A clause behind “dass” and its subject, with the verb at its end."""


def told_of(name: str, near: Iterable[Statement], family: str | None) -> list[Statement]:
    """The statements of others that tell what somebody says, asks for or criticises.

    Args:
        name: of the person, as the articles have it.
        near: statements of the articles that are asked.
        family: of the verb that the question asks with; None or "say": any.
    """
    known = [one for one in near if one.source is not None and one.speaker and same_name(name, one.speaker)]
    return known + [
        one
        for one in near
        if one.speaker is not None
        and not same_name(name, one.speaker)
        and any(_tells(subject, one.text, family) for subject in _subjects(name, one.article))
    ]


def own_first(asked: str, statements: Sequence[Statement]) -> list[Statement]:
    """What somebody says, then what they tell of others' words where no statement of their own has its sentences."""
    told = [one for one in statements if one.source is not None and same_name(asked, one.source)]
    own = [one for one in statements if one not in told]
    said = {sentence for one in own for sentence in one.sentences}
    return own + [one for one in told if not said.issuperset(one.sentences)]


def with_names_in(topic: str) -> Callable[[Statement], str]:
    """What gives a statement's words, with the names of a topic whose office they have: “der Präsident”."""
    names = [one.text for one in capitals_of(f"x {topic}")]

    def worded(statement: Statement) -> str:
        text = statement.article.text
        said = text_of(statement)
        return " ".join([said, *(name for name in names if holds_office(text, name, said))])

    return worded


def _tells(subject: str, text: str, family: str | None) -> bool:
    """Whether somebody does so in a text, in the orders of German and English clauses."""
    for match in re.finditer(rf"(?<!\w){subject}(?!['’\w])", text):
        before, behind = text[max(0, match.start() - 60) : match.start()], text[match.end() :]
        verbs: list[str] = []
        if begins := _BEGINS.search(before):
            verbs.append(begins[1])
        if _OPENS.search(before):
            verbs += [one[1] for one in [_NEXT.match(behind)] if one]
            far = _FAR.match(behind) or (_LAST.match(behind) if before.endswith("dass ") else None)
            verbs += re.findall(r"\w+", far[1]) if far else []
        families = {found for verb in verbs if (found := family_of(verb) or family_of(verb.split()[0]))}
        if families and (family in (None, "say") or family in families):
            return True
    return False


def _subjects(name: str, article: Article) -> Sequence[str]:
    """How an article has somebody as a subject, as regular expressions: by name, by an office that is theirs alone."""
    surname = name.split()[-1] if name.split() else ""
    if not surname or surname not in article.text:
        return []
    surname = re.escape(surname)
    found = [rf"(?:[A-ZÄÖÜ][\w.-]* ){{0,3}}{surname}"]
    for head in {one.head for one in described(name, article.text) if one.head and not one.aside}:
        office = re.escape(head)
        if _holds_alone(name, head, article):
            found.append(rf"(?:[Dd]er|[Tt]he) \w*(?i:{office})")
            found.append(rf"(?:[Dd]ie|[Tt]he) \w*(?i:{office})(?:in|e)")
    return found


def _holds_alone(name: str, head: str, article: Article) -> bool:
    """Whether no other name stands behind that office in the article."""
    surname = name.split()[-1]
    for one in HEAD.finditer(article.text):
        behind = re.match(r"(?: [A-ZÄÖÜ][\w.’'-]+){1,3}", article.text[one.end() :])
        same = head_of(one) == head
        if same and behind and surname not in behind[0]:
            others = behind[0].split()
            if any(described_as(head, other, article) for other in others):
                return False
    return True


def described_as(head: str, name: str, article: Article) -> bool:
    """Whether an article gives an office to a name."""
    return any(one.head == head for one in described(name, article.text))
