"""The labels of ontology/technologies.ttl as records. Their name is the concept's IRI.

An alternative label that is spelt like another concept's is in doubt and left out by the
ontology's own tests, not here.
"""

from __future__ import annotations

from functools import lru_cache

from rdflib import Graph
from rdflib.namespace import SKOS

from kg.config import ontology_dir
from kg.model import Kind
from kg.nlp.names.tables import Record


@lru_cache(maxsize=1)
def technology_records() -> tuple[Record, ...]:
    """One record per label, sorted; none while the taxonomy does not exist."""
    path = ontology_dir() / "technologies.ttl"
    if not path.is_file():
        return ()
    graph = Graph().parse(path, format="turtle")
    labels = sorted(
        (str(concept), str(label))
        for label_of in (SKOS.prefLabel, SKOS.altLabel)
        for concept, label in graph.subject_objects(label_of)
    )
    return tuple(Record(Kind.TECHNOLOGY, concept, label, is_term=True) for concept, label in labels)
