"""Events that the language model tells of, as drafts of claims.

In:  `doc._.model_events` (kg/annotations.py), and the `[[learned]]` tables of ontology/patterns:
     which roles an event has, which kinds fill them, and which it needs.
Out: `Draft`s with the confidence that the probabilities give.
Not here: the network (kg/nlp/model); how these drafts join those of the frames (reading.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from kg.extract.antecedents import Antecedents
from kg.extract.claims import Draft
from kg.extract.frames import Frame, Slot
from kg.extract.hedges import status_left
from kg.extract.match import Filler, Resolve, open_place, party_place, stand_in, value_place
from kg.extract.mentions import Place
from kg.extract.phrases import Row
from kg.extract.recall import distinct_deals, parties_of
from kg.extract.refer import FIRST_PERSON
from kg.extract.units import Marked, Unit
from kg.extract.words import DEAL_NOUNS
from kg.model import Span, Status

# Chosen on the development sentences (docs/model.md, "Events").
_LEAST_EVENT, _LEAST_ROLE = 0.6, 0.5
_SOURCE = "by"
# The model's words for roles that it knows under other names.
_OWN_WORDS = {
    "announced": "announcedOn",
    "value": "amount",
    "period": "date",
    "tester": "participant",
}
_MODELS_WORDS = {ours: theirs for theirs, ours in _OWN_WORDS.items()}
_OWN_TYPES = {"Plant": "Site"}
_DEFINITE = frozenset(["the", "this", "that", "its", "their"])
_STANDS_IN = 0.75  # the confidence that a description is resolved well


class ModelEvent(Protocol):
    """What kg/nlp/model/events.py says about one word."""

    @property
    def trigger(self) -> int: ...
    @property
    def type(self) -> str: ...
    @property
    def probability(self) -> float: ...
    @property
    def statuses(self) -> tuple[tuple[str, float], ...]: ...
    def role_of(self, start: int, end: int) -> tuple[str, float]: ...


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the reading of a sentence has found besides the model."""

    row: Row
    marked: Marked
    resolve: Resolve  # pronouns that only one company can be meant by
    antecedents: Antecedents
    drafts: Sequence[Draft]  # of the sentences before
    here: Sequence[Draft]  # of the frames, in this sentence


def learned_drafts(
    sentence: DocSpan, rules: Mapping[str, Frame], around: Surroundings
) -> Iterator[Draft]:
    """The events of a sentence that are likely enough and have all that they need."""
    for event in sentence.doc._.model_events:
        inside = sentence.start <= event.trigger < sentence.end
        rule = rules.get(_OWN_TYPES.get(event.type, event.type))
        if inside and event.probability >= _LEAST_EVENT and rule is not None:
            draft = _Reader(sentence, event, rule, around).draft()
            if draft is not None:
                yield draft


class _Reader:
    """One event of one sentence."""

    def __init__(
        self, sentence: DocSpan, event: ModelEvent, rule: Frame, around: Surroundings
    ) -> None:
        self.doc, self.sentence = sentence.doc, sentence
        self.event, self.rule, self.around = event, rule, around
        self.chances = [event.probability]

    def draft(self) -> Draft | None:
        fillers = [*self._single(self._named()), *self._words()]
        fillers += self._stand_ins(fillers)
        fillers = _consistent(fillers, self.rule)
        if not _is_complete(fillers, self.rule):
            fillers += self._recalled(fillers)
        if not _is_complete(fillers, self.rule):
            fillers += self._left_open({f.role for f in fillers})
        if not _is_complete(fillers, self.rule):
            return None
        event, fillers = _minority(self.rule.event, fillers)
        told, chance = self.event.statuses[0]
        status = status_left(self.doc[self.event.trigger], Status(told))
        if status is None:
            return None
        return Draft(
            event=event,
            status=status,
            trigger=_span(self.doc, self.event.trigger, self.event.trigger + 1),
            sentence=_span(self.doc, self.sentence.start, self.sentence.end),
            confidence=Decimal(str(round(min(*self.chances, chance), 2))),
            fillers=tuple(fillers),
            attribution=self._source(),
        )

    def _named(self) -> Iterator[_Likely]:
        """Names, amounts and times that have a role, those in brackets too."""
        for start, (kind, span) in sorted(self.around.marked.items()):
            if not self.sentence.start <= start < self.sentence.end:
                continue
            unit = Unit(kind, span.text.lower(), span.start, span.end, span)
            said, chance = self.event.role_of(unit.start, unit.end)
            role = _OWN_WORDS.get(said, said)
            place = None
            if chance >= _LEAST_ROLE:
                place = _place(self.doc, unit, role, self.rule, self.around.resolve)
            if place is not None:
                yield _Likely(Filler(role, place), span, chance)

    def _single(self, found: Iterable[_Likely]) -> list[Filler]:
        """The likeliest filler of each role, with those that stand in one list with it.

        "Acme competes with Widget, which Gadget bought": Gadget bought one of the two, not both.
        """
        open_to_all = {slot.role for slot in self.rule.slots if slot.is_open}
        by_role: dict[str, list[_Likely]] = defaultdict(list)
        for one in found:
            by_role[one.filler.role].append(one)
        kept = []
        for role, group in by_role.items():
            best = max(group, key=lambda one: one.chance)
            kept += [o for o in group if role in open_to_all or o is best or _listed(o, best)]
        self.chances += [one.chance for one in kept]
        return [one.filler for one in sorted(kept, key=lambda one: one.span.start)]

    def _stand_ins(self, named: list[Filler]) -> Iterator[Filler]:
        """Parties that a pronoun or a description stands for, in roles that no name fills."""
        slots = {slot.role: slot for slot in self.rule.slots if not slot.is_text}
        filled = {filler.role for filler in named}
        keys = {filler.place.key for filler in named if filler.place is not None}
        for role, slot in slots.items():
            if role in filled and not slot.is_open:
                continue
            for run in self._runs(_MODELS_WORDS.get(role, role)):
                place = None if _has_name(run, self.around.marked) else self._meant(run, slot, keys)
                if place is not None:
                    self.chances.append(_STANDS_IN)
                    yield Filler(role, place)

    def _meant(self, run: DocSpan, slot: Slot, keys: set[str]) -> Place | None:
        unit = next((u for u in self.around.row if u.start == run.start or u.end == run.end), None)
        sure = party_place(self.doc, unit, slot, self.around.resolve) if unit is not None else None
        if sure is not None and sure.key not in keys:
            return sure
        if run.text.lower() in FIRST_PERSON:
            speaker = self._speaker()
            fits = speaker is not None and speaker.label_ in slot.kinds
            return stand_in(run, speaker) if speaker is not None and fits else None
        if run[0].pos_ not in ("DET", "PRON") and run[0].lower_ not in ("the", "it", "its"):
            return None
        meant = self.around.antecedents.company_meant(run, but=keys)
        if meant is None or meant.span is None or meant.label not in slot.kinds:
            return None
        return stand_in(run, meant.span)

    def _left_open(self, filled: set[str]) -> Iterator[Filler]:
        """ "It", "the company" in a role, of whom nobody can say which company it is."""
        for slot in self.rule.slots:
            if slot.is_text or (slot.role in filled and not slot.is_open):
                continue
            for unit in self.around.row:
                said, chance = self.event.role_of(unit.start, unit.end)
                if _OWN_WORDS.get(said, said) == slot.role and chance >= _LEAST_ROLE:
                    place = open_place(self.doc, unit, slot)
                    yield from [Filler(slot.role, place)] if place is not None else []

    def _speaker(self) -> DocSpan | None:
        """For whom "we" speak: the only employer that is told of beside the quotation."""
        employers = {
            filler.place.start
            for draft in self.around.here
            for filler in draft.fillers
            if filler.role == "employer" and filler.place is not None
        }
        named = [s for _, s in self.around.marked.values() if s.start_char in employers]
        return named[0] if len(named) == 1 else None

    def _recalled(self, mine: list[Filler]) -> list[Filler]:
        """The parties that earlier sentences gave the deal: "The order is worth", "It paid 2%".

        It has to be the only one of its type, or that of the sentence before; and it is called "the
        order", or shares a party with what is told here.
        """
        drafts = [d for d in self.around.drafts if d.event == self.rule.event]
        deals = distinct_deals(drafts)
        if len(deals) > 1:
            deals = [d for d in deals if d.sentence.start == self.around.drafts[-1].sentence.start]
        if len(deals) != 1:
            return []
        known = parties_of(deals[0])
        slots = {slot.role for slot in self.rule.slots if not slot.is_text}
        parties = {f.identity for f in mine if f.role in slots}
        shared = parties & {f.identity for f in known}
        if parties - shared or not (shared or self._names_the_deal()):
            return []
        self.chances.append(_STANDS_IN)
        filled = {f.role for f in mine}
        return [f for f in known if f.role not in filled]

    def _names_the_deal(self) -> bool:
        """Whether the sentence speaks of "the deal" or "its takeover"."""
        return any(
            token.lower_ in DEAL_NOUNS
            and token.i > self.sentence.start
            and self.doc[token.i - 1].lower_ in _DEFINITE
            for token in self.sentence
        )

    def _words(self) -> Iterator[Filler]:
        """The roles that words fill: "chief executive"."""
        for slot in self.rule.slots:
            for run in self._runs(slot.role) if slot.is_text else []:
                yield Filler(slot.role, text=_span(self.doc, run.start, run.end))
                break

    def _source(self) -> str | None:
        return next((run.text.strip() for run in self._runs(_SOURCE)), None)

    def _runs(self, role: str) -> Iterator[DocSpan]:
        """The words in a row that have a role."""
        start = None
        for i in range(self.sentence.start, self.sentence.end + 1):
            said, chance = self.event.role_of(i, i + 1)
            has_role = i < self.sentence.end and said == role and chance >= _LEAST_ROLE
            if has_role and start is None:
                start = i
            elif not has_role and start is not None:
                yield self.doc[start:i]
                start = None


@dataclass(frozen=True, slots=True)
class _Likely:
    """A filler with the words that it stands in, and how likely it is."""

    filler: Filler
    span: DocSpan
    chance: float


def _listed(one: _Likely, other: _Likely) -> bool:
    """Whether two names are of one list: "Acme, Widget and Gadget"; always where no tree tells."""
    first, second = sorted((one.span, other.span), key=lambda span: span.start)
    if not first.root.dep_:
        return True
    return second.root.dep_ == "conj" and (
        second.root.head.i == first.root.i
        or any(sister.i == first.root.i for sister in second.root.head.conjuncts)
    )


def _place(doc: Doc, unit: Unit, role: str, rule: Frame, resolve: Resolve) -> Place | None:
    for slot in rule.slots:
        if slot.role == role and not slot.is_text:
            return party_place(doc, unit, slot, resolve)
    for value in rule.values:
        if value.role == role:
            return value_place(unit, value)
    return None


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


def _has_name(run: DocSpan, marked: Marked) -> bool:
    return any(run.start < span.end and span.start < run.end for _, span in marked.values())


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
    if any(0 < counts[s.role] < s.at_least or (s.is_open and not counts[s.role])
           for s in rule.slots):  # fmt: skip
        return False
    roles = [filler.role for filler in fillers]
    needed = {role for choice in rule.need for role in choice}
    enough = sum(role in needed for role in roles) >= len(rule.need)
    return enough and all(set(choice).intersection(roles) for choice in rule.need)


def _span(doc: Doc, start: int, end: int) -> Span:
    span = doc[start:end]
    text = span.text.strip()
    first = span.start_char + len(span.text) - len(span.text.lstrip())
    return Span(first, first + len(text), text)
