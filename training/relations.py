"""Relations of two companies as evidence of events: what a set says of a pair, without a trigger.

CORE and KnowledgeNet mark two things in a sentence and name their relation, but no word that tells
of it; what is learned from that: latent.py.

In:  rows of the two sets, without the part that bench/stated.py only scores.
Out: `Sentence`s with `pairs`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.stated import is_scored
from training.readers import Option, Pair, Sentence, read_core

Offsets = list[tuple[int, int]]

# What a relation of CORE may mean, from its first company to its second.
_MEANS: dict[str, tuple[Option, ...]] = {
    "acquired_by": (("Acquisition", "target", "acquirer"),),
    "shareholder_of": (
        ("Investment", "investor", "investee"),
        ("JointVenture", "partner", "venture"),
    ),
    "subsidiary_of": (("Subsidiary", "company", "parent"),),
    "merged_with": (("Merger", "party", "party"),),
    "collaboration": (
        ("Partnership", "partner", "partner"),
        ("JointVenture", "partner", "partner"),
    ),
    "client_of": (("SupplyContract", "customer", "supplier"),),
    "competitor_of": (("Competition", "competitor", "competitor"),),
}
# What may hold beside it, so that it is no evidence against.
_BESIDE: dict[str, frozenset[str]] = {
    "acquired_by": frozenset({"Investment", "Subsidiary", "Merger"}),
    "shareholder_of": frozenset({"Acquisition", "Subsidiary"}),
    "subsidiary_of": frozenset({"Acquisition", "Investment", "JointVenture"}),
    "merged_with": frozenset({"Acquisition"}),
    "collaboration": frozenset({"SupplyContract"}),
    "client_of": frozenset({"Partnership"}),
    "brand_of": frozenset({"Subsidiary", "SupplyContract"}),
    "product_or_service_of": frozenset({"SupplyContract", "Subsidiary"}),
}
_ALL = tuple(dict.fromkeys(option for options in _MEANS.values() for option in options))
_FACTS: dict[str, Option] = {
    "SUBSIDIARY_OF": ("Subsidiary", "company", "parent"),
    "FOUNDED_BY": ("Founding", "company", "founder"),
    "HEADQUARTERS": ("Headquarters", "company", "place"),
    "CEO": ("Appointment", "employer", "person"),
}
_LONGEST = 90  # words of a passage


def read_core_pairs(path: Path) -> Iterator[Sentence]:
    """CORE's rows with what is known of names and of the marked pair."""
    rows = {row["id"]: row for row in json.loads(path.read_text(encoding="utf-8"))}
    hidden = {tuple(row["context"]) for row in rows.values() if is_scored(row["id"])}
    for sentence in read_core(path):
        if sentence.words not in hidden:
            yield replace(sentence, pairs=(_core_pair(rows[sentence.document]),))


def _core_pair(row: dict[str, Any]) -> Pair:
    ends = [(row[f"{e}_start"], row[f"{e}_end"] + 1) for e in ("e1", "e2")]
    first, second = reversed(ends) if row["invert_relation"] else ends
    relation = row["relation"]
    holds = _MEANS.get(relation, ())
    beside = _BESIDE.get(relation, frozenset()) | {event for event, _, _ in holds}
    fails = [o for option in _ALL for o in {option, _turned(option)} if o[0] not in beside]
    wrong_way = [_turned(o) for o in holds if o[1] != o[2]]
    return Pair(first, second, holds, tuple(sorted({*fails, *wrong_way})))


def _turned(option: Option) -> Option:
    event, first, second = option
    return event, second, first


def read_knowledgenet(path: Path, tokenize: Callable[[str], Offsets]) -> Iterator[Sentence]:
    """The passages that state a fact of a company, each with all its pairs."""
    facts: dict[str, set[tuple[str, int, int, int, int]]] = defaultdict(set)
    documents: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        has_fact = row["subj_span"][0].isdigit()
        if row["property"] in _FACTS and has_fact and not is_scored(row["doc"]):
            start = int(row["pass"][0])
            spans = [int(at) - start for key in ("subj_span", "obj_span") for at in row[key]]
            first, first_end, second, second_end = spans
            fact = (row["property"], first, first_end, second, second_end)
            facts[row["passage"]].add(fact)
            documents[row["passage"]] = row["doc"]
    for text, found in facts.items():
        offsets = tokenize(text)
        words = tuple(text[a:b] for a, b in offsets)
        pairs = tuple(p for fact in sorted(found) for p in _fact_pair(fact, offsets))
        if pairs and len(words) <= _LONGEST:
            yield Sentence(words, "knowledgenet", documents[text], pairs=pairs)


def _fact_pair(fact: tuple[str, int, int, int, int], offsets: Offsets) -> Iterator[Pair]:
    name, *ends = fact
    first, second = (_words(offsets, *ends[:2]), _words(offsets, *ends[2:]))
    if first and second:
        option = _FACTS[name]
        yield Pair(first, second, (option,), (_turned(option),))


def _words(offsets: Offsets, start: int, end: int) -> tuple[int, int] | None:
    inside = [i for i, (a, b) in enumerate(offsets) if a < end and b > start]
    return (inside[0], inside[-1] + 1) if inside else None
