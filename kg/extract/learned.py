"""Events that the language model tells of, as drafts of claims.

In:  `doc._.model_events` (kg/annotations.py), and the `[[learned]]` tables of ontology/patterns:
     which roles an event has, which kinds fill them, and which it needs.
Out: `Draft`s with their evidence and the confidence that it gives.
Not here: the network (kg/nlp/model); parties that the sentence does not name (absent.py); how
these drafts join those of the frames (claims.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from spacy.tokens import Span as DocSpan

from kg.extract.absent import deniers, left_open, recalled, stand_ins
from kg.extract.claims import Draft
from kg.extract.confidence import Evidence
from kg.extract.frames import Frame
from kg.extract.hedges import status_left
from kg.extract.match import Filler, party_place, value_place
from kg.extract.mentions import Place, trimmed_span
from kg.extract.role_nouns import is_whose, role_said, turned
from kg.extract.told import LEAST_EVENT, SOURCE, Surroundings, Told, our_type
from kg.extract.units import U, Unit
from kg.extract.words import DETERMINERS, PREPOSITIONS
from kg.model import Status


def learned_drafts(
    sentence: DocSpan, rules: Mapping[str, Frame], around: Surroundings
) -> Iterator[Draft]:
    """The events of a sentence that are likely enough and have all that they need."""
    for event in sentence.doc._.model_events:
        inside = sentence.start <= event.trigger < sentence.end
        rule = rules.get(our_type(event))
        if inside and event.probability >= LEAST_EVENT and rule is not None:
            draft = _draft(Told(sentence, event, rule, around))
            if draft is not None:
                yield draft


def _draft(told: Told) -> Draft | None:
    named = _named(told)
    fillers = [*(one.filler for one in named), *_words(told)]
    count = len(fillers)
    fillers, recalls = _completed(told, fillers)
    told_status, chance = told.event.statuses[0]
    doc, trigger = told.sentence.doc, told.event.trigger
    status = status_left(doc[trigger], Status(told_status))
    if status is None or not _is_complete(fillers, told.rule):
        return None
    parties = {slot.role for slot in told.party_slots()}
    evidence = Evidence(
        event=told.event.probability,
        status=chance,
        roles=tuple(one.chance for one in named),
        stands_in=len(fillers) - count - recalls,
        recalled=recalls,
        parties=sum(filler.role in parties for filler in fillers),
        fillers=len(fillers),
    )
    event, fillers = _minority(told.rule.event, fillers)
    return Draft(
        event=event,
        status=status,
        trigger=trimmed_span(doc, trigger, trigger + 1),
        sentence=trimmed_span(doc, told.sentence.start, told.sentence.end),
        confidence=evidence.chance,
        fillers=tuple(fillers),
        attribution=next((run.text.strip() for run in told.runs(SOURCE)), None),
        evidence=evidence,
    )


def _completed(told: Told, fillers: list[Filler]) -> tuple[list[Filler], int]:
    """The fillers with those of parties that are not named, as far as they are needed, and how
    many of them earlier sentences gave.
    """
    fillers = _consistent([*fillers, *stand_ins(told, fillers)], told.rule)
    earlier = [] if _is_complete(fillers, told.rule) else recalled(told, fillers)
    fillers += earlier
    if not _is_complete(fillers, told.rule):
        fillers += list(deniers(told, fillers))[:1]
    if not _is_complete(fillers, told.rule) or any(slot.is_open for slot in told.party_slots()):
        fillers += left_open(told, fillers)
    return fillers, len(earlier)


def _words(told: Told) -> Iterator[Filler]:
    """The roles that words fill: "chief executive"."""
    for slot in told.rule.slots:
        runs = (run for run in told.runs(slot.role) if slot.is_text and _says_something(run))
        run = next(runs, None)
        if run is not None:
            yield Filler(slot.role, text=trimmed_span(run.doc, run.start, run.end))


def _says_something(run: DocSpan) -> bool:
    """Whether words are more than "of" and "the"."""
    return any(w.is_alpha and w.lower_ not in PREPOSITIONS | DETERMINERS for w in run)


@dataclass(frozen=True, slots=True)
class _Likely:
    """A filler with the words that it stands in, and how likely it is."""

    filler: Filler
    span: DocSpan
    chance: float


def _named(told: Told) -> list[_Likely]:
    """The likeliest named filler of each role, with those that stand in one list with it.

    "Acme competes with Widget, which Gadget bought": Gadget bought one of the two, not both.
    """
    open_to_all = {slot.role for slot in told.rule.slots if slot.is_open}
    by_role: dict[str, list[_Likely]] = defaultdict(list)
    for one in _right_way_round(told, list(_candidates(told))):
        by_role[one.filler.role].append(one)
    kept: list[_Likely] = []
    for role, group in by_role.items():
        best = max(group, key=partial(_closeness, told))
        if role not in open_to_all and _rather_unnamed(told, best):
            continue
        kept += [o for o in group if role in open_to_all or o is best or _listed(o, best)]
    return sorted(kept, key=lambda one: one.span.start)


def _right_way_round(told: Told, found: list[_Likely]) -> list[_Likely]:
    """Fillers as supplier and customer as the noun itself says: "Acme was a Widget customer"."""
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


_FARTHER = 0.1  # what a step in the tree costs in chance


def _closeness(told: Told, one: _Likely) -> float:
    """How likely a filler is, less the steps up from it to the event: "won it against others"."""
    node, steps, trigger = one.span.root, 0, told.event.trigger
    while node.i != trigger and node.head.i != node.i and steps < _STEPS:
        node, steps = node.head, steps + 1
    return one.chance - _FARTHER * (steps if node.i == trigger else _STEPS)


_STEPS = 4
_RATHER = 0.1  # how much likelier what has no name has to be


def _rather_unnamed(told: Told, best: _Likely) -> bool:
    """Whether a thing without a name is likelier in a role: "bought Acme and sold its card arm"."""
    names = [unit for unit in told.named() if unit.kind is U.NAME]
    for run in told.runs(best.filler.role):
        is_apart = run.end + 1 < best.span.start or best.span.end + 1 < run.start
        has_name = any(run.start < unit.end and unit.start < run.end for unit in names)
        chance = sum(told.event.role_of(i, i + 1)[1] for i in range(run.start, run.end)) / len(run)
        if is_apart and not has_name and chance > best.chance + _RATHER:
            return best.filler.role in {slot.role for slot in told.party_slots()}
    return False


def _candidates(told: Told) -> Iterator[_Likely]:
    spent = _spent(told)
    for unit in told.named():
        if _tells_whose(told.sentence, unit):
            continue
        role = told.role_of(unit.start, unit.end)
        place = _place(told, unit, role) if role is not None else None
        if place is not None and (role, place.start) in spent:
            continue
        if role is not None and place is not None and unit.span is not None:
            _, chance = told.event.role_of(unit.start, unit.end)
            yield _Likely(Filler(role, place), unit.span, chance)


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


def _tells_whose(sentence: DocSpan, unit: Unit) -> bool:
    """Whether a name tells whose people do it: "Acme shareholders would own 74%"."""
    behind = [word.lower_ for word in sentence.doc[unit.end : min(unit.end + 2, sentence.end)]]
    return bool(
        _THEIR_OWN.intersection(behind[1:] if behind[:1] in (["'s"], ["’s"]) else behind[:1])
    )


def _listed(one: _Likely, other: _Likely) -> bool:
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
    for value in told.rule.values:
        if value.role == role and not (role == "stake" and _compares(told.sentence, unit)):
            return value_place(unit, value)
    return None


_COMPARED = frozenset("above below cheaper higher less lower more over premium discount".split())


def _compares(sentence: DocSpan, unit: Unit) -> bool:
    """Whether a percentage says how much more something is: "38% above Monday's close"."""
    behind = sentence.doc[unit.end : min(unit.end + 1, sentence.end)]
    return any(word.lower_ in _COMPARED for word in behind)


_HALF = 50
_AS_INVESTMENT = {"acquirer": "investor", "target": "investee"}


def _minority(event: str, fillers: list[Filler]) -> tuple[str, list[Filler]]:
    """Who takes half of a company or less invests in it."""
    stakes = [
        f.place.amount.high for f in fillers if f.role == "stake" and f.place and f.place.amount
    ]
    roles = {f.role for f in fillers}
    is_minority = stakes and all(stake is not None and stake <= _HALF for stake in stakes)
    if event != "Acquisition" or not is_minority or not roles.issuperset(_AS_INVESTMENT):
        return event, fillers
    kept = [f for f in fillers if f.role != "seller"]
    return "Investment", [replace(f, role=_AS_INVESTMENT.get(f.role, f.role)) for f in kept]


def _consistent(fillers: list[Filler], rule: Frame) -> list[Filler]:
    """Without a company on both sides, and without a second sum for one role."""
    sides: dict[str, str] = {}
    single: set[str] = set()
    values = {value.role for value in rule.values if value.role not in ("technology", "product")}
    kept = []
    for filler in fillers:
        key = filler.place.key if filler.place is not None else ""
        if key and sides.setdefault(key, filler.role) != filler.role:
            continue
        if filler.role in values and filler.role in single:
            continue
        single.add(filler.role)
        kept.append(filler)
    return list({filler.identity: filler for filler in kept}.values())


def _is_complete(fillers: list[Filler], rule: Frame) -> bool:
    """Whether every needed role is filled, each choice by a filler of its own."""
    counts = {slot.role: sum(f.role == slot.role for f in fillers) for slot in rule.slots}
    if any(counts[s.role] < s.at_least and (counts[s.role] or s.is_open) for s in rule.slots):
        return False
    roles = [filler.role for filler in fillers]
    needed = {role for choice in rule.need for role in choice}
    enough = sum(role in needed for role in roles) >= len(rule.need)
    return enough and all(set(choice).intersection(roles) for choice in rule.need)
