"""What the part that a name plays in an event says about its kind: who buys is no place.

In:  doc._.model_events (kg/nlp/model), and which kinds fill which role: the `[[learned]]` tables of
     ontology/patterns.
Out: for a span, how much each kind is left of what the language model took it for.
Not here: which kind a name gets (learned.py); frames, which judge names of no kind (verdicts.py).
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from kg.config import ontology_dir
from kg.model import Kind

Floats = NDArray[np.floating]

KINDS = (
    Kind.COMPANY,
    Kind.ORGANIZATION,
    Kind.PERSON,
    Kind.PLACE,
    Kind.PRODUCT,
    Kind.TECHNOLOGY,
)
_PARTIES = ("company", "organization")  # what fills a role, unless its table says otherwise
_THINGS = {  # of roles that values fill
    "technology": frozenset(["technology"]),
    "place": frozenset(["place"]),
    "product": frozenset(["product", "technology"]),
}
_LEAST = 0.5  # a part that is less likely says nothing
_AT_MOST = 0.95  # no part is certain


class Parts:
    """The events of one doc, by the tokens of their sentences."""

    def __init__(self, doc: Doc) -> None:
        self._events = defaultdict[int, list[Any]](list)
        for event in doc._.model_events:
            if event.probability >= _LEAST:
                for i in event.words:
                    self._events[i].append(event)

    def left(self, start: int, end: int) -> Floats:
        """What is left of each kind: 1 where no event speaks against it."""
        left = np.ones(len(KINDS), dtype=np.float64)
        for event in self._events.get(start, ()):
            role, chance = event.role_of(start, end)
            allowed = kinds_of_roles().get((event.type, role))
            if allowed is not None and chance >= _LEAST:
                weight = min(event.probability * chance, _AT_MOST)
                left *= np.where(allowed, 1.0, 1.0 - weight)
        return left


@lru_cache(maxsize=1)
def kinds_of_roles() -> dict[tuple[str, str], NDArray[np.bool_]]:
    """(type, role), in the model's words: which of `KINDS` fill the role."""
    path = ontology_dir() / "patterns" / "learned.toml"
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["learned"]
    found = {}
    for table in tables:
        listed = table.get("kinds", {})
        for role in table["roles"]:
            kinds = listed.get(role, _PARTIES)
            found[table["event"], role] = np.array([kind in kinds for kind in KINDS])
        for role in table.get("values", ()):
            if role in _THINGS:
                found[table["event"], role] = np.array([kind in _THINGS[role] for kind in KINDS])
    return found
