"""The store that ends with the process: for tests, notebooks and `:memory:`."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path

from kg.errors import StoreError
from kg.ports import Answer, Quad
from kg.store import oxigraph as ox
from kg.store.base import EngineStore
from kg.store.limited import query_in_fork


class MemoryStore(EngineStore):
    """Quads in memory."""

    def __init__(self) -> None:
        super().__init__(ox.open_engine(None))
        self._quiet = threading.Lock()  # no change is half done when a process is forked

    def apply(self, *, remove: Iterable[Quad] = (), add: Iterable[Quad] = ()) -> None:
        """Remove, then add, in one transaction."""
        with self._quiet:
            super().apply(remove=remove, add=add)

    def _query_limited(self, sparql: str, timeout_s: float) -> Answer:
        return query_in_fork(self.engine, sparql, timeout_s, self._quiet)

    def backup(self, folder: Path) -> None:
        """Write the quads as a store on disk."""
        if folder.exists():
            raise StoreError(f"{folder}: is there already. Name a folder that is not.")
        copy = ox.open_engine(folder)
        with self._translated():
            copy.bulk_extend(self.engine)
            copy.flush()

    def flush(self) -> None:
        """Nothing here survives the process, so there is nothing to do."""
