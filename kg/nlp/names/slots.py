"""The words around a name that tell what it names: "shares of X", "X's chief executive".

Data: ontology/names/slots.toml. A slot has a kind, a weight (2 decides, 1 needs company) and
regular expressions for what stands directly `before` or `after` the name.
Out: votes for kinds. Not here: the form of the name itself (forms.py).
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kg.config import ontology_dir
from kg.errors import PatternError
from kg.model import NAME_KINDS, Kind

_REACH = 90  # characters looked at on either side


@dataclass(frozen=True, slots=True)
class Vote:
    """What one thing about a name says of its kind."""

    id: str
    kind: Kind
    weight: int
    opens: bool = True


@dataclass(frozen=True, slots=True)
class Example:
    """A text, and the name in it that the slot must see, or must not see."""

    text: str
    name: str


@dataclass(frozen=True, slots=True)
class Slot:
    """One row of slots.toml."""

    id: str
    kind: Kind
    weight: int
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    examples: tuple[Example, ...]
    counterexamples: tuple[Example, ...]
    opens: bool = False  # it believes the capital that begins a sentence

    def holds(self, left: str, right: str) -> bool:
        # `after` is looked at in one place, `before` is searched for: the cheap one first.
        return (self.after is None or self.after.match(right) is not None) and (
            self.before is None or self.before.search(left) is not None
        )


@lru_cache(maxsize=1)
def slots() -> tuple[Slot, ...]:
    """All slots, in the order of the file."""
    path = ontology_dir() / "names" / "slots.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    lists = {name: "|".join(words) for name, words in data.get("words", {}).items()}
    return tuple(_slot(row, lists) for row in data["slot"])


def _slot(row: dict[str, object], lists: dict[str, str]) -> Slot:
    name = str(row.get("id"))
    if row.get("kind") not in NAME_KINDS or not ("before" in row or "after" in row):
        raise PatternError(
            f"slots.toml, slot {name}: needs a kind ({', '.join(sorted(NAME_KINDS))}) "
            "and what stands before or after."
        )
    return Slot(
        id=name,
        kind=Kind(str(row["kind"])),
        weight=int(str(row.get("weight", 2))),
        before=_compiled(name, row.get("before"), lists, r"(?i:(?:^|[\s(“\"'‘/—–-])(?:{})\s*$)"),
        after=_compiled(name, row.get("after"), lists, r"(?:{})(?!\w)"),
        examples=_examples(row.get("examples")),
        counterexamples=_examples(row.get("counterexamples")),
        opens=bool(row.get("opens", False)),
    )


def _compiled(
    slot: str, pattern: object, lists: dict[str, str], frame: str
) -> re.Pattern[str] | None:
    if pattern is None:
        return None
    filled = re.sub(r"<(\w+)>", lambda m: f"(?:{lists[m[1]]})", str(pattern))
    try:
        return re.compile(frame.replace("{}", filled))
    except re.error as error:
        raise PatternError(f"slots.toml, slot {slot}: {pattern!r}: {error}.") from error


def _examples(rows: object) -> tuple[Example, ...]:
    return tuple(Example(text, name) for text, name in rows) if isinstance(rows, list) else ()


def matching(text: str, start: int, end: int) -> tuple[Slot, ...]:
    """The slots that `text[start:end]` stands in.

    >>> [slot.id for slot in matching("Shares of Widget rose.", 10, 16)]
    ['shares of']
    """
    left, right = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    return _holding(left, right)


@lru_cache(maxsize=1024)  # a place is asked about in each round, and again for its list
def _holding(left: str, right: str) -> tuple[Slot, ...]:
    return tuple(slot for slot in slots() if slot.holds(left, right))


def votes(found: Iterable[Slot | Vote]) -> Counter[Kind]:
    """What is said about a kind. Whoever says it counts once, however often it is seen.

    >>> slot = slots()[0]
    >>> votes([slot, slot]) == votes([slot])
    True
    """
    strongest: dict[tuple[str, Kind], int] = {}
    for one in found:
        key = (one.id, one.kind)
        strongest[key] = max(strongest.get(key, 0), one.weight)
    tally: Counter[Kind] = Counter()
    for (_, kind), weight in strongest.items():
        tally[kind] += weight
    return tally
