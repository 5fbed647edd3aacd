"""Whom a word means in the clause that a frame reads: "Acme completed its takeover of the bank".

In:  a predicate, who says so, and the two that answer (refer.py, antecedents.py).
Out: a function from a unit to the name that it stands for, or None.
Not here: what the language model tells (absent.py).
"""

from __future__ import annotations

from spacy.tokens import Doc

from kg.extract.antecedents import Antecedents
from kg.extract.match import Resolve
from kg.extract.predicates import Predicate
from kg.extract.refer import Referents, is_described
from kg.extract.subjects import PARTIES, Subject
from kg.extract.things import key_of
from kg.extract.units import U, Unit
from kg.extract.voice import Voice


def resolver(
    doc: Doc, predicate: Predicate, voice: Voice, referents: Referents, antecedents: Antecedents
) -> Resolve:
    """Who was called so comes first; then who can be meant alone."""
    acting = predicate.subject

    def resolve(unit: Unit) -> Unit | None:
        if unit.kind is U.WORD:
            words = doc[unit.start : unit.end]
            called = antecedents.called(words)
            if called is not None:
                return called
            if is_described(unit) and doc.has_annotation("DEP"):
                return antecedents.meant(words, PARTIES, but=_named_by(acting))
            if acting is not None and unit not in acting.units:
                return referents.topic(acting)
        described = predicate.functions.get("apposition", ())
        if unit.kind is U.OWN and described and not predicate.is_title:  # "Acme is its rival"
            return referents.topic(Subject(tuple(described), 0))
        clause = (acting if unit.kind is U.OWN else None) or voice.subject
        return referents.company_meant(unit, clause)

    return resolve


def _named_by(subject: Subject | None) -> set[str]:
    units = subject.units if subject is not None else ()
    return {key_of(unit) for unit in units}
