"""One call that draws: read, choose, write the form that was asked for.

The parts that need pyvis or matplotlib are imported when they are used.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

import networkx as nx

from kg.draw.filters import Filters
from kg.draw.network import read_network
from kg.draw.title import left_out, summary
from kg.errors import UsageError, did_you_mean
from kg.ports import Store

PICTURE_LIMIT = 2000  # nodes; beyond it a page of vis-network is no pleasure (docs/drawing.md)
_PICTURES = frozenset({"html", "svg", "png"})


@dataclass(frozen=True, slots=True)
class Drawing:
    """What was written, in words for the person who asked."""

    path: Path
    nodes: int
    edges: int
    summary: str  # "23 companies, 31 deals, from 14 articles"
    left_out: str  # "" when everything is there


Writer: TypeAlias = Callable[[nx.MultiDiGraph, Filters], bytes]


def draw(
    store: Store,
    path: Path | str,
    *,
    form: str = "html",
    filters: Filters = Filters(),  # noqa: B008 frozen
) -> Drawing:
    """Draw the knowledge graph, or the part that `filters` ask for, into one file.

    `form` is html (one page that opens from disk, without a network), svg, png, graphml,
    gexf or json (networkx's node-link form). The same graph gives the same bytes. Pictures
    keep at most 2,000 nodes, the most connected, and say so.

    Raises NotFoundError for an unknown company, MissingExtraError for svg and png without
    matplotlib, UsageError for an unknown form.
    """
    writer = _writer(form)
    if form in _PICTURES and filters.max_nodes is None:
        filters = replace(filters, max_nodes=PICTURE_LIMIT)
    network = read_network(store, filters=filters)
    _write(Path(path), writer(network, filters))
    return Drawing(
        path=Path(path),
        nodes=network.number_of_nodes(),
        edges=network.number_of_edges(),
        summary=summary(network),
        left_out=left_out(network),
    )


def write_network(network: nx.MultiDiGraph, path: Path | str, *, form: str) -> None:
    """Write a network that was read before, and perhaps changed, in any of the forms of `draw`."""
    _write(Path(path), _writer(form)(network, Filters()))


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as problem:
        raise UsageError(f"{path}: cannot be written ({problem.strerror}).") from problem


def _writer(form: str) -> Writer:
    writers: dict[str, Callable[[], Writer]] = {
        "html": _html,
        "svg": lambda: _image("svg"),
        "png": lambda: _image("png"),
        "graphml": lambda: _exchange("graphml"),
        "gexf": lambda: _exchange("gexf"),
        "json": lambda: _exchange("json"),
    }
    if form not in writers:
        hint = did_you_mean(form, writers) or f" Known: {', '.join(writers)}."
        raise UsageError(f"form: {form!r} cannot be drawn.{hint}")
    return writers[form]()


def _html() -> Writer:
    from kg.draw.page import page

    return page


def _image(form: str) -> Writer:
    from kg.draw.image import image

    return lambda network, filters: image(network, filters, form=form)


def _exchange(form: str) -> Writer:
    from kg.draw.exchange import WRITERS

    return lambda network, _: WRITERS[form](network)
