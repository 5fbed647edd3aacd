"""Each row of slots.toml sees what its examples say, by itself."""

from __future__ import annotations

import pytest

from kg.nlp.names.slots import Example, Slot, slots

_EXAMPLES = [(slot, example) for slot in slots() for example in slot.examples]
_COUNTEREXAMPLES = [(slot, example) for slot in slots() for example in slot.counterexamples]


def holds(slot: Slot, example: Example) -> bool:
    start = example.text.index(example.name)
    return slot.holds(example.text[:start], example.text[start + len(example.name) :])


@pytest.mark.parametrize(("slot", "example"), _EXAMPLES, ids=lambda value: getattr(value, "id", ""))
def test_slot_sees_its_example(slot: Slot, example: Example) -> None:
    assert holds(slot, example)


@pytest.mark.parametrize(("slot", "example"), _COUNTEREXAMPLES, ids=lambda v: getattr(v, "id", ""))
def test_slot_does_not_see_its_counterexample(slot: Slot, example: Example) -> None:
    assert not holds(slot, example)


def test_every_slot_has_an_example_and_a_name_of_its_own() -> None:
    assert all(slot.examples for slot in slots())
    assert len({slot.id for slot in slots()}) == len(slots())
