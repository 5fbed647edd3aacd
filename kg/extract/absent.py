"""Parties of a learned event that its sentence does not name.

In:  what the model tells of an event (told.py), and the fillers that are named.
Out: fillers for "it" and "the chipmaker", for "we", for "the deal", and, where nobody can say who
     is meant, for the words themselves.
Not here: who is meant by a word (antecedents.py, refer.py); named fillers (learned.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from kg.extract.antecedents import Antecedents
from kg.extract.claims import Draft
from kg.extract.frames import Slot
from kg.extract.match import Filler, open_place, party_place, stand_in
from kg.extract.mentions import Place, name_place
from kg.extract.recall import asset_of, distinct_deals, parties_of
from kg.extract.refer import FIRST_PERSON, is_described
from kg.extract.subjects import PARTIES
from kg.extract.told import SOURCE, Told
from kg.extract.units import U, Unit
from kg.extract.words import DEAL_NOUNS, GENERIC_COMPANY, POSSESSIVES
from kg.model import Status

_STANDS_IN = Decimal("0.75")  # how sure it is that a party which is not named is the right one
_DEFINITE = frozenset(["the", "this", "that", "its", "their"])
# "The combined company", "the new owner": somebody who has not been named yet.
_ANOTHER = frozenset("combined enlarged joint merged new other rival third whole".split())
_BEGINS_A_STAND_IN = frozenset(["the", "this", "it", "its", "he", "she", "his", "her"])


def stand_ins(told: Told, named: list[Filler]) -> Iterator[Filler]:
    """Parties that a pronoun or a description stands for, in roles that no name fills."""
    filled = {filler.role for filler in named}
    keys = {filler.place.key for filler in named if filler.place is not None}
    for slot in told.party_slots():
        if slot.role in filled and not slot.is_open:
            continue
        for run in told.runs(slot.role):
            is_other = _has_name(told, run) or _is_part(run, slot.role)
            is_other = is_other or _is_rather_a_part(told, run, slot.role)
            for place in () if is_other else _places(told, run, slot, keys):
                keys.add(place.key)
                yield Filler(slot.role, place)


def deniers(told: Told, mine: list[Filler]) -> Iterator[Filler]:
    """Who denies a deal would have been its first party: "Acme denies interest in Widget"."""
    slot = next(told.party_slots())
    is_open = all(filler.role != slot.role for filler in mine)
    if not is_open or told.event.statuses[0][0] != Status.DENIED:
        return
    for run in told.runs(SOURCE):
        names = [unit for unit in told.named() if run.start <= unit.start < run.end]
        if len(names) == 1:
            place = party_place(run.doc, names[0], slot, told.around.resolve)
            if place is not None and place.key not in {f.place.key for f in mine if f.place}:
                yield Filler(slot.role, place)


def _has_name(told: Told, run: DocSpan) -> bool:
    return any(run.start < unit.end and unit.start < run.end for unit in told.named())


def _places(told: Told, run: DocSpan, slot: Slot, keys: set[str]) -> Iterator[Place]:
    """What words without a name stand for: one, or two who were named before."""
    one = place_meant(told, run, slot, keys)
    if one is not None:
        yield one
    elif not keys:
        both = told.around.antecedents.several(run, slot.kinds)
        yield from (name_place(unit.span) for unit in both if unit.span is not None)


def place_meant(told: Told, run: DocSpan, slot: Slot, keys: set[str]) -> Place | None:
    """Whom words of a role stand for, if it is of the slot's kinds and has none of the keys."""
    doc, around = run.doc, told.around
    called = around.antecedents.called(run, but=keys)
    if called is not None and called.span is not None and called.label in slot.kinds:
        return stand_in(run, called.span)
    unit = next((u for u in around.row if u.start == run.start or u.end == run.end), None)
    is_plain = unit is not None and not is_described(unit)
    sure = party_place(doc, unit, slot, around.resolve) if unit is not None and is_plain else None
    if sure is not None and sure.key not in keys:
        return sure
    name: DocSpan | None = None
    if run.text.lower() in FIRST_PERSON:
        name = _speaker(told)
    elif _may_stand_in(run):
        likely = _had_the_role(told, slot.role)
        found = around.antecedents.meant(run, slot.kinds, but=keys, likely=likely)
        name = found.span if found is not None else None
    return stand_in(run, name) if name is not None and name.label_ in slot.kinds else None


# What changes hands: "its card arm" is not the company whose arm it is.
_CHANGES_HANDS = frozenset(["target", "investee", "venture"])


def _is_part(run: DocSpan, role: str) -> bool:
    """Whether words speak of something that a party owns: "the sale of its card arm"."""
    return role in _CHANGES_HANDS and len(run) > 1 and run[0].lower_ in POSSESSIVES


def _had_the_role(told: Told, role: str) -> set[str]:
    """What was sold or bought into before: "Widget now owns 17% of the company"."""
    if role not in _CHANGES_HANDS:
        return set()
    return {
        filler.place.key
        for draft in told.around.drafts
        for filler in draft.fillers
        if filler.role in _CHANGES_HANDS and filler.place is not None and filler.place.key
    }


def _is_rather_a_part(told: Told, run: DocSpan, role: str) -> bool:
    """Whether a part is likelier: "Acme said it had an offer for its Italian operations"."""
    parts = (other for other in told.runs(role) if _is_part(other, role))
    return any(told.chance_of(part) > told.chance_of(run) for part in parts)


def _may_stand_in(run: DocSpan) -> bool:
    begins = run[0].lower_ in _BEGINS_A_STAND_IN
    return begins and not any(w.lower_ in _ANOTHER for w in run)


def _speaker(told: Told) -> DocSpan | None:
    """For whom "we" speak: the only employer that is told of beside the quotation."""
    employers = {
        filler.place.start
        for draft in told.around.here
        for filler in draft.fillers
        if filler.role == "employer" and filler.place is not None
    }
    named = [span for _, span in told.around.marked.values() if span.start_char in employers]
    return named[0] if len(named) == 1 else None


def closed(draft: Draft, sentence: DocSpan, antecedents: Antecedents) -> Draft:
    """A draft of a frame with its "it" and "the company" resolved by salience."""
    fillers, keys = list(draft.fillers), {f.place.key for f in draft.fillers if f.place is not None}
    for i, filler in enumerate(fillers):
        if filler.place is None or not filler.place.is_open:
            continue
        run = sentence.doc.char_span(filler.place.start, filler.place.end)
        name = antecedents.meant(run, PARTIES, but=keys) if run is not None else None
        if run is not None and name is not None and name.span is not None:
            fillers[i] = Filler(filler.role, stand_in(run, name.span))
    if fillers == list(draft.fillers):
        return draft
    confidence = (draft.confidence * _STANDS_IN).quantize(Decimal("0.01"))
    return replace(draft, fillers=tuple(fillers), confidence=confidence)


def recalled(told: Told, mine: list[Filler]) -> list[Filler]:
    """The parties that earlier sentences gave the deal: "The order is worth", "It paid 2%".

    It has to be the only one of its type, or that of the sentence before; and it is called "the
    order", or shares a party with what is told here.
    """
    if told.sentence.doc[told.event.trigger].tag_ == "NNS":  # "spent $6bn on acquisitions"
        return []
    earlier = told.around.drafts
    deals = distinct_deals([draft for draft in earlier if draft.event == told.rule.event])
    if len(deals) > 1:
        deals = [deal for deal in deals if deal.sentence.start == earlier[-1].sentence.start]
    if len(deals) != 1:
        return []
    known = parties_of(deals[0])
    roles = {slot.role for slot in told.party_slots()}
    parties = {filler.identity for filler in mine if filler.role in roles}
    shared = parties & {filler.identity for filler in known}
    if parties - shared or not (shared or _names_the_deal(told.sentence)):
        return []
    if any(_is_another_thing(told, run) for role in roles for run in told.runs(role)):
        return []
    filled = {filler.role for filler in mine}
    known += () if "target" in filled else asset_of(deals[0])
    return [filler for filler in known if filler.role not in filled]


def _is_another_thing(told: Told, run: DocSpan) -> bool:
    """Whether the words of a role are a thing of their own: "is not selling its plant"."""
    noun = run.root
    is_stand_in = noun.lemma_.lower() in GENERIC_COMPANY | DEAL_NOUNS
    return noun.pos_ == "NOUN" and not is_stand_in and not _has_name(told, run)


def _names_the_deal(sentence: DocSpan) -> bool:
    """Whether a sentence speaks of "the deal" or "its takeover"."""
    return any(
        word.lower_ in DEAL_NOUNS and before.lower_ in _DEFINITE
        for before, word in zip(sentence, list(sentence)[1:], strict=False)
    )


def _with_article(doc: Doc, unit: Unit) -> Unit:
    """ "The company" for "company"."""
    has_article = unit.kind is U.WORD and unit.start and doc[unit.start - 1].lower_ == "the"
    return replace(unit, start=unit.start - 1) if has_article else unit


def left_open(told: Told, mine: list[Filler]) -> Iterator[Filler]:
    """ "It", "the company" in a role, of whom nobody can say which company it is.

    Among equals it counts also where there are enough others: "The company competes with Acme and
    Widget" does not say that Acme competes with Widget.
    """
    filled = {filler.role for filler in mine}
    starts = {filler.place.start for filler in mine if filler.place is not None}
    for slot in told.party_slots():
        if slot.role in filled and not slot.is_open:
            continue
        for unit in told.around.row:
            doc = told.sentence.doc
            run = next((r for r in told.runs(slot.role) if r.start == unit.start), None)
            is_part = run is not None and _is_part(run, slot.role)
            if told.role_of(unit.start, unit.end) == slot.role and not is_part:
                place = open_place(doc, _with_article(doc, unit), slot)
                if place is not None and place.start not in starts:
                    yield Filler(slot.role, place)
