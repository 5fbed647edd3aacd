"""The amounts of a text, in order, none over another.

The grammar is composed here: hedge × (number × scale × currency or unit, or a range of two) ×
what it is per × what is counted × change. Each part is a module of its own.
Not here: who pays whom (kg/extract); exchange rates (nowhere).
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import compress, count
from operator import not_

from kg.model import Amount, AmountMention, Kind, Modifier
from kg.nlp.amounts import rates
from kg.nlp.amounts.bare import is_label_of, is_no_count, is_number, is_of_people
from kg.nlp.amounts.changes import DIFFERENCE, read_change
from kg.nlp.amounts.context import Context
from kg.nlp.amounts.counts import counted_of, read_counted
from kg.nlp.amounts.guards import (
    is_date,
    is_glued_to_letters,
    is_part_of_a_name,
)
from kg.nlp.amounts.hedges import left_hedge, right_hedge, stronger
from kg.nlp.amounts.lexer import Tokens
from kg.nlp.amounts.noise import Noise
from kg.nlp.amounts.numerals import AFTER_ARTICLE
from kg.nlp.amounts.numerals import STARTERS as NUMBER_STARTERS
from kg.nlp.amounts.phrases import FOLDS, read_phrase
from kg.nlp.amounts.tables import ISO_CODES, PREFIXES, SIGNS
from kg.nlp.amounts.terms import Term, read_term
from kg.nlp.amounts.words import TIME_NOUNS

_STARTERS = (
    NUMBER_STARTERS
    | frozenset(SIGNS)
    | frozenset(PREFIXES)
    | frozenset(code.lower() for code in ISO_CODES)
    | frozenset("m" + code.lower() for code in ("USD", "EUR", "GBP", "AUD", "CAD", "SEK", "NOK"))
    | frozenset(["undisclosed", "unspecified", "twice", *FOLDS])
)
_ARTICLES = frozenset(["a", "an"])
_DIGITS = frozenset("0123456789.")  # ".42"
_STOPS = frozenset(",.;:)")
_LOST = frozenset("lose loses lost losing".split())
_NEAR = 12  # tokens between a difference and the level that it leads to
COUNT, NUMBER, DURATION, PROPORTION = "count", "number", "time", "proportion"
_MINUS = frozenset(["-", "−", "–", "minus", "negative"])


def read(tokens: Tokens, *, dollar: str, durations: bool = False) -> list[AmountMention]:
    """All amounts of a text; see `kg.nlp.amounts.read_amounts`."""
    context = Context(tokens, dollar)
    reader = _Reader(tokens, context, durations)
    lower = tokens.lower
    for at in _places(lower[: tokens.count]):
        if lower[at] not in _ARTICLES or lower[at + 1] in AFTER_ARTICLE:
            reader.visit(at)
    return reader.found


def _places(lower: list[str]) -> list[int]:
    """Where an amount may begin: at a word of numbers or currencies, or at a figure."""
    places = list(compress(count(), map(_STARTERS.__contains__, lower)))
    others = compress(count(), map(not_, map(str.isalpha, lower)))
    places += [at for at in others if (word := lower[at])[0] in _DIGITS and word != "."]
    return sorted(places)


class _Reader:
    """Steps through the places where an amount may begin."""

    def __init__(self, tokens: Tokens, context: Context, durations: bool) -> None:
        self.found: list[AmountMention] = []
        self._tokens = tokens
        self._context = context
        self._durations = durations
        self._last_end = 0
        self._taken = 0  # tokens before this one belong to amounts, or were refused
        self._change: tuple[int, str | None] = (-1, None)  # where the last difference ended
        self._counted: str | None = None  # what was counted last, for "each"
        self._noise = Noise(tokens, _STARTERS)

    def visit(self, at: int) -> None:
        """Read the amount that begins at token `at`, if one does."""
        if at < self._taken:
            return
        if (end := self._noise.end(at)) > at:
            self._taken = end
            return
        if phrase := read_phrase(self._tokens, at):
            self._phrase(*phrase)
            return
        if self._tokens.is_numeric(at) and is_part_of_a_name(self._tokens, at):
            self._taken = at + 1
            return
        if self._tokens.words[at + 1] in _STOPS and is_date(self._tokens, at, at + 1):
            return  # "on May 12, 2024.": most figures in news
        term = read_term(self._tokens, at)
        if term is None or term.first < self._taken:
            return
        if term.kind == Kind.QUANTITY and term.unit is None:
            self._plain(term)
        else:
            self._measured(term)

    def _phrase(self, first: int, end: int, kind: Kind, amount: Amount) -> None:
        """A ratio or an untold sum, with the hedges of a ratio: "nearly one in five"."""
        if amount.low is not None:
            first, modifier = self._left_hedge(first)
            low, high = _bounds(amount, modifier)
            amount = replace(amount, low=low, high=high, modifier=modifier)
        self._emit(first, end, kind, amount)

    def _measured(self, term: Term) -> None:
        """A number with a currency, a unit or a percent sign."""
        if term.sum_ is None and is_glued_to_letters(self._tokens, term.end):
            self._taken = term.end
            return
        unit, sum_, note = term.unit, term.sum_, term.numeral.note
        if unit is not None:
            dimension = None if unit.is_percent else unit.dimension
            amount = Amount(term.low, term.high, unit=unit.name, dimension=dimension, note=note)
        elif sum_ is not None:
            code, assumed = self._context.settle(sum_.code, is_clear=sum_.is_clear)
            share = sum_.share * (sum_.scale if term.numeral.scale == 1 else 1)
            high = None if term.high is None else term.high * share
            amount = Amount(term.low * share, high, currency=code, note=assumed or note)
        self._finish(term, amount, term.kind, term.end)

    def _plain(self, term: Term) -> None:
        """A number of counted things, or a number alone."""
        tokens = self._tokens
        self._taken = max(term.end, self._taken)
        if is_no_count(tokens, term):
            return
        if term.numeral.is_share:
            amount = Amount(term.low, term.high, dimension=PROPORTION, note=term.numeral.note)
            self._finish(term, amount, Kind.QUANTITY, term.end)
            return
        end, modifier = right_hedge(tokens, term.end)
        numeral = term.numeral
        # "one" is mostly a pronoun: it counts only what news is known to count
        is_one = numeral.low == 1 and not numeral.is_figure
        counted = read_counted(tokens, end, is_vague=numeral.is_vague, is_one=is_one)
        if counted is not None:
            noun, end = counted
            if noun in TIME_NOUNS:
                if self._durations:
                    amount = Amount(term.low, term.high, unit=noun, dimension=DURATION)
                    self._finish(term, amount, Kind.QUANTITY, end, modifier)
                return
            if is_label_of(tokens, term, noun):
                return
            self._counted = noun
            amount = Amount(term.low, term.high, unit=noun, dimension=COUNT, note=term.numeral.note)
            self._finish(term, amount, Kind.QUANTITY, end, modifier)
        elif is_of_people(tokens, term):
            amount = Amount(term.low, term.high, unit="person", dimension=COUNT, note=numeral.note)
            self._finish(term, amount, Kind.QUANTITY, term.end, modifier)
        elif is_one:
            return
        elif noun_of := counted_of(tokens, term.end):
            amount = Amount(
                term.low, term.high, unit=noun_of, dimension=COUNT, note=term.numeral.note
            )
            self._finish(term, amount, Kind.QUANTITY, term.end, modifier)
        elif is_number(tokens, term):
            amount = Amount(term.low, term.high, dimension=NUMBER, note=term.numeral.note)
            self._finish(term, amount, Kind.QUANTITY, term.end)

    def _finish(
        self,
        term: Term,
        amount: Amount,
        kind: Kind,
        end: int,
        modifier: Modifier | None = None,
    ) -> None:
        """Add what stands around the term: sign, hedges, rate, change."""
        tokens = self._tokens
        per, end = rates.read_rate(tokens, end)
        if modifier is None:
            end, modifier = right_hedge(tokens, end)
            if per is None and modifier is not None:
                per, end = rates.read_rate(tokens, end)
        if per == rates.EACH:
            per = self._counted or "item"
            if kind != Kind.MONEY:  # "five hard drives each"
                per, end = None, end - 1
        first, is_negative = _signed(tokens, term.first)
        if tokens.before(first) == "between" and term.is_range:
            first -= 1
        first, hedge = self._left_hedge(max(first, 0))
        modifier = stronger(hedge, modifier)
        change, role = read_change(tokens, first, end, before=self._move_before(first))
        if kind == Kind.MONEY and tokens.before(first) in _LOST:  # a loss, not a change
            change, role = None, None
        if role == DIFFERENCE:
            self._change = (end, change)
        if is_negative and amount.low is not None and amount.high is not None:
            amount = replace(amount, low=-amount.high, high=-amount.low)
        low, high = _bounds(amount, modifier)
        whole = Amount(
            low=_plain_decimal(low),
            high=_plain_decimal(high),
            currency=amount.currency,
            unit=amount.unit,
            modifier=modifier,
            per=per,
            change=change,
            dimension=amount.dimension,
            note=amount.note or role,
        )
        # a hedge belongs to one amount only: "5% or more" of the one before
        self._emit(max(first, min(self._last_end, term.first)), end, kind, whole)

    def _left_hedge(self, first: int) -> tuple[int, Modifier | None]:
        """The hedge before `first`, unless it belongs to the amount before: "30 C. Between"."""
        start, hedge = left_hedge(self._tokens, first)
        return (first, None) if start < self._last_end else (start, hedge)

    def _move_before(self, first: int) -> str | None:
        """The direction of the difference that leads "to" an amount: "rose 5%, or $2m, to $9m"."""
        end, direction = self._change
        is_next = end == first - 1
        is_apposition = self._last_end == first - 2 and first - end < _NEAR
        return direction if is_next or is_apposition else None

    def _emit(self, first: int, end: int, kind: Kind, amount: Amount) -> None:
        tokens = self._tokens
        start, stop = tokens.start(first), tokens.ends[end - 1]
        self.found.append(AmountMention(start, stop, tokens.text[start:stop], kind, amount))
        self._taken = self._last_end = end


def _signed(tokens: Tokens, first: int) -> tuple[int, bool]:
    """Where the amount begins with its sign, and whether that is a minus."""
    left = tokens.before(first)
    if left in ("minus", "negative"):
        return first - 1, True
    is_sign = left in _MINUS or left == "+"
    if is_sign and tokens.joined(first) and not tokens.joined(first - 1):
        opened = first > 1 and tokens.is_figure(first - 2)
        return (first, False) if opened else (first - 1, left != "+")
    return first, False


def _bounds(amount: Amount, modifier: Modifier | None) -> tuple[Decimal | None, Decimal | None]:
    """The bounds of an amount, open on the side that its hedge leaves open."""
    low, high = amount.low, amount.high
    if modifier in (Modifier.AT_MOST, Modifier.LESS_THAN):
        low = None if low == high else low
    elif modifier in (Modifier.AT_LEAST, Modifier.MORE_THAN):
        high = None if low == high else high
    return low, high


def _plain_decimal(value: Decimal | None) -> Decimal | None:
    """Without an exponent and without zeros behind a whole number."""
    if value is None:
        return None
    whole = value.to_integral_value()
    return Decimal(int(whole)) if whole == value else value
