"""English words of reporting: verbs of saying, acts of speech, and the words around a subject.

From general knowledge of newspaper English; the verbs that introduce direct and indirect speech are those of Quirk et
al., “A Comprehensive Grammar of the English Language”, 14.28 ff.
"""


def _forms(*verbs: str) -> dict[str, str]:
    """Every form of regular verbs, each with its base form."""
    found: dict[str, str] = {}
    for verb in verbs:
        stem = verb[:-1] if verb.endswith("e") else verb
        past = (
            verb + "d"
            if verb.endswith("e")
            else verb[:-1] + "ied"
            if verb[-1] == "y" and verb[-2] not in "aeo"
            else verb + "ed"
        )
        third = (
            verb[:-1] + "ies"
            if verb[-1] == "y" and verb[-2] not in "aeo"
            else verb + ("es" if verb[-1] in "shx" else "s")
        )
        found |= {verb: verb, third: verb, past: verb, stem + "ing": verb}
    return found


SAYING = _forms(
    *"report explain state announce declare claim argue warn insist add note stress emphasise emphasize confirm "
    "admit acknowledge concede assert maintain contend suggest reveal disclose comment remark respond reply "
    "answer recall predict estimate believe hope fear expect conclude observe mention reiterate repeat affirm "
    "vow pledge promise threaten complain allege imply hint joke lament boast counter testify tweet post "
    "caution advise assure inform ask demand urge recommend propose request order call accuse deny reject "
    "dismiss dispute doubt speculate clarify quip elaborate rule continue agree protest object signal determine".split()
) | {
    form: base
    for base, forms in {
        "say": "say says said saying",
        "tell": "tell tells told telling",
        "write": "write writes wrote written writing",
        "think": "think thinks thought thinking",
        "make clear": "",
        "quote": "quote quotes quoted",
        "admit": "admitted admitting",
        "find": "find finds found",
        "show": "show shows showed shown",
        "read": "reads",
        "go on": "",
    }.items()
    for form in forms.split()
}
"""Verbs of saying and thinking: every form and its base."""

ACTS = _forms(
    *"criticise criticize condemn denounce praise welcome reject demand deny dismiss defend urge accuse blame "
    "oppose support endorse question attack slam blast applaud hail laud deplore regret apologise apologize "
    "propose announce confirm rebuke refuse decline dispute mock thank congratulate describe call warn complain "
    "protest object express voice".split()
)
"""Verbs whose sentence reports an act of speech."""

DIRECTING = frozenset(
    "urge ask tell order advise demand promise vow pledge threaten request warn recommend call refuse offer "
    "claim".split()
)
"""Verbs that take an infinitive with “to” as what is said."""

ASKING = frozenset("ask say explain reveal disclose clarify know wonder determine".split())
"""Verbs that a clause with a question word may depend on."""

QUESTION_WORDS = frozenset("whether if when why how what who where".split())

PLAIN = frozenset(
    "say claim argue believe think hope fear insist suggest report estimate add note warn admit expect tell "
    "predict announce confirm".split()
)
"""Verbs that a clause may follow without “that”."""

AUXILIARIES = frozenset(
    "is was are were be been has had have will would could should may might must can cannot do does did 's 're "
    "'ve won't didn't doesn't isn't wasn't aren't weren't can't couldn't wouldn't shouldn't hasn't haven't "
    "hadn't".split()
)

ADVERBIAL = frozenset(
    "on in at after before as while when since during by for with from without amid despite although though "
    "because if however but and meanwhile speaking asked later earlier yesterday today also then still yet so "
    "according following once until unless under over through to instead moreover furthermore additionally "
    "nevertheless nonetheless".split()
)
"""What a segment before the subject begins with."""

ADVERBS = frozenset(
    "also later earlier then previously recently repeatedly reportedly already now again once often still even "
    "only just further never publicly privately today yesterday on monday tuesday wednesday thursday friday "
    "saturday sunday had has have not did does do would will could can".split()
)
"""What may stand between the subject and the verb."""

ROLES = frozenset(
    "president chancellor minister secretary general prime spokesman spokeswoman spokesperson senator "
    "congressman congresswoman governor mayor judge justice king queen prince princess pope captain colonel "
    "major sergeant officer chief deputy leader politician lawmaker director chairman chairwoman chair ceo "
    "sheriff attorney inspector mr mrs ms dr professor expert analyst economist scientist researcher author "
    "journalist lawyer prosecutor ambassador commissioner head founder official representative member candidate "
    "activist coach manager bishop premier mp sir lord lady former foreign defense defence interior finance "
    "state german french british american russian ukrainian us u.s eu opposition vice speaker federal detective "
    "constable labour tory conservative republican democrat democratic liberal green greens police economics "
    "health environment executive managing senior a an the".split()
)
"""Words in front of a name that belong to a role."""
