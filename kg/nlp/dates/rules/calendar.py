"""Days, months, quarters, halves, seasons and years by their names and figures."""

from __future__ import annotations

from kg.nlp.dates import guards
from kg.nlp.dates.grammar import Rule
from kg.nlp.dates.meanings import (
    Between,
    Day,
    Era,
    Fixed,
    Named,
    Pair,
    Slashed,
    Year,
)


def day(m: int, d: int, y: int | None = None, w: int | None = None) -> Day | None:
    return Day(m, d, y, w) if d <= 31 else None


def days(m: int, a: int, b: int, y: int | None = None, n: int | None = None) -> Between:
    return Between(Day(m, a, y), Day(n or m, b, y))


def pair(m: int, a: int, b: int, y: int | None = None) -> Pair:
    return Pair(Day(m, a, y), Day(m, b, y))


def slashed(a: int, b: int, y: int | None) -> Slashed | None:
    return Slashed(a, b, y) if (a <= 12 or b <= 12) and a <= 31 and b <= 31 else None


def slashed_short(a: int, b: int, y: int) -> Slashed | None:
    return slashed(a, b, y + (2000 if y < 70 else 1900))


def month_year(m: int, y: int) -> Named:
    return Named("month", m, Year(y))


def part_of(n: int, y: int, unit: str, fiscal: bool = False) -> Named:
    return Named(unit, n, Year(y, fiscal), fiscal=fiscal)


def two_digit_year(y: int) -> int:
    return y + (2000 if y < 70 else 1900)


def timestamp(
    y: int, m: int, d: int, h: int, n: int, s: int | None = None, z: str | None = None
) -> Fixed:
    seconds = f":{s:02}" if s is not None else ""
    return Fixed(f"{y:04}-{m:02}-{d:02}T{h:02}:{n:02}{seconds}{z or ''}", "TIME")


FIGURE_DATES = (
    Rule(
        "ISO date and time",
        "y:YEAR~-~m:MONTH_FIGURE~-~d:DAY~t~h:TWO_DIGITS~:~n:SIXTIETH(~:~s:SIXTIETH)?~z:ZONE?",
        "TIME_POINT",
        timestamp,
        (("at [2025-10-28T10:30:00Z] sharp", "2025-10-28T10:30:00Z"),),
    ),
    Rule(
        "ISO date",
        "y:YEAR~(-|/|.)~m:MONTH_FIGURE~(-|/|.)~d:DAY",
        "DAY_POINT",
        day,
        (("on [2025-10-28]", "2025-10-28"), ("on [2025/10/28]", "2025-10-28")),
        guard=guards.is_free_figure,
    ),
    Rule(
        "slashed date",
        "a:DAY~(/|-|.)~b:DAY~(/|-|.)~y:YEAR",
        "DAY_POINT",
        slashed,
        (("on [10/28/2025]", "2025-10-28"), ("am [28.10.2025]", "2025-10-28")),
        guard=guards.is_free_figure,
    ),
    Rule(
        "slashed date with its year apart",
        "a:DAY~/~b:DAY y:YEAR",
        "DAY_POINT",
        slashed,
        (("[02/07 2025]", "2025-02-07"),),
        guard=guards.is_free_figure,
    ),
    Rule(
        "slashed date with a short year",
        "a:DAY~/~b:DAY~/~y:TWO_DIGITS",
        "DAY_POINT",
        slashed_short,
        (("on [10/28/25]", "2025-10-28"),),
        guard=guards.is_free_figure,
    ),
    Rule(
        "slashed date without a year",
        "a:DAY~/~b:DAY",
        "DAY_POINT",
        lambda a, b: slashed(a, b, None),
        (("expires on [4/22]", "2025-04-22"),),
        guard=guards.is_dated_fraction,
    ),
    Rule(
        "month in figures",
        "m:MONTH_FIGURE~(/|-)~y:YEAR",
        "MONTH_POINT",
        month_year,
        (("by [06/2026]", "2026-06"), ("by [12-2026]", "2026-12")),
        guard=lambda c: guards.is_free_figure(c) and ("/" in c.words or len(c.words) == 7),
    ),
    Rule(
        "ISO month",
        "y:YEAR~-~m:MONTH_FIGURE",
        "MONTH_POINT",
        lambda y, m: month_year(m, y) if m >= 1 else None,
        (("in [2026-06]", "2026-06"),),
        guard=lambda c: guards.is_free_figure(c) and len(c.words) == 7,
    ),
    Rule(
        "decade",
        "(the)? y:YEAR4~'?~s",
        "ERA_POINT",
        lambda y: Era("decade", y // 10) if y % 10 == 0 else None,
        (("in [the 1990s]", "199"), ("in [the '80s]", "198")),
    ),
    Rule(
        "quarter code",
        "q~n:FOURTH",
        "QUARTER_CODE",
        lambda n: n,
    ),
    Rule("quarter code, figure first", "n:FOURTH~q", "QUARTER_CODE", lambda n: n),
    Rule("half code", "h~n:HALF_FIGURE", "HALF_CODE", lambda n: n),
    Rule("half code, figure first", "n:HALF_FIGURE~h", "HALF_CODE", lambda n: n),
    Rule("fiscal year code", "fy~('|-)?~y:YEAR4", "FISCAL_YEAR", lambda y: Year(y, True),
         (("in [FY2026]", "2026"),)),
    Rule("fiscal year code in two digits", "fy~('|-)?~y:TWO_DIGITS", "FISCAL_YEAR",
         lambda y: Year(two_digit_year(y), True), (("in [FY26]", "2026"),)),
    Rule("fiscal year code apart", "fy y:YEAR", "FISCAL_YEAR", lambda y: Year(y, True)),
    Rule("fiscal letter", "f~y:YEAR", "FISCAL_YEAR", lambda y: Year(y, True)),
    Rule("fiscal year", "(fiscal | financial) (year)? y:YEAR4", "FISCAL_YEAR",
         lambda y: Year(y, True), (("in [fiscal 2026]", "2026"), ("in [fiscal year 2026]",
         "2026"))),
    Rule("fiscal years", "(fiscal | financial) (year)? y:YEAR~(-|/)~TWO_DIGITS", "FISCAL_YEAR",
         lambda y: Year(y + 1, True), (("in [fiscal 2025-26]", "2026"),)),
)  # fmt: skip

_WEEKDAY = "(w:ANY_WEEKDAY .? ,? (the)?)?"

DATES = (
    Rule(
        "day of a month",
        f"{_WEEKDAY} m:MONTH .? d:DAYN (,? (of)? y:YEAR4)?",
        "DAY_POINT",
        day,
        (
            ("on [October 28, 2025]", "2025-10-28"),
            ("on [Oct. 28 2025],", "2025-10-28"),
            ("on [Tuesday, Oct. 28]", "2025-10-28"),
            ("on [May 3rd]", "2025-05-03"),
        ),
        guard=guards.is_month_with_figure,
    ),
    Rule("day of the week and of the calendar", "ANY_WEEKDAY .? ,? p:DAY_POINT", "DAY_POINT",
         lambda p: p, (("on [Friday 10/31/2025]", "2025-10-31"),)),
    Rule("day of a month, apart", "m:MONTH , d:ORDINAL_DAY", "DAY_POINT", day,
         (("by [October, 1st]", "2025-10-01"),)),
    Rule("day of a month, the", "m:MONTH the d:ORDINAL_DAY", "DAY_POINT", day),
    Rule(
        "day before the month",
        f"{_WEEKDAY} d:DAYN (of)? -? m:MONTH (.? -? ,? (of | in)? y:YEAR4)?",
        "DAY_POINT",
        day,
        (
            ("on [28 October 2025]", "2025-10-28"),
            ("on [the 3rd of May]", "2025-05-03"),
            ("on [28-Oct-2025]", "2025-10-28"),
        ),
        guard=guards.is_free_figure,
    ),
    Rule("the day before the month",
         f"{_WEEKDAY} the d:ORDINAL_DAY (of)? m:MONTH (,? (of)? y:YEAR4)?",
         "DAY_POINT", day),
    Rule(
        "days of a month",
        "m:MONTH .? a:DAYN (- | to | through) b:DAYN (,? y:YEAR4)?",
        "RANGE",
        days,
        (("on [May 3-5, 2025]", "2025-05-03/2025-05-05"),),
        guard=guards.is_month_with_figure,
    ),
    Rule(
        "days before their month",
        "a:DAYN (- | to) b:DAYN (of)? m:MONTH (.? ,? y:YEAR4)?",
        "RANGE",
        days,
        (("on [3-5 May 2025]", "2025-05-03/2025-05-05"), ("[3-5 May].", "2025-05-03/2025-05-05")),
        guard=guards.is_free_figure,
    ),
    Rule("two days of a month", "m:MONTH .? a:DAYN and b:DAYN (,? y:YEAR4)?", "RANGE", pair,
         (("on [April 24] and 25", "2025-04-24"), ("on April 24 and [25].", "2025-04-25")),
         guard=guards.is_month_with_figure),
    Rule("two days before their month", "a:DAYN and b:DAYN (of)? m:MONTH (.? ,? y:YEAR4)?",
         "RANGE", pair, (("on [24] and 25 April 2024", "2024-04-24"),),
         guard=guards.is_free_figure),
    Rule("days before their month in short", "a:DAYN (- | to) b:DAYN (of)? m:MONTH .",
         "RANGE", days, (("on [3-5 Feb.] it", "2025-02-03/2025-02-05"),),
         guard=lambda c: guards.is_free_figure(c) and guards.ends_in_no_full_stop(c)),
    Rule(
        "month of a year",
        "m:MONTH .? (- | ,)? (of)? y:YEAR4",
        "MONTH_POINT",
        month_year,
        (("in [September 2025]", "2025-09"), ("in [May of 2024]", "2024-05")),
        guard=guards.is_month_with_figure,
    ),
    Rule("month of a year in words", "m:MONTH (y:SPOKEN_YEAR | y:WORD_NUMBER)", "MONTH_POINT",
         lambda m, y: month_year(m, y) if 1500 <= y <= 2099 else None,
         (("in [October two thousand and five]", "2005-10"),)),
    Rule("day of a year in words", "(m:MONTH d:DAYN | d:DAYN (of)? m:MONTH) ,?"
         " (y:SPOKEN_YEAR | y:WORD_NUMBER)", "DAY_POINT",
         lambda m, d, y: day(m, d, y) if 1500 <= y <= 2099 else None,
         (("on [13 September nineteen seventy-two]", "1972-09-13"),)),
    Rule("year in a word number", "y:WORD_NUMBER", "YEAR_POINT",
         lambda y: Year(y) if 1900 <= y <= 2099 else None,
         (("back in [two thousand and twenty].", "2020"),), guard=guards.is_year_in_words),
    Rule("year called so", "(the | calendar | the calendar) year (of)? y:YEAR4", "YEAR_POINT",
         lambda y: Year(y), (("in [the year 2008]", "2008"), ("in [calendar year 2026]", "2026")),
         guard=guards.is_free_figure),
    Rule("month after its year", "y:YEAR ,? m:MONTH", "MONTH_POINT", month_year,
         (("in [2017 April],", "2017-04"),),
         guard=lambda c: guards.is_free_figure(c) and guards.is_month_after_year(c)),
    Rule(
        "month",
        "m:MONTH .?",
        "MONTH_POINT",
        lambda m: Named("month", m),
        (("Back in [April], sales fell", "2024-04"), ("by [October]", "2025-10")),
        guard=lambda c: guards.is_month(c) and guards.ends_in_no_full_stop(c),
    ),
    Rule("month, bare", "m:MONTH", "MONTH_POINT", lambda m: Named("month", m),
         guard=guards.is_month),
    Rule(
        "quarter code of a year",
        "n:QUARTER_CODE (- | of | , | ')? (fy)? y:YEAR4",
        "QUARTER_POINT",
        lambda n, y: part_of(n, y, "quarter"),
        (("in [Q3 2025]", "2025-Q3"), ("in [3Q 2025]", "2025-Q3"), ("in [Q1 '24]", "2024-Q1")),
    ),
    Rule("quarter code of a short year", "n:QUARTER_CODE~(-|/|')?~y:TWO_DIGITS", "QUARTER_POINT",
         lambda n, y: part_of(n, two_digit_year(y), "quarter"), (("in [1Q25]", "2025-Q1"),)),
    Rule("quarter code of a fiscal year", "n:QUARTER_CODE (- | of | ,)? y:FISCAL_YEAR",
         "QUARTER_POINT", lambda n, y: Named("quarter", n, y, fiscal=True),
         (("in [Q2 FY2026]", "2026-Q2"),)),
    Rule("quarter code after its year", "y:YEAR4 -? n:QUARTER_CODE", "QUARTER_POINT",
         lambda n, y: part_of(n, y, "quarter"), (("in [2025 Q3]", "2025-Q3"),)),
    Rule("fiscal quarter code after its year", "y:FISCAL_YEAR n:QUARTER_CODE", "QUARTER_POINT",
         lambda n, y: Named("quarter", n, y, fiscal=True)),
    Rule("quarter code alone", "n:QUARTER_CODE", "QUARTER_POINT", lambda n: Named("quarter", n),
         (("in [Q1]", "2025-Q1"),), guard=guards.starts_upper),
    Rule("half code of a year", "n:HALF_CODE (- | of | ,)? y:YEAR4", "QUARTER_POINT",
         lambda n, y: part_of(n, y, "half"), (("in [H1 2026]", "2026-H1"),)),
    Rule("half code of a short year", "n:HALF_CODE~(-|/)?~y:TWO_DIGITS", "QUARTER_POINT",
         lambda n, y: part_of(n, two_digit_year(y), "half"), (("in [2H26]", "2026-H2"),)),
    Rule("half code of a fiscal year", "n:HALF_CODE (- | of | ,)? y:FISCAL_YEAR",
         "QUARTER_POINT", lambda n, y: Named("half", n, y, fiscal=True)),
    Rule("half code after its year", "y:YEAR4 -? n:HALF_CODE", "QUARTER_POINT",
         lambda n, y: part_of(n, y, "half"), (("in [2026H1]", "2026-H1"),)),
    Rule("fiscal year alone", "(the)? y:FISCAL_YEAR", "YEAR_POINT", lambda y: y),
    Rule("season of a year", "(the)? s:SEASON (of)? y:YEAR4", "SEASON_POINT",
         lambda s, y: Named("season", s + 1, Year(y)), (("in [the summer of 2024]", "2024-SU"),)),
    Rule("winter across years", "(the)? s:SEASON (of)? y:YEAR~(-|/)~TWO_DIGITS", "SEASON_POINT",
         lambda s, y: Named("season", s + 1, Year(y))),
    Rule("season of a year in words", "(the)? s:SEASON of y:SPOKEN_YEAR", "SEASON_POINT",
         lambda s, y: Named("season", s + 1, Year(y))),
    Rule("season", "(the)? s:SEASON", "SEASON_POINT", lambda s: Named("season", s + 1),
         (("plants open in [the summer]", "2025-SU"),), guard=guards.is_season),
    Rule("full year 2025", "(the)? full (-)? year y:YEAR4", "YEAR_POINT", lambda y: Year(y),
         (("for [the full year 2024]", "2024"),)),
    Rule("the year 2000", "the year y:YEAR4", "YEAR_POINT", lambda y: Year(y)),
    Rule("year in words with year", "the year y:WORD_NUMBER", "YEAR_POINT",
         lambda y: Year(y) if 1000 <= y < 2200 else None,
         (("by [the year two thousand thirty]", "2030"),)),
    Rule("spoken year", "y:SPOKEN_YEAR", "YEAR_POINT", lambda y: Year(y),
         (("in [nineteen ninety-six]", "1996"),),
         guard=guards.is_after_preposition),
    Rule("short year alone", "y:SHORT_YEAR", "YEAR_POINT", lambda y: Year(y),
         (("back in ['98]", "1998"),), guard=guards.is_after_preposition),
    Rule("year", "y:YEAR", "YEAR_POINT", lambda y: Year(y), (("sold in [2024] by", "2024"),),
         guard=guards.is_year),
    Rule("the decade in words", "the d:DECADE_WORD", "ERA_POINT",
         lambda d: Era("decade", 190 + d), (("in [the nineties]", "199"),)),
    Rule("century in words", "the n:ORDINAL_DAY -? century", "ERA_POINT",
         lambda n: Era("century", n - 1), (("in [the 21st century]", "20"),)),
    Rule("century", "n:ORDINAL_DAY -? century", "ERA_POINT", lambda n: Era("century", n - 1)),
)  # fmt: skip
