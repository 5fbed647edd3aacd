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


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ({"acquirer": "A", "asset": "paint unit"},
         {"acquirer": "A", "seller": "B", "asset": "the paint business"}, 1),
        ({"acquirer": "A", "seller": "B", "asset": "marine paint business"},
         {"acquirer": "A", "seller": "B", "asset": "consumer paint business"}, 2),
        ({"acquirer": "A", "asset": "paint unit"}, {"acquirer": "C", "asset": "paint unit"}, 2),
        ({"seller": "B", "asset": "paint unit"}, {"seller": "D", "asset": "paint unit"}, 2),
    ],
)  # fmt: skip
def test_one_article_tells_of_a_nameless_thing_as_one_deal_with_its_buyer(first, second, count):
    said = [claim("Acquisition", "announced", **roles) for roles in (first, second)]
    assert len(events(says("a1", claims=said))) == count
    apart = [says(f"a{n}", claims=[one]) for n, one in enumerate(said, start=1)]
    assert len(events(*apart)) == 2


def test_the_order_of_partners_does_not_matter():
    one = says("a1", claims=[claim("Partnership", "announced", partner=("A", "B"))])
    two = says("a2", claims=[claim("Partnership", "announced", partner=("B", "A"))])
    assert len(events(one, two)) == 1


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        (["announced", "cancelled"], Status.CANCELLED),
        (["rumoured", "announced", "completed"], Status.COMPLETED),
        (["completed", "announced"], Status.COMPLETED),
        (["cancelled", "planned"], Status.CANCELLED),
        (["cancelled", "completed"], Status.COMPLETED),
        (["rumoured", "denied"], Status.DENIED),
        (["denied", "announced"], Status.ANNOUNCED),
        (["completed", "denied"], Status.COMPLETED),
        (["completed", "cancelled"], Status.COMPLETED),
    ],
)
def test_articles_in_their_order_say_how_things_stand(said, stands):
    articles = [buys(f"a{n}", f"202{n}-01-01", status=s) for n, s in enumerate(said)]
    (event,) = events(*articles)
    assert event.status is stands


def test_a_partnership_that_stood_can_end():
    def works(article, on, status):
        return says(article, on=on, claims=[claim("Partnership", status, partner=("A", "B"))])

    (event,) = events(
        works("a1", "2020-01-01", "completed"), works("a2", "2020-06-01", "cancelled")
    )
    assert event.status is Status.CANCELLED


def test_on_one_day_the_furthest_along_counts():
    (event,) = events(buys("a1", "2020-01-01", "completed"), buys("a2", "2020-01-01", "rumoured"))
    assert event.status is Status.COMPLETED


def test_the_seller_does_not_make_it_another_deal():
    sold = claim("Acquisition", "announced", acquirer="A", target="B", seller="C")
    assert len(events(buys("a1", None), says("a2", claims=[sold]))) == 1


def test_a_buyer_alone_is_not_enough_to_be_one_deal():
    bought = claim("Acquisition", "completed", acquirer="A")
    assert len(events(says("a1", claims=[bought]), says("a2", claims=[bought]))) == 2


def test_each_technology_is_developed_for_itself():
    one = claim("Development", "announced", developer="A", technology="6G")
    two = claim("Development", "announced", developer="A", technology="AI-RAN")
    assert len(events(says("a1", claims=[one, two]))) == 2


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
