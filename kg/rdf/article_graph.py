"""One article's graph: what it says, and nothing else.

Writes an `Extraction` as quads of the graph that is named as the article, and reads it
back. Both directions stand here so that they cannot drift apart.
Not here: which entity a mention stands for (kg/resolve), when a run happened (kg/build).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from rdflib import Literal, URIRef
from rdflib.namespace import PROV, RDF, RDFS, XSD
from rdflib.term import Node

from kg.config import base_iri
from kg.model import (
    AMOUNT_KINDS,
    Article,
    Claim,
    Extraction,
    Kind,
    Mention,
    Role,
    Span,
    Statement,
)
from kg.ports import Quad
from kg.rdf.values import (
    day_literal,
    day_of,
    read_amount,
    read_time,
    text_of,
    value_pairs,
)
from kg.terms import (
    IRI_OF_STATUS,
    KG,
    STATUS_OF_IRI,
    article_iri,
    decimal_literal,
    digest,
    part_iri,
)

Triple = tuple[URIRef, URIRef, URIRef | Literal]


def article_quads(extraction: Extraction) -> list[Quad]:
    """The article graph of an extraction: the same quads for the same extraction, always."""
    graph = article_iri(extraction.article.id)
    triples = [
        *article_triples(extraction.article),
        (graph, KG.content, Literal(extraction.article.text)),
        *_provenance(graph, extraction.pipeline),
    ]
    for mention in extraction.mentions:
        triples += _mention_triples(graph, extraction.article.id, mention)
    for claim in extraction.claims:
        triples += _claim_triples(graph, extraction.article.id, claim)
    return [(s, p, o, graph) for s, p, o in triples]


def article_triples(article: Article) -> Iterator[Triple]:
    """What is known about an article, without its text: for its own graph and the default one."""
    iri = article_iri(article.id)
    yield iri, RDF.type, KG.Article
    if article.published_on is not None:
        yield iri, KG.publishedOn, day_literal(article.published_on)
    for predicate, text in (
        (KG.title, article.title),
        (KG.publisher, article.publisher),
        (KG.author, article.author),
    ):
        if text is not None:
            yield iri, predicate, Literal(text)
    for predicate, texts in (
        (KG.source, article.sources),
        (KG.reference, article.references),
        (KG.note, article.notes),
    ):
        for text in texts:
            yield iri, predicate, Literal(text)


def _provenance(graph: URIRef, pipeline: str) -> Iterator[Triple]:
    """Which version of the program read the article. No clock: a run's time is kept elsewhere."""
    reading = URIRef(f"{graph}#reading")
    agent = URIRef(f"{base_iri()}pipeline/{digest(pipeline)}")
    yield graph, KG.pipeline, Literal(pipeline)
    yield reading, RDF.type, PROV.Activity
    yield reading, PROV.used, graph
    yield reading, PROV.wasAssociatedWith, agent
    yield agent, RDF.type, PROV.SoftwareAgent
    yield agent, RDFS.label, Literal(pipeline)


def _mention_triples(graph: URIRef, article_id: str, mention: Mention) -> Iterator[Triple]:
    iri = part_iri(article_id, mention.id)
    yield iri, RDF.type, KG.Mention
    yield iri, KG.kind, Literal(str(mention.kind))
    yield iri, KG.text, Literal(mention.text)
    yield iri, KG.beginIndex, _integer(mention.start)
    yield iri, KG.endIndex, _integer(mention.end)
    yield iri, KG.inArticle, graph
    if mention.head is not None:
        yield iri, KG.head, part_iri(article_id, mention.head)
    if mention.recorded is not None:
        yield iri, KG.recordedName, Literal(mention.recorded)
    if mention.broader is not None:
        yield iri, KG.calledA, URIRef(mention.broader)
    for predicate, value in value_pairs(mention):
        yield iri, predicate, value


def _claim_triples(graph: URIRef, article_id: str, claim: Claim) -> Iterator[Triple]:
    iri = part_iri(article_id, claim.id)
    yield iri, KG.eventType, KG._NS[claim.type]
    yield iri, KG.trigger, Literal(claim.trigger.text)
    yield iri, KG.triggerBegin, _integer(claim.trigger.start)
    yield iri, KG.triggerEnd, _integer(claim.trigger.end)
    yield iri, PROV.wasGeneratedBy, URIRef(f"{graph}#reading")
    yield from evidence_triples(iri, graph, claim)
    for number, role in enumerate(claim.roles, start=1):
        argument = URIRef(f"{iri}.{number}")
        yield iri, KG.argument, argument
        yield argument, RDF.type, KG.Argument
        yield argument, KG.role, KG._NS[role.role]
        if role.mention is not None:
            yield argument, KG.mention, part_iri(article_id, role.mention)
        if role.text is not None:
            yield argument, KG.text, Literal(role.text.text)
            yield argument, KG.beginIndex, _integer(role.text.start)
            yield argument, KG.endIndex, _integer(role.text.end)


def evidence_triples(iri: URIRef, article: URIRef, claim: Claim | Statement) -> Iterator[Triple]:
    """A claim in short: for its own graph and for the default one."""
    yield iri, RDF.type, KG.Claim
    yield iri, KG.status, IRI_OF_STATUS[claim.status]
    yield iri, KG.confidence, decimal_literal(claim.confidence)
    yield iri, KG.sentence, Literal(claim.sentence.text)
    yield iri, KG.beginIndex, _integer(claim.sentence.start)
    yield iri, KG.endIndex, _integer(claim.sentence.end)
    yield iri, KG.inArticle, article
    if claim.attribution is not None:
        yield iri, KG.attribution, Literal(claim.attribution)


def _integer(number: int) -> Literal:
    return Literal(str(number), datatype=XSD.integer)


def read_extraction(quads: Iterable[Quad]) -> Extraction:
    """The extraction that `article_quads` wrote.

    A part of an article graph gives a part of the extraction: some claims, with the
    mentions that they need. Claims and mentions come back in text order.
    """
    nodes, links = _by_subject(quads)
    article = next(iri for iri in nodes if _is(nodes, iri, KG.Article))
    mentions = [_read_mention(iri, nodes[iri]) for iri in nodes if _is(nodes, iri, KG.Mention)]
    claims = [
        _read_claim(
            iri,
            nodes[iri],
            [nodes[URIRef(str(a))] for a in sorted(links[iri, KG.argument], key=_number)],
        )
        for iri in nodes
        if _is(nodes, iri, KG.Claim)
    ]
    return Extraction(
        article=_read_article(article, nodes[article], links),
        mentions=tuple(sorted(mentions, key=lambda m: int(m.id[1:]))),
        claims=tuple(sorted(claims, key=lambda c: int(c.id[1:]))),
        pipeline=text_of(nodes[article], KG.pipeline) or "",
    )


_Nodes = dict[URIRef, dict[URIRef, Node]]
_Links = dict[tuple[URIRef, URIRef], list[Node]]


def _by_subject(quads: Iterable[Quad]) -> tuple[_Nodes, _Links]:
    """Each node's properties; those with several values also as lists."""
    nodes: _Nodes = defaultdict(dict)
    links: _Links = defaultdict(list)
    for subject, predicate, value, _ in quads:
        nodes[subject][predicate] = value
        links[subject, predicate].append(value)
    return nodes, links


def _is(nodes: _Nodes, iri: URIRef, kind: URIRef) -> bool:
    return nodes[iri].get(RDF.type) == kind


def _number(argument: Node) -> int:
    return int(str(argument).rpartition(".")[2])


def _local(iri: Node) -> str:
    return str(iri).rpartition("#")[2]


def _span(properties: dict[URIRef, Node], begin: URIRef, end: URIRef, text: URIRef) -> Span:
    return Span(int(str(properties[begin])), int(str(properties[end])), str(properties[text]))


def _read_article(iri: URIRef, properties: dict[URIRef, Node], links: _Links) -> Article:
    return Article(
        id=str(iri).rpartition("/")[2],
        text=text_of(properties, KG.content) or "",
        title=text_of(properties, KG.title),
        published_on=day_of(properties, KG.publishedOn),
        publisher=text_of(properties, KG.publisher),
        author=text_of(properties, KG.author),
        sources=tuple(sorted(str(s) for s in links[iri, KG.source])),
        references=tuple(sorted(str(r) for r in links[iri, KG.reference])),
        notes=tuple(sorted(str(n) for n in links[iri, KG.note])),
    )


def _read_mention(iri: URIRef, properties: dict[URIRef, Node]) -> Mention:
    kind = Kind(str(properties[KG.kind]))
    head = properties.get(KG.head)
    span = _span(properties, KG.beginIndex, KG.endIndex, KG.text)
    return Mention(
        id=_local(iri),
        kind=kind,
        start=span.start,
        end=span.end,
        text=span.text,
        head=None if head is None else _local(head),
        recorded=text_of(properties, KG.recordedName),
        broader=text_of(properties, KG.calledA),
        amount=read_amount(properties) if kind in AMOUNT_KINDS else None,
        time=read_time(properties) if kind is Kind.DATE else None,
    )


def _read_claim(
    iri: URIRef, properties: dict[URIRef, Node], arguments: list[dict[URIRef, Node]]
) -> Claim:
    return Claim(
        id=_local(iri),
        type=_local(properties[KG.eventType]),
        status=STATUS_OF_IRI[URIRef(str(properties[KG.status]))],
        trigger=_span(properties, KG.triggerBegin, KG.triggerEnd, KG.trigger),
        sentence=_span(properties, KG.beginIndex, KG.endIndex, KG.sentence),
        confidence=Decimal(str(properties[KG.confidence])),
        roles=tuple(_read_role(argument) for argument in arguments),
        attribution=text_of(properties, KG.attribution),
    )


def _read_role(properties: dict[URIRef, Node]) -> Role:
    mention = properties.get(KG.mention)
    return Role(
        role=_local(properties[KG.role]),
        mention=None if mention is None else _local(mention),
        text=_span(properties, KG.beginIndex, KG.endIndex, KG.text) if mention is None else None,
    )
