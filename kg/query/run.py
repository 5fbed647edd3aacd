"""Running a query that a person wrote: prefixes, guards, a time limit, errors that help."""

from __future__ import annotations

from dataclasses import replace

from kg.errors import QueryError, QuerySyntaxError
from kg.ports import Answer, Store
from kg.query.guard import escape_service, guard
from kg.query.hints import explain
from kg.terms import prefixes

DEFAULT_TIMEOUT_S = 60.0


def run_query(
    store: Store,
    sparql: str,
    *,
    timeout_s: float | None = DEFAULT_TIMEOUT_S,
    limit: int | None = None,
) -> Answer:
    """Answer a SELECT, ASK, CONSTRUCT or DESCRIBE query over the store.

    The prefixes of `kg.terms.prefixes` need no declaration; one in the query wins. `limit`
    cuts the answer to so many rows or triples. None as `timeout_s` lets the query run in
    this process, which is faster for small ones and cannot be stopped.

    Raises QuerySyntaxError with the place and a hint, QueryRefusedError for what would
    write or fetch, QueryTimeoutError when time is over.
    """
    _check_text(sparql)
    guarded = guard(sparql, store)
    try:
        answer = store.query(_prologue() + guarded.text, timeout_s=timeout_s)
    except QuerySyntaxError as problem:
        raise QuerySyntaxError(explain(str(problem), sparql, guarded)) from problem
    if limit is None:
        return answer
    return replace(answer, rows=answer.rows[:limit], triples=answer.triples[:limit])


def _prologue() -> str:
    """Declarations on a line of their own, so that line numbers are off by exactly one."""
    lines = (f"PREFIX {name}: <{escape_service(iri)}>" for name, iri in prefixes().items())
    return " ".join(lines) + "\n"


def _check_text(sparql: str) -> None:
    try:
        sparql.encode()
    except UnicodeEncodeError:
        raise QuerySyntaxError("The query holds half a surrogate pair, which is no text.") from None
    if not sparql.strip():
        raise QueryError(
            "The query is empty. Write one such as: SELECT * WHERE { ?s ?p ?o } LIMIT 9"
        )
