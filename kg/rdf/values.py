"""Amounts and times as quads of their node, and back.

The same properties serve a mention in an article graph and a value of an event in the
knowledge graph, so a query reads both in one way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from rdflib import Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import Node

from kg.model import Amount, Mention, Modifier, Time, TimeType
from kg.terms import KG, decimal_literal

Pair = tuple[URIRef, Literal]
# What a node says: each property has at most one value.
Properties = Mapping[URIRef, Node]


def day_literal(day: date) -> Literal:
    """A day as `xsd:date`."""
    return Literal(day.isoformat(), datatype=XSD.date)


def value_pairs(mention: Mention) -> Iterator[Pair]:
    """The properties of a mention's amount or time; none for a name."""
    if mention.amount is not None:
        yield from _amount_pairs(mention.amount)
    if mention.time is not None:
        yield from _time_pairs(mention.time)


def _amount_pairs(amount: Amount) -> Iterator[Pair]:
    if amount.low is not None:
        yield KG.low, decimal_literal(amount.low)
    if amount.high is not None:
        yield KG.high, decimal_literal(amount.high)
    yield from _strings(
        (KG.currency, amount.currency),
        (KG.unit, amount.unit),
        (KG.modifier, amount.modifier),
        (KG.per, amount.per),
        (KG.change, amount.change),
        (KG.dimension, amount.dimension),
        (KG.note, amount.note),
    )


def _time_pairs(time: Time) -> Iterator[Pair]:
    yield KG.timeType, Literal(str(time.type))
    if time.start is not None:
        yield KG.start, day_literal(time.start)
    if time.end is not None:
        yield KG.end, day_literal(time.end)
    yield from _strings(
        (KG.value, time.value),
        (KG.mod, time.mod),
        (KG.quant, time.quant),
        (KG.freq, time.freq),
        (KG.note, time.note),
    )


def _strings(*pairs: tuple[URIRef, str | None]) -> Iterator[Pair]:
    for predicate, text in pairs:
        if text is not None:
            yield predicate, Literal(str(text))


_CALENDAR = re.compile(r"\d{4}(-\d\d){0,2}")


def time_label(time: Time, words: str) -> str:
    """A time as people write it, so that it can be understood away from its article.

    >>> time_label(Time(TimeType.DATE, "2025-10-28"), "on Tuesday")
    '2025-10-28'
    >>> time_label(Time(TimeType.DATE, "2025-H2"), "the second half of 2025")
    'the second half of 2025'
    >>> time_label(Time(TimeType.DATE, "2025-Q1"), "last quarter")
    'last quarter (2025-Q1)'
    """
    if time.mod is None and _CALENDAR.fullmatch(time.value):
        return time.value
    return words if time.value[:4] in words else f"{words} ({time.value})"


def read_amount(properties: Properties) -> Amount:
    """The amount that `value_pairs` wrote."""
    modifier = text_of(properties, KG.modifier)
    return Amount(
        low=_decimal(properties, KG.low),
        high=_decimal(properties, KG.high),
        currency=text_of(properties, KG.currency),
        unit=text_of(properties, KG.unit),
        modifier=Modifier(modifier) if modifier else None,
        per=text_of(properties, KG.per),
        change=text_of(properties, KG.change),
        dimension=text_of(properties, KG.dimension),
        note=text_of(properties, KG.note),
    )


def read_time(properties: Properties) -> Time:
    """The time that `value_pairs` wrote."""
    return Time(
        type=TimeType(str(properties[KG.timeType])),
        value=str(properties[KG.value]),
        mod=text_of(properties, KG.mod),
        start=day_of(properties, KG.start),
        end=day_of(properties, KG.end),
        quant=text_of(properties, KG.quant),
        freq=text_of(properties, KG.freq),
        note=text_of(properties, KG.note),
    )


def text_of(properties: Properties, predicate: URIRef) -> str | None:
    """The property as text, or None when the node does not have it."""
    value = properties.get(predicate)
    return None if value is None else str(value)


def day_of(properties: Properties, predicate: URIRef) -> date | None:
    """The property as a day, or None when the node does not have it."""
    value = properties.get(predicate)
    return None if value is None else date.fromisoformat(str(value))


def _decimal(properties: Properties, predicate: URIRef) -> Decimal | None:
    value = properties.get(predicate)
    return None if value is None else Decimal(str(value))
