"""Durations: their values, and the days of those that stand somewhere in the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from kg.model import Time, TimeType
from kg.nlp.dates import meanings as m
from kg.nlp.dates import periods
from kg.nlp.dates.finding import FISCAL, Situation, find
from kg.nlp.dates.leaning import steps_of
from kg.nlp.dates.periods import Period
from kg.nlp.dates.rules.relative import unit_value


def length_time(length: m.Length, at: Situation) -> Time:
    start, end, note = _window(length, at)
    return Time(TimeType.DURATION, duration_value(length), length.mod, start, end, note=note)


def ended_time(meaning: m.Ended, at: Situation) -> Time:
    """ "the year ended June 30, 2024": a duration by TimeML, and we know its days."""
    length = meaning.length
    last = find(meaning.last, at)
    days, step, whole = steps_of(length) if length.count is not None else (0, None, 0)
    start = end = None
    if last and last.period and step:
        end = last.period.end
        try:
            back = periods.shift_by(Period("day", end.toordinal()), -whole, step).shift(-days)
            start = back.start
        except (ValueError, OverflowError):
            start = None  # before the year 1
    if length.unit == "quarter" and length.count == 1 and start:
        middle = start + timedelta(45)
        return Time(TimeType.DATE, Period.of("quarter", middle).value, None, start, end)
    return Time(TimeType.DURATION, duration_value(length), length.mod, start, end)


def duration_value(length: m.Length) -> str:
    """ "P3Y", "PXM", "P10Y" for a decade."""
    count, unit = length.count, length.unit
    if unit in ("decade", "century", "millennium") and count is not None:
        years = {"decade": 10, "century": 100, "millennium": 1000}[unit]
        return f"P{_plain(count * years)}Y"
    if unit == "half" and count is not None:
        return f"P{_plain(count * 6)}M"
    return unit_value(unit, "X" if count is None else _plain(count))


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f") if number % 1 else str(int(number))


def _window(length: m.Length, at: Situation) -> tuple[date | None, date | None, str | None]:
    try:
        return _days_of_window(length, at)
    except (ValueError, OverflowError):
        return None, None, None  # beyond the years that `date` can hold


def _days_of_window(length: m.Length, at: Situation) -> tuple[date | None, date | None, str | None]:
    """The days of "the past three years", "the first nine months of 2024"; else none."""
    days, step, whole = steps_of(length) if length.count is not None else (0, None, 0)
    if step is None or length.mod:
        return None, None, None
    if length.window in ("first", "final") and length.of is not None:
        found = find(length.of, at)
        if found is None or found.period is None:
            return None, None, None
        if found.is_fiscal:
            return None, None, FISCAL
        return _within(found.period, length.window, whole, step)
    if at.published_on is None or length.window not in ("past", "coming"):
        return None, None, None
    here = Period.of("day", at.published_on)
    sign = -1 if length.window == "past" else 1
    other = periods.shift_by(here, sign * whole, step).shift(sign * days)
    if not other.is_representable:
        return None, None, None
    first, last = sorted((here.start, other.start))
    return first, last, None


def _within(whole: Period, window: str, count: int, unit: str) -> tuple[date, date, None]:
    if window == "first":
        first = Period("day", whole.start.toordinal())
        return whole.start, periods.shift_by(first, count, unit).start, None
    last = Period("day", whole.end.toordinal())
    return periods.shift_by(last, -count, unit).start, whole.end, None
