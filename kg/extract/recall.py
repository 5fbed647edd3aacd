"""Which deal "the takeover" and "the deal" mean, where only one can be meant.

In:  the drafts of the sentences before, the last sentence, the companies named in this one.
Out: the parties of that deal as fillers; nothing where a second deal could be meant.
Not here: whom "it" and "the company" mean (refer.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.antecedents import Antecedents
from kg.extract.claims import Draft
from kg.extract.match import Filler
from kg.extract.mentions import name_place
from kg.extract.phrases import Row
from kg.extract.predicates import Predicate
from kg.extract.units import U
from kg.schema import load_schema

_DEFINITE = frozenset(["the", "this", "that", "its", "their"])
# Words that may stand between "the" and the noun without making it another deal.
_NEUTRAL = _DEFINITE | frozenset("agreed entire mega new planned proposed whole".split())
# Behind these the deal is told by itself: "the acquisition of a rival".
_OWN_PARTIES = frozenset("of by with between from in into to apposition".split())
_MEMORY = 12  # claims; what lies further back is not called "the deal" any more


@dataclass(frozen=True, slots=True)
class Memory:
    """What the reader of a sentence knows from those before."""

    drafts: Sequence[Draft]
    before: Row  # the last sentence
    last_start: int  # where the last sentence began
    antecedents: Antecedents

    def parties(
        self, event: str, mine: Sequence[Filler], here: frozenset[str], *, among: frozenset[str]
    ) -> tuple[Filler, ...]:
        """The parties of the only deal that can be meant.

        `among` are the types of event that the noun may stand for, `here` the keys of the
        companies that this sentence names: one that has no part in the deal is a doubt.
        """
        deals = distinct_deals([d for d in self.drafts[-_MEMORY:] if d.event in among])
        if len(deals) > 1:
            deals = [d for d in deals if d.sentence.start >= self.last_start]
        if len(deals) != 1 or deals[0].event != event:
            return ()
        (deal,) = deals
        keys = {f.place.key for f in deal.fillers if f.place is not None}
        known = _all_in(here, keys) and {filler.identity for filler in mine} <= deal.content
        if not known or not (
            _all_in(companies_of(self.before), keys) or deal.sentence.start >= self.last_start
        ):
            return ()
        return (*parties_of(deal), *asset_of(deal))


def tells_of_a_known_deal(predicate: Predicate) -> bool:
    """ "the takeover", with nothing that makes it a new one."""
    if predicate.part != "noun" or predicate.is_title:
        return False
    words = set(predicate.qualifiers) - set(predicate.entry.split())
    owned = any(u.kind is U.OWN for u in predicate.functions.get("possessor", ()))
    return (bool(words & _DEFINITE) or owned) and words <= _NEUTRAL and not any(
        u.kind not in (U.TIME, U.AMOUNT)
        for function in _OWN_PARTIES
        for u in predicate.functions.get(function, ())
    )  # fmt: skip


def _all_in(named: frozenset[str], keys: set[str]) -> bool:
    """Whether each name is that of a party, or its first words: "Acme" for "Acme Pumps"."""
    return all(any(f"{key} ".startswith(f"{name} ") for key in keys) for name in named)


def companies_of(row: Row) -> frozenset[str]:
    """The keys of the companies that a sentence names."""
    return frozenset(
        name_place(unit.span).key
        for unit in row
        if unit.label == "company" and unit.span is not None
    )


def parties_of(draft: Draft) -> tuple[Filler, ...]:
    """The fillers of a draft that are its parties."""
    roles = load_schema().own_party_roles(draft.event)
    return tuple(f for f in draft.fillers if f.role in roles and f.place is not None)


def asset_of(draft: Draft) -> tuple[Filler, ...]:
    """What changes hands without a name, in the words that told it first."""
    return tuple(f for f in draft.fillers if f.role == "asset")


def distinct_deals(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft for each deal: the one that names most of its parties, the latest of equals."""
    deals: list[Draft] = []
    for draft in drafts:
        same = next((i for i, deal in enumerate(deals) if _same(deal, draft)), None)
        if same is None:
            deals.append(draft)
        elif len(parties_of(draft)) >= len(parties_of(deals[same])):
            deals[same] = draft
    return deals


def _same(one: Draft, other: Draft) -> bool:
    if one.event != other.event:
        return False
    mine, theirs = ({f.identity for f in parties_of(d)} for d in (one, other))
    shared = {role for role, _ in mine} & {role for role, _ in theirs}
    return bool(shared) and all(
        {i for i in mine if i[0] == role} & {i for i in theirs if i[0] == role} for role in shared
    )
