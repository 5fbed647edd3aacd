"""The knowledge graph: entities, events and their evidence, as quads of the default graph.

Every function is pure, and says what one thing contributes. What several things contribute
alike (a direct edge that two events support) is counted in kg/build.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations, product

from rdflib import Literal, URIRef
from rdflib.namespace import RDF, RDFS, SKOS

from kg.model import CERTAIN_STATUSES, Article, Entity, Event, EventValue, Kind, Statement, Time
from kg.ports import Quad
from kg.rdf.article_graph import article_triples, evidence_triples
from kg.rdf.values import day_literal, time_label, value_pairs
from kg.schema import EdgeRule, Schema
from kg.terms import (
    CLASS_OF_KIND,
    IRI_OF_STATUS,
    KG,
    article_iri,
    decimal_literal,
    digest,
    part_iri,
)

_CLASS_OF_VALUE = {Kind.MONEY: KG.MonetaryAmount, Kind.DATE: KG.Time}


def article_summary(article: Article) -> set[Quad]:
    """An article's title, date and so on, for questions that need no GRAPH."""
    return {(s, p, o, None) for s, p, o in article_triples(article)}


def entity_quads(entity: Entity) -> set[Quad]:
    """What an entity is and how it is called."""
    iri = URIRef(entity.iri)
    quads: set[Quad] = {
        (iri, RDF.type, CLASS_OF_KIND[entity.kind], None),
        (iri, RDFS.label, Literal(entity.label), None),
    }
    quads |= {(iri, SKOS.altLabel, Literal(name), None) for name in entity.other_names}
    quads |= {(iri, SKOS.broader, URIRef(concept), None) for concept in entity.broader}
    return quads


def appearance_quads(entity: str, article_id: str, first_mention: str) -> set[Quad]:
    """That an article speaks of an entity, and where it first names it."""
    iri = URIRef(entity)
    return {
        (iri, KG.mentionedIn, article_iri(article_id), None),
        (iri, KG.evidence, part_iri(article_id, first_mention), None),
    }


def event_quads(event: Event, schema: Schema, label_of: Callable[[str], str]) -> set[Quad]:
    """An event with its roles, values, status and evidence in short."""
    iri = URIRef(event.iri)
    triples: list[tuple[URIRef, URIRef, URIRef | Literal]] = [
        (iri, RDFS.label, Literal(event_label(event, schema, label_of))),
        (iri, KG.status, IRI_OF_STATUS[event.status]),
        (iri, KG.confidence, decimal_literal(event.confidence)),
    ]
    triples += [(iri, RDF.type, KG._NS[t]) for t in (event.type, *schema.superclasses[event.type])]
    for role, entity in event.entities:
        triples.append((iri, KG._NS[role], URIRef(entity)))
        if role in schema.party_roles:
            triples.append((iri, KG.participant, URIRef(entity)))
    triples += [(iri, KG._NS[role], Literal(words)) for role, words in event.words]
    for value in event.values:
        triples += _value_triples(iri, value)
    triples += _evidence(iri, event)
    return {(s, p, o, None) for s, p, o in triples}


def _value_triples(
    event: URIRef, value: EventValue
) -> Iterator[tuple[URIRef, URIRef, URIRef | Literal]]:
    mention = value.value
    predicate = KG._NS[value.role]
    if value.role == "announcedOn":
        day = _single_day(mention.time)
        if day is not None:
            yield event, KG.announcedOn, day_literal(day)
            return
        predicate = KG.announced  # a month or a year is no xsd:date
    pairs = list(value_pairs(mention))
    fingerprint = digest("\n".join(sorted(f"{p} {o}" for p, o in pairs)), length=8)
    node = URIRef(f"{event}#{value.role}-{fingerprint}")
    yield event, predicate, node
    yield node, RDF.type, _CLASS_OF_VALUE.get(mention.kind, KG.Quantity)
    yield node, KG.text, Literal(mention.text)
    if mention.time is not None:
        yield node, RDFS.label, Literal(time_label(mention.time, mention.text))
    for predicate, literal in pairs:
        yield node, predicate, literal
    for claim in value.claims:
        yield node, KG.evidence, URIRef(claim)


def _single_day(time: Time | None) -> date | None:
    if time is None or time.start is None or time.end is None:
        return None
    return time.start if time.end - time.start <= timedelta(days=1) else None


def _evidence(iri: URIRef, event: Event) -> Iterator[tuple[URIRef, URIRef, URIRef | Literal]]:
    for statement in event.statements:
        claim = URIRef(statement.claim)
        yield iri, KG.evidence, claim
        yield from evidence_triples(claim, URIRef(statement.article), statement)


def event_label(event: Event, schema: Schema, label_of: Callable[[str], str]) -> str:
    """How people would name the event, by the phrase of its type in news.ttl.

    A part in brackets is left out when its role is empty.
    """
    fillers: dict[str, list[str]] = {}
    for role, entity in event.entities:
        fillers.setdefault(role, []).append(label_of(entity))
    for role, words in event.words:
        fillers.setdefault(role, []).append(words)
    phrase = schema.phrases.get(event.type, schema.labels.get(event.type, event.type))
    label = re.sub(r"\[([^\]]*)\]", lambda part: _fill(part[1], fillers), phrase)
    return _fill(label, fillers).strip() or schema.labels.get(event.type, event.type)


def _fill(part: str, fillers: dict[str, list[str]]) -> str:
    """
    >>> _fill(" of {target}", {"target": ["Arm"]}), _fill(" by {acquirer}", {})
    (' of Arm', '')
    """
    roles = re.findall(r"\{(\w+)\}", part)
    if not all(role in fillers for role in roles):
        return ""
    for role in roles:
        part = part.replace(f"{{{role}}}", _listed(sorted(fillers[role])))
    return part


def _listed(names: list[str]) -> str:
    """
    >>> _listed(["A"]), _listed(["A", "B", "C"])
    ('A', 'A, B and C')
    """
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def edge_quads(event: Event, schema: Schema) -> set[Quad]:
    """The direct edges that an event supports: none unless it is certain enough."""
    if event.status not in CERTAIN_STATUSES:
        return set()
    return {
        (URIRef(a), rule.property, URIRef(b), None)
        for rule in schema.edges
        if event.type in rule.event_types
        for a, b in _joined(event, rule)
        if a != b
    }


def _joined(event: Event, rule: EdgeRule) -> set[tuple[str, str]]:
    """The pairs that a direct edge joins."""
    if rule.from_role != rule.to_role:
        return set(product(_fillers(event, rule.from_role), _fillers(event, rule.to_role)))
    pairs = {pair for s in event.statements for pair in _across(s, rule.from_role)}
    return pairs | {(b, a) for a, b in pairs}


def _across(statement: Statement, role: str) -> Iterable[tuple[str, str]]:
    """The pairs of one role that a sentence states.

    "Acme teams up with Widget and Gadget" says nothing of Widget and Gadget; "Acme, Widget and
    Gadget team up" does.
    """
    fillers = [f for f in statement.fillers if f.role == role and f.entity]
    before = sorted({f.entity or "" for f in fillers if f.is_before_trigger})
    after = sorted({f.entity or "" for f in fillers if not f.is_before_trigger})
    return product(before, after) if before and after else combinations(before or after, 2)


def _fillers(event: Event, role: str) -> list[str]:
    return [entity for r, entity in event.entities if r == role]
