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
from kg.nlp.amounts.changes import DIFFERENCE, read_change
from kg.nlp.amounts.context import Context
from kg.nlp.amounts.counts import counted_of, is_casualty, read_counted
from kg.nlp.amounts.guards import (
    is_date,
    is_glued_to_letters,
    is_labelled,
    is_list_mark,
    is_part_of_a_name,
    looks_like_year,
)
from kg.nlp.amounts.hedges import left_hedge, right_hedge, stronger
from kg.nlp.amounts.lexer import Tokens
from kg.nlp.amounts.noise import Noise
from kg.nlp.amounts.numerals import AFTER_ARTICLE
from kg.nlp.amounts.numerals import STARTERS as NUMBER_STARTERS
from kg.nlp.amounts.phrases import FOLDS, read_phrase
from kg.nlp.amounts.tables import ISO_CODES, PREFIXES, SIGNS
from kg.nlp.amounts.terms import Term, read_term
from kg.nlp.amounts.words import CASUALTIES, COUNTABLE, TIME_NOUNS
from kg.nlp.numbers import TENS, UNITS

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
_LARGE = 10**6  # vague numbers with nothing behind them are told from here on
_LOST = frozenset("lose loses lost losing".split())
_NEAR = 12  # tokens between a difference and the level that it leads to
_SPELT = frozenset([*UNITS, *TENS]) - {"one"}
_PARTITIVES = frozenset("them whom which those us these".split())  # "six of them"
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
        if self._is_no_count(term):
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
            if self._is_label_of(term, noun):
                return
            self._counted = noun
            amount = Amount(term.low, term.high, unit=noun, dimension=COUNT, note=term.numeral.note)
            self._finish(term, amount, Kind.QUANTITY, end, modifier)
        elif self._is_of_people(term):
            amount = Amount(term.low, term.high, unit="person", dimension=COUNT, note=numeral.note)
            self._finish(term, amount, Kind.QUANTITY, term.end, modifier)
        elif is_one:
            return
        elif noun_of := counted_of(tokens, term.end):
            amount = Amount(
                term.low, term.high, unit=noun_of, dimension=COUNT, note=term.numeral.note
            )
            self._finish(term, amount, Kind.QUANTITY, term.end, modifier)
        elif self._is_number(term):
            amount = Amount(term.low, term.high, dimension=NUMBER, note=term.numeral.note)
            self._finish(term, amount, Kind.QUANTITY, term.end)

    def _is_no_count(self, term: Term) -> bool:
        tokens, numeral = self._tokens, term.numeral
        if numeral.is_figure and is_glued_to_letters(tokens, term.end):
            return True
        if not numeral.is_figure and tokens.before(term.first) in _SPELT:
            return True  # "nineteen ninety-one"
        if is_list_mark(tokens, term.first, term.end):
            return True
        if numeral.scale > 1:
            return False
        if term.is_range and term.end - term.first == 3 and not _has_noun(tokens, term.end):
            return True  # a score, a date, a section
        return tokens.before(term.first) in ("-", "/") and tokens.joined(term.first)

    def _is_label_of(self, term: Term, noun: str) -> bool:
        """Whether the number names what follows ("Boeing 737 jets", "2025 results")."""
        tokens, numeral = self._tokens, term.numeral
        if not numeral.is_figure or numeral.scale > 1:
            return False
        word = tokens.words[term.first]
        if looks_like_year(word):
            is_name = tokens.words[term.end][:1].isupper()
            return noun not in COUNTABLE or is_name
        if is_date(tokens, term.first, term.end):
            return True
        if "," in word:
            return False
        return is_labelled(tokens, term.first)

    def _is_of_people(self, term: Term) -> bool:
        """Whether the number counts the hurt or the arrested; "those of 34 were killed" not."""
        tokens = self._tokens
        left = tokens.before(term.first)
        is_age = left == "aged" or (left == "of" and tokens.lower[term.end] not in CASUALTIES)
        if is_age or self._is_date_or_label(term):
            return False
        return is_casualty(tokens, term.end)

    def _is_date_or_label(self, term: Term) -> bool:
        tokens = self._tokens
        return is_date(tokens, term.first, term.end) or is_labelled(tokens, term.first)

    def _is_number(self, term: Term) -> bool:
        """Whether a number with nothing behind it is worth telling: "25,000", "7.6 million"."""
        tokens, numeral = self._tokens, term.numeral
        if self._is_date_or_label(term):
            return False
        if numeral.is_vague:
            return numeral.low >= _LARGE
        if numeral.scale > 1:
            return True
        word = tokens.words[term.first]
        if numeral.is_figure and ("," in word or ("." in word and term.end - term.first == 1)):
            return True
        if tokens.lower[term.end] == "of" and tokens.lower[term.end + 1] in _PARTITIVES:
            return True
        if numeral.is_figure and tokens.lower[term.end] == "of" and tokens.is_figure(term.end + 2):
            return True  # "200 of the 1,500 staff"
        first, hedge = left_hedge(tokens, term.first)
        is_bound = hedge is not None and hedge != Modifier.APPROXIMATELY
        return is_bound or read_change(tokens, first, term.end)[0] is not None

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


def _has_noun(tokens: Tokens, at: int) -> bool:
    return read_counted(tokens, at) is not None


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
