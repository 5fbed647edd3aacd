"""Numbers as people write them: "1,371.6", "twenty-five", "two and a half million", "third".

Plain functions over strings, shared by the readers of amounts and of times.
Not here: what is counted (kg/nlp/amounts), when (kg/nlp/dates).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
# Written out only; abbreviations such as "bn" mean a scale beside a figure alone ("$5m").
SCALES = {
    "hundred": Decimal(100),
    "thousand": Decimal(10) ** 3,
    "lakh": Decimal(10) ** 5,
    "million": Decimal(10) ** 6,
    "crore": Decimal(10) ** 7,
    "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
    "quadrillion": Decimal(10) ** 15,
    "quintillion": Decimal(10) ** 18,
}
# As many as a figure may have: no sum of money needs more, and a megabyte of digits costs nothing.
MAX_DIGITS = 40

ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
        " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        start=1,
    )
}
ORDINAL_TENS = {word[:-1] + "ieth": value for word, value in TENS.items()}
FRACTIONS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    **{word: value for word, value in ORDINALS.items() if 4 <= value <= 12},
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
}
VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.333333", "⅔": "0.666667", "⅛": "0.125"}

# "1,371.6", "12,34,567", ".42", "3 ,94 ,747" (a tokenizer's blanks), "1.5". The count of groups is
# bounded so that a megabyte of "1,11,11,..." takes linear time.
FIGURE = re.compile(r"\d{1,3}(?: ?,\d{2,3}){0,12} ?,\d{3}(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
_ORDINAL_FIGURE = re.compile(r"(\d{1,4})(?:st|nd|rd|th)$", re.IGNORECASE)


def parse_figure(text: str) -> Decimal | None:
    """The value of a number written in digits.

    >>> parse_figure("1,371.6"), parse_figure("12,34,567.89"), parse_figure(".42")
    (Decimal('1371.6'), Decimal('1234567.89'), Decimal('0.42'))
    >>> parse_figure("2½"), parse_figure("1.2.3"), parse_figure("1,2")
    (Decimal('2.5'), None, None)
    """
    if text and text[-1] in VULGAR:
        whole = parse_figure(text[:-1].rstrip()) if text[:-1] else Decimal(0)
        return None if whole is None else whole + Decimal(VULGAR[text[-1]])
    if len(text) > MAX_DIGITS or not FIGURE.fullmatch(text):
        return None
    return Decimal(text.replace(",", "").replace(" ", ""))


def parse_words(text: str) -> Decimal | None:
    """The value of a number written in words, the whole of `text`.

    >>> parse_words("two hundred and fifty"), parse_words("Twenty-five"), parse_words("a million")
    (Decimal('250'), Decimal('25'), Decimal('1000000'))
    >>> parse_words("two and a half million"), parse_words("half a billion"), parse_words("dozen")
    (Decimal('2500000.0'), Decimal('500000000.0'), None)
    """
    words = text.lower().replace("-", " ").split()
    found = number_prefix(words)
    return found[0] if found and found[1] == len(words) else None


def parse_number(text: str) -> Decimal | None:
    """The value of a number in digits, in words, or in both ("1.5 million").

    >>> parse_number("40"), parse_number("forty"), parse_number("1.5 million")
    (Decimal('40'), Decimal('40'), Decimal('1500000.0'))
    """
    figure = parse_figure(text)
    if figure is not None:
        return figure
    head, _, scale = text.strip().rpartition(" ")
    if scale.lower() in SCALES and (value := parse_figure(head.strip())) is not None:
        return value * SCALES[scale.lower()]
    return parse_words(text)


def parse_ordinal(text: str) -> int | None:
    """The rank that an ordinal names.

    >>> parse_ordinal("third"), parse_ordinal("21st"), parse_ordinal("Twenty-first")
    (3, 21, 21)
    >>> parse_ordinal("thirtieth"), parse_ordinal("three") is None
    (30, True)
    """
    word = text.lower()
    if figure := _ORDINAL_FIGURE.fullmatch(word):
        return int(figure[1])
    tens, hyphen, unit = word.replace(" ", "-").partition("-")
    if hyphen and tens in TENS and ORDINALS.get(unit, 10) < 10:
        return TENS[tens] + ORDINALS[unit]
    return ORDINALS.get(word, ORDINAL_TENS.get(word))


def number_prefix(words: Sequence[str]) -> tuple[Decimal, int] | None:
    """The longest number at the beginning of `words` and how many words it takes.

    `words` are in lower case, split at hyphens. "a" and "an" count as one only before a
    scale ("a hundred"); "half", "quarter" and "dozen" only with one ("half a million").

    >>> number_prefix(["two", "hundred", "and", "fifty", "jobs"])
    (Decimal('250'), 4)
    >>> number_prefix(["two", "three"]), number_prefix(["a", "deal"])
    ((Decimal('2'), 1), None)
    >>> number_prefix(["half", "a", "billion", "dollars"])
    (Decimal('500000000.0'), 3)
    """
    if fraction := _fraction_of_scale(words):
        return fraction
    total, at, limit = Decimal(0), 0, Decimal("Infinity")
    while piece := _below_scale(words, at):
        value, end = piece
        value, end, scale = _scaled(words, value, end)
        if scale >= limit:  # "two million three million" are two numbers
            break
        total, at, limit = total + value, end, scale
        if scale == 1:
            break
        if at + 1 < len(words) and words[at] == "and" and _below_scale(words, at + 1):
            following = number_prefix(words[at + 1 : at + 4])
            if limit > 1000 or following is None or following[0] >= limit:
                break
            at += 1
    return (total, at) if at else None


def _below_scale(words: Sequence[str], at: int) -> tuple[Decimal, int] | None:
    """A number below a thousand that starts at `at`: "two hundred and fifty", "two and a half"."""
    if at >= len(words):
        return None
    value, end = _below_hundred(words, at)
    if end == at:
        if words[at] not in ("a", "an") or _word(words, at + 1) not in SCALES:
            return None
        value, end = 1, at + 1
    if _word(words, end) == "hundred":
        value, end = value * 100, end + 1
        skip = end + 1 if _word(words, end) == "and" else end
        rest, rest_end = _below_hundred(words, skip)
        if rest_end > skip:
            value, end = value + rest, rest_end
    if tuple(words[end : end + 3]) == ("and", "a", "half"):
        return value + Decimal("0.5"), end + 3
    return Decimal(value), end


def _below_hundred(words: Sequence[str], at: int) -> tuple[int, int]:
    word = _word(words, at)
    if word in TENS:
        unit = UNITS.get(_word(words, at + 1), 0)
        return (TENS[word] + unit, at + 2) if 1 <= unit <= 9 else (TENS[word], at + 1)
    return (UNITS[word], at + 1) if word in UNITS else (0, at)


def _scaled(words: Sequence[str], value: Decimal, at: int) -> tuple[Decimal, int, Decimal]:
    """`value` times the scale words at `at`: "two hundred thousand", "1.2 lakh crore"."""
    scale = Decimal(1)
    while (word := _word(words, at)) in SCALES and scale < Decimal(10) ** 15:
        scale *= SCALES[word]
        at += 1
    return value * scale, at, scale


def _fraction_of_scale(words: Sequence[str]) -> tuple[Decimal, int] | None:
    """ "half a billion", "a quarter of a million", "three quarters of a million"."""
    at = 1 if _word(words, 0) in ("a", "one") else 0
    count = 1
    if _word(words, 0) == "three" and _word(words, 1) == "quarters":
        share, count, at = "quarter", 3, 1
    else:
        share = _word(words, at)
    if share not in ("half", "quarter"):
        return None
    at += 1
    for filler in ("of", "a"):
        at += _word(words, at) == filler
    scale = SCALES.get(_word(words, at))
    if scale is None or scale == 100:
        return None
    return count * scale / Decimal(FRACTIONS[share]) * Decimal("1.0"), at + 1


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if at < len(words) else ""
