"""The part of the ontology that stands beside the data, for queries to lean on.

Class and role hierarchies with their labels, always; of the taxonomy of technologies the
concepts that are mentioned and those above them, no others.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import SKOS

from kg.config import ontology_dir
from kg.errors import OntologyError
from kg.ports import Quad
from kg.schema import load_graph
from kg.terms import KG

_HIERARCHY = (RDFS.subClassOf, RDFS.subPropertyOf)
_OF_A_CONCEPT = (SKOS.prefLabel, SKOS.altLabel, SKOS.definition, SKOS.broader)


@lru_cache(maxsize=1)
def vocabulary_quads() -> frozenset[Quad]:
    """Our classes, roles and statuses: what is below what, and what people call it."""
    ours = str(KG._NS)
    quads: set[Quad] = set()
    for subject, predicate, value in load_graph():
        if not (isinstance(subject, URIRef) and subject.startswith(ours)):
            continue
        is_above = predicate in _HIERARCHY and isinstance(value, URIRef) and value.startswith(ours)
        if is_above and isinstance(value, URIRef):
            quads.add((subject, URIRef(str(predicate)), value, None))
        elif predicate == RDFS.label:
            # Without the language tag, as the labels of entities are.
            quads.add((subject, RDFS.label, Literal(str(value)), None))
    return frozenset(quads)


@lru_cache(maxsize=1)
def load_technologies() -> Graph:
    """`technologies.ttl`. Raises OntologyError when it cannot be read."""
    path = ontology_dir() / "technologies.ttl"
    try:
        return Graph().parse(path, format="turtle")
    except Exception as problem:  # rdflib's parser raises whatever it stumbles over
        raise OntologyError(f"{path.name}: {problem}") from problem


def concept_label(concept: str) -> str | None:
    """The preferred label of a concept of the taxonomy; None when it has no such concept."""
    label = load_technologies().value(URIRef(concept), SKOS.prefLabel)
    return None if label is None else str(label)


def concept_quads(mentioned: Iterable[URIRef]) -> set[Quad]:
    """The concepts that are mentioned, and all those above them, with their labels."""
    taxonomy = load_technologies()
    wanted = {c for m in mentioned for c in taxonomy.transitive_objects(m, SKOS.broader)}
    quads: set[Quad] = set()
    for concept in wanted:
        if not isinstance(concept, URIRef) or (concept, SKOS.prefLabel, None) not in taxonomy:
            continue
        quads.add((concept, RDF.type, SKOS.Concept, None))
        quads.add(
            (concept, RDFS.label, Literal(str(taxonomy.value(concept, SKOS.prefLabel))), None)
        )
        for predicate in _OF_A_CONCEPT:
            for value in taxonomy.objects(concept, predicate):
                if isinstance(value, URIRef | Literal):
                    quads.add((concept, predicate, value, None))
    return quads
