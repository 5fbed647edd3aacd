"""The process that runs one query: `python -m kg.store.worker FOLDER MEMORY`.

The query comes in on standard input. The answer goes out on standard output: a line with
the answer's form, or the name of an error, and below it the answer or the message. Not
here: who starts the process and how long it may take (limited.py).

It starts in the time that Python and the engine need: nothing here imports rdflib.
"""

from __future__ import annotations

import contextlib
import ctypes
import platform
import struct
import sys
from pathlib import Path

from kg.errors import KgError
from kg.store import oxigraph as ox

# How the kernel names this architecture, and the number of its call `socket`.
_SOCKET_CALLS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _FILTER_MODE = 38, 22, 2
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _REFUSE_EACCES = 0x7FFF0000, 0x00050000 | 13


def main(arguments: list[str]) -> None:
    """Answer the query on standard input over the store in the named folder."""
    folder, ceiling = Path(arguments[0]), int(arguments[1])
    sparql = sys.stdin.buffer.read().decode()
    try:
        engine = ox.open_engine(folder, read_only=True)
        confine(ceiling)
        data = reply(engine, sparql)
    except KgError as problem:  # the folder cannot be opened
        data = _error(problem)
    sys.stdout.buffer.write(data)


def reply(engine: ox.Store, sparql: str) -> bytes:
    """The answer, or the error, as it goes through the pipe."""
    try:
        results = ox.evaluate(engine, sparql)
        return ox.form_of(results).encode() + b"\n" + ox.to_bytes(results)
    except KgError as problem:
        return _error(problem)
    except (OSError, RuntimeError, ValueError) as problem:
        return _error(ox.query_error(problem, None))


def _error(problem: KgError) -> bytes:
    return f"{type(problem).__name__}\n{problem}".encode()


def confine(ceiling: int) -> None:
    """Allow this process `ceiling` more bytes of memory and no new sockets, for good.

    The guard in kg/query refuses SERVICE by reading the query. This is the wall behind it:
    whatever the engine is talked into, the system gives it no socket. Linux only; elsewhere
    the guard stands alone.
    """
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        limit = ceiling + _address_space()
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    with contextlib.suppress(OSError, AttributeError):
        _refuse_sockets()


def _address_space() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    return pages * 4096


def _refuse_sockets() -> None:
    """Install a seccomp filter (see the kernel's documentation: userspace-api/seccomp_filter)."""
    if sys.platform != "linux" or platform.machine() not in _SOCKET_CALLS:
        return
    architecture, socket_call = _SOCKET_CALLS[platform.machine()]
    program = b"".join(
        struct.pack("=HBBI", *step)
        for step in (
            (_LOAD, 0, 0, 4),  # seccomp_data.arch
            (_JUMP_IF_EQUAL, 0, 3, architecture),  # another one's calls: refuse
            (_LOAD, 0, 0, 0),  # seccomp_data.nr
            (_JUMP_IF_EQUAL, 1, 0, socket_call),
            (_RETURN, 0, 0, _ALLOW),
            (_RETURN, 0, 0, _REFUSE_EACCES),
        )
    )
    steps = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("@HP", len(program) // 8, ctypes.addressof(steps))
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    libc.prctl(_PR_SET_SECCOMP, _FILTER_MODE, ctypes.c_char_p(header), 0, 0)


if __name__ == "__main__":
    main(sys.argv[1:])
