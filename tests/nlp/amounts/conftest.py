"""A short way to write down what is read, for tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import AmountMention, Modifier
from kg.nlp.amounts import read_amounts

_MARKS = {
    Modifier.APPROXIMATELY: "~",
    Modifier.LESS_THAN: "<",
    Modifier.MORE_THAN: ">",
    Modifier.AT_LEAST: ">=",
    Modifier.AT_MOST: "<=",
}


def brief(mention: AmountMention) -> str:
    """ "[about $3bn] ~3000000000 USD", "[up to 5%] <=5 %", "[$2-3 a share] 2..3 USD/share"."""
    amount = mention.amount
    low, high = amount.low, amount.high
    value = str(low if high is None else high)
    if low is not None and high is not None and low != high:
        value = f"{low}..{high}"
    mark = _MARKS[amount.modifier] if amount.modifier else ""
    unit = amount.currency or amount.unit or "-"
    per = f"/{amount.per}" if amount.per else ""
    change = {"increase": " up", "decrease": " down", None: ""}[amount.change]
    return f"[{mention.text}] {mark}{value} {unit}{per}{change}"


@pytest.fixture
def read() -> Callable[[str], list[str]]:
    return lambda text: [brief(mention) for mention in read_amounts(text)]
