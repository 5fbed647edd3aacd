"""Which period of the calendar a meaning names: the common ground of the finders.

A finder takes one kind of meaning and is registered with `@finds`; `find` calls the one for
a meaning, also for the meanings inside it. Nothing is ever counted from today.
The finders: named.py (by name and figure) and leaning.py (counted from something else).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.nlp.dates import meanings as m
from kg.nlp.dates.periods import Period

FISCAL = "fiscal calendar unknown"
OPEN_VALUE = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX",
    "quarter": "XXXX-QX", "half": "XXXX-HX", "season": "XXXX-XX", "year": "XXXX",
    "decade": "XXX", "century": "XX", "millennium": "X",
}  # fmt: skip


@dataclass(slots=True)
class Situation:
    """What a reader knows on reaching an expression."""

    published_on: date | None
    direction: Callable[[], int | None] = lambda: None
    is_purpose: Callable[[], bool] = lambda: False  # of "to do it in May", whatever was said before
    spoken: Period | None = None  # the calendar date last spoken of
    spoken_day: Period | None = None  # the day last spoken of
    near_day: Period | None = None  # the day told in this sentence or the one before
    spoken_quarter: Period | None = None  # the quarter, or longer period of results, spoken of
    resolved: tuple[m.Meaning, Found] | None = None  # what this expression was found to be


@dataclass(frozen=True, slots=True)
class Found:
    """A period found, or only a value when the text leaves the period open."""

    period: Period | None = None
    value: str = ""
    mod: str | None = None
    note: str | None = None
    is_fiscal: bool = False

    @property
    def text(self) -> str:
        return self.period.value if self.period else self.value


Finder = Callable[[Any, Situation], Found | None]
_FINDERS: dict[type, Finder] = {}


def finds(kind: type) -> Callable[[Finder], Finder]:
    """Register the finder of one kind of meaning."""

    def register(finder: Finder) -> Finder:
        _FINDERS[kind] = finder
        return finder

    return register


def find(meaning: m.Meaning, at: Situation) -> Found | None:
    """The period of the calendar that a meaning names."""
    finder = _FINDERS.get(type(meaning))
    if finder is None:
        return None
    try:
        found = finder(meaning, at)
    except (ValueError, OverflowError):
        return None  # before the year 1 or after 9999, where `date` ends
    if found and found.period and not found.period.is_representable:
        return None
    return found


def of_period(period: Period | None, **more: Any) -> Found | None:
    return Found(period, **more) if period is not None else None


def year_of(meaning: m.Meaning | None, at: Situation) -> tuple[int | None, bool]:
    found = find(meaning, at) if meaning is not None else None
    if found and found.period and found.period.unit == "year":
        return found.period.index, found.is_fiscal
    return None, bool(found and found.is_fiscal)
