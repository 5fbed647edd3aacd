"""What ontology/technologies.ttl promises to everyone who matches or draws it."""

from __future__ import annotations

from collections import defaultdict

import pytest
from rdflib import RDF, SKOS, Graph, Literal, URIRef

from kg.config import DEFAULT_BASE, ontology_dir
from kg.naming import name_key, slug
from kg.terms import KG, TECHNOLOGY_SCHEME

# Words that articles use of everything. A technology under such a label would be found everywhere.
PLAIN_WORDS = frozenset(
    """
    access agent agents analytics app apps application applications automation battery cable cell
    chain charger charging chip chips cloud code computing connectivity core data device devices
    display drive edge energy engine equipment fabric fiber fibre gateway grid hardware hydrogen
    inference infrastructure interface internet link machine media memory mobile model models module
    motor network networks node nodes optics packet payments phone plant platform platforms power
    processor product program radio rack reactor robot robots roaming rocket search security sensor
    sensors server servers service services signal slice software solar solution solutions space
    spectrum storage stream switch switches system systems technology telecom telecoms tower
    traffic training transport vehicle vehicles video voice wafer wave web wind wireless
    """.split()
)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(ontology_dir() / "technologies.ttl", format="turtle")


@pytest.fixture(scope="module")
def concepts(graph: Graph) -> list[URIRef]:
    return sorted(c for c in graph.subjects(RDF.type, SKOS.Concept) if isinstance(c, URIRef))


def labels_of(graph: Graph, concept: URIRef) -> list[Literal]:
    found = [*graph.objects(concept, SKOS.prefLabel), *graph.objects(concept, SKOS.altLabel)]
    return [label for label in found if isinstance(label, Literal)]


def test_there_are_hundreds_of_concepts(concepts):
    assert len(concepts) >= 450


def test_a_concept_is_a_technology_of_the_scheme_with_one_preferred_label(graph, concepts):
    for concept in concepts:
        assert (concept, RDF.type, KG.Technology) in graph, concept
        assert (concept, SKOS.inScheme, TECHNOLOGY_SCHEME) in graph, concept
        assert len(list(graph.objects(concept, SKOS.prefLabel))) == 1, concept
        assert all(label.language == "en" for label in labels_of(graph, concept)), concept


def test_the_iri_of_a_concept_is_the_slug_of_its_preferred_label(graph, concepts):
    for concept in concepts:
        label = str(graph.value(concept, SKOS.prefLabel))
        assert str(concept) == f"{DEFAULT_BASE}technology/{slug(name_key(label))}"


def test_no_label_belongs_to_two_concepts_or_stands_twice(graph, concepts):
    owners = defaultdict(list)
    for concept in concepts:
        for label in labels_of(graph, concept):
            owners[name_key(label)].append(concept)
    assert {key: found for key, found in owners.items() if len(found) > 1} == {}


def test_no_label_is_a_plain_word(graph, concepts):
    keys = {name_key(label) for concept in concepts for label in labels_of(graph, concept)}
    assert keys & PLAIN_WORDS == set()
    assert all(len(key) > 1 for key in keys)


def test_every_broader_concept_is_declared(graph, concepts):
    assert set(graph.objects(None, SKOS.broader)) <= set(concepts)


def test_every_concept_reaches_a_top_concept_and_none_is_above_itself(graph, concepts):
    tops = set(graph.subjects(SKOS.topConceptOf, TECHNOLOGY_SCHEME))
    assert tops
    for concept in concepts:
        wider = {
            above
            for parent in graph.objects(concept, SKOS.broader)
            for above in graph.transitive_objects(parent, SKOS.broader)
        }
        assert concept not in wider
        assert concept in tops or wider & tops, concept
        assert not (concept in tops and wider), f"{concept} is a top concept below another"


@pytest.mark.parametrize(
    ("label", "within"),
    [
        ("AI-RAN", "radio access network"),
        ("AI-RAN", "artificial intelligence"),
        ("HBM3E", "high-bandwidth memory"),
        ("data center interconnect", "optical networking"),
        ("LFP", "energy storage"),
        ("IoV", "vehicle technology"),
        ("EUV", "semiconductor manufacturing"),
        ("quantum-safe cryptography", "quantum technology"),
    ],
)
def test_a_reader_finds_a_term_of_the_news_below_its_field(graph, concepts, label, within):
    by_key = {name_key(name): c for c in concepts for name in labels_of(graph, c)}
    above = set(graph.transitive_objects(by_key[name_key(label)], SKOS.broader))
    assert by_key[name_key(within)] in above


def test_it_stays_small_enough_to_be_read_by_every_command(graph):
    # rdflib reads some 10,000 triples a second, and a command should not wait longer than that.
    assert len(graph) < 10_000
