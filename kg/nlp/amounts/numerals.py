"""A number in a text: figure or words, with its scale. "1.5-billion", "two dozen", "¾ million".

In: tokens and a place. Out: the value and where the number ends.
Not here: ranges of two numbers (terms.py), vague numbers (vague.py), fractions (fractions.py),
units.
"""

from __future__ import annotations

from decimal import Decimal

from kg.nlp.amounts.counts import read_counted
from kg.nlp.amounts.fractions import AFTER_QUARTER, read_part, read_share, slash_fraction
from kg.nlp.amounts.lexer import Tokens
from kg.nlp.amounts.numeral import ABBREVIATED, Numeral
from kg.nlp.amounts.vague import SEVERAL, VAGUE_STARTERS, read_vague
from kg.nlp.numbers import FRACTIONS, SCALES, TENS, UNITS, VULGAR, number_prefix, parse_figure

# Behind "5m" these say that it is a length.
_MEASURED = frozenset("tall wide long deep high thick away above below apart race".split())
# Read as scales beside any figure; the others mean something else without a currency ("5 m").
_CLEAR = frozenset("mn mln mio bn bln tn trn tln crores lac lacs lakhs".split())
_DOZEN = {"dozen": 12, "dozens": 12, "score": 20}
_LARGEST = Decimal(10) ** 15
STARTERS = frozenset(
    [
        *UNITS,
        *TENS,
        *SCALES,
        *_DOZEN,
        *VAGUE_STARTERS,
        *VULGAR,
        "a",
        "an",
        "half",
        "quarter",
    ]
) - {"hundred", "dozen", "score"}


_AND_A_HALF = ("and", "a", "half")  # "a million and a half"
_ONE = {"a": 1, **UNITS}  # "a dozen", "two dozen"
AFTER_ARTICLE = frozenset([*SCALES, *_DOZEN, *SEVERAL, *FRACTIONS])


def read_numeral(tokens: Tokens, at: int, *, money: bool = False) -> Numeral | None:
    """The number that begins at token `at`; `money` allows the short scales of prices ("5 m").

    >>> int(read_numeral(Tokens("1.5-billion"), 0).low)
    1500000000
    >>> vague = read_numeral(Tokens("tens of thousands of jobs"), 0)
    >>> str(vague.low), str(vague.high)
    ('10000', '100000')
    """
    if tokens.is_figure(at):
        return _read_figure(tokens, at, money)
    if tokens.words[at] in VULGAR:
        value = Decimal(VULGAR[tokens.words[at]])
        return _with_scale(tokens, at + 1, value, money)
    return _read_words(tokens, at) if _may_begin(tokens, at) else None


def _may_begin(tokens: Tokens, at: int) -> bool:
    """A quick look whether a word can begin a number: most "a" and "an" do not."""
    word = tokens.lower[at]
    if word in ("a", "an"):
        return tokens.lower[at + 1] in AFTER_ARTICLE
    if word == "quarter":  # most are of a year
        return tokens.lower[at + 1] in AFTER_QUARTER
    return word in STARTERS


def _read_figure(tokens: Tokens, at: int, money: bool) -> Numeral | None:
    value = parse_figure(tokens.words[at])
    if value is None:
        return None
    end = at + 1
    if tokens.words[end] in VULGAR:
        return _with_scale(tokens, end + 1, value + Decimal(VULGAR[tokens.words[end]]), money)
    share = slash_fraction(tokens, end)  # "10 1/2"
    if share is not None and not tokens.joined(end):
        return _with_scale(tokens, end + 3, value + share, money)
    if (share := slash_fraction(tokens, at)) is not None:  # "1/4"
        return _with_scale(tokens, at + 3, share, money)
    if tokens.lower[end : end + 3] == ["and", "a", "half"]:
        return _with_scale(tokens, end + 3, value + Decimal("0.5"), money)
    return _with_scale(tokens, end, value, money)


def _with_scale(tokens: Tokens, at: int, base: Decimal, money: bool) -> Numeral:
    scale, is_short = Decimal(1), False
    while scale < _LARGEST:
        step = _scale_at(tokens, at, money)
        if step is None:
            break
        is_short = is_short or tokens.lower[step[1] - 1] in ABBREVIATED
        scale, at = scale * step[0], step[1]
    value = base * scale
    return Numeral(value, value, at, base, scale, is_figure=True, is_short=is_short)


def _scale_at(tokens: Tokens, at: int, money: bool) -> tuple[Decimal, int] | None:
    after = at + 1 if tokens.hyphen(at) else at
    word = tokens.lower[after]
    if word in SCALES:
        return SCALES[word], after + 1
    factor = ABBREVIATED.get(word)
    if factor is None:
        return None
    is_scale = money or word in _CLEAR or (tokens.joined(after) and _scales_a_count(tokens, after))
    return (factor, after + 1) if is_scale else None


def _scales_a_count(tokens: Tokens, at: int) -> bool:
    """Whether a letter right behind a figure is a scale: "50m new users", not "50m race"."""
    word, following = tokens.words[at], tokens.lower[at + 1]
    if word in ("k", "K", "M", "MM"):
        return True
    if word not in ("m", "B", "T", "b") or following in _MEASURED:
        return False
    counts_some = following == "of" and tokens.lower[at + 2] in ("the", "its", "their", "those")
    return counts_some or read_counted(tokens, at + 1) is not None


def _read_words(tokens: Tokens, at: int) -> Numeral | None:
    return (
        read_vague(tokens, at)
        or _read_dozen(tokens, at)
        or read_part(tokens, at)
        or read_share(tokens, at)
        or _read_cardinal(tokens, at)
    )


def _read_cardinal(tokens: Tokens, at: int) -> Numeral | None:
    if tokens.lower[at] in SCALES and tokens.lower[at] != "hundred":
        if not tokens.hyphen(at + 1):  # "billion-dollar deals" alone
            return None
        scale = SCALES[tokens.lower[at]]
        return Numeral(scale, scale, at + 1, Decimal(1), scale)
    words, ends = _pieces(tokens, at)
    found = number_prefix(words)
    if found is None:
        return None
    value, count = found
    end = ends[count - 1]
    if tuple(words[count : count + 3]) == _AND_A_HALF and words[count - 1] in SCALES:
        value, end = value + SCALES[words[count - 1]] / 2, ends[count + 2]
    while ABBREVIATED.get(tokens.lower[end]) and tokens.lower[end] in _CLEAR:
        value, end = value * ABBREVIATED[tokens.lower[end]], end + 1
    scale = next((SCALES[word] for word in reversed(words[:count]) if word in SCALES), Decimal(1))
    value = value.to_integral_value() if value == value.to_integral_value() else value
    return Numeral(value, value, end, value / scale, scale)


def _pieces(tokens: Tokens, at: int) -> tuple[list[str], list[int]]:
    """The words from `at` on, hyphens left out, each with the token that follows it."""
    words: list[str] = []
    ends: list[int] = []
    while len(words) < 12 and tokens.lower[at].isalpha():
        words.append(tokens.lower[at])
        ends.append(at + 1)
        at += 2 if tokens.hyphen(at + 1) else 1
    return words, ends


def _read_dozen(tokens: Tokens, at: int) -> Numeral | None:
    """ "a dozen", "two dozen", "half a dozen"."""
    lower = tokens.lower
    if lower[at] == "half":
        for filler in ("a", "-", None):
            place = at + 1 if filler is None else at + 2
            if lower[place] == "dozen" and filler in (None, lower[at + 1]):
                return Numeral(Decimal(6), Decimal(6), place + 1, Decimal(6))
    count = _ONE.get(lower[at])
    word = lower[at + 1]
    if not count or word not in _DOZEN or word == "dozens":
        return None
    value = Decimal(count * _DOZEN[word])
    return Numeral(value, value, at + 2, value)
