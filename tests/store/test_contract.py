"""What every store does. Each test runs over each kind of store."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import XSD, BNode, Literal, URIRef

from kg.errors import QueryError, QuerySyntaxError, QueryTimeoutError, StoreError
from kg.ports import Quad, Store
from kg.store import open_store
from kg.terms import decimal_literal

A, B, C = (URIRef(f"https://example.org/{name}") for name in "abc")
G, H = URIRef("https://example.org/g"), URIRef("https://example.org/h")


@pytest.fixture(params=["memory", "disk"], scope="module")
def shared(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("contract") / "kg.db"
    opened = open_store(":memory:" if request.param == "memory" else folder)
    yield opened
    opened.close()


@pytest.fixture
def store(shared: Store) -> Store:
    """An empty store. It is one for all tests, since making a folder takes a while."""
    shared.apply(remove=list(shared.match()))
    return shared


def contents(store: Store) -> set[Quad]:
    return set(store.match())


TERMS = [
    Literal("plain"),
    Literal(""),
    Literal("Grüße, 世界 🚀"),
    Literal('quotes " and \\ and \n and \r and \t'),
    Literal("controls \x00 \x01 \x1f \x7f \x85 \u2028 \ufeff \ufffe"),
    Literal('" } ; DROP ALL ; INSERT DATA { <a:a> <a:b> "'),
    Literal("\\u0022 \\n written out"),
    Literal("hello", lang="en-gb"),
    Literal("2025-03-12", datatype=XSD.date),
    Literal(True),
    Literal(42),
    Literal("hex", datatype=URIRef("https://example.org/type")),
    Literal("not a date", datatype=XSD.date),
    decimal_literal("1000000000.0"),
    decimal_literal("2.90"),
    decimal_literal("-0.000001"),
    URIRef("https://example.org/caf%C3%A9?x=1&y='z'#part"),
    URIRef("https://example.org/Grüße"),
    URIRef("urn:isbn:0451450523"),
]


@pytest.mark.parametrize("term", TERMS, ids=ascii)
def test_a_term_comes_back_as_it_was_given(store: Store, term: Literal | URIRef) -> None:
    quad = (A, B, term, G)
    store.apply(add=[quad])
    [back] = store.match()
    assert back == quad
    assert back[2].n3() == term.n3()
    assert list(store.match(object_=term)) == [quad]
    [row] = store.query("SELECT ?o WHERE { GRAPH ?g { ?s ?p ?o } }").rows
    assert row == (term,)
    store.apply(remove=[quad])
    assert not contents(store)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_as_it_was_given(store: Store, text: str) -> None:
    quad = (A, B, Literal(text), None)
    store.apply(remove=list(store.match()), add=[quad])
    assert [str(q[2]) for q in store.match()] == [text]


@pytest.mark.parametrize(
    ("quad", "named"),
    [
        ((URIRef("https://example.org/a b"), B, C, None), "a b"),
        ((A, URIRef("https://example.org/>"), C, None), ">"),
        ((A, B, URIRef('https://example.org/"'), None), '"'),
        ((A, B, URIRef("https://example.org/{x}"), None), "{x}"),
        ((A, B, URIRef("no-scheme"), None), "no-scheme"),
        ((A, B, URIRef(""), None), "''"),
        ((A, B, C, URIRef("https://example.org/\n")), "\\n"),
        ((A, B, Literal("half \ud83d pair"), None), "surrogate"),
        ((BNode("x"), B, C, None), "Blank nodes"),
        ((A, B, BNode("x"), None), "Blank nodes"),
    ],
)
def test_what_cannot_be_stored_is_named_and_nothing_is_changed(
    store: Store, quad: Quad, named: str
) -> None:
    store.apply(add=[(A, B, C, None)])
    with pytest.raises(StoreError) as caught:
        store.apply(remove=[(A, B, C, None)], add=[(A, B, B, None), quad])
    assert named in str(caught.value)
    assert contents(store) == {(A, B, C, None)}


def test_quads_are_a_set(store: Store) -> None:
    store.apply(add=[(A, B, C, None), (A, B, C, None), (A, B, C, G)])
    store.apply(add=[(A, B, C, G)])
    assert sorted(store.match(), key=str) == sorted([(A, B, C, None), (A, B, C, G)], key=str)


def test_removal_comes_before_addition(store: Store) -> None:
    store.apply(add=[(A, B, C, None)])
    store.apply(remove=[(A, B, C, None)], add=[(A, B, C, None)])
    assert contents(store) == {(A, B, C, None)}


def test_removing_what_is_not_there_does_nothing(store: Store) -> None:
    store.apply(remove=[(A, B, C, G)])
    store.apply()
    assert not contents(store)


def test_apply_takes_generators_that_read_the_store(store: Store) -> None:
    store.apply(add=[(A, B, C, G), (A, B, B, G)])
    store.apply(remove=store.match(graph=G), add=((s, p, o, None) for s, p, o, _ in store.match()))
    assert contents(store) == {(A, B, C, None), (A, B, B, None)}


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ({}, 4),
        ({"subject": A}, 3),
        ({"subject": A, "predicate": B}, 3),
        ({"object_": C}, 2),
        ({"object_": Literal("x")}, 1),
        ({"graph": None}, 2),
        ({"graph": G}, 2),
        ({"graph": H}, 0),
        ({"subject": A, "graph": None}, 1),
    ],
    ids=str,
)
def test_a_pattern_selects(store: Store, pattern: dict[str, URIRef | None], found: int) -> None:
    store.apply(add=[(A, B, C, None), (B, B, B, None), (A, B, C, G), (A, B, Literal("x"), G)])
    assert len(list(store.match(**pattern))) == found  # type: ignore[arg-type]


def test_graphs_are_those_that_hold_something(store: Store) -> None:
    store.apply(add=[(A, B, C, None), (A, B, C, H), (A, B, C, G)])
    assert list(store.graphs()) == [G, H]
    store.apply(remove=[(A, B, C, H)])
    assert list(store.graphs()) == [G]


@pytest.mark.parametrize("timeout_s", [None, 30.0])
class TestQuery:
    def test_select_keeps_the_order_of_variables_and_knows_the_unbound(
        self, store: Store, timeout_s: float | None
    ) -> None:
        store.apply(add=[(A, B, Literal("x"), None)])
        answer = store.query(
            "SELECT ?o ?none ?s { ?s ?p ?o OPTIONAL { ?o ?s ?none } }", timeout_s=timeout_s
        )
        assert (answer.form, answer.variables) == ("table", ("o", "none", "s"))
        assert answer.rows == ((Literal("x"), None, A),)

    def test_ask_gives_a_truth_value(self, store: Store, timeout_s: float | None) -> None:
        store.apply(add=[(A, B, C, None)])
        assert store.query("ASK { ?s ?p ?o }", timeout_s=timeout_s).boolean is True
        assert store.query("ASK { ?s <a:b> ?o }", timeout_s=timeout_s).boolean is False

    def test_construct_gives_triples(self, store: Store, timeout_s: float | None) -> None:
        store.apply(add=[(A, B, C, G)])
        answer = store.query(
            "CONSTRUCT { ?o ?p _:x } WHERE { GRAPH ?g { ?s ?p ?o } }", timeout_s=timeout_s
        )
        [(subject, predicate, object_)] = answer.triples
        assert (answer.form, subject, predicate) == ("graph", C, B)
        assert isinstance(object_, BNode)

    def test_a_query_without_graph_sees_the_default_graph_only(
        self, store: Store, timeout_s: float | None
    ) -> None:
        store.apply(add=[(A, B, C, None), (A, B, C, G), (A, B, B, G)])
        assert len(store.query("SELECT * { ?s ?p ?o }", timeout_s=timeout_s).rows) == 1

    @pytest.mark.parametrize(
        "sparql", ["SELEC ?s", "", "DELETE WHERE { ?s ?p ?o }", "ASK { \ud800 }"]
    )
    def test_what_is_no_query_is_a_syntax_error(
        self, store: Store, timeout_s: float | None, sparql: str
    ) -> None:
        store.apply(add=[(A, B, C, None)])
        with pytest.raises(QuerySyntaxError):
            store.query(sparql, timeout_s=timeout_s)
        assert contents(store) == {(A, B, C, None)}

    def test_a_query_sees_every_change_made_before(
        self, store: Store, timeout_s: float | None
    ) -> None:
        for number in range(3):
            store.apply(add=[(A, B, Literal(number), None)])
            answer = store.query("SELECT ?o { ?s ?p ?o }", timeout_s=timeout_s)
            assert len(answer.rows) == number + 1


def test_a_query_that_takes_too_long_is_stopped(store: Store) -> None:
    store.apply(add=[(A, B, Literal(n), None) for n in range(2000)])
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with pytest.raises(QueryTimeoutError, match=r"within 0\.3 s"):
        store.query(endless, timeout_s=0.3)
    assert len(store.query("SELECT * { ?s ?p ?o }", timeout_s=30).rows) == 2000


def test_a_query_that_needs_too_much_memory_is_stopped(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.store.limited.MEMORY_CEILING", 60 << 20)
    store.apply(add=[(A, B, Literal(n), None) for n in range(3000)])
    with pytest.raises(QueryError, match="memory"):
        store.query("SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", timeout_s=60)


@pytest.mark.skipif(sys.platform != "linux", reason="the wall is made of seccomp")
def test_a_limited_query_has_no_network(store: Store) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        port = server.getsockname()[1]
        sparql = f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}"
        with pytest.raises(QueryError, match=r"[Pp]ermission denied"):
            store.query(sparql, timeout_s=30)
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_backup_is_a_store_of_its_own(store: Store, tmp_path: Path) -> None:
    store.apply(add=[(A, B, C, None), (A, B, Literal("x"), G)])
    before = contents(store)
    store.backup(tmp_path / "copy.db")
    store.apply(add=[(B, B, B, None)])
    copy = open_store(tmp_path / "copy.db")
    assert contents(copy) == before
    copy.apply(add=[(C, C, C, None)])
    copy.close()
    assert (C, C, C, None) not in contents(store)


def test_a_backup_never_writes_over_something(store: Store, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(StoreError, match="is there already"):
        store.backup(tmp_path / "there")


@pytest.mark.parametrize("where", [":memory:", "kg.db"])
def test_a_closed_store_says_so(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store = open_store(where)
    store.flush()
    store.close()
    store.close()
    for use in (lambda: list(store.match()), lambda: store.query("ASK {}", timeout_s=9)):
        with pytest.raises(StoreError, match="closed"):
            use()
