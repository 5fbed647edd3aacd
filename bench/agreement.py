"""How far two annotators of the same documents agree, measured as a program would be.

    python -m bench.agreement

In:  corpus/gold/deals/second-pass.jsonl: events of 20 documents of documents-dev and
     documents-test, annotated a second time from the guidelines alone.
Out: F1 of events, exact and lenient (matching.py), and how often the status is the same. It says
     how high a program could score that reads as the guidelines can be read.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from decimal import Decimal

from bench.gold import CORPUS, GoldEvent, GoldItem, event_of, load_gold
from bench.matching import Pairing, pair_up
from bench.report import table
from kg.model import Claim, Extraction, Role, Span

_SURE = Decimal(1)
PLACE = CORPUS / "gold" / "deals" / "second-pass.jsonl"


def main() -> int:
    """Print the table."""
    head = ["set", "documents", "first", "second", "exact", "lenient", "status"]
    sys.stdout.write(table(head, rows()) + "\n")
    return 0


def rows() -> Iterator[list[str]]:
    """A row for each set: events of both, F1 exact and lenient, share of equal status."""
    second = [json.loads(line) for line in PLACE.read_text(encoding="utf-8").splitlines()]
    events = {row["id"]: [event_of(event) for event in row["events"]] for row in second}
    for name in ("documents-dev", "documents-test"):
        chosen = [item for item in load_gold(name) if item.id in events]
        yield _row(name, [pair_up(item, read_as(item, events[item.id])) for item in chosen])


def read_as(item: GoldItem, events: list[GoldEvent]) -> Extraction:
    """An annotation in the place of what a program finds."""
    claims = tuple(
        Claim(
            id=f"e{number}",
            type=event.type,
            status=event.status,
            trigger=Span(event.sentence, event.sentence, ""),
            sentence=Span(event.sentence, event.sentence + 1, ""),
            confidence=_SURE,
            roles=tuple(Role(role, None, Span(0, 0, words)) for role, words in event.roles),
            attribution=event.attribution,
        )
        for number, event in enumerate(events)
    )
    return Extraction(item.article, claims=claims)


def _row(name: str, pairings: list[Pairing]) -> list[str]:
    pairs = [pair for pairing in pairings for pair in pairing.pairs]
    first = sum(len(pairing.item.events) for pairing in pairings)
    second = sum(len(pairing.found.claims) for pairing in pairings)
    exact = 2 * sum(pair.is_exact for pair in pairs) / (first + second)
    same = sum(pair.gold.status == pair.claim.status for pair in pairs) / len(pairs)
    lenient = 2 * len(pairs) / (first + second)
    counts = [str(len(pairings)), str(first), str(second)]
    return [name, *counts, *(f"{figure:.3f}" for figure in (exact, lenient, same))]


if __name__ == "__main__":
    sys.exit(main())
