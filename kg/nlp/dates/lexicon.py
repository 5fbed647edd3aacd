"""The words of time: each with its categories and, for each category, its value.

A word has all its categories at once ("second" is a unit and an ordinal, "may" a month
and a verb); the rules decide by what stands around it.
Not here: phrases (rules/), whether "May" is a month in this place (guards.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from kg.nlp.numbers import ORDINAL_TENS, ORDINALS, SCALES, TENS, UNITS

MONTHS = (
    "january february march april may june july august september october november december"
).split()
_MONTH_SHORT = {
    "jan": 1, "feb": 2, "febr": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_WEEKDAY_SHORT = {
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "weds": 3, "thu": 4, "thur": 4, "thurs": 4,
    "fri": 5, "sat": 6, "sun": 7,
}  # fmt: skip
# "fall" is also what shares do; its guard asks for "last", "this", "in the" or a year.
_SEASONS = {"spring": 0, "summer": 1, "fall": 2, "autumn": 2, "winter": 3}
_DAY_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
_CALENDAR_UNITS = "day week weekend month quarter half year decade century millennium".split()
_CLOCK_UNITS = "second minute hour".split()
_UNIT_SHORT = {
    "yr": "year",
    "yrs": "year",
    "hr": "hour",
    "hrs": "hour",
    "mins": "minute",
    "secs": "second",
}
_PLURALS = {"century": "centuries", "half": "halves", "millennium": "millennia"}
_DECADES = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7,
    "eighties": 8, "nineties": 9,
}  # fmt: skip
ZONES = {
    "utc": "Z", "gmt": "Z", "z": "Z", "est": "-05:00", "edt": "-04:00", "cst": "-06:00",
    "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00",
    "cet": "+01:00", "cest": "+02:00", "bst": "+01:00", "eet": "+02:00", "eest": "+03:00",
    "ist": "+05:30", "jst": "+09:00", "kst": "+09:00", "hkt": "+08:00", "sgt": "+08:00",
    "aest": "+10:00", "aedt": "+11:00", "et": "", "pt": "", "ct": "", "mt": "",
    "eastern": "", "pacific": "", "central": "", "mountain": "", "local": "",
}  # fmt: skip
_RECURRING = {
    "hourly": "PT1H", "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q",
    "annually": "P1Y", "yearly": "P1Y", "biweekly": "P2W", "fortnightly": "P2W",
    "biannually": "P6M", "semiannually": "P6M", "biennially": "P2Y", "nightly": "P1D",
}  # fmt: skip
_REFERENCES = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "presently": "PRESENT_REF",
    "nowadays": "PRESENT_REF", "recently": "PAST_REF", "lately": "PAST_REF",
}  # fmt: skip
_LONG = {unit + "long": unit for unit in ("hour", "day", "week", "month", "year", "decade")}
# One character each; the same sign in its typographic forms.
_SIGNS = {
    "'": "'’‘`´", "-": "-‐‑–", ",": ",", ".": ".", "/": "/", ":": ":", "(": "(", ")": ")",
    "~": "~", "+": "+",
}  # fmt: skip

# Categories that stand for several.
UNIONS: dict[str, tuple[str, ...]] = {
    "UNIT": ("UNIT_S", "UNIT_P"),
    "NUM": ("FIGURE", "UNIT_WORD", "TEN", "WORD_NUMBER"),
    "ORDINAL_DAY": ("ORDINAL",),
    "DAYN": ("DAY", "ORDINAL_DAY"),
    "WINDOW": ("LAST", "PAST", "THIS", "NEXT", "PREVIOUS", "FOLLOWING"),
    "COUNT_OR_NUM": ("COUNT", "NUM"),
    "ANY_WEEKDAY": ("WEEKDAY", "WEEKDAY_SHORT"),
    "DEICTIC": ("LAST", "THIS", "NEXT"),
    "YEAR4": ("YEAR", "SHORT_YEAR"),
    "POINT": (
        "DAY_POINT", "WEEK_POINT", "MONTH_POINT", "QUARTER_POINT", "SEASON_POINT", "YEAR_POINT",
        "ERA_POINT",
    ),
    "PERIOD": ("WEEK_POINT", "MONTH_POINT", "QUARTER_POINT", "SEASON_POINT", "YEAR_POINT",
               "ERA_POINT"),
    "MENTION": ("POINT", "TIME_POINT", "REFERENCE", "SET", "LENGTH", "RANGE"),
}  # fmt: skip

Categories = dict[str, Any]


def build_lexicon(literals: Iterable[str]) -> dict[str, Categories]:
    """Every word and sign that the rules know, with the rules' own literal words."""
    words: dict[str, Categories] = {}

    def put(word: str, category: str, value: Any) -> None:
        words.setdefault(word, {})[category] = value

    for category, table in _tables().items():
        for word, value in table.items():
            put(word, category, value)
    for figure, categories in _figures():
        words.setdefault(figure, {}).update(categories)
    for literal in sorted(set(literals)):
        for form in _SIGNS.get(literal, literal) if len(literal) == 1 else [literal]:
            put(form, "=" + literal, literal)
    return words


def _tables() -> dict[str, Mapping[str, Any]]:
    units = [*_CALENDAR_UNITS, *_CLOCK_UNITS]
    return {
        "MONTH": {**{word: n for n, word in enumerate(MONTHS, 1)}, **_MONTH_SHORT},
        "WEEKDAY": {word: n for n, word in enumerate(WEEKDAYS, 1)},
        "WEEKDAY_SHORT": _WEEKDAY_SHORT,
        "WEEKDAYS": {word + "s": n for n, word in enumerate(WEEKDAYS, 1)},
        "SEASON": _SEASONS,
        "DAY_PART": _DAY_PARTS,
        "UNIT_S": {
            **{unit: unit for unit in units if unit != "half"},
            "fortnight": "fortnight",
            **_UNIT_SHORT,
        },
        "UNIT_P": {
            **{_PLURALS.get(unit, unit + "s"): unit for unit in units if unit != "half"},
            "fortnights": "fortnight",
        },
        "PERIOD_S": {unit: unit for unit in _CALENDAR_UNITS if unit != "half"},
        "UNIT_WORD": UNITS,
        "TEN": TENS,
        "NUMBER_WORD": {**UNITS, **TENS, **{w: int(v) for w, v in SCALES.items() if v < 10**6}},
        "ORDINAL": {**ORDINALS, **ORDINAL_TENS},
        "SUFFIX": {word: word for word in ("st", "nd", "rd", "th")},
        "LAST": {"last": -1},
        "PAST": {"past": -1},
        "PREVIOUS": dict.fromkeys(("previous", "prior", "preceding"), -1),
        "THIS": dict.fromkeys(("this", "current"), 0),
        "NEXT": dict.fromkeys(("next", "coming", "upcoming"), 1),
        "FOLLOWING": {"following": 1},
        "DECADE_WORD": _DECADES,
        "DAY_PARTS": {word + "s": part for word, part in _DAY_PARTS.items()},
        "ONCE": {"once": 1, "twice": 2, "thrice": 3},
        "ZONE": ZONES,
        "RECURRING": _RECURRING,
        "LONG": _LONG,
        "REFERENCE_WORD": _REFERENCES,
    }


def _figures() -> Iterable[tuple[str, Categories]]:
    """Figures of one to four digits. Longer ones are no part of any time."""
    for width in (1, 2, 3, 4):
        for number in range(10**width):
            yield f"{number:0{width}}", _figure_categories(number, width)


def _figure_categories(number: int, width: int) -> Categories:
    found: Categories = {"FIGURE": number}
    if width <= 2:
        tests = (("DAY", 1, 31), ("MONTH_FIGURE", 1, 12), ("HOUR", 0, 24))
        found.update({name: number for name, low, high in tests if low <= number <= high})
    if width == 1 and 1 <= number <= 4:
        found["FOURTH"] = number
        if number <= 2:
            found["HALF_FIGURE"] = number
    if width == 2:
        found["TWO_DIGITS"] = number
        if number < 60:
            found["SIXTIETH"] = number
    if width == 3:
        found["THREE_DIGITS"] = number
    if width == 4 and 1000 <= number <= 2199:
        found["YEAR"] = number
    return found


# What may stand between two words of one expression; an empty line may not.
BLANKS = frozenset(
    head + blank * width
    for head in ("", "\n", "\r\n", " \n", "\n\t")
    for blank in (" ", "\xa0", "\u202f")
    for width in range(0 if head else 1, 13)
) | {"\t"}
PIECE = re.compile(r"[^\W\d_]+|[0-9]+|\s+|.", re.DOTALL)
# The same with the one blank before a word, which halves the pieces of a text.
WORD = re.compile(r" ?(?:[a-z]+[^\W\d_]*|[^\W\d_]+|[0-9]+|\S)|\s+")


def decimal_of(whole: int, fraction: int) -> Decimal:
    return Decimal(f"{whole}.{fraction}")
