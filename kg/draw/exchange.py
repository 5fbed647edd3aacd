"""Networks for other programs: GraphML, GEXF (with places and colours), node-link JSON.

GraphML and GEXF hold flat values only, so lists become lines of text; JSON keeps them.
Characters that XML cannot hold become spaces.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter
from networkx.readwrite.graphml import GraphMLWriter

from kg.draw.layout import arrange
from kg.draw.style import node_styles
from kg.draw.title import summary

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml(network: nx.MultiDiGraph) -> bytes:
    # The ElementTree writer by name: networkx takes lxml's where that is installed, whose
    # bytes differ.
    writer = GraphMLWriter(encoding="utf-8", prettyprint=True)
    writer.add_graph_element(_flat(network))
    content = BytesIO()
    writer.dump(content)
    return content.getvalue()


def gexf(network: nx.MultiDiGraph) -> bytes:
    flat = _flat(network)
    for _, data in flat.nodes(data=True):
        # networkx takes "start" and "end" for the life of a node, and writes open ends as "".
        data["first_day"], data["day_after"] = data.pop("start", ""), data.pop("end", "")
    styles = node_styles(network)
    layout = arrange(network, styles)
    for node, style in styles.items():
        x, y = layout.places[node]
        red, green, blue = (int(style.kind.fill[i : i + 2], 16) for i in (1, 3, 5))
        flat.nodes[node]["viz"] = {
            "position": {"x": x, "y": -y, "z": 0},  # Gephi counts upwards
            "color": {"r": red, "g": green, "b": blue, "a": 1.0},
            "size": style.radius,
        }
    for number, (*_, data) in enumerate(flat.edges(data=True)):
        data["id"] = f"line{number}"
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(flat)
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)  # today's date: the bytes would change daily
    content: bytes = ElementTree.tostring(writer.xml, encoding="utf-8", xml_declaration=True)
    return content


def node_link(network: nx.MultiDiGraph) -> bytes:
    data: dict[str, Any] = nx.node_link_data(network, edges="edges")
    data["graph"] = {"title": summary(network), **data["graph"]}
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    return text.encode("utf-8", "backslashreplace")


WRITERS: dict[str, Callable[[nx.MultiDiGraph], bytes]] = {
    "graphml": graphml,
    "gexf": gexf,
    "json": node_link,
}


def _flat(network: nx.MultiDiGraph) -> nx.MultiDiGraph:
    flat = nx.MultiDiGraph(title=_text(summary(network)))
    for node, data in network.nodes(data=True):
        flat.add_node(node, **{key: _value(value) for key, value in data.items()})
    for source, target, key, data in network.edges(keys=True, data=True):
        flat.add_edge(source, target, key=key, **{k: _value(v) for k, v in data.items()})
    return flat


def _value(value: Any) -> str | float | bool:
    if isinstance(value, list):
        return "\n".join(_line(item) for item in value)
    return _text(value) if isinstance(value, str) else value


def _line(item: Any) -> str:
    """One entry of a list: "amount: $1 bn", or a sentence with where it stands.

    >>> _line({"role": "amount", "text": "$1 bn"}), _line("AI-RAN")
    ('amount: $1 bn', 'AI-RAN')
    """
    if isinstance(item, str):
        return _text(item)
    if "sentence" in item:
        where = ", ".join(filter(None, (item["title"], item["published"], item["attribution"])))
        return _text(f"{item['sentence']} ({where})")
    if "role" in item:
        return _text(f"{item['role']}: {item['text']}")
    return _text(" ".join(filter(None, (item["text"], f"[{item['value']}]"))))


def _text(text: str) -> str:
    return _NOT_XML.sub(" ", text)
