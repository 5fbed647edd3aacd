"""The unit behind a number, and the smaller one behind that: "5 feet 2 inches", "20 (kg)".

In: tokens, a number and where it begins. Out: the unit, where it ends, and the number in it.
Not here: money (money.py), what is counted (counts.py), the units themselves (units.toml).
"""

from __future__ import annotations

from decimal import Decimal

from kg.nlp.amounts.guards import is_glued_to_letters, is_labelled
from kg.nlp.amounts.lexer import Tokens
from kg.nlp.amounts.numeral import Numeral
from kg.nlp.amounts.numerals import read_numeral
from kg.nlp.amounts.tables import UNITS_BY_NAME, Unit, find_unit
from kg.nlp.amounts.words import NOT_COUNTED
from kg.nlp.numbers import UNITS

Found = tuple[Unit, int, Numeral]

_FOOT, _POINT = UNITS_BY_NAME["ft"], UNITS_BY_NAME["percentage point"]
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_PRIMES = frozenset("'’′")
_DOUBLE_PRIMES = frozenset('"”″')
_BETWEEN_PARTS = frozenset(["and", ","])
# Nouns and the beginnings of names as well as units: "12 stone steps", "two cup finals".
_ALSO_NOUNS = frozenset(["stone", "bar", "cup", "celsius", "centigrade", "fahrenheit"])
# Behind a word of numbers these letters are no units: "two m".
_NEED_FIGURE = frozenset("mp t m g w v j l pp".split())
_NEED_TOUCH = frozenset(["x", "X", "×", "b", "B", "K", "L"])
_HEAT = frozenset("CF")
_COLDEST, _HOTTEST = 10, 1000  # degrees read with a bare letter: 3F and 5C are names


def read_measure(tokens: Tokens, first: int, numeral: Numeral) -> Found | None:
    """The unit behind the number that takes the tokens from `first` on.

    >>> tokens = Tokens("5 feet 6 inches")
    >>> unit, end, numeral = read_measure(tokens, 0, read_numeral(tokens, 0))
    >>> unit.name, end, str(numeral.low)
    ('ft', 4, '5.5')
    """
    end = numeral.end
    is_hyphened = tokens.hyphen(end)
    named_at = end + 1 if is_hyphened else end
    word = tokens.words[named_at]
    if word in _BRACKETS:
        return _bracketed(tokens, named_at, numeral)
    if word in _PRIMES:
        return _foot_sign(tokens, named_at, numeral)
    if numeral.is_part and tokens.lower[named_at] in ("point", "points"):
        return _POINT, named_at + 1, numeral  # "a quarter-point cut"
    found = find_unit(tokens, named_at)
    if found is None:
        return None
    unit, after = found
    if unit.parts is not None and numeral.scale == 1 and not numeral.is_vague:
        part = _part(tokens, after, unit.parts, is_hyphened)
        if part is not None:
            return unit, part[1], _with_part(numeral, part[0], unit.parts[1])
    if not _may_be_unit(tokens, first, named_at, after, numeral):
        return None
    return unit, after, numeral


def _may_be_unit(tokens: Tokens, first: int, at: int, end: int, numeral: Numeral) -> bool:
    """Whether short symbols stand where a unit stands: "5 m", "3x", not "3 x 5" or "5 MP's"."""
    word = tokens.words[at]
    if tokens.lower[at] in _ALSO_NOUNS:
        if word == "bar" and not numeral.is_figure:
            return False  # "one bar in four"
        return numeral.low < 1 or not _is_noun(tokens, end)  # "1/2 cup olive oil"
    if end - at > 1 or len(word) > 3:
        return True
    if is_glued_to_letters(tokens, end) or tokens.words[end] in ("'", "’"):
        return False
    if word in ("%", "％", "°"):
        return True
    if word in _NEED_TOUCH:
        return tokens.joined(at) and numeral.is_figure and not tokens.is_figure(end)
    if word in _HEAT:
        return _is_heat(tokens, first, end, numeral)
    if word == "pc":
        return tokens.joined(at)
    if word == "st":  # mostly of "1st"; read with its pounds only
        return False
    return numeral.is_figure or word.lower() not in _NEED_FIGURE


def _is_noun(tokens: Tokens, at: int) -> bool:
    """Whether the word at `at` may be what a noun before it belongs to."""
    word = tokens.lower[at]
    return word[:1].isalpha() and word not in NOT_COUNTED


def _is_heat(tokens: Tokens, first: int, end: int, numeral: Numeral) -> bool:
    """Whether C or F are degrees: "42C", not "seat 14C", "$40 C" or "5 F Street"."""
    if not numeral.is_figure or not _COLDEST <= numeral.low <= _HOTTEST:
        return False
    if is_labelled(tokens, first) or tokens.words[end][:1].isupper():
        return False
    return not (tokens.joined(end) and tokens.joined(end + 1))  # "12C-7"


def _bracketed(tokens: Tokens, at: int, numeral: Numeral) -> Found | None:
    """ "20 (kg)", as tables and their readers write; one letter in brackets is a list mark."""
    found = find_unit(tokens, at + 1)
    if found is None or tokens.words[found[1]] != _BRACKETS[tokens.words[at]]:
        return None
    is_mark = len(tokens.words[at + 1]) < 2 and tokens.words[at + 1] != "%"
    return None if is_mark or not numeral.is_figure else (found[0], found[1] + 1, numeral)


def _foot_sign(tokens: Tokens, at: int, numeral: Numeral) -> Found | None:
    """5'6": the height of somebody; a foot sign alone is a quotation mark."""
    inches = at + 1
    if not (tokens.joined(at) and tokens.joined(inches) and numeral.is_figure):
        return None
    number = read_numeral(tokens, inches) if tokens.is_figure(inches) else None
    if number is None or number.low >= 12 or numeral.low >= 10 or number.end != inches + 1:
        return None
    end = number.end
    if tokens.joined(end):
        if tokens.words[end] in _DOUBLE_PRIMES:
            end += 1
        elif tokens.words[end] in _PRIMES and tokens.words[end + 1] in _PRIMES:
            end += 2
        elif tokens.words[end][:1].isalnum():
            return None
    return _FOOT, end, _with_part(numeral, number.low, 12)


def _part(
    tokens: Tokens, at: int, parts: tuple[str, int], is_hyphened: bool
) -> tuple[Decimal, int] | None:
    """How many of the smaller unit follow at `at`, and where they end: "2 inches", "-4-inch"."""
    start = at
    if tokens.hyphen(at) or tokens.words[at] in _BETWEEN_PARTS:
        at += 1
    if not (tokens.is_numeric(at) or tokens.lower[at] in UNITS):
        return None
    number = read_numeral(tokens, at)
    if number is None or number.low >= parts[1] or number.low != number.high:
        return None
    end = number.end
    named_at = end + 1 if tokens.hyphen(end) else end
    found = find_unit(tokens, named_at)
    if found is not None and found[0].name == parts[0]:
        return number.low, found[1]
    if parts != _FOOT.parts:
        return None
    if tokens.lower[named_at] == "in" and tokens.lower[start - 1] == "ft":
        return number.low, named_at + 1
    return (number.low, end) if _is_height(tokens, start, end, is_hyphened) else None


def _is_height(tokens: Tokens, start: int, end: int, is_hyphened: bool) -> bool:
    """Whether a number behind "foot" is of inches: "6 foot 4", "6-foot-4"."""
    if tokens.lower[start - 1] not in ("foot", "feet") or tokens.words[start] in _BETWEEN_PARTS:
        return False
    if tokens.hyphen(start) != is_hyphened or is_glued_to_letters(tokens, end):
        return False
    return is_hyphened or not _is_noun(tokens, end)


def _with_part(numeral: Numeral, part: Decimal, how_many: int) -> Numeral:
    value = numeral.low + part / how_many
    # 6 1/3 has no end: as many digits as a float holds, as other readers of lengths give them
    value = Decimal(repr(float(value)))
    return numeral._replace(low=value, high=value)
