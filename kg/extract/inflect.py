"""Forms of English words from their dictionary form: small rules and a table of exceptions.

In:  a lemma as the frames and cues write it: "acquire", "deal".
Out: its forms, and which of them each is.
Not here: which lemmas there are (ontology/patterns); what a form means in its sentence
(groups.py). A trained lemmatiser makes this file superfluous.
"""

from __future__ import annotations

from enum import Enum, auto
from functools import lru_cache


class Form(Enum):
    """A form of a verb."""

    BASE = auto()  # buy
    THIRD = auto()  # buys
    PAST = auto()  # bought
    PARTICIPLE = auto()  # bought, taken
    GERUND = auto()  # buying


# lemma: past, participle. Prefixed verbs ("undertake", "resell") follow their stem.
_IRREGULAR = {
    line.split()[0]: (line.split()[1], line.split()[-1])
    for line in """
    become became become
    come came come
    hit hit hit
    quit quit quit
    shrink shrank shrunk
    swing swung swung
    begin began begun
    bid bid
    break broke broken
    bring brought
    build built
    buy bought
    choose chose chosen
    cut cut
    draw drew drawn
    drive drove driven
    fall fell fallen
    find found
    get got
    give gave given
    go went gone
    grow grew grown
    have had
    hold held
    keep kept
    lay laid
    lead led
    leave left
    lose lost
    make made
    meet met
    pay paid
    put put
    read read
    rise rose risen
    run ran run
    say said
    see saw seen
    seek sought
    sell sold
    send sent
    set set
    show showed shown
    shut shut
    speak spoke spoken
    spend spent
    spin spun
    split split
    spread spread
    stand stood
    strike struck
    swear swore sworn
    take took taken
    teach taught
    tell told
    think thought
    understand understood
    win won
    withdraw withdrew withdrawn
    write wrote written
    """.strip().splitlines()
}
# Verbs of more than one syllable whose last one is stressed, so that its consonant doubles.
_DOUBLING = frozenset(
    "admit commit equip omit permit prefer refer submit transfer unplug unwrap".split()
)
# British writers double the last consonant of these as well, American ones do not.
_DOUBLING_IN_BRITAIN = frozenset(
    "cancel channel fuel label level model signal total travel trial tunnel".split()
)
_VOWELS = "aeiou"


@lru_cache(maxsize=4096)
def verb_forms(lemma: str) -> dict[str, frozenset[Form]]:
    """Every form of a verb, with what it may be.

    >>> sorted(verb_forms("buy"))
    ['bought', 'buy', 'buying', 'buys']
    >>> [f.name for f in sorted(verb_forms("acquire")["acquired"], key=lambda f: f.value)]
    ['PAST', 'PARTICIPLE']
    >>> sorted(verb_forms("co-develop")), sorted(verb_forms("tap"))[1:3]
    (['co-develop', 'co-developed', 'co-developing', 'co-develops'], ['tapped', 'tapping'])
    """
    past, participle = _past(lemma)
    forms: dict[str, set[Form]] = {}
    for form, word in (
        (Form.BASE, lemma),
        (Form.THIRD, plural(lemma)),
        (Form.PAST, past),
        (Form.PARTICIPLE, participle),
        (Form.GERUND, _gerund(lemma)),
    ):
        forms.setdefault(word, set()).add(form)
    if lemma in _DOUBLING_IN_BRITAIN:
        doubled = lemma + lemma[-1]
        forms[doubled + "ed"] = {Form.PAST, Form.PARTICIPLE}
        forms[doubled + "ing"] = {Form.GERUND}
    return {word: frozenset(kinds) for word, kinds in forms.items()}


@lru_cache(maxsize=4096)
def plural(noun: str) -> str:
    """The plural of a noun; by the same rule, the third person of a verb.

    >>> plural("joint venture"), plural("company"), plural("deploy"), plural("launch")
    ('joint ventures', 'companies', 'deploys', 'launches')
    """
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + "s"


def _past(lemma: str) -> tuple[str, str]:
    for stem, (past, participle) in _IRREGULAR.items():
        prefix = lemma.removesuffix(stem)
        if prefix in ("", "under", "over", "out", "re", "co-", "re-", "with") and prefix != lemma:
            return prefix + past, prefix + participle
    if lemma.endswith("e"):
        regular = lemma + "d"
    elif lemma.endswith("y") and lemma[-2] not in _VOWELS:
        regular = lemma[:-1] + "ied"
    else:
        regular = lemma + _doubled(lemma) + "ed"
    return regular, regular


def _gerund(lemma: str) -> str:
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return lemma + _doubled(lemma) + "ing"


def _doubled(lemma: str) -> str:
    if len(lemma) < 3 or lemma[-1] in _VOWELS + "wxy" or lemma[-2] not in _VOWELS:
        return ""
    one_syllable = sum(letter in _VOWELS for letter in lemma) == 1
    stressed = one_syllable or lemma in _DOUBLING or lemma[-3:] in ("set", "cut", "put", "win")
    return lemma[-1] if stressed and (lemma[-3] not in _VOWELS or lemma[-3] == "u") else ""
