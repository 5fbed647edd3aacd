"""Events that the language model tells of, as drafts of claims.

In:  `doc._.model_events` (kg/annotations.py), and the `[[learned]]` tables of ontology/patterns:
     which roles an event has, which kinds fill them, and which it needs.
Out: `Draft`s with their evidence and the confidence that it gives.
Not here: the network (kg/nlp/model); parties that the sentence does not name (absent.py); how
these drafts join those of the frames (claims.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Span as DocSpan

from kg.extract.absent import deniers, left_open, recalled, stand_ins
from kg.extract.assets import ASSET, assets
from kg.extract.claims import Draft
from kg.extract.confidence import Evidence
from kg.extract.frames import Frame
from kg.extract.hedges import status_left
from kg.extract.match import Filler
from kg.extract.mentions import trimmed_span
from kg.extract.named import named_fillers
from kg.extract.told import SOURCE, Surroundings, Told, our_type
from kg.extract.triggers import likely_events
from kg.extract.words import DETERMINERS, PREPOSITIONS
from kg.model import Status


def learned_drafts(
    sentence: DocSpan, rules: Mapping[str, Frame], around: Surroundings
) -> Iterator[Draft]:
    """The events of a sentence that are likely enough and have all that they need."""
    for event in likely_events(sentence):
        rule = rules.get(our_type(event))
        if rule is not None:
            draft = _draft(Told(sentence, event, rule, around))
            if draft is not None:
                yield draft


def _draft(told: Told) -> Draft | None:
    named = named_fillers(told)
    told_here = _consistent([*(one.filler for one in named), *_words(told)], told.rule)
    fillers, recalls = _completed(told, told_here)
    told_status, chance = told.event.statuses[0]
    doc, trigger = told.sentence.doc, told.event.trigger
    status = status_left(doc[trigger], Status(told_status))
    if status is None or not _is_complete(fillers, told.rule):
        return None
    parties = {slot.role for slot in told.party_slots()}
    weighed = [filler for filler in fillers if filler.role != ASSET]
    evidence = Evidence(
        event=told.event.probability,
        status=chance,
        roles=tuple(one.chance for one in named),
        stands_in=len(weighed) - len(told_here) - recalls,
        recalled=recalls,
        parties=sum(filler.role in parties for filler in weighed),
        fillers=len(weighed),
    )
    return Draft(
        event=told.rule.event,
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
    fillers += assets(told, fillers)
    earlier = [] if _is_complete(fillers, told.rule) else recalled(told, fillers)
    fillers += earlier
    if not _is_complete(fillers, told.rule):
        fillers += list(deniers(told, fillers))[:1]
    if not _is_complete(fillers, told.rule) or any(slot.is_open for slot in told.party_slots()):
        fillers += left_open(told, fillers)
    return fillers, sum(filler.place is not None for filler in earlier)


def _words(told: Told) -> Iterator[Filler]:
    """The roles that words fill: "chief executive"."""
    for slot in told.rule.slots:
        runs = (run for run in told.runs(slot.role) if slot.is_text and _says_something(run))
        run = next(runs, None)
        if run is not None:
            yield Filler(slot.role, text=trimmed_span(run.doc, run.start, run.end))


_NO_POSITION = frozenset("colleague counterpart peer predecessor rival successor".split())


def _says_something(run: DocSpan) -> bool:
    """Whether words are more than "of" and "the", and no "counterpart", which is no position."""
    if run[-1].lemma_.lower() in _NO_POSITION:
        return False
    return any(w.is_alpha and w.lower_ not in PREPOSITIONS | DETERMINERS for w in run)


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
