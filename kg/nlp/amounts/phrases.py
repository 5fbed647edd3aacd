"""Sums that are not told, and ratios: "an undisclosed sum", "3-for-1", "one in five", "twice".

In: tokens and a place. Out: a whole amount with the tokens it takes, or None.
"""

from __future__ import annotations

from decimal import Decimal

from kg.model import Amount, Kind
from kg.nlp.amounts.fractions import COMPARED, rounded
from kg.nlp.amounts.lexer import Tokens
from kg.nlp.amounts.numeral import Numeral
from kg.nlp.amounts.numerals import read_numeral
from kg.nlp.amounts.tables import find_unit
from kg.nlp.amounts.words import TIME_NOUNS
from kg.nlp.numbers import TENS, UNITS

_UNTOLD = frozenset(["undisclosed", "unspecified"])
FOLDS = {f"{word}fold": value for word, value in {**UNITS, **TENS}.items() if value > 1}
_TWICE_WHAT = frozenset("the its their his her that what".split())  # not "twice a week"
_WHOLES = frozenset([*map(Decimal, range(2, 13)), *map(Decimal, (20, 50, 100, 1000))])
_SUMS = frozenset("sum amount price fee consideration figure amounts sums value".split())


def read_phrase(tokens: Tokens, at: int) -> tuple[int, int, Kind, Amount] | None:
    """The phrase that begins at `at` as first token, end, kind, amount."""
    word = tokens.lower[at]
    if word in _UNTOLD:
        return _untold(tokens, at)
    if word in FOLDS:
        value = Decimal(FOLDS[word])
        return at, at + 1, Kind.QUANTITY, Amount(value, value, unit="times", dimension="ratio")
    if word == "twice":
        is_ratio = tokens.lower[at + 1] in _TWICE_WHAT or _is_compared(tokens, at + 1)
        twice = Amount(Decimal(2), Decimal(2), unit="times", dimension="ratio")
        return (at, at + 1, Kind.QUANTITY, twice) if is_ratio else None
    if tokens.hyphen(at + 1) and tokens.lower[at + 2] in ("for", "to"):
        return _ratio(tokens, at)
    if tokens.lower[at + 1] in ("in", "out"):
        return _one_in(tokens, at)
    return None


def _is_compared(tokens: Tokens, at: int) -> bool:
    """Whether "as" at `at` compares: "as many", "as loud as", not "twice as president"."""
    lower = tokens.lower
    return lower[at] == "as" and (lower[at + 2] == "as" or lower[at + 1] in COMPARED)


def _one_in(tokens: Tokens, at: int) -> tuple[int, int, Kind, Amount] | None:
    """ "one in five", "3 in 10 voters", "9 out of 10": a share of the whole."""
    out_of = tokens.lower[at + 1 : at + 3] == ["out", "of"]
    if not out_of and tokens.lower[at + 1] != "in":
        return None
    place = at + 3 if out_of else at + 2
    above, below = read_numeral(tokens, at), read_numeral(tokens, place)
    if above is None or below is None or above.end != at + 1 or above.low >= below.low:
        return None
    if not out_of and not _is_whole(tokens, at, below):
        return None
    value = rounded(above.low / below.low)
    return at, below.end, Kind.QUANTITY, Amount(value, value, dimension="proportion")


def _is_whole(tokens: Tokens, at: int, below: Numeral) -> bool:
    """Whether "in" leads to a whole: not "one in 2024", "two in three weeks", "5 in 10 km"."""
    following = tokens.lower[below.end]
    if following in TIME_NOUNS or following[:-1] in TIME_NOUNS or below.is_vague:
        return False
    if tokens.lower[at] == "one" and not below.is_figure:
        return True
    is_name = tokens.joined(below.end) and following[:1].isalpha()
    return below.low in _WHOLES and not is_name and find_unit(tokens, below.end) is None


def _untold(tokens: Tokens, at: int) -> tuple[int, int, Kind, Amount] | None:
    """ "an undisclosed sum", "for an undisclosed cash amount"."""
    end = at + 1
    while end < at + 3 and tokens.lower[end] not in _SUMS:
        end += 1
    if tokens.lower[end] not in _SUMS:
        return None
    first = at - 1 if tokens.before(at) in ("a", "an", "the") else at
    amount = Amount(None, None, currency="XXX", note=tokens.lower[at])
    return first, end + 1, Kind.MONEY, amount


def _ratio(tokens: Tokens, at: int) -> tuple[int, int, Kind, Amount] | None:
    """ "3-for-1", "one-for-ten", "2-to-1"."""
    if not tokens.hyphen(at + 3):
        return None
    above, below = read_numeral(tokens, at), read_numeral(tokens, at + 4)
    if above is None or below is None or above.end != at + 1 or not below.low:
        return None
    value = rounded(above.low / below.low)
    if tokens.lower[at + 2] == "for":
        amount = Amount(value, value, unit="share", per="share", dimension="ratio")
    else:
        amount = Amount(value, value, dimension="ratio")
    if value > Decimal(10) ** 6:
        return None
    return at, below.end, Kind.QUANTITY, amount
