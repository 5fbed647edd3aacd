"""Who may open a store's folder now: many readers, or one writer.

The engine's own lock keeps a second writer out, but not a reader beside a writer, which
it calls undefined. So each store that is opened holds an advisory lock on `kg.lock` in
its folder, shared for reading and exclusive for writing, which the system gives back
however the process ends. Where there is no fcntl (Windows) only the engine's lock holds.
"""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

from kg.errors import StoreLockedError

try:
    import fcntl
except ImportError:  # pragma: no cover - not on the systems that we test on
    fcntl = None  # type: ignore[assignment]

LOCK_FILE = "kg.lock"
WAIT_S = 5.0  # an `add` of one article, or a question, is over by then
_PAUSE_S = 0.02


class FolderLock:
    """Held from when it is made until `release`."""

    def __init__(self, folder: Path, *, shared: bool, wait_s: float | None = None) -> None:
        """Wait up to `wait_s` (default WAIT_S), then raise StoreLockedError."""
        self._fd: int | None = _open(folder / LOCK_FILE)
        try:
            self._acquire(folder, shared, WAIT_S if wait_s is None else wait_s)
        except BaseException:
            self.release()
            raise

    def _acquire(self, folder: Path, shared: bool, wait_s: float) -> None:
        if fcntl is None or self._fd is None:
            return
        mode = (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB
        deadline = time.monotonic() + wait_s
        while True:
            try:
                fcntl.flock(self._fd, mode)
                return
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise StoreLockedError(_message(folder, self._fd, shared)) from None
            time.sleep(_PAUSE_S)

    def release(self) -> None:
        """Let others in. Calling it again does nothing."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None


def _open(path: Path) -> int | None:
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)
    with contextlib.suppress(PermissionError, OSError):
        return os.open(path, flags, 0o666)
    with contextlib.suppress(OSError):
        return os.open(path, os.O_RDONLY)
    return None  # a folder that nobody may write to needs no lock


def _message(folder: Path, fd: int, shared: bool) -> str:
    others = _holders(fd)
    who = f"process {' and '.join(map(str, others))}" if others else "another process"
    if others == [os.getpid()]:
        who = "this same process, elsewhere,"
    doing = "is writing to" if shared else "has open"
    return f"{folder}: {who} {doing} the store. Try again when it is done."


def _holders(fd: int) -> list[int]:
    """The processes that hold the lock, where the system tells (Linux)."""
    with contextlib.suppress(OSError, ValueError):
        inode = str(os.fstat(fd).st_ino)
        rows = [line.split() for line in Path("/proc/locks").read_text().splitlines()]
        held = [row for row in rows if len(row) > 5 and row[1] == "FLOCK"]
        return sorted({int(row[4]) for row in held if row[5].endswith(f":{inode}")})
    return []
