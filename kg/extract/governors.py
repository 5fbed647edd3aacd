"""The way up from an event's word to the finite verb of its clause.

In:  a verb group ("to buy") and the row in which it stands.
Out: a `Chain`: the links on the way ("is in talks"), where the subject stands, who acts with it.
     None where the way is unknown: then nothing is claimed.
Not here: what the links mean (status.py). Part of the shallow reading that a parser replaces.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.groups import Group, Link, Tense, read_group
from kg.extract.inflect import Form
from kg.extract.lexicon import Lexicon, singular_in
from kg.extract.phrases import Row, names_before, phrase_before
from kg.extract.subjects import Subject, adjunct_subject, subject_before
from kg.extract.units import U, Unit
from kg.extract.words import GENERIC_COMPANY, NOUN_LIKE

_LIKE_PARTICIPLE = frozenset([Form.PARTICIPLE])
_MOST_STEPS = 5
_ADJUNCT = frozenset(["by", "after", "through", "while", "since", "following"])


@dataclass(slots=True)
class Chain:
    """What was found on the way up, the event's own group first."""

    links: list[Link] = field(default_factory=list)
    subject: Subject | None = None
    joint: tuple[Unit, ...] = ()  # "teamed up with X to": X acts too
    times: list[tuple[Unit, int]] = field(default_factory=list)  # with the place in `links`
    adverbs: list[str] = field(default_factory=list)
    start: int = 0  # leftmost unit of the outermost group

    def add(self, group: Group) -> None:
        self.times += [(time, len(self.links)) for time in group.times]
        self.adverbs += group.adverbs
        self.links.append(group.link)
        self.start = group.start


def climb(row: Row, group: Group, lexicon: Lexicon) -> Chain | None:
    """From a verb group up to a subject."""
    chain = Chain()
    for _ in range(_MOST_STEPS):
        chain.add(group)
        if group.is_finite:
            chain.subject = subject_before(row, group.start)
            return chain
        if group.link.tense in (Tense.INFINITIVE, Tense.PERFECT_INFINITIVE):
            above = _above_infinitive(row, group.start - 1, chain, lexicon)
        elif group.link.tense is Tense.GERUND:
            above = _above_gerund(row, group.start - 1, chain, lexicon)
        else:
            return None
        if above is None:
            return chain if chain.subject is not None else None
        group = above
    return None


def climb_from_noun(row: Row, start: int, chain: Chain, lexicon: Lexicon) -> None:
    """Add what governs the noun phrase that begins at unit `start`, as far as it is known."""
    group = _above_noun(row, start, chain, lexicon)
    for _ in range(_MOST_STEPS):
        if group is None:
            return
        chain.add(group)
        if group.is_finite:
            if chain.subject is None:
                chain.subject = subject_before(row, group.start)
            return
        above = _above_gerund if group.link.tense is Tense.GERUND else _above_infinitive
        if group.link.tense is Tense.PARTICIPLE:
            return
        below = len(chain.links)
        group = above(row, group.start - 1, chain, lexicon)
        if group is None and chain.subject is None:
            del chain.links[below - 1 :]  # "sued to block": the way up is not known


def _above_gerund(row: Row, j: int, chain: Chain, lexicon: Lexicon) -> Group | None:
    if j < 0:
        return None
    if row[j].kind is U.VERB:
        return _governing_verb(row, j, lexicon)
    if row[j].text in _ADJUNCT or row[j].kind is U.COMMA:  # "..., by buying", "..., buying"
        chain.subject = adjunct_subject(row, j)
        chain.start = j
        return None
    if row[j].kind is U.PREP and j:
        verb = _particle_verb(row, j, lexicon)
        return verb or _governing_noun(row, j - 1, chain, lexicon)
    return None


def _above_infinitive(row: Row, j: int, chain: Chain, lexicon: Lexicon) -> Group | None:
    to = j + 1
    while j >= 0 and row[j].kind in (U.ADV, U.NEG, U.TIME):
        if row[j].kind is U.TIME:
            chain.times.append((row[j], len(chain.links)))
            j -= 1 if j and row[j - 1].kind is U.PREP else 0
        chain.adverbs += [row[j].text] if row[j].kind is U.ADV else []
        j -= 1
    if j < 0:
        return None
    unit = row[j]
    if unit.kind is U.NAME:
        return _above_name(row, j, to, chain, lexicon)
    if unit.kind is U.AUX and unit.text in ("is", "are", "was", "were"):
        tense = Tense.PAST if unit.text in ("was", "were") else Tense.PRESENT
        return Group(Link("be", tense), j)
    return (
        _governing_verb(row, j, lexicon)
        or _governing_adjective(row, j, lexicon)
        or _governing_noun(row, j, chain, lexicon)
    )


def _governing_verb(row: Row, j: int, lexicon: Lexicon) -> Group | None:
    found = lexicon.verb_at(row, j, (lexicon.governors,))
    if found is None or (row[j].text in NOUN_LIKE and _stands_as_noun(row, j)):
        return None
    return read_group(row, j, found.entry, found.forms)


def _stands_as_noun(row: Row, j: int) -> bool:
    if j == 0:
        return True
    before = row[j - 1]
    if before.kind is U.WORD:
        return before.text not in GENERIC_COMPANY
    return before.kind in (U.DET, U.OWN, U.POSS, U.VERB, U.PREP, U.AMOUNT) or (
        before.text in ("has", "have", "had")
    )


def _governing_adjective(row: Row, j: int, lexicon: Lexicon) -> Group | None:
    """ "is likely to", "is set to": an adjective with a form of "be"."""
    if row[j].text not in lexicon.governors:
        return None
    group = read_group(row, j, row[j].text, _LIKE_PARTICIPLE)
    return group if group.is_finite else None


def _governing_noun(row: Row, j: int, chain: Chain, lexicon: Lexicon) -> Group | None:
    """ "in talks to", "reached an agreement to", "Acme's plan to"."""
    noun = singular_in(row[j], lexicon.governing_nouns)
    phrase = phrase_before(row, j) if noun else None
    if phrase is None:
        return None
    negated = phrase.units[0].text == "no"
    chain.links.append(Link(noun, Tense.NOUN, negated=negated))
    owners = tuple(u for u in phrase.possessors if u.kind is U.NAME)
    if owners:
        chain.subject, chain.start = Subject(owners, phrase.start), phrase.start
    return _above_noun(row, phrase.start, chain, lexicon)


def _above_noun(row: Row, start: int, chain: Chain, lexicon: Lexicon) -> Group | None:
    """What a noun phrase that begins at unit `start` depends on."""
    j = start - 1
    if j < 0:
        return None
    unit = row[j]
    if unit.text in ("in", "under", "on", "for") and j:
        if row[j - 1].kind in (U.AUX, U.ADV, U.NEG):
            group = read_group(row, j, unit.text, _LIKE_PARTICIPLE)
            return group if group.is_finite else None
        return _noun_before_preposition(row, j, chain, lexicon)
    if unit.kind is U.PREP and j:
        return _noun_before_preposition(row, j, chain, lexicon)
    if unit.kind is U.AUX and unit.text in ("has", "have", "had"):
        tense = Tense.PAST if unit.text == "had" else Tense.PRESENT
        return Group(Link("have", tense), j)
    if unit.kind is U.VERB:
        found = lexicon.verb_at(row, j, (lexicon.governors, lexicon.supports))
        return read_group(row, j, found.entry, found.forms) if found else None
    return _particle_verb(row, j, lexicon)


def _noun_before_preposition(row: Row, j: int, chain: Chain, lexicon: Lexicon) -> Group | None:
    """ "completion of its acquisition", "called off the acquisition"."""
    if row[j].text in ("of", "on", "about", "for", "in", "over"):
        above = _governing_noun(row, j - 1, chain, lexicon)
        if above is not None:
            return above
    return _particle_verb(row, j, lexicon)


def _particle_verb(
    row: Row, j: int, lexicon: Lexicon, *, wanted: frozenset[str] | None = None
) -> Group | None:
    """ "called off", "walked away from", "partnered": a verb whose last word is unit j."""
    groups = (lexicon.governors, lexicon.supports) if wanted is None else (wanted,)
    for at in range(j, max(j - 3, -1), -1):
        found = lexicon.verb_at(row, at, groups) if row[at].kind is U.VERB else None
        if found is not None and found.end == j + 1:
            return read_group(row, at, found.entry, found.forms)
    return None


def _above_name(row: Row, j: int, to: int, chain: Chain, lexicon: Lexicon) -> Group | None:
    """ "chose X to", "teamed up with X to", "a deal with X to", "X to buy" in a headline."""
    phrase = phrase_before(row, j)
    if phrase is None:
        return None
    names, start = names_before(row, phrase)
    if start == 0 or row[start - 1].kind is U.STOP:
        chain.subject, chain.start = Subject(tuple(names), start), start
        chain.links.append(Link("to", Tense.PRESENT))
        return None
    before = row[start - 1]
    if before.kind is U.VERB:
        found = lexicon.verb_at(row, start - 1, (lexicon.controls,))
        if found is not None:
            chain.subject = Subject(tuple(names), start)
            chain.add(read_group(row, start - 1, found.entry, found.forms))
        return None
    if before.text != "with" or to - j != 1:
        return None
    joint = _particle_verb(row, start - 2, lexicon, wanted=lexicon.joint)
    if joint is not None:
        chain.joint = tuple(names)
        return joint
    return _governing_noun(row, start - 2, chain, lexicon)
