"""Counts over pairings: events, roles, status, attribution, names, false alarms.

In:  `Pairing`s (matching.py). Out: `Scores`, and the few `figures` that floors are set on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bench.matching import (
    Pair,
    Pairing,
    is_name,
    key_of,
    matched_roles,
    names_of,
    says_the_same_source,
)
from kg.model import CERTAIN_STATUSES, NAME_KINDS

VALUE_ROLES = ("amount", "stake", "shares", "pricePerShare", "quantity", "date")
NOT_IN_GOLD = frozenset(["asset"])  # common nouns are no fillers there (GUIDELINES.md)
ALL = "all"


@dataclass(slots=True)
class Tally:
    """Wanted by the gold, found by the program, and found rightly."""

    gold: int = 0
    found: int = 0
    hits: int = 0

    @property
    def precision(self) -> float | None:
        return self.hits / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        return self.hits / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean; None where there is nothing to find and nothing was found."""
        total = self.gold + self.found
        return 2 * self.hits / total if total else None


@dataclass(slots=True)
class Scores:
    """All counts of one set. The tables are by event type, role and kind of name, with "all"."""

    items: int = 0
    exact: dict[str, Tally] = field(default_factory=dict)
    lenient: dict[str, Tally] = field(default_factory=dict)
    roles_exact: dict[str, Tally] = field(default_factory=dict)
    roles_lenient: dict[str, Tally] = field(default_factory=dict)
    names: dict[str, Tally] = field(default_factory=dict)
    status: Tally = field(default_factory=Tally)  # over lenient pairs
    attribution: Tally = field(default_factory=Tally)  # over lenient pairs
    reliability: dict[str, Tally] = field(default_factory=dict)  # by bin of confidence; lenient
    negatives: int = 0  # texts in which no event is a fact
    false_alarms: int = 0  # of these, how many gave one


def score(pairings: Iterable[Pairing]) -> Scores:
    """The counts of one set."""
    scores = Scores()
    for pairing in pairings:
        scores.items += 1
        _count_events(scores, pairing)
        _count_reliability(scores, pairing)
        _count_roles(scores, pairing)
        _count_names(scores, pairing)
        for pair in pairing.pairs:
            _count_pair(scores, pair)
        if is_negative(pairing):
            scores.negatives += 1
            scores.false_alarms += bool(false_facts(pairing))
    return scores


def is_negative(pairing: Pairing) -> bool:
    """Whether the text states no event as a fact: none at all, or only what will not be."""
    return not any(event.status in CERTAIN_STATUSES for event in pairing.item.events)


def false_facts(pairing: Pairing) -> list[str]:
    """The ids of the claims that a ready-made question would return from a hard negative."""
    return [claim.id for claim in pairing.found.claims if claim.status in CERTAIN_STATUSES]


def figures(scores: Scores) -> dict[str, float]:
    """What floors are set on, by name; what could not be measured is left out."""
    events, loose = scores.exact.get(ALL, Tally()), scores.lenient.get(ALL, Tally())
    measured: Mapping[str, float | None] = {
        "event_precision": events.precision,
        "event_recall": events.recall,
        "event_f1": events.f1,
        "event_lenient_precision": loose.precision,
        "event_lenient_f1": loose.f1,
        "role_f1": scores.roles_exact.get(ALL, Tally()).f1,
        "role_lenient_f1": scores.roles_lenient.get(ALL, Tally()).f1,
        "value_f1": _pooled(scores.roles_lenient, VALUE_ROLES).f1,
        "status_accuracy": scores.status.recall,
        "attribution_accuracy": scores.attribution.recall,
        "names_f1": scores.names.get(ALL, Tally()).f1,
        "quiet_on_negatives": (
            1 - scores.false_alarms / scores.negatives if scores.negatives else None
        ),
    }
    return {name: round(value, 4) for name, value in measured.items() if value is not None}


def _pooled(table: Mapping[str, Tally], names: Iterable[str]) -> Tally:
    pool = Tally()
    for name in names:
        part = table.get(name, Tally())
        pool.gold, pool.found = pool.gold + part.gold, pool.found + part.found
        pool.hits += part.hits
    return pool


def _add(
    table: dict[str, Tally], key: str, *, gold: int = 0, found: int = 0, hits: int = 0
) -> None:
    for name in (key, ALL):
        tally = table.setdefault(name, Tally())
        tally.gold, tally.found, tally.hits = (
            tally.gold + gold,
            tally.found + found,
            tally.hits + hits,
        )


_BINS = (0.6, 0.7, 0.8, 0.9, 1.0)


def _count_reliability(scores: Scores, pairing: Pairing) -> None:
    """How many claims of each confidence tell of an event that is in the gold."""
    right = {pair.claim.id for pair in pairing.pairs}
    for claim in pairing.found.claims:
        top = next(top for top in _BINS if float(claim.confidence) <= top)
        tally = scores.reliability.setdefault(f"up to {top:.1f}", Tally())
        tally.found += 1
        tally.hits += claim.id in right


def _count_events(scores: Scores, pairing: Pairing) -> None:
    for table in (scores.exact, scores.lenient):
        for event in pairing.item.events:
            _add(table, event.type, gold=1)
        for claim in pairing.found.claims:
            _add(table, claim.type, found=1)
    for pair in pairing.pairs:
        _add(scores.lenient, pair.gold.type, hits=1)
        if pair.is_exact:
            _add(scores.exact, pair.gold.type, hits=1)


def _count_roles(scores: Scores, pairing: Pairing) -> None:
    """Fillers count as right only inside a pair: the right amount of a wrong deal is wrong."""
    for table in (scores.roles_exact, scores.roles_lenient):
        for event in pairing.item.events:
            for role, _ in event.roles:
                _add(table, role, gold=1)
        for claim in pairing.found.claims:
            for filler in claim.roles:
                if filler.role not in NOT_IN_GOLD:
                    _add(table, filler.role, found=1)
    for pair in pairing.pairs:
        for role, is_exact in matched_roles(pair, pairing):
            _add(scores.roles_lenient, role, hits=1)
            if is_exact:
                _add(scores.roles_exact, role, hits=1)


def _count_pair(scores: Scores, pair: Pair) -> None:
    scores.status.gold += 1
    scores.status.hits += pair.gold.status == pair.claim.status
    scores.attribution.gold += 1
    scores.attribution.hits += says_the_same_source(pair)


def _count_names(scores: Scores, pairing: Pairing) -> None:
    """A name counts once a text. A short form of another name is never counted as wrong."""
    if pairing.item.mentions is None:
        return
    wanted = {(kind, key_of(name)) for kind, name in pairing.item.mentions}
    named = [m for m in pairing.found.mentions if m.kind in NAME_KINDS]
    given = {(m.kind, key_of(m.text)) for m in named if is_name(m)}
    reached = {(m.kind, key) for m in named for key in names_of(m, pairing.found)} & wanted
    for kind in sorted(NAME_KINDS):
        _add(
            scores.names,
            kind,
            gold=sum(k == kind for k, _ in wanted),
            found=sum(k == kind for k, _ in given | reached),
            hits=sum(k == kind for k, _ in reached),
        )


def missing_names(pairing: Pairing) -> tuple[Counter[str], Counter[str]]:
    """Names that were missed, and names found that are none: "company Acme"."""
    if pairing.item.mentions is None:
        return Counter(), Counter()
    wanted = {(str(kind), key_of(name)): name for kind, name in pairing.item.mentions}
    named = [m for m in pairing.found.mentions if m.kind in NAME_KINDS]
    reached = {(str(m.kind), key) for m in named for key in names_of(m, pairing.found)}
    missed = Counter(f"{k[0]} {name}" for k, name in wanted.items() if k not in reached)
    wrong = Counter(
        f"{m.kind} {m.text}"
        for m in named
        if is_name(m) and (str(m.kind), key_of(m.text)) not in wanted
    )
    return missed, wrong
