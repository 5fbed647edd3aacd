"""Pieces put together: "early 2025", "the third quarter of next year", "Friday morning"."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.nlp.dates import guards
from kg.nlp.dates.grammar import Rule
from kg.nlp.dates.meanings import (
    Between,
    Clock,
    Comparison,
    DayPart,
    Length,
    Meaning,
    Named,
    Nth,
    Part,
    Reference,
    Shift,
    Spoken,
    Weekday,
    Year,
)


def quarter(n: int, y: Meaning | None = None, fiscal: bool = False) -> Named | None:
    is_fiscal = fiscal or (isinstance(y, Year | Shift | Spoken) and y.fiscal)
    return Named("quarter", n, y, fiscal=is_fiscal) if n <= 4 else None


def half(n: int, y: Meaning | None = None) -> Named | None:
    is_fiscal = isinstance(y, Year | Shift) and y.fiscal
    return Named("half", n, y, fiscal=is_fiscal) if n <= 2 else None


def last_half(p: Meaning) -> Meaning:
    return Named("half", 2, p) if isinstance(p, Year | Shift | Spoken) else Part("END", p)


def at(c: Clock, p: Meaning) -> Clock:
    return replace(c, day=p)


def year_quarter(y: Meaning, n: int) -> Named | None:
    return quarter(n, y)


def of_year(q: Meaning, y: Meaning) -> Named | None:
    """ "Q3 of last year": the year that the name alone lacked."""
    return replace(q, year=y) if isinstance(q, Named) and q.year is None else None


def nth_weekday(n: int, w: Meaning, p: Meaning) -> Nth | None:
    return Nth("day", n, p, w.weekday) if isinstance(w, Weekday) else None


def last_of(u: Meaning, p: Meaning) -> Meaning | None:
    """ "the last day" became a day before this one; followed by "of" it is counted there."""
    if not isinstance(u, Shift) or u.count != -1 or u.anchor != "published":
        return None
    if u.unit == "quarter":
        return quarter(4, p)
    return Nth(u.unit, -1, p) if u.unit in ("day", "week", "month", "weekend") else None


_OF = "(of | in | , | for)?"

# Before comparisons, so that "the second quarter" is one piece for "of next year".
ORDINAL_PARTS = (
    Rule("third quarter",
         "(the | its | their)? n:ORDINAL_DAY (-)? (fiscal | calendar)? (-)? quarter",
         "QUARTER_POINT", quarter,
         (("in [the third quarter] it earned", "2024-Q3"), ("[fourth-quarter] profit", "2024-Q4")),
         guard=lambda c: not c.words.lower().startswith(("its", "their"))),
    Rule("third quarter of a year", f"(the)? n:ORDINAL_DAY (-)? quarter {_OF} (the)? y:YEAR_POINT",
         "QUARTER_POINT", quarter,
         (("in [the third quarter of 2025]", "2025-Q3"), ("[second-quarter 2023]", "2023-Q2"),
          ("in [the third quarter of fiscal 2026]", "2026-Q3"),
          ("[the first quarter of next year]", "2026-Q1"))),
    Rule("fiscal third quarter",
         "(the)? (fiscal | financial) (-)? n:ORDINAL_DAY (-)? quarter (of y:YEAR_POINT)?",
         "QUARTER_POINT", lambda n, y=None: quarter(n, y, True),
         (("its [fiscal second-quarter] net", "2025-Q2"),)),
    Rule("2025 third quarter", "(the)? y:YEAR_POINT n:ORDINAL_DAY (-)? quarter", "QUARTER_POINT",
         year_quarter, (("in [the 2024 third quarter]", "2024-Q3"),)),
    Rule("fiscal 2025 third quarter", "(the)? y:FISCAL_YEAR ('~s)? n:ORDINAL_DAY (-)? quarter",
         "QUARTER_POINT", lambda y, n: quarter(n, y, True)),
    Rule("this year's third quarter", "y:YEAR_POINT '~s? n:ORDINAL_DAY (-)? quarter",
         "QUARTER_POINT", lambda y, n: quarter(n, y),
         (("in [last year's third quarter]", "2024-Q3"),)),
    Rule("last year's quarter", "y:YEAR_POINT '~s (quarter | period)", "QUARTER_POINT",
         lambda y: Comparison() if isinstance(y, Shift) and y.count == -1 else None),
    Rule("the 2024 quarter", "the y:YEAR_POINT (quarter | period)", "QUARTER_POINT",
         lambda y: Comparison(year=y.number) if isinstance(y, Year) else None),
    Rule("last third quarter", "(the)? s:DEICTIC n:ORDINAL_DAY (-)? quarter", "QUARTER_POINT",
         lambda s, n: Named("quarter", n, shift=s) if n <= 4 else None),
    Rule("second half", "(the | its)? n:ORDINAL_DAY (-)? half", "QUARTER_POINT", half,
         (("it will open in [the second half]", "2025-H2"),),
         guard=lambda c: (guards.is_not_glued(c) and c.words.lower().startswith("the ")
         and not c.after.startswith(" of")) or c.words.lower().endswith("-half")),
    Rule("second half of a year", f"(the)? n:ORDINAL_DAY (-)? half {_OF} (the)? y:YEAR_POINT",
         "QUARTER_POINT", half,
         (("in [the second half of 2026]", "2026-H2"), ("[first-half 2025] sales", "2025-H1"))),
    Rule("2025 first half", "(the)? y:YEAR_POINT ('~s)? n:ORDINAL_DAY (-)? half", "QUARTER_POINT",
         lambda y, n: half(n, y), (("in [the 2024 first half]", "2024-H1"),
         ("in [last year's second half]", "2024-H2")),
         guard=lambda c: not c.after.startswith(" of ")),
    Rule("second half of a period", "(the)? n:ORDINAL_DAY half of p:POINT", "MONTH_POINT",
         lambda n, p: Part("START" if n == 1 else "END", p) if n <= 2 else None),
    Rule("latter half of a year", "(the)? (latter | last | back) half of p:PERIOD",
         "QUARTER_POINT", last_half, (("in [the latter half of 2025]", "2025-H2"),)),
    Rule("first half of a year", "(the)? (former | front | early) half of y:YEAR_POINT",
         "QUARTER_POINT", lambda y: Named("half", 1, y)),
    Rule("last quarter of a year", "(the)? (last | final | closing) quarter of y:YEAR_POINT",
         "QUARTER_POINT", lambda y: Named("quarter", 4, y),
         (("in [the final quarter of 2025]", "2025-Q4"),)),
    Rule("quarter of last year", "(the)? q:QUARTER_POINT (of)? y:YEAR_POINT", "QUARTER_POINT",
         of_year, (("in [Q3 of last year]", "2024-Q3"),)),
    Rule("first week of May", "(the)? n:ORDINAL_DAY u:UNIT_S (of | in) p:POINT", "WEEK_POINT",
         lambda n, u, p: Nth(u, n, p) if u in ("day", "week", "month", "weekend") else None,
         (("in [the first week of May 2025]", "2025-W18"), ("[the third month of 2024]",
         "2024-03"))),
    Rule("last day of May", "u:POINT (of | in) p:POINT", "DAY_POINT", last_of,
         (("on [the last day of 2024]", "2024-12-31"),)),
    Rule("first Monday of May", "(the)? n:ORDINAL_DAY w:DAY_POINT (of | in) p:POINT", "DAY_POINT",
         nth_weekday, (("on [the first Monday of May 2025]", "2025-05-05"),)),
    Rule("last Monday of May", "w:DAY_POINT (of | in) p:MONTH_POINT", "DAY_POINT",
         lambda w, p: Nth("day", -1, p, w.weekday)
         if isinstance(w, Weekday) and w.shift == -1 else None),
    Rule("day of this month", "the d:ORDINAL_DAY of p:MONTH_POINT", "DAY_POINT",
         lambda d, p: Nth("day", d, p),
         (("on [the 15th of this month]", "2025-03-15"),)),
    Rule("month of this year", "p:MONTH_POINT (of | ,)? y:YEAR_POINT", "MONTH_POINT",
         lambda p, y: Named("month", p.number, y)
         if isinstance(p, Named) and p.year is None and isinstance(y, Shift | Year) else None),
)  # fmt: skip

_MODS = (
    ("early", "(early (in | on)? | earlier (in | on)? | (the)? (beginning | start | outset) of"
     " | at the turn of)", "START",
     ("[early 2025]", "2025")),
    ("mid", "(mid -? | (the)? middle of | midway through)", "MID", ("[mid-2025]", "2025")),
    ("late", "(late (in | on)? | later (in | on)? | (the)? (end | close) of)", "END",
     ("[late 2027]", "2027")),
)  # fmt: skip


def part(mod: str, meaning: Meaning) -> Meaning | None:
    if isinstance(meaning, Length | Reference | Clock):
        return None
    if isinstance(meaning, DayPart):
        return replace(meaning, mod=mod)
    return Part(mod, meaning)


def _parts() -> tuple[Rule, ...]:
    kinds = ("DAY", "WEEK", "MONTH", "QUARTER", "SEASON", "YEAR", "ERA")
    rules = []
    for name, words, mod, example in _MODS:
        for kind in kinds:
            rules.append(
                Rule(
                    f"{name} {kind.lower()}",
                    f"(the)? {words} (the)? p:{kind}_POINT",
                    f"{kind}_POINT",
                    lambda p, mod=mod: part(mod, p),
                    (example,) if kind == "YEAR" else (),
                )
            )
        rules.append(
            Rule(
                f"{name} in the day",
                f"{words} p:TIME_POINT",
                "TIME_POINT",
                lambda p, mod=mod: part(mod, p),
            )
        )
    return tuple(rules)


MODS = (
    *_parts(),
    Rule("early to mid", "(the)? early -? (to | or)? -? mid -? p:POINT", "MONTH_POINT",
         lambda p: part("START", p)),
    Rule("mid to late", "(the)? mid -? (to | or)? -? late -? p:POINT", "MONTH_POINT",
         lambda p: part("END", p)),
    Rule("year-end", "(the)? (calendar | fiscal)? year (-)? end", "YEAR_POINT",
         lambda: Part("END", Shift("year", 0)), (("by [year-end]", "2025"),)),
    Rule("year's end", "(the)? year '~s end", "YEAR_POINT", lambda: Part("END", Spoken("year"))),
    Rule("year-end of a year", "year (-)? end (of)? y:YEAR_POINT", "YEAR_POINT",
         lambda y: Part("END", y), (("by [year-end 2026]", "2026"),)),
    Rule("2026 year-end", "y:YEAR_POINT (-)? year (-)? end", "YEAR_POINT", lambda y: Part("END",
         y)),
    Rule("midyear", "(midyear | mid -? year)", "YEAR_POINT", lambda: Part("MID", Shift("year", 0)),
         (("by [midyear]", "2025"),)),
    Rule("midweek", "(midweek | mid -? week)", "WEEK_POINT", lambda: Part("MID", Shift("week", 0)),
         (("by [midweek]", "2025-W11"),)),
    Rule("quarter-end", "(the)? (quarter | month) (-)? end", "QUARTER_POINT",
         lambda: Part("END", Shift("quarter", 0))),
    Rule("end-June", "end - p:POINT", "MONTH_POINT", lambda p: Part("END", p),
         (("by [end-June 2025]", "2025-06"),)),
    Rule("end 2025", "end p:YEAR_POINT", "YEAR_POINT", lambda p: Part("END", p)
         if isinstance(p, Year) else None,
         guard=lambda c: c.before.lower().rstrip().endswith(("by", "until", "at"))),
    Rule("about a date", "(around | circa | approximately) p:POINT", "DAY_POINT",
         lambda p: Part("APPROX", p), (("closes [around May 2025]", "2025-05"),),
         guard=lambda c: not c.after.startswith(("'s", "’s"))),  # "got around Friday's ruling"
    Rule("sometime in", "(sometime | some time) (in)? p:POINT", "YEAR_POINT", lambda p: p,
         (("[sometime next year]", "2026"),)),
    Rule("pre-2020", "pre - p:YEAR_POINT", "YEAR_POINT", lambda p: Part("BEFORE", p)),
    Rule("post-2020", "post - p:YEAR_POINT", "YEAR_POINT", lambda p: Part("AFTER", p)),
    Rule("2030 or later", "p:YEAR_POINT (or later | and beyond | onward | onwards)", "YEAR_POINT",
         lambda p: Part("ON_OR_AFTER", p), (("in [2030 and beyond]", "2030"),)),
    Rule("2030 or earlier", "p:YEAR_POINT or (earlier | before)", "YEAR_POINT",
         lambda p: Part("ON_OR_BEFORE", p), guard=lambda c: not re.match(r" \d", c.after)),
    Rule("end of year", "(the)? (end | close) of (calendar)? year", "YEAR_POINT",
         lambda: Part("END", Shift("year", 0)), (("done by [end of year]", "2025"),)),
    Rule("so far this year", "s:YEAR_POINT so far", "YEAR_POINT", lambda s: s),
)  # fmt: skip

CLOCK_TIMES = (
    Rule("Friday morning", "p:DAY_POINT (-)? d:DAY_PART", "TIME_POINT",
         lambda p, d: DayPart(d, p), (("on [Monday morning]", "2025-03-10TMO"),
                                      ("[yesterday afternoon]", "2025-03-11TAF"))),
    Rule("morning of Friday", "(the)? d:DAY_PART of p:DAY_POINT", "TIME_POINT",
         lambda p, d: DayPart(d, p)),
    Rule("mid afternoon of a day", "(mid | middle) -? d:DAY_PART p:DAY_POINT", "TIME_POINT",
         lambda d, p: DayPart(d, p, "MID"), (("[mid-afternoon yesterday]", "2025-03-11TAF"),)),
    Rule("mid afternoon", "(mid | middle) -? d:DAY_PART", "TIME_POINT",
         lambda d: DayPart(d, Shift("day", 0), "MID")),
    Rule("time on a day", "c:CLOCK ,? (on)? p:DAY_POINT", "TIME_POINT", at,
         (("at [10 a.m. on March 14, 2025]", "2025-03-14T10:00"),)),
    Rule("time on a day with its zone", "c:CLOCK (on)? p:DAY_POINT z:ZONE", "TIME_POINT",
         lambda c, p, z: replace(c, day=p, zone=z or None)),
    Rule("day at a time", "p:DAY_POINT ,? (at | by)? c:CLOCK", "TIME_POINT", at,
         (("on [March 14, 2025, at 10:30]", "2025-03-14T10:30"),)),
    Rule("time in the morning", "h:NUM in the d:DAY_PART", "TIME_POINT",
         lambda h, d: Clock(h % 12 + (12 if d in ("AF", "EV") else 0)) if 1 <= h <= 12 else None),
    Rule("clock in the morning", "c:CLOCK (in the | this) d:DAY_PART", "TIME_POINT",
         lambda c, d: replace(c, hour=c.hour + 12 if d in ("AF",
         "EV") and c.hour < 12 else c.hour)),
    Rule("time of day", "c:CLOCK", "TIME_POINT", lambda c: c),
)  # fmt: skip


def years(a: Meaning, b: Meaning) -> Between | None:
    is_row = isinstance(a, Year) and isinstance(b, Year) and a.number < b.number
    return Between(a, b) if is_row else None


def years_in_short(a: Meaning, b: int) -> Between | None:
    """ "2024-25"; "2024-05" is a month."""
    if not isinstance(a, Year) or b <= max(12, a.number % 100):
        return None
    return Between(a, Year(a.number // 100 * 100 + b))


def span(a: Meaning, b: Meaning) -> Between | None:
    if isinstance(a, Reference) or isinstance(b, Reference):
        return None
    return Between(a, b)


RANGES = (
    Rule("years in figures", "a:YEAR_POINT~-~b:YEAR_POINT", "RANGE",
         years,
         (("data for [2022-2024] is", "2022/2024"),), guard=guards.is_free_figure),
    Rule("years in figures, spaced", "a:YEAR_POINT (- | /) b:YEAR_POINT", "RANGE",
         years,
         guard=guards.is_free_figure),
    Rule("years in figures, shortened", "a:YEAR_POINT~(-|/)~b:TWO_DIGITS", "RANGE",
         years_in_short,
         (("in [2024-25]", "2024/2025"),), guard=guards.is_free_figure),
    Rule("May-July", "a:POINT - b:POINT", "RANGE", span,
         (("[May-July 2025]", "2025-05/2025-07"),)),
)  # fmt: skip
