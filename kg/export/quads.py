"""All quads as N-Quads, TriG or JSON-LD; the knowledge graph as Turtle.

Sorted: the same quads give the same bytes, whatever the store. One graph is in memory at a
time, so an export of many articles needs room for the knowledge graph and one article.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby

from rdflib import RDF, Literal, URIRef

from kg.export.syntax import jsonld_id, jsonld_value, ntriples, sort_key, turtle
from kg.ports import Quad, Store
from kg.terms import prefixes

Graphs = Iterator[tuple[URIRef | None, list[Quad]]]
Objects = list[URIRef | Literal]


def nquads_lines(store: Store) -> Iterator[str]:
    for name, quads in _graphs(store):
        end = f" {ntriples(name)} .\n" if name is not None else " .\n"
        for subject, predicate, object_, _ in quads:
            yield f"{ntriples(subject)} {ntriples(predicate)} {ntriples(object_)}{end}"


def trig_lines(store: Store) -> Iterator[str]:
    yield from _prefix_lines()
    for name, quads in _graphs(store):
        if name is None:
            yield from _statements(quads, indent="")
        else:
            yield f"\n{turtle(name)} {{\n"
            yield from _statements(quads, indent="    ")
            yield "}\n"


def turtle_lines(store: Store) -> Iterator[str]:
    """The knowledge graph alone: Turtle has no named graphs."""
    yield from _prefix_lines()
    yield from _statements(_sorted(store, None), indent="")


def jsonld_lines(store: Store) -> Iterator[str]:
    """One node a line. Named graphs are objects with an "@graph" of their own."""
    context = json.dumps(prefixes(), indent=1, ensure_ascii=False)
    yield f'{{"@context": {context},\n"@graph": ['
    before = "\n"
    for name, quads in _graphs(store):
        nodes = (json.dumps(node, ensure_ascii=False) for node in _nodes(quads))
        if name is None:
            for node in nodes:
                yield before + node
                before = ",\n"
        else:
            inside = ",\n ".join(nodes)
            yield f'{before}{{"@id": {json.dumps(jsonld_id(name))}, "@graph": [\n {inside}]}}'
            before = ",\n"
    yield "\n]}\n"


def _graphs(store: Store) -> Graphs:
    yield None, _sorted(store, None)
    for name in sorted(store.graphs()):
        yield name, _sorted(store, name)


def _sorted(store: Store, graph: URIRef | None) -> list[Quad]:
    return sorted(store.match(graph=graph), key=sort_key)


def _prefix_lines() -> Iterator[str]:
    for prefix, namespace in sorted(prefixes().items()):
        yield f"@prefix {prefix}: {ntriples(URIRef(namespace))} .\n"


def _statements(quads: list[Quad], *, indent: str) -> Iterator[str]:
    for subject, pairs in _by_subject(quads):
        lines = [
            f"{'a' if predicate == RDF.type else turtle(predicate)} "
            + " , ".join(turtle(o) for o in objects)
            for predicate, objects in pairs
        ]
        yield (
            f"\n{indent}{turtle(subject)}\n{indent}    " + f" ;\n{indent}    ".join(lines) + " .\n"
        )


def _nodes(quads: list[Quad]) -> Iterator[dict[str, object]]:
    for subject, pairs in _by_subject(quads):
        node: dict[str, object] = {"@id": jsonld_id(subject)}
        for predicate, objects in pairs:
            if predicate == RDF.type and all(isinstance(o, URIRef) for o in objects):
                node["@type"] = [jsonld_id(o) for o in objects if isinstance(o, URIRef)]
            else:
                node[jsonld_id(predicate)] = [jsonld_value(o) for o in objects]
        yield node


def _by_subject(quads: Iterable[Quad]) -> Iterator[tuple[URIRef, list[tuple[URIRef, Objects]]]]:
    for subject, own in groupby(quads, key=lambda quad: quad[0]):
        yield (
            subject,
            [(p, [quad[2] for quad in same]) for p, same in groupby(own, key=lambda q: q[1])],
        )
