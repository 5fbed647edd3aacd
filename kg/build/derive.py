"""The knowledge graph as a function of what the articles say.

A `World` is everything that the function depends on. Derived from all article graphs it
gives the whole knowledge graph (a rebuild); derived from what one article touches, before
and after, it gives the change that adding or removing the article makes (kg/build/change.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from rdflib import Literal, URIRef

from kg.model import Entity, Event, Extraction, Kind, Name, Statement
from kg.ports import Quad
from kg.rdf.knowledge_graph import (
    appearance_quads,
    article_summary,
    edge_quads,
    entity_quads,
    event_quads,
)
from kg.rdf.vocabulary import concept_label, concept_quads
from kg.resolve.entities import resolve_entity
from kg.resolve.events import block_of, resolve_block, statements
from kg.resolve.identity import first_mentions, identities, names
from kg.schema import Schema
from kg.terms import KG, article_iri, digest, resolution_graph


@dataclass(frozen=True, slots=True)
class World:
    """What a part of the knowledge graph depends on, or all of it."""

    extractions: tuple[Extraction, ...]
    names: Mapping[str, frozenset[Name]]  # of an entity, by all articles
    statements: Mapping[str, tuple[Statement, ...]]  # of a block, by all articles


@dataclass(slots=True)
class Derived:
    """A part of the knowledge graph. `edges` are also in `quads`."""

    quads: set[Quad] = field(default_factory=set)
    edges: set[Quad] = field(default_factory=set)
    events: set[URIRef] = field(default_factory=set)
    labels: dict[str, str] = field(default_factory=dict)
    concepts: set[URIRef] = field(default_factory=set)


def whole_world(extractions: Iterable[Extraction], schema: Schema) -> World:
    """Everything that the articles say."""
    all_extractions = tuple(extractions)
    by_entity: dict[str, set[Name]] = {}
    by_block: dict[str, list[Statement]] = {}
    for extraction in all_extractions:
        for name in names(extraction):
            by_entity.setdefault(name.entity, set()).add(name)
        for statement in statements(extraction):
            by_block.setdefault(block_of(statement, schema), []).append(statement)
    return World(
        all_extractions,
        {entity: frozenset(group) for entity, group in by_entity.items()},
        {block: tuple(group) for block, group in by_block.items()},
    )


def derive(world: World, schema: Schema, label_elsewhere: Callable[[str], str]) -> Derived:
    """The quads that follow from a world.

    `label_elsewhere` names an entity that takes part in one of its events but whose names
    are not in this world.
    """
    derived = Derived()
    for extraction in world.extractions:
        derived.quads |= _of_article(extraction, schema)
    for group in world.names.values():
        _add_entity(derived, group)
    label_of = _label_lookup(derived.labels, label_elsewhere)
    for block, said in world.statements.items():
        for event in resolve_block(block, said, schema):
            _add_event(derived, event, schema, label_of)
    derived.quads |= concept_quads(derived.concepts)
    return derived


def _label_lookup(
    known: Mapping[str, str], otherwise: Callable[[str], str]
) -> Callable[[str], str]:
    return lambda entity: known[entity] if entity in known else otherwise(entity)


def _add_entity(derived: Derived, group: frozenset[Name]) -> None:
    entity = resolve_entity(group, concept_label=concept_label)
    if entity is None:
        return
    derived.labels[entity.iri] = entity.label
    derived.quads |= entity_quads(entity)
    for name in group:
        derived.quads |= name_quads(name)
    if _is_concept(entity):
        derived.concepts.add(URIRef(entity.iri))
    derived.concepts.update(map(URIRef, entity.broader))


def entity_label(group: frozenset[Name]) -> str | None:
    """What an entity of these names is called; None when there are none."""
    entity = resolve_entity(group, concept_label=concept_label)
    return entity.label if entity else None


def _is_concept(entity: Entity) -> bool:
    return entity.kind is Kind.TECHNOLOGY and concept_label(entity.iri) is not None


def _add_event(
    derived: Derived, event: Event, schema: Schema, label_of: Callable[[str], str]
) -> None:
    derived.events.add(URIRef(event.iri))
    derived.edges |= edge_quads(event, schema)
    derived.quads |= event_quads(event, schema, label_of) | edge_quads(event, schema)


def _of_article(extraction: Extraction, schema: Schema) -> set[Quad]:
    """What one article contributes, whatever the others say."""
    graph = resolution_graph()
    article = article_iri(extraction.article.id)
    quads = article_summary(extraction.article)
    for entity, mention in first_mentions(extraction).items():
        quads |= appearance_quads(entity, extraction.article.id, mention)
    quads |= {
        (URIRef(mention), KG.refersTo, URIRef(entity), graph)
        for mention, entity in identities(extraction).items()
    }
    quads |= {
        (URIRef(s.claim), KG.describes, URIRef(block_of(s, schema)), graph)
        for s in statements(extraction)
    }
    quads |= {(article, KG.usesName, name_iri(name), graph) for name in names(extraction)}
    return quads


def name_iri(name: Name) -> URIRef:
    """The node of one name of one entity in the graph of resolutions."""
    above = f"\n{name.broader}" if name.broader else ""
    fingerprint = digest(f"{name.text}\n{name.recorded}{above}")
    return URIRef(f"{name.entity}#name-{fingerprint}")


def name_quads(name: Name) -> set[Quad]:
    """A name of an entity, as the graph of resolutions keeps it."""
    graph = resolution_graph()
    iri = name_iri(name)
    quads: set[Quad] = {
        (iri, KG.nameOf, URIRef(name.entity), graph),
        (iri, KG.text, Literal(name.text), graph),
        (iri, KG.kind, Literal(str(name.kind)), graph),
    }
    if name.recorded is not None:
        quads.add((iri, KG.recordedName, Literal(name.recorded), graph))
    if name.broader is not None:
        quads.add((iri, KG.calledA, URIRef(name.broader), graph))
    return quads
