"""Longest match of recorded names in a sequence of pieces.

A trie of plain dictionaries over case-folded pieces; what hangs at its leaves is up to the
caller. Ten thousand names build in tens of milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class _Node(Generic[T]):
    next: dict[str, _Node[T]] = field(default_factory=dict)
    values: list[T] = field(default_factory=list)


class Trie(Generic[T]):
    """Sequences of folded pieces and the values recorded under them.

    >>> trie = Trie[str]()
    >>> trie.add(["base", "station"], "x")
    >>> list(trie.from_here(["base", "stations"], 0))
    [(2, ['x'])]
    """

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()

    def add(self, pieces: Sequence[str], value: T) -> None:
        node = self._root
        for piece in pieces:
            node = node.next.setdefault(piece, _Node())
        node.values.append(value)

    def may_begin(self, piece: str) -> bool:
        """Whether an entry begins with a piece, which may be its last and in the plural."""
        following = self._root.next
        return piece in following or not following.keys().isdisjoint(singulars(piece))

    def from_here(self, folded: Sequence[str], start: int) -> Iterator[tuple[int, list[T]]]:
        """Ends (exclusive) of the entries that begin at `start`, shortest first.

        The last piece may stand in the plural.
        """
        node = self._root
        for index in range(start, len(folded)):
            piece = folded[index]
            for singular in singulars(piece):
                plural_of = node.next.get(singular)
                if plural_of and plural_of.values:
                    yield index + 1, plural_of.values
            following = node.next.get(piece)
            if following is None:
                return
            node = following
            if node.values:
                yield index + 1, node.values


def singulars(word: str) -> tuple[str, ...]:
    """What a word may be the plural of. Too many do no harm: they must be recorded names.

    >>> singulars("stations"), singulars("batteries"), singulars("switches"), singulars("class")
    (('station',), ('batterie', 'battery'), ('switche', 'switch'), ())
    """
    if len(word) < 3 or not word.endswith("s") or word.endswith("ss"):
        return ()
    if word.endswith("ies"):
        return (word[:-1], word[:-3] + "y")
    if word.endswith(("ches", "shes", "xes", "sses")):
        return (word[:-1], word[:-2])
    return (word[:-1],)
