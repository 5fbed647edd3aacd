"""rdflib terms to the engine's and back, without loss.

A plain string is `Literal("x")` on our side and has the datatype xsd:string on the
engine's. Numbers come back in canonical form (see `kg.terms.decimal_literal`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from kg.errors import StoreError
from kg.ports import Answer, Quad
from kg.store import oxigraph as ox

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
_NO_GRAPH = ox.DefaultGraph()
_PLAIN = ox.NamedNode(_STRING)
_SHOWN_CHARS = 80  # of a bad term in a message


def inward_node(term: Node | None) -> ox.NamedNode:
    """An IRI for the engine. Raises StoreError for anything that is none."""
    if not isinstance(term, URIRef):
        raise StoreError(
            f"{_shown(term)} cannot be stored: subjects, predicates and graphs are IRIs. "
            "Blank nodes have no place in this graph; give the node a name."
        )
    try:
        return ox.NamedNode(str(term))
    except (ValueError, TypeError) as problem:
        raise StoreError(
            f"{_shown(term)} is not an IRI: {problem}. Escape such characters with "
            "urllib.parse.quote before storing."
        ) from problem


def inward(term: Node) -> ox.NamedNode | ox.Literal:
    """A term for the engine. Raises StoreError for what no store can hold."""
    if not isinstance(term, Literal):
        return inward_node(term)
    try:
        if term.language:
            return ox.Literal(str(term), language=term.language)
        if term.datatype is None or str(term.datatype) == _STRING:
            return ox.Literal(str(term))
        return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)))
    except (ValueError, TypeError) as problem:
        raise StoreError(
            f"{_shown(term)} cannot be stored as text (half a surrogate pair, or a language or "
            f"datatype that is none): {problem}"
        ) from problem


def inward_quad(quad: Quad) -> ox.Quad:
    subject, predicate, object_, graph = quad
    where = _NO_GRAPH if graph is None else inward_node(graph)
    return ox.Quad(inward_node(subject), inward_node(predicate), inward(object_), where)


def outward(term: object) -> Node:
    """A term of the engine as rdflib has it."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        if term.datatype == _PLAIN:
            return Literal(term.value)
        # normalize=False: rdflib would rewrite the characters of some numbers.
        return Literal(term.value, datatype=URIRef(term.datatype.value), normalize=False)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    raise StoreError(f"{term}: triples inside triples (RDF-star) are not supported")


def outward_quad(quad: ox.Quad) -> Quad:
    graph = quad.graph_name
    where = URIRef(graph.value) if isinstance(graph, ox.NamedNode) else None
    terms = outward(quad.subject), outward(quad.predicate), outward(quad.object), where
    return cast(Quad, terms)  # inward_quad lets no other terms in


def answer_of(form: str, results: object) -> Answer:
    """The engine's results, read to the end. `results` is what evaluate or from_bytes gave."""
    if form == "boolean":
        return Answer(form="boolean", boolean=bool(results))
    if form == "graph":
        triples: Iterable[ox.Triple | ox.Quad] = results  # type: ignore[assignment]
        return Answer(
            form="graph",
            triples=tuple(
                (outward(t.subject), outward(t.predicate), outward(t.object)) for t in triples
            ),
        )
    solutions: ox.QuerySolutions = results  # type: ignore[assignment]
    return Answer(
        form="table",
        variables=tuple(variable.value for variable in solutions.variables),
        rows=tuple(
            tuple(None if term is None else outward(term) for term in row) for row in solutions
        ),
    )


def _shown(term: object) -> str:
    text = ascii(str(term))
    return text if len(text) <= _SHOWN_CHARS else text[:_SHOWN_CHARS] + "…"
