"""The only file that imports pyoxigraph: its terms, its engine, its error messages.

Not here: rdflib terms (convert.py). The worker process runs this file too and must not
wait for rdflib, so nothing of rdflib may be imported here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
)

from kg.errors import (
    KgError,
    QueryError,
    QuerySyntaxError,
    StoreCorruptError,
    StoreError,
    StoreLockedError,
)

__all__ = [
    "BlankNode",
    "DefaultGraph",
    "Literal",
    "NamedNode",
    "Quad",
    "QuerySolutions",
    "Results",
    "Store",
    "Triple",
    "change",
    "evaluate",
    "form_of",
    "from_bytes",
    "open_engine",
    "query_error",
    "store_error",
    "to_bytes",
]

Results: TypeAlias = "QuerySolutions | QueryTriples | QueryBoolean"
_NO_GRAPH = DefaultGraph()
# Seen when each file of a store was cut, overwritten or removed (tests/store/test_disk.py). The
# last is what opening for reading says about a cut manifest.
_SIGNS_OF_DAMAGE = ("Corruption", "No such file", "Inserts are only possible")


def open_engine(folder: Path | None, *, read_only: bool = False) -> Store:
    """An engine over a folder, or in memory. The caller holds the folder's lock."""
    if folder is None:
        return Store()
    try:
        return Store.read_only(str(folder)) if read_only else Store(str(folder))
    except (OSError, RuntimeError, ValueError) as problem:
        raise store_error(problem, folder) from problem


def change(engine: Store, remove: Iterable[Quad], add: Iterable[Quad]) -> None:
    """Remove, then add. One update request is one transaction, however many operations it has."""
    parts = [f"{verb} DATA {{{block}}}" for verb, block in _blocks(remove, add) if block]
    if parts:
        engine.update(" ;\n".join(parts))


def _blocks(remove: Iterable[Quad], add: Iterable[Quad]) -> Iterator[tuple[str, str]]:
    yield "DELETE", "".join(map(_statement, remove))
    yield "INSERT", "".join(map(_statement, add))


def _statement(quad: Quad) -> str:
    # str() of a term is N-Triples, whose escapes SPARQL shares; a NamedNode was validated
    # when it was made, so no character of it can end the IRI.
    triple = f"{quad.subject} {quad.predicate} {quad.object}"
    if quad.graph_name == _NO_GRAPH:
        return f"\n{triple} ."
    return f"\nGRAPH {quad.graph_name} {{ {triple} }}"


def evaluate(engine: Store, sparql: str) -> Results:
    """Start a query; rows are computed while they are read."""
    try:
        return engine.query(sparql)
    except SyntaxError as problem:
        raise QuerySyntaxError(str(problem)) from problem
    except UnicodeEncodeError:
        raise QuerySyntaxError("the query holds half a surrogate pair, which is no text") from None
    except ValueError as problem:
        raise QueryError(f"the query cannot be run: {problem}") from problem


def form_of(results: Results) -> str:
    """The form of an answer, as `kg.ports.Answer` calls it."""
    if isinstance(results, QueryTriples):
        return "graph"
    return "boolean" if isinstance(results, QueryBoolean) else "table"


def to_bytes(results: Results) -> bytes:
    """Results for another process."""
    if isinstance(results, QueryTriples):
        return bytes(results.serialize(format=RdfFormat.N_TRIPLES) or b"")
    return bytes(results.serialize(format=QueryResultsFormat.JSON) or b"")


def from_bytes(form: str, data: bytes) -> Results | Iterator[Quad]:
    """What `to_bytes` wrote, as the same results again."""
    if form == "graph":
        triples: Iterator[Quad] = iter(parse(data, RdfFormat.N_TRIPLES))
        return triples
    results: Results = parse_query_results(data, QueryResultsFormat.JSON)
    return results


def query_error(problem: Exception, folder: Path | None) -> KgError:
    """The engine's complaint while it ran a query: a damaged store, or the query's own fault."""
    translated = store_error(problem, folder)
    if isinstance(translated, StoreCorruptError):
        return translated
    return QueryError(f"The query cannot be run: {problem}")


def store_error(problem: Exception, folder: Path | None) -> KgError:
    """The engine's complaint in our words."""
    text = str(problem)
    where = folder if folder is not None else "the store in memory"
    if "lock" in text.casefold() and ("unavailable" in text or "No locks" in text):
        return StoreLockedError(
            f"{where}: another process, or another part of this one, has the store open. "
            "Close that first, or try again when it is done."
        )
    if any(sign in text for sign in _SIGNS_OF_DAMAGE):
        return StoreCorruptError(
            f"{where}: the files of the store are damaged ({text}). Nothing was changed. "
            "Restore the folder from a backup, or remove it and build again with: kg add SOURCE..."
        )
    return StoreError(f"{where}: the store cannot be used: {text}")
