"""What ontology/news.ttl declares, as Python sees it: event types, their roles, direct edges.

Not here: how events look in text (ontology/patterns, kg/extract); names (ontology/names).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.config import ontology_dir
from kg.errors import OntologyError, did_you_mean
from kg.terms import KG

# Properties of an event that no mention fills.
_ABOUT_THE_CLAIM = frozenset({"status", "confidence", "evidence"})


@dataclass(frozen=True, slots=True)
class EdgeRule:
    """A direct edge that is materialised from events: X acquired Y."""

    property: URIRef
    event_types: frozenset[str]
    from_role: str
    to_role: str


@dataclass(frozen=True, slots=True)
class Schema:
    """The event types and roles of one ontology. Names are local: "Acquisition", "acquirer"."""

    labels: dict[str, str]
    superclasses: dict[str, tuple[str, ...]]  # of an event type, nearest first, up to "Event"
    roles_of: dict[str, frozenset[str]]  # of an event type, its own and the common ones
    party_roles: frozenset[str]  # subproperties of kg:participant, and "participant" itself
    text_roles: frozenset[str]  # filled by the article's words: "position"
    once_for_its_parties: frozenset[str]
    identified_by: dict[str, frozenset[str]]  # roles, of the event types that declare them
    phrases: dict[str, str]  # how an event of a type is named for people
    edges: tuple[EdgeRule, ...]

    @property
    def event_types(self) -> frozenset[str]:
        return frozenset(self.superclasses)

    def own_party_roles(self, event_type: str) -> frozenset[str]:
        """The roles of an event's parties.

        >>> sorted(load_schema().own_party_roles("Acquisition"))
        ['acquirer', 'seller', 'target']
        """
        own = self.roles_of[event_type] & self.party_roles
        return own - {"participant"} or own

    def identity_roles(self, event_type: str) -> frozenset[str]:
        """The roles whose fillers tell one event of a type from another.

        >>> sorted(load_schema().identity_roles("Investment"))
        ['investee', 'investor']
        >>> sorted(load_schema().identity_roles("Trial"))
        ['participant']
        """
        return self.identified_by.get(event_type) or self.own_party_roles(event_type)

    def check_event(self, event_type: str, where: str) -> None:
        """Raise OntologyError unless the type is declared; `where` begins the message."""
        if event_type not in self.superclasses:
            raise OntologyError(
                f"{where}: kg:{event_type} is not declared as an event in news.ttl."
                f"{did_you_mean(event_type, self.superclasses)}"
            )

    def check_role(self, event_type: str, role: str, where: str) -> None:
        """Raise OntologyError unless an event of this type can have the role."""
        if role not in self.roles_of[event_type]:
            raise OntologyError(
                f"{where}: kg:{role} is not a role of kg:{event_type} in news.ttl."
                f"{did_you_mean(role, self.roles_of[event_type])}"
            )


@lru_cache(maxsize=4)
def load_graph(path: Path | None = None) -> Graph:
    """`news.ttl` as a graph. Raises OntologyError with the line that cannot be read."""
    path = path or ontology_dir() / "news.ttl"
    try:
        return Graph().parse(path, format="turtle")
    except Exception as problem:  # rdflib's parser raises whatever it stumbles over
        raise OntologyError(f"{path.name}: {problem}") from problem


@lru_cache(maxsize=4)
def load_schema(path: Path | None = None) -> Schema:
    """The event types, roles and edges that `news.ttl` declares."""
    graph = load_graph(path)
    events = {_local(c) for c in _below(graph, KG.Event, RDFS.subClassOf)}
    return Schema(
        labels=_labels(graph),
        superclasses={event: _ancestors(graph, event) for event in sorted(events)},
        roles_of={event: _roles(graph, event) for event in sorted(events)},
        party_roles=frozenset(_local(p) for p in _below(graph, KG.participant, RDFS.subPropertyOf)),
        text_roles=frozenset(
            _local(p)
            for p in graph.subjects(RDF.type, OWL.DatatypeProperty)
            if any(_local(d) in events - {"Event"} for d in _domains(graph, p))
        ),
        once_for_its_parties=frozenset(
            _local(c) for c, flag in graph.subject_objects(KG.onceForItsParties) if bool(flag)
        ),
        identified_by={
            _local(c): frozenset(_local(role) for role in graph.objects(c, KG.identifiedBy))
            for c in set(graph.subjects(KG.identifiedBy))
        },
        phrases={_local(c): str(p) for c, p in graph.subject_objects(KG.phrase)},
        edges=tuple(_edges(graph)),
    )


def _local(iri: Node) -> str:
    return str(iri).rpartition("#")[2]


def _labels(graph: Graph) -> dict[str, str]:
    return {
        _local(term): str(label)
        for term, label in graph.subject_objects(RDFS.label)
        if str(term).startswith(str(KG._NS))
    }


def _below(graph: Graph, top: URIRef, relation: URIRef) -> set[Node]:
    return {node for node in graph.transitive_subjects(relation, top) if node is not None}


def _ancestors(graph: Graph, event: str) -> tuple[str, ...]:
    chain = graph.transitive_objects(KG._NS[event], RDFS.subClassOf)
    ours = [_local(c) for c in chain if c is not None and str(c).startswith(str(KG._NS))]
    return tuple(name for name in ours if name != event)


def _domains(graph: Graph, prop: Node) -> list[Node]:
    found: list[Node] = []
    for domain in graph.objects(prop, RDFS.domain):
        union = graph.value(domain, OWL.unionOf)
        found += Collection(graph, union) if union is not None else [domain]
    return found


def _roles(graph: Graph, event: str) -> frozenset[str]:
    classes = {KG._NS[name] for name in (event, *_ancestors(graph, event))}
    return frozenset(
        _local(prop)
        for kind in (OWL.ObjectProperty, OWL.DatatypeProperty)
        for prop in graph.subjects(RDF.type, kind)
        if classes.intersection(_domains(graph, prop)) and _local(prop) not in _ABOUT_THE_CLAIM
    )


def _edges(graph: Graph) -> list[EdgeRule]:
    return [
        EdgeRule(
            property=URIRef(str(prop)),
            event_types=frozenset(_local(e) for e in graph.objects(prop, KG.edgeOf)),
            from_role=_local(_one(graph, prop, KG.edgeFrom)),
            to_role=_local(_one(graph, prop, KG.edgeTo)),
        )
        for prop in sorted(set(graph.subjects(KG.edgeOf)), key=str)
    ]


def _one(graph: Graph, subject: Node, predicate: URIRef) -> Node:
    value = graph.value(subject, predicate)
    if value is None:
        raise OntologyError(f"news.ttl: kg:{_local(subject)} has no kg:{_local(predicate)}.")
    return value
