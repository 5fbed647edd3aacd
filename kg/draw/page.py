"""One page that opens from disk: the only file that knows pyvis.

pyvis gathers nodes and edges and brings vis-network along; the page around them is ours
(page.html), because its own links a CDN and lets article text run as script. The
Content-Security-Policy names our two scripts by their hashes and nothing else, so that a
sentence that should slip through every escape still could not run or load anything.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
from collections import Counter
from importlib import resources
from typing import Any

import networkx as nx
from jinja2 import DictLoader, Environment
from markupsafe import Markup
from pyvis.network import Network

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
from kg.model import CERTAIN_STATUSES, Status
from kg.schema import load_schema

_FACE = "system-ui, Segoe UI, Roboto, Helvetica Neue, Arial, Liberation Sans, sans-serif"
_LIBRARY = "templates/lib/vis-9.1.2/vis-network.min.js"
_POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; "
    "style-src 'unsafe-inline'; script-src {scripts}"
)
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 120, "hideEdgesOnDrag": False},
    "nodes": {
        "borderWidth": 1.5,
        "borderWidthSelected": 2.5,
        "font": {"face": _FACE, "size": 14, "color": INK, "strokeColor": PAPER},
    },
    "edges": {
        "smooth": False,
        "selectionWidth": 1.6,
        "hoverWidth": 0.6,
        "font": {
            "face": _FACE,
            "size": 12,
            "color": FAINT_INK,
            "strokeWidth": 4,
            "align": "middle",
        },
        "arrows": {"to": {"scaleFactor": 0.55}, "from": {"scaleFactor": 0.55}},
    },
}


def page(network: nx.MultiDiGraph, filters: Filters) -> bytes:
    """The network as one HTML page, complete in itself."""
    drawn = Network(directed=True, cdn_resources="in_line")
    styles = node_styles(network)
    layout = arrange(network, styles)
    _add_nodes(drawn, network, styles, layout)
    _add_edges(drawn, network, layout)
    drawn.templateEnv = _environment(network, filters)
    drawn.path = "page.html"
    # A lone surrogate has no UTF-8; as "\udc80" it is what JSON writes anyway.
    return str(drawn.generate_html()).encode("utf-8", "backslashreplace")


def _add_nodes(
    drawn: Network, network: nx.MultiDiGraph, styles: dict[str, NodeStyle], layout: Layout
) -> None:
    for node, style in styles.items():
        x, y = layout.places[node]
        event = network.nodes[node]["kind"] == "event"
        fill = style.kind.fill if style.certain else PAPER
        drawn.add_node(
            node,
            label=style.caption,
            shape=style.kind.shape,
            color={
                "background": fill,
                "border": style.kind.border,
                "highlight": {"background": fill, "border": INK},
                "hover": {"background": fill, "border": INK},
            },
            size=round(style.radius * layout.magnify),
            font={
                "size": layout.font_px[node],
                "color": SOFT_INK if event else INK,
                "strokeWidth": round(layout.font_px[node] * 0.3),
            },
            x=x,
            y=y,
            # vis-network leaves out labels that would come out smaller than this, in pixels
            scaling={"label": {"drawThreshold": 3 if node in layout.from_afar else 11}},
            **({} if style.certain else {"shapeProperties": {"borderDashes": [3, 3]}}),
        )


def _add_edges(drawn: Network, network: nx.MultiDiGraph, layout: Layout) -> None:
    """One line between two nodes: parallel roles ("partner", "investor") share it."""
    few = len(network) <= ROLES_EVERYWHERE
    lines: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for source, target, data in network.edges(data=True):
        lines.setdefault((source, target), []).append(data)
    for number, ((source, target), roles) in enumerate(lines.items()):
        certain = all(data["certain"] for data in roles)
        label = ", ".join(data["label"] for data in roles)
        drawn.add_edge(
            source,
            target,
            id=f"line{number}",
            label=label,
            role=label,
            width=round(1.3 * layout.magnify, 1),
            dashes=False if certain else [6, 5],
            color={
                "color": CERTAIN_LINE if certain else UNCERTAIN_LINE,
                "highlight": INK,
                "hover": INK,
            },
            arrows=_arrow(network.nodes[source], roles[0]),
            scaling={"label": {"drawThreshold": 6 if few else 13}},
        )


def _arrow(source: dict[str, Any], edge: dict[str, Any]) -> str:
    """Which end of a line has a head, so that "Acme → acquisition → Widget" reads as a sentence.

    The ontology says at which role a direct edge of the event begins, and at which it ends.
    """
    if edge["kind"] == "direct":
        return "to"
    for rule in load_schema().edges:
        if source["type"] in rule.event_types and rule.from_role != rule.to_role:
            if edge["role"] == rule.from_role:
                return "from"
            if edge["role"] == rule.to_role:
                return "to"
    return ""


def _environment(network: nx.MultiDiGraph, filters: Filters) -> Environment:
    remarks = [text for text in (scope(filters), left_out(network)) if text]
    remark = ". ".join(remarks)
    library, script = _library(), _asset("page.js")
    environment = Environment(
        loader=DictLoader({"page.html": _asset("page.html")}), autoescape=True
    )
    environment.filters["embed"] = _embed
    environment.globals["policy"] = _POLICY.format(scripts=" ".join(map(_hash, (library, script))))
    environment.globals["page"] = {
        "title": summary(network),
        "remarks": remark[:1].upper() + remark[1:],
        "css": _asset("page.css"),
        "library": library,
        "script": script,
        "options": _OPTIONS,
        "details": {node: _detail(data) for node, data in network.nodes(data=True)},
        "kinds": _kinds(network),
        "statuses": _statuses(network),
        **_day_range(network),
    }
    return environment


def _detail(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in ("types", "iri")}


def _kinds(network: nx.MultiDiGraph) -> list[dict[str, Any]]:
    counts = Counter(kind for _, kind in network.nodes(data="kind"))
    return [
        {
            "name": name,
            "plural": style.plural,
            "fill": style.fill,
            "border": style.border,
            "points": _outline(style.shape),
            "count": counts[name],
        }
        for name, style in KINDS.items()
        if counts[name]
    ]


def _statuses(network: nx.MultiDiGraph) -> list[dict[str, Any]]:
    counts = Counter(status for _, status in network.nodes(data="status") if status)
    return [
        {"name": str(s), "count": counts[str(s)], "certain": s in CERTAIN_STATUSES}
        for s in Status
        if counts[str(s)]
    ]


def _day_range(network: nx.MultiDiGraph) -> dict[str, str]:
    days = sorted(
        data[side]
        for _, data in network.nodes(data=True)
        for side in ("start", "end")
        if data.get(side)
    )
    return {"first_day": days[0] if days else "", "last_day": days[-1] if days else ""}


def _outline(shape: str) -> str:
    """The corners of a shape for the legend; "" for a disc."""
    corners = {"square": (4, 45, 10), "diamond": (4, 0, 9), "triangle": (3, -90, 9.5)}
    corners |= {"triangleDown": (3, 90, 9.5), "hexagon": (6, 0, 9)}
    if shape == "star":
        return _polygon([(9.5 if i % 2 == 0 else 4.2, -90 + 36 * i) for i in range(10)])
    if shape not in corners:
        return ""
    count, first, radius = corners[shape]
    return _polygon([(radius, first + 360 * i / count) for i in range(count)])


def _polygon(points: list[tuple[float, float]]) -> str:
    return " ".join(
        f"{r * math.cos(math.radians(a)):.1f},{r * math.sin(math.radians(a)):.1f}"
        for r, a in points
    )


def _embed(value: object) -> Markup:
    """JSON that cannot end the script element it stands in: it holds no "<" at all."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign, escape in (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        text = text.replace(sign, escape)
    return Markup(text)


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _asset(name: str) -> str:
    return resources.files("kg.draw").joinpath(name).read_text(encoding="utf-8")


def _library() -> str:
    """vis-network as pyvis ships it, less the line that makes a debugger fetch its source map."""
    text = resources.files("pyvis").joinpath(_LIBRARY).read_text(encoding="utf-8")
    # Not splitlines: the library's strings hold other signs that Python takes for line ends.
    return "\n".join(line for line in text.split("\n") if "sourceMappingURL" not in line)
