"""Times that lean on another one: "last year", "today", "the quarter", "a year earlier"."""

from __future__ import annotations

import re

from kg.nlp.dates import guards, uses
from kg.nlp.dates.grammar import Rule
from kg.nlp.dates.meanings import (
    Comparison,
    Day,
    DayPart,
    Meaning,
    Named,
    Recurring,
    Reference,
    Shift,
    Spoken,
    Weekday,
)

_PIECE_OF = re.compile(r"\b(?:start|beginning|middle|end|close|rest|remainder|turn) of $")
_POINT_OF = {"day": "DAY", "week": "WEEK", "weekend": "WEEK", "month": "MONTH",
             "quarter": "QUARTER", "half": "QUARTER", "year": "YEAR"}  # fmt: skip


def by_unit(meaning: Shift | Spoken) -> str:
    """The category of a shifted unit: "last week" is a WEEK_POINT."""
    return _POINT_OF.get(meaning.unit, "ERA") + "_POINT"


def shift(s: int, u: str) -> Meaning:
    if u == "day" and s == 0:
        return Spoken("day")
    return Shift(u, s)


def reference(value: str) -> Meaning:
    return Reference(value)


def of_spoken(unit: str, count: int) -> Shift:
    return Shift(unit, count, anchor="spoken")


DEICTIC = (
    Rule("today", "today", "DAY_POINT", lambda: Shift("day", 0), (("said [today]", "2025-03-12"),),
         guard=uses.is_that_day),
    Rule("yesterday", "yesterday", "DAY_POINT", lambda: Shift("day", -1),
         (("[yesterday]", "2025-03-11"),)),
    Rule("tomorrow", "tomorrow", "DAY_POINT", lambda: Shift("day", 1),
         guard=uses.is_that_day),
    Rule("day before yesterday", "the day before yesterday", "DAY_POINT", lambda: Shift("day", -2)),
    Rule("day after tomorrow", "the day after tomorrow", "DAY_POINT", lambda: Shift("day", 2)),
    Rule("tonight", "tonight", "TIME_POINT", lambda: DayPart("NI", Shift("day", 0)),
         (("[tonight]", "2025-03-12TNI"),)),
    Rule("part of that day", "(that | that same | the same) p:DAY_PART", "TIME_POINT",
         lambda p: DayPart(p, Spoken("day")),
         (("on May 5, 2024; [that evening]", "2024-05-05TEV"),)),
    Rule("part of the day before", "(the)? PREVIOUS p:DAY_PART", "TIME_POINT",
         lambda p: DayPart(p, of_spoken("day", -1)),
         (("on May 5, 2024; [the previous night]", "2024-05-04TNI"),)),
    Rule("the night before", "the p:DAY_PART before", "TIME_POINT",
         lambda p: DayPart(p, of_spoken("day", -1)),
         (("on May 5, 2024; it fell [the night before].", "2024-05-04TNI"),),
         guard=guards.ends_a_clause),
    Rule("last night", "(last | yesterday) night", "TIME_POINT",
         lambda: DayPart("NI", Shift("day", -1)), (("[last night]", "2025-03-11TNI"),)),
    Rule("part of this day", "this p:DAY_PART", "TIME_POINT",
         lambda p: DayPart(p, Shift("day", 0)), (("[this morning]", "2025-03-12TMO"),)),
    Rule("the next unit", "the next u:PERIOD_S", by_unit,
         lambda u: of_spoken(u, 1) if u in ("day", "month") else None,
         (("on May 5, 2024; [the next day]", "2024-05-06"),)),
    Rule("last unit", "(the)? s:DEICTIC (calendar | full | whole)? u:PERIOD_S",
         by_unit, shift,
         (("sold [last year]", "2024"), ("opens [next quarter]", "2025-Q2"),
          ("[this week]", "2025-W11"), ("[last month]", "2025-02"),
          ("[the current quarter]", "2025-Q1"), ("in [the coming year]", "2026")),
         guard=lambda c: guards.is_not_glued(c) and not uses.is_up_to_now(c)),
    Rule("last fiscal year", "(the)? s:DEICTIC (fiscal | financial) year",
         "YEAR_POINT", lambda s: Shift("year", s, fiscal=True),
         (("in [the current fiscal year]", "2025"),)),
    Rule("this past unit", "this (past | coming | same) u:PERIOD_S", by_unit,
         lambda u: Shift(u, 0)),
    Rule("unit after next", "the u:PERIOD_S after next", by_unit, lambda u: Shift(u, 2)),
    Rule("unit before last", "the u:PERIOD_S before last", by_unit, lambda u: Shift(u, -2),
         (("in [the year before last]", "2023"),),
         guard=lambda c: c.after[1:2].islower() or not c.after[1:2].isalpha()),
    Rule("following unit", "(the)? FOLLOWING u:PERIOD_S", by_unit,
         lambda u: of_spoken(u, 1), (("in 2019; [the following year]", "2020"),)),
    Rule("previous unit", "(the)? PREVIOUS (fiscal | calendar)? u:PERIOD_S", by_unit,
         lambda u: of_spoken(u, -1), (("in 2019, up from [the previous year]", "2018"),),
         guard=guards.is_not_glued),
    Rule("previous weekday", "(the)? PREVIOUS w:WEEKDAY", "DAY_POINT", lambda w: Weekday(w, -1)),
    Rule("following weekday", "(the)? FOLLOWING w:WEEKDAY", "DAY_POINT", lambda w: Weekday(w, 1)),
    Rule("that unit", "(that | the same | that same) u:PERIOD_S", by_unit,
         lambda u: Spoken(u), (("in 2019; [that year] sales", "2019"),),
         guard=lambda c: c.words.split()[-1] not in ("week", "half")),
    Rule("the quarter", "the (just - ended | latest | most recent | current)? (fiscal)? quarter",
         "QUARTER_POINT", lambda: Spoken("quarter"), (("sales for [the quarter] rose", "2024-Q4"),),
         guard=guards.is_not_glued),
    Rule("the latest period", "the (latest | most recent | current) (fiscal)? (period | quarter)",
         "QUARTER_POINT", lambda: Spoken("quarter"), guard=guards.is_not_glued),
    Rule("its latest quarter", "(latest | most recent | just - ended) (fiscal)? quarter",
         "QUARTER_POINT", lambda: Spoken("quarter"), (("in its [latest quarter]", "2024-Q4"),),
         guard=guards.is_not_glued),
    Rule("the latest year", "the (latest | most recent) (fiscal)? year", "YEAR_POINT",
         lambda: Spoken("year", is_over=True), (("in [the latest year]", "2024"),)),
    Rule("the year",
         "(the | full) (full | whole | entire | fiscal | financial | calendar)? -? year",
         "YEAR_POINT", lambda: Spoken("year"), (("profit for [the year]", "2025"),),
         guard=lambda c: guards.is_not_glued(c) and not c.before.endswith((" a ", "A "))),
    Rule("its fiscal year", "(fiscal | financial) year", "YEAR_POINT", lambda: Spoken("year"),
         (("for its [fiscal year] it paid", "2025"),), guard=uses.is_possessed),
    Rule("the year so far", "the year so far", "YEAR_POINT", lambda: Shift("year", 0)),
    Rule("the day of publication", "the day", "DAY_POINT", lambda: Shift("day", 0),
         (("left [later in the day],", "2025-03-12"),), guard=guards.is_part_of_a_day),
    Rule("the day before that", "the u:PERIOD_S before", by_unit, lambda u: of_spoken(u, -1),
         (("on May 5, 2024; it fell [the day before].", "2024-05-04"),),
         guard=guards.ends_a_clause),
    Rule("the day after that", "the u:PERIOD_S after", by_unit, lambda u: of_spoken(u, 1),
         guard=guards.ends_a_clause),
    Rule("overnight", "overnight", "TIME_POINT", lambda: DayPart("NI", Shift("day", 0)),
         (("it fell [overnight].", "2025-03-12TNI"),), guard=guards.is_no_quality),
    Rule("year to date", "(the)? year -? to -? date", "YEAR_POINT",
         lambda: Shift("year", 0)),
    Rule("the decade", "the u:PERIOD_S", by_unit,
         lambda u: Spoken(u) if u in ("decade", "century") else None,
         (("until [the end of the decade]", "202"), ("for the rest of [the decade]", "202")),
         guard=lambda c: bool(_PIECE_OF.search(c.before))),
    Rule("the month", "the u:PERIOD_S", by_unit,
         lambda u: Spoken(u) if u in ("month", "week", "weekend") else None,
         (("over [the weekend]", "2025-W10-WE"), ("sold [the month] before it", "2025-03")),
         guard=guards.is_not_glued),
    Rule("weekend", "s:DEICTIC weekend", "WEEK_POINT", lambda s: Shift("weekend", s)),
    Rule("weekday", "w:WEEKDAY", "DAY_POINT", lambda w: Weekday(w),
         (("they met on [Monday]", "2025-03-10"), ("they will meet on [Monday]", "2025-03-17")),
         guard=guards.starts_upper),
    Rule("weekday in short", "w:WEEKDAY_SHORT .", "DAY_POINT", lambda w: Weekday(w),
         guard=guards.starts_upper),
    Rule("last weekday", "(the)? s:DEICTIC w:WEEKDAY", "DAY_POINT",
         lambda s, w: Weekday(w, s),
         (("[last Tuesday]", "2025-03-11"), ("[next Friday]", "2025-03-21"),
          ("[this Friday]", "2025-03-14"))),
    Rule("this coming weekday", "this (past | coming | upcoming) w:WEEKDAY", "DAY_POINT",
         lambda w: Weekday(w, 0)),
    Rule("a week from weekday", "a week from w:WEEKDAY", "DAY_POINT", lambda w: Weekday(w, 2)),
    Rule("weekday of a week", "w:WEEKDAY (of)? s:DEICTIC week", "DAY_POINT",
         lambda w, s: Weekday(w, None, Shift("week", s)),
         (("on [Monday of last week]", "2025-03-03"), ("[Friday next week]", "2025-03-21"))),
    Rule("weekday of the week after", "w:WEEKDAY of (the)? FOLLOWING week", "DAY_POINT",
         lambda w: Weekday(w, None, of_spoken("week", 1)),
         (("on May 5, 2025; [Monday of the following week]", "2025-05-12"),)),
    Rule("weekday last week", "s:DEICTIC week (on)? w:WEEKDAY", "DAY_POINT",
         lambda w, s: Weekday(w, None, Shift("week", s))),
    Rule("last month by name", "(the)? s:DEICTIC m:MONTH", "MONTH_POINT",
         lambda s, m: Named("month", m, shift=s),
         (("signed [last May]", "2024-05"), ("due [next January]", "2026-01")),
         guard=guards.is_capital_month),
    Rule("month of last year", "m:MONTH (of | ,)? s:DEICTIC year", "MONTH_POINT",
         lambda s, m: Named("month", m, Shift("year", s)),
         (("in [June last year]", "2024-06"), ("[January of this year]", "2025-01"))),
    Rule("last month of that year", "m:MONTH of (that | the same) year", "MONTH_POINT",
         lambda m: Named("month", m, Spoken("year"))),
    Rule("last season", "(the)? s:DEICTIC n:SEASON", "SEASON_POINT",
         lambda s, n: Named("season", n + 1, shift=s),
         (("[last summer]", "2024-SU"), ("[this fall]", "2025-FA"))),
    Rule("this past season", "this (past | coming) n:SEASON", "SEASON_POINT",
         lambda n: Named("season", n + 1), (("closed [this past summer]", "2024-SU"),)),
    Rule("last day of a month", "(last | this | next) m:MONTH .? d:DAYN", "DAY_POINT",
         lambda m, d: Day(m, d), guard=guards.is_month_with_figure),
    Rule("next morning", "the (next | following) p:DAY_PART", "TIME_POINT",
         lambda p: DayPart(p, of_spoken("day", 1)),
         (("on May 5, 2024; [the next morning]", "2024-05-06TMO"),)),
    Rule("season of last year", "(the)? n:SEASON of s:DEICTIC year", "SEASON_POINT",
         lambda s, n: Named("season", n + 1, Shift("year", s))),
)  # fmt: skip

COMPARISONS = (
    Rule("year-ago period", "(the | a)? (comparable | corresponding | same)? year -?"
         " (ago | earlier | before) (period | quarter)", "YEAR_POINT", Comparison,
         (("in Q3 2024 from [the year-ago quarter]", "2023-Q3"),)),
    Rule("quarter a year ago", "(the | that)? (same | comparable)? quarter a year"
         " (ago | earlier | before)", "QUARTER_POINT", Comparison,
         (("in Q3 2024; for [the quarter a year ago] it lost", "2023-Q3"),)),
    Rule("year-ago named quarter", "(the | a)? year - (ago | earlier) n:ORDINAL_DAY quarter",
         "QUARTER_POINT", lambda n: Comparison("quarter", n)),
    Rule("year-ago", "year - (ago | earlier)", "YEAR_POINT", Comparison,
         (("rose in Q3 2024 from [year-earlier] profit", "2023-Q3"),)),
    Rule("a year earlier", "(a | one) year (earlier | ago | before)", "YEAR_POINT",
         Comparison, (("in Q3 2024, up from $2m [a year earlier]", "2023-Q3"),
                      ("founded [a year ago]", "2024"))),
    Rule("prior-year period", "(the | a)? (PREVIOUS | last) (-)? year ('~s)?"
         " (-)? (period | quarter)", "QUARTER_POINT", Comparison,
         (("in Q3 2024 from [the prior-year quarter]", "2023-Q3"),)),
    Rule("same period last year", "the (same | corresponding | comparable | year - ago)"
         " (period | quarter | time | three months) (of | in)? ((the)? (last | PREVIOUS) year"
         " | a year (ago | earlier | before))", "QUARTER_POINT", Comparison,
         (("in Q3 2024, against [the same period last year]", "2023-Q3"),)),
    Rule("same month last year", "the same PERIOD_S (of | in)? ((the)? (last | PREVIOUS)"
         " year | a year (ago | earlier | before))", "QUARTER_POINT", lambda: Comparison()),
    Rule("year-on-year", "year -? (on | over) -? year", "YEAR_POINT", Comparison,
         (("in Q3 2024 sales rose 5% [year-on-year]", "2023-Q3"),)),
    Rule("quarter-on-quarter", "quarter -? (on | over) -? quarter",
         "QUARTER_POINT", lambda: of_spoken("quarter", -1)),
    Rule("month-on-month", "month -? (on | over) -? month", "MONTH_POINT",
         lambda: of_spoken("month", -1)),
)  # fmt: skip

REFERENCES = (
    Rule("now", "w:REFERENCE_WORD", "REFERENCE", lambda w: Reference(w), (("is [now] open",
         "PRESENT_REF"),)),
    Rule("right now", "(right | just | by | until | till) now", "REFERENCE",
         lambda: Reference("PRESENT_REF"), guard=lambda c: c.words.lower() == "right now"),
    Rule("more recently", "(more | most) recently", "REFERENCE", lambda: Reference("PAST_REF")),
    Rule("one day", "one day", "REFERENCE", lambda: Reference("FUTURE_REF"),
         (("It may [one day] pay", "FUTURE_REF"),), guard=guards.is_after_modal),
    Rule("at present", "at (present | the moment | the present | this time | this point)",
         "REFERENCE", lambda: Reference("PRESENT_REF")),
    Rule("these days", "these days", "REFERENCE", lambda: Reference("PRESENT_REF")),
    Rule("the present", "the present", "REFERENCE", lambda: Reference("PRESENT_REF")),
    Rule("the future", "(the | (the)? (near | foreseeable | distant)) future",
         "REFERENCE", lambda: Reference("FUTURE_REF"), (("in [the near future]", "FUTURE_REF"),),
         guard=guards.is_no_attribute),
    Rule("the near term", "the (near | short | long | medium) term", "REFERENCE",
         lambda: Reference("FUTURE_REF"),
         guard=lambda c: c.before.lower().rstrip().endswith((" in", " over", " for", " of"))),
    Rule("the past", "the (recent | distant)? past", "REFERENCE", lambda: Reference("PAST_REF"),
         (("as in [the past],", "PAST_REF"),), guard=guards.is_whole),
    Rule("recent years", "recent UNIT_P", "REFERENCE", lambda: Reference("PAST_REF"),
         (("in [recent years]", "PAST_REF"),)),
    Rule("past years", "(PAST | PREVIOUS) UNIT_P", "REFERENCE", lambda: Reference("PAST_REF")),
    Rule("coming years", "(the)? (coming | future | next) UNIT_P", "REFERENCE",
         lambda: Reference("FUTURE_REF"), (("in [the coming years]", "FUTURE_REF"),)),
    Rule("weeks ahead", "the UNIT_P (ahead | to come)", "REFERENCE",
         lambda: Reference("FUTURE_REF")),
)  # fmt: skip

SETS = (
    Rule("daily", "v:RECURRING", "SET", lambda v: Recurring(v, "EVERY"),
         (("meets [annually]", "P1Y"),),
         guard=lambda c: guards.is_no_adjective(c) and uses.is_no_newspaper(c)),
    Rule("every unit", "(each | every) u:UNIT_S", "SET",
         lambda u: Recurring(unit_value(u, 1), "EVERY"), (("paid [every quarter]", "P1Q"),),
         guard=guards.is_not_glued),
    Rule("each and every unit", "each and every u:UNIT_S", "SET",
         lambda u: Recurring(unit_value(u, 1), "EVERY")),
    Rule("every other unit", "(each | every) (other | second) u:UNIT_S", "SET",
         lambda u: Recurring(unit_value(u, 2), "EVERY"), (("[every other week]", "P2W"),)),
    Rule("every n units", "(each | every) n:NUM u:UNIT", "SET",
         lambda n, u: Recurring(unit_value(u, n), "EVERY"), (("[every two weeks]", "P2W"),)),
    Rule("n times a unit", "(n:NUM times | w:ONCE) (a | an | per | each | every) u:UNIT_S", "SET",
         lambda u, n=None, w=None: Recurring(unit_value(u, 1), None, f"{n or w}X"),
         (("[twice a year]", "P1Y"), ("[three times a week]", "P1W"))),
    Rule("every weekday", "(each | every) w:WEEKDAY", "SET",
         lambda w: Recurring(f"XXXX-WXX-{w}", "EVERY"), (("[every Friday]", "XXXX-WXX-5"),)),
    Rule("every other weekday", "(each | every) (other | second) w:WEEKDAY", "SET",
         lambda w: Recurring(f"XXXX-WXX-{w}", "EVERY", "1X2W"),
         (("[every other Friday]", "XXXX-WXX-5"),)),
    Rule("every weekday in the morning", "(each | every) w:WEEKDAY p:DAY_PART", "SET",
         lambda w, p: Recurring(f"XXXX-WXX-{w}T{p}", "EVERY")),
    Rule("weekdays", "w:WEEKDAYS", "SET", lambda w: Recurring(f"XXXX-WXX-{w}", "EVERY"),
         (("closed on [Sundays]", "XXXX-WXX-7"),), guard=guards.starts_upper),
    Rule("weekday nights", "w:WEEKDAY p:DAY_PARTS", "SET",
         lambda w, p: Recurring(f"XXXX-WXX-{w}T{p}", "EVERY")),
    Rule("every month by name", "(each | every) m:MONTH", "SET",
         lambda m: Recurring(f"XXXX-{m:02}", "EVERY"), (("[every July]", "XXXX-07"),)),
    Rule("every season", "(each | every) s:SEASON", "SET",
         lambda s: Recurring(f"XXXX-{('SP', 'SU', 'FA', 'WI')[s]}", "EVERY")),
    Rule("every part of the day", "(each | every) p:DAY_PART", "SET",
         lambda p: Recurring(f"XXXX-XX-XXT{p}", "EVERY"), (("[every morning]", "XXXX-XX-XXTMO"),)),
)  # fmt: skip


def unit_value(unit: str, count: object) -> str:
    """ "P3M", "PT2H": a TIMEX3 duration."""
    letter = _LETTER[unit]
    time = "T" if unit in ("hour", "minute", "second") else ""
    if unit == "fortnight":
        return f"P{int(str(count)) * 2}W" if str(count) != "X" else "PXW"
    return f"P{time}{count}{letter}"


_LETTER = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "fortnight": "W",
    "weekend": "WE", "month": "M", "quarter": "Q", "half": "H", "year": "Y", "decade": "E",
    "century": "C", "millennium": "L",
    "while": "X",
}  # fmt: skip
