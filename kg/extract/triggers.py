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
    """The events that are likely enough, alone or with another word for them."""
    doc = sentence.doc
    inside = [e for e in doc._.model_events if sentence.start <= e.trigger < sentence.end]
    unlikely = [e for e in inside if e.probability < LEAST_EVENT]
    for event in inside:
        if event.probability >= LEAST_EVENT:
            yield event
            continue
        others = [o for o in unlikely if o is not event and _is_one(doc, event, o)]
        chance = event.probability + sum(other.probability for other in others)
        if chance >= LEAST_EVENT and all(_leads(event, other) for other in others):
            yield replace(event, probability=min(chance, _SURE))


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


def _leads(event: Any, other: Any) -> bool:
    """Whether it is the likelier of two words; the first of equals."""
    return (event.probability, -event.trigger) > (other.probability, -other.trigger)
