"""What adding, replacing or removing one article changes, and nothing else.

The change is the difference of two derivations over what the article touches: its
entities, with all names that any article uses for them, and its blocks of claims. So the
cost depends on the article and on how much is known about its parties, not on the size
of the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import RDF, RDFS, URIRef
from rdflib.namespace import SKOS

from kg.build.derive import Derived, World, derive, entity_label, name_iri
from kg.model import Event, Extraction, Kind, Name, Statement
from kg.ports import Quad, Store
from kg.rdf.article_graph import article_quads, read_extraction
from kg.rdf.knowledge_graph import edge_quads
from kg.rdf.vocabulary import concept_quads
from kg.resolve.events import block_of, resolve_block, statements
from kg.resolve.identity import names
from kg.schema import Schema
from kg.terms import KG, article_iri, resolution_graph


@dataclass(frozen=True, slots=True)
class Change:
    """Quads to take out and to put in, in one transaction."""

    remove: frozenset[Quad]
    add: frozenset[Quad]

    def __bool__(self) -> bool:
        return bool(self.remove or self.add)


def change(
    store: Store, schema: Schema, *, old: Extraction | None, new: Extraction | None
) -> Change:
    """The change from a graph with `old` to one with `new`: None stands for no article."""
    touched = [e for e in (old, new) if e is not None]
    entities = {name.entity for e in touched for name in names(e)}
    blocks = {block_of(s, schema) for e in touched for s in statements(e)}
    reader = _Reader(store, schema, gone=old.article.id if old else None)

    names_before = {entity: reader.names(entity) for entity in entities}
    names_after = _names_after(reader, names_before, old, new)
    blocks |= reader.blocks_to_relabel(names_before, names_after)
    statements_before = {block: reader.statements(block) for block in blocks}
    statements_after = _statements_after(statements_before, old, new, schema)

    before = derive(World(_one(old), names_before, statements_before), schema, reader.label)
    after = derive(World(_one(new), names_after, statements_after), schema, reader.label)
    quads_before = before.quads | (set(article_quads(old)) if old else set())
    quads_after = after.quads | (set(article_quads(new)) if new else set())
    lost = quads_before - quads_after
    lost -= reader.supported_elsewhere(before.edges - after.edges, before.events | after.events)
    lost -= reader.concepts_still_needed(before, after)
    return Change(frozenset(lost), frozenset(quads_after - quads_before))


def _one(extraction: Extraction | None) -> tuple[Extraction, ...]:
    return () if extraction is None else (extraction,)


def _names_after(
    reader: _Reader,
    before: dict[str, frozenset[Name]],
    old: Extraction | None,
    new: Extraction | None,
) -> dict[str, frozenset[Name]]:
    dropped = {n for n in (names(old) if old else ()) if not reader.is_used_elsewhere(n)}
    gained = names(new) if new else frozenset()
    return {
        entity: (group - dropped) | {n for n in gained if n.entity == entity}
        for entity, group in before.items()
    }


def _statements_after(
    before: dict[str, tuple[Statement, ...]],
    old: Extraction | None,
    new: Extraction | None,
    schema: Schema,
) -> dict[str, tuple[Statement, ...]]:
    gone = str(article_iri(old.article.id)) if old else None
    after = {b: [s for s in group if s.article != gone] for b, group in before.items()}
    for statement in statements(new) if new else ():
        after[block_of(statement, schema)].append(statement)
    return {block: tuple(group) for block, group in after.items()}


class _Reader:
    """What the store says about entities and blocks, apart from one article."""

    def __init__(self, store: Store, schema: Schema, *, gone: str | None) -> None:
        self._store = store
        self._schema = schema
        self._gone = article_iri(gone) if gone else None

    def names(self, entity: str) -> frozenset[Name]:
        """All names in use for an entity."""
        nodes = self._subjects(KG.nameOf, URIRef(entity), resolution_graph())
        return frozenset(self._name(entity, node) for node in nodes)

    def _name(self, entity: str, node: URIRef) -> Name:
        said = {p: str(o) for _, p, o, _ in self._store.match(node, graph=resolution_graph())}
        recorded, broader = said.get(KG.recordedName), said.get(KG.calledA)
        return Name(entity, Kind(said[KG.kind]), said[KG.text], recorded, broader)

    def is_used_elsewhere(self, name: Name) -> bool:
        """Whether an article other than the one in question uses a name."""
        users = self._subjects(KG.usesName, name_iri(name), resolution_graph())
        return any(user != self._gone for user in users)

    def label(self, entity: str) -> str:
        """What the store calls an entity now."""
        found = self._store.match(URIRef(entity), RDFS.label, graph=None)
        return next((str(label) for _, _, label, _ in found), entity.rpartition("/")[2])

    def statements(self, block: str) -> tuple[Statement, ...]:
        """The statements of a block, by all articles."""
        claims = self._subjects(KG.describes, URIRef(block), resolution_graph())
        return tuple(s for c in claims for s in statements(read_extraction(self._claim_quads(c))))

    def _claim_quads(self, claim: URIRef) -> Iterator[Quad]:
        """One claim of an article graph with what it needs: arguments, mentions, the article."""
        graph = URIRef(str(claim).partition("#")[0])
        yield from self._store.match(graph, RDF.type, graph=graph)
        yield from self._store.match(graph, KG.publishedOn, graph=graph)
        seen: set[URIRef] = set()
        waiting = [claim]
        while waiting:
            node = waiting.pop()
            seen.add(node)
            for quad in self._store.match(node, graph=graph):
                yield quad
                if quad[1] in (KG.argument, KG.mention, KG.head) and quad[2] not in seen:
                    waiting.append(URIRef(quad[2]))

    def blocks_to_relabel(
        self, before: dict[str, frozenset[Name]], after: dict[str, frozenset[Name]]
    ) -> set[str]:
        """The blocks of the events whose label names an entity that is about to be renamed."""
        return {
            block
            for entity in before
            if before[entity] and entity_label(before[entity]) != entity_label(after[entity])
            for block in self._blocks_of(entity)
        }

    def _blocks_of(self, entity: str) -> Iterator[str]:
        for event, role, _, _ in self._store.match(object_=URIRef(entity), graph=None):
            if str(role).rpartition("#")[2] not in self._schema.roles_of["Event"]:
                continue
            yield from self._blocks_of_event(event)

    def _blocks_of_event(self, event: URIRef) -> Iterator[str]:
        for _, _, claim, _ in self._store.match(event, KG.evidence, graph=None):
            found = self._store.match(URIRef(claim), KG.describes, graph=resolution_graph())
            yield from (str(block) for _, _, block, _ in found)

    def supported_elsewhere(self, edges: Iterable[Quad], events: set[URIRef]) -> set[Quad]:
        """Of the direct edges that are about to go, those that other events support too."""
        return {edge for edge in edges if self._has_other_support(edge, events)}

    def _has_other_support(self, edge: Quad, touched: set[URIRef]) -> bool:
        source, predicate, _, _ = edge
        return any(
            edge in edge_quads(other, self._schema)
            for rule in self._schema.edges
            if rule.property == predicate
            for event in self._subjects(KG._NS[rule.from_role], source, None)
            if event not in touched
            for other in self._events_like(event)
            if URIRef(other.iri) not in touched
        )

    def _events_like(self, event: URIRef) -> list[Event]:
        """An event of the store, and the others of its block."""
        blocks = set(self._blocks_of_event(event))
        return [
            found for b in blocks for found in resolve_block(b, self.statements(b), self._schema)
        ]

    def concepts_still_needed(self, before: Derived, after: Derived) -> set[Quad]:
        """What the taxonomy says of the concepts that other articles mention, or call others by."""
        if not before.concepts - after.concepts:
            return set()
        mentioned = set(self._subjects(RDF.type, KG.Technology, None))
        untouched = {iri for iri in mentioned if str(iri) not in before.labels}
        called = {
            URIRef(concept)
            for iri in untouched
            for _, _, concept, _ in self._store.match(iri, SKOS.broader, graph=None)
        }
        return concept_quads(untouched | called | after.concepts)

    def _subjects(self, predicate: URIRef, value: URIRef, graph: URIRef | None) -> list[URIRef]:
        found = self._store.match(predicate=predicate, object_=value, graph=graph)
        return [subject for subject, _, _, _ in found]
