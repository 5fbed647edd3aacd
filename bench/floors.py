"""Floors under the figures of the accuracy gate: bench/floors.json.

    {"dev": {"event_precision": {"floor": 0.9, "best": 0.92, "reason": null}}}

A floor may be raised by anyone, and `python -m bench.accuracy --raise` does it. `best` is the
highest figure ever measured; a floor that lies more than a little below it must say why in
`reason`. So a change that costs accuracy shows as one that somebody explained. Ratios of speed
("speed_...") have floors too; they differ from run to run, so theirs is a share of the best.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError

PATH = Path(__file__).parent / "floors.json"
# One sentence more or less must not stop a change that does good elsewhere.
SLACK = 0.02
# Two runs of one program on a busy machine differ by a tenth or more.
SPEED_SLACK = 0.25  # of the best
_SPEED = "speed_"
_ROUNDING = 5e-5 + 1e-9  # floors are kept to four decimals
Figures = Mapping[str, Mapping[str, float]]  # set -> figure -> value


class FloorError(KgError):
    """The floors contradict themselves, or a figure lies below one."""


@dataclass(frozen=True, slots=True)
class Floor:
    """The least that a figure may be."""

    floor: float
    best: float
    reason: str | None = None


Floors = dict[str, dict[str, Floor]]


def load_floors(path: Path = PATH) -> Floors:
    """The floors of all sets. Raises FloorError for one that was lowered without a reason."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        floors = {
            name: {figure: Floor(**row) for figure, row in table.items()}
            for name, table in rows.items()
        }
    except (OSError, ValueError, TypeError, AttributeError) as problem:
        raise FloorError(
            f"{path.name}: {problem}. Write it with python -m bench.accuracy --raise."
        ) from problem
    for name, table in floors.items():
        for figure, floor in table.items():
            _check(f"{path.name}, {name}, {figure}", floor, slack(figure, floor.best))
    return floors


def slack(figure: str, best: float) -> float:
    """How far below the best figure a floor may lie without a reason."""
    return best * SPEED_SLACK if figure.startswith(_SPEED) else SLACK


def _check(where: str, floor: Floor, room: float) -> None:
    if floor.best < floor.floor:
        raise FloorError(f"{where}: the floor {floor.floor} lies above the best {floor.best}.")
    if floor.best - floor.floor > room + _ROUNDING and not (floor.reason or "").strip():
        raise FloorError(
            f"{where}: the floor {floor.floor} lies more than {room:.3g} below the best figure, "
            f"{floor.best}. Give the reason in `reason`, or win the figure back."
        )


def below(figures: Figures, floors: Floors, required: Collection[str] = ()) -> list[str]:
    """What fell below its floor, one line each. A figure that vanished counts as fallen.

    So does a whole set if it is `required`; another that was not measured is passed over.
    """
    fallen = []
    for name, table in sorted(floors.items()):
        if name not in figures:
            if name in required:
                fallen.append(f"{name}: was not measured, but has floors")
            continue
        for figure, floor in sorted(table.items()):
            value = figures[name].get(figure)
            if value is None or value < floor.floor:
                shown = "not measured" if value is None else f"{value:.3f}"
                fallen.append(f"{name}: {figure} is {shown}, the floor {floor.floor:.3f}")
    return fallen


def raised(figures: Figures, floors: Floors) -> Floors:
    """The floors lifted to the slack below the figures; none is ever lowered."""
    lifted: Floors = {name: dict(table) for name, table in floors.items()}
    for name, table in figures.items():
        for figure, value in table.items():
            old = lifted.setdefault(name, {}).get(figure, Floor(0.0, 0.0))
            best = max(old.best, value)
            level = max(old.floor, round(max(value - slack(figure, value), 0.0), 4))
            is_near = best - level <= slack(figure, best) + _ROUNDING
            lifted[name][figure] = Floor(level, best, None if is_near else old.reason)
    return lifted


def save_floors(floors: Floors, path: Path = PATH) -> None:
    """Write the floors, sorted, one figure a line."""
    rows = []
    for name, table in sorted(floors.items()):
        lines = [
            f"    {json.dumps(figure)}: "
            + json.dumps({"floor": f.floor, "best": f.best, "reason": f.reason}, ensure_ascii=False)
            for figure, f in sorted(table.items())
        ]
        rows.append(f"  {json.dumps(name)}: {{\n" + ",\n".join(lines) + "\n  }")
    path.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")
