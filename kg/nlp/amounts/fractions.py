"""Fractions: "3/4", "two-thirds of voters", "half a mile", "three-quarters of a billion".

In: tokens and a place. Out: the value and where the fraction ends; a fraction of one unit or
one scale is a number of these, any other is a share of something.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from kg.nlp.amounts.lexer import Tokens
from kg.nlp.amounts.numeral import Numeral
from kg.nlp.amounts.tables import CURRENCY_NAMES, find_unit
from kg.nlp.numbers import FRACTIONS, ORDINALS, SCALES, UNITS

_WHICH_HALF = frozenset("first second other latter final back front this that last next".split())
_COUNTS = {"a": 1, "an": 1, **UNITS}
_WHOLE = frozenset(["a", "an", "one", "1"])
# Behind "half" these begin what it is a half of; "half as many" compares.
_HALVED = frozenset("of the its their his her our all".split())
COMPARED = frozenset(
    """many much large big long high likely fast expensive old wide loud strong good often well
    rich tall heavy far deep powerful quickly""".split()
)
# "quarter" alone is mostly one of a year.
_QUARTERED = frozenset("point mile inch pound cup ounce teaspoon million billion trillion".split())
AFTER_QUARTER = frozenset(["of", "a", "-", "‐", "‑", *SCALES, *_QUARTERED])


class _Fraction(NamedTuple):
    above: int
    below: int
    end: int  # the token behind it


def slash_fraction(tokens: Tokens, at: int) -> Decimal | None:
    """The value of a fraction such as 3/4 at `at`; None for "24/7", "11/07" and their like."""
    words = tokens.words
    if words[at + 1] != "/" or not (tokens.is_figure(at) and tokens.is_figure(at + 2)):
        return None
    above, below = words[at], words[at + 2]
    if not (above.isdecimal() and below in ("2", "3", "4", "5", "8", "10", "16", "32")):
        return None
    if len(above) > 2 or int(above) >= int(below) or words[at + 3] == "/":
        return None
    return rounded(Decimal(above) / Decimal(below))


def rounded(value: Decimal) -> Decimal:
    """To six places, without zeros at the end and without an exponent."""
    whole = value.to_integral_value()
    return whole if value == whole else round(value, 6).normalize()


def read_part(tokens: Tokens, at: int) -> Numeral | None:
    """A fraction of one unit, currency or scale; the number ends where that is named.

    >>> half = read_part(Tokens("half a percentage point"), 0)
    >>> str(half.low), half.end
    ('0.5', 2)
    """
    found = _fraction(tokens, at)
    if found is None or tokens.before(at) in _WHICH_HALF or tokens.before(at) in ORDINALS:
        return None
    if tokens.before(at) == "a" and tokens.before(at - 1) == "and":  # "a mile and a half"
        return None
    place = found.end
    is_of = tokens.lower[place] == "of"
    if tokens.lower[at] in ("a", "an") and not is_of:  # the article of "a half-mile walk"
        return None
    if tokens.hyphen(place):
        return _part(found, place, Decimal(1)) if _is_unit(tokens, place + 1) else None
    place += is_of
    if tokens.lower[place] in _WHOLE:
        place += 1
    elif is_of:
        return None  # "half of voters"
    scale = SCALES.get(tokens.lower[place])
    if scale is not None:
        return _part(found, place + 1, scale)
    return _part(found, place, Decimal(1)) if _is_unit(tokens, place) else None


def _part(found: _Fraction, end: int, scale: Decimal) -> Numeral:
    base = Decimal(found.above) / Decimal(found.below)
    value = rounded(base * scale)
    return Numeral(value, value, end, base, scale, is_part=True, note=_note(found, value, scale))


def _is_unit(tokens: Tokens, at: int) -> bool:
    """Whether a unit is written out at `at`; letters alone ("half a C") are none."""
    if len(tokens.words[at]) < 3 and tokens.words[at] != "%":
        return False
    if tokens.lower[at] in ("point", "points"):
        return True
    return find_unit(tokens, at) is not None or CURRENCY_NAMES.find(tokens, at) is not None


def read_share(tokens: Tokens, at: int) -> Numeral | None:
    """ "two-thirds", "a quarter", "one-third", "half": a share of something."""
    lower = tokens.lower
    found = _fraction(tokens, at)
    if found is None or (lower[at] == "quarter" and found.end == at + 1):
        return None
    following = lower[found.end]
    if lower[at] == "half":
        if tokens.before(at) in _WHICH_HALF:  # "the second half of the year"
            return None
        is_compared = following == "as" and lower[found.end + 1] in COMPARED
        return _share(found) if following in _HALVED or is_compared else None
    if lower[at] in ("a", "an") and following != "of":  # "a third party", "a quarter earlier"
        return None
    if lower[found.end - 1] == "quarter" and following not in ("of", "stake", "share", "interest"):
        return None
    return _share(found)


def _fraction(tokens: Tokens, at: int) -> _Fraction | None:
    """ "half", "quarter", "a third", "two-thirds", "one-half", at `at`."""
    lower = tokens.lower
    if lower[at] in ("half", "quarter"):
        return _Fraction(1, FRACTIONS[lower[at]], at + 1)
    above = _COUNTS.get(lower[at], 0)
    if not above:
        return None
    after = at + 2 if tokens.hyphen(at + 1) else at + 1
    name = lower[after]
    below = FRACTIONS.get(name[:-1] if above > 1 and name.endswith("s") else name)
    if not below or above >= below or (above > 1) != name.endswith("s"):
        return None
    return _Fraction(above, below, after + 1)


def _share(found: _Fraction) -> Numeral:
    value = rounded(Decimal(found.above) / Decimal(found.below))
    note = _note(found, value, Decimal(1))
    return Numeral(value, value, found.end, value, is_share=True, note=note)


def _note(found: _Fraction, value: Decimal, scale: Decimal) -> str | None:
    is_exact = value * found.below == found.above * scale
    return None if is_exact else f"{found.above}/{found.below}, rounded"
