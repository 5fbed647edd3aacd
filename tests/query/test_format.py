"""Answers as tables and in the W3C's formats."""

from __future__ import annotations

import csv
import io
import json

import pytest
from rdflib import XSD, BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.query import Result

from kg.errors import UsageError
from kg.ports import Answer
from kg.query import FORMATS, format_answer
from kg.terms import decimal_literal

NASTY = 'a "b",\tc\\ \r\n é'
TABLE = Answer(
    form="table",
    variables=("thing", "sum", "said"),
    rows=(
        (
            URIRef("https://example.org/kg/company/acme"),
            decimal_literal("1000000000"),
            Literal(NASTY),
        ),
        (None, decimal_literal("2.5"), Literal("hello", lang="en")),
        (BNode("b0"), None, Literal("2025-03-12", datatype=XSD.date)),
    ),
)
YES = Answer(form="boolean", boolean=True)
A = URIRef("https://a.example/a")
GRAPH = Answer(
    form="graph", triples=((A, A, Literal("x\ny")), (A, A, BNode("b")), (BNode("b"), A, A))
)


def test_a_table_for_people_groups_digits_shortens_names_and_stays_on_its_lines() -> None:
    assert format_answer(TABLE).splitlines() == [
        "thing                   sum  said",
        "------------  -------------  -----------",
        'company:acme  1,000,000,000  a "b", c\\ é',
        "                        2.5  hello",
        "_:b0                         2025-03-12",
    ]


@pytest.mark.parametrize("width", [20, 40, 80])
def test_a_table_keeps_to_its_width_and_loses_no_word(width: int) -> None:
    sentence = "Acme said on Monday that it would invest in Widget and in nobody else " * 3
    answer = Answer("table", ("a", "b"), ((Literal("short"), Literal(sentence)),))
    text = format_answer(answer, width=width)
    assert max(map(len, text.splitlines())) <= width
    body = text.split("\n", 2)[2].replace("short", "", 1)
    assert body.split() == sentence.split()


def test_a_table_holds_nothing_that_a_terminal_obeys() -> None:
    answer = Answer("table", ("a",), ((Literal("\x1b]0;title\x07\x1b[2J\u202e\x9b31m"),),))
    text = format_answer(answer)
    assert all(c.isprintable() for c in text.replace("\n", ""))


def test_an_empty_table_says_so() -> None:
    assert format_answer(Answer("table", ("a",))) == "(nothing found)\n"


def test_csv_is_by_the_standard() -> None:
    text = format_answer(TABLE, "csv")
    assert text.startswith("thing,sum,said\r\n")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[1] == ["https://example.org/kg/company/acme", "1000000000", NASTY]
    assert rows[2:] == [["", "2.5", "hello"], ["_:b0", "", "2025-03-12"]]


@pytest.mark.parametrize("form", ["json", "tsv"])
def test_json_and_tsv_are_read_back_by_rdflib(form: str) -> None:
    text = format_answer(TABLE, form)
    back = Result.parse(io.BytesIO(text.encode()), format=form)
    assert [str(v) for v in back.vars or []] == list(TABLE.variables)
    rows = [tuple(row.get(v) for v in back.vars or []) for row in back.bindings]
    assert rows[0][:2] == TABLE.rows[0][:2]
    assert str(rows[0][2]) == NASTY
    assert rows[1] == TABLE.rows[1]
    assert rows[2][1:] == TABLE.rows[2][1:]


def test_yes_and_no() -> None:
    assert format_answer(YES) == "yes\n"
    assert json.loads(format_answer(YES, "json")) == {"head": {}, "boolean": True}


@pytest.mark.parametrize(
    ("form", "parser"), [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld")]
)
def test_a_graph_is_read_back(form: str, parser: str) -> None:
    expected = Graph()
    for triple in GRAPH.triples:
        expected.add(triple)
    assert isomorphic(Graph().parse(data=format_answer(GRAPH, form), format=parser), expected)


@pytest.mark.parametrize(
    ("answer", "form"),
    [
        *((TABLE, form) for form in ("turtle", "ntriples", "jsonld")),
        *((YES, form) for form in ("csv", "tsv", "turtle")),
        *((GRAPH, form) for form in ("csv", "tsv", "json")),
    ],
)
def test_a_form_that_does_not_suit_names_those_that_do(answer: Answer, form: str) -> None:
    with pytest.raises(UsageError, match="Use one of: table"):
        format_answer(answer, form)


def test_an_unknown_form_gets_a_suggestion() -> None:
    with pytest.raises(UsageError, match="Did you mean turtle"):
        format_answer(GRAPH, "turtel")
    assert "turtle" in FORMATS
