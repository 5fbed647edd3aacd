"""Found names against gold names: counts by label, the confusion of labels, the worst sentences.

In:  `Reading`s, which are sentences with both. Out: tallies, tables and lines.
Not here: where the names come from (names_gold.py, model.py).

A name is right if characters and label are. What is not right is linked for the tables: names
with the same characters first, then those that overlap, those that share most before others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bench.names_gold import Name
from bench.report import table
from bench.scorer import ALL, Tally

NONE = "none"


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with the names that it has and those that were found."""

    document: str
    text: str
    gold: tuple[Name, ...]
    found: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A gold name and what was found in its place; either may be missing."""

    gold: Name | None
    found: Name | None

    @property
    def is_right(self) -> bool:
        return self.gold == self.found

    @property
    def is_partial(self) -> bool:
        """Whether they share characters, but not the very same."""
        if self.gold is None or self.found is None:
            return False
        return (self.gold.start, self.gold.end) != (self.found.start, self.found.end)


def tallies(readings: Sequence[Reading]) -> dict[str, Tally]:
    """Counts by label, and of all of them."""
    gold, found, hits = Counter[str](), Counter[str](), Counter[str]()
    for reading in readings:
        wanted, given = set(reading.gold), set(reading.found)
        for counter, names in ((gold, wanted), (found, given), (hits, wanted & given)):
            counter.update(name.label for name in names)
            counter[ALL] += len(names)
    labels = sorted({*gold, *found} - {ALL})
    return {key: Tally(gold[key], found[key], hits[key]) for key in (*labels, ALL)}


def name_figures(counted: dict[str, Tally]) -> dict[str, float]:
    """F1 by label: {"company_f1": 0.9, "names_f1": 0.88}."""
    named = {("names" if key == ALL else key): tally.f1 for key, tally in counted.items()}
    return {f"{key}_f1": f1 for key, f1 in named.items() if f1 is not None}


def links(reading: Reading) -> list[Link]:
    """Every gold name and every found name once, in the order of the text."""
    gold, found = set(reading.gold), set(reading.found)
    linked = []
    for one, other in _by_what_they_share(reading):
        if one in gold and other in found:
            linked.append(Link(one, other))
            gold.remove(one)
            found.remove(other)
    linked += [Link(name, None) for name in gold] + [Link(None, name) for name in found]
    return sorted(linked, key=_place)


def _by_what_they_share(reading: Reading) -> list[tuple[Name, Name]]:
    pairs = [(one, other) for one in reading.gold for other in reading.found]
    overlapping = [pair for pair in pairs if _shared(*pair) > 0]
    return sorted(overlapping, key=lambda p: (Link(*p).is_partial, -_shared(*p), p))


def _shared(one: Name, other: Name) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _place(link: Link) -> tuple[Name, bool]:
    name = link.gold or link.found
    assert name is not None  # a link has at least one end
    return name, link.gold is None


def confusion(readings: Iterable[Reading]) -> str:
    """Two tables, gold by found: names with the same characters or none, and partial overlaps."""
    whole, partial = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for reading in readings:
        for link in links(reading):
            labels = (_label(link.gold), _label(link.found))
            (partial if link.is_partial else whole)[labels] += 1
    return (
        f"Same characters, missed (found: {NONE}) and invented (gold: {NONE})\n\n{_matrix(whole)}"
        f"\n\nOverlapping, with other edges\n\n{_matrix(partial)}"
    )


def _label(name: Name | None) -> str:
    return NONE if name is None else name.label


def _matrix(counts: Counter[tuple[str, str]]) -> str:
    """Rows are of the gold, columns of what was found; "none" comes last where it occurs."""
    labels = sorted({label for pair in counts for label in pair}, key=lambda k: (k == NONE, k))
    rows = [[gold, *(str(counts[gold, found]) for found in labels)] for gold in labels]
    return table(["gold / found", *labels], rows)


def worst(readings: Iterable[Reading], count: int) -> Iterator[str]:
    """The sentences with most wrong names (missed, invented, other label or edges), those first."""
    wrong = [(reading, [k for k in links(reading) if not k.is_right]) for reading in readings]
    wrong.sort(key=lambda row: -len(row[1]))
    for reading, errors in wrong[:count]:
        if errors:
            told = "; ".join(_told(link, reading.text) for link in errors)
            yield f"{reading.document}  {len(errors)} wrong  {told}\n    {reading.text}"


def _told(link: Link, text: str) -> str:
    def shown(name: Name) -> str:
        return f"{name.label} {text[name.start : name.end]!r}"

    if link.found is None:
        return f"missed {shown(link.gold)}" if link.gold else ""
    if link.gold is None:
        return f"invented {shown(link.found)}"
    return f"{shown(link.gold)} read as {shown(link.found)}"
