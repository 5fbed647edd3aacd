"""What the two embedded stores share: everything but where the quads lie.

Not here: folders and locks (disk.py), queries with a time limit (limited.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rdflib import Literal, URIRef

from kg.errors import StoreError
from kg.ports import ANY, Answer, Any_, Quad
from kg.store import oxigraph as ox
from kg.store.convert import answer_of, inward, inward_node, inward_quad, outward_quad


class EngineStore:
    """A `kg.ports.Store` over an engine. `folder` is None in memory."""

    def __init__(self, engine: ox.Store, folder: Path | None = None) -> None:
        self._engine: ox.Store | None = engine
        self._folder = folder

    @property
    def engine(self) -> ox.Store:
        """The engine, or StoreError when the store was closed."""
        if self._engine is None:
            raise StoreError(f"{self._folder or 'the store in memory'}: the store was closed.")
        return self._engine

    def match(
        self,
        subject: URIRef | None = None,
        predicate: URIRef | None = None,
        object_: URIRef | Literal | None = None,
        graph: URIRef | Any_ | None = ANY,
    ) -> Iterator[Quad]:
        """The quads that fit, as of now: changes made while reading are not seen."""
        pattern = (
            None if subject is None else inward_node(subject),
            None if predicate is None else inward_node(predicate),
            None if object_ is None else inward(object_),
            _graph_pattern(graph),
        )
        return self._matching(self.engine.quads_for_pattern(*pattern))

    def _matching(self, quads: Iterable[ox.Quad]) -> Iterator[Quad]:
        with self._translated():
            yield from map(outward_quad, quads)

    def apply(self, *, remove: Iterable[Quad] = (), add: Iterable[Quad] = ()) -> None:
        """Remove, then add, in one transaction. A quad that cannot be stored stops all of it."""
        removed, added = [inward_quad(q) for q in remove], [inward_quad(q) for q in add]
        with self._translated():
            ox.change(self.engine, removed, added)

    def graphs(self) -> Iterator[URIRef]:
        """The named graphs that hold something, in the order of their names."""
        engine = self.engine
        with self._translated():
            names = sorted(g.value for g in engine.named_graphs() if isinstance(g, ox.NamedNode))
            for name in names:
                # The engine remembers the name of a graph that has become empty.
                if next(engine.quads_for_pattern(None, None, None, ox.NamedNode(name)), None):
                    yield URIRef(name)

    def query(self, sparql: str, *, timeout_s: float | None = None) -> Answer:
        """Answer a read query; with a time limit in a process that can be ended."""
        engine = self.engine
        if timeout_s is not None:
            return self._query_limited(sparql, timeout_s)
        try:
            results = ox.evaluate(engine, sparql)
            return answer_of(ox.form_of(results), results)
        except (OSError, RuntimeError, ValueError) as problem:
            raise ox.query_error(problem, self._folder) from problem

    def _query_limited(self, sparql: str, timeout_s: float) -> Answer:
        raise NotImplementedError

    def close(self) -> None:
        """Give the store back. Calling it again does nothing."""
        self._engine = None

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """The engine's errors in our words."""
        try:
            yield
        except (OSError, RuntimeError) as problem:
            raise ox.store_error(problem, self._folder) from problem


def _graph_pattern(graph: URIRef | Any_ | None) -> ox.NamedNode | ox.DefaultGraph | None:
    if graph is ANY:
        return None
    return ox.DefaultGraph() if graph is None else inward_node(graph)
