"""Running a query: prefixes, limits, and errors that help."""

from __future__ import annotations

import pytest
from rdflib import URIRef

from kg.errors import QueryError, QuerySyntaxError, QueryTimeoutError
from kg.ports import Store
from kg.query import check_terms, questions, run_query


def test_prefixes_need_no_declaration(small: Store) -> None:
    answer = run_query(small, "SELECT ?c { ?c a kg:Company ; rdfs:label 'Widget' }")
    assert answer.rows == ((URIRef("https://example.org/kg/company/widget"),),)


def test_a_prefix_in_the_query_wins(small: Store) -> None:
    [row] = run_query(small, "PREFIX kg: <https://a.example/> SELECT (kg:x AS ?x) {}").rows
    assert row == (URIRef("https://a.example/x"),)


def test_the_prefixes_follow_the_base(small: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_BASE", "https://a.example/services/")
    [row] = run_query(small, "SELECT (company:x AS ?x) {}").rows
    assert row == (URIRef("https://a.example/services/company/x"),)


def test_a_limit_cuts_rows_and_triples(small: Store) -> None:
    assert len(run_query(small, "SELECT * { ?s ?p ?o }", limit=3).rows) == 3
    assert len(run_query(small, "CONSTRUCT WHERE { ?s ?p ?o }", limit=3).triples) == 3
    assert run_query(small, "ASK {}", limit=3).boolean is True


def test_time_is_limited(small: Store) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"
    with pytest.raises(QueryTimeoutError, match=r"0\.2 s"):
        run_query(small, endless, timeout_s=0.2)


@pytest.mark.parametrize(
    ("sparql", "line", "column", "hint"),
    [
        ("SELECT ?a, ?b { ?a ?b ?c }", 1, 10, "without commas"),
        (
            "SELECT *\nWHERE {\n  ?s rdfz:label ?o }",
            3,
            6,
            "rdfz: is not declared. Did you mean rdf",
        ),
        ("SELECT * { ?s ?p ?o ", 1, 10, "A } is missing"),
        ("SELECT * {\n ?s ?p ?o FILTER(?o > 1 }", 2, 17, "A ) is missing"),
        ("SELECT * { ?s ?p ?o } }", 1, 23, "closes nothing"),
        ("# services\nSELECT *\n{ ?s ?p ?o . un:known ?p '}' }", 3, 14, "un: is not declared"),
        ("SELECT * { ?s ?p }", 1, None, ""),
        ("# services\nSELECT *\n{ ?s ?p 'a service' ?o }", 3, None, ""),
        ("SELECT ?o { ?s ?p ?o } GROUP BY ?s", 1, None, "needs a function"),
        ("SELCT * { ?s ?p ?o }", 1, None, ""),
        ("PREFIX a: <a:>\r\nSELECT *\r\nWHERE ?s ?p", 3, None, ""),
    ],
)
def test_a_syntax_error_shows_the_place_and_a_hint(
    small: Store, sparql: str, line: int, column: int | None, hint: str
) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        run_query(small, sparql)
    message = str(caught.value)
    assert f"line {line}, {f'column {column}' if column else 'near column'}" in message
    shown, pointer = message.split("\n")[1:3]
    assert shown == f"    {sparql.splitlines()[line - 1]}"
    assert pointer.strip() == "^"
    assert column is None or pointer.index("^") == 4 + column - 1
    assert hint in message
    assert "\\u{" not in message


@pytest.mark.parametrize("sparql", ["", "  \n"])
def test_an_empty_query_is_told(small: Store, sparql: str) -> None:
    with pytest.raises(QueryError, match="empty"):
        run_query(small, sparql)


def test_half_a_surrogate_pair_is_told(small: Store) -> None:
    with pytest.raises(QuerySyntaxError, match="surrogate"):
        run_query(small, "SELECT * { ?s ?p '\ud83d' }")


@pytest.mark.parametrize(
    ("sparql", "warned"),
    [
        ("SELECT * { ?e kg:aquirer ?c }", ["kg:aquirer"]),
        ("SELECT * { ?e <https://example.org/kg/ns#targt> ?c }", ["kg:targt"]),
        ("PREFIX n: <https://example.org/kg/ns#> SELECT * { ?e n:amonut ?c }", ["kg:amonut"]),
        ("PREFIX kg: <https://a.example/> SELECT * { ?e kg:amonut ?c }", []),
        ("SELECT * { ?e kg:acquirer/rdfs:label ?c } # kg:nothing", []),
        ("SELECT * { ?e ?p 'kg:nothing' }", []),
    ],
)
def test_misspelt_terms_are_warned_of(sparql: str, warned: list[str]) -> None:
    warnings = check_terms(sparql)
    assert [warning.split()[0] for warning in warnings] == warned


def test_the_ready_made_questions_use_declared_terms_only() -> None:
    assert {q.name: check_terms(q.sparql) for q in questions() if check_terms(q.sparql)} == {}
