"""The knowledge graph as a networkx graph: things and events are nodes, roles are edges.

An edge leads from an event to what takes part in it. The direct edges of the graph
(kg:acquired, kg:supplies ...) repeat what the events say, so one is drawn only where no
event of the graph stands behind it (kg:subsidiaryOf): nothing is drawn twice, and a filter
that hides an event does not leave its shadow.
"""

from __future__ import annotations

from typing import Any

import networkx as nx
from rdflib import RDFS, SKOS, URIRef

from kg.draw.events import event_attributes
from kg.draw.facts import Facts, local_name
from kg.draw.filters import Filters
from kg.draw.select import select
from kg.ports import Store
from kg.schema import EdgeRule, load_schema
from kg.terms import CLASS_OF_KIND, KG, digest

_NOT_EDGES = frozenset({KG.mentionedIn, KG.evidence, KG.participant})


def read_network(store: Store, *, filters: Filters = Filters()) -> nx.MultiDiGraph:  # noqa: B008 frozen
    """The part of the knowledge graph that `filters` ask for.

    Every node has `label`, `kind` and `iri`; its id is a fingerprint of the IRI, which says
    nothing and can break nothing. Events also have `type`, `status`, `certain`, `confidence`,
    `start`, `end`, `dates`, `amounts`, `words` and `evidence` (kg/draw/events.py). Every edge
    has `label`, `role` and `certain`. `network.graph["left_out"]` lists, in sentences, what
    was read and not kept.

    Raises NotFoundError for a company that the graph does not know.
    """
    facts = Facts(store)
    network = nx.MultiDiGraph()
    _add_things(network, facts)
    _add_events(network, facts)
    _add_direct_edges(network, facts)
    return select(network, filters)


def node_id(iri: URIRef) -> str:
    return digest(iri)


def _add_things(network: nx.MultiDiGraph, facts: Facts) -> None:
    for kind, class_ in sorted(CLASS_OF_KIND.items()):
        for thing in facts.instances(class_):
            if node_id(thing) not in network:
                network.add_node(node_id(thing), **_thing_attributes(facts, thing, str(kind)))


def _thing_attributes(facts: Facts, thing: URIRef, kind: str) -> dict[str, Any]:
    articles = facts.nodes(thing, KG.mentionedIn)
    return {
        "label": facts.label(thing),
        "kind": kind,
        "iri": str(thing),
        "names": [n for n in facts.texts(thing, SKOS.altLabel) if n != facts.label(thing)],
        "articles": [facts.text(a, KG.title) or local_name(a) for a in articles],
    }


def _add_events(network: nx.MultiDiGraph, facts: Facts) -> None:
    for event in facts.instances(KG.Event):
        attributes = event_attributes(facts, event)
        network.add_node(node_id(event), **attributes)
        for role, thing in _roles(network, facts, event):
            network.add_edge(
                node_id(event),
                node_id(thing),
                key=role,
                role=role,
                label=load_schema().labels.get(role, role),
                certain=attributes["certain"],
                kind="role",
            )


def _roles(network: nx.MultiDiGraph, facts: Facts, event: URIRef) -> list[tuple[str, URIRef]]:
    """Who fills what. kg:participant, which every party has too, only where it says all."""
    special: list[tuple[str, URIRef]] = []
    general: list[tuple[str, URIRef]] = []
    for prop in facts.predicates(event):
        for thing in facts.nodes(event, prop):
            if node_id(thing) in network and node_id(thing) != node_id(event):
                (general if prop == KG.participant else special).append((local_name(prop), thing))
    named = {thing for _, thing in special}
    return special + [(role, thing) for role, thing in general if thing not in named]


def _add_direct_edges(network: nx.MultiDiGraph, facts: Facts) -> None:
    rules = {rule.property: rule for rule in load_schema().edges}
    things = [node for node, kind in network.nodes(data="kind") if kind != "event"]
    for node in things:
        thing = URIRef(network.nodes[node]["iri"])
        for prop in facts.predicates(thing):
            if not prop.startswith(str(KG._NS)) or prop in _NOT_EDGES:
                continue
            for other in facts.nodes(thing, prop):
                target = node_id(other)
                if target in network and not _is_told_by_event(
                    network, rules.get(prop), node, target
                ):
                    name = local_name(prop)
                    label = facts.text(prop, RDFS.label) or load_schema().labels.get(name, name)
                    network.add_edge(
                        node, target, key=name, role=name, label=label, certain=True, kind="direct"
                    )


def _is_told_by_event(network: nx.MultiDiGraph, rule: EdgeRule | None, from_: str, to: str) -> bool:
    if rule is None:
        return False
    return any(
        network.nodes[event].get("type") in rule.event_types
        and network.has_edge(event, from_, key=rule.from_role)
        and network.has_edge(event, to, key=rule.to_role)
        for event in network.predecessors(from_)
    )
