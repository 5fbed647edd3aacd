"""Places: readable, reproducible, inside the window."""

from __future__ import annotations

import itertools

import pytest

from kg.draw import read_network
from kg.draw.layout import arrange
from kg.draw.style import node_styles
from tests.draw.worlds import large, small, store_of


def laid_out(store):
    network = read_network(store)
    styles = node_styles(network)
    return styles, arrange(network, styles)


def boxes(styles, layout, nodes):
    """Where the labels of these nodes stand, by the width of an average letter."""
    for node in nodes:
        x, y = layout.places[node]
        lines = styles[node].caption.split("\n")
        font = layout.font_px[node]
        width, top = 0.5 * font * max(map(len, lines)), y + styles[node].radius
        yield x - width / 2, top, x + width / 2, top + 1.1 * font * len(lines)


def overlap(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@pytest.mark.parametrize("nodes", [0, 20, 60, 150])
def test_labels_seen_from_afar_do_not_cover_each_other(nodes):
    styles, layout = laid_out(large(nodes) if nodes else small())
    near = list(boxes(styles, layout, sorted(layout.from_afar)))
    assert near
    assert not [pair for pair in itertools.combinations(near, 2) if overlap(*pair)]


def test_a_small_graph_labels_everything_and_a_large_one_the_most_connected():
    styles, layout = laid_out(small())
    assert layout.from_afar == set(styles)
    styles, layout = laid_out(large(150))
    assert 10 <= len(layout.from_afar) <= 40
    best = min(styles, key=lambda node: styles[node].rank)
    assert best in layout.from_afar


def test_no_two_nodes_share_a_place():
    _, layout = laid_out(large(150))
    assert len(set(layout.places.values())) == len(layout.places)


def test_the_same_graph_is_laid_out_the_same():
    assert laid_out(large(80))[1] == laid_out(large(80))[1]


def test_nothing_needs_no_place():
    assert laid_out(store_of([]))[1].places == {}
