"""Figures of times and amounts for the accuracy gate, by data that is no part of the repository.

In:  the folder with `time`, `values` and `relations` (docs/dates.md, docs/amounts.md).
Out: figures by set, as bench/floors.py compares them; nothing for a set whose data is absent.
Not here: how a figure is counted (times.py, cases.py, fire.py, amounts.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench import amounts, cases, fire, times

DATA = times.DEFAULT_DATA.parent
VALUE_SETS = ("times", "amounts")


def measure_values(
    names: Sequence[str] = VALUE_SETS, data: Path = DATA
) -> tuple[dict[str, dict[str, float]], list[str]]:
    """The figures of the sets whose data is there, and a line for each that is not."""
    measured, absent = {}, []
    for name in names:
        figures = {"times": _times, "amounts": _amounts}[name](data)
        if figures is None:
            absent.append(f"{name}: not measured, its data is not in {data} (docs/accuracy.md)")
        else:
            measured[name] = {figure: round(value, 4) for figure, value in figures.items()}
    return measured, absent


def _times(data: Path) -> dict[str, float] | None:
    paths = sorted((data / "time").rglob("*.tml"))
    specs, filings = data / cases.PLACE, data / fire.PLACE
    if not (paths and specs.exists() and filings.exists()):
        return None
    score, _ = times.measure(paths, "score")
    right, total, _ = cases.counts(specs)
    return {
        "relaxed_f1": score.f1(score.relaxed),
        "strict_f1": score.f1(score.strict),
        "type_f1": score.attribute_f1(score.types),
        "value_f1": score.attribute_f1(score.values),
        "cases_right": right / total,
        "fire_date_f1": fire.scores(filings)["scored only"][0],
    }


def _amounts(data: Path) -> dict[str, float] | None:
    specs, filings = data / amounts.CURRENCIES, data / fire.PLACE
    if not (specs.exists() and filings.exists()):
        return None
    right, total, _ = amounts.currency_counts(specs)
    return {
        "currencies_right": right / total,
        "fire_money_f1": amounts.fire_scores(filings)["scored only"][0],
    }
