"""Events that the language model tells of, as drafts of claims.

In:  `doc._.model_events` (kg/annotations.py), and the `[[learned]]` tables of ontology/patterns:
     which roles an event has, which kinds fill them, and which it needs.
Out: `Draft`s with the confidence that the probabilities give.
Not here: the network (kg/nlp/model); how these drafts join those of the frames (reading.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Protocol

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from kg.extract.claims import Draft
from kg.extract.frames import Frame
from kg.extract.match import Filler, Resolve, party_place, value_place
from kg.extract.phrases import Row
from kg.extract.units import Marked, U, Unit
from kg.model import Span, Status

# Chosen on the development sentences (docs/model.md, "Events").
_LEAST_EVENT, _LEAST_ROLE = 0.5, 0.5
_SOURCE = "by"
# The model's words for roles that it knows under other names.
_OWN_WORDS = {
    "announced": "announcedOn",
    "value": "amount",
    "period": "date",
    "tester": "participant",
}
_OWN_TYPES = {"Plant": "Site"}
_STAND_INS = frozenset([U.PRON, U.OWN, U.WORD])


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


def learned_drafts(
    sentence: DocSpan,
    row: Row,
    marked: Marked,
    rules: Mapping[str, Frame],
    resolve: Resolve,
) -> Iterator[Draft]:
    """The events of a sentence that are likely enough and have all that they need."""
    units = _units(sentence, row, marked)
    for event in sentence.doc._.model_events:
        inside = sentence.start <= event.trigger < sentence.end
        rule = rules.get(_OWN_TYPES.get(event.type, event.type))
        if inside and event.probability >= _LEAST_EVENT and rule is not None:
            draft = _draft(sentence, event, rule, units, resolve)
            if draft is not None:
                yield draft


def _units(sentence: DocSpan, row: Row, marked: Marked) -> list[Unit]:
    """Names and values, those in brackets too, and words that may stand for a name."""
    found = [
        Unit(kind, span.text.lower(), span.start, span.end, span)
        for start, (kind, span) in sorted(marked.items())
        if sentence.start <= start < sentence.end
    ]
    return [*found, *(unit for unit in row if unit.kind in _STAND_INS)]


def _draft(
    sentence: DocSpan, event: ModelEvent, rule: Frame, units: list[Unit], resolve: Resolve
) -> Draft | None:
    doc = sentence.doc
    chances: list[float] = [event.probability]
    fillers: list[Filler] = []
    for unit in units:
        said, chance = event.role_of(unit.start, unit.end)
        role = _OWN_WORDS.get(said, said)
        filler = _filler(doc, unit, role, rule, resolve) if chance >= _LEAST_ROLE else None
        if filler is not None:
            fillers.append(filler)
            chances.append(chance)
    fillers += _words(sentence, event, rule)
    fillers = _consistent(fillers, rule)
    if not _is_complete(fillers, rule):
        return None
    status, status_chance = event.statuses[0]
    return Draft(
        event=rule.event,
        status=Status(status),
        trigger=_span(doc, event.trigger, event.trigger + 1),
        sentence=_span(doc, sentence.start, sentence.end),
        confidence=Decimal(str(round(min(*chances, status_chance), 2))),
        fillers=tuple(fillers),
        attribution=_run(sentence, event, _SOURCE),
    )


def _filler(doc: Doc, unit: Unit, role: str, rule: Frame, resolve: Resolve) -> Filler | None:
    for slot in rule.slots:
        if slot.role == role and not slot.is_text:
            place = party_place(doc, unit, slot, resolve)
            return Filler(role, place) if place is not None else None
    for value in rule.values:
        if value.role == role:
            place = value_place(unit, value)
            return Filler(value.role, place) if place is not None else None
    return None


def _words(sentence: DocSpan, event: ModelEvent, rule: Frame) -> Iterator[Filler]:
    """The roles that words fill: "chief executive"."""
    for slot in rule.slots:
        run = _run_of(sentence, event, slot.role) if slot.is_text else None
        if run is not None:
            yield Filler(slot.role, text=_span(sentence.doc, run.start, run.end))


def _run(sentence: DocSpan, event: ModelEvent, role: str) -> str | None:
    run = _run_of(sentence, event, role)
    return run.text.strip() if run is not None else None


def _run_of(sentence: DocSpan, event: ModelEvent, role: str) -> DocSpan | None:
    """The first words in a row that have a role."""
    start = None
    for token in sentence:
        said, chance = event.role_of(token.i, token.i + 1)
        if said == role and chance >= _LEAST_ROLE:
            start = token.i if start is None else start
        elif start is not None:
            return sentence.doc[start : token.i]
    return sentence.doc[start : sentence.end] if start is not None else None


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
