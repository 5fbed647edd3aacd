"""Which claims are about one event."""

from __future__ import annotations

import pytest

from kg.model import Event, Status
from kg.resolve.events import block_of, resolve_block, statements
from kg.schema import load_schema
from tests.sayings import claim, says

SCHEMA = load_schema()


def events(*extractions) -> list[Event]:
    blocks: dict[str, list] = {}
    for extraction in extractions:
        for statement in statements(extraction):
            blocks.setdefault(block_of(statement, SCHEMA), []).append(statement)
    return [e for block, group in blocks.items() for e in resolve_block(block, group, SCHEMA)]


def invests(article, on, **roles):
    return says(
        article,
        on=on,
        claims=[claim("Investment", "announced", investor="A", investee="B", **roles)],
    )


def buys(article, on, status="announced", **roles):
    return says(
        article, on=on, claims=[claim("Acquisition", status, acquirer="A", target="B", **roles)]
    )


@pytest.mark.parametrize(
    ("extractions", "count"),
    [
        ([invests("a1", "2020-01-01"), invests("a2", "2020-03-01")], 1),
        ([invests("a1", "2020-01-01"), invests("a2", "2024-01-01")], 2),
        ([invests("a1", "2020-01-01"), invests("a2", None)], 1),
        ([invests("a1", "2020-01-01"), invests("a2", "2024-01-01"), invests("a3", None)], 3),
        ([buys("a1", "2020-01-01"), buys("a2", "2024-01-01")], 1),
    ],
)
def test_claims_years_apart_are_two_events_unless_it_happens_once(extractions, count):
    assert len(events(*extractions)) == count


def test_other_parties_make_another_event():
    other = says("a2", claims=[claim("Acquisition", "announced", acquirer="A", target="C")])
    assert len(events(buys("a1", None), other)) == 2


def test_the_order_of_partners_does_not_matter():
    one = says("a1", claims=[claim("Partnership", "announced", partner=("A", "B"))])
    two = says("a2", claims=[claim("Partnership", "announced", partner=("B", "A"))])
    assert len(events(one, two)) == 1


def test_the_newest_article_says_how_things_stand():
    (event,) = events(buys("a1", "2020-09-13"), buys("a2", "2022-02-08", status="cancelled"))
    assert event.status is Status.CANCELLED
    assert [s.status for s in event.statements] == [Status.ANNOUNCED, Status.CANCELLED]


def test_an_amount_stated_twice_is_one_value_with_two_claims():
    (event,) = events(
        buys("a1", "2020-01-01", amount="$1bn=1000000000 USD"),
        buys("a2", "2020-01-02", amount="$1 billion=1000000000 USD"),
    )
    (value,) = event.values
    assert len(value.claims) == 2


def test_the_order_of_articles_does_not_matter():
    said = [
        buys("a1", "2020-01-01"),
        buys("a2", "2021-01-01", status="completed"),
        invests("a3", None),
    ]
    assert sorted(events(*said), key=str) == sorted(events(*reversed(said)), key=str)
