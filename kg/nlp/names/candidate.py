"""A name that a rule proposes; the data that the rules hand to finder.py."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Kind


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens that name something of a kind."""

    start: int
    end: int
    kind: Kind
    name: str = ""  # the recorded name that it is an alias of
    rank: int = 0  # where two overlap, the higher one stands; of equals the longer, then the first


def without_overlap(candidates: list[Candidate]) -> list[Candidate]:
    """The strongest candidates, in text order.

    >>> long, short = Candidate(0, 3, Kind.COMPANY), Candidate(1, 2, Kind.PLACE)
    >>> without_overlap([short, long]) == [long]
    True
    """
    taken: set[int] = set()
    kept: list[Candidate] = []
    for one in sorted(candidates, key=lambda c: (-c.rank, c.start - c.end, c.start)):
        span = range(one.start, one.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(one)
    return sorted(kept, key=lambda c: c.start)
