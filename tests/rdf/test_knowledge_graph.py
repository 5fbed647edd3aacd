"""Events and entities as quads of the default graph."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from rdflib import RDF, RDFS, Literal, URIRef

from kg.model import Event, EventValue, Kind, Mention, Status, Time, TimeType
from kg.rdf.knowledge_graph import edge_quads, event_label, event_quads
from kg.resolve.events import block_of, resolve_block, statements
from kg.schema import load_schema
from kg.terms import KG, PREFIXES
from tests.sayings import Said, claim, says

SCHEMA = load_schema()
NOKIA = URIRef("https://example.org/kg/company/nokia")
ARM = URIRef("https://example.org/kg/company/arm")
INFINERA = URIRef("https://example.org/kg/company/infinera")
DEAL = claim("Acquisition", "completed", acquirer="Nokia", target="Infinera")


def event_of(said: Said) -> Event:
    (statement,) = statements(says("a1", claims=[said]))
    (event,) = resolve_block(block_of(statement, SCHEMA), [statement], SCHEMA)
    return event


def name_of(entity: str) -> str:
    return entity.rpartition("/")[2].title()


def test_an_event_has_its_type_and_all_types_above():
    quads = event_quads(event_of(DEAL), SCHEMA, name_of)
    types = {o for _, p, o, _ in quads if p == RDF.type and str(o).startswith(PREFIXES["kg"])}
    assert {KG._NS["Acquisition"], KG._NS["Deal"], KG.Event} <= types


def test_every_party_is_also_a_participant():
    event = event_of(DEAL)
    quads = event_quads(event, SCHEMA, name_of)
    assert {o for s, p, o, _ in quads if p == KG.participant} == {NOKIA, INFINERA}


@pytest.mark.parametrize(
    ("said", "label"),
    [
        (DEAL, "acquisition of Infinera by Nokia"),
        (claim("Acquisition", "completed", target="Infinera"), "acquisition of Infinera"),
        (
            claim("Partnership", "announced", partner=("Nokia", "Arm")),
            "partnership of Arm and Nokia",
        ),
        (
            claim("Appointment", "completed", person="Jane Doe", employer="Nokia", position="CEO"),
            "Jane-Doe as CEO at Nokia",
        ),
    ],
)
def test_an_event_is_named_by_the_phrase_of_its_type(said, label):
    assert event_label(event_of(said), SCHEMA, name_of) == label


@pytest.mark.parametrize("status", list(Status))
def test_only_certain_events_make_direct_edges(status):
    said = claim("Acquisition", status.value, acquirer="Nokia", target="Infinera")
    edges = edge_quads(event_of(said), SCHEMA)
    certain = status in {Status.COMPLETED, Status.ANNOUNCED, Status.PLANNED}
    assert edges == ({(NOKIA, KG._NS["acquired"], INFINERA, None)} if certain else set())


def test_partners_have_edges_both_ways():
    said = claim("Partnership", "announced", partner=("Nokia", "Infinera"))
    pairs = {(s, o) for s, _, o, _ in edge_quads(event_of(said), SCHEMA)}
    assert pairs == {(NOKIA, INFINERA), (INFINERA, NOKIA)}


def test_two_partners_of_one_company_are_not_partners_of_each_other():
    # The first name stands before the trigger (tests/sayings.py): "Nokia partners with ..."
    said = claim("Partnership", "announced", partner=("Nokia", "Infinera", "Arm"))
    event = event_of(said)
    pairs = {frozenset((s, o)) for s, _, o, _ in edge_quads(event, SCHEMA)}
    assert pairs == {frozenset((NOKIA, INFINERA)), frozenset((NOKIA, ARM))}


def test_two_differing_amounts_are_both_kept():
    one = says(
        "a1",
        on="2020-09-13",
        claims=[
            claim(
                "Acquisition",
                "announced",
                acquirer="Nvidia",
                target="Arm",
                amount="$40bn=40000000000 USD",
            )
        ],
    )
    two = says(
        "a2",
        on="2022-02-08",
        claims=[
            claim(
                "Acquisition",
                "cancelled",
                acquirer="Nvidia",
                target="Arm",
                amount="$66bn=66000000000 USD",
            )
        ],
    )
    said = [*statements(one), *statements(two)]
    (event,) = resolve_block(block_of(said[0], SCHEMA), said, SCHEMA)
    quads = event_quads(event, SCHEMA, name_of)
    assert {str(o) for _, p, o, _ in quads if p == KG.low} == {"40000000000", "66000000000"}
    assert (URIRef(event.iri), RDFS.label, Literal("acquisition of Arm by Nvidia"), None) in quads


@pytest.mark.parametrize(
    ("end", "predicate"),
    [(date(2024, 6, 28), KG.announcedOn), (date(2024, 7, 1), KG.announced)],
)
def test_a_day_of_announcement_is_a_date_and_a_month_a_stretch_of_time(end, predicate):
    time = Time(TimeType.DATE, "2024-06", start=date(2024, 6, 27), end=end)
    mention = Mention("m1", Kind.DATE, 0, 4, "June", time=time)
    event = replace(event_of(DEAL), values=(EventValue("announcedOn", mention, ("c",)),))
    said = {p for _, p, _, _ in event_quads(event, SCHEMA, name_of)}
    assert said & {KG.announcedOn, KG.announced} == {predicate}
