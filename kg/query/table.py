"""Answers as a table for people: short names, grouped digits, long text wrapped."""

from __future__ import annotations

import textwrap
import unicodedata
from decimal import Decimal, InvalidOperation

from rdflib import XSD, BNode, Literal
from rdflib.term import Node

from kg.ports import Answer
from kg.terms import prefixes

_GAP = "  "
_LEAST_COLUMN = 8
_NUMBERS = frozenset({XSD.decimal, XSD.integer, XSD.double, XSD.float})


def as_table(answer: Answer, width: int = 100) -> str:
    """The answer as aligned columns of at most `width` characters a line, where that can be."""
    if answer.form == "boolean":
        return "yes\n" if answer.boolean else "no\n"
    headers, rows = table_rows(answer)
    if not rows:
        return "(nothing found)\n"
    widths = _column_widths([headers, *rows], width)
    numeric = [_is_numeric(answer, column) for column in range(len(headers))]
    rule = ["-" * width for width in widths]
    lines = [line for row in [headers, rule, *rows] for line in _lines(row, widths, numeric)]
    return "\n".join(lines) + "\n"


def table_rows(answer: Answer) -> tuple[list[str], list[list[str]]]:
    """Headers and cells as a person wants to read them; terminals may set them as they like."""
    if answer.form == "graph":
        headers = ["subject", "predicate", "object"]
        return headers, sorted([short(term) for term in triple] for triple in answer.triples)
    return list(answer.variables), [[short(term) for term in row] for row in answer.rows]


def short(term: Node | None) -> str:
    """A term in few characters, without any that a terminal obeys.

    >>> short(Literal(Decimal("1000000000.5"))), short(Literal("say\\x1b[2J"))
    ('1,000,000,000.5', 'say [2J')
    """
    if term is None:
        return ""
    if isinstance(term, Literal):
        return _grouped(str(term)) if term.datatype in _NUMBERS else printable(str(term))
    if isinstance(term, BNode):
        return f"_:{term}"
    return prefixed(str(term))


def prefixed(iri: str) -> str:
    """The prefixed name of an IRI, or the IRI.

    >>> prefixed("https://example.org/kg/ns#Company"), prefixed("https://a.example/x")
    ('kg:Company', 'https://a.example/x')
    """
    for prefix, namespace in sorted(prefixes().items(), key=lambda item: -len(item[1])):
        local = iri.removeprefix(namespace)
        if local != iri and local and "/" not in local:
            return f"{prefix}:{local}"
    return printable(iri)


def printable(text: str) -> str:
    """The text on one line, control characters (which steer terminals) made blanks."""
    kept = (" " if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") else c for c in text)
    return " ".join("".join(kept).split())


def _grouped(number: str) -> str:
    try:
        return f"{Decimal(number):,f}"
    except (InvalidOperation, ValueError):
        return printable(number)


def _is_numeric(answer: Answer, column: int) -> bool:
    cells = [row[column] for row in answer.rows] or [None]
    found = [c for c in cells if c is not None]
    return bool(found) and all(isinstance(c, Literal) and c.datatype in _NUMBERS for c in found)


def _column_widths(rows: list[list[str]], width: int) -> list[int]:
    """As wide as the longest cell; the widest columns give way until a line fits."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    room = width - len(_GAP) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > _LEAST_COLUMN:
        widest = max(range(len(widths)), key=widths.__getitem__)
        others = max([w for i, w in enumerate(widths) if i != widest], default=_LEAST_COLUMN)
        excess = sum(widths) - room
        widths[widest] -= max(1, min(excess, widths[widest] - max(others, _LEAST_COLUMN)))
    return widths


def _lines(row: list[str], widths: list[int], numeric: list[bool]) -> list[str]:
    cells = [textwrap.wrap(cell, width) or [""] for cell, width in zip(row, widths, strict=True)]
    height = max(map(len, cells))
    lines = []
    for n in range(height):
        pieces = (cell[n] if n < len(cell) else "" for cell in cells)
        aligned = (
            piece.rjust(width) if right else piece.ljust(width)
            for piece, width, right in zip(pieces, widths, numeric, strict=True)
        )
        lines.append(_GAP.join(aligned).rstrip())
    return lines
