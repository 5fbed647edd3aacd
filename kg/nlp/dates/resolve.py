"""From what an expression means to when that is.

In:  a meaning (meanings.py), the article's date, and what was spoken of before.
Out: a `Time`. What the text and the article's date leave open stays open: X's in the value,
no days. Nothing is ever counted from today.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from kg.model import Time, TimeType
from kg.nlp.dates import holidays, periods
from kg.nlp.dates import meanings as m
from kg.nlp.dates.periods import ORDER, Period
from kg.nlp.dates.rules.relative import unit_value
from kg.nlp.dates.tense import FUTURE, PAST

FISCAL = "fiscal calendar unknown"
_OPEN = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX",
    "quarter": "XXXX-QX", "half": "XXXX-HX", "season": "XXXX-XX", "year": "XXXX",
    "decade": "XXX", "century": "XX", "millennium": "X",
}  # fmt: skip
_NAMED_OPEN = {"month": "XXXX-{:02}", "quarter": "XXXX-Q{}", "half": "XXXX-H{}"}
# Days beyond which the tense is not believed when the other reading is this near.
_FAR_BACK, _SOON = 290, 45
_FAR_AHEAD, _JUST_OVER = 200, 75
# The unit in which "n ... ago" is told: two weeks ago is a week, three years ago a year.
_PRECISION = {"fortnight": "week", "weekend": "week", "hour": "day", "minute": "day",
              "second": "day", "half": "month", "millennium": "century"}  # fmt: skip


@dataclass(slots=True)
class Situation:
    """What a reader knows on reaching an expression."""

    published_on: date | None
    direction: Callable[[], int | None] = lambda: None
    spoken: Period | None = None  # the calendar date last spoken of
    spoken_quarter: Period | None = None  # the quarter, or longer period of results, spoken of


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


def resolve(meaning: m.Meaning, at: Situation) -> Time | None:
    """When it is; None when there is no such day (31 June)."""
    if isinstance(meaning, m.Reference):
        return Time(TimeType(meaning.type), meaning.value)
    if isinstance(meaning, m.Recurring):
        return Time(TimeType.SET, meaning.value, quant=meaning.quant, freq=meaning.freq)
    if isinstance(meaning, m.Fixed):
        return _fixed(meaning)
    if isinstance(meaning, m.Length):
        return _length(meaning, at)
    if isinstance(meaning, m.Ended):
        return _ended(meaning, at)
    if isinstance(meaning, m.Between):
        try:
            return _between(meaning, at)
        except (ValueError, OverflowError):
            return None  # before the year 1 or after 9999
    if isinstance(meaning, m.DayPart | m.Clock):
        return _time_of_day(meaning, at)
    found = find(meaning, at)
    return _as_time(found) if found else None


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


def _of_period(period: Period | None, **more: Any) -> Found | None:
    return Found(period, **more) if period is not None else None


def _day(meaning: m.Day, at: Situation) -> Found | None:
    if meaning.year is not None:
        return _of_period(periods.day_of(meaning.year, meaning.month, meaning.day))
    if periods.day_of(2000, meaning.month, meaning.day) is None:
        return None
    if at.published_on is None:
        return Found(value=f"XXXX-{meaning.month:02}-{meaning.day:02}")
    around = range(at.published_on.year - 4, at.published_on.year + 5)
    days = [periods.day_of(year, meaning.month, meaning.day) for year in around]
    fitting = [d for d in days if d and meaning.weekday in (None, d.start.isoweekday())]
    nearby = [d for d in days if d and abs(d.year - at.published_on.year) <= 1]
    return _of_period(_nearest(fitting if len(fitting) < 4 and fitting else nearby, at))


def _slashed(meaning: m.Slashed, at: Situation) -> Found | None:
    if meaning.year is None:
        month, day = sorted((meaning.first, meaning.second)) if meaning.first > 12 else (
            meaning.first, meaning.second
        )  # fmt: skip
        return _day(m.Day(month, day), at)
    month_first = periods.day_of(meaning.year, meaning.first, meaning.second)
    day_first = periods.day_of(meaning.year, meaning.second, meaning.first)
    if not month_first or not day_first or month_first == day_first:
        return _of_period(month_first or day_first)
    # An article is no older than what it reports: of two readings the one that is not ahead.
    if at.published_on and day_first.start <= at.published_on < month_first.start:
        return Found(day_first, note="day taken to come before the month")
    return Found(month_first, note="month taken to come before the day")


def _nearest(candidates: list[Period], at: Situation) -> Period | None:
    """The candidate that the tense points to: the last begun, or the next not yet over."""
    published, ahead = at.published_on, at.direction()
    assert published is not None
    begun = [p for p in candidates if p.start <= published]
    coming = [p for p in candidates if p.end > published]
    closest = min(candidates, key=lambda p: (_distance(p, published), p.index), default=None)
    if closest is None or not begun or not coming or ahead is None:
        return closest
    told = begun[-1] if ahead == PAST else coming[0]
    # "extended to Nov. 20", written on 2 November, is not the one of last year, whatever the verb.
    far, near = (_FAR_BACK, _SOON) if ahead == PAST else (_FAR_AHEAD, _JUST_OVER)
    is_odd = _distance(told, published) > far and _distance(closest, published) < near
    if told.unit not in (("day",) if ahead == PAST else ("quarter", "half")):
        is_odd = False  # "acquired in April" may well be eleven months ago
    return closest if is_odd else told


def _distance(period: Period, day: date) -> int:
    if period.start <= day < period.end:
        return 0
    return min(abs((period.start - day).days), abs((period.end - day).days))


def _weekday(meaning: m.Weekday, at: Situation) -> Found | None:
    if meaning.week is not None:
        week = find(meaning.week, at)
        if week and week.period:
            return _of_period(Period.of("day", week.period.start + timedelta(meaning.weekday - 1)))
    if at.published_on is None:
        return Found(value=f"XXXX-WXX-{meaning.weekday}")
    today = at.published_on
    back = (today.isoweekday() - meaning.weekday) % 7
    if meaning.shift == -1:
        day = today - timedelta(back or 7)
    elif meaning.shift == 1:
        monday = today - timedelta(today.isoweekday() - 1)
        day = monday + timedelta(7 + meaning.weekday - 1)
    elif meaning.shift == 2:
        day = today + timedelta((7 - back) % 7 + 7)
    elif meaning.shift == 0:
        day = today - timedelta(today.isoweekday() - meaning.weekday)
    elif at.direction() == FUTURE:
        day = today + timedelta((7 - back) % 7)
    else:
        day = today - timedelta(back)
    return _of_period(Period.of("day", day))


def _year_of(meaning: m.Meaning | None, at: Situation) -> tuple[int | None, bool]:
    found = find(meaning, at) if meaning is not None else None
    if found and found.period and found.period.unit == "year":
        return found.period.index, found.is_fiscal
    return None, bool(found and found.is_fiscal)


def _named(meaning: m.Named, at: Situation) -> Found | None:
    year, is_fiscal = _year_of(meaning.year, at)
    is_fiscal |= meaning.fiscal
    if year is not None:
        return Found(periods.part_of_year(meaning.unit, year, meaning.number), is_fiscal=is_fiscal)
    if at.published_on is None or meaning.year is not None or not 1 < at.published_on.year < 9998:
        return Found(value=_open_name(meaning), is_fiscal=is_fiscal)
    here = at.published_on.year
    if is_fiscal and meaning.shift is None:
        return Found(periods.part_of_year(meaning.unit, here, meaning.number), is_fiscal=True)
    around = [
        periods.part_of_year(meaning.unit, year, meaning.number)
        for year in range(here - 1, here + 2)
    ]
    return _of_period(_pick(around, meaning, at), is_fiscal=is_fiscal)


def _open_name(meaning: m.Named) -> str:
    if meaning.unit == "season":
        return f"XXXX-{periods.SEASONS[meaning.number - 1]}"
    return _NAMED_OPEN[meaning.unit].format(meaning.number)


def _pick(around: list[Period], meaning: m.Named, at: Situation) -> Period | None:
    """ "last May" is over, "next May" has not begun, "this May" is of this year."""
    published = at.published_on
    assert published is not None
    if meaning.shift == -1:
        return max((p for p in around if p.end <= published), key=lambda p: p.index)
    if meaning.shift == 1:
        return min((p for p in around if p.start > published), key=lambda p: p.index)
    if meaning.shift == 0:
        return around[1]
    if meaning.unit == "quarter" and at.direction() != FUTURE:
        # Results are reported for a quarter that is over or running.
        return max((p for p in around if p.start <= published), key=lambda p: p.index)
    return _nearest(around, at)


def _year(meaning: m.Year, _: Situation) -> Found:
    return Found(periods.year(meaning.number), is_fiscal=meaning.fiscal)


def _era(meaning: m.Era, _: Situation) -> Found:
    return Found(Period(meaning.unit, meaning.index))


def _shift(meaning: m.Shift, at: Situation) -> Found | None:
    anchor = _anchor(meaning.anchor, meaning.unit, at)
    if anchor is None:
        value = "PRESENT_REF" if meaning == m.Shift("day", 0) else _OPEN[meaning.unit]
        return Found(value=value, is_fiscal=meaning.fiscal)
    period = Period.of(meaning.unit, anchor).shift(meaning.count)
    return Found(period, is_fiscal=meaning.fiscal)


def _anchor(kind: str, unit: str, at: Situation) -> date | None:
    """The day from which a shift is counted."""
    spoken = at.spoken
    if (
        kind == "spoken"
        and spoken
        and ORDER.index(_coarse(spoken.unit)) <= ORDER.index(_coarse(unit))
    ):
        return spoken.start
    return at.published_on


def _coarse(unit: str) -> str:
    return {"weekend": "week", "millennium": "century"}.get(unit, unit)


def _spoken(meaning: m.Spoken, at: Situation) -> Found | None:
    """ "the quarter", "that year": of what was spoken last, else by the article's date."""
    unit = meaning.unit
    if unit == "quarter":
        if at.spoken_quarter and at.spoken_quarter.unit == "quarter":
            return Found(at.spoken_quarter)
        if at.published_on:
            return Found(Period.of("quarter", at.published_on).shift(-1))
        return Found(value=_OPEN["quarter"])
    spoken = at.spoken
    if (
        spoken
        and spoken.is_representable
        and ORDER.index(_coarse(spoken.unit)) <= ORDER.index(_coarse(unit))
    ):
        return Found(Period.of(unit, spoken.start))
    if at.published_on is None:
        return Found(value=_OPEN[unit])
    if unit == "weekend":
        day = at.published_on
        back = at.direction() != FUTURE
        return Found(Period.of(unit, day - timedelta(5 if back else 0)))
    return Found(Period.of(unit, at.published_on))


def _comparison(meaning: m.Comparison, at: Situation) -> Found | None:
    """The period spoken of, a year before."""
    base = at.spoken_quarter
    if meaning.unit == "quarter" and meaning.number:
        last = base or (Period.of("year", at.published_on) if at.published_on else None)
        if last is None:
            return Found(value=f"XXXX-Q{meaning.number}")
        return Found(periods.part_of_year("quarter", last.year - 1, meaning.number))
    if meaning.year is not None:
        number = base.index % 4 + 1 if base and base.unit == "quarter" else None
        if number is None:
            return Found(periods.year(meaning.year))
        return Found(periods.part_of_year("quarter", meaning.year, number))
    if base is not None:
        return Found(periods.shift_years(base, -1))
    if at.published_on is None:
        return Found(value="XXXX")
    return Found(Period.of("year", at.published_on).shift(-1))


def _part(meaning: m.Part, at: Situation) -> Found | None:
    found = find(meaning.of, at)
    return replace(found, mod=meaning.mod) if found else None


def _nth(meaning: m.Nth, at: Situation) -> Found | None:
    whole = find(meaning.of, at)
    if whole is None or whole.period is None:
        return Found(value=_OPEN[meaning.unit])
    if meaning.weekday:
        days = [
            day
            for i in periods.parts_within("day", whole.period)
            if (day := Period("day", i)).start.isoweekday() == meaning.weekday
        ]
    else:
        days = [Period(meaning.unit, i) for i in periods.parts_within(meaning.unit, whole.period)]
        if meaning.unit == "week" and days and days[0].start > whole.period.start:
            days.insert(0, days[0].shift(-1))  # the first week is that of the first day
    index = meaning.number if meaning.number < 0 else meaning.number - 1
    return (
        Found(days[index], is_fiscal=whole.is_fiscal) if -len(days) <= index < len(days) else None
    )


def _away(meaning: m.Away, at: Situation) -> Found | None:
    length = meaning.length
    unit = _PRECISION.get(length.unit, length.unit)
    mod = _away_mod(length.mod, meaning.sign)
    if length.count is None:
        return Found(value="PAST_REF" if meaning.sign < 0 else "FUTURE_REF")
    origin = _origin(meaning, at)
    if origin is None:
        return Found(value=_OPEN[unit], mod=mod)
    if not length.count:  # "the week of March 3"
        return Found(Period.of(unit, origin.start))
    days, step, whole = _steps(length)
    if step is None:
        return None
    moved = periods.shift_by(Period("day", origin.start.toordinal()), meaning.sign * whole, step)
    moved = moved.shift(meaning.sign * days)
    is_fine = meaning.origin is not None or meaning.anchor != "published"
    if is_fine and origin.unit == "day" and unit in ("week", "month", "year"):
        return Found(moved, mod=mod)
    coarse = max(unit, origin.unit, key=lambda u: ORDER.index(_coarse(u))) if is_fine else unit
    if coarse == "century":
        coarse = "year"
    return Found(Period.of("year" if coarse == "decade" else coarse, moved.start), mod=mod)


def _origin(meaning: m.Away, at: Situation) -> Period | None:
    if meaning.origin is not None:
        found = find(meaning.origin, at)
        return found.period if found else None
    if meaning.anchor in ("spoken", "event") and at.spoken:
        return at.spoken
    if meaning.anchor == "event" or at.published_on is None:
        return None
    return Period.of("day", at.published_on)


def _steps(length: m.Length) -> tuple[int, str | None, int]:
    """Days, unit and whole units of a length that may have a fraction."""
    count, unit = length.count, length.unit
    assert count is not None
    if count > 100_000:
        return 0, None, 0
    if unit in ("hour", "minute", "second"):
        hours = count / {"hour": 1, "minute": 60, "second": 3600}[unit]
        return int(hours // 24), "day", 0
    if unit in ("fortnight", "weekend"):
        return 0, "week", int(count * (2 if unit == "fortnight" else 1))
    if unit == "millennium":
        return 0, "century", int(count * 10)
    if unit == "year" and count != int(count):
        return 0, "month", int(count * 12)
    return 0, unit, int(count)


def _away_mod(mod: str | None, sign: int) -> str | None:
    """ "more than two years ago" is before the day two years ago."""
    early, late = ("BEFORE", "AFTER") if sign < 0 else ("AFTER", "BEFORE")
    return {
        "MORE_THAN": early,
        "EQUAL_OR_MORE": "ON_OR_BEFORE" if sign < 0 else "ON_OR_AFTER",
        "LESS_THAN": late,
        "EQUAL_OR_LESS": "ON_OR_AFTER" if sign < 0 else "ON_OR_BEFORE",
    }.get(mod or "", mod)


def _holiday(meaning: m.Holiday, at: Situation) -> Found | None:
    if meaning.year is not None:
        year, _ = _year_of(meaning.year, at)
        day = holidays.holiday(meaning.name, year) if year and 1583 <= year < 2200 else None
        return _of_period(Period.of("day", day)) if day else Found(value=f"{year}-XX-XX")
    if at.published_on is None:
        return Found(value="XXXX-XX-XX")
    here = at.published_on.year
    days = [holidays.holiday(meaning.name, year) for year in range(here - 1, here + 2)]
    around = [Period.of("day", day) for day in days if day]
    if not around:
        return Found(value="XXXX-XX-XX")
    return _of_period(_pick(around, m.Named("day", 0, shift=meaning.shift), at))


_FINDERS: dict[type, Callable[[Any, Situation], Found | None]] = {
    m.Day: _day,
    m.Slashed: _slashed,
    m.Weekday: _weekday,
    m.Named: _named,
    m.Year: _year,
    m.Era: _era,
    m.Shift: _shift,
    m.Spoken: _spoken,
    m.Comparison: _comparison,
    m.Part: _part,
    m.Nth: _nth,
    m.Away: _away,
    m.Holiday: _holiday,
}


def _fixed(meaning: m.Fixed) -> Time:
    try:
        day = date.fromisoformat(meaning.value[:10])
    except ValueError:
        return Time(TimeType(meaning.type), meaning.value)
    return Time(TimeType(meaning.type), meaning.value, None, day, day + timedelta(1))


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


def _length(length: m.Length, at: Situation) -> Time:
    start, end, note = _window(length, at)
    return Time(TimeType.DURATION, duration_value(length), length.mod, start, end, note=note)


def _window(length: m.Length, at: Situation) -> tuple[date | None, date | None, str | None]:
    try:
        return _days_of_window(length, at)
    except (ValueError, OverflowError):
        return None, None, None  # beyond the years that `date` can hold


def _days_of_window(length: m.Length, at: Situation) -> tuple[date | None, date | None, str | None]:
    """The days of "the past three years", "the first nine months of 2024"; else none."""
    days, step, whole = _steps(length) if length.count is not None else (0, None, 0)
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


def _ended(meaning: m.Ended, at: Situation) -> Time:
    """ "the year ended June 30, 2024": a duration by TimeML, and we know its days."""
    length = meaning.length
    last = find(meaning.last, at)
    days, step, whole = _steps(length) if length.count is not None else (0, None, 0)
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


def meaning_has_year(meaning: m.Meaning) -> bool:
    if isinstance(meaning, m.Day | m.Named):
        return meaning.year is not None
    return True


def with_year(meaning: m.Meaning, last: m.Meaning, at: Situation) -> m.Meaning:
    """The first end of a range, with the year told at its last end: "May to July 2025"."""
    if isinstance(meaning, m.Clock) and meaning.day is None and isinstance(last, m.Clock):
        return replace(meaning, day=last.day)
    if meaning_has_year(meaning) or not meaning_has_year(last):
        return meaning
    return _with_year(meaning, find(last, at))


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
    found = find(meaning.day or m.Shift("day", 0), at)
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
