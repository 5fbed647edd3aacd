"""The examples of docs/queries.md run, and its table of questions is complete."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from kg.ports import Store
from kg.query import ask, check_terms, questions, run_query

PAGE = (Path(__file__).parents[2] / "docs" / "queries.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sparql\n(.*?)```", PAGE, re.DOTALL)
CALLS = re.findall(r"^kg ask (.+)$", PAGE, re.MULTILINE)


@pytest.mark.parametrize("sparql", QUERIES)
def test_a_query_of_the_page_finds_something(market: Store, sparql: str) -> None:
    answer = run_query(market, sparql, timeout_s=None)
    assert answer.rows or answer.triples
    assert check_terms(sparql) == []


@pytest.mark.parametrize(
    "call", [*CALLS, *(q.example.removeprefix("kg ask ") for q in questions())]
)
def test_a_call_of_the_page_or_of_a_header_runs(market: Store, call: str) -> None:
    name, *options = shlex.split(call)
    given = {options[i].removeprefix("--"): options[i + 1] for i in range(0, len(options), 2)}
    answer = ask(market, name, given, timeout_s=None)
    assert answer.rows or call not in CALLS


def test_the_page_lists_every_question_with_its_options() -> None:
    rows = re.findall(r"^\| `([\w-]+)` \| (.*?) \| (.*?) \|$", PAGE, re.MULTILINE)
    listed = {name: (title, re.findall(r"--(\w+)", options)) for name, title, options in rows}
    assert listed == {q.name: (q.title, [p.name for p in q.parameters]) for q in questions()}
    assert QUERIES
    assert CALLS
