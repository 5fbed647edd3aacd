"""Finding by name, and everything about one thing."""

from __future__ import annotations

import pytest

from kg.errors import NotFoundError, UsageError
from kg.model import Status
from kg.ports import Store
from kg.query import find, format_shown, show
from kg.terms import prefixes


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Acme", ["company/acme"]),
        ("ACME", ["company/acme"]),
        ("  acme  corp. ", ["company/acme"]),
        ("Acme Corp", ["company/acme"]),
        ("Acme, Inc.", ["company/acme"]),
        ("company:acme", ["company/acme"]),
        ("https://example.org/kg/company/acme", ["company/acme"]),
        ("<https://example.org/kg/company/acme>", ["company/acme"]),
        ("ai-ran", ["technology/ai-ran"]),
        ("Acme invests in Widget", ["event/investment-1"]),
        ("event:investment-1", ["event/investment-1"]),
        ("Acm", []),
        ("investment", []),  # a word of the vocabulary, not a thing
        ("company:nobody", []),
        ("http://a b/", []),
        ("", []),
    ],
)
def test_a_name_finds(small: Store, name: str, found: list[str]) -> None:
    assert [str(iri) for iri in find(small, name)] == [f"https://example.org/kg/{f}" for f in found]


def test_a_thing_is_shown_with_its_events_newest_first(small: Store) -> None:
    shown = show(small, "acme")
    assert (shown.label, shown.type, shown.names) == ("Acme", "company", ("Acme Corp.",))
    assert shown.facts == (("invested in", "Widget"),)
    assert [event.label for event in shown.events] == [
        "Acme acquires Gadget",
        "Acme invests in Widget",
    ]
    assert len(shown.articles) == 2
    investment = shown.events[1]
    assert investment.status is Status.ANNOUNCED
    assert dict(investment.roles) == {
        "investor": "Acme",
        "investee": "Widget",
        "amount": "about $1 billion",
        "stake": "a 2.9% stake",
        "date": "2025-03-10",
        "technology": "AI-RAN",
    }
    [evidence] = investment.evidence
    assert (evidence.title, evidence.published_on) == ("Acme buys into Widget", "2025-03-12")
    assert (evidence.begin, evidence.end, evidence.attribution) == (0, 105, "Acme Corp.")


def test_a_fact_is_shown_from_its_other_side_too(small: Store) -> None:
    assert ("← invested in", "Acme") in show(small, "Widget").facts


def test_a_technology_shows_the_events_about_it(small: Store) -> None:
    assert [event.type for event in show(small, "AI-RAN").events] == ["investment"]


def test_an_event_shows_itself(small: Store) -> None:
    shown = show(small, "event:acquisition-1")
    assert (shown.type, len(shown.events), shown.events[0].status) == (
        "acquisition",
        1,
        Status.CANCELLED,
    )


def test_shown_text_holds_sentence_article_date_and_offsets(small: Store) -> None:
    text = format_shown(show(small, "Gadget"))
    assert "Acme acquires Gadget  (acquisition) [cancelled]" in text
    assert "“Acme has abandoned its plan to buy Gadget.”" in text
    assert "— Acme drops Gadget bid, 2025-06-01, characters 0 to 42" in text


def test_an_unknown_name_gets_a_suggestion(small: Store) -> None:
    with pytest.raises(NotFoundError, match="Did you mean Gadget"):
        show(small, "Gadjet")


def test_a_name_of_several_things_asks_which(small: Store) -> None:
    from rdflib import RDFS, Literal, URIRef

    other = URIRef(prefixes()["product"] + "widget")
    quad = (other, RDFS.label, Literal("Widget"), None)
    small.apply(add=[quad])
    try:
        with pytest.raises(UsageError, match="company:widget, product:widget"):
            show(small, "Widget")
    finally:
        small.apply(remove=[quad])
