"""The line above a drawing: what it shows, and what it leaves out."""

from __future__ import annotations

from collections import Counter

import networkx as nx

from kg.draw.filters import Filters
from kg.draw.style import KINDS
from kg.draw.wording import count, join


def summary(network: nx.MultiDiGraph) -> str:
    """ "23 companies, 4 people, 31 deals and 2 other events, from 14 articles"."""
    kinds = Counter(kind for _, kind in network.nodes(data="kind") if kind != "event")
    parts = [count(kinds[kind], kind, KINDS[kind].plural) for kind in KINDS if kinds[kind]]
    events = [data for _, data in network.nodes(data=True) if data["kind"] == "event"]
    deals = sum("Deal" in data["types"] for data in events)
    if deals:
        parts.append(count(deals, "deal"))
    if len(events) > deals:
        parts.append(count(len(events) - deals, "other event" if deals else "event"))
    articles = {claim["article"] for data in events for claim in data["evidence"]}
    source = f", from {count(len(articles), 'article')}" if articles else ""
    return (join(parts) or "Nothing to draw") + source


def scope(filters: Filters) -> str:
    """What was asked for, in words; "" where nothing was."""
    said = []
    if filters.companies:
        said.append(f"around {join(filters.companies)}")
    if filters.kinds:
        said.append(f"only {join(KINDS[k].plural for k in KINDS if k in filters.kinds)}")
    if filters.event_types:
        said.append(f"only {join(sorted(filters.event_types))}")
    if filters.statuses:
        said.append(f"only {join(sorted(filters.statuses))}")
    if filters.since:
        said.append(f"since {filters.since}")
    if filters.until:
        said.append(f"until {filters.until}")
    if filters.min_confidence:
        said.append(f"confidence at least {filters.min_confidence:g}")
    return ", ".join(said)


def left_out(network: nx.MultiDiGraph) -> str:
    parts = network.graph.get("left_out", [])
    return f"Left out: {join(parts)}." if parts else ""
