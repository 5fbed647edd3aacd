"""IRIs that code mentions: our vocabulary, and how our own nodes are named.

Terms that no code mentions live only in ontology/news.ttl; a test checks that every
name here is declared there. All IRIs are deterministic.
"""

from __future__ import annotations

import hashlib
from decimal import Decimal

from rdflib import Literal, Namespace, URIRef
from rdflib.namespace import XSD, DefinedNamespace

from kg.config import base_iri
from kg.model import Kind, Status
from kg.naming import slug

ONTOLOGY_IRI = URIRef("https://example.org/kg/ns")
TECHNOLOGY_SCHEME = URIRef("https://example.org/kg/technology")


class KG(DefinedNamespace):
    """The vocabulary of the graph; explained in ontology/news.ttl."""

    _NS = Namespace("https://example.org/kg/ns#")
    _fail = True  # a misspelt term is an error here, not a new IRI in the data

    Company: URIRef
    Organization: URIRef
    Person: URIRef
    Place: URIRef
    Product: URIRef
    Technology: URIRef
    Thing: URIRef
    Event: URIRef
    Article: URIRef
    Mention: URIRef
    Claim: URIRef
    Argument: URIRef
    MonetaryAmount: URIRef
    Quantity: URIRef
    Time: URIRef
    Status: URIRef
    Completed: URIRef
    Announced: URIRef
    Planned: URIRef
    Possible: URIRef
    Rumoured: URIRef
    Cancelled: URIRef
    Denied: URIRef

    participant: URIRef
    amount: URIRef
    stake: URIRef
    shares: URIRef
    pricePerShare: URIRef
    quantity: URIRef
    technology: URIRef
    product: URIRef
    date: URIRef
    announcedOn: URIRef
    announced: URIRef
    place: URIRef
    status: URIRef
    confidence: URIRef
    evidence: URIRef
    position: URIRef
    asset: URIRef
    metric: URIRef

    low: URIRef
    high: URIRef
    currency: URIRef
    unit: URIRef
    modifier: URIRef
    per: URIRef
    change: URIRef
    dimension: URIRef
    quant: URIRef
    freq: URIRef
    start: URIRef
    end: URIRef
    value: URIRef
    mod: URIRef
    timeType: URIRef

    title: URIRef
    publishedOn: URIRef
    publisher: URIRef
    author: URIRef
    source: URIRef
    reference: URIRef
    note: URIRef
    content: URIRef
    pipeline: URIRef
    text: URIRef
    beginIndex: URIRef
    endIndex: URIRef
    inArticle: URIRef
    kind: URIRef
    head: URIRef
    recordedName: URIRef
    calledA: URIRef
    usesName: URIRef
    nameOf: URIRef
    sentence: URIRef
    trigger: URIRef
    triggerBegin: URIRef
    triggerEnd: URIRef
    eventType: URIRef
    attribution: URIRef
    argument: URIRef
    role: URIRef
    mention: URIRef
    mentionedIn: URIRef
    refersTo: URIRef
    describes: URIRef

    edgeOf: URIRef
    edgeFrom: URIRef
    edgeTo: URIRef
    identifiedBy: URIRef
    onceForItsParties: URIRef
    phrase: URIRef


CLASS_OF_KIND: dict[Kind, URIRef] = {
    Kind.COMPANY: KG.Company,
    Kind.ORGANIZATION: KG.Organization,
    Kind.PERSON: KG.Person,
    Kind.PLACE: KG.Place,
    Kind.PRODUCT: KG.Product,
    Kind.TECHNOLOGY: KG.Technology,
}

IRI_OF_STATUS: dict[Status, URIRef] = {status: KG[status.value.capitalize()] for status in Status}
STATUS_OF_IRI: dict[URIRef, Status] = {iri: status for status, iri in IRI_OF_STATUS.items()}

# Declared for every query that the program runs, so that none has to be written out.
PREFIXES: dict[str, str] = {
    "kg": str(KG._NS),
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": str(XSD),
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
}


def article_iri(article_id: str) -> URIRef:
    """The article; also the name of the graph that holds what it says."""
    return URIRef(f"{base_iri()}article/{article_id}")


def part_iri(article_id: str, local_id: str) -> URIRef:
    """A mention or a claim of an article: `part_iri("9f3c", "m1")`."""
    return URIRef(f"{article_iri(article_id)}#{local_id}")


def entity_iri(kind: Kind, key: str) -> URIRef:
    """The entity of a kind that goes by a `kg.naming.name_key`."""
    return URIRef(f"{base_iri()}{kind}/{slug(key)}")


def event_iri(event_type: str, key: str) -> URIRef:
    """The event of a type with the given identifying key, whatever characters that holds."""
    return URIRef(f"{base_iri()}event/{event_type.lower()}-{digest(key)}")


def resolution_graph() -> URIRef:
    """The named graph that says which entity a mention stands for."""
    return URIRef(f"{base_iri()}graph/resolution")


def runs_graph() -> URIRef:
    """The named graph that says when which version of the pipeline ran."""
    return URIRef(f"{base_iri()}graph/runs")


def prefixes() -> dict[str, str]:
    """`PREFIXES`, and one for each kind of node that we name: `company:nvidia`."""
    kinds = {str(kind): f"{base_iri()}{kind}/" for kind in CLASS_OF_KIND}
    return PREFIXES | kinds | {"article": f"{base_iri()}article/", "event": f"{base_iri()}event/"}


def digest(text: str, length: int = 12) -> str:
    """A short, stable fingerprint.

    >>> digest("NVIDIA") == digest("NVIDIA"), len(digest("NVIDIA"))
    (True, 12)
    """
    return hashlib.sha256(text.encode()).hexdigest()[:length]


def decimal_literal(number: object) -> Literal:
    """A decimal in the form that every store gives back unchanged: no exponent, no idle zeros.

    >>> str(decimal_literal("1.50")), str(decimal_literal("1E+9"))
    ('1.5', '1000000000')
    """
    plain = format(Decimal(str(number)), "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return Literal("0" if plain in ("", "-0") else plain, datatype=XSD.decimal)
