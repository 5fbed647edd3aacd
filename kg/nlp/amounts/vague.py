"""Vague numbers: "tens of thousands", "several hundred", "low single-digit", "multibillion".

In: tokens and a place. Out: a `Numeral` with the bounds that the words allow.
"""

from __future__ import annotations

from decimal import Decimal

from kg.nlp.amounts.lexer import Tokens
from kg.nlp.amounts.numeral import ABBREVIATED, MILLION, Numeral
from kg.nlp.numbers import SCALES

_PLURAL_SCALES = {
    "tens": Decimal(10),
    "dozens": Decimal(12),
    "scores": Decimal(20),
    "hundreds": Decimal(100),
    "thousands": Decimal(1000),
    "lakhs": Decimal(10) ** 5,
    "millions": MILLION,
    "crores": Decimal(10) ** 7,
    "billions": Decimal(10) ** 9,
    "trillions": Decimal(10) ** 12,
}
# How many "several" and its like stand for, at least and at most.
SEVERAL = {"several": (3, 9), "few": (3, 5), "couple": (2, 2)}
_THIRDS = {"low": (1, 4), "mid": (4, 7), "high": (7, 10)}
_SINGLE = {"low": (1, 3), "mid": (4, 6), "high": (7, 9)}
_DIGITS = {"single": (1, 9), "double": (10, 99), "triple": (100, 999)}
VAGUE_STARTERS = frozenset(
    [*_PLURAL_SCALES, *SEVERAL, *_THIRDS, *_DIGITS, "multi", "multibillion", "multimillion"]
)


def read_vague(tokens: Tokens, at: int) -> Numeral | None:
    """The vague number that begins at token `at`.

    >>> found = read_vague(Tokens("low hundreds of millions"), 0)
    >>> str(found.low), str(found.high)
    ('100000000', '400000000')
    """
    return (
        _read_plural_scale(tokens, at)
        or _read_several(tokens, at)
        or _read_digits(tokens, at)
        or _read_multi(tokens, at)
    )


def _read_plural_scale(tokens: Tokens, at: int) -> Numeral | None:
    """ "tens of thousands", "low hundreds of millions", "millions"."""
    lower = tokens.lower
    part, start = (1, 10), at
    if lower[at] in _THIRDS:
        part = _THIRDS[lower[at]]
        start = at + 2 if tokens.hyphen(at + 1) else at + 1
    unit = _PLURAL_SCALES.get(lower[start])
    if unit is None or (start > at and unit < 10):
        return None
    end, times = start + 1, Decimal(1)
    while lower[end] == "of" and lower[end + 1] in _PLURAL_SCALES:
        times, end = times * _PLURAL_SCALES[lower[end + 1]], end + 2
    low = part[0] * unit * times
    is_open = times == 1 and unit >= 1000 and start == at
    high = None if is_open or lower[start] in ("dozens", "scores") else part[1] * unit * times
    return _vague(tokens, at, end, low, high, unit * times)


def _read_several(tokens: Tokens, at: int) -> Numeral | None:
    """ "several hundred", "a few million", "a couple of billion": only with a scale."""
    lower = tokens.lower
    start = at + 1 if lower[at] in ("a", "the") else at
    if lower[start] not in SEVERAL:
        return None
    end = start + 2 if lower[start + 1] == "of" else start + 1
    times = Decimal(1)
    while lower[end] in SCALES or lower[end] in ("dozen", "mn", "bn"):
        word = lower[end]
        times *= SCALES.get(word) or ABBREVIATED.get(word) or Decimal(12)
        end += 1
    if times == 1:
        return None
    low, high = SEVERAL[lower[start]]
    return _vague(tokens, at, end, low * times, high * times, times)


def _read_digits(tokens: Tokens, at: int) -> Numeral | None:
    """ "double-digit", "mid-single-digit": the numbers with so many digits."""
    lower = tokens.lower
    part = None
    start = at
    if lower[at] in _THIRDS:
        part = lower[at]
        start = at + 2 if tokens.hyphen(at + 1) else at + 1
        start = start + 2 if lower[start] == "to" and lower[start + 1] in _THIRDS else start
    bounds = _DIGITS.get(lower[start])
    after = start + 2 if tokens.hyphen(start + 1) else start + 1
    if bounds is None or lower[after] not in ("digit", "digits"):
        return None
    low, high = Decimal(bounds[0]), Decimal(bounds[1])
    if part is not None:
        if bounds[0] == 1:
            low, high = (Decimal(value) for value in _SINGLE[part])
        else:
            low, high = _THIRDS[part][0] * low, _THIRDS[part][1] * low - 1
    return _vague(tokens, at, after + 1, low, high, Decimal(1))


def _read_multi(tokens: Tokens, at: int) -> Numeral | None:
    """ "multibillion-dollar", "multi-million pound": at least two of the scale."""
    word, end = tokens.lower[at], at + 1
    if word == "multi" and tokens.hyphen(at + 1):
        name, end = tokens.lower[at + 2], at + 3
    elif word.startswith("multi"):
        name = word[5:]
    else:
        return None
    scale = SCALES.get(name)
    if scale is None:
        return None
    return _vague(tokens, at, end, 2 * scale, None, scale)


def _vague(
    tokens: Tokens, at: int, end: int, low: Decimal, high: Decimal | None, scale: Decimal
) -> Numeral:
    note = f"vague: {tokens.text[tokens.start(at) : tokens.ends[end - 1]]}"
    return Numeral(low, high, end, low, scale, is_vague=True, note=note)
