"""A progress bar for what takes longer than a second, on a terminal only."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
_PATIENCE_S = 1.0


def with_progress(things: Iterable[T], unit: str, *, total: int | None = None) -> Iterator[T]:
    """Pass things through, and show how many there were, how fast, and how long it will take."""
    if not sys.stderr.isatty():
        yield from things
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    bar = Progress(
        TextColumn(unit),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task(unit, total=total, rate="")
    started = time.monotonic()
    try:
        for number, thing in enumerate(things, start=1):
            elapsed = time.monotonic() - started
            bar.update(task, completed=number, rate=f"{number / max(elapsed, 1e-9):.1f}/s")
            if elapsed > _PATIENCE_S and not bar.live.is_started:
                bar.start()
            yield thing
    finally:
        if bar.live.is_started:
            bar.stop()
