"""Periods of the calendar as whole numbers: arithmetic, days covered, TIMEX3 values.

A period is a unit and an index on that unit's endless row: the month 2025-03 is
`Period("month", 2025 * 12 + 2)`, so "three months later" is `index + 3` and
"the same quarter a year earlier" is `index - 4`. Weeks are ISO weeks.
Not here: anything about language.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

_MONDAY = 1  # date.fromordinal(1) is a Monday: week 0 begins there
SEASONS = ("SP", "SU", "FA", "WI")  # begin in March, June, September, December
# How many of a unit make a year; days and weeks do not divide it.
PER_YEAR = {"year": 1, "half": 2, "quarter": 4, "season": 4, "month": 12}
YEARS_IN = {"decade": 10, "century": 100, "millennium": 1000}
ORDER = ("day", "week", "month", "quarter", "season", "half", "year", "decade", "century")


@dataclass(frozen=True, slots=True)
class Period:
    """One stretch of the calendar.

    >>> Period("quarter", 2025 * 4 + 2).value
    '2025-Q3'
    >>> Period.of("week", date(2025, 3, 12)).shift(-1).value
    '2025-W10'
    """

    unit: str
    index: int

    @staticmethod
    def of(unit: str, day: date) -> Period:
        """The period of this unit in which `day` lies."""
        if unit == "day":
            return Period(unit, day.toordinal())
        if unit in ("week", "weekend"):
            return Period(unit, (day.toordinal() - _MONDAY) // 7)
        if unit == "season":
            return Period(unit, (day.year * 12 + day.month - 3) // 3)
        if unit in YEARS_IN:
            return Period(unit, day.year // YEARS_IN[unit])
        per = PER_YEAR[unit]
        return Period(unit, day.year * per + (day.month - 1) * per // 12)

    def shift(self, count: int) -> Period:
        return Period(self.unit, self.index + count)

    @property
    def year(self) -> int:
        """The year in which it begins, by the name it bears ("winter of 1994")."""
        if self.unit in PER_YEAR:
            return self.index // PER_YEAR[self.unit]
        if self.unit in YEARS_IN:
            return self.index * YEARS_IN[self.unit]
        return self.start.isocalendar().year if self.unit != "day" else self.start.year

    @property
    def start(self) -> date:
        return _START[self.unit](self.index)

    @property
    def end(self) -> date:
        """The day after its last one."""
        if self.unit == "weekend":
            return self.start + timedelta(2)
        return _START[self.unit](self.index + 1)

    @property
    def is_representable(self) -> bool:
        """Whether both its days lie within what `date` can hold."""
        if self.unit in PER_YEAR and 1 < self.index // PER_YEAR[self.unit] < MAXYEAR:
            return True  # without asking for the days, since most are
        try:
            return self.start < self.end
        except (ValueError, OverflowError):
            return False

    @property
    def value(self) -> str:
        """The TIMEX3 value: "2025-Q3", "2025-W10", "199", "19"."""
        return _VALUE[self.unit](self)


def _part_start(per: int) -> Callable[[int], date]:
    months = 12 // per
    return lambda index: date(index // per, index % per * months + 1, 1)


def _season_start(index: int) -> date:
    year, season = divmod(index, 4)
    return date(year, 3 * season + 3, 1)


def _years_start(length: int) -> Callable[[int], date]:
    return lambda index: date(max(1, index * length), 1, 1)


_START: dict[str, Callable[[int], date]] = {
    "day": date.fromordinal,
    "week": lambda index: date.fromordinal(index * 7 + _MONDAY),
    "weekend": lambda index: date.fromordinal(index * 7 + _MONDAY + 5),
    **{unit: _part_start(per) for unit, per in PER_YEAR.items()},
    "season": _season_start,
    **{unit: _years_start(length) for unit, length in YEARS_IN.items()},
}


def _week_value(period: Period) -> str:
    year, week, _ = date.fromordinal(period.index * 7 + _MONDAY).isocalendar()
    return f"{year:04}-W{week:02}"


_VALUE: dict[str, Callable[[Period], str]] = {
    "day": lambda p: p.start.isoformat(),
    "week": _week_value,
    "weekend": lambda p: _week_value(p) + "-WE",
    "month": lambda p: f"{p.index // 12:04}-{p.index % 12 + 1:02}",
    "quarter": lambda p: f"{p.index // 4:04}-Q{p.index % 4 + 1}",
    "half": lambda p: f"{p.index // 2:04}-H{p.index % 2 + 1}",
    "season": lambda p: f"{p.index // 4:04}-{SEASONS[p.index % 4]}",
    "year": lambda p: f"{p.index:04}",
    "decade": lambda p: f"{p.index:03}",
    "century": lambda p: f"{p.index:02}",
    "millennium": lambda p: f"{p.index:01}",
}


def year(number: int) -> Period:
    return Period("year", number)


def part_of_year(unit: str, year: int, number: int) -> Period:
    """The third quarter of 2025: `part_of_year("quarter", 2025, 3)`."""
    return Period(unit, year * PER_YEAR[unit] + number - 1)


def day_of(year: int, month: int, day: int) -> Period | None:
    """A day of the calendar, or None for 31 June."""
    if not 1 <= year <= MAXYEAR:
        return None
    try:
        return Period("day", date(year, month, day).toordinal())
    except ValueError:
        return None


def parts_within(unit: str, whole: Period) -> range:
    """Indexes of the periods of `unit` that begin within `whole`.

    >>> [Period("month", i).value for i in parts_within("month", Period("quarter", 2025 * 4))]
    ['2025-01', '2025-02', '2025-03']
    """
    first = Period.of(unit, whole.start)
    if first.start < whole.start:
        first = first.shift(1)
    last = Period.of(unit, whole.end - timedelta(1))
    return range(first.index, last.index + 1)


def shift_years(period: Period, years: int) -> Period:
    """The same period of another year; 29 February becomes the 28th."""
    if period.unit in PER_YEAR:
        return period.shift(years * PER_YEAR[period.unit])
    if period.unit in YEARS_IN:
        return year(period.year + years)
    start = period.start
    day = day_of(start.year + years, start.month, start.day) or day_of(start.year + years, 2, 28)
    if day is None or period.unit == "day":
        return day or period
    return Period.of(period.unit, day.start)


def shift_by(period: Period, count: int, unit: str) -> Period:
    """`period` moved by whole units; keeps its own precision."""
    if unit in YEARS_IN:
        return shift_years(period, count * YEARS_IN[unit])
    if unit in PER_YEAR and period.unit in PER_YEAR:
        steps, rest = divmod(count * PER_YEAR[period.unit], PER_YEAR[unit])
        if not rest:
            return period.shift(steps)
    if unit == "year":
        return shift_years(period, count)
    if unit in PER_YEAR:
        months = count * 12 // PER_YEAR[unit]
        start = period.start
        total = start.year * 12 + start.month - 1 + months
        for last in (start.day, 30, 29, 28):
            moved = day_of(total // 12, total % 12 + 1, min(start.day, last))
            if moved:
                return moved if period.unit == "day" else Period.of(period.unit, moved.start)
        return period
    moved_day = period.start + timedelta(days=count * (7 if unit == "week" else 1))
    return Period.of(period.unit, moved_day)
