"""From scores to annotations: names, and a tree.

Pure functions over numpy arrays of one sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Integers = NDArray[np.int64]

NAMES = ("company", "organization", "person", "place", "product", "technology")


def decode_names(scores: Scores, tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """The best sequence of names as (start, end, label), end exclusive.

    `scores` is [words, tags]; `tags` are "O", "B-company", "I-company" and so on. An I tag
    is only possible after a B or I of the same label (Viterbi over that one rule).

    >>> tags = ["O", "B-company", "I-company"]
    >>> decode_names(np.array([[0, 1, 2], [0, 0, 3], [2, 0, 0]], dtype=np.float32), tags)
    [(0, 2, 'company')]
    """
    if not len(scores):
        return []
    tags = tuple(tags)
    path = scores.argmax(1)
    # A lawful step costs nothing: where the likeliest tags are lawful, no sequence is better.
    if not _is_lawful(path, tags):
        path = _best_path(scores, tags)
    return _spans([tags[t] for t in path])


def _is_lawful(path: Integers, tags: tuple[str, ...]) -> bool:
    is_barred = np.isneginf(transitions(tags))
    return not (_is_inside(tags)[path[0]] or is_barred[path[:-1], path[1:]].any())


def _best_path(scores: Scores, tags: tuple[str, ...]) -> Integers:
    """The sequence of tags that scores most of those with lawful steps only (Viterbi)."""
    allowed = transitions(tags)
    best = scores[0] + np.where(_is_inside(tags), -np.inf, 0.0)
    back = np.zeros(scores.shape, dtype=np.int64)
    for i in range(1, len(scores)):
        paths = best[:, None] + allowed
        back[i] = paths.argmax(0)
        best = paths.max(0) + scores[i]
    path = np.zeros(len(scores), dtype=np.int64)
    path[-1] = best.argmax()
    for i in range(len(scores) - 1, 0, -1):
        path[i - 1] = back[i, path[i]]
    return path


def kind_chances(scores: Scores, tags: Sequence[str]) -> Scores:
    """[words, 1 + kinds]: how likely each word is in no name, or in one of each of `NAMES`."""
    raised = np.exp(scores - scores.max(1, keepdims=True))
    chances = raised / raised.sum(1, keepdims=True)
    return np.asarray(chances @ _kind_of_tags(tuple(tags)))


@lru_cache(maxsize=4)
def _kind_of_tags(tags: tuple[str, ...]) -> Scores:
    """[tags, 1 + kinds]: 1 where a tag is of a kind."""
    kinds = ("", *NAMES)
    return np.array([[tag[2:] == kind for kind in kinds] for tag in tags], dtype=np.float32)


@lru_cache(maxsize=4)
def _is_inside(tags: tuple[str, ...]) -> NDArray[np.bool_]:
    return np.array([tag.startswith("I-") for tag in tags])


@lru_cache(maxsize=4)
def transitions(tags: tuple[str, ...]) -> Scores:
    """[from, to]: 0 where a tag may follow another, minus infinity where not."""
    table = np.zeros((len(tags), len(tags)), dtype=np.float32)
    for j, after in enumerate(tags):
        if after.startswith("I-"):
            for i, before in enumerate(tags):
                if before[2:] != after[2:]:
                    table[i, j] = -np.inf
    return table


def _spans(path: list[str]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    start = 0
    for i, tag in enumerate([*path, "O"]):
        if i and path[i - 1] != "O" and not tag.startswith("I-"):
            found.append((start, i, path[i - 1][2:]))
        if tag.startswith("B-"):
            start = i
    return found


def decode_tree(scores: Scores) -> list[int]:
    """The head of each word, its own index for the root: the best tree with one root.

    `scores` is [dependent, head] with the score for being the root on the diagonal. Mostly
    the best head of each word makes a tree; where not, Chu and Liu (1965) and Edmonds (1967).
    """
    heads = scores.argmax(1)
    if _is_tree(heads):
        return list(heads.tolist())
    best_other = _best_other(scores)
    # No tree with a root scores more than all its words with their best heads.
    bounds = best_other.sum() - best_other + np.diag(scores)
    best, best_score = heads, -np.inf
    for root in np.argsort(-bounds, kind="stable"):
        if bounds[root] <= best_score:
            break
        tree = _tree_from(scores, int(root))
        score = float(scores[np.arange(len(tree)), tree].sum())
        if score > best_score:
            best, best_score = tree, score
    return list(best.tolist())


def _best_other(scores: Scores) -> Scores:
    """The score of each word's best head other than itself."""
    others = scores.copy()
    np.fill_diagonal(others, -np.inf)
    return np.asarray(others.max(1))


def _is_tree(heads: NDArray[np.int64]) -> bool:
    if (heads == np.arange(len(heads))).sum() != 1:
        return False
    reached = heads.copy()
    for _ in range(int(np.ceil(np.log2(len(heads) + 1))) + 1):
        reached = reached[reached]
    return bool((heads[reached] == reached).all())


def _tree_from(scores: Scores, root: int) -> NDArray[np.int64]:
    """The best tree with a given root."""
    graph = scores.copy()
    np.fill_diagonal(graph, -np.inf)
    graph[root] = -np.inf
    graph[root, root] = 0.0
    return _arborescence(graph, root)


def _arborescence(graph: Scores, root: int) -> NDArray[np.int64]:
    heads: NDArray[np.int64] = graph.argmax(1)
    heads[root] = root
    cycle = _cycle(heads, root)
    if cycle is None:
        return heads
    return _expand(graph, root, heads, cycle)


def _cycle(heads: NDArray[np.int64], root: int) -> list[int] | None:
    """The words of one cycle, or None."""
    state = np.zeros(len(heads), dtype=np.int8)
    state[root] = 2
    for start in range(len(heads)):
        path: list[int] = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        state[path] = 2
    return None


def _expand(
    graph: Scores, root: int, heads: NDArray[np.int64], cycle: list[int]
) -> NDArray[np.int64]:
    """Contract a cycle into one node, solve that, and break the cycle where it was entered."""
    inside = np.zeros(len(graph), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    members = np.array(cycle)
    size = len(outside)
    small = np.full((size + 1, size + 1), -np.inf, dtype=graph.dtype)
    small[:size, :size] = graph[np.ix_(outside, outside)]
    leaving = graph[np.ix_(outside, members)]
    small[:size, size] = leaving.max(1)
    kept = graph[members, heads[members]]
    entering = graph[np.ix_(members, outside)] - kept[:, None]
    small[size, :size] = entering.max(0)
    place = {int(node): i for i, node in enumerate(outside)}
    solved = _arborescence(small, place[root])
    result = heads.copy()
    for i, node in enumerate(outside):
        head = int(solved[i])
        result[node] = members[leaving[i].argmax()] if head == size else outside[head]
    enter_from = int(solved[size])
    entered = int(entering[:, enter_from].argmax())
    result[members[entered]] = outside[enter_from]
    return result
