"""Terms as N-Quads, Turtle and JSON-LD write them. Exact: a literal keeps its characters.

rdflib's own serialisers hold a whole graph and its indexes in memory, and order what they
write by hash; these write from sorted quads, a subject at a time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from rdflib import RDF, Literal, URIRef
from rdflib.namespace import XSD

from kg.ports import Quad
from kg.terms import prefixes

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TO_ESCAPE = re.compile(r'[\\"\x00-\x1f\x7f\u0085\u2028\u2029\ud800-\udfff]')
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_PIECE = r"(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2})"
_LOCAL = re.compile(rf"{_PIECE}(?:(?:{_PIECE}|[-.])*(?:{_PIECE}|-))?")
_BARE = {XSD.integer: re.compile(r"[+-]?\d+"), XSD.decimal: re.compile(r"[+-]?\d*\.\d+")}


def sort_key(quad: Quad) -> tuple[str, str, str]:
    """Subject by subject, its type first."""
    subject, predicate, object_, _ = quad
    return str(subject), "" if predicate == RDF.type else str(predicate), ntriples(object_)


def ntriples(term: URIRef | Literal) -> str:
    """
    >>> ntriples(URIRef("https://example.org/a")), ntriples(Literal('say "x"', lang="en"))
    ('<https://example.org/a>', '"say \\\\"x\\\\""@en')
    """
    if isinstance(term, URIRef):
        return f"<{_NOT_IN_IRI.sub(_as_code, term)}>"
    if term.language:
        return f"{_quoted(term)}@{term.language}"
    if term.datatype is None or term.datatype == XSD.string:
        return _quoted(term)
    return f"{_quoted(term)}^^{ntriples(term.datatype)}"


def turtle(term: URIRef | Literal) -> str:
    """The same, with prefixes and bare numbers.

    >>> turtle(URIRef("https://example.org/kg/ns#Company"))
    'kg:Company'
    >>> turtle(Literal("0.90", datatype=XSD.decimal)), turtle(Literal("1", datatype=XSD.decimal))
    ('0.90', '"1"^^xsd:decimal')
    """
    if isinstance(term, URIRef):
        prefix, local = split(term)
        return f"{prefix}:{local}" if prefix and _LOCAL.fullmatch(local) else ntriples(term)
    if term.datatype in _BARE and _BARE[term.datatype].fullmatch(str(term)):
        return str(term)
    if term.datatype is None or term.datatype == XSD.string or term.language:
        return ntriples(term)
    return f"{_quoted(term)}^^{turtle(term.datatype)}"


def jsonld_id(iri: URIRef) -> str:
    prefix, local = split(iri)
    return f"{prefix}:{local}" if prefix and local and not local.startswith("//") else str(iri)


def jsonld_value(term: URIRef | Literal) -> Any:
    """Numbers stay strings with a type: JSON's numbers would round a decimal."""
    if isinstance(term, URIRef):
        return {"@id": jsonld_id(term)}
    if term.language:
        return {"@value": str(term), "@language": term.language}
    if term.datatype is None or term.datatype == XSD.string:
        return str(term)
    return {"@value": str(term), "@type": jsonld_id(term.datatype)}


def split(iri: URIRef) -> tuple[str, str]:
    """The declared prefix that an IRI begins with, and the rest; ("", "") where there is none."""
    for end in (iri.rfind("#"), iri.rfind("/")):
        prefix = _by_namespace(tuple(sorted(prefixes().items()))).get(iri[: end + 1])
        if prefix:
            return prefix, iri[end + 1 :]
    return "", ""


@lru_cache(maxsize=4)  # the base of our IRIs is a setting
def _by_namespace(declared: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    return {namespace: prefix for prefix, namespace in declared}


def _quoted(literal: Literal) -> str:
    return '"' + _TO_ESCAPE.sub(lambda m: _ESCAPES.get(m[0]) or _as_code(m), str(literal)) + '"'


def _as_code(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04X}"
