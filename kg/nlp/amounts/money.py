"""Which currency stands before or after a number. "US$", "Rs", "EUR", "kronor", "MUSD".

In: tokens and a place. Out: a `Sum` with the ISO code, or "$", "¥" and the like where the
article decides (context.py). Not here: the number.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from kg.nlp.amounts.lexer import Tokens
from kg.nlp.amounts.numeral import ABBREVIATED, MILLION, Numeral
from kg.nlp.amounts.tables import (
    CURRENCY_NAMES,
    ISO_CODES,
    LETTERS_BEFORE,
    PREFIXES,
    SIGNS,
)
from kg.nlp.numbers import SCALES, VULGAR

# Codes that are also English words or names: read only where they touch the figure.
_WORDLIKE = frozenset("ALL TOP TRY CUP MOP GEL LAK BAM ANG PEN MAD COP SOS BOB TOP MRO STD".split())
# Read in lower case too, as subtitles and plain tickers write them.
_SHARED_LETTERS = frozenset("rs re kr fr dh dhs sh shs".split())
# Pesos and naira; "P5", "N95" and their like name things, so only large sums are read.
_LETTERS = frozenset("PN")
_LOWER_CODES = frozenset("usd eur gbp jpy chf aud cad cny inr hkd sgd sek nok dkk krw nzd".split())


class Sum(NamedTuple):
    """The currency of a number; `end` is the token behind its name or sign.

    `said` tells how it was named, so that a shared name ("krone") can be settled by the
    article: the code itself for one that is clear.
    """

    first: int
    end: int
    code: str
    is_clear: bool = True
    share: Decimal = Decimal(1)
    scale: Decimal = Decimal(1)


def currency_before(tokens: Tokens, at: int) -> Sum | None:
    """The sign, code or letters at `at`, where a figure follows.

    >>> currency_before(Tokens("HK$7.8"), 1).code, currency_before(Tokens("Rs. 500"), 0).code
    ('HKD', 'INR')
    """
    word = tokens.words[at]
    if word in SIGNS:
        return _sign(tokens, at, at)
    if not word[:1].isalpha():
        return None
    code, is_clear = _code(word)
    if not code:
        return None
    end = at + 1
    if tokens.words[end] == "." and tokens.joined(end):
        end += 1
    if tokens.words[end] == "-" and tokens.joined(end) and tokens.joined(end + 1):
        end += 1
    if not tokens.is_figure(end):
        return None
    touches = tokens.joined(end)
    if (word.upper() in _WORDLIKE or len(word) == 1) and not touches:
        return None
    if word in _LETTERS and not _is_large_figure(tokens, end):
        return None
    if not touches and tokens.gap(end) not in (" ", "\xa0"):
        return None
    return Sum(at, end, code, is_clear, scale=_code_scale(word))


def _sign(tokens: Tokens, at: int, sign_at: int) -> Sum | None:
    sign = SIGNS[tokens.words[sign_at]]
    first, code, is_clear = at, sign, sign not in ("¥", "INR")
    letters = LETTERS_BEFORE.get(sign if sign != "GBP" else "£", {})
    left = tokens.before(sign_at)
    if left in letters and (tokens.joined(sign_at) or (len(left) > 1 or left == "c")):
        first, code, is_clear = sign_at - 1, letters[left], True
        if left == "can" and not tokens.joined(sign_at):
            first, code = at, sign
    end = sign_at + 1
    if not (tokens.is_figure(end) or tokens.words[end] in VULGAR):
        return None
    return Sum(first, end, code, is_clear)


def _code(word: str) -> tuple[str, bool]:
    """The ISO code of letters before a figure and whether it leaves no choice."""
    if word in ISO_CODES:
        return ("CNY" if word == "CNH" else word), True
    lower = word.lower()
    if lower in _LOWER_CODES:
        return lower.upper(), True
    if len(word) == 4 and word[0] in "Mm" and word[1:].isupper() and word[1:] in ISO_CODES:
        return word[1:], True
    if lower in PREFIXES and (
        word == "R"
        or word in _LETTERS
        or (len(word) > 1 and word[0].isupper())
        or lower in ("rmb", "kr", "dlrs")
    ):
        return PREFIXES[lower], lower not in _SHARED_LETTERS
    return "", True


def _is_large_figure(tokens: Tokens, at: int) -> bool:
    following = tokens.lower[at + 1]
    return "," in tokens.words[at] or following in SCALES or following in ABBREVIATED


def _code_scale(word: str) -> Decimal:
    return MILLION if len(word) == 4 and word[0] in "Mm" and word[1:] in ISO_CODES else Decimal(1)


def currency_after(tokens: Tokens, at: int, numeral: Numeral | None = None) -> Sum | None:
    """The currency named behind a number: "kronor", "EUR", "€", "-dollar", "p".

    >>> currency_after(Tokens("12bn kronor"), 2).code
    'SEK'
    """
    start = at + 1 if tokens.hyphen(at) else at
    word = tokens.words[start]
    if word in SIGNS:
        # the sign of "$5 $6" belongs to what follows it, that of "10 $ 30 $" does not
        prefixed = tokens.is_figure(start + 1) and (numeral is None or tokens.joined(start + 1))
        is_sign = not prefixed and (numeral is None or numeral.is_figure)
        return Sum(at, start + 1, SIGNS[word], SIGNS[word] != "¥") if is_sign else None
    if not word[:1].isalpha():
        return None
    if found := CURRENCY_NAMES.find(tokens, start):
        return _named(tokens, at, found[0].code, found[0].share, found[1], numeral)
    if word == "of" and numeral is not None and numeral.is_vague:
        found = CURRENCY_NAMES.find(tokens, start + 1)
        return Sum(at, found[1], found[0].code, False, found[0].share) if found else None
    if word in ("p", "c") and numeral is not None and numeral.is_figure and tokens.joined(start):
        share, code = Decimal("0.01"), {"p": "GBP", "c": "$"}[word]
        return Sum(at, start + 1, code, share=share) if numeral.scale == 1 else None
    return _code_after(tokens, at, start, numeral)


def _code_after(tokens: Tokens, at: int, start: int, numeral: Numeral | None) -> Sum | None:
    word = tokens.words[start]
    is_code = word in ISO_CODES and (word not in _WORDLIKE or tokens.joined(start))
    if not is_code and word not in _LOWER_CODES and not _code_scale(word) > 1:
        return None
    end = start + 1
    scale = _code_scale(word)
    if numeral is not None and numeral.scale == 1 and tokens.lower[end] in SCALES:
        scale, end = SCALES[tokens.lower[end]], end + 1
    if tokens.is_figure(end) and (tokens.joined(end) or numeral is None):
        return None  # "3 USD50 cards": the code belongs to what follows it
    return Sum(at, end, _code(word)[0], scale=scale)


def _named(
    tokens: Tokens, at: int, code: str, share: Decimal, end: int, numeral: Numeral | None
) -> Sum | None:
    start = at + 1 if tokens.hyphen(at) else at
    is_word = end - start == 1
    name = CURRENCY_NAMES.find(tokens, start)
    if is_word and name is not None:
        if name[0].needs_scale and not _is_large(numeral):
            return None
        # "a 30-pound bass" is a weight in an article with a pound sign too
        is_large = numeral is not None and numeral.scale > 1
        if name[0].also_a_unit and not (is_large if start > at else _is_money(tokens, at, numeral)):
            return None
    return Sum(at, end, code, code != "$" and not is_word, share)


def _is_large(numeral: Numeral | None) -> bool:
    return numeral is not None and (numeral.scale > 1 or numeral.low >= 1000)


def _is_money(tokens: Tokens, at: int, numeral: Numeral | None) -> bool:
    """Whether "pounds" are money: by a scale, or by a pound sign or pence in the article."""
    if numeral is not None and numeral.scale > 1:
        return tokens.lower[at + 1] != "of"
    return "£" in tokens.text or "sterling" in tokens.text or "pence" in tokens.text
