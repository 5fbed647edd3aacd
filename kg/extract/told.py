"""An event as the language model tells of it, in our words, and what stands around it.

In:  `doc._.model_events` (kg/annotations.py), a `[[learned]]` table of ontology/patterns.
Out: `Told`: which role a unit has, which words have a role.
Not here: claims (learned.py); parties that the sentence does not name (absent.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from spacy.tokens import Span as DocSpan

from kg.extract.antecedents import Antecedents
from kg.extract.claims import Draft
from kg.extract.frames import Frame, Slot
from kg.extract.match import Resolve
from kg.extract.phrases import Row
from kg.extract.units import Marked, Unit

# Below these the model's word is not taken. Chosen on the development sets (docs/events.md).
LEAST_EVENT, LEAST_ROLE = 0.5, 0.5
SOURCE = "by"  # the model's role of who says so
# Our words for roles and events that the model knows under other names.
OUR_ROLE = {
    "announced": "announcedOn",
    "value": "amount",
    "period": "date",
    "tester": "participant",
}
OUR_TYPE = {"Plant": "Site"}


class ModelEvent(Protocol):
    """What kg/nlp/model/events.py says about one word."""

    @property
    def trigger(self) -> int: ...
    @property
    def type(self) -> str: ...
    @property
    def probability(self) -> float: ...
    @property
    def statuses(self) -> tuple[tuple[str, float], ...]: ...
    def role_of(self, start: int, end: int) -> tuple[str, float]: ...


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the reading of a sentence has found besides the model."""

    row: Row
    marked: Marked
    resolve: Resolve  # pronouns that only one company can be meant by
    antecedents: Antecedents
    drafts: Sequence[Draft]  # of the sentences before
    here: Sequence[Draft]  # of the frames, in this sentence


@dataclass(frozen=True, slots=True)
class Told:
    """One event of one sentence, and the rule that says what it has to have."""

    sentence: DocSpan
    event: ModelEvent
    rule: Frame
    around: Surroundings

    def role_of(self, start: int, end: int) -> str | None:
        """The role of tokens, in our words, if it is likely enough."""
        role, chance = self.event.role_of(start, end)
        return OUR_ROLE.get(role, role) if chance >= LEAST_ROLE else None

    def party_slots(self) -> Iterator[Slot]:
        """The roles that things fill, not words."""
        return (slot for slot in self.rule.slots if not slot.is_text)

    def runs(self, role: str) -> Iterator[DocSpan]:
        """The words in a row that have a role."""
        start = None
        for i in range(self.sentence.start, self.sentence.end + 1):
            has_role = i < self.sentence.end and self.role_of(i, i + 1) == role
            if has_role and start is None:
                start = i
            elif not has_role and start is not None:
                yield self.sentence.doc[start:i]
                start = None

    def chance_of(self, run: DocSpan) -> float:
        """How likely the roles of some words are, on the average."""
        return sum(self.event.role_of(i, i + 1)[1] for i in range(run.start, run.end)) / len(run)

    def named(self) -> Iterator[Unit]:
        """The names and values of the sentence, those in brackets too."""
        for start, (kind, span) in sorted(self.around.marked.items()):
            if self.sentence.start <= start < self.sentence.end:
                yield Unit(kind, span.text.lower(), span.start, span.end, span)


def our_type(event: ModelEvent) -> str:
    """The class of news.ttl that an event of the model is of."""
    return OUR_TYPE.get(event.type, event.type)
