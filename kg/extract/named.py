"""Which name or value fills which role of an event that the language model tells of.

In:  `Told`: the model's roles of words, and the names and values of the sentence.
Out: `Likely` fillers, the likeliest of each role, the right way round.
Not here: parties without a name (absent.py); what an event needs (learned.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from spacy.tokens import Span as DocSpan

from kg.extract.match import Filler, party_place, value_place
from kg.extract.mentions import Place
from kg.extract.role_nouns import is_whose, role_said, turned
from kg.extract.sides import SIDES, sides_of
from kg.extract.told import Told
from kg.extract.units import U, Unit
from kg.extract.words import PARTS


@dataclass(frozen=True, slots=True)
class Likely:
    """A filler with the words that it stands in, and how likely it is."""

    filler: Filler
    span: DocSpan
    chance: float


def named_fillers(told: Told) -> list[Likely]:
    """The likeliest named filler of each role, with those that stand in one list with it.

    "Acme competes with Widget, which Gadget bought": Gadget bought one of the two, not both.
    """
    open_to_all = {slot.role for slot in told.rule.slots if slot.is_open}
    by_role: dict[str, list[Likely]] = defaultdict(list)
    for one in _right_way_round(told, list(_candidates(told))):
        by_role[one.filler.role].append(one)
    kept: list[Likely] = []
    for role, group in by_role.items():
        best = max(group, key=partial(_closeness, told))
        if role not in open_to_all and _rather_unnamed(told, best):
            continue
        kept += [o for o in group if role in open_to_all or o is best or _listed(o, best)]
    if any(one.filler.role == "target" for one in kept):
        kept = [one for one in kept if one.filler.role != "seller" or not _sells_the_next(one)]
    return sorted(kept, key=lambda one: one.span.start)


def _sells_the_next(seller: Likely) -> bool:
    """Of whom another thing is bought: "bought Widget and the pump business of Gadget"."""
    thing = seller.span.root.head
    return thing.dep_ == "conj" and thing.lemma_.lower() in PARTS


def _right_way_round(told: Told, found: list[Likely]) -> list[Likely]:
    """Fillers on the side that the word itself says: "Acme was a Widget customer", "Acme sold"."""
    sides = sides_of(told.rule.event, told.sentence.doc[told.event.trigger])
    if sides:
        return [_on_its_side(told, one, sides) for one in found]
    said = role_said(told.sentence.doc[told.event.trigger])
    if said is None or told.rule.event != "SupplyContract":
        return found
    role, who = said
    mine = next((one for one in found if one.span.start <= who.i < one.span.end), None)
    kept = []
    for one in found:
        side = one.filler.role
        is_party = turned(side) != side
        if one is mine or (is_party and mine is not None and _listed(one, mine)):
            side = role
        elif is_party and is_whose(one.span.root, told.event.trigger):
            side = turned(role)
        kept.append(replace(one, filler=replace(one.filler, role=side)))
    return kept


def _on_its_side(told: Told, one: Likely, sides: Mapping[int, str]) -> Likely:
    """A party in the role that the grammar gives it, which is another side of the same deal."""
    head = one.span.root
    while head.dep_ == "conj" and head.i not in sides:
        head = head.head
    role = sides.get(head.i)
    if role is None or one.filler.role not in SIDES[told.rule.event]:
        return one
    return replace(one, filler=replace(one.filler, role=role))


_FARTHER = 0.1  # what a step in the tree costs in chance


def _closeness(told: Told, one: Likely) -> float:
    """How likely a filler is, less the steps up from it to the event: "won it against others"."""
    node, steps, trigger = one.span.root, 0, told.event.trigger
    while node.i != trigger and node.head.i != node.i and steps < _STEPS:
        node, steps = node.head, steps + 1
    return one.chance - _FARTHER * (steps if node.i == trigger else _STEPS)


_STEPS = 4
_RATHER = 0.1  # how much likelier what has no name has to be


def _rather_unnamed(told: Told, best: Likely) -> bool:
    """Whether a thing without a name is likelier in a role: "bought Acme and sold its card arm"."""
    names = [unit for unit in told.named() if unit.kind is U.NAME]
    for run in told.runs(best.filler.role):
        is_apart = run.end + 1 < best.span.start or best.span.end + 1 < run.start
        has_name = any(run.start < unit.end and unit.start < run.end for unit in names)
        if is_apart and not has_name and told.chance_of(run) > best.chance + _RATHER:
            return best.filler.role in {slot.role for slot in told.party_slots()}
    return False


def _candidates(told: Told) -> Iterator[Likely]:
    spent = _spent(told)
    for unit in told.named():
        if _tells_whose(told.sentence, unit):
            continue
        role = told.role_of(unit.start, unit.end)
        if role == "employer" and told.rule.event == "Departure" and _is_gone_to(unit):
            continue
        place = _place(told, unit, role) if role is not None else None
        if place is not None and (role, place.start) in spent:
            continue
        if role is not None and place is not None and unit.span is not None:
            _, chance = told.event.role_of(unit.start, unit.end)
            yield Likely(Filler(role, place), unit.span, chance)


_ONCE = frozenset(["stake", "amount", "pricePerShare"])


def _spent(told: Told) -> set[tuple[str, int]]:
    """Sums that a frame gives to another event: "Acme, backed by Widget, owns 60% of Gadget"."""
    trigger = told.sentence.doc[told.event.trigger]
    return {
        (filler.role, filler.place.start)
        for draft in told.around.here
        if not draft.trigger.start <= trigger.idx < draft.trigger.end
        for filler in draft.fillers
        if filler.role in _ONCE and filler.place is not None
    }


_THEIR_OWN = frozenset("employees holders shareholders staff stockholders workers".split())


def _is_gone_to(unit: Unit) -> bool:
    """Whether a name says where somebody goes: "left Acme for Widget"."""
    cases = unit.span.root.children if unit.span is not None else ()
    return any(child.dep_ == "case" and child.lower_ in ("for", "to") for child in cases)


def _tells_whose(sentence: DocSpan, unit: Unit) -> bool:
    """Whether a name tells whose people do it: "Acme shareholders would own 74%"."""
    behind = [word.lower_ for word in sentence.doc[unit.end : min(unit.end + 2, sentence.end)]]
    return bool(
        _THEIR_OWN.intersection(behind[1:] if behind[:1] in (["'s"], ["’s"]) else behind[:1])
    )


def _listed(one: Likely, other: Likely) -> bool:
    """Whether two names are of one list: "Acme, Widget and Gadget"; always where no tree tells."""
    first, second = sorted((one.span, other.span), key=lambda span: span.start)
    if not first.root.dep_:
        return True
    return second.root.dep_ == "conj" and (
        second.root.head.i == first.root.i
        or any(sister.i == first.root.i for sister in second.root.head.conjuncts)
    )


def _place(told: Told, unit: Unit, role: str) -> Place | None:
    for slot in told.party_slots():
        if slot.role == role:
            return party_place(told.sentence.doc, unit, slot, told.around.resolve)
    if role == "stake" and _compares(told.sentence, unit):
        return None
    if role in _SUMS and told.rule.event in _PRICED and _is_size(told.sentence, unit):
        return None
    for value in told.rule.values:
        if value.role == role:
            return value_place(unit, value)
    return None


# Deals whose sum is a price, and what of a company may be as large: "with assets of $3bn".
_PRICED = frozenset(["Acquisition", "Merger", "Licensing", "Investment"])
_SUMS = frozenset(["amount", "valuation"])
_SIZES = frozenset(
    """asset assets backlog capitalisation capitalization debt debts deposits earnings ebitda equity
    gain income liabilities loan loans loss losses premiums profit profits reserves revenue
    revenues sales savings turnover""".split()
)
_MARKET = frozenset(["market", "book", "asset"])  # "market value", but not "enterprise value"
_OF, _IN = frozenset(["of"]), frozenset(["in", "of"])
_PAID_IN = frozenset(["debt", "equity", "loans"])


def _is_size(sentence: DocSpan, unit: Unit) -> bool:
    """Whether a sum is how large a company is: "sales of about $31 million", "$2bn in assets"."""
    before = sentence.doc[max(sentence.start, unit.start - 3) : unit.start]
    behind = sentence.doc[unit.end : min(unit.end + 3, sentence.end)]
    words = [word.lower_ for word in before]
    if len(words) > 1 and words[-1] in _OF:
        return words[-2] in _SIZES or (words[-2] == "value" and words[0] in _MARKET)
    follows = [word.lower_ for word in behind]
    return (
        bool(follows) and follows[0] in _IN and bool((_SIZES - _PAID_IN).intersection(follows[1:3]))
    )


_COMPARED = frozenset("above below cheaper higher less lower more over premium discount".split())


def _compares(sentence: DocSpan, unit: Unit) -> bool:
    """Whether a percentage says how much more something is: "38% above Monday's close"."""
    behind = sentence.doc[unit.end : min(unit.end + 1, sentence.end)]
    return any(word.lower_ in _COMPARED for word in behind)
