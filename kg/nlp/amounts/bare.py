"""Whether a number with no currency or unit counts something, or is worth telling at all.

In:  the tokens of a text and a number in it. Not here: what is counted (counts.py); what is no
number of anything wherever it stands (guards.py).
"""

from __future__ import annotations

from kg.model import Modifier
from kg.nlp.amounts.changes import read_change
from kg.nlp.amounts.counts import is_casualty, read_counted
from kg.nlp.amounts.guards import (
    is_date,
    is_glued_to_letters,
    is_labelled,
    is_list_mark,
    looks_like_year,
)
from kg.nlp.amounts.hedges import left_hedge
from kg.nlp.amounts.lexer import Tokens
from kg.nlp.amounts.terms import Term
from kg.nlp.amounts.words import CASUALTIES, COUNTABLE
from kg.nlp.numbers import TENS, UNITS

_LARGE = 10**6  # vague numbers with nothing behind them are told from here on
_SPELT = frozenset([*UNITS, *TENS]) - {"one"}
_PARTITIVES = frozenset("them whom which those us these".split())  # "six of them"


def is_no_count(tokens: Tokens, term: Term) -> bool:
    numeral = term.numeral
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


def is_label_of(tokens: Tokens, term: Term, noun: str) -> bool:
    """Whether the number names what follows ("Boeing 737 jets", "2025 results")."""
    numeral = term.numeral
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


def is_of_people(tokens: Tokens, term: Term) -> bool:
    """Whether the number counts the hurt or the arrested; "those of 34 were killed" not."""
    left = tokens.before(term.first)
    is_age = left == "aged" or (left == "of" and tokens.lower[term.end] not in CASUALTIES)
    if is_age or _is_date_or_label(tokens, term):
        return False
    return is_casualty(tokens, term.end)


def _is_date_or_label(tokens: Tokens, term: Term) -> bool:
    return is_date(tokens, term.first, term.end) or is_labelled(tokens, term.first)


def is_number(tokens: Tokens, term: Term) -> bool:
    """Whether a number with nothing behind it is worth telling: "25,000", "7.6 million"."""
    numeral = term.numeral
    if _is_date_or_label(tokens, term):
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


def _has_noun(tokens: Tokens, at: int) -> bool:
    return read_counted(tokens, at) is not None
