"""Which nodes of a network to keep. Pure: networkx in, networkx out."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from kg.draw.filters import Filters
from kg.draw.wording import count
from kg.errors import NotFoundError, did_you_mean
from kg.naming import name_key


def select(network: nx.MultiDiGraph, filters: Filters) -> nx.MultiDiGraph:
    """The nodes that `filters` let through, and in `graph["left_out"]` what was left behind."""
    seeds = {node for name in filters.companies for node in find_companies(network, name)}
    keep = {node for node, kind in network.nodes(data="kind") if _is_wanted(network, node, filters)}
    kept = network.subgraph(keep | seeds)
    if seeds:
        kept = kept.subgraph(_around(kept, seeds, filters.hops))
    left_out = []
    kept, lone = _without_lone(kept, seeds, unconnected=filters.unconnected)
    if lone and not seeds:
        left_out.append(f"{count(lone, 'thing')} that no event joins")
    if filters.max_nodes is not None and len(kept) > filters.max_nodes:
        whole = len(kept)
        kept = kept.subgraph(_most_connected(kept, seeds, filters.max_nodes))
        left_out.append(f"the least connected {count(whole - len(kept), 'node')} of {whole:,}")
    return _copy(network, set(kept), left_out)


def find_companies(network: nx.MultiDiGraph, name: str) -> list[str]:
    """The nodes that a name stands for: the same name, else the one that begins with it.

    Companies and organisations first, then anything else that is called so. Raises
    NotFoundError with the nearest names, or with the choice where the name fits several.
    """
    things = [n for n, kind in network.nodes(data="kind") if kind != "event"]
    agents = [n for n in things if network.nodes[n]["kind"] in ("company", "organization")]
    key = name_key(name, is_company=True)
    for candidates in (agents, things):
        same = [n for n in candidates if key in _keys(network, n)]
        if same:
            return same
    longer = [n for n in agents if key and any(k.startswith(f"{key} ") for k in _keys(network, n))]
    if len(longer) == 1:
        return longer
    if longer:
        names = ", ".join(sorted(network.nodes[n]["label"] for n in longer)[:6])
        raise NotFoundError(f"company {name!r} could be any of: {names}. Give the whole name.")
    known = [network.nodes[n]["label"] for n in agents]
    raise NotFoundError(f"company {name!r} is not in the graph.{did_you_mean(name, known)}")


def _keys(network: nx.MultiDiGraph, node: str) -> set[str]:
    data = network.nodes[node]
    return {name_key(name, is_company=True) for name in (data["label"], *data["names"])}


def _is_wanted(network: nx.MultiDiGraph, node: str, filters: Filters) -> bool:
    data = network.nodes[node]
    if data["kind"] != "event":
        return not filters.kinds or data["kind"] in filters.kinds
    return (
        (not filters.statuses or data["status"] in filters.statuses)
        and (not filters.event_types or not filters.event_types.isdisjoint(data["types"]))
        and data["confidence"] >= filters.min_confidence
        and _is_within(data["start"], data["end"], filters)
    )


def _is_within(start: str, end: str, filters: Filters) -> bool:
    """Whether the event's days, half open, meet the days asked for. ISO dates sort as text.

    A known start with an open end is that one day; a known end alone reaches back for ever.
    """
    if not filters.since and not filters.until:
        return True
    if not start and not end:
        return False
    if filters.until and start and start > filters.until.isoformat():
        return False
    since = filters.since.isoformat() if filters.since else ""
    return end > since if end else start >= since


def _around(network: nx.MultiDiGraph, seeds: set[str], hops: int) -> set[str]:
    """The seeds, the events near them and all who take part in these."""
    within = set(seeds)
    for _ in range(hops):
        events = _neighbours(network, within)
        things = {n for n in events if network.nodes[n]["kind"] != "event"}
        within |= things | _neighbours(network, events - things) | events
    if hops == 0:
        within |= {
            n
            for n in _neighbours(network, seeds)
            if network.nodes[n]["kind"] == "event"
            and len(seeds.intersection(network.successors(n))) > 1
        }
    return within


def _neighbours(network: nx.MultiDiGraph, nodes: Iterable[str]) -> set[str]:
    return {other for node in nodes for other in nx.all_neighbors(network, node)}


def _without_lone(
    network: nx.MultiDiGraph, seeds: set[str], *, unconnected: bool
) -> tuple[nx.MultiDiGraph, int]:
    if unconnected:
        return network, 0
    lone = {n for n, degree in network.degree() if degree == 0} - seeds
    things = sum(network.nodes[n]["kind"] != "event" for n in lone)
    return network.subgraph(set(network) - lone), things


def _most_connected(network: nx.MultiDiGraph, seeds: set[str], limit: int) -> set[str]:
    """Whole events, most connected parties first: a deal with one party cut off would lie."""
    degree = dict(network.degree())
    keep = set(sorted(seeds)[:limit])
    events = [n for n in network if network.nodes[n]["kind"] == "event"]
    weight = {e: sum(degree[thing] for thing in network.successors(e)) for e in events}
    for event in sorted(events, key=lambda e: (-weight[e], e)):
        whole = keep | {event} | set(network.successors(event))
        if len(whole) <= limit:
            keep = whole
    rest = sorted(set(network) - keep - set(events), key=lambda n: (-degree[n], n))
    return keep | set(rest[: limit - len(keep)])


def _copy(network: nx.MultiDiGraph, keep: set[str], left_out: list[str]) -> nx.MultiDiGraph:
    """A graph of its own, in the network's order: a subgraph view iterates in set order."""
    copy = nx.MultiDiGraph(left_out=left_out)
    copy.add_nodes_from((n, d) for n, d in network.nodes(data=True) if n in keep)
    copy.add_edges_from(
        (u, v, k, d)
        for u, v, k, d in network.edges(keys=True, data=True)
        if u in keep and v in keep
    )
    return copy
