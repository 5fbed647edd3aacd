"""Which events of the language model are likely enough, also where it cannot say by which word.

In:  `doc._.model_events`: for each word the chance that it names an event.
Out: the events of a sentence that are likelier than not.
Not here: what an event needs (learned.py).

In the gold one word names an event: "won" or "order" of "won an order". Where the model wavers
between two words of one phrase, the chance that there is an event is about the sum of both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from kg.extract.told import LEAST_EVENT, our_type

_FARTHEST = 2  # steps in the tree between two words for one event
_SURE = 1.0


def likely_events(sentence: DocSpan) -> Iterator[Any]:
    """The events that are likely enough, alone or with other words for them."""
    doc = sentence.doc
    inside = [e for e in doc._.model_events if sentence.start <= e.trigger < sentence.end]
    likely = [e for e in inside if e.probability >= LEAST_EVENT]
    found = list(likely)
    for group in _groups(doc, [e for e in inside if e.probability < LEAST_EVENT]):
        chance = sum(event.probability for event in group)
        is_told = any(_is_one(doc, event, sure) for event in group for sure in likely)
        if chance >= LEAST_EVENT and not is_told:
            lead = max(group, key=lambda event: (event.probability, -event.trigger))
            found.append(replace(lead, probability=min(chance, _SURE)))
    yield from sorted(found, key=lambda event: event.trigger)


def _groups(doc: Doc, events: list[Any]) -> list[list[Any]]:
    """The words that may name one event, each with those that it hangs together with."""
    groups: list[list[Any]] = []
    for event in events:
        near = [g for g in groups if any(_is_one(doc, event, other) for other in g)]
        groups = [g for g in groups if g not in near]
        groups.append([event, *(other for group in near for other in group)])
    return groups


def _is_one(doc: Doc, one: Any, other: Any) -> bool:
    """Whether two words may name one event: of one type, one below the other."""
    if our_type(one) != our_type(other):
        return False
    return _is_below(doc, one.trigger, other.trigger) or _is_below(doc, other.trigger, one.trigger)


def _is_below(doc: Doc, low: int, high: int) -> bool:
    word = doc[low]
    for _ in range(_FARTHEST):
        word = word.head
        if word.i == high:
            return True
    return False
