"""Figures and captions as a person writes them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from decimal import Decimal

from rdflib import URIRef

from kg.draw.facts import Facts
from kg.terms import KG

_SCALES = ((Decimal(10) ** 12, "tn"), (Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"))
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_HEDGES = {
    "approximately": "≈ ",
    "less_than": "< ",
    "more_than": "> ",
    "at_least": "≥ ",
    "at_most": "≤ ",
}


def amount_as_written(facts: Facts, node: URIRef) -> str:
    """The article's own words; composed from the figures where the graph has no words."""
    written = facts.text(node, KG.text)
    if written:
        return written
    low, high = (facts.text(node, prop) for prop in (KG.low, KG.high))
    unit = facts.text(node, KG.currency) or facts.text(node, KG.unit) or ""
    figure = format_range(low, high, unit)
    hedge = _HEDGES.get(facts.text(node, KG.modifier) or "", "")
    per = facts.text(node, KG.per)
    return f"{hedge}{figure}{f' per {per}' if per else ''}"


def format_range(low: str | None, high: str | None, unit: str) -> str:
    """
    >>> format_range("1000000000", "1000000000.0", "USD"), format_range("2.9", "2.9", "%")
    ('$1 bn', '2.9%')
    >>> format_range("20", "30", "GW"), format_range(None, "1500000", "SEK")
    ('20 to 30 GW', 'up to 1.5 m SEK')
    """
    if low is None and high is None:
        return "not disclosed"
    if low is None or high is None:
        return f"{'up to' if low is None else 'from'} {_with_unit(low or high or '', unit)}"
    if Decimal(low) == Decimal(high):
        return _with_unit(low, unit)
    if unit in _SIGNS:
        return f"{_with_unit(low, unit)} to {_with_unit(high, unit)}"
    return f"{_plain(low)} to {_with_unit(high, unit)}"


def count(number: int, singular: str, plural: str | None = None) -> str:
    """
    >>> count(1, "company", "companies"), count(1200, "deal")
    ('1 company', '1,200 deals')
    """
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def join(parts: Iterable[str]) -> str:
    """
    >>> join(["a", "b", "c"]), join(["a"])
    ('a, b and c', 'a')
    """
    *most, last = list(parts) or [""]
    return f"{', '.join(most)} and {last}" if most else last


def wrap(text: str, *, width: int = 20, lines: int = 2) -> str:
    """Text for a label: few short lines, the rest cut with a sign that it was.

    >>> wrap("Taiwan Semiconductor Manufacturing Company Limited")
    'Taiwan Semiconductor\\nManufacturing…'
    >>> wrap("about $1 billion")
    'about $1 billion'
    """
    clean = "".join(c if c.isprintable() else " " for c in text)
    wrapped = textwrap.wrap(clean, width, max_lines=lines, placeholder="…")
    return "\n".join(wrapped)


def _with_unit(number: str, unit: str) -> str:
    plain = _plain(number)
    if unit in _SIGNS:
        return f"{_SIGNS[unit]}{plain}"
    return f"{plain}%" if unit == "%" else f"{plain} {unit}".rstrip()


def _plain(number: str) -> str:
    value = Decimal(number)
    for scale, name in _SCALES:
        if abs(value) >= scale:
            return f"{_short(value / scale)} {name}"
    return _short(value)


def _short(value: Decimal) -> str:
    text = f"{round(value, 3):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
