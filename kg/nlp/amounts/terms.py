"""The core of an amount: number, scale, and what it is of. "$2-3bn", "10 GW", "5 to 10 percent".

A `Side` is one number with the currency or unit beside it; a `Term` is one side, or two that
make a range. Not here: hedges around it (hedges.py), changes (changes.py), what is counted
(counts.py).
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from kg.model import Kind
from kg.nlp.amounts.lexer import DASHES, Tokens
from kg.nlp.amounts.measures import read_measure
from kg.nlp.amounts.money import Sum, currency_after, currency_before
from kg.nlp.amounts.numeral import Numeral
from kg.nlp.amounts.numerals import read_numeral
from kg.nlp.amounts.tables import DOLLAR_CODES, SIGNS, Unit
from kg.nlp.amounts.words import CHANGE_VERBS
from kg.nlp.numbers import TENS, UNITS

_RANGING = frozenset("ranging range ranges ranged anywhere vary varies varying somewhere".split())


class Side(NamedTuple):
    """One number with what stands beside it; `unit` and `sum_` are None for a bare one."""

    first: int
    end: int
    numeral: Numeral
    sum_: Sum | None = None
    unit: Unit | None = None

    @property
    def is_bare(self) -> bool:
        return self.sum_ is None and self.unit is None


class Term(NamedTuple):
    """An amount without what surrounds it, in tokens `first` to `end`."""

    first: int
    end: int
    low: Decimal
    high: Decimal | None
    numeral: Numeral
    sum_: Sum | None = None
    unit: Unit | None = None
    is_range: bool = False

    @property
    def kind(self) -> Kind:
        if self.sum_ is not None:
            return Kind.MONEY
        return Kind.PERCENT if self.unit and self.unit.is_percent else Kind.QUANTITY


def read_term(tokens: Tokens, at: int) -> Term | None:
    """The amount whose number or currency begins at `at`.

    >>> term = read_term(Tokens("$2-3bn"), 0)
    >>> str(term.low), str(term.high), term.sum_.code
    ('2000000000', '3000000000', '$')
    """
    side = read_side(tokens, at)
    if side is None:
        return None
    separator = _range_separator(tokens, side)
    other = read_side(tokens, separator) if separator else None
    if other is not None and not _is_move(tokens, side, other):
        joined = _range(side, other)
        if joined is not None:
            return joined
    return _with_change(tokens, side)


def _is_move(tokens: Tokens, side: Side, other: Side) -> bool:
    """Whether "to" leads to a new level: "rose $2 to $45", "fell 3 to 20"."""
    if other.is_bare and not side.is_bare and side.sum_ is None:
        return True  # "rose 3.2% to 45.10"
    return (
        tokens.lower[side.end] == "to"
        and tokens.before(side.first) in CHANGE_VERBS
        and other.unit is None
    )


def read_side(tokens: Tokens, at: int) -> Side | None:
    """One number with its currency or unit."""
    if before := currency_before(tokens, at):
        numeral = read_numeral(tokens, before.end, money=True)
        if numeral is None:
            return None
        after = currency_after(tokens, numeral.end)
        if after is not None and (before.code == after.code or before.code == "$"):
            # "$5 million USD", "$10 dollars"
            code = before.code if after.code == "$" else after.code
            numeral = _scaled_after(numeral, after)
            return Side(before.first, after.end, numeral, before._replace(code=code))
        return Side(before.first, numeral.end, numeral, before)
    if tokens.words[at] in SIGNS:
        return None
    numeral = read_numeral(tokens, at, money=True)
    if numeral is None:
        return None
    if after := currency_after(tokens, numeral.end, numeral):
        return Side(at, after.end, _scaled_after(numeral, after), after)
    if numeral.is_short:
        numeral = read_numeral(tokens, at)
        if numeral is None:
            return None
    if found := read_measure(tokens, at, numeral):
        unit, end, numeral = found
        return Side(at, end, numeral, unit=unit)
    return Side(at, numeral.end, numeral)


def _scaled_after(numeral: Numeral, after: Sum) -> Numeral:
    """The scale of "75 USD million" and of "30 MUSD" is said by the currency."""
    if after.scale == 1:
        return numeral
    high = None if numeral.high is None else numeral.high * after.scale
    return numeral._replace(low=numeral.low * after.scale, high=high, scale=after.scale)


def _range_separator(tokens: Tokens, side: Side) -> int:
    """Where the second number of a range would begin; 0 when no separator follows."""
    word, left = tokens.lower[side.end], tokens.before(side.first)
    if word in DASHES:
        return side.end + 1
    if word == "and":
        return side.end + 1 if left == "between" else 0
    if word == "or" and side.is_bare and not side.numeral.is_figure:
        return side.end + 1
    if word != "to" and word != "through":
        return 0
    if left == "from":
        ranging = side.first > 1 and tokens.lower[side.first - 2] in _RANGING
        return side.end + 1 if ranging or side.is_bare else 0  # "from 5 to 7 percent"
    return side.end + 1


def _range(one: Side, two: Side) -> Term | None:
    """Both numbers as one amount, when they can be of one thing and the first is the lower."""
    sum_, unit = one.sum_ or two.sum_, one.unit or two.unit
    same_sum = one.sum_ is None or two.sum_ is None or _same(one.sum_, two.sum_)
    same_unit = one.unit is None or two.unit is None or one.unit == two.unit
    if not (same_sum and same_unit) or (sum_ is not None and unit is not None):
        return None
    if one.is_bare and two.sum_ is not None and two.sum_.end < two.end:
        return None  # "in 2011 to $455 million": a sign before the second belongs to it alone
    low = one.numeral.low
    if one.numeral.scale == 1 and two.numeral.scale > 1 and one.numeral.base < 1000:
        low = one.numeral.base * two.numeral.scale
    high = two.numeral.high
    if high is None or low >= high:
        return None
    numeral = two.numeral._replace(note=one.numeral.note or two.numeral.note)
    return Term(one.first, two.end, low, high, numeral, sum_, unit, is_range=True)


def _same(one: Sum, two: Sum) -> bool:
    """Whether two sums are in one currency: "US$10m to $12m" is."""
    return one.code == two.code or (two.code == "$" and one.code in DOLLAR_CODES)


def _with_change(tokens: Tokens, side: Side) -> Term:
    """One side, with its small change if it has some: "3 dollars and 50 cents"."""
    numeral = side.numeral
    term = Term(side.first, side.end, numeral.low, numeral.high, numeral, side.sum_, side.unit)
    if side.sum_ is None or side.sum_.share != 1 or side.sum_.end < side.end:
        return term
    at = side.end + 1 if tokens.lower[side.end] == "and" else side.end
    if not (tokens.is_figure(at) or tokens.lower[at] in UNITS or tokens.lower[at] in TENS):
        return term
    rest = read_side(tokens, at)
    if rest is None or rest.sum_ is None or rest.sum_.share == 1 or rest.numeral.low >= 100:
        return term
    value = numeral.low + rest.numeral.low * rest.sum_.share
    return term._replace(end=rest.end, low=value, high=value)
