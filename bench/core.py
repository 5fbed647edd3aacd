"""Score relations between companies against CORE, sentences of encyclopedic articles.

    python -m bench.core [--data FOLDER] [--rows N] [--errors]

In:  relations/core_train.json. A row is a sentence (now and then two) in which two companies are
     marked, names or "the company" or "it", with the one relation that its annotators saw.
     One row of four, by a hash of its id, is only scored.

A relation of ours counts for a row when its two ends are spoken of where the row marks its
companies. What CORE calls what, as its descriptions and its other rows tell:
`acquired_by` goes from the bought to the buyer, `shareholder_of` from the owner, `client_of` from
the customer; `invert_relation` 1 says that the relation goes from the second marked company
to the first. A pair has one relation: what we state of a pair beside it is wrong, and so is
any that we state of a pair that has none of the six.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from bench.names import joined
from bench.report import table, tally_table
from bench.scorer import ALL, Tally
from bench.stated import Meaning, Place, is_scored, named, options, read, shares, stated, told
from kg.extract.words import GENERIC_COMPANY, POSSESSIVES, PRONOUNS
from kg.model import Extraction, Kind

PLACE = Path("relations") / "core_train.json"
SIX = ("acquired_by", "shareholder_of", "merged_with", "collaboration", "client_of",
       "competitor_of")  # fmt: skip
BESIDE = ("subsidiary_of",)  # counted, but not among the six
_EITHER_WAY = frozenset({"merged_with", "collaboration", "competitor_of"})
MEANINGS = (
    Meaning("Acquisition", "acquired_by", "target", "acquirer"),
    Meaning("Investment", "shareholder_of", "investor", "investee"),
    Meaning("JointVenture", "shareholder_of", "partner", "venture"),
    Meaning("Merger", "merged_with", "party", "party"),
    Meaning("Partnership", "collaboration", "partner", "partner"),
    Meaning("JointVenture", "collaboration", "partner", "partner"),
    Meaning("SupplyContract", "client_of", "customer", "supplier"),
    Meaning("Competition", "competitor_of", "competitor", "competitor"),
    Meaning("Subsidiary", "subsidiary_of", "company", "parent"),
)
_WRITTEN = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")"}
_PARTIES = (Kind.COMPANY, Kind.ORGANIZATION)
_NAME = re.compile(r"[A-Z0-9]")
_THE = re.compile(r"^the\s+", re.IGNORECASE)
_STAND_INS = PRONOUNS | POSSESSIVES | GENERIC_COMPANY


@dataclass(frozen=True, slots=True)
class Pair:
    """A row: a text, two pieces of it, and the relation from the first to the second."""

    id: str
    text: str
    first: Place
    second: Place
    relation: str

    @property
    def gold(self) -> frozenset[str]:
        return frozenset({self.relation}).intersection((*SIX, *BESIDE))

    @property
    def has_names(self) -> bool:
        """Whether both companies are named, and not spoken of as "it" or "the company"."""
        return all(_is_name(self.text[slice(*place)]) for place in (self.first, self.second))


def pair(row: dict[str, Any]) -> Pair:
    """A row of the file, its relation turned so that it goes from first to second."""
    text, places = joined([_WRITTEN.get(token, token) for token in row["context"]])
    ends = [(places[row[f"{e}_start"]][0], places[row[f"{e}_end"]][1]) for e in ("e1", "e2")]
    first, second = reversed(ends) if row["invert_relation"] else ends
    return Pair(row["id"], text, first, second, row["relation"])


def relations(one: Pair, found: Extraction) -> frozenset[str]:
    """What our claims state of the marked pair; "acquired_by back" is the wrong way round."""
    said = set()
    for relation in stated(found, MEANINGS):
        if relation.joins(one.first, one.second):
            said.add(relation.relation)
        elif relation.joins(one.second, one.first):
            back = "" if relation.relation in _EITHER_WAY else " back"
            said.add(relation.relation + back)
    return frozenset(said)


@dataclass(slots=True)
class Counts:
    """Counts by relation, and where relations of the six are lost."""

    tallies: dict[str, Tally]
    rows: int = 0
    with_names: int = 0
    names_found: int = 0  # both, in rows with names
    hits_with_names: int = 0

    def add(self, one: Pair, found: Extraction) -> None:
        said = relations(one, found)
        for relation, tally in self.tallies.items():
            tally.gold += relation in one.gold
            tally.found += sum(s.removesuffix(" back") == relation for s in said)
            tally.hits += relation in one.gold & said
        if one.relation in SIX and one.has_names:
            self.with_names += 1
            self.names_found += both_named(one, found)
            self.hits_with_names += one.relation in said
        self.rows += 1

    @property
    def six(self) -> Tally:
        some = [self.tallies[name] for name in SIX]
        return Tally(*(sum(getattr(t, n) for t in some) for n in ("gold", "found", "hits")))


def count(pairs: Iterable[Pair]) -> Counts:
    """Read every text with the whole pipeline and count."""
    counts = Counts({name: Tally() for name in (*SIX, *BESIDE)})
    for one in pairs:
        counts.add(one, read(one.text))
    return counts


def both_named(one: Pair, found: Extraction) -> bool:
    """Whether both companies of a row are found as names of a company or an organization."""
    return all(named(found, _PARTIES, place) for place in (one.first, one.second))


def figures(counts: Counts) -> dict[str, float]:
    """As bench/floors.py compares them; `names_found` is a share of the rows with two names."""
    each = {f"{name}_f1": tally.f1 or 0.0 for name, tally in counts.tallies.items()}
    return (
        shares(counts.six) | each | {"names_found": counts.names_found / (counts.with_names or 1)}
    )


def tables(counts: Counts) -> tuple[str, ...]:
    """The relations, and where those of the six are lost."""
    shown = {name: counts.tallies[name] for name in SIX} | {ALL: counts.six}
    beside = {name: counts.tallies[name] for name in BESIDE}
    rest = counts.six.gold - counts.with_names
    steps = [
        ("rows", counts.rows),
        ("with a relation of the six", counts.six.gold),
        ("both companies written as names", counts.with_names),
        ("both of these found as names", counts.names_found),
        ("and their relation", counts.hits_with_names),
        ('one company written as "it", "the company"', rest),
        ("and their relation found", counts.six.hits - counts.hits_with_names),
    ]
    return (
        f"CORE, {len(SIX)} relations with direction\n\n" + tally_table("relation", shown),
        "Beside them\n\n" + tally_table("relation", beside),
        "Where relations are lost\n\n" + table(["step", "rows"], [[a, str(b)] for a, b in steps]),
    )


def load(path: Path, *, scored: bool) -> Iterator[Pair]:
    """One part of the rows. Nobody reads a sentence that another row has in the scored part."""
    pairs = [pair(row) for row in json.loads(path.read_text(encoding="utf-8"))]
    hidden = {one.text for one in pairs if is_scored(one.id)}
    for one in pairs:
        if is_scored(one.id) if scored else one.text not in hidden:
            yield one


def errors(pairs: Iterable[Pair]) -> Iterator[str]:
    """What is missed and what is wrong, each with its sentence and all that was claimed there."""
    for one in pairs:
        found = read(one.text)
        said = {s for s in relations(one, found) if s not in BESIDE}
        gold = one.gold.intersection(SIX)
        for side, names in (("missed", gold - said), ("wrong ", said - gold)):
            for name in sorted(names):
                ends = "names found" if both_named(one, found) else "no names found"
                yield f"{side} {name} [{one.relation}; {ends}]\n    {_marked(one)}"
                yield from (f"      {told(claim, found)}" for claim in found.claims)


def _marked(one: Pair) -> str:
    text = one.text
    marks = sorted([(one.first, "1"), (one.second, "2")], reverse=True)
    for (start, end), mark in marks:
        text = f"{text[:start]}[{mark} {text[start:end]}]{text[end:]}"
    return text


def _is_name(text: str) -> bool:
    bare = _THE.sub("", text)
    return bool(_NAME.search(bare)) and bare.lower() not in _STAND_INS


def main(argv: Sequence[str] | None = None) -> int:
    """Print the tables of the scored part, or the errors of the other."""
    chosen = options(__doc__ or "", argv)
    path = chosen.data / PLACE
    if not path.exists():
        print(f"core: {path} is not there; give --data FOLDER")
        return 1
    pairs = islice(load(path, scored=not chosen.errors), chosen.rows)
    lines = errors(pairs) if chosen.errors else tables(count(pairs))
    print(*lines, sep="\n" if chosen.errors else "\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
