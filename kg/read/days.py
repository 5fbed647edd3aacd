"""Full dates as headers, pages and opening lines write them; which one "11/07 2025" is.

Not here: dates in running text as facts (kg/nlp/dates), dates without a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_MONTH_NUMBER = {
    form: number
    for number, name in enumerate(_MONTHS, 1)
    for form in (name, name[:3], *(["sept"] if number == 9 else []))
}
MONTH = rf"(?:{'|'.join(sorted(_MONTH_NUMBER, key=len, reverse=True))})\b\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?(?:Z|[+-]\d{2}:?\d{2}))?)?"
_ORDINAL = r"(?:st|nd|rd|th)?"
# Every form ends in a year of four figures, but "7/11/25" as it stands in a line of its own.
_FORMS = re.compile(
    rf"""\b(?:
      (?P<iso>(?P<y1>\d{{4}})(?P<s1>[-/.])(?P<m1>\d{{1,2}})(?P=s1)(?P<d1>\d{{1,2}})(?!\d){_CLOCK})
    | (?P<mdy>{_WEEKDAY}(?P<m2>{MONTH})\s*(?P<d2>\d{{1,2}}){_ORDINAL}\b,?\s*(?P<y2>\d{{4}})\b)
    | (?P<dmy>{_WEEKDAY}(?P<d3>\d{{1,2}}){_ORDINAL}(?:\s+of)?[\s-]*(?P<m3>{MONTH}),?[\s-]*
        (?P<y3>\d{{4}})\b)
    | (?P<num>(?P<a4>\d{{1,2}})(?P<s4>[-/.])(?P<b4>\d{{1,2}})(?:(?P=s4)|\s+)(?P<y4>\d{{4}})\b)
    | (?P<short>(?P<a5>\d{{1,2}})/(?P<b5>\d{{1,2}})/(?P<y5>\d{{2}})\b(?!/))
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|made|met|won|lost|rose|fell|bought|sold|began|came|went|took"
    r"|gave|paid|held|became|saw|ago|since|[a-z]{2,}(?<!ne)(?<!spe)(?<!see)ed)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|may(?! \d)|might|could|can|(?:is|are) to|expect\w*|expir\w*|due"
    r"|plan(?:s|ned)?|schedul\w*|next|upcoming|slated|set (?:to|for)|target\w*|intend\w*"
    r"|anticipat\w*|matur\w*|forecast\w*|unless|deadline)\b"
)
_BOUND = re.compile(
    r"\b(?:by|until|till|before|through|from|effective|beginning|starting|ending|to)\s+"
    r"(?:(?:the )?(?:end|start|middle|beginning|close) of |early |mid-? ?|late )?$",
    re.IGNORECASE,
)
_MONTH_OF_YEAR = re.compile(rf"\b({MONTH}),?\s+(\d{{4}})\b", re.IGNORECASE)
_DAY_OF_YEAR = re.compile(
    rf"\b(?:(?P<m1>{MONTH})\s+(?P<d1>\d{{1,2}}){_ORDINAL}|(?P<d2>\d{{1,2}}){_ORDINAL}\s+(?P<m2>{MONTH}))"
    r"(?!,?\s*\d)",
    re.IGNORECASE,
)
_RECENT = timedelta(days=31)  # news that names a day without its year tells of the last weeks
_LONG_AGO = timedelta(days=120)
_CLAUSE_END = re.compile(r"[.!?;]\s|\n")


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A date where it is written; two `readings` when days and months can be exchanged."""

    start: int
    end: int
    text: str
    readings: tuple[date, ...]  # the American one, month first, before the other


def written_days(text: str) -> Iterator[WrittenDay]:
    """
    >>> [day.readings[0].isoformat() for day in written_days("June 16, 2020; 3rd of March 2024")]
    ['2020-06-16', '2024-03-03']
    >>> [reading.isoformat() for day in written_days("11/07 2025 506") for reading in day.readings]
    ['2025-11-07', '2025-07-11']
    """
    for match in _FORMS.finditer(text):
        if readings := _readings(match):
            yield WrittenDay(match.start(), match.end(), match[0], readings)


def _readings(match: re.Match[str]) -> tuple[date, ...]:
    group = match.groupdict()
    if group["iso"]:
        return _days((int(group["y1"]), int(group["m1"]), int(group["d1"])))
    if group["mdy"]:
        return _days((int(group["y2"]), _month(group["m2"]), int(group["d2"])))
    if group["dmy"]:
        return _days((int(group["y3"]), _month(group["m3"]), int(group["d3"])))
    if group["num"]:
        year, first, second = int(group["y4"]), int(group["a4"]), int(group["b4"])
        if group["s4"] == ".":  # dots are European: the day stands first
            return _days((year, second, first))
    else:
        year, first, second = 2000 + int(group["y5"]), int(group["a5"]), int(group["b5"])
    return _days((year, first, second), (year, second, first))


def _days(*triples: tuple[int, int, int]) -> tuple[date, ...]:
    found: list[date] = []
    for year, month, day in triples:
        try:
            reading = date(year, month, day)
        except ValueError:
            continue
        if 1900 <= year < 2100 and reading not in found:
            found.append(reading)
    return tuple(found)


def _month(word: str) -> int:
    return _MONTH_NUMBER[word.rstrip(".").lower()]


def choose(day: WrittenDay, text: str) -> tuple[date, str | None]:
    """The day that is meant, and a note where there was a choice.

    An article is not older than what it reports as past. Where that leaves both readings, the
    order of another date of the text decides, and else the month is taken to stand first.
    """
    if len(day.readings) == 1:
        return day.readings[0], None
    month_first, day_first = day.readings
    past = latest_past(text, apart_from=day)
    possible = [reading for reading in day.readings if past is None or reading >= past]
    if past is not None and len(possible) == 1:
        why = f"the article reports {past} as past"
        return possible[0], f"date {day.text!r} read as {possible[0]}: {why}"
    if (recent := _reading_near_past_days(day.readings, text)) is not None:
        why = "it follows the days that the article reports as past"
        return recent, f"date {day.text!r} read as {recent}: {why}"
    if order := _order_of_others(text):
        chosen = month_first if order == "month" else day_first
        return chosen, f"date {day.text!r} read as {chosen}: as other dates of the text are written"
    return month_first, (
        f"date {day.text!r} read as {month_first}, the month first; it may be {day_first}."
        " Give the date to settle it."
    )


def _reading_near_past_days(readings: tuple[date, ...], text: str) -> date | None:
    """The one reading that lies soon after all days that the text reports without a year.

    >>> _reading_near_past_days((date(2021, 3, 4), date(2021, 4, 3)), "On April 2, Acme won.")
    datetime.date(2021, 4, 3)
    """
    days = [
        (_month(m["m1"] or m["m2"]), int(m["d1"] or m["d2"]))
        for m in _DAY_OF_YEAR.finditer(text)
        if _is_past(text, *m.span())
    ]
    if not days:
        return None
    ages = {r: max(_age(r, month, day) for month, day in days) for r in readings}
    near = [reading for reading, age in ages.items() if age <= _RECENT]
    is_clear = len(near) == 1 and all(age >= _LONG_AGO for r, age in ages.items() if r not in near)
    return near[0] if is_clear else None


def _age(reading: date, month: int, day: int) -> timedelta:
    """How long before a day another day of the year last was."""
    past = _days((reading.year, month, day), (reading.year - 1, month, day))
    return min((reading - p for p in past if p <= reading), default=timedelta.max)


def _order_of_others(text: str) -> str | None:
    """Whether figures above 12 show that a text writes the month, or the day, first."""
    orders = {
        "month" if int(match["b4"] or match["b5"]) > 12 else "day"
        for match in _FORMS.finditer(text)
        if ((match["num"] and match["s4"] != ".") or match["short"])
        and max(int(match["a4"] or match["a5"]), int(match["b4"] or match["b5"])) > 12
        and _readings(match)
    }
    return orders.pop() if len(orders) == 1 else None


def latest_past(text: str, *, apart_from: WrittenDay | None = None) -> date | None:
    """The latest day, or first of a month, that the text speaks of in a past tense.

    >>> latest_past("On May 5, 2024, Acme announced a deal. It will close by June 1, 2025.")
    datetime.date(2024, 5, 5)
    """
    found = [
        day.readings[0]
        for day in written_days(text)
        if len(day.readings) == 1
        and not (apart_from and day.text == apart_from.text)
        and _is_past(text, day.start, day.end)
    ]
    for match in _MONTH_OF_YEAR.finditer(text):
        months = _days((int(match[2]), _month(match[1]), 1))
        if months and _is_past(text, *match.span()):
            found += months
    return max(found, default=None)


def _is_past(text: str, start: int, end: int) -> bool:
    """Whether the clause around a date is told in a past tense and looks nowhere ahead."""
    before = _CLAUSE_END.split(text[max(0, start - 120) : start])[-1]
    after = _CLAUSE_END.split(text[end : end + 120])[0]
    clause = f"{before} {after}"
    return bool(_PAST.search(clause)) and not (_AHEAD.search(clause) or _BOUND.search(before))
