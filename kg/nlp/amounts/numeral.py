"""What a number in a text is to the grammar, and the short scales of prices.

Not here: how one is read (numerals.py, vague.py).
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

MILLION = Decimal(10) ** 6
ABBREVIATED = {
    "k": Decimal(1000),
    "m": MILLION,
    "mm": MILLION,
    "mn": MILLION,
    "mln": MILLION,
    "mio": MILLION,
    "mil": MILLION,
    "b": Decimal(10) ** 9,
    "bn": Decimal(10) ** 9,
    "bln": Decimal(10) ** 9,
    "bil": Decimal(10) ** 9,
    "t": Decimal(10) ** 12,
    "tn": Decimal(10) ** 12,
    "trn": Decimal(10) ** 12,
    "tln": Decimal(10) ** 12,
    "cr": Decimal(10) ** 7,
    "crores": Decimal(10) ** 7,
    "lac": Decimal(10) ** 5,
    "lacs": Decimal(10) ** 5,
    "lakhs": Decimal(10) ** 5,
    "lkh": Decimal(10) ** 5,
}


class Numeral(NamedTuple):
    """A number as read: `low` and `high` differ only for a vague one; `end` is the next token."""

    low: Decimal
    high: Decimal | None
    end: int
    base: Decimal  # without the scale: 1.5 of "1.5 million"
    scale: Decimal = Decimal(1)
    is_figure: bool = False
    is_vague: bool = False
    is_short: bool = False  # its scale is a letter or two that mean a scale in prices: "5 m"
    is_share: bool = False  # a fraction of something: "two-thirds"
    is_part: bool = False  # a fraction of one unit or scale: "half a" of "half a mile"
    note: str | None = None
