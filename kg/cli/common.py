"""What several commands share: options, opening the store, printing tables."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kg.config import DEFAULT_STORE
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.build.knowledge_graph import KnowledgeGraph

StoreOption = Annotated[
    str,
    typer.Option(
        "--store",
        envvar="KG_STORE",
        show_envvar=True,
        help="The graph: a folder on disk. ':memory:' keeps nothing.",
    ),
]
STORE = DEFAULT_STORE


class TableForm(StrEnum):
    """How a list of things is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


@contextmanager
def opened(store: str, *, create: bool = False, read_only: bool = True) -> Iterator[KnowledgeGraph]:
    """The graph at a path, closed afterwards."""
    from kg.build.knowledge_graph import KnowledgeGraph

    with KnowledgeGraph(store, create=create, read_only=read_only) as graph:
        yield graph


def remark(text: str) -> None:
    """Say something that is no data."""
    typer.echo(text, err=True)


def day(text: str | None, option: str) -> date | None:
    """An option's value as a day: of a year or a month the first. Raises UsageError."""
    if text is None:
        return None
    try:
        return date.fromisoformat(f"{text}-01-01"[:10] if len(text) <= _YEAR_AND_MONTH else text)
    except ValueError:
        raise UsageError(
            f"{option} {text}: not a date. Write it as year-month-day, such as 2025-10-28."
        ) from None


_YEAR_AND_MONTH = len("2025-10")


def print_rows(
    header: Sequence[str], rows: Sequence[Sequence[str | int | None]], form: TableForm
) -> None:
    """A list of things as a table for people, or for programs."""
    if form is TableForm.JSON:
        things = [dict(zip(header, row, strict=True)) for row in rows]
        typer.echo(json.dumps(things, ensure_ascii=False, indent=2))
    elif form is TableForm.CSV:
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
        typer.echo(buffer.getvalue(), nl=False)
    else:
        _print_table(header, rows)


def _print_table(header: Sequence[str], rows: Sequence[Sequence[str | int | None]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for name in header:
        is_number = bool(rows) and all(isinstance(r[header.index(name)], int) for r in rows)
        table.add_column(name, justify="right" if is_number else "left")
    for row in rows:
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    console().print(table)


def console() -> Console:
    """Where tables go: as wide as the terminal or `COLUMNS`; roomy in a pipe."""
    from rich.console import Console

    told = sys.stdout.isatty() or "COLUMNS" in os.environ
    return Console(width=None if told else _WIDTH_IN_A_PIPE, highlight=False)


_WIDTH_IN_A_PIPE = 160


if TYPE_CHECKING:
    from rich.console import Console
