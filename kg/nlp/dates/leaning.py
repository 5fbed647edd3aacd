"""Times counted from something else: "last month", "the quarter", "two weeks ago"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from kg.nlp.dates import meanings as m
from kg.nlp.dates import periods
from kg.nlp.dates.finding import OPEN_VALUE, Found, Situation, find, finds
from kg.nlp.dates.periods import ORDER, Period
from kg.nlp.dates.tense import FUTURE

# The unit in which "n ... ago" is told: two weeks ago is a week, three years ago a year.
_PRECISION = {"fortnight": "week", "weekend": "week", "hour": "day", "minute": "day",
              "second": "day", "half": "month", "millennium": "century"}  # fmt: skip

_REPORTED = 3  # years after which a year is history, and no year of results


@finds(m.Shift)
def _shift(meaning: m.Shift, at: Situation) -> Found | None:
    anchor = _anchor(meaning.anchor, meaning.unit, at)
    if anchor is None:
        value = "PRESENT_REF" if meaning == m.Shift("day", 0) else OPEN_VALUE[meaning.unit]
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


@finds(m.Spoken)
def _spoken(meaning: m.Spoken, at: Situation) -> Found | None:
    """ "the quarter", "that year": of what was spoken last, else by the article's date."""
    unit = meaning.unit
    if unit == "quarter":
        if at.spoken_quarter and at.spoken_quarter.unit == "quarter":
            return Found(at.spoken_quarter)
        if at.published_on:
            return Found(Period.of("quarter", at.published_on).shift(-1))
        return Found(value=OPEN_VALUE["quarter"])
    spoken = at.spoken
    if meaning.is_over and not (spoken and spoken.unit == "year") and at.published_on:
        return Found(Period.of("year", at.published_on).shift(-1), is_fiscal=meaning.fiscal)
    if (
        spoken
        and spoken.is_representable
        and ORDER.index(_coarse(spoken.unit)) <= ORDER.index(_coarse(unit))
    ):
        return Found(Period.of(unit, spoken.start))
    if at.published_on is None:
        return Found(value=OPEN_VALUE[unit])
    if unit == "weekend":
        day = at.published_on
        back = at.direction() != FUTURE
        return Found(Period.of(unit, day - timedelta(5 if back else 0)))
    return Found(Period.of(unit, at.published_on))


@finds(m.Comparison)
def _comparison(meaning: m.Comparison, at: Situation) -> Found | None:
    """The period spoken of, a year before. What is compared has begun: no forecast's period."""
    if meaning == m.Comparison() and (year := _year_of_results(at)):
        return Found(year.shift(-1))
    base = at.spoken_quarter
    if base and at.published_on and base.start > at.published_on and meaning.year is None:
        base = Period.of("quarter", at.published_on).shift(-1)
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


def _year_of_results(at: Situation) -> Period | None:
    """The year that this sentence told: "lost $7bn in 2023, up from $5bn a year earlier"."""
    near, published = at.near_spoken, at.published_on
    if near is None or near.unit != "year" or published is None:
        return None
    return near if 0 <= published.year - near.year <= _REPORTED else None


@finds(m.Part)
def _part(meaning: m.Part, at: Situation) -> Found | None:
    found = find(meaning.of, at)
    return replace(found, mod=meaning.mod) if found else None


@finds(m.Nth)
def _nth(meaning: m.Nth, at: Situation) -> Found | None:
    whole = find(meaning.of, at)
    if whole is None or whole.period is None:
        return Found(value=OPEN_VALUE[meaning.unit])
    if meaning.weekday:
        days = [
            day
            for i in periods.parts_within("day", whole.period)
            if (day := Period("day", i)).start.isoweekday() == meaning.weekday
        ]
    else:
        days = [Period(meaning.unit, i) for i in periods.parts_within(meaning.unit, whole.period)]
        if meaning.unit == "week":
            days = _weeks_within(whole.period)
    index = meaning.number if meaning.number < 0 else meaning.number - 1
    return (
        Found(days[index], is_fiscal=whole.is_fiscal) if -len(days) <= index < len(days) else None
    )


def _weeks_within(whole: Period) -> list[Period]:
    """ISO weeks with their greater part in a period: that of 1 January 2027 is of 2026."""
    shift = timedelta(3)  # to the Thursday, which decides in ISO 8601
    first = Period.of("week", whole.start - shift)
    last = Period.of("week", whole.end + shift)
    weeks = [Period("week", index) for index in range(first.index, last.index + 1)]
    return [week for week in weeks if whole.start <= week.start + shift < whole.end]


@finds(m.Away)
def _away(meaning: m.Away, at: Situation) -> Found | None:
    length = meaning.length
    unit = _PRECISION.get(length.unit, length.unit)
    mod = _away_mod(length.mod, meaning.sign)
    if length.count is None:
        if meaning.anchor == "spoken":  # "a few days later": after what was spoken of
            return Found(value=OPEN_VALUE[unit])
        return Found(value="PAST_REF" if meaning.sign < 0 else "FUTURE_REF")
    origin = _origin(meaning, at)
    if origin is None:
        return Found(value=OPEN_VALUE[unit], mod=mod)
    if not length.count:  # "the week of March 3"
        return Found(Period.of(unit, origin.start))
    days, step, whole = steps_of(length)
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
        # "That week it fell. Six days earlier": counted from the day, not from its week.
        is_in_days = meaning.length.unit == "day" and at.spoken_day is not None
        return at.spoken_day if is_in_days and _is_near(at) else at.spoken
    if meaning.anchor == "event" or at.published_on is None:
        return None
    return Period.of("day", at.published_on)


def _is_near(at: Situation) -> bool:
    """Whether the day last spoken of lies within the period last spoken of."""
    day, period = at.spoken_day, at.spoken
    return bool(day and period and period.start <= day.start < period.end)


def steps_of(length: m.Length) -> tuple[int, str | None, int]:
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
    if unit in periods.YEARS_IN and count != int(count):
        return 0, "year", int(count * periods.YEARS_IN[unit])  # "half a century ago"
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
