"""The store in a folder: opened under a lock, checked, swept, backed up.

Not here: quads and queries (base.py), the lock itself (lock.py).
"""

from __future__ import annotations

import itertools
import os
import shutil
from pathlib import Path

from kg.errors import StoreCorruptError, StoreError
from kg.ports import Answer
from kg.store import oxigraph as ox
from kg.store.base import EngineStore
from kg.store.limited import query_in_worker
from kg.store.lock import LOCK_FILE, FolderLock

_SNAPSHOT = "snapshot-"


class DiskStore(EngineStore):
    """Quads in a folder, which this object has to itself unless it is read only."""

    def __init__(self, folder: Path, *, create: bool = True, read_only: bool = False) -> None:
        _check(folder, create)
        if not read_only:
            _make(folder)
        self._read_only = read_only
        self._count = itertools.count(1)
        self._lock = FolderLock(folder, shared=read_only)
        try:
            _check(folder, create)  # again: another process may just have made or damaged it
            if not read_only:
                _sweep(folder)
            super().__init__(ox.open_engine(folder, read_only=read_only), folder)
        except BaseException:
            self._lock.release()
            raise
        self.folder = folder

    def _query_limited(self, sparql: str, timeout_s: float) -> Answer:
        if self._read_only:  # our lock keeps writers out for as long as the worker reads
            return query_in_worker(self.folder, sparql, timeout_s)
        snapshot = self.folder / f"{_SNAPSHOT}{os.getpid()}-{next(self._count)}"
        try:
            with self._translated():
                self.engine.backup(str(snapshot))  # hard links: milliseconds, whatever the size
            return query_in_worker(snapshot, sparql, timeout_s)
        finally:
            shutil.rmtree(snapshot, ignore_errors=True)

    def backup(self, folder: Path) -> None:
        """Write a copy that can be opened as a store of its own."""
        engine = self.engine
        if folder.exists():
            raise StoreError(f"{folder}: is there already. Name a folder that is not.")
        folder.parent.mkdir(parents=True, exist_ok=True)
        with self._translated():
            if self._read_only:
                # The engine's own backup leaves out what is still in the log when it has the
                # store open for reading only. Nobody writes now, so plain copies are whole.
                shutil.copytree(self.folder, folder, ignore=_not_data)
            else:
                engine.backup(str(folder))

    def flush(self) -> None:
        """Make sure that what was applied survives a power cut."""
        if not self._read_only:
            with self._translated():
                self.engine.flush()

    def close(self) -> None:
        """Give the folder back. Calling it again does nothing.

        What is only in the engine's log is written out first: a damaged log reads as a
        shorter one, while damage to any other file is noticed.
        """
        try:
            if self._engine is not None:
                self.flush()
        finally:
            super().close()
            self._lock.release()


def _check(folder: Path, create: bool) -> None:
    """Raise unless the folder is a store, or may become one. Touches nothing."""
    if folder.is_dir():
        names = {path.name for path in folder.iterdir()} - {LOCK_FILE}
        if "CURRENT" in names or (create and not names):
            return
        # Without this the engine would make a new, empty store over the remains of the old.
        if any(name.startswith("MANIFEST-") or name.endswith(".sst") for name in names):
            raise StoreCorruptError(
                f"{folder}: the store lacks its file CURRENT. Nothing was changed. Restore the "
                "folder from a backup, or remove it and build again with: kg add SOURCE..."
            )
        if names:
            raise StoreError(
                f"{folder}: this folder holds other files and is no store. It was left alone. "
                "Name another place with --store."
            )
    elif folder.exists() or folder.is_symlink():
        raise StoreError(
            f"{folder}: this is a file, not a store. It was left alone. "
            "Name another place with --store."
        )
    elif create:
        return
    raise StoreError(f"{folder}: there is no store yet. Make one with: kg add SOURCE...")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise StoreError(f"{folder}: the folder cannot be made: {problem.strerror}") from problem


def _sweep(folder: Path) -> None:
    """Remove what a process that was killed left behind. The caller holds the lock alone."""
    for path in folder.glob("bulk-*.sst"):
        path.unlink(missing_ok=True)
    for path in folder.glob(f"{_SNAPSHOT}*"):
        shutil.rmtree(path, ignore_errors=True)


def _not_data(_folder: str, names: list[str]) -> set[str]:
    return {name for name in names if name in ("LOCK", LOCK_FILE) or name.startswith(_SNAPSHOT)}
