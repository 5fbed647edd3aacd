"""What an entity is called."""

from __future__ import annotations

import pytest

from kg.model import Kind, Name
from kg.resolve.entities import resolve_entity


def called(kind: Kind, *texts: str, recorded: str | None = None) -> str:
    entity = resolve_entity(
        [Name("iri", kind, text, recorded) for text in texts],
        concept_label={"https://c/ran": "radio access network"}.get,
    )
    return entity.label


@pytest.mark.parametrize(
    ("texts", "label"),
    [
        (("Widget Inc.", "Widget"), "Widget"),
        (("WIDGET", "Widget"), "Widget"),
        (("ASML",), "ASML"),
        (("eBay", "EBAY"), "eBay"),
    ],
)
def test_a_company_is_called_by_its_plain_name(texts, label):
    assert called(Kind.COMPANY, *texts) == label


def test_a_person_is_called_by_the_full_name():
    assert called(Kind.PERSON, "Doe", "Jane Doe") == "Jane Doe"


def test_a_recorded_name_wins():
    assert called(Kind.COMPANY, "Big Blue", recorded="IBM") == "IBM"


def test_a_concept_is_called_as_the_taxonomy_calls_it():
    assert called(Kind.TECHNOLOGY, "RAN", recorded="https://c/ran") == "radio access network"


def test_without_a_name_there_is_no_entity():
    assert resolve_entity([], concept_label=lambda _: None) is None
