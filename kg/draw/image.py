"""A drawing as a still picture, SVG or PNG: the only file that knows matplotlib."""

from __future__ import annotations

import importlib
from io import BytesIO
from typing import Any

import networkx as nx

from kg.draw.filters import Filters
from kg.draw.layout import ROLES_EVERYWHERE, Layout, arrange
from kg.draw.style import (
    CERTAIN_LINE,
    FAINT_INK,
    INK,
    KINDS,
    PAPER,
    SOFT_INK,
    UNCERTAIN_LINE,
    NodeStyle,
    node_styles,
)
from kg.draw.title import left_out, scope, summary
from kg.errors import MissingExtraError

_DPI = 160
_INCHES = (12.0, 8.0)
# "none" keeps labels as text that can be searched; the salt makes ids the same every time.
_SETTINGS = {"svg.fonttype": "none", "svg.hashsalt": "kg", "font.family": "sans-serif"}
# No date and no version in the file: the same graph gives the same bytes.
_METADATA: dict[str, dict[str, str | None]] = {
    "svg": {"Date": None, "Creator": None},
    "png": {"Software": None},
}


def image(network: nx.MultiDiGraph, filters: Filters, *, form: str) -> bytes:
    """The network as an SVG or PNG file. Raises MissingExtraError without matplotlib."""
    matplotlib, figures = _matplotlib()
    styles = node_styles(network)
    layout = arrange(network, styles)
    content = BytesIO()
    with matplotlib.rc_context(_SETTINGS):
        figure = figures.Figure(figsize=_INCHES, layout="constrained", facecolor=PAPER)
        axes = figure.add_subplot()
        axes.set_axis_off()
        axes.set_aspect("equal", adjustable="datalim")
        axes.invert_yaxis()  # places count downwards, as screens do
        axes.margins(0.06)
        _draw_edges(axes, network, layout)
        _draw_nodes(axes, styles, layout)
        _draw_labels(axes, styles, layout)
        _draw_frame(figure, axes, network, filters)
        figure.savefig(content, format=form, dpi=_DPI, metadata=_METADATA[form])
    return content.getvalue()


def _matplotlib() -> tuple[Any, Any]:
    try:
        return importlib.import_module("matplotlib"), importlib.import_module("matplotlib.figure")
    except ImportError as problem:
        raise MissingExtraError(
            "pictures as svg and png need matplotlib, which is not installed. "
            "Install it with: pip install 'news-kg[images]'"
        ) from problem


def _draw_edges(axes: Any, network: nx.MultiDiGraph, layout: Layout) -> None:
    for source, target, data in network.edges(data=True):
        (x1, y1), (x2, y2) = layout.places[source], layout.places[target]
        certain = data["certain"]
        axes.plot(
            [x1, x2],
            [y1, y2],
            color=CERTAIN_LINE if certain else UNCERTAIN_LINE,
            linewidth=1.0 if certain else 0.9,
            linestyle="solid" if certain else (0, (4, 3)),
            zorder=1,
        )
        if len(network) <= ROLES_EVERYWHERE:
            _write(axes, (x1 + x2) / 2, (y1 + y2) / 2, data["label"], 6.5, FAINT_INK, "center")


def _draw_nodes(axes: Any, styles: dict[str, NodeStyle], layout: Layout) -> None:
    crowd = max(0.35, min(1.0, 6.0 / len(styles) ** 0.5)) if styles else 1.0
    for node, style in styles.items():
        x, y = layout.places[node]
        axes.plot(
            [x],
            [y],
            marker=style.kind.marker,
            markersize=style.radius * crowd,
            markerfacecolor=style.kind.fill if style.certain else PAPER,
            markeredgecolor=style.kind.border,
            markeredgewidth=0.9,
            linestyle="none",
            zorder=4,
        )


def _draw_labels(axes: Any, styles: dict[str, NodeStyle], layout: Layout) -> None:
    for node, style in styles.items():
        if node in layout.from_afar:
            x, y = layout.places[node]
            colour = SOFT_INK if style.kind is KINDS["event"] else INK
            below = y + style.radius * layout.magnify + 4
            _write(axes, x, below, style.caption, 8, colour, "top")


def _write(axes: Any, x: float, y: float, text: str, size: float, colour: str, va: str) -> None:
    """Text on a strip of paper. parse_math: "$1 bn to $2 bn" is money, not a formula.

    A halo around the letters would look better and turn every letter into a shape: a file
    six times as large, in which no name can be searched for.
    """
    clean = "".join(c for c in text if c.isprintable() or c == "\n")
    strip = {"facecolor": PAPER, "edgecolor": "none", "alpha": 0.75, "pad": 0.4}
    axes.text(
        x, y, clean, size=size, color=colour, ha="center", va=va, parse_math=False,
        bbox=strip, zorder=3,
    )  # fmt: skip


def _draw_frame(figure: Any, axes: Any, network: nx.MultiDiGraph, filters: Filters) -> None:
    lines = importlib.import_module("matplotlib.lines")
    figure.suptitle(
        summary(network), x=0.01, ha="left", size=13, weight="bold", color=INK, parse_math=False
    )
    remark = ". ".join(filter(None, (scope(filters), left_out(network))))
    if remark:
        axes.set_title(remark, loc="left", size=9, color=SOFT_INK, parse_math=False)
    present = {kind for _, kind in network.nodes(data="kind")}
    keys = [
        lines.Line2D([], [], marker=s.marker, color=s.fill, markeredgecolor=s.border,
                     linestyle="none", markersize=7, label=s.plural)
        for kind, s in KINDS.items() if kind in present
    ]  # fmt: skip
    if not all(certain for *_, certain in network.edges(data="certain")):
        keys.append(
            lines.Line2D([], [], color=UNCERTAIN_LINE, linestyle=(0, (4, 3)), label="not certain")
        )
    if keys:
        figure.legend(
            handles=keys, loc="outside lower left", ncols=len(keys), frameon=False, fontsize=9,
            labelcolor=SOFT_INK,
        )  # fmt: skip
