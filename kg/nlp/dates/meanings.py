"""What a time expression means before it is known when that is.

The rules build these values out of words; `resolve.py` turns them into a `Time` with
the help of the article's date and the date last spoken of. Nothing here looks at text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Day:
    """A day, as far as it is given: "May 12", "12 May 2025", "Friday, May 12"."""

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None  # 1 is Monday


@dataclass(frozen=True, slots=True)
class Slashed:
    """ "11/07/2025": whether the day or the month comes first is not written."""

    first: int
    second: int
    year: int | None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week: "Friday", "last Friday", "Friday of next week"."""

    weekday: int
    shift: int | None = None  # -1 last, 0 this, 1 next; None: the tense decides
    week: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A part of the year by its name: "May", "Q3 2025", "summer", "second half of 2026"."""

    unit: str  # month, quarter, half, season
    number: int
    year: Meaning | None = None
    shift: int | None = None  # "last May": -1
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Year:
    number: int
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Era:
    """A decade, century: "the 1990s" is Era("decade", 199)."""

    unit: str
    index: int


@dataclass(frozen=True, slots=True)
class Shift:
    """A unit counted from an anchor: "last month" is -1, "today" is 0 days."""

    unit: str
    count: int
    anchor: str = "published"  # or "spoken": the date last spoken of
    fiscal: bool = False
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """A stretch of time: "three years". `count` is None for "years"."""

    unit: str
    count: Decimal | None
    mod: str | None = None
    window: str | None = None  # "past": the last three years; "coming"; "first"
    of: Meaning | None = None  # "the first nine months of 2025"


@dataclass(frozen=True, slots=True)
class Ended:
    """A stretch up to a day: "the nine months ended September 30"."""

    length: Length
    last: Meaning


@dataclass(frozen=True, slots=True)
class Away:
    """A stretch from somewhere: "two weeks ago", "a year earlier", "ten days after May 3"."""

    length: Length
    sign: int
    origin: Meaning | None = None
    anchor: str = "published"  # or "spoken", or "event" when an event of the text is the origin


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same period a year before: "year-ago", "a year earlier", "the corresponding period"."""

    unit: str | None = None  # "the year-earlier quarter"
    number: int | None = None  # "the year-ago third quarter"
    year: int | None = None  # "the 2024 quarter": told, not a year before


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of something: "early 2025", "the end of the year", "mid-May"."""

    mod: str  # TIMEX3 mod: START, MID, END, APPROX, BEFORE, AFTER, ON_OR_AFTER
    of: Meaning


@dataclass(frozen=True, slots=True)
class Nth:
    """A unit counted within something: "the first week of May", "the last day of 2024"."""

    unit: str
    number: int  # -1 is the last
    of: Meaning
    weekday: int | None = None  # "the first Monday of May"


@dataclass(frozen=True, slots=True)
class DayPart:
    """ "Friday morning", "this afternoon", "overnight"."""

    part: str  # MO AF EV NI MI DT
    day: Meaning
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: "10:30 a.m. EST"."""

    hour: int
    minute: int | None = None
    second: int | None = None
    zone: str | None = None  # "+02:00", "Z"
    day: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Recurring:
    """ "every quarter", "annually", "each Thursday"."""

    value: str
    quant: str | None = None
    freq: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """The past, the present or the future, no nearer told."""

    value: str  # PAST_REF, PRESENT_REF, FUTURE_REF
    type: str = "DATE"


@dataclass(frozen=True, slots=True)
class Holiday:
    name: str
    year: Meaning | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was spoken of last, by its unit: "the quarter", "that year", "the month"."""

    unit: str
    shift: int = 0
    fiscal: bool = False
    is_over: bool = False  # "the latest year": where none was spoken of, the last full one


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that says itself: an ISO timestamp."""

    value: str
    type: str = "DATE"


@dataclass(frozen=True, slots=True)
class Between:
    """A range. `last` is included."""

    first: Meaning
    last: Meaning
    is_open: bool = field(default=False)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two days told at once: "April 24 and 25". The reader takes them apart."""

    first: Day
    last: Day


Meaning = (
    Day
    | Slashed
    | Weekday
    | Named
    | Year
    | Era
    | Shift
    | Length
    | Ended
    | Away
    | Comparison
    | Part
    | Nth
    | DayPart
    | Clock
    | Recurring
    | Reference
    | Holiday
    | Spoken
    | Fixed
    | Between
    | Pair
)
