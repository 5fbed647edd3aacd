"""Whom "it", "its" and "the company" mean, where only one company can be meant.

In:  the sentences of an article as units, a pronoun or "the company" in one of them.
Out: the name meant; None where a second company could be.
Not here: chains across paragraphs, "both", "the two", "the deal".
"""

from __future__ import annotations

from kg.extract.clauses import leading_subject
from kg.extract.phrases import Row
from kg.extract.subjects import Subject
from kg.extract.units import U, Unit

_PARTIES = frozenset(["company", "organization"])
_THING = frozenset(["it", "its", "itself"])


class Referents:
    """Answers for one article. Sentences are asked about in text order."""

    def __init__(self) -> None:
        self._subject_before: Unit | None = None  # of the previous sentence
        self._row: Row = []

    def enter(self, row: Row) -> None:
        """Go on to the next sentence."""
        self._subject_before, self._row = self._only_subject(self._row), row

    def _only_subject(self, row: Row) -> Unit | None:
        """The company that is the subject of a sentence which no other one could be."""
        subject = leading_subject(row) if row else None
        if subject is None or len(subject.units) != 1:
            return None
        unit = subject.units[0]
        if unit.kind is U.NAME:
            return unit if unit.label in _PARTIES else None
        return self.company_meant(unit, None)

    def company_meant(self, unit: Unit, clause: Subject | None) -> Unit | None:
        """The name that a pronoun or "the company" stands for.

        `clause` is the subject of the clause that the word depends on, or of "said" above it:
        "Acme said it", "Acme completed its".
        """
        if unit.kind in (U.PRON, U.OWN) and unit.text not in _THING:
            return None
        near = self._named(clause)
        if near is not None and near.end <= unit.start:
            return near
        before = [u for u in self._row if u.label in _PARTIES and u.end <= unit.start]
        if not before:
            return self._subject_before
        subject = leading_subject(self._row)
        only = {u.text for u in before} == {before[0].text}
        return self._named(subject) if only and before[0] in _units(subject) else None

    def _named(self, subject: Subject | None) -> Unit | None:
        units = _units(subject)
        if len(units) != 1:
            return None
        if units[0].kind is U.NAME:
            return units[0] if units[0].label in _PARTIES else None
        before = any(u.label in _PARTIES and u.end <= units[0].start for u in self._row)
        return None if before else self._subject_before


def _units(subject: Subject | None) -> tuple[Unit, ...]:
    return subject.units if subject is not None else ()
