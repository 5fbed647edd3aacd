"""Quads that survive the process: the embedded stores, on disk and in memory.

`open_store` is the way in; what it gives is described in kg/ports.py, and
tests/store/test_contract.py is the specification that every store passes.

Nothing heavy is imported before a store is opened: the worker process of a query
(kg/store/worker.py) imports this package and must start in a few milliseconds.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.config import default_store
from kg.errors import ConfigError

if TYPE_CHECKING:
    from kg.ports import Store

MEMORY = ":memory:"


def open_store(
    where: str | Path | None = None, *, create: bool = True, read_only: bool = False
) -> Store:
    """The store at `where`; None means `KG_STORE`, else kg.db in the current folder.

    >>> store = open_store(":memory:")
    >>> list(store.graphs())
    []

    ":memory:" gives a store that ends with the process. A store that is opened
    `read_only` is never created. Many processes may read a store at the same time, or one
    may write it: StoreLockedError names the other process. Other errors: StoreError when
    there is no store at `where`, StoreCorruptError when its files are damaged.
    """
    place = str(default_store() if where is None else where)
    if place == MEMORY:
        from kg.store.memory import MemoryStore

        return MemoryStore()
    if place.startswith(("http://", "https://")):
        raise ConfigError(
            f"{place}: remote stores are not there yet. Give a folder, such as kg.db, or {MEMORY}"
        )
    from kg.store.disk import DiskStore

    return DiskStore(Path(place), create=create and not read_only, read_only=read_only)
