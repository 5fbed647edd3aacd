"""What part of the graph to draw: the options, checked, before anything is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kg.errors import UsageError, did_you_mean
from kg.model import NAME_KINDS, Status
from kg.schema import load_schema


@dataclass(frozen=True, slots=True)
class Filters:
    """Which things and events to draw. Empty means: no limit of this sort.

    A hop leads from a thing through one event to everything else that takes part in it.
    An event without a date of its own counts as of the day it was announced, else as of
    the first article that tells of it; with neither, `since` and `until` leave it out.
    """

    companies: tuple[str, ...] = ()  # names, as a person writes them
    hops: int = 1  # how far around `companies`; 0: what they do among themselves
    kinds: frozenset[str] = (
        frozenset()
    )  # of things: "company", "technology"; events are always drawn
    since: date | None = None  # first day
    until: date | None = None  # last day
    statuses: frozenset[str] = frozenset()
    event_types: frozenset[str] = frozenset()  # "Investment"; "Deal" stands for every kind of deal
    min_confidence: float = 0.0  # 0 to 1
    max_nodes: int | None = None  # keep whole events around the most connected things
    unconnected: bool = False  # also things that no drawn event or edge touches

    def __post_init__(self) -> None:
        _check("kind", self.kinds, [str(kind) for kind in NAME_KINDS])
        _check("status", self.statuses, [str(status) for status in Status])
        _check("event type", self.event_types, load_schema().event_types)
        if self.hops < 0:
            raise UsageError(f"hops: {self.hops} is less than nothing. Give 0, 1, 2 ...")
        if not 0 <= self.min_confidence <= 1:
            raise UsageError(f"min_confidence: {self.min_confidence} is not between 0 and 1.")
        if self.max_nodes is not None and self.max_nodes < 1:
            raise UsageError(f"max_nodes: {self.max_nodes} leaves nothing to draw. Give 1 or more.")
        if self.since and self.until and self.since > self.until:
            raise UsageError(
                f"since {self.since} is after until {self.until}: no day lies between them. "
                "Swap the two."
            )


def _check(what: str, given: Iterable[str], known: Iterable[str]) -> None:
    names = sorted(known)
    for word in sorted(given):
        if word not in names:
            hint = did_you_mean(word, names) or f" Known: {', '.join(names)}."
            raise UsageError(f"{what}: {word!r} is unknown.{hint}")
