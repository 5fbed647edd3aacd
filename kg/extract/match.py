"""Frames on predicates: which function fills which role.

In:  a predicate, a frame that knows its word, and a way to resolve "it" and "the company".
Out: a `Draft` of a claim, or None where a role that the frame needs stays empty.
Not here: syntax (clauses.py); status (status.py); ids (claims.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from kg.extract.frames import Frame, Slot, ValueRule
from kg.extract.mentions import Place, name_place
from kg.extract.predicates import Predicate
from kg.extract.units import U, Unit
from kg.extract.words import GENERIC_COMPANY, PARTS
from kg.model import Kind, Span, TimeType

_NO_PART_OF_A_ROLE = frozenset("the a an its their his her own new next first 's ’s $ €".split())
Resolve = Callable[[Unit], Unit | None]
Recall = Callable[[list["Filler"]], tuple["Filler", ...]]  # the parties of "the takeover"
Carry = Callable[[str, list["Filler"]], Place | None]  # from an earlier sentence


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: a place that becomes a mention, or words."""

    role: str
    place: Place | None = None
    text: Span | None = None

    @property
    def identity(self) -> tuple[str, str]:
        """The same thing in the same role, whichever words name it."""
        if self.place is not None:
            return self.role, self.place.key or f"{self.place.start}"
        return self.role, self.text.text if self.text else ""


def fill(
    doc: Doc,
    predicate: Predicate,
    frame: Frame,
    resolve: Resolve,
    carry: Carry,
    recall: Recall,
) -> tuple[tuple[Filler, ...], bool] | None:
    """The fillers of all roles and whether a pronoun was resolved; None if one is missing.

    Where a party can only be "it" or "the company", and nobody can say which, it stands for itself.
    """
    for may_be_open in (False, True):
        found = _fill(doc, predicate, frame, resolve, carry, recall, may_be_open=may_be_open)
        if found is not None:
            return found
    return None


def _fill(
    doc: Doc,
    predicate: Predicate,
    frame: Frame,
    resolve: Resolve,
    carry: Carry,
    recall: Recall,
    *,
    may_be_open: bool,
) -> tuple[tuple[Filler, ...], bool] | None:
    if not _goes_on_as_needed(predicate, frame):
        return None
    if frame.unless.intersection((*predicate.qualifiers, *predicate.above)):
        return None
    fillers: list[Filler] = []
    used: set[int] = set()
    for slot in frame.slots:
        taken = frozenset(f.place.key for f in fillers if f.place is not None)
        found = _slot(doc, predicate, slot, used, resolve, taken, may_be_open=may_be_open)
        used.update(unit.start for unit, _ in found)
        fillers += [filler for _, filler in found]
    for role in sorted(frame.carry - {filler.role for filler in fillers}):
        carried = carry(role, fillers)
        fillers += [Filler(role, carried)] if carried is not None else []
    parties = {slot.role for slot in frame.slots if slot.is_party}
    if frame.refers or not _has_needed(frame, fillers, parties):
        recalled = recall(fillers)
        if not recalled:
            return None
        fillers = [f for f in fillers if f.role not in parties] + list(recalled)
    if not _distinct(frame, fillers):
        return None
    for rule in frame.values:
        values = _values(predicate, rule, used)
        # Two sums for one event are sums of two: "paying $2m and $3m respectively".
        fillers += values if rule.role != "amount" or len(values) == 1 else []
    if not _has_needed(frame, fillers):
        return None
    resolved = any(f.place is not None and f.place.antecedent is not None for f in fillers)
    return tuple(_unique(fillers)), resolved


def _has_needed(frame: Frame, fillers: list[Filler], only: Iterable[str] | None = None) -> bool:
    filled = {filler.role for filler in fillers}
    choices = [c for c in frame.need if only is None or set(c) & set(only)]
    return all(filled.intersection(choice) for choice in choices)


def _goes_on_as_needed(predicate: Predicate, frame: Frame) -> bool:
    """ "chose X" alone is no contract; "chose X to supply" and "chose X as its supplier" are."""
    if not (frame.infinitive or frame.as_a):
        return True
    roles = {unit.text for unit in predicate.functions.get("as", ())}
    if roles and frame.as_a:  # "chose X as a bidder to build" is none yet
        return bool(roles & frame.as_a)
    return predicate.infinitive in frame.infinitive


def _slot(
    doc: Doc,
    predicate: Predicate,
    slot: Slot,
    used: set[int],
    resolve: Resolve,
    taken: frozenset[str],
    *,
    may_be_open: bool,
) -> list[tuple[Unit, Filler]]:
    if slot.is_text:
        return _text_role(doc, predicate, slot)
    found: list[tuple[Unit, Filler]] = []
    for function in slot.functions:
        for unit in predicate.functions.get(function, ()):
            place = None if unit.start in used else party_place(doc, unit, slot, resolve)
            if place is None and may_be_open and unit.start not in used:
                place = open_place(doc, unit, slot)
            if place is not None and unit.kind is U.OWN and place.key in taken:
                continue  # "Acme completed its takeover of": "its" is Acme again
            if place is not None:
                found.append((unit, Filler(slot.role, place)))
        if found and not slot.is_open:
            break
    keys = {filler.identity for _, filler in found}
    if slot.at_least > 1 and _with_somebody_unnamed(predicate, slot, found):
        return []
    return found if len(keys) >= slot.at_least else []


def _with_somebody_unnamed(
    predicate: Predicate, slot: Slot, found: list[tuple[Unit, Filler]]
) -> bool:
    """ "A and B compete with larger rivals" does not say that A competes with B, nor "A and B
    merged their apps" that A merged with B.
    """
    if "object" in slot.functions and any(
        unit.kind is U.WORD and unit.text not in PARTS
        for unit in predicate.functions.get("object", ())
    ):
        return True
    others = [u for f in ("with", "against") for u in predicate.functions.get(f, ())]
    parties = [u for u in others if u.kind in (U.NAME, U.WORD, U.PRON, U.DET)]
    filled = {unit.start for unit, _ in found}
    return bool(parties) and not any(unit.start in filled for unit in parties)


def party_place(doc: Doc, unit: Unit, slot: Slot, resolve: Resolve) -> Place | None:
    """The place of a name, or of a pronoun that stands for one, if it is of the slot's kinds."""
    if unit.kind is U.NAME and unit.span is not None:
        return name_place(unit.span) if unit.label in slot.kinds else None
    if not _may_stand_for_a_company(doc, unit):
        return None
    meant = resolve(unit)
    if meant is None or meant.span is None or meant.label not in slot.kinds:
        return None
    return stand_in(doc[unit.start : unit.end], meant.span)


def open_place(doc: Doc, unit: Unit, slot: Slot) -> Place | None:
    """The place of "it" or "the company" of whom nobody can say which company it is."""
    if str(Kind.COMPANY) not in slot.kinds or not _may_stand_for_a_company(doc, unit):
        return None
    if unit.kind is U.WORD and (unit.end - unit.start > 2 or unit.text == "business"):
        return None  # "the pump business" is a thing of its own
    if unit.kind is not U.WORD and unit.text not in ("it", "its"):
        return None
    here = doc[unit.start : unit.end]
    return Place(here.start_char, here.end_char, Kind.COMPANY, here.text)


def _may_stand_for_a_company(doc: Doc, unit: Unit) -> bool:
    generic = unit.kind is U.WORD and doc[unit.start].lower_ == "the" and unit.end - unit.start < 4
    return unit.kind in (U.PRON, U.OWN) or (generic and unit.text in GENERIC_COMPANY)


def stand_in(here: DocSpan, meant: DocSpan) -> Place:
    """The place of words that stand for a name."""
    named = name_place(meant)
    return Place(
        start=here.start_char,
        end=here.end_char,
        kind=named.kind,
        text=here.text,
        key=named.key,
        antecedent=(named.start, named.end),
    )


def _text_role(doc: Doc, predicate: Predicate, slot: Slot) -> list[tuple[Unit, Filler]]:
    for function in slot.functions:
        for unit in predicate.functions.get(function, ()):
            if unit.kind is U.WORD and (not slot.heads or unit.text in slot.heads):
                start = _behind_determiners(doc, unit)
                words = doc[start : unit.end]
                text = Span(words.start_char, words.end_char, words.text)
                return [(unit, Filler(slot.role, text=text))]
    return []


def _behind_determiners(doc: Doc, unit: Unit) -> int:
    """Where the words of a role begin: behind "its new", "Acme's", "a $3 million"."""
    start = unit.start
    for i in range(unit.start, unit.end - 1):
        if doc[i].lower_ in _NO_PART_OF_A_ROLE or doc[i].ent_type_ or doc[i].like_num:
            start = i + 1
    return start


def _distinct(frame: Frame, fillers: list[Filler]) -> bool:
    """A deal has two sides: no company stands on both."""
    parties = {slot.role for slot in frame.slots if slot.is_party}
    sides: dict[str, str] = {}
    for filler in fillers:
        if filler.role not in parties or filler.place is None:
            continue
        if sides.setdefault(filler.place.key, filler.role) != filler.role:
            return False
    return True


def announced_on(frame: Frame, times: Iterable[Unit], fillers: Iterable[Filler]) -> list[Filler]:
    """When a party said so, where the event's own words tell no other."""
    rule = next((r for r in frame.values if r.is_news), None)
    if rule is None or any(filler.role == rule.role for filler in fillers):
        return []
    places = [value_place(time, rule) for time in times if time.kind is U.TIME]
    return [Filler(rule.role, place) for place in places[:1] if place is not None]


def _values(predicate: Predicate, rule: ValueRule, used: set[int]) -> list[Filler]:
    for function in rule.functions:
        found = [
            Filler(rule.role, place)
            for unit in predicate.functions.get(function, ())
            if (place := value_place(unit, rule)) is not None and unit.start not in used
        ]
        if found:
            return found
    return []


def value_place(unit: Unit, rule: ValueRule) -> Place | None:
    """The place of an amount, a time or a thing that may fill a role of values."""
    if unit.span is None:
        return None
    if unit.kind is U.NAME:
        return name_place(unit.span) if unit.label in rule.kinds else None
    if unit.kind is U.TIME:
        value = unit.span._.time
        dated = value.time.type in (TimeType.DATE, TimeType.TIME)
        if not dated or Kind.DATE not in rule.kinds:
            return None
        if rule.is_news and value.time.start is None:
            return None
        return Place(value.start, value.end, Kind.DATE, value.text, time=value.time)
    if unit.kind is not U.AMOUNT:
        return None
    mention = unit.span._.amount
    amount = mention.amount
    if mention.kind not in rule.kinds or amount.per != rule.per:
        return None
    if rule.units and amount.unit not in rule.units:
        return None
    return Place(mention.start, mention.end, mention.kind, mention.text, amount=amount)


def _unique(fillers: list[Filler]) -> list[Filler]:
    return list({filler.identity: filler for filler in reversed(fillers)}.values())[::-1]
