"""Numbers, counts, years in short, clock times: what the other rules are made of."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.nlp.dates import uses
from kg.nlp.dates.grammar import Context, Rule
from kg.nlp.dates.lexicon import decimal_of
from kg.nlp.dates.meanings import Clock

Count = tuple[Decimal | None, str | None]  # how many (None: unknown), TIMEX3 mod


def word_number(**words: int) -> int | None:
    """Twenty-five, two hundred and fifty, two thousand six; None for "five six"."""
    total, below = 0, 0
    for word in words.values():
        if word in (100, 1000):
            below = max(below, 1) * word
            if word == 1000:
                total, below = total + below, 0
        elif below % 10 == 0 and word < (10 if below % 100 >= 20 else 100) and (below or not total):
            below += word
        elif not below:
            below = word
        else:
            return None
    return total + below


def spoken_year(c: int, t: int, u: int = 0) -> int | None:
    """ "nineteen ninety-six": the century, the ten, the unit."""
    return c * 100 + t + u if 16 <= c <= 20 and t >= 10 and u < 10 else None


def short_year(y: int) -> int:
    """ "'98" is 1998, "'24" is 2024: no article speaks of 2070 in two digits."""
    return y + (2000 if y < 70 else 1900)


def clock(
    h: int, m: int | None = None, s: int | None = None, p: str | None = None, z: str | None = None
) -> Clock | None:
    if p and not 1 <= h <= 12:
        return None
    hour = h % 12 + (12 if p == "p" else 0) if p else h
    return Clock(hour, m, s, z or None)


def is_written_as_zone(context: Context) -> bool:
    """ "10 a.m. EST", "Eastern time", "Eastern"; not "et" the word, "central", "Central Park"."""
    last = context.words.split()[-1]
    if last[0].isupper() and last[-1].islower():
        return last == "Time" or not re.match(r" [A-Z]", context.after)
    return last.isupper() or last.lower() == "time" or last[-1] in ".m0123456789"


def wire_clock(t: int, z: str) -> Clock | None:
    """ "1430 GMT", as agencies write it."""
    hour, minute = divmod(t, 100)
    return Clock(hour, minute, None, z or None) if hour < 24 and minute < 60 else None


NUMBERS = (
    Rule(
        "number in words",
        "a:NUMBER_WORD (- | and)? b:NUMBER_WORD ((- | and)? c:NUMBER_WORD)?"
        " ((- | and)? d:NUMBER_WORD)? ((- | and)? e:NUMBER_WORD)?",
        "WORD_NUMBER",
        word_number,
        (("for [twenty-five years]", "P25Y"), ("[two hundred and fifty days]", "P250D")),
    ),
    Rule(
        "a hundred",
        "a s:NUMBER_WORD",
        "WORD_NUMBER",
        lambda s: s if s >= 100 else None,
        (("for [a hundred years]", "P100Y"),),
    ),
    Rule("year in words", "c:UNIT_WORD t:TEN (-? u:UNIT_WORD)?", "SPOKEN_YEAR", spoken_year),
    Rule("year in words of a ten", "c:TEN t:TEN (-? u:UNIT_WORD)?", "SPOKEN_YEAR", spoken_year),
    Rule(
        "ordinal in figures",
        "n:DAY~SUFFIX",
        "ORDINAL_DAY",
        lambda n: n,
        (("on [May 3rd, 2025]", "2025-05-03"),),
    ),
    Rule("ordinal in figures above 31", "n:FIGURE~SUFFIX", "ORDINAL", lambda n: n),
    Rule(
        "ordinal in words",
        "t:TEN -? u:ORDINAL",
        "ORDINAL_DAY",
        lambda t, u: t + u if u < 10 else None,
        (("on [February twenty second]", "2025-02-22"),),
    ),
    Rule(
        "year in two digits",
        "'~y:TWO_DIGITS",
        "SHORT_YEAR",
        short_year,
        (("sales of [June '24]", "2024-06"),),
        guard=lambda context: not context.before[-1:].isalnum(),
    ),
    Rule("a.m.", "a~.~m~.", "AMPM", lambda: "a"),
    Rule("p.m.", "p~.~m~.", "AMPM", lambda: "p"),
    Rule("a.m. without its point", "a~.~m", "AMPM", lambda: "a"),
    Rule("p.m. without its point", "p~.~m", "AMPM", lambda: "p"),
    Rule("am", "am", "AMPM", lambda: "a"),
    Rule("pm", "pm", "AMPM", lambda: "p"),
    Rule("time zone", "z:ZONE (standard | daylight)? time", "ZONE", lambda z: z),
    Rule("offset from UTC", "(utc | gmt)~+~h:HOUR", "ZONE", lambda h: f"+{h:02}:00"),
    Rule("offset behind UTC", "(utc | gmt)~-~h:HOUR", "ZONE", lambda h: f"-{h:02}:00"),
)

COUNTS = (
    Rule("a few", "(a | the)? (few | handful of)", "COUNT", lambda: (None, None)),
    Rule(
        "several",
        "(several | many | some | various)",
        "COUNT",
        lambda: (None, None),
        guard=lambda c: not c.before.lower().endswith(" as "),
    ),  # "twice in as many weeks"
    Rule("a couple", "(a | the)? couple of?", "COUNT", lambda: (Decimal(2), "APPROX")),
    Rule("a dozen", "(a | one)? dozen", "COUNT", lambda: (Decimal(12), None)),
    Rule("half a", "half (a | an)", "COUNT", lambda: (Decimal("0.5"), None)),
    Rule(
        "a and a half",
        "n:NUM (-)? and (-)? (a | one) (-)? half",
        "COUNT",
        lambda n: (Decimal(n) + Decimal("0.5"), None),
        (("a [two-and-a-half year] run", "P2.5Y"), ("for [three and one-half hours]", "PT3.5H")),
    ),
    Rule(
        "mixed fraction",
        "n:FIGURE a:FOURTH~/~b:FOURTH",
        "COUNT",
        lambda n, a, b: (n + Decimal(a) / b, None),
        (("in [2 1/2 years]", "P2.5Y"),),
    ),
    Rule(
        "decimal count",
        "a:FIGURE~.~b:FIGURE",
        "COUNT",
        lambda a, b: (decimal_of(a, b), None),
        (("for [1.5 years]", "P1.5Y"),),
    ),
    Rule(
        "count in thousands",
        "a:FIGURE~,~b:THREE_DIGITS",
        "COUNT",
        lambda a, b: (Decimal(a * 1000 + b), None),
        (("lasted [1,200 days]", "P1200D"),),
    ),
)

CLOCKS = (
    Rule(
        "clock time",
        "h:HOUR~:~m:SIXTIETH (~:~s:SIXTIETH)? p:AMPM? z:ZONE?",
        "CLOCK",
        clock,
        (("at [10:30 a.m. EST]", "2025-03-12T10:30"), ("at [16:45]", "2025-03-12T16:45")),
        guard=is_written_as_zone,
    ),
    Rule(
        "hour with a.m. or p.m.",
        "h:HOUR p:AMPM z:ZONE?",
        "CLOCK",
        clock,
        (("opens at [9 a.m.]", "2025-03-12T09:00"), ("at [9 a.m. Eastern].", "2025-03-12T09:00")),
        guard=is_written_as_zone,
    ),
    Rule(
        "hour before what is no zone",
        "h:HOUR (~:~m:SIXTIETH)? p:AMPM",
        "CLOCK",
        clock,
        (("at [9 a.m.] central banks met", "2025-03-12T09:00"),),
    ),
    Rule(
        "clock time with a point",
        "h:HOUR~.~m:SIXTIETH p:AMPM z:ZONE?",
        "CLOCK",
        clock,
        (("from [7.45pm]", "2025-03-12T19:45"),),
    ),
    Rule(
        "clock time of the wires",
        "t:FIGURE z:ZONE",
        "CLOCK",
        wire_clock,
        (("at [0930 GMT]", "2025-03-12T09:30"), ("at [1430 GMT on Monday]", "2025-03-10T14:30")),
        guard=uses.is_wire_clock,
    ),
    Rule("noon", "(noon | midday)", "CLOCK", lambda: Clock(12, 0)),
    # "at midnight on Friday" the Friday is over
    Rule(
        "midnight",
        "midnight",
        "CLOCK",
        lambda: Clock(24, 0),
        (("due at [midnight Friday]", "2025-03-14T24:00"),),
    ),
    Rule("o'clock", "h:NUM o~'~clock", "CLOCK", lambda h: Clock(h) if h <= 24 else None),
)
