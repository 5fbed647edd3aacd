"""Each shape of ontology/shapes.ttl: a finished graph with one thing wrong, and what is said."""

from __future__ import annotations

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import SH

from kg.config import ontology_dir
from kg.export import validate
from kg.ports import Quad
from kg.schema import load_graph
from kg.terms import KG, article_iri
from tests.draw.worlds import small, small_quads, store_of

A1 = article_iri("a1")
HEADER = """
@prefix kg: <https://example.org/kg/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix article: <https://example.org/kg/article/> .
@prefix a1: <https://example.org/kg/article/a1#> .
@prefix company: <https://example.org/kg/company/> .
@prefix event: <https://example.org/kg/event/> .
@prefix i: <https://example.org/kg/event/investment-1#> .
"""

# (which graph, statements taken out, statements put in, the beginning of what is said)
# A statement taken out may have kg:ANY as its object: all of them.
KNOWLEDGE = [
    ("event:investment-1 a kg:Event", "", "The event has a special type but is not"),
    ("event:investment-1 a kg:Investment", "", "The event has no type of its own"),
    ("event:investment-1 rdfs:label kg:ANY", "", "The event has no label"),
    ("event:investment-1 kg:status kg:ANY", "", "The event must have exactly one kg:status"),
    ("", "event:investment-1 kg:status kg:Denied", "The event must have exactly one kg:status"),
    (
        "event:investment-1 kg:status kg:ANY",
        "event:investment-1 kg:status kg:Sure",
        "The event's status is none of the seven",
    ),
    ("event:investment-1 kg:confidence kg:ANY", "", "The event must have exactly one kg:confid"),
    (
        "event:investment-1 kg:confidence kg:ANY",
        "event:investment-1 kg:confidence 1.5",
        "The event's confidence is not a decimal",
    ),
    ("event:investment-1 kg:evidence kg:ANY", "", "The event has no evidence"),
    ("", "event:investment-1 kg:evidence a1:e9", "The event's evidence is not a kg:Claim"),
    ("", 'event:investment-1 kg:announcedOn "Monday"', "The event's kg:announcedOn is not a day"),
    ("a1:e1 kg:sentence kg:ANY", "", "The claim must have exactly one kg:sentence"),
    ("a1:e1 kg:sentence kg:ANY", 'a1:e1 kg:sentence " "', "The claim's sentence is empty"),
    ("a1:e1 kg:beginIndex kg:ANY", "", "The claim must have exactly one kg:beginIndex"),
    ("a1:e1 kg:endIndex kg:ANY", "", "The claim must have exactly one kg:endIndex"),
    (
        "a1:e1 kg:beginIndex kg:ANY",
        "a1:e1 kg:beginIndex 105",
        "The claim's sentence ends before it begins",
    ),
    ("a1:e1 kg:inArticle kg:ANY", "", "The claim must stand in exactly one kg:Article"),
    ("a1:e1 kg:status kg:ANY", "", "The claim must have exactly one kg:status"),
    ("a1:e1 kg:confidence kg:ANY", "", "The claim must have exactly one kg:confidence"),
    ("", 'a1:e1 kg:attribution ""', "The claim's kg:attribution must be one name"),
    ("", 'i:amount-1 kg:low "a lot"', "The amount's kg:low must be one decimal"),
    ("", "i:amount-1 kg:high 2.5", "The amount's kg:high must be one decimal"),
    (
        "i:amount-1 kg:low kg:ANY",
        "i:amount-1 kg:low 3000000000.0",
        "The amount's kg:low is more than its kg:high",
    ),
    (
        "i:amount-1 kg:currency kg:ANY",
        'i:amount-1 kg:currency "dollars"',
        "The amount's kg:currency is not an ISO 4217 code",
    ),
    ("", 'i:amount-1 kg:modifier "roughly"', "The amount's kg:modifier is none of"),
    ("i:amount-1 kg:text kg:ANY", "", "The sum of money has no kg:text"),
    ("i:amount-1 kg:currency kg:ANY", "", "The sum of money has a figure but no kg:currency"),
    ("", 'i:date-1 kg:start "soon"', "The time's kg:start must be one day"),
    ("", "i:date-1 kg:end 2025", "The time's kg:end must be one day"),
    (
        "i:date-1 kg:end kg:ANY",
        'i:date-1 kg:end "2025-03-10"^^xsd:date',
        "The time ends before it starts",
    ),
    ("i:date-1 kg:timeType kg:ANY", "", "The time must have exactly one kg:timeType"),
    ("i:date-1 kg:value kg:ANY", "", "The time must have exactly one kg:value"),
    ("", "<https://example.org/a1> a kg:Article", "The article's IRI does not end in /article/"),
    ("", 'article:a1 kg:title "Another"', "The article must have at most one kg:title"),
    ("", 'article:a1 kg:publishedOn "2025"', "The article must have at most one kg:publishedOn"),
    ("company:acme rdfs:label kg:ANY", "", "The thing has no name"),
    ("company:acme kg:evidence kg:ANY", "", "The thing has no evidence"),
    ("company:acme kg:mentionedIn kg:ANY", "", "The thing must be kg:mentionedIn an article"),
    ("", "event:investment-1 kg:place company:acme", "kg:place is filled by"),
]
ARTICLE = [
    ("a1:e1 kg:eventType kg:ANY", "", "The claim must have exactly one kg:eventType"),
    ("a1:e1 kg:trigger kg:ANY", "", "The claim must have exactly one kg:trigger:"),
    ("a1:e1 kg:triggerBegin kg:ANY", "a1:e1 kg:triggerBegin 60", "The claim's trigger must begin"),
    ("a1:e1 kg:triggerEnd kg:ANY", "", "The claim must have exactly one kg:triggerEnd"),
    ("a1:e1 kg:argument kg:ANY", "", "The claim has no argument"),
    ("a1:e1.1 kg:role kg:ANY", "", "The argument must have exactly one kg:role"),
    ("a1:e1.1 kg:mention kg:ANY", "", "The argument must be filled once"),
    ("", 'a1:e1.1 kg:text "Acme"', "The argument must be filled once"),
    (
        "a1:e1.1 kg:mention kg:ANY",
        "a1:e1.1 kg:mention a1:m9",
        "The argument's mention is not a kg:Mention",
    ),
    ("a1:m1 kg:kind kg:ANY", 'a1:m1 kg:kind "firm"', "The mention must have exactly one kg:kind"),
    ("a1:m1 kg:text kg:ANY", "", "The mention must have exactly one kg:text"),
    (
        "a1:m1 kg:beginIndex kg:ANY",
        "a1:m1 kg:beginIndex -1",
        "The mention must have exactly one kg:beginIndex",
    ),
    ("a1:m1 kg:endIndex kg:ANY", "", "The mention must have exactly one kg:endIndex"),
    (
        "a1:m1 kg:endIndex kg:ANY",
        "a1:m1 kg:endIndex 0",
        "The mention ends before it begins",
    ),
    ("a1:m1 kg:inArticle kg:ANY", "", "The mention must stand in exactly one kg:Article"),
    ("a1:m1 kg:head kg:ANY", "a1:m1 kg:head a1:m9", "The mention's kg:head must be one"),
    ("article:a1 kg:content kg:ANY", "", "The article has no kg:content"),
    ("article:a1 kg:pipeline kg:ANY", "", "The article must have exactly one kg:pipeline"),
    ("", 'article:a1 kg:content ""', "The article must have at most one kg:content"),
]
ROWS = [(None, *row) for row in KNOWLEDGE] + [(A1, *row) for row in ARTICLE]


def triples(turtle: str) -> list[tuple[URIRef, URIRef, URIRef | Literal]]:
    return list(Graph().parse(data=f"{HEADER} {turtle} .", format="turtle")) if turtle else []


def broken(graph: URIRef | None, out: str, put: str) -> list[Quad]:
    """The finished graph less some statements of one of its graphs, and with others."""
    gone = triples(out)
    kept = [
        q
        for q in small_quads()
        if not (q[3] == graph and any(_fits(q, statement) for statement in gone))
    ]
    assert len(kept) < len(small_quads()) or not gone, "the statement to take out is not there"
    kept += [(*statement, graph) for statement in triples(put)]
    # An article is checked without the knowledge graph, so the test need not wait for that.
    return kept if graph is None else [q for q in kept if q[3] == graph]


def _fits(quad: Quad, statement: tuple[URIRef, URIRef, URIRef | Literal]) -> bool:
    return quad[:2] == statement[:2] and statement[2] in (KG._NS.ANY, quad[2])


def test_a_finished_graph_conforms():
    assert validate(small()) == []


@pytest.mark.parametrize(("graph", "out", "put", "said"), ROWS, ids=[row[3][:50] for row in ROWS])
def test_one_thing_wrong_is_said(graph, out, put, said):
    found = validate(store_of(broken(graph, out, put)))
    assert any(
        violation.message.startswith(said.replace("kg:place", str(KG.place))) for violation in found
    ), found
    assert {v.article for v in found if v.message.startswith(said)} <= {str(graph or "")}


def test_every_message_of_the_shapes_has_an_example_above():
    shapes = load_graph(ontology_dir() / "shapes.ttl")
    begun = tuple(said for *_, said in ROWS)
    messages = {str(message) for message in shapes.objects(None, SH.message)}
    assert {m for m in messages if not m.startswith((*begun, "{?path} is filled"))} == set()


def test_a_violation_names_the_node_the_article_and_the_way_out():
    (violation,) = validate(store_of(broken(A1, "a1:m1 kg:kind kg:ANY", 'a1:m1 kg:kind "firm"')))
    assert violation.node == "https://example.org/kg/article/a1#m1"
    assert (violation.label, violation.value) == ("Acme Corp.", "firm")
    assert str(violation).startswith(
        "article Acme buys into Widget: https://example.org/kg/article/a1#m1"
    )
    assert "company, organization, person" in str(violation)


def test_a_role_of_the_wrong_class_blames_the_event():
    found = validate(store_of(broken(None, "", "event:investment-1 kg:place company:acme")))
    assert [(v.label, v.value) for v in found] == [
        ("Acme invests in Widget", "https://example.org/kg/company/acme")
    ]


@pytest.mark.parametrize(
    ("graph", "out", "put", "said"),
    [
        (A1, "a1:m1 kg:text kg:ANY", 'a1:m1 kg:text "Acne Corp."', "which is 'Acme Corp.'"),
        (A1, "a1:m1 kg:endIndex kg:ANY", "a1:m1 kg:endIndex 9", "which is 'Acme Corp'"),
        (A1, "a1:e1 kg:trigger kg:ANY", 'a1:e1 kg:trigger "buy"', "which is 'invest'"),
        (A1, "a1:e1 kg:sentence kg:ANY", 'a1:e1 kg:sentence "Acme sold."', "kg:sentence is not"),
        (None, "a1:e1 kg:sentence kg:ANY", 'a1:e1 kg:sentence "Acme sold."', "kg:sentence is not"),
        (
            A1,
            "a1:m1 kg:beginIndex kg:ANY , 10 ; kg:endIndex kg:ANY",
            "a1:m1 kg:beginIndex 900 ; kg:endIndex 910",
            "where it has ended (144 characters)",
        ),
    ],
)
def test_a_quotation_that_the_text_does_not_bear_out_is_said(graph, out, put, said):
    found = validate(store_of(broken(graph, out, put)))
    assert [v for v in found if said in v.message and v.article == str(graph or "")]


def test_the_shapes_name_no_term_that_the_ontology_lacks():
    shapes = load_graph(ontology_dir() / "shapes.ttl")
    declared = {str(term) for term in load_graph().subjects()}
    used = {str(o) for p in (SH.path, SH["class"], SH.targetClass, SH.targetSubjectsOf, SH.lessThan,
                             SH.lessThanOrEquals) for o in shapes.objects(None, p)}  # fmt: skip
    ours = {term for term in used if term.startswith(str(KG._NS))}
    assert ours
    assert ours <= declared
