"""Whom "it", "its" and "the company" mean, where only one company can be meant.

In:  the sentences of an article as units, a pronoun or "the company" in one of them.
Out: the name meant; None where a second company could be.
Not here: chains across paragraphs; "the deal" (recall.py).
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span as DocSpan

from kg.extract.claims import Draft
from kg.extract.clauses import leading_subject
from kg.extract.complements import Functions
from kg.extract.phrases import Row
from kg.extract.subjects import PARTIES, Subject
from kg.extract.units import U, Unit
from kg.extract.words import GENERIC_COMPANIES

FIRST_PERSON = frozenset(["we", "our", "us", "ours"])
SEVERAL = GENERIC_COMPANIES | {"they"}
_THING = frozenset(["it", "its", "itself"])


class Referents:
    """Answers for one article. Sentences are asked about in text order."""

    def __init__(self) -> None:
        self._subject_before: Unit | None = None  # of the previous sentence
        self._was_alone = False  # no other company is named there
        self._row: Row = []
        self._row_before: Row = []

    def enter(self, row: Row) -> None:
        """Go on to the next sentence."""
        before = self._row
        self._subject_before = self._only_subject(before)
        named = {unit.text for unit in before if unit.label in PARTIES}
        self._was_alone = len(named) < 2
        self._row_before, self._row = before, row

    def _only_subject(self, row: Row) -> Unit | None:
        """The company that is the subject of a sentence which no other one could be."""
        subject = leading_subject(row) if row else None
        if subject is None or len(subject.units) != 1:
            return None
        unit = subject.units[0]
        if unit.kind is U.NAME:
            return unit if unit.label in PARTIES else None
        # "The Kenyan company" may be anybody whom the sentences before named.
        return None if is_described(unit) else self.company_meant(unit, None)

    def topic(self, acting: Subject | None) -> Unit | None:
        """Whom "the company" means as the object of somebody else: "Acme invested in the company".

        It is the company of the sentence before, if that one names no other.
        """
        units, before = _units(acting), self._subject_before
        if before is None or not self._was_alone or len(units) != 1:
            return None
        if units[0].kind is not U.NAME or units[0].text == before.text:
            return None
        return before

    def both(self, unit: Unit, said: Subject | None) -> tuple[Unit, ...]:
        """The two whom "they" and "the two companies" mean: those who say so, else the only
        two companies of the sentence before, where this one has named none yet.
        """
        if unit.text not in SEVERAL:
            return ()
        if said is not None and unit not in said.units:
            names = tuple(u for u in said.units if u.label in PARTIES)
            return names if len(names) > 1 else ()
        if any(u.label in PARTIES and u.end <= unit.start for u in self._row):
            return ()
        by_name = {u.text: u for u in reversed(self._row_before) if u.label in PARTIES}
        return tuple(reversed(by_name.values())) if len(by_name) == 2 else ()

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
        before = [u for u in self._row if u.label in PARTIES and u.end <= unit.start]
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
            return units[0] if units[0].label in PARTIES else None
        before = any(u.label in PARTIES and u.end <= units[0].start for u in self._row)
        return None if before else self._subject_before


class Speaker:
    """For which company "we" and "our" speak: that of whoever is quoted.

    `learn` is told what each sentence says: "said Jane Doe, president of Acme".
    """

    def __init__(self) -> None:
        self._company: Unit | None = None
        self._is_open = False  # a quotation has begun and not ended
        self._applies = False

    def enter(self, sentence: DocSpan, row: Row) -> None:
        """Note whether a sentence is quoted speech in the first person."""
        marks = [token.text for token in sentence if token.text in ("“", "”")]
        quoted = self._is_open or bool(marks)
        if marks:
            self._is_open = marks[-1] == "“"
        elif not quoted:
            self._company = None
        self._applies = quoted and any(unit.text in FIRST_PERSON for unit in row)

    def learn(self, row: Row, drafts: Iterable[Draft]) -> None:
        """Remember the employer of the person who is quoted here."""
        if not any(unit.text in ("said", "says") for unit in row):
            return
        employers = [
            filler.place.start
            for draft in drafts
            if any(filler.role == "person" for filler in draft.fillers)
            for filler in draft.fillers
            if filler.role == "employer" and filler.place is not None
        ]
        named = [u for u in row if u.span is not None and u.span.start_char in employers]
        self._company = named[0] if len(named) == 1 else None

    def add_to(self, functions: Functions) -> None:
        """Add the function "speaker" to those of a predicate."""
        if self._applies and self._company is not None:
            functions["speaker"] = [self._company]


def is_described(unit: Unit) -> bool:
    """Whether words say more than "the company": "the Kenyan company"."""
    return unit.kind is U.WORD and unit.end - unit.start > _THE_COMPANY


_THE_COMPANY = 2  # words


def _units(subject: Subject | None) -> tuple[Unit, ...]:
    return subject.units if subject is not None else ()
