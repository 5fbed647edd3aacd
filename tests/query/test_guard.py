"""A query reads this store and nothing else, whatever its text tries."""

from __future__ import annotations

import contextlib
import random
import socket
import threading

import pytest
from rdflib import Literal

from kg.errors import QueryError, QueryRefusedError, QuerySyntaxError
from kg.ports import Store
from kg.query import run_query
from kg.query.guard import hide_service

ADDRESS = "http://127.0.0.1:{port}/"


@pytest.mark.parametrize(
    "sparql",
    [
        'SELECT * { ?s ?p "services" }',
        "SELECT * { ?s ?p 'It\\'s the Service' }",
        'SELECT * { ?s ?p """a "service" """ }',
        "SELECT * { ?s ?p '''SERVICE <x> {}''' }",
        "SELECT * { ?s ?p ?o } # which services?",
        "SELECT * { ?s ?p <https://example.org/services> }",
        "SELECT * { company:servicenow ?p ?o }",
        "PREFIX co: <https://example.org/service/> SELECT * { co:a ?p ?o }",
        "PREFIX co: <https://example.org/service/> SELECT * { co:my.service-x ?p ?o }",
    ],
)
def test_the_word_does_no_harm_in_strings_comments_and_names(market: Store, sparql: str) -> None:
    run_query(market, sparql, timeout_s=None)


def test_a_hidden_word_still_means_itself(market: Store) -> None:
    sparql = """
        # services
        SELECT (company:servicenow AS ?name) (<https://example.org/Services> AS ?iri)
               ("\\\\services SERVICE" AS ?text) ("a\\nservice" AS ?lines) {}
    """
    [row] = run_query(market, sparql, timeout_s=None).rows
    assert [str(term) for term in row] == [
        "https://example.org/kg/company/servicenow",
        "https://example.org/Services",
        "\\services SERVICE",
        "a\nservice",
    ]


def test_strings_about_services_are_found(market: Store) -> None:
    sparql = 'SELECT ?c { ?c skos:altLabel ?a FILTER(CONTAINS(LCASE(?a), "services")) }'
    assert len(run_query(market, sparql).rows) == 1


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }",
        "SELECT * { service SILENT <http://x/> { ?s ?p ?o } }",
        "SELECT * { SeRvIcE ?any { ?s ?p ?o } }",
        "SELECT * { SERVICEe:x{ ?s ?p ?o } }",
        "PREFIX e: <http://x/> SELECT * { SERVICEe:x{ ?s ?p ?o } }",
        "SELECT * { ?s ?p <http://x/#>SERVICE<http://x/>{} }",
        "SELECT ?service { ?service ?p ?o }",
        "SELECT * { ?s service:x ?o }",
        "SELECT * { ?s ?p 'x'@service }",
    ],
)
def test_the_word_elsewhere_is_refused(market: Store, sparql: str) -> None:
    with pytest.raises(QueryRefusedError, match="SERVICE"):
        run_query(market, sparql, timeout_s=None)


def test_the_engine_itself_would_fetch(market: Store) -> None:
    """Without this, the tests below could not fail."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(10)
        port = server.getsockname()[1]
        caller = threading.Thread(target=lambda: server.accept()[0].close())
        caller.start()
        with pytest.raises(QueryError):
            market.query(f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}")
        caller.join(10)
        assert not caller.is_alive()


@pytest.mark.parametrize(
    "sparql",
    [
        r"SELECT * { ?s kg:\'SERVICE <ADDRESS> { ?a ?b ?c } '' }",
        r"SELECT * { ?s ?p kg:a\#SERVICE <ADDRESS> { ?a ?b ?c } }",
        "SELECT * { ?s ?p ?o FILTER(1<2 || ?o>3) SERVICE <ADDRESS> { ?a ?b ?c } }",
        "SELECT * { FILTER(?a<?b) SERVICE<ADDRESS>{ ?a ?b ?c } FILTER(?a>?b) }",
        'SELECT * { ?s ?p """x\\"""" SERVICE <ADDRESS> {} # """\n }',
        "SELECT * { ?s ?p 'a\nSERVICE <ADDRESS> { ?a ?b ?c } ' }",
        "SELECT * { ?s ?p <http://a/\\u003e SERVICE <ADDRESS> {} > }",
        "SELECT * { \\u0053ERVICE <ADDRESS> { ?a ?b ?c } }",
        "SELECT * { # \\u000a SERVICE <ADDRESS> { ?a ?b ?c }\n }",
        "SELECT * { # \u2028 SERVICE <ADDRESS> { ?a ?b ?c }\n }",
        "SELECT * { # \x0b\x0c\x85 SERVICE <ADDRESS> { ?a ?b ?c }\n }",
        "SELECT * { # \r SERVICE <ADDRESS> { ?a ?b ?c }\n }",
    ],
)
def test_a_text_that_fools_the_tokens_fetches_nothing(market: Store, sparql: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        address = ADDRESS.format(port=server.getsockname()[1])
        with contextlib.suppress(QueryRefusedError, QuerySyntaxError):
            run_query(market, sparql.replace("ADDRESS", address), timeout_s=None)
        with pytest.raises(BlockingIOError):
            server.accept()


PIECES = [
    *(
        "SERVICE",
        "service",
        "<ADDRESS>",
        "{ ?s ?p ?o }",
        "{",
        "}",
        '"',
        "'",
        '"""',
        "'''",
        "#",
        "\n",
    ),
    *(
        "\\",
        "\\'",
        "\\u0073",
        "\\u0022",
        "<",
        ">",
        "kg:",
        "kg:a\\'",
        "x:",
        "?x",
        "@en",
        "^^",
        " ",
        ".",
    ),
    *(
        "SELECT * {",
        "FILTER(1<2)",
        "FILTER(?a>?b)",
        "UNION",
        "OPTIONAL",
        "\r",
        "\u2028",
        "%27",
        ";",
    ),
]


def test_random_texts_fetch_nothing(market: Store) -> None:
    choices = random.Random(2)
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        address = ADDRESS.format(port=server.getsockname()[1])
        ran = 0
        for _ in range(6000):
            middle = "".join(choices.choices(PIECES, k=choices.randrange(2, 12)))
            shape = choices.choice(
                ['SELECT * { ?s ?p "%s" }', "SELECT * { %s }", "SELECT * { ?s ?p <%s> }"]
            )
            sparql = (shape % middle).replace("ADDRESS", address)
            try:
                run_query(market, sparql, timeout_s=None)
                ran += 1
            except (QueryRefusedError, QuerySyntaxError):
                pass
        assert ran > 50  # or the texts were no test of anything
        with pytest.raises(BlockingIOError):
            server.accept()


def test_what_runs_never_holds_the_word() -> None:
    choices = random.Random(3)
    for _ in range(3000):
        text = "".join(choices.choices(PIECES, k=choices.randrange(1, 15)))
        try:
            guarded = hide_service(text)
        except QueryRefusedError:
            continue
        assert "service" not in guarded.text.casefold()
        assert guarded.as_written(len(guarded.text)) == len(text)


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "PREFIX a: <a:> # SELECT\n delete where { ?s ?p ?o }",
        "DROP ALL",
        "LOAD <http://127.0.0.1:1/>",
        "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_updates_are_refused_with_the_commands_that_change_the_graph(
    market: Store, update: str
) -> None:
    with pytest.raises(QueryRefusedError, match="kg add"):
        run_query(market, update)


@pytest.mark.parametrize(
    "clause",
    [
        "FROM <http://127.0.0.1:1/x>",
        "FROM NAMED <http://x/>",
        "FROM kg:nothing",
        "FROM article:a1 FROM <a:b>",
    ],
)
def test_graphs_that_the_store_does_not_hold_are_refused(market: Store, clause: str) -> None:
    with pytest.raises(QueryRefusedError, match="holds no graph"):
        run_query(market, f"SELECT * {clause} WHERE {{ ?s ?p ?o }}")


def test_graphs_of_the_store_may_be_named(market: Store) -> None:
    answer = run_query(
        market, "SELECT ?t FROM article:a1 { ?m a kg:Mention ; kg:text ?t } ORDER BY ?t"
    )
    assert answer.rows[0] == (Literal("Acme Corp."),)
