"""When holidays fall, by rules alone. Not here: which of them a company keeps."""

from __future__ import annotations

from datetime import date, timedelta

_FIXED = {
    "Christmas": (12, 25),
    "Christmas Eve": (12, 24),
    "Boxing Day": (12, 26),
    "New Year": (1, 1),
    "New Year's Eve": (12, 31),
    "Valentine's Day": (2, 14),
    "Independence Day": (7, 4),
    "Halloween": (10, 31),
    "Veterans Day": (11, 11),
    "Bastille Day": (7, 14),
    "Singles' Day": (11, 11),
    "May Day": (5, 1),
    "St Patrick's Day": (3, 17),
}
# Month, weekday (1 is Monday), which one (-1 the last), days to add.
_FLOATING = {
    "Labor Day": (9, 1, 1, 0),
    "Memorial Day": (5, 1, -1, 0),
    "Thanksgiving": (11, 4, 4, 0),
    "Black Friday": (11, 4, 4, 1),
    "Cyber Monday": (11, 4, 4, 4),
    "Election Day": (11, 1, 1, 1),
    "Columbus Day": (10, 1, 2, 0),
    "Martin Luther King Day": (1, 1, 3, 0),
    "Presidents' Day": (2, 1, 3, 0),
}
_FROM_EASTER = {"Easter": 0, "Good Friday": -2, "Easter Monday": 1}


def holiday(name: str, year: int) -> date | None:
    """The day of a holiday, None where rules alone do not tell it (the lunar new year).

    >>> holiday("Thanksgiving", 2024), holiday("Easter", 2018)
    (datetime.date(2024, 11, 28), datetime.date(2018, 4, 1))
    """
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _FLOATING:
        month, weekday, number, extra = _FLOATING[name]
        return nth_weekday(year, month, weekday, number) + timedelta(extra)
    if name in _FROM_EASTER:
        return _easter(year) + timedelta(_FROM_EASTER[name])
    return None


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """The second Monday of a month; the last one for -1."""
    if number < 0:
        after = date(year + month // 12, month % 12 + 1, 1)
        return after - timedelta((after.isoweekday() - weekday - 1) % 7 + 1)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (number - 1))


def _easter(year: int) -> date:
    """Easter Sunday, Gregorian (Meeus, Jones and Butcher)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    moon = (
        19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * shift + 114, 31)
    return date(year, month, day + 1)
