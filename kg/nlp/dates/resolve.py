"""From what an expression means to when that is.

In:  a meaning (meanings.py), the article's date, and what was spoken of before.
Out: a `Time`. What the text and the article's date leave open stays open: X's in the value,
no days. The finders of periods are in named.py and leaning.py, durations in durations.py.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from kg.model import Time, TimeType
from kg.nlp.dates import leaning, named, periods
from kg.nlp.dates import meanings as m
from kg.nlp.dates.durations import ended_time, length_time
from kg.nlp.dates.finding import FISCAL, Found, Situation, find
from kg.nlp.dates.periods import Period

__all__ = ["Situation", "find", "leaning", "named", "resolve", "with_year"]


def resolve(meaning: m.Meaning, at: Situation) -> Time | None:
    """When it is; None when there is no such day (31 June)."""
    if isinstance(meaning, m.Reference):
        return Time(TimeType(meaning.type), meaning.value)
    if isinstance(meaning, m.Recurring):
        return Time(TimeType.SET, meaning.value, quant=meaning.quant, freq=meaning.freq)
    if isinstance(meaning, m.Fixed):
        return _fixed(meaning)
    if isinstance(meaning, m.Length):
        return length_time(meaning, at)
    if isinstance(meaning, m.Ended):
        return ended_time(meaning, at)
    if isinstance(meaning, m.Between):
        try:
            return _between(meaning, at)
        except (ValueError, OverflowError):
            return None  # before the year 1 or after 9999
    if isinstance(meaning, m.DayPart | m.Clock):
        return _time_of_day(meaning, at)
    found = find(meaning, at)
    if found is None:
        return None
    at.resolved = (meaning, found)
    return _as_time(found)


def _as_time(found: Found) -> Time:
    period = found.period
    if period is None or found.is_fiscal:
        note = FISCAL if found.is_fiscal else found.note
        return Time(TimeType.DATE, found.text, found.mod, note=note)
    start, end = _edge(period, found.mod)
    return Time(TimeType.DATE, period.value, found.mod, start, end, note=found.note)


def _edge(period: Period, mod: str | None) -> tuple[date | None, date | None]:
    """The days that a modifier leaves: "by the end of" keeps the whole period open to its end."""
    if mod == "BEFORE":
        return None, period.start
    if mod == "ON_OR_BEFORE":
        return None, period.end
    if mod == "AFTER":
        return period.end, None
    if mod == "ON_OR_AFTER":
        return period.start, None
    return period.start, period.end


def _fixed(meaning: m.Fixed) -> Time:
    try:
        day = date.fromisoformat(meaning.value[:10])
    except ValueError:
        return Time(TimeType(meaning.type), meaning.value)
    return Time(TimeType(meaning.type), meaning.value, None, day, day + timedelta(1))


def _between(meaning: m.Between, at: Situation) -> Time | None:
    """Both ends, as an ISO 8601 interval; a year told once counts for both."""
    last = find(meaning.last, at)
    first = find(_with_year(meaning.first, last), at)
    if not first or not last:
        return None
    if not meaning_has_year(meaning.last):
        last = _following(first, last)
    value = f"{first.text}/{last.text}"
    if (
        not first.period or not last.period or first.is_fiscal or last.is_fiscal
        or not first.period.is_representable or not last.period.is_representable
    ):  # fmt: skip
        note = FISCAL if first.is_fiscal or last.is_fiscal else None
        return Time(TimeType.DURATION, value, note=note)
    if first.period.start >= last.period.end:
        return None
    return Time(TimeType.DURATION, value, None, first.period.start, last.period.end)


def with_year(meaning: m.Meaning, last: m.Meaning, at: Situation) -> m.Meaning:
    """The first end of a range, with the year told at its last end: "May to July 2025"."""
    if isinstance(meaning, m.Clock) and meaning.day is None and isinstance(last, m.Clock):
        return replace(meaning, day=last.day)
    if meaning_has_year(meaning) or not meaning_has_year(last):
        return meaning
    return _with_year(meaning, find(last, at))


def meaning_has_year(meaning: m.Meaning) -> bool:
    if isinstance(meaning, m.Day | m.Named):
        return meaning.year is not None
    return True


def _with_year(meaning: m.Meaning, last: Found | None) -> m.Meaning:
    if meaning_has_year(meaning) or last is None or last.period is None:
        return meaning
    year = last.period.year
    if isinstance(meaning, m.Named):
        if (
            meaning.unit == last.period.unit
            and meaning.number - 1 > last.period.index % periods.PER_YEAR[meaning.unit]
        ):
            year -= 1
        return replace(meaning, year=m.Year(year))
    if isinstance(meaning, m.Day):
        if last.period.unit == "day" and (meaning.month, meaning.day) > (
            last.period.start.month,
            last.period.start.day,
        ):
            year -= 1
        return replace(meaning, year=year)
    return meaning


def _following(first: Found, last: Found) -> Found:
    if first.period and last.period and first.period.unit in periods.PER_YEAR | {"day": 1}:
        while (
            last.period and last.period.is_representable and first.period.start > last.period.start
        ):
            last = Found(periods.shift_years(last.period, 1))
    return last


def _time_of_day(meaning: m.DayPart | m.Clock, at: Situation) -> Time | None:
    is_bare_hour = isinstance(meaning, m.Clock) and meaning.day is None
    found = find(meaning.day or m.Shift("day", 0), at)
    if is_bare_hour and at.near_day:
        found = Found(at.near_day)
    if found is None and meaning.day is not None:
        return None
    text, note = _day_text(found), None
    if isinstance(meaning, m.DayPart):
        value, mod = f"{text}T{meaning.part}", meaning.mod
    else:
        value, mod = f"{text}T{_clock_text(meaning)}", None
        # TimeML writes the local time; the zone is kept beside it.
        note = f"time zone {meaning.zone}" if meaning.zone else None
    if found and found.period and found.period.unit == "day":
        return Time(TimeType.TIME, value, mod, found.period.start, found.period.end, note=note)
    return Time(TimeType.TIME, value, mod, note=note)


def _day_text(found: Found | None) -> str:
    if found is None or found.value.endswith("_REF"):
        return "XXXX-XX-XX"
    return found.text


def _clock_text(clock: m.Clock) -> str:
    seconds = f":{clock.second:02}" if clock.second is not None else ""
    return f"{clock.hour:02}:{clock.minute or 0:02}{seconds}"
