"""What a stage may ask of a store, whichever store it is.

Quads are tuples of rdflib terms; the graph is None for the default graph, where the
knowledge graph lies. Every store treats them as a set: no duplicates, no order. A plain
string is `Literal("x")`, never `Literal("x", datatype=XSD.string)`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Literal as OneOf
from typing import Protocol, TypeAlias

from rdflib import Literal, URIRef
from rdflib.term import Node

Quad: TypeAlias = tuple[URIRef, URIRef, URIRef | Literal, URIRef | None]
Triple: TypeAlias = tuple[Node, Node, Node]


class Any_(Enum):
    """The wildcard for a graph in `Store.match`, where None already means the default graph."""

    ANY = "any graph"


ANY = Any_.ANY


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave: a table (SELECT), a truth value (ASK) or triples (CONSTRUCT, DESCRIBE)."""

    form: OneOf["table", "boolean", "graph"]
    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Node | None, ...], ...] = ()  # in the order of `variables`; None is unbound
    boolean: bool | None = None
    triples: tuple[Triple, ...] = ()


class Store(Protocol):
    """Quads that survive the process, or not."""

    def match(
        self,
        subject: URIRef | None = None,
        predicate: URIRef | None = None,
        object_: URIRef | Literal | None = None,
        graph: URIRef | Any_ | None = ANY,
    ) -> Iterator[Quad]:
        """The quads that fit; None stands for anything but, as `graph`, for the default graph."""

    def apply(self, *, remove: Iterable[Quad] = (), add: Iterable[Quad] = ()) -> None:
        """Remove, then add, in one transaction: a kill at any moment leaves all of it or none."""

    def graphs(self) -> Iterator[URIRef]:
        """The names of the named graphs that hold at least one quad."""

    def query(self, sparql: str, *, timeout_s: float | None = None) -> Answer:
        """Answer a read query. The caller has checked it (kg/query); prefixes are added there.

        Raises QuerySyntaxError, and QueryTimeoutError when `timeout_s` is over.
        """

    def backup(self, folder: Path) -> None:
        """Write a consistent copy that can be opened as a store of its own."""

    def flush(self) -> None:
        """Make sure that what was applied survives a power cut."""

    def close(self) -> None:
        """Give the store back. Calling it again does nothing."""
