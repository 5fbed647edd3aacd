"""The words that code uses are the words that the ontology declares."""

from __future__ import annotations

from rdflib import RDFS

from kg.schema import load_graph, load_schema
from kg.terms import KG


def test_every_term_that_code_mentions_is_declared_and_explained():
    graph = load_graph()
    for name in KG.__annotations__:
        if not name.startswith("_"):
            assert (KG._NS[name], RDFS.label, None) in graph, name


def test_every_event_type_has_a_phrase_that_names_only_its_roles():
    schema = load_schema()
    abstract = {parent for chain in schema.superclasses.values() for parent in chain}
    for event in schema.event_types - abstract:
        phrase = schema.phrases[event]
        used = {part.split("}")[0] for part in phrase.split("{")[1:]}
        assert used <= schema.roles_of[event], event


def test_every_edge_joins_roles_of_its_events():
    schema = load_schema()
    for rule in schema.edges:
        for event in rule.event_types:
            assert {rule.from_role, rule.to_role} <= schema.roles_of[event], rule


def test_the_parties_of_a_deal_are_participants():
    schema = load_schema()
    assert {"acquirer", "investee", "supplier", "partner"} <= schema.party_roles
    assert "technology" not in schema.party_roles
