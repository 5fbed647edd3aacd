"""The best tree and the best names, against trying everything."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from kg.nlp.model.decode import decode_names, decode_tree

Scores = NDArray[np.float32]
TAGS = ("O", "B-company", "I-company", "B-person", "I-person")


def is_tree(heads: tuple[int, ...]) -> bool:
    """One root, and every word reaches it."""
    roots = [i for i, head in enumerate(heads) if head == i]
    if len(roots) != 1:
        return False
    for word in range(len(heads)):
        for _ in heads:
            word = heads[word]
        if word != roots[0]:
            return False
    return True


def total(scores: Scores, heads: tuple[int, ...]) -> float:
    return float(sum(scores[i, head] for i, head in enumerate(heads)))


def matrices(words: int) -> st.SearchStrategy[Scores]:
    return arrays(np.float32, (words, words), elements=st.integers(-20, 20).map(float))


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 5).flatmap(matrices))
def test_no_tree_with_one_root_scores_more(scores: Scores) -> None:
    found = tuple(decode_tree(scores))
    assert is_tree(found)
    every = product(range(len(scores)), repeat=len(scores))
    assert total(scores, found) == max(total(scores, t) for t in every if is_tree(t))


@pytest.mark.parametrize("seed", range(4))
def test_a_long_sentence_gets_a_tree(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(120, 120)).astype(np.float32)
    assert is_tree(tuple(decode_tree(scores)))


def test_two_words_that_each_want_the_other_get_a_root() -> None:
    scores = np.array([[0, 9], [9, 1]], dtype=np.float32)
    assert decode_tree(scores) == [1, 1]


@settings(max_examples=100, deadline=None)
@given(
    st.integers(1, 4).flatmap(
        lambda n: arrays(np.float32, (n, len(TAGS)), elements=st.integers(-9, 9).map(float))
    )
)
def test_no_lawful_sequence_of_names_scores_more(scores: Scores) -> None:
    def lawful(path: tuple[int, ...]) -> bool:
        tags = ["O", *(TAGS[t] for t in path)]
        return all(a[2:] == b[2:] for a, b in pairwise(tags) if b[0] == "I")

    def spans(path: tuple[int, ...]) -> float:
        return sum(float(scores[i, t]) for i, t in enumerate(path))

    best = max(spans(p) for p in product(range(len(TAGS)), repeat=len(scores)) if lawful(p))
    tags = ["O"] * len(scores)
    for start, end, label in decode_names(scores, TAGS):
        tags[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
    assert spans(tuple(TAGS.index(t) for t in tags)) == best


def test_no_words_have_no_names() -> None:
    assert decode_names(np.zeros((0, len(TAGS)), dtype=np.float32), TAGS) == []
