"""Figures of relations for the accuracy gate, by open sets that are no part of the repository.

In:  the folder with `relations` (docs/accuracy.md, "Relations in open sets").
Out: `Measured` by set, as the gate shows and compares it; a line for each set that is absent.
Not here: how a relation is counted (core.py, knowledgenet.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench import core, knowledgenet
from bench.model import Measured
from bench.values import DATA

_PLACES = {"core": core.PLACE, "knowledgenet": knowledgenet.PLACE}
RELATION_SETS = tuple(_PLACES)


def measure_relations(
    names: Sequence[str] = RELATION_SETS, data: Path = DATA
) -> tuple[dict[str, Measured], list[str]]:
    """The figures of the sets whose data is there, and a line for each that is not."""
    absent = lacking_relations(names, data)
    measure = {"core": _core, "knowledgenet": _knowledgenet}
    measured = {n: measure[n](data / _PLACES[n]) for n in names if n not in absent}
    told = [
        f"{n}: not measured, {file} is not there (docs/accuracy.md)" for n, file in absent.items()
    ]
    return measured, told


def lacking_relations(names: Sequence[str] = RELATION_SETS, data: Path = DATA) -> dict[str, str]:
    """The sets that cannot be measured, each with the file that is not there."""
    files = {name: data / _PLACES[name] for name in names}
    return {name: str(file) for name, file in files.items() if not file.is_file()}


def _core(path: Path) -> Measured:
    counts = core.count(core.load(path, scored=True))
    return Measured(core.figures(counts), core.tables(counts))


def _knowledgenet(path: Path) -> Measured:
    tallies = knowledgenet.count(knowledgenet.load(path, scored=True))
    return Measured(knowledgenet.figures(tallies), knowledgenet.tables(tallies))
