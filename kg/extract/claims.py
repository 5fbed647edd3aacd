"""From drafts to claims: what says the same twice is said once, and everything is numbered.

In:  the drafts of an article, sentence by sentence.
Out: `Claim`s in text order, and the `Mention`s that their roles point at.
Not here: which drafts there are (reading.py).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.extract.confidence import Evidence
from kg.extract.match import Filler
from kg.extract.mentions import Place, number
from kg.model import Claim, Kind, Mention, Role, Span, Status


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim whose mentions are not numbered yet."""

    event: str
    status: Status
    trigger: Span
    sentence: Span
    confidence: Decimal
    fillers: tuple[Filler, ...]
    attribution: str | None = None
    conjunct: int = 0  # "bought A for $2m and B for $3m" tells of two, with one trigger
    evidence: Evidence | None = None  # of a learned event

    @property
    def content(self) -> frozenset[tuple[str, str]]:
        return frozenset(filler.identity for filler in self.fillers)


def merged(drafts: list[Draft]) -> list[Draft]:
    """The drafts of one sentence without those that a richer one of the same event covers."""
    kept: list[Draft] = []
    ranked = sorted(drafts, key=lambda d: (-len(d.content), -d.confidence, d.trigger.start))
    for draft in ranked:
        if not any(_covers(richer, draft) for richer in kept):
            kept.append(draft)
    return sorted(kept, key=lambda d: (d.trigger.start, d.trigger.end, d.event))


def joined(ruled: list[Draft], learned: list[Draft]) -> list[Draft]:
    """What frames and the language model say about one sentence, each event once.

    Where both tell of an event, the frame's word stands, and the model adds what it left open.
    """
    found = list(ruled)
    for draft in learned:
        if any(_on_one_word(known, draft) and known.event != draft.event for known in ruled):
            continue
        same = next((i for i, known in enumerate(found) if _is_same(known, draft)), None)
        if same is None:
            found.append(draft)
        else:
            found[same] = _enriched(found[same], draft)
    return sorted(found, key=lambda d: (d.trigger.start, d.trigger.end, d.event))


def _is_same(known: Draft, draft: Draft) -> bool:
    if known.event != draft.event:
        return False
    return (
        _on_one_word(known, draft)
        or _things(draft) <= _things(known)
        or _things(known) <= _things(draft)
    )


def _on_one_word(one: Draft, other: Draft) -> bool:
    return one.trigger.start < other.trigger.end and other.trigger.start < one.trigger.end


def _things(draft: Draft) -> frozenset[tuple[str, str]]:
    """Its named parties in their roles."""
    return frozenset(f.identity for f in draft.fillers if f.place is not None and f.place.key)


def _enriched(known: Draft, draft: Draft) -> Draft:
    """A draft with the roles of another that it has not filled, by fillers it does not use.

    Equals may be more than it has seen: "The airline, founded by Doe, competes with A and B".
    """
    roles = Counter(filler.role for filler in known.fillers)
    places = [filler.place for filler in known.fillers if filler.place is not None]
    used = {place.start for place in places} | {place.key for place in places if place.key}
    more = [
        filler
        for filler in draft.fillers
        if roles[filler.role] != 1
        and not (filler.place and used.intersection((filler.place.start, filler.place.key)))
    ]
    return replace(known, fillers=(*known.fillers, *more))


def _covers(richer: Draft, draft: Draft) -> bool:
    if richer.event != draft.event:
        return False
    if draft.content <= richer.content:
        return True
    if richer.conjunct != draft.conjunct:
        return False
    # One trigger read in two ways is one event: "signed a contract" and "contract".
    return richer.trigger.start < draft.trigger.end and draft.trigger.start < richer.trigger.end


def numbered(
    drafts: list[Draft], places: list[Place], aliases: dict[str, str]
) -> tuple[tuple[Mention, ...], tuple[Claim, ...]]:
    """Mentions and claims with their ids."""
    fillers = [f.place for d in drafts for f in d.fillers if f.place is not None]
    mentions = number([*places, *fillers], aliases)
    ids = {(m.start, m.end, m.kind): m.id for m in mentions}
    ordered = sorted(drafts, key=lambda d: (d.sentence.start, d.trigger.start, d.trigger.end))
    claims = tuple(
        Claim(
            id=f"e{n}",
            type=draft.event,
            status=draft.status,
            trigger=draft.trigger,
            sentence=draft.sentence,
            confidence=draft.confidence,
            roles=tuple(_role(filler, ids) for filler in draft.fillers),
            attribution=draft.attribution,
        )
        for n, draft in enumerate(ordered, start=1)
    )
    return mentions, claims


def _role(filler: Filler, ids: dict[tuple[int, int, Kind], str]) -> Role:
    if filler.place is None:
        return Role(filler.role, None, filler.text)
    place = filler.place
    return Role(filler.role, ids[place.start, place.end, place.kind])
