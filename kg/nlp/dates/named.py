"""Times by name and figure: "May 12", "Friday", "Q3", "summer 2024", "Christmas".

What lacks its year or its week gets the one that the article's date and the tense point to.
"""

from __future__ import annotations

from datetime import date, timedelta

from kg.nlp.dates import holidays, periods
from kg.nlp.dates import meanings as m
from kg.nlp.dates.finding import Found, Situation, find, finds, of_period, year_of
from kg.nlp.dates.periods import Period
from kg.nlp.dates.tense import FUTURE, PAST

_NAMED_OPEN = {"month": "XXXX-{:02}", "quarter": "XXXX-Q{}", "half": "XXXX-H{}"}
# Days beyond which the tense is not believed when the other reading is this near.
_FAR_BACK, _SOON = 290, 45
_FAR_AHEAD, _JUST_OVER = 200, 75
_DAY_JUST_OVER = 30


@finds(m.Day)
def _day(meaning: m.Day, at: Situation) -> Found | None:
    if meaning.year is not None:
        return of_period(periods.day_of(meaning.year, meaning.month, meaning.day))
    if periods.day_of(2000, meaning.month, meaning.day) is None:
        return None
    if at.published_on is None:
        return Found(value=f"XXXX-{meaning.month:02}-{meaning.day:02}")
    here, month, day = at.published_on.year, meaning.month, meaning.day
    # A day of the week, or 29 February, tells the year by itself among these.
    reach = 4 if meaning.weekday or (month, day) == (2, 29) else 1
    days = [periods.day_of(year, month, day) for year in range(here - reach, here + reach + 1)]
    fitting = [d for d in days if d and meaning.weekday in (None, d.start.isoweekday())]
    nearby = [d for d in days if d and abs(d.year - here) <= 1]
    return of_period(_nearest(fitting if len(fitting) < 4 and fitting else nearby, at))


@finds(m.Slashed)
def _slashed(meaning: m.Slashed, at: Situation) -> Found | None:
    if meaning.year is None:
        month, day = sorted((meaning.first, meaning.second)) if meaning.first > 12 else (
            meaning.first, meaning.second
        )  # fmt: skip
        return _day(m.Day(month, day), at)
    month_first = periods.day_of(meaning.year, meaning.first, meaning.second)
    day_first = periods.day_of(meaning.year, meaning.second, meaning.first)
    if not month_first or not day_first or month_first == day_first:
        return of_period(month_first or day_first)
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
    if told.unit == "day":
        near = min(near, _DAY_JUST_OVER if ahead == FUTURE else near)
    is_odd = _distance(told, published) > far and _distance(closest, published) < near
    if told.unit not in (("day",) if ahead == PAST else ("day", "quarter", "half")):
        # "acquired in April" may well be eleven months ago, "decided to close it in April" is not
        is_odd &= ahead == PAST and told.unit == "month" and at.is_purpose()
    return closest if is_odd else told


def _distance(period: Period, day: date) -> int:
    if period.start <= day < period.end:
        return 0
    return min(abs((period.start - day).days), abs((period.end - day).days))


@finds(m.Weekday)
def _weekday(meaning: m.Weekday, at: Situation) -> Found | None:
    if meaning.week is not None:
        week = find(meaning.week, at)
        if week and week.period:
            return of_period(Period.of("day", week.period.start + timedelta(meaning.weekday - 1)))
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
        today = _day_of_saying(at) or today
        day = today + timedelta((meaning.weekday - today.isoweekday()) % 7)
    else:
        day = today - timedelta(back)
    return of_period(Period.of("day", day))


def _day_of_saying(at: Situation) -> date | None:
    """Wednesday in "said on Wednesday that it would resume on Thursday"."""
    said, published = at.near_spoken, at.published_on
    if said is None or published is None or said.unit != "day":
        return None
    is_would = " would " in at.text[at.spoken_end : at.start]
    return said.start if is_would and 0 < (published - said.start).days < 7 else None


@finds(m.Named)
def _named(meaning: m.Named, at: Situation) -> Found | None:
    year, is_fiscal = year_of(meaning.year, at)
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
    return of_period(_pick(around, meaning, at), is_fiscal=is_fiscal)


def _open_name(meaning: m.Named) -> str:
    if meaning.unit == "season":
        return f"XXXX-{periods.SEASONS[meaning.number - 1]}"
    return _NAMED_OPEN[meaning.unit].format(meaning.number)


def _pick(around: list[Period], meaning: m.Named, at: Situation) -> Period | None:
    """ "last May" is over, "next May" has not begun, "this May" is of this year."""
    published = at.published_on
    assert published is not None
    if meaning.shift == -1:
        over = [p for p in around if p.end <= published and not _is_just_over(p, published)]
        return max(over, key=lambda p: p.index)
    if meaning.shift == 1:
        return min((p for p in around if p.start > published), key=lambda p: p.index)
    if meaning.shift == 0:
        return around[1]
    if meaning.unit == "quarter" and at.direction() != FUTURE:
        # Results are reported for a quarter that is over or running.
        return max((p for p in around if p.start <= published), key=lambda p: p.index)
    return _nearest(around, at)


def _is_just_over(period: Period, day: date) -> bool:
    """ "last February", written in March, is not the month that has just ended."""
    is_month = period.unit == "month" and period.year == day.year
    return is_month and period.shift(1).start <= day < period.shift(2).start


@finds(m.Year)
def _year(meaning: m.Year, _: Situation) -> Found:
    return Found(periods.year(meaning.number), is_fiscal=meaning.fiscal)


@finds(m.Era)
def _era(meaning: m.Era, _: Situation) -> Found:
    return Found(Period(meaning.unit, meaning.index))


@finds(m.Holiday)
def _holiday(meaning: m.Holiday, at: Situation) -> Found | None:
    if meaning.year is not None:
        year, _ = year_of(meaning.year, at)
        day = holidays.holiday(meaning.name, year) if year and 1583 <= year < 2200 else None
        return of_period(Period.of("day", day)) if day else Found(value=f"{year}-XX-XX")
    if at.published_on is None:
        return Found(value="XXXX-XX-XX")
    here = at.published_on.year
    days = [holidays.holiday(meaning.name, year) for year in range(here - 1, here + 2)]
    around = [Period.of("day", day) for day in days if day]
    if not around:
        return Found(value="XXXX-XX-XX")
    return of_period(_pick(around, m.Named("day", 0, shift=meaning.shift), at))
