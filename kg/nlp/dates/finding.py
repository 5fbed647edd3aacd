"""Which period of the calendar a meaning names: the common ground of the finders.

A finder takes one kind of meaning and is registered with `@finds`; `find` calls the one for
a meaning, also for the meanings inside it. Nothing is ever counted from today.
The finders: named.py (by name and figure) and leaning.py (counted from something else).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kg.nlp.dates import meanings as m
from kg.nlp.dates import tense
from kg.nlp.dates.periods import Period

FISCAL = "fiscal calendar unknown"
OPEN_VALUE = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX",
    "quarter": "XXXX-QX", "half": "XXXX-HX", "season": "XXXX-XX", "year": "XXXX",
    "decade": "XXX", "century": "XX", "millennium": "X",
}  # fmt: skip


@dataclass(slots=True)
class Situation:
    """What a reader knows on reaching the expression `text[start:end]`."""

    published_on: date | None
    text: str = ""
    start: int = 0
    end: int = 0
    spoken: Period | None = None  # the calendar date last spoken of
    spoken_end: int = 0  # where that was
    spoken_day: Period | None = None  # the day last spoken of
    spoken_day_end: int = 0
    spoken_quarter: Period | None = None  # the quarter, or longer period of results, spoken of
    resolved: tuple[m.Meaning, Found] | None = None  # what this expression was found to be
    _tense: list[int | None] = field(default_factory=list)  # of this expression, once looked up

    def reach(self, start: int, end: int) -> None:
        """Go on to the next expression."""
        self.start, self.end, self.resolved, self._tense = start, end, None, []

    def direction(self) -> int | None:
        """The tense around the expression, looked up when asked for and then once."""
        if not self._tense:
            self._tense.append(tense.direction(self.text, self.start, self.end))
        return self._tense[0]

    def is_purpose(self) -> bool:
        """Whether it belongs to an infinitive: "decided to do it in May"."""
        return tense.is_purpose(self.text, self.start)

    def remember(self, period: Period) -> None:
        """What "that year" and "an hour later" will lean on from here."""
        self.spoken, self.spoken_end = period, self.end
        if period.unit == "day":
            self.spoken_day, self.spoken_day_end = period, self.end

    @property
    def near_spoken(self) -> Period | None:
        """The calendar date told before in this sentence."""
        is_near = tense.sentences_between(self.text, self.spoken_end, self.start) == 0
        return self.spoken if is_near else None

    @property
    def near_day(self) -> Period | None:
        """The day told before in this sentence or in the one before it."""
        is_near = tense.sentences_between(self.text, self.spoken_day_end, self.start) <= 1
        return self.spoken_day if is_near else None


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
