"""What changes hands, whether that gives control, and which sum is the price: whole sentences, read
by the shipped model.
"""

# ruff: noqa: E501  a table reads better with one case a line

from __future__ import annotations

from datetime import date

import pytest

from kg.build.extraction import default_pipeline
from kg.extract import extract
from kg.model import Claim, Extraction
from kg.nlp.pipeline import make_doc
from tests.extract.markup import article


def deal_in(text: str) -> tuple[str, dict[str, str]] | None:
    """The first purchase that a text tells of: its type, and its roles."""
    found = extract(make_doc(default_pipeline(), text), article(text))
    deals = [c for c in found.claims if c.type in ("Acquisition", "Investment")]
    return (deals[0].type, _roles(found, deals[0])) if deals else None


def _roles(found: Extraction, claim: Claim) -> dict[str, str]:
    told = {}
    for role in claim.roles:
        filler = found.by_id[role.mention] if role.mention else role.text
        told[role.role] = filler.text
    return told


@pytest.mark.parametrize(
    ("text", "asset"),
    [
        ("Vance Chemical sold its consumer paint business to Ostrander Group.", "consumer paint business"),
        ("Ostrander Group bought a portfolio of 23 hotels in Spain from Blackstone for $800 million.", "portfolio of 23 hotels in Spain"),
        ("Pellham Holdings plans to buy a licensed lender in Kenya.", "licensed lender"),
        ("Hartwell Industries bought the Dorsey Valve division of Kenmore Corp for $18 million.", None),
        ("Ostrander Group sold Vance Chemical to Pellham Holdings.", None),
    ],
)  # fmt: skip
def test_what_has_no_name_is_told_in_the_words_of_the_text(text, asset):
    _, told = deal_in(text)
    assert told.get("asset") == asset


def test_a_competitor_that_was_never_bought_is_no_deal():
    assert deal_in("Glasswing Systems has never bought a competitor.") is None


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        ("Orwell Inc will acquire all outstanding shares of Kestrel Data.", "Acquisition"),
        ("Orwell Inc bought the remaining 40% of Kestrel Data.", "Acquisition"),
        ("Orwell Inc bought 100% of Kestrel Data.", "Acquisition"),
        ("Orwell Inc bought 65% of Kestrel Data for $30 million.", "Acquisition"),
        ("Orwell Inc bought more than 50% of Kestrel Data.", "Acquisition"),
        ("Orwell Inc bought more than 20% of Kestrel Data.", "Investment"),
        ("Orwell Inc bought at least 5% of Kestrel Data for $3 million.", "Investment"),
        ("Orwell Inc bought 8% of the outstanding shares of Kestrel Data.", "Investment"),
        ("Orwell Inc bought 40% of Kestrel Data.", "Investment"),
        ("Orwell Inc bought shares of Kestrel Data.", "Investment"),
        ("Orwell Inc owns 65% of Kestrel Data.", "Investment"),  # held, not bought
    ],
)
def test_a_purchase_that_gives_control_is_an_acquisition(text, deal):
    assert deal_in(text)[0] == deal


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("Midland Bank bought First Prairie Bancorp, a bank with assets of $220 million.", None),
        ("Midland Bank agreed to buy Kestrel Data, which had sales of about $31 million.", None),
        ("Midland Bank, with a market value of $40 billion, agreed to buy Kestrel Data.", None),
        ("Midland Bank bought Kestrel Data, with $2 billion in assets, for $300 million.", "$300 million"),
        ("Midland Bank bought Kestrel Data at an enterprise value of $1.2 billion.", "$1.2 billion"),
    ],
)  # fmt: skip
def test_how_large_a_company_is_is_not_what_it_costs(text, price):
    assert deal_in(text)[1].get("amount") == price


def test_a_deal_that_is_spoken_of_again_is_of_the_same_thing():
    text = (
        "Halden Group agreed to buy the marine paint business of Norvik Group for $420 million."
        " The deal is expected to close in the third quarter."
    )
    found = extract(make_doc(default_pipeline(), text), article(text))
    assert [_roles(found, claim).get("asset") for claim in found.claims] == [
        "marine paint business",
        "marine paint business",
    ]


def test_where_somebody_goes_is_not_what_was_left():
    text = "Maria Berg, who left Halden Group in March for Siemens, was finance chief."
    found = extract(make_doc(default_pipeline(), text), article(text))
    left = [_roles(found, claim) for claim in found.claims if claim.type == "Departure"]
    assert [one["employer"] for one in left] == ["Halden Group"]


@pytest.mark.parametrize(
    ("published", "status"), [("2027-05-14", "announced"), ("2027-06-14", "completed")]
)
def test_who_begins_later_than_the_article_has_not_begun(published, status):
    text = "Orwell Inc named Peter Lund as chief financial officer, effective 1 June 2027."
    day = date.fromisoformat(published)
    doc = make_doc(default_pipeline(), text, published_on=day)
    (claim,) = extract(doc, article(text)).claims
    assert claim.status == status


def test_who_sells_the_second_thing_does_not_sell_the_first():
    _, told = deal_in(
        "Orwell Inc bought Kestrel Data in 2018 and the security business of Norvik in 2019."
    )
    assert told["target"] == "Kestrel Data"
    assert "seller" not in told
