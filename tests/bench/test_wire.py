"""Reports of a wire: which fillers count as right, and each thing once."""

from __future__ import annotations

import pytest

from bench.scorer import ALL
from bench.wire import ROLES, WIRE_SETS, Outcome, Report, count, fillers, load
from kg.build.extraction import default_pipeline
from kg.extract import extract
from kg.model import Article
from kg.nlp.pipeline import make_doc

TEXT = """VANCE SELLS PAINT BUSINESS

Vance Chemical Co sold its paint business to Ostrander Inc for 62 mln dlrs."""
DEAL = {
    "acquirer": ("Ostrander Inc",),
    "target": ("its paint business", "PAINT BUSINESS"),
    "seller": ("Vance Chemical Co", "VANCE"),
    "amount": ("62 mln dlrs",),
}


def report() -> Report:
    return Report("wire-00", Article("a1", TEXT), DEAL)


def outcomes(**found: tuple[str, ...]) -> list[Outcome]:
    things = {role: tuple(frozenset([n]) for n in found.get(role, ())) for role in ROLES}
    return [Outcome(report(), role, things[role]) for role in ROLES]


@pytest.mark.parametrize(
    ("found", "hits", "said"),
    [
        ({"acquirer": ("ostrander",)}, 1, 1),  # a short form in whole words
        ({"acquirer": ("strand",)}, 0, 1),
        ({"target": ("paint business",), "seller": ("ostrander",)}, 1, 2),
        ({"amount": ("62 mln dlrs", "9 mln dlrs")}, 1, 2),
        ({}, 0, 0),
    ],
)
def test_a_filler_is_right_where_one_name_holds_the_other(found, hits, said):
    total = count(outcomes(**found))[ALL]
    assert (total.gold, total.hits, total.found) == (4, hits, said)


def test_a_thing_with_several_names_is_found_once():
    found = extract(make_doc(default_pipeline(), TEXT), report().article)
    said = fillers(found)
    assert {role: len(things) for role, things in said.items()} == dict.fromkeys(ROLES, 1)
    assert {"vance", "vance chemical"} <= said["seller"][0]


@pytest.mark.parametrize("name", WIRE_SETS)
def test_every_filler_is_copied_from_its_report(name):
    reports = load(name)
    assert len(reports) == 40
    for one in reports:
        for words in (words for names in one.deal.values() for words in names):
            assert words in one.article.text, f"{one.id}: {words}"
