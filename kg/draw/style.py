"""How things look, for every form: a shape and a colour a kind, lines by how certain.

The colours are those of Okabe and Ito, told apart by people who see fewer colours; no
two kinds share a shape either, so that colour alone never carries the meaning.
"""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from kg.draw.wording import wrap

INK = "#1f2933"
SOFT_INK = "#52606d"
FAINT_INK = "#7b8794"
PAPER = "#ffffff"
CERTAIN_LINE = "#66758a"
UNCERTAIN_LINE = "#93a1b0"  # dashed as well


@dataclass(frozen=True, slots=True)
class KindStyle:
    """One kind of node."""

    plural: str
    shape: str  # as vis-network names it
    marker: str  # as matplotlib names it
    fill: str
    border: str


KINDS: dict[str, KindStyle] = {
    "company": KindStyle("companies", "dot", "o", "#0072b2", "#00507d"),
    "organization": KindStyle("organizations", "square", "s", "#56b4e9", "#2a7fae"),
    "person": KindStyle("people", "triangle", "^", "#cc79a7", "#99507a"),
    "place": KindStyle("places", "triangleDown", "v", "#8a8f98", "#5c6068"),
    "product": KindStyle("products", "star", "*", "#e69f00", "#a87400"),
    "technology": KindStyle("technologies", "hexagon", "h", "#009e73", "#00694d"),
    "event": KindStyle("events", "diamond", "D", "#d55e00", "#963f00"),
}


@dataclass(frozen=True, slots=True)
class NodeStyle:
    """One node as every form draws it. Sizes are pixels at full scale."""

    caption: str
    radius: int
    kind: KindStyle
    certain: bool
    rank: tuple[int, int, str]  # smaller: labelled earlier, where there is no room for all


def node_styles(network: nx.MultiDiGraph) -> dict[str, NodeStyle]:
    degree = dict(network.degree())
    return {
        node: NodeStyle(
            caption=caption(data),
            radius=_radius(data["kind"], degree[node]),
            kind=KINDS[data["kind"]],
            certain=data.get("certain", True),
            rank=(data["kind"] == "event", -degree[node], node),
        )
        for node, data in network.nodes(data=True)
    }


def caption(data: dict[str, object]) -> str:
    """The few words at a node: its name; of an event its type, first amount and doubt.

    >>> caption({"kind": "company", "label": "Acme"})
    'Acme'
    >>> caption({"kind": "event", "type_label": "merger", "status": "rumoured", "certain": False,
    ...          "amounts": [{"role": "amount", "text": "$2 bn"}]})
    'merger (rumoured)\\n$2 bn'
    """
    if data["kind"] != "event":
        return wrap(str(data["label"])) or "?"
    doubt = "" if data["certain"] else f" ({data['status']})"
    amounts = data["amounts"]
    first = (
        [a["text"] for a in amounts if a["role"] == "amount"] if isinstance(amounts, list) else []
    )
    lines = [f"{data['type_label']}{doubt}", *(wrap(text, width=24, lines=1) for text in first[:1])]
    return "\n".join(lines)


def _radius(kind: str, degree: int) -> int:
    if kind == "event":
        return 8
    return 11 + min(15, round(2.4 * degree**0.5)) if kind == "company" else 10 + min(8, degree)
