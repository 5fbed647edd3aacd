"""What a person writes for a parameter of a question, as terms of the graph."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

from rdflib import XSD, Literal
from rdflib.term import Node

from kg.errors import UsageError, did_you_mean
from kg.model import Status
from kg.ports import Store
from kg.query.format import written
from kg.query.names import find_or_suggest
from kg.schema import load_schema
from kg.terms import IRI_OF_STATUS, KG, decimal_literal

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_NUMBER = re.compile(r"(?:[$€£¥]|[A-Z]{3} )?([\d,_]+(?:\.\d+)?(?:e\d{1,2})?)\s*([a-z]*)", re.I)
_SCALES = {
    "": 0,
    "k": 3,
    "thousand": 3,
    "m": 6,
    "mn": 6,
    "million": 6,
    "b": 9,
    "bn": 9,
    "billion": 9,
    "tn": 12,
    "trillion": 12,
}
ANY, CERTAIN = "any", "certain"


def bound_terms(store: Store, type_: str, key: str, value: str) -> list[str]:
    """The terms that a parameter is bound to, as SPARQL writes them; none leaves it unbound."""
    return [written(term) for term in _READERS[type_](store, key, value.strip())]


def _name(store: Store, _key: str, value: str) -> list[Node]:
    return [*find_or_suggest(store, value)]


def _text(_store: Store, key: str, value: str) -> list[Node]:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise UsageError(f"{key}: half a surrogate pair is no text.") from None
    return [Literal(value)]


def _date(_store: Store, key: str, value: str) -> list[Node]:
    """A day; of a month or a year, the first one."""
    found = _DATE.fullmatch(value)
    try:
        if found is None:
            raise ValueError(value)
        day = date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        raise UsageError(f"{key}: {value!r} is no date. Write it as 2025-03-12.") from None
    return [Literal(day.isoformat(), datatype=XSD.date)]


def _number(_store: Store, key: str, value: str) -> list[Node]:
    """
    >>> _number(None, "above", "$1.5bn")
    [rdflib.term.Literal('1500000000', datatype=rdflib.term.URIRef('http://www.w3.org/2001/XMLSchema#decimal'))]
    """
    found = _NUMBER.fullmatch(value)
    try:
        if found is None or found[2].casefold() not in _SCALES:
            raise InvalidOperation(value)
        number = Decimal(found[1].replace(",", "").replace("_", ""))
    except InvalidOperation:
        raise UsageError(
            f"{key}: {value!r} is no number. Write it as 500000000, 500m or 1.5bn."
        ) from None
    return [decimal_literal(number.scaleb(_SCALES[found[2].casefold()]))]


def _status(_store: Store, key: str, value: str) -> list[Node]:
    """Statuses with commas between; "certain" leaves the choice to the question."""
    wanted = [word.strip().casefold() for word in value.split(",")]
    if wanted == [CERTAIN]:
        return []
    if wanted == [ANY]:
        return [Literal(ANY)]
    known = {str(status) for status in Status}
    for word in wanted:
        if word not in known:
            choices = ", ".join([*map(str, Status), CERTAIN, ANY])
            raise UsageError(
                f"{key}: {word!r} is no status.{did_you_mean(word, known)} There are: {choices}."
            )
    return [IRI_OF_STATUS[Status(word)] for word in dict.fromkeys(wanted)]


def _kind(_store: Store, key: str, value: str) -> list[Node]:
    """An event type by its name in the ontology or by its label."""
    schema = load_schema()
    by_name = {schema.labels.get(e, e).casefold(): e for e in sorted(schema.event_types)}
    by_name |= {event.casefold(): event for event in schema.event_types}
    if value.casefold() not in by_name:
        hint = did_you_mean(value, sorted(schema.event_types))
        raise UsageError(f"{key}: {value!r} is no kind of event.{hint}")
    return [KG._NS[by_name[value.casefold()]]]


_READERS: dict[str, Callable[[Store, str, str], list[Node]]] = {
    "name": _name,
    "text": _text,
    "date": _date,
    "number": _number,
    "status": _status,
    "kind": _kind,
}
TYPES = tuple(_READERS)
