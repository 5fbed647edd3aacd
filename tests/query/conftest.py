"""Stores that hold finished graphs, made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Dataset

from kg.ports import Store
from kg.store import open_store

TESTS = Path(__file__).parents[1]
SMALL = TESTS / "data" / "small.trig"
MARKET = TESTS / "query" / "data" / "market.trig"


def store_of(*files: Path) -> Store:
    dataset = Dataset()
    for file in files:
        dataset.parse(file, format="trig")
    default = dataset.default_graph.identifier
    store = open_store(":memory:")
    store.apply(
        add=[(s, p, o, None if g in (None, default) else g) for s, p, o, g in dataset.quads()]  # type: ignore[misc]
    )
    return store


@pytest.fixture(scope="module")
def small() -> Store:
    return store_of(SMALL)


@pytest.fixture(scope="module")
def market() -> Store:
    return store_of(SMALL, MARKET)
