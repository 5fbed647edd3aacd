"""Where the nodes go: computed beforehand, so that a page opens at once and never wobbles.

Each connected part is laid out alone (a radial tree, then springs), its labels are moved
apart, and the parts are packed like words on a page. No randomness anywhere. networkx
needs SciPy for its own springs from 500 nodes on; these need NumPy alone.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeAlias

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from kg.draw.style import NodeStyle

Points: TypeAlias = NDArray[np.float64]

LABELS_EVERYWHERE = 70  # nodes; above it only the most connected are labelled from afar
LABELS_FROM_AFAR = 40  # how many of a larger graph can be read at once (docs/drawing.md)
ROLES_EVERYWHERE = 30  # nodes; above it, role labels appear on zooming in
_SMALL_STRETCH = 1.45  # longer edges, with room for role labels
_EDGE_PX = 105.0  # length of an edge at rest
_GAP_PX = 40.0  # between two connected parts
_CANVAS_PX = (830.0, 680.0)  # what a laptop's window leaves for the drawing
_LETTER = (0.56, 1.2)  # width and height of a letter, in font sizes
_FONT_PX = 14.0
_READ_PX = 12.0  # how high letters should come out when the whole graph is in the window
# Towards the middle, more so from above and below: pages are wide. With springs alone a tree
# of companies spreads over forty times the room that its labels need.
_GRAVITY = np.array([0.55, 0.85])
_CLOSE_WORK = 400  # nodes; above it, springs and decluttering take fewer rounds


@dataclass(frozen=True, slots=True)
class Layout:
    """Whole pixels for every node: x to the right, y down, the middle at (0, 0)."""

    places: dict[str, tuple[int, int]]
    font_px: dict[str, int]  # the size of each label at full scale
    from_afar: frozenset[str]  # whose labels can be read with the whole graph in the window
    magnify: float = 1.0  # by what nodes and lines of a large graph grow, to be seen at all


def arrange(network: nx.MultiDiGraph, styles: dict[str, NodeStyle]) -> Layout:
    """Places and label sizes. Labels grow until they can be read with everything in view;
    in a larger graph only those that fit without covering each other, best connected first.
    """
    if not network:
        return Layout({}, {}, frozenset())
    parts = sorted(
        (sorted(part) for part in nx.weakly_connected_components(network)),
        key=lambda part: (-len(part), part),
    )
    nodes = [node for part in parts for node in part]
    ordered = [styles[node] for node in nodes]
    stretch = _SMALL_STRETCH if len(nodes) <= ROLES_EVERYWHERE else 1.0
    loose = [
        stretch * _level(_springs(_radial(network, part), _links(network, part))) for part in parts
    ]
    if len(nodes) > LABELS_EVERYWHERE:
        sizes = np.array([(2.0 * style.radius + 10, 2.0 * style.radius + 10) for style in ordered])
        points = _settle(loose, sizes)
        font = max(_FONT_PX, _READ_PX / _scale(points))
        near = _room(points, ordered, font)
        fonts = [round(font if i in near else _FONT_PX) for i in range(len(nodes))]
    else:
        font = _FONT_PX
        for _ in range(3):  # larger labels need more room, which makes everything smaller
            points = _settle(loose, np.array([_box(style, font) for style in ordered]))
            font = min(1.6 * _FONT_PX, max(_FONT_PX, _READ_PX / _scale(points)))
        near, fonts = set(range(len(nodes))), [round(font)] * len(nodes)
    points = points - (points.max(axis=0) + points.min(axis=0)) / 2
    return Layout(
        places={n: (round(x), round(y)) for n, (x, y) in zip(nodes, points.tolist(), strict=True)},
        font_px=dict(zip(nodes, fonts, strict=True)),
        from_afar=frozenset(nodes[i] for i in near),
        magnify=round(min(2.0, max(1.0, 0.6 * max(fonts) / _FONT_PX)), 2),
    )


def _settle(loose: list[Points], sizes: Points) -> Points:
    placed, start = [], 0
    for part in loose:
        placed.append(_declutter(part, sizes[start : start + len(part)]))
        start += len(part)
    return _pack(placed, sizes)


def _scale(points: Points) -> float:
    """By what factor all of it is made smaller to fit the window."""
    width, height = (points.max(axis=0) - points.min(axis=0) + 80).tolist()
    return float(min(_CANVAS_PX[0] / width, _CANVAS_PX[1] / height, 1.4))


def _box(style: NodeStyle, font: float) -> tuple[float, float]:
    """Width and height that a node and its label take up. The label hangs below."""
    side = 2.0 * style.radius + 8
    width, height = _text_box(style, font)
    return max(side, width + 10), side + height + 6


def _text_box(style: NodeStyle, font: float) -> tuple[float, float]:
    lines = style.caption.split("\n")
    return _LETTER[0] * font * max(map(len, lines)), _LETTER[1] * font * len(lines)


def _room(points: Points, styles: list[NodeStyle], font: float) -> set[int]:
    """The nodes whose labels, at this size, cover no label of a better connected node."""
    taken: list[tuple[float, float, float, float]] = []
    chosen: set[int] = set()
    for i in sorted(range(len(styles)), key=lambda i: styles[i].rank):
        if len(chosen) == LABELS_FROM_AFAR or styles[i].rank[0]:
            break
        width, height = _text_box(styles[i], font)
        x, top = float(points[i, 0]), float(points[i, 1]) + styles[i].radius
        box = (x - width / 2 - 6, top, x + width / 2 + 6, top + height)
        if all(box[2] < t[0] or t[2] < box[0] or box[3] < t[1] or t[3] < box[1] for t in taken):
            taken.append(box)
            chosen.add(i)
    return chosen


def _links(network: nx.MultiDiGraph, part: list[str]) -> NDArray[np.int64]:
    index = {node: i for i, node in enumerate(part)}
    pairs = {(index[u], index[v]) for u, v in network.subgraph(part).edges() if u != v}
    return np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)


def _radial(network: nx.MultiDiGraph, part: list[str]) -> Points:
    """A tree around the most connected node, every branch in a sector by its leaves.

    Springs that start from here find a picture with few crossings; from chance they do not.
    """
    degree = dict(network.degree(part))
    root = min(part, key=lambda node: (-degree[node], node))
    ordered = nx.Graph()
    ordered.add_nodes_from(part)
    ordered.add_edges_from(sorted(network.to_undirected(as_view=True).edges(part)))
    children: dict[str, list[str]] = {node: [] for node in part}
    depth = {root: 0}
    for parent, child in nx.bfs_edges(ordered, root):
        children[parent].append(child)
        depth[child] = depth[parent] + 1
    leaves: dict[str, int] = {}
    for node in sorted(part, key=lambda n: -depth[n]):
        leaves[node] = sum(leaves[c] for c in children[node]) or 1
    angle = {root: (0.0, math.tau)}
    for node in sorted(part, key=lambda n: depth[n]):
        low, high = angle[node]
        for child in children[node]:
            step = (high - low) * leaves[child] / leaves[node]
            angle[child] = (low, low + step)
            low += step
    radius = _EDGE_PX * max(1.0, math.sqrt(len(part)) / 6)
    return np.array(
        [
            (math.cos(a) * depth[n] * radius, math.sin(a) * depth[n] * radius)
            for n in part
            for a in [sum(angle[n]) / 2]
        ]
    )


def _springs(points: Points, links: NDArray[np.int64]) -> Points:
    """Fruchterman and Reingold's forces, with a step that shrinks to nothing."""
    count = len(points)
    if count < 3:
        return points
    rounds = 300 if count <= _CLOSE_WORK else max(40, 120_000 // count)
    step = _EDGE_PX
    for turn in range(rounds):
        force = _repulsion(points)
        along = points[links[:, 1]] - points[links[:, 0]]
        pull = along * (np.linalg.norm(along, axis=1, keepdims=True) / _EDGE_PX)
        for axis in (0, 1):
            force[:, axis] += np.bincount(links[:, 0], pull[:, axis], count)
            force[:, axis] -= np.bincount(links[:, 1], pull[:, axis], count)
        force -= _GRAVITY * (points - points.mean(axis=0))
        length = np.maximum(np.linalg.norm(force, axis=1, keepdims=True), 1e-9)
        limit = step * (1 - turn / rounds)
        points = points + force / length * np.minimum(length, limit)
    return points


def _level(points: Points) -> Points:
    """Turned so that it is widest from left to right, as screens are."""
    if len(points) < 2:
        return points
    centred = points - points.mean(axis=0)
    xx, yy, xy = (float((centred[:, a] * centred[:, b]).sum()) for a, b in ((0, 0), (1, 1), (0, 1)))
    angle = math.atan2(2 * xy, xx - yy) / 2
    cos, sin = math.cos(angle), math.sin(angle)
    turned: Points = centred @ np.array([[cos, -sin], [sin, cos]])
    return turned


def _repulsion(points: Points) -> Points:
    x, y = points.astype(np.float32).T  # half the memory to move; a pixel is exact enough
    dx = x[:, None] - x[None, :]
    dy = y[:, None] - y[None, :]
    weight = _EDGE_PX**2 / np.maximum(dx * dx + dy * dy, 25.0)
    return np.stack([(dx * weight).sum(axis=1), (dy * weight).sum(axis=1)], axis=1).astype(
        np.float64
    )


def _declutter(points: Points, sizes: Points) -> Points:
    """Move overlapping boxes apart, along the shorter way, until none overlap."""
    points = points.copy()
    rounds = 200 if len(points) <= _CLOSE_WORK else 30
    # The label hangs below the node: the box's middle is lower than the node.
    below = np.stack([np.zeros(len(sizes)), (sizes[:, 1] - sizes[:, 0].clip(max=60)) / 4], axis=1)
    for _ in range(rounds):
        middle = points + below
        first, second = _overlapping(middle, sizes)
        if not len(first):
            break
        points += _pushes(middle, sizes, first, second)
    return points


def _overlapping(middle: Points, sizes: Points) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The pairs of boxes that overlap, each once. Single precision: half the memory to move."""
    hit = np.triu(np.ones((len(middle), len(middle)), dtype=bool), k=1)
    for axis in (0, 1):
        at = middle[:, axis].astype(np.float32)
        reach = (sizes[:, axis] / 2).astype(np.float32)
        hit &= np.abs(at[:, None] - at[None, :]) < reach[:, None] + reach[None, :]
    first, second = np.nonzero(hit)
    return first, second


def _pushes(
    middle: Points, sizes: Points, first: NDArray[np.int64], second: NDArray[np.int64]
) -> Points:
    """Half of each overlap for either box; where two lie on one spot, the earlier goes up."""
    apart = middle[second] - middle[first]
    overlap = (sizes[first] + sizes[second]) / 2 - np.abs(apart)
    sideways = overlap[:, 0] < overlap[:, 1]
    moves = []
    for axis in (0, 1):
        chosen = sideways if axis == 0 else ~sideways
        way = np.where(apart[chosen, axis] < 0, -1.0, 1.0)
        push = way * (overlap[chosen, axis] / 2 + 1)
        ends = np.concatenate([first[chosen], second[chosen]])
        total = np.bincount(ends, np.concatenate([-push, push]), len(middle))
        moves.append(total / np.maximum(np.bincount(ends, minlength=len(middle)), 1))
    return np.stack(moves, axis=1)


def _pack(parts: list[Points], sizes: Points) -> Points:
    """Set the parts in rows, the largest first, on a page of a screen's shape."""
    boxes, start = [], 0
    for part in parts:
        half = sizes[start : start + len(part)] / 2
        low, high = (part - half).min(axis=0), (part + half).max(axis=0)
        boxes.append((low, high - low + _GAP_PX))
        start += len(part)
    area = sum(float(extent[0] * extent[1]) for _, extent in boxes)
    width = max(
        math.sqrt(area * _CANVAS_PX[0] / _CANVAS_PX[1]),
        max(float(extent[0]) for _, extent in boxes),
    )
    packed, x, y, row = [], 0.0, 0.0, 0.0
    for part, (low, extent) in zip(parts, boxes, strict=True):
        if x > 0 and x + extent[0] > width * 1.02:
            x, y, row = 0.0, y + row, 0.0
        packed.append(part - low + np.array([x, y]))
        x, row = x + float(extent[0]), max(row, float(extent[1]))
    return np.concatenate(packed)
