"""Subjects that are something of a company: "Acme's net profit rose", "revenue at Acme fell".

In:  a row of units and the unit at which a verb group begins.
Out: the functions "subject-measure" (the words), "subject-owner" (whose it is), "when".
Not here: which words measure a business (words.metric in ontology/patterns/values.toml). Part of
the shallow reading that a parser replaces.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.complements import Functions
from kg.extract.phrases import NounPhrase, Row, phrase_before
from kg.extract.subjects import PARTIES, opens_clause
from kg.extract.units import U, Unit

_OWNER_BEHIND = frozenset(["at", "of", "for"])


def measured_subject(row: Row, end: int) -> Functions:
    """What is measured and whose it is.

    "Acme said revenue rose" does not say whose: who says so is (function "source", reading.py).
    """
    phrase = phrase_before(row, end - 1)
    if phrase is None:
        return {}
    if phrase.head.kind is U.NAME:
        return _owner_behind(row, phrase)
    if phrase.head.kind is U.WORD and not phrase.possessors and not phrase.compounds:
        behind_report = phrase.start > 0 and row[phrase.start - 1].kind in (U.VERB, U.SUB)
        return {"subject-measure": _measure(phrase)} if behind_report else {}
    owners = [u for u in (phrase.possessors or phrase.compounds) if _may_own(u.label, u.kind)]
    if len(owners) != 1 or not opens_clause(row, phrase.start):
        return {}
    return _functions(phrase, owners[0].start)


def _may_own(label: str, kind: U) -> bool:
    return label in PARTIES or kind is U.OWN


def _owner_behind(row: Row, owner: NounPhrase) -> Functions:
    """ "Revenue at Acme"."""
    at = owner.start - 1
    if owner.head.label not in PARTIES or at < 1 or row[at].text not in _OWNER_BEHIND:
        return {}
    phrase = phrase_before(row, at - 1)
    if phrase is None or phrase.head.kind is U.NAME or not opens_clause(row, phrase.start):
        return {}
    functions = _functions(phrase, phrase.head.start)
    functions["subject-owner"] = [owner.head]
    return functions


def _functions(phrase: NounPhrase, owner_start: int) -> Functions:
    functions: Functions = {"subject-measure": _measure(phrase)}
    functions["subject-owner"] = [u for u in phrase.units if u.start == owner_start]
    times = [u for u in phrase.units if u.kind is U.TIME]
    return functions | ({"when": times} if times else {})


def _measure(phrase: NounPhrase) -> list[Unit]:
    first = next((u for u in phrase.units if u.kind in (U.WORD, U.VERB)), phrase.head)
    return [replace(phrase.head, kind=U.WORD, start=first.start)]
