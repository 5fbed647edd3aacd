"""Score facts about companies against KnowledgeNet, passages of the web and of Wikipedia.

    python -m bench.knowledgenet [--data FOLDER] [--rows N] [--errors]

In:  relations/knowledgenet_folds123.jsonl. A row is a passage (mostly one sentence), one of its
     properties, and a fact with that property or the word that there is none. One document of
     four, by a hash of its id, is only scored.

A fact is right when its two ends touch those of a row, in the right direction; a passage is held
against us only for the properties that it was annotated for. The set has a row for every
word that speaks of an end ("which", "his"): rows that differ in nothing but a pronoun, or in
two names with one Wikidata address, are one fact here, found if any of its rows is. So are a town
and the state or country behind it.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path
from typing import Any

from bench.report import tally_table
from bench.scorer import ALL, Tally
from bench.stated import Meaning, Place, Stated, is_scored, options, read, shares, stated, told
from kg.extract.words import POSSESSIVES, PRONOUNS, RELATIVES
from kg.model import Extraction

PLACE = Path("relations") / "knowledgenet_folds123.jsonl"
_OF_PLACES = "HEADQUARTERS"
_ADDRESS = re.compile(r",? ?")
_CEO = re.compile(r"\bC\.?E\.?O\b|\bchief executive\b", re.IGNORECASE)
MEANINGS = (
    Meaning("Subsidiary", "SUBSIDIARY_OF", "company", "parent"),
    Meaning("Founding", "FOUNDED_BY", "company", "founder"),
    Meaning("Headquarters", _OF_PLACES, "company", "place"),
    Meaning("Appointment", "CEO", "employer", "person", worded=("position", _CEO)),
    # Former chiefs count as well.
    Meaning("Departure", "CEO", "employer", "person", worded=("position", _CEO)),
)
PROPERTIES = tuple(dict.fromkeys(meaning.relation for meaning in MEANINGS))
_PRONOUNS = PRONOUNS | POSSESSIVES | RELATIVES | {"i", "where"}


@dataclass(frozen=True, slots=True)
class End:
    """One end of a fact in one row. `thing` is the same for all its names that the set knows."""

    place: Place
    thing: str | None  # None for a pronoun


Row = tuple[End, End]
Fact = tuple[Row, ...]  # all rows that tell it


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as annotated for one property; no facts is an annotation too."""

    document: str
    text: str
    property: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """The facts of a passage against what our claims state of its property."""

    hit: tuple[Fact, ...]
    missed: tuple[Fact, ...]
    wrong: tuple[Stated, ...]


def compared(passage: Passage, found: Extraction) -> Compared:
    """Which facts are found, which are not, and what is stated that no row has."""
    said = [s for s in stated(found, MEANINGS) if s.relation == passage.property]
    hit = tuple(fact for fact in passage.facts if any(_tells(s, fact) for s in said))
    missed = tuple(fact for fact in passage.facts if fact not in hit)
    wrong = [s for s in said if not any(_tells(s, fact) for fact in passage.facts)]
    unique = {(s.first, s.second): s for s in wrong}
    return Compared(hit, missed, tuple(unique.values()))


def _tells(said: Stated, fact: Fact) -> bool:
    return any(said.joins(subject.place, other.place) for subject, other in fact)


def facts_of(rows: Iterable[Row]) -> tuple[Fact, ...]:
    """Rows that tell the same, together: those with names first, each pronoun to one of them."""
    facts: list[list[Row]] = []
    for row in sorted(rows, key=lambda r: sum(end.thing is None for end in r)):
        known = next((fact for fact in facts if _is_echo(row, fact)), None)
        if known is None:
            facts.append([row])
        else:
            known.append(row)
    return tuple(tuple(fact) for fact in facts)


def _is_echo(row: Row, fact: list[Row]) -> bool:
    """A pronoun may stand for the name beside which the other end is the same."""
    return any(
        all(a.thing in (b.thing, None) for a, b in zip(row, known, strict=True))
        and any(a.thing is not None or a.place == b.place for a, b in zip(row, known, strict=True))
        for known in fact
    )


def count(passages: Iterable[Passage]) -> dict[str, Tally]:
    """Read every passage with the whole pipeline and count, by property."""
    tallies = {name: Tally() for name in PROPERTIES}
    for text, group in groupby(passages, key=attrgetter("text")):
        found = read(text)
        for passage in group:
            outcome, tally = compared(passage, found), tallies[passage.property]
            tally.gold += len(passage.facts)
            tally.hits += len(outcome.hit)
            tally.found += len(outcome.hit) + len(outcome.wrong)
    sums = (sum(getattr(t, n) for t in tallies.values()) for n in ("gold", "found", "hits"))
    return tallies | {ALL: Tally(*sums)}


def figures(tallies: dict[str, Tally]) -> dict[str, float]:
    """As bench/floors.py compares them."""
    each = {f"{name.lower()}_f1": tallies[name].f1 or 0.0 for name in PROPERTIES}
    return shares(tallies[ALL]) | each


def tables(tallies: dict[str, Tally]) -> tuple[str, ...]:
    """One table: the properties."""
    return ("KnowledgeNet, facts of companies\n\n" + tally_table("property", tallies),)


def load(path: Path, *, scored: bool) -> list[Passage]:
    """One part of the passages, once for each of our properties that they are annotated for."""
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    rows = [r for r in lines if r["property"] in PROPERTIES and is_scored(r["doc"]) == scored]
    return sorted(_passages(rows), key=lambda p: (int(p.document), p.text, p.property))


def _passages(rows: Iterable[dict[str, Any]]) -> Iterator[Passage]:
    by_place: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row in rows:
        place = (row["doc"], *row["pass"], row["property"])
        by_place.setdefault(place, []).append(row)
    for (document, start, _, name), group in by_place.items():
        told_rows = {
            (_end(row, "subj", "subject", int(start)), _end(row, "obj", "object", int(start)))
            for row in group
            if row["subject"] is not None
        }
        if name == _OF_PLACES:
            told_rows = as_addresses(told_rows, group[0]["passage"])
        facts = facts_of(sorted(told_rows, key=lambda r: (r[0].place, r[1].place)))
        yield Passage(document, group[0]["passage"], name, facts)


def as_addresses(rows: Iterable[Row], text: str) -> set[Row]:
    """Rows in which a place right behind another is the same place: "Leeds, England"."""
    rows = set(rows)
    first: dict[Place, str | None] = {}
    before = -1
    for end in sorted({place for _, place in rows}, key=lambda e: e.place):
        goes_on = before >= 0 and _ADDRESS.fullmatch(text[before : end.place[0]])
        first[end.place] = list(first.values())[-1] if goes_on else end.thing
        before = end.place[1]
    return {(company, replace(place, thing=first[place.place])) for company, place in rows}


def _end(row: dict[str, Any], side: str, name: str, offset: int) -> End:
    start, end = (int(at) - offset for at in row[f"{side}_span"])
    text = row[name]["text"].lower()
    thing = None if text in _PRONOUNS else row[name]["uri"] or text
    return End((start, end), thing)


def errors(passages: Iterable[Passage]) -> Iterator[str]:
    """What is missed and what is wrong, each with its passage and all that was claimed there."""
    for passage in passages:
        found = read(passage.text)
        outcome = compared(passage, found)
        lines = [f"missed {passage.property}: {_shown(passage, f)}" for f in outcome.missed]
        lines += [f"wrong  {passage.property}: {_said(passage, s)}" for s in outcome.wrong]
        for line in lines:
            yield f"{line}\n    {passage.text}"
            yield from (f"      {told(claim, found)}" for claim in found.claims)


def _shown(passage: Passage, fact: Fact) -> str:
    return " = ".join(" > ".join(passage.text[slice(*end.place)] for end in row) for row in fact)


def _said(passage: Passage, wrong: Stated) -> str:
    return " > ".join(passage.text[slice(*min(places))] for places in (wrong.first, wrong.second))


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table of the scored part, or the errors of the other."""
    chosen = options(__doc__ or "", argv)
    path = chosen.data / PLACE
    if not path.exists():
        print(f"knowledgenet: {path} is not there; give --data FOLDER")
        return 1
    passages = islice(load(path, scored=not chosen.errors), chosen.rows)
    lines = errors(passages) if chosen.errors else tables(count(passages))
    print(*lines, sep="\n" if chosen.errors else "\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
