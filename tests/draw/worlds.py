"""Stores to draw and to export: the finished example, and inventions of any size."""

from __future__ import annotations

import random
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from rdflib import Dataset, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.namespace import RDF, RDFS, XSD

from kg.model import Kind, Status
from kg.ports import Quad, Store
from kg.store import open_store
from kg.terms import CLASS_OF_KIND, IRI_OF_STATUS, KG, article_iri, entity_iri, event_iri, part_iri

SMALL = Path(__file__).parents[1] / "data" / "small.trig"


def store_of(quads: Iterable[Quad]) -> Store:
    """A store in memory that holds these quads."""
    store = open_store(":memory:")
    store.apply(add=list(quads))
    return store


def small_quads() -> list[Quad]:
    """The finished graph of two articles that tests/data holds."""
    return list(_small_quads())


@lru_cache(maxsize=1)
def _small_quads() -> tuple[Quad, ...]:
    dataset = Dataset()
    dataset.parse(SMALL, format="trig")
    return tuple(
        (s, p, o, None if g in (None, DATASET_DEFAULT_GRAPH_ID) else URIRef(g))
        for s, p, o, g in dataset.quads()
    )


def small() -> Store:
    return store_of(small_quads())


def thing(kind: Kind, name: str) -> list[Quad]:
    iri = entity_iri(kind, name.lower())
    return [(iri, RDF.type, CLASS_OF_KIND[kind], None), (iri, RDFS.label, Literal(name), None)]


def event(
    number: int,
    roles: Iterable[tuple[URIRef, URIRef]],
    *,
    type_: URIRef = KG._NS.Partnership,
    status: Status = Status.ANNOUNCED,
    label: str = "",
    sentence: str = "One company works with another.",
    amount: str = "",
    day: str = "",
    attribution: str = "",
    title: str = "A title",
    confidence: str = "0.9",
) -> list[Quad]:
    """An event with one claim, in an article of its own for every ten events."""
    iri, article = event_iri("test", str(number)), article_iri(f"a{number // 10}")
    claim = part_iri(f"a{number // 10}", f"e{number % 10}")
    decimal = Literal(confidence, datatype=XSD.decimal)
    triples: list[tuple[URIRef, URIRef, URIRef | Literal]] = [
        *((iri, RDF.type, t) for t in (type_, KG._NS.Deal, KG.Event)),
        (iri, RDFS.label, Literal(label or f"event {number}")),
        (iri, KG.status, IRI_OF_STATUS[status]),
        (iri, KG.confidence, decimal),
        (iri, KG.evidence, claim),
        *((iri, role, thing) for role, thing in roles),
        *((iri, KG.participant, thing) for _, thing in roles),
        (claim, RDF.type, KG.Claim),
        (claim, KG.sentence, Literal(sentence)),
        (claim, KG.beginIndex, Literal(0)),
        (claim, KG.endIndex, Literal(len(sentence))),
        (claim, KG.status, IRI_OF_STATUS[status]),
        (claim, KG.confidence, decimal),
        (claim, KG.inArticle, article),
        (article, RDF.type, KG.Article),
        (article, KG.title, Literal(title)),
        (article, KG.publishedOn, Literal("2025-03-12", datatype=XSD.date)),
    ]
    if attribution:
        triples.append((claim, KG.attribution, Literal(attribution)))
    if amount:
        node = URIRef(f"{iri}#amount-1")
        triples += [(iri, KG.amount, node), (node, RDF.type, KG.MonetaryAmount)]
        triples.append((node, KG.text, Literal(amount)))
    if day:
        node = URIRef(f"{iri}#date-1")
        triples += [(iri, KG.date, node), (node, RDF.type, KG.Time), (node, KG.text, Literal(day))]
        triples.append((node, KG.start, Literal(day, datatype=XSD.date)))
    return [(s, p, o, None) for s, p, o in triples]


def large(nodes: int) -> Store:
    """About `nodes` nodes, built as news is: few companies do much, most do one thing.

    Partnerships, investments and contracts, in all statuses, some about a technology.
    """
    chance = random.Random(nodes)
    technologies = max(2, nodes // 40)
    companies = max(3, nodes * 11 // 20)
    quads = [quad for i in range(companies) for quad in thing(Kind.COMPANY, f"Company {i:04d}")]
    quads += [quad for i in range(technologies) for quad in thing(Kind.TECHNOLOGY, f"Tech {i}")]
    shapes = [
        (KG._NS.Partnership, KG._NS.partner, KG._NS.partner),
        (KG._NS.Investment, KG._NS.investor, KG._NS.investee),
        (KG._NS.SupplyContract, KG._NS.supplier, KG._NS.customer),
    ]
    for number in range(nodes - companies - technologies):
        type_, first, second = shapes[number % 3]
        known = int(companies * chance.random() ** 3)  # the earlier, the better known
        other = number % companies
        roles = [(first, entity_iri(Kind.COMPANY, f"company {known:04d}"))]
        roles.append((second, entity_iri(Kind.COMPANY, f"company {other:04d}")))
        if number % 4 == 0:
            which = int(technologies * chance.random() ** 2)
            roles.append((KG.technology, entity_iri(Kind.TECHNOLOGY, f"tech {which}")))
        quads += event(
            number,
            roles if known != other else roles[1:],
            type_=type_,
            status=list(Status)[number % 9 % 7],
            amount=f"${number % 40 + 1} million" if number % 3 == 0 else "",
            day=f"20{10 + number % 15}-0{number % 9 + 1}-15",
        )
    return store_of(quads)
