"""From drafts to claims: what says the same twice is said once, and everything is numbered.

In:  the drafts of an article, sentence by sentence.
Out: `Claim`s in text order, and the `Mention`s that their roles point at.
Not here: which drafts there are (reading.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

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
