"""An article graph says exactly what the extraction says, in both directions."""

from __future__ import annotations

from datetime import date

from kg.rdf.article_graph import article_quads, read_extraction
from kg.terms import article_iri
from tests.sayings import claim, says

DEAL = claim(
    "Acquisition",
    "completed",
    acquirer="Nokia",
    target="Infinera",
    amount="$2.3bn=2300000000 USD",
    date=date(2024, 6, 27),
)
APPOINTMENT = claim(
    "Appointment", "announced", person="Jane Doe", employer="Nokia", position="chief executive"
)


def test_what_was_written_is_read_back():
    said = says(
        "a1", on="2024-06-28", title='A "title"\n', sources=("x", "y"), claims=[DEAL, APPOINTMENT]
    )
    assert read_extraction(article_quads(said)) == said


def test_all_quads_are_in_the_graph_named_as_the_article():
    said = says("a1", claims=[DEAL])
    assert {graph for *_, graph in article_quads(said)} == {article_iri("a1")}


def test_the_order_of_quads_does_not_matter():
    said = says("a1", claims=[DEAL, APPOINTMENT])
    assert read_extraction(reversed(article_quads(said))) == said


def test_same_extraction_same_quads():
    assert article_quads(says("a1", claims=[DEAL])) == article_quads(says("a1", claims=[DEAL]))
