"""A query with a time limit: it runs in a process of its own, which can be ended.

The engine cannot stop a query that it has begun. Over a store on disk the process is a
fresh interpreter that opens the folder (or a snapshot of it) for reading: about 50 ms. A
store in memory forks, which costs a few milliseconds; where fork is not to be had
(Windows, macOS) its queries run in this process, without the limit.

Either process has a ceiling of memory and no network (worker.py).
"""

from __future__ import annotations

import faulthandler
import os
import select
import signal
import subprocess
import sys
import threading
import time
import warnings
from pathlib import Path

import kg
from kg.errors import QueryError, QuerySyntaxError, QueryTimeoutError, StoreCorruptError, StoreError
from kg.ports import Answer
from kg.store import oxigraph as ox
from kg.store.convert import answer_of
from kg.store.worker import confine, reply

MEMORY_CEILING = 4 << 30  # bytes on top of what the process has to begin with
_CHUNK = 1 << 20
_ERRORS = {
    error.__name__: error for error in (QueryError, QuerySyntaxError, StoreCorruptError, StoreError)
}


def query_in_worker(folder: Path, sparql: str, timeout_s: float) -> Answer:
    """Run the query in a fresh process over the store in `folder`, which nobody writes now."""
    command = [sys.executable, "-P", "-m", "kg.store.worker", str(folder), str(MEMORY_CEILING)]
    package = str(Path(kg.__file__).parents[1])
    paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as process:
        try:
            data, remarks = process.communicate(_encoded(sparql), timeout=timeout_s)
        except BaseException as problem:
            process.kill()
            if isinstance(problem, subprocess.TimeoutExpired):
                raise _too_long(timeout_s) from None
            raise
    return _answer(data, process.returncode, remarks)


def query_in_fork(engine: ox.Store, sparql: str, timeout_s: float, quiet: threading.Lock) -> Answer:
    """Run the query in a copy of this process, made while nobody holds `quiet`."""
    if sys.platform != "linux":
        results = ox.evaluate(engine, sparql)
        return answer_of(ox.form_of(results), results)
    _encoded(sparql)
    receiver, sender = os.pipe()
    with quiet, warnings.catch_warnings():
        # Python warns of forks beside threads; the child runs nothing but the engine.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        _run_child(engine, sparql, sender)
    os.close(sender)
    try:
        data = _read_all(receiver, time.monotonic() + timeout_s)
    finally:
        os.close(receiver)
        os.kill(child, signal.SIGKILL)  # it has answered, or is to stop
        _, status = os.waitpid(child, 0)
    if data is None:
        raise _too_long(timeout_s)
    return _answer(data, os.waitstatus_to_exitcode(status), b"")


def _run_child(engine: ox.Store, sparql: str, sender: int) -> None:
    try:
        faulthandler.disable()
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # the engine's last words before it aborts
        confine(MEMORY_CEILING)
        with os.fdopen(sender, "wb") as out:
            out.write(reply(engine, sparql))
    finally:
        os._exit(0)  # no handlers of the parent may run here


def _read_all(receiver: int, deadline: float) -> bytes | None:
    """Everything up to the end of the stream; None when time is over."""
    chunks: list[bytes] = []
    while (left := deadline - time.monotonic()) > 0:
        if select.select([receiver], [], [], left)[0]:
            chunk = os.read(receiver, _CHUNK)
            if not chunk:
                return b"".join(chunks)
            chunks.append(chunk)
    return None


def _answer(data: bytes, code: int, remarks: bytes) -> Answer:
    form, newline, body = data.partition(b"\n")
    if not newline:
        raise QueryError(_died(code, remarks))
    kind = form.decode()
    if kind in _ERRORS:
        raise _ERRORS[kind](body.decode())
    return answer_of(kind, ox.from_bytes(kind, body))


def _encoded(sparql: str) -> bytes:
    try:
        return sparql.encode()
    except UnicodeEncodeError:
        raise QuerySyntaxError("the query holds half a surrogate pair, which is no text") from None


def _too_long(timeout_s: float) -> QueryTimeoutError:
    return QueryTimeoutError(
        f"The query was stopped: it had no answer within {timeout_s:g} s. Ask for less (LIMIT, a "
        "more selective pattern), or allow more time."
    )


def _died(code: int, remarks: bytes) -> str:
    if b"memory allocation" in remarks or code in (-signal.SIGABRT, -signal.SIGKILL):
        return (
            f"The query was stopped: it needed more than {MEMORY_CEILING >> 30} GB of memory. "
            "Ask for less: a LIMIT, fewer patterns that share no variable."
        )
    last = remarks.decode(errors="replace").strip().rpartition("\n")[2]
    return f"The process that ran the query ended with code {code}. {last}".strip()
