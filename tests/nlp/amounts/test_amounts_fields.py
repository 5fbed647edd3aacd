"""The fields that the short notation of the other tables leaves out."""

from decimal import Decimal

import pytest

from kg.model import Kind, Modifier
from kg.nlp.amounts import bare_span, in_base_unit, read_amounts, which_dollar


@pytest.mark.parametrize(
    ("text", "kind", "dimension"),
    [
        ("It paid $5m.", Kind.MONEY, None),
        ("It holds 5%.", Kind.PERCENT, None),
        ("It fell 5 basis points.", Kind.PERCENT, None),
        ("It draws 5 MW.", Kind.QUANTITY, "power"),
        ("It hired 5 engineers.", Kind.QUANTITY, "count"),
        ("It has 25,000 in all.", Kind.QUANTITY, "number"),
        ("Two-thirds of them left.", Kind.QUANTITY, "proportion"),
        ("It grew four times over.", Kind.QUANTITY, "ratio"),
    ],
)
def test_kind_and_dimension_tell_counts_from_measures(text, kind, dimension):
    (mention,) = read_amounts(text)
    assert (mention.kind, mention.amount.dimension) == (kind, dimension)


@pytest.mark.parametrize(
    ("text", "low", "high", "modifier"),
    [
        ("up to $5m", None, Decimal(5_000_000), Modifier.AT_MOST),
        ("less than $5m", None, Decimal(5_000_000), Modifier.LESS_THAN),
        ("at least $5m", Decimal(5_000_000), None, Modifier.AT_LEAST),
        ("more than $5m", Decimal(5_000_000), None, Modifier.MORE_THAN),
        ("about $5m", Decimal(5_000_000), Decimal(5_000_000), Modifier.APPROXIMATELY),
        ("an undisclosed sum", None, None, None),
    ],
)
def test_an_open_side_is_none(text, low, high, modifier):
    (mention,) = read_amounts(text)
    amount = mention.amount
    assert (amount.low, amount.high, amount.modifier) == (low, high, modifier)


@pytest.mark.parametrize(
    ("text", "dollar", "currency", "note"),
    [
        ("It paid $5m.", "USD", "USD", None),
        ("It paid $5m.", "AUD", "AUD", None),
        ("It paid $5m and A$3m.", "USD", "USD", "dollar taken as USD"),
        ("It paid $5m for the Canadian mine.", "USD", "USD", "dollar taken as USD"),
        ("It paid US$5m and A$3m.", "AUD", "USD", None),
        ("It paid 5m kroner in Denmark and Norway.", "USD", "DKK", "krone taken as DKK"),
    ],
)
def test_what_was_assumed_about_a_currency_is_noted(text, dollar, currency, note):
    amount = read_amounts(text, dollar=dollar)[0].amount
    assert (amount.currency, amount.note) == (currency, note)


@pytest.mark.parametrize(
    ("text", "dollar"),
    [
        ("It paid $5m.", "USD"),
        ("TORONTO: it paid $5m, or US$3.6m.", "CAD"),
        ("It reports in Canadian dollars and paid $5m.", "CAD"),
        ("The Australian group paid $5m.", "USD"),
        ("The ASX heard of A$5m, US$3m and $2m.", "USD"),
    ],
)
def test_a_bare_dollar_is_american_unless_the_article_shows_another(text, dollar):
    assert which_dollar(text) == dollar


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("roughly $1 billion", "$1 billion"),
        ("up to about $1 billion", "$1 billion"),
        ("about a 5% stake", "5%"),
        ("$1 billion", "$1 billion"),
        ("at least 51 people", "51 people"),
    ],
)
def test_the_span_without_its_hedges_can_be_had(text, bare):
    start, end = bare_span(read_amounts(text)[0])
    assert text[start:end] == bare


@pytest.mark.parametrize(
    ("text", "note"),
    [("Sales rose by 5%.", "difference"), ("Sales rose to $5m.", "new level")],
)
def test_a_change_says_whether_the_number_is_the_difference_or_the_level(text, note):
    assert read_amounts(text)[0].amount.note == note


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It ran for three years.", 3, "year"),
        ("It is a three-year deal.", 3, "year"),
        ("A 54-year-old founder.", 54, "year"),
        ("It took 36 hours.", 36, "hour"),
    ],
)
def test_durations_are_given_when_asked_for(text, value, unit):
    (mention,) = read_amounts(text, durations=True)
    assert (mention.amount.low, mention.amount.unit) == (value, unit)
    assert mention.amount.dimension == "time"
    assert read_amounts(text) == []


def test_values_keep_the_decimals_of_the_text_and_whole_numbers_have_none():
    values = [str(m.amount.low) for m in read_amounts("$1.50, $1.5 billion, 2.90%, $2.0m")]
    assert values == ["1.50", "1500000000", "2.90", "2000000"]


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("10 GW", "10,000 megawatts"),
        ("8 Gbps", "1 GB/s"),
        ("1 km", "1,000 metres"),
        ("2 tonnes", "2,000 kg"),
        ("1 hectare", "10,000 square metres"),
        ("1 TB", "1,000 gigabytes"),
        ("1,000 litres", "1 cubic metre"),
        ("3.6 megajoules", "1 kWh"),
    ],
)
def test_measures_of_one_dimension_can_be_compared(text, same):
    one, other = (in_base_unit(read_amounts(each)[0].amount) for each in (text, same))
    assert (one.low, one.unit) == (other.low, other.unit)


def test_money_and_counts_have_no_base_unit():
    for mention in read_amounts("It paid $5m for 20 jets and 5%."):
        assert in_base_unit(mention.amount) == mention.amount
