"""The rows of units.toml and currencies.toml: each example is read, each code exists."""

import tomllib
from importlib.resources import files

import pytest
from babel.numbers import list_currencies

from kg.nlp.amounts import read_amounts

UNITS = tomllib.loads(files("kg.nlp.amounts").joinpath("units.toml").read_text("utf-8"))
CURRENCIES = tomllib.loads(files("kg.nlp.amounts").joinpath("currencies.toml").read_text("utf-8"))
EXAMPLES = [
    (row["name"], example)
    for kind in ("unit", "family", "percent")
    for row in UNITS[kind]
    for example in row["examples"]
]


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_each_unit_is_read_in_its_examples(name, example):
    (mention,) = read_amounts(example)
    found = mention.amount.unit
    # a family's unit has its prefix before it, and some names differ by their symbols
    assert found is not None
    assert found.endswith(name) or name in ("s", "BTU"), found


@pytest.mark.parametrize(
    "row", [row for kind in ("unit", "family", "percent") for row in UNITS[kind]], ids=str
)
def test_each_unit_has_an_example(row):
    assert row["examples"]


def test_each_currency_has_an_iso_code():
    known = {*list_currencies(), "$", "BTC", "ETH"}
    codes = {row["code"] for row in CURRENCIES["name"]} | set(CURRENCIES["signs"].values())
    codes |= {code for row in CURRENCIES["shared"] for code in row["choices"]}
    for table in ("dollars", "pounds", "yens", "prefixes"):
        codes |= set(CURRENCIES[table].values())
    assert codes - known == set()


@pytest.mark.parametrize(
    "word", [word for row in CURRENCIES["name"] for word in row["words"]], ids=str
)
def test_each_name_of_a_currency_is_money_behind_a_large_sum(word):
    (mention,) = read_amounts(f"It paid 5 billion {word}.")
    assert mention.kind == "money"
    assert mention.text == f"5 billion {word}"
