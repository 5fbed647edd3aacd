"""Score time expressions against a recogniser library's test cases: the part that is ours.

    python -m bench.cases [--data FOLDER] [--wrong N] [--left-out]

In:  DateTimeModel.json, English: an input, a reference date, what its authors want found.
Out: per kind of convention how many cases are left out, and how many of the others are right.

A case is right when nothing is missing or too many and each agrees in characters and in
meaning. Where both mark the same time in two notations, one is translated into the other:
"the" and prepositions at the edges of a span are no part of it; X's of theirs stand for
anything, if our days are one of their readings; a triple (start,end,P3D) is its days or its
duration; P3M is P1Q, FY2008 is 2008. What cannot be translated is left out by the kinds
below, which look at the case and never at our answer. docs/dates.md gives the reasons.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from kg.model import TimeMention
from kg.nlp.dates import read_times

DEFAULT_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
PLACE = Path("values") / "recognizers" / "DateTimeModel.json"
Case = dict[str, Any]

_EDGE = (
    r"(?:the|a|an|from|between|since|before|after|until|till|by|in|on|of|at|for|within|during"
    r"|over|to|around|about|as early as|as late as|just|only|any|sometime|starting|beginning"
    r"|prior|later|earlier|than)"
)
_EDGES = re.compile(rf"^(?:{_EDGE} +)+", re.IGNORECASE)
_TRIPLE = re.compile(r"\(([^,]*),([^,]*),(P[^,)]*)\)")
_NUMBER = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|few|couple|several)"
_UNIT = r"(?:second|minute|hour|day|night|week|month|quarter|year|decade)s?"


def _kinds(case: Case) -> set[str]:
    return {r.get("TypeName", "?.?").split(".")[-1] for r in case["Results"]}


def _texts(case: Case) -> str:
    return " | ".join(r["Text"].lower() for r in case["Results"])


def _found(pattern: str) -> Callable[[Case], bool]:
    search = re.compile(pattern, re.IGNORECASE).search
    return lambda case: bool(search(_texts(case)))


def _is_range_in_words(case: Case) -> bool:
    """ "from May to July", and every range with two ends: they mark one time, TimeML two."""
    return any(
        re.search(r"\b(?:to|till?|until|through|thru|and)\b|[-~–—/]", r["Text"], re.IGNORECASE)
        and _TRIPLE.search(_timex(r))
        for r in case["Results"]
    )


def _timex(result: Case) -> str:
    values = (result.get("Resolution") or {}).get("values") or [{}]
    return str(values[0].get("timex", ""))


def _is_no_day(case: Case) -> bool:
    pattern = re.compile(r"\d{4}-(?:02-(?:30|31)|0[469]-31|11-31)")
    return any(pattern.search(_timex(r).replace("XXXX", "2000")) for r in case["Results"])


# In this order: the first kind that fits gives the reason. Each looks at the case alone.
CONVENTIONS: tuple[tuple[str, Callable[[Case], bool]], ...] = (
    (
        "times of day: bare hours, parts of the day, ranges of hours",
        lambda c: bool(
            _kinds(c) & {"time", "timerange", "datetimerange", "datetime", "timezone", "?"}
        ),
    ),
    ("ranges with two ends are one time, without the last day", _is_range_in_words),
    (
        "a length from now is a date: in two weeks, within nine months",
        _found(rf"\b(?:in|within|less than|more than) (?:an? |the )?(?:next |less than )?{_NUMBER}"
               rf"(?: of)? \w*? ?{_UNIT}\b|{_NUMBER} {_UNIT}[ ,]*(?:from|starting|since)\b"),
    ),
    (
        "a comparison sign or words of before and after make a range of one end",
        _found(r"[<>=]|\b(?:or|and) (?:later|after|before|earlier|greater|more|less|on)\b|"
               r"^(?:on or|later than|earlier than|no later)|to date"),
    ),
    (
        "days and months of a schedule, without month or year: the 18th, Monday 21, week 27",
        _found(r"(?:^|\| )(?:on |around |the |this |(?:mon|tue|wed|thu|fri|sat|sun)\w*,? )*"
               r"(?:\d{1,2}(?:st|nd|rd|th)?|eleventh|twenty[- ]\w+)"
               r"(?: of)?(?: this month| every month| next month)?(?: \||$)|\bweek \d+|\bw/c\b|#"),
    ),
    (
        "day and month by a sign without a year, figures run together, month and figure slashed",
        _found(r"(?<![\d/.-])\d{1,2}[-/.]\d{1,2}(?![\d/.-])|\b\d{8}\b|[a-z]{3}[/-]\d|\d[/-][a-z]{3}"),
    ),
    (
        "calendars of offices and schools: school year, work week, business days, end of day",
        _found(r"school|\bsy ?\d|work(?:ing)? ?(?:week|day)|business day|weekday|rest of|remaining"
               r"|end of (?:month|day)|\be?o[dmy]\b|fiscal year$|^fy$"),
    ),
    (
        "the everyday sets of a calendar: weekends, mornings, every day at seven",
        _found(r"\bany\b|\bweekends\b|mornings|nights?\b|every ?day.*\d|each .* at |every .* at "),
    ),
    (
        "vague lengths are three, whole ones are marked: a few hours, all day",
        _found(r"\b(?:few|some|several|many) \w+$|\ball (?:day|week|month|year)\b|\bthe hour\b"),
    ),
    (
        "ago is told to the day: two months ago; previous Wednesday is of the week before",
        _found(rf"{_NUMBER} (?:week|month|year|decade)s? ago|(?:last|previous|past) \w+day\b"),
    ),
    (
        "rhythms as adjectives, half years as P0.5Y: a quarterly meeting, one a day",
        _found(r"^(?:quarterly|annual|weekly|monthly|semi-?annual\w*|bi-?\w+|\w+ an? day)\b"),
    ),
    ("letters of chat: tmrw, otd, 3h, 2y", _found(r"tmr|\botd\b|\b\d+ ?[hdwmy]\b|\by'?day\b")),
    ("days that do not exist", _is_no_day),
    (
        "feasts without their capital, and of other calendars",
        lambda c: bool(re.search(r"easter|christmas|xmas|new year|ramadan|eid|patrick|thanksgiving"
                                 r"|black friday|mother|father|independence|juneteenth|halloween"
                                 r"|earth day|labou?r day|valentine|singles?|cyber|yuandan|chinese"
                                 r"|lunar|holiday|maosoul|inauguration|st\. ",
                                 _texts(c)))
        and not re.search(r"Easter|Christmas|New Year|Thanksgiving|Independence", c["Input"]),
    ),
)  # fmt: skip


def convention(case: Case) -> str | None:
    """The reason why a case is left out; None when its conventions are ours."""
    return next((name for name, fits in CONVENTIONS if fits(case)), None)


def is_right(case: Case, found: list[TimeMention]) -> bool:
    wanted = sorted(case["Results"], key=lambda result: result.get("Start", 0))
    if len(wanted) != len(found):
        return False
    return all(
        bare(result["Text"]) == bare(mention.text) and means(result, mention)
        for result, mention in zip(wanted, found, strict=True)
    )


def bare(text: str) -> str:
    """A span without what some count to it and some do not."""
    return _EDGES.sub("", " ".join(text.lower().split()).replace("’", "'")).strip(" .,")


def means(result: Case, mention: TimeMention) -> bool:
    """Whether one of their readings is our value, or covers our days."""
    values = (result.get("Resolution") or {}).get("values") or []
    return any(_same(value, mention) for value in values)


def _same(reading: dict[str, str], mention: TimeMention) -> bool:
    timex, time = reading.get("timex", ""), mention.time
    ours = _in_months(time.value)
    if _in_months(timex) == ours:
        return True
    triple = _TRIPLE.fullmatch(timex)
    if triple and _in_months(triple[3]) == ours:
        return True
    days = {str(time.start), str(time.end)}
    if reading.get("type") == "date":
        return reading.get("value") == time.value
    if "Mod" in reading or timex in ("SP", "SU", "FA", "WI"):
        # "after February": theirs is open at one end; ours the month, beside its word.
        pattern = re.escape(timex).replace("X", r"\d")
        return re.fullmatch(rf"(?:\d{{4}}-)?{pattern}", time.value) is not None
    return days == {reading.get("start"), reading.get("end")}


def _in_months(value: str) -> str:
    """P1Q is P3M, P10Y is P1E: one length in one unit."""
    lengths = {"Q": (3, "M"), "E": (10, "Y")}
    value = re.sub(r"^FY(?=\d{4})", "", value)
    found = re.fullmatch(r"P(\d+)([QE])", value)
    if not found:
        return value
    times, unit = lengths[found[2]]
    return f"P{int(found[1]) * times}{unit}"


def read_case(case: Case) -> list[TimeMention]:
    stamp = (case.get("Context") or {}).get("ReferenceDateTime", "")[:10]
    return read_times(case["Input"], published_on=date.fromisoformat(stamp) if stamp else None)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--wrong", type=int, default=0, help="list this many wrong ones of ours")
    parser.add_argument("--left-out", action="store_true", help="list what is left out, by kind")
    args = parser.parse_args(argv)
    path = args.data / PLACE
    if not path.exists():
        print(f"cases: {path} is not there; give --data FOLDER")
        return 1
    right, total, out = counts(path, wrong=args.wrong, left_out=args.left_out)
    for kind, count in out.most_common():
        print(f"left out {count:4}  {kind}")
    print(f"of our conventions: {right} of {total} right = {right / total:.3f}")
    return 0


def counts(path: Path, *, wrong: int = 0, left_out: bool = False) -> tuple[int, int, Counter[str]]:
    """How many cases of our conventions are right, how many there are, what is left out."""
    out, right, total, shown = Counter[str](), 0, 0, 0
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        kind = convention(case)
        found = read_case(case)
        if kind:
            out[kind] += 1
            if left_out:
                print(f"{kind[:30]:30} {case['Input'][:100]} [{_texts(case)}]")
            continue
        total += 1
        right += is_right(case, found)
        if not is_right(case, found) and shown < wrong:
            shown += 1
            theirs = [(r["Text"], _timex(r)) for r in case["Results"]]
            print(f"{case['Input'][:90]}\n    {theirs} | {[(m.text, m.time.value) for m in found]}")
    return right, total, out


if __name__ == "__main__":
    sys.exit(main())
